package iana

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed registry.json
var embedded []byte

// Embedded returns the snapshot that this module was built with.
func Embedded() (*Registry, error) {
	r, err := Load(embedded)
	if err != nil {
		return nil, fmt.Errorf("embedded snapshot: %w", err)
	}
	return r, nil
}

// Load reads a snapshot and checks it: known fields only, records in numeric order, no duplicate code or
// identifier, identifiers that make Go constants. An identifier edited by hand is kept.
func Load(text []byte) (*Registry, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var registry Registry
	if err := decoder.Decode(&registry); err != nil {
		return nil, fmt.Errorf("read snapshot: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("read snapshot: text after the end of the JSON object")
	}
	if err := registry.check(); err != nil {
		return nil, fmt.Errorf("read snapshot: %w", err)
	}
	return &registry, nil
}

// Marshal returns the snapshot's text. The same registry gives the same bytes.
func (r *Registry) Marshal() ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r); err != nil {
		return nil, fmt.Errorf("write snapshot: %w", err)
	}
	return text.Bytes(), nil
}

// Read reads a registry that is either a snapshot or IANA's XML: the first character shows which. Records from
// XML get identifiers, those of names if it has the code, new ones otherwise. If names is nil they get none.
func Read(r io.Reader, names *Registry) (*Registry, []Warning, error) {
	text, err := readAll(r)
	if err != nil {
		return nil, nil, err
	}
	text = bytes.TrimPrefix(text, utf8BOM)
	if bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) {
		snapshot, err := Load(text)
		return snapshot, nil, err
	}
	registry, warnings, err := Parse(bytes.NewReader(text))
	if err != nil {
		return nil, warnings, err
	}
	registry.Source = DefaultURL
	if names != nil {
		registry.assignIdentifiers(names, nil)
		warnings = append(warnings, registry.lost(names)...)
	}
	return registry, warnings, nil
}

// lost warns of records that a snapshot of r with the history of names would keep as withdrawn.
func (r *Registry) lost(names *Registry) []Warning {
	var codes []string
	for _, d := range Refresh(nil, r, names).Details {
		if d.Withdrawn != "" {
			codes = append(codes, d.Code.String())
		}
	}
	if len(codes) == 0 {
		return nil
	}
	return []Warning{{Message: fmt.Sprintf("missing from this registry, but in that of %s: %s; they get no constants; a snapshot made by fetch keeps them",
		names.Updated, shorten(strings.Join(codes, ", "), maxQuoted))}}
}

// minDetails is the fewest details that a complete registry has. There were 78 in 2015, and codes are not
// deregistered. The difference allows for tombstones. Half a download has far fewer.
const minDetails = 60

// sentinel is a detail that every version of the registry has.
var sentinel = Code{1, 1}

// Plausible returns an error if r cannot be the whole registry, because it has fewer than 60 details that
// are not withdrawn, or no X.1.1 among them. Parse accepts a registry of any size.
func (r *Registry) Plausible() error {
	living := r.Living()
	if len(living) < minDetails {
		return fmt.Errorf("implausible registry: it has %d details, the whole has at least %d", len(living), minDetails)
	}
	if !slices.ContainsFunc(living, func(d Detail) bool { return d.Code == sentinel }) {
		return fmt.Errorf("implausible registry: %q is not among its %d details", sentinel, len(living))
	}
	return nil
}

// Living returns the details that are not withdrawn.
func (r *Registry) Living() []Detail {
	return slices.DeleteFunc(slices.Clone(r.Details), func(d Detail) bool { return d.Withdrawn != "" })
}

// check checks what the rest of the program relies on.
func (r *Registry) check() error {
	if !isDate(r.Updated, "2006-01-02") {
		return fmt.Errorf("updated %s is not a date like 2006-01-02", quote(r.Updated))
	}
	if len(r.Classes) == 0 || len(r.Subjects) == 0 || len(r.Details) == 0 {
		return fmt.Errorf("%d classes, %d subjects and %d details: a registry has some of each", len(r.Classes), len(r.Subjects), len(r.Details))
	}
	if err := r.checkFacts(); err != nil {
		return err
	}
	rows := r.rows()
	for i, row := range rows {
		if i > 0 && compareRows(rows[i-1], row) >= 0 {
			return fmt.Errorf("%s follows %s: records must be in numeric order, each code once", row.code, rows[i-1].code)
		}
		if *row.withdrawn != "" && !isDate(*row.withdrawn, "2006-01-02") {
			return fmt.Errorf("%s: withdrawn %s is not a date like 2006-01-02", row.code, quote(*row.withdrawn))
		}
	}
	owner := map[string]string{}
	for _, row := range r.named() {
		if err := row.checkIdentifier(); err != nil {
			return err
		}
		if other, ok := owner[*row.identifier]; ok {
			return fmt.Errorf("%s: identifier %q belongs to %s", row.code, *row.identifier, other)
		}
		owner[*row.identifier] = row.code
	}
	return nil
}

// checkFacts refuses numbers outside the ranges of RFC 3463 section 2, and details that no registry could
// have.
func (r *Registry) checkFacts() error {
	for _, c := range r.Classes {
		if !slices.Contains(classNumbers, c.Class) {
			return fmt.Errorf("class %d is not 2, 4 or 5", c.Class)
		}
	}
	for _, s := range r.Subjects {
		if s.Subject < 0 || s.Subject > maxSubCode {
			return fmt.Errorf("subject %d is not a number from 0 to %d", s.Subject, maxSubCode)
		}
	}
	for _, d := range r.Details {
		if err := d.check(); err != nil {
			return fmt.Errorf("%s: %w", d.Code, err)
		}
	}
	return nil
}

func (d Detail) check() error {
	for _, code := range d.Associated.Codes {
		if code < 200 || code > 599 {
			return fmt.Errorf("associated reply code %d is not from 200 to 599", code)
		}
	}
	for _, digit := range d.Associated.Families {
		if digit < 2 || digit > 5 {
			return fmt.Errorf("associated reply codes %dXX: the first digit is not from 2 to 5", digit)
		}
	}
	if len(d.Classes.List) == 0 {
		return errors.New("no classes")
	}
	for i, class := range d.Classes.List {
		if !slices.Contains(classNumbers, class) {
			return fmt.Errorf("class %d is not 2, 4 or 5", class)
		}
		if i > 0 && class <= d.Classes.List[i-1] {
			return fmt.Errorf("class %d follows class %d: they must be in ascending order", class, d.Classes.List[i-1])
		}
	}
	if !slices.Contains([]Basis{Only, Should, May, FromAssociated, Unknown}, d.Classes.Basis) {
		return fmt.Errorf("basis %q of the classes is not known", d.Classes.Basis)
	}
	return nil
}
