package explain

import (
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Complete returns the completions of the word being typed, given the words before it: every code, detail and
// command for the first word, and after a reply code the enhanced codes that are listed or customary with it.
func (b *Book) Complete(asked []string, typed string) []Match {
	var offers []Match
	offer := func(code, phrase string) {
		if len(code) >= len(typed) && strings.EqualFold(code[:len(typed)], typed) {
			offers = append(offers, Match{Code: code, Phrase: phrase})
		}
	}
	if len(asked) > 0 {
		code, err := smtpcode.ParseReplyCode(asked[0])
		if err != nil || len(asked) > 1 {
			return nil
		}
		for detail := range smtpcode.Details() {
			if enhanced := detail.For(code); smtpcode.Check(code, enhanced) <= smtpcode.VerdictCustomary {
				offer(enhanced.String(), b.phraseOfDetail(detail))
			}
		}
		return offers
	}
	for code := range smtpcode.ReplyCodes() {
		offer(code.String(), b.phraseOfReply(code))
	}
	for detail := range smtpcode.Details() {
		for class := range detail.Classes() {
			offer(detail.With(class).String(), b.phraseOfDetail(detail))
		}
		offer(detail.String(), b.phraseOfDetail(detail))
	}
	for command := range smtpcode.Commands() {
		if !strings.Contains(command.String(), " ") {
			offer(command.String(), b.Command(command).Meaning)
		}
	}
	return offers
}
