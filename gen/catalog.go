// Package gen merges the IANA registry with the facts of RFCs and usage into a [Catalog] and emits what is
// made from it. Emitting returns bytes; only [Write], [Check], [Create] and [Replace] touch the disk.
package gen

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// A Catalog is everything the emitters read: the registry and the facts, joined and checked.
type Catalog struct {
	Source  string // the address the registry was fetched from
	Updated string // the registry's date, 2006-01-02
	SHA256  string // of the registry's XML

	Classes  []iana.Class
	Subjects []iana.Subject
	Details  []Detail
	Replies  []Reply
	Commands []Command
	Reasons  []facts.Reason
}

// A Detail is a registered detail with what the RFCs and usage add to its record.
type Detail struct {
	iana.Detail
	facts.Description
	// LimitSource is the RFC section that limits the classes where the registry does not: RFC 3886
	// section 3.3.4. Empty where the registry is the source.
	LimitSource string
	// Pairings are the reply codes that RFCs explicitly name, apart from the registry's list.
	Pairings []facts.Pairing
	// Common are the pairs in use that no list has.
	Common []facts.CommonPair
}

// A Reply is a reply code with our description.
type Reply struct {
	facts.ReplyCode
	facts.Description
}

// A Command is a command with the replies that it may get, in the order of their codes: its own and those
// that every command may get.
type Command struct {
	facts.Command
	Replies []facts.CommandReply
}

// Merge joins a registry with the facts. The warnings name what the registry refers to and is left out: reply
// codes that the table lacks, and replacements of deprecated details that are not in use themselves. The error names
// what is inconsistent.
func Merge(registry *iana.Registry) (*Catalog, []string, error) {
	catalog := &Catalog{
		Source:   registry.Source,
		Updated:  registry.Updated,
		SHA256:   registry.SHA256,
		Classes:  registry.Classes,
		Subjects: registry.Subjects,
		Reasons:  facts.Reasons,
	}
	for _, row := range facts.ReplyCodes {
		catalog.Replies = append(catalog.Replies, Reply{row, facts.ReplyCodeDescriptions[row.Code]})
	}
	for _, command := range facts.Commands {
		catalog.Commands = append(catalog.Commands, Command{command, repliesTo(command)})
	}
	for _, record := range registry.Details {
		catalog.Details = append(catalog.Details, newDetail(record))
	}
	warnings := append(catalog.unknownReplies(), catalog.dropReplacements()...)
	return catalog, warnings, catalog.check()
}

// newDetail attaches RFC and usage facts to a record.
func newDetail(record iana.Detail) Detail {
	code := record.Code.String()
	detail := Detail{Detail: record, Description: facts.DetailDescriptions[code]}
	for _, limit := range facts.ClassLimits {
		if limit.Detail == code && (record.Classes.Basis == iana.Unknown || record.Classes.Basis == iana.FromAssociated) {
			detail.Classes.List, detail.LimitSource = limit.Classes, limit.Source
		}
	}
	for _, pairing := range facts.Pairings {
		if detailOf(pairing.Enhanced) == code {
			detail.Pairings = append(detail.Pairings, pairing)
		}
	}
	for _, pair := range facts.CommonPairs {
		if detailOf(pair.Enhanced) == code {
			detail.Common = append(detail.Common, pair)
		}
	}
	return detail
}

// detailOf returns the detail of an enhanced code, whose class is a digit or X: X.7.1 for 5.7.1.
func detailOf(enhanced string) string {
	return "X" + enhanced[1:]
}

// repliesTo lists the replies that the command may get, in the order of their codes. A reply that is there on
// several grounds is listed once, with all its sources.
func repliesTo(command facts.Command) []facts.CommandReply {
	var replies []facts.CommandReply
	add := func(reply int, source string) {
		i := slices.IndexFunc(replies, func(r facts.CommandReply) bool { return r.Reply == reply })
		switch {
		case i < 0:
			replies = append(replies, facts.CommandReply{Command: command.Identifier, Reply: reply, Source: source})
		case strings.Contains(source, replies[i].Source): // the same section, with a remark
			replies[i].Source = source
		case !strings.Contains(replies[i].Source, source):
			replies[i].Source += "; " + source
		}
	}
	for _, row := range facts.CommandReplies {
		if row.Command == command.Identifier {
			add(row.Reply, row.Source)
		}
	}
	for _, row := range facts.AnyReplies {
		if command.Verb != "" && !slices.Contains(row.Except, command.Verb) {
			add(row.Reply, row.Source)
		}
	}
	slices.SortFunc(replies, func(a, b facts.CommandReply) int { return cmp.Compare(a.Reply, b.Reply) })
	return replies
}

// Detail returns the row of a registered detail, nil where the registry does not have it.
func (c *Catalog) Detail(code iana.Code) *Detail {
	i, found := slices.BinarySearchFunc(c.Details, code, func(d Detail, code iana.Code) int { return d.Code.Compare(code) })
	if !found {
		return nil
	}
	return &c.Details[i]
}

// DetailsWith lists the details for which the registry or an RFC names a reply code.
func (c *Catalog) DetailsWith(reply int) []Detail {
	return slices.DeleteFunc(slices.Clone(c.Details), func(d Detail) bool { return !slices.Contains(d.Listed(), reply) })
}

// Standing returns the detail's status in the registry: registered, deprecated or withdrawn.
func (d Detail) Standing() string {
	switch {
	case d.Withdrawn != "":
		return "withdrawn"
	case d.Deprecated != nil:
		return "deprecated"
	}
	return "registered"
}

// Listed returns the reply codes that the registry or an RFC names for the detail, in ascending order. A
// withdrawn detail has none.
func (d Detail) Listed() []int {
	if d.Withdrawn != "" {
		return nil
	}
	codes := slices.Clone(d.Associated.Codes)
	for _, p := range d.Pairings {
		codes = append(codes, p.Reply)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Customary returns the reply codes that are in use with the detail and that neither the registry nor an RFC
// names, in ascending order.
func (d Detail) Customary() []int {
	var codes []int
	for _, pair := range d.Common {
		codes = append(codes, pair.Reply)
	}
	listed := d.Listed()
	codes = slices.DeleteFunc(codes, func(code int) bool { return slices.Contains(listed, code) })
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Reference names the documents that define the detail: "RFC 7505; RFC 7504".
func (d Detail) Reference() string {
	var names []string
	for _, reference := range d.References {
		names = append(names, reference.String())
	}
	return strings.Join(names, "; ")
}

// Reference names the RFCs that define the reply code: "RFC 4954 section 6; RFC 3207 section 4".
func (r Reply) Reference() string {
	var names []string
	for _, d := range r.Definitions {
		if d.RFC != 0 {
			names = append(names, Cite(d.RFC, d.Section))
		}
	}
	return strings.Join(names, "; ")
}

// reasonOf returns the constant of the reason that a code names by itself: X.2.2, 556.
func (c *Catalog) reasonOf(code string) string {
	for _, reason := range c.Reasons {
		if slices.Contains(reason.Codes, code) {
			return reason.Identifier
		}
	}
	return c.Reasons[0].Identifier // unstated
}

// Phrase joins the phrases of the reply code's definitions.
func (r Reply) Phrase() string {
	var phrases []string
	for _, d := range r.Definitions {
		if d.Phrase != "" {
			phrases = append(phrases, d.Phrase)
		}
	}
	return strings.Join(phrases, " / ")
}

// unknownReplies reports the reply codes that the registry lists and the table does not know.
func (c *Catalog) unknownReplies() []string {
	var warnings []string
	for _, detail := range c.Details {
		for _, code := range detail.Listed() {
			if !slices.ContainsFunc(c.Replies, func(r Reply) bool { return r.Code == code }) {
				warnings = append(warnings, fmt.Sprintf("%s: associated reply code %d is not in the reply-code table; left out", detail.Code, code))
			}
		}
	}
	return warnings
}

// dropReplacements removes the replacements of deprecated details that the registry does not hold, holds no
// longer, or advises against as well: nobody should be sent there. That is no error, because the registry
// may withdraw or deprecate a replacement any day, and what was generated before must still be.
func (c *Catalog) dropReplacements() []string {
	var warnings []string
	var unusable []int
	for i, detail := range c.Details {
		if detail.Deprecated == nil || detail.Deprecated.By == nil {
			continue
		}
		state := ""
		switch by := c.Detail(*detail.Deprecated.By); {
		case by == nil:
			state = "which the registry does not hold"
		case by.Withdrawn != "":
			state = "which is withdrawn"
		case by.Deprecated != nil:
			state = "which is deprecated itself"
		default:
			continue
		}
		unusable = append(unusable, i)
		if detail.Withdrawn == "" {
			warnings = append(warnings, fmt.Sprintf("%s: deprecated in favour of %s, %s; left out", detail.Code, detail.Deprecated.By, state))
		}
	}
	for _, i := range unusable {
		c.Details[i].Deprecated = &iana.Deprecation{} // the registry's own record stays as it is
	}
	return warnings
}

// maxReplies is how many reply codes fit the sets of the generated tables.
const maxReplies = 64

// check verifies what the emitters rely on.
func (c *Catalog) check() error {
	var errs []error
	if len(c.Replies) > maxReplies {
		errs = append(errs, fmt.Errorf("%d reply codes: the generated sets hold %d", len(c.Replies), maxReplies))
	}
	codes := map[string]bool{}
	holder := map[string]string{}
	claim := func(code, identifier string) {
		if codes[code] {
			errs = append(errs, fmt.Errorf("%s occurs twice", code))
		}
		codes[code] = true
		if other, taken := holder[identifier]; taken {
			errs = append(errs, fmt.Errorf("%s: identifier %q belongs to %s", code, identifier, other))
		}
		holder[identifier] = code
	}
	for _, reply := range c.Replies {
		claim(strconv.Itoa(reply.Code), reply.Identifier)
	}
	for _, subject := range c.Subjects {
		claim(fmt.Sprintf("X.%d.YYY", subject.Subject), subject.Identifier)
	}
	for _, detail := range c.Details {
		claim(detail.Code.String(), detail.Identifier)
	}
	for _, reason := range c.Reasons {
		claim(reason.Name, reason.Identifier)
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("merge the registry with the reply codes: %w", err)
	}
	return nil
}
