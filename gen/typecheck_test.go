package gen

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestTypeCheck checks that typeCheck finds the mistakes that data from a registry could cause.
func TestTypeCheck(t *testing.T) {
	catalog, _, err := Merge(small())
	if err != nil {
		t.Fatal(err)
	}
	files, err := Package(catalog, DefaultPackage)
	if err != nil {
		t.Fatal(err)
	}
	tables := slices.IndexFunc(files, func(f File) bool { return f.Path == "tables.go" })
	for _, test := range []struct{ name, old, new, want string }{
		{"no mistake", "", "", ""},
		{"syntax", "var subjectText", "var func", "expected"},
		{"undeclared name", "BasisOnly", "BasisNone", "undefined: BasisNone"},
		{"constant out of range", "var subjectText", "var tooLarge Class = 256; var subjectText", "overflows"},
		{"wrong type", "var subjectText", "var wrong string = DetailFirst; var subjectText", "cannot use DetailFirst"},
		{"duplicate name", "var subjectText", "const DetailFirst = 1; var subjectText", "DetailFirst redeclared"},
		{"index out of range", "[400]uint8", "[4]uint8", "out of bounds"},
	} {
		t.Run(test.name, func(t *testing.T) {
			broken := slices.Clone(files)
			broken[tables].Content = bytes.Replace(files[tables].Content, []byte(test.old), []byte(test.new), 1)
			if test.old != "" && bytes.Equal(broken[tables].Content, files[tables].Content) {
				t.Fatalf("%q is not in tables.go", test.old)
			}
			err := typeCheck(broken)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
