package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Where a reply may begin inside other text. A number alone is none, a text is full of them: it takes an
// enhanced code of the same class behind it, a word before it that announces a reply, or the start of a line.
// The patterns are written in the syntax that RE2 and JavaScript share.
var (
	// pairAt is a reply code with an enhanced code behind it: 550-5.1.1.
	pairAt = regexp.MustCompile(`(?:^|[^0-9A-Za-z.])([245][0-9][0-9][ -]#?[245])(\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// announced is a reply code behind what programs put before the reply of another host.
	announced = regexp.MustCompile(`(?:[Ss]aid|[Ss][Mm][Tt][Pp]|[Rr]eplied|[Rr]eply|[Rr]esponded|[Rr]esponse|[Aa]nswered|[Rr]eturned|[Ee]rror|\]|>)(?: ?[:;]| with) ?["']?([2-5][0-9][0-9])([ -]|$)`)
	// transcript is the reply code of a line in a transcript of sendmail or qmail.
	transcript = regexp.MustCompile(`<<< ?([2-5][0-9][0-9])([ -]|$)`)
	// statusAt is the status field of a report (RFC 3464 section 2.3.4), or a log's form of it.
	statusAt = regexp.MustCompile(`(?:^|[^0-9A-Za-z.-])(?:[Ss]tatus: ?|dsn=|#)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// statusField is the first of the two alone.
	statusField = regexp.MustCompile(`(?:^|[^0-9A-Za-z.-])[Ss]tatus: ?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// behindAddress is an enhanced code as Postfix logs what a Milter said: from mx.example.com[192.0.2.1]: 4.7.1 no.
	behindAddress = regexp.MustCompile(`\]: ([245]\.[0-9]{1,3}\.[0-9]{1,3}) `)
	// codeFirst is an enhanced code at the start of a text whose reply code was cut off.
	codeFirst = regexp.MustCompile(`^[(\[#]*([245]\.[0-9]{1,3}\.[0-9]{1,3})[)\]]?(?:[ ,;]|: )`)
	// mentioned is an enhanced code as qmail puts it into the text of a reply: (#5.1.1).
	mentioned = regexp.MustCompile(`#([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)`)
	// almostEnhanced is a word that was meant as an enhanced code, well-formed or not, and no address.
	almostEnhanced = regexp.MustCompile(`^[245]\.[0-9]+\.[0-9.]+$`)
)

// A found is a reply in a text.
type found struct {
	code     smtpcode.ReplyCode
	enhanced smtpcode.EnhancedCode
	text     string // behind the codes, to the end of what was searched
	start    int    // where it was found; 0 is the start of the question
}

// readReply reads a question that is one complete reply.
func (b *Book) readReply(question string) (Explanation, bool) {
	reply, err := smtpcode.ParseReply(question)
	if err != nil {
		return Explanation{}, false
	}
	return b.explainFound(found{reply.Code, reply.Enhanced, reply.Text, 0}, 0), true
}

// readText finds a reply, or a status field, inside a text such as a bounce or a line of a log. Of several
// replies the first that is a failure counts, and the others are named.
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

// choose is the place of the first reply that is a failure, before one whose codes contradict each other.
func choose(replies []found) int {
	failed := func(r found) bool { return !r.code.Positive() }
	chosen := slices.IndexFunc(replies, func(r found) bool { return failed(r) && r.agrees() })
	if chosen < 0 {
		chosen = slices.IndexFunc(replies, failed)
	}
	return max(0, chosen)
}

// agrees reports whether the two codes have the same class, or there is one only.
func (r found) agrees() bool {
	return r.enhanced == 0 || r.enhanced.Class() == r.code.Class()
}

// findStatus finds the Status field of a report on the recipient whose reply starts at a place of the text:
// the last before it, or the first behind it (RFC 3464 section 2.3 has the fields in any order). It is zero
// where there is none.
func findStatus(text string, place int) smtpcode.EnhancedCode {
	var status smtpcode.EnhancedCode
	for _, at := range statusField.FindAllStringSubmatchIndex(text, -1) {
		code, err := smtpcode.ParseEnhancedCode(text[at[2]:at[3]])
		if err == nil && (status == 0 || at[2] < place) {
			status = code
		}
	}
	return status
}

// findPairs finds every reply code with an enhanced code, each pair once. Where their classes differ, both have
// to be known: it may be a number beside a version.
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
		start += at[5] // what stood behind it may stand before the next
		code, _ := smtpcode.ParseReplyCode(codes[:3])
		enhanced, err := smtpcode.ParseEnhancedCode(strings.TrimPrefix(codes[4:], "#"))
		reply := found{code, enhanced, strings.TrimSpace(text[start:]), from}
		if err == nil && (reply.agrees() || b.sent(code) && enhanced.Registered()) && !seen[codes[:3]+codes[4:]] {
			seen[codes[:3]+codes[4:]] = true
			replies = append(replies, reply)
		}
	}
	return replies
}

// findAnnounced finds the first reply code behind a word that announces it. The code has to be one that
// somebody is known to send: an error of another protocol looks the same, "error: 404".
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

// findLines finds the first line that reads as one of a reply, with the lines of the same code behind it. A
// complete reply need not be there: a bounce often has a part of one. Behind the first line of the question
// it has to be a failure, of which people write less by chance.
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

// sent reports whether a standard or a provider has the code.
func (b *Book) sent(code smtpcode.ReplyCode) bool {
	return code.Known() || len(b.providersOfReply(code)) > 0
}

// readStatus reads an enhanced code that a text has without its reply code.
func (b *Book) readStatus(text string) (Explanation, bool) {
	for _, pattern := range []*regexp.Regexp{codeFirst, statusAt, behindAddress} {
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

// explainFound answers for a reply with its text, and with the Status field that a report has beside it.
func (b *Book) explainFound(reply found, status smtpcode.EnhancedCode) Explanation {
	enhanced, note := reply.enhanced, ""
	if enhanced == 0 {
		enhanced, note = b.lookInto(reply)
	}
	if enhanced == 0 && status != 0 && status.Class() == reply.code.Class() {
		enhanced, note = status, fmt.Sprintf("%s is taken from the Status field: no enhanced code stands behind %s", status, reply.code)
	}
	var answer Explanation
	if enhanced == 0 {
		answer = b.explainReply(reply.code)
	} else {
		answer = b.explainPair(reply.code, enhanced)
	}
	answer.Kind = KindReply
	if note != "" {
		answer.Notes = append([]string{note}, answer.Notes...)
	}
	if enhanced == 0 && !reply.code.Positive() && reply.text != "" {
		answer.Notes = append(answer.Notes, "this is what the code says: where the server's text says something else, believe the text")
	}
	return answer
}

// lookInto looks for an enhanced code in the text of a reply that has none where it belongs (RFC 2034 section
// 4): as qmail writes it, or at the start but malformed. A malformed one is only told.
func (b *Book) lookInto(reply found) (enhanced smtpcode.EnhancedCode, note string) {
	if reply.code.Class() == 0 {
		return 0, ""
	}
	if m := mentioned.FindStringSubmatch(reply.text); m != nil {
		code, err := smtpcode.ParseEnhancedCode(m[1])
		if err == nil && code.Class() == reply.code.Class() {
			return code, fmt.Sprintf("%s is taken from inside the text: no enhanced code stands behind %s", code, reply.code)
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
		return 0, fmt.Sprintf("%q is no enhanced code as it stands there; %s may be meant", first, bare)
	case probably != "":
		return 0, fmt.Sprintf("%s; %s may be meant", problem, probably)
	}
	return 0, problem
}

// codesOfFound are the codes of a reply as they stand on the wire.
func codesOfFound(reply found) string {
	if reply.enhanced == 0 {
		return reply.code.String()
	}
	return reply.code.String() + " " + reply.enhanced.String()
}

// mostOthers bounds how many further replies of a text are named.
const mostOthers = 5

// others are the replies of a text that are not the chosen one.
func (b *Book) others(replies []found, chosen int) []Match {
	var others []Match
	for i, reply := range replies {
		if i != chosen && len(others) < mostOthers {
			others = append(others, b.match(b.explainPair(reply.code, reply.enhanced)))
		}
	}
	return others
}
