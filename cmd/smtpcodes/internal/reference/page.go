package reference

import (
	"bytes"
	"fmt"
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

// A run is neighbouring cells in a row of the matrix that have one verdict and one severity. A pair that somebody names
// or sends has a run of its own.
type run struct {
	Rank  int
	Span  int
	First bool // it begins a severity
}

// Cell returns the cell that shows the run. The style of a cell without a class is that of an unlisted pair.
func (r run) Cell() template.HTML {
	cell := "<td"
	switch unlisted := r.Rank == int(smtpcode.VerdictUnlisted); {
	case r.First && unlisted:
		cell += " class=first"
	case r.First:
		cell += fmt.Sprintf(" class='v%d first'", r.Rank)
	case !unlisted:
		cell += fmt.Sprintf(" class=v%d", r.Rank)
	}
	if r.Span > 1 {
		cell += fmt.Sprintf(" colspan=%d", r.Span)
	}
	return template.HTML(cell + ">")
}

// runs returns a detail's row of the matrix.
func (doc *document) runs(d detail) []run {
	var row []run
	for _, group := range doc.Columns() {
		for i, r := range group.Replies {
			v := check(r.Code, d.Code)
			named := doc.Verdicts[v].Named()
			if i > 0 && !named && row[len(row)-1].Rank == int(v) {
				row[len(row)-1].Span++
				continue
			}
			row = append(row, run{int(v), 1, i == 0})
		}
	}
	return row
}

// Columns returns the reply codes of the matrix: those that may have an enhanced code.
func (doc *document) Columns() []replyGroup {
	return slices.DeleteFunc(doc.BySeverity(), func(group replyGroup) bool { return group.Digit == int(smtpcode.SeverityPositiveIntermediate) })
}

// Width returns the number of columns of the matrix.
func (doc *document) Width() (n int) {
	for _, group := range doc.Columns() {
		n += len(group.Replies)
	}
	return n
}

// InMatrix reports whether a cell of the matrix can have the verdict. The codes of a cell are known, and their classes
// are the same.
func (v verdict) InMatrix() bool { return v.Rank < int(smtpcode.VerdictUnregistered) }

// Named reports whether somebody names the pairs with the verdict, or sends them by default.
func (v verdict) Named() bool {
	return v.Verdict == smtpcode.VerdictListed.String() || v.Verdict == smtpcode.VerdictCustomary.String()
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
