package smtpcode_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseReplyLine(t *testing.T) {
	wantParsed(t, smtpcode.ParseReplyLine, []parseTest[smtpcode.ReplyLine]{
		{"last line", "250 OK\r\n", smtpcode.ReplyLine{Code: 250, Text: "OK", Last: true}},
		{"earlier line", "250-first\n", smtpcode.ReplyLine{Code: 250, Text: "first"}},
		{"code alone", "250", smtpcode.ReplyLine{Code: 250, Last: true}},
		{"empty text", "250-", smtpcode.ReplyLine{Code: 250}},
		{"enhanced code", "551-5.7.1 no", smtpcode.ReplyLine{Code: 551, Enhanced: code("5.7.1"), Text: "no"}},
		{"enhanced code on 3yz", "354 2.0.0 go", smtpcode.ReplyLine{Code: 354, Text: "2.0.0 go", Last: true}},
	})
	wantErrors(t, smtpcode.ParseReplyLine, "reply line", map[string][]string{
		"three digits":           {"", "25", "999 "},
		"after the three digits": {"250OK"},
		"more than one line":     {"250 a\n250 b"},
		"NUL":                    {"250 a\x00"},
		"CR without LF":          {"250 a\rb", "250-a\r"},
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

// TestReplyLinesErrors checks which lines are errors after others, and that a new reply can begin after an error.
func TestReplyLinesErrors(t *testing.T) {
	long := "250-" + strings.Repeat("a", 1<<16)
	for _, test := range []struct{ before, line, reason string }{
		{"550-a", "250 b", "code 250 on a line of a reply that began with 550"},
		{"250-a", "250-b\r\n250 c\r\n", "more than one line"},
		{"250-a", "hello", "three digits"},
		{"250-a", "250 b\rc", "CR without LF"},
		{"250-a", long, "more than 65536 octets"},
		{long, "250 ", "more than 65536 octets"}, // a line end is added
	} {
		var lines smtpcode.ReplyLines
		if last, err := lines.Add(test.before); last || err != nil {
			t.Fatal(last, err)
		}
		last, err := lines.Add(test.line)
		wantSyntaxError(t, err, "reply line", test.line, test.reason)
		if got := lines.Reply(); last || got != (smtpcode.Reply{}) {
			t.Errorf("after the error: last %v, reply %+v", last, got)
		}
		if last, err := lines.Add("250 c"); !last || err != nil || lines.Reply().Text != "c" {
			t.Errorf("a new reply after the error: last %v, %v", last, err)
		}
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
