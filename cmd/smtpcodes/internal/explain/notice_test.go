package explain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestNotices checks what bounces of several programs say: for each recipient the reply, the reason and the retry.
func TestNotices(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/notices.txtar")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"postfix.eml": {"user@example.com: 554 5.7.1, block listed, after a change"},
		"two.eml": {"gone@example.com: 550 5.1.1, mailbox unknown, after a change", "full@example.com: 452 4.2.2, mailbox full, later",
			"fine@example.com: 2.1.5, accepted, not needed"},
		"sendmail.eml":    {"user@example.com: 550 5.7.1, SPF failed, after a change"},
		"exim.eml":        {"user@example.com: 552, spam, after a change"},
		"qmail.eml":       {"user@example.com: 5.1.1, mailbox unknown, after a change"},
		"base64.eml":      {"user@example.com: 550 5.1.1, mailbox unknown, after a change"},
		"html.eml":        {"user@example.com: 552 5.3.4, message too big, after a change"},
		"words.eml":       {": , mailbox full, later"},
		"expired.eml":     {"user@example.com: 4.4.1, host unreachable, later"},
		"status.eml":      {"user@example.com: 552 5.2.2, mailbox full, after a change"},
		"forwarded.eml":   {"user@example.com: 550 5.1.1, mailbox unknown, after a change"},
		"report.eml":      nil,
		"alternative.eml": {"user@example.com: 550 5.1.1, mailbox unknown, after a change"},
		"outlook.eml":     {"a@example.com: 550 5.7.1, spam, after a change"},
		"truncated.eml":   {"user@example.com: 550 5.1.1, mailbox unknown, after a change"},
	}
	book := newBook(t)
	for _, file := range archive.Files {
		t.Run(file.Name, func(t *testing.T) {
			for _, text := range []string{string(file.Data), strings.ReplaceAll(string(file.Data), "\n", "\r\n"), "From MAILER-DAEMON Tue Jan  2 03:04:05 2024\n" + string(file.Data)} {
				report := book.Explain(text)
				check(t, report)
				var got []string
				for _, a := range report.Answers {
					got = append(got, a.Recipient+": "+a.Title+", "+a.Reason+", "+a.Retry.Answer)
				}
				if !slices.Equal(got, want[file.Name]) {
					t.Errorf("%q, want %q", got, want[file.Name])
				}
			}
		})
	}
	if len(archive.Files) != len(want) {
		t.Errorf("%d bounces, want %d", len(archive.Files), len(want))
	}
}

// TestGivenUp checks that a temporary failure after which the sending system has given up is not said to be tried again.
func TestGivenUp(t *testing.T) {
	book := newBook(t)
	for action, want := range map[string]string{"failed": "yes, but by hand", "delayed": "yes, later"} {
		report := book.Explain("Final-Recipient: rfc822; user@example.com\nAction: " + action + "\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 timeout\n")
		checkText(t, report, []string{"retry " + want}, "")
	}
}
