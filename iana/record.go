package iana

import (
	"fmt"
	"slices"
	"time"

	"github.com/antchfx/xmlquery"
)

// A record is one <record> of a table while it is read.
type record struct {
	p    *parser
	node *xmlquery.Node
	code string // the text of its <code>: X.7.28, X.7.YYY or 5.XXX.YYY
}

// readTable returns the records of a table in numeric order. The function parse parses a record's code, read
// reads the rest. A missing table has no records: the parser has already reported it.
func readTable[K comparable, R any](p *parser, table *xmlquery.Node, parse func(string) (K, error), read func(record, K) R, compare func(a, b R) int) []R {
	if table == nil {
		return nil
	}
	nodes := childElements(table, "record")
	if len(nodes) == 0 {
		p.fail(table, "table %q has no records", table.SelectAttr("id"))
	}
	var records []R
	lines := map[K]int{}
	for _, node := range nodes {
		code, err := codeOf(node)
		var key K
		if err == nil {
			key, err = parse(code)
		}
		if err != nil {
			p.fail(node, "%w", err)
			continue
		}
		if first, ok := lines[key]; ok {
			p.fail(node, "%s: duplicate code, first in line %d", code, first)
			continue
		}
		lines[key] = node.LineNumber
		records = append(records, read(record{p, node, code}, key))
	}
	slices.SortFunc(records, compare)
	return records
}

// codeOf returns the text of a record's one <code>.
func codeOf(node *xmlquery.Node) (string, error) {
	codes := childElements(node, "code")
	if len(codes) != 1 {
		return "", fmt.Errorf("a record with %d <code> elements, not one", len(codes))
	}
	code := text(codes[0])
	if shorten(code, maxQuoted) != code {
		return "", fmt.Errorf("code %s is too long", quote(code))
	}
	return code, nil
}

func (r record) class(number int) Class {
	return Class{Class: number, Text: r.text("summary"), Provenance: r.provenance()}
}

func (r record) subject(number int) Subject {
	return Subject{Subject: number, Text: r.text("summary"), Provenance: r.provenance()}
}

func (r record) detail(code Code) Detail {
	if !r.p.subjects[code.Subject] && len(r.p.subjects) > 0 { // an empty table is an error already
		r.warn(r.node, "subject %d is not in the table of subjects", code.Subject)
	}
	description := r.text("description")
	associated := r.associated()
	return Detail{
		Code:       code,
		Text:       r.text("sample"),
		Associated: associated,
		Classes:    classLimit(description, associated),
		Deprecated: deprecation(code, description),
		Provenance: r.provenance(),
	}
}

// associated reads the column of associated reply codes, which the schema calls basic_code.
func (r record) associated() Associated {
	cell := r.child("basic_code")
	if cell == nil {
		return Associated{}
	}
	raw := text(cell)
	associated, ok := parseAssociated(raw)
	if !ok {
		r.warn(cell, "associated reply codes %s: not in a known form, taken as not given", quote(raw))
	}
	return associated
}

func (r record) provenance() Provenance {
	return Provenance{
		References:       r.references(),
		Submitter:        r.text("submitter"),
		ChangeController: r.text("change_controller"),
		Registered:       r.date("date"),
		Changed:          r.date("updated"),
	}
}

// date reads an attribute of the record that holds a day, or a month if the registry gives no day.
func (r record) date(attribute string) string {
	date := r.node.SelectAttr(attribute)
	if date == "" || isDate(date, "2006-01-02") || isDate(date, "2006-01") {
		return date
	}
	r.warn(r.node, "%s %s is not a date like 2006-01-02 or 2006-01, left out", attribute, quote(date))
	return ""
}

func isDate(s, layout string) bool {
	_, err := time.Parse(layout, s)
	return err == nil
}

// text returns the text of the record's child of that name, empty if it is missing.
func (r record) text(name string) string {
	child := r.child(name)
	if child == nil {
		return ""
	}
	return text(child)
}

// child returns the record's child of that name. The schema wants exactly one: none is a warning, and so are
// more, of which the first is read.
func (r record) child(name string) *xmlquery.Node {
	children := childElements(r.node, name)
	if len(children) != 1 {
		r.warn(r.node, "%d <%s> elements, not one", len(children), name)
	}
	if len(children) == 0 {
		return nil
	}
	return children[0]
}

func (r record) warn(at *xmlquery.Node, format string, args ...any) {
	r.p.warn(at, r.code, format, args...)
}
