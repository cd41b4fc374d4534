package iana

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
		{"may also be", "It tells of success. It may also be a permanent refusal.", "250", ClassLimit{[]int{2, 5}, May}},
		{"may also be, beside may be", "It may be a transient refusal. It may also be a permanent one.", "250", ClassLimit{[]int{4, 5}, May}},
		{"may also be, beside nothing", "It may also be a permanent refusal.", "Not given", ClassLimit{[]int{2, 4, 5}, Unknown}},
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

// A reading is what a person found in the registry and the RFCs for one detail.
type reading struct {
	Classes        []int
	Basis, Wording string
}

// allows says whether our basis is one that goes with the reading: its wording, or without one its basis.
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

// TestClassLimitReadings compares every record of the registry with what a person read in it.
func TestClassLimitReadings(t *testing.T) {
	raw, err := os.ReadFile("../../shared/facts/classes.json")
	if os.IsNotExist(err) {
		t.Skip("the readings are not here")
	}
	var readings map[string]reading
	if err := json.Unmarshal(raw, &readings); err != nil {
		t.Fatal(err)
	}
	// These are known from RFCs and not from the registry's wording.
	fromRFC := map[Code]ClassLimit{
		{1, 9}: {classNumbers, Unknown}, // RFC 3886 section 3.3.4: class 2
		{4, 7}: {classNumbers, Unknown}, // RFC 3463 appendix B: classes 4 and 5
	}
	registry, _ := parseFile(t, "../../shared/iana/smtp-enhanced-status-codes.xml")
	if len(registry.Details) != len(readings) {
		t.Errorf("%d details and %d readings", len(registry.Details), len(readings))
	}
	for _, d := range registry.Details {
		if want, known := fromRFC[d.Code]; known {
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

// TestClassLimitFixture is the twin of TestClassLimitReadings on records of our own.
func TestClassLimitFixture(t *testing.T) {
	r, _ := parseFile(t, fixturePath)
	for _, test := range []struct {
		code Code
		want ClassLimit
	}{
		{Code{0, 0}, ClassLimit{[]int{2, 4, 5}, FromAssociated}}, // Any
		{Code{1, 1}, ClassLimit{[]int{5}, Only}},                 // against the 450 beside it
		{Code{1, 5}, ClassLimit{[]int{2}, Should}},
		{Code{2, 1}, ClassLimit{[]int{4, 5}, May}},
		{Code{2, 2}, ClassLimit{[]int{4}, Should}}, // against its 552
		{Code{2, 4}, ClassLimit{[]int{4, 5}, May}},
		{Code{3, 1}, ClassLimit{[]int{4}, Only}},
		{Code{3, 2}, ClassLimit{[]int{4, 5}, May}},
		{Code{4, 7}, ClassLimit{[]int{2, 4, 5}, Unknown}},
		{Code{6, 4}, ClassLimit{[]int{2, 5}, May}}, // its 250, and also permanent
		{Code{6, 5}, ClassLimit{[]int{4, 5}, May}},
		{Code{7, 0}, ClassLimit{[]int{2, 4, 5}, FromAssociated}},
		{Code{7, 7}, ClassLimit{[]int{2, 4, 5}, May}},
		{Code{7, 16}, ClassLimit{[]int{4, 5}, FromAssociated}}, // 552, and the families in brackets
		{Code{7, 17}, ClassLimit{[]int{5}, FromAssociated}},    // 5XX
	} {
		t.Run(test.code.String(), func(t *testing.T) {
			if diff := cmp.Diff(test.want, detailOf(t, r, test.code).Classes); diff != "" {
				t.Errorf("classes (-want +got):\n%s", diff)
			}
		})
	}
}
