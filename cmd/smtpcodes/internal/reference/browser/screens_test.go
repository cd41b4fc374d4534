package browser

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// leastGap is the smallest distance between the texts of neighbouring cells in a row of a table, unless they are one above
// the other.
const leastGap = `(row => {
	const boxes = [...row.cells].map((cell) => { const range = document.createRange(); range.selectNodeContents(cell); return range.getBoundingClientRect(); });
	const gaps = boxes.slice(1).map((box, i) => box.left - boxes[i].right).filter((gap, i) => boxes[i].width && boxes[i + 1].width && boxes[i + 1].top < boxes[i].bottom);
	return Math.min(...gaps);
})(document.querySelector("%s"))`

// TestScreens checks at three widths and in both colour schemes that the page does not scroll sideways and that
// texts do not touch. It saves pictures in the folder SCREENSHOTS, if that is set.
func TestScreens(t *testing.T) {
	folder := os.Getenv("SCREENSHOTS")
	for _, width := range []int64{320, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			name := fmt.Sprintf("%d-%s", width, scheme)
			t.Run(name, func(t *testing.T) {
				tab := newTab(t)
				tab.scheme(scheme)
				tab.do(chromedp.EmulateViewport(width, 900))
				tab.open("")
				if wide := value[int64](tab, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("the page is %d px wide", wide)
				}
				for _, row := range []string{"#matrix thead tr:nth-child(2)", "#commands tbody tr", "tr:has([id='5.7.606'])"} {
					if gap := value[float64](tab, fmt.Sprintf(leastGap, row)); gap < 6 {
						t.Errorf("texts in %s are %g px apart", row, gap)
					}
				}
				tab.picture(folder, name)
				tab.ask("554 5.7.1 client [192.0.2.1] blocked using zen.spamhaus.org")
				if wide := value[int64](tab, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("with an answer the page is %d px wide", wide)
				}
				tab.picture(folder, name+"-answer")
			})
		}
	}
}

// picture saves a picture of the whole page in a folder, if one is given.
func (tab *tab) picture(folder, name string) {
	tab.t.Helper()
	picture, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tab.t.Fatal(err)
	}
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
		tab.t.Fatal(err)
	}
}

// TestPhone checks that on a phone the box is the first thing, and the answer is on the screen without scrolling: the
// reason, the server's words, whether to send again and who acts.
func TestPhone(t *testing.T) {
	const seen = `["title", "reason", "said", "retry", "acts"].map((name) => document.querySelector("[data-is=" + name + "]").getBoundingClientRect()).every(
		({ top, bottom, height }) => height > 0 && top >= document.querySelector("header").offsetHeight && bottom <= innerHeight)`
	for _, size := range [][2]int64{{320, 568}, {375, 667}} {
		tab := newTab(t)
		tab.do(chromedp.EmulateViewport(size[0], size[1]))
		tab.open("")
		if top := value[float64](tab, `document.getElementById("q").getBoundingClientRect().bottom`); top > 160 {
			t.Errorf("%d px: the box ends at %g px", size[0], top)
		}
		for _, asked := range []string{
			"550 5.1.1 no such user",
			"554 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org",
			"550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.",
			"<a@example.org>: host mx.example.org[192.0.2.1] said: 452 4.2.2 The email account that you tried to reach is over quota (in reply to RCPT TO command)",
		} {
			value[bool](tab, `(document.getElementById("q").value = "", scrollTo(0, 0), true)`)
			tab.ask(asked)
			if !value[bool](tab, seen) || value[float64](tab, `scrollY`) > 0 {
				t.Errorf("%d px: the answer to %q is not on the screen", size[0], asked)
			}
		}
	}
}

// TestPrint checks that the page prints on at most ten pages.
func TestPrint(t *testing.T) {
	tab := openPage(t)
	pdf, err := chromedp.Run(tab.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("SCREENSHOTS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "print.pdf"), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pages := bytes.Count(pdf, []byte("/Type /Page\n"))
	if pages == 0 || pages > 10 {
		t.Errorf("%d pages", pages)
	}
}

// TestWeight checks that the page has fewer than 6,000 elements.
func TestWeight(t *testing.T) {
	if count := value[int](openPage(t), `document.querySelectorAll("*").length`); count >= 6000 {
		t.Errorf("%d elements", count)
	}
}

// TestTab checks that the Tab key goes to the sections, the box and the examples, that nothing covers what has the focus,
// and that it leaves the matrix again.
func TestTab(t *testing.T) {
	const focused = `(element => element.id || element.textContent.trim())(document.activeElement)`
	const seen = `(([{x, y, width, height}]) => document.activeElement.contains(document.elementFromPoint(x + width / 2, y + height / 2)))(document.activeElement.getClientRects())`
	for _, size := range [][2]int64{{320, 568}, {1440, 900}} {
		tab := newTab(t)
		tab.do(chromedp.EmulateViewport(size[0], size[1]))
		tab.open("")
		reached := map[string]bool{}
		for range 20 {
			tab.do(chromedp.KeyEvent(kb.Tab))
			reached[value[string](tab, focused)] = true
			if !value[bool](tab, seen) {
				t.Errorf("%d px: %q has the focus and is covered", size[0], value[string](tab, focused))
			}
		}
		for _, stop := range []string{"Reply codes", "Notes", "q", "550 5.7.26", "mailbox full"} {
			if !reached[stop] {
				t.Errorf("%d px: Tab does not reach %q", size[0], stop)
			}
		}
		tab.do(chromedp.Focus(chromedp.CSS("#matrix [tabindex='0']")), chromedp.KeyEvent(kb.Tab))
		if value[bool](tab, `document.getElementById("matrix").contains(document.activeElement)`) {
			t.Errorf("%d px: Tab does not leave the matrix", size[0])
		}
	}
}
