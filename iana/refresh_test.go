package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// detail returns a record of subject 1.
func detail(number int, text, identifier string) Detail {
	return Detail{Code: Code{1, number}, Text: text, Identifier: identifier}
}

// withdrawn returns a tombstone of subject 1.
func withdrawn(number int, text, identifier, date string) Detail {
	return Detail{Code: Code{1, number}, Text: text, Identifier: identifier, Withdrawn: date}
}

// marshal returns the snapshots of the registries. That of nil is "null".
func marshal(t *testing.T, registries ...*Registry) string {
	t.Helper()
	all := ""
	for _, r := range registries {
		text, err := r.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		all += string(text)
	}
	return all
}

// wantRefreshed checks what Refresh returns, and that it leaves its arguments alone.
func wantRefreshed(t *testing.T, want, known, latest, names *Registry) {
	t.Helper()
	before := marshal(t, known, latest, names)
	if diff := cmp.Diff(want, Refresh(known, latest, names)); diff != "" {
		t.Errorf("snapshot (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, marshal(t, known, latest, names)); diff != "" {
		t.Errorf("Refresh changed its arguments:\n%s", diff)
	}
}

// TestRefresh checks that records keep their identifiers, become tombstones, return and are added.
func TestRefresh(t *testing.T) {
	known := &Registry{
		Updated:  "2020-01-01",
		Classes:  []Class{{Class: 2, Text: "Success"}, {Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Identifier: "SubjectOne", Text: "One"}, {Subject: 2, Identifier: "SubjectTwo", Text: "Two"}},
		Details: []Detail{detail(1, "Stays", "DetailStays"), detail(2, "Goes", "DetailGoes"),
			withdrawn(3, "Gone", "DetailGone", "2010-01-01"), withdrawn(4, "Returns", "DetailReturns", "2010-01-01")},
	}
	latest := &Registry{
		Updated:  "2021-01-01",
		Classes:  []Class{{Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Text: "One again"}},
		Details:  []Detail{detail(1, "Stays, reworded", ""), detail(4, "Returns", ""), detail(5, "Goes", "")},
	}
	wantRefreshed(t, &Registry{
		Updated:  "2021-01-01",
		Classes:  []Class{{Class: 2, Text: "Success", Withdrawn: "2020-01-01"}, {Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Identifier: "SubjectOne", Text: "One again"}, {Subject: 2, Identifier: "SubjectTwo", Text: "Two", Withdrawn: "2020-01-01"}},
		Details: []Detail{detail(1, "Stays, reworded", "DetailStays"), withdrawn(2, "Goes", "DetailGoes", "2020-01-01"),
			withdrawn(3, "Gone", "DetailGone", "2010-01-01"), detail(4, "Returns", "DetailReturns"), detail(5, "Goes", "DetailGoes_1_5")},
	}, known, latest, nil)
}

// TestFirstSnapshot checks that a first snapshot takes names and tombstones from a registry of 2020, except what
// that saw later than the registry of the snapshot is dated.
func TestFirstSnapshot(t *testing.T) {
	one, two := Subject{Subject: 1, Identifier: "SubjectNamed", Text: "One"}, Subject{Subject: 2, Identifier: "SubjectTwo", Text: "Two"}
	gone := withdrawn(3, "Gone", "DetailGone", "2010-01-01")
	names := &Registry{Updated: "2020-01-01", Classes: []Class{{Class: 2, Text: "Success"}}, Subjects: []Subject{one, two},
		Details: []Detail{detail(1, "Full", "DetailNamed"), detail(2, "Later", "DetailLater"), gone}}
	buried := two
	buried.Withdrawn = "2020-01-01"
	full, added := detail(1, "Full", "DetailNamed"), detail(4, "New", "DetailNew")
	for _, test := range []struct {
		name, updated string
		classes       []Class
		subjects      []Subject
		details       []Detail
	}{
		{"older than the tombstone", "2009-12-31", nil, []Subject{one}, []Detail{full, added}},
		{"older than the names", "2015-01-01", nil, []Subject{one}, []Detail{full, gone, added}},
		{"as old as the names", "2020-01-01", []Class{{Class: 2, Text: "Success", Withdrawn: "2020-01-01"}}, []Subject{one, buried},
			[]Detail{full, withdrawn(2, "Later", "DetailLater", "2020-01-01"), gone, added}},
	} {
		t.Run(test.name, func(t *testing.T) {
			latest := &Registry{Updated: test.updated, Subjects: []Subject{{Subject: 1, Text: "One"}}, Details: []Detail{detail(1, "Full", ""), detail(4, "New", "")}}
			want := &Registry{Updated: test.updated, Classes: test.classes, Subjects: test.subjects, Details: test.details}
			wantRefreshed(t, want, nil, latest, names)
		})
	}
}
