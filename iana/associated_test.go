package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestParseAssociated checks which cells are read, and that nothing is read of the others.
func TestParseAssociated(t *testing.T) {
	for _, test := range []struct {
		cell string
		want Associated
	}{
		{"Any", Associated{Any: true}},
		{"Not\ngiven", Associated{}},
		{"", Associated{}},
		{" \n ", Associated{}},
		{".", Associated{}},
		{"550", Associated{Codes: []int{550}}},
		{"451, 550", Associated{Codes: []int{451, 550}}},
		{"250 or 251", Associated{Codes: []int{250, 251}}},
		{"250, 251, or 252", Associated{Codes: []int{250, 251, 252}}},
		{"451/550", Associated{Codes: []int{451, 550}}},
		{"553, 252, 550", Associated{Codes: []int{252, 550, 553}}},
		{"550, 550", Associated{Codes: []int{550}}},
		{"501,\n502", Associated{Codes: []int{501, 502}}},
		{"200, 599", Associated{Codes: []int{200, 599}}},
		{"5XX", Associated{Families: []int{5}}},
		{"5xx/4xx", Associated{Families: []int{4, 5}}},
		{"5XX, 451", Associated{Codes: []int{451}, Families: []int{5}}},
		{"450, 550 (other 4XX or 5XX codes are allowed)", Associated{Codes: []int{450, 550}, Families: []int{4, 5}}},
	} {
		t.Run(test.cell, func(t *testing.T) {
			test.want.Raw = fold(test.cell)
			got, ok := parseAssociated(test.cell)
			if diff := cmp.Diff(test.want, got); diff != "" || !ok {
				t.Errorf("known %t (-want +got):\n%s", ok, diff)
			}
		})
	}
	for _, cell := range []string{"Send 550 back.", "550, later", "550,", "550, 199", "600", "6XX", "5500", "450 550", "550-554",
		"550 (never 450)", "(other 4XX codes are allowed)", "550 (other 450 codes are allowed)", "٥٥٠"} {
		t.Run(cell, func(t *testing.T) {
			got, ok := parseAssociated(cell)
			if diff := cmp.Diff(Associated{Raw: cell}, got); diff != "" || ok {
				t.Errorf("known %t (-want +got):\n%s", ok, diff)
			}
		})
	}
}

// TestAssociatedClasses checks that the classes are the first digits, without 3 (RFC 2034 section 4).
func TestAssociatedClasses(t *testing.T) {
	for cell, want := range map[string][]int{
		"Any":      {2, 4, 5},
		"550, 251": {2, 5},
		"552 (other 4XX or 5XX codes are allowed)": {4, 5},
		"334, 235": {2},
		"3XX":      {},
	} {
		associated, _ := parseAssociated(cell)
		if diff := cmp.Diff(want, associated.classes()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cell, diff)
		}
	}
}
