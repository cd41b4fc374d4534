package explain

import (
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Whether to send again, by the first digit.
var (
	retryDone     = Retry{AgainDone, "no need: it worked"}
	retryContinue = Retry{AgainContinue, "no need: the client sends what the server is waiting for"}
	retryLater    = Retry{AgainLater, "yes, later: the sending system retries by itself until it gives up"}
	retryChanged  = Retry{AgainChanged, "no: fix the cause first"}
	retryByClass  = Retry{AgainByClass, "depends on the class: 4 yes, later; 5 no, fix the cause first"}
	retryGivenUp  = Retry{AgainLater, "yes, but by hand: the sending system has given up, so send it again"}
)

// retryClass returns what a class alone says.
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

// retryEnhanced returns what an enhanced code alone says.
func retryEnhanced(code smtpcode.EnhancedCode) Retry {
	if code == smtpcode.DetailDeliveryTimeExpired.With(smtpcode.ClassTransientFailure) {
		return retryGivenUp
	}
	return retryClass(code.Class())
}

// retryDetail returns what a detail says with its class open. A detail for one class only says the same as that.
func retryDetail(classes []int) Retry {
	if len(classes) == 1 {
		return retryClass(smtpcode.Class(classes[0]))
	}
	return retryByClass
}

// retryReply returns what a reply code alone says.
func retryReply(code smtpcode.ReplyCode) Retry {
	switch {
	case code.Severity() == smtpcode.SeverityPositiveIntermediate:
		return retryContinue
	case code == smtpcode.ReplyServiceNotAvailable:
		return Retry{AgainLater, "yes, later, in a new session: the server closes this one"}
	case code == smtpcode.ReplyExceededStorage:
		return Retry{AgainChanged, retryChanged.Text + "; but a 552 to RCPT because of too many recipients " +
			"is treated as temporary (RFC 5321 section 4.5.3.1.10)"}
	}
	return retryClass(code.Class())
}

// retryPair returns what the two codes say together. A client goes by the reply code (RFC 5321 section 4.3.2).
func retryPair(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) Retry {
	switch {
	case enhanced == smtpcode.DetailTooManyRecipients.For(code) && code.Temporary() && code != smtpcode.ReplyServiceNotAvailable:
		return Retry{AgainLater, "yes, at once: send to the refused recipients in another transaction"}
	case code == smtpcode.ReplyExceededStorage && enhanced == smtpcode.DetailTooManyRecipients.For(code):
		return Retry{AgainLater, "yes: treat it as temporary (RFC 5321 section 4.5.3.1.10) and send to the refused recipients in another transaction"}
	case code == smtpcode.ReplyExceededStorage && enhanced.Permanent():
		return retryChanged // the number of recipients is not the reason
	}
	return retryReply(code)
}

// notSaid is the answer if a code does not name the cause.
const notSaid = "the code does not say"

// seeProviders refers to the list of what providers mean.
const seeProviders = ": see what providers mean by it"

// actReply says who has to act on a reply code alone.
func (b *Book) actReply(code smtpcode.ReplyCode) Act {
	if code.Positive() {
		return Act{Said: true, Text: "nobody"}
	}
	if !code.Known() && len(b.providersOfReply(code)) > 0 {
		return Act{Text: notSaid + seeProviders}
	}
	step, ok := facts.ReplyCodeSteps[int(code)]
	if !ok {
		return Act{Text: notSaid + "; the text of the reply may"}
	}
	return act(step, code.Class())
}

// actDetail says who has to act on a detail. Class is zero if it is open.
func (b *Book) actDetail(detail smtpcode.Detail, class smtpcode.Class) Act {
	row, ok := b.details[detail]
	if class == smtpcode.ClassSuccess || class == 0 && ok && slices.Equal(row.Classes.List, []int{2}) {
		return Act{Said: true, Text: "nobody"}
	}
	if !ok && len(b.providersOfDetail(detail, class)) > 0 {
		return Act{Text: notSaid + seeProviders}
	}
	step, ok := facts.DetailSteps[detail.String()]
	if !ok {
		return subjectAct(facts.SubjectParties[int(detail.Subject())])
	}
	if detail == smtpcode.DetailTooManyRecipients {
		class = 0 // at once, not only if it lasts
	}
	return act(step, class)
}

// actPair says who has to act on both codes. The detail is more precise, but it does not count if the codes
// contradict each other, or if a provider sends exactly this pair with another meaning.
func (b *Book) actPair(code smtpcode.ReplyCode, enhanced Enhanced, pair Pair) Act {
	reply := b.actReply(code)
	switch {
	case code.Positive():
		return reply
	case pair.Verdict >= smtpcode.VerdictClassMismatch:
		return Act{Text: "not clear: the two codes contradict each other"}
	case len(otherMeanings(enhanced.Providers, code)) > 0:
		return dependsOnSender
	case !enhanced.Act.Said && reply.Said && byReply(enhanced, pair):
		return reply
	}
	return enhanced.Act
}

// actAlone says who has to act on an enhanced code or a detail without a reply code. A provider that means
// something else by it may have sent it.
func actAlone(enhanced Enhanced) Act {
	other := func(p Provider) bool { return p.Relation == facts.OtherMeaning }
	if !enhanced.Act.Said || len(enhanced.Act.Sides) == 0 || !slices.ContainsFunc(enhanced.Providers, other) {
		return enhanced.Act
	}
	return Act{enhanced.Act.Sides, enhanced.Act.Said, "as registered, " + enhanced.Act.Text + "; see also what providers mean by it"}
}

// dependsOnSender is the answer if a provider sends the code with another meaning than the registered one.
var dependsOnSender = Act{Text: "depends on who sent it" + seeProviders}

// byReply reports whether the reply code says more than the detail. It does if the detail is X.0.0, or X.n.0
// and the registry or an RFC names the pair, as 530 5.7.0. For other pairs the subject would be lost: 552 5.7.0
// is not about storage.
func byReply(enhanced Enhanced, pair Pair) bool {
	subject, other := enhanced.Detail.Subject(), codeOf(enhanced.Detail).Detail == 0
	return enhanced.Known && other && (subject == smtpcode.SubjectOther || pair.Verdict == smtpcode.VerdictListed)
}

// act formats a step. A temporary failure needs nobody at first.
func act(step facts.Step, class smtpcode.Class) Act {
	text := sideNames(step.Parties) + ": " + step.Do
	if class == smtpcode.ClassTransientFailure {
		text = "if it lasts, " + text
	}
	return Act{Sides: step.Parties, Said: true, Text: text}
}

// subjectAct is the answer if a detail names no cause: who is responsible for its subject.
func subjectAct(sides []facts.Party) Act {
	if len(sides) == 0 {
		return Act{Text: notSaid}
	}
	return Act{Sides: sides, Text: notSaid + "; in general " + sideNames(sides) + " (RFC 3463 section 2)"}
}

// sideNames lists sides: the sender or the sending system.
func sideNames(sides []facts.Party) string {
	var names []string
	for _, side := range sides {
		names = append(names, "the "+string(side))
	}
	return strings.Join(names, " or ")
}
