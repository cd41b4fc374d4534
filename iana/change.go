package iana

import (
	"fmt"
	"strings"
)

// A Comparison is what differs between two states of the registry.
type Comparison struct {
	// From and To are the registry's dates of the two states.
	From, To string
	// Changes are in the order of their kinds, and within one in the order of the registry.
	Changes []Change
}

// A Change is one difference between two states of the registry.
type Change struct {
	Kind Kind
	// Record is the code as the registry has it, X.7.28, X.7.YYY or 5.XXX.YYY. It is empty for what is said
	// of the registry as a whole.
	Record string
	// Identifier is the record's Go constant in the later state, or in the earlier one if the later has
	// none. It is empty for classes and where the earlier state has no identifiers.
	Identifier string
	// Field says which of the administrative facts changed: submitter.
	Field string
	// Old and New are the values. A record that was added has only a new one, its phrase; one that was
	// removed only an old one.
	Old, New string
	Effect   Effect
}

// A Kind says what changed.
type Kind string

// The kinds, the one that a reviewer should see first first.
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
	// KindAdministrative is of the facts that no caller asks for: submitter, change controller, the dates,
	// the digest of XML whose facts are the same.
	KindAdministrative Kind = "administrative"
)

// An Effect is a set of the ways in which a change can break a program that uses the generated package.
// Zero says that it cannot.
type Effect uint8

const (
	// EffectText says that Text answers otherwise.
	EffectText Effect = 1 << iota
	// EffectCheck says that Check weighs a pair otherwise.
	EffectCheck
	// EffectCompile says that a constant is gone, or stands for another code.
	EffectCompile
)

// String names what the change can break: "Check and Text", "nothing".
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

// A Step is the step of a version that a change calls for, by the rules of https://semver.org.
type Step uint8

// The steps, the smallest first.
const (
	StepNone Step = iota
	StepPatch
	StepMinor
	StepMajor
)

// String is the step's name: minor.
func (s Step) String() string {
	switch s {
	case StepNone:
		return "none"
	case StepPatch:
		return "patch"
	case StepMinor:
		return "minor"
	case StepMajor:
		return "major"
	}
	return fmt.Sprintf("Step(%d)", s)
}

// Step is major for what breaks compilation and minor for what Check or Text answer otherwise, a new code
// and a withdrawn one among it. The rest is a patch, because comments and references in the package change.
// Of the administrative facts only the registry's date is in it, which alone calls for no version.
func (c Change) Step() Step {
	switch {
	case c.Effect&EffectCompile != 0:
		return StepMajor
	case c.Effect != 0 || c.Kind == KindAdded:
		return StepMinor
	case c.Kind == KindAdministrative:
		return StepNone
	}
	return StepPatch
}

// Step is the largest step that a change calls for.
func (c Comparison) Step() Step {
	step := StepNone
	for _, change := range c.Changes {
		step = max(step, change.Step())
	}
	return step
}

// Of lists the changes of one kind.
func (c Comparison) Of(kind Kind) []Change {
	var changes []Change
	for _, change := range c.Changes {
		if change.Kind == kind {
			changes = append(changes, change)
		}
	}
	return changes
}
