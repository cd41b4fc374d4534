package explain_test

import (
	"strings"
	"testing"
)

// TestQuestions checks how questions are read, and what the answers say about it.
func TestQuestions(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct {
		name, asked string
		want        []string // parts of the text
		not         string   // not a part of it
	}{
		{"a situation with its reason", "greylisting", []string{"a client that comes back is let in (RFC 6647 section 5)", "Or 421 4.7.1, when"}, ""},
		{"a situation in one of its words", "dmarc", []string{"DMARC failed: the policy of the domain in From"}, ""},
		{"a pair of a situation, asked for by its codes", "450 4.7.1", nil, "Greylisted"},
		{"what people call it", "spamhaus", []string{"on a block list", "Block listed: the listing lasts", "Or 554 5.7.1, which Postfix sends"}, ""},
		{"a command's replies", "RCPT", []string{"RCPT: a recipient."}, " is a recipient"},
		{"a code with a wildcard", "5.7.*", []string{`"5.7.*" is not one code: 5 is permanent failure, 7 is security or policy status`}, ""},
		{"where a code was found", "gmail sends me 4.7.28 today", []string{"Found in the text: 4.7.28."}, ""},
		{"a plain question", "what does 4.7.28 mean?", nil, "Found in the text"},
		{"two codes in a question", "difference between 450 and 451", []string{"Also in the text: 451"}, ""},
		{"a command among words with matches", "mailbox full at RCPT", []string{"RCPT: a recipient.", "Found: 452 4.2.2 mailbox full"}, ""},
		{"a reply with the code of the Status field", "Status: 5.2.2\nDiagnostic-Code: smtp; 552 over quota", []string{"5.2.2 comes from the Status field: no enhanced code follows 552", "listed"}, "Also in the text"},
		{"a Status field with another code", "Status: 5.7.1\nDiagnostic-Code: smtp; 550 5.1.1 no", []string{"550 5.1.1", "Also in the text: 5.7.1", "(the Status field)"}, "comes from"},
		{"a Status field of another class", "Status: 4.4.1\nDiagnostic-Code: smtp; 550 no", []string{"Also in the text: 4.4.1"}, "class mismatch"},
		{"a contradictory pair before a consistent one", "[mx] 451 5.7.3 STARTTLS is required, then 450 4.7.1 no", []string{"Also in the text: 451 5.7.3"}, ""},
		{"Latin-1", "550 5.1.1 Empf\xe4nger unbekannt", []string{"550 5.1.1"}, "UTF-8"},
		{"a NUL in a text", "550 5.1.1 no\x00 such user, says the server", []string{"550 5.1.1"}, "NUL"},
		{"a binary file", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00", []string{"The text is full of NULs"}, ""},
		{"more than a mebibyte", "550 5.1.1 no\r\n" + strings.Repeat("Received: by mx.example.com\r\n", 40000), []string{"550 5.1.1"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) { checkText(t, book.Explain(test.asked), test.want, test.not) })
	}
}
