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

// TestVerdicts compares Check with the tables that the package was generated from, for every reply code with every
// enhanced code near the registered ones, and for numbers that are not codes.
func TestVerdicts(t *testing.T) {
	judge := newJudge(merge(t, embedded(t)))
	numbers := func(below int) (all []int) {
		for n := range below {
			all = append(all, n)
		}
		return append(all, 999, 1000, 1023)
	}
	seen := map[smtpcode.Verdict]bool{}
	for class := range 8 {
		for _, subject := range numbers(9) {
			for _, detail := range numbers(40) {
				enhanced := smtpcode.EnhancedCode(class<<20 | subject<<10 | detail)
				for _, reply := range append(numbers(610), 65535) {
					want := judge.verdict(reply, class, iana.Code{Subject: subject, Detail: detail})
					got := smtpcode.Check(smtpcode.ReplyCode(reply), enhanced)
					if got != want {
						t.Errorf("Check(%d, %s) = %s, want %s", reply, enhanced, got, want)
					}
					seen[got] = true
				}
			}
		}
	}
	if len(seen) != int(smtpcode.VerdictMalformed)+1 {
		t.Errorf("verdicts %v, want all", seen)
	}
}

// A judge gives verdicts on pairs according to a catalog.
type judge struct {
	known   map[int]bool // reply codes
	details map[iana.Code]*gen.Detail
}

func newJudge(catalog *gen.Catalog) judge {
	j := judge{map[int]bool{}, map[iana.Code]*gen.Detail{}}
	for _, reply := range catalog.Replies {
		j.known[reply.Code] = true
	}
	for i, detail := range catalog.Details {
		j.details[detail.Code] = &catalog.Details[i]
	}
	return j
}

// verdict is Check, written from the documentation of the verdicts.
func (j judge) verdict(reply, class int, code iana.Code) smtpcode.Verdict {
	detail, none := j.details[code], class == 0 && code == iana.Code{}
	valid := (class == 2 || class == 4 || class == 5) && code.Subject <= 999 && code.Detail <= 999
	switch {
	case reply < 200 || reply > 599 || !valid && !none:
		return smtpcode.VerdictMalformed
	case reply/100 == 3 && !none:
		return smtpcode.VerdictNotAllowed
	case reply/100 != class && !none:
		return smtpcode.VerdictClassMismatch
	case !j.known[reply]:
		return smtpcode.VerdictUnknownReplyCode
	case none:
		return smtpcode.VerdictUnspecified
	case detail == nil || detail.Withdrawn != "":
		return smtpcode.VerdictUnregistered
	case detail.Deprecated != nil:
		return smtpcode.VerdictDeprecated
	case listed(detail, reply, class):
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

// listed reports whether the registry or an RFC names the pair.
func listed(detail *gen.Detail, reply, class int) bool {
	paired := func(p facts.Pairing) bool {
		return p.Reply == reply && (p.Enhanced[0] == 'X' || strings.HasPrefix(p.Enhanced, strconv.Itoa(class)+"."))
	}
	return slices.Contains(detail.Associated.Codes, reply) || slices.Contains(detail.Associated.Families, reply/100) ||
		slices.ContainsFunc(detail.Pairings, paired)
}
