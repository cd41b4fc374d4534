package reference

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
	"github.com/smtpcodes/smtpcodes/templates"
)

// page returns the reference as one HTML file that includes its style and script.
func page(doc *document) ([]byte, error) {
	css, err := squeezed("page.css")
	if err != nil {
		return nil, err
	}
	js, err := squeezed("codes.js", "answer.js", "question.js", "page.js")
	if err != nil {
		return nil, err
	}
	t, err := template.New("index.html.tmpl").Funcs(template.FuncMap{
		// html/template drops a template's comments.
		"notice":    func() template.HTML { return template.HTML("<!-- " + doc.Generated + " -->") },
		"css":       func() template.CSS { return template.CSS(css) },
		"lookUp":    doc.lookUp.script,
		"js":        func() template.JS { return template.JS(js) },
		"cells":     doc.cells,
		"doubt":     func(confidence string) string { return explain.Doubt(facts.Confidence(confidence)) },
		"doubtful":  doubtful,
		"inMatrix":  inMatrix,
		"anchor":    anchor,
		"anyReply":  anyReply,
		"basis":     shortBasis,
		"capital":   gen.Capital,
		"host":      host,
		"own":       doc.own,
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

// spare is indentation, blank lines, and comments on lines of their own.
var spare = regexp.MustCompile(`(?m)^(?: *//.*\n| *\n| +)`)

// squeezed reads parts of the page and removes what a browser does not need.
func squeezed(names ...string) (string, error) {
	var text []byte
	for _, name := range names {
		part, err := templates.Reference.ReadFile("reference/" + name)
		if err != nil {
			return "", err
		}
		text = append(text, part...)
	}
	return spare.ReplaceAllString(string(text), ""), nil
}

// doubtful reports whether the page should point out a standing.
func doubtful(standing string) bool {
	return !slices.Contains([]string{string(facts.Standard), string(facts.Extension), "registered"}, standing)
}

// cells returns a detail's row of the matrix: the verdicts in the order of the reply codes.
func (doc *document) cells(d detail) []verdict {
	row := make([]verdict, len(doc.Replies))
	for i, r := range doc.Replies {
		row[i] = doc.Verdicts[check(r.Code, d.Code)]
	}
	return row
}

// Columns returns the number of columns of the matrix, with the one for the details.
func (doc *document) Columns() int {
	return len(doc.Replies) + 1
}

// RFCs returns the numbers of all RFCs that the reference cites.
func (doc *document) RFCs() ([]int, error) {
	text, err := catalogJSON(doc)
	if err != nil {
		return nil, err
	}
	var rfcs []int
	for _, match := range rfcNumber.FindAllSubmatch(text, -1) {
		number, err := strconv.Atoi(string(match[1]))
		if err != nil {
			return nil, err
		}
		rfcs = append(rfcs, number)
	}
	slices.Sort(rfcs)
	return slices.Compact(rfcs), nil
}

var rfcNumber = regexp.MustCompile(`RFC (\d+)`)

// GroupStarts returns the columns of the matrix that begin a severity. Column 1 has the details.
func (doc *document) GroupStarts() []int {
	var starts []int
	next := 2
	for _, group := range doc.BySeverity() {
		starts = append(starts, next)
		next += len(group.Replies)
	}
	return starts
}

// inMatrix reports whether a cell can have a verdict. The codes of a cell are known, and their class is the same.
func inMatrix(rank int) bool {
	v := smtpcode.Verdict(rank)
	return v < smtpcode.VerdictUnregistered || v == smtpcode.VerdictNotAllowed
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

// anchor returns a name as a fragment of an address: end-of-data.
func anchor(name string) string {
	return strings.ReplaceAll(name, " ", "-")
}

// A situation is a reason that a server can send, with the verdict on its pair.
type situation struct {
	facts.Reason
	Verdict    smtpcode.Verdict
	References []link
}

// Situations returns the rows of the section for server authors.
func (doc *document) Situations() ([]situation, error) {
	var list []situation
	for _, reason := range doc.lookUp.rows {
		if reason.Reply == 0 {
			continue
		}
		enhanced, err := smtpcode.ParseEnhancedCode(reason.Enhanced)
		if err != nil {
			return nil, err
		}
		row := situation{Reason: reason, Verdict: smtpcode.Check(smtpcode.ReplyCode(reason.Reply), enhanced)}
		for _, match := range rfcSection.FindAllStringSubmatch(reason.Source, -1) {
			rfc, err := strconv.Atoi(match[1])
			if err != nil {
				return nil, err
			}
			row.References = append(row.References, links([]iana.Reference{{RFC: rfc, Section: match[2]}})...)
		}
		list = append(list, row)
	}
	return list, nil
}

// rfcSection matches a source in the table of reasons.
var rfcSection = regexp.MustCompile(`RFC (\d+)(?: section ([\d.]*\d))?`)
