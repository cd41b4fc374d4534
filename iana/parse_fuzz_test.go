package iana

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// FuzzParse holds Parse to its promises for any input: no panic, codes that are unique and in order,
// reply codes and classes that exist, and either a registry or an error.
func FuzzParse(f *testing.F) {
	raw, err := os.ReadFile(fixturePath)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Add(withDetails(detailXML("", "X.1.1", "550, 4XX (other 5XX codes are allowed)", `<xref type="rfc" data="rfc1">Section 2</xref>`)))
	f.Fuzz(func(t *testing.T, input string) {
		r, _, err := Parse(strings.NewReader(input))
		if (r == nil) == (err == nil) {
			t.Fatalf("registry %v and error %v", r, err)
		}
		if err != nil {
			return
		}
		if !inOrder(r) {
			t.Errorf("codes out of order or there twice")
		}
		for _, d := range r.Details {
			if len(d.Classes.List) == 0 || !slices.IsSorted(d.Classes.List) {
				t.Errorf("%s: classes %v", d.Code, d.Classes.List)
			}
			for _, code := range d.Associated.Codes {
				if code < 200 || code > 599 || !strings.Contains(d.Associated.Raw, fmt.Sprint(code)) {
					t.Errorf("%s: reply code %d from %q", d.Code, code, d.Associated.Raw)
				}
			}
		}
	})
}
