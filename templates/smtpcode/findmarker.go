//go:build go1.23

package smtpcode

import "strings"

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
	for _, field := range [...]string{`msg="`, `C="`, "stat=", `stat="`, "status=sent (", "status=deferred (", "status=bounced (", "ERROR_CODE :"} {
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

// phrases are what programs print before a colon and the reply of another host.
var phrases = [...]string{"said", "replied", "responded", "answered", "returned", "to me", "was", "with failure", "failed with",
	"error code", "reason", "deferred", "smtp error", "acl"}

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

// signs are those by which transcripts mark what a server sent.
var signs = [...]string{"<<<", "<**", "<~*", "<~", "<-", "S:"}

// startsLine reports whether a line starts after the text.
func startsLine(before string) bool {
	return before == "" || before[len(before)-1] == '\n'
}

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
