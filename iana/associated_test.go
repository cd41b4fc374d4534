package iana

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseAssociated(t *testing.T) {
	for _, test := range []struct {
		name, cell string
		want       Associated
		known      bool
	}{
		{"any", "Any", Associated{Raw: "Any", Any: true}, true},
		{"not given", "Not\ngiven", Associated{Raw: "Not given"}, true},
		{"empty", "", Associated{}, true},
		{"white space", " \n ", Associated{}, true},
		{"full stop", ".", Associated{Raw: "."}, true},
		{"one", "550", Associated{Raw: "550", Codes: []int{550}}, true},
		{"comma", "451, 550", Associated{Raw: "451, 550", Codes: []int{451, 550}}, true},
		{"or", "250 or 251", Associated{Raw: "250 or 251", Codes: []int{250, 251}}, true},
		{"comma and or", "250, 251, or 252", Associated{Raw: "250, 251, or 252", Codes: []int{250, 251, 252}}, true},
		{"slash", "451/550", Associated{Raw: "451/550", Codes: []int{451, 550}}, true},
		{"not sorted", "553, 252, 550", Associated{Raw: "553, 252, 550", Codes: []int{252, 550, 553}}, true},
		{"there twice", "550, 550", Associated{Raw: "550, 550", Codes: []int{550}}, true},
		{"newline", "501,\n502", Associated{Raw: "501, 502", Codes: []int{501, 502}}, true},
		{"family", "5XX", Associated{Raw: "5XX", Families: []int{5}}, true},
		{"families in small letters", "5xx/4xx", Associated{Raw: "5xx/4xx", Families: []int{4, 5}}, true},
		{"family and code", "5XX, 451", Associated{Raw: "5XX, 451", Codes: []int{451}, Families: []int{5}}, true},
		{"others allowed", "450, 550 (other 4XX or 5XX codes are allowed)",
			Associated{Raw: "450, 550 (other 4XX or 5XX codes are allowed)", Codes: []int{450, 550}, Families: []int{4, 5}}, true},
		{"least and greatest", "200, 599", Associated{Raw: "200, 599", Codes: []int{200, 599}}, true},

		{"sentence", "Send 550 back.", Associated{Raw: "Send 550 back."}, false},
		{"half a list", "550, later", Associated{Raw: "550, later"}, false},
		{"list without an end", "550,", Associated{Raw: "550,"}, false},
		{"first digit too small", "550, 199", Associated{Raw: "550, 199"}, false},
		{"first digit too large", "600", Associated{Raw: "600"}, false},
		{"family too large", "6XX", Associated{Raw: "6XX"}, false},
		{"four digits", "5500", Associated{Raw: "5500"}, false},
		{"spaces alone", "450 550", Associated{Raw: "450 550"}, false},
		{"a range", "550-554", Associated{Raw: "550-554"}, false},
		{"other remark", "550 (never 450)", Associated{Raw: "550 (never 450)"}, false},
		{"others without a list", "(other 4XX codes are allowed)", Associated{Raw: "(other 4XX codes are allowed)"}, false},
		{"others that are codes", "550 (other 450 codes are allowed)", Associated{Raw: "550 (other 450 codes are allowed)"}, false},
		{"other digits", "٥٥٠", Associated{Raw: "٥٥٠"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, known := parseAssociated(test.cell)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.cell, diff)
			}
			if known != test.known {
				t.Errorf("%q: known %t, want %t", test.cell, known, test.known)
			}
		})
	}
}

func TestAssociatedClasses(t *testing.T) {
	for _, test := range []struct {
		cell string
		want []int
	}{
		{"Any", []int{2, 4, 5}},
		{"550, 251", []int{2, 5}},
		{"552 (other 4XX or 5XX codes are allowed)", []int{4, 5}},
		{"334, 235", []int{2}}, // RFC 2034 section 4: no class goes with 3yz
		{"3XX", []int{}},
	} {
		t.Run(test.cell, func(t *testing.T) {
			associated, _ := parseAssociated(test.cell)
			if diff := cmp.Diff(test.want, associated.classes()); diff != "" {
				t.Errorf("classes (-want +got):\n%s", diff)
			}
		})
	}
}
