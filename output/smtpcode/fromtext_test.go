package smtpcode_test

import (
	"fmt"
	"net/textproto"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestNewReplyCode(t *testing.T) {
	for n, want := range map[int]bool{200: true, 354: true, 599: true, 199: false, 600: false, 0: false, -1: false, 65536 + 550: false, -64986: false} {
		code, ok := smtpcode.NewReplyCode(n)
		if ok != want || ok && int(code) != n || !ok && code != 0 {
			t.Errorf("%d is %d, %v", n, code, ok)
		}
	}
}

func TestReplyFromText(t *testing.T) {
	for _, test := range []struct {
		name     string
		code     int
		text     string
		enhanced string
		want     string // the text
	}{
		{"a text", 550, "no such user", "", "no such user"},
		{"an enhanced code", 550, "5.1.1 no such user", "5.1.1", "no such user"},
		{"an enhanced code alone", 550, "5.1.1", "5.1.1", ""},
		{"no text", 550, "", "", ""},
		{"lines", 550, "5.1.1 no\n5.1.1 such user", "5.1.1", "no\nsuch user"},
		{"lines that end with CRLF", 550, "no\r\nsuch user", "", "no\nsuch user"},
		{"a code on the second line", 550, "no\n5.1.1 such user", "5.1.1", "no\nsuch user"},
		{"another code on the second line", 550, "5.1.1 no\n5.1.2 such user", "5.1.1", "no\n5.1.2 such user"},
		{"no code on 3yz", 354, "2.0.0 go ahead", "", "2.0.0 go ahead"},
		{"a lookalike", 550, "5.007.1 no", "", "5.007.1 no"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := smtpcode.ReplyFromText(test.code, test.text)
			want := smtpcode.Reply{Code: smtpcode.ReplyCode(test.code), Enhanced: code(test.enhanced), Text: test.want}
			if !ok || got != want {
				t.Errorf("%+v, %v, want %+v", got, ok, want)
			}
		})
	}
	if reply, ok := smtpcode.ReplyFromText(65536+550, "no"); ok || reply != (smtpcode.Reply{}) {
		t.Errorf("a number that is not a reply code gives %+v", reply)
	}
}

// FuzzReplyFromText checks that a code and a text are the reply that ParseReply reads from the wire.
func FuzzReplyFromText(f *testing.F) {
	f.Add(550, "5.1.1 no\n5.1.1 such user")
	f.Add(250, "5.1.1")
	f.Add(354, "2.0.0 a\r\nb")
	f.Add(999, "no")
	f.Fuzz(func(t *testing.T, n int, text string) {
		got, ok := smtpcode.ReplyFromText(n, text)
		lines := strings.Split(text, "\n")
		for i, line := range lines[:len(lines)-1] {
			lines[i] = fmt.Sprintf("%d-%s", n, strings.TrimSuffix(line, "\r"))
		}
		wire := strings.Join(lines[:len(lines)-1], "\r\n") + fmt.Sprintf("\r\n%d %s", n, lines[len(lines)-1])
		want, err := smtpcode.ParseReply(strings.TrimPrefix(wire, "\r\n"))
		controls := strings.ContainsAny(strings.ReplaceAll(text, "\r\n", "\n"), "\x00\r")
		if ok && !controls && (err != nil || got != want) {
			t.Errorf("%d %q is %+v, on the wire %+v, %v", n, text, got, want, err)
		}
		if !ok && err == nil {
			t.Errorf("%d %q is no reply, on the wire %+v", n, text, want)
		}
	})
}

// The client of net/smtp holds the reply code apart from the text.
func ExampleReplyFromText() {
	err := &textproto.Error{Code: 550, Msg: "5.1.1 no such user"}
	reply, ok := smtpcode.ReplyFromText(err.Code, err.Msg)
	fmt.Println(reply.Code, reply.Enhanced, reply.Text, ok)
	// Output: 550 5.1.1 no such user true
}
