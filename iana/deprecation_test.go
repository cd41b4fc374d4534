package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDeprecation(t *testing.T) {
	by := func(subject, detail int) *Deprecation { return &Deprecation{By: &Code{subject, detail}} }
	for _, test := range []struct {
		name, description string
		want              *Deprecation
	}{
		{"duplicate", "It is an exact duplicate of X.6.8, and\nis therefore deprecated.", by(6, 8)},
		{"duplicate and thus", "This code is a copy of X.6.8 and thus obsolete. Use X.6.9 instead.", by(6, 9)},
		{"in favour", "This status code is deprecated in favour of X.7.26.", by(7, 26)},
		{"in favor", "The use of this code is now deprecated in favor of X.1.10.", by(1, 10)},
		{"replaced", "Goats are gone. This value has been obsoleted; it is replaced by X.7.26.", by(7, 26)},
		{"use instead, next sentence", "It is obsolete. Use X.7.26 instead.", by(7, 26)},
		{"duplicate, sentence before", "It is a duplicate of X.6.8. It is deprecated.", by(6, 8)},
		{"the same sentence first", "X.6.1 was replaced by X.6.2. This code is deprecated in favour of X.6.8.", by(6, 8)},
		{"label", "Deprecated: use X.7.26.", by(7, 26)},
		{"label in brackets", "(OBSOLETE) A goat ate it.", &Deprecation{}},
		{"label alone", "A goat ate it. Deprecated.", &Deprecation{}},
		{"no replacement", "This code is deprecated.", &Deprecation{}},
		{"by its number", "X.6.10 is deprecated, use X.6.8 instead.", by(6, 8)},
		{"never by itself", "The X.6.10 code is deprecated. X.6.1 was replaced by X.6.10.", &Deprecation{}},
		{"replacement that is no code", "This code is replaced by X.7.2600 and deprecated. It is deprecated.", &Deprecation{}},

		{"silent", "A goat ate it.", nil},
		{"empty", "", nil},
		{"another code", "X.1.1 is deprecated in favour of this.", nil},
		{"another code with the number in it", "X.6.1 is deprecated in favour of X.6.10.", nil},
		{"replaces a deprecated one", "This replaces X.1.1, which is deprecated.", nil},
		{"replaces prior use", "This value replaces the prior use of X.7.8 for goats.", nil},
		{"something else is obsolete", "This code is returned when the goat is obsolete. Deprecated goats bleat.", nil},
		{"not", "This code is not deprecated.", nil},
		{"duplicate only", "It is a duplicate of X.6.8.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, deprecation(Code{6, 10}, test.description)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.description, diff)
			}
		})
	}
}

func TestDeprecationInRealRegistry(t *testing.T) {
	r, _ := parseFile(t, "../../shared/iana/smtp-enhanced-status-codes.xml")
	got := map[Code]Deprecation{}
	for _, d := range r.Details {
		if d.Deprecated != nil {
			got[d.Code] = *d.Deprecated
		}
	}
	if diff := cmp.Diff(map[Code]Deprecation{{6, 10}: {By: &Code{6, 8}}}, got); diff != "" {
		t.Errorf("deprecated details (-want +got):\n%s", diff)
	}
}
