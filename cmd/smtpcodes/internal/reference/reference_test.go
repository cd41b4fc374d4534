package reference

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// catalog returns the catalog of the embedded snapshot.
func catalog(t *testing.T) *gen.Catalog {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// files returns the contents of the reference by path.
func files(t *testing.T, c *gen.Catalog) map[string]string {
	t.Helper()
	list, err := Files(c)
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]string{}
	for _, file := range list {
		byPath[file.Path] = string(file.Content)
	}
	return byPath
}

// TestFilesAreTheSameEachTime checks that nothing depends on the order of a map or the time.
func TestFilesAreTheSameEachTime(t *testing.T) {
	if difference := cmp.Diff(files(t, catalog(t)), files(t, catalog(t))); difference != "" {
		t.Errorf("two runs differ (-first +second):\n%s", difference)
	}
}

// TestFilesOfAnotherRegistry checks that a catalog of another registry than the package's is an error.
func TestFilesOfAnotherRegistry(t *testing.T) {
	c := catalog(t)
	c.Updated = "2031-01-01"
	if _, err := Files(c); err == nil || !strings.Contains(err.Error(), "2031-01-01") {
		t.Errorf("error %v, want one with the catalog's date", err)
	}
}

// TestFilesAreKnown checks that every file is recognized as ours: an earlier state of it can be overwritten.
func TestFilesAreKnown(t *testing.T) {
	folder := t.TempDir()
	c := catalog(t)
	current, err := Files(c)
	if err != nil {
		t.Fatal(err)
	}
	var earlier []gen.File
	for _, file := range current {
		earlier = append(earlier, gen.File{Path: file.Path, Content: append(bytes.ReplaceAll(file.Content, []byte(c.Updated), []byte("2017-06-22")), '\n')})
	}
	if err := gen.Write(folder, earlier); err != nil {
		t.Fatal(err)
	}
	if err := gen.Write(folder, current); err != nil {
		t.Fatal(err)
	}
	if report, err := gen.Check(folder, current); err != nil || len(report) > 0 {
		t.Errorf("Check says %.200s, %v", report, err)
	}
}

// TestSituations checks that the page and the Markdown have the pair of each reason that a server can send, with its
// verdict.
func TestSituations(t *testing.T) {
	files := files(t, catalog(t))
	for _, s := range facts.Reasons {
		if s.Reply == 0 {
			continue
		}
		enhanced, err := smtpcode.ParseEnhancedCode(s.Enhanced)
		if err != nil {
			t.Fatal(err)
		}
		row := fmt.Sprintf("| %s | %d %s |", s.Name, s.Reply, s.Enhanced)
		_, rest, ok := strings.Cut(files["reference.md"], row)
		line, _, _ := strings.Cut(rest, "\n")
		verdict := smtpcode.Check(smtpcode.ReplyCode(s.Reply), enhanced).String()
		if !ok || !strings.Contains(line, "| "+verdict+" |") {
			t.Errorf("reference.md lacks %q with the verdict %s", row, verdict)
		}
		if cell := "<tr id=" + anchor(s.Name) + ">"; !strings.Contains(files["index.html"], cell) {
			t.Errorf("index.html lacks %s", cell)
		}
	}
}

// TestConflicts checks the six details on which the registry of 2024-12-06 contradicts itself.
func TestConflicts(t *testing.T) {
	got := map[string][]int{}
	for _, c := range newDocument(catalog(t)).Conflicts() {
		got[c.Code.String()] = c.Others
	}
	want := map[string][]int{"X.1.1": {451}, "X.2.2": {552}, "X.4.3": {550}, "X.5.1": {430}, "X.5.4": {451}, "X.7.1": {451, 454}}
	for code, others := range want {
		if !slices.Equal(got[code], others) {
			t.Errorf("%s is also listed with %v, want %v", code, got[code], others)
		}
	}
	if c := catalog(t); c.Updated == "2024-12-06" && len(got) != len(want) {
		t.Errorf("conflicts %v, want those of %v", got, want)
	}
}

// TestForeignText checks that every format escapes the registry's texts.
func TestForeignText(t *testing.T) {
	c := catalog(t)
	const foreign = "a </script><b>|\"x\", `y` {d} & *z*"
	c.Details = slices.Clone(c.Details)
	c.Details[2].Text, c.Details[2].Sentence = foreign, foreign
	made := files(t, c)
	for _, path := range []string{"index.html", "reference.md"} {
		if strings.Contains(made[path], "</script><b>") {
			t.Errorf("%s has the text as markup", path)
		}
	}
	if got := readTable(t, made["details.csv"])[2]["text"]; got != foreign {
		t.Errorf("details.csv has %q", got)
	}
	if got := decode(t, made["catalog.json"]).Details[2].Text; got != foreign {
		t.Errorf("catalog.json has %q", got)
	}
	checkTables(t, made["reference.md"])
}

// TestMarkdownTables checks the tables of reference.md.
func TestMarkdownTables(t *testing.T) {
	checkTables(t, files(t, catalog(t))["reference.md"])
}

// checkTables checks that each row of a table has as many cells as the row above it.
func checkTables(t *testing.T, text string) {
	t.Helper()
	cells := 0
	for number, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "|") {
			cells = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		if cells != 0 && n != cells {
			t.Errorf("line %d has %d bars, the one above %d: %s", number+1, n, cells, line)
		}
		cells = n
	}
}
