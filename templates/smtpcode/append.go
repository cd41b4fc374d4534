//go:build go1.23

package smtpcode

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// The reasons for which [Reply.Append] refuses a reply, beside those that a [Verdict] has.
var (
	ErrReplyCode = errors.New("smtpcode: reply code outside 200 to 599 (RFC 5321 section 4.2)")
	ErrControl   = errors.New("smtpcode: control character in reply text")
	ErrNonASCII  = errors.New("smtpcode: reply text is not ASCII, which only an SMTPUTF8 session allows (RFC 6531 section 3.7.4)")
	ErrNotUTF8   = errors.New("smtpcode: reply text is not UTF-8")
	ErrAmbiguous = errors.New("smtpcode: a line of the reply text begins with an enhanced code: put it into Enhanced")
	ErrChallenge = errors.New("smtpcode: the text of a 334 reply is one line, and of the 12288 octets that RFC 4954 section 4 calls enough")
)

const (
	// maxReplyLine is the longest line with its code and CRLF, in octets (RFC 5321 section 4.5.3.1.5).
	maxReplyLine = 512
	// shortText is the longest text that goes into one line with every code.
	shortText = maxReplyLine - len("550 5.999.999 \r\n")
	// maxChallenge is the longest text of a 334 reply, which that limit does not bind: as much as RFC 4954
	// section 4 considers enough.
	maxChallenge = 12288
)

// Append appends the reply to b as it goes on the wire: the code, and the enhanced code where there is one,
// on every line (RFC 2034 section 4), CRLF behind each. A line of the text that would make more than 512
// octets goes on in a further line, broken behind a blank where it has one. [ParseReply] reads the same
// reply again, apart from the line breaks added.
//
// Append refuses, and returns b as it was, what is not a reply or would be read as another: a code out of
// range; an enhanced code on 3yz, of another class, or malformed; CR, NUL and every control but HT and the
// "\n" between lines; text that is not ASCII; a line that begins with an enhanced code that the Reply does
// not have. Append allocates only where b has no room.
func (r Reply) Append(b []byte) ([]byte, error) {
	return r.appendWire(b, onlyASCII)
}

// AppendUTF8 is [Reply.Append] for a session in which RFC 6531 section 3.7.4 allows UTF-8 in this reply.
func (r Reply) AppendUTF8(b []byte) ([]byte, error) {
	return r.appendWire(b, anyUTF8)
}

// A repertoire says which characters a reply's text may have.
type repertoire uint8

const (
	onlyASCII repertoire = iota
	anyUTF8
)

func (r Reply) appendWire(b []byte, allowed repertoire) ([]byte, error) {
	if err := r.codeFault(); err != nil {
		return b, err
	}
	if len(r.Text) <= shortText && printable(r.Text) && !r.mistakable(r.Text) { // one line, as most replies are
		return append(append(r.appendPrefix(b, false), r.Text...), "\r\n"...), nil
	}
	if err := r.textFault(allowed); err != nil {
		return b, err
	}
	var space [len("550-5.999.999 ")]byte
	prefix := r.appendPrefix(space[:0], true)
	room := maxReplyLine - len(prefix) - len("\r\n")
	if r.Code == ReplyAuthContinue {
		room = maxChallenge
	}
	for rest, more := r.Text, true; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
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

// appendPrefix appends what stands before a line's text. A blank follows the code even where no text does
// (RFC 5321 section 4.2), and the enhanced code likewise (RFC 2034 section 3).
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

// wrap is where to cut a line's text that exceeds the room: behind its last blank, else before a character;
// further ahead where the rest would begin like an enhanced code.
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

// mistakable reports whether a reader would take an enhanced code off a line that has none in front.
func (r Reply) mistakable(line string) bool {
	if r.Enhanced != 0 {
		return false
	}
	enhanced, _ := cutEnhancedCode(r.Code, line)
	return enhanced != 0
}

// codeFault is why the reply's codes may not go on the wire.
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

// textFault is why the reply's text may not go on the wire.
func (r Reply) textFault(allowed repertoire) error {
	if r.Code == ReplyAuthContinue && (len(r.Text) > maxChallenge || strings.IndexByte(r.Text, '\n') >= 0) {
		return ErrChallenge
	}
	for rest, more := r.Text, r.Enhanced == 0; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if r.mistakable(line) {
			return ErrAmbiguous
		}
	}
	return characterFault(r.Text, allowed)
}

// characterFault is which characters of the text may not go on the wire.
func characterFault(text string, allowed repertoire) error {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case len(text)-i >= 8 && printable8(text[i:]):
			i += 7
		case c >= utf8.RuneSelf && allowed == onlyASCII:
			return ErrNonASCII
		case c >= utf8.RuneSelf:
			return characterFaultUTF8(text[i:])
		case c < ' ' && c != '\t' && c != '\n', c == 0x7f:
			return ErrControl
		}
	}
	return nil
}

// characterFaultUTF8 is characterFault for text that is not ASCII. The controls are those of Unicode.
func characterFaultUTF8(text string) error {
	if !utf8.ValidString(text) {
		return ErrNotUTF8
	}
	for _, c := range text {
		if c < ' ' && c != '\t' && c != '\n' || 0x7f <= c && c < 0xa0 {
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

// printable8 is printable for the first eight octets, all at once: what is below a blank or from 0xa0 on has
// its top bit set in the difference, what is from DEL to 0xfe in the sum.
func printable8(s string) bool {
	const each = 0x0101010101010101
	s = s[:8]
	octets := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return ((octets-each*' ')|(octets+each))&(each*0x80) == 0
}
