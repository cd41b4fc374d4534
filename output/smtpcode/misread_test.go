package smtpcode_test

import (
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestLongerCode checks that the code of the first line is not taken from the start of a longer one on the next.
func TestLongerCode(t *testing.T) {
	const text = "550-5.1.1\r\n550 5.1.10 no"
	want := smtpcode.Reply{Code: 550, Enhanced: code("5.1.1"), Text: "\n5.1.10 no"}
	if got, err := smtpcode.ParseReply(text); err != nil || got != want {
		t.Errorf("%q is read as %+v, %v, want %+v", text, got, err, want)
	}
}
