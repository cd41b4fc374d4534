package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// longWarnings is the length in bytes beyond which a summary only counts warnings. GitHub takes 65,536 characters, and
// the changes may fill most of them.
const longWarnings = 4000

// warn prints a warning and keeps it for the summary.
func (f *fetch) warn(stderr io.Writer, format string, args ...any) {
	warning := fmt.Sprintf(format, args...)
	fmt.Fprintln(stderr, "smtpcodes:", warning)
	f.warnings = append(f.warnings, warning)
}

// notUnderstood returns the section of the summary with the warnings of this fetch, and those that generate will repeat.
func (f *fetch) notUnderstood(registry *iana.Registry) string {
	_, leftOut, _ := gen.Merge(registry) // generate reports the error
	return warningsMarkdown(slices.Concat(f.warnings, leftOut))
}

// warningsMarkdown lists warnings in a code block, where what they quote is neither markup nor a mention. It is empty
// when there are none.
func warningsMarkdown(warnings []string) string {
	if len(warnings) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n### Not understood\n\nThe registry has a mistake here, or smtpcodes does not know this form yet:\n\n")
	for i, warning := range warnings {
		if b.Len() > longWarnings {
			fmt.Fprintf(&b, "    and %d more\n", len(warnings)-i)
			break
		}
		fmt.Fprintf(&b, "    %.400s\n", strings.Join(strings.Fields(warning), " "))
	}
	return b.String()
}
