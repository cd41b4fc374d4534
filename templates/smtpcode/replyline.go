//go:build go1.23

package smtpcode

import "strings"

// A ReplyLine is one line of a reply: its code, the enhanced code at the start of its text where there is
// one, the text behind it, and whether the line is the reply's last.
type ReplyLine struct {
	Code     ReplyCode
	Enhanced EnhancedCode
	Text     string
	Last     bool
}

// ParseReplyLine reads one line of a reply, with or without its line end, by the rules of [ParseReply]. It
// does not allocate. The error is a [*SyntaxError].
func ParseReplyLine(s string) (ReplyLine, error) {
	line, rest := cutLine(s)
	scanned, reason := scanReplyLine(line)
	if rest != "" {
		reason = "more than one line"
	}
	if reason != "" {
		return ReplyLine{}, &SyntaxError{"reply line", s, reason}
	}
	enhanced, text := cutEnhancedCode(scanned.code, scanned.text)
	return ReplyLine{scanned.code, enhanced, text, scanned.last}, nil
}

// A scannedLine is a line of a reply whose text is not yet looked into.
type scannedLine struct {
	code ReplyCode
	text string
	last bool
}

// scanReplyLine reads a line without its end. The reason is empty where it is a line of a reply.
func scanReplyLine(line string) (scanned scannedLine, reason string) {
	if len(line) < 3 {
		return scannedLine{}, "want a code of three digits, the first 2 to 5"
	}
	code := scanReplyCode(line)
	switch {
	case code == 0:
		return scannedLine{}, "want a code of three digits, the first 2 to 5"
	case strings.IndexByte(line, '\r') >= 0:
		return scannedLine{}, "a CR that is not before LF"
	case strings.IndexByte(line, 0) >= 0:
		return scannedLine{}, "a NUL"
	case len(line) == 3:
		return scannedLine{code, "", true}, ""
	case line[3] == ' ':
		return scannedLine{code, line[4:], true}, ""
	case line[3] == '-':
		return scannedLine{code, line[4:], false}, ""
	}
	return scannedLine{}, "want a blank, a hyphen or nothing behind the three digits"
}

// maxReplyText bounds the text that ReplyLines collects, in octets: what a server sends without end must
// not fill a client's memory. The longest replies in use, those to HELP and EHLO, have a few thousand.
const maxReplyText = 1 << 16

// ReplyLines puts a reply together from its lines as they arrive, for a client that reads a stream. The zero
// value is ready for a reply's first line.
type ReplyLines struct {
	reply Reply
	begun bool
	done  bool   // the last line was added
	lines []byte // the text of the lines so far, "\n" between them
}

// Add reads the next line, with or without its line end, and reports whether it is the reply's last: then
// [ReplyLines.Reply] has the whole, and another Add begins the next reply. The rules are those of
// [ParseReply]; besides, the text must not exceed 65536 octets. After an error, a [*SyntaxError], the
// collected lines are dropped: the stream is no longer at the start of a reply, and RFC 5321 section 4.2 has
// a client end the session.
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

// read adds a line without its end. The reason is empty where the line continues or begins a reply.
func (l *ReplyLines) read(line string) (last bool, reason string) {
	if l.done {
		*l = ReplyLines{lines: l.lines[:0]}
	}
	scanned, reason := scanReplyLine(line)
	switch {
	case reason != "":
		return false, reason
	case l.begun && scanned.code != l.reply.Code:
		return false, "code " + scanned.code.String() + " on a line of a reply that began with " + l.reply.Code.String()
	case l.begun:
		l.lines = append(l.lines, '\n')
	}
	l.reply.Code, l.begun, l.done = scanned.code, true, scanned.last
	enhanced, text := cutEnhancedCode(scanned.code, scanned.text)
	if l.reply.Enhanced == 0 {
		l.reply.Enhanced = enhanced
	}
	if enhanced != l.reply.Enhanced {
		text = scanned.text
	}
	l.lines = append(l.lines, text...)
	return scanned.last, ""
}

// Reply is the reply of the lines added, and makes l ready for the next. Before the last line it is what has
// arrived of it, and before the first the zero Reply.
func (l *ReplyLines) Reply() Reply {
	reply := l.reply
	reply.Text = string(l.lines)
	*l = ReplyLines{lines: l.lines[:0]}
	return reply
}
