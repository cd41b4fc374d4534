package terminal_test

import (
	"encoding/json"
	"testing"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
)

// TestClean checks that a text that a terminal might obey is shown harmlessly, and that JSON keeps it.
func TestClean(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "550 5.1.1 no", "550 5.1.1 no"},
		{"another script", "550 Empfänger unbekannt 收件人", "550 Empfänger unbekannt 收件人"},
		{"an escape sequence", "\x1b[31mred", "\uFFFD[31mred"},
		{"a control of one octet in Latin-1", "a\u009b31mb", "a\uFFFD31mb"},
		{"a change of direction", "a\u202eb", "a\uFFFDb"},
		{"a character without width", "a\u200bb", "a\uFFFDb"},
		{"line ends and tabs", "a\r\n\tb", "a   b"},
		{"not UTF-8", "a\xffb", "a\uFFFDb"},
		{"a character outside the basic plane", "a\U000E0001b", "a\uFFFDb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := terminal.Clean(test.text); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			text, err := json.Marshal(test.text)
			if err != nil {
				t.Fatal(err)
			}
			escaped := terminal.EscapeJSON(text)
			if shown := terminal.Clean(string(escaped)); shown != string(escaped) {
				t.Errorf("JSON has something to clean: %q", escaped)
			}
			var before, after string
			if json.Unmarshal(text, &before) != nil || json.Unmarshal(escaped, &after) != nil || before != after {
				t.Errorf("JSON %s is %q, want %q", escaped, after, before)
			}
		})
	}
}
