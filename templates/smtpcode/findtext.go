//go:build go1.23

package smtpcode

import "strings"

// lines are lines with one reply code and a hyphen that are not followed by a last line. No reply begins among them, unless
// it is indented less and so goes on for longer. To know them keeps the finder from reading them again for each.
type lines struct {
	code   ReplyCode
	indent int
	end    int
}

// read reads the reply whose code is at i.
func (f *finder) read(i int, code ReplyCode, marker Marker) (Match, bool) {
	after := i + len("550")
	end := f.endOfLine(i)
	if marker == MarkerLine && f.lacksLast(i, end, code) {
		return Match{}, false
	}
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
		f.lacking = lines{code, f.indent(i), m.End}
		return Match{}, false // a number with a hyphen
	}
	if m.Reply.Enhanced == 0 {
		m.Reply.Enhanced = bracketedCode(m.Reply.Text, code.Class())
	}
	return m, true
}

// lacksLast reports whether the line at i, which ends at end, is among the lines that lack another.
func (f *finder) lacksLast(i, end int, code ReplyCode) bool {
	return i < f.lacking.end && code == f.lacking.code && f.indent(i) >= f.lacking.indent && !strings.Contains(f.text[i:end], `\n`)
}

// indent returns how many blanks are before i on its line.
func (f *finder) indent(i int) int { return i - strings.LastIndexByte(f.text[:i], '\n') - 1 }

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
// or quotation mark that closes the one before the code at i or before the enhanced code.
func (f *finder) closing(i, start, end int) int {
	open := byte(0)
	if start < end && strings.IndexByte(quotes, f.text[start]) >= 0 && startsWithCode(f.text[start+1:end]) {
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

// startsWithCode reports whether a text starts with an enhanced code.
func startsWithCode(text string) bool {
	_, n := scanFreeCode(text)
	return n != 0
}

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
	indent := -1 // of the first line, once it is needed
	for m.End < len(f.text) {
		start := m.End + lineEnd(f.text[m.End:])
		end := f.lineEnd(start)
		content := cutSign(strings.TrimLeft(f.text[start:end], " \t"))
		line, reason := scanReplyLine(content)
		ofReply := more && reason == "" && line.code == m.Reply.Code
		folded := reason != "" && content != "" && isBlank(f.text[start])
		if folded && indent < 0 {
			indent = indentOf(f.text[strings.LastIndexByte(f.text[:m.Start], '\n')+1:])
		}
		if !ofReply && !(folded && indentOf(f.text[start:]) > indent) {
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

// indentOf returns how many blanks are at the start of a line.
func indentOf(line string) int {
	return len(line) - len(strings.TrimLeft(line, " \t"))
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

// escapedAt returns the match of the reply at i in the log of qmail, which has _ for a blank and / for a line end:
// Remote_host_said:_550_5.1.1_no_such_user/Giving_up_on_192.0.2.1./
func (f *finder) escapedAt(i int) (Match, bool) {
	if !strings.HasSuffix(f.text[:i], "_said:_") {
		return Match{}, false
	}
	code, after := scanReplyCode(f.text[i:]), i+len("550")
	if code == 0 || !code.Known() && code.Positive() ||
		after < len(f.text) && strings.IndexByte("_-/ \t\r\n", f.text[after]) < 0 {
		return Match{}, false
	}
	end := len(f.text)
	if n := strings.IndexAny(f.text[i:], " \t\r\n"); n >= 0 {
		end = i + n
	}
	if n := strings.Index(f.text[i:end], "/Giving_up_on_"); n >= 0 {
		end = i + n
	}
	end -= len(f.text[i:end]) - len(strings.TrimRight(f.text[i:end], "/"))
	m := Match{Reply{Code: code}, i, end, MarkerPhrase}
	all := strings.Split(strings.ReplaceAll(f.text[after:end], "_", " "), "/"+f.text[i:after])
	for n, line := range all {
		all[n] = m.Reply.takeFreeCode(line[separator(line):])
	}
	m.Reply.Text = strings.Join(all, "\n")
	if m.Reply.Enhanced == 0 {
		m.Reply.Enhanced = bracketedCode(m.Reply.Text, code.Class())
	}
	return m, true
}
