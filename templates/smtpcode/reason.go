//go:build go1.23

package smtpcode

import (
	"iter"
	"sort"
)

// A Reason is why mail was refused or delayed, or that it was accepted. A server picks a reason and gets the codes to
// send; a client gets the reason of a reply from its codes and its text. The zero Reason is [ReasonUnstated]: the reply
// does not say why.
type Reason uint8

// A reasonRow is what the tables have on a reason.
type reasonRow struct {
	name       string
	text       string
	badAddress bool
	code       ReplyCode    // zero if no server sends the reason in a reply
	enhanced   EnhancedCode // zero if the reply has none
	actions    []action
}

// An action is what a party does about a reason.
type action struct {
	party Party
	do    string
}

func (r Reason) row() *reasonRow {
	if int(r) < len(reasonTable) {
		return &reasonTable[r]
	}
	return &reasonTable[ReasonUnstated]
}

// String returns the reason in a few words: "mailbox full".
func (r Reason) String() string {
	if int(r) < len(reasonTable) {
		return reasonTable[r].name
	}
	return "Reason(" + decimal(uint64(r)) + ")"
}

// Text says what happened: "the recipient's mailbox is over its quota or out of space".
func (r Reason) Text() string { return r.row().text }

// BadAddress reports whether the recipient's address itself is the cause, so that a sender should stop writing to it.
// It is false for a refusal that another sender, another message or another day would not meet.
func (r Reason) BadAddress() bool { return r.row().badAddress }

// Parties iterates over those who can do something about the reason, and what each of them does: "make room in the
// mailbox". There are none if nobody has to do anything, or if the reason does not say.
func (r Reason) Parties() iter.Seq2[Party, string] {
	return func(yield func(Party, string) bool) {
		for _, a := range r.row().actions {
			if !yield(a.party, a.do) {
				return
			}
		}
	}
}

// Codes returns the codes that a server should send for the reason, for example 452 and 4.2.2. They are zero for a
// reason that no server sends in a reply.
func (r Reason) Codes() (ReplyCode, EnhancedCode) {
	return r.row().code, r.row().enhanced
}

// Reply returns the reply that a server should send for the reason, with its text:
//
//	ReasonMailboxFull.Reply("the mailbox is full") // 452 4.2.2 the mailbox is full
//
// For a reason that no server sends in a reply it returns 451, a local error.
func (r Reason) Reply(text string) Reply {
	code, enhanced := r.Codes()
	if code == 0 {
		code, enhanced = ReplyLocalError, 0
	}
	return Reply{code, enhanced, text}
}

// Reasons iterates over all reasons.
func Reasons() iter.Seq[Reason] {
	return func(yield func(Reason) bool) {
		for r := range reasonTable {
			if !yield(Reason(r)) {
				return
			}
		}
	}
}

// A Party can do something about a [Reason].
type Party uint8

// The parties, along the path of a message.
const (
	PartySender          Party = iota // writes the message, chooses its recipients or logs in
	PartySendingSystem                // runs the sending host, the sender's domain and its DNS
	PartyRecipient                    // owns the mailbox
	PartyReceivingSystem              // runs a host on the receiving side or on the path to it
)

// String returns the party in words: "sending system".
func (p Party) String() string {
	switch p {
	case PartySender:
		return "sender"
	case PartySendingSystem:
		return "sending system"
	case PartyRecipient:
		return "recipient"
	case PartyReceivingSystem:
		return "receiving system"
	}
	return "Party(" + decimal(uint64(p)) + ")"
}

// A codeReason is the reason of a range of enhanced codes of one class.
type codeReason struct {
	first, last EnhancedCode
	reason      Reason
}

// Reason returns the reason that the detail names in class 5, [ReasonUnstated] if it does not say why. In class 4 some
// details do not say as much: see [EnhancedCode.Reason].
func (d Detail) Reason() Reason { return d.With(ClassPermanentFailure).Reason() }

// Reason returns the reason that the code names, [ReasonUnstated] if it does not say why. Codes that large providers
// send without having registered them have reasons too: 5.7.606.
func (c EnhancedCode) Reason() Reason {
	if c.Success() {
		return ReasonAccepted
	}
	i := sort.Search(len(codeReasons), func(i int) bool { return codeReasons[i].last >= c })
	if i < len(codeReasons) && codeReasons[i].first <= c {
		return codeReasons[i].reason
	}
	if !c.Valid() {
		return ReasonUnstated
	}
	return c.Detail().row().reason
}

// Reason returns the reason that the code names by itself, [ReasonUnstated] if it does not say why, as most negative
// codes do not.
func (c ReplyCode) Reason() Reason {
	if c.Positive() {
		return ReasonAccepted
	}
	return c.row().reason
}

// Reason returns why the server sent the reply, [ReasonUnstated] if the reply does not say. The text is the finest
// source: a phrase that servers use for one reason only beats the codes, except a code that is a large provider's own.
// Compare [Reply.TextReason] and [Reply.CodeReason] to see whether text and codes contradict each other.
func (r Reply) Reason() Reason {
	code := r.CodeReason()
	if code != ReasonUnstated && r.Enhanced != 0 && !r.Enhanced.Registered() {
		return code
	}
	if text := r.TextReason(); text != ReasonUnstated {
		return text
	}
	return code
}

// CodeReason returns the reason that the codes name: that of the enhanced code, or else of the reply code, unless the
// enhanced code is about another subject. So 521 5.7.1 does not say that the host accepts no mail. The codes for a failed
// login, 534 and 535, say so with any enhanced code: servers choose among those of subject 7.
func (r Reply) CodeReason() Reason {
	if r.Enhanced == 0 {
		return r.Code.Reason()
	}
	reason, byReply := r.Enhanced.Reason(), r.Code.Reason()
	subject := r.Enhanced.Subject()
	if reason == ReasonUnstated && (subject == 0 || subject == 5 || byReply == ReasonLoginFailed) { // undefined, or the protocol
		return byReply
	}
	return reason
}

// TextReason returns the reason that the text names by a phrase which servers use for that reason only. A positive
// reply's text names none.
func (r Reply) TextReason() Reason {
	if r.Positive() {
		return ReasonUnstated
	}
	return phraseReason(r.Text)
}

// A Retry says whether and when a client may send the same again.
type Retry uint8

// The answers.
const (
	RetryNotNeeded   Retry = iota // the server accepted the command
	RetryLater                    // the same attempt may succeed later
	RetryAtOnce                   // for the recipients that are left, in another transaction
	RetryAfterChange              // only after something has changed: the same attempt would fail again
)

// String returns the answer in words: "after a change".
func (r Retry) String() string {
	if int(r) < len(retryTable) {
		return retryTable[r].name
	}
	return "Retry(" + decimal(uint64(r)) + ")"
}

// Text answers whether to send again: "no: fix the cause first". It is empty if r is not an answer.
func (r Retry) Text() string {
	if int(r) < len(retryTable) {
		return retryTable[r].text
	}
	return ""
}

var retryTable = [...]struct{ name, text string }{
	RetryNotNeeded:   {"not needed", "not needed: the server accepted the command"},
	RetryLater:       {"later", "yes, later: the sending system tries again until it gives up"},
	RetryAtOnce:      {"at once", "yes, at once: to the other recipients, in a new transaction"},
	RetryAfterChange: {"after a change", "no: fix the cause first"},
}

// Retry returns whether and when the client may send again. The reply code decides (RFC 5321 section 4.2.1). If the
// server has enough recipients for one transaction, the client sends to the others at once: after 452, and after 552,
// which a client must treat alike for this reason (RFC 5321 section 4.5.3.1.10).
func (r Reply) Retry() Retry {
	switch {
	case r.Positive():
		return RetryNotNeeded
	case (r.Temporary() || r.Code == ReplyExceededStorage) && r.Reason() == ReasonTooManyRecipients:
		return RetryAtOnce
	case r.Temporary():
		return RetryLater
	}
	return RetryAfterChange
}
