package scan

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A pair is a reply code and an enhanced code in a text, side by side.
type pair struct {
	start    int // of the reply code
	code     smtpcode.ReplyCode
	enhanced smtpcode.EnhancedCode
}

// pairs iterates over the pairs in a text that are faults. Between the codes is one blank or hyphen, and nothing next to
// them makes them a part of a longer number, version, amount, range or name.
//
// FindReplies wants codes of one class where nothing announces a reply. Here the class may be another, because that is
// the fault to find.
func pairs(text string) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		const before = len("550 5")
		for i := 0; ; i++ {
			dot := strings.IndexByte(text[i:], '.')
			if dot < 0 {
				return
			}
			i += dot
			if i < before || !isDigit(text[i-before]) || !isDigit(text[i-1]) {
				continue
			}
			start := i - before
			p, end, ok := pairAt(text, start)
			if ok && p.fault() && mayBegin(text[:start]) && mayEnd(text[end:]) && !amongNumbers(text[:start], text[end:]) && !yield(p) {
				return
			}
		}
	}
}

// pairAt returns the pair at start and where it ends.
func pairAt(text string, start int) (p pair, end int, ok bool) {
	enhanced := start + len("550 ")
	if separator := text[enhanced-1]; separator != ' ' && separator != '-' {
		return pair{}, 0, false
	}
	for end = enhanced; end < len(text) && (isDigit(text[end]) || text[end] == '.'); end++ {
	}
	if end > enhanced && text[end-1] == '.' { // of a sentence
		end--
	}
	p.start = start
	var err, enhancedErr error
	p.code, err = smtpcode.ParseReplyCode(text[start : enhanced-1])
	p.enhanced, enhancedErr = smtpcode.ParseEnhancedCode(text[enhanced:end])
	return p, end, err == nil && enhancedErr == nil
}

// fault reports whether the pair is a fault, and surely a pair of codes. A 2yz or 3yz code that is not known is another
// number, as in "HTTP 200". A code of another class is more likely a version or a date if its detail is not registered
// either. All subjects that standards have or servers invent are of one digit: 4.19.3 is a version.
func (p pair) fault() bool {
	verdict := smtpcode.Check(p.code, p.enhanced)
	switch {
	case !verdict.Fault(), p.code.Positive() && !p.code.Known():
		return false
	case verdict == smtpcode.VerdictClassMismatch, verdict == smtpcode.VerdictNotAllowed:
		return p.enhanced.Registered()
	}
	return p.enhanced.Subject() <= 9
}

// mayBegin reports whether codes may begin after a text: not in a word or a longer number, unless the word ends with an
// escaped line end, as in "\r\n550 5.1.1".
func mayBegin(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	switch rest := before[:len(before)-size]; last {
	case 'n', 'r', 't':
		return strings.HasSuffix(rest, `\`)
	case ',':
		return !endsWithDigit(rest)
	}
	return before == "" || !isWord(last) && !strings.ContainsRune("-+./$#@&~^", last)
}

// mayEnd reports whether codes may end before a text.
func mayEnd(after string) bool {
	first, size := utf8.DecodeRuneInString(after)
	if first == '.' || first == ',' {
		second, _ := utf8.DecodeRuneInString(after[size:])
		return len(after) == size || !isWord(second)
	}
	return after == "" || !isWord(first) && !strings.ContainsRune("-+/@&~^", first)
}

// amongNumbers reports whether numbers are on both sides, as in a table or the path of a drawing.
func amongNumbers(before, after string) bool {
	right := strings.TrimLeft(after, " \t")
	return endsWithDigit(strings.TrimRight(before, " \t")) && right != "" && isDigit(right[0])
}

func endsWithDigit(text string) bool { return text != "" && isDigit(text[len(text)-1]) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWord reports whether r is a part of a word in any script. What is not UTF-8 may be.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == utf8.RuneError
}
