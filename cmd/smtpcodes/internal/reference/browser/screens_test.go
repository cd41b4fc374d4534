package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// leastGap is the smallest distance between the texts of neighbouring cells in a row of a table.
const leastGap = `(row => {
	const boxes = [...row.cells].map((cell) => { const range = document.createRange(); range.selectNodeContents(cell); return range.getBoundingClientRect(); });
	const gaps = boxes.slice(1).map((box, i) => box.left - boxes[i].right).filter((gap, i) => boxes[i].width && boxes[i + 1].width);
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
				for _, row := range []string{"#matrix thead tr:nth-child(2)", "#commands tbody tr"} {
					if gap := value[float64](tab, fmt.Sprintf(leastGap, row)); gap < 6 {
						t.Errorf("texts in %s are %g px apart", row, gap)
					}
				}
				picture, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if folder == "" {
					return
				}
				if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}
