package iana

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/antchfx/xmlquery"
)

// maxInput is the size in bytes, 16 MiB, beyond which a file is not read: the registry has 53 kB.
const maxInput = 16 << 20

// The ids of the registry and its three tables.
const (
	registryID = "smtp-enhanced-status-codes"
	classesID  = registryID + "-1"
	subjectsID = registryID + "-2"
	detailsID  = registryID + "-3"
)

// maxErrors is how many errors Parse lists before it only counts: a person mends some, then looks again.
const maxErrors = 10

// A Warning says what Parse did not understand in a record and left out.
type Warning struct {
	// Line is that of the element in the XML, from 1, and 0 for what is not there.
	Line int
	// Record is the code as the registry has it: X.7.28. It is empty for what is in no record.
	Record  string
	Message string
}

// String is the warning in one line: line 1096: X.7.28: what is wrong.
func (w Warning) String() string {
	if w.Line == 0 {
		return w.Message
	}
	if w.Record == "" {
		return fmt.Sprintf("line %d: %s", w.Line, w.Message)
	}
	return fmt.Sprintf("line %d: %s: %s", w.Line, w.Record, w.Message)
}

// Parse reads the registry's XML, at most 16 MiB. Source, LastModified and the identifiers stay empty: they
// are not in it.
//
// Free text that is not understood is left out with a warning. It is an error, with no Registry returned,
// where the document is not the registry (another root, namespace or id, an HTML page, a truncated body),
// lacks one of its tables, has one without records, or has a record whose code is missing, malformed or
// there twice. The error then lists what is wrong, line by line, up to ten.
func Parse(r io.Reader) (*Registry, []Warning, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read registry: %w", err)
	}
	if len(raw) > maxInput {
		return nil, nil, fmt.Errorf("read registry: more than %d bytes, the registry is far smaller", maxInput)
	}
	root, err := readDocument(raw)
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

// A parser collects what is wrong, so that a person sees all of it at once.
type parser struct {
	warnings []Warning
	errs     []error
	subjects map[int]bool // the table of subjects, which stands before the details
}

func (p *parser) warn(at *xmlquery.Node, record, format string, args ...any) {
	p.warnings = append(p.warnings, Warning{at.LineNumber, record, fmt.Sprintf(format, args...)})
}

func (p *parser) fail(at *xmlquery.Node, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("line %d: %w", at.LineNumber, fmt.Errorf(format, args...)))
}

// err is the errors as one, nil where there are none.
func (p *parser) err() error {
	if more := len(p.errs) - maxErrors; more > 0 {
		return errors.Join(append(p.errs[:maxErrors:maxErrors], fmt.Errorf("and %d more", more))...)
	}
	return errors.Join(p.errs...)
}

// registry reads the document below its root element.
func (p *parser) registry(root *xmlquery.Node) *Registry {
	if !isElement(root, "registry") || root.SelectAttr("id") != registryID {
		p.fail(root, "the root element is %q with id %q in namespace %q, not %q with id %q in %q",
			root.Data, shorten(root.SelectAttr("id")), shorten(root.NamespaceURI), "registry", registryID, namespace)
		return nil
	}
	registry := &Registry{Updated: p.updated(root)}
	tables := p.tables(root)
	registry.Classes = readTable(p, tables[classesID], parseClass, record.class,
		func(a, b Class) int { return cmp.Compare(a.Class, b.Class) })
	registry.Subjects = readTable(p, tables[subjectsID], parseSubject, record.subject,
		func(a, b Subject) int { return cmp.Compare(a.Subject, b.Subject) })
	for _, s := range registry.Subjects {
		p.subjects[s.Subject] = true
	}
	registry.Details = readTable(p, tables[detailsID], ParseCode, record.detail,
		func(a, b Detail) int { return a.Code.Compare(b.Code) })
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

// tables finds the three tables by their ids: there must be exactly one of each.
func (p *parser) tables(root *xmlquery.Node) map[string]*xmlquery.Node {
	tables := map[string]*xmlquery.Node{}
	for _, table := range childElements(root, "registry") {
		id := table.SelectAttr("id")
		switch {
		case id != classesID && id != subjectsID && id != detailsID:
			p.warn(table, "", "table %s is not known, left out", quote(id))
		case tables[id] != nil:
			p.fail(table, "table %q is there twice, first in line %d", id, tables[id].LineNumber)
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
