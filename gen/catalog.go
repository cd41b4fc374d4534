// Package gen merges the IANA registry with the RFCs' reply codes into a [Catalog] and emits what is made
// from it. Emitting returns bytes; [Write] and [Check] are the two things to do with them, and nothing else
// here touches the disk.
package gen

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/iana"
)

// A Catalog is everything the emitters read: the registry and the reply codes, joined and checked.
type Catalog struct {
	Source  string // the address the registry was fetched from
	Updated string // the registry's date, 2006-01-02
	SHA256  string // of the registry's XML

	Classes  []iana.Class
	Subjects []iana.Subject
	Details  []Detail
	Replies  []Reply
	Commands []CommandWithReplies
}

// A Detail is a registered detail with what the RFCs and usage add to its record.
type Detail struct {
	iana.Detail
	Words
	// LimitSource is the RFC section that limits the classes where the registry does not: RFC 3886
	// section 3.3.4. Empty where the registry is the source.
	LimitSource string
	// Pairings are the RFCs' explicit pairings with a reply code, apart from the registry's list.
	Pairings []Pairing
	// Customs are the pairs in use that stand in no list.
	Customs []Custom
}

// A Reply is a row of the reply-code table with its words.
type Reply struct {
	ReplyCode
	Words
}

// A CommandWithReplies is a command with the replies that it may get, in the order of their codes: its own
// and those that every command may get.
type CommandWithReplies struct {
	Command
	Replies []CommandReply
}

// classLimits holds what RFCs say on a detail's classes where the registry's wording is silent.
var classLimits = []struct {
	code    iana.Code
	classes []int
	source  string
}{
	{iana.Code{Subject: 1, Detail: 9}, []int{2}, "RFC 3886 section 3.3.4"},
	{iana.Code{Subject: 4, Detail: 7}, []int{4, 5}, "RFC 3463 appendix B and RFC 2852 section 4.1.3"},
}

// Merge joins a registry with the tables of this package. The warnings name what the registry points at and
// is left out: reply codes that the table lacks, replacements of deprecated details that are not in use
// themselves. An error names what must hold and does not.
func Merge(registry *iana.Registry) (*Catalog, []string, error) {
	catalog := &Catalog{
		Source:   registry.Source,
		Updated:  registry.Updated,
		SHA256:   registry.SHA256,
		Classes:  registry.Classes,
		Subjects: registry.Subjects,
	}
	for _, row := range replyCodes {
		catalog.Replies = append(catalog.Replies, Reply{row, replyWords[row.Code]})
	}
	for _, command := range commands {
		catalog.Commands = append(catalog.Commands, CommandWithReplies{command, command.replies()})
	}
	index := map[iana.Code]int{}
	for i, record := range registry.Details {
		index[record.Code] = i
		catalog.Details = append(catalog.Details, Detail{Detail: record, Words: detailWords[record.Code]})
	}
	if err := catalog.addFacts(index); err != nil {
		return nil, nil, err
	}
	warnings := append(catalog.unknownReplies(), catalog.dropReplacements(index)...)
	return catalog, warnings, catalog.check()
}

// addFacts hands the RFCs' and usage's facts on details to the records they are about. A fact on a detail
// that this state of the registry does not hold is left out.
func (c *Catalog) addFacts(index map[iana.Code]int) error {
	for _, limit := range classLimits {
		i, held := index[limit.code]
		silent := held && slices.Contains([]iana.Basis{iana.Unknown, iana.FromAssociated}, c.Details[i].Classes.Basis)
		if silent {
			c.Details[i].Classes.List = limit.classes
			c.Details[i].LimitSource = limit.source
		}
	}
	for _, pairing := range pairings {
		code, err := detailOf(pairing.Enhanced)
		if err != nil {
			return fmt.Errorf("pairing %d %s: %w", pairing.Reply, pairing.Enhanced, err)
		}
		if i, held := index[code]; held {
			c.Details[i].Pairings = append(c.Details[i].Pairings, pairing)
		}
	}
	for _, custom := range customary {
		code, err := detailOf(custom.Enhanced)
		if err != nil {
			return fmt.Errorf("custom %d %s: %w", custom.Reply, custom.Enhanced, err)
		}
		if i, held := index[code]; held {
			c.Details[i].Customs = append(c.Details[i].Customs, custom)
		}
	}
	return nil
}

// detailOf is the detail of an enhanced code, whose class is a digit or X.
func detailOf(enhanced string) (iana.Code, error) {
	_, rest, _ := strings.Cut(enhanced, ".")
	return iana.ParseCode("X." + rest)
}

// unknownReplies reports the reply codes that the registry lists and the table does not know.
func (c *Catalog) unknownReplies() []string {
	var warnings []string
	for _, detail := range c.Details {
		for _, code := range detail.listed() {
			if !slices.ContainsFunc(c.Replies, func(r Reply) bool { return r.Code == code }) {
				warnings = append(warnings, fmt.Sprintf("%s: associated reply code %d is in no RFC that the reply-code table knows; left out", detail.Code, code))
			}
		}
	}
	return warnings
}

// dropReplacements takes out the replacements of deprecated details that the registry does not hold, holds no
// longer, or advises against as well: nobody should be sent there. That is no error, because the registry
// may withdraw or deprecate a replacement any day, and what was generated before must still be.
func (c *Catalog) dropReplacements(index map[iana.Code]int) []string {
	var warnings []string
	var unusable []int
	for i, detail := range c.Details {
		if detail.Deprecated == nil || detail.Deprecated.By == nil {
			continue
		}
		by := *detail.Deprecated.By
		state := ""
		switch at, held := index[by]; {
		case !held:
			state = "which the registry does not hold"
		case c.Details[at].Withdrawn != "":
			state = "which is withdrawn"
		case c.Details[at].Deprecated != nil:
			state = "which is deprecated itself"
		default:
			continue
		}
		unusable = append(unusable, i)
		if detail.Withdrawn == "" {
			warnings = append(warnings, fmt.Sprintf("%s: deprecated in favour of %s, %s; left out", detail.Code, by, state))
		}
	}
	for _, i := range unusable {
		c.Details[i].Deprecated = &iana.Deprecation{} // the registry's own record stays as it is
	}
	return warnings
}

// maxReplies is how many reply codes fit the sets of the generated tables, 64 bits with the first unused.
const maxReplies = 63

// check makes sure of what the emitters rely on.
func (c *Catalog) check() error {
	var errs []error
	if len(c.Replies) > maxReplies {
		errs = append(errs, fmt.Errorf("%d reply codes: the generated sets hold %d", len(c.Replies), maxReplies))
	}
	codes := map[string]bool{}
	holder := map[string]string{}
	claim := func(code, identifier string) {
		if codes[code] {
			errs = append(errs, fmt.Errorf("%s is there twice", code))
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
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("merge the registry with the reply codes: %w", err)
	}
	return nil
}
