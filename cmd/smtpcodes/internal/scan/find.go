package scan

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// replies iterates over the replies of a block, in order. A status such as dsn=5.1.1 is left out if a reply on the same
// line repeats it: the two are about one event.
func (b Block) replies() iter.Seq[smtpcode.Match] {
	return func(yield func(smtpcode.Match) bool) {
		middle := b.middle()
		var status smtpcode.Match // the last match, if it has no reply code
		for m := range smtpcode.FindReplies(b.Text) {
			if m.Start < middle && (m.Marker == smtpcode.MarkerLine || m.Marker == smtpcode.MarkerTranscript) {
				continue
			}
			if status.End > 0 && !b.repeats(status, m) && !yield(b.withReason(status)) {
				return
			}
			status = smtpcode.Match{}
			if m.Reply.Code == 0 {
				status = m
			} else if !yield(m) {
				return
			}
		}
		if status.End > 0 {
			yield(b.withReason(status))
		}
	}
}

// withReason gives a failed status what its line says after it, if that is why: dsn=5.0.0, stat=User unknown.
func (b Block) withReason(status smtpcode.Match) smtpcode.Match {
	if status.Reply.Positive() {
		return status
	}
	line, _, _ := strings.Cut(b.Text[status.End:], "\n")
	line = strings.Trim(line, " ,")
	if (smtpcode.Reply{Text: line}).TextReason() != smtpcode.ReasonUnstated {
		status.Reply.Text = line
	}
	return status
}

// middle returns how much of the text continues a line that was cut. No line starts there.
func (b Block) middle() int {
	if b.column == 1 {
		return 0
	}
	if end := strings.IndexByte(b.Text, '\n'); end >= 0 {
		return end
	}
	return len(b.Text)
}

// repeats reports whether a reply has the class of the status before it on the line.
func (b Block) repeats(status, m smtpcode.Match) bool {
	return m.Reply.Code.Class() == status.Reply.Enhanced.Class() && strings.IndexByte(b.Text[status.End:m.Start], '\n') < 0
}

// A Position is a place in a file: its line, and the column in characters, both from 1.
type Position struct {
	File   string
	Line   int
	Column int
}

// A cursor finds positions in a block, in order.
type cursor struct {
	block Block
	at    int // the last index
	start int // of its line
	place Position
}

func (b Block) cursor() cursor {
	return cursor{block: b, place: Position{b.File, b.line, b.column}}
}

// to returns the position of an index in the block and what is before it on the line.
func (c *cursor) to(i int) (p Position, before string) {
	passed := c.block.Text[c.at:i]
	if end := strings.LastIndexByte(passed, '\n'); end >= 0 {
		c.start = c.at + end + 1
		c.place.Line += strings.Count(passed, "\n")
		c.place.Column = 1
		passed = passed[end+1:]
	}
	c.at = i
	c.place.Column += utf8.RuneCountInString(passed)
	return c.place, c.block.Text[c.start:i]
}

// check is [smtpcode.Check] for a match, which may have an enhanced code only.
func check(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) smtpcode.Verdict {
	switch {
	case code != 0:
		return smtpcode.Check(code, enhanced)
	case !enhanced.Registered():
		return smtpcode.VerdictUnregistered
	case enhanced.Detail().Deprecated():
		return smtpcode.VerdictDeprecated
	}
	return smtpcode.VerdictUnspecified
}

// codes returns the codes as they are sent, "550 5.1.1", leaving out one that is zero. Both are zero only for what is
// counted together: see maxKinds.
func codes(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) string {
	switch {
	case code == 0 && enhanced == 0:
		return "others"
	case code == 0:
		return enhanced.String()
	case enhanced == 0:
		return code.String()
	}
	return code.String() + " " + enhanced.String()
}
