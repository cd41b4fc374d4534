package reference

import (
	"bytes"
	"strings"
	"text/template"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/templates"
)

// markdown is the reference as it reads on a host of repositories.
func markdown(doc *document) ([]byte, error) {
	t, err := template.New("reference.md.tmpl").Funcs(template.FuncMap{
		"basis":     basisWords,
		"host":      host,
		"listed":    listedWords,
		"md":        escapeMarkdown,
		"numbers":   commas,
		"sentence":  gen.Sentence,
		"shortName": shortName,
		"words":     func(list []string) string { return strings.Join(list, ", ") },
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

// escapeMarkdown keeps text that stands in a table from being read as markup.
var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "<", "&lt;", "|", `\|`).Replace

// listedWords is a detail's reply codes, those that the registry gives other than by number among them.
func listedWords(d detail) string {
	words := commas(d.Replies)
	if other := anyReply(d); other != "" && words != "" {
		return words + ", " + other
	} else if other != "" {
		return other
	}
	return words
}
