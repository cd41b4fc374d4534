package gen

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// TestDetailComment checks the comment of a constant for details in every state.
func TestDetailComment(t *testing.T) {
	other := Detail{Detail: iana.Detail{Code: iana.Code{Subject: 9, Detail: 2}, Identifier: "DetailOther"}}
	const registered = `Registered as "One". For class 5 only. Reply codes: 550.`
	for _, test := range []struct {
		name   string
		change func(*Detail)
		want   []string // the paragraphs after the first
	}{
		{"registered", func(d *Detail) {}, []string{registered}},
		{"no text", func(d *Detail) { d.Text = "" },
			[]string{`Registered without a text. For class 5 only. Reply codes: 550.`}},
		{"any reply code", func(d *Detail) { d.Associated = iana.Associated{Any: true} },
			[]string{`Registered as "One". For class 5 only. Reply codes: any.`}},
		{"pairs of RFCs", func(d *Detail) {
			d.Pairings = []facts.Pairing{
				{Reply: 550, Enhanced: "5.9.1", Strength: facts.Must, RFC: 1, Section: "2"},
				{Reply: 551, Enhanced: "5.9.1", Strength: facts.Former, RFC: 3, Section: "4"},
				{Reply: 551, Enhanced: "5.9.1", Strength: facts.Should, RFC: 5, Section: "6, 7"},
			}
		}, []string{`Registered as "One". For class 5 only. Reply codes: 550; 551 (RFC 3 section 4, historic; RFC 5 sections 6, 7).`}},
		{"common pairs", func(d *Detail) { d.Common = []facts.CommonPair{{Reply: 552}, {Reply: 550}} },
			[]string{registered + " Customary: 552."}},
		{"remark", func(d *Detail) { d.Remark = "the RFC disagrees" }, []string{registered, "The RFC disagrees."}},
		{"replaced", func(d *Detail) { d.Deprecated = &iana.Deprecation{By: &other.Code} },
			[]string{registered, "Deprecated: the registry replaces it with X.9.2; use [DetailOther]."}},
		{"deprecated", func(d *Detail) { d.Deprecated = &iana.Deprecation{} },
			[]string{registered, "Deprecated: the registry advises against it."}},
		{"withdrawn", func(d *Detail) { d.Withdrawn = "2030-01-01" },
			[]string{`Registered as "One".`, "Deprecated: withdrawn, last in the registry of 2030-01-01."}},
		{"deprecated and withdrawn", func(d *Detail) { d.Withdrawn, d.Deprecated = "2030-01-01", &iana.Deprecation{} },
			[]string{`Registered as "One".`, "Deprecated: withdrawn, last in the registry of 2030-01-01."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			detail := Detail{Description: facts.Description{Sentence: "something happened"}, Detail: iana.Detail{
				Code: iana.Code{Subject: 9, Detail: 1}, Identifier: "DetailOne", Text: "One",
				Associated: iana.Associated{Codes: []int{550}},
				Classes:    iana.ClassLimit{List: []int{5}, Basis: iana.Only},
			}}
			test.change(&detail)
			paragraphs := slices.DeleteFunc(detail.comment(&Catalog{Details: []Detail{detail, other}}), func(p string) bool { return p == "" })
			if want := append([]string{"DetailOne is X.9.1: something happened."}, test.want...); !slices.Equal(paragraphs, want) {
				t.Errorf("%q, want %q", paragraphs, want)
			}
		})
	}
}

// TestWithdrawnRow checks that a withdrawn detail keeps its forms, text and deprecation in the tables, and that it
// lists no reply codes.
func TestWithdrawnRow(t *testing.T) {
	registry := small()
	registry.Details[0].Withdrawn = "2024-01-01"
	registry.Details[0].Associated = iana.Associated{Codes: []int{550}}
	catalog, _, err := Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Package(catalog, DefaultPackage)
	if err != nil {
		t.Fatal(err)
	}
	tables := files[slices.IndexFunc(files, func(f File) bool { return f.Path == "tables.go" })]
	const want = `1: {"X.1.1", forms{"2.1.1", "", "4.1.1", "5.1.1"}, BasisUnregistered, 0, 0, deprecated, 0, 0, ReasonUnstated, "First", ""},`
	if !strings.Contains(string(tables.Content), want) {
		t.Errorf("no row %s in\n%s", want, tables.Content)
	}
}
