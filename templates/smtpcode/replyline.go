//go:build go1.23

package smtpcode

import "strings"

// A ReplyLine is one line of a reply: its code, the enhanced code at the start of its text if there is one, the rest
// of the text, and whether the line is the last.
type ReplyLine struct {
	Code     ReplyCode
	Enhanced EnhancedCode
	Text     string
	Last     bool
}

// ParseReplyLine reads one line of a reply, with or without its line end, by the rules of [ParseReply]. It does not
// allocate. The error is a [*SyntaxError].
func ParseReplyLine(s string) (ReplyLine, error) {
	line, rest := cutLine(s)
	scanned, reason := scanReplyLine(line)
	switch {
	case rest != "":
		reason = "more than one line"
	case reason == "":
		reason = strayControl(line, 0)
	}
	if reason != "" {
		return ReplyLine{}, &SyntaxError{"reply line", s, reason}
	}
	enhanced, text := cutEnhancedCode(scanned.code, scanned.text)
	return ReplyLine{scanned.code, enhanced, text, scanned.last}, nil
}

// A scannedLine is a line of a reply whose text has not been read yet.
type scannedLine struct {
	code ReplyCode
	text string
	last bool
}

// scanReplyLine reads a line without its line end. If it is not a line of a reply, reason says why.
func scanReplyLine(line string) (scanned scannedLine, reason string) {
	if len(line) < 3 {
		return scannedLine{}, "want a code of three digits, the first 2 to 5"
	}
	code := scanReplyCode(line)
	switch {
	case code == 0:
		return scannedLine{}, "want a code of three digits, the first 2 to 5"
	case len(line) == 3:
		return scannedLine{code, "", true}, ""
	case line[3] == ' ':
		return scannedLine{code, line[4:], true}, ""
	case line[3] == '-':
		return scannedLine{code, line[4:], false}, ""
	}
	return scannedLine{}, "want a blank, a hyphen or nothing after the three digits"
}

// strayControl reports a control character that a reply must not have: NUL, or more CRs than the given number of lines
// that end with CRLF.
func strayControl(s string, returns int) (reason string) {
	switch {
	case strings.IndexByte(s, 0) >= 0:
		return "a NUL"
	case strings.Count(s, "\r") > returns:
		return "a CR without LF"
	}
	return ""
}

// maxReplyText limits the text that ReplyLines collects, in octets, so that an endless reply cannot fill a client's
// memory. The longest replies in use, to HELP and EHLO, have a few thousand octets.
const maxReplyText = 1 << 16

// ReplyLines assembles a reply from its lines as they arrive, for a client that reads a stream. The zero value is
// ready for the first line of a reply.
type ReplyLines struct {
	reply Reply
	begun bool
	done  bool   // the last line was added
	lines []byte // the text of the lines so far, "\n" between them
}

// Add reads the next line, with or without its line end, and reports whether it is the last of the reply. If so,
// [ReplyLines.Reply] returns the reply, and the next Add begins another. The rules are those of [ParseReply], and
// the text must not exceed 65536 octets. The error is a [*SyntaxError]. After an error the collected lines are
// discarded: the client has lost its place in the stream and should end the session.
func (l *ReplyLines) Add(s string) (last bool, err error) {
	line, rest := cutLine(s)
	reason := "more than one line"
	if rest == "" {
		last, reason = l.read(line)
	}
	if reason == "" && len(l.lines) > maxReplyText {
		reason = "more than 65536 octets of text"
	}
	if reason != "" {
		*l = ReplyLines{}
		return false, &SyntaxError{"reply line", s, reason}
	}
	return last, nil
}

// read adds a line without its line end. If the line does not belong to the reply, reason says why.
func (l *ReplyLines) read(line string) (last bool, reason string) {
	if l.done {
		*l = ReplyLines{lines: l.lines[:0]}
	}
	scanned, reason := scanReplyLine(line)
	if reason == "" {
		reason = strayControl(line, 0)
	}
	switch {
	case reason != "":
		return false, reason
	case l.begun && scanned.code != l.reply.Code:
		return false, otherCode(scanned.code, l.reply.Code)
	case l.begun:
		l.lines = append(l.lines, '\n')
	}
	l.reply.Code, l.begun, l.done = scanned.code, true, scanned.last
	l.lines = append(l.lines, l.reply.takeCode(scanned.text)...)
	return scanned.last, ""
}

// Reply returns the reply assembled so far and resets l for the next one. Before the first line it returns the zero
// Reply.
func (l *ReplyLines) Reply() Reply {
	reply := l.reply
	reply.Text = string(l.lines)
	*l = ReplyLines{lines: l.lines[:0]}
	return reply
}
