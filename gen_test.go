// Package smtpcodes_test goes the whole road at once: XML in, a compiled package out.
package smtpcodes_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/reference"
)

// realRegistries is a folder with states of the registry as IANA published them, which this repository does
// not hold. Tests on them skip where it is absent.
const realRegistries = "../shared/iana"

// TestCommittedPackage holds the committed package to what the embedded snapshot gives.
func TestCommittedPackage(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, warnings, err := gen.Merge(registry)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	files, err := gen.Package(catalog, "smtpcode")
	if err != nil {
		t.Fatal(err)
	}
	report, err := gen.Check("output/smtpcode", files)
	if err != nil {
		t.Fatal(err)
	}
	if len(report) > 0 {
		t.Errorf("output/smtpcode is not what the generator makes, run make:\n%s", report)
	}
}

// TestCommittedReference holds the committed reference to the same.
func TestCommittedReference(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	files, err := reference.Files(catalog)
	if err != nil {
		t.Fatal(err)
	}
	report, err := gen.Check("output/reference", files)
	if err != nil {
		t.Fatal(err)
	}
	if len(report) > 0 {
		t.Errorf("output/reference is not what the generator makes, run make:\n%.2000s", report)
	}
}

// TestCommittedSnapshot holds the committed snapshot to the XML that it was made from.
func TestCommittedSnapshot(t *testing.T) {
	known, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	xml, err := os.Open(filepath.Join(realRegistries, "smtp-enhanced-status-codes.xml"))
	if err != nil {
		t.Skip("the registry's XML is not there:", err)
	}
	defer xml.Close()
	latest, warnings, err := iana.Parse(xml)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	if latest.Updated < known.Updated {
		t.Skip("the registry's XML is of an earlier state")
	}
	latest.Source, latest.LastModified = known.Source, known.LastModified
	want, err := iana.Refresh(known, latest).Marshal()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("iana/registry.json")
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(string(want), string(got)); difference != "" {
		t.Errorf("iana/registry.json is not what its XML gives (-want +got):\n%s", difference)
	}
}

// TestEndToEnd serves a registry, runs the built command against it, and compiles and runs what comes out.
func TestEndToEnd(t *testing.T) {
	command := filepath.Join(t.TempDir(), "smtpcodes")
	run(t, ".", "go", "build", "-buildvcs=false", "-o", command, "./cmd/smtpcodes")
	states := []string{"iana/testdata/registry.xml"}
	real, err := filepath.Glob(filepath.Join(realRegistries, "*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range append(states, real...) {
		t.Run(filepath.Base(state), func(t *testing.T) {
			registry := parse(t, state)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				http.ServeFile(w, r, state)
			}))
			defer server.Close()

			module := t.TempDir()
			write(t, filepath.Join(module, "go.mod"), "module example.com/mail\n\ngo 1.23\n")
			run(t, module, command, "fetch", "--url", server.URL, "--output", "registry.json")
			run(t, module, command, "generate", "--registry", "registry.json", "--output", "smtpcode")
			snapshot := load(t, filepath.Join(module, "registry.json"))
			write(t, filepath.Join(module, "main.go"), printer(snapshot))
			run(t, module, "go", "vet", "./...")
			got := run(t, module, "go", "run", ".")
			if difference := cmp.Diff(printed(registry), got); difference != "" {
				t.Errorf("the program printed other codes than the XML holds (-want +got):\n%s", difference)
			}
		})
	}
}

// printer is a program that prints every detail by its constant.
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

// printed is what the program should print: the registry's codes and phrases.
func printed(registry *iana.Registry) string {
	var lines strings.Builder
	for _, detail := range registry.Details {
		fmt.Fprintf(&lines, "%s %q 5.%d.%d\n", detail.Code, detail.Text, detail.Code.Subject, detail.Code.Detail)
	}
	return lines.String()
}

// TestPhrases takes the phrases out of the XML with a regular expression, a second pair of eyes beside the
// parser, and holds the snapshot to them.
func TestPhrases(t *testing.T) {
	states := []string{"iana/testdata/registry.xml"}
	if real := filepath.Join(realRegistries, "smtp-enhanced-status-codes.xml"); exists(real) {
		states = append(states, real)
	}
	record := regexp.MustCompile(`(?s)<code>(X\.\d+\.\d+)</code>\s*(?:<sample/>|<sample>(.*?)</sample>)`)
	markup := regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>`)
	for _, state := range states {
		text, err := os.ReadFile(state)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, match := range record.FindAllStringSubmatch(string(text), -1) {
			phrase := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(markup.ReplaceAllString(match[2], ""))
			want[match[1]] = strings.Join(strings.Fields(phrase), " ")
		}
		got := map[string]string{}
		for _, detail := range parse(t, state).Details {
			got[detail.Code.String()] = detail.Text
		}
		if difference := cmp.Diff(want, got); difference != "" {
			t.Errorf("%s: phrases differ (-XML +parsed):\n%s", state, difference)
		}
	}
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

func load(t *testing.T, path string) *iana.Registry {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	registry, err := iana.Load(text)
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs a program to a good end and returns what it printed.
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
