package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// emitSubjects emits the registry's date and the constants of the subjects.
func emitSubjects(c *Catalog, file *jen.File) {
	file.Comment("// RegistryUpdated is the date of the registry that this package was generated from.")
	file.Const().Id("RegistryUpdated").Op("=").Lit(c.Updated)
	file.Comment("// The subjects of the registry (RFC 3463 section 2).")
	file.Const().DefsFunc(func(group *jen.Group) {
		for _, subject := range c.Subjects {
			registered := "registered without a text"
			if subject.Text != "" {
				registered = fmt.Sprintf("registered as %q", subject.Text)
			}
			comment(group, fmt.Sprintf("%s is %d, %s.", subject.Identifier, subject.Subject, registered), withdrawal(subject.Withdrawn))
			group.Id(subject.Identifier).Id("Subject").Op("=").Lit(subject.Subject)
			group.Line()
		}
	})
}

// emitDetails emits the constants of the details, one block for each subject.
func emitDetails(c *Catalog, file *jen.File) {
	for _, run := range c.bySubject() {
		file.Comment("// " + c.heading(run[0].Code.Subject))
		file.Const().DefsFunc(func(group *jen.Group) {
			for _, detail := range run {
				comment(group, detail.comment(c)...)
				group.Id(detail.Identifier).Id("Detail").Op("=").Add(packed(detail.Code))
				group.Line()
			}
		})
	}
}

// bySubject splits the details, which are in numeric order, by subject.
func (c *Catalog) bySubject() [][]Detail {
	var runs [][]Detail
	for i, detail := range c.Details {
		if i == 0 || detail.Code.Subject != c.Details[i-1].Code.Subject {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], detail)
	}
	return runs
}

// heading returns the heading for the details of a subject.
func (c *Catalog) heading(subject int) string {
	for _, s := range c.Subjects {
		if s.Subject == subject && s.Text != "" {
			return fmt.Sprintf("X.%d: %s.", subject, Printable(s.Text))
		}
	}
	return fmt.Sprintf("X.%d: a subject without a text in the registry.", subject)
}

// packed returns the value of a detail as an expression: 2<<10 + 2.
func packed(code iana.Code) *jen.Statement {
	return jen.Lit(code.Subject).Op("<<").Lit(10).Op("+").Lit(code.Detail)
}

// comment returns the doc comment of a detail's constant, in paragraphs.
func (d Detail) comment(c *Catalog) []string {
	opening := fmt.Sprintf("%s is %s: %s.", d.Identifier, d.Code, d.Sentence)
	if d.Sentence == "" {
		opening = fmt.Sprintf("%s is %s.", d.Identifier, d.Code)
	}
	registered := "Registered without a text"
	if d.Text != "" {
		registered = fmt.Sprintf("Registered as %q", d.Text)
	}
	if names := d.Reference(); names != "" {
		registered += ", " + names
	}
	if d.Withdrawn != "" {
		return []string{opening, registered + ".", withdrawal(d.Withdrawn)}
	}
	return []string{
		opening,
		registered + ". " + d.classSentence() + " " + d.replySentences(),
		Sentence(d.Remark),
		d.deprecation(c),
	}
}

// classSentence says which classes the detail is for and how they are known.
func (d Detail) classSentence() string {
	classes := ListClasses(d.Classes.List)
	switch {
	case d.LimitSource != "":
		return fmt.Sprintf("For %s (%s).", classes, d.LimitSource)
	case d.Classes.Basis == iana.Only:
		return fmt.Sprintf("For %s only.", classes)
	case d.Classes.Basis == iana.Should:
		return fmt.Sprintf("Should be used for %s.", classes)
	case d.Classes.Basis == iana.May:
		return fmt.Sprintf("May be used for %s.", classes)
	case d.Classes.Basis == iana.FromAssociated:
		return fmt.Sprintf("For %s, judging by its reply codes.", classes)
	}
	return "For any class."
}

// replySentences list the reply codes that go with the detail: the registry's, those of RFCs, those in use.
func (d Detail) replySentences() string {
	var codes []string
	if len(d.Associated.Codes) > 0 {
		codes = append(codes, JoinNumbers(d.Associated.Codes, ", "))
	}
	for _, digit := range d.Associated.Families {
		codes = append(codes, fmt.Sprintf("any %dyz", digit))
	}
	switch {
	case d.Associated.Any:
		codes = append(codes, "any")
	case len(codes) == 0:
		codes = append(codes, "not given")
	}
	codes = append(codes, d.pairedCodes()...)
	sentences := "Reply codes: " + strings.Join(codes, "; ") + "."
	if customary := d.Customary(); len(customary) > 0 {
		sentences += " Customary: " + JoinNumbers(customary, ", ") + "."
	}
	return sentences
}

// pairedCodes lists the reply codes that RFCs name and the registry's column does not, each with its RFCs.
func (d Detail) pairedCodes() []string {
	var codes []string
	for _, code := range d.Listed() {
		if slices.Contains(d.Associated.Codes, code) {
			continue
		}
		var sources []string
		for _, p := range d.Pairings {
			if p.Reply != code {
				continue
			}
			source := Cite(p.RFC, p.Section)
			if p.Strength == facts.Former {
				source += ", historic"
			}
			sources = append(sources, source)
		}
		codes = append(codes, fmt.Sprintf("%d (%s)", code, strings.Join(sources, "; ")))
	}
	return codes
}

// deprecation returns the paragraph that makes editors warn of a deprecated detail.
func (d Detail) deprecation(c *Catalog) string {
	switch {
	case d.Deprecated == nil:
		return ""
	case d.Deprecated.By == nil:
		return "Deprecated: the registry advises against it."
	}
	by := c.Detail(*d.Deprecated.By) // Merge dropped those that the registry does not hold
	return fmt.Sprintf("Deprecated: the registry replaces it with %s; use [%s].", by.Code, by.Identifier)
}

// withdrawal returns the paragraph that makes editors warn of a record that the registry no longer has.
func withdrawal(lastSeen string) string {
	if lastSeen == "" {
		return ""
	}
	return fmt.Sprintf("Deprecated: withdrawn, last in the registry of %s.", lastSeen)
}
