package browser

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axePath is the script of axe-core, which npm installs.
const axePath = "node_modules/axe-core/axe.min.js"

// TestAccessible checks that the page breaks no rule of axe-core, including the best practices, when opened and
// in use.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(axePath)
	if err != nil {
		t.Skip("there is no axe-core: run make axe")
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{320, 768, 1440} {
			tab := newTab(t)
			tab.scheme(scheme)
			tab.do(chromedp.EmulateViewport(width, 900))
			tab.open("#X.1.1")
			value[bool](tab, string(axe)+"; true")
			for _, state := range []struct{ name, part, enter string }{
				{"opened", "html", ""},
				{"in the matrix", "#pairs", `grid[5][1].cell.tabIndex = 0; grid[5][1].cell.focus()`},
				{"answering", "html", `box.value = "550 5.7.26 no gsmtp"; show()`},
				{"contradicted", "#ask", `box.value = "550 4.2.2 user unknown"; show()`},
				{"offering", "#ask", `box.value = "mailbx ful"; show()`},
				{"finding nothing", "#ask", `box.value = "qwertyuiop"; show()`},
			} {
				value[bool](tab, state.enter+"; true")
				for _, violation := range tab.violations(state.part) {
					t.Errorf("%s, %d px, %s: %s", scheme, width, state.name, violation)
				}
			}
		}
	}
}

// violations returns the rules that a part of the page breaks, each with the first offending elements.
func (tab *tab) violations(part string) []string {
	tab.t.Helper()
	list, err := chromedp.Run(tab.ctx, chromedp.Evaluate[[]string](`axe.run("`+part+`", {resultTypes: ["violations"]}).then((results) =>
		results.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(" | ")))`, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatal(err)
	}
	return list
}

// TestSelfContained checks that the page requests no other file, when opened and in use.
func TestSelfContained(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")))
	tab.ask("550 5.7.26 no")
	requests := value[[]string](tab, `performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith("data:"))`)
	if len(requests) > 0 {
		t.Errorf("it requests %q", requests)
	}
}
