package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// shown is the ids of the visible rows of codes, commands and providers.
const shown = `[...document.querySelectorAll(".codes tr[id]")].filter((row) => row.checkVisibility()).map((row) => row.id)`

// text returns the visible text of an element on one line.
func (tab *tab) text(selector string) string {
	tab.t.Helper()
	return strings.Join(strings.Fields(value[string](tab, `(element => element.checkVisibility() ? element.innerText : "")(document.querySelector("`+selector+`"))`)), " ")
}

// ask pastes a question in place of the one in the box.
func (tab *tab) ask(text string) {
	tab.t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		tab.t.Fatal(err)
	}
	value[bool](tab, fmt.Sprintf(`(box => { box.focus(); box.select(); return document.execCommand("insertText", false, %s) })(document.getElementById("q"))`, quoted))
}

// TestAnswer checks what the answer says, and in which order: the reason, the server's words, whether to send again, who
// acts, then the pair, the codes and links.
func TestAnswer(t *testing.T) {
	tab := openPage(t)
	for _, test := range []struct {
		name, asked string
		want        []string
		lacks       string
	}{
		{"a block list", "554 5.7.1 client [192.0.2.1] blocked using zen.spamhaus.org", []string{"554 5.7.1", "block list", "The server says", "blocked using zen.spamhaus.org",
			"Send again? no: fix the cause first", "Who acts sending system: find out why", "Verdict customary: ", "Postfix", "The codes 554", "X.7.1", "Sources RFC 5321"}, "But"},
		{"a temporary failure", "450 4.1.1 wait", []string{"450 4.1.1", "Send again? yes, later", "Verdict customary"}, "Stop writing"},
		{"a bad address", "550 5.1.1 user unknown", []string{"no mailbox", "Who acts sender: correct", "This address Stop writing to it", "Verdict listed: ", "IANA registry"}, "But"},
		{"a text that contradicts its code", "550 5.2.2 user unknown", []string{"no mailbox", "But the codes say: the recipient's mailbox is over its quota"}, "make room"},
		{"codes that contradict each other", "550 4.1.1 no", []string{"Verdict class mismatch: ", "RFC 2034 section 4"}, "IANA"},
		{"a single reply code", "550", []string{"550", "Send again? no", "The codes 550"}, "Verdict"},
		{"a reply code that is not known", "571", []string{"571", "unknown reply code: "}, "The codes 571"},
		{"a single enhanced code", "5.7.26", []string{"5.7.26", "Send again? no", "The codes X.7.26"}, "Verdict"},
		{"a detail", "X.7.26", []string{"X.7.26", "The codes X.7.26"}, "Send again?"},
		{"a provider's code", "5.7.606", []string{"unregistered", "In their own words Microsoft Exchange Online: "}, "The codes X"},
		{"a provider in the text", "550-5.7.26 unauthenticated gsmtp", []string{"In their own words Google Gmail: "}, "Yahoo"},
		{"nobody's provider", "550 5.1.1 no", []string{"listed"}, "In their own words"},
		{"more replies", "421 4.7.0 wait\n550 5.1.1 no", []string{"421 4.7.0", "Also in the text 550 5.1.1"}, ""},
		{"a constant", "smtpcode.ReplyMailboxUnavailable", []string{"550", "The codes 550"}, ""},
		{"a reason's constant", "ReasonMailboxFull", []string{"mailbox full", "over its quota", "Who acts", "Servers send 452 4.2.2"}, "Send again?"},
		{"words that name a reason", "mailbox full", []string{"over its quota", "Servers send 452 4.2.2", "Matching rows below: "}, "Did you mean"},
		{"words with a typo", "mailbx full", []string{"over its quota", "Did you mean mailbox full"}, ""},
		{"a command", "RCPT", []string{"RCPT", "A recipient", "Matching rows below: "}, "Send again?"},
		{"a family", "5.7.x", []string{"5.7.x", "Security or Policy Status"}, ""},
		{"a family of reply codes", "5xx", []string{"5xx", "Permanent Negative Completion"}, ""},
		{"nothing", "qwertyuiop", []string{"Nothing here matches"}, "Matching rows"},
	} {
		tab.ask(test.asked)
		answer := tab.text("#answer")
		rest := answer
		for _, want := range test.want {
			_, after, ok := strings.Cut(strings.ToLower(rest), strings.ToLower(want))
			if !ok {
				t.Errorf("%s: the answer %q lacks %q after what is before it", test.name, answer, want)
			}
			rest = rest[len(rest)-len(after):]
		}
		if test.lacks != "" && strings.Contains(answer, test.lacks) {
			t.Errorf("%s: the answer %q has %q", test.name, answer, test.lacks)
		}
	}
	tab.do(chromedp.KeyEvent(strings.Repeat(kb.Backspace, len("qwertyuiop"))))
	if answer := tab.text("#answer"); answer != "" {
		t.Errorf("an empty box is answered with %q", answer)
	}
}

// TestRows checks which rows are left for questions that people type.
func TestRows(t *testing.T) {
	tab := openPage(t)
	everything := value[[]string](tab, shown)
	if len(everything) < 46+81+23+100 {
		t.Fatalf("%d rows at first", len(everything))
	}
	for _, test := range []struct {
		name, asked   string
		with, without []string
	}{
		{"a reply code", "550", []string{"550"}, []string{"551", "X.1.9", "QUIT"}},
		{"a pair", "550 5.1.1 no", []string{"550", "X.1.1", "mailbox-unknown"}, []string{"551", "RCPT"}},
		{"the start of a reply code", "50", []string{"500", "504"}, []string{"450", "551", "250"}},
		{"a detail", "X.7.26", []string{"X.7.26"}, []string{"X.7.2", "551"}},
		{"a family of details", "5.7.x", []string{"X.7.1", "X.7.26"}, []string{"X.1.7", "550"}},
		{"a subject", "5.7", []string{"X.7.1", "X.7.26"}, []string{"X.1.7", "550"}},
		{"a family of reply codes", "5yz", []string{"550", "500"}, []string{"450", "X.5.5"}},
		{"a part of a family", "55x", []string{"550", "556"}, []string{"500", "450"}},
		{"words", "mailbox full", []string{"X.2.2", "mailbox-full"}, []string{"X.2.1", "551"}},
		{"capitals", "MAILBOX FULL", []string{"X.2.2"}, []string{"X.2.1", "551"}},
		{"a block list's name", "spamhaus", []string{"block-listed"}, []string{"X.2.1", "550"}},
		{"a word of a phrase", "greylisting", []string{"greylisted"}, []string{"mailbox-full", "550"}},
		{"an RFC", "RFC 7505", []string{"X.1.10", "X.7.27"}, []string{"X.7.26", "551"}},
		{"an RFC without a blank", "rfc7505", []string{"X.1.10", "X.7.27"}, []string{"X.7.26"}},
		{"a command", "RCPT", []string{"RCPT", "550", "452", "556"}, []string{"221", "354", "QUIT"}},
		{"a command with its argument", "rcpt TO:<a@b>", []string{"RCPT", "550"}, []string{"MAIL", "354"}},
		{"a command of two words", "end of data", []string{"end-of-data", "554"}, []string{"RCPT"}},
		{"a standing", "registry only", []string{"523", "533"}, []string{"550", "530"}},
		{"a constant", "detailmailboxfull", []string{"X.2.2"}, []string{"X.2.1", "551"}},
		{"a typo", "mailbx full", []string{"X.2.2", "mailbox-full"}, []string{"X.1.1", "551"}},
		{"nothing", "qwertyuiop", []string{"550", "X.7.26"}, nil},
	} {
		tab.ask(test.asked)
		rows := value[[]string](tab, shown)
		for _, id := range test.with {
			if !slices.Contains(rows, id) {
				t.Errorf("%s, %q: %s is not shown", test.name, test.asked, id)
			}
		}
		for _, id := range test.without {
			if slices.Contains(rows, id) {
				t.Errorf("%s, %q: %s is shown", test.name, test.asked, id)
			}
		}
	}
	tab.do(chromedp.KeyEvent(strings.Repeat(kb.Backspace, len("qwertyuiop"))))
	if difference := cmp.Diff(everything, value[[]string](tab, shown)); difference != "" {
		t.Errorf("after the question is deleted (-first +now):\n%s", difference)
	}
}

// TestPaste checks that a long bounce is answered, and that only its reply goes into the address.
func TestPaste(t *testing.T) {
	tab := openPage(t)
	tab.do(chromedp.Focus(chromedp.CSS("#q")))
	value[bool](tab, `document.execCommand("insertText", false, "To: secret@example.com\n" + "X-Header: something\n".repeat(50) + "Diagnostic-Code: smtp; 550-5.7.26 Unauthenticated email\n    550 5.7.26 is not accepted\n")`)
	if answer := tab.text("#answer"); !strings.Contains(answer, "Unauthenticated email is not accepted") {
		t.Errorf("the answer is %q", answer)
	}
	address := value[string](tab, `decodeURIComponent(location.hash)`)
	if address != "#q=550 5.7.26 Unauthenticated email is not accepted" {
		t.Errorf("the address is %q", address)
	}
}

// TestAddress checks that the address follows the question, and the question the address.
func TestAddress(t *testing.T) {
	tab := openPage(t)
	for _, asked := range []string{"550 5.1.1 100% sure + more", "mailbox full"} {
		tab.ask(asked)
		if address := value[string](tab, `decodeURIComponent(location.hash)`); address != "#q="+asked {
			t.Errorf("the address of %q is %q", asked, address)
		}
		if link := value[string](tab, `document.getElementById("copy").href === location.href ? "" : document.getElementById("copy").href`); link != "" {
			t.Errorf("the link to copy is %q", link)
		}
	}
	address := value[string](tab, `(document.getElementById("q").value = "550 5.1.1 100% sure + more", show(), document.getElementById("copy").hash)`)
	tab.do(chromedp.Navigate("about:blank"))
	tab.open(address)
	if asked := value[string](tab, `document.getElementById("q").value`); asked != "550 5.1.1 100% sure + more" {
		t.Errorf("%s asks %q", address, asked)
	}
	tab.open("#550%205.7.1")
	tab.wait(`document.querySelector("[data-is=title]").innerText === "550 5.7.1"`)
	tab.do(chromedp.Click(chromedp.CSS(`#ask-hint a:nth-of-type(3)`)))
	tab.wait(`document.getElementById("q").value === "mailbox full"`)
	tab.do(chromedp.Click(chromedp.CSS(`#answer .note a[href="#"]`)))
	tab.wait(`document.getElementById("q").value === "" && !document.querySelector("#answer").checkVisibility()`)
}

// TestSlash checks that a slash moves to the box, and that one can be typed there.
func TestSlash(t *testing.T) {
	tab := openPage(t)
	command(tab, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"})
	tab.do(chromedp.KeyEvent("a/b"))
	if text := value[string](tab, `document.activeElement.value`); text != "a/b" {
		t.Errorf("the box has %q", text)
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
}

// TestLanding checks that the address of a code shows the whole row, free of the bar: the code, its phrase and its
// sentence. It does so in three widths, with scripts and without.
func TestLanding(t *testing.T) {
	const inView = `[...at.querySelectorAll("th > a, td b, td p:not(.remark)")].every((part) => (({top, bottom}) =>
		document.querySelector("header").offsetHeight <= top && bottom <= innerHeight)(part.getBoundingClientRect()))`
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

// TestFollowHidden checks that a link to a row that is hidden shows the row.
func TestFollowHidden(t *testing.T) {
	tab := openPage(t)
	tab.ask("550 5.1.1 x")
	tab.do(chromedp.Click(chromedp.CSS(`[id="550"] a[href="#X.7.26"]`)))
	tab.wait(`location.hash === "#X.7.26" && document.getElementById("X.7.26").checkVisibility()`)
	if asked := value[string](tab, `document.getElementById("q").value`); asked != "" {
		t.Errorf("the box still has %q", asked)
	}
}

// TestWithoutScript checks that without scripts the page shows everything, except the parts that need a script.
func TestWithoutScript(t *testing.T) {
	tab := newTab(t)
	command(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	tab.open("#5.7.26")
	rows := value[[]string](tab, shown)
	for _, id := range []string{"550", "X.7.26", "RCPT", "p0", "mailbox-full"} {
		if !slices.Contains(rows, id) {
			t.Errorf("%s is not shown", id)
		}
	}
	for selector, want := range map[string]string{"#matrix td.v0": `"listed"`, "#matrix tbody td:not([class])": `"unlisted"`} {
		if text := value[string](tab, `getComputedStyle(document.querySelector("`+selector+`"), "::before").content`); text != want {
			t.Errorf("a cell of the matrix says %q, want %q", text, want)
		}
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
