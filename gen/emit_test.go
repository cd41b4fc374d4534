package gen_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// hostile has a subject and details whose texts try to break out of comments, strings and names.
var hostile = []string{
	"X.1.YYY */ func init() { panic(1) } // &#x202e;",
	"X.1.1 */ func init() { panic(1) } /*",
	"X.1.2 a\nfunc init() { panic(1) }\nb",
	"X.1.3 \" + os.Args[0] + \"`\\",
	"X.1.4 // go:embed x",
	"X.1.5 //go:linkname a b",
	"X.1.6 Deprecated: use nothing",
	"X.1.7 safe &#x202e; desrever &#x2066;",
	"X.2.1 " + strings.Repeat("long ", 2000),
	"X.2.2 " + strings.Repeat("x", 10000),
	"X.3.1 func", "X.3.2 type", "X.3.3 s",
	"X.4.1 Mail-box full", "X.4.2 Mail box FULL", "X.4.3 Mail box full",
	"X.5.1 A 5 2", "X.5.2 A", "X.5.12 A", // a suffix with the code must not collide with another text
	"X.6.1 ...", "X.6.2 邮箱已满", "X.6.3 ",
	"X.999.999 last",
}

// packageOfXML returns a registry with class 5 and the records, which are written as "X.1.1 text", and its package.
func packageOfXML(t *testing.T, records []string) (*iana.Registry, []gen.File) {
	t.Helper()
	tables := [3]string{"<record><code>5.XXX.YYY</code><summary>Failure</summary><description/></record>"}
	for _, record := range records {
		code, text, _ := strings.Cut(record, " ")
		if strings.HasSuffix(code, ".YYY") {
			tables[1] += "<record><code>" + code + "</code><summary>" + text + "</summary><description/></record>\n"
		} else {
			tables[2] += "<record><code>" + code + "</code><sample>" + text + "</sample><basic_code>550,\n551</basic_code><description/></record>\n"
		}
	}
	xml := `<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"><updated>2024-12-06</updated>`
	for i, table := range tables {
		xml += fmt.Sprintf("<registry id=\"smtp-enhanced-status-codes-%d\">%s</registry>", i+1, table)
	}
	registry, _, err := iana.Read(strings.NewReader(xml+"</registry>"), &iana.Registry{})
	if err != nil {
		t.Fatal(err)
	}
	return registry, packageOf(t, registry)
}

// TestHostileRegistry checks that the package of a hostile registry is formatted, has no invisible characters, compiles,
// declares only what the package of a harmless registry declares and its own constants, and that these have the right
// codes.
func TestHostileRegistry(t *testing.T) {
	t.Parallel()
	registry, files := packageOfXML(t, hostile)
	_, harmless := packageOfXML(t, []string{"X.1.YYY harmless", "X.1.1 harmless"})
	_, added := compareAPI(declarations(t, harmless), declarations(t, files))
	constants := names(registry)
	for _, name := range added {
		if constants[name] == "" {
			t.Errorf("the package declares %s", name)
		}
	}
	for _, file := range files {
		if formatted, err := format.Source(file.Content); err != nil || !bytes.Equal(formatted, file.Content) {
			t.Errorf("%s is not formatted, %v", file.Path, err)
		}
		if bytes.ContainsFunc(file.Content, func(r rune) bool { return !unicode.IsPrint(r) && r != '\n' && r != '\t' }) {
			t.Errorf("%s has invisible characters", file.Path)
		}
	}
	runUser(t, files, constants)
}

// declarations returns the names that the files import and declare at their top level.
func declarations(t *testing.T, files []gen.File) (names []string) {
	t.Helper()
	for _, file := range files {
		syntax, err := parser.ParseFile(token.NewFileSet(), file.Path, file.Content, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				names = append(names, "import "+n.Path.Value)
			case *ast.TypeSpec:
				names = append(names, n.Name.Name)
			case *ast.ValueSpec:
				for _, name := range n.Names {
					names = append(names, name.Name)
				}
			case *ast.FuncDecl:
				name := "func " + n.Name.Name
				if n.Recv != nil {
					name = fmt.Sprintf("func (%s) %s", types.ExprString(n.Recv.List[0].Type), n.Name.Name)
				}
				names = append(names, name)
				return false
			}
			return true
		})
	}
	return names
}

// TestRecordOrder checks that the order of the records in the registry does not matter.
func TestRecordOrder(t *testing.T) {
	_, want := packageOfXML(t, hostile)
	reversed := slices.Clone(hostile)
	slices.Reverse(reversed)
	if _, got := packageOfXML(t, reversed); !cmp.Equal(got, want) {
		t.Errorf("the files differ when the records are reversed (-want +got):\n%s", cmp.Diff(want, got))
	}
}

// TestPackageName checks that every file has the chosen package name and nowhere the default one, and that invalid names
// are refused.
func TestPackageName(t *testing.T) {
	catalog := merge(t, embedded(t))
	files, err := gen.Package(catalog, "mail")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile(`\bsmtpcode\b`)
	for _, file := range files {
		if !bytes.Contains(file.Content, []byte("\npackage mail\n")) || word.Match(file.Content) {
			t.Errorf("%s has another package name:\n%s", file.Path, file.Content)
		}
	}
	for _, name := range []string{"", "_", "main", "init", "documentation", "func", "a b", "a/b", `a;import "os"`} {
		if files, err := gen.Package(catalog, name); err == nil || len(files) > 0 {
			t.Errorf("package name %q: %d files, error %v", name, len(files), err)
		}
	}
}
