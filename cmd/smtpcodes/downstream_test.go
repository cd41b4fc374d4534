//go:build ci

package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
)

const (
	modulePath = "github.com/smtpcodes/smtpcodes"
	// program is the command at the version of this checkout in the tests' module proxy.
	program       = modulePath + "/cmd/smtpcodes@" + servedVersion
	servedVersion = "v1.0.0"
)

// TestDownstream checks what other projects get, which download this module from a module proxy. It downloads
// other modules and takes a minute, so only make ci runs it.
func TestDownstream(t *testing.T) {
	t.Chdir("../..")
	useModuleProxy(t)
	t.Run("ways of use", waysOfUse)
	t.Run("newer registries", newerRegistries)
}

// waysOfUse measures what each way to use the package changes in a project with an older go line and older
// versions of our dependencies, and compares the table in README.md with it.
func waysOfUse(t *testing.T) {
	const ownPackage, ourPackage = "example.com/mail/smtpcode", modulePath + "/output/smtpcode"
	table := "| way | go.mod lines | go.sum lines | go line | upgrades |\n|---|---|---|---|---|\n"
	for _, way := range []struct {
		name   string
		pkg    string // what the project then imports
		follow func(module string)
	}{
		{"a generated folder", ownPackage, func(module string) {
			execute(t, module, "smtpcodes", "generate")
		}},
		{"`go run` at a version", ownPackage, func(module string) {
			execute(t, module, "go", "run", program, "init")
			execute(t, module, "go", "generate", "./...")
		}},
		{"an import of `output/smtpcode`", ourPackage, func(module string) {
			execute(t, module, "go", "get", ourPackage+"@"+servedVersion)
		}},
		{"`go tool`", ownPackage, func(module string) {
			execute(t, module, "go", "get", "-tool", program)
			write(t, filepath.Join(module, "generate.go"), "package main\n\n//go:generate go tool smtpcodes generate\n")
			execute(t, module, "go", "generate", "./...")
		}},
	} {
		module := oldModule(t)
		before := readRequirements(t, module)
		way.follow(module)
		write(t, filepath.Join(module, "codes.go"), "package main\n\nimport _ \""+way.pkg+"\"\n")
		tidy(t, module)
		buildAll(t, module)
		after := readRequirements(t, module)
		var upgrades []string
		for path, version := range before.versions {
			if after.versions[path] != version {
				upgrades = append(upgrades, strings.TrimPrefix(strings.TrimPrefix(path, "golang.org/"), "github.com/"))
			}
		}
		slices.Sort(upgrades)
		table += fmt.Sprintf("| %s | %d | %d | %s | %s |\n", way.name, after.mod-before.mod, after.sum-before.sum,
			after.goLine, cmp.Or(strings.Join(upgrades, ", "), "none"))
	}
	readme := read(t, "README.md")
	have := regexp.MustCompile(`(?m)^\| way \|.*\n(?:\|.*\n)*`).FindString(readme)
	if *updateGolden {
		write(t, "README.md", strings.Replace(readme, have, table, 1))
	} else if have != table {
		t.Errorf("README.md is out of date, run go test -tags ci ./cmd/smtpcodes -run TestDownstream -update\nhave\n%swant\n%s", have, table)
	}
}

// newerRegistries goes from an empty module to its own package and on to two newer states of the registry. The
// refreshes add codes, and everything that the first package declares still compiles after them.
func newerRegistries(t *testing.T) {
	module := emptyModule(t)
	folder := filepath.Join(module, "smtpcode")
	snapshot, details, tables := filepath.Join(folder, "registry.json"), filepath.Join(folder, "details.go"), filepath.Join(folder, "tables.go")
	execute(t, module, "go", "run", program, "init", "--makefile")
	if doc := read(t, filepath.Join(folder, "doc.go")); !strings.Contains(doc, program+" ") {
		t.Errorf("go generate does not run the version that init was run at:\n%s", doc)
	}
	execute(t, module, "go", "generate", "./...")
	write(t, tables, read(t, tables)+"\nvar edited = true\n")
	check := exec.Command("make", "--file", "smtpcodes.mk", "smtpcodes-check")
	check.Dir = module
	if printed, err := check.CombinedOutput(); err == nil || !strings.Contains(string(printed), "tables.go: stale") {
		t.Errorf("smtpcodes-check after an edit: %v\n%s", err, printed)
	}
	execute(t, module, "go", "generate", "./...")

	// Every later build compiles this file.
	write(t, filepath.Join(module, "uses.go"), uses(lines(read(t, "output/api.txt"))))
	buildAll(t, module)
	reworded := read(t, "iana/testdata/registry.xml")
	renumbered := strings.NewReplacer("<code>X.1.4</code>", "<code>X.1.77</code>", "2035-08-05", "2036-01-01",
		"Box overflows", "Box is nailed shut", "Box is nailed shut", "Box overflows").Replace(reworded)
	var arrived []string
	for _, state := range []struct{ registry, newCode, allNewCodes string }{
		{reworded, "X.2.5", "X.2.5\n"},
		{renumbered, "X.1.77", "X.2.5 X.1.77\n"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, state.registry) }))
		defer server.Close()
		before := read(t, details)
		execute(t, module, "make", "--file", "smtpcodes.mk", "smtpcodes-refresh", "FETCH=--allow-removals --url "+server.URL)
		execute(t, module, "make", "--file", "smtpcodes.mk", "smtpcodes-check")
		name := identifier(t, snapshot, state.newCode)
		if strings.Contains(before, name+" ") {
			t.Errorf("%s of %s is no new constant", name, state.newCode)
		}
		arrived = append(arrived, "smtpcode."+name)
		write(t, filepath.Join(module, "main.go"), "package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/mail/smtpcode\"\n)\n\n"+
			"func main() { fmt.Println("+strings.Join(arrived, ", ")+") }\n")
		buildAll(t, module)
		equal(t, "new codes", execute(t, module, "go", "run", "."), state.allNewCodes)
	}
}

// identifier returns the identifier of a detail in a snapshot.
func identifier(t *testing.T, snapshot, code string) string {
	t.Helper()
	registry, err := iana.Load([]byte(read(t, snapshot)))
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range registry.Details {
		if record.Code.String() == code {
			return record.Identifier
		}
	}
	t.Fatalf("the snapshot has no %s", code)
	return ""
}

// requirements is what a module's go.mod and go.sum say.
type requirements struct {
	mod, sum int // lines, without empty ones
	goLine   string
	versions map[string]string // by module path
}

func readRequirements(t *testing.T, module string) requirements {
	t.Helper()
	r := requirements{versions: map[string]string{}}
	for _, line := range lines(read(t, filepath.Join(module, "go.mod"))) {
		r.mod++
		fields := strings.Fields(strings.TrimPrefix(line, "require "))
		switch {
		case fields[0] == "go":
			r.goLine = fields[1]
		case len(fields) > 1 && strings.HasPrefix(fields[1], "v"):
			r.versions[fields[0]] = fields[1]
		}
	}
	r.sum = len(lines(read(t, filepath.Join(module, "go.sum"))))
	return r
}

// useModuleProxy makes the go command find this checkout as servedVersion, in a module cache of its own. All
// other modules come from the usual cache or, if they are not there, from the usual proxy.
func useModuleProxy(t *testing.T) {
	t.Helper()
	cache := strings.TrimSpace(execute(t, ".", "go", "env", "GOMODCACHE"))
	usual := strings.TrimSpace(execute(t, ".", "go", "env", "GOPROXY"))
	proxy := t.TempDir()
	versions := filepath.Join(proxy, filepath.FromSlash(modulePath), "@v")
	copyFiles(t, []string{"go.mod"}, versions)
	if err := os.Rename(filepath.Join(versions, "go.mod"), filepath.Join(versions, servedVersion+".mod")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(versions, "list"), servedVersion+"\n")
	write(t, filepath.Join(versions, servedVersion+".info"), `{"Version": "`+servedVersion+`"}`)
	write(t, filepath.Join(versions, servedVersion+".zip"), moduleZip(t))
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOPROXY", "file://"+proxy+",file://"+cache+"/cache/download,"+usual)
	t.Setenv("GOSUMDB", "off")
	// With -trimpath the build cache serves later runs too; with -modcacherw the test can remove the module cache.
	t.Setenv("GOFLAGS", "-trimpath -modcacherw")
}

// moduleZip returns the module's archive as the module proxy protocol defines it.
func moduleZip(t *testing.T) string {
	t.Helper()
	var text bytes.Buffer
	archive := zip.NewWriter(&text)
	for _, file := range moduleFiles(t) {
		w, err := archive.Create(modulePath + "@" + servedVersion + "/" + filepath.ToSlash(file))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, read(t, file))
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// emptyModule makes a module with a program that does nothing.
func emptyModule(t *testing.T) string {
	t.Helper()
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module example.com/mail\n\ngo 1.25.0\n")
	write(t, filepath.Join(module, "main.go"), "package main\n\nfunc main() {}\n")
	return module
}

// buildAll vets and builds a module, also with its dependencies vendored.
func buildAll(t *testing.T, module string) {
	t.Helper()
	execute(t, module, "go", "vet", "./...")
	execute(t, module, "go", "build", "./...")
	execute(t, module, "go", "mod", "vendor")
	execute(t, module, "go", "build", "-mod=vendor", "./...")
	if err := os.RemoveAll(filepath.Join(module, "vendor")); err != nil {
		t.Fatal(err)
	}
}

// oldModule makes a module with an older go line and older versions of some of our dependencies.
func oldModule(t *testing.T) string {
	t.Helper()
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), `module example.com/mail

go 1.21

require (
	github.com/google/go-cmp v0.6.0
	github.com/spf13/cobra v1.8.1
	golang.org/x/net v0.31.0
	golang.org/x/sys v0.27.0
	golang.org/x/text v0.20.0
)
`)
	write(t, filepath.Join(module, "main.go"), `package main

import (
	_ "github.com/google/go-cmp/cmp"
	_ "github.com/spf13/cobra"
	_ "golang.org/x/net/html"
	_ "golang.org/x/sys/cpu"
	_ "golang.org/x/text/language"
)

func main() {}
`)
	tidy(t, module)
	return module
}

// tidy runs go mod tidy, which reads more modules than a build does.
func tidy(t *testing.T, module string) {
	t.Helper()
	command := exec.Command("go", "mod", "tidy")
	command.Dir = module
	if printed, err := command.CombinedOutput(); err != nil {
		t.Skipf("go mod tidy cannot download what it reads: %v\n%s", err, printed)
	}
}

// uses returns a Go file that uses everything in declarations, the lines of output/api.txt.
func uses(declarations []string) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport \"example.com/mail/smtpcode\"\n\n")
	for _, declaration := range declarations {
		kind, rest, _ := strings.Cut(declaration, " ")
		name, _, _ := strings.Cut(rest, " ")
		switch {
		case kind == "type":
			fmt.Fprintf(&b, "var _ smtpcode.%s\n", name)
		case kind == "field":
			owner, field, _ := strings.Cut(name, ".")
			fmt.Fprintf(&b, "var _ = smtpcode.%s{}.%s\n", owner, field)
		case strings.HasPrefix(rest, "("): // func (*ReplyCode) UnmarshalText([]byte) error
			receiver, method, _ := strings.Cut(rest[1:], ") ")
			method, _, _ = strings.Cut(method, "(")
			star := strings.Repeat("*", strings.Count(receiver, "*"))
			fmt.Fprintf(&b, "var _ = (%ssmtpcode.%s).%s\n", star, strings.TrimPrefix(receiver, "*"), method)
		default: // const, var, func Check(ReplyCode, EnhancedCode) Verdict
			name, _, _ = strings.Cut(name, "(")
			fmt.Fprintf(&b, "var _ = smtpcode.%s\n", name)
		}
	}
	return b.String()
}
