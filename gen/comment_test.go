package gen

import (
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"
	"github.com/google/go-cmp/cmp"
)

func TestPrintable(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "Mailbox full", "Mailbox full"},
		{"other scripts stay", "Postfach voll: größer", "Postfach voll: größer"},
		{"a line break", "a\nb", `a\nb`},
		{"a right-to-left override", "a\u202eb", `a\u202eb`},
		{"a control", "a\x07b", `a\ab`},
		{"a line separator", "a\u2028b", `a\u2028b`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Printable(test.text); got != test.want {
				t.Errorf("Printable(%q) = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"fits", "ab cd", []string{"ab cd"}},
		{"breaks at a blank", "abcd efgh ijkl", []string{"abcd efgh", "ijkl"}},
		{"a word too long", "a bcdefghijklmno p", []string{"a", "bcdefghijklmno", "p"}},
		{"counts characters", "ääää ääää ää", []string{"ääää ääää", "ää"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if difference := cmp.Diff(test.want, Wrap(test.text, 10)); difference != "" {
				t.Errorf("-want +got:\n%s", difference)
			}
		})
	}
}

func TestCommentParagraphs(t *testing.T) {
	code := jen.Const().DefsFunc(func(group *jen.Group) {
		comment(group, "First.", "", "*/ Second.")
		group.Id("A").Op("=").Lit(1)
	})
	want := "const (\n\t// First.\n\t//\n\t// */ Second.\n\tA = 1\n)"
	if got := strings.TrimSpace(code.GoString()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
