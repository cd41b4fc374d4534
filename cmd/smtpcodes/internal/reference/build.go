package reference

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// newDocument converts the catalog to the form that is published.
func newDocument(c *gen.Catalog) *document {
	doc := &document{
		Generated: c.Notice(),
		Schema:    "schema.json",
		Registry:  registry{c.Source, c.Updated, c.SHA256},
		Verdicts:  verdicts(),
	}
	for severity := smtpcode.SeverityPositiveCompletion; severity <= smtpcode.SeverityPermanentNegativeCompletion; severity++ {
		doc.Severities = append(doc.Severities, digit{int(severity), severity.Text()})
	}
	for category := smtpcode.CategorySyntax; category <= smtpcode.CategoryMailSystem; category++ {
		doc.Categories = append(doc.Categories, digit{int(category), category.Text()})
	}
	for _, class := range c.Classes {
		doc.Classes = append(doc.Classes, digit{class.Class, class.Text})
	}
	for _, s := range c.Subjects {
		doc.Subjects = append(doc.Subjects, subject{s.Subject, s.Identifier, s.Text})
	}
	for _, row := range c.Replies {
		doc.Replies = append(doc.Replies, newReply(row, c.Commands))
	}
	for _, record := range c.Details {
		doc.Details = append(doc.Details, newDetail(record, c.Replies))
	}
	for _, row := range c.Commands {
		doc.Commands = append(doc.Commands, newCommand(row))
	}
	for _, row := range c.Reasons {
		doc.Reasons = append(doc.Reasons, newReason(row))
	}
	for _, row := range facts.ProviderReplies {
		doc.Providers = append(doc.Providers, newProvider("reply", row))
	}
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		doc.Providers = append(doc.Providers, newProvider("enhanced", row))
	}
	return doc
}

func newReply(row gen.Reply, commands []gen.Command) reply {
	code := smtpcode.ReplyCode(row.Code)
	r := reply{
		References: []link{},
		Code:       code,
		Number:     row.Code,
		Identifier: row.Identifier,
		Standing:   string(row.Standing),
		Text:       code.Text(),
		Sentence:   row.Sentence,
		Remark:     row.Remark,
		Severity:   int(code.Severity()),
		Category:   int(code.Category()),
		Details:    []string{},
		Commands:   []string{},
		Reason:     code.Reason().String(),
		Retry:      smtpcode.Reply{Code: code}.Retry().String(),
		Parties:    parties(code.Reason()),
	}
	for detail := range code.Details() {
		r.Details = append(r.Details, detail.String())
	}
	for _, command := range commands {
		if slices.ContainsFunc(command.Replies, func(c facts.CommandReply) bool { return c.Reply == row.Code }) {
			r.Commands = append(r.Commands, command.Name)
		}
	}
	for _, definition := range row.Definitions {
		r.References = append(r.References, links(gen.References(definition.RFC, definition.Section))...)
	}
	return r
}

func newDetail(record gen.Detail, replies []gen.Reply) detail {
	code, _ := smtpcode.ParseDetail(record.Code.String()) // iana.Load checks the codes
	d := detail{
		Code:             code,
		Subject:          record.Code.Subject,
		Detail:           record.Code.Detail,
		Identifier:       record.Identifier,
		Standing:         record.Standing(),
		Text:             record.Text,
		Sentence:         record.Sentence,
		Remark:           record.Remark,
		Classes:          record.Classes.List,
		Basis:            code.Basis().String(),
		ClassesSource:    cmp.Or(record.LimitSource, registryName),
		Replies:          []int{},
		Associated:       record.Associated.Raw,
		column:           record.Associated,
		Verdicts:         map[string][]int{},
		Pairings:         []pairing{},
		Customary:        []custom{},
		References:       links(record.References),
		Submitter:        record.Submitter,
		ChangeController: record.ChangeController,
		Registered:       record.Registered,
		Changed:          record.Changed,
		Reason:           code.Reason().String(),
		Parties:          parties(code.Reason()),
	}
	if replacement, ok := code.Replacement(); ok {
		d.ReplacedBy = replacement.String()
	}
	for reply := range code.ReplyCodes() {
		d.Replies = append(d.Replies, int(reply))
	}
	for _, reply := range replies {
		v := check(smtpcode.ReplyCode(reply.Code), code).String()
		d.Verdicts[v] = append(d.Verdicts[v], reply.Code)
	}
	for _, p := range record.Pairings {
		d.Pairings = append(d.Pairings, pairing{p.Reply, p.Enhanced, string(p.Strength), p.For, links(gen.References(p.RFC, p.Section))})
	}
	for _, c := range record.Common {
		d.Customary = append(d.Customary, custom{c.Reply, c.Enhanced, c.For, reasonNames(c.Reasons), c.Senders, c.Source})
	}
	return d
}

// reasonNames returns the names of the reasons with the identifiers.
func reasonNames(identifiers []string) []string {
	list := []string{}
	for _, row := range facts.Reasons {
		if slices.Contains(identifiers, row.Identifier) {
			list = append(list, row.Name)
		}
	}
	return list
}

func newCommand(row gen.Command) command {
	c := command{
		Name:       row.Name,
		Identifier: row.Identifier,
		Verb:       row.Verb,
		Meaning:    row.Meaning,
		References: links([]iana.Reference{{RFC: row.RFC, Section: row.Section}}),
		Replies:    []commandReply{},
	}
	for _, r := range row.Replies {
		c.Replies = append(c.Replies, commandReply{r.Reply, r.Source})
	}
	return c
}

func newReason(row facts.Reason) reason {
	r := reason{
		Name:       row.Name,
		Identifier: row.Identifier,
		Sentence:   row.Sentence,
		BadAddress: row.BadAddress,
		Actions:    []action{},
		Codes:      append([]string{}, row.Codes...),
		Phrases:    []phrase{},
	}
	if row.Reply != 0 {
		enhanced, _ := smtpcode.ParseEnhancedCode(row.Enhanced) // the table's tests parse every row
		r.Send = &sendPair{row.Reply, enhanced, row.Grounds, row.Else, cited(row.Source)}
	}
	for _, a := range row.Actions {
		r.Actions = append(r.Actions, action{string(a.Party), a.Do})
	}
	for _, p := range row.Phrases {
		r.Phrases = append(r.Phrases, phrase(p))
	}
	return r
}

// parties returns who can do something about a reason.
func parties(reason smtpcode.Reason) []string {
	list := []string{}
	for party := range reason.Parties() {
		list = append(list, party.String())
	}
	return list
}

func newProvider(kind string, row facts.ProviderCode) provider {
	relation := row.Relation
	if kind == "enhanced" {
		code, _ := smtpcode.ParseEnhancedCode(row.Enhanced) // the tables' tests parse every row
		relation = relation.Now(code.Registered())
	}
	return provider{
		Kind:       kind,
		Enhanced:   row.Enhanced,
		Last:       row.Last,
		Replies:    append([]int{}, row.Replies...),
		Provider:   row.Provider,
		Meaning:    row.Meaning,
		Relation:   string(relation),
		Confidence: string(row.Confidence),
		Source:     row.Source,
		Hosts:      hosts(row.Provider),
	}
}

// hosts returns the names by which a text gives a provider away.
func hosts(provider string) []string {
	names := []string{}
	for _, host := range facts.Hosts {
		if host.Provider == provider {
			names = append(names, host.Name)
		}
	}
	return names
}

// cited returns the section that is a reason's source.
func cited(source string) []link {
	var section iana.Reference
	if _, err := fmt.Sscanf(source, "RFC %d section %s", &section.RFC, &section.Section); err != nil {
		return []link{{Name: source}}
	}
	return links([]iana.Reference{section})
}

// links returns documents with their addresses. The list is never nil, as in a [document].
func links(references []iana.Reference) []link {
	list := []link{}
	for _, reference := range references {
		list = append(list, link{reference.String(), reference.URL()})
	}
	return list
}
