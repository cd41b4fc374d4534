package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/smtpcodes/smtpcodes/iana"
)

// A snapshot is one as text and as a registry, nil where there is none.
type snapshot struct {
	text     []byte
	registry *iana.Registry
}

// successor is the snapshot that follows when latest is the state of the registry.
func (s snapshot) successor(latest *iana.Registry) (snapshot, error) {
	embedded, err := iana.Embedded()
	if err != nil {
		return snapshot{}, err
	}
	var registry *iana.Registry
	if s.registry == nil {
		registry = iana.NewSnapshot(embedded, latest)
	} else {
		registry = iana.Refresh(s.registry, latest.SuggestNames(embedded))
	}
	text, err := registry.Marshal()
	return snapshot{text, registry}, err
}

// An update is a snapshot before and after a fetch, and what changed. Nothing did where there was none
// before.
type update struct {
	before, after snapshot
	comparison    iana.Comparison
}

func compareSnapshots(before, after snapshot) update {
	u := update{before: before, after: after}
	if before.registry != nil {
		u.comparison = iana.Compare(before.registry, after.registry)
	}
	return u
}

// markdown is the summary: a line alone for the first snapshot.
func (u update) markdown() []byte {
	if u.before.registry == nil {
		return fmt.Appendf(nil, "Registry of %s: first snapshot\n", u.after.registry.Updated)
	}
	return []byte(u.comparison.Markdown())
}

// unchanged tells that the file may stay as it is.
func (u update) unchanged() bool {
	return bytes.Equal(u.before.text, u.after.text)
}

// removals is an error that names the records which the registry no longer holds, nil where it holds all.
func (u update) removals() error {
	var records []string
	for _, change := range u.comparison.Of(iana.KindRemoved) {
		records = append(records, strings.TrimSpace(change.Record+" "+change.Identifier))
	}
	if len(records) == 0 {
		return nil
	}
	return fmt.Errorf("the registry no longer holds %s: find out why, then keep what is gone as withdrawn with --allow-removals",
		strings.Join(records, ", "))
}
