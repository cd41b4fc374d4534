package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Where a reply may begin inside other text. Text is full of numbers, so a number alone is not enough: it must
// be followed by an enhanced code, follow a word that announces a reply, or begin a line. The patterns use the
// syntax that RE2 and JavaScript share.
var (
	// pairAt is a reply code and an enhanced code: 550-5.1.1.
	pairAt = regexp.MustCompile(`(?:^|[^0-9A-Za-z.])([245][0-9][0-9][ -]#?[245])(\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// announced is a reply code after the words by which programs introduce the reply of another host.
	announced = regexp.MustCompile(`(?:[Ss]aid|[Ss][Mm][Tt][Pp]|[Rr]eplied|[Rr]eply|[Rr]esponded|[Rr]esponse|[Aa]nswered|[Rr]eturned|[Ee]rror|\]|>)(?: ?[:;]| with) ?["']?([2-5][0-9][0-9])([ -]|$)`)
	// transcript is the reply code of a line in a transcript of sendmail or qmail.
	transcript = regexp.MustCompile(`<<< ?([2-5][0-9][0-9])([ -]|$)`)
	// statusAt is the Status field of a report (RFC 3464 section 2.3.4), or a log's form of it.
	statusAt = regexp.MustCompile(`(?:^|[^0-9A-Za-z.-])(?:[Ss]tatus: ?|dsn=|#)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// statusField is the Status field only.
	statusField = regexp.MustCompile(`(?:^|[^0-9A-Za-z.-])[Ss]tatus: ?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// afterAddress is an enhanced code as Postfix logs a milter's reply: from mx.example.com[192.0.2.1]: 4.7.1 no.
	afterAddress = regexp.MustCompile(`\]: ([245]\.[0-9]{1,3}\.[0-9]{1,3}) `)
	// codeFirst is an enhanced code at the start of a text whose reply code was cut off.
	codeFirst = regexp.MustCompile(`^[(\[#]*([245]\.[0-9]{1,3}\.[0-9]{1,3})[)\]]?(?:[ ,;]|: )`)
	// mentioned is an enhanced code as qmail writes it in the text of a reply: (#5.1.1).
	mentioned = regexp.MustCompile(`#([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// almostEnhanced is a word that was meant as an enhanced code, well-formed or not, and is not an IP address.
	almostEnhanced = regexp.MustCompile(`^[245]\.[0-9]+\.[0-9.]+$`)
)

// A found is a reply in a text.
type found struct {
	code     smtpcode.ReplyCode
	enhanced smtpcode.EnhancedCode
	text     string // everything after the codes, up to the next pair
	start    int    // where the reply begins; 0 is the start of the question
}

// readReply reads a question that is exactly one reply.
func (b *Book) readReply(question string) (Explanation, bool) {
	reply, err := smtpcode.ParseReply(question)
	if err != nil {
		return Explanation{}, false
	}
	return b.explainFound(found{reply.Code, reply.Enhanced, reply.Text, 0}, 0), true
}

// readText finds a reply or a Status field inside a text, such as a bounce or a line of a log. Of several
// replies it explains the first failure and lists the others.
func (b *Book) readText(question string) (Explanation, bool) {
	text := strings.Join(strings.Fields(question), " ")
	replies := b.findPairs(text)
	if len(replies) == 0 {
		replies = b.findAnnounced(text)
	}
	if len(replies) == 0 {
		replies = b.findLines(question)
	}
	if len(replies) == 0 {
		return b.readStatus(text)
	}
	chosen := choose(replies)
	status := findStatus(text, replies[chosen].start)
	answer := b.explainFound(replies[chosen], status)
	if replies[chosen].start > 0 {
		answer.Notes = append([]string{"found in the text: " + codesOfFound(replies[chosen])}, answer.Notes...)
	}
	answer.Others = b.others(replies, chosen)
	if status != 0 && (answer.Enhanced == nil || answer.Enhanced.Code != status.String()) {
		answer.Others = append(answer.Others, Match{status.String(), b.phraseOfDetail(status.Detail()), "the Status field"})
	}
	return answer, true
}

// choose returns the index of the first failure, preferably one whose codes do not contradict each other.
func choose(replies []found) int {
	failed := func(r found) bool { return !r.code.Positive() }
	chosen := slices.IndexFunc(replies, func(r found) bool { return failed(r) && r.agrees() })
	if chosen < 0 {
		chosen = slices.IndexFunc(replies, failed)
	}
	return max(0, chosen)
}

// agrees reports whether the two codes have the same class, or there is only one.
func (r found) agrees() bool {
	return r.enhanced == 0 || r.enhanced.Class() == r.code.Class()
}

// findStatus finds the Status field of the recipient whose reply starts at an offset in the text: the last
// before it, or else the first after it (RFC 3464 section 2.3 allows the fields in any order). It returns zero
// if there is none.
func findStatus(text string, offset int) smtpcode.EnhancedCode {
	var status smtpcode.EnhancedCode
	for _, at := range statusField.FindAllStringSubmatchIndex(text, -1) {
		code, err := smtpcode.ParseEnhancedCode(text[at[2]:at[3]])
		if err == nil && (status == 0 || at[2] < offset) {
			status = code
		}
	}
	return status
}

// findPairs finds every reply code with an enhanced code, each pair once. If their classes differ, both must be
// known: it may be a number next to a version.
func (b *Book) findPairs(text string) []found {
	var replies []found
	seen := map[string]bool{}
	for start := 0; start < len(text); {
		at := pairAt.FindStringSubmatchIndex(text[start:])
		if at == nil {
			break
		}
		codes := text[start+at[2] : start+at[5]]
		from := start + at[2]
		start += at[5] // the separator after this pair may be the one before the next
		code, _ := smtpcode.ParseReplyCode(codes[:3])
		enhanced, err := smtpcode.ParseEnhancedCode(strings.TrimPrefix(codes[4:], "#"))
		reply := found{code, enhanced, strings.TrimSpace(text[start:]), from}
		if err == nil && (reply.agrees() || b.sent(code) && enhanced.Registered()) && !seen[codes[:3]+codes[4:]] {
			if last := len(replies) - 1; last >= 0 {
				replies[last].text = strings.TrimSuffix(replies[last].text, text[from:])
			}
			seen[codes[:3]+codes[4:]] = true
			replies = append(replies, reply)
		}
	}
	return replies
}

// findAnnounced finds the first reply code after a word that announces it. Somebody must be known to send the
// code: an error of another protocol looks the same, "error: 404".
func (b *Book) findAnnounced(text string) []found {
	for _, pattern := range []*regexp.Regexp{transcript, announced} {
		for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
			code, _ := smtpcode.ParseReplyCode(text[at[2]:at[3]])
			if b.sent(code) {
				return []found{{code, 0, strings.TrimSpace(text[at[5]:]), at[2]}}
			}
		}
	}
	return nil
}

// findLines finds the first line that could belong to a reply, with the lines of the same code that follow. The
// reply need not be complete, because a bounce often has only a part. After the question's first line the code
// must be a failure: few other lines begin with such a number by chance.
func (b *Book) findLines(question string) []found {
	var replies []found
	for number, line := range strings.Split(question, "\n") {
		scanned, err := smtpcode.ParseReplyLine(strings.Trim(line, " \t\r>|"))
		switch {
		case len(replies) > 0 && (err != nil || scanned.Code != replies[0].code):
			return replies
		case len(replies) > 0:
			replies[0].text += "\n" + scanned.Text
		case err == nil && scanned.Text != "" && (number == 0 || !scanned.Code.Positive()) && b.sent(scanned.Code):
			replies = []found{{scanned.Code, scanned.Enhanced, scanned.Text, number}}
		}
	}
	return replies
}

// sent reports whether a standard or a provider defines the code.
func (b *Book) sent(code smtpcode.ReplyCode) bool {
	return code.Known() || len(b.providersOfReply(code)) > 0
}

// readStatus finds an enhanced code without a reply code.
func (b *Book) readStatus(text string) (Explanation, bool) {
	for _, pattern := range []*regexp.Regexp{codeFirst, statusAt, afterAddress} {
		if m := pattern.FindStringSubmatch(text); m != nil {
			if code, err := smtpcode.ParseEnhancedCode(m[1]); err == nil {
				answer := b.explainEnhanced(code)
				answer.Notes = append([]string{"read as " + code.String() + ", without a reply code"}, answer.Notes...)
				return answer, true
			}
		}
	}
	return Explanation{}, false
}

// mostReplyWords bounds how many words after the codes are the reply's own text. A bounce goes on with other things.
const mostReplyWords = 100

// firstWords returns the words in which a reply's reason is looked for.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(len(words), mostReplyWords)], " ")
}

// explainFound explains a reply with its text, whose reason is finer than that of the codes. Status is the Status field of the same report, zero for none.
func (b *Book) explainFound(reply found, status smtpcode.EnhancedCode) Explanation {
	enhanced, note := reply.enhanced, ""
	if enhanced == 0 {
		enhanced, note = b.lookInto(reply)
	}
	if enhanced == 0 && status != 0 && status.Class() == reply.code.Class() {
		enhanced, note = status, fmt.Sprintf("%s comes from the Status field: no enhanced code follows %s", status, reply.code)
	}
	var answer Explanation
	if enhanced == 0 {
		answer = b.explainReply(reply.code)
	} else {
		answer = b.explainPair(reply.code, enhanced)
	}
	answer.Kind = KindReply
	read := smtpcode.Reply{Code: reply.code, Enhanced: enhanced, Text: firstWords(reply.text)}
	reason := read.TextReason()
	if reason != smtpcode.ReasonUnstated {
		retry := retryReply(read)
		answer.Retry = &retry
		answer.because(reason)
	}
	if note != "" {
		answer.Notes = append([]string{note}, answer.Notes...)
	}
	if enhanced == 0 && !reply.code.Positive() && reply.text != "" && reason == smtpcode.ReasonUnstated {
		answer.Notes = append(answer.Notes, "this is what the code says: if the server's text says otherwise, believe the text")
	}
	return answer
}

// lookInto looks for an enhanced code in the text of a reply without one in its place (RFC 2034 section 4): as
// qmail writes it, or malformed at the start. It returns the first kind, and only a note on the second.
func (b *Book) lookInto(reply found) (enhanced smtpcode.EnhancedCode, note string) {
	if reply.code.Class() == 0 {
		return 0, ""
	}
	if m := mentioned.FindStringSubmatch(reply.text); m != nil {
		code, err := smtpcode.ParseEnhancedCode(m[1])
		if err == nil && code.Class() == reply.code.Class() {
			return code, fmt.Sprintf("%s comes from inside the text: no enhanced code follows %s", code, reply.code)
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(reply.text), " ")
	bare := strings.Trim(first, wrapping)
	if !almostEnhanced.MatchString(bare) {
		return 0, ""
	}
	problem, probably := malformedEnhanced(bare)
	switch {
	case problem == "":
		return 0, fmt.Sprintf("%q is not an enhanced code as written; %s may be meant", first, bare)
	case probably != "":
		return 0, fmt.Sprintf("%s; %s may be meant", problem, probably)
	}
	return 0, problem
}

// codesOfFound returns the codes of a reply in their wire form.
func codesOfFound(reply found) string {
	if reply.enhanced == 0 {
		return reply.code.String()
	}
	return reply.code.String() + " " + reply.enhanced.String()
}

// mostOthers bounds how many further replies of a text are listed.
const mostOthers = 5

// others returns the replies of a text that were not chosen.
func (b *Book) others(replies []found, chosen int) []Match {
	var others []Match
	for i, reply := range replies {
		if i != chosen && len(others) < mostOthers {
			others = append(others, b.match(b.explainPair(reply.code, reply.enhanced)))
		}
	}
	return others
}
