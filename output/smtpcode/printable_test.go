package smtpcode_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestAppendEveryOctet puts every octet at every place of texts of all lengths up to three times the eight
// octets that Append looks at together.
func TestAppendEveryOctet(t *testing.T) {
	for length := 1; length <= 24; length++ {
		for place := range length {
			for octet := range 256 {
				text := bytes.Repeat([]byte{'a'}, length)
				text[place] = byte(octet)
				var want error
				switch {
				case octet >= 0x80:
					want = smtpcode.ErrNonASCII
				case octet < ' ' && octet != '\t' && octet != '\n', octet == 0x7f:
					want = smtpcode.ErrControl
				}
				_, err := smtpcode.NewReply(550, smtpcode.DetailMailboxFull, string(text)).Append(nil)
				if !errors.Is(err, want) {
					t.Fatalf("octet %#x at %d of %d: error %v, want %v", octet, place, length, err, want)
				}
			}
		}
	}
}
