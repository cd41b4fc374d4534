package explain_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
)

// FuzzExplain checks that no question makes explain crash, print control characters, or name a reply code that is not
// in the question.
func FuzzExplain(f *testing.F) {
	book := newBook(f)
	for _, seed := range []string{
		"550", "5.7.26", "X.7.26", "550 5.7.26", "550-5.1.1 a\r\n550 5.1.1 b\r\n", "smtp; 550 5.1.1 no", "said: 450-4.2.1 a 450 4.2.1 b",
		"(#5.1.1)", "5.007.1", "999", "DetailMailboxFull", "RCPT TO:<a@example.com>", "mailbox full", "Status: 5.1.1 (a (b))", "\x00", "\xff",
		"550 5.1.1\x1b[31m", "...", "X..", "5.5.5.5.5", "<<< 554 no", "dsn=4.7.0,", "550 \u202e5.1.1", "99999999999999999999.1.1", "5.x.x", "a@b: 550 no",
	} {
		f.Add(seed)
	}
	archive, err := txtar.ParseFile("testdata/notices.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, question string) {
		report := book.Explain(question)
		check(t, report)
		for _, a := range report.Answers {
			if report.Kind == explain.KindReply && a.Code != 0 && !strings.Contains(question, a.Code.String()) {
				t.Errorf("%q does not have %s", question, a.Code)
			}
		}
	})
}

// BenchmarkExplain measures a reply and a bounce.
func BenchmarkExplain(b *testing.B) {
	book := newBook(b)
	archive, err := txtar.ParseFile("testdata/notices.txtar")
	if err != nil {
		b.Fatal(err)
	}
	for name, question := range map[string]string{
		"Reply":  "550 5.1.1 <user@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
		"Log":    "Jan  2 03:04:05 mail postfix/smtp[1]: 4F0: to=<user@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))",
		"Bounce": string(archive.Files[0].Data),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book.Explain(question)
			}
		})
	}
}
