package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

var updateGolden = flag.Bool("update", false, "update README.md with what the command prints and the tables hold")

var (
	// shown matches a command in README.md and what it prints.
	shown = regexp.MustCompile("(?s)(```text\n\\$ smtpcodes ([^\n]*)\n)(.*?)(```)")
	// table matches the table of situations.
	table = regexp.MustCompile(`(?s)(\| situation \|[^\n]*\n\|[-|]*\|\n)((?:\|[^\n]*\n)*)`)
)

// TestREADME checks that README.md shows what the command prints and what the table of situations holds.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	have := read(t, "README.md")
	if len(shown.FindAllString(have, -1)) == 0 || len(table.FindAllString(have, -1)) != 1 {
		t.Fatal("README.md has no command with its output, or not one table of situations")
	}
	want := shown.ReplaceAllStringFunc(have, func(block string) string {
		m := shown.FindStringSubmatch(block)
		return m[1] + execute(t, ".", "smtpcodes", strings.Fields(m[2])...) + m[4]
	})
	book, err := openBook()
	if err != nil {
		t.Fatal(err)
	}
	want = table.ReplaceAllStringFunc(want, func(block string) string {
		return table.FindStringSubmatch(block)[1] + situations(book)
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

// situations returns the rows of the table, with the verdicts of [smtpcode.Check].
func situations(book *explain.Book) string {
	var rows strings.Builder
	for _, s := range facts.Situations {
		because := s.Reason
		if s.Else != "" {
			because += "; or " + s.Else
		}
		enhanced, _ := smtpcode.ParseEnhancedCode(s.Enhanced) // the tests of explain parse every row
		pair := book.Pair(smtpcode.ReplyCode(s.Reply), enhanced)
		source := s.Source
		if pair.Verdict == smtpcode.VerdictCustomary {
			source += "; " + pair.Reason
		}
		fmt.Fprintf(&rows, "| %s | `%d %s` | %s | %s: %s |\n", s.Name, s.Reply, s.Enhanced, because, pair.Verdict, source)
	}
	return rows.String()
}
