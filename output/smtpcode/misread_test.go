package smtpcode_test

import (
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestEmptySubject checks that a code whose subject is missing is no code, however long it is.
func TestEmptySubject(t *testing.T) {
	for _, text := range []string{"5..1", "5..10", "5..100", "5..1.1", "2..0 0"} {
		if code, err := smtpcode.ParseEnhancedCode(text); err == nil {
			t.Errorf("%q is read as %s", text, code)
		}
		if reply, err := smtpcode.ParseReply("550 " + text + " no"); err != nil || reply.Enhanced != 0 {
			t.Errorf("%q in a reply is read as %s, %v", text, reply.Enhanced, err)
		}
	}
}

// TestLongerCode checks that the code of the first line is not taken from the start of a longer one on the next.
func TestLongerCode(t *testing.T) {
	const text = "550-5.1.1\r\n550 5.1.10 no"
	want := smtpcode.Reply{Code: 550, Enhanced: code(t, "5.1.1"), Text: "\n5.1.10 no"}
	if got, err := smtpcode.ParseReply(text); err != nil || got != want {
		t.Errorf("%q is read as %+v, %v, want %+v", text, got, err, want)
	}
}
