package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	modulePath = "github.com/smtpcodes/smtpcodes"
	// program is the command at the version that the tests' module proxy serves this checkout as.
	program       = modulePath + "/cmd/smtpcodes@" + servedVersion
	servedVersion = "v1.0.0"
)

// TestDownstream plays other projects, which have this module from a module proxy.
func TestDownstream(t *testing.T) {
	t.Chdir("../..")
	useModuleProxy(t)
	t.Run("ways of use", waysOfUse)
	t.Run("newer registries", newerRegistries)
}

// waysOfUse measures what each way of use adds to a project's go.mod and go.sum, and holds the table in
// README.md to it.
func waysOfUse(t *testing.T) {
	for _, way := range []struct {
		name string // in the table
		pkg  string // what the project imports then
		take func(t *testing.T, module string)
	}{
		{"`go run` at a version", "example.com/mail/smtpcode", func(t *testing.T, module string) {
			execute(t, module, "go", "run", program, "init")
			execute(t, module, "go", "generate", "./...")
		}},
		{"`go tool`", "example.com/mail/smtpcode", func(t *testing.T, module string) {
			execute(t, module, "go", "get", "-tool", program)
			write(t, filepath.Join(module, "generate.go"), "package main\n\n//go:generate go tool smtpcodes generate\n")
			execute(t, module, "go", "generate", "./...")
		}},
		{"a copied folder", "example.com/mail/smtpcode", func(t *testing.T, module string) {
			copyFiles(t, packageFiles(t, "output/smtpcode"), filepath.Join(module, "smtpcode"))
		}},
		{"an import of `output/smtpcode`", modulePath + "/output/smtpcode", func(t *testing.T, module string) {
			execute(t, module, "go", "get", modulePath+"/output/smtpcode@"+servedVersion)
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			module := emptyModule(t)
			mod, sum := countLines(t, module, "go.mod"), countLines(t, module, "go.sum")
			way.take(t, module)
			write(t, filepath.Join(module, "codes.go"), "package main\n\nimport _ \""+way.pkg+"\"\n")
			tidy(t, module)
			buildAll(t, module)
			mod, sum = countLines(t, module, "go.mod")-mod, countLines(t, module, "go.sum")-sum
			row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(way.name) + ` \|.*$`)
			readme, want := read(t, "README.md"), fmt.Sprintf("| %s | %d | %d |", way.name, mod, sum)
			if *updateGolden {
				write(t, "README.md", row.ReplaceAllString(readme, want))
			} else if got := row.FindString(readme); got != want {
				t.Errorf("README.md says %q, which is %q, run go test ./cmd/smtpcodes -run TestDownstream -update", got, want)
			}
		})
	}
}

// newerRegistries goes from an empty module to a package of its own, and on to newer states of the registry,
// after which everything that compiled before has to compile.
func newerRegistries(t *testing.T) {
	module := emptyModule(t)
	execute(t, module, "go", "run", program, "init", "--makefile")
	if doc := read(t, filepath.Join(module, "smtpcode", "doc.go")); !strings.Contains(doc, program+" ") {
		t.Errorf("go generate does not run the version that init was run at:\n%s", doc)
	}
	execute(t, module, "go", "generate", "./...")
	tables := filepath.Join(module, "smtpcode", "tables.go")
	write(t, tables, read(t, tables)+"\nvar edited = true\n")
	check := exec.Command("make", "--file", "smtpcodes.mk", "smtpcodes-check")
	check.Dir = module
	if printed, err := check.CombinedOutput(); err == nil || !strings.Contains(string(printed), "tables.go: stale") {
		t.Errorf("smtpcodes-check after an edit: %v\n%s", err, printed)
	}
	execute(t, module, "go", "generate", "./...")
	reworded := read(t, "iana/testdata/registry.xml")
	renumbered := strings.NewReplacer("<code>X.1.4</code>", "<code>X.1.77</code>", "2035-08-05", "2036-01-01",
		"Box overflows", "Box is nailed shut", "Box is nailed shut", "Box overflows").Replace(reworded)
	for i, state := range []string{reworded, renumbered} {
		if i == 0 {
			write(t, filepath.Join(module, "uses.go"), uses(lines(read(t, "output/api.txt"))))
		}
		buildAll(t, module)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(state)) }))
		defer server.Close()
		execute(t, module, "make", "--file", "smtpcodes.mk", "smtpcodes-refresh", "FETCH=--allow-removals --url "+server.URL)
		execute(t, module, "make", "--file", "smtpcodes.mk", "smtpcodes-check")
		buildAll(t, module)
	}
}

// useModuleProxy makes the go command find this checkout at its version of [program], in a module cache of the
// test's own. Everything else comes from the cache that this test was built from, and only what is not there,
// from the proxy in use.
func useModuleProxy(t *testing.T) {
	t.Helper()
	cache := strings.TrimSpace(execute(t, ".", "go", "env", "GOMODCACHE"))
	otherwise := strings.TrimSpace(execute(t, ".", "go", "env", "GOPROXY"))
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
	t.Setenv("GOPROXY", "file://"+proxy+",file://"+cache+"/cache/download,"+otherwise)
	t.Setenv("GOSUMDB", "off")
	// Without paths in what it builds, the go command finds it built the next time; and it lets the cache be removed.
	t.Setenv("GOFLAGS", "-trimpath -modcacherw")
}

// moduleFiles are the files of this module, but for those of its repository: .git, .github.
func moduleFiles(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			paths = append(paths, files(t, entry.Name())...)
		}
	}
	return paths
}

// moduleZip is the module's archive in the form of the module proxy protocol.
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

// emptyModule is a module that holds a program which does nothing.
func emptyModule(t *testing.T) string {
	t.Helper()
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module example.com/mail\n\ngo 1.25.0\n")
	write(t, filepath.Join(module, "main.go"), "package main\n\nfunc main() {}\n")
	return module
}

// buildAll builds a module as its author would before a release.
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

// tidy lets the go command write go.mod and go.sum as it wants them, which needs modules that no build does.
func tidy(t *testing.T, module string) {
	t.Helper()
	command := exec.Command("go", "mod", "tidy")
	command.Dir = module
	if out, err := command.CombinedOutput(); err != nil {
		t.Skipf("go mod tidy could not download what it wants to see: %v\n%s", err, out)
	}
}

// uses is a Go file that mentions everything that declarations, made by surface, declare.
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

// packageFiles are the Go files of a package without its tests.
func packageFiles(t *testing.T, folder string) []string {
	t.Helper()
	var paths []string
	for _, file := range files(t, folder) {
		if path.Ext(file) == ".go" && !strings.HasSuffix(file, "_test.go") {
			paths = append(paths, file)
		}
	}
	return paths
}

// files lists every file at or below a path, but for those of modules within.
func files(t *testing.T, root string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && exists(filepath.Join(path, "go.mod")) {
			return fs.SkipDir
		}
		if err == nil && entry.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func copyFiles(t *testing.T, paths []string, folder string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		write(t, filepath.Join(folder, filepath.Base(path)), read(t, path))
	}
}

// countLines counts the lines of a module's file that say something; none where there is no file.
func countLines(t *testing.T, module, name string) int {
	t.Helper()
	path := filepath.Join(module, name)
	if !exists(path) {
		return 0
	}
	return len(lines(read(t, path)))
}
