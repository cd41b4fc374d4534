package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// TestMatrixKeys checks that the arrow keys move through the matrix, highlight the codes and show the verdict.
func TestMatrixKeys(t *testing.T) {
	tab := openPage(t)
	if stops := value[int](tab, `document.querySelectorAll("#matrix [tabindex='0']").length`); stops != 1 {
		t.Errorf("the matrix has %d stops for the keyboard, want 1", stops)
	}
	tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")))
	for _, step := range []struct {
		keys, cell, row string
		columns         []string
	}{
		{"", "211–220 2.0.0 unspecified", "X.0.0", []string{"211", "214", "220"}},
		{kb.ArrowRight, "221 2.0.0 listed", "X.0.0", []string{"221"}},
		{kb.ArrowDown + kb.ArrowDown, "211–253 2.1.1 unusual class", "X.1.1", nil},
		{kb.ArrowUp + kb.ArrowUp, "221 2.0.0 listed", "X.0.0", []string{"221"}},
		{kb.ArrowDown + kb.ArrowDown + kb.ArrowRight + kb.ArrowRight, "450 4.1.1 customary", "X.1.1", []string{"450"}},
		{kb.End, "554–556 5.1.1 unlisted", "X.1.1", []string{"554", "555", "556"}},
		{kb.ArrowRight + kb.ArrowLeft, "553 5.1.1 customary", "X.1.1", []string{"553"}},
		{kb.Home, "211–253 2.1.1 unusual class", "X.1.1", nil},
		{strings.Repeat(kb.ArrowUp, 5), "211–220 2.0.0 unspecified", "X.0.0", []string{"211", "214", "220"}},
	} {
		tab.do(chromedp.KeyEvent(step.keys))
		if text := tab.text("#cell"); !strings.HasPrefix(text, step.cell+":") {
			t.Errorf("after %q the page says %q, want %q", step.keys, text, step.cell)
		}
		rows := value[[]string](tab, `[...document.querySelectorAll("#matrix tr.hot th")].map((th) => th.firstChild.textContent.trim())`)
		columns := value[[]string](tab, `[...document.querySelectorAll("#matrix thead .hot")].map((th) => th.textContent.trim())`)
		if difference := cmp.Diff([]string{step.row}, rows); difference != "" {
			t.Errorf("highlighted rows (-want +got):\n%s", difference)
		}
		if difference := cmp.Diff(step.columns, columns); step.columns != nil && difference != "" {
			t.Errorf("highlighted columns (-want +got):\n%s", difference)
		}
	}
	tab.do(chromedp.KeyEvent(kb.ArrowRight + kb.Enter))
	tab.wait(`document.getElementById("q").value === "221 2.0.0"`)
}

// TestMatrixFocusIsSeen checks that nothing covers the focused cell while the arrow keys move it through the matrix.
func TestMatrixFocusIsSeen(t *testing.T) {
	const seen = `(({left, right, top, bottom}) => [[left + 3, top + 3], [right - 3, bottom - 3]].every(([x, y]) => document.elementFromPoint(x, y) === document.activeElement))(
		document.activeElement.getBoundingClientRect())`
	for _, size := range [][2]int64{{320, 568}, {768, 1024}, {1440, 900}} {
		tab := newTab(t)
		tab.do(chromedp.EmulateViewport(size[0], size[1]))
		tab.open("")
		tab.do(chromedp.Click(chromedp.CSS("#only"))) // cells of one column each, which fit any screen
		tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")))
		tab.do(chromedp.KeyEvent(kb.ArrowRight))
		for i, key := range "ddrrrrr" + strings.Repeat("d", 25) + "llllll" + strings.Repeat("u", 25) + "hrrrrrrdde" {
			tab.do(chromedp.KeyEvent(map[rune]string{'d': kb.ArrowDown, 'u': kb.ArrowUp, 'r': kb.ArrowRight, 'l': kb.ArrowLeft, 'h': kb.Home, 'e': kb.End}[key]))
			if !value[bool](tab, seen) {
				t.Errorf("%d px: after key %d, %c, the focused cell is covered: %s", size[0], i, key, tab.text("#cell"))
			}
		}
	}
}

// TestMatrixPointer checks that pointing at a cell shows its verdict, with a link to the whole answer.
func TestMatrixPointer(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.EmulateViewport(1440, 900))
	const cell = `grid[data.details.findIndex(({ id }) => id === "X.2.2")].find(({ from }) => classed[from] === "452").cell`
	value[bool](tab, cell+`.scrollIntoView({ block: "center" }), true`)
	at := value[[2]float64](tab, `(r => [r.x + r.width / 2, r.y + r.height / 2])(`+cell+`.getBoundingClientRect())`)
	tab.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	tab.wait(`document.getElementById("cell").innerText.startsWith("452 4.2.2")`)
	if text := tab.text("#cell"); !strings.HasPrefix(text, "452 4.2.2 customary:") || !strings.Contains(text, "Gmail") {
		t.Errorf("the page says %q", text)
	}
	tab.do(chromedp.Click(chromedp.CSS("#cell a")))
	tab.wait(`document.querySelector("[data-is=title]").innerText === "452 4.2.2"`)
}

// TestMatrixOnly checks that the check box leaves the listed and customary cells, and the keys only go to them.
func TestMatrixOnly(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.Click(chromedp.CSS("#only")))
	left := value[[]string](tab, `[...new Set([...document.querySelectorAll("#matrix tbody td")].filter((td) => td.checkVisibility({ visibilityProperty: true })).map((td) => td.className.split(" ")[0]))].sort()`)
	if difference := cmp.Diff([]string{"v0", "v2"}, left); difference != "" {
		t.Errorf("cells that are left (-want +got):\n%s", difference)
	}
	tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")), chromedp.KeyEvent(kb.ArrowRight+kb.Home))
	if text := tab.text("#cell"); !strings.HasPrefix(text, "221 2.0.0 listed") {
		t.Errorf("the page says %q", text)
	}
}
