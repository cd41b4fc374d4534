package smtpcode_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestReplyIsPlain checks that a Reply is no error and is printed as String has it, the zero Reply too.
func TestReplyIsPlain(t *testing.T) {
	for _, reply := range []smtpcode.Reply{{}, {Code: 250, Text: "ok"}, {Code: 550, Text: "no\nnever"}} {
		if _, ok := any(reply).(error); ok {
			t.Fatal("a Reply is an error")
		}
		if got := fmt.Sprint(reply); got != reply.String() {
			t.Errorf("printed %q, String %q", got, reply.String())
		}
	}
}

func TestPositive(t *testing.T) {
	for code, want := range map[smtpcode.ReplyCode]bool{250: true, 354: true, 200: true, 399: true, 400: false, 550: false, 0: false, 199: false, 600: false} {
		reply := smtpcode.Reply{Code: code}
		if reply.Positive() != want || code.Positive() != want || (reply.Err() == nil) != want {
			t.Errorf("%d: positive %v, %v, error %v", code, reply.Positive(), code.Positive(), reply.Err())
		}
	}
}

func TestReplyError(t *testing.T) {
	for code, kind := range map[smtpcode.ReplyCode][2]bool{452: {true, false}, 552: {false, true}, 0: {false, false}} {
		reply := smtpcode.Reply{Code: code}
		var err *smtpcode.ReplyError
		if !errors.As(fmt.Errorf("rcpt to: %w", reply.Err()), &err) || err.Reply != reply {
			t.Fatalf("%d: %v", code, reply.Err())
		}
		if err.Temporary() != kind[0] || err.Permanent() != kind[1] {
			t.Errorf("%d: temporary %v, permanent %v", code, err.Temporary(), err.Permanent())
		}
	}
}

func TestReplyLinesOfText(t *testing.T) {
	for text, want := range map[string][]string{"": {""}, "a": {"a"}, "a\nb": {"a", "b"}, "a\r\nb\n": {"a", "b", ""}, "\n": {"", ""}} {
		if got := slices.Collect(smtpcode.Reply{Text: text}.Lines()); !slices.Equal(got, want) {
			t.Errorf("%q has the lines %q, want %q", text, got, want)
		}
	}
	for line := range (smtpcode.Reply{Text: "a\nb"}).Lines() {
		if line != "a" {
			t.Errorf("%q after the end of the loop", line)
		}
		break
	}
}

// TestAppendError checks that the error says which reply was refused, where and why.
func TestAppendError(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		line  int
		err   error
		want  string // the end of the message
	}{
		{"the codes", smtpcode.Reply{Code: 550, Enhanced: code("4.1.1"), Text: "no"}, 0, smtpcode.ErrClassMismatch, ": 550 4.1.1"},
		{"the second line", smtpcode.Reply{Code: 550, Enhanced: code("5.1.1"), Text: "fine\na\x00b"}, 2, smtpcode.ErrControl, `: 550 5.1.1 "a\x00b"`},
		{"a code on the third line", smtpcode.Reply{Code: 550, Text: "\n\n5.1.1 no"}, 3, smtpcode.ErrAmbiguous, `: 550 "5.1.1 no"`},
		{"a challenge", smtpcode.Reply{Code: 334, Text: "a\nb"}, 1, smtpcode.ErrChallenge, `: 334 "a"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := test.reply.Append(nil)
			var refused *smtpcode.AppendError
			if !errors.As(err, &refused) || refused.Reply != test.reply || refused.Line != test.line || !errors.Is(err, test.err) {
				t.Fatalf("%+v", err)
			}
			if want := test.err.Error() + test.want; err.Error() != want {
				t.Errorf("%q, want %q", err, want)
			}
		})
	}
}

// TestAppendCRLF checks that a line of the text may end with CRLF, and with nothing less.
func TestAppendCRLF(t *testing.T) {
	wire, err := smtpcode.Reply{Code: 550, Text: "a\r\nb\n"}.Append(nil)
	if want := "550-a\r\n550-b\r\n550 \r\n"; err != nil || string(wire) != want {
		t.Errorf("%q, %v, want %q", wire, err, want)
	}
	if wire, err := (smtpcode.Reply{Code: 550, Text: "a\r"}).Append(nil); err == nil {
		t.Errorf("a CR without LF is sent: %q", wire)
	}
}
