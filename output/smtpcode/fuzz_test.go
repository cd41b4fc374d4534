package smtpcode_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func FuzzParseEnhancedCode(f *testing.F) {
	for _, seed := range append(lookalikes, "5.7.26", "5.999.999") {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseEnhancedCode(s)
		want, ok := slowEnhancedCode(s)
		if (err == nil) != ok || got.Array() != want {
			t.Fatalf("ParseEnhancedCode(%q) = %v, %v, want %v", s, got.Array(), err, want)
		}
		if ok && got.String() != s {
			t.Errorf("String of %q is %q", s, got)
		}
		detail, err := smtpcode.ParseDetail(strings.Replace(s, "5", "X", 1))
		if strings.HasPrefix(s, "5") && ((err == nil) != ok || detail != got.Detail()) {
			t.Errorf("ParseDetail of %q = %s, %v, want %s", s, detail, err, got.Detail())
		}
	})
}

func FuzzParseReply(f *testing.F) {
	for _, seed := range replies {
		f.Add(seed.input)
	}
	for _, group := range notReplies {
		for _, seed := range group {
			f.Add(seed)
		}
	}
	for _, seed := range lookalikes {
		f.Add("550 " + seed + " no")
		f.Add("550-5.1.1 no\r\n550 " + seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseReply(s)
		want, ok := slowReply(s)
		if (err == nil) != ok || got != want {
			t.Fatalf("ParseReply(%q) = %+v, %v, want %+v", s, got, err, want)
		}
		if !ok || len(s) > 1<<16 { // ReplyLines limits the text
			return
		}
		var lines smtpcode.ReplyLines
		for line := range strings.Lines(s) {
			if _, err := lines.Add(line); err != nil {
				t.Fatalf("Add(%q) of %q: %v", line, s, err)
			}
		}
		if got := lines.Reply(); got != want {
			t.Errorf("%q read line by line is %+v, want %+v", s, got, want)
		}
	})
}

func FuzzAppend(f *testing.F) {
	f.Add(uint16(550), uint32(5<<20|1<<10|1), "no such user\n5.1.2 nor there")
	f.Add(uint16(334), uint32(0), strings.Repeat("A", 600))
	f.Add(uint16(550), uint32(5<<20|999<<10|999), strings.Repeat("größer 5.1.1 ", 90))
	f.Add(uint16(550), uint32(0), strings.Repeat("x", 505)+"5.1.1 5.1.1 no")
	f.Add(uint16(250), uint32(0), "a\r\n550 b")
	f.Fuzz(func(t *testing.T, replyCode uint16, enhanced uint32, text string) {
		reply := smtpcode.Reply{Code: smtpcode.ReplyCode(replyCode), Enhanced: smtpcode.EnhancedCode(enhanced), Text: text}
		wire, err := reply.AppendUTF8([]byte("kept "))
		if err != nil {
			if string(wire) != "kept " {
				t.Errorf("error %v with %q", err, wire)
			}
			return
		}
		reply.Text = strings.ReplaceAll(text, "\r\n", "\n") // both end a line
		roundTrip(t, reply, strings.TrimPrefix(string(wire), "kept "))
		ascii := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
		if plain, err := reply.Append(nil); (err == nil) != ascii || err == nil && "kept "+string(plain) != string(wire) {
			t.Errorf("Append: %q, %v, AppendUTF8: %q", plain, err, wire)
		}
		if back, err := smtpcode.ParseReply(reply.String()); err != nil || back != reply {
			t.Errorf("String %q reads as %+v, %v, want %+v", reply.String(), back, err, reply)
		}
	})
}

// roundTrip checks that the lines that Append wrote are short enough, and that they read as the same reply, apart from
// the line breaks that wrapping adds.
func roundTrip(t *testing.T, reply smtpcode.Reply, wire string) {
	t.Helper()
	back, err := smtpcode.ParseReply(wire)
	if err != nil || back.Code != reply.Code || back.Enhanced != reply.Enhanced {
		t.Fatalf("%q reads as %+v, %v, want %+v", wire, back, err, reply)
	}
	rest := back.Text
	for i := range len(reply.Text) {
		if strings.HasPrefix(rest, "\n") && reply.Text[i] != '\n' {
			rest = rest[1:]
		}
		if rest == "" || rest[0] != reply.Text[i] {
			t.Fatalf("octet %d of %q is lost in %q", i, reply.Text, wire)
		}
		rest = rest[1:]
	}
	if rest != "" {
		t.Errorf("%q is added to %q", rest, reply.Text)
	}
	for line := range strings.SplitAfterSeq(wire, "\r\n") {
		if len(line) > 512 && reply.Code != smtpcode.ReplyAuthContinue || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets, or with part of a character: %q", len(line), line)
		}
	}
}

func FuzzParseStatus(f *testing.F) {
	for _, seed := range []string{"Status: 5.1.1 (no such user)", "4.2.2", "status:\r\n 5.1.1\r\n (a (b) \\) c)\r\n", "5.1.1 (", "5.1.1 \\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := smtpcode.ParseStatus(s)
		if err != nil {
			return
		}
		again, err := smtpcode.ParseStatus("Status: " + got.String() + " ()")
		if err != nil || again != got || !strings.Contains(s, got.String()) {
			t.Errorf("%q reads as %s, and that as %s, %v", s, got, again, err)
		}
	})
}
