package explain

import (
	"strings"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/gen"
)

// A Layout says how a report is formatted.
type Layout struct {
	Width  int  // of a line in columns; addresses may be longer
	Colour bool // with a terminal's escape sequences
	All    bool // everything that is known, not only what fits a screen
}

// labelWide is the width of a label in columns, with the blanks before and after it.
const labelWide = len("  the server says  ")

// A printer writes a report line by line.
type printer struct {
	Layout
	text  strings.Builder
	short bool // whether something was cut
}

// A mark is the parameter of a terminal's escape sequence for a part of the text.
type mark string

const (
	bold mark = "1"
	bad  mark = "31" // red
	good mark = "32" // green
	warn mark = "33" // yellow
)

// marked returns text with the mark, if there are colours. Wrap text before marking it: an escape sequence has no width.
func (p *printer) marked(m mark, text string) string {
	if !p.Colour || m == "" || text == "" {
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
func (p *printer) paragraph(m mark, indent, text string) {
	for _, line := range gen.Wrap(printable(text), p.Width-len(indent)) {
		p.line(indent + p.marked(m, line))
	}
}

// field prints a label and its text, or nothing if the text is empty.
func (p *printer) field(label, text string) { p.cut(0, label, text) }

// more is field for what is printed only if everything is.
func (p *printer) more(label, text string) {
	if p.All {
		p.field(label, text)
	}
}

// cut is field with at most so many lines, unless everything is printed. Zero is no limit.
func (p *printer) cut(most int, label, text string) { p.lines("", label, p.wrap(most, text)) }

func (p *printer) wrap(most int, text string) []string {
	text, room := printable(text), p.Width-labelWide
	lines := gen.Wrap(text, room)
	if p.All || most == 0 || len(lines) <= most {
		return lines
	}
	p.short = true
	runes := []rune(strings.Join(lines[most-1:], " "))
	return append(lines[:most-1], string(runes[:min(room-3, len(runes))])+"...")
}

// lines prints a label before the first of several lines, and marks them.
func (p *printer) lines(m mark, label string, lines []string) {
	label = "  " + label
	if len(label) >= labelWide && len(lines) > 0 {
		p.line(label)
		label = ""
	}
	for _, line := range lines {
		p.line(label + strings.Repeat(" ", max(1, labelWide-utf8.RuneCountInString(label))) + p.marked(m, line))
		label = ""
	}
}

// printable puts text from outside on one line, without what a terminal would obey.
func printable(text string) string {
	return terminal.Clean(strings.Join(strings.Fields(text), " "))
}
