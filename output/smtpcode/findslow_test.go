package smtpcode_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// The rules of FindReplies once more, as regular expressions: what may be before a code and what may be after it. Those
// in lower case are matched with the text in lower case.
var (
	beforeLine       = regexp.MustCompile(`(?:^|\n)[ \t]*$`)
	beforeTranscript = regexp.MustCompile(`(?:^|\n)[ \t]*(?:<<<|<-|<\*\*|<~|<~\*|S:)[ \t]*$`)
	beforePhrase     = regexp.MustCompile(`(?:^|[^0-9a-z._@])(?:said|replied|responded|answered|returned|to me|was|with failure|failed with|smtp error|error code|reason|deferred|acl)[ \t]*:[ \t]+[#(\['"]?$`)
	beforeMailbox    = regexp.MustCompile(`(<>|<[^<\n]*@[^<\n]*>)[ \t]*:[ \t]+[#(\['"]?$`)
	beforeHost       = regexp.MustCompile(`(\[[^\[\n]*[.:][^\[\n]*\])(?::[0-9]*)?[ \t]*:[ \t]+[#(\['"]?$`)
	beforeEvent      = regexp.MustCompile(`^( after (?:initial connection|ehlo|helo|lhlo|starttls|auth|mail from|rcpt to|data|bdat|end of data|pipelined|sending data block|quit)[^\n]*?)[ \t]*:[ \t]+[#(\['"]?$`)
	beforeField      = regexp.MustCompile(`(?:msg="|C="|stat="?|status=sent \(|status=deferred \(|status=bounced \(|ERROR_CODE :)$`)
	beforeDiagnostic = regexp.MustCompile(`(?:^|[^0-9a-z._@])diagnostic-code:[ \t]*smtp;[ \t]*$`)
	beforeEnhanced   = regexp.MustCompile(`(?:^|[^0-9a-z._@])(?:status:[ \t]*|dsn=)$`)
	afterWord        = `(?:[^0-9A-Za-z._@]|\.[^0-9A-Za-z._@]|\.?$)`
	enhancedNumbers  = `([245]\.(?:0|[1-9][0-9]{0,2})\.(?:0|[1-9][0-9]{0,2}))`
	isReplyCode      = regexp.MustCompile(`(?s)^([2-5][0-9][0-9])` + afterWord)
	isEnhancedCode   = regexp.MustCompile(`(?s)^` + enhancedNumbers + afterWord)
	hasPair          = regexp.MustCompile(`(?s)^([245])[0-9][0-9](?:: |[ \t-])[#(\['"]?` + enhancedNumbers + afterWord)
	endsWord         = regexp.MustCompile(`[0-9A-Za-z._@]$`)
	codeInText       = regexp.MustCompile(`(?s)^[#(\['"]?` + enhancedNumbers + `([:;,.)\]][ \t]?|[ \t-]|$|[^0-9A-Za-z._@])`)
	afterLineCode    = regexp.MustCompile(`^(?:[ \t-]|\r?\n|$)`)
	endOfLine        = regexp.MustCompile(`\r?\n|$`)
	codeAndSeparator = regexp.MustCompile(`^...(?:[ \t-]|[:;,.)\]][ \t]?)?`)
	bracketedCode    = regexp.MustCompile(`(?s)\(#` + enhancedNumbers + afterWord)
	leadingBlanks    = regexp.MustCompile(`^[ \t]*`)
	nextLine         = regexp.MustCompile(`^(\r?\n)((?s:.*?))(\r?\n|$)`)
	leadingSign      = regexp.MustCompile(`^(?:<<<|<\*\*|<~\*|<~|<-|S:)[ \t]*`)
	replyLine        = regexp.MustCompile(`^([2-5][0-9][0-9])(?:([ -])((?s:.*)))?$`)
	markedCode       = regexp.MustCompile(`(?s)^[#(\['"]?` + enhancedNumbers + afterWord)
	quotedCode       = regexp.MustCompile(`(?s)^["']` + enhancedNumbers + afterWord)
	leadingSeparator = regexp.MustCompile(`^[ \t:;,.)\]-]`)
)

// lower makes upper case ASCII lower case.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// slowMarker returns what is before a reply code, by the regular expressions.
func slowMarker(before, after string, code smtpcode.ReplyCode) (smtpcode.Marker, bool) {
	small := lower(before)
	within := func(pattern *regexp.Regexp, limit int) bool {
		m := pattern.FindStringSubmatch(small)
		return m != nil && len(m[1]) <= limit
	}
	event := ""
	if i := strings.LastIndex(before, " after "); i >= 0 {
		event = small[i:]
	}
	switch {
	case beforeLine.MatchString(before):
		return smtpcode.MarkerLine, code.Known() && afterLineCode.MatchString(after)
	case beforeTranscript.MatchString(before):
		return smtpcode.MarkerTranscript, true
	case !code.Known() && code.Positive():
		return 0, false
	case beforeField.MatchString(before), beforeDiagnostic.MatchString(small):
		return smtpcode.MarkerField, true
	case beforePhrase.MatchString(small), within(beforeMailbox, 256), within(beforeHost, 256):
		return smtpcode.MarkerPhrase, true
	}
	m := beforeEvent.FindStringSubmatch(event)
	return smtpcode.MarkerPhrase, m != nil && len(m[1]) <= 512
}

// slowMatch returns the match at an index.
func slowMatch(text string, i int) (m smtpcode.Match, ok bool) {
	before, rest := text[:i], text[i:]
	if endsWord.MatchString(before[max(0, i-1):]) {
		return slowEscaped(before, rest)
	}
	if code := isEnhancedCode.FindStringSubmatch(rest); code != nil {
		m = smtpcode.Match{Reply: smtpcode.Reply{Enhanced: parsed(code[1])}, Start: i, End: i + len(code[1]), Marker: smtpcode.MarkerField}
		if strings.HasSuffix(before, "(#") {
			m.Marker = smtpcode.MarkerBrackets
			return m, true
		}
		return m, beforeEnhanced.MatchString(lower(before)) || beforeDiagnostic.MatchString(lower(before))
	}
	if !isReplyCode.MatchString(rest) {
		return m, false
	}
	code, _ := smtpcode.ParseReplyCode(rest[:3])
	marker, ok := slowMarker(before, rest[3:], code)
	if pair := hasPair.FindStringSubmatch(rest); !ok && (pair == nil || pair[1] != pair[2][:1]) {
		return m, false
	} else if !ok {
		marker = smtpcode.MarkerPair
	}
	m = smtpcode.Match{Reply: smtpcode.Reply{Code: code}, Start: i, Marker: marker}
	more := slowText(text, &m)
	return m, !more || marker != smtpcode.MarkerLine || m.Reply.Enhanced != 0
}

// escaped is a reply in the log of qmail.
var escaped = regexp.MustCompile(`^([2-5][0-9][0-9])(?:[_/-][^ \t\r\n]*?)??(/*(?:/Giving_up_on_[^ \t\r\n]*)?)(?:[ \t\r\n]|$)`)

// slowEscaped returns the match that is at the start of rest, in the log of qmail.
func slowEscaped(before, rest string) (m smtpcode.Match, ok bool) {
	found := escaped.FindStringSubmatchIndex(rest)
	if !strings.HasSuffix(before, "_said:_") || found == nil {
		return m, false
	}
	token := rest[:found[4]]
	code, _ := smtpcode.ParseReplyCode(token[:3])
	m = smtpcode.Match{Reply: smtpcode.Reply{Code: code}, Start: len(before), End: len(before) + len(token), Marker: smtpcode.MarkerPhrase}
	var lines []string
	for _, line := range strings.Split("/"+strings.ReplaceAll(token, "_", " "), "/"+token[:3])[1:] {
		lines = append(lines, takeCode(&m.Reply, codeAndSeparator.ReplaceAllString("550"+line, "")))
	}
	m.Reply.Text = strings.Join(lines, "\n")
	for _, enhanced := range bracketedCode.FindAllStringSubmatch(m.Reply.Text, -1) {
		if m.Reply.Enhanced == 0 && enhanced[1][0] == token[0] && token[0] != '3' {
			m.Reply.Enhanced = parsed(enhanced[1])
		}
	}
	return m, code.Known() || !code.Positive()
}

// slowText reads the text of a match and reports whether a line is missing.
func slowText(text string, m *smtpcode.Match) (more bool) {
	code := text[m.Start : m.Start+3]
	end := m.Start + endOfLine.FindStringIndex(text[m.Start:])[0]
	line := text[m.Start:end]
	more = strings.HasPrefix(line[3:], "-")
	if regexp.MustCompile(`^...[ \t-]` + code + `[ \t-]`).MatchString(line) {
		line = line[4:]
	}
	first := codeAndSeparator.ReplaceAllString(line, "")
	open, from := "", 0
	if quotedCode.MatchString(first) {
		open, from = first[:1], 1
	} else if m.Start > 0 {
		open = text[m.Start-1 : m.Start]
	}
	m.End = end - len(first) + from + closed(first[from:], open)
	whole := m.End == end
	first = first[:len(first)-(end-m.End)]
	parts := []string{takeCode(&m.Reply, first)}
	if more && strings.Contains(parts[0], `\n`+code) {
		parts = strings.Split(parts[0], `\n`+code)
		for i := 1; i < len(parts); i++ {
			more = strings.HasPrefix(parts[i], "-")
			if more || strings.HasPrefix(parts[i], " ") {
				parts[i] = takeCode(&m.Reply, parts[i][1:])
			}
		}
	}
	m.Reply.Text = strings.Join(parts, "\n")
	if whole {
		more = slowLines(text, m, more)
	}
	if m.Reply.Enhanced == 0 && code[0] != '3' {
		for _, enhanced := range bracketedCode.FindAllStringSubmatch(m.Reply.Text, -1) {
			if m.Reply.Enhanced == 0 && enhanced[1][0] == code[0] {
				m.Reply.Enhanced = parsed(enhanced[1])
			}
		}
	}
	return more
}

// slowLines adds the lines after the first.
func slowLines(text string, m *smtpcode.Match, more bool) bool {
	indent := len(leadingBlanks.FindString(text[strings.LastIndex(text[:m.Start], "\n")+1:]))
	for {
		next := nextLine.FindStringSubmatch(text[m.End:])
		if next == nil {
			return more
		}
		line := leadingBlanks.ReplaceAllString(next[2], "")
		line = leadingSign.ReplaceAllString(line, "")
		reply := replyLine.FindStringSubmatch(line)
		switch {
		case reply != nil && more && reply[1] == m.Reply.Code.String():
			m.Reply.Text += "\n" + takeCode(&m.Reply, reply[3])
			more = reply[2] == "-"
		case reply == nil && line != "" && len(leadingBlanks.FindString(next[2])) > indent:
			if m.Reply.Text != "" {
				m.Reply.Text += " "
			}
			m.Reply.Text += line
		default:
			return more
		}
		m.End += len(next[1]) + len(next[2])
	}
}

// takeCode removes the reply's enhanced code, which may be new, from the start of a line.
func takeCode(r *smtpcode.Reply, line string) string {
	code := codeInText.FindStringSubmatch(line)
	if code == nil || !markedCode.MatchString(line) || r.Code.Severity() == 3 {
		return line
	}
	if r.Enhanced == 0 {
		r.Enhanced = parsed(code[1])
	}
	if r.Enhanced != parsed(code[1]) {
		return line
	}
	if leadingSeparator.MatchString(code[2]) {
		return line[len(code[0]):]
	}
	return line[len(code[0])-len(code[2]):]
}

// closed returns the index of what closes a bracket or quotation mark.
func closed(text, open string) int {
	end := -1
	switch open {
	case `"`:
		end = strings.Index(text, `"`)
	case "'":
		end = strings.LastIndex(text, "'")
	case "(":
		for i := range len(text) {
			if inner := text[:i]; end < 0 && text[i] == ')' && strings.Count(inner, "(") == strings.Count(inner, ")") {
				end = i
			}
		}
	}
	if end < 0 {
		return len(text)
	}
	return end
}

// parsed returns the enhanced code of a text that a regular expression has matched.
func parsed(text string) smtpcode.EnhancedCode {
	code, err := smtpcode.ParseEnhancedCode(text)
	if err != nil {
		panic(err)
	}
	return code
}

// slowReplies is FindReplies by the regular expressions.
func slowReplies(text string) (all []smtpcode.Match) {
	for i := 0; i < len(text); i++ {
		if m, ok := slowMatch(text, i); ok {
			all = append(all, m)
			i = m.End - 1
		}
	}
	return all
}

// FuzzFindReplies compares the matches with those of the regular expressions.
func FuzzFindReplies(f *testing.F) {
	for _, test := range findTests {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found(t, text)
		if len(text) > 300 { // the regular expressions are slow
			return
		}
		if got, want := slices.Collect(smtpcode.FindReplies(text)), slowReplies(text); !slices.Equal(got, want) {
			t.Errorf("%q\n got %+v\nwant %+v", text, got, want)
		}
	})
}
