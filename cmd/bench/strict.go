package main

import (
	"bufio"
	"fmt"
	"net/textproto"
	"strings"

	"github.com/d--j/go-milter/milterutil"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A trap is a reply that is easily misread.
type trap struct {
	reply string
	want  string // the reply code and the enhanced code that should be read, or refused
	rule  string // why
}

const refused = "refused"

var traps = []trap{
	{"550 5.7.1 no", "550 5.7.1", "RFC 2034 section 4"},
	{"550 5.007.1 no", "550", "no leading zeros (RFC 3463 section 2)"},
	{"550 5.7.1.2 no", "550", "three numbers (RFC 3463 section 2)"},
	{"550 5.7.1000 no", "550", "up to three digits (RFC 3463 section 2)"},
	{"550 -5.+1.1 no", "550", "digits only (RFC 3463 section 2)"},
	{"550 192.168.1 no", "550", "class 2, 4 or 5 (RFC 3463 section 2)"},
	{"550 release 5.9.12.34 said no", "550", "before any text (RFC 2034 section 4)"},
	{"550 5.7.1", "550 5.7.1", "text is optional (RFC 5321 section 4.2)"},
	{"250", "250", "a client must accept it (RFC 5321 section 4.2)"},
	{"550-a\r\n250 b", refused, "one code on all lines (RFC 5321 section 4.2.1)"},
	{"999 no", refused, "first digit 2 to 5 (RFC 5321 section 4.2)"},
}

// A reader reads a reply. It returns the reply code, and the enhanced code after a space.
type reader struct {
	name string
	read func(reply string) string
}

var readers = []reader{
	{"smtpcode", func(s string) string {
		r, err := smtpcode.ParseReply(s)
		if err != nil {
			return refused
		}
		return strings.TrimSpace(r.Code.String() + " " + r.Enhanced.String())
	}},
	{"textproto, go-smtp", func(s string) string {
		return throughTextproto(s, func(e *textproto.Error) string {
			if code := smtpError(e).EnhancedCode; code != [3]int{} {
				return dotted(code)
			}
			return ""
		})
	}},
	{"textproto, go-mail", func(s string) string {
		return throughTextproto(s, func(e *textproto.Error) string { return mailEnhanced(e, true) })
	}},
	{"textproto, go-milter", func(s string) string {
		return throughTextproto(s, func(e *textproto.Error) string {
			end := milterutil.FindEnhancedErrorCodeEnd([]byte(e.Msg), uint16(e.Code))
			return strings.TrimSpace(e.Msg[:max(end, 0)])
		})
	}},
}

// throughTextproto reads a reply with net/textproto, and its enhanced code with the given function.
func throughTextproto(reply string, enhanced func(*textproto.Error) string) string {
	text := textproto.NewReader(bufio.NewReader(strings.NewReader(reply + "\r\n")))
	code, message, err := text.ReadResponse(0)
	if err != nil {
		return refused
	}
	return strings.TrimSpace(fmt.Sprint(code, " ", enhanced(&textproto.Error{Code: code, Msg: message})))
}

// strictTable writes the second table: what each reader makes of the traps.
func strictTable() string {
	var b strings.Builder
	b.WriteString("| reply | the rule |")
	for _, r := range readers {
		b.WriteString(" " + r.name + " |")
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(readers)) + "\n")
	for _, trap := range traps {
		fmt.Fprintf(&b, "| `%s` | %s |", strings.ReplaceAll(trap.reply, "\r\n", `\r\n`), trap.rule)
		for _, r := range readers {
			got := r.read(trap.reply)
			if got != trap.want {
				got = "**" + got + "**"
			}
			b.WriteString(" " + got + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}
