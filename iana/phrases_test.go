package iana

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPhrases takes the phrases out of the XML with a regular expression, apart from the parser, and holds
// the parsed registry to them.
func TestPhrases(t *testing.T) {
	record := regexp.MustCompile(`(?s)<code>(X\.\d+\.\d+)</code>\s*(?:<sample/>|<sample>(.*?)</sample>)`)
	markup := regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>`)
	for _, path := range []string{fixturePath, "../../shared/iana/smtp-enhanced-status-codes.xml"} {
		t.Run(path, func(t *testing.T) {
			registry, _ := parseFile(t, path)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, got := map[string]string{}, map[string]string{}
			for _, match := range record.FindAllStringSubmatch(string(text), -1) {
				phrase := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(markup.ReplaceAllString(match[2], ""))
				want[match[1]] = strings.Join(strings.Fields(phrase), " ")
			}
			for _, detail := range registry.Details {
				got[detail.Code.String()] = detail.Text
			}
			if difference := cmp.Diff(want, got); difference != "" {
				t.Errorf("phrases (-XML +parsed):\n%s", difference)
			}
		})
	}
}
