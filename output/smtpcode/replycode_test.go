package smtpcode_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseReplyCode(t *testing.T) {
	wantErrors(t, smtpcode.ParseReplyCode, "reply code", map[string][]string{
		"want three digits, the first 2 to 5": {"", "55", "5500", "199", "600", "999", "550 ", " 55", "+55", "5a0", "5:0", "55:", "55٠", "550\n"},
	})
}

// TestReplyCode checks how every number is written and read, and what its digits mean.
func TestReplyCode(t *testing.T) {
	for n := range 1001 {
		c := smtpcode.ReplyCode(n)
		if n == 1000 {
			c = 65535
		}
		digits := strconv.Itoa(int(c))
		parsed, err := smtpcode.ParseReplyCode(c.String())
		wire, _ := smtpcode.Reply{Code: c}.Append(nil)
		severity, category, class := smtpcode.Severity(0), smtpcode.CategoryUnspecified, smtpcode.Class(0)
		if len(digits) != 3 || digits < "200" || digits > "599" {
			if err == nil || c.String() != "ReplyCode("+digits+")" || wire != nil {
				t.Errorf("%s: String %q, reads as %s, %v, sent as %q", digits, c, parsed, err, wire)
			}
		} else {
			if err != nil || parsed != c || c.String() != digits || string(wire) != digits+" \r\n" {
				t.Errorf("%s: String %q, reads as %s, %v, sent as %q", digits, c, parsed, err, wire)
			}
			severity, category = smtpcode.Severity(digits[0]-'0'), smtpcode.Category(digits[1]-'0')
			if severity != smtpcode.SeverityPositiveIntermediate {
				class = smtpcode.Class(severity)
			}
		}
		if c.Severity() != severity || c.Category() != category || c.Class() != class {
			t.Errorf("%s: severity %s, category %s, class %s", digits, c.Severity(), c.Category(), c.Class())
		}
		if c.Positive() != (severity == 2 || severity == 3) || c.Temporary() != (severity == 4) || c.Permanent() != (severity == 5) {
			t.Errorf("%s: positive %v, temporary %v, permanent %v", digits, c.Positive(), c.Temporary(), c.Permanent())
		}
	}
}

// TestUnknownReplyCode checks values that are not in the tables.
func TestUnknownReplyCode(t *testing.T) {
	for _, code := range []smtpcode.ReplyCode{0, 199, 299, 571, 600, 65535} {
		if code.Known() || code.Text() != "" || code.Reference() != "" || code.Standing() != smtpcode.StandingUnknown || len(slices.Collect(code.Details())) > 0 {
			t.Errorf("%s is known: %q, %q, %s", code, code.Text(), code.Reference(), code.Standing())
		}
	}
}

// TestNoPhrase checks which reply codes have no phrase in any RFC.
func TestNoPhrase(t *testing.T) {
	without := slices.DeleteFunc(slices.Collect(smtpcode.ReplyCodes()), func(c smtpcode.ReplyCode) bool { return c.Text() != "" })
	if want := []smtpcode.ReplyCode{334, 422, 430, 524, 533}; !slices.Equal(without, want) {
		t.Errorf("reply codes without a phrase: %v, want %v", without, want)
	}
}
