//go:build go1.23

package smtpcode

import "strings"

// Sendable returns the nearest reply that [Reply.Append] accepts, for a server that has to answer. The class of the
// enhanced code follows the reply code, and an enhanced code that is malformed or does not belong on the reply is
// dropped. A code at the start of the text becomes the reply's enhanced code if it has none. In the text, CRLF and CR
// become LF, and octets that cannot be sent become "?". A number that is not a reply code becomes 451.
func (r Reply) Sendable() Reply {
	if !r.Code.valid() {
		r.Code = ReplyLocalError
	}
	if r.Enhanced != 0 && r.Enhanced.Valid() {
		r.Enhanced = r.Enhanced.Detail().For(r.Code)
	} else {
		r.Enhanced = 0
	}
	r.Text = sendableText(r.Text)
	if r.Code == ReplyAuthContinue {
		r.Text = strings.ReplaceAll(r.Text, "\n", " ")
		r.Text = r.Text[:min(len(r.Text), maxChallenge)]
		return r
	}
	if r.Enhanced == 0 {
		r.separateCodes()
	}
	return r
}

// separateCodes keeps a client from reading an enhanced code from the start of a line: one at the start of the text
// becomes the reply's, and a blank precedes any other.
func (r *Reply) separateCodes() {
	first, _, _ := cutTextLine(r.Text)
	if enhanced, rest := cutEnhancedCode(r.Code, first); enhanced != 0 {
		r.Enhanced = enhanced.Detail().For(r.Code)
		r.Text = rest + r.Text[len(first):]
		return
	}
	var lines []string
	for line := range r.Lines() {
		if r.mistakable(line) {
			line = " " + line
		}
		lines = append(lines, line)
	}
	r.Text = strings.Join(lines, "\n")
}

// sendableText replaces what must not be sent.
func sendableText(text string) string {
	if characterFault(text, onlyASCII) == nil {
		return text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(c rune) rune {
		if c == '\n' || c == '\t' || ' ' <= c && c <= '~' {
			return c
		}
		return '?'
	}, text)
}
