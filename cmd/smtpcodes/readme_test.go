package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

var updateGolden = flag.Bool("update", false, "write what the program and the tables give into README.md")

var (
	// shown is what a command prints, in README.md behind the command.
	shown = regexp.MustCompile("(?s)(```text\n\\$ smtpcodes ([^\n]*)\n)(.*?)(```)")
	// table is the table of situations.
	table = regexp.MustCompile(`(?s)(\| situation \|[^\n]*\n\|[-|]*\|\n)((?:\|[^\n]*\n)*)`)
)

// TestREADME holds README.md to what the command prints and to the situations' table.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	command := filepath.Join(t.TempDir(), "smtpcodes")
	execute(t, ".", "go", "build", "-buildvcs=false", "-o", command, "./cmd/smtpcodes")
	have := string(text)
	if len(shown.FindAllString(have, -1)) == 0 || len(table.FindAllString(have, -1)) != 1 {
		t.Fatal("README.md has lost a command's output or the table of situations")
	}
	want := shown.ReplaceAllStringFunc(have, func(block string) string {
		m := shown.FindStringSubmatch(block)
		return m[1] + execute(t, ".", command, strings.Fields(m[2])...) + m[4]
	})
	book, err := openBook()
	if err != nil {
		t.Fatal(err)
	}
	rows := situations(book)
	want = table.ReplaceAllStringFunc(want, func(block string) string {
		return table.FindStringSubmatch(block)[1] + rows
	})
	if *updateGolden {
		write(t, "README.md", want)
		return
	}
	if difference := cmp.Diff(want, have); difference != "" {
		t.Errorf("README.md is out of date, run go test ./cmd/smtpcodes -run README -update (-want +README):\n%s", difference)
	}
}

// TestREADMEProgram runs the program at the top of README.md: each line that it prints stands in a comment
// behind the statement.
func TestREADMEProgram(t *testing.T) {
	t.Chdir("../..")
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```go\n")
	program, _, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("README.md has lost its program")
	}
	var want strings.Builder
	for _, m := range regexp.MustCompile(`(?m)\bfmt\.Print.*\) +// (.*)$`).FindAllStringSubmatch(program, -1) {
		want.WriteString(m[1] + "\n")
	}
	file := filepath.Join(t.TempDir(), "main.go")
	write(t, file, program)
	if difference := cmp.Diff(want.String(), execute(t, ".", "go", "run", file)); difference != "" {
		t.Errorf("the program prints something else (-README +printed):\n%s", difference)
	}
	if unformatted := execute(t, ".", "gofmt", "-l", file); unformatted != "" {
		t.Error("gofmt would change the program")
	}
}

// situations are the rows of the table, with the verdicts of [smtpcode.Check].
func situations(book *explain.Book) string {
	var rows strings.Builder
	for _, s := range facts.Situations {
		because := s.Reason
		if s.Else != "" {
			because += "; or " + s.Else
		}
		enhanced, _ := smtpcode.ParseEnhancedCode(s.Enhanced) // the tests of explain read every row
		pair := book.Pair(smtpcode.ReplyCode(s.Reply), enhanced)
		source := s.Source
		if pair.Verdict == smtpcode.VerdictCustomary {
			source += "; " + pair.Reason
		}
		fmt.Fprintf(&rows, "| %s | `%d %s` | %s | %s: %s |\n", s.Name, s.Reply, s.Enhanced, because, pair.Verdict, source)
	}
	return rows.String()
}
