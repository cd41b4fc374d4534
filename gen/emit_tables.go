package gen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// emitTables emits the tables that the methods read.
func emitTables(c *Catalog, file *jen.File) {
	emitReplyTable(c, file)
	emitTextTables(c, file)
	emitDetailTable(c, file)
	emitReplacements(c, file)
}

// bit returns the name of a reply code's bit in a replySet.
func bit(code int) string {
	return fmt.Sprintf("r%d", code)
}

// emitReplyTable emits the rows of the reply codes.
func emitReplyTable(c *Catalog, file *jen.File) {
	file.Comment("// A bit for each reply code, in a replySet.")
	file.Const().DefsFunc(func(group *jen.Group) {
		for i, reply := range c.Replies {
			if i == 0 {
				group.Id(bit(reply.Code)).Id("replySet").Op("=").Lit(1).Op("<<").Iota()
				continue
			}
			group.Id(bit(reply.Code))
		}
	})
	file.Comment("// replyIndex has the row of each reply code in replyTable, at the code minus 200.")
	file.Var().Id("replyIndex").Op("=").Index(jen.Lit(400)).Uint8().Add(wrapped(len(c.Replies), func(i int) *jen.Statement {
		return jen.Lit(c.Replies[i].Code).Op("-").Lit(200).Op(":").Lit(i + 1)
	}))
	file.Comment("// replyTable has a row for each reply code. Row 0 is for the codes that it does not have.")
	file.Var().Id("replyTable").Op("=").Index(jen.Op("...")).Id("replyRow").Add(rows(func(group *jen.Group) {
		for i, reply := range c.Replies {
			group.Lit(i+1).Op(":").Values(jen.Id(bit(reply.Code)),
				jen.Lit(fmt.Sprint(reply.Code)), jen.Lit(reply.Phrase()), jen.Lit(reply.Reference()), jen.Id(standings[reply.Standing]),
				jen.Id(c.reasonOf(fmt.Sprint(reply.Code))))
		}
	}))
}

// standings has the generated constants of the standings.
var standings = map[facts.Standing]string{
	facts.Standard:     "StandingStandard",
	facts.Extension:    "StandingExtension",
	facts.Historic:     "StandingHistoric",
	facts.RegistryOnly: "StandingRegistryOnly",
	facts.Unsourced:    "StandingUnsourced",
}

// emitTextTables emits the phrases of classes and subjects. Those that were withdrawn have none: the package takes a
// subject with a phrase for registered.
func emitTextTables(c *Catalog, file *jen.File) {
	file.Line()
	file.Var().Id("classText").Op("=").Index(jen.Op("...")).String().Add(rows(func(group *jen.Group) {
		for _, class := range c.Classes {
			if class.Withdrawn == "" {
				group.Lit(class.Class).Op(":").Lit(class.Text)
			}
		}
	}))
	file.Line()
	file.Var().Id("subjectText").Op("=").Index(jen.Op("...")).String().Add(rows(func(group *jen.Group) {
		for _, subject := range c.Subjects {
			if subject.Withdrawn == "" {
				group.Id(subject.Identifier).Op(":").Lit(subject.Text)
			}
		}
	}))
}

// emitDetailTable emits the rows of the details, one line each.
func emitDetailTable(c *Catalog, file *jen.File) {
	file.Comment("// detailTable is indexed by subject and number. A row has the code, its forms, the basis, the classes, the")
	file.Comment("// families, the flags, the listed and the customary reply codes, the reason, the text and the reference.")
	file.Var().Id("detailTable").Op("=").Index(jen.Op("...")).Index().Id("detailRow").Add(rows(func(group *jen.Group) {
		for _, run := range c.bySubject() {
			group.Lit(run[0].Code.Subject).Op(":").Add(rows(func(group *jen.Group) {
				for _, detail := range run {
					group.Lit(detail.Code.Detail).Op(":").Add(c.detailRow(detail))
				}
			}))
		}
	}))
}

// bases has the generated constants of the bases.
var bases = map[iana.Basis]string{
	iana.Only:           "BasisOnly",
	iana.Should:         "BasisShould",
	iana.May:            "BasisMay",
	iana.FromAssociated: "BasisAssociated",
	iana.Unknown:        "BasisUnknown",
}

// detailRow returns the row of a detail as a composite literal. A withdrawn detail keeps only its forms, phrase and
// references.
func (c *Catalog) detailRow(d Detail) *jen.Statement {
	forms := []jen.Code{jen.Lit(inClass(2, d.Code)), jen.Lit(""), jen.Lit(inClass(4, d.Code)), jen.Lit(inClass(5, d.Code))}
	basis, flags := bases[d.Classes.Basis], []jen.Code{}
	if d.LimitSource != "" {
		basis = "BasisRFC"
	}
	if d.Associated.Any || len(d.Associated.Codes) == 0 && len(d.Associated.Families) == 0 {
		flags = append(flags, jen.Id("open"))
	}
	if d.Deprecated != nil {
		flags = append(flags, jen.Id("deprecated"))
	}
	classes, families, customary := d.Classes.List, d.Associated.Families, d.Customary()
	if d.Withdrawn != "" {
		basis, flags, classes, families, customary = "BasisUnregistered", []jen.Code{jen.Id("deprecated")}, nil, nil, nil
	}
	return jen.Values(jen.Lit(d.Code.String()), jen.Id("forms").Values(forms...), jen.Id(basis), classSet(classes), classSet(families), union(flags),
		c.replySet(d.Listed()), c.replySet(customary), jen.Id(c.reasonOf(d.Code.String())), jen.Lit(d.Text), jen.Lit(d.Reference()))
}

// inClass returns the wire form of a code in a class.
func inClass(class int, code iana.Code) string {
	return fmt.Sprintf("%d.%d.%d", class, code.Subject, code.Detail)
}

// replySet returns the set of those codes that the reply-code table has.
func (c *Catalog) replySet(codes []int) *jen.Statement {
	var bits []jen.Code
	for _, reply := range c.Replies {
		if slices.Contains(codes, reply.Code) {
			bits = append(bits, jen.Id(bit(reply.Code)))
		}
	}
	return union(bits)
}

// classSet returns the set of the classes among the digits.
func classSet(digits []int) *jen.Statement {
	var classes []jen.Code
	for _, digit := range digits {
		if digit != 3 { // no class goes with 3yz (RFC 2034 section 4)
			classes = append(classes, jen.Id(fmt.Sprintf("class%d", digit)))
		}
	}
	return union(classes)
}

// union joins the bits of a set into one expression; none is 0.
func union(bits []jen.Code) *jen.Statement {
	if len(bits) == 0 {
		return jen.Lit(0)
	}
	set := jen.Add(bits[0])
	for _, bit := range bits[1:] {
		set.Op("|").Add(bit)
	}
	return set
}

// emitReplacements emits which detail replaces which.
func emitReplacements(c *Catalog, file *jen.File) {
	file.Comment("// replacements has the deprecated details that another detail replaces.")
	file.Var().Id("replacements").Op("=").Index(jen.Op("...")).Struct(jen.List(jen.Id("old"), jen.Id("new")).Id("Detail")).Add(rows(func(group *jen.Group) {
		for _, detail := range c.Details {
			if detail.Deprecated != nil && detail.Deprecated.By != nil {
				group.Values(jen.Id(detail.Identifier), jen.Id(c.Detail(*detail.Deprecated.By).Identifier))
			}
		}
	}))
}

// rows returns the body of a composite literal with one element on each line.
func rows(elements func(*jen.Group)) *jen.Statement {
	return jen.CustomFunc(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, elements)
}

// wrapped returns the body of a composite literal of n short elements, eight on each line.
func wrapped(n int, element func(i int) *jen.Statement) *jen.Statement {
	return jen.CustomFunc(jen.Options{Open: "{", Close: "}", Separator: ","}, func(group *jen.Group) {
		for i := range n {
			if i%8 == 0 {
				group.Line().Add(element(i))
			} else {
				group.Add(element(i))
			}
		}
		group.Line()
	})
}
