package smtpcode_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseReplyCode(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       smtpcode.ReplyCode // 0: an error
	}{
		{"a known code", "550", 550},
		{"an unknown code", "299", 299},
		{"a second digit beyond the grammar", "571", 571},
		{"the smallest", "200", 200},
		{"the largest", "599", 599},
		{"empty", "", 0},
		{"two digits", "55", 0},
		{"four digits", "5500", 0},
		{"a first digit of FTP", "150", 0},
		{"a first digit too large", "600", 0},
		{"three nines", "999", 0},
		{"a blank behind", "999 ", 0},
		{"a blank behind a good code", "550 ", 0},
		{"a blank in front", " 55", 0},
		{"a sign", "+55", 0},
		{"a letter", "5a0", 0},
		{"a digit that is not ASCII", "55٠", 0},
		{"a line end", "550\n", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := smtpcode.ParseReplyCode(test.text)
			if got != test.want || (err == nil) != (test.want != 0) {
				t.Errorf("ParseReplyCode(%q) = %d, %v, want %d", test.text, got, err, test.want)
			}
			if err != nil {
				wantSyntaxError(t, err, test.text)
			}
		})
	}
}

// wantSyntaxError demands an error of one line that quotes the text it is about.
func wantSyntaxError(t *testing.T, err error, input string) {
	t.Helper()
	var syntax *smtpcode.SyntaxError
	if !errors.As(err, &syntax) || syntax.Input != input {
		t.Errorf("error %v is no SyntaxError on %q", err, input)
	}
	if strings.Contains(err.Error(), "\n") || len(input) <= 80 && !strings.Contains(err.Error(), strconv.Quote(input)) {
		t.Errorf("error %q is not one line that quotes %q", err, input)
	}
}

func TestReplyCodeString(t *testing.T) {
	for code := smtpcode.ReplyCode(0); code < 1000; code++ {
		text := code.String()
		parsed, err := smtpcode.ParseReplyCode(text)
		if 200 <= code && code <= 599 {
			if err != nil || parsed != code || text != strconv.Itoa(int(code)) {
				t.Errorf("String of %d is %q, which reads as %d, %v", uint16(code), text, uint16(parsed), err)
			}
			continue
		}
		if err == nil || text != "ReplyCode("+strconv.Itoa(int(code))+")" {
			t.Errorf("String of %d is %q, which reads as %d, %v", uint16(code), text, uint16(parsed), err)
		}
	}
}

func TestReplyCodeDigits(t *testing.T) {
	for _, test := range []struct {
		code      smtpcode.ReplyCode
		severity  smtpcode.Severity
		category  smtpcode.Category
		class     smtpcode.Class
		positive  bool
		temporary bool
		permanent bool
	}{
		{250, smtpcode.SeverityPositiveCompletion, smtpcode.CategoryMailSystem, smtpcode.ClassSuccess, true, false, false},
		{214, smtpcode.SeverityPositiveCompletion, smtpcode.CategoryInformation, smtpcode.ClassSuccess, true, false, false},
		{354, smtpcode.SeverityPositiveIntermediate, smtpcode.CategoryMailSystem, 0, true, false, false},
		{421, smtpcode.SeverityTransientNegativeCompletion, smtpcode.CategoryConnections, smtpcode.ClassTransientFailure, false, true, false},
		{503, smtpcode.SeverityPermanentNegativeCompletion, smtpcode.CategorySyntax, smtpcode.ClassPermanentFailure, false, false, true},
		{538, smtpcode.SeverityPermanentNegativeCompletion, smtpcode.CategoryUnspecified, smtpcode.ClassPermanentFailure, false, false, true},
		{571, smtpcode.SeverityPermanentNegativeCompletion, 7, smtpcode.ClassPermanentFailure, false, false, true},
		{0, 0, smtpcode.CategoryUnspecified, 0, false, false, false},
		{199, 0, smtpcode.CategoryUnspecified, 0, false, false, false},
		{600, 0, smtpcode.CategoryUnspecified, 0, false, false, false},
		{65535, 0, smtpcode.CategoryUnspecified, 0, false, false, false},
	} {
		t.Run(test.code.String(), func(t *testing.T) {
			c := test.code
			if c.Severity() != test.severity || c.Category() != test.category || c.Class() != test.class {
				t.Errorf("severity %v, category %v, class %v", c.Severity(), c.Category(), c.Class())
			}
			if c.Positive() != test.positive || c.Temporary() != test.temporary || c.Permanent() != test.permanent {
				t.Errorf("positive %v, temporary %v, permanent %v", c.Positive(), c.Temporary(), c.Permanent())
			}
		})
	}
}

// TestUnknownReplyCode has a value that no table holds.
func TestUnknownReplyCode(t *testing.T) {
	for _, code := range []smtpcode.ReplyCode{0, 199, 299, 571, 600, 65535} {
		if code.Known() || code.Text() != "" || code.Reference() != "" || code.Standing() != smtpcode.StandingUnknown {
			t.Errorf("%s is known: %q, %q, %s", code, code.Text(), code.Reference(), code.Standing())
		}
		if details := slices.Collect(code.Details()); len(details) > 0 {
			t.Errorf("%s has details %v", code, details)
		}
	}
}

// TestPhraseless has the codes to which no RFC gives a phrase, and that is no accident of the tables.
func TestPhraseless(t *testing.T) {
	var without []smtpcode.ReplyCode
	for code := range smtpcode.ReplyCodes() {
		if code.Text() == "" {
			without = append(without, code)
		}
	}
	if want := []smtpcode.ReplyCode{334, 422, 430, 524, 533}; !slices.Equal(without, want) {
		t.Errorf("without a phrase: %v, want %v", without, want)
	}
}
