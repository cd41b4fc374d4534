//go:build go1.23

package smtpcode

import (
	"strconv"
	"strings"
)

// A Reply is one reply of a server: its code, its enhanced code if it has one, and its text without the codes.
// The lines of a multi-line reply are separated by "\n". The zero Reply has no code, and [Reply.Append] refuses it.
//
// A Reply can be used as an error: [Reply.Err] returns the Reply unless it is 2yz or 3yz, and errors.As finds it.
type Reply struct {
	Code     ReplyCode    `json:"code"`
	Enhanced EnhancedCode `json:"enhanced,omitempty"`
	Text     string       `json:"text"`
}

// NewReply returns a reply whose enhanced code is the detail in the class of the reply code, so that the two
// cannot contradict each other. With a 3yz code it has no enhanced code (RFC 2034 section 4).
func NewReply(code ReplyCode, detail Detail, text string) Reply {
	return Reply{code, detail.For(code), text}
}

// ParseReply reads one complete reply of one or more lines (RFC 5321 section 4.2). Lines end with CRLF or LF, and
// the last line end may be missing. A code without text is a reply, which a client must accept, and so is a line of
// a multi-line reply without text. These are errors: a code that is not three digits, the first 2 to 5; a line with
// a different code; a missing last line; a line after the last; NUL, and CR without LF. The error is a
// [*SyntaxError].
//
// The enhanced code is the first one found at the start of a line's text, followed by a blank or nothing (RFC 2034
// section 3). It is removed from every line that begins with it. Text that merely looks like a code stays in the
// text, and so does everything on a 3yz reply. A code of the wrong class is accepted: [Reply.Check] reports it.
//
// Parsing a one-line reply does not allocate: its Text shares memory with s.
func ParseReply(s string) (Reply, error) {
	line, rest := cutLine(s)
	first, reason := scanReplyLine(line)
	switch {
	case reason != "":
		return Reply{}, &SyntaxError{"reply", s, reason}
	case !first.last:
		return parseLines(s)
	case rest != "":
		return Reply{}, &SyntaxError{"reply", s, lineAfterLast}
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
			reason = lineAfterLast
		}
		switch {
		case reason != "":
			return Reply{}, &SyntaxError{"reply", s, reason}
		case last:
			return lines.Reply(), nil
		}
	}
	return Reply{}, &SyntaxError{"reply", s, "the last line, without a hyphen after its code, is missing"}
}

const lineAfterLast = "a line follows the last one, which has no hyphen after its code"

// cutLine splits off the first line of s, without its LF or CRLF.
func cutLine(s string) (line, rest string) {
	end := strings.IndexByte(s, '\n')
	if end < 0 {
		return s, ""
	}
	return strings.TrimSuffix(s[:end], "\r"), s[end+1:]
}

// cutEnhancedCode splits the enhanced code and the blank after it off the start of a line's text.
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

// String returns the reply as it is sent, except that lines are separated by LF and long lines are not broken.
// [ParseReply] reads it. If [Reply.AppendUTF8] refuses the reply, its text is quoted. The zero Reply is the empty
// string.
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

// Error returns [Reply.String], or a message for the zero Reply.
func (r Reply) Error() string {
	if r == (Reply{}) {
		return "smtpcode: no reply"
	}
	return r.String()
}

// Err returns nil for a positive reply, 2yz or 3yz, and r for any other, including the zero Reply.
func (r Reply) Err() error {
	if r.Code.Positive() {
		return nil
	}
	return r
}

// Temporary reports whether the code is 4yz: the same command may succeed later.
func (r Reply) Temporary() bool { return r.Code.Temporary() }

// Permanent reports whether the code is 5yz: the client should not repeat the same command.
func (r Reply) Permanent() bool { return r.Code.Permanent() }
