package iana

import "strings"

// A Comparison lists the changes between two snapshots.
type Comparison struct {
	// From and To are the registry's dates in the two snapshots. From is empty if there is no earlier one.
	From, To string
	// Changes are in the order of their kinds, and within a kind in the order of the registry.
	Changes []Change
}

// A Change is one difference between two snapshots.
type Change struct {
	Kind Kind `json:"kind"`
	// Record is the code as the registry writes it, X.7.28, X.7.YYY or 5.XXX.YYY, or empty for a change of
	// the registry as a whole.
	Record string `json:"record"`
	// Identifier is the record's Go constant in the later snapshot, or in the earlier one if the later has
	// none. It is empty for classes, and if the earlier registry has no identifiers.
	Identifier string `json:"identifier"`
	// Field is the administrative fact that changed: submitter.
	Field string `json:"field"`
	// Old and New are the values. An added record has only a new one, its phrase, and a removed record only
	// an old one.
	Old    string `json:"old"`
	New    string `json:"new"`
	Effect Effect `json:"breaks"`
}

// A Kind is what changed.
type Kind string

// The kinds, in the order in which a reviewer should see them.
const (
	KindRemoved      Kind = "removed"
	KindIdentifier   Kind = "identifier changed"
	KindAdded        Kind = "added"
	KindReturned     Kind = "returned"
	KindDeprecated   Kind = "deprecated"
	KindUndeprecated Kind = "no longer deprecated"
	KindPhrase       Kind = "phrase changed"
	KindAssociated   Kind = "associated codes changed"
	KindClasses      Kind = "classes changed"
	KindReference    Kind = "reference changed"
	// KindAdministrative is for facts that callers cannot see: submitter, change controller, dates, the digest
	// of the XML.
	KindAdministrative Kind = "administrative"
)

// kinds lists the kinds in order.
var kinds = []Kind{KindRemoved, KindIdentifier, KindAdded, KindReturned, KindDeprecated, KindUndeprecated,
	KindPhrase, KindAssociated, KindClasses, KindReference, KindAdministrative}

// An Effect is a set of ways in which a change can break a program that uses the generated package. Zero
// means that it cannot.
type Effect uint8

const (
	// EffectText means that Text returns something else.
	EffectText Effect = 1 << iota
	// EffectCheck means that Check returns another verdict for some pair.
	EffectCheck
	// EffectCompile means that a constant is gone or has another value.
	EffectCompile
)

// String lists what the change can break: "Check and Text", or "nothing".
func (e Effect) String() string {
	var broken []string
	for _, each := range []struct {
		effect Effect
		name   string
	}{{EffectCompile, "compile"}, {EffectCheck, "Check"}, {EffectText, "Text"}} {
		if e&each.effect != 0 {
			broken = append(broken, each.name)
		}
	}
	if len(broken) == 0 {
		return "nothing"
	}
	return strings.Join(broken, " and ")
}

// MarshalText returns what String does.
func (e Effect) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// A step is the part of a version number that a change increments, by the rules of https://semver.org.
type step uint8

const (
	stepNone step = iota
	stepPatch
	stepMinor
	stepMajor
)

func (s step) String() string { return [...]string{"none", "patch", "minor", "major"}[s] }

// step is major if callers may no longer compile, minor if Check or Text return something else or there is a
// new code, none for an administrative fact, and otherwise a patch: comments and references in the package
// change.
func (c Change) step() step {
	switch {
	case c.Effect&EffectCompile != 0:
		return stepMajor
	case c.Effect != 0 || c.Kind == KindAdded:
		return stepMinor
	case c.Kind == KindAdministrative:
		return stepNone
	}
	return stepPatch
}

// step returns the largest step of the changes.
func (c Comparison) step() step {
	largest := stepNone
	for _, change := range c.Changes {
		largest = max(largest, change.step())
	}
	return largest
}

// Of returns the changes of one kind.
func (c Comparison) Of(kind Kind) []Change {
	var changes []Change
	for _, change := range c.Changes {
		if change.Kind == kind {
			changes = append(changes, change)
		}
	}
	return changes
}
