package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// shuffled puts the inputs into a random order that is the same in every run.
func shuffled[T any](inputs []T) []T {
	rand.New(rand.NewPCG(5, 1)).Shuffle(len(inputs), func(i, j int) {
		inputs[i], inputs[j] = inputs[j], inputs[i]
	})
	return inputs
}

// registered returns the details of the registry in each of the three classes.
func registered() []smtpcode.EnhancedCode {
	var codes []smtpcode.EnhancedCode
	for detail := range smtpcode.Details() {
		for _, class := range []smtpcode.Class{2, 4, 5} {
			codes = append(codes, detail.With(class))
		}
	}
	return shuffled(codes)
}

// withText returns the registered codes whose text is still the one in phrase.go: the registry may change.
func withText() []smtpcode.EnhancedCode {
	var codes []smtpcode.EnhancedCode
	for _, code := range registered() {
		if code.Text() == phraseOf(code).String() {
			codes = append(codes, code)
		}
	}
	return codes
}

// A pair is a reply code and an enhanced code.
type pair struct {
	code     smtpcode.ReplyCode
	enhanced smtpcode.EnhancedCode
}

// pairs returns known reply codes with registered enhanced codes of their class, as many listed as not.
func pairs() []pair {
	var listed, others []pair
	for detail := range smtpcode.Details() {
		for code := range smtpcode.ReplyCodes() {
			p := pair{code, detail.For(code)}
			switch {
			case p.enhanced == 0:
			case isListed(p):
				listed = append(listed, p)
			default:
				others = append(others, p)
			}
		}
	}
	return shuffled(append(listed, shuffled(others)[:len(listed)]...))
}

func isListed(p pair) bool {
	return smtpcode.Check(p.code, p.enhanced) == smtpcode.VerdictListed
}

// A length is a number of lines in a reply.
type length int

const (
	oneLine   length = 1
	fourLines length = 4
)

// replyLines are texts as long as those that servers send.
var replyLines = []string{
	"OK",
	"queued as 4XyZ1b2c3d",
	"sender <owner@lists.example.org> may not send for this domain",
	"no mailbox of that name here",
	"the mailbox of <postmaster@example.com> is over its quota; try again tomorrow",
	"too many connections from your network, slow down",
	"message refused, it looks like spam: see https://example.net/refused?id=20481",
	"come back in 300 seconds",
	"relaying is for known users",
}

// replies returns a reply with the given number of lines for each listed pair.
func replies(lines length) []smtpcode.Reply {
	var replies []smtpcode.Reply
	for i, p := range pairs() {
		if !isListed(p) {
			continue
		}
		var text []string
		for range lines {
			text = append(text, replyLines[(i+len(text))%len(replyLines)])
		}
		replies = append(replies, smtpcode.Reply{Code: p.code, Enhanced: p.enhanced, Text: strings.Join(text, "\n")})
	}
	return replies
}

// wire writes the reply in the simplest way, with both codes on every line (RFC 2034 section 4). It is what every
// contestant should read and write.
func wire(r smtpcode.Reply) string {
	return wireOf(int(r.Code), r.Enhanced.String()+" ", r.Text)
}

// wireOf writes a reply with a prefix before the text of each line.
func wireOf(code int, prefix, text string) string {
	var b strings.Builder
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		mark := "-"
		if i == len(lines)-1 {
			mark = " "
		}
		fmt.Fprintf(&b, "%d%s%s%s\r\n", code, mark, prefix, line)
	}
	return b.String()
}

// wires writes each of the replies.
func wires(replies []smtpcode.Reply) []string {
	var lines []string
	for _, r := range replies {
		lines = append(lines, wire(r))
	}
	return lines
}
