package iana

import (
	"cmp"
	"slices"
)

// Refresh returns the snapshot that follows known, the one kept so far, when latest is the registry just
// parsed. A record keeps the identifier it has in known, even if its text changes. A record that latest lacks
// stays as a tombstone until it returns. A new record gets the identifier that it has in names if no other
// record has that, and one derived from its text otherwise: with the embedded snapshot as names a code has
// the same name in every project. Without names every new identifier is derived.
//
// If known is nil, the first snapshot of a project begins. Records of names that latest lacks become
// tombstones in it, so that the project can move from the package generated from names to its own without losing a
// constant. Only those first seen in a registry newer than latest are left out: they are not withdrawn.
//
// Refresh does not change its arguments.
func Refresh(known, latest, names *Registry) *Registry {
	if known == nil {
		known = names.asOf(latest.Updated)
	}
	snapshot := *latest
	snapshot.Classes = union(known.Classes, latest.Classes, compareClasses)
	snapshot.Subjects = union(known.Subjects, latest.Subjects, compareSubjects)
	snapshot.Details = union(known.Details, latest.Details, compareDetails)
	living := latest.byKey()
	for _, row := range snapshot.rows() {
		if _, ok := living[row.key]; !ok {
			*row.withdrawn = cmp.Or(*row.withdrawn, known.Updated)
		}
	}
	snapshot.assignIdentifiers(known, names)
	return &snapshot
}

// asOf returns r without the records that it saw later than the date: those withdrawn later, and those not
// withdrawn at all if r is newer.
func (r *Registry) asOf(date string) *Registry {
	later := func(withdrawn string) bool { return cmp.Or(withdrawn, r.Updated) > date }
	earlier := *r
	earlier.Classes = slices.DeleteFunc(slices.Clone(r.Classes), func(c Class) bool { return later(c.Withdrawn) })
	earlier.Subjects = slices.DeleteFunc(slices.Clone(r.Subjects), func(s Subject) bool { return later(s.Withdrawn) })
	earlier.Details = slices.DeleteFunc(slices.Clone(r.Details), func(d Detail) bool { return later(d.Withdrawn) })
	return &earlier
}

// union returns the records of latest and those that only known has, in order.
func union[R any](known, latest []R, compare func(a, b R) int) []R {
	all := slices.Clone(latest)
	for _, record := range known {
		if at, ok := slices.BinarySearchFunc(all, record, compare); !ok {
			all = slices.Insert(all, at, record)
		}
	}
	return all
}
