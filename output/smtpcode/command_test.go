package smtpcode_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseCommand(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       smtpcode.Command // 0: an error
	}{
		{"a verb", "RCPT", smtpcode.CommandRCPT},
		{"small letters", "rcpt to:<a@example.com>", smtpcode.CommandRCPT},
		{"mixed letters", "StartTLS\r\n", smtpcode.CommandSTARTTLS},
		{"LF", "QUIT\n", smtpcode.CommandQUIT},
		{"a tab", "EHLO\texample.com", smtpcode.CommandEHLO},
		{"empty", "", 0},
		{"a line end", "\r\n", 0},
		{"a blank in front", " QUIT", 0},
		{"a longer word", "QUITE", 0},
		{"the start of a verb", "QUI", 0},
		{"HTTP", "GET / HTTP/1.1", 0},
		{"words for what is no command", "end of data", 0},
		{"letters that fold to ASCII", "ſEND", 0},
		{"a sign that folds to a letter", "MA\u212aL", 0},
		{"bit 5 of a sign", "\x0eOOP", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := smtpcode.ParseCommand(test.line)
			if got != test.want || (err == nil) != (test.want != 0) {
				t.Fatalf("%q reads as %s, %v, want %s", test.line, got, err, test.want)
			}
			if err != nil {
				wantSyntaxError(t, err, test.line)
			}
		})
	}
}

func TestCommandString(t *testing.T) {
	for command := range smtpcode.Commands() {
		parsed, err := smtpcode.ParseCommand(command.String())
		isVerb := command != smtpcode.CommandConnect && command != smtpcode.CommandEndOfData
		if (err == nil) != isVerb || isVerb && parsed != command {
			t.Errorf("%s reads as %s, %v", command, parsed, err)
		}
	}
	for command, want := range map[smtpcode.Command]string{
		0: "Command(0)", 255: "Command(255)",
		smtpcode.CommandConnect: "connection opening", smtpcode.CommandEndOfData: "end of data",
	} {
		if command.String() != want {
			t.Errorf("%d is %q, want %q", uint8(command), command, want)
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
			for _, want := range []bool{true, false} {
				codes := test.yes
				if !want {
					codes = test.no
				}
				for text := range strings.FieldsSeq(codes) {
					code, err := smtpcode.ParseReplyCode(text)
					if err != nil {
						t.Fatal(err)
					}
					if test.command.Allows(code) != want || slices.Contains(replies, code) != want {
						t.Errorf("Allows(%s) is %v, want %v", code, !want, want)
					}
				}
			}
			for _, unknown := range []smtpcode.ReplyCode{0, 299, 571, 600, 65535} {
				if test.command.Allows(unknown) {
					t.Errorf("Allows(%d), which nobody knows", uint16(unknown))
				}
			}
		})
	}
}
