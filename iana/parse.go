package iana

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/antchfx/xmlquery"
)

// maxInput is the largest file that is read, in bytes: 16 MiB. The registry has 53 kB.
const maxInput = 16 << 20

// The ids of the registry and its three tables.
const (
	registryID = "smtp-enhanced-status-codes"
	classesID  = registryID + "-1"
	subjectsID = registryID + "-2"
	detailsID  = registryID + "-3"
)

// maxErrors is how many errors Parse lists before it only counts them.
const maxErrors = 10

// A Warning says what Parse did not understand and left out.
type Warning struct {
	// Line is the line of the element in the XML, from 1, or 0 if the warning is about no element.
	Line int
	// Record is the code as the registry writes it, X.7.28, or empty outside records.
	Record  string
	Message string
}

// String returns the warning in one line: "line 1096: X.7.28: what is wrong".
func (w Warning) String() string {
	if w.Line == 0 {
		return w.Message
	}
	if w.Record == "" {
		return fmt.Sprintf("line %d: %s", w.Line, w.Message)
	}
	return fmt.Sprintf("line %d: %s: %s", w.Line, w.Record, w.Message)
}

// Parse parses the registry's XML, at most 16 MiB. Source, LastModified and the identifiers stay empty: they
// are not in the XML.
//
// Free text that Parse does not understand is left out with a warning. It is an error if the document is not
// the registry (another root, namespace or id, an HTML page, a truncated body), if a table is missing or
// empty, or if a record's code is missing, malformed or a duplicate. The error lists what is wrong, line by
// line, up to ten.
func Parse(r io.Reader) (*Registry, []Warning, error) {
	raw, err := readAll(r)
	if err != nil {
		return nil, nil, err
	}
	root, err := readDocument(bytes.TrimPrefix(raw, utf8BOM))
	if err != nil {
		return nil, nil, fmt.Errorf("parse registry: %w", err)
	}
	p := &parser{subjects: map[int]bool{}}
	registry := p.registry(root)
	slices.SortStableFunc(p.warnings, func(a, b Warning) int { return cmp.Compare(a.Line, b.Line) })
	if err := p.err(); err != nil {
		return nil, p.warnings, fmt.Errorf("parse registry: %w", err)
	}
	digest := sha256.Sum256(raw)
	registry.SHA256 = hex.EncodeToString(digest[:])
	return registry, p.warnings, nil
}

func readAll(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, fmt.Errorf("read registry: %w", err)
	}
	if len(text) > maxInput {
		return nil, fmt.Errorf("read registry: more than %d bytes, the registry is far smaller", maxInput)
	}
	return text, nil
}

// A parser collects errors and warnings, so that a person sees all of them at once.
type parser struct {
	warnings []Warning
	errs     []error
	subjects map[int]bool // the table of subjects, which is read before the details
}

func (p *parser) warn(at *xmlquery.Node, record, format string, args ...any) {
	p.warnings = append(p.warnings, Warning{at.LineNumber, record, fmt.Sprintf(format, args...)})
}

func (p *parser) fail(at *xmlquery.Node, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("line %d: %w", at.LineNumber, fmt.Errorf(format, args...)))
}

// err returns the errors as one, nil if there are none.
func (p *parser) err() error {
	if more := len(p.errs) - maxErrors; more > 0 {
		return errors.Join(append(p.errs[:maxErrors:maxErrors], fmt.Errorf("and %d more", more))...)
	}
	return errors.Join(p.errs...)
}

// registry reads the document from its root element.
func (p *parser) registry(root *xmlquery.Node) *Registry {
	if !isElement(root, "registry") || root.SelectAttr("id") != registryID {
		p.fail(root, "the root element is %q with id %q in namespace %q, not %q with id %q in %q",
			root.Data, shorten(root.SelectAttr("id"), maxQuoted), shorten(root.NamespaceURI, maxQuoted), "registry", registryID, namespace)
		return nil
	}
	registry := &Registry{Updated: p.updated(root)}
	tables := p.tables(root)
	registry.Classes = readTable(p, tables[classesID], parseClass, record.class, compareClasses)
	registry.Subjects = readTable(p, tables[subjectsID], parseSubject, record.subject, compareSubjects)
	for _, s := range registry.Subjects {
		p.subjects[s.Subject] = true
	}
	registry.Details = readTable(p, tables[detailsID], ParseCode, record.detail, compareDetails)
	return registry
}

// updated reads the registry's own date of last change.
func (p *parser) updated(root *xmlquery.Node) string {
	elements := childElements(root, "updated")
	if len(elements) != 1 {
		p.fail(root, "%d <updated> elements, not one: the registry's date is unknown", len(elements))
		return ""
	}
	date := text(elements[0])
	if !isDate(date, "2006-01-02") {
		p.fail(elements[0], "updated %s is not a date like 2006-01-02", quote(date))
	}
	return date
}

// tables finds the three tables by their ids. There must be exactly one of each.
func (p *parser) tables(root *xmlquery.Node) map[string]*xmlquery.Node {
	tables := map[string]*xmlquery.Node{}
	for _, table := range childElements(root, "registry") {
		id := table.SelectAttr("id")
		switch {
		case id != classesID && id != subjectsID && id != detailsID:
			p.warn(table, "", "table %s is not known, left out", quote(id))
		case tables[id] != nil:
			p.fail(table, "duplicate table %q, first in line %d", id, tables[id].LineNumber)
		default:
			tables[id] = table
		}
	}
	for _, id := range []string{classesID, subjectsID, detailsID} {
		if tables[id] == nil {
			p.fail(root, "table %q is missing", id)
		}
	}
	return tables
}
