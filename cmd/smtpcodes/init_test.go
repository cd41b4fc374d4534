package main

import "testing"

func TestFindable(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3":                             "v1.2.3",
		"v1.2.3-rc.1":                        "v1.2.3-rc.1",
		"v1.2.3+dirty":                       "latest",
		"v0.0.0-20240102030405-0123456789ab": "v0.0.0-20240102030405-0123456789ab",
		"v0.0.0-20240102030405-0123456789ab+dirty": "latest",
		"(devel)": "latest",
		"":        "latest",
	} {
		if got := findable(version); got != want {
			t.Errorf("findable(%q) = %q, want %q", version, got, want)
		}
	}
}
