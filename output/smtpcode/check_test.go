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
		reply    smtpcode.ReplyCode
		enhanced string
		want     smtpcode.Verdict
	}{
		{"the registry lists it", 550, "5.1.1", smtpcode.VerdictListed},
		{"the registry lists it against its description", 451, "4.7.1", smtpcode.VerdictListed},
		{"a family lists it", 559, "5.7.17", smtpcode.VerdictUnknownReplyCode},
		{"a family lists a known code", 556, "5.7.17", smtpcode.VerdictListed},
		{"RFC 5321 names too many recipients", 452, "4.5.3", smtpcode.VerdictListed},
		{"RFC 7208 names an SPF failure of the DNS", 451, "4.4.3", smtpcode.VerdictListed},
		{"RFC 4954 names a login that is missing", 530, "5.7.0", smtpcode.VerdictListed},
		{"RFC 6531 against the registry", 554, "5.6.9", smtpcode.VerdictListed},
		{"any reply code", 250, "2.0.0", smtpcode.VerdictUnspecified},
		{"no reply codes given", 550, "5.2.1", smtpcode.VerdictUnspecified},
		{"no enhanced code", 250, "", smtpcode.VerdictUnspecified},
		{"no enhanced code on 3yz", 354, "", smtpcode.VerdictUnspecified},
		{"Postfix's refusal", 554, "5.7.1", smtpcode.VerdictCustomary},
		{"Postfix's greylisting", 450, "4.7.1", smtpcode.VerdictCustomary},
		{"an unknown command", 502, "5.5.1", smtpcode.VerdictCustomary},
		{"not on the list", 550, "5.5.6", smtpcode.VerdictUnlisted},
		{"not on the list, whose codes are of another class", 450, "4.7.8", smtpcode.VerdictUnlisted},
		{"for permanent failures", 450, "4.1.2", smtpcode.VerdictUnusualClass},
		{"for success", 550, "5.1.5", smtpcode.VerdictUnusualClass},
		{"for success by an RFC alone", 550, "5.1.9", smtpcode.VerdictUnusualClass},
		{"deprecated", 550, "5.6.10", smtpcode.VerdictDeprecated},
		{"not registered", 550, "5.7.606", smtpcode.VerdictUnregistered},
		{"a subject not registered", 550, "5.8.1", smtpcode.VerdictUnregistered},
		{"an unknown reply code", 571, "5.7.1", smtpcode.VerdictUnknownReplyCode},
		{"an unknown reply code alone", 299, "", smtpcode.VerdictUnknownReplyCode},
		{"an unknown reply code, not registered", 571, "5.7.606", smtpcode.VerdictUnknownReplyCode},
		{"temporary code, permanent class", 451, "5.1.1", smtpcode.VerdictClassMismatch},
		{"permanent code, temporary class", 550, "4.1.1", smtpcode.VerdictClassMismatch},
		{"success and failure", 250, "5.0.0", smtpcode.VerdictClassMismatch},
		{"nodemailer's oversize", 552, "4.3.1", smtpcode.VerdictClassMismatch},
		{"on 3yz", 334, "2.7.0", smtpcode.VerdictNotAllowed},
		{"on an unknown 3yz", 399, "5.0.0", smtpcode.VerdictNotAllowed},
		{"no reply code", 0, "5.1.1", smtpcode.VerdictMalformed},
		{"neither", 0, "", smtpcode.VerdictMalformed},
		{"a reply code out of range", 600, "5.1.1", smtpcode.VerdictMalformed},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := smtpcode.Check(test.reply, code(t, test.enhanced)); got != test.want {
				t.Errorf("%d %s is %s, want %s", uint16(test.reply), test.enhanced, got, test.want)
			}
		})
	}
	for _, malformed := range []smtpcode.EnhancedCode{1, 3 << 20, 5<<20 | 1000<<10, 5<<20 | 1023, 1<<32 - 1} {
		if got := smtpcode.Check(550, malformed); got != smtpcode.VerdictMalformed {
			t.Errorf("550 with %d is %s", uint32(malformed), got)
		}
	}
}

func TestVerdictErr(t *testing.T) {
	faults := map[smtpcode.Verdict]error{
		smtpcode.VerdictUnregistered:     smtpcode.ErrUnregistered,
		smtpcode.VerdictUnknownReplyCode: smtpcode.ErrUnknownReplyCode,
		smtpcode.VerdictClassMismatch:    smtpcode.ErrClassMismatch,
		smtpcode.VerdictNotAllowed:       smtpcode.ErrNotAllowed,
		smtpcode.VerdictMalformed:        smtpcode.ErrMalformed,
	}
	seen := map[string]bool{}
	for v := smtpcode.VerdictListed; v <= smtpcode.VerdictMalformed; v++ {
		if got := v.Err(); got != faults[v] || v.Fault() != (faults[v] != nil) {
			t.Errorf("%s: error %v, fault %v", v, got, v.Fault())
		}
		if words := v.String(); words == "" || strings.Contains(words, "(") || seen[words] {
			t.Errorf("verdict %d is in words %q", v, words)
		}
		seen[v.String()] = true
	}
	beyond := smtpcode.VerdictMalformed + 1
	if beyond.String() != "Verdict(11)" || !beyond.Fault() || beyond.Err() == nil {
		t.Errorf("a verdict out of range is %q, %v", beyond, beyond.Err())
	}
}

func TestReplyCheck(t *testing.T) {
	if err := (smtpcode.Reply{Code: 554, Enhanced: code(t, "5.7.1")}).Check(); err != nil {
		t.Errorf("a customary pair is an error: %v", err)
	}
	err := smtpcode.Reply{Code: 550, Enhanced: code(t, "4.1.1"), Text: "no"}.Check()
	var pair *smtpcode.PairError
	if !errors.As(err, &pair) || pair.Code != 550 || pair.Enhanced.String() != "4.1.1" || pair.Verdict != smtpcode.VerdictClassMismatch {
		t.Errorf("error %v", err)
	}
	if !errors.Is(err, smtpcode.ErrClassMismatch) || errors.Is(err, smtpcode.ErrMalformed) {
		t.Errorf("error %v is not only a class mismatch", err)
	}
	for _, part := range []string{"550", "4.1.1", "RFC 2034 section 4"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q does not name %s", err, part)
		}
	}
	if err := (&smtpcode.PairError{Code: 550}); err.Error() != "550: listed" || errors.Unwrap(err) != nil {
		t.Errorf("a PairError of advice says %q", err)
	}
	err = smtpcode.Reply{Code: 571}.Check()
	if !errors.Is(err, smtpcode.ErrUnknownReplyCode) || strings.Contains(err.Error(), "  ") || strings.Contains(err.Error(), " :") {
		t.Errorf("error %q on a reply without an enhanced code", err)
	}
}
