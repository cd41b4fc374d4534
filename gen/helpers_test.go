package gen_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// embedded returns a copy of the embedded registry, which the test may change.
func embedded(t *testing.T) *iana.Registry {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

// merge returns the catalog of a registry.
func merge(t *testing.T, registry *iana.Registry) *gen.Catalog {
	t.Helper()
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// packageOf returns the package of a registry.
func packageOf(t *testing.T, registry *iana.Registry) []gen.File {
	t.Helper()
	files, err := gen.Package(merge(t, registry), gen.DefaultPackage)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// names returns the identifiers of a registry with their codes.
func names(registry *iana.Registry) map[string]string {
	all := map[string]string{}
	for _, s := range registry.Subjects {
		all[s.Identifier] = fmt.Sprint(s.Subject)
	}
	for _, d := range registry.Details {
		all[d.Identifier] = d.Code.String()
	}
	return all
}

// runUser compiles and runs a program that uses every constant. The program panics if a constant has another code, or if
// Details returns a detail that is not registered.
func runUser(t *testing.T, files []gen.File, names map[string]string) {
	t.Helper()
	program := "package main\n\nimport \"example.com/mail/smtpcode\"\n\nfunc main() {\n"
	for identifier, code := range names {
		program += fmt.Sprintf("\tif smtpcode.%s.String() != %q {\n\t\tpanic(%q)\n\t}\n", identifier, code, code)
	}
	program += "\tfor detail := range smtpcode.Details() {\n\t\tif !detail.Registered() {\n\t\t\tpanic(detail)\n\t\t}\n\t}\n}\n"
	module := t.TempDir()
	if err := gen.Write(filepath.Join(module, "smtpcode"), files); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module example.com/mail\n\ngo 1.23\n", "main.go": program} {
		if err := os.WriteFile(filepath.Join(module, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "run", ".")
	command.Dir = module
	command.Env = append(os.Environ(), "GOWORK=off")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("go run: %v\n%s", err, output)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func indent(lines []string) string {
	return "\t" + strings.Join(lines, "\n\t")
}
