//go:build go1.23

package smtpcode

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Errors that [Reply.Append] returns, besides those of a [Verdict].
var (
	ErrReplyCode = errors.New("smtpcode: reply code outside 200 to 599 (RFC 5321 section 4.2)")
	ErrControl   = errors.New("smtpcode: control character in reply text")
	ErrNonASCII  = errors.New("smtpcode: reply text is not ASCII, which only an SMTPUTF8 session allows (RFC 6531 section 3.7.4)")
	ErrNotUTF8   = errors.New("smtpcode: reply text is not UTF-8")
	ErrAmbiguous = errors.New("smtpcode: a line of the reply text begins with an enhanced code: put it into Enhanced")
	ErrChallenge = errors.New("smtpcode: the text of a 334 reply is one line of at most 12288 octets (RFC 4954 section 4)")
)

// An AppendError reports why [Reply.Append] refused a reply. Err is one of the errors above or of a [Verdict].
type AppendError struct {
	Reply Reply
	Line  int // the line of the text at fault, from 1; 0 if the codes are
	Err   error
}

// Error returns one line with the rule, the codes and the line of text at fault.
func (e *AppendError) Error() string {
	message := e.Err.Error() + ": " + e.Reply.codes()
	number := 0
	for line := range e.Reply.Lines() {
		if number++; number == e.Line {
			message += " " + quote(line)
		}
	}
	return message
}

// Unwrap returns Err.
func (e *AppendError) Unwrap() error { return e.Err }

const (
	// maxReplyLine is the longest line with its code and CRLF, in octets (RFC 5321 section 4.5.3.1.5).
	maxReplyLine = 512
	// shortText is the longest text that fits on one line with any code.
	shortText = maxReplyLine - len("550 5.999.999 \r\n")
	// maxChallenge is the longest text of a 334 reply, to which that limit does not apply: RFC 4954 section 4
	// considers this enough.
	maxChallenge = 12288
)

// Append appends the reply to b as it is sent: every line has the code, the enhanced code if there is one (RFC
// 2034 section 4), and ends with CRLF. Lines of the text may end with LF or CRLF. A line that would exceed 512
// octets continues on another, broken after a blank if it has one. [ParseReply] reads the same reply back, apart
// from the line breaks.
//
// Append returns b unchanged and an [*AppendError] for a reply that is not valid or that a client could read as
// another one: a code out of range; an enhanced code that is malformed, of another class, or on a 3yz reply; CR
// without LF, NUL and other controls except HT; text that is not ASCII; a line that begins with an enhanced code
// that the Reply does not have. [Reply.Sendable] makes such a reply valid. Append allocates only if b has no room.
func (r Reply) Append(b []byte) ([]byte, error) {
	return r.appendWire(b, onlyASCII)
}

// AppendUTF8 is like [Reply.Append] for a session in which RFC 6531 section 3.7.4 allows UTF-8 in this reply.
func (r Reply) AppendUTF8(b []byte) ([]byte, error) {
	return r.appendWire(b, anyUTF8)
}

// A repertoire is the set of characters that a reply's text may have.
type repertoire uint8

const (
	onlyASCII repertoire = iota
	anyUTF8
)

func (r Reply) appendWire(b []byte, allowed repertoire) ([]byte, error) {
	if err := r.codeFault(); err != nil {
		return b, &AppendError{r, 0, err}
	}
	if len(r.Text) <= shortText && printable(r.Text) && !r.mistakable(r.Text) { // one line, as most replies are
		return append(append(r.appendPrefix(b, false), r.Text...), "\r\n"...), nil
	}
	if line, err := r.textFault(allowed); err != nil {
		return b, &AppendError{r, line, err}
	}
	var space [len("550-5.999.999 ")]byte
	prefix := r.appendPrefix(space[:0], true)
	room := maxReplyLine - len(prefix) - len("\r\n")
	if r.Code == ReplyAuthContinue {
		room = maxChallenge
	}
	for rest, more := r.Text, true; more; {
		var line string
		line, rest, more = cutTextLine(rest)
		for len(line) > room {
			cut := r.wrap(line, room)
			b = append(append(append(b, prefix...), line[:cut]...), "\r\n"...)
			line = line[cut:]
		}
		if !more {
			prefix[len("550")] = ' '
		}
		b = append(append(append(b, prefix...), line...), "\r\n"...)
	}
	return b, nil
}

// appendPrefix appends what precedes the text of a line. A blank follows the code even if there is no text (RFC
// 5321 section 4.2), and likewise the enhanced code (RFC 2034 section 3).
func (r Reply) appendPrefix(b []byte, more bool) []byte {
	b = append(b, '0'+byte(r.Code/100), '0'+byte(r.Code/10%10), '0'+byte(r.Code%10))
	if more {
		b = append(b, '-')
	} else {
		b = append(b, ' ')
	}
	if r.Enhanced != 0 {
		b = append(r.Enhanced.append(b), ' ')
	}
	return b
}

// wrap returns where to cut text that exceeds the room: after its last blank, or else between two characters,
// and earlier if the rest would begin like an enhanced code.
func (r Reply) wrap(text string, room int) (cut int) {
	for cut = strings.LastIndexByte(text[:room], ' ') + 1; cut > 0; cut = strings.LastIndexByte(text[:cut-1], ' ') + 1 {
		if !r.mistakable(text[cut:]) {
			return cut
		}
	}
	cut = room
	for !utf8.RuneStart(text[cut]) || r.mistakable(text[cut:]) {
		cut--
	}
	return cut
}

// mistakable reports whether a client would read an enhanced code from the start of a line, though the reply has
// none.
func (r Reply) mistakable(line string) bool {
	if r.Enhanced != 0 {
		return false
	}
	enhanced, _ := cutEnhancedCode(r.Code, line)
	return enhanced != 0
}

// codeFault returns why the codes must not be sent.
func (r Reply) codeFault() error {
	switch {
	case !r.Code.valid():
		return ErrReplyCode
	case r.Enhanced == 0:
		return nil
	case !r.Enhanced.Valid():
		return ErrMalformed
	case r.Code.Class() == 0:
		return ErrNotAllowed
	case r.Code.Class() != r.Enhanced.Class():
		return ErrClassMismatch
	}
	return nil
}

// textFault returns why the text must not be sent, and the number of the line at fault.
func (r Reply) textFault(allowed repertoire) (number int, err error) {
	if r.Code == ReplyAuthContinue && (len(r.Text) > maxChallenge || strings.IndexByte(r.Text, '\n') >= 0) {
		return 1, ErrChallenge
	}
	for rest, more := r.Text, true; more; {
		var line string
		line, rest, more = cutTextLine(rest)
		number++
		if r.mistakable(line) {
			return number, ErrAmbiguous
		}
		if err := characterFault(line, allowed); err != nil {
			return number, err
		}
	}
	return 0, nil
}

// characterFault returns why a character of a line must not be sent.
func characterFault(text string, allowed repertoire) error {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case len(text)-i >= 8 && printable8(text[i:]):
			i += 7
		case c >= utf8.RuneSelf && allowed == onlyASCII:
			return ErrNonASCII
		case c >= utf8.RuneSelf:
			return characterFaultUTF8(text[i:])
		case c < ' ' && c != '\t', c == 0x7f:
			return ErrControl
		}
	}
	return nil
}

// characterFaultUTF8 is characterFault for text that is not ASCII, with the controls of Unicode.
func characterFaultUTF8(text string) error {
	if !utf8.ValidString(text) {
		return ErrNotUTF8
	}
	for _, c := range text {
		if c < ' ' && c != '\t' || 0x7f <= c && c < 0xa0 {
			return ErrControl
		}
	}
	return nil
}

// printable reports whether the text is ASCII without controls.
func printable(text string) bool {
	if len(text) < 8 {
		for i := range len(text) {
			if text[i] < ' ' || text[i] > '~' {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(text)-8; i += 8 {
		if !printable8(text[i:]) {
			return false
		}
	}
	return printable8(text[len(text)-8:])
}

// printable8 is printable for the first eight octets, all at once: octets below a blank or above 0x9f have
// their top bit set in the difference, those from DEL to 0xfe in the sum.
func printable8(s string) bool {
	octets := load8(s)
	return ((octets-eachOctet*' ')|(octets+eachOctet))&(eachOctet*0x80) == 0
}

// eachOctet has the lowest bit of each octet of a number.
const eachOctet = 0x0101010101010101

// load8 returns the first eight octets as a number, the first in its lowest bits. The compiler makes it one load.
func load8(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
