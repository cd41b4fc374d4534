//go:build go1.23

package smtpcode

import (
	"strconv"
	"strings"
)

// A Reply is one reply of a server: its code, its enhanced code where it has one, and its text without
// either. The lines of a multi-line reply are separated by "\n". The zero Reply is none: it has no code, and
// [Reply.Append] refuses it.
//
// A Reply is an error value for those who want one: [Reply.Err] is nil for 2yz and 3yz and the Reply for the
// others, and errors.As finds it again.
type Reply struct {
	Code     ReplyCode    `json:"code"`
	Enhanced EnhancedCode `json:"enhanced,omitempty"`
	Text     string       `json:"text"`
}

// NewReply is a reply with the detail in the class of the code, so that the two cannot contradict each
// other. With a 3yz code it has no enhanced code (RFC 2034 section 4).
func NewReply(code ReplyCode, detail Detail, text string) Reply {
	return Reply{code, detail.For(code), text}
}

// ParseReply reads one complete reply, single- or multi-line (RFC 5321 section 4.2). Lines end with CRLF or
// LF; the end of the last one may be missing. A code with nothing behind it is a reply, as a client must
// accept, and so is a line of a multi-line reply without text. It refuses what is not one reply: a code
// other than three digits, the first 2 to 5; another code on a further line; a missing last line; a line
// behind the last; NUL, and CR other than before LF. The error is a [*SyntaxError].
//
// The enhanced code is the first that stands at the start of a line's text, followed by a blank or nothing
// (RFC 2034 section 3). It is taken out of every line that has it. Text that merely looks similar stays
// text, as does everything on a 3yz reply. A code of the wrong class is taken too: [Reply.Check] tells.
//
// A reply of one line is read without allocation: its text is a part of s.
func ParseReply(s string) (Reply, error) {
	line, rest := cutLine(s)
	first, reason := scanReplyLine(line)
	switch {
	case reason != "":
		return Reply{}, &SyntaxError{"reply", s, reason}
	case !first.last:
		return parseLines(s)
	case rest != "":
		return Reply{}, &SyntaxError{"reply", s, lineBehindLast}
	}
	enhanced, text := cutEnhancedCode(first.code, first.text)
	return Reply{first.code, enhanced, text}, nil
}

// parseLines reads a reply of more than one line.
func parseLines(s string) (Reply, error) {
	lines := ReplyLines{lines: make([]byte, 0, len(s))}
	for rest := s; rest != ""; {
		var line string
		line, rest = cutLine(rest)
		last, reason := lines.read(line)
		if last && rest != "" {
			reason = lineBehindLast
		}
		switch {
		case reason != "":
			return Reply{}, &SyntaxError{"reply", s, reason}
		case last:
			return lines.Reply(), nil
		}
	}
	return Reply{}, &SyntaxError{"reply", s, "the last line, without a hyphen behind its code, is missing"}
}

const lineBehindLast = "a line follows the last one, which has no hyphen behind its code"

// cutLine cuts s behind its first line, whose end, LF or CRLF, is dropped.
func cutLine(s string) (line, rest string) {
	end := strings.IndexByte(s, '\n')
	if end < 0 {
		return s, ""
	}
	return strings.TrimSuffix(s[:end], "\r"), s[end+1:]
}

// cutEnhancedCode takes the enhanced code and the blank behind it off the start of a line's text.
func cutEnhancedCode(code ReplyCode, text string) (EnhancedCode, string) {
	enhanced, n, _ := scanCode(text, startOfText)
	switch {
	case n == 0 || code.Severity() == SeverityPositiveIntermediate:
		return 0, text
	case n == len(text):
		return enhanced, ""
	case text[n] == ' ' || text[n] == '\t':
		return enhanced, text[n+1:]
	}
	return 0, text
}

// String is the reply as it stands on the wire, but for LF between its lines, none at the end, and long lines
// left whole. [ParseReply] reads it. A reply that [Reply.AppendUTF8] refuses has its text quoted instead. The zero Reply is
// the empty string.
func (r Reply) String() string {
	if r == (Reply{}) {
		return ""
	}
	if r.codeFault() != nil || r.textFault(anyUTF8) != nil {
		codes := r.Code.String()
		if r.Enhanced != 0 {
			codes += " " + r.Enhanced.String()
		}
		return codes + " " + strconv.Quote(r.Text)
	}
	var b []byte
	for rest, more := r.Text, true; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		b = append(r.appendPrefix(b, more), line...)
		if more {
			b = append(b, '\n')
		}
	}
	return string(b)
}

// Error is [Reply.String], and says so of the zero Reply that there is none.
func (r Reply) Error() string {
	if r == (Reply{}) {
		return "smtpcode: no reply"
	}
	return r.String()
}

// Err is nil for a positive reply, 2yz or 3yz, and r for any other, the zero Reply included.
func (r Reply) Err() error {
	if r.Code.Positive() {
		return nil
	}
	return r
}

// Temporary reports whether the code is 4yz: the same command may succeed later.
func (r Reply) Temporary() bool { return r.Code.Temporary() }

// Permanent reports whether the code is 5yz: the same command should not be repeated as it is.
func (r Reply) Permanent() bool { return r.Code.Permanent() }
