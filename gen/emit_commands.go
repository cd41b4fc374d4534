package gen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"
)

// emitCommands emits the constants of the commands and the table of their replies.
func emitCommands(c *Catalog, file *jen.File) {
	file.Comment("// The commands and the other events that a server replies to, each with the replies that an RFC lists for it.")
	file.Const().DefsFunc(func(group *jen.Group) {
		for i, command := range c.Commands {
			comment(group, fmt.Sprintf("%s is %s (%s).", command.Identifier, command.Meaning, Cite(command.RFC, command.Section)))
			group.Comment("//")
			for _, reply := range command.Replies {
				group.Comment(fmt.Sprintf("//\t%d  %s", reply.Reply, reply.Source))
			}
			if command.AnyNegative != "" {
				group.Comment("//\telse " + command.AnyNegative)
			}
			if i == 0 {
				group.Id(command.Identifier).Id("Command").Op("=").Iota().Op("+").Lit(1)
			} else {
				group.Id(command.Identifier)
			}
			group.Line()
		}
	})
	file.Comment("// negativeReplies are all 4yz and 5yz codes, whose bits are the highest.")
	file.Const().Id("negativeReplies").Op("=").Op("^").Params(jen.Id(bit(c.firstNegative())).Op("-").Lit(1))
	file.Comment("// commandTable has a row for each command. Row 0 is for none.")
	file.Var().Id("commandTable").Op("=").Index(jen.Op("...")).Id("commandRow").Add(rows(func(group *jen.Group) {
		for _, command := range c.Commands {
			group.Id(command.Identifier).Op(":").Values(jen.Lit(command.Name), jen.Lit(command.Verb), c.allowed(command))
		}
	}))
}

// allowed returns the set of reply codes that the command may get.
func (c *Catalog) allowed(command Command) *jen.Statement {
	var codes []int
	for _, reply := range command.Replies {
		if command.AnyNegative == "" || reply.Reply < c.firstNegative() {
			codes = append(codes, reply.Reply)
		}
	}
	set := c.replySet(codes)
	if command.AnyNegative != "" {
		return set.Op("|").Id("negativeReplies")
	}
	return set
}

// firstNegative returns the first 4yz code of the table.
func (c *Catalog) firstNegative() int {
	i := slices.IndexFunc(c.Replies, func(r Reply) bool { return r.Code >= 400 })
	return c.Replies[i].Code
}
