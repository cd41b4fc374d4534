package explain

import (
	"fmt"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// summaryReply returns a sentence about a reply code.
func summaryReply(reply Reply) string {
	if reply.Known {
		return gen.Sentence(reply.Sentence)
	}
	standard := fmt.Sprintf("%s is in no RFC and no registry.", reply.Code)
	if meaning := providersMean(reply.Providers); meaning != "" {
		return standard + " " + meaning
	}
	return fmt.Sprintf("%s Its digits say: %s, %s (RFC 5321 section 4.2.1).", standard, reply.Severity.Text, aboutCategory(reply.Category))
}

// aboutCategory says what the second digit means.
func aboutCategory(category Digit) string {
	switch smtpcode.Category(category.Value) {
	case smtpcode.CategorySyntax:
		return "about the syntax of a command"
	case smtpcode.CategoryInformation:
		return "about a request for information"
	case smtpcode.CategoryConnections:
		return "about the connection"
	case smtpcode.CategoryMailSystem:
		return "about the mail system"
	case smtpcode.CategoryUnspecified, smtpcode.CategoryUnspecified + 1:
		return fmt.Sprintf("with a second digit, %d, that has no meaning", category.Value)
	}
	return fmt.Sprintf("with a second digit, %d, that the grammar does not allow", category.Value)
}

// summaryEnhanced returns a sentence about an enhanced code or a detail.
func summaryEnhanced(enhanced Enhanced) string {
	if enhanced.Known && enhanced.Sentence != "" {
		return gen.Sentence(enhanced.Sentence)
	}
	if enhanced.Known {
		return fmt.Sprintf("Registered as %q.", enhanced.Phrase)
	}
	standard := fmt.Sprintf("%s is not registered.", enhanced.Detail)
	if enhanced.Standing == Withdrawn {
		standard = fmt.Sprintf("%s is no longer registered.", enhanced.Detail)
	}
	if meaning := providersMean(enhanced.Providers); meaning != "" {
		return standard + " " + meaning
	}
	digits := "a status"
	if enhanced.Class != nil {
		digits = strings.ToLower(enhanced.Class.Text)
	}
	return fmt.Sprintf("%s Its digits say: %s, about %s (RFC 3463 section 2).", standard, digits, subjectText(enhanced.Detail.Subject()))
}

// summaryPair returns a sentence about a pair: that of the enhanced code, which is more precise, unless that
// says nothing or contradicts the reply code.
func summaryPair(reply Reply, enhanced Enhanced, pair Pair) string {
	switch {
	case pair.Verdict == smtpcode.VerdictNotAllowed:
		return fmt.Sprintf("A %s reply has no enhanced code, so ignore %s. %s", reply.Code, enhanced.Code, summaryReply(reply))
	case pair.Verdict == smtpcode.VerdictClassMismatch:
		return fmt.Sprintf("The two codes contradict each other, and a client goes by %s. %s", reply.Code, summaryReply(reply))
	case enhanced.Known && !enhanced.Vague && enhanced.Sentence != "" && len(otherMeanings(enhanced.Providers, reply.Code)) > 0:
		return "As registered: " + enhanced.Sentence + "."
	case enhanced.Known && !enhanced.Vague:
		return summaryEnhanced(enhanced)
	case enhanced.Known && !reply.Code.Positive() && codeOf(enhanced.Detail).Detail == 0 && !byReply(enhanced, pair):
		return summaryEnhanced(enhanced)
	case !enhanced.Known && len(enhanced.Providers) > 0:
		return summaryEnhanced(enhanced)
	case reply.Known && !enhanced.Known:
		return fmt.Sprintf("%s is not registered. %s", enhanced.Detail, summaryReply(reply))
	case reply.Known:
		return summaryReply(reply)
	}
	return summaryEnhanced(enhanced)
}

// providersMean says what providers mean by a code that is in no standard. It returns "" for no providers.
func providersMean(providers []Provider) string {
	switch len(providers) {
	case 0:
		return ""
	case 1:
		return providers[0].Provider + " means by it: " + providers[0].Meaning + "."
	}
	return fmt.Sprintf("%d providers send it with meanings of their own, see below.", len(providers))
}
