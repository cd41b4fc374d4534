package smtpcode

import (
	"strings"
	"testing"
	"unsafe"
)

// TestPhraseTables checks that the tables of the phrases stay small.
func TestPhraseTables(t *testing.T) {
	if size := len(phraseText) + int(unsafe.Sizeof(phraseRows)) + int(unsafe.Sizeof(phraseFilter)); size >= 8192 {
		t.Errorf("the tables have %d octets", size)
	}
}

// TestPhraseReason compares the matcher with a slow one, on texts with two phrases and on parts of phrases.
func TestPhraseReason(t *testing.T) {
	check := func(text string) {
		t.Helper()
		if got, longest := phraseReason(text), slowPhrases(text); len(longest) == 0 && got != ReasonUnstated || len(longest) > 0 && !longest[got] {
			t.Errorf("%q: %s, want %v", text, got, longest)
		}
	}
	for n := range phraseCount {
		phrase := phraseAt(n)
		for end := range len(phrase) {
			check(phrase[:end])
			check(phrase[end:])
		}
		for other := n; other < min(n+4, phraseCount); other++ {
			for _, between := range []string{"", " ", "\r\n\t", "-", "x", "é"} {
				check(strings.ToUpper(phrase) + between + phraseAt(other))
			}
		}
	}
}

// slowPhrases returns the reasons of the longest phrases in the text.
func slowPhrases(text string) map[Reason]bool {
	text = " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }), " ") + " "
	letter := func(c byte) bool { return 'a' <= c && c <= 'z' }
	longest, reasons := 0, map[Reason]bool{}
	for n := range phraseCount {
		phrase := phraseAt(n)
		for i := range len(text) {
			if !strings.HasPrefix(text[i:], phrase) || len(phrase) < longest {
				continue
			}
			end := i + len(phrase)
			if letter(phrase[0]) && letter(text[i-1]) || letter(phrase[len(phrase)-1]) && letter(text[end]) {
				continue
			}
			if len(phrase) > longest {
				longest, reasons = len(phrase), map[Reason]bool{}
			}
			reasons[phraseRows[n].reason] = true
		}
	}
	return reasons
}
