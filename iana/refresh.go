package iana

import (
	"cmp"
	"slices"
)

// Refresh returns next, a state of the registry just read, as the successor of known: a record keeps the
// identifier it has in known, whatever its text says now; a record that next no longer holds stays as a
// tombstone, dated by the last state that held it, and is one no longer when it returns; a record that is
// new is named. Neither argument changes.
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

// NewSnapshot returns first, a state of the registry just read, as the first that somebody keeps, with the names
// of another registry, the embedded one. Its records that first lacks become tombstones as in [Refresh], so
// that whoever used its package keeps every constant, except those that it saw later than first is dated:
// they were not withdrawn, they were not there yet.
func NewSnapshot(names, first *Registry) *Registry {
	seenLater := func(withdrawn string) bool { return cmp.Or(withdrawn, names.Updated) > first.Updated }
	earlier := *names
	earlier.Classes = slices.DeleteFunc(slices.Clone(names.Classes), func(c Class) bool { return seenLater(c.Withdrawn) })
	earlier.Subjects = slices.DeleteFunc(slices.Clone(names.Subjects), func(s Subject) bool { return seenLater(s.Withdrawn) })
	earlier.Details = slices.DeleteFunc(slices.Clone(names.Details), func(d Detail) bool { return seenLater(d.Withdrawn) })
	return Refresh(&earlier, first.SuggestNames(names))
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
