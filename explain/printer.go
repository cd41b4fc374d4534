package explain

import (
	"strings"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/gen"
)

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

// field prints a text behind its label. A text that is empty has no line.
func (p *printer) field(label, text string) {
	if text == "" {
		return
	}
	label = "  " + label
	for _, line := range gen.Wrap(text, width-labelWide) {
		p.line(label + strings.Repeat(" ", max(1, labelWide-utf8.RuneCountInString(label))) + line)
		label = ""
	}
}

// address prints an address below a field, whole, so that it can be followed.
func (p *printer) address(url string) {
	if url != "" {
		p.line(strings.Repeat(" ", labelWide) + p.dim(url))
	}
}

// The marks of a coloured text.
func (p *printer) bold(text string) string { return p.mark("1", text) }
func (p *printer) dim(text string) string  { return p.mark("2", text) }
func (p *printer) bad(text string) string  { return p.mark("31", text) }
func (p *printer) good(text string) string { return p.mark("32", text) }
func (p *printer) warn(text string) string { return p.mark("33", text) }

func (p *printer) mark(code, text string) string {
	if p.style == Plain || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
