package iana

import (
	"cmp"
	"slices"
)

// Refresh returns next, a state of the registry just read, as the successor of known: a record keeps the
// identifier it has in known, whatever its text says now; a record that next no longer holds stays as a
// tombstone, dated by the last state that held it; a record that is new is named. Neither argument changes.
func Refresh(known, next *Registry) *Registry {
	successor := *next
	successor.Classes = withTombstones(known.Classes, next.Classes,
		func(a, b Class) int { return cmp.Compare(a.Class, b.Class) },
		func(c Class) Class { c.Withdrawn = cmp.Or(c.Withdrawn, known.Updated); return c })
	successor.Subjects = withTombstones(known.Subjects, next.Subjects,
		func(a, b Subject) int { return cmp.Compare(a.Subject, b.Subject) },
		func(s Subject) Subject { s.Withdrawn = cmp.Or(s.Withdrawn, known.Updated); return s })
	successor.Details = withTombstones(known.Details, next.Details,
		func(a, b Detail) int { return a.Code.Compare(b.Code) },
		func(d Detail) Detail { d.Withdrawn = cmp.Or(d.Withdrawn, known.Updated); return d })
	successor.adopt(known)
	return &successor
}

// withTombstones merges the records of next, in order, with those that only known has, buried.
func withTombstones[R any](known, next []R, compare func(a, b R) int, bury func(R) R) []R {
	merged := slices.Clone(next)
	for _, record := range known {
		at, found := slices.BinarySearchFunc(merged, record, compare)
		if !found {
			merged = slices.Insert(merged, at, bury(record))
		}
	}
	return merged
}

// adopt gives the records of r the identifiers they have in known, and the new ones names of their own
// that no record of known has, living or dead.
func (r *Registry) adopt(known *Registry) {
	given := map[string]string{}
	for _, n := range known.named() {
		given[n.code] = *n.identifier
	}
	for _, n := range r.named() {
		*n.identifier = given[n.code]
	}
	r.nameNew(known)
}
