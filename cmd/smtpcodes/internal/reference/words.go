package reference

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// anyReply describes the reply codes of a detail that are not given by number: any, any 5yz or none.
func anyReply(d detail) string {
	var parts []string
	for _, family := range d.column.Families {
		parts = append(parts, fmt.Sprintf("any %dyz", family))
	}
	switch {
	case d.column.Any:
		parts = append(parts, "any")
	case len(parts) == 0 && len(d.Replies) == 0:
		parts = append(parts, "none given")
	}
	return strings.Join(parts, ", ")
}

// shortBasis says in a word or two how the classes of a detail are known.
func shortBasis(d detail) string {
	switch d.Code.Basis() {
	case smtpcode.BasisOnly:
		return "only"
	case smtpcode.BasisShould:
		return "advised"
	case smtpcode.BasisMay:
		return "named"
	case smtpcode.BasisAssociated:
		return "by its reply codes"
	case smtpcode.BasisRFC:
		return "by " + d.ClassesSource
	}
	return notLimited
}

const notLimited = "not limited"

// shortName writes "section" as its sign and keeps the name on one line, for narrow columns.
func shortName(name string) string {
	return strings.ReplaceAll(strings.Replace(name, " section ", " §", 1), " ", "\u00a0")
}

// host returns the host of an address, to show instead of the address.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// commas lists numbers with commas.
func commas(list []int) string {
	return strings.ReplaceAll(numbers(list), listSeparator, ", ")
}

// Name returns the code that the provider sends, or the range of codes.
func (p provider) Name() string {
	switch {
	case p.Kind == "reply":
		return numbers(p.Replies)
	case p.Last != "":
		return p.Enhanced + " to " + p.Last
	}
	return p.Enhanced
}

// With returns what the provider sends with the code: the enhanced code or the reply codes.
func (p provider) With() string {
	if p.Kind == "reply" {
		return p.Enhanced
	}
	return commas(p.Replies)
}
