package iana

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// phrases are the phrases for the changes of a kind: in a title for a few records and for many, and in a heading.
var phrases = map[Kind]struct{ few, many, heading string }{
	KindRemoved:        {"%s removed", "%d records removed", "Removed"},
	KindIdentifier:     {"identifier of %s changed", "%d identifiers changed", "Identifiers changed"},
	KindAdded:          {"%s added", "%d records added", "Added"},
	KindReturned:       {"%s returned", "%d records returned", "Returned"},
	KindDeprecated:     {"%s deprecated", "%d records deprecated", "Deprecated"},
	KindUndeprecated:   {"%s no longer deprecated", "%d records no longer deprecated", "No longer deprecated"},
	KindPhrase:         {"phrase of %s changed", "%d phrases changed", "Phrases changed"},
	KindAssociated:     {"associated codes of %s changed", "associated codes of %d records changed", "Associated codes changed"},
	KindClasses:        {"classes of %s changed", "classes of %d records changed", "Classes changed"},
	KindReference:      {"references of %s changed", "references of %d records changed", "References changed"},
	KindAdministrative: {"", "administrative changes", "Administrative"},
}

const (
	// fewRecords is how many records of a kind a title names.
	fewRecords = 3
	// longTitle is the length in bytes after which a title names no further kind.
	longTitle = 100
)

// Title returns what changed in one line, for the title of a pull request: "Registry of 2017-06-22: X.7.28
// added; references of 4 records changed". It has no text from the registry.
func (c Comparison) Title() string {
	title := "Registry of " + c.To + ": "
	if c.From == "" {
		return title + "first snapshot"
	}
	if len(c.Changes) == 0 {
		return title + "nothing changed"
	}
	var parts []string
	for _, kind := range kinds {
		changes := c.Of(kind)
		switch {
		case len(changes) == 0:
		case kind == KindAdministrative:
			if len(parts) == 0 {
				parts = append(parts, phrases[kind].many)
			}
		case len(title)+len(strings.Join(parts, "; ")) > longTitle:
			return title + strings.Join(parts, "; ") + "; and more"
		case len(changes) > fewRecords:
			parts = append(parts, fmt.Sprintf(phrases[kind].many, len(changes)))
		default:
			var records []string
			for _, change := range changes {
				records = append(records, change.Record)
			}
			parts = append(parts, fmt.Sprintf(phrases[kind].few, join(records, "%s")))
		}
	}
	return title + strings.Join(parts, "; ")
}

// A layout is a form of the summary.
type layout struct {
	intro, heading, item string // formats
	show                 func(value string) string
	maxLength            int // in bytes, after which the other changes are only counted
}

// Text returns the comparison for a terminal: the title, and a line for each change.
func (c Comparison) Text() string {
	return c.summary(layout{
		intro:     "compared with the registry of %s; suggested version step: %s\n",
		heading:   "\n%s:\n",
		item:      "  %s\n",
		show:      quoteValue,
		maxLength: math.MaxInt,
	})
}

// Markdown returns the comparison as the body of a pull request. Its first line is the title, as plain text.
// Values from the registry are in code spans, where they cannot be markup or mention anybody.
func (c Comparison) Markdown() string {
	return c.summary(layout{
		intro:     "\nCompared with the registry of %s. Suggested version step: **%s**.\n",
		heading:   "\n### %s\n\n",
		item:      "- %s\n",
		show:      codeSpan,
		maxLength: 60_000, // GitHub accepts 65,536 characters
	})
}

func (c Comparison) summary(form layout) string {
	var b strings.Builder
	fmt.Fprintln(&b, c.Title())
	if len(c.Changes) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, form.intro, c.From, c.step())
	left := len(c.Changes)
	for _, kind := range kinds {
		for i, change := range c.Of(kind) {
			if b.Len() > form.maxLength {
				fmt.Fprintf(&b, form.item, fmt.Sprintf("and %d more changes", left))
				return b.String()
			}
			if i == 0 {
				fmt.Fprintf(&b, form.heading, phrases[kind].heading)
			}
			fmt.Fprintf(&b, form.item, change.line(form.show))
			left--
		}
	}
	return b.String()
}

// line returns the change in one line.
func (c Change) line(show func(string) string) string {
	subject := slices.DeleteFunc([]string{cmp.Or(c.Record, "registry"), c.Identifier, c.Field}, func(s string) bool { return s == "" })
	line := strings.Join(subject, " ") + ": "
	switch c.Kind {
	case KindAdded, KindReturned:
		line += show(c.New)
	case KindRemoved:
		line += show(c.Old)
	default:
		line += show(c.Old) + " -> " + show(c.New)
	}
	if c.Kind == KindAdministrative {
		return line
	}
	return line + " (can break: " + c.Effect.String() + ")"
}

// maxShown bounds a value in a summary, in characters.
const maxShown = 300

// quoteValue quotes a value, so that it is on one line and invisible characters show.
func quoteValue(value string) string {
	return fmt.Sprintf("%q", shorten(value, maxShown))
}

// codeSpan returns a quoted value in a fence longer than any run of backquotes in it.
func codeSpan(value string) string {
	quoted := quoteValue(value)
	fence := "`"
	for strings.Contains(quoted, fence) {
		fence += "`"
	}
	return fence + quoted + fence
}

// MarshalJSON returns the comparison for scripts. Every change has the same fields, some of them empty.
func (c Comparison) MarshalJSON() ([]byte, error) {
	type change struct {
		Change
		Step string `json:"step"`
	}
	changes := []change{} // not null in JSON
	for _, each := range c.Changes {
		changes = append(changes, change{each, each.step().String()})
	}
	return json.Marshal(struct {
		Title   string   `json:"title"`
		From    string   `json:"from"`
		To      string   `json:"to"`
		Step    string   `json:"step"`
		Changes []change `json:"changes"`
	}{c.Title(), c.From, c.To, c.step().String(), changes})
}
