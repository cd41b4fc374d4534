package scan

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
)

// Render returns the table for people, for lines of the width. Nothing from the files reaches a terminal raw.
func (t Table) Render(width int) string {
	if t.Replies == 0 {
		return "no replies found in " + t.size() + "\n"
	}
	var out strings.Builder
	columns := [][]string{{"count"}, {"share"}, {"codes"}, {"reason"}, {"verdict"}}
	for _, row := range t.Rows {
		for i, cell := range []string{strconv.FormatInt(row.Count, 10), share(row.Count, t.Replies), codes(row.Code, row.Enhanced),
			row.Reason.String(), row.Verdict.String()} {
			columns[i] = append(columns[i], cell)
		}
	}
	widths := make([]int, len(columns))
	for i, column := range columns {
		for _, cell := range column {
			widths[i] = max(widths[i], len(cell))
		}
	}
	for i := range columns[0] {
		fmt.Fprintf(&out, "%*s  %*s  %-*s  %-*s  %s\n", widths[0], columns[0][i], widths[1], columns[1][i], widths[2], columns[2][i],
			widths[3], columns[3][i], columns[4][i])
		if i > 0 {
			out.WriteString(fit("    "+t.Rows[i-1].Example.String(), width) + "\n")
		}
	}
	fmt.Fprintf(&out, "\n%s in %s\n", quantity(t.Replies, "reply", "replies"), t.size())
	return out.String()
}

// String returns the example in a line, with its place.
func (e Example) String() string {
	return fmt.Sprintf("%s:%d: %s", terminal.Clean(e.File), e.Line, strings.Join(strings.Fields(terminal.Clean(e.Text)), " "))
}

// size says how much was read: "2 files, 1204 bytes".
func (t Table) size() string {
	return quantity(int64(t.Files), "file", "files") + ", " + quantity(t.Octets, "byte", "bytes")
}

func quantity(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.FormatInt(n, 10) + " " + many
}

func share(part, whole int64) string {
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64) + "%"
}

// fit cuts a line to a width on a terminal, where some characters take two places and some none.
func fit(line string, width int) string {
	if uniseg.StringWidth(line) <= width {
		return line
	}
	const mark = "..."
	var out strings.Builder
	room := width - len(mark)
	for graphemes := uniseg.NewGraphemes(line); graphemes.Next(); {
		if room -= graphemes.Width(); room < 0 {
			break
		}
		out.WriteString(graphemes.Str())
	}
	return out.String() + mark
}
