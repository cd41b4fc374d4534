package main

import (
	"bytes"
	"io"
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
