package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"smtpcodes": main})
}

// TestScripts runs the command's scripts. Each has its own web server at $URL, which serves the script's folder
// www, and the fixture of the registry at $REGISTRY.
func TestScripts(t *testing.T) {
	registry := fixture(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			server := httptest.NewServer(serveFiles(filepath.Join(env.WorkDir, "www")))
			env.Defer(server.Close)
			env.Setenv("URL", server.URL)
			env.Setenv("REGISTRY", registry)
			return os.Mkdir(filepath.Join(env.WorkDir, "www"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
	})
}

// serveFiles serves a folder's files without their dates: a conditional request could not tell apart two files
// that a script writes within a second.
func serveFiles(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(r.URL.Path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Write(text)
	})
}

// status runs a command and checks its exit status: status 2 smtpcodes generate --bogus.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// TestGenerateForOldGo checks that the package compiles in a module with an old go line.
func TestGenerateForOldGo(t *testing.T) {
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module example.com/mail\n\ngo 1.13\n")
	execute(t, module, "smtpcodes", "generate")
	execute(t, module, "go", "vet", "./...")
	execute(t, module, "go", "build", "-trimpath", "./...")
}

// TestFindable checks which version init writes for the version of a build.
func TestFindable(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3":                             "v1.2.3",
		"v1.2.3-rc.1":                        "v1.2.3-rc.1",
		"v1.2.3+dirty":                       "latest",
		"v0.0.0-20240102030405-0123456789ab": "v0.0.0-20240102030405-0123456789ab",
		"v0.0.0-20240102030405-0123456789ab+dirty": "latest",
		"(devel)": "latest",
	} {
		equal(t, "findable "+version, findable(version), want)
	}
}
