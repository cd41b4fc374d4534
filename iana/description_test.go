package iana

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestClassLimit checks how a description and associated reply codes limit the classes.
func TestClassLimit(t *testing.T) {
	for _, test := range []struct {
		name, description, associated string
		want                          ClassLimit
	}{
		{"only useful for", "The goat ate it. The code is only\n useful for permanent refusals.", "451, 550", ClassLimit{[]int{5}, Only}},
		{"useful only as", "It is useful only as a persistent transient refusal.", "", ClassLimit{[]int{4}, Only}},
		{"only in the middle", "It is useful only as a transient refusal. Goats are permanent.", "550", ClassLimit{[]int{4}, Only}},
		{"should be used for", "It should be used for positive answers.", "550", ClassLimit{[]int{2}, Should}},
		{"should be used as", "It should be used when it rains. It SHOULD be used as a temporary refusal.", "552", ClassLimit{[]int{4}, Should}},
		{"both", "It is useful for both permanent and transient refusals.", "500", ClassLimit{[]int{4, 5}, May}},
		{"may represent", "It may represent a permanent refusal or a temporary one.", "450", ClassLimit{[]int{4, 5}, May}},
		{"may be or", "It may be a permanent refusal for goats or a transient one for sheep.", "", ClassLimit{[]int{4, 5}, May}},
		{"two sentences", "It may be a permanent refusal. It may be a transient one.", "", ClassLimit{[]int{4, 5}, May}},
		{"may be useful as", "It may be useful as a permanent, temporary, or successful answer.", "", ClassLimit{[]int{2, 4, 5}, May}},
		{"may also be", "It means success. It may also be a permanent refusal.", "250", ClassLimit{[]int{2, 5}, May}},
		{"may also be, with may be", "It may be a transient refusal. It may also be a permanent one.", "250", ClassLimit{[]int{4, 5}, May}},
		{"may also be, with nothing", "It may also be a permanent refusal.", "Not given", ClassLimit{[]int{2, 4, 5}, Unknown}},
		{"only beats should and may", "It may be a transient refusal. It should be used for success. It is only useful for permanent refusals.", "", ClassLimit{[]int{5}, Only}},
		{"should beats may", "It may be a transient refusal. It should be used for success.", "", ClassLimit{[]int{2}, Should}},

		{"no class word", "It should be used for all goats. It may be used when sheep fail.", "550", ClassLimit{[]int{5}, FromAssociated}},
		{"class word elsewhere", "The refusal is permanent until the goat is gone. The fence might be temporary.", "450", ClassLimit{[]int{4}, FromAssociated}},
		{"class word inside a word", "It may be a temporarily or unsuccessful thing.", "550", ClassLimit{[]int{5}, FromAssociated}},
		{"not only", "It is not only useful for permanent refusals.", "451, 550", ClassLimit{[]int{4, 5}, FromAssociated}},
		{"not useful", "It is not useful for both permanent and transient refusals.", "450", ClassLimit{[]int{4}, FromAssociated}},
		{"should not", "It should not be used for permanent refusals.", "450", ClassLimit{[]int{4}, FromAssociated}},
		{"any", "", "Any", ClassLimit{[]int{2, 4, 5}, FromAssociated}},
		{"silent", "", "", ClassLimit{[]int{2, 4, 5}, Unknown}},
		{"intermediate replies have no class", "", "334", ClassLimit{[]int{2, 4, 5}, Unknown}},
	} {
		t.Run(test.name, func(t *testing.T) {
			associated, _ := parseAssociated(test.associated)
			if diff := cmp.Diff(test.want, classLimit(test.description, associated)); diff != "" {
				t.Errorf("%q with %q (-want +got):\n%s", test.description, test.associated, diff)
			}
		})
	}
}

// A reading is what a person read about a detail in the registry and the RFCs.
type reading struct {
	Classes        []int
	Basis, Wording string
}

// allows reports whether the basis agrees with the wording that was read, or if there is none, with its basis.
func (r reading) allows(got Basis) bool {
	switch {
	case r.Wording == "exclusive":
		return got == Only
	case r.Wording == "advisory":
		return got == Should || got == May
	case r.Wording == "inferred" || r.Basis == "basic":
		return got == FromAssociated
	}
	return got == Unknown
}

// TestClassLimitReadings compares every detail of the registry with what a person read.
func TestClassLimitReadings(t *testing.T) {
	raw, err := os.ReadFile("../../shared/facts/classes.json")
	if os.IsNotExist(err) {
		t.Skip("the readings are not here")
	}
	var readings map[string]reading
	if err := json.Unmarshal(raw, &readings); err != nil {
		t.Fatal(err)
	}
	// These are known from RFCs and not from the registry.
	fromRFC := map[Code]ClassLimit{
		{1, 9}: {classNumbers, Unknown}, // RFC 3886 section 3.3.4: class 2
		{4, 7}: {classNumbers, Unknown}, // RFC 3463 appendix B: classes 4 and 5
	}
	registry, _ := parseFile(t, realRegistries+"smtp-enhanced-status-codes.xml")
	if len(registry.Details) != len(readings) {
		t.Errorf("%d details and %d readings", len(registry.Details), len(readings))
	}
	for _, d := range registry.Details {
		if want, ok := fromRFC[d.Code]; ok {
			if diff := cmp.Diff(want, d.Classes); diff != "" {
				t.Errorf("%s (-want +got):\n%s", d.Code, diff)
			}
			continue
		}
		want := readings[d.Code.String()]
		if !cmp.Equal(want.Classes, d.Classes.List) || !want.allows(d.Classes.Basis) {
			t.Errorf("%s: %v, %s; a person read %+v", d.Code, d.Classes.List, d.Classes.Basis, want)
		}
	}
}

// TestClassLimitFixture is the twin of TestClassLimitReadings for the fixture.
func TestClassLimitFixture(t *testing.T) {
	r, _ := parseFile(t, fixturePath)
	for code, want := range map[Code]string{
		{0, 0}:  "2, 4, 5 (associated)", // Any
		{1, 1}:  "5 (only)",             // although 450 is associated
		{1, 5}:  "2 (should)",
		{2, 1}:  "4, 5 (may)",
		{2, 2}:  "4 (should)", // although 552 is associated
		{2, 4}:  "4, 5 (may)",
		{3, 1}:  "4 (only)",
		{3, 2}:  "4, 5 (may)",
		{4, 7}:  "2, 4, 5 (unknown)",
		{6, 4}:  "2, 5 (may)", // 250, and also permanent
		{6, 5}:  "4, 5 (may)",
		{7, 0}:  "2, 4, 5 (associated)",
		{7, 7}:  "2, 4, 5 (may)",
		{7, 16}: "4, 5 (associated)", // 552, and the families in brackets
		{7, 17}: "5 (associated)",    // 5XX
	} {
		if got := detailOf(r, code).Classes.describe(); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

// TestDeprecation checks which descriptions deprecate X.6.10, and in favour of which code.
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
