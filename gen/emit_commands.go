package gen

import (
	"fmt"

	"github.com/dave/jennifer/jen"
)

// emitCommands writes the constants of the commands and the table of their replies.
func emitCommands(c *Catalog, file *jen.File) {
	file.Comment("// The commands and what else a server replies to. Each lists the replies that an RFC has for it.")
	file.Const().DefsFunc(func(group *jen.Group) {
		for i, command := range c.Commands {
			comment(group, fmt.Sprintf("%s is %s (%s).", command.Identifier, command.Meaning, cite(command.RFC, command.Section)))
			group.Comment("//")
			for _, reply := range command.Replies {
				group.Comment(fmt.Sprintf("//\t%d  %s", reply.Reply, reply.Source))
			}
			if i == 0 {
				group.Id(command.Identifier).Id("Command").Op("=").Iota().Op("+").Lit(1)
			} else {
				group.Id(command.Identifier)
			}
			group.Line()
		}
	})
	file.Comment("// commandTable has the commands by their constants. Row 0 is that of no command.")
	file.Var().Id("commandTable").Op("=").Index(jen.Op("...")).Id("commandRow").Add(rows(func(group *jen.Group) {
		for _, command := range c.Commands {
			var codes []int
			for _, reply := range command.Replies {
				codes = append(codes, reply.Reply)
			}
			group.Id(command.Identifier).Op(":").Values(jen.Lit(command.Name), jen.Lit(command.Verb), c.replySet(codes))
		}
	}))
}
