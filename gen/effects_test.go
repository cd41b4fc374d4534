package gen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestEffects holds what a comparison says of a change to what it does to the generated package: the
// constants that it declares, and every answer of Text and Check.
func TestEffects(t *testing.T) {
	cases := []struct {
		name   string
		change func(*iana.Registry)
	}{
		{"nothing", func(r *iana.Registry) {}},
		{"added", func(r *iana.Registry) {
			r.Details = append(r.Details, iana.Detail{Code: iana.Code{Subject: 7, Detail: 39}, Identifier: "DetailNew", Text: "New",
				Classes: iana.ClassLimit{List: []int{4}, Basis: iana.Only}})
		}},
		{"added without a phrase", func(r *iana.Registry) {
			r.Details = append(r.Details, iana.Detail{Code: iana.Code{Subject: 7, Detail: 39}, Identifier: "DetailNew",
				Classes: iana.ClassLimit{List: []int{4}, Basis: iana.Only}})
		}},
		{"subject added", func(r *iana.Registry) {
			r.Subjects = append(r.Subjects, iana.Subject{Subject: 9, Identifier: "SubjectNew", Text: "New"})
		}},
		{"withdrawn", func(r *iana.Registry) { record(r, "X.1.1").Withdrawn = r.Updated }},
		{"subject withdrawn", func(r *iana.Registry) { r.Subjects[7].Withdrawn = r.Updated }},
		{"class withdrawn", func(r *iana.Registry) { r.Classes[0].Withdrawn = r.Updated }},
		{"gone", func(r *iana.Registry) { r.Details = r.Details[:len(r.Details)-1] }},
		{"identifier", func(r *iana.Registry) { record(r, "X.1.1").Identifier = "DetailNobody" }},
		{"phrase", func(r *iana.Registry) { record(r, "X.1.1").Text = "Nobody" }},
		{"subject's phrase", func(r *iana.Registry) { r.Subjects[1].Text = "Addresses" }},
		{"class's phrase", func(r *iana.Registry) { r.Classes[0].Text = "Done" }},
		{"associated codes", func(r *iana.Registry) {
			record(r, "X.1.1").Associated = iana.Associated{Raw: "450", Codes: []int{450}}
		}},
		{"associated codes in other words", func(r *iana.Registry) { record(r, "X.1.1").Associated.Raw += "." }},
		{"any in place of not given", func(r *iana.Registry) {
			record(r, "X.1.2").Associated = iana.Associated{Raw: "Any", Any: true}
		}},
		{"any, where an RFC has the word on the classes", func(r *iana.Registry) {
			d := record(r, "X.1.9")
			d.Associated = iana.Associated{Raw: "Any", Any: true}
			d.Classes = iana.ClassLimit{List: []int{2, 4, 5}, Basis: iana.FromAssociated}
		}},
		{"a family", func(r *iana.Registry) {
			record(r, "X.1.2").Associated = iana.Associated{Raw: "4XX", Families: []int{4}}
		}},
		{"classes", func(r *iana.Registry) { record(r, "X.1.2").Classes.List = []int{4} }},
		{"classes known otherwise", func(r *iana.Registry) { record(r, "X.1.2").Classes.Basis = iana.May }},
		{"classes by its reply codes", func(r *iana.Registry) { record(r, "X.3.6").Classes.List = []int{4} }},
		{"deprecated", func(r *iana.Registry) { record(r, "X.1.1").Deprecated = &iana.Deprecation{} }},
		{"no longer deprecated", func(r *iana.Registry) { record(r, "X.6.10").Deprecated = nil }},
		{"without a replacement", func(r *iana.Registry) { record(r, "X.6.10").Deprecated = &iana.Deprecation{} }},
		{"reference", func(r *iana.Registry) { record(r, "X.1.1").References[0].RFC++ }},
		{"submitter", func(r *iana.Registry) { record(r, "X.1.1").Submitter = "J. Klensin" }},
	}
	before := observe(t, embedded(t))
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			registry := embedded(t)
			test.change(registry)
			comparison := iana.Compare(embedded(t), registry)
			equal(t, "something changed", len(comparison.Changes) > 0, test.name != "nothing")
			var said iana.Effect
			for _, change := range comparison.Changes {
				said |= change.Effect
			}
			if seen := before.differs(observe(t, registry)); said != seen {
				t.Errorf("the change is said to break %s, and breaks %s", said, seen)
			}
		})
	}
}

// What a package answers: the constants that it declares, and every answer of Text and Check. The last two
// are taken from the catalog, by the rules that TestVerdicts and TestDetailFacts hold the package to.
type observation struct {
	constants, texts []string
	verdicts         []smtpcode.Verdict
}

func observe(t *testing.T, registry *iana.Registry) (o observation) {
	t.Helper()
	tables := merge(t, registry)
	for _, declaration := range surface(t, packageOf(t, registry)) {
		if strings.HasPrefix(declaration, "const Detail") || strings.HasPrefix(declaration, "const Subject") {
			o.constants = append(o.constants, declaration)
		}
	}
	text := func(code any, text, withdrawn string) {
		if text != "" && withdrawn == "" {
			o.texts = append(o.texts, fmt.Sprint(code, " ", text))
		}
	}
	for _, class := range tables.Classes {
		text(class.Class, class.Text, class.Withdrawn)
	}
	for _, subject := range tables.Subjects {
		text(subject.Subject, subject.Text, subject.Withdrawn)
	}
	details := map[iana.Code]*gen.Detail{}
	for i, detail := range tables.Details {
		details[detail.Code] = &tables.Details[i]
		text(detail.Code, detail.Text, "") // a withdrawn detail keeps its phrase
	}
	known := map[int]bool{}
	for _, reply := range tables.Replies {
		known[reply.Code] = true
	}
	for subject := range 10 {
		for detail := range 40 {
			for reply := 200; reply < 600; reply++ {
				o.verdicts = append(o.verdicts, weigh(details[iana.Code{Subject: subject, Detail: detail}], known[reply], reply, reply/100))
			}
		}
	}
	return o
}

// differs returns what of the observation another one breaks.
func (o observation) differs(other observation) (effect iana.Effect) {
	if gone, _ := compareAPI(o.constants, other.constants); len(gone) > 0 {
		effect |= iana.EffectCompile
	}
	if !slices.Equal(o.texts, other.texts) {
		effect |= iana.EffectText
	}
	if !slices.Equal(o.verdicts, other.verdicts) {
		effect |= iana.EffectCheck
	}
	return effect
}

// record is a detail of the registry to change.
func record(r *iana.Registry, code string) *iana.Detail {
	for i := range r.Details {
		if r.Details[i].Code.String() == code {
			return &r.Details[i]
		}
	}
	panic(code + " is not in the registry")
}
