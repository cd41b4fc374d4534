//go:build go1.23

package smtpcode

import (
	"strconv"
	"unicode/utf8"
)

// A SyntaxError reports why text could not be parsed.
type SyntaxError struct {
	What   string // what was expected: "enhanced code"
	Input  string // the text
	Reason string // what is wrong with it, or what would be right
}

// Error returns one line that quotes the text, shortened if it is long.
func (e *SyntaxError) Error() string {
	return "smtpcode: read " + e.What + " " + quote(e.Input) + ": " + e.Reason
}

// quote quotes text for an error, shortened if it is long.
func quote(text string) string {
	const longest = 80
	if len(text) > longest {
		end := longest
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end] + "..."
	}
	return strconv.Quote(text)
}

func decimal(n uint64) string {
	return strconv.FormatUint(n, 10)
}

func appendDecimal(b []byte, n uint64) []byte {
	return strconv.AppendUint(b, n, 10)
}
