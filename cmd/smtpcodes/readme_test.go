package main

import (
	"flag"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updateGolden = flag.Bool("update", false, "update README.md with what the command prints")

// shown matches a command in README.md and what it prints.
var shown = regexp.MustCompile("(?s)(```text\n\\$ smtpcodes ([^\n]*)\n)(.*?)(```)")

// TestREADME checks that README.md shows what the command prints.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	have := read(t, "README.md")
	if !shown.MatchString(have) {
		t.Fatal("README.md has no command with its output")
	}
	want := shown.ReplaceAllStringFunc(have, func(block string) string {
		m := shown.FindStringSubmatch(block)
		return m[1] + execute(t, ".", "sh", "-c", "smtpcodes "+m[2]) + m[4]
	})
	if *updateGolden {
		write(t, "README.md", want)
		return
	}
	if difference := cmp.Diff(want, have); difference != "" {
		t.Errorf("README.md is out of date, run go test ./cmd/smtpcodes -run README -update (-want +README):\n%s", difference)
	}
}

// TestREADMEProgram runs the program at the top of README.md and checks that it prints what the comment after
// each statement says.
func TestREADMEProgram(t *testing.T) {
	t.Chdir("../..")
	_, rest, _ := strings.Cut(read(t, "README.md"), "```go\n")
	program, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("README.md has no program")
	}
	var want strings.Builder
	for _, m := range regexp.MustCompile(`(?m)\bfmt\.Print.*\) +// (.*)$`).FindAllStringSubmatch(program, -1) {
		want.WriteString(m[1] + "\n")
	}
	file := filepath.Join(t.TempDir(), "main.go")
	write(t, file, program)
	if difference := cmp.Diff(want.String(), execute(t, ".", "go", "run", file)); difference != "" {
		t.Errorf("the program prints something else (-README +program):\n%s", difference)
	}
	if unformatted := execute(t, ".", "gofmt", "-l", file); unformatted != "" {
		t.Error("gofmt would change the program")
	}
}
