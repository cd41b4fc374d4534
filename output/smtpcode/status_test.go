package smtpcode_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseStatus(t *testing.T) {
	wantParsed(t, smtpcode.ParseStatus, []parseTest[smtpcode.EnhancedCode]{
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
	wantErrors(t, smtpcode.ParseStatus, "status field", map[string][]string{
		"want an enhanced code": {"Status:", "Action: failed", "\nStatus: 5.1.1", "(no) 5.1.1", "Status: 3.1.1"},
		"only a comment in parentheses may follow": {
			"Status: 5.1.1 no such user", "Status: 5.1.1000", "5.1.1 (no) such user", "5.1.1 (no such user", `5.1.1 (no\`, "Status: 5.1.1\r (no)",
			"Status: 5.1.1\r\n\r\n", "Status: 5.1.1\n\n(no)", "Status: 5.1.1\n(no)", "Status: 5.1.1 (no\nsuch user)", // not folded
		},
		"enhanced code": slices.DeleteFunc(slices.Clone(lookalikes), func(text string) bool {
			_, err := smtpcode.ParseEnhancedCode(strings.TrimSpace(text))
			return err == nil // white space may surround a status
		}),
	})
}
