package iana

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// summarised is a comparison with a change of several kinds.
var summarised = Comparison{From: "2015-02-04", To: "2017-06-22", Changes: []Change{
	{Kind: KindRemoved, Record: "X.1.1", Identifier: "DetailFull", Old: "Full", Effect: EffectCheck},
	{Kind: KindAdded, Record: "X.7.28", Identifier: "DetailMailFloodDetected", New: "Mail flood detected", Effect: EffectCheck | EffectText},
	{Kind: KindAssociated, Record: "X.3.2", Identifier: "DetailBusy", Old: "453", New: "453, 521", Effect: EffectCheck},
	{Kind: KindReference, Record: "X.1.10", Identifier: "DetailNullMX", New: "RFC 7505"},
	{Kind: KindAdministrative, Record: "X.1.10", Identifier: "DetailNullMX", Field: "submitter", Old: "J. Levine", New: "J. Klensin"},
	{Kind: KindAdministrative, Field: "updated", Old: "2015-02-04", New: "2017-06-22"},
}}

func TestSummaryText(t *testing.T) {
	want := `Registry of 2017-06-22: X.1.1 removed; X.7.28 added; associated codes of X.3.2 changed; references of X.1.10 changed
compared with the registry of 2015-02-04; suggested version step: minor

Removed:
  X.1.1 DetailFull: "Full" (can break: Check)

Added:
  X.7.28 DetailMailFloodDetected: "Mail flood detected" (can break: Check and Text)

Associated codes changed:
  X.3.2 DetailBusy: "453" -> "453, 521" (can break: Check)

References changed:
  X.1.10 DetailNullMX: "" -> "RFC 7505" (can break: nothing)

Administrative:
  X.1.10 DetailNullMX submitter: "J. Levine" -> "J. Klensin"
  registry updated: "2015-02-04" -> "2017-06-22"
`
	if difference := cmp.Diff(want, summarised.Text()); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
}

func TestSummaryMarkdown(t *testing.T) {
	want := `Registry of 2017-06-22: X.1.1 removed; X.7.28 added; associated codes of X.3.2 changed; references of X.1.10 changed

Compared with the registry of 2015-02-04. Suggested version step: **minor**.

### Removed

- X.1.1 DetailFull: BQ"Full"BQ (can break: Check)

### Added

- X.7.28 DetailMailFloodDetected: BQ"Mail flood detected"BQ (can break: Check and Text)

### Associated codes changed

- X.3.2 DetailBusy: BQ"453"BQ -> BQ"453, 521"BQ (can break: Check)

### References changed

- X.1.10 DetailNullMX: BQ""BQ -> BQ"RFC 7505"BQ (can break: nothing)

### Administrative

- X.1.10 DetailNullMX submitter: BQ"J. Levine"BQ -> BQ"J. Klensin"BQ
- registry updated: BQ"2015-02-04"BQ -> BQ"2017-06-22"BQ
`
	if difference := cmp.Diff(strings.ReplaceAll(want, "BQ", "`"), summarised.Markdown()); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
}

func TestSummaryJSON(t *testing.T) {
	text, err := json.Marshal(Comparison{From: "2015-02-04", To: "2017-06-22", Changes: summarised.Changes[2:3]})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"title":"Registry of 2017-06-22: associated codes of X.3.2 changed","from":"2015-02-04","to":"2017-06-22","step":"minor",` +
		`"changes":[{"kind":"associated codes changed","record":"X.3.2","identifier":"DetailBusy","field":"","old":"453","new":"453, 521","breaks":"Check","step":"minor"}]}`
	if difference := cmp.Diff(want, string(text)); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
	if text, err = json.Marshal(Comparison{}); err != nil || !strings.Contains(string(text), `"step":"none","changes":[]`) {
		t.Errorf("nothing is %s, %v; want an empty list of changes", text, err)
	}
}

// TestSummaryHostile has values that would like to be markup, a mention, a second line or an endless one.
func TestSummaryHostile(t *testing.T) {
	for _, test := range []struct{ name, value, want string }{
		{"markup", "<script> @iana #1 **bold** [x](y) | \\", "`\"<script> @iana #1 **bold** [x](y) | \\\\\"`"},
		{"lines", "a\n\n# b\r\n", "`\"a\\n\\n# b\\r\\n\"`"},
		{"backquotes", "``` `", "````\"``` `\"````"},
		{"direction", "safe \u202e desrever", "`\"safe \\u202e desrever\"`"},
		{"long", strings.Repeat("é", 1000), "`\"" + strings.Repeat("é", 299) + "…\"`"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Comparison{To: "2017-06-22", Changes: []Change{{Kind: KindPhrase, Record: "X.1.1", Old: "a", New: test.value, Effect: EffectText}}}
			want := "- X.1.1: `\"a\"` -> " + test.want + " (can break: Text)"
			if !strings.Contains(c.Markdown(), "\n"+want+"\n") {
				t.Errorf("got\n%s\nwant the line\n%s", c.Markdown(), want)
			}
			if !strings.HasPrefix(c.Markdown(), "Registry of 2017-06-22: phrase of X.1.1 changed\n\n") {
				t.Errorf("the title is not the first line of\n%s", c.Markdown())
			}
			if lines := strings.Count(c.Text(), "\n"); lines != 5 {
				t.Errorf("%d lines, want 5:\n%s", lines, c.Text())
			}
		})
	}
}

// TestSummaryLong has more changes than a pull request can show and a title can name.
func TestSummaryLong(t *testing.T) {
	var changes []Change
	for _, kind := range kinds {
		for i := range 200 {
			changes = append(changes, Change{Kind: kind, Record: fmt.Sprintf("X.1.%d", i), Old: "old", New: strings.Repeat("new", 50)})
		}
	}
	c := Comparison{From: "2015-02-04", To: "2017-06-22", Changes: changes}
	markdown := c.Markdown()
	if len(markdown) > 65_536 {
		t.Errorf("%d bytes, GitHub takes 65536", len(markdown))
	}
	shown := strings.Count(markdown, "\n- X.1.")
	if want := fmt.Sprintf("\n- and %d changes more, here and of the kinds that follow\n", len(changes)-shown); !strings.HasSuffix(markdown, want) {
		t.Errorf("the summary of %d changes shows %d and does not end in %q", len(changes), shown, want)
	}
	want := "Registry of 2017-06-22: 200 records removed; 200 identifiers changed; 200 records added; 200 records returned; and more"
	if c.Title() != want {
		t.Errorf("title %q, want %q", c.Title(), want)
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []Change
		want    string
	}{
		{"nothing", nil, "nothing changed"},
		{"administrative alone", summarised.Changes[5:], "administrative changes"},
		{"administrative among others", summarised.Changes[3:], "references of X.1.10 changed"},
		{"several of a kind", []Change{{Kind: KindAdded, Record: "X.1.1"}, {Kind: KindAdded, Record: "X.1.2"}, {Kind: KindAdded, Record: "X.1.3"}},
			"X.1.1, X.1.2, X.1.3 added"},
		{"many of a kind", []Change{{Kind: KindPhrase}, {Kind: KindPhrase}, {Kind: KindPhrase}, {Kind: KindPhrase}}, "4 phrases changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := "Registry of 2017-06-22: " + test.want
			if got := (Comparison{To: "2017-06-22", Changes: test.changes}).Title(); got != want {
				t.Errorf("title %q, want %q", got, want)
			}
		})
	}
}
