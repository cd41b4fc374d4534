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
		r := record{p, node, code}
		r.warnUnknown()
		records = append(records, read(r, key))
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

// What a record has in the registry's schema.
var (
	recordElements   = []string{"code", "summary", "sample", "basic_code", "description", "reference", "submitter", "change_controller"}
	recordAttributes = []string{"date", "updated"}
)

// warnUnknown warns of elements and attributes that no one here reads, so that a new column of the registry does not go
// unnoticed.
func (r record) warnUnknown() {
	for _, child := range r.node.ChildNodes() {
		if child.Type == xmlquery.ElementNode && !(child.NamespaceURI == namespace && slices.Contains(recordElements, child.Data)) {
			r.warn(child, "element <%s> is not known, left out", shorten(child.Data, maxQuoted))
		}
	}
	for _, attribute := range r.node.Attr {
		if !slices.Contains(recordAttributes, attribute.Name.Local) {
			r.warn(r.node, "attribute %q is not known, left out", shorten(attribute.Name.Local, maxQuoted))
		}
	}
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

func (r record) text(name string) string { return text(r.child(name)) }

// child returns the record's child of that name. The schema wants exactly one. None is a warning, and counts as
// an empty one. More are a warning too, and the first counts.
func (r record) child(name string) *xmlquery.Node {
	children := childElements(r.node, name)
	if len(children) != 1 {
		r.warn(r.node, "%d <%s> elements, not one", len(children), name)
	}
	if len(children) == 0 {
		return &xmlquery.Node{}
	}
	return children[0]
}

func (r record) warn(at *xmlquery.Node, format string, args ...any) {
	r.p.warn(at, r.code, format, args...)
}
