package gen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
)

// severities has the headings of the constants, the terms of RFC 5321 section 4.2.1.
var severities = []struct {
	digit int
	term  string
}{
	{2, "Positive completion"},
	{3, "Positive intermediate"},
	{4, "Transient negative completion"},
	{5, "Permanent negative completion"},
}

// emitReplyCodes emits the constants of the reply codes, one block for each severity.
func emitReplyCodes(c *Catalog, file *jen.File) {
	for _, severity := range severities {
		file.Comment(fmt.Sprintf("// %s, %dyz (RFC 5321 section 4.2.1).", severity.term, severity.digit))
		file.Const().DefsFunc(func(group *jen.Group) {
			for _, reply := range c.Replies {
				if reply.Code/100 == severity.digit {
					comment(group, c.replyComment(reply)...)
					group.Id(reply.Identifier).Id("ReplyCode").Op("=").Lit(reply.Code)
					group.Line()
				}
			}
		})
	}
}

// replyComment returns the doc comment of a reply code's constant, in paragraphs.
func (c *Catalog) replyComment(reply Reply) []string {
	code := strconv.Itoa(reply.Code)
	if reply.Standing != facts.Standard && reply.Standing != facts.Extension {
		code += " (" + string(reply.Standing) + ")"
	}
	paragraphs := []string{fmt.Sprintf("%s is %s: %s.", reply.Identifier, code, reply.Sentence)}
	sources := reply.definitions()
	var details []string
	for _, detail := range c.DetailsWith(reply.Code) {
		details = append(details, detail.Code.String())
	}
	if len(details) > 0 {
		sources += " Details: " + strings.Join(details, ", ") + "."
	}
	paragraphs = append(paragraphs, sources)
	switch {
	case reply.Standing == facts.Historic || reply.Standing == facts.Unsourced:
		paragraphs = append(paragraphs, "Deprecated: "+reply.Remark+".")
	case reply.Remark != "":
		paragraphs = append(paragraphs, Sentence(reply.Remark))
	}
	return paragraphs
}

// definitions says which RFCs define the code, and with what phrase.
func (r Reply) definitions() string {
	var sentences []string
	for _, d := range r.Definitions {
		source := Cite(d.RFC, d.Section)
		switch {
		case d.RFC == 0:
			sentences = append(sentences, fmt.Sprintf("Public lists call it %q.", d.Phrase))
		case d.Phrase == "":
			sentences = append(sentences, source+" gives it no phrase.")
		default:
			sentences = append(sentences, fmt.Sprintf("%s: %q.", source, d.Phrase))
		}
	}
	return strings.Join(sentences, " ")
}
