package smtpcode_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// replies are texts that are one reply, with what is in them.
var replies = []struct {
	name, text string
	code       smtpcode.ReplyCode
	enhanced   string
	want       string // the text
}{
	{"a reply", "250 OK\r\n", 250, "", "OK"},
	{"LF", "250 OK\n", 250, "", "OK"},
	{"no line end", "250 OK", 250, "", "OK"},
	{"a bare code", "250", 250, "", ""},
	{"a bare code with its line end", "250\r\n", 250, "", ""},
	{"nothing behind the blank", "250 \r\n", 250, "", ""},
	{"an unknown code", "571 no\r\n", 571, "", "no"},
	{"text that is not ASCII", "550 größer\r\n", 550, "", "größer"},
	{"text that is not UTF-8", "550 gr\xf6\xdfer\r\n", 550, "", "gr\xf6\xdfer"},
	{"blanks in front of the text", "250   OK", 250, "", "  OK"},

	{"an enhanced code", "550 5.1.1 no such user\r\n", 550, "5.1.1", "no such user"},
	{"an enhanced code alone", "550 5.1.1\r\n", 550, "5.1.1", ""},
	{"an enhanced code and a blank", "550 5.1.1 \r\n", 550, "5.1.1", ""},
	{"a tab behind it", "550 5.1.1\tno", 550, "5.1.1", "no"},
	{"two blanks behind it", "550 5.1.1  no", 550, "5.1.1", " no"},
	{"an unregistered one", "550 5.7.606 banned", 550, "5.7.606", "banned"},
	{"the largest", "550 5.999.999 x", 550, "5.999.999", "x"},
	{"one of another class", "550 4.1.1 no", 550, "4.1.1", "no"},
	{"one behind another", "550 5.1.1 5.1.2 no", 550, "5.1.1", "5.1.2 no"},
	{"none on 3yz", "354 2.0.0 go ahead", 354, "", "2.0.0 go ahead"},
	{"none in a challenge", "334 5.7.0", 334, "", "5.7.0"},
	{"one that does not stand first", "550 no: 5.1.1", 550, "", "no: 5.1.1"},
	{"one behind two blanks", "550  5.1.1 no", 550, "", " 5.1.1 no"},

	{"an address of a host", "550 192.168.1.1 said no", 550, "", "192.168.1.1 said no"},
	{"the start of one", "550 192.168.1 said no", 550, "", "192.168.1 said no"},
	{"four numbers", "550 5.7.1.2 no", 550, "", "5.7.1.2 no"},
	{"signs", "550 -5.+1.1 no", 550, "", "-5.+1.1 no"},
	{"signs inside", "550 5.+1.01 no", 550, "", "5.+1.01 no"},
	{"leading zeros", "550 5.007.1 no", 550, "", "5.007.1 no"},
	{"a leading zero at the end", "550 5.7.01 no", 550, "", "5.7.01 no"},
	{"four digits", "550 5.7.1000 no", 550, "", "5.7.1000 no"},
	{"a hash", "550 #5.1.1 no", 550, "", "#5.1.1 no"},
	{"a colon behind", "550 5.1.1: no", 550, "", "5.1.1: no"},
	{"a comma behind", "550 5.1.1, no", 550, "", "5.1.1, no"},
	{"brackets", "550 [5.1.1] no", 550, "", "[5.1.1] no"},
	{"class 1", "550 1.2.3 no", 550, "", "1.2.3 no"},
	{"class 9", "550 9.9.9 no", 550, "", "9.9.9 no"},
	{"an address behind a word", "550 client 5.9.12.34 no", 550, "", "client 5.9.12.34 no"},
	{"cut short", "550 5.1. no", 550, "", "5.1. no"},

	{"two lines", "250-first\r\n250 second\r\n", 250, "", "first\nsecond"},
	{"LF between", "250-first\n250 second", 250, "", "first\nsecond"},
	{"mixed line ends", "250-first\n250-second\r\n250 third\n", 250, "", "first\nsecond\nthird"},
	{"empty continuation text", "250-\r\n250 second", 250, "", "\nsecond"},
	{"a bare last line", "250-first\r\n250", 250, "", "first\n"},
	{"digits at the start of a text", "250-234 Text beginning with numbers\r\n250 123", 250, "", "234 Text beginning with numbers\n123"},
	{"the code on every line", "551-5.7.1 Forwarding disabled\r\n551 5.7.1 Select another host\r\n", 551, "5.7.1", "Forwarding disabled\nSelect another host"},
	{"the code on the last line only", "550-no\r\n550 5.7.1 no\r\n", 550, "5.7.1", "no\nno"},
	{"the code on the first line only", "550-5.7.1 no\r\n550 see below\r\n", 550, "5.7.1", "no\nsee below"},
	{"another code on a further line", "550-5.7.1 no\r\n550 5.7.0 no\r\n", 550, "5.7.1", "no\n5.7.0 no"},
	{"the code alone on each line", "550-5.7.1\r\n550 5.7.1", 550, "5.7.1", "\n"},
	{"none on 3yz lines", "354-2.0.0 a\r\n354 2.0.0 b", 354, "", "2.0.0 a\n2.0.0 b"},
}

func TestParseReply(t *testing.T) {
	for _, test := range replies {
		t.Run(test.name, func(t *testing.T) {
			want := smtpcode.Reply{Code: test.code, Enhanced: code(t, test.enhanced), Text: test.want}
			if got, err := smtpcode.ParseReply(test.text); err != nil || got != want {
				t.Errorf("%q reads as %+v, %v, want %+v", test.text, got, err, want)
			}
		})
	}
}

// notReplies are texts that are not one reply.
var notReplies = []struct{ name, text string }{
	{"nothing", ""},
	{"a line end", "\r\n"},
	{"two digits", "55 no"},
	{"four digits", "5500 no"},
	{"a first digit of FTP", "150 go on"},
	{"a first digit too large", "650 no"},
	{"three nines", "999 "},
	{"a letter", "5a0 no"},
	{"a sign", "+55 no"},
	{"a blank in front", " 550 no"},
	{"a dot behind the code", "550.no"},
	{"an enhanced code alone", "5.1.1 no"},
	{"words", "Please log in"},
	{"NUL", "550 a\x00b"},
	{"a bare CR", "550 a\rb"},
	{"a CR at the end", "550 a\r"},
	{"two CR", "550 a\r\r\n"},
	{"a missing last line", "250-first\r\n"},
	{"a missing last line, without line end", "250-first"},
	{"a line behind the last", "250 first\r\n250 second\r\n"},
	{"an empty line behind the last", "250 first\r\n\r\n"},
	{"a line behind the last of several", "250-first\r\n250 second\r\n250 third\r\n"},
	{"another code", "550-a\r\n250 b\r\n"},
	{"another code in the middle", "250-a\r\n251-b\r\n250 c\r\n"},
	{"a line without a code", "250-a\r\nb\r\n250 c\r\n"},
	{"an empty line in the middle", "250-a\r\n\r\n250 c\r\n"},
	{"a bare code in the middle", "250-a\r\n250\r\n250 c\r\n"},
	{"NUL on a further line", "250-a\r\n250 \x00"},
	{"a bare CR on a further line", "250-a\r\n250-b\rc\r\n250 d"},
}

func TestParseReplyRefuses(t *testing.T) {
	for _, test := range notReplies {
		t.Run(test.name, func(t *testing.T) {
			got, err := smtpcode.ParseReply(test.text)
			if err == nil || got != (smtpcode.Reply{}) {
				t.Fatalf("%q reads as %+v", test.text, got)
			}
			wantSyntaxError(t, err, test.text)
		})
	}
}

// TestParseReplyLong has no limit of its own: the text is in memory already.
func TestParseReplyLong(t *testing.T) {
	long := strings.Repeat("x", 1<<17)
	for _, text := range []string{"250 " + long, "250-" + long + "\r\n250 "} {
		if got, err := smtpcode.ParseReply(text); err != nil || len(got.Text) < len(long) {
			t.Errorf("%d octets: %d read, %v", len(text), len(got.Text), err)
		}
	}
	for _, text := range []string{long, "x" + strings.Repeat("ä", 100)} {
		_, err := smtpcode.ParseReply(text)
		if err == nil || len(err.Error()) > 300 || strings.Contains(err.Error(), `\x`) {
			t.Errorf("an error of %d octets, or with a part of a character: %v", len(err.Error()), err)
		}
	}
}

func TestReplyString(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  string
	}{
		{"the zero Reply", smtpcode.Reply{}, ""},
		{"a code", smtpcode.Reply{Code: 250}, "250 "},
		{"a text", smtpcode.Reply{Code: 250, Text: "OK"}, "250 OK"},
		{"an enhanced code", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, "no"), "550 5.1.1 no"},
		{"lines", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, "no\nnever"), "550-5.1.1 no\n550 5.1.1 never"},
		{"3yz", smtpcode.NewReply(354, smtpcode.DetailOtherStatus, "go ahead"), "354 go ahead"},
		{"UTF-8", smtpcode.Reply{Code: 550, Text: "größer"}, "550 größer"},
		{"no code", smtpcode.Reply{Text: "a"}, `ReplyCode(0) "a"`},
		{"a line end that could smuggle", smtpcode.Reply{Code: 250, Text: "a\r550 b"}, `250 "a\r550 b"`},
		{"a class mismatch", smtpcode.Reply{Code: 550, Enhanced: code(t, "4.1.1"), Text: "no"}, `550 4.1.1 "no"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.reply.String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestReplyAsError(t *testing.T) {
	reply, err := smtpcode.ParseReply("452 4.2.2 over quota")
	if err != nil {
		t.Fatal(err)
	}
	wrapped := fmt.Errorf("rcpt to: %w", reply.Err())
	var found *smtpcode.ReplyError
	if !errors.As(wrapped, &found) || found.Reply != reply || wrapped.Error() != "rcpt to: 452 4.2.2 over quota" {
		t.Errorf("error %q holds %+v", wrapped, found.Reply)
	}
	var temporary interface{ Temporary() bool }
	if !errors.As(wrapped, &temporary) || !temporary.Temporary() || reply.Permanent() {
		t.Error("452 is not temporary")
	}
	for _, code := range []smtpcode.ReplyCode{250, 354, 299} {
		if err := (smtpcode.Reply{Code: code}).Err(); err != nil {
			t.Errorf("%s is an error: %v", code, err)
		}
	}
	if err := (smtpcode.Reply{}).Err(); err == nil || err.Error() != "smtpcode: no reply" {
		t.Errorf("the zero Reply is the error %v", err)
	}
}
