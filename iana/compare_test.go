package iana

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// compared returns the registry that the cases change: a class, two subjects, three details, the last withdrawn.
func compared() *Registry {
	source := Provenance{References: []Reference{{RFC: 3463, Status: "Standards Track"}}, Submitter: "G. Vaudreuil"}
	limit := ClassLimit{List: []int{4, 5}, Basis: Only}
	return &Registry{
		Source: DefaultURL, Updated: "2024-12-06", SHA256: "aa",
		Classes: []Class{{Class: 5, Text: "Permanent", Provenance: source}},
		Subjects: []Subject{
			{Subject: 1, Identifier: "SubjectOne", Text: "One", Provenance: source},
			{Subject: 2, Identifier: "SubjectTwo", Text: "Two", Provenance: source}},
		Details: []Detail{
			{Code: Code{1, 1}, Identifier: "DetailFull", Text: "Full", Classes: limit, Associated: Associated{Raw: "550", Codes: []int{550}}, Provenance: source},
			{Code: Code{1, 2}, Identifier: "DetailEmpty", Text: "Empty", Classes: limit, Deprecated: &Deprecation{By: &Code{1, 1}}, Provenance: source},
			{Code: Code{1, 3}, Identifier: "DetailGone", Text: "Gone", Classes: limit, Withdrawn: "2020-01-01", Provenance: source}},
	}
}

// unnamed removes what XML does not have: identifiers and tombstones.
func unnamed(r *Registry) {
	r.Subjects = slices.DeleteFunc(r.Subjects, func(s Subject) bool { return s.Withdrawn != "" })
	r.Details = r.Living()
	for _, row := range r.named() {
		*row.identifier = ""
	}
}

// TestCompare checks which changes are reported, and what each can break.
func TestCompare(t *testing.T) {
	if title := Compare(nil, compared()).Title(); title != "Registry of 2024-12-06: first snapshot" {
		t.Errorf("title %q without an earlier snapshot", title)
	}
	type edit = func(old, new *Registry)
	add := func(d Detail) edit { return func(_, new *Registry) { new.Details = append(new.Details, d) } }
	first := func(change func(*Detail)) edit { return func(_, new *Registry) { change(&new.Details[0]) } }
	second := func(change func(*Detail)) edit { return func(_, new *Registry) { change(&new.Details[1]) } }
	tombstone := func(change func(*Detail)) edit { return func(_, new *Registry) { change(&new.Details[2]) } }
	for _, test := range []struct {
		name   string
		change edit
		want   []string
	}{
		{"nothing", func(_, _ *Registry) {}, nil},
		{"where it came from", func(_, new *Registry) { new.Source, new.LastModified = "http://localhost/", "today" }, nil},
		{"the date", func(_, new *Registry) { new.Updated, new.SHA256 = "2025-01-01", "bb" },
			[]string{`administrative updated: "2024-12-06" -> "2025-01-01", breaks nothing, none`}},
		{"the XML alone", func(_, new *Registry) { new.SHA256 = "bb" },
			[]string{`administrative sha256: "aa" -> "bb", breaks nothing, none`}},

		{"a detail added", add(Detail{Code: Code{2, 1}, Identifier: "DetailNew", Text: "New"}),
			[]string{`added X.2.1 DetailNew: "" -> "New", breaks Check and Text, minor`}},
		{"a detail without a phrase added", add(Detail{Code: Code{2, 1}, Identifier: "DetailNew"}),
			[]string{`added X.2.1 DetailNew: "" -> "", breaks Check, minor`}},
		{"a tombstone added", add(Detail{Code: Code{2, 1}, Identifier: "DetailNew", Text: "New", Withdrawn: "2020-01-01"}),
			[]string{`added X.2.1 DetailNew: "" -> "New", breaks Text, minor`}},
		{"a subject's tombstone added", func(old, new *Registry) { old.Subjects, new.Subjects[1].Withdrawn = old.Subjects[:1], "2020-01-01" },
			[]string{`added X.2.YYY SubjectTwo: "" -> "Two", breaks nothing, minor`}},
		{"a subject added", func(old, _ *Registry) { old.Subjects = old.Subjects[:1] },
			[]string{`added X.2.YYY SubjectTwo: "" -> "Two", breaks Text, minor`}},
		{"a class added", func(_, new *Registry) { new.Classes = append([]Class{{Class: 2, Text: "Success"}}, new.Classes...) },
			[]string{`added 2.XXX.YYY: "" -> "Success", breaks Text, minor`}},

		{"a detail withdrawn", first(func(d *Detail) { d.Withdrawn = "2024-12-06" }),
			[]string{`removed X.1.1 DetailFull: "Full" -> "", breaks Check, minor`}},
		{"a detail gone with its constant", func(_, new *Registry) { new.Details = new.Details[1:] },
			[]string{`removed X.1.1 DetailFull: "Full" -> "", breaks compile and Check and Text, major`}},
		{"a tombstone gone", func(_, new *Registry) { new.Details = new.Details[:2] },
			[]string{`removed X.1.3 DetailGone: "Gone" -> "", breaks compile and Text, major`}},
		{"a subject withdrawn", func(_, new *Registry) { new.Subjects[1].Withdrawn = "2024-12-06" },
			[]string{`removed X.2.YYY SubjectTwo: "Two" -> "", breaks Text, minor`}},
		{"a subject gone with its constant", func(_, new *Registry) { new.Subjects = new.Subjects[:1] },
			[]string{`removed X.2.YYY SubjectTwo: "Two" -> "", breaks compile and Text, major`}},
		{"a class withdrawn", func(_, new *Registry) { new.Classes[0].Withdrawn = "2024-12-06" },
			[]string{`removed 5.XXX.YYY: "Permanent" -> "", breaks Text, minor`}},
		{"a detail returned", tombstone(func(d *Detail) { d.Withdrawn = "" }),
			[]string{`returned X.1.3 DetailGone: "" -> "Gone", breaks Check, minor`}},
		{"a detail returned with another phrase", tombstone(func(d *Detail) { d.Withdrawn, d.Text = "", "Back" }),
			[]string{`returned X.1.3 DetailGone: "" -> "Back", breaks Check, minor`, `phrase changed X.1.3 DetailGone: "Gone" -> "Back", breaks Text, minor`}},
		{"a tombstone with another date", tombstone(func(d *Detail) { d.Withdrawn = "2021-01-01" }),
			[]string{`administrative X.1.3 DetailGone withdrawn: "2020-01-01" -> "2021-01-01", breaks nothing, none`}},

		{"an identifier edited", first(func(d *Detail) { d.Identifier = "DetailNoRoom" }),
			[]string{`identifier changed X.1.1 DetailNoRoom: "DetailFull" -> "DetailNoRoom", breaks compile, major`}},
		{"a tombstone's identifier edited", tombstone(func(d *Detail) { d.Identifier = "DetailLost" }),
			[]string{`identifier changed X.1.3 DetailLost: "DetailGone" -> "DetailLost", breaks compile, major`}},
		{"two identifiers swapped", func(_, new *Registry) {
			new.Subjects[0].Identifier, new.Subjects[1].Identifier = new.Subjects[1].Identifier, new.Subjects[0].Identifier
		}, []string{`identifier changed X.1.YYY SubjectTwo: "SubjectOne" -> "SubjectTwo", breaks compile, major`,
			`identifier changed X.2.YYY SubjectOne: "SubjectTwo" -> "SubjectOne", breaks compile, major`}},

		{"phrases", func(_, new *Registry) { new.Classes[0].Text, new.Subjects[0].Text, new.Details[0].Text = "a", "b", "c" },
			[]string{`phrase changed 5.XXX.YYY: "Permanent" -> "a", breaks Text, minor`,
				`phrase changed X.1.YYY SubjectOne: "One" -> "b", breaks Text, minor`,
				`phrase changed X.1.1 DetailFull: "Full" -> "c", breaks Text, minor`}},
		{"a tombstone's facts", tombstone(func(d *Detail) {
			d.Text, d.Deprecated, d.Associated.Raw, d.Associated.Codes, d.Classes.List = "Lost", &Deprecation{}, "450", []int{450}, []int{4}
		}), []string{`deprecated X.1.3 DetailGone: "" -> "without a replacement", breaks nothing, patch`,
			`phrase changed X.1.3 DetailGone: "Gone" -> "Lost", breaks Text, minor`,
			`associated codes changed X.1.3 DetailGone: "" -> "450", breaks nothing, patch`,
			`classes changed X.1.3 DetailGone: "4, 5 (only)" -> "4 (only)", breaks nothing, patch`}},

		{"associated codes", first(func(d *Detail) { d.Associated = Associated{Raw: "550, 551", Codes: []int{550, 551}} }),
			[]string{`associated codes changed X.1.1 DetailFull: "550" -> "550, 551", breaks Check, minor`}},
		{"associated codes in another form", first(func(d *Detail) { d.Associated.Raw = "550." }),
			[]string{`associated codes changed X.1.1 DetailFull: "550" -> "550.", breaks nothing, patch`}},
		{"associated codes read differently", first(func(d *Detail) { d.Associated.Codes = nil }),
			[]string{`associated codes changed X.1.1 DetailFull: "550" -> "not given", breaks Check, minor`}},
		{"any read differently", first(func(d *Detail) { d.Associated.Any = true }),
			[]string{`associated codes changed X.1.1 DetailFull: "550" -> "550, any", breaks Check, minor`}},
		{"families read differently", first(func(d *Detail) { d.Associated.Families = []int{4, 5} }),
			[]string{`associated codes changed X.1.1 DetailFull: "550" -> "550, 4XX, 5XX", breaks Check, minor`}},
		{"any instead of not given", second(func(d *Detail) { d.Associated = Associated{Raw: "Any", Any: true} }),
			[]string{`associated codes changed X.1.2 DetailEmpty: "" -> "Any", breaks nothing, patch`}},
		{"a family", second(func(d *Detail) { d.Associated = Associated{Raw: "5XX", Families: []int{5}} }),
			[]string{`associated codes changed X.1.2 DetailEmpty: "" -> "5XX", breaks Check, minor`}},

		{"classes", first(func(d *Detail) { d.Classes.List = []int{5} }),
			[]string{`classes changed X.1.1 DetailFull: "4, 5 (only)" -> "5 (only)", breaks Check, minor`}},
		{"another basis of the classes", first(func(d *Detail) { d.Classes.Basis = Should }),
			[]string{`classes changed X.1.1 DetailFull: "4, 5 (only)" -> "4, 5 (should)", breaks nothing, patch`}},
		{"classes no longer limited", first(func(d *Detail) { d.Classes = ClassLimit{[]int{2, 4, 5}, Unknown} }),
			[]string{`classes changed X.1.1 DetailFull: "4, 5 (only)" -> "2, 4, 5 (unknown)", breaks Check, minor`}},
		{"classes of other reply codes", func(old, new *Registry) {
			old.Details[1].Classes, new.Details[1].Classes = ClassLimit{[]int{4}, FromAssociated}, ClassLimit{[]int{5}, FromAssociated}
		}, []string{`classes changed X.1.2 DetailEmpty: "4 (associated)" -> "5 (associated)", breaks nothing, patch`}},

		{"deprecated", first(func(d *Detail) { d.Deprecated = &Deprecation{} }),
			[]string{`deprecated X.1.1 DetailFull: "" -> "without a replacement", breaks Check, minor`}},
		{"another replacement", second(func(d *Detail) { d.Deprecated = &Deprecation{} }),
			[]string{`deprecated X.1.2 DetailEmpty: "replaced by X.1.1" -> "without a replacement", breaks nothing, patch`}},
		{"no longer deprecated", second(func(d *Detail) { d.Deprecated = nil }),
			[]string{`no longer deprecated X.1.2 DetailEmpty: "replaced by X.1.1" -> "", breaks Check, minor`}},

		{"a reference", first(func(d *Detail) { d.References = []Reference{{RFC: 5248, Section: "2"}} }),
			[]string{`reference changed X.1.1 DetailFull: "RFC 3463 (Standards Track)" -> "RFC 5248 section 2", breaks nothing, patch`}},
		{"administrative facts", first(func(d *Detail) {
			d.Submitter, d.ChangeController, d.Registered, d.Changed = "J. Klensin", "IESG", "2008-06", "2015-05-18"
		}), []string{`administrative X.1.1 DetailFull submitter: "G. Vaudreuil" -> "J. Klensin", breaks nothing, none`,
			`administrative X.1.1 DetailFull change controller: "" -> "IESG", breaks nothing, none`,
			`administrative X.1.1 DetailFull registered: "" -> "2008-06", breaks nothing, none`,
			`administrative X.1.1 DetailFull updated: "" -> "2015-05-18", breaks nothing, none`}},

		{"XML with the same facts", func(_, new *Registry) { unnamed(new) }, nil},
		{"XML without a detail", func(_, new *Registry) { unnamed(new); new.Details = new.Details[1:] },
			[]string{`removed X.1.1 DetailFull: "Full" -> "", breaks Check, minor`}},
		{"XML before a snapshot", func(old, _ *Registry) { unnamed(old) }, nil},
		{"XML before a snapshot with a tombstone", func(old, new *Registry) { unnamed(old); new.Details[0].Withdrawn = "2024-12-06" },
			[]string{`removed X.1.1: "Full" -> "", breaks Check, minor`}},
		{"XML twice", func(old, new *Registry) {
			unnamed(old)
			unnamed(new)
			new.Details, new.Details[0].Text = append(new.Details, Detail{Code: Code{2, 1}, Text: "Full"}), "Fuller"
		}, []string{`added X.2.1: "" -> "Full", breaks Check and Text, minor`, `phrase changed X.1.1: "Full" -> "Fuller", breaks Text, minor`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			old, new := compared(), compared()
			test.change(old, new)
			if !new.HasIdentifiers() {
				new = Refresh(old, new, nil)
			}
			before := marshal(t, old, new)
			var got []string
			for _, c := range Compare(old, new).Changes {
				words := strings.Fields(fmt.Sprint(c.Kind, " ", c.Record, " ", c.Identifier, " ", c.Field))
				got = append(got, fmt.Sprintf("%s: %q -> %q, breaks %s, %s", strings.Join(words, " "), c.Old, c.New, c.Effect, c.step()))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, marshal(t, old, new)); diff != "" {
				t.Errorf("Compare changed its arguments:\n%s", diff)
			}
		})
	}
}
