package explain

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostNear bounds how many codes are offered in place of an unknown one.
const mostNear = 4

// nearReply offers codes in place of a reply code that is not known: the enhanced code with the same digits,
// for some servers leave out the dots, and known reply codes of the same first digit that differ in one more.
func (b *Book) nearReply(code smtpcode.ReplyCode) []Match {
	var near []Match
	digits := code.String()
	enhanced, ok := smtpcode.NewEnhancedCode(int(digits[0]-'0'), int(digits[1]-'0'), int(digits[2]-'0'))
	if ok && enhanced.Registered() {
		match := b.match(b.explainEnhanced(enhanced))
		match.Why = "some servers leave out the dots"
		near = append(near, match)
	}
	for other := range smtpcode.ReplyCodes() {
		if len(near) < mostNear && other.Severity() == code.Severity() && distance(other.String(), digits) == 1 {
			near = append(near, Match{Code: other.String(), Phrase: b.phraseOfReply(other)})
		}
	}
	return near
}

// nearDetail offers registered details of the same subject in place of one that is not: the neighbours of a
// number of one digit, and else numbers with one digit more, less or other, or two exchanged.
func (b *Book) nearDetail(enhanced Enhanced) []Match {
	asked := codeOf(enhanced.Detail).Detail
	var details []smtpcode.Detail
	for detail := range enhanced.Detail.Subject().Details() {
		number := codeOf(detail).Detail
		switch {
		case asked < 10 && (number == asked-1 || number == asked+1),
			asked >= 10 && distance(strconv.Itoa(number), strconv.Itoa(asked)) == 1:
			details = append(details, detail)
		}
	}
	slices.SortStableFunc(details, func(x, y smtpcode.Detail) int {
		return cmp.Compare(unlike(codeOf(x).Detail, asked), unlike(codeOf(y).Detail, asked))
	})
	var near []Match
	for _, detail := range details[:min(len(details), mostNear)] {
		code := detail.String()
		if enhanced.Class != nil {
			code = detail.With(smtpcode.Class(enhanced.Class.Value)).String()
		}
		near = append(near, Match{Code: code, Phrase: b.phraseOfDetail(detail)})
	}
	return near
}

// unlike orders numbers that are one edit away: exchanged digits first, then another digit, then one more or
// less.
func unlike(number, asked int) int {
	a, b := []byte(strconv.Itoa(number)), []byte(strconv.Itoa(asked))
	if len(a) != len(b) {
		return 2
	}
	slices.Sort(a)
	slices.Sort(b)
	if slices.Equal(a, b) {
		return 0
	}
	return 1
}

// match is an answer as something to ask for.
func (b *Book) match(answer Explanation) Match {
	switch {
	case answer.Pair != nil:
		return Match{Code: answer.Pair.Reply.String() + " " + answer.Pair.Enhanced.String(), Phrase: b.phraseOfDetail(answer.Pair.Enhanced.Detail())}
	case answer.Enhanced != nil:
		return Match{Code: answer.Enhanced.Code, Phrase: b.phraseOfDetail(answer.Enhanced.Detail)}
	}
	return Match{Code: answer.Reply.Code.String(), Phrase: b.phraseOfReply(answer.Reply.Code)}
}

// phraseOfReply is the RFC's phrase, or our sentence where it has none.
func (b *Book) phraseOfReply(code smtpcode.ReplyCode) string {
	if row, known := b.replies[code]; known {
		return cmp.Or(code.Text(), row.Sentence)
	}
	return ""
}

// phraseOfDetail is the registry's phrase, or our sentence where it has none.
func (b *Book) phraseOfDetail(detail smtpcode.Detail) string {
	if row, known := b.details[detail]; known {
		return cmp.Or(row.Text, row.Sentence)
	}
	return ""
}

// distance is how many edits turn a into b: a byte more, less, other, or two exchanged (the restricted
// Damerau-Levenshtein distance).
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
