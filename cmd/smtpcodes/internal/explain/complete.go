package explain

import (
	"cmp"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Complete returns the completions of the word being typed, given the words before it: every code, detail and
// command for the first word, and after a reply code the enhanced codes that are listed or customary with it.
func (b *Book) Complete(asked []string, typed string) []Suggestion {
	var offers []Suggestion
	offer := func(code, phrase string) {
		if len(code) >= len(typed) && strings.EqualFold(code[:len(typed)], typed) {
			offers = append(offers, Suggestion{Code: code, Phrase: phrase})
		}
	}
	if len(asked) > 0 {
		code, err := smtpcode.ParseReplyCode(asked[0])
		if err != nil || len(asked) > 1 {
			return nil
		}
		for detail := range smtpcode.Details() {
			if enhanced := detail.For(code); smtpcode.Check(code, enhanced) <= smtpcode.VerdictCustomary {
				offer(enhanced.String(), detail.Text())
			}
		}
		return offers
	}
	for code := range smtpcode.ReplyCodes() {
		offer(code.String(), cmp.Or(code.Text(), b.replies[code].Sentence))
	}
	for detail := range smtpcode.Details() {
		for class := range detail.Classes() {
			offer(detail.With(class).String(), detail.Text())
		}
		offer(detail.String(), detail.Text())
	}
	for command := range smtpcode.Commands() {
		if !strings.Contains(command.String(), " ") {
			offer(command.String(), b.command(command).Meaning)
		}
	}
	return offers
}
