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
	const longest = 80
	input := e.Input
	if len(input) > longest {
		end := longest
		for end > 0 && !utf8.RuneStart(input[end]) {
			end--
		}
		input = input[:end] + "..."
	}
	return "smtpcode: read " + e.What + " " + strconv.Quote(input) + ": " + e.Reason
}

func decimal(n uint64) string {
	return strconv.FormatUint(n, 10)
}

func appendDecimal(b []byte, n uint64) []byte {
	return strconv.AppendUint(b, n, 10)
}
