package scan

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Kind is what the table counts as one.
type Kind struct {
	Code     smtpcode.ReplyCode    // zero if there is none
	Enhanced smtpcode.EnhancedCode // zero if there is none
	Reason   smtpcode.Reason
}

// A Row is a row of the table.
type Row struct {
	Kind
	Verdict smtpcode.Verdict
	Count   int64
	Example Example
}

// An Example is the first reply of a kind.
type Example struct {
	Position
	Text string // the reply, shortened
}

// A Table is what Count counted: rows, worst first.
type Table struct {
	Totals
	Replies int64
	Rows    []Row
}

// maxKinds limits the kinds of replies that are counted apart, so that invented codes cannot fill the memory. All pairs
// that are registered have fewer.
const maxKinds = 1 << 16

// tally counts the replies of a block.
type tally map[Kind]*count

type count struct {
	number  int64
	example Example
}

// Count counts the replies of each kind.
func Count(ctx context.Context, in Input) (Table, error) {
	all := tally{}
	totals, err := run(ctx, in, Block.count, func(block tally) error {
		all.add(block)
		return nil
	})
	table := Table{Totals: totals, Rows: all.rows()}
	for _, row := range table.Rows {
		table.Replies += row.Count
	}
	return table, err
}

func (b Block) count() tally {
	counts := tally{}
	cursor := b.cursor()
	for m := range b.replies() {
		kind := Kind{m.Reply.Code, m.Reply.Enhanced, m.Reply.Reason()}
		c := counts[kind]
		if c == nil {
			position, _ := cursor.to(m.Start)
			c = &count{example: Example{position, shorten(b.Text[m.Start:m.End], maxExample)}}
			counts[kind] = c
		}
		c.number++
	}
	return counts
}

// maxExample limits an example, in octets. It is more than a line of a terminal has.
const maxExample = 1 << 9

// add adds the tally of the next block.
func (t tally) add(block tally) {
	kinds := slices.Collect(maps.Keys(block))
	if len(t)+len(block) > maxKinds { // the first ones are kept, as in every run
		slices.SortFunc(kinds, func(a, b Kind) int {
			a1, b1 := block[a].example, block[b].example
			return cmp.Or(cmp.Compare(a1.Line, b1.Line), cmp.Compare(a1.Column, b1.Column))
		})
	}
	for _, kind := range kinds {
		c := block[kind]
		if t[kind] == nil && len(t) >= maxKinds {
			kind = Kind{}
		}
		if known := t[kind]; known != nil {
			known.number += c.number
		} else {
			t[kind] = c
		}
	}
}

// rows returns the table's rows.
func (t tally) rows() []Row {
	rows := make([]Row, 0, len(t))
	for kind, c := range t {
		rows = append(rows, Row{kind, check(kind.Code, kind.Enhanced), c.number, c.example})
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.class(), a.class()), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Enhanced, b.Enhanced), cmp.Compare(a.Reason, b.Reason))
	})
	return rows
}

// class is the reply code's, or else the enhanced code's: 5 for a permanent failure. It is zero for a 3yz code.
func (k Kind) class() smtpcode.Class {
	if k.Code != 0 {
		return k.Code.Class()
	}
	return k.Enhanced.Class()
}

// shorten returns a copy of a text, without the middle of one that is longer than limit octets.
func shorten(text string, limit int) string {
	if len(text) <= limit {
		return strings.Clone(text)
	}
	head, tail := limit/2, len(text)-limit/2
	for head > 0 && !utf8.RuneStart(text[head]) {
		head--
	}
	for tail < len(text) && !utf8.RuneStart(text[tail]) {
		tail++
	}
	return text[:head] + " ... " + text[tail:]
}
