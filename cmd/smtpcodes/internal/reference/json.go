package reference

import (
	"bytes"
	"encoding/json"
	"regexp"
	"text/template"

	"github.com/smtpcodes/smtpcodes/templates"
)

// shortList matches a list of numbers or short strings as the encoder indents it.
const shortList = `\[\n\s+(?:\d+|"[^"\\\n]{1,24}")(?:,\n\s+(?:\d+|"[^"\\\n]{1,24}"))*\n\s+\]`

// catalogJSON returns the document with each short list on one line, so that it and its changes are easy to read.
func catalogJSON(doc *document) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(doc); err != nil {
		return nil, err
	}
	return regexp.MustCompile(shortList).ReplaceAllFunc(text.Bytes(), func(list []byte) []byte {
		items := bytes.Split(list[1:len(list)-1], []byte(",\n"))
		for i, item := range items {
			items[i] = bytes.TrimSpace(item)
		}
		return []byte("[" + string(bytes.Join(items, []byte(", "))) + "]")
	}), nil
}

// schema returns the JSON Schema of catalog.json.
func schema(doc *document) ([]byte, error) { return fill("reference/schema.json.tmpl", doc) }

// explainSchema returns the JSON Schema of what smtpcodes explain --json prints.
func explainSchema(doc *document) ([]byte, error) {
	return fill("reference/explain.schema.json.tmpl", doc)
}

// fill executes a template of a text with the document.
func fill(name string, doc *document) ([]byte, error) {
	t, err := template.ParseFS(templates.Reference, name)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = t.Execute(&text, doc)
	return text.Bytes(), err
}
