package smtpcode_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestLHLO checks that LHLO gets the replies that EHLO gets (RFC 2033 section 4.1).
func TestLHLO(t *testing.T) {
	command, err := smtpcode.ParseCommand("lhlo client.example.net\r\n")
	if err != nil || command != smtpcode.CommandLHLO || command.String() != "LHLO" {
		t.Errorf("%s, %v", command, err)
	}
	lhlo, ehlo := slices.Collect(smtpcode.CommandLHLO.Replies()), slices.Collect(smtpcode.CommandEHLO.Replies())
	if !slices.Equal(lhlo, ehlo) {
		t.Errorf("LHLO may get %v, EHLO %v", lhlo, ehlo)
	}
}

// TestLMTP reads a session in which the end of the data gets a reply for each recipient (RFC 2033 section 4.2).
func TestLMTP(t *testing.T) {
	replay(t, strings.Split(`S: 220 mx.example.com LMTP
C: LHLO client.example.net
S: 250-mx.example.com
S: 250 ENHANCEDSTATUSCODES
C: MAIL FROM:<a@example.net>
S: 250 2.1.0 fine
C: RCPT TO:<b@example.com>
S: 250 2.1.5 fine
C: RCPT TO:<c@example.com>
S: 250 2.1.5 fine
C: DATA
S: 354 go on
C: .
S: 250 2.6.0 taken
S: 452 4.3.1 no room for it
C: QUIT
S: 221 2.0.0 goodbye`, "\n"))
}
