package gen

import (
	"fmt"
	"math"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// emitTables writes the tables behind the methods.
func emitTables(c *Catalog, file *jen.File) {
	emitReplyTable(c, file)
	emitTextTables(c, file)
	emitDetailTable(c, file)
	emitReplacements(c, file)
}

// ordinal is the name of a reply code's row number.
func ordinal(code int) string {
	return fmt.Sprintf("r%d", code)
}

// emitReplyTable writes the rows of the reply codes and the index that leads to them.
func emitReplyTable(c *Catalog, file *jen.File) {
	file.Comment("// The rows of replyTable. Row 0 is that of every code it does not know.")
	file.Const().DefsFunc(func(group *jen.Group) {
		for i, reply := range c.Replies {
			if i == 0 {
				group.Id(ordinal(reply.Code)).Op("=").Iota().Op("+").Lit(1)
				continue
			}
			group.Id(ordinal(reply.Code))
		}
	})
	file.Comment("// replyIndex has the row of a reply code at the code less 200.")
	file.Var().Id("replyIndex").Op("=").Index(jen.Lit(400)).Uint8().Add(rows(func(group *jen.Group) {
		for _, reply := range c.Replies {
			group.Id(reply.Identifier).Op("-").Lit(200).Op(":").Id(ordinal(reply.Code))
		}
	}))
	file.Line()
	file.Var().Id("replyTable").Op("=").Index(jen.Op("...")).Id("replyRow").Add(rows(func(group *jen.Group) {
		for _, reply := range c.Replies {
			group.Id(ordinal(reply.Code)).Op(":").Values(
				jen.Lit(fmt.Sprint(reply.Code)), jen.Lit(reply.Phrase()), jen.Lit(reply.Reference()), jen.Id(standings[reply.Standing]))
		}
	}))
}

// standings are the generated constants of the standings.
var standings = map[facts.Standing]string{
	facts.Standard:     "StandingStandard",
	facts.Extension:    "StandingExtension",
	facts.Historic:     "StandingHistoric",
	facts.RegistryOnly: "StandingRegistryOnly",
	facts.Unsourced:    "StandingUnsourced",
}

// emitTextTables writes the phrases of classes and subjects, none for one that was withdrawn: the package takes
// those with a phrase for registered.
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

// emitDetailTable writes the rows of the details, in numeric order, and the index that leads to them.
func emitDetailTable(c *Catalog, file *jen.File) {
	number := jen.Uint8
	if len(c.Details) > math.MaxUint8 {
		number = jen.Uint16
	}
	file.Comment("// detailIndex has the number of a detail's row in detailTable.")
	file.Var().Id("detailIndex").Op("=").Index(jen.Op("...")).Add(number()).Add(rows(func(group *jen.Group) {
		for i, detail := range c.Details {
			group.Id(detail.Identifier).Op(":").Lit(i + 1)
		}
	}))
	file.Comment("// detailTable has the rows of the details. Row 0 is that of every detail that the table does not know.")
	file.Var().Id("detailTable").Op("=").Index(jen.Op("...")).Id("detailRow").Add(rows(func(group *jen.Group) {
		for i, detail := range c.Details {
			group.Lit(i + 1).Op(":").Add(c.detailRow(detail))
		}
	}))
}

// bases are the generated constants of the bases.
var bases = map[iana.Basis]string{
	iana.Only:           "BasisOnly",
	iana.Should:         "BasisShould",
	iana.May:            "BasisMay",
	iana.FromAssociated: "BasisAssociated",
	iana.Unknown:        "BasisUnknown",
}

// detailRow is the row of a detail as a composite literal. Fields at their zero value are left out.
func (c *Catalog) detailRow(d Detail) *jen.Statement {
	return rows(func(group *jen.Group) {
		field := func(name string) *jen.Statement { return group.Id(name).Op(":") }
		field("detail").Id(d.Identifier)
		field("name").Lit(d.Code.String())
		if d.Text != "" {
			field("text").Lit(d.Text)
		}
		if documents := d.Reference(); documents != "" {
			field("reference").Lit(documents)
		}
		if listed := c.replySet(d.Listed()); listed != nil {
			field("listed").Add(listed)
		}
		if d.Withdrawn != "" {
			field("deprecated").True()
			return
		}
		if customary := c.replySet(d.Customary()); customary != nil {
			field("customary").Add(customary)
		}
		if families := digits(d.Associated.Families); families != nil {
			field("families").Add(families)
		}
		if d.Associated.Any || len(d.Associated.Codes) == 0 && len(d.Associated.Families) == 0 {
			field("open").True()
		}
		field("classes").Add(digits(d.Classes.List))
		if d.LimitSource != "" {
			field("basis").Id("BasisRFC")
		} else {
			field("basis").Id(bases[d.Classes.Basis])
		}
		if d.Deprecated != nil {
			field("deprecated").True()
		}
	})
}

// replySet is the set of those codes that the reply-code table knows, nil for none.
func (c *Catalog) replySet(codes []int) *jen.Statement {
	var names []jen.Code
	for _, reply := range c.Replies {
		if slices.Contains(codes, reply.Code) {
			names = append(names, jen.Lit(1).Op("<<").Id(ordinal(reply.Code)))
		}
	}
	return union(names)
}

// digits is a set of classes or first digits, nil for none.
func digits(numbers []int) *jen.Statement {
	var bits []jen.Code
	for _, n := range numbers {
		bits = append(bits, jen.Lit(1).Op("<<").Lit(n))
	}
	return union(bits)
}

// unionWidth is how many bits stand in a line.
const unionWidth = 10

// union joins bits into one expression.
func union(bits []jen.Code) *jen.Statement {
	var set *jen.Statement
	for i, bit := range bits {
		switch {
		case i == 0:
			set = jen.Add(bit)
		case i%unionWidth == 0:
			set.Op("|").Line().Add(bit)
		default:
			set.Op("|").Add(bit)
		}
	}
	return set
}

// emitReplacements writes which detail replaces which.
func emitReplacements(c *Catalog, file *jen.File) {
	identifiers := map[iana.Code]string{}
	for _, detail := range c.Details {
		identifiers[detail.Code] = detail.Identifier
	}
	file.Comment("// replacements has the deprecated details that another one replaces.")
	file.Var().Id("replacements").Op("=").Index(jen.Op("...")).Struct(jen.List(jen.Id("old"), jen.Id("new")).Id("Detail")).Add(rows(func(group *jen.Group) {
		for _, detail := range c.Details {
			if detail.Deprecated != nil && detail.Deprecated.By != nil {
				group.Values(jen.Id(detail.Identifier), jen.Id(identifiers[*detail.Deprecated.By]))
			}
		}
	}))
}

// rows is a composite literal's body with an element on each line.
func rows(elements func(*jen.Group)) *jen.Statement {
	return jen.CustomFunc(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, elements)
}

// emitGuards writes code that stops compiling when a constant and the tables no longer agree.
func emitGuards(c *Catalog, file *jen.File) {
	file.Func().Id("_").Params().BlockFunc(func(group *jen.Group) {
		group.Comment("// An \"invalid array index\" compiler error means that a constant was changed by hand.")
		group.Comment("// The tables hold the registry's numbers: generate the package again.")
		group.Var().Id("unchanged").Index(jen.Lit(1)).Struct()
		for _, reply := range c.Replies {
			group.Id("_").Op("=").Id("unchanged").Index(jen.Id(reply.Identifier).Op("-").Lit(reply.Code))
		}
		for _, detail := range c.Details {
			group.Id("_").Op("=").Id("unchanged").Index(jen.Id(detail.Identifier).Op("-").Params(packed(detail.Code)))
		}
	})
}
