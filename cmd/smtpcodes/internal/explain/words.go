package explain

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// An entry is something that a search can find.
type entry struct {
	match    Match
	phrase   []string // the words of the phrase, which count twice
	sentence []string
	answer   func() Explanation
}

// A hit is an entry with its score.
type hit struct {
	entry entry
	score float64
	whole bool // whether it has every word of the question, at least one of them without a typo
}

// mostMatches bounds how many matches an answer lists.
const mostMatches = 8

// readWords searches the phrases and sentences of all codes and of the reasons. It explains the best match if
// that has all the words.
func (b *Book) readWords(question string) Explanation {
	answer := Explanation{Kind: KindWords}
	words := content(question)
	if len(words) == 0 || len(words) > mostWords {
		return answer
	}
	hits := b.search(words)
	if len(hits) == 0 {
		return answer
	}
	if hits[0].whole {
		answer = hits[0].entry.answer()
		answer.Kind = KindWords
	}
	answer.DidYouMean = nil
	for _, h := range hits[:min(len(hits), mostMatches)] {
		answer.Matches = append(answer.Matches, h.entry.match)
	}
	return answer
}

// search ranks the entries that have at least half of the words.
func (b *Book) search(words []string) []hit {
	entries := b.entries()
	weights := make([]float64, len(words))
	for i, word := range words {
		holders := 1
		for _, e := range entries {
			if slices.Contains(e.phrase, word) || slices.Contains(e.sentence, word) {
				holders++
			}
		}
		weights[i] = math.Log(float64(len(entries)+1) / float64(holders))
	}
	var hits []hit
	for _, e := range entries {
		score, matched, exact := 0.0, 0, false
		for i, word := range words {
			inPhrase, inSentence := fit(word, e.phrase), fit(word, e.sentence)
			best := max(2*inPhrase, inSentence)
			if best > 0 {
				matched++
			}
			exact = exact || max(inPhrase, inSentence) >= synonymous
			score += best * weights[i]
		}
		// Of two phrases with the same words, the shorter is closer to the question.
		score /= 1 + 0.05*float64(len(e.phrase))
		if 2*matched >= len(words) && score > 0 {
			hits = append(hits, hit{e, score, exact && matched == len(words)})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return hits
}

// entries returns the reasons that a server can send, the details and the reply codes.
func (b *Book) entries() []entry {
	var entries []entry
	for i, r := range b.catalog.Reasons {
		if r.Reply == 0 {
			continue
		}
		code, enhanced := smtpcode.ReplyCode(r.Reply), enhancedCode(r.Enhanced)
		sentence := r.Sentence + " " + r.Grounds
		for _, phrase := range r.Phrases {
			sentence += " " + phrase.Text
		}
		entries = append(entries, entry{
			Match{Code: code.String() + " " + enhanced.String(), Phrase: r.Name, Why: "what a server should send"},
			content(r.Name), content(sentence),
			func() Explanation {
				answer := b.explainPair(code, enhanced)
				answer.because(smtpcode.Reason(i)) // the constants count the rows
				answer.Situation = &Situation{r.Name, r.Grounds, r.Else, r.Source}
				return answer
			},
		})
	}
	for detail := range smtpcode.Details() {
		entries = append(entries, entry{
			Match{Code: detail.String(), Phrase: b.phraseOfDetail(detail)},
			content(detail.Text()), content(b.details[detail].Sentence),
			func() Explanation { return b.explainDetail(detail) },
		})
	}
	for code := range smtpcode.ReplyCodes() {
		entries = append(entries, entry{
			Match{Code: code.String(), Phrase: b.phraseOfReply(code)},
			content(code.Text()), content(b.replies[code].Sentence),
			func() Explanation { return b.explainReply(code) },
		})
	}
	return entries
}

// synonymous is the fit of a synonym. A word with a typo fits less.
const synonymous = 0.9

// fit returns how well a word of a question matches one of others: 1 exactly, less with a typo, as the start of
// a longer word or with a longer ending, 0 not at all.
func fit(word string, among []string) float64 {
	best := 0.0
	for _, other := range among {
		if word == other {
			return 1
		}
		far := typosBetween(word, other)
		switch {
		case synonyms[word] == other:
			best = max(best, synonymous)
		case far == 1 && far <= typos(max(len(word), len(other))):
			best = max(best, 0.85)
		case len(word) >= 3 && strings.HasPrefix(other, word):
			best = max(best, 0.8)
		case far <= typos(max(len(word), len(other))):
			best = max(best, 0.6)
		case len(other) >= 4 && len(word) <= len(other)+3 && strings.HasPrefix(word, other):
			best = max(best, 0.5)
		}
	}
	return best
}

// typosBetween returns how many edits apart two words are. Every number above two counts as three.
func typosBetween(a, b string) int {
	const tooMany = 3
	if len(a)-len(b) >= tooMany || len(b)-len(a) >= tooMany {
		return tooMany
	}
	if a[0] != b[0] && len(a) < 6 {
		return tooMany // a typo rarely changes the first letter of a short word: null is not full
	}
	return distance(a, b)
}

// typos returns how many edits a word of the given length may be away.
func typos(length int) int {
	switch {
	case length >= 8:
		return 2
	case length >= 4:
		return 1
	}
	return 0
}

// synonyms maps words that replies and people use to the words of our sentences and the phrases.
var synonyms = map[string]string{
	"account":        "mailbox",
	"auth":           "login",
	"authentication": "login",
	"blacklisted":    "blacklist",
	"blocked":        "refuses",
	"blocklist":      "blacklist",
	"blocklisted":    "blacklist",
	"cert":           "tls",
	"certificate":    "tls",
	"denied":         "refused",
	"exceeded":       "over",
	"exist":          "unknown",
	"failure":        "failed",
	"graylisting":    "greylisted",
	"greylisting":    "greylisted",
	"large":          "big",
	"login":          "authentication",
	"no":             "unknown",
	"password":       "credentials",
	"ptr":            "reverse",
	"quota":          "full",
	"rbl":            "dnsbl",
	"rdns":           "reverse",
	"record":         "dns",
	"refusal":        "refuses",
	"rejected":       "refused",
	"size":           "big",
	"throttled":      "throttling",
	"timeout":        "expired",
	"user":           "mailbox",
}

// fillers are words too common to search for.
var fillers = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "be": true, "by": true, "code": true, "for": true, "from": true, "in": true,
	"is": true, "it": true, "of": true, "on": true, "or": true, "smtp": true, "status": true, "that": true, "the": true, "this": true,
	"to": true, "was": true, "what": true, "which": true, "with": true, "does": true, "mean": true, "error": true, "not": true, "such": true,
}

// content returns the words of a text in lower case, without fillers, single letters and numbers.
func content(text string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > 1 && !fillers[word] && strings.Trim(word, "0123456789") != "" {
			words = append(words, word)
		}
	}
	return words
}
