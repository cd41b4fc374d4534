//go:build go1.23

package smtpcode

import (
	"iter"
	"math/bits"
	"strings"
)

// A Match is a reply that [FindReplies] found in a text.
type Match struct {
	Reply  Reply
	Start  int // of the reply in the text: text[Start:End]
	End    int
	Marker Marker
}

// A Marker says by what [FindReplies] recognized a reply.
type Marker uint8

// The markers.
const (
	MarkerPair       Marker = iota // a reply code and an enhanced code of its class, side by side
	MarkerLine                     // a reply code at the start of a line
	MarkerTranscript               // a reply code after "<<<" or another sign for what a server sent, at the start of a line
	MarkerPhrase                   // a reply code after words such as "said:" or "after RCPT TO:<a@b>:"
	MarkerField                    // a code in a field: Diagnostic-Code, Status, dsn=, msg="
	MarkerBrackets                 // an enhanced code as qmail writes it: (#5.1.1)
)

// String returns the marker in a word: "pair".
func (m Marker) String() string {
	if int(m) < len(markerText) {
		return markerText[m]
	}
	return "Marker(" + decimal(uint64(m)) + ")"
}

var markerText = [...]string{"pair", "line", "transcript", "phrase", "field", "brackets"}

// FindReplies iterates over the replies in free text, such as a bounce, a log or a transcript, in order. They do not
// overlap. A number by itself is not a reply, nor is an enhanced code by itself, which may be the version of a program.
// These are replies:
//
//   - a reply code and an enhanced code of its class side by side: "550 5.1.1", "550-5.7.26", "550: 5.1.1", and with
//     one of # ( [ ' " before the enhanced code;
//   - a reply code at the start of a line, blanks aside, if it is known and a blank, a hyphen or the end of the line
//     follows. With a hyphen it must have an enhanced code or its last line;
//   - a reply code at the start of a line after one of the signs of transcripts: <<< <- <** <~ <~* S:
//   - a reply code after a colon, a blank and maybe one of # ( [ ' ". Before the colon is "said", "replied", "responded",
//     "answered", "returned", "to me", "was", "with failure", "failed with", "smtp error", "error code", "reason", "deferred", "ACL", a mailbox
//     <a@b> or <>, the address of a host [192.0.2.1] or [192.0.2.1]:25, or on the same line "after" and an event:
//     a command, "initial connection", "end of data", "sending data block", or "pipelined" and a command;
//   - a reply code after "Diagnostic-Code: smtp;", msg=", C=", stat= or "ERROR_CODE :", or as in "status=sent (250 OK)";
//   - a reply code after "_said:_", in the log of qmail, which has _ for a blank and / for a line end;
//   - an enhanced code after "Status:", "Diagnostic-Code: smtp;", "dsn=" or "(#". Such a match is the enhanced code only,
//     and its Reply has no reply code.
//
// No letter, digit, dot, underscore or @ may be next to a code, except a dot that ends a sentence. After a colon and in
// fields a reply code that is not known must be 4yz or 5yz. Words may be in upper or lower case, except "after", msg, C, stat,
// status= and ERROR_CODE.
//
// The text of a reply ends with the line, or with the round bracket or quotation mark that closes one just before a code.
// What a program adds on the same line is part of the text. The reply continues on lines that begin with its code, after one
// that has a hyphen; on lines that are indented more, which are joined with a blank; and after the two characters \n,
// which the log of Exim has for a line end. A code that is repeated, "550 550 no", counts once. If no enhanced code
// follows the reply code, one of its class after "(#" in the text counts.
//
// A line of prose that begins with a number may be taken for a reply: "250 Main Street".
//
// FindReplies allocates the text of replies of several lines and those in the log of qmail, and no other.
func FindReplies(text string) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		f := finder{text: text}
		f.look(0)
		for m, ok := f.next(); ok; m, ok = f.next() {
			if !yield(m) {
				return
			}
		}
	}
}

// A finder looks for replies at the numbers that a code may begin with: of three digits, or of one digit before a dot and
// another digit. It finds those in a window of 64 octets at a time.
type finder struct {
	text    string
	window  int
	numbers uint64                  // a bit for each octet of the window that begins such a number and has not been examined
	line    struct{ from, end int } // see endOfLine
	lacking lines                   // the last ones that lack another
}

// step is by how much the window moves, so that each number is whole in one window, with the octet after it.
const step = 64 - len("550")

// next returns the next match.
func (f *finder) next() (Match, bool) {
	for {
		for f.numbers != 0 {
			i := f.window + bits.TrailingZeros64(f.numbers)
			f.numbers &= f.numbers - 1
			if m, ok := f.matchAt(i); ok {
				f.look(m.End)
				return m, true
			}
		}
		if len(f.text)-f.window <= step {
			return Match{}, false
		}
		f.look(f.window + step)
	}
}

// look moves the window to i.
func (f *finder) look(i int) {
	digit, dot := digitsAndDots(f.text[i:])
	before := (digit | dot) << 1 // matchAt looks at the octet before the window
	replyCode := digit >> 1 & (digit >> 2) &^ (digit >> 3)
	enhanced := dot >> 1 & (digit >> 2)
	f.window, f.numbers = i, digit&(replyCode|enhanced)&^before&(1<<step-1)
}

// digitsAndDots returns a bit for each of the first 64 octets that is a digit, and for each that is a dot.
func digitsAndDots(s string) (digits, dots uint64) {
	if len(s) >= 64 {
		for i := 0; i < 64; i += 8 {
			octets := load8(s[i:])
			digits |= below(octets^eachOctet*'0', 10) << i
			dots |= below(octets^eachOctet*'.', 1) << i
		}
		return digits, dots
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c-'0' <= 9:
			digits |= 1 << i
		case c == '.':
			dots |= 1 << i
		}
	}
	return digits, dots
}

// below returns a bit for each of eight octets that is less than the limit, all at once. To those that are not, the
// addition gives a top bit. The multiplication moves the eight answers together.
func below(octets, limit uint64) uint64 {
	others := octets&(eachOctet*0x7f) + eachOctet*(0x80-limit) | octets
	return ^others >> 7 & eachOctet * 0x0102040810204080 >> 56
}

// matchAt returns the match that begins with the number at i.
func (f *finder) matchAt(i int) (Match, bool) {
	if i > 0 && isWord(f.text[i-1]) {
		return f.escapedAt(i)
	}
	if f.text[i+1] == '.' {
		return f.enhancedAt(i)
	}
	after := i + len("550")
	code := scanReplyCode(f.text[i:])
	if code == 0 || !endsCode(f.text[after:]) {
		return Match{}, false
	}
	marker, ok := f.marker(i, code)
	if !ok {
		if !beginsWithClass(f.text[after:], code.Class()) {
			return Match{}, false
		}
		marker = MarkerPair
	}
	return f.read(i, code, marker)
}

// beginsWithClass reports whether what follows a reply code is an enhanced code of the class.
func beginsWithClass(after string, class Class) bool {
	switch {
	case strings.HasPrefix(after, ": "):
		after = after[len(": "):]
	case after != "" && isSeparator(after[0]):
		after = after[1:]
	default:
		return false
	}
	enhanced, _ := scanFreeCode(skipOpening(after))
	return class != 0 && enhanced.Class() == class
}

// enhancedAt returns the match of the enhanced code at i, if a field or qmail's sign is before it.
func (f *finder) enhancedAt(i int) (Match, bool) {
	code, n := scanFreeCode(f.text[i:])
	if n == 0 {
		return Match{}, false
	}
	before := f.text[:i]
	m := Match{Reply{Enhanced: code}, i, i + n, MarkerField}
	if strings.HasSuffix(before, "(#") {
		m.Marker = MarkerBrackets
		return m, true
	}
	name, ok := strings.CutSuffix(trimBlanks(before), ":")
	return m, ok && endsWithFold(name, "status") || endsWithFold(before, "dsn=") || isDiagnostic(before)
}

// scanFreeCode reads an enhanced code at the start of a text that is followed by what may follow one, and returns its
// length, zero if there is none.
func scanFreeCode(text string) (EnhancedCode, int) {
	code, n, _ := scanCode(text, startOfText)
	if n == 0 || !endsCode(text[n:]) {
		return 0, 0
	}
	return code, n
}

// skipOpening returns the text after the bracket or quotation mark at its start, if there is one.
func skipOpening(text string) string {
	if text != "" && isOpening(text[0]) {
		return text[1:]
	}
	return text
}

// isSeparator reports whether c may follow a reply code on a line of a reply.
func isSeparator(c byte) bool { return isBlank(c) || c == '-' }

// isOpening reports whether c may precede a code.
func isOpening(c byte) bool { return c == '(' || c == '[' || c == '#' || c == '\'' || c == '"' }

// endsCode reports whether a code may end before the text.
func endsCode(after string) bool {
	after = strings.TrimPrefix(after, ".") // the end of a sentence
	return after == "" || !isWord(after[0])
}

// isWord reports whether c may not be next to a code, because the code would be part of something longer.
func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '.' || c == '_' || c == '@'
}
