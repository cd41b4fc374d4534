package iana

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// summaryWords name the changes of a kind: in a title, for a few records and for many, and in a heading.
var summaryWords = map[Kind]struct{ few, many, heading string }{
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
	// longTitle is the length in bytes beyond which a title names no further kind.
	longTitle = 100
)

// Title says in a line what changed, as the title of a pull request: "Registry of 2017-06-22: X.7.28
// added; references of 4 records changed". It holds no text of the registry.
func (c Comparison) Title() string {
	title := "Registry of " + c.To + ": "
	if len(c.Changes) == 0 {
		return title + "nothing changed"
	}
	var parts []string
	for _, kind := range kinds {
		changes := c.Of(kind)
		switch words := summaryWords[kind]; {
		case len(changes) == 0:
		case kind == KindAdministrative:
			if len(parts) == 0 {
				parts = append(parts, words.many)
			}
		case len(title)+len(strings.Join(parts, "; ")) > longTitle:
			return title + strings.Join(parts, "; ") + "; and more"
		case len(changes) > fewRecords:
			parts = append(parts, fmt.Sprintf(words.many, len(changes)))
		default:
			var records []string
			for _, change := range changes {
				records = append(records, change.Record)
			}
			parts = append(parts, fmt.Sprintf(words.few, strings.Join(records, ", ")))
		}
	}
	return title + strings.Join(parts, "; ")
}

// Text is the comparison for people: the title, and where something differs a line for each change.
func (c Comparison) Text() string {
	var b strings.Builder
	fmt.Fprintln(&b, c.Title())
	if len(c.Changes) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, "compared with the registry of %s; suggested version step: %s\n", c.From, c.Step())
	for _, kind := range kinds {
		changes := c.Of(kind)
		if len(changes) > 0 {
			fmt.Fprintf(&b, "\n%s:\n", summaryWords[kind].heading)
		}
		for _, change := range changes {
			fmt.Fprintln(&b, "  "+change.line(plain))
		}
	}
	return b.String()
}

// longMarkdown is the length in bytes beyond which the rest is only counted: GitHub takes bodies of 65,536
// characters.
const longMarkdown = 60_000

// Markdown is the comparison as the body of a pull request. Its first line is the title, as plain text.
// What the registry says stands in code spans, where it can neither be markup nor mention anybody.
func (c Comparison) Markdown() string {
	var b strings.Builder
	fmt.Fprintln(&b, c.Title())
	if len(c.Changes) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, "\nCompared with the registry of %s. Suggested version step: **%s**.\n", c.From, c.Step())
	left := len(c.Changes)
	for _, kind := range kinds {
		changes := c.Of(kind)
		if len(changes) > 0 {
			fmt.Fprintf(&b, "\n### %s\n\n", summaryWords[kind].heading)
		}
		for _, change := range changes {
			if b.Len() > longMarkdown {
				fmt.Fprintf(&b, "- and %d changes more, here and of the kinds that follow\n", left)
				return b.String()
			}
			fmt.Fprintln(&b, "- "+change.line(codeSpan))
			left--
		}
	}
	return b.String()
}

// line is a change in one line, with values as show shows them.
func (c Change) line(show func(string) string) string {
	words := slices.DeleteFunc([]string{cmp.Or(c.Record, "registry"), c.Identifier, c.Field}, func(s string) bool { return s == "" })
	line := strings.Join(words, " ")
	switch c.Kind {
	case KindAdded, KindReturned:
		line += ": " + show(c.New)
	case KindRemoved:
		line += ": " + show(c.Old)
	default:
		line += ": " + show(c.Old) + " -> " + show(c.New)
	}
	if c.Kind == KindAdministrative {
		return line
	}
	return line + " (can break: " + c.Effect.String() + ")"
}

// maxShown bounds a value in a summary, in characters.
const maxShown = 300

// plain quotes a value, so that it is on one line and hides nothing.
func plain(value string) string {
	if runes := []rune(value); len(runes) > maxShown {
		value = string(runes[:maxShown-1]) + "…"
	}
	return fmt.Sprintf("%q", value)
}

// codeSpan is a quoted value in a fence longer than any run of backquotes in it.
func codeSpan(value string) string {
	quoted := plain(value)
	fence := "`"
	for strings.Contains(quoted, fence) {
		fence += "`"
	}
	return fence + quoted + fence
}

// MarshalJSON is the comparison for scripts. Every change has the same fields, empty where they say nothing.
func (c Comparison) MarshalJSON() ([]byte, error) {
	type change struct {
		Kind       Kind   `json:"kind"`
		Record     string `json:"record"`
		Identifier string `json:"identifier"`
		Field      string `json:"field"`
		Old        string `json:"old"`
		New        string `json:"new"`
		Breaks     string `json:"breaks"`
		Step       string `json:"step"`
	}
	changes := []change{}
	for _, each := range c.Changes {
		changes = append(changes, change{each.Kind, each.Record, each.Identifier, each.Field, each.Old, each.New,
			each.Effect.String(), each.Step().String()})
	}
	return json.Marshal(struct {
		Title   string   `json:"title"`
		From    string   `json:"from"`
		To      string   `json:"to"`
		Step    string   `json:"step"`
		Changes []change `json:"changes"`
	}{c.Title(), c.From, c.To, c.Step().String(), changes})
}
