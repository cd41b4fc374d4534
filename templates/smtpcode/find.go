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
//     "answered", "returned", "to me", "was", "with failure", "failed with", "smtp error", "error code", "ACL", a mailbox
//     <a@b> or <>, the address of a host [192.0.2.1] or [192.0.2.1]:25, or on the same line "after" and an event:
//     a command, "initial connection", "end of data", "sending data block", or "pipelined" and a command;
//   - a reply code after "Diagnostic-Code: smtp;", msg=", C=" or "ERROR_CODE :", or as in "status=sent (250 OK)";
//   - an enhanced code after "Status:", "Diagnostic-Code: smtp;", "dsn=" or "(#". Such a match is the enhanced code only,
//     and its Reply has no reply code.
//
// No letter, digit, dot, underscore or @ may be next to a code, except a dot that ends a sentence. After a colon and in
// fields a reply code that is not known must be 4yz or 5yz. Words may be in upper or lower case, except "after", msg, C,
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
// FindReplies allocates the text of replies of several lines, and no other.
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

// A finder looks for replies at the numbers that a code may begin with: of three digits, or of one digit with another
// two octets after it. It finds those in a window of 64 octets at a time.
type finder struct {
	text    string
	window  int
	numbers uint64                  // a bit for each octet of the window that begins such a number and has not been examined
	line    struct{ from, end int } // see endOfLine
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
	digitBefore, dotBefore := digit<<1, dot<<1
	if i > 0 {
		before, beforeDot := digitsAndDots(f.text[i-1 : i])
		digitBefore |= before
		dotBefore |= beforeDot
	}
	replyCode := digit >> 1 & (digit >> 2) &^ (digit >> 3)
	enhanced := dot >> 1 & (digit >> 2)
	f.window, f.numbers = i, digit&(replyCode|enhanced)&^(digitBefore|dotBefore)&(1<<step-1)
}

// digitsAndDots returns a bit for each of the first 64 octets that is a digit, and for each that is a dot.
func digitsAndDots(s string) (digits, dots uint64) {
	const each = 0x0101010101010101
	if len(s) >= 64 {
		for i := 0; i < 64; i += 8 {
			octets := load8(s[i:])
			digits |= below(octets^each*'0', 10) << i
			dots |= below(octets^each*'.', 1) << i
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
	const each = 0x0101010101010101
	others := octets&(each*0x7f) + each*(0x80-limit) | octets
	return ^others >> 7 & each * 0x0102040810204080 >> 56
}

// matchAt returns the match that begins with the number at i.
func (f *finder) matchAt(i int) (Match, bool) {
	if i > 0 && isWord(f.text[i-1]) {
		return Match{}, false
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

// isDiagnostic reports whether the text ends with the beginning of a Diagnostic-Code field with an SMTP reply (RFC 3464
// section 2.3.6).
func isDiagnostic(before string) bool {
	before = trimBlanks(before)
	if !endsWithFold(before, "smtp;") {
		return false
	}
	name, ok := strings.CutSuffix(trimBlanks(before[:len(before)-len("smtp;")]), ":")
	return ok && endsWithFold(name, "diagnostic-code")
}

// marker returns what announces the reply code at i, other than an enhanced code after it.
func (f *finder) marker(i int, code ReplyCode) (Marker, bool) {
	before := trimBlanks(f.text[:i])
	switch {
	case startsLine(before):
		after := f.text[i+len("550"):]
		return MarkerLine, code.Known() && (after == "" || isSeparator(after[0]) || lineEnd(after) != 0)
	case endsWithSign(before):
		return MarkerTranscript, true
	case !code.Known() && code.Positive():
		return MarkerPair, false
	}
	return f.announcer(i)
}

// announcer returns what is before the reply code at i on the same line.
func (f *finder) announcer(i int) (Marker, bool) {
	before := f.text[:i]
	for _, field := range [...]string{`msg="`, `C="`, "status=sent (", "status=deferred (", "status=bounced (", "ERROR_CODE :"} {
		if strings.HasSuffix(before, field) {
			return MarkerField, true
		}
	}
	if isDiagnostic(before) {
		return MarkerField, true
	}
	if isOpening(before[len(before)-1]) {
		before = before[:len(before)-1]
	}
	phrase, ok := strings.CutSuffix(trimBlanks(before), ":")
	return MarkerPhrase, ok && len(phrase)+1 < len(before) && announces(trimBlanks(phrase))
}

// startsLine reports whether a line starts after the text.
func startsLine(before string) bool {
	return before == "" || before[len(before)-1] == '\n'
}

// signs are those by which transcripts mark what a server sent.
var signs = [...]string{"<<<", "<**", "<~*", "<~", "<-", "S:"}

// endsWithSign reports whether the text ends with a sign at the start of a line.
func endsWithSign(before string) bool {
	for _, sign := range signs {
		if rest, ok := strings.CutSuffix(before, sign); ok && startsLine(trimBlanks(rest)) {
			return true
		}
	}
	return false
}

// cutSign removes a sign and the blanks after it from the start of a line.
func cutSign(line string) string {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(line, sign); ok {
			return strings.TrimLeft(rest, " \t")
		}
	}
	return line
}

// read reads the reply whose code is at i.
func (f *finder) read(i int, code ReplyCode, marker Marker) (Match, bool) {
	after := i + len("550")
	end := f.endOfLine(i)
	start := f.afterCode(i, end)
	m := Match{Reply{Code: code}, i, f.closing(i, start, end), marker}
	m.Reply.Text = m.Reply.takeFreeCode(f.text[start:m.End])
	more := after < end && f.text[after] == '-'
	if more && strings.Contains(m.Reply.Text, `\n`+f.text[i:after]) {
		more = m.Reply.splitEscaped(f.text[i:after])
	}
	if m.End == end {
		more = f.readLines(&m, more)
	}
	if more && marker == MarkerLine && m.Reply.Enhanced == 0 {
		return Match{}, false // a number with a hyphen
	}
	if m.Reply.Enhanced == 0 {
		m.Reply.Enhanced = bracketedCode(m.Reply.Text, code.Class())
	}
	return m, true
}

// afterCode returns the index at which the text of the reply at i begins, after a code that is repeated, as in "550
// 550 5.1.1 no", and what separates it from the text.
func (f *finder) afterCode(i, end int) int {
	after := i + len("550")
	if repeated := after + len(" 550"); repeated < end && isSeparator(f.text[after]) && isSeparator(f.text[repeated]) &&
		f.text[after+1:repeated] == f.text[i:after] {
		after = repeated
	}
	return after + separator(f.text[after:end])
}

// closing returns the index at which the text of a reply ends that begins at start: the end of the line, or the bracket
// or quotation mark that closes the one before the code at i or before the text.
func (f *finder) closing(i, start, end int) int {
	open := byte(0)
	if start < end && strings.IndexByte(quotes, f.text[start]) >= 0 {
		open = f.text[start]
		start++
	} else if i > 0 {
		open = f.text[i-1]
	}
	n := -1
	switch text := f.text[start:end]; open {
	case '"':
		n = strings.IndexByte(text, '"')
	case '\'':
		n = strings.LastIndexByte(text, '\'') // the others are apostrophes
	case '(':
		n = closingBracket(text)
	}
	if n < 0 {
		return end
	}
	return start + n
}

const quotes = `"'`

// closingBracket returns the index of the first bracket that closes none in the text, -1 if there is none.
func closingBracket(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return -1
}

// readLines adds the lines that belong to the reply: those with its code after a line that has a hyphen, and those
// that are indented more than its first line. It reports whether another line should follow.
func (f *finder) readLines(m *Match, more bool) bool {
	var text strings.Builder
	for m.End < len(f.text) {
		start := m.End + lineEnd(f.text[m.End:])
		end := f.lineEnd(start)
		content := cutSign(strings.TrimLeft(f.text[start:end], " \t"))
		line, reason := scanReplyLine(content)
		ofReply := more && reason == "" && line.code == m.Reply.Code
		if !ofReply && (reason == "" || content == "" || f.indent(start) <= f.indent(m.Start)) {
			break
		}
		if text.Len() == 0 {
			text.WriteString(m.Reply.Text)
		}
		if ofReply {
			text.WriteByte('\n')
			text.WriteString(m.Reply.takeFreeCode(line.text))
			more = !line.last
		} else {
			if text.Len() > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(content)
		}
		m.End = end
	}
	if text.Len() > 0 {
		m.Reply.Text = text.String()
	}
	return more
}

// splitEscaped separates the lines of a reply between which the log of Exim has \n, and reports whether another line
// should follow.
func (r *Reply) splitEscaped(code string) (more bool) {
	parts := strings.Split(r.Text, `\n`+code)
	for i, part := range parts[1:] {
		if more = strings.HasPrefix(part, "-"); more || strings.HasPrefix(part, " ") {
			parts[i+1] = r.takeFreeCode(part[1:])
		}
	}
	r.Text = strings.Join(parts, "\n")
	return more
}

// lineEnd returns the index of the next line end from i on.
func (f *finder) lineEnd(i int) int {
	end := strings.IndexByte(f.text[i:], '\n')
	if end < 0 {
		return len(f.text)
	}
	if end > 0 && f.text[i+end-1] == '\r' {
		end--
	}
	return i + end
}

// endOfLine is lineEnd, but looks for it once where a line has many replies.
func (f *finder) endOfLine(i int) int {
	if i < f.line.from || f.line.end <= i {
		f.line.from, f.line.end = i, f.lineEnd(i)
	}
	return f.line.end
}

// indent returns how many blanks are at the start of the line that has i.
func (f *finder) indent(i int) int {
	line := f.text[strings.LastIndexByte(f.text[:i], '\n')+1:]
	return len(line) - len(strings.TrimLeft(line, " \t"))
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

// takeFreeCode is takeCode for an enhanced code that may have a bracket or quotation mark before it and punctuation
// after it.
func (r *Reply) takeFreeCode(text string) string {
	marked := skipOpening(text)
	enhanced, n := scanFreeCode(marked)
	if r.Enhanced == 0 && r.Code.Class() != 0 {
		r.Enhanced = enhanced
	}
	if n == 0 || enhanced != r.Enhanced {
		return text
	}
	return marked[n+separator(marked[n:]):]
}

// separator returns the length of what separates a code from the text after it: a blank or hyphen, or a sign and a
// blank.
func separator(text string) int {
	switch {
	case text == "":
		return 0
	case isSeparator(text[0]):
		return 1
	case strings.IndexByte(":;,.)]", text[0]) < 0:
		return 0
	case len(text) > 1 && isBlank(text[1]):
		return 2
	}
	return 1
}

// bracketedCode returns the enhanced code of the class after "(#" in a text, as qmail writes it.
func bracketedCode(text string, class Class) EnhancedCode {
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "(#")
		if !ok {
			return 0
		}
		if code, n := scanFreeCode(after); n != 0 && code.Class() == class {
			return code
		}
		rest = after
	}
}

// phrases are what programs print before a colon and the reply of another host.
var phrases = [...]string{"said", "replied", "responded", "answered", "returned", "to me", "was", "with failure", "failed with",
	"error code", "smtp error", "acl"}

// announces reports whether a reply may follow the text and a colon.
func announces(before string) bool {
	mailbox, host := enclosed(before, '<', '>'), enclosed(cutPort(before), '[', ']')
	if mailbox == "<>" || strings.Contains(mailbox, "@") || strings.ContainsAny(host, ".:") {
		return true
	}
	for _, phrase := range phrases {
		if endsWithFold(before, phrase) {
			return true
		}
	}
	return endsWithEvent(before)
}

// cutPort removes a port from the end of the address of a host: [192.0.2.1]:25.
func cutPort(before string) string {
	host, ok := strings.CutSuffix(strings.TrimRight(before, "0123456789"), ":")
	if ok && strings.HasSuffix(host, "]") {
		return host
	}
	return before
}

// enclosed returns the text in brackets at the end of a line, with them, and the empty string if it is longer than the
// 256 octets that an address may have (RFC 5321 section 4.5.3.1.3).
func enclosed(before string, open, end byte) string {
	if before == "" || before[len(before)-1] != end {
		return ""
	}
	before = before[max(0, len(before)-256):]
	i := strings.LastIndexByte(before, open)
	if i < 0 || strings.IndexByte(before[i:], '\n') >= 0 {
		return ""
	}
	return before[i:]
}

// events are what an error comes after, as Exim reports it: "SMTP error from remote mail server after DATA:".
var events = [...]string{"initial connection", "ehlo", "helo", "lhlo", "starttls", "auth", "mail from", "rcpt to", "data", "bdat",
	"end of data", "pipelined", "sending data block", "quit"}

// endsWithEvent reports whether "after" and an event are at the end of the line, with the arguments of the command, in at
// most the 512 octets of RFC 5321 section 4.5.3.1.4.
func endsWithEvent(before string) bool {
	const after = " after "
	before = before[max(0, len(before)-512):]
	i := strings.LastIndex(before, after)
	if i < 0 || strings.IndexByte(before[i:], '\n') >= 0 {
		return false
	}
	for _, event := range events {
		if startsWithFold(before[i+len(after):], event) {
			return true
		}
	}
	return false
}

// skipOpening returns the text after the bracket or quotation mark at its start, if there is one.
func skipOpening(text string) string {
	if text != "" && isOpening(text[0]) {
		return text[1:]
	}
	return text
}

// trimBlanks returns the text without the blanks at its end.
func trimBlanks(text string) string {
	for text != "" && isBlank(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
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
