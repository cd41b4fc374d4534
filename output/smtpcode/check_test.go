package smtpcode_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name     string
		code     smtpcode.ReplyCode
		enhanced string
		want     smtpcode.Verdict
	}{
		{"listed by the registry", 550, "5.1.1", smtpcode.VerdictListed},
		{"listed but described for another class", 451, "4.7.1", smtpcode.VerdictListed},
		{"listed by its family", 556, "5.7.17", smtpcode.VerdictListed},
		{"RFC 7208 section 8.6", 451, "4.4.3", smtpcode.VerdictListed},
		{"RFC 4954 section 6", 530, "5.7.0", smtpcode.VerdictListed},
		{"RFC 6531 against the registry", 554, "5.6.9", smtpcode.VerdictListed},
		{"any reply code", 250, "2.0.0", smtpcode.VerdictUnspecified},
		{"reply codes not given", 550, "5.2.1", smtpcode.VerdictUnspecified},
		{"no enhanced code", 221, "", smtpcode.VerdictUnspecified}, // 221 is listed for X.0.0
		{"no enhanced code on 3yz", 354, "", smtpcode.VerdictUnspecified},
		{"Postfix's refusal", 554, "5.7.1", smtpcode.VerdictCustomary},
		{"Postfix's greylisting", 450, "4.7.1", smtpcode.VerdictCustomary},
		{"command not implemented", 502, "5.5.1", smtpcode.VerdictCustomary},
		{"too many recipients: the RFC has the reply code only", 452, "4.5.3", smtpcode.VerdictCustomary},
		{"in use outside the described class", 554, "5.4.6", smtpcode.VerdictCustomary},
		{"in no list, and of no known sender", 450, "4.2.2", smtpcode.VerdictUnlisted},
		{"in no list", 550, "5.5.6", smtpcode.VerdictUnlisted},
		{"reply codes of another class listed", 450, "4.7.8", smtpcode.VerdictUnlisted},
		{"only for another class", 450, "4.1.2", smtpcode.VerdictUnusualClass},
		{"should be for another class", 550, "5.1.5", smtpcode.VerdictUnusualClass},
		{"may be for other classes", 250, "2.2.1", smtpcode.VerdictUnusualClass},
		{"for another class by RFC 3886", 550, "5.1.9", smtpcode.VerdictUnusualClass},
		{"deprecated", 550, "5.6.10", smtpcode.VerdictDeprecated},
		{"unregistered detail", 550, "5.7.606", smtpcode.VerdictUnregistered},
		{"unknown reply code", 571, "5.7.1", smtpcode.VerdictUnknownReplyCode},
		{"unknown reply code of a listed family", 559, "5.7.17", smtpcode.VerdictUnknownReplyCode},
		{"transient and permanent", 451, "5.1.1", smtpcode.VerdictClassMismatch},
		{"success and failure", 250, "5.0.0", smtpcode.VerdictClassMismatch},
		{"enhanced code on 3yz", 334, "2.7.0", smtpcode.VerdictNotAllowed},
		{"no reply code", 0, "5.1.1", smtpcode.VerdictMalformed},
		{"reply code out of range", 600, "5.1.1", smtpcode.VerdictMalformed},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := smtpcode.Check(test.code, code(test.enhanced)); got != test.want {
				t.Errorf("Check(%d, %s) = %s, want %s", uint16(test.code), test.enhanced, got, test.want)
			}
		})
	}
	for _, malformed := range []smtpcode.EnhancedCode{1, 3 << 20, 5<<20 | 1000<<10, 5<<20 | 1023, 1<<32 - 1} {
		if got := smtpcode.Check(550, malformed); got != smtpcode.VerdictMalformed {
			t.Errorf("Check(550, %d) = %s", uint32(malformed), got)
		}
	}
}

// TestVerdict checks the verdicts' names, which programs store, and their errors.
func TestVerdict(t *testing.T) {
	for i, test := range []struct {
		name   string
		err    error
		source string // named by the error
	}{
		{"listed", nil, ""},
		{"unspecified", nil, ""},
		{"customary", nil, ""},
		{"unlisted", nil, ""},
		{"unusual class", nil, ""},
		{"deprecated", nil, ""},
		{"unregistered", smtpcode.ErrUnregistered, "IANA registry of " + smtpcode.RegistryUpdated},
		{"unknown reply code", smtpcode.ErrUnknownReplyCode, "IANA registry of " + smtpcode.RegistryUpdated},
		{"class mismatch", smtpcode.ErrClassMismatch, "RFC 2034 section 4"},
		{"not allowed", smtpcode.ErrNotAllowed, "RFC 2034 section 4"},
		{"malformed", smtpcode.ErrMalformed, "RFC 3463 section 2"},
		{"Verdict(11)", smtpcode.ErrMalformed, ""},
	} {
		v := smtpcode.Verdict(i)
		if v.String() != test.name || v.Err() != test.err || v.Fault() != (test.err != nil) {
			t.Errorf("verdict %d: %q, error %v, fault %v", i, v, v.Err(), v.Fault())
		}
		if known := v <= smtpcode.VerdictMalformed; (v.Text() != "") != known {
			t.Errorf("verdict %d: text %q", i, v.Text())
		}
		if err := v.Err(); err != nil && (!strings.HasPrefix(err.Error(), "smtpcode: ") || !strings.Contains(err.Error(), test.source)) {
			t.Errorf("error %q, want it to name %s", err, test.source)
		}
	}
}

func TestReplyCheck(t *testing.T) {
	if err := reply(554, "5.7.1", "").Check(); err != nil {
		t.Errorf("554 5.7.1: error %v", err)
	}
	for want, reply := range map[error]smtpcode.Reply{smtpcode.ErrClassMismatch: reply(550, "4.1.1", "no"), smtpcode.ErrUnknownReplyCode: {Code: 571}} {
		err := reply.Check()
		var pair *smtpcode.PairError
		if !errors.As(err, &pair) || pair.Code != reply.Code || pair.Enhanced != reply.Enhanced || pair.Verdict.Err() != want {
			t.Errorf("%s: error %#v", reply, err)
		}
		codes := strings.TrimSpace(reply.Code.String() + " " + reply.Enhanced.String())
		if !errors.Is(err, want) || errors.Is(err, smtpcode.ErrMalformed) || err.Error() != codes+": "+want.Error() {
			t.Errorf("%s: error %q, want %q", reply, err, want)
		}
	}
	if err := (&smtpcode.PairError{Code: 550}); err.Error() != "550: listed" || errors.Unwrap(err) != nil {
		t.Errorf("PairError of advice: %q", err)
	}
}
