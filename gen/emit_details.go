package gen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// emitSubjects writes the registry's date and the constants of the subjects.
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

// emitDetails writes the constants of the details, a block for each subject.
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

// bySubject cuts the details, which are in numeric order, into runs of one subject.
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

// heading names a subject above the constants of its details.
func (c *Catalog) heading(subject int) string {
	for _, s := range c.Subjects {
		if s.Subject == subject && s.Text != "" {
			return fmt.Sprintf("X.%d: %s.", subject, Printable(s.Text))
		}
	}
	return fmt.Sprintf("X.%d: a subject that the registry does not describe.", subject)
}

// packed is a detail's value as an expression: 2<<10 + 2.
func packed(code iana.Code) *jen.Statement {
	return jen.Lit(code.Subject).Op("<<").Lit(10).Op("+").Lit(code.Detail)
}

// comment is the documentation of a detail's constant, in paragraphs.
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
		registered + ". " + d.classWords() + " " + d.replyWords(),
		Sentence(d.Remark),
		d.deprecation(c),
	}
}

// classWords tells the classes that the detail is for and how that is known.
func (d Detail) classWords() string {
	classes := "class " + list(d.Classes.List)
	if len(d.Classes.List) > 1 {
		classes = "classes " + list(d.Classes.List)
	}
	switch {
	case d.LimitSource != "":
		return fmt.Sprintf("For %s by %s.", classes, d.LimitSource)
	case d.Classes.Basis == iana.Only:
		return fmt.Sprintf("For %s only.", classes)
	case d.Classes.Basis == iana.Should:
		return fmt.Sprintf("Should be used for %s.", classes)
	case d.Classes.Basis == iana.May:
		return fmt.Sprintf("May be used for %s.", classes)
	case d.Classes.Basis == iana.FromAssociated:
		return fmt.Sprintf("For %s by its reply codes.", classes)
	}
	return "Not limited to a class."
}

// replyWords tells the reply codes that go with the detail: the registry's, those of RFCs, those in use.
func (d Detail) replyWords() string {
	var words []string
	if len(d.Associated.Codes) > 0 {
		words = append(words, list(d.Associated.Codes))
	}
	for _, digit := range d.Associated.Families {
		words = append(words, fmt.Sprintf("any %dyz", digit))
	}
	switch {
	case d.Associated.Any:
		words = append(words, "any")
	case len(words) == 0:
		words = append(words, "not given")
	}
	words = append(words, d.pairingWords()...)
	said := "Reply codes: " + strings.Join(words, "; ") + "."
	if customary := d.Customary(); len(customary) > 0 {
		said += " Customary: " + list(customary) + "."
	}
	return said
}

// pairingWords tells the reply codes that RFCs name and the registry's column does not, a code at a time
// with its RFCs.
func (d Detail) pairingWords() []string {
	var words []string
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
				source += " (historic)"
			}
			sources = append(sources, source)
		}
		words = append(words, fmt.Sprintf("%d by %s", code, strings.Join(sources, ", ")))
	}
	return words
}

// deprecation is the paragraph that makes an editor warn of a deprecated detail.
func (d Detail) deprecation(c *Catalog) string {
	switch {
	case d.Deprecated == nil:
		return ""
	case d.Deprecated.By == nil:
		return "Deprecated: the registry advises against it."
	}
	by := c.Detail(*d.Deprecated.By) // Merge dropped those that the registry does not hold
	return fmt.Sprintf("Deprecated: the registry replaces it with %s, use [%s].", by.Code, by.Identifier)
}

// withdrawal is the paragraph that makes an editor warn of a record that the registry no longer holds.
func withdrawal(lastSeen string) string {
	if lastSeen == "" {
		return ""
	}
	return fmt.Sprintf("Deprecated: withdrawn, last in the registry of %s.", lastSeen)
}

// list writes numbers with commas between them.
func list(numbers []int) string {
	var words []string
	for _, n := range numbers {
		words = append(words, strconv.Itoa(n))
	}
	return strings.Join(words, ", ")
}
