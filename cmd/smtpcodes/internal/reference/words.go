package reference

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// anyReply tells the reply codes that the registry gives a detail other than by number, and that nobody gives
// it any.
func anyReply(d detail) string {
	var words []string
	for _, family := range d.column.Families {
		words = append(words, fmt.Sprintf("any %dyz", family))
	}
	switch {
	case d.column.Any:
		words = append(words, "any")
	case len(words) == 0 && len(d.Replies) == 0:
		words = append(words, "none given")
	}
	return strings.Join(words, ", ")
}

// basisWords tells in a word or two how the classes of a detail are known.
func basisWords(d detail) string {
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
	return "not limited"
}

// shortName writes a document's section with its sign and keeps it on one line, for narrow columns.
func shortName(name string) string {
	return strings.ReplaceAll(strings.Replace(name, " section ", " §", 1), " ", "\u00a0")
}

// host is the site of an address, to show in its place.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// commas writes numbers with commas between them.
func commas(list []int) string {
	return strings.ReplaceAll(numbers(list), listSeparator, ", ")
}

// Name is the code that a provider's word is about, or the range of codes.
func (p provider) Name() string {
	switch {
	case p.Kind == "reply":
		return numbers(p.Replies)
	case p.Last != "":
		return p.Enhanced + " to " + p.Last
	}
	return p.Enhanced
}

// With is what comes with the code: an enhanced code beside a reply code, and reply codes beside an enhanced one.
func (p provider) With() string {
	if p.Kind == "reply" {
		return p.Enhanced
	}
	return commas(p.Replies)
}
