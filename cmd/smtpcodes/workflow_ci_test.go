//go:build ci

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWorkflowMakesRefresh runs the workflow's refresh with this repository's Makefile, for a registry that is new and
// for one that is not.
func TestWorkflowMakesRefresh(t *testing.T) {
	const changed = "output/smtpcode/details.go"
	var registry string
	iana := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(registry)) }))
	defer iana.Close()
	content := t.TempDir()
	t.Chdir("../..")
	for _, path := range moduleFiles(t) {
		copyFiles(t, []string{path}, filepath.Join(content, filepath.Dir(path)))
	}
	t.Chdir("cmd/smtpcodes")
	makefile := filepath.Join(content, "Makefile")
	write(t, makefile, strings.NewReplacer(" fetch ", " fetch --url "+iana.URL+" ", "\n\t$(GO) test ./...\n", "\n\t$(MAKE) check api\n").Replace(read(t, makefile)))
	t.Setenv("GOFLAGS", "-trimpath") // so that a build in one checkout is cached for the next
	registry = read(t, "../../iana/testdata/registry.xml")
	execute(t, content, "make", "refresh", "FETCH=--allow-removals")
	g := newGitHub(t, content)

	for _, test := range []struct{ registry, summary, patch string }{
		{registry, "Registry of 2035-08-05: nothing changed\n", ""},
		{strings.NewReplacer("2035-08-05", "2036-01-01", "Box overflows", "Box is full").Replace(registry),
			"Registry of 2036-01-01: phrase of X.2.2 changed\n", "\n+++ b/" + changed + "\n"},
	} {
		registry = test.registry
		_, ok := g.step(t, "refresh", g.checkout(t, "main", ""))
		equal(t, "refresh succeeds", ok, true)
		summary := read(t, string(g)+"/refresh/summary.md")
		patch := read(t, string(g)+"/refresh/refresh.patch")
		if !strings.HasPrefix(summary, test.summary) || strings.Contains(summary, "tests fail") {
			t.Errorf("the pull request says, want %q:\n%s", test.summary, summary)
		}
		if !strings.Contains(patch, test.patch) || (patch == "") != (test.patch == "") {
			t.Errorf("want %q in the patch:\n%s", test.patch, patch)
		}
		equal(t, "quotes what was not understood", strings.Contains(summary, "### Not understood"), patch != "")
		if err := os.RemoveAll(string(g) + "/refresh"); err != nil {
			t.Fatal(err)
		}
	}
}
