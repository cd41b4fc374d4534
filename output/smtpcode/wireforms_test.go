package smtpcode_test

import (
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestWireForms makes sure that every registered code is in its place of the table: String puts any other
// together, which allocates.
func TestWireForms(t *testing.T) {
	for detail := range smtpcode.Details() {
		for _, class := range []smtpcode.Class{2, 4, 5} {
			code := detail.With(class)
			if read, err := smtpcode.ParseEnhancedCode(code.String()); read != code || err != nil {
				t.Errorf("String of %d is %q, which reads as %d: %v", code, code.String(), read, err)
			}
			var n int
			if allocations := testing.AllocsPerRun(1, func() { n += len(code.String()) }); allocations != 0 {
				t.Errorf("String of %s allocates %v times", code, allocations)
			}
		}
	}
}
