package reference

import (
	"regexp"
	"slices"
	"strings"
	"testing"
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
	markup, _, _ := strings.Cut(files(t, c)["index.html"], "<script>")
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
		if !ids[match[1]] {
			t.Errorf("a link leads to #%s, which does not exist", match[1])
		}
	}
}

// TestPageStandings checks that each row has its code's standing.
func TestPageStandings(t *testing.T) {
	c := catalog(t)
	page := files(t, c)["index.html"]
	standings := []string{"standard", "extension", "historic", "registry only", "unsourced", "registered", "deprecated", "withdrawn",
		"unregistered", "other meaning", "same meaning"}
	said := regexp.MustCompile(`<em(?: class="doubtful")?>([^<]*)</em>`)
	rows := regexp.MustCompile(`(?s)<tr id=(\d{3}|X\.[\d.]+|p\d+)[^>]*>(.*?)(?:<tr|</table>)`)

	count := 0
	for rest := page; ; {
		at := rows.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		id, row := rest[at[2]:at[3]], rest[at[4]:at[5]]
		match := said.FindStringSubmatch(row)
		if match == nil || !slices.Contains(standings, match[1]) {
			t.Errorf("the row of %s has no standing", id)
		}
		count++
		rest = rest[at[5]:]
	}
	if doc := newDocument(c); count != len(doc.Replies)+len(doc.Details)+len(doc.Providers) {
		t.Errorf("%d rows", count)
	}
}
