package explain

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A word is a word of a question, read as a code. All fields are zero if it is none.
type word struct {
	code     smtpcode.ReplyCode
	enhanced smtpcode.EnhancedCode
	detail   smtpcode.Detail
	isDetail bool   // detail counts, with its class left open
	family   string // 5.7.x
	join     bool   // a word such as "vs"
	err      error  // why a word that is meant as a code is none
	text     string
}

// readCodes reads a question that has codes and nothing else: 550, 5.7.26, 550-5.7.26, 5.1.1 550, 550 vs 554, 5.7.x.
func (b *Book) readCodes(question string) (Report, bool) {
	if status, err := smtpcode.ParseStatus(question); err == nil {
		return b.reportCodes([]word{{enhanced: status}}), true
	}
	const longest = 1000 // more is a text
	if len(question) > longest {
		return Report{}, false
	}
	words := splitCodes(question)
	codes := 0
	for _, w := range words {
		if !w.join && !w.isCode() && w.err == nil {
			return Report{}, false
		}
		if !w.join {
			codes++
		}
	}
	if codes == 0 {
		return Report{}, false
	}
	if report, ok := malformed(words); ok {
		last := words[len(words)-1]
		return report, len(words) == 1 || len(words) == 2 && strings.Contains(last.text, ".") // else it is a text with numbers
	}
	return b.reportCodes(words), true
}

func (w word) isCode() bool { return w.code != 0 || w.enhanced != 0 || w.isDetail || w.family != "" }

// splitCodes splits a question at blanks and commas, and a reply code from what follows it: 550-5.7.26.
func splitCodes(question string) []word {
	var words []word
	for _, field := range strings.FieldsFunc(question, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;/&|", r) }) {
		field = strings.TrimRight(strings.Trim(field, "#()[]<>{}\"'`:.?!"), "-")
		if len(field) > 4 && strings.ContainsRune("-:", rune(field[3])) {
			if _, err := smtpcode.ParseReplyCode(field[:3]); err == nil {
				words = append(words, readWord(field[:3]))
				field = strings.Trim(field[4:], "#([")
			}
		}
		if field != "" {
			words = append(words, readWord(field))
		}
	}
	return words
}

func readWord(text string) word {
	w := word{text: text}
	var err error
	if w.code, err = smtpcode.ParseReplyCode(text); err == nil {
		return w
	}
	if w.enhanced, err = smtpcode.ParseEnhancedCode(text); err == nil {
		return w
	}
	if strings.ContainsAny(text[:1], "Xx") {
		if w.detail, err = smtpcode.ParseDetail(strings.ToUpper(text)); err == nil {
			w.isDetail = true
			return w
		}
	}
	switch lower := strings.ToLower(text); {
	case lower == "vs" || lower == "and" || lower == "or":
		w.join = true
	case isFamily(lower):
		w.family = lower
	case strings.Trim(lower, "0123456789.+-x") == "" && strings.ContainsAny(lower, "0123456789"):
		_, w.err = smtpcode.ParseReplyCode(text)
		if strings.Contains(text, ".") {
			_, w.err = smtpcode.ParseEnhancedCode(text)
		}
	}
	return w
}

// reportCodes explains each code, and two that are side by side as a pair.
func (b *Book) reportCodes(words []word) Report {
	var answers []Answer
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) {
			if code, enhanced, ok := pairOf(w, words[i+1], len(words)); ok {
				answers = append(answers, b.codeAnswer(code, enhanced))
				i++
				continue
			}
		}
		switch {
		case w.family != "":
			answers = append(answers, familyAnswer(w.family))
		case w.isDetail:
			answers = append(answers, b.detailAnswer(w.detail))
		case w.code != 0 || w.enhanced != 0:
			answers = append(answers, b.codeAnswer(w.code, w.enhanced))
		}
	}
	report := reportOn(answers...)
	for _, a := range answers {
		report.meant(a)
	}
	return report
}

// pairOf returns two words as a pair, also in the other order if there are no more words: 5.1.1 550.
func pairOf(first, second word, words int) (smtpcode.ReplyCode, smtpcode.EnhancedCode, bool) {
	if first.code == 0 && second.code != 0 && words == 2 {
		first, second = second, first
	}
	enhanced := second.enhanced
	if second.isDetail {
		enhanced = second.detail.For(first.code)
	}
	return first.code, enhanced, first.code != 0 && enhanced != 0
}

// malformed says what is wrong with the words that are meant as codes and are none, and what may be meant.
func malformed(words []word) (Report, bool) {
	report := Report{Kind: KindMalformed}
	var problems []string
	for _, w := range words {
		var syntax *smtpcode.SyntaxError
		if errors.As(w.err, &syntax) {
			article := "a"
			if strings.HasPrefix(syntax.What, "e") {
				article = "an"
			}
			problems = append(problems, fmt.Sprintf("%q is not %s %s: %s", w.text, article, syntax.What, syntax.Reason))
			report.DidYouMean = append(report.DidYouMean, meant(w.text)...)
		}
	}
	report.Problem = strings.Join(problems, "; ")
	return report, len(problems) > 0
}

// wildcards match a digit or a number.
const wildcards = "nxyz*"

// isFamily reports whether a word in lower case is a code with a wildcard: 5xx, 55z, 5.7.x, x.7.*.
func isFamily(word string) bool {
	filled := strings.TrimRight(word, wildcards)
	if !strings.Contains(word, ".") {
		_, err := smtpcode.ParseReplyCode(filled + strings.Repeat("0", len(word)-len(filled)))
		return err == nil && filled != ""
	}
	parts := strings.Split(word, ".")
	if len(parts) != 3 || len(parts[0]) != 1 || !strings.Contains("245x", parts[0]) || !strings.ContainsAny(parts[1]+parts[2], wildcards) {
		return false
	}
	for _, part := range parts[1:] {
		_, err := smtpcode.ParseDetail("X.0." + part)
		if err != nil && (part == "" || strings.Trim(part, wildcards) != "") {
			return false
		}
	}
	return true
}

// familyAnswer describes the codes that a wildcard matches: what their digits say, and which there are.
func familyAnswer(name string) Answer {
	a := Answer{Title: strings.ToUpper(name[:1]) + name[1:], Retry: depends, Reason: smtpcode.ReasonUnstated.String(), Actions: []Action{}}
	class := smtpcode.Class(name[0] - '0')
	var says []string
	if name[0] != 'x' {
		a.Retry = retry(smtpcode.Reply{Enhanced: smtpcode.Detail(0).With(class)})
		says = append(says, strings.ToLower(class.Text()))
	}
	if code, err := smtpcode.ParseReplyCode(strings.TrimRight(name, wildcards) + "0"); err == nil { // 55z
		says = digitsOf(code)
	}
	for code := range smtpcode.ReplyCodes() {
		if isMember(code.String(), name) {
			a.Family = append(a.Family, Suggestion{Code: code.String(), Phrase: code.Text()})
		}
	}
	for detail := range smtpcode.Details() {
		code := detail.String()
		if name[0] != 'x' {
			code = detail.With(class).String()
		}
		if isMember(strings.ToLower(code), name) {
			a.Family = append(a.Family, Suggestion{Code: code, Phrase: detail.Text()})
			subject := subjectOf(detail)
			if strings.Contains(name, "."+detail.Subject().String()+".") && !slices.Contains(says, subject) {
				says = append(says, subject)
			}
		}
	}
	a.What = cmp.Or(strings.Join(says, ", "), "codes of several subjects")
	return a
}

// isMember reports whether a code is in a family. A wildcard matches one digit of a reply code, or a number of an
// enhanced code.
func isMember(code, family string) bool {
	if !strings.Contains(family, ".") {
		return strings.HasPrefix(code, strings.TrimRight(family, wildcards)) && !strings.Contains(code, ".")
	}
	numbers, parts := strings.Split(code, "."), strings.Split(family, ".")
	return slices.EqualFunc(numbers, parts, func(number, part string) bool {
		return number == part || strings.Trim(part, wildcards) == ""
	})
}
