package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// Pair returns the verdict of [smtpcode.Check] with its reason. Neither code may be zero.
func (b *Book) Pair(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) Pair {
	verdict := smtpcode.Check(code, enhanced)
	pair := Pair{Reply: code, Enhanced: enhanced, Verdict: verdict, Fault: verdict.Fault()}
	pair.Reason, pair.Sources = b.reason(pair)
	return pair
}

// registryLink is the source of most verdicts.
var registryLink = Link{"the IANA registry", "https://www.iana.org/assignments/smtp-enhanced-status-codes"}

// reason says why the verdict is what it is, and by which documents.
func (b *Book) reason(pair Pair) (string, []Link) {
	row := b.details[pair.Enhanced.Detail()]
	switch pair.Verdict {
	case smtpcode.VerdictListed:
		return b.whyListed(pair, row)
	case smtpcode.VerdictUnspecified:
		return fmt.Sprintf("the registry's list of reply codes for %s is %s", row.Code, quoteColumn(row)), []Link{registryLink}
	case smtpcode.VerdictCustomary:
		return whyCustomary(pair, row)
	case smtpcode.VerdictUnlisted:
		return fmt.Sprintf("the registry lists %s for %s, but its lists are not exclusive (RFC 5248 section 2.1)", gen.JoinNumbers(row.Associated.Codes, ", "), row.Code),
			[]Link{registryLink, rfc(5248, "2.1")}
	case smtpcode.VerdictUnusualClass:
		return fmt.Sprintf("%s is for %s: %s; servers send it in other classes anyway", row.Code, gen.ListClasses(row.Classes.List), basis(row)),
			[]Link{registryLink}
	case smtpcode.VerdictDeprecated:
		return fmt.Sprintf("the registry advises against %s%s", row.Code, insteadOf(row)), []Link{registryLink}
	case smtpcode.VerdictUnregistered:
		return fmt.Sprintf("%s is not in the registry of %s, and a server should send registered codes only (RFC 3463 section 2)", pair.Enhanced.Detail(), b.catalog.Updated),
			[]Link{registryLink, rfc(3463, "2")}
	case smtpcode.VerdictUnknownReplyCode:
		return fmt.Sprintf("%s is in no RFC and no registry; a client goes by its first digit (RFC 5321 section 4.3.2)", pair.Reply), []Link{rfc(5321, "4.3.2")}
	case smtpcode.VerdictClassMismatch:
		return fmt.Sprintf("class %s is not the first digit of %s, but must be (RFC 2034 section 4)", pair.Enhanced.Class(), pair.Reply), []Link{rfc(2034, "4")}
	case smtpcode.VerdictNotAllowed:
		return "a 3yz reply has no enhanced code (RFC 2034 section 4)", []Link{rfc(2034, "4")}
	}
	return "one of the two is not a code", []Link{rfc(5321, "4.2"), rfc(3463, "2")}
}

// whyListed names the registry's list or the RFCs that name the pair.
func (b *Book) whyListed(pair Pair, row *gen.Detail) (string, []Link) {
	var reasons []string
	var sources []Link
	switch {
	case slices.Contains(row.Associated.Codes, int(pair.Reply)):
		reasons = append(reasons, fmt.Sprintf("the registry lists %s for %s", pair.Reply, row.Code))
		sources = append(sources, registryLink)
	case slices.Contains(row.Associated.Families, int(pair.Reply.Severity())):
		reasons = append(reasons, fmt.Sprintf("the registry lists every %dyz code for %s", pair.Reply.Severity(), row.Code))
		sources = append(sources, registryLink)
	}
	for _, p := range row.Pairings {
		if p.Reply == int(pair.Reply) {
			reasons = append(reasons, fmt.Sprintf("%s %s (%s)", gen.Cite(p.RFC, p.Section), strengthText(p.Strength), p.For))
			sources = append(sources, links(gen.References(p.RFC, p.Section))...)
		}
	}
	return strings.Join(reasons, "; "), sources
}

// strengthText says how firmly an RFC pairs two codes.
func strengthText(strength facts.Strength) string {
	switch strength {
	case facts.Must:
		return "requires it"
	case facts.Should:
		return "names it"
	case facts.Example:
		return "shows it in an example"
	}
	return "named it, and is historic"
}

// whyCustomary names who sends the pair.
func whyCustomary(pair Pair, row *gen.Detail) (string, []Link) {
	for _, custom := range row.Common {
		if custom.Reply == int(pair.Reply) {
			return "in no list, and sent by " + custom.Senders, []Link{customLink(custom.Source)}
		}
	}
	return "in no list, and in wide use", nil
}

// repositoryFile is a line of a file in a public repository at a revision: owner/name@revision:path:line.
var repositoryFile = regexp.MustCompile(`^([^/@ ]+/[^/@ ]+)@([0-9a-f]+):([^ :]+):([0-9]+)`)

// customLink returns the source of a custom, with an address if it is a file in a repository.
func customLink(source string) Link {
	if m := repositoryFile.FindStringSubmatch(source); m != nil {
		return Link{source, "https://github.com/" + m[1] + "/blob/" + m[2] + "/" + m[3] + "#L" + m[4]}
	}
	return Link{Name: source}
}

// quoteColumn quotes a column that names no code.
func quoteColumn(row *gen.Detail) string {
	if row.Associated.Raw == "" {
		return "empty"
	}
	return strconv.Quote(row.Associated.Raw)
}

// insteadOf names the replacement of a deprecated detail.
func insteadOf(row *gen.Detail) string {
	if row.Deprecated.By == nil {
		return ""
	}
	return ", in favour of " + row.Deprecated.By.String()
}

func rfc(number int, section string) Link {
	return link(iana.Reference{RFC: number, Section: section})
}
