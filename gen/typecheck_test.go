package gen

import (
	"strings"
	"testing"
)

// TestTypeCheck breaks the package in ways in which data from a registry could, and checks that each is found.
func TestTypeCheck(t *testing.T) {
	catalog, _, err := Merge(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"whole", "", "", ""},
		{"syntax", "var subjectText", "var func", "expected"},
		{"name that nothing declares", "BasisOnly", "BasisNone", "undefined: BasisNone"},
		{"constant out of range", "var subjectText", "var tooLarge Class = 256; var subjectText", "overflows"},
		{"wrong type", "var subjectText", "var wrong string = DetailFirst; var subjectText", "cannot use DetailFirst"},
		{"name declared twice", "var subjectText", "const DetailFirst = 1; var subjectText", "DetailFirst redeclared"},
		{"index out of range", "[400]uint8", "[4]uint8", "out of bounds"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files, err := Package(catalog, DefaultPackage)
			if err != nil {
				t.Fatal(err)
			}
			for i, file := range files {
				if file.Path == "tables.go" {
					if !strings.Contains(string(file.Content), test.old) {
						t.Fatalf("%q is not in tables.go", test.old)
					}
					files[i].Content = []byte(strings.Replace(string(file.Content), test.old, test.new, 1))
				}
			}
			err = typeCheck(files)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
