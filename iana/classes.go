package iana

import (
	"regexp"
	"slices"
	"strings"
)

// classNumbers are the classes of RFC 3463 section 2: success, persistent transient failure, permanent
// failure.
var classNumbers = []int{2, 4, 5}

// A classRule reads a sentence of a description that says what classes the detail is for. The classes
// are those whose words stand in what the pattern's group caught; without such a word the sentence is
// about something else.
type classRule struct {
	basis   Basis
	pattern *regexp.Regexp
}

// classRules stand strongest basis first; a description is read by the strongest that speaks.
//
// Two details are known better from RFCs than from their descriptions, which are silent, and are Unknown
// here: X.1.9 is for class 2 (RFC 3886 section 3.3.4), X.4.7 for 4 and 5 (RFC 3463 appendix B).
var classRules = []classRule{
	// "only useful for": X.1.1, X.1.2, X.1.3, X.1.6. "useful only as": X.3.1, X.3.4, X.4.1 to X.4.3, X.4.5,
	// X.4.6, X.5.1, X.5.2, X.5.4, X.6.1, X.7.1 to X.7.4.
	{Only, regexp.MustCompile(`(?i)\b(?:only useful|useful only) (?:for|as) (.*)`)},
	// X.1.5, X.2.2, X.2.3. X.0.0 says so too, of "all errors", and names no class.
	{Should, regexp.MustCompile(`(?i)\bshould be used (?:for|as) (.*)`)},
	// X.3.2, X.4.4, X.5.6.
	{May, regexp.MustCompile(`(?i)\buseful for both (.*)`)},
	// X.2.4.
	{May, regexp.MustCompile(`(?i)\bmay represent (.*)`)},
	// X.2.1, X.6.5, X.6.6, X.7.7.
	{May, regexp.MustCompile(`(?i)\bmay be (.*)`)},
}

// mayAlso names classes beside those of the associated reply codes: X.6.4 has 250 and may also be
// permanent, so it is for 2 and 5. Where nothing else is known to add to, "also" leaves it unknown.
var mayAlso = regexp.MustCompile(`(?i)\bmay also be (.*)`)

var (
	// negated is a sentence that says the opposite of a rule's words, or more than they do: no rule reads it.
	negated = regexp.MustCompile(`(?i)\bnot (?:only|useful)\b`)

	// sentenceEnd parts sentences. An abbreviation inside one cuts it short: a class may then be missed,
	// but none is invented.
	sentenceEnd = regexp.MustCompile(`[.!?]["')\]]*(?:\s+|$)`)

	// classWord is a word for a class.
	classWord  = regexp.MustCompile(`(?i)\b(?:permanent|transient|temporary|success|successful|positive)\b`)
	classNamed = map[string]int{
		"permanent": 5,
		"transient": 4, "temporary": 4,
		"success": 2, "successful": 2, "positive": 2,
	}
)

// classLimit tells the classes of a detail from its description, and where that is silent from its
// associated reply codes.
func classLimit(description string, associated Associated) ClassLimit {
	sentences := classSentences(description)
	for _, basis := range []Basis{Only, Should, May} {
		classes := classesSaid(sentences, basis)
		if basis == May {
			classes = withAlso(classes, sentences, associated.classes())
		}
		if len(classes) > 0 {
			return ClassLimit{List: classes, Basis: basis}
		}
	}
	if classes := associated.classes(); len(classes) > 0 {
		return ClassLimit{List: classes, Basis: FromAssociated}
	}
	return ClassLimit{List: slices.Clone(classNumbers), Basis: Unknown}
}

// classSentences lists the sentences that the rules may read.
func classSentences(description string) []string {
	return slices.DeleteFunc(splitSentences(description), negated.MatchString)
}

func splitSentences(description string) []string {
	return sentenceEnd.Split(fold(description), -1)
}

// classesSaid lists the classes that the rules of one basis find.
func classesSaid(sentences []string, basis Basis) []int {
	var classes []int
	for _, rule := range classRules {
		if rule.basis != basis {
			continue
		}
		for _, sentence := range sentences {
			classes = append(classes, classesCaught(rule.pattern, sentence)...)
		}
	}
	return sortedSet(classes)
}

// withAlso adds what the description says with "also" to the classes it says without, or else to those of
// the associated reply codes.
func withAlso(said []int, sentences []string, associated []int) []int {
	var also []int
	for _, sentence := range sentences {
		also = append(also, classesCaught(mayAlso, sentence)...)
	}
	if len(also) == 0 {
		return said
	}
	base := said
	if len(base) == 0 {
		base = associated
	}
	if len(base) == 0 {
		return nil
	}
	return sortedSet(append(also, base...))
}

// classesCaught lists the classes named in what the pattern's group catches.
func classesCaught(pattern *regexp.Regexp, sentence string) []int {
	m := pattern.FindStringSubmatch(sentence)
	if m == nil {
		return nil
	}
	var classes []int
	for _, word := range classWord.FindAllString(m[1], -1) {
		classes = append(classes, classNamed[strings.ToLower(word)])
	}
	return classes
}
