package iana

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEmbedded checks the embedded snapshot against what else is known of the registry, and that reading and
// writing it changes nothing.
func TestEmbedded(t *testing.T) {
	registry, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(embedded), marshal(t, registry)); diff != "" {
		t.Errorf("reading and writing the snapshot changes it (-before +after):\n%s", diff)
	}
	// The counts of 2024. They never fall: a refresh adds records, and a withdrawn record stays as a tombstone.
	if c, s, d := len(registry.Classes), len(registry.Subjects), len(registry.Details); c < 3 || s < 8 || d < 81 {
		t.Errorf("%d classes, %d subjects and %d details, want 3, 8 and 81 or more", c, s, d)
	}
	if err := registry.Plausible(); err != nil || registry.Source != DefaultURL {
		t.Errorf("plausible: %v; source %q, want %q", err, registry.Source, DefaultURL)
	}
	for code, identifier := range registry.identifiers() {
		if len(identifier) > len("Subject")+maxIdentifierText {
			t.Errorf("%s: identifier %s has %d letters", code, identifier, len(identifier))
		}
	}
	if strings.Contains(string(embedded), "description") {
		t.Error("the snapshot holds descriptions, which are RFC prose")
	}
}

// TestLoadErrors checks that Load refuses a snapshot that the generator could not use.
func TestLoadErrors(t *testing.T) {
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
		{"text after the object", `"references":[]}]}`, `"references":[]}]} {}`, "text after the end of the JSON object"},
		{"truncated", `"references":[]}]}`, ``, "unexpected EOF"},
		{"no date", `"2024-12-06"`, `""`, `updated "" is not a date like 2006-01-02`},
		{"another class", `"class":5`, `"class":3`, "class 3 is not 2, 4 or 5"},
		{"another subject", `"subject":1,`, `"subject":1000,`, "subject 1000 is not a number from 0 to 999"},
		{"a malformed code", `"X.1.9"`, `"X.1.09"`, `"X.1.09"`},
		{"a duplicate code", `"X.1.9"`, `"X.1.10"`, "X.1.10 follows X.1.10"},
		{"out of order", `"X.1.9"`, `"X.1.11"`, "X.1.10 follows X.1.11"},
		{"a duplicate class", `"classes":[`, `"classes":[{"class":5,"text":"Bad","references":[]},`, "5.XXX.YYY follows 5.XXX.YYY"},
		{"a duplicate identifier", `"DetailNine"`, `"DetailTen"`, `identifier "DetailTen" belongs to X.1.9`},
		{"an identifier without its prefix", `"DetailNine"`, `"Nine"`, `identifier "Nine"`},
		{"an identifier with a lower-case word", `"DetailNine"`, `"Details"`, `identifier "Details"`},
		{"an identifier that is only the prefix", `"DetailNine"`, `"Detail"`, `identifier "Detail"`},
		{"an identifier with another code", `"DetailNine"`, `"DetailNine_7_7"`, `identifier "DetailNine_7_7"`},
		{"no identifier", `"DetailNine"`, `""`, `identifier ""`},
		{"an injected identifier", `"DetailNine"`, `"DetailNine = 1\nfunc init() {}"`, "identifier"},
		{"a reply code out of range", `[450]`, `[99]`, "99"},
		{"a family out of range", `"codes":[450]`, `"families":[1]`, "1XX: the first digit is not from 2 to 5"},
		{"a withdrawal without a date", `"identifier":"DetailTen"`, `"identifier":"DetailTen","withdrawn":"last year"`, `withdrawn "last year" is not a date`},
		{"a detail with a class twice", `[2,4,5]`, `[2,4,4]`, "class 4 follows class 4"},
		{"a detail without a class", `[5],"basis"`, `[],"basis"`, "X.1.9: no classes"},
		{"a detail for another class", `[5],"basis"`, `[3],"basis"`, "X.1.9: class 3"},
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

// TestRead checks that Read accepts XML and the snapshot of it, and names the records from XML.
func TestRead(t *testing.T) {
	known, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	fromXML, warnings, err := Read(strings.NewReader(fixture(t)), known)
	if err != nil || fromXML.Source != DefaultURL {
		t.Fatalf("source %q and error %v", fromXML.Source, err)
	}
	const lost = "X.7.14, X.7.18"
	if len(warnings) != 2 || !strings.Contains(warnings[1].String(), lost) {
		t.Errorf("warnings %q, want the second to be about %s", messages(warnings), lost)
	}
	fromJSON, warnings, err := Read(strings.NewReader("\ufeff\n"+marshal(t, fromXML)), known)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	if diff := cmp.Diff(fromXML, fromJSON); diff != "" {
		t.Errorf("the snapshot of the XML reads differently (-XML +snapshot):\n%s", diff)
	}
	if got := fromXML.identifiers()["X.1.1"]; got != "DetailBadDestinationMailboxAddress" {
		t.Errorf("X.1.1 is called %s, want its known name", got)
	}
}

// TestPlausible checks that tombstones do not count, and that X.1.1 must be there.
func TestPlausible(t *testing.T) {
	registry := func(details, subject int, tombstones ...int) *Registry {
		r := &Registry{}
		for i := range details {
			r.Details = append(r.Details, Detail{Code: Code{subject, i}})
		}
		for _, i := range tombstones {
			r.Details[i].Withdrawn = "2030-01-02"
		}
		return r
	}
	const few, headless = "implausible registry: it has 59 details, the whole has at least 60", `implausible registry: "X.1.1" is not among its 60 details`
	for _, test := range []struct {
		name     string
		registry *Registry
		want     string
	}{
		{"just enough", registry(60, 1), "<nil>"},
		{"too few", registry(59, 1), few},
		{"too many withdrawn", registry(61, 1, 5, 6), few},
		{"no X.1.1", registry(60, 2), headless},
		{"X.1.1 withdrawn", registry(61, 1, 1), headless},
	} {
		if got := fmt.Sprint(test.registry.Plausible()); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}
