package explain

import (
	"strings"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/gen"
)

// A printer writes an answer line by line.
type printer struct {
	text  strings.Builder
	style Style
}

// A mark is how a part of the text is set apart: the parameter of the terminal's escape sequence for it.
type mark string

const (
	bold mark = "1"
	dim  mark = "2"
	bad  mark = "31" // red
	good mark = "32" // green
	warn mark = "33" // yellow
)

// in marks text in a style. Text is marked after it was wrapped: an escape sequence has no width.
func (m mark) in(style Style, text string) string {
	if style == Plain || text == "" {
		return text
	}
	return "\x1b[" + string(m) + "m" + text + "\x1b[0m"
}

// blank ends a block of lines, once.
func (p *printer) blank() {
	if text := p.text.String(); text != "" && !strings.HasSuffix(text, "\n\n") {
		p.text.WriteByte('\n')
	}
}

func (p *printer) line(text string) {
	p.text.WriteString(text)
	p.text.WriteByte('\n')
}

// paragraph prints text in lines that begin with the indentation.
func (p *printer) paragraph(indent, text string) {
	for _, line := range gen.Wrap(text, width-len(indent)) {
		p.line(indent + line)
	}
}

// marked is paragraph with a mark on the text.
func (p *printer) marked(m mark, indent, text string) {
	for _, line := range gen.Wrap(text, width-len(indent)) {
		p.line(indent + m.in(p.style, line))
	}
}

// field prints a text behind its label. A text that is empty has no line.
func (p *printer) field(label, text string) {
	p.headed("", label, "", text)
}

// headed is field with a mark on the words that the text begins with.
func (p *printer) headed(m mark, label, head, text string) {
	label = "  " + label
	for i, line := range gen.Wrap(head+text, width-labelWide) {
		if i == 0 && head != "" {
			line = m.in(p.style, head) + strings.TrimPrefix(line, head)
		}
		p.line(label + strings.Repeat(" ", max(1, labelWide-utf8.RuneCountInString(label))) + line)
		label = ""
	}
}

// address prints an address below a field, whole, so that it can be followed.
func (p *printer) address(url string) {
	if url != "" {
		p.line(strings.Repeat(" ", labelWide) + dim.in(p.style, url))
	}
}
