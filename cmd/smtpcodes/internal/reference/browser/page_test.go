package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// pagePath is the committed page.
const pagePath = "../../../../../output/reference/index.html"

// browser is the context of the one browser that all tests share, nil if there is none.
var browser context.Context

func TestMain(m *testing.M) {
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	path := findBrowser()
	if path == "" {
		return m.Run()
	}
	profile, err := os.MkdirTemp("", "smtpcodes-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(profile)
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(profile)}
	for _, name := range []string{"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-sync"} {
		flags = append(flags, chromedp.Flag(name, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	defer stop()
	var closeBrowser context.CancelFunc
	browser, closeBrowser = chromedp.NewContext(allocator)
	defer closeBrowser()
	if err := chromedp.Do(browser); err != nil {
		fmt.Fprintf(os.Stderr, "start %s: %v\n", path, err)
		return 1
	}
	return m.Run()
}

// findBrowser returns the path of a Chromium or Chrome in PATH, or "".
func findBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// A tab is a browser tab of one test.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// newTab opens an empty tab and closes it at the end of the test. A test that hangs fails after five minutes.
func newTab(t *testing.T) *tab {
	t.Helper()
	if browser == nil {
		t.Skip("neither chromium nor google-chrome is in PATH")
	}
	ctx, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	return &tab{t, ctx}
}

// openPage opens the page in a new tab.
func openPage(t *testing.T) *tab {
	t.Helper()
	tab := newTab(t)
	tab.open("")
	return tab
}

// open loads the page at a fragment, "#550", or at its start.
func (tab *tab) open(fragment string) {
	tab.t.Helper()
	path, err := filepath.Abs(pagePath)
	if err != nil {
		tab.t.Fatal(err)
	}
	tab.do(chromedp.Navigate("file://" + filepath.ToSlash(path) + fragment))
}

// do runs actions, which must succeed.
func (tab *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	if err := chromedp.Do(tab.ctx, actions...); err != nil {
		tab.t.Fatal(err)
	}
}

// wait waits until an expression is true.
func (tab *tab) wait(expression string) {
	tab.t.Helper()
	if _, err := chromedp.Run(tab.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		tab.t.Fatalf("wait for %s: %v", expression, err)
	}
}

// command sends the browser a command of its protocol.
func command[P any](tab *tab, command cdp.Command[P, cdp.Empty], params P) {
	tab.t.Helper()
	tab.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, params)
		return err
	}))
}

// scheme sets the preferred colour scheme, light or dark.
func (tab *tab) scheme(name string) {
	command(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
}

// value evaluates an expression in the page.
func value[T any](tab *tab, expression string) T {
	tab.t.Helper()
	result, err := chromedp.Run(tab.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		tab.t.Fatalf("evaluate %.80s: %.500v", expression, err)
	}
	return result
}
