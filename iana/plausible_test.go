package iana

import (
	"fmt"
	"testing"
)

func TestPlausible(t *testing.T) {
	details := func(n, subject int) *Registry {
		r := &Registry{}
		for i := range n {
			r.Details = append(r.Details, Detail{Code: Code{subject, i}})
		}
		return r
	}
	buried := details(61, 1)
	buried.Details[5].Withdrawn, buried.Details[6].Withdrawn = "2030-01-02", "2030-01-02"
	headless := details(61, 1)
	headless.Details[1].Withdrawn = "2030-01-02"
	for _, test := range []struct {
		name     string
		registry *Registry
		want     string
	}{
		{"just enough", details(60, 1), "<nil>"},
		{"too few", details(59, 1), "implausible registry: it has 59 details, the whole has at least 60"},
		{"too few living", buried, "implausible registry: it has 59 details, the whole has at least 60"},
		{"no X.1.1", details(60, 2), `implausible registry: "X.1.1" is not among its 60 details`},
		{"X.1.1 withdrawn", headless, `implausible registry: "X.1.1" is not among its 60 details`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(test.registry.Plausible()); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
