package scan

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Fault is a place with codes that no standard allows.
type Fault struct {
	Position
	Code     smtpcode.ReplyCode
	Enhanced smtpcode.EnhancedCode // zero if there is none
	Verdict  smtpcode.Verdict
}

// String returns the fault as compilers report one.
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", terminal.Clean(f.File), f.Line, f.Column, f.Message())
}

// Message quotes the codes and says what is wrong with them.
func (f Fault) Message() string {
	return fmt.Sprintf("%q: %s", codes(f.Code, f.Enhanced), f.Verdict.Text())
}

// Faults calls report with each fault, in order.
func Faults(ctx context.Context, in Input, report func(Fault) error) (Totals, error) {
	return run(ctx, in, Block.faults, func(faults []Fault) error {
		for _, fault := range faults {
			if err := report(fault); err != nil {
				return err
			}
		}
		return nil
	})
}

// faults returns the faults of a block. Source code has numbers everywhere, and none may be taken for codes, so faults is
// stricter than FindReplies, and in one way wider:
//
//   - Two codes side by side count wherever they are, such as in the middle of a string, and whatever their classes, if
//     nothing suggests that they are parts of something else: see pairs and pair.fault.
//   - Of what FindReplies finds, only what a field, a phrase or a transcript announces counts, and no reply code by itself:
//     HTTP and NNTP have the same numbers.
func (b Block) faults() []Fault {
	pairs := slices.Collect(pairs(b.Text))
	for m := range b.replies() {
		switch {
		case m.Reply.Code == 0, m.Reply.Enhanced == 0, m.Marker == smtpcode.MarkerPair, m.Marker == smtpcode.MarkerLine:
		case smtpcode.Check(m.Reply.Code, m.Reply.Enhanced).Fault():
			pairs = append(pairs, pair{m.Start, m.Reply.Code, m.Reply.Enhanced})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.start, b.start) })
	pairs = slices.CompactFunc(pairs, func(a, b pair) bool { return a.start == b.start })

	var faults []Fault
	cursor := b.cursor()
	for _, p := range pairs {
		position, _ := cursor.to(p.start)
		faults = append(faults, Fault{position, p.code, p.enhanced, smtpcode.Check(p.code, p.enhanced)})
	}
	return faults
}
