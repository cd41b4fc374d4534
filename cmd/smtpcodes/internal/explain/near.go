package explain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostNear bounds how many codes are suggested for an unknown one.
const mostNear = 8

// meant adds the codes that resemble those of an answer that nobody knows, each once.
func (r *Report) meant(a Answer) {
	for _, near := range unknownNear(a) {
		if len(r.DidYouMean) < mostNear && !slices.Contains(r.DidYouMean, near) {
			r.DidYouMean = append(r.DidYouMean, near)
		}
	}
}

// unknownNear suggests codes for those of an answer that nobody knows.
func unknownNear(a Answer) []Suggestion {
	var near []Suggestion
	if a.Reply != nil && !a.Reply.Known {
		near = append(near, nearReply(a.Code)...)
	}
	if a.Detail != nil && !a.Detail.Known && len(a.Providers) == 0 {
		detail, _ := smtpcode.ParseDetail(a.Detail.Code)
		near = append(near, nearDetail(detail, a.Enhanced.Class())...)
	}
	return near
}

// nearReply suggests codes for an unknown reply code: the enhanced code with the same digits, because some
// servers leave out the dots, and known reply codes with the same first digit and one different digit.
func nearReply(code smtpcode.ReplyCode) []Suggestion {
	var near []Suggestion
	digits := code.String()
	enhanced := smtpcode.EnhancedCodeFromArray([3]int{int(digits[0] - '0'), int(digits[1] - '0'), int(digits[2] - '0')})
	if enhanced.Registered() {
		near = append(near, Suggestion{enhanced.String(), enhanced.Text(), "some servers leave out the dots"})
	}
	for other := range smtpcode.ReplyCodes() {
		if len(near) < mostNear && other.Severity() == code.Severity() && distance(other.String(), digits) == 1 {
			near = append(near, Suggestion{Code: other.String(), Phrase: other.Text()})
		}
	}
	return near
}

// nearDetail suggests registered details of the same subject for one that is not registered: the neighbours of
// a one-digit number; otherwise numbers with one digit added, removed or changed, or two digits swapped.
func nearDetail(asked smtpcode.Detail, class smtpcode.Class) []Suggestion {
	number := numberOf(asked)
	var near []Suggestion
	for detail := range asked.Subject().Details() {
		other, code := numberOf(detail), detail.String()
		if class != 0 {
			code = detail.With(class).String()
		}
		if number < 10 && (other == number-1 || other == number+1) || number >= 10 && distance(strconv.Itoa(other), strconv.Itoa(number)) == 1 {
			near = append(near, Suggestion{Code: code, Phrase: detail.Text()})
		}
	}
	return near[:min(len(near), mostNear)]
}

func numberOf(detail smtpcode.Detail) int {
	return detail.With(smtpcode.ClassPermanentFailure).Array()[2]
}

// meant returns the code that a malformed word is probably meant as: without signs, leading zeros and a fourth number, or
// with the dots that were lost in 5711.
func meant(word string) []Suggestion {
	numbers := strings.Split(word, ".")
	if len(numbers) == 1 && (len(word) == 4 || len(word) == 5) {
		numbers = []string{word[:1], word[1:2], word[2:]}
	}
	sure := len(numbers) == 3 && strings.Contains(word, ".")
	if len(numbers) != 3 && len(numbers) != 4 { // more are an address or a version
		return nil
	}
	for i, number := range numbers {
		numbers[i] = cmp.Or(strings.TrimLeft(strings.TrimLeft(number, "+-"), "0"), "0")
	}
	code, err := smtpcode.ParseEnhancedCode(strings.Join(numbers[:3], "."))
	if err != nil || !sure && !code.Registered() {
		return nil
	}
	return []Suggestion{{Code: code.String(), Phrase: code.Text()}}
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
