package explain

import (
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// What to do again, by the first digit.
var (
	retryDone     = Retry{AgainDone, "no need: it worked"}
	retryContinue = Retry{AgainContinue, "no need: the client goes on with what the server waits for"}
	retryLater    = Retry{AgainLater, "yes, later: the sending side tries again by itself until it gives up"}
	retryChanged  = Retry{AgainChanged, "not as it is: the same again would be refused"}
	retryByClass  = Retry{AgainByClass, "by the class: 4 yes, later; 5 not as it is"}
	retryGivenUp  = Retry{AgainLater, "yes, but not by itself: the sending side has given up, so send it again"}
)

// retryClass is what a class alone says.
func retryClass(class smtpcode.Class) Retry {
	switch class {
	case smtpcode.ClassSuccess:
		return retryDone
	case smtpcode.ClassTransientFailure:
		return retryLater
	case smtpcode.ClassPermanentFailure:
		return retryChanged
	}
	return retryByClass
}

// retryEnhanced is what an enhanced code says alone.
func retryEnhanced(code smtpcode.EnhancedCode) Retry {
	if code == smtpcode.DetailDeliveryTimeExpired.With(smtpcode.ClassTransientFailure) {
		return retryGivenUp
	}
	return retryClass(code.Class())
}

// retryDetail is what a detail says with its class open, where it is for one class only.
func retryDetail(classes []int) Retry {
	if len(classes) == 1 {
		return retryClass(smtpcode.Class(classes[0]))
	}
	return retryByClass
}

// retryReply is what a reply code says alone.
func retryReply(code smtpcode.ReplyCode) Retry {
	switch {
	case code.Severity() == smtpcode.SeverityPositiveIntermediate:
		return retryContinue
	case code == smtpcode.ReplyServiceNotAvailable:
		return Retry{AgainLater, "yes, later, in a new session: the server closes this one"}
	case code == smtpcode.ReplyExceededStorage:
		return Retry{AgainChanged, retryChanged.Text + "; where 552 answers RCPT because of too many recipients, " +
			"the client takes it as temporary (RFC 5321 section 4.5.3.1.10)"}
	}
	return retryClass(code.Class())
}

// retryPair is what the two codes say together. A client goes by the reply code (RFC 5321 section 4.3.2).
func retryPair(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) Retry {
	switch {
	case enhanced == smtpcode.DetailTooManyRecipients.For(code) && code.Temporary() && code != smtpcode.ReplyServiceNotAvailable:
		return Retry{AgainLater, "yes, at once: the recipients that were not taken go in another transaction"}
	case code == smtpcode.ReplyExceededStorage && enhanced == smtpcode.DetailTooManyRecipients.For(code):
		return Retry{AgainLater, "yes: a client takes it as temporary (RFC 5321 section 4.5.3.1.10), and the recipients that were not taken go in another transaction"}
	case code == smtpcode.ReplyExceededStorage && enhanced.Permanent():
		return retryChanged // another reason than the number of recipients
	}
	return retryReply(code)
}

// notSaid is the answer where a code leaves open what stands in the way.
const notSaid = "not said by the code"

// actReply says whose side has to act on a reply code alone.
func (b *Book) actReply(code smtpcode.ReplyCode) Act {
	if code.Positive() {
		return Act{Said: true, Text: "nobody"}
	}
	if !code.Known() && len(b.providersOfReply(code)) > 0 {
		return Act{Text: notSaid + ": see the providers' own words"}
	}
	step, said := facts.ReplyCodeSteps[int(code)]
	if !said {
		return Act{Text: notSaid + "; the text of the reply may tell"}
	}
	return act(step, code.Class())
}

// actDetail says whose side has to act on a detail. Class is zero where it is open.
func (b *Book) actDetail(detail smtpcode.Detail, class smtpcode.Class) Act {
	row, known := b.details[detail]
	if class == smtpcode.ClassSuccess || class == 0 && known && slices.Equal(row.Classes.List, []int{2}) {
		return Act{Said: true, Text: "nobody"}
	}
	if !known && len(b.providersOfDetail(detail, class)) > 0 {
		return Act{Text: notSaid + ": see the providers' own words"}
	}
	step, said := facts.DetailSteps[detail.String()]
	if !said {
		return subjectAct(facts.SubjectParties[int(detail.Subject())])
	}
	if detail == smtpcode.DetailTooManyRecipients {
		class = 0 // at once, not only when it lasts
	}
	return act(step, class)
}

// actPair says whose side has to act on both codes. The detail is the finer word, but not where the codes
// contradict each other, nor where a provider sends just this pair with a meaning of its own.
func (b *Book) actPair(code smtpcode.ReplyCode, enhanced Enhanced, pair Pair) Act {
	reply := b.actReply(code)
	switch {
	case code.Positive():
		return reply
	case pair.Verdict >= smtpcode.VerdictClassMismatch:
		return Act{Text: notSaid + ": the two contradict each other"}
	case len(otherMeanings(enhanced.Providers, code)) > 0:
		return dependsOnSender
	case !enhanced.Act.Said && reply.Said && byReply(enhanced, pair):
		return reply
	}
	return enhanced.Act
}

// actAlone says whose side has to act on an enhanced code or a detail without a reply code, where it may have
// been sent by a provider that means something else by it.
func actAlone(enhanced Enhanced) Act {
	other := func(p Provider) bool { return p.Relation == facts.OtherMeaning }
	if !enhanced.Act.Said || len(enhanced.Act.Sides) == 0 || !slices.ContainsFunc(enhanced.Providers, other) {
		return enhanced.Act
	}
	return Act{enhanced.Act.Sides, enhanced.Act.Said, "as registered, " + enhanced.Act.Text + "; see the providers' own words too"}
}

// dependsOnSender is the answer where a provider sends a code and means something else than is registered.
var dependsOnSender = Act{Text: "depends on who sent it: see the providers' own words"}

// byReply reports whether the reply code tells more than the detail: where that is X.0.0, or the other status
// of its subject and the registry or an RFC names the pair, as 530 5.7.0. Elsewhere the subject would be lost:
// 552 5.7.0 is not about storage.
func byReply(enhanced Enhanced, pair Pair) bool {
	subject, other := enhanced.Detail.Subject(), codeOf(enhanced.Detail).Detail == 0
	return enhanced.Known && other && (subject == smtpcode.SubjectOther || pair.Verdict == smtpcode.VerdictListed)
}

// act puts a step in words. What is temporary needs nobody at first.
func act(step facts.Step, class smtpcode.Class) Act {
	text := sideWords(step.Parties) + ": " + step.Do
	if class == smtpcode.ClassTransientFailure {
		text = "if it lasts, " + text
	}
	return Act{Sides: step.Parties, Said: true, Text: text}
}

// subjectAct is what is left where a detail names no cause: who is in charge of its subject.
func subjectAct(sides []facts.Party) Act {
	if len(sides) == 0 {
		return Act{Text: notSaid}
	}
	return Act{Sides: sides, Text: notSaid + "; in general " + sideWords(sides) + " (RFC 3463 section 2)"}
}

// sideWords names sides: the sender or the sending system.
func sideWords(sides []facts.Party) string {
	var words []string
	for _, side := range sides {
		words = append(words, "the "+string(side))
	}
	return strings.Join(words, " or ")
}
