package iana

import (
	"regexp"
	"slices"
	"strings"
)

// classRules find the sentences of a description that limit the classes of its detail. The classes are those
// named in the part that the group of the pattern matches. A sentence that names none there is about something
// else. The strongest rule that finds a class decides.
//
// The descriptions of two details are silent, and RFCs say more: X.1.9 is for class 2 (RFC 3886 section
// 3.3.4), X.4.7 for classes 4 and 5 (RFC 3463 appendix B). Here they are Unknown.
var classRules = []struct {
	basis Basis
	said  func() *regexp.Regexp
}{
	// "only useful for": X.1.1, X.1.2, X.1.3, X.1.6. "useful only as": X.3.1, X.3.4, X.4.1 to X.4.3, X.4.5,
	// X.4.6, X.5.1, X.5.2, X.5.4, X.6.1, X.7.1 to X.7.4.
	{Only, pattern(`(?i)\b(?:only useful|useful only) (?:for|as) (.*)`)},
	// X.1.5, X.2.2, X.2.3. X.0.0 says it of "all errors", which names no class.
	{Should, pattern(`(?i)\bshould be used (?:for|as) (.*)`)},
	// "useful for both": X.3.2, X.4.4, X.5.6. "may represent": X.2.4. "may be": X.2.1, X.6.5, X.6.6, X.7.7.
	{May, pattern(`(?i)\b(?:useful for both|may represent|may be) (.*)`)},
}

var (
	// mayAlso adds classes to those that are known otherwise: X.6.4 has reply code 250 and may also be
	// permanent, so it is for classes 2 and 5.
	mayAlso = pattern(`(?i)\bmay also be (.*)`)

	// negated matches a sentence that says the opposite of what a rule looks for, or more.
	negated = pattern(`(?i)\bnot (?:only|useful)\b`)

	// sentenceEnd separates sentences. An abbreviation cuts a sentence short: a class may then be missed,
	// but none is invented.
	sentenceEnd = pattern(`[.!?]["')\]]*(?:\s+|$)`)

	classWord  = pattern(`(?i)\b(?:permanent|transient|temporary|success|successful|positive)\b`)
	classNamed = map[string]int{
		"permanent": 5,
		"transient": 4, "temporary": 4,
		"success": 2, "successful": 2, "positive": 2,
	}
)

// classLimit finds the classes of a detail in its description, or if that is silent, in its associated
// reply codes.
func classLimit(description string, associated Associated) ClassLimit {
	sentences := slices.DeleteFunc(splitSentences(description), negated().MatchString)
	for _, rule := range classRules {
		classes := classesSaid(rule.said(), sentences)
		if rule.basis == May {
			classes = withAlso(classes, classesSaid(mayAlso(), sentences), associated)
		}
		if len(classes) > 0 {
			return ClassLimit{List: sortedSet(classes), Basis: rule.basis}
		}
	}
	if classes := associated.classes(); len(classes) > 0 {
		return ClassLimit{List: classes, Basis: FromAssociated}
	}
	return ClassLimit{List: slices.Clone(classNumbers), Basis: Unknown}
}

func splitSentences(description string) []string {
	return sentenceEnd().Split(fold(description), -1)
}

// classesSaid returns the classes named in the group of a rule's expression, in any of the sentences.
func classesSaid(said *regexp.Regexp, sentences []string) []int {
	var classes []int
	for _, sentence := range sentences {
		if m := said.FindStringSubmatch(sentence); m != nil {
			for _, word := range classWord().FindAllString(m[1], -1) {
				classes = append(classes, classNamed[strings.ToLower(word)])
			}
		}
	}
	return classes
}

// withAlso adds the classes of mayAlso to those said without it, or else to those of the associated reply
// codes. It returns none if there are neither.
func withAlso(said, also []int, associated Associated) []int {
	if len(said) == 0 && len(also) > 0 {
		said = associated.classes()
	}
	if len(said) == 0 {
		return nil
	}
	return append(said, also...)
}

var (
	codePattern = pattern(`\bX\.[0-9]+\.[0-9]+\b`)

	// deprecated matches a sentence that says of the code it describes that it is deprecated. The subject of
	// the sentence must be this code: "X.1.1 is deprecated in favour of this" and "the command is obsolete"
	// do not match. Between subject and verb there may be what X.6.10 has: "is a duplicate of X.6.8 and".
	deprecated = pattern(`(?i)^\W*(?:(?:the )?use of )?(?:the )?(?:this|it)(?: (?:enhanced|status|error|reply|detail|code|value|entry|registration|record))* ` +
		`(?:(?:is|was) an? (?:exact )?(?:duplicate|copy|synonym|alias) of X\.[0-9]+\.[0-9]+,? and )?` +
		`(?:(?:is|was|has been) )?(?:(?:now|thus|therefore|hence|hereby|considered) )*(?:deprecated|obsolete|obsoleted)\b`)

	// deprecatedAlone matches a sentence that is only a label: "Deprecated.", "OBSOLETE: use X.1.1".
	deprecatedAlone = pattern(`(?i)^\W*(?:deprecated|obsolete|obsoleted)(?:\W*$|\s*[:;,)]| in favou?r of | by X\.)`)

	// replacement names the code to use instead.
	replacement = pattern(`(?i)\b(?:duplicate of|(?:replaced|superseded|obsoleted|deprecated) by|in favou?r of|use) (X\.[0-9]+\.[0-9]+)\b`)
)

// deprecation returns what the description of a code says about its deprecation, or nil if it says nothing.
// The replacement is the first one named in the sentence, or else in the description.
func deprecation(code Code, description string) *Deprecation {
	// A description may name its code by number.
	description = codePattern().ReplaceAllStringFunc(fold(description), func(named string) string {
		if named == code.String() {
			return "this code"
		}
		return named
	})
	for _, sentence := range splitSentences(description) {
		if deprecated().MatchString(sentence) || deprecatedAlone().MatchString(sentence) {
			return &Deprecation{By: replacedBy(sentence + " " + description)}
		}
	}
	return nil
}

// replacedBy returns the first code that the text names as a replacement, or nil.
func replacedBy(text string) *Code {
	for _, m := range replacement().FindAllStringSubmatch(text, -1) {
		if code, err := ParseCode(m[1]); err == nil {
			return &code
		}
	}
	return nil
}
