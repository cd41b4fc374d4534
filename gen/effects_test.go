package gen_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestEffects checks that a comparison names exactly what a change breaks: the constants, what Text returns, or what
// Check returns.
func TestEffects(t *testing.T) {
	added := iana.Detail{Code: iana.Code{Subject: 7, Detail: 39}, Identifier: "DetailNew", Text: "New",
		Classes: iana.ClassLimit{List: []int{4}, Basis: iana.Only}}
	before := observe(t, embedded(t))
	for _, test := range []struct {
		name   string
		record string // the detail to change
		change func(*iana.Registry, *iana.Detail)
	}{
		{"nothing", "X.1.1", func(r *iana.Registry, d *iana.Detail) {}},
		{"detail added", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Details = append(r.Details, added) }},
		{"detail added without a phrase", "X.1.1", func(r *iana.Registry, d *iana.Detail) {
			r.Details = append(r.Details, added)
			r.Details[len(r.Details)-1].Text = ""
		}},
		{"detail withdrawn", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Withdrawn = r.Updated }},
		{"detail removed", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Details = r.Details[:len(r.Details)-1] }},
		{"subject added", "X.1.1", func(r *iana.Registry, d *iana.Detail) {
			r.Subjects = append(r.Subjects, iana.Subject{Subject: 9, Identifier: "SubjectNew", Text: "New"})
		}},
		{"subject withdrawn", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Subjects[7].Withdrawn = r.Updated }},
		{"class withdrawn", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Classes[0].Withdrawn = r.Updated }},
		{"identifier", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Identifier = "DetailNobody" }},
		{"phrase", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Text = "Nobody" }},
		{"phrase of a subject", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Subjects[1].Text = "Addresses" }},
		{"phrase of a class", "X.1.1", func(r *iana.Registry, d *iana.Detail) { r.Classes[0].Text = "Done" }},
		{"reply codes", "X.1.1", func(r *iana.Registry, d *iana.Detail) {
			d.Associated = iana.Associated{Raw: "450", Codes: []int{450}}
		}},
		{"reply codes written differently", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Associated.Raw += "." }},
		{"any instead of not given", "X.1.2", func(r *iana.Registry, d *iana.Detail) {
			d.Associated = iana.Associated{Raw: "Any", Any: true}
		}},
		{"any where an RFC limits the classes", "X.1.9", func(r *iana.Registry, d *iana.Detail) {
			d.Associated = iana.Associated{Raw: "Any", Any: true}
			d.Classes = iana.ClassLimit{List: []int{2, 4, 5}, Basis: iana.FromAssociated}
		}},
		{"family of reply codes", "X.1.2", func(r *iana.Registry, d *iana.Detail) {
			d.Associated = iana.Associated{Raw: "4XX", Families: []int{4}}
		}},
		{"classes", "X.1.2", func(r *iana.Registry, d *iana.Detail) { d.Classes.List = []int{4} }},
		{"basis of the classes", "X.1.2", func(r *iana.Registry, d *iana.Detail) { d.Classes.Basis = iana.May }},
		{"classes taken from the reply codes", "X.3.6", func(r *iana.Registry, d *iana.Detail) { d.Classes.List = []int{4} }},
		{"deprecated", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Deprecated = &iana.Deprecation{} }},
		{"no longer deprecated", "X.6.10", func(r *iana.Registry, d *iana.Detail) { d.Deprecated = nil }},
		{"no longer replaced", "X.6.10", func(r *iana.Registry, d *iana.Detail) { d.Deprecated = &iana.Deprecation{} }},
		{"reference", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.References[0].RFC++ }},
		{"submitter", "X.1.1", func(r *iana.Registry, d *iana.Detail) { d.Submitter = "J. Klensin" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry := embedded(t)
			i := slices.IndexFunc(registry.Details, func(d iana.Detail) bool { return d.Code.String() == test.record })
			test.change(registry, &registry.Details[i])
			comparison := iana.Compare(embedded(t), registry)
			equal(t, "is a change", len(comparison.Changes) > 0, test.name != "nothing")
			var effect iana.Effect
			for _, change := range comparison.Changes {
				effect |= change.Effect
			}
			equal(t, "effect", effect, before.brokenBy(observe(t, registry)))
		})
	}
}

// An observation is what programs see of a package: its constants, texts and verdicts. It is taken from the registry
// and its catalog, which is faster than generating the package. Other tests compare the package with those.
type observation struct {
	constants, texts []string
	verdicts         []smtpcode.Verdict
}

func observe(t *testing.T, registry *iana.Registry) observation {
	t.Helper()
	catalog := merge(t, registry)
	o := observation{constants: constants(registry)}
	text := func(code any, text, withdrawn string) {
		if text != "" && withdrawn == "" {
			o.texts = append(o.texts, fmt.Sprint(code, " ", text))
		}
	}
	for _, class := range catalog.Classes {
		text(class.Class, class.Text, class.Withdrawn)
	}
	for _, subject := range catalog.Subjects {
		text(subject.Subject, subject.Text, subject.Withdrawn)
	}
	for _, detail := range catalog.Details {
		text(detail.Code, detail.Text, "") // a withdrawn detail keeps its phrase
	}
	judge := newJudge(catalog)
	for subject := range 10 {
		for detail := range 40 {
			for reply := 200; reply < 600; reply++ {
				o.verdicts = append(o.verdicts, judge.verdict(reply, reply/100, iana.Code{Subject: subject, Detail: detail}))
			}
		}
	}
	return o
}

// brokenBy returns what breaks for a program that moves to another package.
func (o observation) brokenBy(other observation) (effect iana.Effect) {
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
