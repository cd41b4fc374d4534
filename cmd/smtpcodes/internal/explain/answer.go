package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// replyAnswer explains a reply. The text around the reply may name the provider that sent it.
func (b *Book) replyAnswer(reply smtpcode.Reply, around string) Answer {
	reply.Text = withoutCodes(reply)
	a := b.codeAnswer(reply.Code, reply.Enhanced)
	a.Said = reply.Text
	named := providersIn(reply.Text)
	if len(named) == 0 {
		named = providersIn(around)
	}
	a.Providers = slices.DeleteFunc(a.Providers, func(p Provider) bool { return !sentBy(p, named) })
	text, codes, reason := reply.TextReason(), reply.CodeReason(), reply.Reason()
	if text != smtpcode.ReasonUnstated && codes != smtpcode.ReasonUnstated && codes != text {
		a.Contradiction = &Contradiction{text.String(), codes.String()}
	}
	switch {
	case text != smtpcode.ReasonUnstated && reason == text:
		a.because(text, text.Text())
	case text == smtpcode.ReasonUnstated:
		if i := slices.IndexFunc(a.Providers, redefines); i >= 0 {
			a.because(smtpcode.ReasonUnstated, a.Providers[i].Provider+" means that "+a.Providers[i].Meaning)
		}
	}
	a.Retry = retry(reply)
	return a
}

// withoutCodes returns the text without the codes that a program has left in it when it joined lines.
func withoutCodes(reply smtpcode.Reply) string {
	if reply.Code == 0 || !strings.Contains(reply.Text, reply.Code.String()) {
		return reply.Text
	}
	code, enhanced := reply.Code.String(), ""
	if reply.Enhanced != 0 {
		enhanced = reply.Enhanced.String() + " "
	}
	return strings.NewReplacer(" "+code+"-"+enhanced, " ", " "+code+" "+enhanced, " ").Replace(reply.Text)
}

// codeAnswer explains a reply code, an enhanced code or a pair of them; the other is zero.
func (b *Book) codeAnswer(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) Answer {
	reply := smtpcode.Reply{Code: code, Enhanced: enhanced}
	a := Answer{Title: codesOf(reply), Code: code, Enhanced: enhanced, Providers: b.providersOf(code, enhanced)}
	reason := reply.CodeReason()
	if code != 0 {
		a.Reply = b.reply(code)
	}
	if enhanced != 0 {
		a.Detail = b.detail(enhanced.Detail())
	}
	if code != 0 && enhanced != 0 {
		a.Pair = b.pair(code, enhanced)
		if contradictory(reply) {
			reason = smtpcode.ReasonUnstated
		}
	}
	what := b.what(reply, reason)
	if a.Pair != nil && slices.ContainsFunc(a.Providers, redefines) {
		what = "as registered, " + what
	}
	a.because(reason, what)
	a.Retry = retry(reply)
	return a
}

// what says what happened, from the codes alone. The enhanced code is finer than the reply code, and our sentence about
// either finer than the reason, unless it says no more than the subject does or is about another class.
func (b *Book) what(reply smtpcode.Reply, reason smtpcode.Reason) string {
	detail, row := b.detail(reply.Enhanced.Detail()), b.rows[reply.Enhanced.Detail()]
	stated := reason != smtpcode.ReasonUnstated && reply.Enhanced != 0
	described := row != nil && detail.Sentence != "" && !contradictory(reply)
	switch {
	case stated && (row == nil || reason != reply.Enhanced.Reason()): // a provider's, or the reply code's
		return reason.Text()
	case described && row.Code.Detail != 0 && fits(row, reply.Enhanced.Class()):
		return detail.Sentence
	case stated && (reply.Positive() || reply.Code == 0):
		return reason.Text()
	case described && row.Code.Detail == 0 && row.Code.Subject != 0 && !reply.Positive():
		return detail.Sentence
	}
	switch known, ok := b.replies[reply.Code]; {
	case ok:
		return known.Sentence
	case reply.Code != 0:
		return strings.Join(b.reply(reply.Code).Digits, ", ")
	}
	return strings.ToLower(reply.Enhanced.Class().Text()) + ", " + detail.Digits[0]
}

// contradictory reports whether a reply has two codes that cannot both be true.
func contradictory(reply smtpcode.Reply) bool {
	return reply.Code != 0 && reply.Enhanced != 0 && smtpcode.Check(reply.Code, reply.Enhanced) >= smtpcode.VerdictClassMismatch
}

// codesOf returns the codes of a reply: 550 5.7.26.
func codesOf(reply smtpcode.Reply) string {
	var codes []string
	if reply.Code != 0 {
		codes = append(codes, reply.Code.String())
	}
	if reply.Enhanced != 0 {
		codes = append(codes, reply.Enhanced.String())
	}
	return strings.Join(codes, " ")
}

// fits reports whether the detail's sentence is true in a class: most describe a failure, a few a success.
func fits(row *gen.Detail, class smtpcode.Class) bool {
	if class == smtpcode.ClassSuccess {
		limited := row.Classes.Basis != iana.Unknown || row.LimitSource != ""
		return limited && slices.Contains(row.Classes.List, 2)
	}
	return !slices.Equal(row.Classes.List, []int{2})
}

// because gives an answer its reason, and what follows from it.
func (a *Answer) because(reason smtpcode.Reason, what string) {
	a.Reason, a.What, a.BadAddress, a.Actions = reason.String(), what, reason.BadAddress(), []Action{}
	for party, do := range reason.Parties() {
		a.Actions = append(a.Actions, Action{party.String(), do})
	}
}

// retry returns whether to send again. The failure that says that the sending system has given up leaves it to people.
func retry(reply smtpcode.Reply) Retry {
	r := reply.Retry()
	if reply.Reason() == smtpcode.ReasonExpired {
		return Retry{r.String(), byHand}
	}
	return Retry{r.String(), r.Text()}
}

// byHand is the answer if the sending system has given up.
var byHand = "yes, but by hand: " + smtpcode.ReasonExpired.Text()

// depends is the answer if the class is open.
var depends = Retry{"depends", "depends on the class: 4, " + smtpcode.RetryLater.Text() + "; 5, " + smtpcode.RetryAfterChange.Text()}

// detailAnswer explains a detail with its class left open.
func (b *Book) detailAnswer(detail smtpcode.Detail) Answer {
	a := Answer{Title: detail.String(), Detail: b.detail(detail)}
	for _, class := range []smtpcode.Class{smtpcode.ClassSuccess, smtpcode.ClassTransientFailure, smtpcode.ClassPermanentFailure} {
		a.Providers = append(a.Providers, b.providersOf(0, detail.With(class))...)
	}
	row, class := b.rows[detail], smtpcode.ClassPermanentFailure
	if row != nil && len(row.Classes.List) == 1 {
		class = smtpcode.Class(row.Classes.List[0])
	}
	reply := smtpcode.Reply{Enhanced: detail.With(class)}
	a.because(reply.CodeReason(), cmp.Or(a.Detail.Sentence, a.Detail.Digits[0]))
	if a.Retry = retry(reply); row == nil || len(row.Classes.List) != 1 {
		a.Retry = depends
	}
	return a
}

// reasonAnswer explains a reason, with what a server should send for it.
func (b *Book) reasonAnswer(reason smtpcode.Reason) Answer {
	row := b.catalog.Reasons[reason]
	code, enhanced := reason.Codes()
	a := Answer{Retry: Retry{Answer: depends.Answer}}
	if code != 0 {
		a = b.codeAnswer(code, enhanced)
		a.Send = &Send{code, enhanced, row.Grounds, row.Else, row.Source}
		a.Providers = nil
	}
	a.because(reason, reason.Text())
	return a
}

// saidAnswer explains a text that has no codes and names its reason.
func (b *Book) saidAnswer(reason smtpcode.Reason, text string) Answer {
	a := Answer{Said: text, Retry: b.reasonAnswer(reason).Retry}
	a.because(reason, reason.Text())
	return a
}

// commandAnswer explains a command.
func (b *Book) commandAnswer(command smtpcode.Command) Answer {
	c := b.command(command)
	return Answer{Command: c, What: c.Name + ": " + c.Meaning, Reason: smtpcode.ReasonUnstated.String(), Actions: []Action{}}
}

// known reports whether the standards or a provider know every code in the answer.
func (a Answer) known() bool {
	if a.Title != "" && a.Reply == nil && a.Detail == nil { // a family
		return len(a.Family) > 0
	}
	return (a.Reply == nil || a.Reply.Known || len(a.Providers) > 0) && (a.Detail == nil || a.Detail.Known || len(a.Providers) > 0)
}

// redefines reports whether the provider means something else than is registered.
func redefines(p Provider) bool { return p.Relation == string(facts.OtherMeaning) }
