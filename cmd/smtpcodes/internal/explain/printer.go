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

// A mark is the parameter of a terminal's escape sequence for a part of the text.
type mark string

const (
	bold mark = "1"
	dim  mark = "2"
	bad  mark = "31" // red
	good mark = "32" // green
	warn mark = "33" // yellow
)

// in returns text with the mark, if the style has colours. Wrap text before marking it: an escape sequence
// has no width.
func (m mark) in(style Style, text string) string {
	if style == Plain || text == "" {
		return text
	}
	return "\x1b[" + string(m) + "m" + text + "\x1b[0m"
}

// blank ends a block of lines with one empty line.
func (p *printer) blank() {
	if text := p.text.String(); text != "" && !strings.HasSuffix(text, "\n\n") {
		p.text.WriteByte('\n')
	}
}

func (p *printer) line(text string) {
	p.text.WriteString(text)
	p.text.WriteByte('\n')
}

// paragraph prints wrapped, indented text.
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

// field prints a label and its text, or nothing if the text is empty.
func (p *printer) field(label, text string) {
	p.headed("", label, "", text)
}

// headed is field with a mark on the head of the text.
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

// address prints an address below a field. It is not wrapped, so that a terminal can follow it.
func (p *printer) address(url string) {
	if url != "" {
		p.line(strings.Repeat(" ", labelWide) + dim.in(p.style, url))
	}
}
