package smtpcode_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestAppend(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  string
	}{
		{"a reply", smtpcode.Reply{Code: 250, Text: "OK"}, "250 OK\r\n"},
		{"no text", smtpcode.Reply{Code: 250}, "250 \r\n"},
		{"an enhanced code", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, "no"), "550 5.1.1 no\r\n"},
		{"an enhanced code alone", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, ""), "550 5.1.1 \r\n"},
		{"the code on every line", smtpcode.NewReply(551, smtpcode.DetailDeliveryNotAuthorized, "no\nnever\n"),
			"551-5.7.1 no\r\n551-5.7.1 never\r\n551 5.7.1 \r\n"},
		{"no enhanced code on 3yz", smtpcode.NewReply(354, smtpcode.DetailOtherStatus, "go ahead"), "354 go ahead\r\n"},
		{"an unregistered code", smtpcode.Reply{Code: 550, Enhanced: code(t, "5.7.606"), Text: "no"}, "550 5.7.606 no\r\n"},
		{"the largest code", smtpcode.Reply{Code: 599, Enhanced: code(t, "5.999.999"), Text: "no"}, "599 5.999.999 no\r\n"},
		{"a tab", smtpcode.Reply{Code: 250, Text: "a\tb"}, "250 a\tb\r\n"},
		{"what looks like a code behind the code", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, "5.1.2 no"), "550 5.1.1 5.1.2 no\r\n"},
		{"a challenge", smtpcode.Reply{Code: 334, Text: "5.1.1"}, "334 5.1.1\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.reply.Append([]byte("kept "))
			if err != nil || string(got) != "kept "+test.want {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
			if back, err := smtpcode.ParseReply(test.want); err != nil || back != test.reply {
				t.Errorf("%q reads as %+v, %v, want %+v", test.want, back, err, test.reply)
			}
		})
	}
}

func TestAppendRefuses(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  error
		utf8  error // what AppendUTF8 returns
	}{
		{"the zero Reply", smtpcode.Reply{}, smtpcode.ErrReplyCode, smtpcode.ErrReplyCode},
		{"a code out of range", smtpcode.Reply{Code: 600}, smtpcode.ErrReplyCode, smtpcode.ErrReplyCode},
		{"another class", smtpcode.Reply{Code: 550, Enhanced: code(t, "4.1.1")}, smtpcode.ErrClassMismatch, smtpcode.ErrClassMismatch},
		{"an enhanced code on 3yz", smtpcode.Reply{Code: 354, Enhanced: code(t, "2.0.0")}, smtpcode.ErrNotAllowed, smtpcode.ErrNotAllowed},
		{"a malformed enhanced code", smtpcode.Reply{Code: 550, Enhanced: 5<<20 | 1000}, smtpcode.ErrMalformed, smtpcode.ErrMalformed},
		{"a smuggled reply", smtpcode.Reply{Code: 250, Text: "OK\r250 OK"}, smtpcode.ErrControl, smtpcode.ErrControl},
		{"a CR", smtpcode.Reply{Code: 250, Text: "OK\r"}, smtpcode.ErrControl, smtpcode.ErrControl},
		{"NUL", smtpcode.Reply{Code: 250, Text: "a\x00b"}, smtpcode.ErrControl, smtpcode.ErrControl},
		{"an escape", smtpcode.Reply{Code: 250, Text: "\x1b[2J"}, smtpcode.ErrControl, smtpcode.ErrControl},
		{"DEL", smtpcode.Reply{Code: 250, Text: "\x7f"}, smtpcode.ErrControl, smtpcode.ErrControl},
		{"not ASCII", smtpcode.Reply{Code: 550, Text: "größer"}, smtpcode.ErrNonASCII, nil},
		{"a control behind letters that are not ASCII", smtpcode.Reply{Code: 550, Text: "ä\x00"}, smtpcode.ErrNonASCII, smtpcode.ErrControl},
		{"a control of Unicode", smtpcode.Reply{Code: 550, Text: "ä\u0085b"}, smtpcode.ErrNonASCII, smtpcode.ErrControl},
		{"not UTF-8", smtpcode.Reply{Code: 550, Text: "gr\xf6\xdfer"}, smtpcode.ErrNonASCII, smtpcode.ErrNotUTF8},
		{"an enhanced code in the text", smtpcode.Reply{Code: 550, Text: "5.1.1 no"}, smtpcode.ErrAmbiguous, smtpcode.ErrAmbiguous},
		{"one on a further line", smtpcode.Reply{Code: 550, Text: "no\n5.1.1"}, smtpcode.ErrAmbiguous, smtpcode.ErrAmbiguous},
		{"a challenge of two lines", smtpcode.Reply{Code: 334, Text: "a\nb"}, smtpcode.ErrChallenge, smtpcode.ErrChallenge},
		{"a challenge too long", smtpcode.Reply{Code: 334, Text: strings.Repeat("A", 12289)}, smtpcode.ErrChallenge, smtpcode.ErrChallenge},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := test.reply.Append([]byte("kept")); !errors.Is(err, test.want) || string(got) != "kept" {
				t.Errorf("%q, %v, want %v", got, err, test.want)
			}
			if _, err := test.reply.AppendUTF8(nil); !errors.Is(err, test.utf8) {
				t.Errorf("in an SMTPUTF8 session: %v, want %v", err, test.utf8)
			}
		})
	}
}

// TestAppendWraps has texts that a line of 512 octets cannot hold.
func TestAppendWraps(t *testing.T) {
	words := strings.TrimSuffix(strings.Repeat("mailbox full ", 100), " ")
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		lines int
	}{
		{"just fits", smtpcode.Reply{Code: 250, Text: strings.Repeat("x", 506)}, 1},
		{"one too many", smtpcode.Reply{Code: 250, Text: strings.Repeat("x", 507)}, 2},
		{"just fits with a code", smtpcode.NewReply(550, smtpcode.DetailMailboxFull, strings.Repeat("x", 500)), 1},
		{"one too many with a code", smtpcode.NewReply(550, smtpcode.DetailMailboxFull, strings.Repeat("x", 501)), 2},
		{"a long code leaves less", smtpcode.Reply{Code: 550, Enhanced: code(t, "5.999.999"), Text: strings.Repeat("x", 497)}, 2},
		{"words", smtpcode.NewReply(550, smtpcode.DetailMailboxFull, words), 3},
		{"several lines", smtpcode.NewReply(550, smtpcode.DetailMailboxFull, words+"\n"+words), 6},
		{"characters of two octets", smtpcode.Reply{Code: 550, Text: strings.Repeat("ä", 300)}, 2},
		{"characters of three octets", smtpcode.Reply{Code: 550, Text: "x" + strings.Repeat("語", 300)}, 2},
		{"characters of four octets", smtpcode.Reply{Code: 550, Text: "x" + strings.Repeat("🙂", 300)}, 3},
		{"a break that would make a code", smtpcode.Reply{Code: 550, Text: strings.Repeat("x", 500) + " 5.1.1 no"}, 2},
		{"a word that would be one", smtpcode.Reply{Code: 550, Text: strings.Repeat("x", 506) + "5.1.1 no"}, 2},
		{"codes everywhere", smtpcode.Reply{Code: 550, Text: "x" + strings.Repeat(" 5.1.1", 200)}, 3},
		{"a challenge is never cut", smtpcode.Reply{Code: 334, Text: strings.Repeat("A", 12288)}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			wire, err := test.reply.AppendUTF8(nil)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.SplitAfter(strings.TrimSuffix(string(wire), "\r\n"), "\r\n")
			if len(lines) != test.lines {
				t.Errorf("%d lines, want %d:\n%s", len(lines), test.lines, wire)
			}
			for _, line := range lines {
				if len(strings.TrimSuffix(line, "\r\n")) > 510 && test.reply.Code != 334 || !utf8.ValidString(line) {
					t.Errorf("a line of %d octets: %q", len(line), line)
				}
			}
			back, err := smtpcode.ParseReply(string(wire))
			if err != nil || back.Code != test.reply.Code || back.Enhanced != test.reply.Enhanced {
				t.Fatalf("reads as %+v, %v", back, err)
			}
			join := func(text string) string { return strings.ReplaceAll(text, "\n", "") }
			if join(back.Text) != join(test.reply.Text) {
				t.Errorf("text %q, want %q", back.Text, test.reply.Text)
			}
		})
	}
}

// TestAppendBreaksBehindBlanks looks where words are parted.
func TestAppendBreaksBehindBlanks(t *testing.T) {
	text := strings.Repeat("four ", 200)
	wire, err := smtpcode.Reply{Code: 250, Text: text}.Append(nil)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(wire), "\r\n"), "\r\n") {
		if !strings.HasSuffix(line, "four ") || !strings.HasPrefix(line[4:], "four ") {
			t.Errorf("a word is parted: %q", line)
		}
	}
}
