package smtpcode_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseStatus(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"the value", "5.1.1", "5.1.1"},
		{"the field", "Status: 5.1.1", "5.1.1"},
		{"its line end", "Status: 5.1.1\r\n", "5.1.1"},
		{"another case", "STATUS:4.2.2", "4.2.2"},
		{"blanks", " \t5.1.1 \t", "5.1.1"},
		{"a comment", "Status: 5.1.1 (no such user)", "5.1.1"},
		{"a comment without a blank", "5.1.1(no such user)", "5.1.1"},
		{"a comment in a comment", "5.1.1 (no (such) user)", "5.1.1"},
		{"a quoted parenthesis", `5.1.1 (no \) user)`, "5.1.1"},
		{"two comments", "5.1.1 (no) (such user)", "5.1.1"},
		{"a folded comment", "Status: 5.1.1\r\n (no such\r\n user)\r\n", "5.1.1"},
		{"not registered", "Status: 5.7.606", "5.7.606"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := smtpcode.ParseStatus(test.text); err != nil || got.String() != test.want {
				t.Errorf("%q reads as %q, %v, want %s", test.text, got, err, test.want)
			}
		})
	}
	for _, test := range append([]struct{ name, text string }{
		{"no value", "Status:"},
		{"another field", "Action: failed"},
		{"text behind", "Status: 5.1.1 no such user"},
		{"text behind a comment", "5.1.1 (no) such user"},
		{"a comment without end", "5.1.1 (no such user"},
		{"a backslash at the end", `5.1.1 (no\`},
		{"an empty line", "Status: 5.1.1\r\n\r\n"},
		{"a comment behind an empty line", "Status: 5.1.1\n\n(no)"},
		{"a comment that is not folded", "Status: 5.1.1\n(no)"},
		{"a line end in a comment that folds nothing", "Status: 5.1.1 (no\nsuch user)"},
		{"a line end in front", "\nStatus: 5.1.1"},
		{"a bare CR", "Status: 5.1.1\r (no)"},
		{"a comment in front", "(no) 5.1.1"},
		{"class 3", "Status: 3.1.1"},
		{"a further digit", "Status: 5.1.1000"},
	}, lookalikes...) {
		if _, err := smtpcode.ParseEnhancedCode(strings.TrimSpace(test.text)); err == nil {
			continue // blanks around the code are fine here
		}
		t.Run("not "+test.name, func(t *testing.T) {
			got, err := smtpcode.ParseStatus(test.text)
			if err == nil || got != 0 {
				t.Fatalf("%q reads as %q", test.text, got)
			}
			wantSyntaxError(t, err, test.text)
		})
	}
}
