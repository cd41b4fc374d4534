package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// MaxQuestion is how many octets of a question are read, enough for a bounce with the returned message.
const MaxQuestion = 1 << 20

// Explain answers a question: a code, a pair, a reply, a text with a reply in it, a Go identifier, a command,
// or words. Every question gets an answer, even if only that nothing is known or what is wrong with it.
func (b *Book) Explain(question string) Explanation {
	asked := shorten(question)
	question = strings.ToValidUTF8(question[:min(len(question), MaxQuestion)], "\uFFFD")
	answer := b.answer(strings.TrimSpace(question))
	answer.Asked = asked
	return answer
}

// answer reads the question in every way, the narrowest first.
func (b *Book) answer(question string) Explanation {
	if problem := unusable(question); problem != "" {
		return Explanation{Kind: KindMalformed, Problem: problem}
	}
	for _, read := range []func(string) (Explanation, bool){
		b.readCodes, b.readMalformed, b.readName, b.readReply, b.readText, b.readAmong,
	} {
		if answer, ok := read(question); ok {
			return givenUp(answer, question)
		}
	}
	answer := b.readWords(question)
	if command, ok := b.shoutedCommand(question); ok && !answer.Known {
		command.Matches = answer.Matches
		return command
	}
	return answer
}

// actionFailed is the field of a delivery status notification by which the sending system says that it has
// given up, even if the class is 4 (RFC 3464 section 2.3.3).
var actionFailed = regexp.MustCompile(`(?im)^action:[ \t]*failed\b`)

// givenUp corrects the answer if the bounce itself says that the sending system has given up.
func givenUp(answer Explanation, question string) Explanation {
	if answer.Retry != nil && answer.Retry.Again == AgainLater && actionFailed.MatchString(question) {
		answer.Retry = &retryGivenUp
	}
	return answer
}

// unusable says why a question cannot be read at all. A few NULs in a text do no harm; if a quarter of the
// octets are NULs, it is a binary file or another encoding.
func unusable(question string) string {
	switch {
	case question == "":
		return "give a code, a reply or words, for example: smtpcodes explain 550 5.7.26"
	case 4*strings.Count(question, "\x00") >= len(question):
		return "the text is full of NULs: give the reply alone, in ASCII or UTF-8"
	}
	return ""
}

// shorten puts a question on one line of at most 200 characters, without control characters.
func shorten(question string) string {
	const longest = 200
	line := gen.Printable(strings.Join(strings.Fields(strings.ToValidUTF8(question, "\uFFFD")), " "))
	if runes := []rune(line); len(runes) > longest {
		return string(runes[:longest-3]) + "..."
	}
	return line
}

// wrapping is the characters that may surround a code copied from a text.
const wrapping = " \t\r\n#()[]<>{}\"'`,;:."

// pairForm is a reply code and an enhanced code, however they are joined.
var pairForm = regexp.MustCompile(`^([0-9]{3})[-\s/,:;]+[#(\[]*([0-9Xx]\.[0-9]+\.[0-9]+)$`)

// turnedForm is the two in the other order: 5.1.1 550.
var turnedForm = regexp.MustCompile(`^([0-9Xx]\.[0-9]+\.[0-9]+)[)\]]*[-\s/,:;]+([0-9]{3})$`)

// readCodes reads a question that is a reply code, an enhanced code, a detail or a pair.
func (b *Book) readCodes(question string) (Explanation, bool) {
	bare := strings.TrimRight(strings.Trim(question, wrapping), wrapping+"-")
	if code, err := smtpcode.ParseReplyCode(bare); err == nil {
		return b.explainReply(code), true
	}
	if code, err := smtpcode.ParseEnhancedCode(bare); err == nil {
		return b.explainEnhanced(code), true
	}
	if detail, ok := parseOpen(bare); ok {
		return b.explainDetail(detail), true
	}
	if code, err := smtpcode.ParseStatus(question); err == nil {
		return b.explainEnhanced(code), true
	}
	m := pairForm.FindStringSubmatch(bare)
	if turned := turnedForm.FindStringSubmatch(bare); turned != nil {
		m = []string{bare, turned[2], turned[1]}
	}
	if m == nil {
		return Explanation{}, false
	}
	code, err := smtpcode.ParseReplyCode(m[1])
	if err != nil {
		return Explanation{}, false
	}
	if enhanced, err := smtpcode.ParseEnhancedCode(m[2]); err == nil {
		return b.explainPair(code, enhanced), true
	}
	if detail, ok := parseOpen(m[2]); ok && code.Class() != 0 {
		return b.explainPair(code, detail.For(code)), true
	}
	return Explanation{}, false
}

// parseOpen parses a detail that has an X for its class: X.7.26. 5.7 looks more like an enhanced code that was cut off.
func parseOpen(s string) (smtpcode.Detail, bool) {
	detail, err := smtpcode.ParseDetail(strings.ToUpper(s))
	return detail, err == nil && strings.ContainsAny(s[:1], "Xx")
}

// readName reads a Go identifier of the package smtpcode, in upper or lower case, or a command.
func (b *Book) readName(question string) (Explanation, bool) {
	name := strings.TrimPrefix(strings.ToLower(question), "smtpcode.")
	code, ok := b.identifiers[name]
	if !ok {
		return b.readCommand(question)
	}
	if answer, ok := b.readCodes(code); ok {
		return answer, true
	}
	return b.readCommand(code)
}

// commandForm is a verb alone, or one that takes an address: RCPT TO:<user@example.com>. With other arguments
// ordinary words would look like commands: help wanted, mail from a list.
var commandForm = regexp.MustCompile(`^(?i)(mail|send|soml|saml|rcpt|[a-z]+$)(?:\s+(?:from|to)\s*(?::.*)?)?$`)

// readCommand reads a verb, a command line, or the name of an event that has no verb: end of data.
func (b *Book) readCommand(question string) (Explanation, bool) {
	name := question
	if m := commandForm.FindStringSubmatch(question); m != nil {
		name = m[1]
	}
	var command smtpcode.Command
	if err := command.UnmarshalText([]byte(name)); err != nil || command == 0 {
		return Explanation{}, false
	}
	return b.explainCommand(command), true
}

// explainReply explains a reply code alone.
func (b *Book) explainReply(code smtpcode.ReplyCode) Explanation {
	reply := b.Reply(code)
	answer := Explanation{Kind: KindReplyCode, Known: reply.Known || len(reply.Providers) > 0, Summary: summaryReply(reply),
		Retry: &reply.Retry, Act: &reply.Act, Reply: &reply}
	if !reply.Known {
		answer.DidYouMean = b.nearReply(code)
	}
	answer.Notes = beware(reply.Providers, code.String())
	return answer
}

// explainEnhanced explains an enhanced code alone.
func (b *Book) explainEnhanced(code smtpcode.EnhancedCode) Explanation {
	enhanced := b.Enhanced(code)
	answer := b.explainAny(enhanced)
	answer.Kind = KindEnhanced
	if enhanced.Known && UnusualClass(code) {
		answer.Notes = append(answer.Notes, fmt.Sprintf("%s is for %s (%s); servers send %s anyway",
			enhanced.Detail, gen.ListClasses(enhanced.Classes), enhanced.Basis, code))
	}
	return answer
}

// explainDetail explains a detail with its class left open.
func (b *Book) explainDetail(detail smtpcode.Detail) Explanation {
	return b.explainAny(b.Detail(detail))
}

func (b *Book) explainAny(enhanced Enhanced) Explanation {
	act := actAlone(enhanced)
	answer := Explanation{Kind: KindDetail, Known: enhanced.Known || len(enhanced.Providers) > 0, Summary: summaryEnhanced(enhanced),
		Retry: &enhanced.Retry, Act: &act, Enhanced: &enhanced}
	if !answer.Known {
		answer.DidYouMean = b.nearDetail(enhanced)
	}
	answer.Notes = beware(enhanced.Providers, enhanced.Code)
	return answer
}

// explainPair explains a reply code with an enhanced code.
func (b *Book) explainPair(code smtpcode.ReplyCode, enhancedCode smtpcode.EnhancedCode) Explanation {
	reply, enhanced, pair := b.Reply(code), b.Enhanced(enhancedCode), b.Pair(code, enhancedCode)
	retry, act := retryReply(smtpcode.Reply{Code: code, Enhanced: enhancedCode}), b.actPair(code, enhanced, pair)
	answer := Explanation{
		Kind:    KindPair,
		Known:   (reply.Known || len(reply.Providers) > 0) && (enhanced.Known || len(enhanced.Providers) > 0),
		Summary: summaryPair(reply, enhanced, pair),
		Retry:   &retry, Act: &act,
		Pair: &pair, Enhanced: &enhanced, Reply: &reply,
	}
	if !enhanced.Known && len(enhanced.Providers) == 0 {
		answer.DidYouMean = b.nearDetail(enhanced)
	}
	answer.Notes = beware(otherMeanings(enhanced.Providers, code), code.String()+" "+enhanced.Code)
	return answer
}

// because gives an answer about a reply code a reason that is finer than its codes.
func (e *Explanation) because(reason smtpcode.Reason) {
	act := act(reason, e.Reply.Code.Class(), false)
	e.Summary, e.Act = gen.Sentence(reason.Text()), &act
}

// UnusualClass reports whether the sources limit the detail to other classes, by the rules of [smtpcode.Check].
func UnusualClass(code smtpcode.EnhancedCode) bool {
	limited := code.Detail().Basis() > smtpcode.BasisAssociated
	return limited && !slices.Contains(slices.Collect(code.Detail().Classes()), code.Class())
}

// beware warns that a provider sends a registered code with another meaning.
func beware(providers []Provider, code string) []string {
	var others []Provider
	for _, p := range providers {
		if p.Relation == facts.OtherMeaning && (len(others) == 0 || others[len(others)-1].Provider != p.Provider) {
			others = append(others, p)
		}
	}
	switch len(others) {
	case 0:
		return nil
	case 1:
		return []string{others[0].Provider + " means something else by " + code + ": " + others[0].Meaning}
	}
	return []string{strconv.Itoa(len(others)) + " providers mean something else by " + code + ", see below"}
}
