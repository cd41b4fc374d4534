package gen_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestVerdicts weighs every reply code against every enhanced code near the registered ones, from the tables
// that the package was generated from, and holds Check to it.
func TestVerdicts(t *testing.T) {
	tables := merge(t, embedded(t))
	index := map[string]*gen.Detail{}
	for i := range tables.Details {
		index[tables.Details[i].Code.String()] = &tables.Details[i]
	}
	known := map[int]bool{}
	for _, reply := range tables.Replies {
		known[reply.Code] = true
	}
	seen := map[smtpcode.Verdict]int{}
	for reply := 200; reply <= 599; reply++ {
		for _, class := range []int{2, 4, 5} {
			for subject := range 10 {
				for detail := range 40 {
					enhanced, ok := smtpcode.NewEnhancedCode(class, subject, detail)
					if !ok {
						t.Fatalf("%d.%d.%d is no code", class, subject, detail)
					}
					want := weigh(index[iana.Code{Subject: subject, Detail: detail}.String()], known[reply], reply, class)
					got := smtpcode.Check(smtpcode.ReplyCode(reply), enhanced)
					if got != want {
						t.Errorf("%d %s is %s, by the tables %s", reply, enhanced, got, want)
					}
					seen[got]++
				}
			}
		}
	}
	if len(seen) != 10 {
		t.Errorf("the verdicts are %v, of ten kinds that well-formed codes can have", seen)
	}
}

// weigh is the scale of verdicts as its documentation has it. A detail that is not registered is nil.
func weigh(detail *gen.Detail, known bool, reply, class int) smtpcode.Verdict {
	switch {
	case reply/100 == 3:
		return smtpcode.VerdictNotAllowed
	case reply/100 != class:
		return smtpcode.VerdictClassMismatch
	case !known:
		return smtpcode.VerdictUnknownReplyCode
	case detail == nil || detail.Withdrawn != "":
		return smtpcode.VerdictUnregistered
	case detail.Deprecated != nil:
		return smtpcode.VerdictDeprecated
	case named(detail, reply, class):
		return smtpcode.VerdictListed
	case slices.ContainsFunc(detail.Common, func(c facts.CommonPair) bool { return c.Reply == reply }):
		return smtpcode.VerdictCustomary
	}
	limited := detail.LimitSource != "" || slices.Contains([]iana.Basis{iana.Only, iana.Should, iana.May}, detail.Classes.Basis)
	if limited && !slices.Contains(detail.Classes.List, class) {
		return smtpcode.VerdictUnusualClass
	}
	if len(detail.Associated.Codes) == 0 && len(detail.Associated.Families) == 0 {
		return smtpcode.VerdictUnspecified
	}
	return smtpcode.VerdictUnlisted
}

// named reports whether the registry or an RFC names the pair.
func named(detail *gen.Detail, reply, class int) bool {
	paired := func(p facts.Pairing) bool {
		return p.Reply == reply && (p.Enhanced[0] == 'X' || strings.HasPrefix(p.Enhanced, strconv.Itoa(class)+"."))
	}
	return slices.Contains(detail.Associated.Codes, reply) || slices.Contains(detail.Associated.Families, reply/100) ||
		slices.ContainsFunc(detail.Pairings, paired)
}
