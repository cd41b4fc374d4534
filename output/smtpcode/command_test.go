package smtpcode_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseCommand(t *testing.T) {
	wantParsed(t, smtpcode.ParseCommand, []parseTest[smtpcode.Command]{
		{"verb", "RCPT", smtpcode.CommandRCPT},
		{"lower case", "rcpt to:<a@example.com>", smtpcode.CommandRCPT},
		{"mixed case", "StartTLS\r\n", smtpcode.CommandSTARTTLS},
		{"LF", "QUIT\n", smtpcode.CommandQUIT},
		{"tab", "EHLO\texample.com", smtpcode.CommandEHLO},
	})
	wantErrors(t, smtpcode.ParseCommand, "command", map[string][]string{
		"not a known SMTP verb": {"", "\r\n", " QUIT", "QUITE", "QUI", "GET / HTTP/1.1", "end of data",
			"ſEND", "HELP\u212a", "\x0eOOP"}, // ſ folds to S, the Kelvin sign to K, and \x0e differs from N in one bit
	})
}

// TestCommandString checks that ParseCommand reads what String returns, for the commands that have a verb.
func TestCommandString(t *testing.T) {
	last := smtpcode.Command(0)
	for command := range smtpcode.Commands() {
		if command != last+1 {
			t.Errorf("command %d follows %d", command, last)
		}
		last = command
		want := command
		if command == smtpcode.CommandConnect || command == smtpcode.CommandEndOfData {
			want = 0
		}
		if got, _ := smtpcode.ParseCommand(command.String()); got != want {
			t.Errorf("ParseCommand(%q) = %s", command, got)
		}
	}
	for command, want := range map[smtpcode.Command]string{
		0: "Command(0)", last + 1: fmt.Sprintf("Command(%d)", last+1), 255: "Command(255)",
		smtpcode.CommandConnect: "connection opening", smtpcode.CommandEndOfData: "end of data",
	} {
		if command.String() != want {
			t.Errorf("command %d is %q, want %q", uint8(command), command, want)
		}
	}
}

func TestCommandAllows(t *testing.T) {
	for _, test := range []struct {
		command smtpcode.Command
		yes, no string
	}{
		{smtpcode.CommandConnect, "220 421 521 554", "250 354 500 530"},
		{smtpcode.CommandEHLO, "250 421 500 502 504 550", "220 354 530"},
		{smtpcode.CommandMAIL, "250 421 451 452 501 503 530 550 552 553 555", "220 251 354 551"},
		{smtpcode.CommandRCPT, "250 251 421 450 451 452 503 550 551 552 553 555 556", "220 252 354 235"},
		{smtpcode.CommandDATA, "354 421 503 554", "250 220 451"},
		{smtpcode.CommandEndOfData, "250 421 450 451 452 550 552 554", "354 500 530"},
		{smtpcode.CommandQUIT, "221 421 500", "250 503 521 530 554"},
		{smtpcode.CommandAUTH, "235 334 432 454 501 504 530 534 535 538", "250 354"},
		{smtpcode.CommandSTARTTLS, "220 454 501", "250"},
		{smtpcode.CommandNOOP, "250 421", "530"},
		{smtpcode.CommandBDAT, "250 421 452 503 552 554", "354 251 334"},
		{0, "", "250 421 500 550"},
		{255, "", "250 421 500 550"},
	} {
		t.Run(test.command.String(), func(t *testing.T) {
			replies := slices.Collect(test.command.Replies())
			for i, text := range strings.Fields(test.yes + " " + test.no + " 299 571") {
				want := i < len(strings.Fields(test.yes))
				code, err := smtpcode.ParseReplyCode(text)
				if err != nil || test.command.Allows(code) != want || slices.Contains(replies, code) != want {
					t.Errorf("Allows(%s) = %v, Replies %v, %v", text, test.command.Allows(code), replies, err)
				}
			}
			for _, code := range []smtpcode.ReplyCode{0, 600, 65535} {
				if test.command.Allows(code) {
					t.Errorf("Allows(%d)", uint16(code))
				}
			}
		})
	}
}
