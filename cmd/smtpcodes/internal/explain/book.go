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

// New makes a book of a catalog. Its registry has to be the one that the package smtpcode was generated
// from: verdicts come from there.
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

// DetailOf is a registry's code as a detail. The zero detail, X.0.0, is one of them.
func DetailOf(code iana.Code) smtpcode.Detail {
	detail, err := smtpcode.ParseDetail(code.String())
	if err != nil {
		panic("explain: the catalog holds a code that is none: " + err.Error()) // iana.Load checks them
	}
	return detail
}

// codeOf is the inverse of DetailOf.
func codeOf(detail smtpcode.Detail) iana.Code {
	numbers := detail.With(smtpcode.ClassPermanentFailure).Array()
	return iana.Code{Subject: numbers[1], Detail: numbers[2]}
}

// Reply is what is known of a reply code, 200 to 599. One that no table has is described by its digits.
func (b *Book) Reply(code smtpcode.ReplyCode) Reply {
	reply := Reply{
		Code:      code,
		Standing:  code.Standing().String(),
		Severity:  Digit{int(code.Severity()), code.Severity().Text()},
		Category:  Digit{int(code.Category()), categoryWords(code.Category())},
		Retry:     retryReply(code),
		Act:       b.actReply(code),
		Details:   slices.Collect(code.Details()),
		Providers: b.providersOfReply(code),
	}
	if row, known := b.replies[code]; known {
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

// Detail is what is known of a detail, whatever the class. One that the registry lacks is described by its
// subject.
func (b *Book) Detail(detail smtpcode.Detail) Enhanced {
	enhanced := Enhanced{
		Code:      detail.String(),
		Detail:    detail,
		Standing:  Unregistered,
		Subject:   Digit{int(detail.Subject()), cmp.Or(detail.Subject().Text(), "not registered")},
		Basis:     "nothing is known of its classes",
		Providers: b.providersOfDetail(detail, 0),
	}
	if row, known := b.details[detail]; known {
		b.describe(&enhanced, row)
	}
	enhanced.Retry = retryDetail(enhanced.Classes)
	enhanced.Act = b.actDetail(detail, 0)
	return enhanced
}

// describe fills in what the catalog has on a detail.
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
	if by, replaced := enhanced.Detail.Replacement(); replaced {
		enhanced.Replaced = &by
	}
	for _, p := range row.Pairings {
		enhanced.Pairings = append(enhanced.Pairings, Pairing{smtpcode.ReplyCode(p.Reply), p.Enhanced, p.Strength, gen.Cite(p.RFC, p.Section), p.For})
	}
	for _, c := range row.Common {
		if c.Senders != "" { // the others rest on an RFC, which the pairings have
			enhanced.Customs = append(enhanced.Customs, Custom{smtpcode.ReplyCode(c.Reply), c.Enhanced, c.Senders, c.Source})
		}
	}
}

// Enhanced is what is known of an enhanced code.
func (b *Book) Enhanced(code smtpcode.EnhancedCode) Enhanced {
	enhanced := b.Detail(code.Detail())
	class := code.Class()
	enhanced.Code = code.String()
	enhanced.Class = &Digit{int(class), class.Text()}
	if row, known := b.details[code.Detail()]; known && !fits(row, class) {
		enhanced.Sentence, enhanced.Vague = outcome(class)+subjectWords(code.Subject()), true
	}
	enhanced.Retry = retryEnhanced(code)
	enhanced.Act = b.actDetail(code.Detail(), class)
	enhanced.Providers = b.providersOfDetail(code.Detail(), class)
	return enhanced
}

// fits reports whether the detail's sentence holds in the class. Most are about failures, and a success with
// their detail is told by its subject only: 2.1.0 says of an address that it was accepted.
func fits(row *gen.Detail, class smtpcode.Class) bool {
	if class == smtpcode.ClassSuccess {
		limited := row.Classes.Basis != iana.Unknown || row.LimitSource != ""
		return limited && row.Code.Detail != 0 && slices.Contains(row.Classes.List, 2)
	}
	return !slices.Equal(row.Classes.List, []int{2})
}

// outcome begins the sentence on a code whose detail has none for its class.
func outcome(class smtpcode.Class) string {
	if class == smtpcode.ClassSuccess {
		return "it worked, and the code is about "
	}
	return "it failed, though the detail is for successes, and the code is about "
}

// Command is what is known of a command.
func (b *Book) Command(command smtpcode.Command) Command {
	row := b.catalog.Commands[int(command)-1] // the constants are the rows' places
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

// StandingOf says whether the registry still holds a record, and stands by it.
func StandingOf(row *gen.Detail) DetailStanding {
	switch {
	case row.Withdrawn != "":
		return Withdrawn
	case row.Deprecated != nil:
		return Deprecated
	}
	return Registered
}

// basis says how the classes of a detail are known.
func basis(row *gen.Detail) string {
	switch {
	case row.LimitSource != "":
		return "by " + row.LimitSource
	case row.Classes.Basis == iana.Only:
		return "the registry's description allows no other"
	case row.Classes.Basis == iana.Should:
		return "the registry's description wants it so"
	case row.Classes.Basis == iana.May:
		return "the registry's description names them"
	case row.Classes.Basis == iana.FromAssociated:
		return "those of the registered reply codes"
	}
	return "the registry sets no limit"
}

// categoryWords is the RFC's term, and for 6 to 9 that its grammar has no such digit.
func categoryWords(category smtpcode.Category) string {
	if category > smtpcode.CategoryMailSystem {
		return "outside the grammar of RFC 5321 section 4.2"
	}
	return category.Text()
}

// subjectWords names what a subject is about inside a sentence (RFC 3463 section 2).
func subjectWords(subject smtpcode.Subject) string {
	words := [...]string{"nothing in particular", "an address", "a mailbox", "the receiving mail system", "the network or the routing",
		"the dialogue between the two servers", "the content of the message", "security or a policy"}
	if int(subject) < len(words) {
		return words[subject]
	}
	return "a subject that is not registered"
}
