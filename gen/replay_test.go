package gen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
)

// realRegistries has states of the registry as IANA published them. They are not in this repository, and tests that need
// them skip where the folder is absent.
const realRegistries = "../../shared/iana"

// A published state of the registry, with the title of its changes since the state before.
type published struct {
	name, xml, title string
}

// TestReplay refreshes a snapshot with one state of the registry after the other. It checks the title of each change, and
// that the package never loses a declaration.
func TestReplay(t *testing.T) {
	t.Parallel()
	t.Run("real", func(t *testing.T) { replay(t, realStates(t)) })
	t.Run("invented", func(t *testing.T) { replay(t, inventedStates(t)) })
}

func replay(t *testing.T, states []published) {
	builtin := embedded(t)
	var snapshot *iana.Registry
	var declarations []string
	for _, state := range states {
		latest, _, err := iana.Parse(strings.NewReader(state.xml))
		if err != nil {
			t.Fatal(state.name, err)
		}
		next := iana.Refresh(snapshot, latest, builtin)
		if snapshot != nil {
			equal(t, state.name, iana.Compare(snapshot, next).Title(), state.title)
		}
		snapshot = next
		current := surface(t, packageOf(t, snapshot))
		if gone, _ := compareAPI(declarations, current); len(gone) > 0 {
			t.Errorf("%s: the package lost\n%s", state.name, indent(gone))
		}
		declarations = current
	}
}

// realStates returns the states that IANA published.
func realStates(t *testing.T) []published {
	states := []published{
		{"smtp-enhanced-status-codes-2015-02-04.xml", "", ""},
		{"smtp-enhanced-status-codes-2017-06-22.xml", "", "Registry of 2017-06-22: X.7.28 added; associated codes of X.3.2 changed; references of 4 records changed"},
		{"smtp-enhanced-status-codes-2018-12-21.xml", "", "Registry of 2018-12-21: X.7.29 added"},
		{"smtp-enhanced-status-codes.xml", "", "Registry of 2024-12-06: X.7.30 added; associated codes of X.7.28 changed; references of X.7.25, X.7.28, X.7.29 changed"},
	}
	for i := range states {
		text, err := os.ReadFile(filepath.Join(realRegistries, states[i].name))
		if err != nil {
			t.Skip("the registry's XML is absent:", err)
		}
		states[i].xml = string(text)
	}
	return states
}

// inventedStates returns the fixture and states that are made from it, each from the one before.
func inventedStates(t *testing.T) []published {
	text, err := os.ReadFile("../iana/testdata/registry.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml := string(text)
	states := []published{{"fixture", xml, ""}}
	updated := regexp.MustCompile(`<updated>.*</updated>`)
	edit := func(name, title string, pairs ...string) {
		t.Helper()
		date := fmt.Sprintf("2036-01-%02d", len(states))
		xml = updated.ReplaceAllString(xml, "<updated>"+date+"</updated>")
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(xml, pairs[i]) {
				t.Fatalf("%s: %q is not in the registry", name, pairs[i])
			}
			xml = strings.Replace(xml, pairs[i], pairs[i+1], 1)
		}
		states = append(states, published{name, xml, "Registry of " + date + ": " + title})
	}
	find := func(pattern, code string) string {
		return regexp.MustCompile(fmt.Sprintf(pattern, regexp.QuoteMeta(code))).FindString(xml)
	}
	sample := func(code string) string { return find(`<code>%s</code>\s*<sample>.*</sample>`, code) }
	whole := func(code string) string { return find(`(?s)<record[^>]*>\s*<code>%s</code>.*?</record>`, code) }
	first, second := sample("X.1.1"), sample("X.2.2")
	edit("date", "administrative changes")
	edit("record added", "X.1.99 added", whole("X.1.1"), strings.Replace(whole("X.1.1"), "X.1.1<", "X.1.99<", 1)+whole("X.1.1"))
	edit("phrases swapped", "phrase of X.1.1, X.2.2 changed",
		first, strings.Replace(second, "X.2.2", "X.1.1", 1), second, strings.Replace(first, "X.1.1", "X.2.2", 1))
	gone := whole("X.2.3")
	edit("record removed", "X.2.3 removed", gone, "")
	edit("record with its phrase added", "X.2.98 added", whole("X.1.1"), strings.Replace(gone, "X.2.3<", "X.2.98<", 1)+whole("X.1.1"))
	edit("removed record returned elsewhere", "X.2.3 returned", whole("X.7.1"), whole("X.7.1")+gone)
	edit("record deprecated", "X.1.99 deprecated; classes of X.1.99 changed", whole("X.1.99"),
		regexp.MustCompile(`(?s)<description>.*</description>`).ReplaceAllString(whole("X.1.99"), "<description>This code is deprecated, use X.1.1.</description>"))
	edit("replacement removed", "X.2.98 removed; X.1.99 deprecated", "use X.1.1.", "use X.2.98.", whole("X.2.98"), "")
	edit("deprecated record removed", "X.1.99 removed", whole("X.1.99"), "")
	return states
}
