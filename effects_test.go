package smtpcodes_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// answers is a file for a generated package that gives all answers of Text and of Check.
const answers = `package smtpcode

func Answers() (string, string) {
	text, check := "", []byte(nil)
	for class := range Class(10) {
		text += class.Text() + "\n"
	}
	for subject := range Subject(12) {
		text += subject.Text() + "\n"
		for i := range Detail(40) {
			detail := Detail(subject)<<10 + i
			text += detail.Text() + "\n"
			for code := ReplyCode(200); code < 600; code++ {
				check = append(check, byte(Check(code, detail.For(code))))
			}
		}
	}
	return text, string(check)
}
`

// TestEffects holds what a comparison says of a change to what it does to the generated package: the
// constants that it declares, and every answer of Text and Check.
func TestEffects(t *testing.T) {
	cases := []struct {
		name   string
		change func(*iana.Registry)
	}{
		{"nothing", func(r *iana.Registry) {}},
		{"added", func(r *iana.Registry) {
			r.Details = append(r.Details, iana.Detail{Code: iana.Code{Subject: 7, Detail: 39}, Identifier: "DetailNew", Text: "New",
				Classes: iana.ClassLimit{List: []int{4}, Basis: iana.Only}})
		}},
		{"added without a phrase", func(r *iana.Registry) {
			r.Details = append(r.Details, iana.Detail{Code: iana.Code{Subject: 7, Detail: 39}, Identifier: "DetailNew",
				Classes: iana.ClassLimit{List: []int{4}, Basis: iana.Only}})
		}},
		{"subject added", func(r *iana.Registry) {
			r.Subjects = append(r.Subjects, iana.Subject{Subject: 9, Identifier: "SubjectNew", Text: "New"})
		}},
		{"withdrawn", func(r *iana.Registry) { record(r, "X.1.1").Withdrawn = r.Updated }},
		{"subject withdrawn", func(r *iana.Registry) { r.Subjects[7].Withdrawn = r.Updated }},
		{"class withdrawn", func(r *iana.Registry) { r.Classes[0].Withdrawn = r.Updated }},
		{"gone", func(r *iana.Registry) { r.Details = r.Details[:len(r.Details)-1] }},
		{"identifier", func(r *iana.Registry) { record(r, "X.1.1").Identifier = "DetailNobody" }},
		{"phrase", func(r *iana.Registry) { record(r, "X.1.1").Text = "Nobody" }},
		{"subject's phrase", func(r *iana.Registry) { r.Subjects[1].Text = "Addresses" }},
		{"class's phrase", func(r *iana.Registry) { r.Classes[0].Text = "Done" }},
		{"associated codes", func(r *iana.Registry) {
			record(r, "X.1.1").Associated = iana.Associated{Raw: "450", Codes: []int{450}}
		}},
		{"associated codes in other words", func(r *iana.Registry) { record(r, "X.1.1").Associated.Raw += "." }},
		{"any in place of not given", func(r *iana.Registry) {
			record(r, "X.1.2").Associated = iana.Associated{Raw: "Any", Any: true}
		}},
		{"any, where an RFC has the word on the classes", func(r *iana.Registry) {
			d := record(r, "X.1.9")
			d.Associated = iana.Associated{Raw: "Any", Any: true}
			d.Classes = iana.ClassLimit{List: []int{2, 4, 5}, Basis: iana.FromAssociated}
		}},
		{"a family", func(r *iana.Registry) {
			record(r, "X.1.2").Associated = iana.Associated{Raw: "4XX", Families: []int{4}}
		}},
		{"classes", func(r *iana.Registry) { record(r, "X.1.2").Classes.List = []int{4} }},
		{"classes known otherwise", func(r *iana.Registry) { record(r, "X.1.2").Classes.Basis = iana.May }},
		{"classes by its reply codes", func(r *iana.Registry) { record(r, "X.3.6").Classes.List = []int{4} }},
		{"deprecated", func(r *iana.Registry) { record(r, "X.1.1").Deprecated = &iana.Deprecation{} }},
		{"no longer deprecated", func(r *iana.Registry) { record(r, "X.6.10").Deprecated = nil }},
		{"without a replacement", func(r *iana.Registry) { record(r, "X.6.10").Deprecated = &iana.Deprecation{} }},
		{"reference", func(r *iana.Registry) { record(r, "X.1.1").References[0].RFC++ }},
		{"submitter", func(r *iana.Registry) { record(r, "X.1.1").Submitter = "J. Klensin" }},
	}
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module example.com/effects\n\ngo 1.23\n")
	imports, calls := "", ""
	var constants [][]string
	for i, test := range cases {
		registry := embedded(t)
		test.change(registry)
		folder := filepath.Join(module, fmt.Sprintf("p%d", i))
		constants = append(constants, emit(t, folder, registry))
		write(t, filepath.Join(folder, "answers.go"), answers)
		imports += fmt.Sprintf("import p%d \"example.com/effects/p%d\"\n", i, i)
		calls += fmt.Sprintf("\tdiffer(p%d.Answers())\n", i)
	}
	write(t, filepath.Join(module, "main.go"), "package main\n\nimport \"fmt\"\n"+imports+`
var firstText, firstCheck string

func differ(text, check string) {
	if firstText == "" {
		firstText, firstCheck = text, check
	}
	fmt.Println(text != firstText, check != firstCheck)
}

func main() {
`+calls+"}\n")
	lines := strings.Split(run(t, module, "go", "run", "."), "\n")
	for i, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			var said, seen iana.Effect
			registry := embedded(t)
			test.change(registry)
			comparison := iana.Compare(embedded(t), registry)
			if (len(comparison.Changes) > 0) != (i > 0) {
				t.Fatalf("changes: %v", comparison.Changes)
			}
			for _, change := range comparison.Changes {
				said |= change.Effect
			}
			var text, check bool
			if _, err := fmt.Sscan(lines[i], &text, &check); err != nil {
				t.Fatal(err)
			}
			if text {
				seen |= iana.EffectText
			}
			if check {
				seen |= iana.EffectCheck
			}
			for _, constant := range constants[0] {
				if !slices.Contains(constants[i], constant) {
					seen |= iana.EffectCompile
				}
			}
			if said != seen {
				t.Errorf("the change is said to break %s, and breaks %s", said, seen)
			}
		})
	}
}

// declaration is one constant of a code, with its value.
var declaration = regexp.MustCompile(`(?m)^\t((?:Detail|Subject)\w+ +(?:Detail|Subject) += .*)$`)

// emit writes the package of a registry, and returns the declarations of its codes.
func emit(t *testing.T, folder string, registry *iana.Registry) []string {
	t.Helper()
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	files, err := gen.Package(catalog, "smtpcode")
	if err != nil {
		t.Fatal(err)
	}
	if err := gen.Write(folder, files); err != nil {
		t.Fatal(err)
	}
	var constants []string
	for _, file := range files {
		for _, match := range declaration.FindAllStringSubmatch(string(file.Content), -1) {
			constants = append(constants, strings.Join(strings.Fields(match[1]), " "))
		}
	}
	return constants
}

// embedded is a copy of the embedded registry to change.
func embedded(t *testing.T) *iana.Registry {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

// record is a detail of the registry to change.
func record(r *iana.Registry, code string) *iana.Detail {
	for i := range r.Details {
		if r.Details[i].Code.String() == code {
			return &r.Details[i]
		}
	}
	panic(code + " is not in the registry")
}
