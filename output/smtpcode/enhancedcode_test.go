package smtpcode_test

import (
	"fmt"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// code is the enhanced code of a text that is one.
func code(t testing.TB, text string) smtpcode.EnhancedCode {
	t.Helper()
	if text == "" {
		return 0
	}
	c, err := smtpcode.ParseEnhancedCode(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lookalikes are texts that some mail library takes for an enhanced code and RFC 3463 section 2 does not.
var lookalikes = []struct{ name, text string }{
	{"empty", ""},
	{"a leading zero in the subject", "5.07.1"},
	{"leading zeros", "5.007.1"},
	{"a leading zero in the detail", "5.7.01"},
	{"a zero too many", "5.00.0"},
	{"a fourth number", "5.7.1.2"},
	{"an address of a host", "192.168.1.1"},
	{"the start of one", "192.168.1"},
	{"signs", "-5.+1.1"},
	{"a sign in the detail", "5.+1.01"},
	{"a minus", "5.-1.1"},
	{"class 1", "1.2.3"},
	{"class 3", "3.7.0"},
	{"class 6", "6.1.1"},
	{"class 9", "9.9.9"},
	{"two digits of class", "55.1.1"},
	{"no subject", "5..1"},
	{"no detail", "5.1."},
	{"no class", ".1.1"},
	{"two numbers", "5.1"},
	{"four digits of detail", "5.7.1000"},
	{"four digits of subject", "5.1000.1"},
	{"a comma", "5,1,1"},
	{"a hash", "#5.1.1"},
	{"a colon behind", "5.1.1:"},
	{"a blank behind", "5.1.1 "},
	{"a blank in front", " 5.1.1"},
	{"a blank inside", "5. 1.1"},
	{"a line end", "5.1.1\n"},
	{"a NUL", "5.1.1\x00"},
	{"hexadecimal", "5.1.a"},
	{"digits that are not ASCII", "5.١.١"},
	{"a byte that a subtraction would wrap", "5.\xff.1"},
	{"a slash, which comes before 0", "5./.1"},
}

func TestParseEnhancedCode(t *testing.T) {
	for _, test := range []struct {
		text  string
		array [3]int
	}{
		{"2.0.0", [3]int{2, 0, 0}},
		{"4.7.32", [3]int{4, 7, 32}},
		{"5.1.10", [3]int{5, 1, 10}},
		{"5.7.606", [3]int{5, 7, 606}},
		{"5.10.1", [3]int{5, 10, 1}},
		{"5.0.999", [3]int{5, 0, 999}},
		{"4.999.0", [3]int{4, 999, 0}},
		{"5.999.999", [3]int{5, 999, 999}},
		{"2.100.10", [3]int{2, 100, 10}},
	} {
		t.Run(test.text, func(t *testing.T) {
			got, err := smtpcode.ParseEnhancedCode(test.text)
			if err != nil || got.Array() != test.array || got.String() != test.text || !got.Valid() {
				t.Errorf("read as %v %q, %v", got.Array(), got, err)
			}
		})
	}
	for _, test := range append([]struct{ name, text string }{{"a detail", "X.1.1"}}, lookalikes...) {
		t.Run(test.name, func(t *testing.T) {
			got, err := smtpcode.ParseEnhancedCode(test.text)
			if err == nil || got != 0 {
				t.Fatalf("%q is taken for %v", test.text, got)
			}
			wantSyntaxError(t, err, test.text)
		})
	}
}

func TestNewEnhancedCode(t *testing.T) {
	for _, test := range []struct {
		array [3]int
		want  string // empty: refused
	}{
		{[3]int{5, 7, 26}, "5.7.26"},
		{[3]int{2, 0, 0}, "2.0.0"},
		{[3]int{4, 999, 999}, "4.999.999"},
		{[3]int{0, 0, 0}, ""},    // no code, in go-smtp
		{[3]int{-1, -1, -1}, ""}, // choose one, in go-smtp
		{[3]int{3, 1, 1}, ""},
		{[3]int{5, 1000, 1}, ""},
		{[3]int{5, 1, 1000}, ""},
		{[3]int{5, -1, 1}, ""},
		{[3]int{5 + 256, 1, 1}, ""},
		{[3]int{5, 1 << 40, 1}, ""},
	} {
		t.Run(fmt.Sprint(test.array), func(t *testing.T) {
			got := smtpcode.EnhancedCodeFromArray(test.array)
			if got.String() != test.want {
				t.Errorf("%v is %q, want %q", test.array, got, test.want)
			}
			if test.want != "" && got.Array() != test.array {
				t.Errorf("%q is %v again, want %v", got, got.Array(), test.array)
			}
		})
	}
}

func TestEnhancedCodeParts(t *testing.T) {
	c := code(t, "5.7.26")
	if c.Class() != smtpcode.ClassPermanentFailure || c.Subject() != smtpcode.SubjectSecurity || c.Detail() != smtpcode.DetailMultipleAuthChecksFailed {
		t.Errorf("%s is of class %s, subject %s, detail %s", c, c.Class(), c.Subject(), c.Detail())
	}
	if c.Success() || c.Temporary() || !c.Permanent() {
		t.Errorf("%s: success %v, temporary %v, permanent %v", c, c.Success(), c.Temporary(), c.Permanent())
	}
	if !code(t, "2.0.0").Success() || !code(t, "4.2.2").Temporary() {
		t.Error("2.0.0 is no success, or 4.2.2 not temporary")
	}
	if !c.Registered() || code(t, "5.7.999").Registered() || code(t, "5.900.1").Registered() {
		t.Error("5.7.26 is not registered, or 5.7.999 or 5.900.1 is")
	}
	if text := code(t, "4.2.2").Text(); text != "Mailbox full" {
		t.Errorf("text of 4.2.2 is %q", text)
	}
}

// TestInvalidEnhancedCode has values that a caller can write and no parser returns.
func TestInvalidEnhancedCode(t *testing.T) {
	var zero smtpcode.EnhancedCode
	if zero.String() != "" || zero.Text() != "" || zero.Valid() || zero.Registered() || zero.Class() != 0 || zero.Array() != [3]int{} {
		t.Errorf("zero: %q, %q, valid %v, registered %v", zero, zero.Text(), zero.Valid(), zero.Registered())
	}
	for _, c := range []smtpcode.EnhancedCode{1, 3 << 20, 5<<20 | 1000<<10, 5<<20 | 1023, 3<<20 | 1<<10 | 1, 6 << 20, 1<<32 - 1, 256 << 20, 260 << 20, 261 << 20} {
		if c.Valid() || c.Registered() || c>>20 != 5 && c.Text() != "" {
			t.Errorf("%d: valid %v, registered %v", uint32(c), c.Valid(), c.Registered())
		}
		if want := fmt.Sprintf("EnhancedCode(%d)", uint32(c)); c.String() != want {
			t.Errorf("%d is shown as %q, want %q", uint32(c), c, want)
		}
		if class := c.Class(); class != 5 && (c.Success() || c.Temporary() || c.Permanent()) || uint32(c)>>20 > 255 && class != 255 {
			t.Errorf("%d is of class %d", uint32(c), class)
		}
	}
}
