//go:build go1.23

package smtpcode

import (
	"iter"
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
	MarkerTranscript               // a reply code after "<<<" at the start of a line, or after "S:", "<-" or "<**"
	MarkerPhrase                   // a reply code after words such as "said:", "response was:" or "RCPT TO:<a@b>:"
	MarkerField                    // a code in a field: Diagnostic-Code, Status, dsn=, msg=", reject=
	MarkerBrackets                 // an enhanced code as qmail writes it: (#5.1.1)
)

// String returns the marker in a word: "pair".
func (m Marker) String() string {
	switch m {
	case MarkerPair:
		return "pair"
	case MarkerLine:
		return "line"
	case MarkerTranscript:
		return "transcript"
	case MarkerPhrase:
		return "phrase"
	case MarkerField:
		return "field"
	case MarkerBrackets:
		return "brackets"
	}
	return "Marker(" + decimal(uint64(m)) + ")"
}

// FindReplies iterates over the replies in free text, such as a bounce, a log or a transcript, in order.
//
// These are replies: a reply code and an enhanced code of its class side by side, "550 5.1.1", "550-5.7.26" or
// "550 #5.1.0"; a known reply code at the start of a line; a known reply code after one of the markers "<<<", "said:",
// "to me:", "was:", "with failure:", "failed with:", "after end of data:", "after RCPT TO:<a@b>:", "<a@b>:",
// "[192.0.2.1]:", "Diagnostic-Code: smtp;" and msg="; and an enhanced code after "Status:", "dsn=" or "(#", which has
// no reply code. A blank, a hyphen or the end of the line must follow a reply code. A number by itself is not a reply,
// nor is an enhanced code by itself, which may be the version of a program.
//
// The text of a reply ends with the line, or with the bracket or quotation mark that opens just before the code. It
// continues on following lines that begin with white space. A reply of several lines is one match, and only its text
// is allocated: other texts share memory with the argument. As qmail writes it, "(#5.1.1)" at the end of the text
// is the enhanced code of a reply that has no other.
func FindReplies(text string) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		f := finder{text: text, line: -1}
		f.dot, f.colon, f.quote = f.index('.', 0), f.index(':', 0), f.index('"', 0)
		for m, ok := f.next(); ok; m, ok = f.next() {
			if !yield(m) {
				return
			}
		}
	}
}

// A finder looks for replies at the octets that one of them has near its beginning: the dot after the class, the
// colon or quotation mark of a marker, and the line end before a line. strings.IndexByte finds those fast.
type finder struct {
	text                    string
	end                     int // of the last match
	dot, colon, quote, line int // the next of each; len(text) if there is none
}

// index returns the index of c in the text from i on.
func (f *finder) index(c byte, i int) int {
	if n := strings.IndexByte(f.text[i:], c); n >= 0 {
		return i + n
	}
	return len(f.text)
}

// next returns the next match.
func (f *finder) next() (m Match, ok bool) {
	for {
		i := min(f.dot, f.colon, f.quote, f.line)
		if i == len(f.text) {
			return Match{}, false
		}
		switch i {
		case f.line:
			f.line = f.index('\n', i+1)
			m, ok = f.atLine(i + 1)
		case f.dot:
			f.dot = f.index('.', i+1)
			m, ok = f.atDot(i)
		case f.colon:
			f.colon = f.index(':', i+1)
			m, ok = f.atColon(i)
		default:
			f.quote = f.index('"', i+1)
			m, ok = f.atQuote(i)
		}
		if ok {
			f.skip(m.End)
			return m, true
		}
	}
}

// skip moves on to the end of a match.
func (f *finder) skip(end int) {
	f.end = end
	for _, next := range []struct {
		c  byte
		at *int
	}{{'.', &f.dot}, {':', &f.colon}, {'"', &f.quote}, {'\n', &f.line}} {
		if *next.at < end {
			*next.at = f.index(next.c, end)
		}
	}
}

// atLine looks for a reply at the start of a line, i.
func (f *finder) atLine(i int) (Match, bool) {
	i = f.skipBlanks(i)
	for _, marker := range [...]string{"<<<", "<**", "<-", "S:"} {
		if strings.HasPrefix(f.text[i:], marker) {
			return f.atCode(f.skipBlanks(i+len(marker)), MarkerTranscript)
		}
	}
	return f.atCode(i, MarkerLine)
}

// atDot looks for a pair of codes, or an enhanced code after a marker, whose first dot is at i.
func (f *finder) atDot(i int) (Match, bool) {
	start := i - 1
	if start < f.end {
		return Match{}, false
	}
	enhanced, n, _ := scanCode(f.text[start:], startOfText)
	end := start + n
	if n == 0 || !f.endsCode(end) {
		return Match{}, false
	}
	before := f.text[f.end:start]
	switch {
	case strings.HasSuffix(before, "dsn="):
		return Match{Reply{Enhanced: enhanced}, start, end, MarkerField}, true
	case strings.HasSuffix(before, "(#"):
		return Match{Reply{Enhanced: enhanced}, start, end, MarkerBrackets}, true
	}
	before = strings.TrimSuffix(before, "#")
	if len(before) < len("550 ") || !isSeparator(before[len(before)-1]) {
		return Match{}, false
	}
	code := f.end + len(before) - len("550 ")
	if class := scanReplyCode(f.text[code:]).Class(); class != enhanced.Class() || class == 0 {
		return Match{}, false
	}
	return f.atCode(code, MarkerPair)
}

// atColon looks for a reply after a marker that ends with the colon at i.
func (f *finder) atColon(i int) (Match, bool) {
	start := f.skipBlanks(i + 1)
	before := f.text[f.end:i]
	switch {
	case start == i+1 || start == len(f.text):
		return Match{}, false
	case '2' <= f.text[start] && f.text[start] <= '5':
		if endsWithFold(before, "status") {
			enhanced, n, _ := scanCode(f.text[start:], startOfText)
			if n != 0 && f.endsCode(start+n) {
				return Match{Reply{Enhanced: enhanced}, start, start + n, MarkerField}, true
			}
		}
		if announces(before) {
			return f.atCode(start, MarkerPhrase)
		}
	case endsWithFold(before, "diagnostic-code") && startsWithFold(f.text[start:], "smtp;"):
		value := skipBlanks(f.text[start+len("smtp;"):])
		return f.atCode(len(f.text)-len(value), MarkerField)
	}
	return Match{}, false
}

// atQuote looks for a reply after msg=" with its quotation mark at i.
func (f *finder) atQuote(i int) (Match, bool) {
	if !strings.HasSuffix(f.text[f.end:i], "msg=") {
		return Match{}, false
	}
	return f.atCode(i+1, MarkerField)
}

// atCode reads the reply whose code should be at i.
func (f *finder) atCode(i int, marker Marker) (Match, bool) {
	end, after := f.endOfLine(i), i+len("550")
	if i < f.end || after > end || i > 0 && isWord(f.text[i-1]) {
		return Match{}, false
	}
	code := scanReplyCode(f.text[i:])
	if code == 0 || after < end && !isSeparator(f.text[after]) {
		return Match{}, false
	}
	hyphen := after < end && f.text[after] == '-'
	start := min(after+1, end)
	closed := f.closing(i, start, end)
	m := Match{Reply{Code: code}, i, closed, marker}
	m.Reply.Text = m.Reply.takeMarkedCode(f.text[start:closed])
	if m.Reply.Enhanced == 0 && !code.Known() && marker == MarkerLine {
		return Match{}, false
	}
	if closed == end {
		f.addLines(&m, hyphen)
	}
	if hyphen && m.Reply.Enhanced == 0 && marker == MarkerLine && m.End == end {
		return Match{}, false // a number with a hyphen
	}
	if m.Reply.Enhanced == 0 {
		m.Reply.Enhanced = bracketedCode(m.Reply.Text, code.Class())
	}
	return m, true
}

// addLines adds the lines that belong to the reply: those with its code after a line that has a hyphen, and those that
// are indented more than its first line.
func (f *finder) addLines(m *Match, hyphen bool) {
	indent := f.indent(m.Start)
	for {
		next := m.End + lineEnd(f.text[m.End:])
		end := f.endOfLine(next)
		text := f.skipBlanks(next)
		if next == m.End || text == end {
			return
		}
		line := strings.TrimLeft(strings.TrimPrefix(f.text[text:end], "<<<"), " \t")
		scanned, reason := scanReplyLine(line)
		switch {
		case hyphen && reason == "" && scanned.code == m.Reply.Code:
			m.Reply.Text += "\n" + m.Reply.takeMarkedCode(scanned.text)
			hyphen = !scanned.last
		case reason != "" && text-next > indent && !hyphen:
			m.Reply.Text = f.text[m.End-len(m.Reply.Text) : end]
		default:
			return
		}
		m.End = end
	}
}

// closing returns the index at which the text of a reply ends that begins at start: the end of the line, or the bracket
// or quotation mark that closes the one before the code at i.
func (f *finder) closing(i, start, end int) int {
	if i == 0 {
		return end
	}
	switch f.text[i-1] {
	case '"':
		if n := strings.IndexByte(f.text[start:end], '"'); n >= 0 {
			return start + n
		}
	case '(':
		depth := 1
		for n := start; n < end; n++ {
			switch f.text[n] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return n
				}
			}
		}
	}
	return end
}

// endOfLine returns the index of the end of the line that has i.
func (f *finder) endOfLine(i int) int {
	end := f.index('\n', i)
	if end > i && f.text[end-1] == '\r' {
		end--
	}
	return end
}

// indent returns how many blanks precede i, from the start of its line if there is nothing else.
func (f *finder) indent(i int) int {
	line := f.text[strings.LastIndexByte(f.text[:i], '\n')+1 : i]
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

// skipBlanks returns the index of the first octet from i on that is not a blank.
func (f *finder) skipBlanks(i int) int {
	for i < len(f.text) && isBlank(f.text[i]) {
		i++
	}
	return i
}

// endsCode reports whether an enhanced code may end at i.
func (f *finder) endsCode(i int) bool {
	rest := f.text[i:]
	if strings.HasPrefix(rest, ".") { // the end of a sentence
		rest = rest[1:]
	}
	return rest == "" || !isWord(rest[0])
}

// takeMarkedCode is takeCode for a line whose enhanced code may have a "#" before it.
func (r *Reply) takeMarkedCode(text string) string {
	if marked, ok := strings.CutPrefix(text, "#"); ok {
		if _, n, _ := scanCode(marked, startOfText); n != 0 {
			text = marked
		}
	}
	return r.takeCode(text)
}

// bracketedCode returns the enhanced code of the class at the end of a text, as qmail writes it: (#5.1.1).
func bracketedCode(text string, class Class) EnhancedCode {
	open := strings.LastIndexByte(text, '#')
	if open < 0 {
		return 0
	}
	code, n, _ := scanCode(text[open+1:], startOfText)
	if n == 0 || code.Class() != class || strings.Trim(text[open+1+n:], " )") != "" {
		return 0
	}
	return code
}

// announces reports whether a reply may follow the text and a colon.
func announces(before string) bool {
	before = strings.TrimRight(before, " ")
	if host := strings.TrimRight(before, "0123456789"); strings.HasSuffix(host, "]:") {
		before = host[:len(host)-1] // without its port
	}
	if before == "" {
		return false
	}
	switch before[len(before)-1] {
	case '>':
		open := strings.LastIndexByte(before, '<')
		return open >= 0 && (strings.IndexByte(before[open:], '@') >= 0 || open == len(before)-len("<>"))
	case ']':
		open := strings.LastIndexByte(before, '[')
		return open >= 0 && strings.ContainsAny(before[open:], ".:")
	}
	for _, phrase := range [...]string{"said", "to me", "was", "with failure", "failed with", "acl"} {
		if endsWithFold(before, phrase) {
			return true
		}
	}
	return endsWithEvent(before)
}

// events are what an error comes after, as Exim reports it: "SMTP error from remote mail server after DATA:".
var events = [...]string{"initial connection", "ehlo", "helo", "lhlo", "starttls", "auth", "mail from", "rcpt to", "data", "bdat",
	"end of data", "pipelined", "sending data block", "quit"}

// endsWithEvent reports whether the line ends with "after" and the name of an event.
func endsWithEvent(before string) bool {
	const after = " after "
	line := before[strings.LastIndexByte(before, '\n')+1:]
	i := strings.LastIndex(line, after)
	if i < 0 {
		return false
	}
	for _, event := range events {
		if startsWithFold(line[i+len(after):], event) {
			return true
		}
	}
	return false
}

// startsWithFold reports whether s begins with prefix, in upper or lower case.
func startsWithFold(s, prefix string) bool {
	return len(s) >= len(prefix) && equalFoldASCII(s[:len(prefix)], prefix)
}

// endsWithFold reports whether s ends with the words, in upper or lower case.
func endsWithFold(s, words string) bool {
	i := len(s) - len(words)
	return i >= 0 && equalFoldASCII(s[i:], words) && (i == 0 || !isWord(s[i-1]))
}

// isSeparator reports whether c may follow a reply code.
func isSeparator(c byte) bool { return isBlank(c) || c == '-' }

// isWord reports whether c may not be next to a code, because the code would be part of something longer.
func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '.' || c == '_' || c == '@'
}
