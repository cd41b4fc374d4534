package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostOthers is how many further replies of a text are listed.
const mostOthers = 5

// readText reads a bounce or another text with replies in it, and explains one reply for each recipient, failures first.
func (b *Book) readText(question string) (Report, bool) {
	n := readNotice(complete(question), 0)
	report, ok := b.reportOnNotice(question, n)
	if !ok && n.attached != "" {
		report, ok = b.reportOnNotice(n.attached, readNotice(n.attached, 1))
	}
	if !ok && n.mail {
		return Report{Kind: KindBounce}, true
	}
	return report, ok
}

// reportOnNotice explains one reply for each recipient of a notice, or else the whole question.
func (b *Book) reportOnNotice(question string, n notice) (Report, bool) {
	report := Report{Kind: KindReply, Known: true}
	if n.mail || len(n.groups) > 0 {
		report.Kind = KindBounce
	}
	recipients := slices.DeleteFunc(n.recipients(), func(r recipient) bool { return len(r.found) == 0 })
	for _, r := range recipients {
		answer := b.recipientAnswer(r)
		if len(recipients) == 1 && answer.Reason == smtpcode.ReasonUnstated.String() && n.mail {
			answer.readNotice(n)
		}
		report.Answers = append(report.Answers, answer)
	}
	if len(recipients) == 0 {
		answer, ok := b.textAnswer(question, n)
		if !ok {
			return Report{}, false
		}
		report.Answers = []Answer{answer}
	}
	slices.SortStableFunc(report.Answers, func(x, y Answer) int { return compareBool(x.positive(), y.positive()) })
	report.Others = others(recipients, report.Answers)
	for _, a := range report.Answers {
		report.meant(a)
		report.Known = report.Known && a.known()
	}
	return report, true
}

// complete makes a line that was cut from its surroundings readable: the value of a Diagnostic-Code field (RFC 3464 section
// 2.3.6), and a line of a reply of several.
func complete(question string) string {
	const kind = "smtp;"
	if len(question) > len(kind) && strings.EqualFold(question[:len(kind)], kind) {
		return "Diagnostic-Code: " + question
	}
	code, text, ok := strings.Cut(question, "-")
	if _, err := smtpcode.ParseReplyCode(code); ok && err == nil && !strings.Contains(text, "\n") {
		return code + " " + text
	}
	return question
}

// recipientAnswer explains the reply that says best why mail to a recipient was refused.
func (b *Book) recipientAnswer(r recipient) Answer {
	best := r.choose()
	a := b.replyAnswer(best.reply, best.around)
	a.Recipient = r.address
	if r.action == "failed" && best.reply.Temporary() {
		a.Retry.Text = byHand
	}
	return a
}

// readNotice looks for the reason in what the notice says to people, if the reply has none.
func (a *Answer) readNotice(n notice) {
	for _, text := range n.texts {
		reply := smtpcode.Reply{Code: a.Code, Enhanced: a.Enhanced, Text: text}
		if reason := reply.TextReason(); reason != smtpcode.ReasonUnstated {
			a.because(reason, reason.Text())
			return
		}
	}
}

// textAnswer explains a text in which no reply was found: one with a code that nobody knows, or a notice that has only words.
func (b *Book) textAnswer(question string, n notice) (Answer, bool) {
	if reply, err := smtpcode.ParseReply(complete(question)); err == nil {
		return b.replyAnswer(reply, ""), true
	}
	for _, text := range n.texts {
		if reason := (smtpcode.Reply{Text: text}).TextReason(); n.mail && reason != smtpcode.ReasonUnstated {
			return b.saidAnswer(reason, ""), true
		}
	}
	return Answer{}, false
}

func (a Answer) positive() bool {
	return smtpcode.Reply{Code: a.Code, Enhanced: a.Enhanced}.Positive()
}

// others lists failures that are not among the answers.
func others(recipients []recipient, answers []Answer) []Suggestion {
	var list []Suggestion
	seen := map[string]bool{}
	for _, a := range answers {
		seen[a.Title], seen[a.Enhanced.String()] = true, true
	}
	for _, r := range recipients {
		for _, f := range r.found {
			codes := codesOf(f.reply)
			nothing := f.reply.Code == 0 && f.reply.Enhanced.Detail() == 0 // 5.0.0
			if seen[codes] || nothing || f.reply.Positive() || len(list) == mostOthers {
				continue
			}
			seen[codes] = true
			phrase := f.reply.Reason().String()
			if f.reply.Reason() == smtpcode.ReasonUnstated {
				phrase = cmp.Or(f.reply.Enhanced.Text(), f.reply.Code.Text(), phrase)
			}
			list = append(list, Suggestion{Code: codes, Phrase: phrase})
		}
	}
	return list
}
