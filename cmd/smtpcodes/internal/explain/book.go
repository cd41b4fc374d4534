package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Book answers questions from a catalog. It may be used by several goroutines at once.
type Book struct {
	catalog   *gen.Catalog
	replies   map[smtpcode.ReplyCode]*Code
	details   map[smtpcode.Detail]*Code
	rows      map[smtpcode.Detail]*gen.Detail
	providers []providerRow
	names     map[string]func() Answer // the Go names and the reasons' names, in lower case
}

// New returns a book of a catalog. The catalog must be of the registry that the package smtpcode was generated
// from, because the verdicts and the reasons come from that package.
func New(catalog *gen.Catalog) *Book {
	b := &Book{
		catalog: catalog,
		replies: map[smtpcode.ReplyCode]*Code{},
		details: map[smtpcode.Detail]*Code{},
		rows:    map[smtpcode.Detail]*gen.Detail{},
		names:   map[string]func() Answer{},
	}
	for i := range catalog.Replies {
		row := &catalog.Replies[i]
		code := smtpcode.ReplyCode(row.Code)
		b.replies[code] = b.knownReply(row)
		b.name(row.Identifier, func() Answer { return b.codeAnswer(code, 0) })
	}
	for i := range catalog.Details {
		row := &catalog.Details[i]
		detail, _ := smtpcode.ParseDetail(row.Code.String()) // iana checks the codes
		b.rows[detail], b.details[detail] = row, knownDetail(detail, row)
		b.name(row.Identifier, func() Answer { return b.detailAnswer(detail) })
	}
	for i, row := range catalog.Commands {
		b.name(row.Identifier, func() Answer { return b.commandAnswer(smtpcode.Command(i + 1)) }) // the constants count from 1
	}
	for i, row := range catalog.Reasons {
		b.name(row.Identifier, func() Answer { return b.reasonAnswer(smtpcode.Reason(i)) })
		b.name(row.Name, func() Answer { return b.reasonAnswer(smtpcode.Reason(i)) })
	}
	for _, row := range facts.ProviderReplies {
		b.providers = append(b.providers, newProviderRow(row, true))
	}
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		b.providers = append(b.providers, newProviderRow(row, false))
	}
	return b
}

func (b *Book) name(name string, answer func() Answer) { b.names[strings.ToLower(name)] = answer }

// reply returns what is known about a reply code, 200 to 599. One that is in no table has only its digits.
func (b *Book) reply(code smtpcode.ReplyCode) *Code {
	if reply, ok := b.replies[code]; ok {
		return reply
	}
	return &Code{Code: code.String(), Standing: code.Standing().String(), Digits: digitsOf(code)}
}

// digitsOf says what the first two digits mean (RFC 5321 section 4.2.1).
func digitsOf(code smtpcode.ReplyCode) []string {
	return []string{code.Severity().Text(), "category " + code.Category().Text()}
}

func (b *Book) knownReply(row *gen.Reply) *Code {
	code := smtpcode.ReplyCode(row.Code)
	reply := &Code{Code: code.String(), Known: true, Standing: string(row.Standing), Phrase: code.Text(), Sentence: row.Sentence,
		Digits: digitsOf(code), Remark: row.Remark, Identifier: row.Identifier}
	for detail := range code.Details() {
		reply.With = append(reply.With, detail.String())
	}
	for _, definition := range row.Definitions {
		reply.References = append(reply.References, links(gen.References(definition.RFC, definition.Section))...)
	}
	for _, command := range b.catalog.Commands {
		if slices.ContainsFunc(command.Replies, func(r facts.CommandReply) bool { return r.Reply == row.Code }) {
			reply.Commands = append(reply.Commands, command.Name)
		}
	}
	return reply
}

// detail returns what is known about a detail. One that is not registered has only its subject.
func (b *Book) detail(detail smtpcode.Detail) *Code {
	if known, ok := b.details[detail]; ok {
		return known
	}
	return &Code{Code: detail.String(), Standing: "not registered", Digits: []string{subjectOf(detail)}}
}

// subjectOf says what the second number means (RFC 3463 section 2).
func subjectOf(detail smtpcode.Detail) string {
	return strings.ToLower(cmp.Or(detail.Subject().Text(), "a subject that is not registered"))
}

func knownDetail(detail smtpcode.Detail, row *gen.Detail) *Code {
	d := &Code{Code: detail.String(), Known: row.Withdrawn == "", Standing: row.Standing(), Phrase: row.Text, Sentence: row.Sentence,
		Digits: []string{subjectOf(detail)}, Classes: row.Classes.List, Basis: cmp.Or(row.LimitSource, detail.Basis().String()),
		Remark: row.Remark, Identifier: row.Identifier, References: links(row.References)}
	if by, ok := detail.Replacement(); ok {
		d.ReplacedBy = by.String()
	}
	for code := range detail.ReplyCodes() {
		d.With = append(d.With, code.String())
	}
	for _, c := range row.Common {
		d.InUse = append(d.InUse, Custom{smtpcode.ReplyCode(c.Reply), c.Enhanced, c.Senders, c.For, c.Source})
	}
	return d
}

// pair returns the verdict on a reply code and an enhanced code, with those who say so.
func (b *Book) pair(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) *Pair {
	verdict := smtpcode.Check(code, enhanced)
	pair := &Pair{Verdict: verdict.String(), Fault: verdict.Fault(), Text: verdict.Text()}
	row, ok := b.rows[enhanced.Detail()]
	if !ok {
		return pair
	}
	switch verdict {
	case smtpcode.VerdictListed:
		if slices.Contains(row.Associated.Codes, int(code)) || slices.Contains(row.Associated.Families, int(code.Severity())) {
			pair.Sources = append(pair.Sources, Link{"the IANA registry", b.catalog.Source})
		}
		for _, p := range row.Pairings {
			if p.Reply == int(code) {
				pair.Sources = append(pair.Sources, links(gen.References(p.RFC, p.Section))...)
			}
		}
	case smtpcode.VerdictCustomary:
		for _, c := range row.Common {
			if c.Reply == int(code) {
				pair.Senders, pair.For, pair.Sources = c.Senders, c.For, []Link{{Name: c.Source}}
			}
		}
	}
	return pair
}

// command returns what is known about a command.
func (b *Book) command(command smtpcode.Command) *Command {
	row := b.catalog.Commands[command-1] // the constants count the rows from 1
	c := &Command{Name: row.Name, Identifier: row.Identifier, Meaning: row.Meaning}
	c.Reference = links([]iana.Reference{{RFC: row.RFC, Section: row.Section}})[0]
	for _, allowed := range row.Replies {
		code := smtpcode.ReplyCode(allowed.Reply)
		c.Replies = append(c.Replies, CommandReply{code, code.Text(), allowed.Source})
	}
	return c
}

func links(references []iana.Reference) []Link {
	var links []Link
	for _, reference := range references {
		links = append(links, Link{reference.String(), reference.URL()})
	}
	return links
}
