package explain

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// codeLike is a word that can only be meant as a code: digits, dots and an X.
var codeLike = regexp.MustCompile(`^[-+]?[Xx0-9]+(?:\.[-+]?[Xx0-9]*)*$`)

// pairLike is a reply code, valid or not, with a word that can only be meant as an enhanced code.
var pairLike = regexp.MustCompile(`^([0-9]+)[-\s/,]+([-+]?[245Xx]\.[-+Xx0-9]*\.[-+.Xx0-9]*)$`)

// twoReplies is a reply code followed by another.
var twoReplies = regexp.MustCompile(`^([2-5][0-9]{2})[-\s/,]+([2-5][0-9]{2})$`)

// readMalformed reads a question that was meant as a code or a pair, and says what is wrong with it.
func (b *Book) readMalformed(question string) (Explanation, bool) {
	var codes []string
	bare := strings.Trim(question, wrapping)
	if openCode.MatchString(bare) {
		return Explanation{Kind: KindMalformed, Problem: openProblem(bare)}, true
	} else if m := twoReplies.FindStringSubmatch(bare); m != nil {
		problem := fmt.Sprintf("%q and %q are two reply codes, not a pair: give one at a time", m[1], m[2])
		return Explanation{Kind: KindMalformed, Problem: problem}, true
	} else if m := pairLike.FindStringSubmatch(bare); m != nil {
		codes = m[1:]
	} else if codeLike.MatchString(bare) && strings.ContainsAny(bare, "0123456789") {
		codes = []string{bare}
	} else {
		return Explanation{}, false
	}
	var problems, meant []string
	for _, code := range codes {
		problem, probably := malformed(code)
		if problem != "" {
			problems = append(problems, problem)
		}
		meant = append(meant, probably)
	}
	return Explanation{Kind: KindMalformed, Problem: strings.Join(problems, "; "), DidYouMean: b.meant(meant)}, true
}

// openCode is a code with a wildcard: 5.7.*, 5.7.x, 5xx.
var openCode = regexp.MustCompile(`^(?:[245Xx]\.[0-9]{1,3}\.(?:\*|[NXYZnxyz]{1,3})|[2-5][NXYZnxyz]{2})$`)

// openProblem says what the digits of a code with a wildcard mean.
func openProblem(word string) string {
	numbers := strings.Split(word, ".")
	if len(numbers) == 1 {
		severity := smtpcode.Severity(word[0] - '0')
		return fmt.Sprintf("%q is not one code: %d is %s (RFC 5321 section 4.2.1)", word, severity, strings.ToLower(severity.Text()))
	}
	var says []string
	if class, err := strconv.Atoi(numbers[0]); err == nil {
		says = append(says, fmt.Sprintf("%d is %s", class, strings.ToLower(smtpcode.Class(class).Text())))
	}
	subject, _ := strconv.Atoi(numbers[1])
	text := "not registered"
	if code, ok := smtpcode.NewEnhancedCode(5, subject, 0); ok && code.Subject().Text() != "" {
		text = strings.ToLower(code.Subject().Text())
	}
	says = append(says, fmt.Sprintf("%s is %s", numbers[1], text))
	return fmt.Sprintf("%q is not one code: %s (RFC 3463 section 2)", word, strings.Join(says, ", "))
}

// meant explains the codes that were probably meant, as a pair if possible.
func (b *Book) meant(codes []string) []Match {
	if len(codes) == 2 && codes[0] != "" && codes[1] != "" {
		if answer, ok := b.readCodes(strings.Join(codes, " ")); ok {
			return []Match{b.match(answer)}
		}
	}
	var matches []Match
	for _, code := range codes {
		if code == "" {
			continue
		}
		if answer, ok := b.readCodes(code); ok {
			matches = append(matches, b.match(answer))
		}
	}
	return matches
}

// malformed says what is wrong with a word that was meant as a code, and which code was probably meant, or ""
// if none is probable. For a valid code the problem is "" and the code is itself.
func malformed(word string) (problem, probably string) {
	if strings.Contains(word, ".") {
		return malformedEnhanced(word)
	}
	if _, err := smtpcode.ParseReplyCode(word); err == nil {
		return "", word
	}
	switch {
	case strings.Trim(word, "0123456789") != "":
		return fmt.Sprintf("%q is not a code: a reply code is three digits, 550, and an enhanced code three numbers, 5.7.1", word), ""
	case len(word) == 3 && word[0] == '1':
		return fmt.Sprintf("%q is not a reply code: in SMTP none begins with 1 (RFC 5321 section 4.2.1)", word), ""
	case len(word) == 3:
		return fmt.Sprintf("%q is not a reply code: the first digit must be 2 to 5 (RFC 5321 section 4.2); look for another number in the text", word), ""
	}
	problem = fmt.Sprintf("%q is not a reply code, which is three digits (RFC 5321 section 4.2)", word)
	if len(word) == 4 || len(word) == 5 { // the dots may have been lost: 5711
		if _, probably := malformedEnhanced(word[:1] + "." + word[1:2] + "." + word[2:]); probably != "" && registered(probably) {
			return problem, probably
		}
	}
	return problem, ""
}

// malformedEnhanced is malformed for an enhanced code.
func malformedEnhanced(word string) (problem, probably string) {
	if _, err := smtpcode.ParseEnhancedCode(word); err == nil {
		return "", word
	}
	numbers := strings.Split(word, ".")
	plain := make([]string, len(numbers))
	for i, number := range numbers {
		plain[i] = strings.TrimLeft(strings.TrimLeft(number, "+-"), "0")
		if plain[i] == "" {
			plain[i] = "0"
		}
	}
	if len(plain) >= 3 && len(plain) <= 4 { // more than four are an address or a version
		probably = strings.ToUpper(strings.Join(plain[:3], "."))
	}
	if !isCode(probably) || len(plain) == 4 && !registered(probably) {
		probably = ""
	}
	return fmt.Sprintf("%q is not an enhanced code: %s (RFC 3463 section 2)", word, enhancedProblem(numbers)), probably
}

// enhancedProblem says what is wrong with the numbers between the dots.
func enhancedProblem(numbers []string) string {
	if len(numbers) != 3 {
		return fmt.Sprintf("it has %d numbers instead of three, class.subject.detail", len(numbers))
	}
	if class := numbers[0]; class != "2" && class != "4" && class != "5" && !strings.EqualFold(class, "X") {
		return fmt.Sprintf("the class %q is not 2, 4 or 5", class)
	}
	for _, number := range numbers[1:] {
		switch n, err := strconv.Atoi(number); {
		case number == "" || strings.Trim(number, "0123456789") != "":
			return fmt.Sprintf("%q is not a number", number)
		case len(number) > 1 && number[0] == '0':
			return fmt.Sprintf("%q has a leading zero", number)
		case err != nil || n > 999:
			return fmt.Sprintf("%q has more than three digits", number)
		}
	}
	return "it is not three numbers with dots between them" // not reached as long as the parsers agree
}

// isCode reports whether s is an enhanced code or a detail.
func isCode(s string) bool {
	_, enhanced := smtpcode.ParseEnhancedCode(s)
	_, detail := smtpcode.ParseDetail(s)
	return enhanced == nil || detail == nil
}

// registered reports whether s is a registered enhanced code or detail.
func registered(s string) bool {
	if enhanced, err := smtpcode.ParseEnhancedCode(s); err == nil {
		return enhanced.Registered()
	}
	detail, err := smtpcode.ParseDetail(s)
	return err == nil && detail.Registered()
}
