package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRefresh(t *testing.T) {
	known := &Registry{
		Updated:  "2020-01-01",
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
		Subjects: []Subject{{Subject: 1, Text: "One again"}},
		Details:  []Detail{detail(1, "Stays, reworded", ""), detail(4, "Returns", ""), detail(5, "Goes", "")},
	}
	want := &Registry{
		Updated:  "2021-01-01",
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

func marshal(t *testing.T, r *Registry) string {
	t.Helper()
	text, err := r.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
