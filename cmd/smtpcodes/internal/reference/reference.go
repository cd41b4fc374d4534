// Package reference formats the catalog for people and for other programs: as a page, Markdown, JSON and CSV.
// All are views of one [document]. Its verdicts come from the generated package.
package reference

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Files returns the files of the reference, in the order of their paths. The catalog must be of the registry
// that the generated package was made from, because the verdicts come from that package.
func Files(c *gen.Catalog) ([]gen.File, error) {
	if c.Updated != smtpcode.RegistryUpdated {
		return nil, fmt.Errorf("the generated package is of the registry of %q, the catalog of %q: generate the package, then build this program again",
			smtpcode.RegistryUpdated, c.Updated)
	}
	doc := newDocument(c)
	var files []gen.File
	for _, view := range []struct {
		path string
		make func(*document) ([]byte, error)
	}{
		{"catalog.json", catalogJSON},
		{"details.csv", detailsCSV},
		{"explain.schema.json", explainSchema},
		{"index.html", page},
		{"pairs.csv", pairsCSV},
		{"providers.csv", providersCSV},
		{"reasons.csv", reasonsCSV},
		{"reference.md", markdown},
		{"replies.csv", repliesCSV},
		{"schema.json", schema},
		{"tables.sql", tablesSQL},
	} {
		content, err := view.make(doc)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", view.path, err)
		}
		files = append(files, gen.File{Path: view.path, Content: printable(content)})
	}
	return files, nil
}

// printable replaces what could change how a terminal or an editor shows a file: control characters, among them U+009B,
// which begins a command to a terminal, and those that turn the direction of the text, as U+202E does. The registry's
// texts come from outside.
func printable(text []byte) []byte {
	return bytes.Map(func(c rune) rune {
		if c != '\n' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
			return utf8.RuneError
		}
		return c
	}, text)
}
