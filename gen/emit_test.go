package gen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/iana"
)

// hostile is a registry's XML around records of details.
func hostile(records string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes">
<updated>2024-12-06</updated>
<registry id="smtp-enhanced-status-codes-1">
<record><code>2.XXX.YYY</code><summary>Success</summary><description/><reference/><submitter/><change_controller/></record>
</registry>
<registry id="smtp-enhanced-status-codes-2">
<record><code>X.1.YYY</code><summary>*/ func init() { panic(1) } //</summary><description/><reference/><submitter/><change_controller/></record>
</registry>
<registry id="smtp-enhanced-status-codes-3">
` + records + `</registry><people/></registry>`
}

// detailXML is a record of a detail.
func detailXML(code, sample, associated string) string {
	return "<record><code>" + code + "</code><sample>" + sample + "</sample><basic_code>" + associated +
		"</basic_code><description/><reference/><submitter/><change_controller/></record>\n"
}

// TestHostileRegistries makes packages of registries whose texts try to break out of comments, strings and
// names, compiles them all, and looks whether they declare anything that they should not.
func TestHostileRegistries(t *testing.T) {
	module := t.TempDir()
	fill(t, module, map[string]string{"go.mod": "module example.com/hostile\n\ngo 1.23\n"})
	for name, records := range map[string]string{
		"newlines":     detailXML("X.1.1", "a\nfunc init() { panic(1) }\nb", "550,\n551"),
		"commentend":   detailXML("X.1.1", "*/ func init() {} /*", "550"),
		"quotes":       detailXML("X.1.1", "\" + os.Args[0] + \"`\\", "550"),
		"slashes":      detailXML("X.1.1", "// go:embed x", "550") + detailXML("X.1.2", "//go:linkname a b", "550"),
		"direction":    detailXML("X.1.1", "safe &#x202e; desrever &#x2066;", "550"),
		"long":         detailXML("X.1.1", strings.Repeat("long ", 2000), "550") + detailXML("X.1.2", strings.Repeat("x", 10000), ""),
		"keywords":     detailXML("X.1.1", "func", "550") + detailXML("X.1.2", "type", "") + detailXML("X.1.3", "s", ""),
		"collisions":   detailXML("X.1.1", "Mail-box full", "550") + detailXML("X.1.2", "Mail box FULL", "") + detailXML("X.1.3", "Mail box full", ""),
		"suffixes":     detailXML("X.1.1", "A 1 2", "") + detailXML("X.1.2", "A", "") + detailXML("X.1.12", "A", ""),
		"wordless":     detailXML("X.1.1", "...", "550") + detailXML("X.1.2", "邮箱已满", "") + detailXML("X.1.3", "", ""),
		"sparse":       detailXML("X.1.1", "first", "550") + detailXML("X.999.999", "last", "Any"),
		"deprecations": detailXML("X.1.1", "Deprecated: use nothing", "550"),
	} {
		t.Run(name, func(t *testing.T) {
			files := packageOf(t, hostile(records))
			if err := Write(filepath.Join(module, name), files); err != nil {
				t.Fatal(err)
			}
			got := declared(t, files)
			for _, name := range declared(t, packageOf(t, hostile(detailXML("X.1.7", "x", "")))) {
				if i, found := slices.BinarySearch(got, name); found {
					got = slices.Delete(got, i, i+1)
				}
			}
			got = slices.DeleteFunc(got, func(name string) bool { return strings.HasPrefix(name, "Detail") })
			if len(got) > 0 {
				t.Errorf("declares %q beside the constants of its details", got)
			}
		})
	}
	for _, command := range [][]string{{"go", "vet", "./..."}, {"gofmt", "-l", "."}} {
		compile := exec.Command(command[0], command[1:]...)
		compile.Dir = module
		compile.Env = append(os.Environ(), "GOWORK=off")
		if output, err := compile.CombinedOutput(); err != nil || len(output) > 0 {
			t.Errorf("%s: %v\n%s", strings.Join(command, " "), err, output)
		}
	}
}

// packageOf makes the package of a registry in XML.
func packageOf(t *testing.T, xml string) []File {
	t.Helper()
	registry, _, err := iana.Read(strings.NewReader(xml), &iana.Registry{})
	if err != nil {
		t.Fatal(err)
	}
	catalog, _, err := Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Package(catalog, "smtpcode")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// declared lists the names that a package declares at its top level, in order. A method has its receiver's
// type in front.
func declared(t *testing.T, files []File) []string {
	t.Helper()
	var names []string
	for _, file := range files {
		syntax, err := parser.ParseFile(token.NewFileSet(), file.Path, file.Content, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range syntax.Decls {
			switch declaration := declaration.(type) {
			case *ast.FuncDecl:
				name := declaration.Name.Name
				if declaration.Recv != nil {
					name = fmt.Sprint(declaration.Recv.List[0].Type) + "." + name
				}
				names = append(names, name)
			case *ast.GenDecl:
				for _, spec := range declaration.Specs {
					switch spec := spec.(type) {
					case *ast.ValueSpec:
						for _, name := range spec.Names {
							names = append(names, name.Name)
						}
					case *ast.TypeSpec:
						names = append(names, spec.Name.Name)
					case *ast.ImportSpec:
						names = append(names, "import "+spec.Path.Value)
					}
				}
			}
		}
	}
	slices.Sort(names)
	return names
}

// TestMalformedCodes has registries that are refused, each with the offending code in the error.
func TestMalformedCodes(t *testing.T) {
	for _, code := range []string{"X.1.1.1", "X.999.1000", "X.-1.2", "5.1.1", "X.01.1", "X.1", "X.1.+1", "x.1.1", "X.1.1 "} {
		t.Run(code, func(t *testing.T) {
			xml := hostile(detailXML("X.1.1", "fine", "550") + strings.ReplaceAll(detailXML(code, "not", ""), "X.1.1 <", "X.1.1<"))
			registry, _, err := iana.Read(strings.NewReader(xml), &iana.Registry{})
			if err == nil || !strings.Contains(err.Error(), strings.TrimSpace(code)) {
				t.Errorf("registry %v, error %v", registry, err)
			}
		})
	}
}

// TestPackageName refuses names that no package can have.
func TestPackageName(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, _, err := Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "_", "func", "a b", "a/b", "a;import \"os\""} {
		if files, err := Package(catalog, name); err == nil || len(files) > 0 {
			t.Errorf("package name %q: %d files, error %v", name, len(files), err)
		}
	}
}

// TestDeterminism emits the same registry twice.
func TestDeterminism(t *testing.T) {
	xml := hostile(detailXML("X.1.1", "first", "550") + detailXML("X.2.1", "second", "5XX"))
	if difference := cmp.Diff(packageOf(t, xml), packageOf(t, xml)); difference != "" {
		t.Errorf("two runs differ:\n%s", difference)
	}
}
