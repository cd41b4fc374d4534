package smtpcode_test

import (
	"fmt"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// lookalikes look like enhanced codes, but RFC 3463 section 2 does not allow them.
var lookalikes = []string{
	"", "5", "5.1", "5.123", "5.1.", "5.10.", ".1.1", "1.2.3", "3.7.0", "6.1.1", "9.9.9", "55.1.1",
	"5..1", "5..10", "5..100", "5..1.1", "5.07.1", "5.007.1", "5.00.0", "5.7.01", "5.7.1000", "5.1000.1",
	"5.7.1.2", "192.168.1", "192.168.1.1", "-5.+1.1", "5.+1.01", "5.-1.1",
	"5,1,1", "5,1.1", "5.1,1", "#5.1.1", "[5.1.1]", "5.1.1:", "5.1.1,", "5.1.10:", "5.1.1 ", " 5.1.1", "5. 1.1", "5.1.1\n", "5.1.1\x00",
	"5.1.a", "5.١.١", "5./.1", "5.:.1", "5.1:.1", "5.1.:", "5.\xff.1", // some are next to the digits in ASCII
}

func TestParseEnhancedCode(t *testing.T) {
	for text, want := range map[string][3]int{
		"2.0.0": {2, 0, 0}, "4.7.32": {4, 7, 32}, "5.1.10": {5, 1, 10}, "5.7.606": {5, 7, 606}, "5.10.1": {5, 10, 1},
		"5.0.999": {5, 0, 999}, "4.999.0": {4, 999, 0}, "5.999.999": {5, 999, 999}, "2.100.10": {2, 100, 10},
	} {
		got, err := smtpcode.ParseEnhancedCode(text)
		if err != nil || got.Array() != want || got.String() != text || !got.Valid() {
			t.Errorf("%q reads as %v %q, %v, want %v", text, got.Array(), got, err, want)
		}
		if back := smtpcode.EnhancedCodeFromArray(want); back != got {
			t.Errorf("EnhancedCodeFromArray(%v) = %q, want %q", want, back, got)
		}
	}
	wantErrors(t, smtpcode.ParseEnhancedCode, "enhanced code", map[string][]string{"want class.subject.detail": append(lookalikes, "X.1.1")})
}

// TestEnhancedCodeFromArray checks arrays out of range. The first two mean "no code" and "choose one" in go-smtp.
func TestEnhancedCodeFromArray(t *testing.T) {
	for _, array := range [][3]int{{0, 0, 0}, {-1, -1, -1}, {3, 1, 1}, {6, 1, 1}, {5 + 256, 1, 1}, {5 - 256, 1, 1},
		{5, 1000, 1}, {5, 1, 1000}, {5, -1, 1}, {5, 1, -1}, {5, 1 << 40, 1}} {
		if got := smtpcode.EnhancedCodeFromArray(array); got != 0 {
			t.Errorf("EnhancedCodeFromArray(%v) = %q", array, got)
		}
	}
}

func TestEnhancedCodeMethods(t *testing.T) {
	c := code("5.7.26")
	if c.Class() != smtpcode.ClassPermanentFailure || c.Subject() != smtpcode.SubjectSecurity || c.Detail() != smtpcode.DetailMultipleAuthChecksFailed {
		t.Errorf("%s: class %s, subject %s, detail %s", c, c.Class(), c.Subject(), c.Detail())
	}
	for _, test := range []struct {
		text                                      string
		success, temporary, permanent, registered bool
		phrase                                    string
	}{
		{"2.0.0", true, false, false, true, "Other undefined Status"},
		{"4.2.2", false, true, false, true, "Mailbox full"},
		{"5.2.2", false, false, true, true, "Mailbox full"},
		{"5.7.999", false, false, true, false, ""},
		{"5.900.1", false, false, true, false, ""},
		{"", false, false, false, false, ""},
	} {
		c := code(test.text)
		if c.Success() != test.success || c.Temporary() != test.temporary || c.Permanent() != test.permanent {
			t.Errorf("%s: success %v, temporary %v, permanent %v", c, c.Success(), c.Temporary(), c.Permanent())
		}
		if c.Registered() != test.registered || c.Text() != test.phrase || c.Valid() != (test.text != "") {
			t.Errorf("%s: registered %v, text %q, valid %v", c, c.Registered(), c.Text(), c.Valid())
		}
	}
}

// TestInvalidEnhancedCode checks values that a caller can write and no parser returns.
func TestInvalidEnhancedCode(t *testing.T) {
	for _, c := range []smtpcode.EnhancedCode{1, 3 << 20, 5<<20 | 1000<<10, 5<<20 | 1023, 3<<20 | 1<<10 | 1, 6 << 20, 1<<32 - 1, 256 << 20, 260 << 20, 261 << 20} {
		if c.Valid() || c.Registered() || c>>20 != 5 && c.Text() != "" {
			t.Errorf("%d: valid %v, registered %v, text %q", uint32(c), c.Valid(), c.Registered(), c.Text())
		}
		if want := fmt.Sprintf("EnhancedCode(%d)", uint32(c)); c.String() != want {
			t.Errorf("String of %d is %q, want %q", uint32(c), c, want)
		}
		if c.Class() != smtpcode.Class(min(c>>20, 255)) || c>>20 != 5 && (c.Success() || c.Temporary() || c.Permanent()) {
			t.Errorf("%d: class %d", uint32(c), c.Class())
		}
	}
}
