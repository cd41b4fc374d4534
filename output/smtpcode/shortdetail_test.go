package smtpcode_test

import (
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestParseShortDetail checks that a detail may be its two numbers.
func TestParseShortDetail(t *testing.T) {
	for text, want := range map[string]string{"7.1": "X.7.1", "0.0": "X.0.0", "7.606": "X.7.606", "999.999": "X.999.999"} {
		if got, err := smtpcode.ParseDetail(text); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"7", "7.", ".1", "7.01", "07.1", "7.1000", "7.1.1", "7.1 ", " 7.1", "X7.1", "X.7", "-7.1", "7..1"} {
		got, err := smtpcode.ParseDetail(text)
		if err == nil {
			t.Fatalf("%q is %s", text, got)
		}
		wantSyntaxError(t, err, text)
	}
}
