package smtpcode_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func FuzzParseEnhancedCode(f *testing.F) {
	for _, seed := range lookalikes {
		f.Add(seed.text)
	}
	f.Add("5.7.26")
	f.Add("5.999.999")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseEnhancedCode(s)
		want, ok := slowEnhancedCode(s)
		if (err == nil) != ok || got.Array() != want {
			t.Fatalf("%q reads as %v, %v, by the grammar as %v, %v", s, got.Array(), err, want, ok)
		}
		if ok && got.String() != s {
			t.Errorf("%q is written %q", s, got)
		}
		detail, err := smtpcode.ParseDetail(strings.Replace(s, "5", "X", 1))
		if strings.HasPrefix(s, "5") && ((err == nil) != ok || detail != got.Detail()) {
			t.Errorf("as a detail %q reads as %s, %v", s, detail, err)
		}
	})
}

func FuzzParseReply(f *testing.F) {
	for _, seed := range replies {
		f.Add(seed.text)
	}
	for _, seed := range notReplies {
		f.Add(seed.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseReply(s)
		wantCode, wantEnhanced, wantText, ok := slowReply(s)
		if (err == nil) != ok {
			t.Fatalf("%q reads as %+v, %v, by the grammar %v", s, got, err, ok)
		}
		if !ok {
			if got != (smtpcode.Reply{}) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is refused with %+v and %q", s, got, err)
			}
			return
		}
		if code, enhanced, text := written(got); code != wantCode || enhanced != wantEnhanced || text != wantText {
			t.Errorf("%q reads as %s %s %q, by the grammar as %s %s %q", s, code, enhanced, text, wantCode, wantEnhanced, wantText)
		}
		sameLineByLine(t, s, got)
	})
}

// sameLineByLine reads the reply once more, by its lines.
func sameLineByLine(t *testing.T, s string, want smtpcode.Reply) {
	t.Helper()
	var lines smtpcode.ReplyLines
	for line := range strings.SplitAfterSeq(s, "\n") {
		if line == "" {
			continue
		}
		if _, err := lines.Add(line); err != nil && len(s) <= 1<<16 {
			t.Fatalf("line %q of %q: %v", line, s, err)
		}
	}
	if got := lines.Reply(); got != want && len(s) <= 1<<16 {
		t.Errorf("%q reads as %+v, line by line as %+v", s, want, got)
	}
}

func FuzzAppend(f *testing.F) {
	f.Add(uint16(250), uint32(0), "OK")
	f.Add(uint16(550), uint32(5<<20|1<<10|1), "no such user\n5.1.2 nor there")
	f.Add(uint16(550), uint32(0), "5.1.1 no")
	f.Add(uint16(550), uint32(4<<20|1<<10|1), "another class")
	f.Add(uint16(354), uint32(2<<20), "go ahead")
	f.Add(uint16(334), uint32(0), strings.Repeat("A", 600))
	f.Add(uint16(550), uint32(5<<20|999<<10|999), strings.Repeat("größer 5.1.1 ", 90))
	f.Add(uint16(550), uint32(0), strings.Repeat("x", 505)+"5.1.1 5.1.1 no")
	f.Add(uint16(250), uint32(0), "a\r\n550 b")
	f.Fuzz(func(t *testing.T, replyCode uint16, enhanced uint32, text string) {
		reply := smtpcode.Reply{Code: smtpcode.ReplyCode(replyCode), Enhanced: smtpcode.EnhancedCode(enhanced), Text: text}
		wire, err := reply.AppendUTF8([]byte("kept "))
		if err != nil {
			if string(wire) != "kept " {
				t.Errorf("refused with %v and %q appended", err, wire)
			}
			return
		}
		reply.Text = strings.ReplaceAll(text, "\r\n", "\n") // both end a line
		roundTrip(t, reply, strings.TrimPrefix(string(wire), "kept "))
		ascii := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
		if plain, err := reply.Append(nil); (err == nil) != ascii || err == nil && "kept "+string(plain) != string(wire) {
			t.Errorf("without SMTPUTF8: %q, %v", plain, err)
		}
		if back, err := smtpcode.ParseReply(reply.String()); err != nil || back != reply {
			t.Errorf("String %q reads as %+v, %v", reply.String(), back, err)
		}
	})
}

// roundTrip reads what Append wrote: the same reply but for the line breaks that wrapping adds.
func roundTrip(t *testing.T, reply smtpcode.Reply, wire string) {
	t.Helper()
	back, err := smtpcode.ParseReply(wire)
	if err != nil || back.Code != reply.Code || back.Enhanced != reply.Enhanced {
		t.Fatalf("%+v is written %q, which reads as %+v, %v", reply, wire, back, err)
	}
	rest := back.Text
	for i := range len(reply.Text) {
		if strings.HasPrefix(rest, "\n") && reply.Text[i] != '\n' {
			rest = rest[1:]
		}
		if rest == "" || rest[0] != reply.Text[i] {
			t.Fatalf("%q is written %q: octet %d is lost", reply.Text, wire, i)
		}
		rest = rest[1:]
	}
	if rest != "" {
		t.Errorf("%q is written %q, with %q more", reply.Text, wire, rest)
	}
	for line := range strings.SplitAfterSeq(wire, "\r\n") {
		if len(line) > 512 && reply.Code != smtpcode.ReplyAuthContinue || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets, or with a part of a character: %q", len(line), line)
		}
	}
}

func FuzzParseStatus(f *testing.F) {
	f.Add("Status: 5.1.1 (no such user)")
	f.Add("4.2.2")
	f.Add("status:\r\n 5.1.1\r\n (a (b) \\) c)\r\n")
	f.Add("5.1.1 (")
	f.Add("5.1.1 \\")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseStatus(s)
		if err != nil {
			return
		}
		if !strings.Contains(s, got.String()) {
			t.Errorf("%q reads as %s", s, got)
		}
		if again, err := smtpcode.ParseStatus("Status: " + got.String() + " (" + ")"); err != nil || again != got {
			t.Errorf("%s written as a field reads as %s, %v", got, again, err)
		}
	})
}

// FuzzCheck holds what must be true of every pair of values that a caller can write.
func FuzzCheck(f *testing.F) {
	f.Add(uint16(550), uint32(5<<20|1<<10|1))
	f.Add(uint16(0), uint32(0))
	f.Add(uint16(354), uint32(2<<20))
	f.Add(uint16(65535), uint32(1<<32-1))
	f.Fuzz(func(t *testing.T, replyCode uint16, enhanced uint32) {
		checkPair(t, smtpcode.ReplyCode(replyCode), smtpcode.EnhancedCode(enhanced))
	})
}

// checkPair weighs a pair once more by what the public API says of its parts.
func checkPair(t *testing.T, c smtpcode.ReplyCode, e smtpcode.EnhancedCode) {
	t.Helper()
	_, noCode := smtpcode.ParseReplyCode(c.String())
	_, noEnhanced := smtpcode.ParseEnhancedCode(e.String())
	got := smtpcode.Check(c, e)
	want := smtpcode.VerdictMalformed
	switch {
	case noCode != nil || e != 0 && noEnhanced != nil:
	case e != 0 && c.Severity() == smtpcode.SeverityPositiveIntermediate:
		want = smtpcode.VerdictNotAllowed
	case e != 0 && c.String()[0] != e.String()[0]:
		want = smtpcode.VerdictClassMismatch
	case !c.Known():
		want = smtpcode.VerdictUnknownReplyCode
	case e == 0:
		want = smtpcode.VerdictUnspecified
	case !e.Registered():
		want = smtpcode.VerdictUnregistered
	case e.Detail().Deprecated():
		want = smtpcode.VerdictDeprecated
	case e.Detail().Lists(c):
		want = smtpcode.VerdictListed
	default:
		if got > smtpcode.VerdictUnusualClass {
			t.Errorf("%s %s is %s", c, e, got)
		}
		return
	}
	if got != want {
		t.Errorf("%s %s is %s, want %s", c, e, got, want)
	}
}

// TestCheckEverywhere takes every reply code, in and out of range, with codes of every kind.
func TestCheckEverywhere(t *testing.T) {
	var enhanced []smtpcode.EnhancedCode
	for class := range smtpcode.EnhancedCode(8) {
		for _, subject := range []smtpcode.EnhancedCode{0, 1, 7, 8, 999, 1000, 1023} {
			for _, detail := range []smtpcode.EnhancedCode{0, 1, 10, 26, 31, 999, 1000, 1023} {
				enhanced = append(enhanced, class<<20|subject<<10|detail)
			}
		}
	}
	for c := range smtpcode.ReplyCode(1024) {
		for _, e := range enhanced {
			checkPair(t, c, e)
		}
	}
}
