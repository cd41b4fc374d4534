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

// TestScripts runs the command's scripts. Each has a web server of its own at $URL, which serves the
// script's folder www, and the fixture of the registry at $REGISTRY.
func TestScripts(t *testing.T) {
	registry, err := filepath.Abs("../../iana/testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
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

// serveFiles serves a folder's files without their dates: two that a script writes within a second would be
// the same to a conditional request.
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

// status runs a command and demands an exit status: status 2 smtpcodes generate --bogus.
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
