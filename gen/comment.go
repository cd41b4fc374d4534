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

// comment adds paragraphs as line comments, wrapped, with an empty comment line between them. Empty
// paragraphs are left out.
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
			// jennifer takes text that starts with // as it is; anything else it might turn
			// into a block comment, which the text could end.
			group.Comment("// " + line)
		}
	}
}

// Printable shows what a reader would not see as it is, line breaks, controls and direction marks, by its
// code point, so that no registry text can hide or rearrange source code.
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

// Wrap breaks text into lines of at most width runes at its blanks. A longer word has a line of its own. A
// number stays with the word before it: RFC 3463.
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

// longestNumber is how long a word may be that stays with the one before it, in octets: a date, a section.
const longestNumber = 16

// chunks splits text into what a line break may stand between.
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

// Sentence gives words their capital and full stop. It is empty for none.
func Sentence(words string) string {
	if words == "" {
		return ""
	}
	return Capital(words) + "."
}

// Capital makes the first letter of a text a capital.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
