package explain

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostNear bounds how many codes are suggested for an unknown one.
const mostNear = 4

// nearReply suggests codes for an unknown reply code: the enhanced code with the same digits, because some
// servers leave out the dots, and known reply codes with the same first digit and one different digit.
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

// nearDetail suggests registered details of the same subject for one that is not registered: the neighbours of
// a one-digit number; otherwise numbers with one digit added, removed or changed, or two digits swapped.
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

// unlike ranks numbers that are one edit away: swapped digits, then a changed digit, then another length.
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

// match returns the codes of an answer with their phrase.
func (b *Book) match(answer Explanation) Match {
	switch {
	case answer.Pair != nil:
		return Match{Code: answer.Pair.Reply.String() + " " + answer.Pair.Enhanced.String(), Phrase: b.phraseOfDetail(answer.Pair.Enhanced.Detail())}
	case answer.Enhanced != nil:
		return Match{Code: answer.Enhanced.Code, Phrase: b.phraseOfDetail(answer.Enhanced.Detail)}
	}
	return Match{Code: answer.Reply.Code.String(), Phrase: b.phraseOfReply(answer.Reply.Code)}
}

// phraseOfReply returns the RFC's phrase, or our sentence if there is none.
func (b *Book) phraseOfReply(code smtpcode.ReplyCode) string {
	if row, ok := b.replies[code]; ok {
		return cmp.Or(code.Text(), row.Sentence)
	}
	return ""
}

// phraseOfDetail returns the registry's phrase, or our sentence if there is none.
func (b *Book) phraseOfDetail(detail smtpcode.Detail) string {
	if row, ok := b.details[detail]; ok {
		return cmp.Or(row.Text, row.Sentence)
	}
	return ""
}

// distance returns how many edits turn a into b, where an edit adds, removes or changes a byte or swaps two
// (the restricted Damerau-Levenshtein distance).
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
