package explain

import (
	"fmt"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// summaryReply is one sentence on a reply code.
func summaryReply(reply Reply) string {
	if reply.Known {
		return gen.Sentence(reply.Sentence)
	}
	standard := fmt.Sprintf("No RFC and no registry has %s.", reply.Code)
	if words := inTheirWords(reply.Providers); words != "" {
		return standard + " " + words
	}
	return fmt.Sprintf("%s Its digits say: %s, %s (RFC 5321 section 4.2.1).", standard, reply.Severity.Text, aboutCategory(reply.Category))
}

// aboutCategory says what the second digit says.
func aboutCategory(category Digit) string {
	switch smtpcode.Category(category.Value) {
	case smtpcode.CategorySyntax:
		return "in the syntax of a command"
	case smtpcode.CategoryInformation:
		return "in answer to a request for information"
	case smtpcode.CategoryConnections:
		return "about the connection"
	case smtpcode.CategoryMailSystem:
		return "about the mail system"
	case smtpcode.CategoryUnspecified, smtpcode.CategoryUnspecified + 1:
		return fmt.Sprintf("with a second digit, %d, that has no meaning", category.Value)
	}
	return fmt.Sprintf("with a second digit, %d, that the grammar does not have", category.Value)
}

// summaryEnhanced is one sentence on an enhanced code or a detail.
func summaryEnhanced(enhanced Enhanced) string {
	if enhanced.Known && enhanced.Sentence != "" {
		return gen.Sentence(enhanced.Sentence)
	}
	if enhanced.Known {
		return fmt.Sprintf("Registered as %q.", enhanced.Phrase)
	}
	standard := fmt.Sprintf("The registry does not hold %s.", enhanced.Detail)
	if enhanced.Standing == Withdrawn {
		standard = fmt.Sprintf("The registry no longer holds %s.", enhanced.Detail)
	}
	if words := inTheirWords(enhanced.Providers); words != "" {
		return standard + " " + words
	}
	digits := "a status"
	if enhanced.Class != nil {
		digits = strings.ToLower(enhanced.Class.Text)
	}
	return fmt.Sprintf("%s Its digits say: %s, about %s (RFC 3463 section 2).", standard, digits, subjectWords(enhanced.Detail.Subject()))
}

// summaryPair is one sentence on a pair: the finer code's, unless it says nothing or contradicts.
func summaryPair(reply Reply, enhanced Enhanced, pair Pair) string {
	switch {
	case pair.Verdict == smtpcode.VerdictNotAllowed:
		return fmt.Sprintf("No enhanced code belongs to %s, and %s is to be ignored. %s", reply.Code, enhanced.Code, summaryReply(reply))
	case pair.Verdict == smtpcode.VerdictClassMismatch:
		return fmt.Sprintf("The two contradict each other, and a client goes by %s. %s", reply.Code, summaryReply(reply))
	case enhanced.Known && !enhanced.Vague && enhanced.Sentence != "" && len(otherMeanings(enhanced.Providers, reply.Code)) > 0:
		return "As registered: " + enhanced.Sentence + "."
	case enhanced.Known && !enhanced.Vague:
		return summaryEnhanced(enhanced)
	case enhanced.Known && !reply.Code.Positive() && codeOf(enhanced.Detail).Detail == 0 && !byReply(enhanced, pair):
		return summaryEnhanced(enhanced)
	case !enhanced.Known && len(enhanced.Providers) > 0:
		return summaryEnhanced(enhanced)
	case reply.Known && !enhanced.Known:
		return fmt.Sprintf("The registry does not hold %s. %s", enhanced.Detail, summaryReply(reply))
	case reply.Known:
		return summaryReply(reply)
	}
	return summaryEnhanced(enhanced)
}

// inTheirWords is what providers mean by a code that no standard has. It is empty where there is none.
func inTheirWords(providers []Provider) string {
	switch len(providers) {
	case 0:
		return ""
	case 1:
		return providers[0].Provider + " means by it: " + providers[0].Meaning + "."
	}
	return fmt.Sprintf("%d providers send it with meanings of their own, see below.", len(providers))
}
