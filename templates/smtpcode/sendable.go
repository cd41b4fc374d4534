//go:build go1.23

package smtpcode

import "strings"

// Sendable returns the nearest reply that [Reply.Append] accepts, for a server that has to answer. A reply that Append
// accepts stays as it is. In any other, a number that is not a reply code becomes 451, and the enhanced code takes its
// class from the reply code; one that is malformed, or on a 3yz code, is dropped. An enhanced code at the start of the
// text becomes the reply's if it has none. CR and CRLF become LF, and characters that cannot be sent become "?", in
// an SMTPUTF8 session, too. The text of a 334 reply becomes one line and is cut to the 12288 octets that fit.
func (r Reply) Sendable() Reply {
	if _, err := r.textFault(onlyASCII); err == nil && r.codeFault() == nil {
		return r
	}
	if !r.Code.valid() {
		r.Code = ReplyLocalError
	}
	if r.Enhanced.Valid() {
		r.Enhanced = r.Enhanced.Detail().For(r.Code)
	} else {
		r.Enhanced = 0
	}
	r.Text = sendableText(r.Text)
	if r.Code == ReplyAuthContinue {
		r.Text = strings.ReplaceAll(r.Text[:min(len(r.Text), maxChallenge)], "\n", " ")
	}
	r.separateCodes()
	return r
}

// separateCodes keeps a client from reading an enhanced code from the start of a line: one at the start of the text
// becomes the reply's, and a blank precedes any other.
func (r *Reply) separateCodes() {
	first, _, _ := cutTextLine(r.Text)
	if r.mistakable(first) {
		enhanced, rest := cutEnhancedCode(r.Code, first)
		r.Enhanced = enhanced.Detail().For(r.Code)
		r.Text = rest + r.Text[len(first):]
	}
	lines := strings.Split(r.Text, "\n")
	for i, line := range lines {
		if r.mistakable(line) {
			lines[i] = " " + line
		}
	}
	r.Text = strings.Join(lines, "\n")
}

// sendableText replaces the characters of a text that cannot be sent.
func sendableText(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(c rune) rune {
		if c == '\n' || c == '\t' || ' ' <= c && c <= '~' {
			return c
		}
		return '?'
	}, text)
}
