package main

import (
	"slices"
	"strings"
	"testing"
)

// TestWarningsMarkdown checks that warnings stay inside their code block, and leave room for the changes.
func TestWarningsMarkdown(t *testing.T) {
	for _, test := range []struct {
		name     string
		warnings []string
		want     string // at the end
	}{
		{"none", nil, ""},
		{"two", []string{"one", "@two **bold**"}, "yet:\n\n    one\n    @two **bold**\n"},
		{"line breaks", []string{"one\n\n# two\r<b>three"}, "yet:\n\n    one # two <b>three\n"},
		{"a long one", []string{strings.Repeat("é", 500)}, "yet:\n\n    " + strings.Repeat("é", 400) + "\n"},
		{"many", slices.Repeat([]string{strings.Repeat("x", 400)}, 100), "xxx\n    and 90 more\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := warningsMarkdown(test.warnings)
			if !strings.HasSuffix(got, test.want) || test.want == "" && got != "" || len(got) > 5000 {
				t.Errorf("%d bytes, want the end %q:\n%s", len(got), test.want, got)
			}
		})
	}
}
