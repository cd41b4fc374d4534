package iana

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxIdentifierText bounds what a registry text adds to an identifier, in letters. The longest text of
// the registry has 100, and nobody types that.
const maxIdentifierText = 40

// A named is what the naming of records needs to know of one, a subject or a detail.
type named struct {
	code       string // the record's code, for errors
	prefix     string // of its constants: Detail
	suffix     string // what makes the name its own where the text does not: _7_26
	text       string
	identifier *string
}

// named lists the records that have an identifier. The suffixes hold the code, so no two are the same.
func (r *Registry) named() []named {
	var all []named
	for i := range r.Subjects {
		s := &r.Subjects[i]
		all = append(all, named{fmt.Sprintf("X.%d.YYY", s.Subject), "Subject", fmt.Sprintf("_%d", s.Subject), s.Text, &s.Identifier})
	}
	for i := range r.Details {
		d := &r.Details[i]
		all = append(all, named{d.Code.String(), "Detail", fmt.Sprintf("_%d_%d", d.Code.Subject, d.Code.Detail), d.Text, &d.Identifier})
	}
	return all
}

// SuggestNames returns r with the identifiers that lender has for its codes, as wishes: [Refresh] grants them to
// new records where no other record has the name. So a code is called the same in every project, also where
// a person chose the name.
func (r *Registry) SuggestNames(lender *Registry) *Registry {
	wishing := *r
	wishing.Subjects, wishing.Details = slices.Clone(r.Subjects), slices.Clone(r.Details)
	names := map[string]string{}
	for _, n := range lender.named() {
		names[n.code] = *n.identifier
	}
	for _, n := range wishing.named() {
		*n.identifier = names[n.code]
	}
	return &wishing
}

// adopt gives the records of r the identifiers they have in known, and the new ones the name they wish for
// or one derived from their text. Where a record of known, living or dead, has that name, or two new records
// would share it, the derived one is followed by the code: so the result does not depend on the order of the
// records, and no earlier name moves.
func (r *Registry) adopt(known *Registry) {
	given, holders := map[string]string{}, map[string]int{}
	for _, n := range known.named() {
		given[n.code] = *n.identifier
		holders[*n.identifier]++
	}
	var fresh []named
	for _, n := range r.named() {
		if given[n.code] != "" {
			*n.identifier = given[n.code]
			continue
		}
		*n.identifier = cmp.Or(*n.identifier, n.derive())
		holders[*n.identifier]++
		fresh = append(fresh, n)
	}
	for _, n := range fresh {
		if *n.identifier == n.prefix || holders[*n.identifier] > 1 {
			*n.identifier = n.derive() + n.suffix
		}
	}
}

// derive turns the record's text into a Go identifier behind the record's prefix: every word with a
// capital, acronyms as they stand, an apostrophe dropped, whatever is not an ASCII letter or digit
// between words. Text beyond maxIdentifierText letters is left out, at a word's end where there is one.
func (n named) derive() string {
	text := strings.NewReplacer("'", "", "’", "").Replace(n.text)
	words := strings.FieldsFunc(text, func(r rune) bool { return !isASCIIAlphanumeric(r) })
	var name strings.Builder
	for _, word := range words {
		if name.Len()+len(word) > maxIdentifierText {
			if name.Len() == 0 {
				name.WriteString(capital(word[:maxIdentifierText]))
			}
			break
		}
		name.WriteString(capital(word))
	}
	return n.prefix + name.String()
}

// check says what is wrong with an identifier that was read, perhaps after a person edited it.
func (n named) check() error {
	rest, prefixed := strings.CutPrefix(*n.identifier, n.prefix)
	word := strings.TrimSuffix(rest, n.suffix)
	plain := strings.IndexFunc(word, func(r rune) bool { return !isASCIIAlphanumeric(r) }) < 0
	lower := word != "" && 'a' <= word[0] && word[0] <= 'z'
	if !prefixed || rest == "" || !plain || lower {
		return fmt.Errorf("%s: identifier %q is not %s followed by a capitalised word of ASCII letters and digits", n.code, *n.identifier, n.prefix)
	}
	return nil
}

func capital(word string) string {
	return strings.ToUpper(word[:1]) + word[1:]
}

func isASCIIAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
