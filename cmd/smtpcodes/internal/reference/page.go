package reference

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
	"github.com/smtpcodes/smtpcodes/templates"
)

// scripts are the parts of the page's script: what a text says, what that means, and what is shown.
var scripts = []string{"find.js", "ask.js", "page.js"}

// page returns the reference as one HTML file that includes its style and script.
func page(doc *document) ([]byte, error) {
	css, err := squeezed("page.css")
	if err != nil {
		return nil, err
	}
	js, err := squeezed(scripts...)
	if err != nil {
		return nil, err
	}
	known, err := newData(doc)
	if err != nil {
		return nil, err
	}
	t, err := template.New("index.html.tmpl").Funcs(template.FuncMap{
		// html/template drops a template's comments.
		"notice":    func() template.HTML { return template.HTML("<!-- " + doc.Generated + " -->") },
		"css":       func() template.CSS { return template.CSS(css) },
		"data":      known.script,
		"js":        func() template.JS { return template.JS(js) },
		"add":       func(a, b int) int { return a + b },
		"rest":      func(group []reply) int { return len(group) - 1 },
		"doubt":     doubt,
		"standing":  outstanding,
		"anchor":    anchor,
		"anyReply":  anyReply,
		"basis":     func(d detail) string { return strings.TrimPrefix(shortBasis(d), notLimited) },
		"bySource":  bySource,
		"capital":   gen.Capital,
		"host":      host,
		"own":       doc.own,
		"runs":      doc.runs,
		"sentence":  gen.Sentence,
		"shortName": shortName,
	}).ParseFS(templates.Reference, "reference/index.html.tmpl")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := t.Execute(&text, doc); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

// squeezed reads parts of the page and removes what a browser does not need: indentation, blank lines, and comments on
// lines of their own.
func squeezed(names ...string) (string, error) {
	var out strings.Builder
	for _, name := range names {
		part, err := templates.Reference.ReadFile("reference/" + name)
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(string(part)) {
			if line = strings.TrimLeft(line, " "); line != "\n" && !strings.HasPrefix(line, "//") {
				out.WriteString(line)
			}
		}
	}
	return out.String(), nil
}

// outstanding returns a standing or verdict that the page points out. Most codes are registered or standard, most codes of
// providers not registered, and most pairs to send listed, or as good as any.
func outstanding(standing string) string {
	switch standing {
	case string(facts.Standard), "registered", string(facts.Unregistered), smtpcode.VerdictListed.String(), smtpcode.VerdictUnspecified.String():
		return ""
	}
	return standing
}

// doubt says in a word how sure a row about a provider is, nothing if it is certain.
func doubt(confidence string) string {
	switch facts.Confidence(confidence) {
	case facts.Likely:
		return "second-hand"
	case facts.Doubtful:
		return "doubtful"
	}
	return ""
}

// An enhanced is a detail in one class.
type enhanced struct {
	Code smtpcode.EnhancedCode
	For  bool // the detail is for the class
}

// Enhanced returns the detail in every class.
func (d detail) Enhanced() []enhanced {
	var codes []enhanced
	for _, class := range []smtpcode.Class{smtpcode.ClassSuccess, smtpcode.ClassTransientFailure, smtpcode.ClassPermanentFailure} {
		codes = append(codes, enhanced{d.Code.With(class), slices.Contains(d.Classes, int(class))})
	}
	return codes
}

// A sourced is the replies to a command that one source allows.
type sourced struct {
	Source  string
	Replies []int
}

// bySource groups the replies to a command by source, in the order of the first code of each.
func bySource(replies []commandReply) []sourced {
	var groups []sourced
	for _, r := range replies {
		i := slices.IndexFunc(groups, func(g sourced) bool { return g.Source == r.Source })
		if i < 0 {
			i = len(groups)
			groups = append(groups, sourced{Source: r.Source})
		}
		groups[i].Replies = append(groups[i].Replies, r.Reply)
	}
	return groups
}

// anchor returns a name as a fragment of an address: end-of-data.
func anchor(name string) string {
	return strings.ReplaceAll(name, " ", "-")
}
