package gen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// severities heads the constants of each first digit with the term of RFC 5321 section 4.2.1.
var severities = []struct {
	digit int
	term  string
}{
	{2, "Positive completion"},
	{3, "Positive intermediate"},
	{4, "Transient negative completion"},
	{5, "Permanent negative completion"},
}

// emitReplyCodes writes the constants of the reply codes, a block for each severity.
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

// replyComment is the documentation of a reply code's constant, in paragraphs.
func (c *Catalog) replyComment(reply Reply) []string {
	code := strconv.Itoa(reply.Code)
	if reply.Standing != Standard && reply.Standing != Extension {
		code += " (" + string(reply.Standing) + ")"
	}
	paragraphs := []string{fmt.Sprintf("%s is %s: %s.", reply.Identifier, code, reply.Sentence)}
	facts := reply.definitions()
	if details := c.detailsOf(reply.Code); len(details) > 0 {
		facts += " Details: " + strings.Join(details, ", ") + "."
	}
	paragraphs = append(paragraphs, facts)
	switch {
	case reply.Standing == Historic || reply.Standing == Unsourced:
		paragraphs = append(paragraphs, "Deprecated: "+reply.Remark+".")
	case reply.Remark != "":
		paragraphs = append(paragraphs, Sentence(reply.Remark))
	}
	return paragraphs
}

// definitions tells who defines the code, and with what phrase.
func (r ReplyCode) definitions() string {
	var words []string
	for _, d := range r.Definitions {
		source := cite(d.RFC, d.Section)
		switch {
		case d.RFC == 0:
			words = append(words, fmt.Sprintf("Public lists call it %q.", d.Phrase))
		case d.Phrase == "":
			words = append(words, source+" gives it no phrase.")
		default:
			words = append(words, fmt.Sprintf("%s: %q.", source, d.Phrase))
		}
	}
	return strings.Join(words, " ")
}

// references names the RFCs of the code: "RFC 4954 section 6; RFC 3207 section 4".
func (r ReplyCode) references() string {
	var names []string
	for _, d := range r.Definitions {
		if d.RFC != 0 {
			names = append(names, cite(d.RFC, d.Section))
		}
	}
	return strings.Join(names, "; ")
}

// phrase joins the phrases of the code's definitions.
func (r ReplyCode) phrase() string {
	var phrases []string
	for _, d := range r.Definitions {
		if d.Phrase != "" {
			phrases = append(phrases, d.Phrase)
		}
	}
	return strings.Join(phrases, " / ")
}

// detailsOf lists the details that the registry or an RFC names for a reply code.
func (c *Catalog) detailsOf(code int) []string {
	var details []string
	for _, detail := range c.Details {
		if slices.Contains(detail.listed(), code) {
			details = append(details, detail.Code.String())
		}
	}
	return details
}

// cite names a section of an RFC.
func cite(rfc int, section string) string {
	name := fmt.Sprintf("RFC %d", rfc)
	switch {
	case section == "":
		return name
	case strings.ContainsAny(section, ",;-"):
		return name + " sections " + section
	}
	return name + " section " + section
}
