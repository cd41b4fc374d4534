package explain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Book answers questions from a catalog. It may be used by several goroutines at once.
type Book struct {
	catalog     *gen.Catalog
	details     map[smtpcode.Detail]*gen.Detail
	replies     map[smtpcode.ReplyCode]*gen.Reply
	identifiers map[string]string // a constant's name in lower case, and its code or command
	providers   []providerRow     // the providers' tables
}

// New returns a book of a catalog. The catalog must be of the registry that the package smtpcode was generated
// from, because the verdicts come from that package.
func New(catalog *gen.Catalog) *Book {
	b := &Book{
		catalog:     catalog,
		details:     map[smtpcode.Detail]*gen.Detail{},
		replies:     map[smtpcode.ReplyCode]*gen.Reply{},
		identifiers: map[string]string{},
	}
	for i := range catalog.Details {
		detail := &catalog.Details[i]
		b.details[DetailOf(detail.Code)] = detail
		b.identifiers[strings.ToLower(detail.Identifier)] = detail.Code.String()
	}
	for i := range catalog.Replies {
		reply := &catalog.Replies[i]
		b.replies[smtpcode.ReplyCode(reply.Code)] = reply
		b.identifiers[strings.ToLower(reply.Identifier)] = strconv.Itoa(reply.Code)
	}
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		b.providers = append(b.providers, readDetailRow(row))
	}
	for _, row := range facts.ProviderReplies {
		b.providers = append(b.providers, readReplyRow(row))
	}
	for _, command := range catalog.Commands {
		b.identifiers[strings.ToLower(command.Identifier)] = command.Name
	}
	return b
}

// DetailOf converts a registry's code to a detail.
func DetailOf(code iana.Code) smtpcode.Detail {
	detail, err := smtpcode.ParseDetail(code.String())
	if err != nil {
		panic("explain: read the catalog: " + err.Error()) // iana.Load checks the codes
	}
	return detail
}

// codeOf is the inverse of DetailOf.
func codeOf(detail smtpcode.Detail) iana.Code {
	numbers := detail.With(smtpcode.ClassPermanentFailure).Array()
	return iana.Code{Subject: numbers[1], Detail: numbers[2]}
}

// Reply returns what is known about a reply code, 200 to 599. A code that is in no table has only its digits.
func (b *Book) Reply(code smtpcode.ReplyCode) Reply {
	reply := Reply{
		Code:      code,
		Standing:  code.Standing().String(),
		Severity:  Digit{int(code.Severity()), code.Severity().Text()},
		Category:  Digit{int(code.Category()), categoryText(code.Category())},
		Retry:     retryReply(smtpcode.Reply{Code: code}),
		Act:       b.actReply(code),
		Details:   slices.Collect(code.Details()),
		Providers: b.providersOfReply(code),
	}
	if row, ok := b.replies[code]; ok {
		reply.Known = true
		reply.Identifier = row.Identifier
		reply.Phrase = code.Text()
		reply.Sentence = row.Sentence
		reply.Remark = row.Remark
		reply.Deprecated = row.Standing == facts.Historic || row.Standing == facts.Unsourced
		for _, definition := range row.Definitions {
			reply.References = append(reply.References, links(gen.References(definition.RFC, definition.Section))...)
		}
	}
	for _, command := range b.catalog.Commands {
		for _, allowed := range command.Replies {
			if allowed.Reply == int(code) {
				reply.Commands = append(reply.Commands, CommandReply{command.Name, allowed.Source})
			}
		}
	}
	return reply
}

// Detail returns what is known about a detail in any class. A detail that is not registered has only its
// subject.
func (b *Book) Detail(detail smtpcode.Detail) Enhanced {
	enhanced := Enhanced{
		Code:      detail.String(),
		Detail:    detail,
		Standing:  Unregistered,
		Subject:   Digit{int(detail.Subject()), cmp.Or(detail.Subject().Text(), "not registered")},
		Basis:     "its classes are not known",
		Providers: b.providersOfDetail(detail, 0),
	}
	if row, ok := b.details[detail]; ok {
		b.describe(&enhanced, row)
	}
	enhanced.Retry = retryDetail(enhanced.Classes)
	enhanced.Act = b.actDetail(detail, 0)
	return enhanced
}

// describe fills in what the catalog says about a detail.
func (b *Book) describe(enhanced *Enhanced, row *gen.Detail) {
	enhanced.Known = row.Withdrawn == ""
	enhanced.Identifier = row.Identifier
	enhanced.Phrase = row.Text
	enhanced.Sentence = row.Sentence
	enhanced.Vague = row.Code.Detail == 0
	enhanced.Standing = StandingOf(row)
	enhanced.Classes = row.Classes.List
	enhanced.Basis = basis(row)
	enhanced.Replies = slices.Collect(enhanced.Detail.ReplyCodes())
	enhanced.Associated = row.Associated.Raw
	enhanced.References = links(row.References)
	enhanced.Remark = row.Remark
	if by, ok := enhanced.Detail.Replacement(); ok {
		enhanced.Replaced = &by
	}
	for _, p := range row.Pairings {
		enhanced.Pairings = append(enhanced.Pairings, Pairing{smtpcode.ReplyCode(p.Reply), p.Enhanced, p.Strength, gen.Cite(p.RFC, p.Section), p.For})
	}
	for _, c := range row.Common {
		if c.Senders != "" { // the others come from an RFC and are among the pairings
			enhanced.Customs = append(enhanced.Customs, Custom{smtpcode.ReplyCode(c.Reply), c.Enhanced, c.Senders, c.Source})
		}
	}
}

// Enhanced returns what is known about an enhanced code.
func (b *Book) Enhanced(code smtpcode.EnhancedCode) Enhanced {
	enhanced := b.Detail(code.Detail())
	class := code.Class()
	enhanced.Code = code.String()
	enhanced.Class = &Digit{int(class), class.Text()}
	if row, ok := b.details[code.Detail()]; ok && !fits(row, class) {
		enhanced.Sentence, enhanced.Vague = outcome(class)+subjectText(code.Subject()), true
	}
	enhanced.Retry = retryEnhanced(code)
	enhanced.Act = b.actDetail(code.Detail(), class)
	enhanced.Providers = b.providersOfDetail(code.Detail(), class)
	return enhanced
}

// fits reports whether the detail's sentence is true in the class. Most sentences describe a failure, so for a
// success only the subject counts: 2.1.0 means that an address was accepted.
func fits(row *gen.Detail, class smtpcode.Class) bool {
	if class == smtpcode.ClassSuccess {
		limited := row.Classes.Basis != iana.Unknown || row.LimitSource != ""
		return limited && row.Code.Detail != 0 && slices.Contains(row.Classes.List, 2)
	}
	return !slices.Equal(row.Classes.List, []int{2})
}

// outcome returns the beginning of the sentence for a class that the detail's own sentence does not fit.
func outcome(class smtpcode.Class) string {
	if class == smtpcode.ClassSuccess {
		return "it worked, and the code is about "
	}
	return "it failed, though the detail is for successes, and the code is about "
}

// Command returns what is known about a command.
func (b *Book) Command(command smtpcode.Command) Command {
	row := b.catalog.Commands[int(command)-1] // the constants count the rows from 1
	reference := iana.Reference{RFC: row.RFC, Section: row.Section}
	c := Command{Name: row.Name, Identifier: row.Identifier, Meaning: row.Meaning, Reference: link(reference)}
	for _, allowed := range row.Replies {
		code := smtpcode.ReplyCode(allowed.Reply)
		c.Replies = append(c.Replies, AllowedReply{code, code.Text(), allowed.Source})
	}
	return c
}

func link(reference iana.Reference) Link {
	return Link{reference.String(), reference.URL()}
}

func links(references []iana.Reference) []Link {
	var links []Link
	for _, reference := range references {
		links = append(links, link(reference))
	}
	return links
}

// StandingOf returns the standing of a record of the registry.
func StandingOf(row *gen.Detail) DetailStanding {
	switch {
	case row.Withdrawn != "":
		return Withdrawn
	case row.Deprecated != nil:
		return Deprecated
	}
	return Registered
}

// basis says where the classes of a detail come from.
func basis(row *gen.Detail) string {
	switch {
	case row.LimitSource != "":
		return "by " + row.LimitSource
	case row.Classes.Basis == iana.Only:
		return "the registry's description allows no other"
	case row.Classes.Basis == iana.Should:
		return "the registry's description recommends it"
	case row.Classes.Basis == iana.May:
		return "the registry's description names them"
	case row.Classes.Basis == iana.FromAssociated:
		return "taken from its registered reply codes"
	}
	return "the registry sets no limit"
}

// categoryText returns the RFC's term. For 6 to 9 it says that the RFC's grammar has no such digit.
func categoryText(category smtpcode.Category) string {
	if category > smtpcode.CategoryMailSystem {
		return "outside the grammar of RFC 5321 section 4.2"
	}
	return category.Text()
}

// subjectText names a subject inside a sentence (RFC 3463 section 2).
func subjectText(subject smtpcode.Subject) string {
	texts := [...]string{"nothing in particular", "an address", "a mailbox", "the receiving mail system", "the network or the routing",
		"the dialogue between the two servers", "the content of the message", "security or a policy"}
	if int(subject) < len(texts) {
		return texts[subject]
	}
	return "a subject that is not registered"
}
