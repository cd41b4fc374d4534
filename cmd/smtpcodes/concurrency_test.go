package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
)

// TestFetchesAtOnce runs two fetches of different states and a generate at the same time, again and again.
// Each leaves what one of them alone would have left.
func TestFetchesAtOnce(t *testing.T) {
	folder := t.TempDir()
	snapshot, output := filepath.Join(folder, "registry.json"), filepath.Join(folder, "smtpcode")
	text, err := os.ReadFile(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(folder, "newer.xml")
	text = bytes.Replace(text, []byte("<updated>2035-08-05<"), []byte("<updated>2036-01-01<"), 1)
	if err := os.WriteFile(newer, text, 0o644); err != nil {
		t.Fatal(err)
	}
	do := func(args ...string) {
		var stderr strings.Builder
		if status := run(args, strings.NewReader(""), io.Discard, &stderr); status != 0 {
			t.Errorf("%q: exit status %d: %s", args, status, stderr.String())
		}
	}
	do("fetch", "--registry", fixture(t), "--output", snapshot)
	for range 10 {
		var all sync.WaitGroup
		all.Go(func() { do("fetch", "--registry", fixture(t), "--output", snapshot) })
		all.Go(func() { do("fetch", "--registry", newer, "--output", snapshot) })
		all.Go(func() { do("generate", "--registry", snapshot, "--output", output) })
		all.Wait()
		text, err := os.ReadFile(snapshot)
		if err != nil {
			t.Fatal(err)
		}
		registry, err := iana.Load(text)
		if err != nil {
			t.Fatalf("the snapshot does not load: %v", err)
		}
		if registry.Updated != "2035-08-05" && registry.Updated != "2036-01-01" {
			t.Errorf("the snapshot is of %s, which was not fetched", registry.Updated)
		}
		wantOneState(t, output)
	}
	do("generate", "--registry", snapshot, "--output", output)
	do("generate", "--registry", snapshot, "--output", output, "--check")
}

// TestFetchKeepsEdits edits the snapshot while the registry is downloaded.
func TestFetchKeepsEdits(t *testing.T) {
	snapshot := filepath.Join(t.TempDir(), "registry.json")
	before := embeddedText(t)
	if err := os.WriteFile(snapshot, before, 0o644); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		edited := bytes.Replace(before, []byte(`"DetailMailboxFull"`), []byte(`"DetailNoRoom"`), 1)
		if err := os.WriteFile(snapshot, edited, 0o644); err != nil {
			t.Error(err)
		}
		http.ServeFile(w, r, fixture(t))
	}))
	defer server.Close()
	args := []string{"fetch", "--url", server.URL, "--output", snapshot, "--allow-removals"}
	var stderr strings.Builder
	if status := run(args, strings.NewReader(""), io.Discard, &stderr); status != 0 {
		t.Fatalf("exit status %d: %s", status, stderr.String())
	}
	after, err := os.ReadFile(snapshot)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(after, []byte(`"DetailNoRoom"`)) {
		t.Error("the identifier that was edited meanwhile is lost")
	}
}

// wantOneState wants every file of a package to be of the same registry.
func wantOneState(t *testing.T, folder string) {
	t.Helper()
	headers := map[string]bool{}
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no package: ", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(string(text), "\n")
		headers[header] = true
	}
	if len(headers) != 1 {
		t.Errorf("the package is of several registries: %v", headers)
	}
}
