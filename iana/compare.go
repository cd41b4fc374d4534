package iana

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Compare lists what differs between two states of the registry, and what each difference can break in a
// program that uses the package generated from the first when it moves to that of the second.
//
// A state without identifiers, as [Parse] returns it, has no history either. As the second one it is taken
// for what [Refresh] makes of it: a record that it lacks becomes a tombstone. As the first one it is
// compared by code alone: no identifiers are reported, and a tombstone that only the second has is absent
// from both. Where a registry was fetched from and when the server said it was modified is not compared.
func Compare(old, new *Registry) Comparison {
	if !new.HasIdentifiers() {
		new = Refresh(old, new)
	}
	c := comparer{identifiers: old.HasIdentifiers()}
	before, after := old.entries(), new.entries()
	for _, e := range union(before, after) {
		from, held := before[e.key]
		to, holds := after[e.key]
		switch {
		case held && holds:
			c.compare(from, to)
		case held:
			c.vanished(from)
		case c.identifiers || to.withdrawn == "":
			c.add(to, Change{Kind: KindAdded, New: to.text, Effect: to.effect()})
		}
	}
	c.compareDates(old, new)
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return Comparison{From: old.Updated, To: new.Updated, Changes: c.changes}
}

// kinds is the order of the kinds.
var kinds = []Kind{KindRemoved, KindIdentifier, KindAdded, KindReturned, KindDeprecated, KindUndeprecated,
	KindPhrase, KindAssociated, KindClasses, KindReference, KindAdministrative}

// An entry is a record of any of the three tables.
type entry struct {
	key             [3]int // the table and the numbers in it, by which entries are ordered
	code            string
	identifier      string // empty for a class
	text, withdrawn string
	Provenance
	detail *Detail // nil for a class or a subject
}

// entries are the records of r.
func (r *Registry) entries() map[[3]int]entry {
	all := map[[3]int]entry{}
	add := func(e entry) { all[e.key] = e }
	for _, c := range r.Classes {
		add(entry{key: [3]int{0, c.Class}, code: fmt.Sprintf("%d.XXX.YYY", c.Class), text: c.Text, withdrawn: c.Withdrawn, Provenance: c.Provenance})
	}
	for _, s := range r.Subjects {
		add(entry{key: [3]int{1, s.Subject}, code: fmt.Sprintf("X.%d.YYY", s.Subject), identifier: s.Identifier, text: s.Text,
			withdrawn: s.Withdrawn, Provenance: s.Provenance})
	}
	for _, d := range r.Details {
		add(entry{key: [3]int{2, d.Code.Subject, d.Code.Detail}, code: d.Code.String(), identifier: d.Identifier, text: d.Text,
			withdrawn: d.Withdrawn, Provenance: d.Provenance, detail: &d})
	}
	return all
}

// union lists the entries of both states in order, those of after where both have one.
func union(before, after map[[3]int]entry) []entry {
	var all []entry
	for _, e := range after {
		all = append(all, e)
	}
	for key, e := range before {
		if _, both := after[key]; !both {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return slices.Compare(a.key[:], b.key[:]) })
	return all
}

// effect is what can break when the record comes or goes as a whole: Check knows the details in use, Text
// the withdrawn ones too, and of classes and subjects those in use.
func (e entry) effect() Effect {
	var effect Effect
	if e.detail != nil && e.withdrawn == "" {
		effect |= EffectCheck
	}
	if e.text != "" && (e.detail != nil || e.withdrawn == "") {
		effect |= EffectText
	}
	return effect
}

// A comparer collects changes.
type comparer struct {
	identifiers bool // the earlier state has some
	changes     []Change
}

func (c *comparer) add(e entry, change Change) {
	change.Record = e.code
	if c.identifiers {
		change.Identifier = e.identifier
	}
	c.changes = append(c.changes, change)
}

// vanished reports a record that the later state does not even have a tombstone of.
func (c *comparer) vanished(e entry) {
	effect := e.effect()
	if e.identifier != "" {
		effect |= EffectCompile
	}
	c.add(e, Change{Kind: KindRemoved, Old: e.text, Effect: effect})
}

// compare reports what differs between two states of one record.
func (c *comparer) compare(from, to entry) {
	switch {
	case from.withdrawn == "" && to.withdrawn != "":
		c.add(to, Change{Kind: KindRemoved, Old: from.text, Effect: from.effect() &^ to.effect()})
	case from.withdrawn != "" && to.withdrawn == "":
		c.add(to, Change{Kind: KindReturned, New: to.text, Effect: to.effect() &^ from.effect()})
	default:
		c.differ(to, Change{Kind: KindAdministrative, Field: "withdrawn", Old: from.withdrawn, New: to.withdrawn})
	}
	if c.identifiers {
		c.differ(to, Change{Kind: KindIdentifier, Old: from.identifier, New: to.identifier, Effect: EffectCompile})
	}
	c.differ(to, Change{Kind: KindPhrase, Old: from.text, New: to.text, Effect: (from.effect() | to.effect()) & EffectText})
	if to.detail != nil {
		c.compareDetails(from, to)
	}
	c.differ(to, Change{Kind: KindReference, Old: citations(from.References), New: citations(to.References)})
	for _, fact := range []struct{ name, old, new string }{
		{"submitter", from.Submitter, to.Submitter},
		{"change controller", from.ChangeController, to.ChangeController},
		{"registered", from.Registered, to.Registered},
		{"updated", from.Changed, to.Changed},
	} {
		c.differ(to, Change{Kind: KindAdministrative, Field: fact.name, Old: fact.old, New: fact.new})
	}
}

// differ reports the change if it is one.
func (c *comparer) differ(e entry, change Change) {
	if change.Old != change.New {
		c.add(e, change)
	}
}

// compareDetails reports what only details have.
func (c *comparer) compareDetails(from, to entry) {
	old, new := *from.detail, *to.detail
	weighed := func(differs bool) Effect {
		if !differs {
			return 0
		}
		return (from.effect() | to.effect()) & EffectCheck
	}
	deprecated := Change{Kind: KindDeprecated, Old: old.Deprecated.words(), New: new.Deprecated.words(),
		Effect: weighed((old.Deprecated == nil) != (new.Deprecated == nil))}
	if new.Deprecated == nil {
		deprecated.Kind = KindUndeprecated
	}
	c.differ(to, deprecated)

	associated := Change{Kind: KindAssociated, Old: old.Associated.Raw, New: new.Associated.Raw,
		Effect: weighed(old.Associated.weight() != new.Associated.weight())}
	if associated.Old == associated.New {
		// The same text can have been read otherwise by an earlier version of the parser.
		associated.Old, associated.New = old.Associated.words(), new.Associated.words()
	}
	c.differ(to, associated)

	c.differ(to, Change{Kind: KindClasses, Old: old.Classes.words(), New: new.Classes.words(),
		Effect: weighed(old.Classes.weight() != new.Classes.weight())})
}

// compareDates reports what is said of the registry as a whole. The digest of the XML counts only where
// nothing else tells why a snapshot is another one: editors mend descriptions, which it does not keep.
func (c *comparer) compareDates(old, new *Registry) {
	c.differ(entry{}, Change{Kind: KindAdministrative, Field: "updated", Old: old.Updated, New: new.Updated})
	if len(c.changes) == 0 && old.SHA256 != "" && new.SHA256 != "" {
		c.differ(entry{}, Change{Kind: KindAdministrative, Field: "sha256", Old: old.SHA256, New: new.SHA256})
	}
}

// words say what the registry advises, empty for a detail in good standing.
func (d *Deprecation) words() string {
	switch {
	case d == nil:
		return ""
	case d.By == nil:
		return "without a replacement"
	}
	return "replaced by " + d.By.String()
}

// words are the parsed column: "450, 550, 5XX", "any", "not given".
func (a Associated) words() string {
	words := numerals(a.Codes)
	for _, digit := range a.Families {
		words = append(words, fmt.Sprintf("%dXX", digit))
	}
	if a.Any {
		words = append(words, "any")
	}
	return cmp.Or(strings.Join(words, ", "), "not given")
}

// weight is what Check reads of the column. "Any" and no codes at all weigh the same.
func (a Associated) weight() string {
	open := a.Any || len(a.Codes) == 0 && len(a.Families) == 0
	return fmt.Sprint(a.Codes, a.Families, open)
}

// words are the classes and how they are known: "4, 5 (only)".
func (l ClassLimit) words() string {
	return fmt.Sprintf("%s (%s)", strings.Join(numerals(l.List), ", "), l.Basis)
}

// weight is what Check reads of the classes: those that a description names, but not how firmly.
func (l ClassLimit) weight() string {
	if l.Basis == FromAssociated || l.Basis == Unknown {
		return ""
	}
	return fmt.Sprint(l.List)
}

func numerals(numbers []int) []string {
	var words []string
	for _, n := range numbers {
		words = append(words, strconv.Itoa(n))
	}
	return words
}

// citations are the references with the registry's remarks on their standing: "RFC 7505 (Standards Track)".
func citations(references []Reference) string {
	var words []string
	for _, r := range references {
		citation := r.String()
		if r.Status != "" {
			citation += " (" + r.Status + ")"
		}
		words = append(words, citation)
	}
	return strings.Join(words, "; ")
}

// HasIdentifiers tells a snapshot from a registry as it was parsed.
func (r *Registry) HasIdentifiers() bool {
	return slices.ContainsFunc(r.named(), func(n named) bool { return *n.identifier != "" })
}
