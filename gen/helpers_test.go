package gen_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// embedded returns a copy of the embedded registry, for a test to change.
func embedded(t *testing.T) *iana.Registry {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

func merge(t *testing.T, registry *iana.Registry) *gen.Catalog {
	t.Helper()
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// packageOf returns the files generated from a registry.
func packageOf(t *testing.T, registry *iana.Registry) []gen.File {
	t.Helper()
	files, err := gen.Package(merge(t, registry), gen.DefaultPackage)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// runProgram compiles and runs a main program in a module that also holds the package, and returns its output.
func runProgram(t *testing.T, files []gen.File, program string) string {
	t.Helper()
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
	var stderr strings.Builder
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil {
		t.Fatalf("go run: %v\n%s", err, stderr.String())
	}
	return string(stdout)
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
