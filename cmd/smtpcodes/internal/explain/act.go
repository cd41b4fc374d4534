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
	retryOthers   = Retry{AgainLater, "yes, at once: send to the refused recipients in another transaction"}
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

// retryReply returns what a reply says. A client goes by the reply code (RFC 5321 section 4.3.2), and a 552 without a
// reason may be about the number of recipients.
func retryReply(reply smtpcode.Reply) Retry {
	switch {
	case reply.Code.Severity() == smtpcode.SeverityPositiveIntermediate:
		return retryContinue
	case reply.Code == smtpcode.ReplyServiceNotAvailable:
		return Retry{AgainLater, "yes, later, in a new session: the server closes this one"}
	case reply.Code == smtpcode.ReplyExceededStorage && reply.Reason() == smtpcode.ReasonUnstated:
		return Retry{AgainChanged, retryChanged.Text + "; but a 552 to RCPT because of too many recipients " +
			"is treated as temporary (RFC 5321 section 4.5.3.1.10)"}
	}
	switch reply.Retry() {
	case smtpcode.RetryAtOnce:
		return retryOthers
	case smtpcode.RetryLater:
		return retryLater
	case smtpcode.RetryAfterChange:
		return retryChanged
	}
	return retryDone
}

// notSaid is the answer if a code does not name the cause.
const notSaid = "the code does not say"

// seeProviders refers to the list of what providers mean.
const seeProviders = ": see what providers mean by it"

// nobody is the answer for a success.
var nobody = Act{Said: true, Text: "nobody"}

// actReply says who has to act on a reply code alone.
func (b *Book) actReply(code smtpcode.ReplyCode) Act {
	if code.Positive() {
		return nobody
	}
	return act(code.Reason(), code.Class(), !code.Known() && len(b.providersOfReply(code)) > 0)
}

// actDetail says who has to act on a detail. Class is zero if it is open.
func (b *Book) actDetail(detail smtpcode.Detail, class smtpcode.Class) Act {
	row, ok := b.details[detail]
	reason := detail.Reason()
	switch {
	case class != 0:
		reason = detail.With(class).Reason()
	case ok && len(row.Classes.List) == 1:
		reason = detail.With(smtpcode.Class(row.Classes.List[0])).Reason()
	}
	return act(reason, class, !ok && len(b.providersOfDetail(detail, class)) > 0)
}

// actPair says who has to act on both codes. Their reason does not count if the codes contradict each other, or if a
// provider sends exactly this pair with another meaning.
func (b *Book) actPair(code smtpcode.ReplyCode, enhanced Enhanced, pair Pair) Act {
	reason := smtpcode.Reply{Code: code, Enhanced: pair.Enhanced}.CodeReason()
	switch {
	case code.Positive():
		return nobody
	case pair.Verdict >= smtpcode.VerdictClassMismatch:
		return Act{Text: "not clear: the two codes contradict each other"}
	case len(otherMeanings(enhanced.Providers, code)) > 0:
		return dependsOnSender
	case reason == smtpcode.ReasonUnstated:
		return enhanced.Act
	}
	return act(reason, code.Class(), false)
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

// act says who has to act on a reason. A temporary failure needs nobody at first, except that a client sends to the other
// recipients at once. Foreign says that only providers define the code.
func act(reason smtpcode.Reason, class smtpcode.Class, foreign bool) Act {
	sides, text := Steps(reason)
	switch {
	case reason == smtpcode.ReasonAccepted:
		return nobody
	case text == "" && foreign:
		return Act{Text: notSaid + seeProviders}
	case text == "":
		return Act{Text: notSaid + "; the text of the reply may"}
	case class == smtpcode.ClassTransientFailure && reason != smtpcode.ReasonTooManyRecipients:
		text = "if it lasts, " + text
	}
	return Act{Sides: sides, Said: true, Text: text}
}

// Steps says who can do something about a reason, and what: the recipient: make room in the mailbox.
func Steps(reason smtpcode.Reason) (sides []facts.Party, text string) {
	var steps []string
	for party, do := range reason.Parties() {
		sides = append(sides, facts.Party(party.String()))
		steps = append(steps, "the "+party.String()+": "+do)
	}
	return sides, strings.Join(steps, "; ")
}
