package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRefresh(t *testing.T) {
	known := &Registry{
		Updated:  "2020-01-01",
		Classes:  []Class{{Class: 2, Text: "Success"}, {Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Identifier: "SubjectOne", Text: "One"}, {Subject: 2, Identifier: "SubjectTwo", Text: "Two"}},
		Details: []Detail{
			detail(1, "Stays", "DetailStays"),
			detail(2, "Goes", "DetailGoes"),
			{Code: Code{1, 3}, Text: "Gone", Identifier: "DetailGone", Withdrawn: "2010-01-01"},
			{Code: Code{1, 4}, Text: "Returns", Identifier: "DetailReturns", Withdrawn: "2010-01-01"},
		},
	}
	next := &Registry{
		Updated:  "2021-01-01",
		Classes:  []Class{{Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Text: "One again"}},
		Details:  []Detail{detail(1, "Stays, reworded", ""), detail(4, "Returns", ""), detail(5, "Goes", "")},
	}
	want := &Registry{
		Updated:  "2021-01-01",
		Classes:  []Class{{Class: 2, Text: "Success", Withdrawn: "2020-01-01"}, {Class: 5, Text: "Permanent"}},
		Subjects: []Subject{{Subject: 1, Identifier: "SubjectOne", Text: "One again"}, {Subject: 2, Identifier: "SubjectTwo", Text: "Two", Withdrawn: "2020-01-01"}},
		Details: []Detail{
			detail(1, "Stays, reworded", "DetailStays"),
			{Code: Code{1, 2}, Text: "Goes", Identifier: "DetailGoes", Withdrawn: "2020-01-01"},
			{Code: Code{1, 3}, Text: "Gone", Identifier: "DetailGone", Withdrawn: "2010-01-01"},
			detail(4, "Returns", "DetailReturns"),
			detail(5, "Goes", "DetailGoes_1_5"),
		},
	}
	before := marshal(t, known) + marshal(t, next)
	got := Refresh(known, next)
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
	if difference := cmp.Diff(before, marshal(t, known)+marshal(t, next)); difference != "" {
		t.Errorf("Refresh changed its arguments:\n%s", difference)
	}
}

// TestBegin starts a snapshot with the names of a registry dated 2020, which buried a record in 2010.
func TestBegin(t *testing.T) {
	names := &Registry{
		Updated:  "2020-01-01",
		Classes:  []Class{{Class: 2, Text: "Success"}},
		Subjects: []Subject{{Subject: 1, Identifier: "SubjectNamed", Text: "One"}, {Subject: 2, Identifier: "SubjectTwo", Text: "Two"}},
		Details: []Detail{
			detail(1, "Full", "DetailNamed"),
			detail(2, "Later", "DetailLater"),
			{Code: Code{1, 3}, Text: "Gone", Identifier: "DetailGone", Withdrawn: "2010-01-01"},
		},
	}
	gone := names.Details[2]
	later, two, success := detail(2, "Later", "DetailLater"), names.Subjects[1], names.Classes[0]
	later.Withdrawn, two.Withdrawn, success.Withdrawn = "2020-01-01", "2020-01-01", "2020-01-01"
	for _, test := range []struct {
		name, updated string
		classes       []Class
		subjects      []Subject
		details       []Detail
	}{
		{"an older registry than the tombstone", "2009-12-31", nil, []Subject{names.Subjects[0]}, []Detail{detail(1, "Full", "DetailNamed"), detail(4, "New", "DetailNew")}},
		{"an older registry", "2015-01-01", nil, []Subject{names.Subjects[0]}, []Detail{detail(1, "Full", "DetailNamed"), gone, detail(4, "New", "DetailNew")}},
		{"a newer registry", "2020-01-01", []Class{success}, []Subject{names.Subjects[0], two}, []Detail{detail(1, "Full", "DetailNamed"), later, gone, detail(4, "New", "DetailNew")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			first := &Registry{Updated: test.updated, Subjects: []Subject{{Subject: 1, Text: "One"}}, Details: []Detail{detail(1, "Full", ""), detail(4, "New", "")}}
			want := &Registry{Updated: test.updated, Classes: test.classes, Subjects: test.subjects, Details: test.details}
			before := marshal(t, names) + marshal(t, first)
			if difference := cmp.Diff(want, NewSnapshot(names, first)); difference != "" {
				t.Errorf("-want +got:\n%s", difference)
			}
			if difference := cmp.Diff(before, marshal(t, names)+marshal(t, first)); difference != "" {
				t.Errorf("Begin changed its arguments:\n%s", difference)
			}
		})
	}
}

// TestBorrow refreshes with names that another registry lends.
func TestBorrow(t *testing.T) {
	lender := &Registry{Details: []Detail{detail(1, "", "DetailLent"), detail(2, "", "DetailShort"), detail(3, "", "DetailTaken")}}
	known := &Registry{Updated: "2020-01-01", Details: []Detail{detail(1, "Full", "DetailOwn"), detail(9, "", "DetailTaken")}}
	next := &Registry{Updated: "2021-01-01", Details: []Detail{
		detail(1, "Full", ""), detail(2, "A very long phrase", ""), detail(3, "Third", ""), detail(4, "Short", ""), detail(5, "Fifth", "")}}
	want := map[string]string{
		"X.1.1": "DetailOwn",                 // what the snapshot has goes before
		"X.1.2": "DetailAVeryLongPhrase_1_2", // its wish is what X.1.4 derives: neither gets it
		"X.1.3": "DetailThird_1_3",           // its wish is the name of a dead record
		"X.1.4": "DetailShort_1_4",
		"X.1.5": "DetailFifth",
		"X.1.9": "DetailTaken",
	}
	if difference := cmp.Diff(want, names(Refresh(known, next.SuggestNames(lender)))); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
	next.Details = next.Details[:3]
	want = map[string]string{"X.1.1": "DetailOwn", "X.1.2": "DetailShort", "X.1.3": "DetailThird_1_3", "X.1.9": "DetailTaken"}
	if difference := cmp.Diff(want, names(Refresh(known, next.SuggestNames(lender)))); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
}

func marshal(t *testing.T, r *Registry) string {
	t.Helper()
	text, err := r.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
