package gen

import (
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"
)

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"Mailbox full":          "Mailbox full",
		"Postfach voll: größer": "Postfach voll: größer",
		"a\nb\x07":              `a\nb\a`,
		"a\u202eb\u2066":        `a\u202eb\u2066`, // direction marks
		"a\u2028b":              `a\u2028b`,       // a line separator
	} {
		if got := Printable(text); got != want {
			t.Errorf("Printable(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"ab cd":                    "ab cd",
		"abcd efgh ijkl":           "abcd efgh\nijkl",
		"a bcdefghijklmno p":       "a\nbcdefghijklmno\np", // a long word
		"ääää ääää ää":             "ääää ääää\nää",        // characters count, not bytes
		"abcd see RFC 5248":        "abcd see\nRFC 5248",   // a number stays with its word
		"abcdef 12345678901234567": "abcdef\n12345678901234567",
	} {
		if got := strings.Join(Wrap(text, 10), "\n"); got != want {
			t.Errorf("Wrap(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestComment checks that a comment consists of line comments, which its text cannot end.
func TestComment(t *testing.T) {
	code := jen.Const().DefsFunc(func(group *jen.Group) {
		comment(group, "First.", "", "*/ Second.")
		group.Id("A").Op("=").Lit(1)
	})
	want := "const (\n\t// First.\n\t//\n\t// */ Second.\n\tA = 1\n)"
	if got := strings.TrimSpace(code.GoString()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
