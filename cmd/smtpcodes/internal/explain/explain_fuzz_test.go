package explain_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
)

// FuzzExplain checks that no question makes explain crash, print control characters, or name a code that is not
// in the question.
func FuzzExplain(f *testing.F) {
	book := newBook(f)
	for _, seed := range []string{
		"550", "5.7.26", "X.7.26", "550 5.7.26", "550-5.1.1 a\r\n550 5.1.1 b\r\n", "smtp; 550 5.1.1 no", "said: 450-4.2.1 a 450 4.2.1 b",
		"(#5.1.1)", "5.007.1", "999", "DetailMailboxFull", "RCPT TO:<a@example.com>", "mailbox full", "Status: 5.1.1 (a (b))", "\x00", "\xff",
		"550 5.1.1\x1b[31m", "...", "X..", "5.5.5.5.5", "<<< 554 no", "dsn=4.7.0,", "550 \u202e5.1.1", "99999999999999999999.1.1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, question string) {
		answer := book.Explain(question)
		check(t, answer)
		if answer.Kind != explain.KindReply && answer.Kind != explain.KindPair {
			return
		}
		if !strings.Contains(question, answer.Reply.Code.String()) {
			t.Errorf("%q does not have %s", question, answer.Reply.Code)
		}
		if answer.Pair == nil || strings.ContainsAny(question, "xX") {
			return // X.7.26 after a reply code takes its class from it
		}
		if !strings.Contains(question, answer.Enhanced.Code) {
			t.Errorf("%q does not have %s", question, answer.Enhanced.Code)
		}
	})
}
