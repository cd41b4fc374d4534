package gen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// commentWidth is the length of a comment line, without its indentation, that wrapping aims at.
const commentWidth = 100

// comment adds paragraphs as wrapped line comments, with an empty comment line between them. It skips empty
// paragraphs.
func comment(group *jen.Group, paragraphs ...string) {
	first := true
	for _, paragraph := range paragraphs {
		if paragraph == "" {
			continue
		}
		if !first {
			group.Comment("//")
		}
		first = false
		for _, line := range Wrap(Printable(paragraph), commentWidth-len("// ")) {
			// jennifer copies text that starts with //. It might turn other text into a block
			// comment, which the text could end.
			group.Comment("// " + line)
		}
	}
}

// Printable replaces characters that a reader would not see, such as line breaks, controls and direction marks,
// by their code points, so that no registry text can hide or rearrange source code.
func Printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}

// Wrap breaks text at blanks into lines of at most width runes. A longer word gets a line of its own. A number
// stays with the word before it: RFC 3463.
func Wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	length := 0
	for _, word := range chunks(text) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			lines = append(lines, line.String())
			line.Reset()
			length = 0
		}
		if length > 0 {
			line.WriteByte(' ')
			length++
		}
		line.WriteString(word)
		length += n
	}
	if length > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// longestNumber is the longest word, in octets, that stays with the one before it: a date, a section.
const longestNumber = 16

// chunks splits text into the pieces between which a line may break.
func chunks(text string) []string {
	var chunks []string
	for _, word := range strings.Fields(text) {
		last := len(chunks) - 1
		if '0' <= word[0] && word[0] <= '9' && len(word) <= longestNumber && last >= 0 && unicode.IsLetter(rune(chunks[last][len(chunks[last])-1])) {
			chunks[last] += " " + word
			continue
		}
		chunks = append(chunks, word)
	}
	return chunks
}

// JoinNumbers writes numbers with a separator between them.
func JoinNumbers(numbers []int, separator string) string {
	var digits []string
	for _, n := range numbers {
		digits = append(digits, strconv.Itoa(n))
	}
	return strings.Join(digits, separator)
}

// ListClasses names classes in a sentence: class 4; classes 4 and 5.
func ListClasses(classes []int) string {
	last := len(classes) - 1
	if last < 1 {
		return "class " + JoinNumbers(classes, "")
	}
	return "classes " + JoinNumbers(classes[:last], ", ") + " and " + strconv.Itoa(classes[last])
}

// Sentence capitalizes the first letter of text and adds a full stop. It returns an empty text as it is.
func Sentence(text string) string {
	if text == "" {
		return ""
	}
	return Capital(text) + "."
}

// Capital capitalizes the first letter of text.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
