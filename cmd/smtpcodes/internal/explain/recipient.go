package explain

import (
	"bufio"
	"cmp"
	"net/textproto"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A recipient is one for whom a bounce or another text has replies.
type recipient struct {
	address string // empty if the text does not say
	action  string // of a delivery status notification: failed, delayed (RFC 3464 section 2.3.3)
	found   []found
}

// A found is a reply with what is around it.
type found struct {
	reply  smtpcode.Reply
	rank   rank
	around string // may name the provider
}

// A rank is how near a reply is to the recipient's failure, the nearest first.
type rank uint8

const (
	inField      rank = iota // in a recipient's Diagnostic-Code
	inTranscript             // after <<<
	inText
	onlyStatus // a status without a reply
)

// nearby is how many octets from a reply what belongs to it may be: the address in prose, or the reason in a log.
const nearby = 1000

// recipients returns those for whom the notice has replies, in its order.
func (n notice) recipients() []recipient {
	var all []recipient
	for _, group := range n.groups {
		if r := readGroup(group); r.address != "" || len(r.found) > 0 {
			all = append(all, r)
		}
	}
	groups, places := len(all), map[string]int{}
	for i, r := range all {
		places[strings.ToLower(r.address)] = i
	}
	attach := func(address string, f found) {
		i, ok := places[strings.ToLower(address)]
		switch {
		case !ok && groups == 1: // the address may be an alias, or the transcript have none
			i = 0
		case !ok && groups > 1:
			return
		case !ok:
			i = len(all)
			all = append(all, recipient{address: address})
			places[strings.ToLower(address)] = i
		}
		all[i].found = append(all[i].found, f)
	}
	for _, text := range n.texts {
		mentions, rest := splitMentions(text)
		for _, m := range mentions {
			for _, f := range m.replies() {
				attach(m.address, f)
			}
		}
		for match := range smtpcode.FindReplies(rest) {
			f := found{match.Reply, rankOf(match), lineBefore(rest, match.Start)}
			if f.rank == onlyStatus {
				f.reply.Text = reasonAfter(rest[match.End:])
			}
			address := addressOf(rest, match)
			if address == "" && n.mail { // prose, not a log
				address = lastAddress(rest[max(0, match.Start-nearby):match.Start])
			}
			attach(address, f)
		}
	}
	return all
}

// readGroup reads the fields for one recipient.
func readGroup(group string) recipient {
	fields, _ := textproto.NewReader(bufio.NewReader(strings.NewReader(group + "\n\n"))).ReadMIMEHeader() // as many as can be read
	value := func(name string) string {
		text := fields.Get(name)
		if _, after, ok := strings.Cut(text, ";"); ok { // after the type
			text = after
		}
		return strings.TrimSpace(text)
	}
	r := recipient{address: cmp.Or(leadingAddress(value("Final-Recipient")), leadingAddress(value("Original-Recipient")), value("Final-Recipient"))}
	r.action, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(fields.Get("Action"))), " ")
	around := value("Remote-Mta") + " " + r.address
	for match := range smtpcode.FindReplies(group) {
		f := found{match.Reply, onlyStatus, around}
		if match.Reply.Code != 0 {
			f.rank = inField
		}
		r.found = append(r.found, f)
	}
	if text := value("Diagnostic-Code"); text != "" && !slices.ContainsFunc(r.found, func(f found) bool { return f.rank == inField }) {
		status, _ := smtpcode.ParseStatus(fields.Get("Status"))
		r.found = append(r.found, found{smtpcode.Reply{Enhanced: status, Text: text}, inField, around})
	}
	return r
}

func rankOf(match smtpcode.Match) rank {
	switch {
	case match.Reply.Code == 0:
		return onlyStatus
	case match.Marker == smtpcode.MarkerTranscript:
		return inTranscript
	case match.Marker == smtpcode.MarkerField:
		return inField
	}
	return inText
}

// reasonAfter returns what a log says after a status, if that is why: dsn=5.0.0, stat=User unknown.
func reasonAfter(text string) string {
	line, _, _ := strings.Cut(text[:min(len(text), nearby)], "\n")
	line = strings.Trim(line, " ,")
	if (smtpcode.Reply{Text: line}).TextReason() == smtpcode.ReasonUnstated {
		return ""
	}
	return line
}

// mostFoundReplies is how many replies of one recipient are looked at.
const mostFoundReplies = 100

// choose returns the reply that says best why the mail was refused: a failure rather than a success, then the nearest to the
// recipient. If that does not say why, a later reply that does comes to its help, unless their codes differ.
func (r recipient) choose() found {
	slices.SortStableFunc(r.found, func(a, b found) int {
		return cmp.Or(compareBool(a.reply.Positive(), b.reply.Positive()), cmp.Compare(a.rank, b.rank))
	})
	best := r.found[0]
	stated := best.reply.Reason() != smtpcode.ReasonUnstated
	for _, f := range r.found[1:min(len(r.found), mostFoundReplies)] {
		same := f.reply.Code == best.reply.Code || f.reply.Code == 0 || best.reply.Code == 0
		if !same || f.reply.Positive() != best.reply.Positive() || f.reply.Temporary() != best.reply.Temporary() {
			continue
		}
		switch {
		case !stated && f.reply.Code != 0 && f.reply.Reason() != smtpcode.ReasonUnstated:
			best, stated = f, true
		case best.reply.Enhanced == 0 && f.reply.Enhanced.Class() == best.reply.Code.Class() && f.reply.Enhanced.Detail() != 0:
			best.reply.Enhanced = f.reply.Enhanced // of the Status field
		}
	}
	return best
}

// compareBool sorts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
