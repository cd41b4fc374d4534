package smtpcode_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseReplyLine(t *testing.T) {
	wantParsed(t, smtpcode.ParseReplyLine, []parsed[smtpcode.ReplyLine]{
		{"last line", "250 OK\r\n", smtpcode.ReplyLine{Code: 250, Text: "OK", Last: true}},
		{"earlier line", "250-first\n", smtpcode.ReplyLine{Code: 250, Text: "first"}},
		{"code alone", "250", smtpcode.ReplyLine{Code: 250, Last: true}},
		{"empty text", "250-", smtpcode.ReplyLine{Code: 250}},
		{"enhanced code", "551-5.7.1 no", smtpcode.ReplyLine{Code: 551, Enhanced: code("5.7.1"), Text: "no"}},
		{"enhanced code on 3yz", "354 2.0.0 go", smtpcode.ReplyLine{Code: 354, Text: "2.0.0 go", Last: true}},
	})
	wantErrors(t, smtpcode.ParseReplyLine, "reply line", "three digits", []malformed{
		{"empty", "", ""},
		{"two digits", "25", ""},
		{"first digit 9", "999 ", ""},
		{"no blank", "250OK", "after the three digits"},
		{"two lines", "250 a\n250 b", "more than one line"},
		{"NUL", "250 a\x00", "NUL"},
		{"CR", "250 a\rb", "CR without LF"},
		{"CR at the end", "250-a\r", "CR without LF"},
	})
}

// TestReplyLines checks that one ReplyLines reads the replies of [TestParseReply] line by line, one after the other.
func TestReplyLines(t *testing.T) {
	var lines smtpcode.ReplyLines
	for _, test := range replies {
		t.Run(test.name, func(t *testing.T) {
			left := strings.Count(strings.TrimSuffix(test.input, "\n"), "\n")
			for line := range strings.Lines(test.input) {
				if last, err := lines.Add(line); err != nil || last != (left == 0) {
					t.Fatalf("Add(%q) = %v, %v", line, last, err)
				}
				left--
			}
			if got := lines.Reply(); got != test.want {
				t.Errorf("%+v, want %+v", got, test.want)
			}
			if got := lines.Reply(); got != (smtpcode.Reply{}) {
				t.Errorf("the next reply begins as %+v", got)
			}
		})
	}
}

// TestReplyLinesErrors checks which lines are errors, and that a new reply can begin after an error.
func TestReplyLinesErrors(t *testing.T) {
	for _, test := range []struct {
		name        string
		before      string // a line that is no error, or empty
		line, error string
	}{
		{"different code", "550-a", "250 b", "code 250 on a line"},
		{"two lines", "", "250-a\r\n250 b\r\n", "more than one line"},
		{"words", "", "hello", "three digits"},
		{"CR", "250-a", "250 b\rc", "CR without LF"},
		{"long text", "250-" + strings.Repeat("a", 1<<16), "250 b", "65536 octets"},
		{"long line", "", "250-" + strings.Repeat("a", 1<<16+1), "65536 octets"},
		{"words after a long text", "250-" + strings.Repeat("a", 1<<16), "hello", "three digits"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var lines smtpcode.ReplyLines
			if test.before != "" {
				if _, err := lines.Add(test.before); err != nil {
					t.Fatal(err)
				}
			}
			last, err := lines.Add(test.line)
			wantSyntaxError(t, err, "reply line", test.line, test.error)
			if got := lines.Reply(); last || got != (smtpcode.Reply{}) {
				t.Errorf("after the error: last %v, reply %+v", last, got)
			}
			if last, err := lines.Add("250 c"); !last || err != nil || lines.Reply().Text != "c" {
				t.Errorf("a new reply after the error: last %v, %v", last, err)
			}
		})
	}
}

// TestReplyLinesEarlyAndLate checks Reply before the last line, and Add after it without a call of Reply.
func TestReplyLinesEarlyAndLate(t *testing.T) {
	var lines smtpcode.ReplyLines
	for _, test := range []struct {
		add  []string
		want smtpcode.Reply
	}{
		{nil, smtpcode.Reply{}},
		{[]string{"250-first", "250-second"}, smtpcode.Reply{Code: 250, Text: "first\nsecond"}},
		{[]string{"250 first", "550 another"}, smtpcode.Reply{Code: 550, Text: "another"}},
	} {
		for _, line := range test.add {
			if _, err := lines.Add(line); err != nil {
				t.Fatal(err)
			}
		}
		if got := lines.Reply(); got != test.want {
			t.Errorf("after %q: %+v, want %+v", test.add, got, test.want)
		}
	}
}
