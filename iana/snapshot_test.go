package iana

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSnapshotRoundTrip(t *testing.T) {
	registry, err := Load(embedded)
	if err != nil {
		t.Fatal(err)
	}
	text, err := registry.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(string(embedded), string(text)); difference != "" {
		t.Errorf("loading and saving the snapshot changes it (-before +after):\n%s", difference)
	}
}

// TestEmbedded holds the snapshot to what is known of the registry by other means.
func TestEmbedded(t *testing.T) {
	registry, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	// As many as in 2024: a refresh adds records, and what the registry withdraws stays as a tombstone.
	if c, s, d := len(registry.Classes), len(registry.Subjects), len(registry.Details); c < 3 || s < 8 || d < 81 {
		t.Errorf("%d classes, %d subjects and %d details, want 3, 8 and 81 or more", c, s, d)
	}
	if registry.Source != DefaultURL {
		t.Errorf("source %q, want %q", registry.Source, DefaultURL)
	}
	if err := registry.Plausible(); err != nil {
		t.Error(err)
	}
	for _, n := range registry.named() {
		if len(*n.identifier) > len("Subject")+maxIdentifierText {
			t.Errorf("%s: identifier %s has %d letters", n.code, *n.identifier, len(*n.identifier))
		}
	}
	if strings.Contains(string(embedded), "description") {
		t.Error("the snapshot holds descriptions, which are RFC prose")
	}
}

func TestLoadRefuses(t *testing.T) {
	good := `{"source":"","updated":"2024-12-06","sha256":"",
"classes":[{"class":5,"text":"Bad","references":[]}],
"subjects":[{"subject":1,"identifier":"SubjectOne","text":"One","references":[]}],
"details":[{"code":"X.1.9","identifier":"DetailNine","text":"","associated":{"raw":"450","codes":[450]},"classes":{"list":[5],"basis":"only"},"references":[]},
{"code":"X.1.10","identifier":"DetailTen","text":"","associated":{"raw":""},"classes":{"list":[2,4,5],"basis":"unknown"},"references":[]}]}`
	if _, err := Load([]byte(good)); err != nil {
		t.Fatalf("the snapshot that the cases change is refused: %v", err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"an unknown field", `"source"`, `"sauce"`, `unknown field "sauce"`},
		{"text behind the object", `"references":[]}]}`, `"references":[]}]} {}`, "behind the end"},
		{"cut short", `"references":[]}]}`, ``, "unexpected EOF"},
		{"no date", `"2024-12-06"`, `""`, `updated "" is not a date like 2006-01-02`},
		{"another class", `"class":5`, `"class":3`, "class 3 is not 2, 4 or 5"},
		{"a malformed code", `"X.1.9"`, `"X.1.09"`, `"X.1.09"`},
		{"a code twice", `"X.1.9"`, `"X.1.10"`, "X.1.10 stands behind X.1.10"},
		{"out of order", `"X.1.9"`, `"X.1.11"`, "X.1.10 stands behind X.1.11"},
		{"an identifier twice", `"DetailNine"`, `"DetailTen"`, `identifier "DetailTen" belongs to X.1.9`},
		{"an identifier without its prefix", `"DetailNine"`, `"Nine"`, `identifier "Nine"`},
		{"an identifier with a lower-case word", `"DetailNine"`, `"Details"`, `identifier "Details"`},
		{"an identifier that is only the prefix", `"DetailNine"`, `"Detail"`, `identifier "Detail"`},
		{"an identifier with another code", `"DetailNine"`, `"DetailNine_7_7"`, `identifier "DetailNine_7_7"`},
		{"no identifier", `"DetailNine"`, `""`, `identifier ""`},
		{"an injected identifier", `"DetailNine"`, `"DetailNine = 1\nfunc init() {}"`, "identifier"},
		{"a reply code out of range", `[450]`, `[99]`, "99"},
		{"a family out of range", `"codes":[450]`, `"families":[1]`, "1XX: the first digit is not from 2 to 5"},
		{"a withdrawal without a date", `"identifier":"DetailTen"`, `"identifier":"DetailTen","withdrawn":"last year"`, `withdrawn "last year" is not a date`},
		{"a class twice", `[2,4,5]`, `[2,4,4]`, "class 4 stands behind class 4"},
		{"a detail for no class", `[5],"basis"`, `[],"basis"`, "X.1.9"},
		{"a detail for another class", `[5],"basis"`, `[3],"basis"`, "X.1.9"},
		{"an unknown basis", `"only"`, `"perhaps"`, `"perhaps"`},
		{"no details", good[strings.Index(good, `"details"`):], `"details":[]}`, "0 details"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(good, test.old, test.new, 1)
			if text == good {
				t.Fatalf("%q is not in the snapshot", test.old)
			}
			if _, err := Load([]byte(text)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestReadTellsFormsApart(t *testing.T) {
	xml, err := os.ReadFile("testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
	known, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	fromXML, _, err := Read(bytes.NewReader(xml), known)
	if err != nil {
		t.Fatal(err)
	}
	snapshot, err := fromXML.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	fromJSON, warnings, err := Read(bytes.NewReader(append([]byte("\ufeff\n"), snapshot...)), known)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	if difference := cmp.Diff(fromXML, fromJSON); difference != "" {
		t.Errorf("the snapshot of the XML reads otherwise (-XML +snapshot):\n%s", difference)
	}
	if got := names(fromXML)["X.1.1"]; got != "DetailBadDestinationMailboxAddress" {
		t.Errorf("X.1.1 is called %s, want its known name", got)
	}
}
