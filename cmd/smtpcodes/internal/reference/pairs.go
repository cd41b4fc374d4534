package reference

import (
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// verdicts returns the scale, mildest first.
func verdicts() []verdict {
	var rows []verdict
	for v := smtpcode.VerdictListed; v <= smtpcode.VerdictMalformed; v++ {
		rows = append(rows, verdict{v.String(), int(v), v.Fault(), v.Text()})
	}
	return rows
}

// check returns the verdict on a reply code and a detail in its class. A 3yz code has no class: no enhanced code
// is allowed with it.
func check(code smtpcode.ReplyCode, d smtpcode.Detail) smtpcode.Verdict {
	if code.Class() == 0 {
		return smtpcode.VerdictNotAllowed
	}
	return smtpcode.Check(code, d.For(code))
}

// A pair is one cell of the matrix: a reply code and a detail with the class of the code.
type pair struct {
	Reply    smtpcode.ReplyCode
	Detail   smtpcode.Detail
	Enhanced smtpcode.EnhancedCode // none with a 3yz code
	Verdict  smtpcode.Verdict
	Source   string // who says so; empty if nobody names the pair
	Senders  string // the software that sends it by default
	For      string // what they send it for
}

// reply returns the pair as a reply without text.
func (p pair) reply() smtpcode.Reply { return smtpcode.Reply{Code: p.Reply, Enhanced: p.Enhanced} }

// pairs returns a detail's row of the matrix.
func (doc *document) pairs(d detail) []pair {
	var row []pair
	for _, r := range doc.Replies {
		c := d.custom(r.Code)
		p := pair{Reply: r.Code, Detail: d.Code, Enhanced: d.Code.For(r.Code), Verdict: check(r.Code, d.Code), Senders: c.Senders, For: c.For}
		p.Source = d.source(p, c)
		row = append(row, p)
	}
	return row
}

// registryName is the registry's name in the views.
const registryName = "IANA registry"

// source returns the source of the verdict on a pair: the registry, RFCs, or the source of a custom.
func (d detail) source(p pair, c custom) string {
	switch p.Verdict {
	case smtpcode.VerdictListed:
		return strings.Join(d.namedBy(p.Reply), listSeparator)
	case smtpcode.VerdictCustomary:
		return c.Source
	case smtpcode.VerdictUnlisted:
		return ""
	case smtpcode.VerdictUnusualClass:
		return d.ClassesSource
	case smtpcode.VerdictNotAllowed:
		return "RFC 2034 section 4"
	}
	return registryName
}

// custom returns the custom with the reply code, or none.
func (d detail) custom(code smtpcode.ReplyCode) custom {
	for _, c := range d.Customary {
		if c.Reply == int(code) {
			return c
		}
	}
	return custom{}
}

// namedBy lists who names the reply code for the detail: the registry, and RFCs with the strength of the pairing.
func (d detail) namedBy(code smtpcode.ReplyCode) []string {
	var names []string
	if slices.Contains(d.column.Codes, int(code)) || slices.Contains(d.column.Families, int(code.Severity())) {
		names = append(names, registryName)
	}
	for _, p := range d.Pairings {
		if p.Reply == int(code) {
			for _, reference := range p.References {
				names = append(names, reference.Name+" ("+p.Strength+")")
			}
		}
	}
	return names
}
