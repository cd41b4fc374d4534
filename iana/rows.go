package iana

import (
	"cmp"
	"fmt"
	"slices"
)

// A row is a record of any of the three tables, in the form that naming, checking and comparing share.
type row struct {
	key            [3]int // the table and the numbers in it: rows are ordered by it
	code           string // as the registry writes it: X.7.28, X.7.YYY or 5.XXX.YYY
	prefix, suffix string // of identifiers: Detail, and _7_28 if the text is not unique; empty for a class
	identifier     *string
	text           string
	withdrawn      *string
	provenance     Provenance
	detail         *Detail // nil for a class or a subject
}

// rows returns the records of r, in order. Identifiers and dates of withdrawal can be set through them.
func (r *Registry) rows() []row {
	var rows []row
	for i := range r.Classes {
		c := &r.Classes[i]
		rows = append(rows, row{key: [3]int{0, c.Class}, code: fmt.Sprintf("%d.XXX.YYY", c.Class),
			identifier: new(string), text: c.Text, withdrawn: &c.Withdrawn, provenance: c.Provenance})
	}
	for i := range r.Subjects {
		s := &r.Subjects[i]
		rows = append(rows, row{key: [3]int{1, s.Subject}, code: fmt.Sprintf("X.%d.YYY", s.Subject), prefix: "Subject", suffix: fmt.Sprintf("_%d", s.Subject),
			identifier: &s.Identifier, text: s.Text, withdrawn: &s.Withdrawn, provenance: s.Provenance})
	}
	for i := range r.Details {
		d := &r.Details[i]
		rows = append(rows, row{key: [3]int{2, d.Code.Subject, d.Code.Detail}, code: d.Code.String(), prefix: "Detail", suffix: fmt.Sprintf("_%d_%d", d.Code.Subject, d.Code.Detail),
			identifier: &d.Identifier, text: d.Text, withdrawn: &d.Withdrawn, provenance: d.Provenance, detail: d})
	}
	return rows
}

// named returns the rows that have identifiers: subjects and details.
func (r *Registry) named() []row {
	return r.rows()[len(r.Classes):]
}

func (r *Registry) byKey() map[[3]int]row {
	rows := map[[3]int]row{}
	for _, row := range r.rows() {
		rows[row.key] = row
	}
	return rows
}

func compareRows(a, b row) int { return slices.Compare(a.key[:], b.key[:]) }

func compareClasses(a, b Class) int { return cmp.Compare(a.Class, b.Class) }

func compareSubjects(a, b Subject) int { return cmp.Compare(a.Subject, b.Subject) }

func compareDetails(a, b Detail) int { return a.Code.Compare(b.Code) }
