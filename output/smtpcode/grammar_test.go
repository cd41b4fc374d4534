package smtpcode_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// These are slow parsers, written as regular expressions from the grammars of the RFCs. The fuzz tests compare the fast
// parsers with them.

// statusCode is an enhanced code, without leading zeros (RFC 3463 section 2).
const statusCode = `([245])\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})`

var (
	wholeStatus = regexp.MustCompile(`^` + statusCode + `$`)

	// statusPrefix is an enhanced code at the start of a text and the blank after it (RFC 2034 section 3).
	statusPrefix = regexp.MustCompile(`^(` + statusCode + `)(?:[ \t]|$)`)

	// replyGrammar is Reply-line of RFC 5321 section 4.2, as liberal as the section tells clients to be: any second
	// digit, any text, LF alone, a missing last line end.
	replyGrammar = regexp.MustCompile(`^(?:[2-5][0-9]{2}-[^\x00\r\n]*\r?\n)*[2-5][0-9]{2}(?: [^\x00\r\n]*)?(?:\r?\n)?$`)

	lineEnd = regexp.MustCompile(`\r?\n`)
)

// slowEnhancedCode is [smtpcode.ParseEnhancedCode].
func slowEnhancedCode(s string) (array [3]int, ok bool) {
	numbers := wholeStatus.FindStringSubmatch(s)
	for i := range array {
		if numbers != nil {
			array[i], _ = strconv.Atoi(numbers[i+1]) // at most three digits
		}
	}
	return array, numbers != nil
}

// slowReply is [smtpcode.ParseReply].
func slowReply(s string) (reply smtpcode.Reply, ok bool) {
	if !replyGrammar.MatchString(s) {
		return reply, false
	}
	lines := lineEnd.Split(strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r"), -1)
	code, enhanced := lines[0][:3], ""
	for i, line := range lines {
		if line[:3] != code {
			return reply, false
		}
		lines[i] = line[min(4, len(line)):]
		if m := statusPrefix.FindStringSubmatch(lines[i]); m != nil && enhanced == "" && code[0] != '3' {
			enhanced = m[1]
		}
	}
	for i, text := range lines {
		if m := statusPrefix.FindStringSubmatch(text); m != nil && m[1] == enhanced {
			lines[i] = text[len(m[0]):]
		}
	}
	number, _ := strconv.Atoi(code)
	array, _ := slowEnhancedCode(enhanced)
	reply.Code, reply.Text = smtpcode.ReplyCode(number), strings.Join(lines, "\n")
	reply.Enhanced = smtpcode.EnhancedCodeFromArray(array)
	return reply, true
}

// TestEveryShortText compares ParseEnhancedCode with the grammar on every text of up to seven of these characters.
func TestEveryShortText(t *testing.T) {
	const alphabet = "0159.x"
	texts := []string{""}
	for length := 0; length <= 7; length++ {
		var longer []string
		for _, text := range texts {
			got, err := smtpcode.ParseEnhancedCode(text)
			if want, ok := slowEnhancedCode(text); got.Array() != want || (err == nil) != ok {
				t.Errorf("ParseEnhancedCode(%q) = %s, %v, the grammar has %v, %v", text, got, err, want, ok)
			}
			for _, c := range alphabet {
				longer = append(longer, text+string(c))
			}
		}
		texts = longer
	}
}
