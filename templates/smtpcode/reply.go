//go:build go1.23

package smtpcode

import (
	"iter"
	"strconv"
	"strings"
)

// A Reply is one reply of a server: its code, its enhanced code if it has one, and its text without the codes.
// The lines of a multi-line reply are separated by "\n". The zero Reply has no code, and [Reply.Append] refuses it.
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

// ReplyFromText returns the reply of a code and the text after it, which may begin with an enhanced code. This is how
// net/textproto, net/smtp and milters hold a reply: 550 and "5.1.1 no such user". The enhanced code is removed from
// every line that begins with it, as in [ParseReply]. ReplyFromText returns false if the number is not a reply code.
func ReplyFromText(code int, text string) (Reply, bool) {
	replyCode, ok := NewReplyCode(code)
	if !ok {
		return Reply{}, false
	}
	if strings.IndexByte(text, '\n') < 0 {
		enhanced, rest := cutEnhancedCode(replyCode, text)
		return Reply{replyCode, enhanced, rest}, true
	}
	reply, lines := Reply{Code: replyCode}, strings.Builder{}
	lines.Grow(len(text))
	for rest, more := text, true; more; {
		var line string
		line, rest, more = cutTextLine(rest)
		lines.WriteString(reply.takeCode(line))
		if more {
			lines.WriteByte('\n')
		}
	}
	reply.Text = lines.String()
	return reply, true
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
	if len(s) > len("550") && s[len("550")] == '-' {
		return parseLines(s)
	}
	line, rest := cutLine(s)
	scanned, reason := scanReplyLine(line)
	switch {
	case reason != "":
	case rest != "":
		reason = lineAfterLast
	default:
		reason = strayControl(line, 0)
	}
	if reason != "" {
		return Reply{}, &SyntaxError{"reply", s, reason}
	}
	enhanced, text := cutEnhancedCode(scanned.code, scanned.text)
	return Reply{scanned.code, enhanced, text}, nil
}

// parseLines reads a reply of more than one line. It allocates the text only.
func parseLines(s string) (Reply, error) {
	var reply Reply
	if reason := reply.readLines(s); reason != "" {
		return Reply{}, &SyntaxError{"reply", s, reason}
	}
	return reply, nil
}

// readLines reads the codes and the text of all lines. If they are not a reply, reason says why.
func (r *Reply) readLines(s string) (reason string) {
	var text strings.Builder
	text.Grow(len(s))
	returns := 0 // how many lines end with CRLF
	prefix := "" // the enhanced code and the blank after it, which most lines repeat
	for rest := s; rest != ""; {
		line, after := cutLine(rest)
		returns += (len(rest) - len(line) - len(after)) / len("\r\n")
		rest = after
		scanned, reason := scanReplyLine(line)
		switch {
		case reason != "":
			return reason
		case r.Code == 0:
			r.Code = scanned.code
		case scanned.code != r.Code:
			return otherCode(scanned.code, r.Code)
		default:
			text.WriteByte('\n')
		}
		cut, ok := strings.CutPrefix(scanned.text, prefix)
		if !ok || prefix == "" {
			cut = r.takeCode(scanned.text)
			if cut != "" {
				prefix = scanned.text[:len(scanned.text)-len(cut)]
			}
		}
		text.WriteString(cut)
		switch {
		case scanned.last && rest != "":
			return lineAfterLast
		case scanned.last:
			r.Text = text.String()
			return strayControl(s, returns)
		}
	}
	return "the last line, without a hyphen after its code, is missing"
}

func otherCode(code, first ReplyCode) string {
	return "code " + code.String() + " on a line of a reply that began with " + first.String()
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

// cutTextLine splits off the first line of a reply's text and reports whether another follows.
func cutTextLine(text string) (line, rest string, more bool) {
	line, rest, more = strings.Cut(text, "\n")
	if more {
		line = strings.TrimSuffix(line, "\r")
	}
	return line, rest, more
}

// takeCode removes the reply's enhanced code from the start of a line's text. The first one found becomes the
// reply's.
func (r *Reply) takeCode(text string) string {
	enhanced, rest := cutEnhancedCode(r.Code, text)
	if r.Enhanced == 0 {
		r.Enhanced = enhanced
	}
	if enhanced != r.Enhanced {
		return text
	}
	return rest
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
	line, _ := r.textFault(anyUTF8)
	if r.codeFault() != nil || line != 0 {
		return r.codes() + " " + strconv.Quote(r.Text)
	}
	var b []byte
	for rest, more := r.Text, true; more; {
		var line string
		line, rest, more = cutTextLine(rest)
		b = append(r.appendPrefix(b, more), line...)
		if more {
			b = append(b, '\n')
		}
	}
	return string(b)
}

// codes returns the reply's codes: "550 5.1.1".
func (r Reply) codes() string {
	if r.Enhanced == 0 {
		return r.Code.String()
	}
	return r.Code.String() + " " + r.Enhanced.String()
}

// Lines iterates over the lines of the reply's text. A reply without text has one, empty line.
func (r Reply) Lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest, more := r.Text, true; more; {
			var line string
			line, rest, more = cutTextLine(rest)
			if !yield(line) {
				return
			}
		}
	}
}

// A ReplyError is a negative reply as an error: see [Reply.Err].
type ReplyError struct {
	Reply Reply
}

// Error returns [Reply.String], or a message for the zero Reply.
func (e *ReplyError) Error() string {
	if e.Reply == (Reply{}) {
		return "smtpcode: no reply"
	}
	return e.Reply.String()
}

// Temporary is [Reply.Temporary], for programs that ask any error for it.
func (e *ReplyError) Temporary() bool { return e.Reply.Temporary() }

// Permanent is [Reply.Permanent], for programs that ask any error for it.
func (e *ReplyError) Permanent() bool { return e.Reply.Permanent() }

// Err returns nil for a positive reply, 2yz or 3yz, and a [*ReplyError] for any other, including the zero Reply.
func (r Reply) Err() error {
	if r.Positive() {
		return nil
	}
	return &ReplyError{r}
}

// Positive reports whether the code is 2yz or 3yz: the command was accepted, or the server waits for more. If there is no
// reply code, as in a delivery status notification that has only a Status field, the enhanced code's class decides.
func (r Reply) Positive() bool { return r.Code.Positive() || r.Code == 0 && r.Enhanced.Success() }

// Temporary reports whether the code is 4yz, or of class 4 if there is no reply code: the same command may succeed later.
func (r Reply) Temporary() bool { return r.Code.Temporary() || r.Code == 0 && r.Enhanced.Temporary() }

// Permanent reports whether the code is 5yz, or of class 5 if there is no reply code: the client should not repeat the
// same command.
func (r Reply) Permanent() bool { return r.Code.Permanent() || r.Code == 0 && r.Enhanced.Permanent() }
