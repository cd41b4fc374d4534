package smtpcode_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// corpus is a folder with public bounces and logs that this repository does not have. The tests on it skip where it is
// absent; TestFindReplies has texts of ours.
const corpus = "../../../shared/corpus"

// corpusFile returns the lines of a file of the corpus.
func corpusFile(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		t.Skip("the corpus is absent:", err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// hidden are the codes of bounces that FindReplies cannot see, with the reason.
var hidden = map[string]string{
	"lhost-mfilter-04.eml 550":   "the body is base64",
	"lhost-mfilter-04.eml 5.4.1": "the body is base64",
	"lhost-zoho-02.eml 5.2.1":    "a comma and ERROR_CODE separate the codes",
	"lhost-zoho-02.eml 5.2.2":    "a comma and ERROR_CODE separate the codes",
}

// TestFindInBounces checks that the codes by which somebody else labeled whole bounces are found.
func TestFindInBounces(t *testing.T) {
	for _, row := range corpusFile(t, "bounces.tsv") {
		if strings.HasPrefix(row, "#") {
			continue
		}
		fields := strings.Split(row, "\t")
		text, err := os.ReadFile(filepath.Join(corpus, "bounces", fields[0]))
		if err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for m := range smtpcode.FindReplies(string(text)) {
			codes[m.Reply.Code.String()] = true
			codes[m.Reply.Enhanced.String()] = true
		}
		for _, label := range fields[1:3] {
			own := strings.HasPrefix(label[1:], ".0.9") // the labeler's, for none
			if _, known := hidden[fields[0]+" "+label]; label != "-" && !own && !known && !codes[label] {
				t.Errorf("%s: %s is not found", fields[0], label)
			}
		}
	}
}

// numberInLog is what looks like a reply code or is announced as an enhanced code in a line of a log.
var numberInLog = regexp.MustCompile(`[ =("][245][0-9][0-9][ -]|dsn=|\(#`)

// TestFindInLog checks that a reply is found in exactly the lines of a log that have what looks like a code.
func TestFindInLog(t *testing.T) {
	for _, line := range corpusFile(t, "loglines.txt") {
		if got := found(t, line); (len(got) > 0) != numberInLog.MatchString(line) {
			t.Errorf("%q has %q", line, got)
		}
	}
}
