package main

import (
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// embedded is the path of the built-in snapshot.
const embedded = "../../iana/registry.json"

// fixture returns the absolute path of the fixture of the registry.
func fixture(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../iana/testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// succeed runs the command in this process and wants exit status 0.
func succeed(t *testing.T, args ...string) {
	t.Helper()
	var stderr strings.Builder
	if status := run(args, strings.NewReader(""), io.Discard, &stderr); status != 0 {
		t.Errorf("%q: exit status %d: %s", args, status, stderr.String())
	}
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

// execute runs a program, wants it to succeed, and returns what it printed.
func execute(t *testing.T, folder, program string, args ...string) string {
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

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// lines splits a text into its lines that are not empty.
func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// files lists every file at or below a path, except those of other modules.
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

// moduleFiles lists the files of this module, without those of its repository such as .git and .github.
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

// copyFiles copies files into a folder, which it makes.
func copyFiles(t *testing.T, paths []string, folder string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		write(t, filepath.Join(folder, filepath.Base(path)), read(t, path))
	}
}
