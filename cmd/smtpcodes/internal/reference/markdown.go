package reference

import (
	"bytes"
	"strings"
	"text/template"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
	"github.com/smtpcodes/smtpcodes/templates"
)

// markdown returns the reference in the Markdown of repository hosts.
func markdown(doc *document) ([]byte, error) {
	t, err := template.New("reference.md.tmpl").Funcs(template.FuncMap{
		"address":   escapeAddress,
		"basis":     shortBasis,
		"host":      host,
		"listed":    listedReplies,
		"md":        escapeMarkdown,
		"numbers":   commas,
		"sentence":  gen.Sentence,
		"shortName": shortName,
		"list":      func(list []string) string { return strings.Join(list, ", ") },
	}).ParseFS(templates.Reference, "reference/reference.md.tmpl")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := t.Execute(&text, doc); err != nil {
		return nil, err
	}
	return append(bytes.TrimRight(text.Bytes(), "\n"), '\n'), nil
}

// escapeMarkdown escapes text in a heading or a table that could be read as markup.
var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "|", `\|`, "\n", " ").Replace

// escapeAddress escapes what would end the address of a link.
var escapeAddress = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "|", "%7C", " ", "%20", "\n", "%0A").Replace

// listedReplies lists a detail's reply codes, with those that are not given by number.
func listedReplies(d detail) string {
	listed := commas(d.Replies)
	if other := anyReply(d); other != "" && listed != "" {
		return listed + ", " + other
	} else if other != "" {
		return other
	}
	return listed
}

// Verdict returns the verdict on the pair.
func (s sendPair) Verdict() smtpcode.Verdict {
	return smtpcode.Check(smtpcode.ReplyCode(s.Reply), s.Enhanced)
}
