package smtpcode_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// replies are texts of one reply.
var replies = []parseTest[smtpcode.Reply]{
	{"CRLF", "250 OK\r\n", reply(250, "", "OK")},
	{"LF", "250 OK\n", reply(250, "", "OK")},
	{"no line end", "250 OK", reply(250, "", "OK")},
	{"code alone", "250", reply(250, "", "")},
	{"code and line end", "250\r\n", reply(250, "", "")},
	{"code and blank", "250 \r\n", reply(250, "", "")},
	{"unknown code", "571 no\r\n", reply(571, "", "no")},
	{"text not ASCII", "550 größer\r\n", reply(550, "", "größer")},
	{"text not UTF-8", "550 gr\xf6\xdfer\r\n", reply(550, "", "gr\xf6\xdfer")},
	{"blanks before the text", "250   OK", reply(250, "", "  OK")},
	{"enhanced code", "550 5.1.1 no such user\r\n", reply(550, "5.1.1", "no such user")},
	{"enhanced code alone", "550 5.1.1\r\n", reply(550, "5.1.1", "")},
	{"enhanced code and blank", "550 5.1.1 \r\n", reply(550, "5.1.1", "")},
	{"enhanced code and tab", "550 5.1.1\tno", reply(550, "5.1.1", "no")},
	{"enhanced code and two blanks", "550 5.1.1  no", reply(550, "5.1.1", " no")},
	{"enhanced code of another class", "550 4.1.1 no", reply(550, "4.1.1", "no")},
	{"two enhanced codes", "550 5.1.1 5.1.2 no", reply(550, "5.1.1", "5.1.2 no")},
	{"enhanced code on 3yz", "354 2.0.0 go ahead", reply(354, "", "2.0.0 go ahead")},
	{"challenge", "334 5.7.0", reply(334, "", "5.7.0")},
	{"enhanced code later", "550 no: 5.1.1", reply(550, "", "no: 5.1.1")},
	{"enhanced code after two blanks", "550  5.1.1 no", reply(550, "", " 5.1.1 no")},
	{"IP address later", "550 client 5.9.12.34 no", reply(550, "", "client 5.9.12.34 no")},
	{"two lines", "250-first\r\n250 second\r\n", reply(250, "", "first\nsecond")},
	{"mixed line ends", "250-first\n250-second\r\n250 third\n", reply(250, "", "first\nsecond\nthird")},
	{"empty first line", "250-\r\n250 second", reply(250, "", "\nsecond")},
	{"code alone on the last line", "250-first\r\n250", reply(250, "", "first\n")},
	{"text that begins with digits", "250-234 Text beginning with numbers\r\n250 123", reply(250, "", "234 Text beginning with numbers\n123")},
	{"enhanced code on every line", "551-5.7.1 Forwarding disabled\r\n551 5.7.1 Select another host\r\n", reply(551, "5.7.1", "Forwarding disabled\nSelect another host")},
	{"enhanced code on the last line", "550-no\r\n550 5.7.1 no\r\n", reply(550, "5.7.1", "no\nno")},
	{"enhanced code on the first line", "550-5.7.1 no\r\n550 see below\r\n", reply(550, "5.7.1", "no\nsee below")},
	{"different enhanced codes", "550-5.7.1 no\r\n550 5.7.0 no\r\n", reply(550, "5.7.1", "no\n5.7.0 no")},
	{"enhanced codes without text", "550-5.7.1\r\n550 5.7.1", reply(550, "5.7.1", "\n")},
	{"enhanced codes on 3yz", "354-2.0.0 a\r\n354 2.0.0 b", reply(354, "", "2.0.0 a\n2.0.0 b")},
}

// notReplies are texts that are not one reply, by a part of the reason.
var notReplies = map[string][]string{
	"want a code of three digits, the first 2 to 5": {"", "\r\n", "55 no", "150 go on", "650 no", "999 ", "5a0 no", "+55 no", " 550 no", "5.1.1 no",
		"Please log in", "250-a\r\nb\r\n250 c\r\n", "250-a\r\n\r\n250 c\r\n"},
	"after the three digits":  {"5500 no", "550.no"},
	"NUL":                     {"550 a\x00b", "250-a\r\n250 \x00"},
	"CR without LF":           {"550 a\rb", "550 a\r", "550 a\r\r\n", "250-a\r\n250-b\rc\r\n250 d"},
	"the last line, without":  {"250-first\r\n", "250-first"},
	"a line follows the last": {"250 a\r\n250 b\r\n", "250 a\r\n\r\n", "250-a\r\n250 b\r\n250 c\r\n", "250-a\r\n250\r\n250 c\r\n"},
	"code 250 on a line of a reply that began with 550": {"550-a\r\n250 b\r\n", "550-a\r\n250-b\r\n550 c\r\n"},
}

func TestParseReply(t *testing.T) {
	wantParsed(t, smtpcode.ParseReply, replies)
	wantErrors(t, smtpcode.ParseReply, "reply", notReplies)
}

// TestParseReplyLong checks that ParseReply does not limit the text, which is in memory already.
func TestParseReplyLong(t *testing.T) {
	long := strings.Repeat("x", 1<<17)
	for _, text := range []string{"250 " + long, "250-" + long + "\r\n250 "} {
		if got, err := smtpcode.ParseReply(text); err != nil || len(got.Text) < len(long) {
			t.Errorf("%d of %d octets, %v", len(got.Text), len(text), err)
		}
	}
}

func TestReplyString(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  string
	}{
		{"zero", smtpcode.Reply{}, ""},
		{"no text", smtpcode.Reply{Code: 250}, "250 "},
		{"text", reply(250, "", "OK"), "250 OK"},
		{"enhanced code", reply(550, "5.1.1", "no"), "550 5.1.1 no"},
		{"two lines", reply(550, "5.1.1", "no\nnever"), "550-5.1.1 no\n550 5.1.1 never"},
		{"3yz", smtpcode.NewReply(354, smtpcode.DetailOtherStatus, "go ahead"), "354 go ahead"},
		{"UTF-8", reply(550, "", "größer"), "550 größer"},
		{"no code", smtpcode.Reply{Text: "a"}, `ReplyCode(0) "a"`},
		{"text that could smuggle a reply", reply(250, "", "a\r550 b"), `250 "a\r550 b"`},
		{"class mismatch", reply(550, "4.1.1", "no"), `550 4.1.1 "no"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.reply.String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestReplyAsError(t *testing.T) {
	full := reply(452, "4.2.2", "over quota")
	wrapped := fmt.Errorf("rcpt to: %w", full.Err())
	var got *smtpcode.ReplyError
	if !errors.As(wrapped, &got) || got.Reply != full || wrapped.Error() != "rcpt to: 452 4.2.2 over quota" {
		t.Errorf("error %q", wrapped)
	}
	var temporary interface{ Temporary() bool }
	if !errors.As(wrapped, &temporary) || !temporary.Temporary() || full.Permanent() {
		t.Error("452 is not temporary")
	}
	for _, code := range []smtpcode.ReplyCode{250, 354, 299} {
		if err := (smtpcode.Reply{Code: code}).Err(); err != nil {
			t.Errorf("%s is the error %v", code, err)
		}
	}
	if err := (smtpcode.Reply{}).Err(); err == nil || err.Error() != "smtpcode: no reply" {
		t.Errorf("the zero Reply is the error %v", err)
	}
}
