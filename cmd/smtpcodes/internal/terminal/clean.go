// Package terminal is about what a terminal shows: how wide it is, and texts from outside that it might obey.
package terminal

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Clean replaces what a terminal might obey or hide: control characters (U+009B among them), characters that change the
// direction of text (U+202E) or have no width, and octets that are not UTF-8. A line end or tab becomes a blank.
func Clean(text string) string {
	if isPlain(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case !unicode.IsGraphic(r):
			return utf8.RuneError
		}
		return r
	}, text)
}

// EscapeJSON writes the characters that Clean replaces into JSON as \u escapes. encoding/json escapes those below U+0020 only.
func EscapeJSON(json []byte) []byte {
	if !slices.ContainsFunc(json, func(c byte) bool { return c > '~' }) {
		return json
	}
	escaped := make([]byte, 0, len(json)+64)
	for _, r := range string(json) {
		if r == '\n' || unicode.IsGraphic(r) {
			escaped = utf8.AppendRune(escaped, r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			escaped = fmt.Appendf(escaped, `\u%04x`, unit)
		}
	}
	return escaped
}

// isPlain reports whether a text has only characters of ASCII that a terminal shows.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}
