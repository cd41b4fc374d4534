package smtpcode_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseStatus(t *testing.T) {
	wantParsed(t, smtpcode.ParseStatus, []parsed[smtpcode.EnhancedCode]{
		{"value", "5.1.1", code("5.1.1")},
		{"field", "Status: 5.1.1", code("5.1.1")},
		{"CRLF", "Status: 5.1.1\r\n", code("5.1.1")},
		{"LF", "Status: 5.1.1\n", code("5.1.1")},
		{"upper case", "STATUS:4.2.2", code("4.2.2")},
		{"blanks", " \t5.1.1 \t", code("5.1.1")},
		{"comment", "Status: 5.1.1 (no such user)", code("5.1.1")},
		{"comment without a blank", "5.1.1(no such user)", code("5.1.1")},
		{"nested comments", "5.1.1 (no (such) user)", code("5.1.1")},
		{"quoted parenthesis", `5.1.1 (no \) user)`, code("5.1.1")},
		{"quoted parenthesis at the end", `5.1.1 (no user\))`, code("5.1.1")},
		{"two comments", "5.1.1 (no) (such user)", code("5.1.1")},
		{"folded field", "Status:\r\n 5.1.1\n\t(no such user)\n", code("5.1.1")},
		{"folded comment", "Status: 5.1.1\r\n (no such\r\n user)\r\n", code("5.1.1")},
		{"unregistered", "Status: 5.7.606", code("5.7.606")},
	})
	const junk = "only a comment in parentheses may follow"
	wantErrors(t, smtpcode.ParseStatus, "status field", "want an enhanced code", []malformed{
		{"no value", "Status:", ""},
		{"other field", "Action: failed", ""},
		{"text", "Status: 5.1.1 no such user", junk},
		{"text after a comment", "5.1.1 (no) such user", junk},
		{"comment without an end", "5.1.1 (no such user", junk},
		{"backslash at the end", `5.1.1 (no\`, junk},
		{"empty line", "Status: 5.1.1\r\n\r\n", junk},
		{"comment after an empty line", "Status: 5.1.1\n\n(no)", junk},
		{"comment on a line that is not folded", "Status: 5.1.1\n(no)", junk},
		{"line end in a comment that does not fold", "Status: 5.1.1 (no\nsuch user)", junk},
		{"line end before", "\nStatus: 5.1.1", ""},
		{"CR", "Status: 5.1.1\r (no)", junk},
		{"comment before", "(no) 5.1.1", ""},
		{"class 3", "Status: 3.1.1", ""},
		{"fourth digit", "Status: 5.1.1000", junk},
	})
	wantErrors(t, smtpcode.ParseStatus, "status field", "enhanced code", slices.DeleteFunc(slices.Clone(lookalikes), func(l malformed) bool {
		_, err := smtpcode.ParseEnhancedCode(strings.TrimSpace(l.input))
		return err == nil // white space may surround a status
	}))
}
