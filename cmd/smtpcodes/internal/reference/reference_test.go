package reference

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen"
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

// TestMarkdownReasons checks that the Markdown has each reason's pair with its verdict, under a heading that other pages
// link to, and no reason that no server sends.
func TestMarkdownReasons(t *testing.T) {
	c := catalog(t)
	_, section, ok := strings.Cut(files(t, c)["reference.md"], "\n## Which code should my server send?\n")
	if !ok {
		t.Fatal("reference.md lacks the heading")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	for _, r := range c.Reasons {
		_, rest, ok := strings.Cut(section, "\n| "+r.Name+" |")
		if ok != (r.Reply != 0) {
			t.Errorf("%s: in the table: %t, to send: %d %s", r.Name, ok, r.Reply, r.Enhanced)
		}
		if !ok {
			continue
		}
		enhanced, err := smtpcode.ParseEnhancedCode(r.Enhanced)
		if err != nil {
			t.Fatal(err)
		}
		row, _, _ := strings.Cut(rest, "\n")
		for _, cell := range []string{
			fmt.Sprintf("| %d %s |", r.Reply, r.Enhanced),
			"| " + smtpcode.Check(smtpcode.ReplyCode(r.Reply), enhanced).String() + " | [" + shortName(r.Source) + "](",
		} {
			if !strings.Contains(row, cell) {
				t.Errorf("%s lacks %q: %s", r.Name, cell, row)
			}
		}
		if !strings.HasSuffix(row, map[bool]string{true: "| yes |", false: "|  |"}[r.BadAddress]) {
			t.Errorf("%s: bad address %t: %s", r.Name, r.BadAddress, row)
		}
	}
}

// TestPageReasons checks that the page has a row for each reason that a server can send.
func TestPageReasons(t *testing.T) {
	c := catalog(t)
	page := files(t, c)["index.html"]
	for _, r := range c.Reasons {
		if cell := "<tr id=" + anchor(r.Name) + ">"; strings.Contains(page, cell) != (r.Reply != 0) {
			t.Errorf("index.html has %s: %t, to send: %d %s", cell, r.Reply == 0, r.Reply, r.Enhanced)
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

// TestForeignText checks that every format escapes the registry's texts, and lets nothing through that a terminal, an
// editor or a spreadsheet acts upon.
func TestForeignText(t *testing.T) {
	c := catalog(t)
	const foreign = "a </script><b>|\"x\", `y` {d} & *z* [w](v)"
	c.Details, c.Subjects = slices.Clone(c.Details), slices.Clone(c.Subjects)
	c.Details[2].Text, c.Details[2].Sentence, c.Subjects[1].Text = foreign, foreign, foreign
	c.Details[2].References = []iana.Reference{{Draft: foreign}, {Other: "https://example.org/a)|<b>"}}
	c.Details[3].Text, c.Details[3].Submitter = "a\u009b31m\u202eb\x1b[0m\u2066", "=HYPERLINK(1)"
	made := files(t, c)
	for path, markup := range map[string][]string{"index.html": {"</script><b>"}, "reference.md": {"</script><b>", "(https://example.org/a)"}} {
		for _, text := range markup {
			if strings.Contains(made[path], text) {
				t.Errorf("%s has %q as markup", path, text)
			}
		}
	}
	if heading := "\n### X.1, a &lt;/script>&lt;b>\\|\"x\", \\`y\\` {d} & \\*z\\* \\[w\\](v)\n"; !strings.Contains(made["reference.md"], heading) {
		t.Errorf("reference.md lacks %q", heading)
	}
	rows := readTable(t, made["details.csv"])
	if got := rows[2]["text"]; got != foreign {
		t.Errorf("details.csv has %q", got)
	}
	if got := rows[3]["submitter"]; got != "'=HYPERLINK(1)" {
		t.Errorf("details.csv has %q, which is a formula", got)
	}
	if got := decode(t, made["catalog.json"]).Details[2].Text; got != foreign {
		t.Errorf("catalog.json has %q", got)
	}
	checkTables(t, made["reference.md"])
	for path, text := range made {
		if i := strings.IndexFunc(text, func(c rune) bool { return c != '\n' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) }); i >= 0 {
			t.Errorf("%s has %q", path, text[i:i+20])
		}
	}
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
