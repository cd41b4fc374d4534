//go:build ci

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestShell checks that make shell writes a page and completions that know the subcommands, the same in every run.
func TestShell(t *testing.T) {
	t.Chdir("../..")
	first, second := t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second} {
		execute(t, ".", "make", "shell", "DESTDIR="+folder, "PREFIX=/usr")
	}
	for path, want := range map[string]string{
		"man/man1/smtpcodes.1":                     `\fBsmtpcodes-scan(1)\fP`,
		"man/man1/smtpcodes-scan.1":                `smtpcodes scan --faults src`,
		"bash-completion/completions/smtpcodes":    "complete -o default -F __start_smtpcodes smtpcodes",
		"zsh/site-functions/_smtpcodes":            "#compdef smtpcodes",
		"fish/vendor_completions.d/smtpcodes.fish": "complete -c smtpcodes",
	} {
		text := read(t, filepath.Join(first, "usr/share", path))
		if !strings.Contains(text, want) {
			t.Errorf("%s has no %q", path, want)
		}
		equal(t, path+" again", read(t, filepath.Join(second, "usr/share", path)), text)
	}
}
