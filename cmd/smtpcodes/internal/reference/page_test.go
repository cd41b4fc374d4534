package reference

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/templates"
)

// TestPageIsSqueezed checks that the page's style and script have no indentation, blank lines or comment lines.
func TestPageIsSqueezed(t *testing.T) {
	parts := regexp.MustCompile(`(?s)<(?:style|script)>\n(.*?)\n</(?:style|script)>`).FindAllStringSubmatch(files(t, catalog(t))["index.html"], -1)
	if len(parts) != 2 {
		t.Fatalf("the page has %d styles and scripts, want one of each", len(parts))
	}
	for _, part := range parts {
		for number, line := range strings.Split(part[1], "\n") {
			if line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "//") {
				t.Errorf("line %d of %.20q is %q", number+1, part[0], line)
			}
		}
	}
}

// TestPageIsOneFile checks that nothing in the page makes a browser request another file.
func TestPageIsOneFile(t *testing.T) {
	page := files(t, catalog(t))["index.html"]
	for _, request := range []string{`\ssrc=`, `<link(?: [a-z]+=[a-z]+)* href="?[^"d]`, `@import`, `url\(`, `fetch\(`, `XMLHttpRequest`, `<iframe`, `<object`} {
		if found := regexp.MustCompile(request).FindString(page); found != "" {
			t.Errorf("the page has %q", found)
		}
	}
}

var (
	anchors = regexp.MustCompile(`\sid="?([^\s">]+)`)
	linked  = regexp.MustCompile(`\shref="?#([^\s">]+)`)
)

// TestPageAnchors checks that every code has an anchor, that no two elements have the same one, and that every
// link leads to one.
func TestPageAnchors(t *testing.T) {
	c := catalog(t)
	markup, _, _ := strings.Cut(files(t, c)["index.html"], "<script")
	ids := map[string]bool{}
	for _, match := range anchors.FindAllStringSubmatch(markup, -1) {
		if ids[match[1]] {
			t.Errorf("two elements have the id %q", match[1])
		}
		ids[match[1]] = true
	}
	doc := newDocument(c)
	for _, r := range doc.Replies {
		if !ids[r.Code.String()] {
			t.Errorf("no anchor for %d", r.Number)
		}
	}
	for _, d := range doc.Details {
		codes := []string{d.Code.String()}
		for _, e := range d.Enhanced() {
			codes = append(codes, e.Code.String())
		}
		for _, code := range codes {
			if !ids[code] {
				t.Errorf("no anchor for %s", code)
			}
		}
	}
	for _, command := range doc.Commands {
		if !ids[anchor(command.Name)] {
			t.Errorf("no anchor for %s", command.Name)
		}
	}
	for _, code := range []string{"5.7.606", "4.7.32", "511", "own-5.1.10"} {
		if !ids[code] {
			t.Errorf("no anchor for the providers' %s", code)
		}
	}
	for _, match := range linked.FindAllStringSubmatch(markup, -1) {
		if !ids[match[1]] && !strings.HasPrefix(match[1], "q=") { // a question
			t.Errorf("a link leads to #%s, which does not exist", match[1])
		}
	}
}

// TestPageStandings checks that each row has its code's standing, if that is worth a mark.
func TestPageStandings(t *testing.T) {
	c := catalog(t)
	page, doc := files(t, c)["index.html"], newDocument(c)
	standings := map[string]string{}
	for _, r := range doc.Replies {
		standings[r.Code.String()] = outstanding(r.Standing)
	}
	for _, d := range doc.Details {
		standings[d.Code.String()] = outstanding(d.Standing)
	}
	for i, p := range doc.Providers {
		standings["p"+strconv.Itoa(i)] = outstanding(p.Relation)
	}
	for id, want := range standings {
		_, row, ok := strings.Cut(page, "<tr id="+id+">")
		row, _, _ = strings.Cut(row, "<tr")
		_, mark, _ := strings.Cut(row, "<em>")
		mark, _, _ = strings.Cut(mark, "</em>")
		if mark == "second-hand" || mark == "doubtful" {
			mark = ""
		}
		if !ok || mark != want {
			t.Errorf("the row of %s has the mark %q, want %q", id, mark, want)
		}
	}
	for id, want := range map[string]string{"530": "extension", "523": "registry only", "550": "", "X.7.26": "", "X.6.10": "deprecated"} {
		if standings[id] != want {
			t.Errorf("%s has the mark %q, want %q", id, standings[id], want)
		}
	}
}

// TestPageOwnMeanings checks that a standard's row has what providers mean by its code where that is something else, and
// nothing about those that mean the same.
func TestPageOwnMeanings(t *testing.T) {
	c := catalog(t)
	page, doc := files(t, c)["index.html"], newDocument(c)
	for i, p := range doc.Providers {
		link := "<a href=#p" + strconv.Itoa(i) + ">" + html.EscapeString(p.Provider) + "</a> means something else by " + p.Name() + ": "
		if got := strings.Contains(page, link); got != (p.Relation == "other meaning") {
			t.Errorf("%s of %s, %s: pointed out: %t", p.Name(), p.Provider, p.Relation, got)
		}
	}
}

// TestPageWeight checks that the page stays small.
func TestPageWeight(t *testing.T) {
	if size := len(files(t, catalog(t))["index.html"]); size >= 300_000 {
		t.Errorf("the page has %d octets", size)
	}
}

// TestScriptIsShort checks that the page's script does not grow: what it knows belongs into the data.
func TestScriptIsShort(t *testing.T) {
	lines := 0
	for _, name := range scripts {
		text, err := templates.Reference.ReadFile("reference/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(text), "\n")
	}
	if lines > 300 {
		t.Errorf("it has %d lines", lines)
	}
}

// TestAnnouncements checks that the data has the words by which the package recognizes a reply.
func TestAnnouncements(t *testing.T) {
	lists, err := announcements()
	if err != nil {
		t.Fatal(err)
	}
	for list, word := range map[string]string{"phrases": "to me", "events": "rcpt to", "signs": "<<<", "announcer": `msg="`} {
		if !slices.Contains(lists[list], word) {
			t.Errorf("%s has no %q: %q", list, word, lists[list])
		}
	}
}
