package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// shown is the ids of the visible rows of codes, commands and providers.
const shown = `[...document.querySelectorAll(".codes tr[id]")].filter((row) => row.checkVisibility()).map((row) => row.id)`

// text returns the visible text of an element on one line.
func (tab *tab) text(selector string) string {
	tab.t.Helper()
	return strings.Join(strings.Fields(value[string](tab, `document.querySelector("`+selector+`").innerText`)), " ")
}

// ask clears the look-up and types into it.
func (tab *tab) ask(text string) {
	tab.t.Helper()
	value[bool](tab, `(box => { box.value = ""; box.focus(); return box.dispatchEvent(new Event("input")) })(document.getElementById("q"))`)
	tab.do(chromedp.SendKeys(chromedp.CSS("#q"), text))
}

// TestFilter checks which rows are left for queries that people type.
func TestFilter(t *testing.T) {
	tab := openPage(t)
	everything := value[[]string](tab, shown)
	if len(everything) < 46+81+23+100 {
		t.Fatalf("%d rows at first", len(everything))
	}
	for _, test := range []struct {
		name, query   string
		with, without []string
	}{
		{"a reply code", "550", []string{"550", "X.1.1", "RCPT"}, []string{"551", "X.1.9", "QUIT"}},
		{"the start of a code", "5.7.2", []string{"X.7.2", "X.7.20", "X.7.26"}, []string{"X.7.1", "X.5.7", "550"}},
		{"the start of a reply code", "50", []string{"500", "504"}, []string{"450", "550", "250"}},
		{"a detail", "X.7.26", []string{"X.7.26", "550"}, []string{"X.7.2", "551"}},
		{"a phrase", "mailbox full", []string{"X.2.2"}, []string{"X.2.1", "550"}},
		{"a phrase in capitals", "MAILBOX FULL", []string{"X.2.2"}, []string{"X.2.1", "550"}},
		{"an RFC", "RFC 7505", []string{"X.1.10", "X.7.27", "RCPT"}, []string{"X.7.26", "550"}},
		{"an RFC without a blank", "rfc7505", []string{"X.1.10", "X.7.27"}, []string{"X.7.26"}},
		{"a command", "RCPT", []string{"RCPT", "550", "452", "556"}, []string{"221", "354", "QUIT"}},
		{"a standing", "registry only", []string{"523", "533"}, []string{"550", "530"}},
		{"a provider's code", "5.7.606", nil, []string{"X.7.26", "550"}},
		{"a situation", "greylisted", []string{"greylisted"}, []string{"mailbox-full", "550"}},
		{"words that no row has all of", "quota exceeded", []string{"X.2.2", "552"}, []string{"X.1.1", "550"}},
		{"words with a typo", "mailbx full", []string{"X.2.2", "mailbox-full"}, []string{"X.1.1", "550"}},
		{"a Go identifier", "DetailMailboxFull", []string{"X.2.2"}, []string{"X.2.1", "550"}},
		{"a part of one", "boxful", []string{"X.2.2"}, []string{"X.2.1", "550"}},
		{"a command with its argument", "RCPT TO:<a@b>", []string{"RCPT"}, []string{"MAIL", "550"}},
		{"a question on a command", "what replies can RCPT get", []string{"RCPT"}, []string{"MAIL", "550"}},
		{"a question on a code", "what does 5.7.26 mean", []string{"X.7.26"}, []string{"X.7.25", "550"}},
		{"nothing", "qwertyuiop", nil, everything},
	} {
		tab.ask(test.query)
		rows := value[[]string](tab, shown)
		for _, id := range test.with {
			if !slices.Contains(rows, id) {
				t.Errorf("%s, %q: %s is not shown", test.name, test.query, id)
			}
		}
		for _, id := range test.without {
			if slices.Contains(rows, id) {
				t.Errorf("%s, %q: %s is shown", test.name, test.query, id)
			}
		}
	}
	tab.do(chromedp.KeyEvent(strings.Repeat(kb.Backspace, len("qwertyuiop"))))
	if difference := cmp.Diff(everything, value[[]string](tab, shown)); difference != "" {
		t.Errorf("after the query is deleted (-first +now):\n%s", difference)
	}
}

// TestPaste checks that a pasted reply gets the answer that a postmaster needs.
func TestPaste(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.Focus(chromedp.CSS("#q")))
	value[bool](tab, `document.execCommand("insertText", false, "550-5.7.26 Unauthenticated email\n550 5.7.26 is not accepted")`)
	answer := tab.text("#answer")
	for _, want := range []string{"550 5.7.26", "More than one of SPF, DKIM", "Pair listed: the registry lists 550 for X.7.26", "Retry no: fix the cause first", "Who acts the sending system:",
		"registered", "standard", "What providers mean by it", "Google Gmail"} {
		if !strings.Contains(answer, want) {
			t.Errorf("the answer %q lacks %q", answer, want)
		}
	}
	rows := value[[]string](tab, shown)
	if !slices.Contains(rows, "550") || !slices.Contains(rows, "X.7.26") || slices.Contains(rows, "551") {
		t.Errorf("rows %q are shown, want those of the two codes", rows)
	}
	tab.ask("5.7.606")
	if answer := tab.text("#answer"); !strings.Contains(answer, "X.7.606 is not registered") || !strings.Contains(answer, "Microsoft Exchange Online") {
		t.Errorf("on 5.7.606 it answers %q", answer)
	}
	tab.ask("550 5.7.54 no")
	if answer := tab.text("#answer"); !strings.Contains(answer, "5.7.54 (second-hand): ") {
		t.Errorf("on 550 5.7.54 it answers %q", answer)
	}
	tab.ask("550 4.1.1 x")
	if answer := tab.text("#answer"); !strings.Contains(answer, "class mismatch") {
		t.Errorf("on 550 4.1.1 it answers %q", answer)
	}
	tab.ask("mailbox")
	if answer := tab.text("#answer"); answer != "" {
		t.Errorf("on a word it answers %q", answer)
	}
}

// TestFound checks what the look-up says about the rows that it shows.
func TestFound(t *testing.T) {
	tab := openPage(t)
	for _, test := range []struct{ query, found, answer string }{
		{"mailbox full", "Which code should my server send: 1 · Enhanced codes: 1", ""},
		{"mailbx full", "No row has all of these words. Closest: ", ""},
		{"qwertyuiop", "No row has all of these words.", ""},
		{"RCPT TO:<a@b>", "", ""},
		{"5.7.62", "", "5.7.62"},
		{"what does 5.7.26 mean", "", "5.7.26"},
		{"550-", "", "550"},
		{"5.1.1 550", "", "550 5.1.1"},
		{"5.7.*", "", `"5.7.*" is not one code`},
		{"DetailMailboxFull", "", "X.2.2"},
	} {
		tab.ask(test.query)
		if found := tab.text("#found"); found != test.found && (test.found == "" || !strings.HasPrefix(found, test.found)) {
			t.Errorf("%q: it says %q, want %q", test.query, found, test.found)
		}
		if answer := tab.text("#answer"); !strings.HasPrefix(answer, test.answer) || test.answer == "" && answer != "" {
			t.Errorf("%q: it answers %q, want %q", test.query, answer, test.answer)
		}
	}
}

// TestAnchors checks that the addresses of codes lead to a marked row.
func TestAnchors(t *testing.T) {
	tab := openPage(t)
	for _, test := range []struct{ fragment, row string }{
		{"550", "550"}, {"240", "240"}, {"X.7.26", "X.7.26"}, {"5.7.26", "X.7.26"}, {"4.7.26", "X.7.26"}, {"2.1.9", "X.1.9"}, {"RCPT", "RCPT"}, {"end-of-data", "end-of-data"},
	} {
		tab.open("#" + test.fragment)
		tab.wait(`location.hash.length > 0`)
		seen := value[bool](tab, `(([top, bottom]) => 0 <= bottom && top < innerHeight)((r => [r.top, r.bottom])(document.getElementById("`+test.row+`").getBoundingClientRect()))`)
		if !seen {
			t.Errorf("#%s does not show the row %s", test.fragment, test.row)
		}
		if own, other := tab.background(test.row), tab.background("211"); own == other {
			t.Errorf("#%s does not mark the row %s", test.fragment, test.row)
		}
	}
	tab.open("#5.7.606")
	if code := value[string](tab, `document.querySelector(":target").textContent.trim()`); code != "5.7.606 to 5.7.649" {
		t.Errorf("#5.7.606 leads to %q", code)
	}
	tab.open("#550%205.7.1")
	if answer := tab.text("#answer h3"); answer != "550 5.7.1" {
		t.Errorf("a pair in the address is answered with %q", answer)
	}
}

// TestLanding checks that the address of a code shows the whole row: the code, its phrase and its sentence. It does
// so in three widths, with scripts and without.
func TestLanding(t *testing.T) {
	const inView = `[...at.querySelectorAll("th > a, td b, td p:not(.remark)")].every((part) => (({top, bottom}) => 0 <= top && bottom <= innerHeight)(part.getBoundingClientRect()))`
	for _, width := range []int64{320, 768, 1440} {
		for _, scripts := range []string{"with", "without"} {
			tab := newTab(t)
			command(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: scripts == "without"})
			tab.do(chromedp.EmulateViewport(width, 900))
			for _, test := range []struct{ fragment, row string }{{"5.7.26", "X.7.26"}, {"X.7.26", "X.7.26"}, {"4.7.26", "X.7.26"}, {"2.1.9", "X.1.9"}, {"550", "550"}} {
				tab.do(chromedp.Navigate("about:blank")) // to load the page again
				tab.open("#" + test.fragment)
				if !value[bool](tab, `(at => `+inView+`)(document.getElementById("`+test.row+`"))`) {
					t.Errorf("%d px, %s scripts: #%s does not show the whole of the row %s", width, scripts, test.fragment, test.row)
				}
			}
		}
	}
}

// background returns the background colour of a row's code.
func (tab *tab) background(row string) string {
	return value[string](tab, `getComputedStyle(document.getElementById("`+row+`").cells[0]).backgroundColor`)
}

// TestFollowHidden checks that a link to a row that the filter hides shows the row.
func TestFollowHidden(t *testing.T) {
	tab := openPage(t)
	tab.ask("550 5.1.1 x")
	tab.do(chromedp.Click(chromedp.CSS(`[id="550"] a[href="#X.7.26"]`)))
	tab.wait(`location.hash === "#X.7.26" && document.getElementById("X.7.26").checkVisibility()`)
	if query := value[string](tab, `document.getElementById("q").value`); query != "" {
		t.Errorf("the look-up still has %q", query)
	}
}

// TestMatrixKeys checks that the arrow keys move through the matrix, highlight row and column and show the verdict.
func TestMatrixKeys(t *testing.T) {
	tab := openPage(t)
	if stops := value[int](tab, `document.querySelectorAll("#matrix [tabindex='0']").length`); stops != 1 {
		t.Errorf("the matrix has %d stops for the keyboard, want 1", stops)
	}
	tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")))
	for _, step := range []struct{ keys, cell, row, column string }{
		{"", "211 2.0.0 unspecified", "X.0.0", "211"},
		{kb.ArrowDown + kb.ArrowDown + kb.ArrowRight, "214 2.1.1 unusual class", "X.1.1", "214"},
		{kb.End, "556 5.1.1 unlisted", "X.1.1", "556"},
		{kb.ArrowRight + kb.ArrowLeft, "555 5.1.1 unlisted", "X.1.1", "555"},
		{strings.Repeat(kb.ArrowLeft, 5), "550 5.1.1 listed", "X.1.1", "550"},
		{kb.Home + kb.PageUp + kb.PageUp, "211 2.0.0 unspecified", "X.0.0", "211"},
		{kb.ArrowUp, "211 2.0.0 unspecified", "X.0.0", "211"},
		{strings.Repeat(kb.ArrowRight, 10), "334 X.0.0 not allowed", "X.0.0", "334"},
	} {
		tab.do(chromedp.KeyEvent(step.keys))
		if text := tab.text("#cell"); !strings.HasPrefix(text, step.cell+":") {
			t.Errorf("after %q the page says %q, want %q", step.keys, text, step.cell)
		}
		tab.checkLit(step.row, step.column)
	}
	tab.do(chromedp.KeyEvent(kb.Enter))
	tab.wait(`location.hash !== ""`)
}

// checkLit checks that exactly one row and one column are highlighted.
func (tab *tab) checkLit(row, column string) {
	tab.t.Helper()
	rows := value[[]string](tab, `[...document.querySelectorAll("#matrix tbody th[scope=row]")].filter((th) => getComputedStyle(th).fontWeight === "700").map((th) => th.firstChild.textContent.trim())`)
	columns := value[[]string](tab, `[...document.querySelectorAll("#matrix thead tr:nth-child(2) th")].filter((th) => getComputedStyle(th).fontWeight === "700").map((th) => th.textContent.trim())`)
	if difference := cmp.Diff([][]string{{row}, {column}}, [][]string{rows, columns}); difference != "" {
		tab.t.Errorf("highlighted row and column (-want +got):\n%s", difference)
	}
	cells := value[int](tab, `[...document.querySelectorAll("#matrix td")].filter((td) => getComputedStyle(td).boxShadow !== "none").length`)
	if want := value[int](tab, `grid.length + heads.length - 1`); cells != want {
		tab.t.Errorf("%d cells are highlighted, want the %d of a row and a column", cells, want)
	}
}

// TestMatrixPointer checks that pointing at a cell shows its verdict, with a link to the whole answer.
func TestMatrixPointer(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.EmulateViewport(1440, 900))
	value[bool](tab, `(grid[line.get("X.2.2")][column.get("452")].scrollIntoView({block: "center"}), true)`)
	at := value[[2]float64](tab, `(r => [r.x + r.width / 2, r.y + r.height / 2])(grid[line.get("X.2.2")][column.get("452")].getBoundingClientRect())`)
	tab.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	tab.wait(`document.getElementById("cell").innerText.startsWith("452 4.2.2")`)
	if text := tab.text("#cell"); !strings.HasPrefix(text, "452 4.2.2 customary:") || !strings.Contains(text, "Gmail") {
		t.Errorf("the page says %q", text)
	}
	tab.checkLit("X.2.2", "452")
	tab.do(chromedp.Click(chromedp.CSS("#cell a")))
	tab.wait(`document.getElementById("answer").innerText.startsWith("452 4.2.2")`)
}

// TestWithoutScript checks that without scripts the page shows everything, except the parts that need a script.
func TestWithoutScript(t *testing.T) {
	tab := newTab(t)
	command(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	tab.open("#5.7.26")
	rows := value[[]string](tab, shown)
	for _, id := range []string{"550", "X.7.26", "RCPT", "p0"} {
		if !slices.Contains(rows, id) {
			t.Errorf("%s is not shown", id)
		}
	}
	if text := value[string](tab, `getComputedStyle(document.querySelector("#matrix td.v0"), "::before").content`); text != `"listed"` {
		t.Errorf("a cell of the matrix says %q", text)
	}
	for _, id := range []string{"ask", "hint"} {
		if value[bool](tab, `document.getElementById("`+id+`").checkVisibility()`) {
			t.Errorf("%s is shown, but needs a script", id)
		}
	}
	if tab.background("X.7.26") == tab.background("X.7.25") {
		t.Error("the row of the code in the address is not marked")
	}
}
