package iana

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// summarised is a comparison with changes of several kinds.
var summarised = Comparison{From: "2015-02-04", To: "2017-06-22", Changes: []Change{
	{Kind: KindRemoved, Record: "X.1.1", Identifier: "DetailFull", Old: "Full", Effect: EffectCheck},
	{Kind: KindAdded, Record: "X.7.28", Identifier: "DetailMailFlood", New: "Mail flood", Effect: EffectCheck | EffectText},
	{Kind: KindReference, Record: "X.1.10", Identifier: "DetailNullMX", New: "RFC 7505"},
	{Kind: KindAdministrative, Record: "X.1.10", Identifier: "DetailNullMX", Field: "submitter", Old: "J. Levine", New: "J. Klensin"},
	{Kind: KindAdministrative, Field: "updated", Old: "2015-02-04", New: "2017-06-22"},
}}

// TestSummaries checks the three forms of a comparison.
func TestSummaries(t *testing.T) {
	text := `Registry of 2017-06-22: X.1.1 removed; X.7.28 added; references of X.1.10 changed
compared with the registry of 2015-02-04; suggested version step: minor

Removed:
  X.1.1 DetailFull: "Full" (can break: Check)

Added:
  X.7.28 DetailMailFlood: "Mail flood" (can break: Check and Text)

References changed:
  X.1.10 DetailNullMX: "" -> "RFC 7505" (can break: nothing)

Administrative:
  X.1.10 DetailNullMX submitter: "J. Levine" -> "J. Klensin"
  registry updated: "2015-02-04" -> "2017-06-22"
`
	if diff := cmp.Diff(text, summarised.Text()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	markdown := strings.ReplaceAll(`Registry of 2017-06-22: X.1.1 removed; X.7.28 added; references of X.1.10 changed

Compared with the registry of 2015-02-04. Suggested version step: **minor**.

### Removed

- X.1.1 DetailFull: '"Full"' (can break: Check)

### Added

- X.7.28 DetailMailFlood: '"Mail flood"' (can break: Check and Text)

### References changed

- X.1.10 DetailNullMX: '""' -> '"RFC 7505"' (can break: nothing)

### Administrative

- X.1.10 DetailNullMX submitter: '"J. Levine"' -> '"J. Klensin"'
- registry updated: '"2015-02-04"' -> '"2017-06-22"'
`, "'", "`")
	if diff := cmp.Diff(markdown, summarised.Markdown()); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
	one := summarised
	one.Changes = one.Changes[:1]
	for _, test := range []struct {
		comparison Comparison
		want       string
	}{
		{one, `{"title":"Registry of 2017-06-22: X.1.1 removed","from":"2015-02-04","to":"2017-06-22","step":"minor",` +
			`"changes":[{"kind":"removed","record":"X.1.1","identifier":"DetailFull","field":"","old":"Full","new":"","breaks":"Check","step":"minor"}]}`},
		{Comparison{From: "2015-02-04", To: "2017-06-22"},
			`{"title":"Registry of 2017-06-22: nothing changed","from":"2015-02-04","to":"2017-06-22","step":"none","changes":[]}`},
	} {
		text, err := json.Marshal(test.comparison)
		if diff := cmp.Diff(test.want, string(text)); diff != "" || err != nil {
			t.Errorf("JSON, %v (-want +got):\n%s", err, diff)
		}
	}
}

// TestSummaryHostile checks that a value cannot be markup, mention anybody, add a line or be endless.
func TestSummaryHostile(t *testing.T) {
	for _, test := range []struct{ name, value, want string }{
		{"markup", "<script> @iana #1 **bold** [x](y) | \\", "`\"<script> @iana #1 **bold** [x](y) | \\\\\"`"},
		{"lines", "a\n\n# b\r\n", "`\"a\\n\\n# b\\r\\n\"`"},
		{"backquotes", "``` `", "````\"``` `\"````"},
		{"direction", "safe \u202e desrever", "`\"safe \\u202e desrever\"`"},
		{"long", strings.Repeat("é", 1000), "`\"" + strings.Repeat("é", 299) + "…\"`"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Comparison{From: "2015-02-04", To: "2017-06-22", Changes: []Change{{Kind: KindPhrase, Record: "X.1.1", Old: "a", New: test.value, Effect: EffectText}}}
			want := "- X.1.1: `\"a\"` -> " + test.want + " (can break: Text)"
			if !strings.Contains(c.Markdown(), "\n"+want+"\n") || !strings.HasPrefix(c.Markdown(), "Registry of 2017-06-22: phrase of X.1.1 changed\n\n") {
				t.Errorf("got\n%s\nwant the title first and the line\n%s", c.Markdown(), want)
			}
			if lines := strings.Count(c.Text(), "\n"); lines != 5 {
				t.Errorf("%d lines, want 5:\n%s", lines, c.Text())
			}
		})
	}
}

// TestSummaryLong checks that Markdown ends where GitHub would cut it, and counts the changes left out.
func TestSummaryLong(t *testing.T) {
	c := Comparison{From: "2015-02-04", To: "2017-06-22"}
	for _, kind := range kinds {
		for i := range 200 {
			c.Changes = append(c.Changes, Change{Kind: kind, Record: fmt.Sprintf("X.1.%d", i), Old: "old", New: strings.Repeat("new", 50)})
		}
	}
	markdown := c.Markdown()
	shown := strings.Count(markdown, "\n- X.1.")
	if want := fmt.Sprintf("\n- and %d more changes\n", len(c.Changes)-shown); len(markdown) > 65_536 || !strings.HasSuffix(markdown, want) {
		t.Errorf("the summary of %d changes has %d bytes, shows %d and does not end in %q", len(c.Changes), len(markdown), shown, want)
	}
	if shown := strings.Count(c.Text(), "\n  X.1."); shown != len(c.Changes) {
		t.Errorf("the text shows %d of %d changes", shown, len(c.Changes))
	}
}

// TestTitle checks the title for none, few and many changes.
func TestTitle(t *testing.T) {
	var many []Change
	for _, kind := range kinds {
		many = append(many, Change{Kind: kind}, Change{Kind: kind}, Change{Kind: kind}, Change{Kind: kind})
	}
	for _, test := range []struct {
		name, from string
		changes    []Change
		want       string
	}{
		{"the first", "", nil, "first snapshot"},
		{"nothing", "2015-02-04", nil, "nothing changed"},
		{"administrative alone", "2015-02-04", summarised.Changes[4:], "administrative changes"},
		{"administrative among others", "2015-02-04", summarised.Changes[2:], "references of X.1.10 changed"},
		{"three of a kind", "2015-02-04", []Change{{Kind: KindAdded, Record: "X.1.1"}, {Kind: KindAdded, Record: "X.1.2"}, {Kind: KindAdded, Record: "X.1.3"}},
			"X.1.1, X.1.2, X.1.3 added"},
		{"many", "2015-02-04", many, "4 records removed; 4 identifiers changed; 4 records added; 4 records returned; and more"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := "Registry of 2017-06-22: " + test.want
			if got := (Comparison{From: test.from, To: "2017-06-22", Changes: test.changes}).Title(); got != want {
				t.Errorf("title %q, want %q", got, want)
			}
		})
	}
}
