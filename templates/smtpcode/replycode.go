//go:build go1.23

package smtpcode

import "iter"

// A ReplyCode is the three-digit code of an SMTP reply, 200 to 599 (RFC 5321 section 4.2). The zero ReplyCode means
// none. A number outside the range is not a reply code: it has no text and no severity.
type ReplyCode uint16

// The range of reply codes. RFC 5321 section 4.2 limits the first digit to 2 to 5.
const (
	minReplyCode = 200
	maxReplyCode = 599
)

// ParseReplyCode reads a reply code of exactly three digits, the first 2 to 5: "550". The grammar of RFC 5321
// section 4.2 also limits the second digit to 0 to 5, but its prose does not, and servers send 571: any second digit
// is accepted. The error is a [*SyntaxError].
func ParseReplyCode(s string) (ReplyCode, error) {
	if len(s) == 3 {
		if c := scanReplyCode(s); c != 0 {
			return c, nil
		}
	}
	return 0, &SyntaxError{"reply code", s, "want three digits, the first 2 to 5"}
}

// NewReplyCode returns the reply code of a number. It returns false for a number outside 200 to 599, which a
// conversion would turn into another code: ReplyCode(66086) is 550.
func NewReplyCode(n int) (ReplyCode, bool) {
	if n < minReplyCode || n > maxReplyCode {
		return 0, false
	}
	return ReplyCode(n), true
}

// scanReplyCode reads the reply code at the start of s, which has at least three bytes. It returns zero if there is
// none.
func scanReplyCode(s string) ReplyCode {
	a, b, c := s[0]-'0', s[1]-'0', s[2]-'0'
	if a < 2 || a > 5 || b > 9 || c > 9 {
		return 0
	}
	return ReplyCode(a)*100 + ReplyCode(b)*10 + ReplyCode(c)
}

// A replyRow is what the tables have on a reply code.
type replyRow struct {
	bit       replySet // the set with this code only
	wire      string
	text      string
	reference string
	standing  Standing
	reason    Reason // that the code names by itself
}

// row returns the code's row, the empty one for a code that the tables do not have.
func (c ReplyCode) row() *replyRow {
	if i := c - minReplyCode; i < ReplyCode(len(replyIndex)) {
		return &replyTable[replyIndex[i]]
	}
	return &replyTable[0]
}

// String returns the code as it is sent, "550", which [ParseReplyCode] reads. For a number outside 200 to 599 it
// returns a string such as "ReplyCode(42)".
func (c ReplyCode) String() string {
	if wire := c.row().wire; wire != "" {
		return wire
	}
	if !c.valid() {
		return "ReplyCode(" + decimal(uint64(c)) + ")"
	}
	return decimal(uint64(c))
}

// Text returns the phrase from the RFC that defines the code: "Transaction failed". It keeps placeholders such as
// <domain>. If two RFCs define the code, both phrases are returned, separated by " / ". Text is empty for an unknown
// code and for those without a phrase in any RFC (334, 422, 430, 524, 533).
func (c ReplyCode) Text() string {
	return c.row().text
}

// Known reports whether the code is one of the constants of this package. A client acts on the first digit of a
// code that it does not know (RFC 5321 section 4.3.2).
func (c ReplyCode) Known() bool {
	return c.row().bit != 0
}

// Standing returns who defines the code, [StandingUnknown] for an unknown one.
func (c ReplyCode) Standing() Standing {
	return c.row().standing
}

// Reference names the RFC and section that define the code: "RFC 5321 section 4.2.3". It is empty for an unknown
// code and for 240, which no RFC defines.
func (c ReplyCode) Reference() string {
	return c.row().reference
}

// Severity returns the first digit, or zero for a number that is not a reply code.
func (c ReplyCode) Severity() Severity {
	if !c.valid() {
		return 0
	}
	return Severity(c / 100)
}

// Category returns the second digit, or [CategoryUnspecified] for a number that is not a reply code.
func (c ReplyCode) Category() Category {
	if !c.valid() {
		return CategoryUnspecified
	}
	return Category(c / 10 % 10)
}

// Class returns the class of the enhanced codes that may follow the code: its first digit (RFC 2034 section 4). It is
// zero for a 3yz code, which has no enhanced code, and for a number that is not a reply code.
func (c ReplyCode) Class() Class {
	if s := c.Severity(); s != SeverityPositiveIntermediate {
		return Class(s)
	}
	return 0
}

// Positive reports whether the code is 2yz or 3yz: the command was accepted, or the server waits for more.
func (c ReplyCode) Positive() bool { return 200 <= c && c < 400 }

// Temporary reports whether the code is 4yz: the same command may succeed later.
func (c ReplyCode) Temporary() bool { return 400 <= c && c < 500 }

// Permanent reports whether the code is 5yz: the client should not repeat the same command.
func (c ReplyCode) Permanent() bool { return 500 <= c && c <= maxReplyCode }

func (c ReplyCode) valid() bool { return minReplyCode <= c && c <= maxReplyCode }

// Details iterates over the details for which the registry or an RFC names the code, in numeric order.
func (c ReplyCode) Details() iter.Seq[Detail] {
	return func(yield func(Detail) bool) {
		for d := range Details() {
			if d.Lists(c) && !yield(d) {
				return
			}
		}
	}
}

// ReplyCodes iterates over all known reply codes in numeric order.
func ReplyCodes() iter.Seq[ReplyCode] {
	return func(yield func(ReplyCode) bool) {
		for i, row := range replyIndex {
			if row != 0 && !yield(ReplyCode(i+minReplyCode)) {
				return
			}
		}
	}
}

// A replySet holds known reply codes, a bit for each.
type replySet uint64

func (s replySet) has(c ReplyCode) bool {
	return s&c.row().bit != 0
}
