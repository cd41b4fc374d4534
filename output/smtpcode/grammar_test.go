package smtpcode_test

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// The slow reference: the grammars of the RFCs as regular expressions, which a reader can hold against the
// texts. The fuzz targets compare the parsers with it.

// subCode is the subject or detail of RFC 3463 section 2, without leading zeros.
const subCode = `(?:0|[1-9][0-9]{0,2})`

var (
	// statusCode is that of RFC 3463 section 2.
	statusCode = regexp.MustCompile(`^[245]\.` + subCode + `\.` + subCode + `$`)

	// statusPrefix is a status code in front of a text (RFC 2034 section 3), with a blank behind it.
	statusPrefix = regexp.MustCompile(`^([245]\.` + subCode + `\.` + subCode + `)(?:[ \t]|$)`)

	// replyGrammar is Reply-line of RFC 5321 section 4.2, liberal as the section tells clients to be: any
	// second digit, any text, LF alone, a missing last line end.
	replyGrammar = regexp.MustCompile(`^(?:[2-5][0-9]{2}-[^\x00\r\n]*\r?\n)*[2-5][0-9]{2}(?: [^\x00\r\n]*)?(?:\r?\n)?$`)

	lineEnd = regexp.MustCompile(`\r?\n`)
)

// slowEnhancedCode is [smtpcode.ParseEnhancedCode] by the grammar.
func slowEnhancedCode(s string) (array [3]int, ok bool) {
	if !statusCode.MatchString(s) {
		return array, false
	}
	for i, digits := range strings.Split(s, ".") {
		array[i], _ = strconv.Atoi(digits) // at most three digits
	}
	return array, true
}

// slowReply is [smtpcode.ParseReply] by the grammar: the code, the enhanced code as text, and the text.
func slowReply(s string) (code, enhanced, text string, ok bool) {
	if !replyGrammar.MatchString(s) {
		return "", "", "", false
	}
	lines := lineEnd.Split(strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r"), -1)
	var texts []string
	for _, line := range lines {
		code = line[:3]
		if code != lines[0][:3] {
			return "", "", "", false
		}
		texts = append(texts, line[min(4, len(line)):])
	}
	for _, text := range texts {
		if m := statusPrefix.FindStringSubmatch(text); m != nil && enhanced == "" && code[0] != '3' {
			enhanced = m[1]
		}
	}
	for i, text := range texts {
		if m := statusPrefix.FindStringSubmatch(text); m != nil && m[1] == enhanced {
			texts[i] = text[len(m[0]):]
		}
	}
	return code, enhanced, strings.Join(texts, "\n"), true
}

// written is a parsed reply in the form of slowReply.
func written(r smtpcode.Reply) (code, enhanced, text string) {
	return r.Code.String(), r.Enhanced.String(), r.Text
}
