package iana

import (
	"cmp"
	"fmt"
	"strings"
)

// maxIdentifierText bounds what a registry text adds to an identifier, in letters. The longest text of
// the registry has 100, and nobody types that.
const maxIdentifierText = 40

// assignIdentifiers gives the records of r the identifiers they have in known. A new record gets the one it
// has in names, which may be nil, or one derived from its text. If a record of known has that already, even a
// withdrawn one, or another new record would get it too, the derived one with the code appended is used. So
// the result does not depend on the order of the records, and no known identifier changes.
func (r *Registry) assignIdentifiers(known, names *Registry) {
	given, suggested := known.identifiers(), names.identifiers()
	uses := map[string]int{}
	for _, identifier := range given {
		uses[identifier]++
	}
	var added []row
	for _, row := range r.named() {
		*row.identifier = given[row.code]
		if *row.identifier == "" {
			*row.identifier = cmp.Or(suggested[row.code], row.derive())
			uses[*row.identifier]++
			added = append(added, row)
		}
	}
	for _, row := range added {
		if *row.identifier == row.prefix || uses[*row.identifier] > 1 {
			*row.identifier = row.derive() + row.suffix
		}
	}
}

// identifiers returns the identifiers of r by code, none if r is nil.
func (r *Registry) identifiers() map[string]string {
	identifiers := map[string]string{}
	if r == nil {
		return identifiers
	}
	for _, row := range r.named() {
		identifiers[row.code] = *row.identifier
	}
	return identifiers
}

// HasIdentifiers reports whether r has identifiers: a snapshot has, what [Parse] returns has not.
func (r *Registry) HasIdentifiers() bool {
	for _, identifier := range r.identifiers() {
		if identifier != "" {
			return true
		}
	}
	return false
}

// derive turns the record's text into a Go identifier with the record's prefix. Every word is capitalised, an
// acronym stays as it is, an apostrophe is dropped, and any other character that is not an ASCII letter or
// digit separates words. Text beyond maxIdentifierText letters is left out, at the end of a word if possible.
func (r row) derive() string {
	text := strings.NewReplacer("'", "", "’", "").Replace(r.text)
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
	return r.prefix + name.String()
}

// checkIdentifier returns an error if the identifier, which a person may have edited, cannot be a constant of
// the generated package.
func (r row) checkIdentifier() error {
	rest, prefixed := strings.CutPrefix(*r.identifier, r.prefix)
	word := strings.TrimSuffix(rest, r.suffix)
	plain := strings.IndexFunc(word, func(r rune) bool { return !isASCIIAlphanumeric(r) }) < 0
	lower := word != "" && 'a' <= word[0] && word[0] <= 'z'
	if !prefixed || rest == "" || !plain || lower {
		return fmt.Errorf("%s: identifier %q is not %s followed by a capitalised word of ASCII letters and digits", r.code, *r.identifier, r.prefix)
	}
	return nil
}

func capital(word string) string {
	return strings.ToUpper(word[:1]) + word[1:]
}

func isASCIIAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
