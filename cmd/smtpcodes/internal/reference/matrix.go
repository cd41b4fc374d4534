package reference

import (
	"fmt"
	"html/template"
	"slices"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

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
