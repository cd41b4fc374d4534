// Package smtpcodes_test follows the whole road at once: XML in, a compiled package out.
package smtpcodes_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

const (
	// fixture is a registry of invented records with every oddity that IANA's has had.
	fixture = "iana/testdata/registry.xml"
	// realRegistries is a folder with registries as IANA published them, which this repository does not have.
	// Tests on them skip if it is absent.
	realRegistries = "../shared/iana"
)

var update = flag.Bool("update", false, "write what the fixture gives into testdata")

// TestFixture checks each step from the fixture's XML to a package against a committed result, byte for byte.
func TestFixture(t *testing.T) {
	known, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	snapshot := iana.Refresh(nil, parse(t, fixture), known)
	text, err := snapshot.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "iana/testdata/registry.json", text)
	reloaded, err := iana.Load(text)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "gen/testdata/package.txtar", dataFiles(t, packageOf(t, reloaded)))
}

// golden compares a result with a committed file.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if difference := diff.Diff(path, want, "generated", got); difference != nil {
		t.Errorf("if the fixture should give this, run go test . -run TestFixture -update:\n%s", difference)
	}
}

// dataFiles archives the generated files that depend on the registry.
func dataFiles(t *testing.T, files []gen.File) []byte {
	t.Helper()
	archive := &txtar.Archive{}
	for _, file := range files {
		switch file.Path {
		case "subjects.go", "details.go", "tables.go":
			archive.Files = append(archive.Files, txtar.File{Name: file.Path, Data: file.Content})
		}
	}
	if len(archive.Files) != 3 {
		t.Fatalf("%d of the 3 files that depend on the registry", len(archive.Files))
	}
	return txtar.Format(archive)
}

// TestCommittedPackage checks that the committed package is what the embedded snapshot gives.
func TestCommittedPackage(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	report, err := gen.Check("output/smtpcode", packageOf(t, registry))
	if err != nil {
		t.Fatal(err)
	}
	if len(report) > 0 {
		t.Errorf("output/smtpcode is not what the generator makes, run make:\n%s", report)
	}
}

// TestCommittedSnapshot checks that the committed snapshot is what its XML gives.
func TestCommittedSnapshot(t *testing.T) {
	known, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(realRegistries, "smtp-enhanced-status-codes.xml")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the registry's XML is not there:", err)
	}
	latest := parse(t, path)
	if latest.Updated < known.Updated {
		t.Skip("the registry's XML is of an earlier state")
	}
	latest.Source, latest.LastModified = known.Source, known.LastModified
	want, err := iana.Refresh(known, latest, nil).Marshal()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("iana/registry.json")
	if err != nil {
		t.Fatal(err)
	}
	if difference := diff.Diff("iana/registry.json", got, "from its XML", want); difference != nil {
		t.Errorf("iana/registry.json is not what its XML gives:\n%s", difference)
	}
}

// TestEndToEnd serves a registry, runs the built command on it, and compiles and runs the generated package.
func TestEndToEnd(t *testing.T) {
	command := filepath.Join(t.TempDir(), "smtpcodes")
	run(t, ".", "go", "build", "-buildvcs=false", "-o", command, "./cmd/smtpcodes")
	for _, state := range []string{fixture, filepath.Join(realRegistries, "smtp-enhanced-status-codes.xml")} {
		t.Run(filepath.Base(state), func(t *testing.T) {
			if _, err := os.Stat(state); err != nil {
				t.Skip("the registry's XML is not there:", err)
			}
			registry := parse(t, state)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				http.ServeFile(w, r, state)
			}))
			defer server.Close()

			module := t.TempDir()
			write(t, filepath.Join(module, "go.mod"), "module example.com/mail\n\ngo 1.23\n")
			run(t, module, command, "fetch", "--url", server.URL, "--output", "registry.json")
			run(t, module, command, "generate", "--registry", "registry.json", "--output", "smtpcode")
			text, err := os.ReadFile(filepath.Join(module, "registry.json"))
			if err != nil {
				t.Fatal(err)
			}
			snapshot, err := iana.Load(text)
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(module, "main.go"), printer(snapshot))
			run(t, module, "go", "vet", "./...")
			got := run(t, module, "go", "run", ".")
			if difference := cmp.Diff(printed(registry), got); difference != "" {
				t.Errorf("the program printed other codes than the XML holds (-want +got):\n%s", difference)
			}
		})
	}
}

// TestImports checks that the rooms of the module import each other in one direction only: cmd -> gen -> iana and
// templates. The generated package imports nothing of the module; the command imports it as other users do.
func TestImports(t *testing.T) {
	const module = "github.com/smtpcodes/smtpcodes/"
	allowed := map[string][]string{
		"cmd":       {"cmd", "gen", "iana", "output", "templates"},
		"gen":       {"gen", "iana", "templates"},
		"iana":      {},
		"output":    {},
		"templates": {},
	}
	listed := strings.Fields(run(t, ".", "go", "list", "-f", `{{$from := .ImportPath}}{{range .Imports}}{{$from}}>{{.}} {{end}}`, "./..."))
	edges := 0
	for _, edge := range listed {
		from, to, _ := strings.Cut(edge, ">")
		if !strings.HasPrefix(to, module) {
			continue
		}
		edges++
		from, _, _ = strings.Cut(strings.TrimPrefix(from, module), "/")
		to, _, _ = strings.Cut(strings.TrimPrefix(to, module), "/")
		if !slices.Contains(allowed[from], to) {
			t.Errorf("%s imports %s", from, to)
		}
	}
	if edges == 0 {
		t.Errorf("no imports within the module among %q", listed)
	}
}

// printer returns a program that prints every detail by its constant.
func printer(registry *iana.Registry) string {
	var program strings.Builder
	program.WriteString("package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/mail/smtpcode\"\n)\n\nfunc main() {\n")
	for _, detail := range registry.Details {
		if detail.Withdrawn == "" {
			fmt.Fprintf(&program, "\tfmt.Printf(\"%%s %%q %%s\\n\", smtpcode.%[1]s, smtpcode.%[1]s.Text(), smtpcode.%[1]s.For(550))\n", detail.Identifier)
		}
	}
	program.WriteString("}\n")
	return program.String()
}

// printed returns what the program should print: the registry's codes and phrases.
func printed(registry *iana.Registry) string {
	var lines strings.Builder
	for _, detail := range registry.Details {
		fmt.Fprintf(&lines, "%s %q 5.%d.%d\n", detail.Code, detail.Text, detail.Code.Subject, detail.Code.Detail)
	}
	return lines.String()
}

func parse(t *testing.T, path string) *iana.Registry {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	registry, _, err := iana.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

func packageOf(t *testing.T, registry *iana.Registry) []gen.File {
	t.Helper()
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	files, err := gen.Package(catalog, gen.DefaultPackage)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs a program, which must succeed, and returns what it printed.
func run(t *testing.T, folder, program string, args ...string) string {
	t.Helper()
	command := exec.Command(program, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOWORK=off")
	var stderr strings.Builder
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", program, strings.Join(args, " "), err, stdout, stderr.String())
	}
	return string(stdout)
}
