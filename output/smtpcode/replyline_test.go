package smtpcode_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseReplyLine(t *testing.T) {
	for _, test := range []struct {
		name, text string
		code       smtpcode.ReplyCode
		enhanced   string
		want       string
		last       bool
	}{
		{"a last line", "250 OK\r\n", 250, "", "OK", true},
		{"a line before it", "250-first\n", 250, "", "first", false},
		{"a bare code", "250", 250, "", "", true},
		{"an empty text", "250-", 250, "", "", false},
		{"an enhanced code", "551-5.7.1 no", 551, "5.7.1", "no", false},
		{"none on 3yz", "354 2.0.0 go", 354, "", "2.0.0 go", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := smtpcode.ReplyLine{Code: test.code, Enhanced: code(t, test.enhanced), Text: test.want, Last: test.last}
			if got, err := smtpcode.ParseReplyLine(test.text); err != nil || got != want {
				t.Errorf("%q reads as %+v, %v, want %+v", test.text, got, err, want)
			}
		})
	}
	for _, text := range []string{"", "25", "250OK", "999 ", "250 a\n250 b", "250 a\x00", "250 a\rb", "250-a\r"} {
		t.Run("not "+text, func(t *testing.T) {
			got, err := smtpcode.ParseReplyLine(text)
			if err == nil || got != (smtpcode.ReplyLine{}) {
				t.Fatalf("%q reads as %+v", text, got)
			}
			wantSyntaxError(t, err, text)
		})
	}
}

// TestReplyLines feeds the replies of [TestParseReply] line by line, one behind the other, to one collector.
func TestReplyLines(t *testing.T) {
	var lines smtpcode.ReplyLines
	for _, test := range replies {
		t.Run(test.name, func(t *testing.T) {
			all := strings.SplitAfter(test.text, "\n")
			if all[len(all)-1] == "" {
				all = all[:len(all)-1]
			}
			for i, line := range all {
				if last, err := lines.Add(line); err != nil || last != (i == len(all)-1) {
					t.Fatalf("%q: last %v, %v", line, last, err)
				}
			}
			want := smtpcode.Reply{Code: test.code, Enhanced: code(t, test.enhanced), Text: test.want}
			if got := lines.Reply(); got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}

func TestReplyLinesRefuses(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string // the last is refused
	}{
		{"another code", []string{"550-a", "250 b"}},
		{"two lines at once", []string{"250-a\r\n250 b\r\n"}},
		{"no reply", []string{"hello"}},
		{"a bare CR", []string{"250-a", "250 b\rc"}},
		{"too much text", []string{"250-" + strings.Repeat("a", 1<<16), "250 b"}},
		{"too much text in one line", []string{"250-" + strings.Repeat("a", 1<<16+1)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var lines smtpcode.ReplyLines
			for i, line := range test.lines {
				_, err := lines.Add(line)
				if i < len(test.lines)-1 {
					if err != nil {
						t.Fatal(err)
					}
					continue
				}
				if err == nil {
					t.Fatalf("%.40q is taken", line)
				}
				wantSyntaxError(t, err, line)
			}
			if got := lines.Reply(); got != (smtpcode.Reply{}) {
				t.Errorf("after the error there is %+v", got)
			}
			if last, err := lines.Add("250 c"); !last || err != nil || lines.Reply().Text != "c" {
				t.Errorf("after the error no reply can begin: %v, %v", last, err)
			}
		})
	}
}

func TestReplyLinesOutOfTurn(t *testing.T) {
	var lines smtpcode.ReplyLines
	if got := lines.Reply(); got != (smtpcode.Reply{}) {
		t.Errorf("before the first line there is %+v", got)
	}
	add := func(line string) {
		t.Helper()
		if _, err := lines.Add(line); err != nil {
			t.Fatal(err)
		}
	}
	add("250-first")
	add("250-second")
	if got := lines.Reply(); got != (smtpcode.Reply{Code: 250, Text: "first\nsecond"}) {
		t.Errorf("before the last line there is %+v", got)
	}
	add("250 first")
	add("550 another")
	if got := lines.Reply(); got != (smtpcode.Reply{Code: 550, Text: "another"}) {
		t.Errorf("a reply that nobody took is still there: %+v", got)
	}
}
