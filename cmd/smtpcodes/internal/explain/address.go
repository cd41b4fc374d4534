package explain

import (
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A mention is a paragraph of a bounce, or a part of one, that begins with a recipient's address and says what happened.
type mention struct {
	address string
	text    string // on one line
}

// splitMentions takes the mentions of recipients out of a text. They have line breaks of their own, which cut replies.
func splitMentions(text string) (mentions []mention, rest string) {
	var others strings.Builder
	var open []string // the lines of the mention that is read
	closed := func() {
		if len(open) > 0 {
			mentions = append(mentions, mention{leadingAddress(open[0]), strings.Join(open, " ")})
			open = nil
		}
	}
	for line := range strings.Lines(text) {
		switch words := strings.TrimSpace(line); {
		case leadingAddress(words) != "":
			closed()
			open = []string{words}
		case words != "" && len(open) > 0:
			open = append(open, words)
		default:
			closed()
			others.WriteString(line)
		}
	}
	closed()
	return mentions, others.String()
}

// replies returns the replies of a mention, or else the mention itself if it says why.
func (m mention) replies() []found {
	var all []found
	for match := range smtpcode.FindReplies(m.text) {
		all = append(all, found{match.Reply, rankOf(match), m.text})
	}
	if len(all) > 0 {
		return all
	}
	_, text, _ := strings.Cut(m.text, m.address)
	text = strings.TrimLeft(text, ">:, ")
	reply, err := smtpcode.ParseReply(text)
	if err != nil {
		reply = smtpcode.Reply{Text: text}
	}
	if err == nil || reply.TextReason() != smtpcode.ReasonUnstated {
		all = append(all, found{reply, inText, m.text})
	}
	return all
}

// leadingAddress returns the address at the start of a line, alone or before a colon, a blank or a bracket.
func leadingAddress(line string) string {
	line = strings.TrimPrefix(line, "<")
	end := 0
	for end < len(line) && (isAddressByte(line[end]) || line[end] == '@') {
		end++
	}
	address, after := line[:end], line[end:]
	local, domain, ok := strings.Cut(address, "@")
	if !ok || local == "" || !strings.Contains(domain, ".") || after != "" && !strings.ContainsRune("> :(,;", rune(after[0])) {
		return ""
	}
	return address
}

// addressOf returns the recipient of a reply in a log or transcript: the one that its line names, that of the command before
// it, or the one at the start of its text. It is empty if there is none.
func addressOf(text string, match smtpcode.Match) string {
	before := lineBefore(text, match.Start)
	after, _, _ := strings.Cut(text[match.Start:min(len(text), match.End+nearby)], "\n")
	if _, to, ok := strings.Cut(" "+before+after, " to=<"); ok {
		return leadingAddress(to)
	}
	if address := lastAddress(before); address != "" {
		return address
	}
	if start := match.Start - len(before); start > 0 && text[start-1] == '\n' {
		if command := lineBefore(text, start-1); strings.Contains(strings.ToLower(command), "rcpt to") {
			return lastAddress(command)
		}
	}
	said := match.Reply.Text
	if strings.HasPrefix(said, "<") && !strings.Contains(strings.ToLower(said), "sender") {
		return leadingAddress(said)
	}
	return ""
}

// lineBefore returns what is before an index on its line, nearby.
func lineBefore(text string, i int) string {
	before := text[max(0, i-nearby):i]
	return before[strings.LastIndexByte(before, '\n')+1:]
}

// lastAddress returns the last address in a text that is not a sender's, empty if there is none.
func lastAddress(text string) string {
	for end := len(text); ; {
		at := strings.LastIndexByte(text[:end], '@')
		if at < 0 {
			return ""
		}
		first := at
		for first > 0 && isAddressByte(text[first-1]) {
			first--
		}
		last := at + 1
		for last < len(text) && isAddressByte(text[last]) {
			last++
		}
		last = first + len(strings.TrimRight(text[first:last], "."))
		if first < at && last > at+1 && !isSender(text[:first]) {
			return text[first:last]
		}
		end = at
	}
}

// isSender reports whether an address after the text is not a recipient's: from=<, MAIL FROM:<, Reply-To:, Message-ID: <.
func isSender(before string) bool {
	const longest = 40 // octets of a label
	before = strings.ToLower(strings.TrimRight(before[max(0, len(before)-longest):], " <:="))
	for _, label := range []string{"from", "ctladdr", "sender", "id", "reply-to", "orig_to", "contact", "by"} {
		if rest, ok := strings.CutSuffix(before, label); ok && (rest == "" || !isNameByte(rest[len(rest)-1])) {
			return true
		}
	}
	return false
}

// isAddressByte reports whether c may be in an address that is not quoted (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
func isAddressByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c >= 0x80 || strings.IndexByte("!#$%&'*+-./?^_`{|}~", c) >= 0
}
