package smtpcode_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// code parses an enhanced code. The empty text is the zero code.
func code(text string) (c smtpcode.EnhancedCode) {
	if err := c.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return c
}

// reply returns a reply with an enhanced code as text.
func reply(c smtpcode.ReplyCode, enhanced, text string) smtpcode.Reply {
	return smtpcode.Reply{Code: c, Enhanced: code(enhanced), Text: text}
}

// A parseTest is an input of a parser with the wanted result.
type parseTest[T any] struct {
	name, input string
	want        T
}

// wantParsed checks the results of a parser.
func wantParsed[T comparable](t *testing.T, parse func(string) (T, error), tests []parseTest[T]) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := parse(test.input); err != nil || got != test.want {
				t.Errorf("%q reads as %+v, %v, want %+v", test.input, got, err, test.want)
			}
		})
	}
}

// wantErrors checks that a parser refuses inputs, which are grouped by a part of the reason.
func wantErrors[T comparable](t *testing.T, parse func(string) (T, error), what string, inputs map[string][]string) {
	t.Helper()
	for reason, group := range inputs {
		for _, input := range group {
			t.Run(input, func(t *testing.T) {
				var zero T
				got, err := parse(input)
				if got != zero {
					t.Errorf("%q reads as %+v", input, got)
				}
				wantSyntaxError(t, err, what, input, reason)
			})
		}
	}
}

// wantSyntaxError checks that an error is a SyntaxError, and one line that quotes a short input.
func wantSyntaxError(t *testing.T, err error, what, input, reason string) {
	t.Helper()
	var syntax *smtpcode.SyntaxError
	if !errors.As(err, &syntax) || syntax.What != what || syntax.Input != input || !strings.Contains(syntax.Reason, reason) {
		t.Fatalf("error %v, want a SyntaxError on the %s %q: %s", err, what, input, reason)
	}
	if strings.Contains(err.Error(), "\n") || len(input) <= 80 && err.Error() != "smtpcode: read "+what+" "+strconv.Quote(input)+": "+syntax.Reason {
		t.Errorf("error %q does not quote %q on one line", err, input)
	}
}

// TestSyntaxErrorIsShort checks that an error quotes at most 80 octets of its input, and no part of a character.
func TestSyntaxErrorIsShort(t *testing.T) {
	for input, want := range map[string]string{
		strings.Repeat("x", 80):       strings.Repeat("x", 80),
		strings.Repeat("x", 81):       strings.Repeat("x", 80) + "...",
		strings.Repeat("x", 79) + "ä": strings.Repeat("x", 79) + "...",
		strings.Repeat("\x80", 81):    "...",
	} {
		err := &smtpcode.SyntaxError{What: "code", Input: input, Reason: "because"}
		if err.Error() != "smtpcode: read code "+strconv.Quote(want)+": because" {
			t.Errorf("error %q, want it to quote %q", err, want)
		}
	}
}
