package explain

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// mostFound bounds how many matches a report lists.
const mostFound = 8

// An entry is something that words can find.
type entry struct {
	found  Suggestion
	name   []string // the words of its name, which count twice
	text   []string // the other words about it
	answer func() Answer
}

// readWords reads a question in words: the codes in it, or else a phrase of servers, or else what a search finds. The best
// match is explained if it has all the words.
func (b *Book) readWords(question string) Report {
	if report, ok := b.codesAmong(question); ok {
		return report
	}
	if reason := (smtpcode.Reply{Text: question}).TextReason(); reason != smtpcode.ReasonUnstated {
		answer := b.reasonAnswer(reason)
		if len(content(question)) > 5 { // more than the phrase
			answer = b.saidAnswer(reason, question)
		}
		return Report{Kind: KindWords, Known: true, Answers: []Answer{answer}}
	}
	report := Report{Kind: KindWords}
	words := content(question)
	const mostWords = 20 // more is a text
	if len(words) == 0 || len(words) > mostWords {
		return report
	}
	hits := rankEntries(words, b.entries())
	for _, h := range hits[:min(len(hits), mostFound)] {
		report.Found = append(report.Found, h.found)
	}
	if len(hits) > 0 && hits[0].whole {
		report.Known, report.Answers = true, []Answer{hits[0].answer()}
	}
	return report
}

// codesAmong explains the codes among the words of a short question: what does 5.7.606 mean? A number of three digits counts
// if it is a reply code that the standards know.
func (b *Book) codesAmong(question string) (Report, bool) {
	const longest = 200
	if len(question) > longest {
		return Report{}, false
	}
	words := splitCodes(question)
	almost := func(w word) bool { return strings.Count(w.text, ".") == 2 } // not 550, nor 192.0.2.1
	if report, ok := malformed(slices.DeleteFunc(slices.Clone(words), func(w word) bool { return !almost(w) })); ok {
		return report, true
	}
	words = slices.DeleteFunc(words, func(w word) bool { return !w.isCode() || w.code != 0 && !w.code.Known() })
	if len(words) == 0 {
		return Report{}, false
	}
	return b.reportCodes(words), true
}

// entries returns the reasons, the details and the reply codes.
func (b *Book) entries() []entry {
	var entries []entry
	for i, r := range b.catalog.Reasons[2:] { // not unstated and accepted, which nobody looks for
		reason := smtpcode.Reason(i + 2)
		about := r.Sentence
		for _, phrase := range r.Phrases {
			about += " " + phrase.Text
		}
		found := Suggestion{Code: r.Name, Phrase: r.Sentence}
		entries = append(entries, entry{found, content(r.Name), content(about), func() Answer { return b.reasonAnswer(reason) }})
	}
	for detail := range smtpcode.Details() {
		found := Suggestion{Code: detail.String(), Phrase: detail.Text()}
		entries = append(entries, entry{found, content(detail.Text()), content(b.details[detail].Sentence), func() Answer { return b.detailAnswer(detail) }})
	}
	for code := range smtpcode.ReplyCodes() {
		found := Suggestion{Code: code.String(), Phrase: cmp.Or(code.Text(), b.replies[code].Sentence)}
		entries = append(entries, entry{found, content(code.Text()), content(b.replies[code].Sentence), func() Answer { return b.codeAnswer(code, 0) }})
	}
	return entries
}

// A hit is an entry with its score.
type hit struct {
	entry
	score float64
	whole bool // whether its name has every word, at least one of them without a typo
}

// rankEntries returns the entries that have at least half of the words, best first. A word weighs more the fewer entries have it.
func rankEntries(words []string, entries []entry) []hit {
	weights := make([]float64, len(words))
	for i, word := range words {
		holders := 1
		for _, e := range entries {
			if slices.Contains(e.name, word) || slices.Contains(e.text, word) {
				holders++
			}
		}
		weights[i] = math.Log(float64(len(entries)+1) / float64(holders))
	}
	var hits []hit
	for _, e := range entries {
		score, matched, exact, named := 0.0, 0, false, true
		for i, word := range words {
			inName, inText := fit(word, e.name), fit(word, e.text)
			if max(inName, inText) > 0 {
				matched++
			}
			exact = exact || inName == 1
			named = named && inName > 0
			score += max(2*inName, inText) * weights[i]
		}
		score /= 1 + 0.05*float64(len(e.name)) // of two names with the same words, the shorter is closer
		if 2*matched >= len(words) && score > 0 {
			hits = append(hits, hit{e, score, exact && named})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return hits
}

// fit returns how well a word matches one of others: 1 exactly, less as the start of a longer word or with a typo.
func fit(word string, among []string) float64 {
	best := 0.0
	for _, other := range among {
		switch {
		case word == other:
			return 1
		case len(word) >= 3 && strings.HasPrefix(other, word):
			best = max(best, 0.8)
		case min(len(word), len(other)) >= 4 && max(len(word)-len(other), len(other)-len(word)) <= 1 && distance(word, other) == 1:
			best = max(best, 0.7)
		case 3*sharedPrefix(word, other) >= 2*max(len(word), len(other)): // greylisting, greylisted
			best = max(best, 0.6)
		}
	}
	return best
}

// sharedPrefix returns how many octets two words have in common at their start.
func sharedPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// content returns the words of a text in lower case, without short words and numbers.
func content(text string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > 2 && strings.Trim(word, "0123456789") != "" {
			words = append(words, word)
		}
	}
	return words
}
