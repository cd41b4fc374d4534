package iana

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Compare returns the differences between two snapshots, and what each can break in a program that moves from
// the package generated from old to that generated from new. If old is nil, there is nothing to compare: the
// comparison has no changes.
//
// The earlier registry may be one without identifiers, as [Parse] returns it. Then records are compared by
// code alone: no identifiers are reported, and a tombstone in new that old does not have is no change. Source
// and LastModified are not compared.
func Compare(old, new *Registry) Comparison {
	if old == nil {
		return Comparison{To: new.Updated}
	}
	c := comparer{identifiers: old.HasIdentifiers()}
	before, after := old.byKey(), new.byKey()
	for _, row := range union(old.rows(), new.rows(), compareRows) {
		from, inOld := before[row.key]
		to, inNew := after[row.key]
		switch {
		case inOld && inNew:
			c.compare(from, to)
		case inOld:
			c.gone(from)
		case c.identifiers || *to.withdrawn == "":
			c.add(to, Change{Kind: KindAdded, New: to.text, Effect: to.effect()})
		}
	}
	c.compareRegistries(old, new)
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return Comparison{From: old.Updated, To: new.Updated, Changes: c.changes}
}

// effect returns what can break when the record as a whole comes or goes. Check knows the details that are not
// withdrawn. Text knows all details, and the classes and subjects that are not withdrawn.
func (r row) effect() Effect {
	var effect Effect
	if r.detail != nil && *r.withdrawn == "" {
		effect |= EffectCheck
	}
	if r.text != "" && (r.detail != nil || *r.withdrawn == "") {
		effect |= EffectText
	}
	return effect
}

// A comparer collects changes.
type comparer struct {
	identifiers bool // the earlier registry has identifiers
	changes     []Change
}

func (c *comparer) add(r row, change Change) {
	change.Record = r.code
	if c.identifiers {
		change.Identifier = *r.identifier
	}
	c.changes = append(c.changes, change)
}

// gone reports a record that the later snapshot does not have, not even as a tombstone.
func (c *comparer) gone(r row) {
	effect := r.effect()
	if *r.identifier != "" {
		effect |= EffectCompile
	}
	c.add(r, Change{Kind: KindRemoved, Old: r.text, Effect: effect})
}

// compare reports what differs between two versions of one record.
func (c *comparer) compare(from, to row) {
	switch {
	case *from.withdrawn == "" && *to.withdrawn != "":
		c.add(to, Change{Kind: KindRemoved, Old: from.text, Effect: from.effect() &^ to.effect()})
	case *from.withdrawn != "" && *to.withdrawn == "":
		c.add(to, Change{Kind: KindReturned, New: to.text, Effect: to.effect() &^ from.effect()})
	default:
		c.differ(to, Change{Kind: KindAdministrative, Field: "withdrawn", Old: *from.withdrawn, New: *to.withdrawn})
	}
	if c.identifiers {
		c.differ(to, Change{Kind: KindIdentifier, Old: *from.identifier, New: *to.identifier, Effect: EffectCompile})
	}
	c.differ(to, Change{Kind: KindPhrase, Old: from.text, New: to.text, Effect: (from.effect() | to.effect()) & EffectText})
	if to.detail != nil {
		c.compareDetails(from, to)
	}
	c.differ(to, Change{Kind: KindReference, Old: citations(from.provenance.References), New: citations(to.provenance.References)})
	for _, fact := range []struct{ name, old, new string }{
		{"submitter", from.provenance.Submitter, to.provenance.Submitter},
		{"change controller", from.provenance.ChangeController, to.provenance.ChangeController},
		{"registered", from.provenance.Registered, to.provenance.Registered},
		{"updated", from.provenance.Changed, to.provenance.Changed},
	} {
		c.differ(to, Change{Kind: KindAdministrative, Field: fact.name, Old: fact.old, New: fact.new})
	}
}

// differ adds the change if its values differ.
func (c *comparer) differ(r row, change Change) {
	if change.Old != change.New {
		c.add(r, change)
	}
}

// compareDetails reports what only details have.
func (c *comparer) compareDetails(from, to row) {
	old, new := *from.detail, *to.detail
	checkIf := func(differs bool) Effect {
		if !differs {
			return 0
		}
		return (from.effect() | to.effect()) & EffectCheck
	}
	kind := KindDeprecated
	if new.Deprecated == nil {
		kind = KindUndeprecated
	}
	c.differ(to, Change{Kind: kind, Old: old.Deprecated.describe(), New: new.Deprecated.describe(),
		Effect: checkIf((old.Deprecated == nil) != (new.Deprecated == nil))})

	associated := Change{Kind: KindAssociated, Old: old.Associated.Raw, New: new.Associated.Raw,
		Effect: checkIf(old.Associated.seenByCheck() != new.Associated.seenByCheck())}
	if associated.Old == associated.New {
		// An earlier version of the parser may have read the same text differently.
		associated.Old, associated.New = old.Associated.describe(), new.Associated.describe()
	}
	c.differ(to, associated)

	c.differ(to, Change{Kind: KindClasses, Old: old.Classes.describe(), New: new.Classes.describe(),
		Effect: checkIf(old.Classes.seenByCheck() != new.Classes.seenByCheck())})
}

// compareRegistries reports changes of the registry as a whole. The digest of the XML matters only if nothing
// else has changed: editors fix descriptions, which a snapshot does not have.
func (c *comparer) compareRegistries(old, new *Registry) {
	if old.Updated != new.Updated {
		c.changes = append(c.changes, Change{Kind: KindAdministrative, Field: "updated", Old: old.Updated, New: new.Updated})
	}
	if len(c.changes) == 0 && old.SHA256 != new.SHA256 && old.SHA256 != "" && new.SHA256 != "" {
		c.changes = append(c.changes, Change{Kind: KindAdministrative, Field: "sha256", Old: old.SHA256, New: new.SHA256})
	}
}

// describe returns what the registry advises, or "" if the detail is not deprecated.
func (d *Deprecation) describe() string {
	switch {
	case d == nil:
		return ""
	case d.By == nil:
		return "without a replacement"
	}
	return "replaced by " + d.By.String()
}

// describe returns the parsed column: "450, 550, 5XX", "any" or "not given".
func (a Associated) describe() string {
	parts := []string{join(a.Codes, "%d"), join(a.Families, "%dXX")}
	if a.Any {
		parts = append(parts, "any")
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return cmp.Or(join(parts, "%s"), "not given")
}

// seenByCheck returns what Check reads of the column: "Any" and no codes at all are the same to it.
func (a Associated) seenByCheck() string {
	open := a.Any || len(a.Codes) == 0 && len(a.Families) == 0
	return fmt.Sprint(a.Codes, a.Families, open)
}

// describe returns the classes and how they are known: "4, 5 (only)".
func (l ClassLimit) describe() string {
	return fmt.Sprintf("%s (%s)", join(l.List, "%d"), l.Basis)
}

// seenByCheck returns what Check reads of the classes: those that a description names, however firmly.
func (l ClassLimit) seenByCheck() string {
	if l.Basis == FromAssociated || l.Basis == Unknown {
		return ""
	}
	return fmt.Sprint(l.List)
}

// citations returns the references with the registry's remarks on their status: "RFC 7505 (Standards Track)".
func citations(references []Reference) string {
	var all []string
	for _, r := range references {
		citation := r.String()
		if r.Status != "" {
			citation += " (" + r.Status + ")"
		}
		all = append(all, citation)
	}
	return strings.Join(all, "; ")
}

// join returns the items in a format, separated by commas.
func join[T any](items []T, format string) string {
	var all []string
	for _, item := range items {
		all = append(all, fmt.Sprintf(format, item))
	}
	return strings.Join(all, ", ")
}
