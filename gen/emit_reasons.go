package gen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// emitReasons emits the constants of the reasons and the tables by which replies are sorted into them.
func emitReasons(c *Catalog, file *jen.File) {
	file.Comment("// The reasons, each with the codes that a server should send for it.")
	file.Const().DefsFunc(func(group *jen.Group) {
		for i, reason := range c.Reasons {
			comment(group, reasonComment(reason)...)
			if i == 0 {
				group.Id(reason.Identifier).Id("Reason").Op("=").Iota()
			} else {
				group.Id(reason.Identifier)
			}
			group.Line()
		}
	})
	emitReasonTable(c, file)
	emitCodeReasons(c, file)
	emitPhrases(c, file)
}

// reasonComment returns the doc comment of a reason's constant, in paragraphs.
func reasonComment(r facts.Reason) []string {
	paragraphs := []string{fmt.Sprintf("%s is %q: %s.", r.Identifier, r.Name, r.Sentence)}
	if r.Reply != 0 {
		send := fmt.Sprintf("Send %s: %s (%s).", pair(r.Reply, r.Enhanced), r.Grounds, r.Source)
		if r.Else != "" {
			send += fmt.Sprintf(" Or send %s.", r.Else)
		}
		paragraphs = append(paragraphs, send)
	}
	var who []string
	for _, action := range r.Actions {
		who = append(who, fmt.Sprintf("The %s: %s.", action.Party, action.Do))
	}
	if r.BadAddress {
		who = append(who, "Stop writing to the address.")
	}
	return append(paragraphs, strings.Join(who, " "))
}

// pair joins a reply code and an enhanced code, if there is one.
func pair(reply int, enhanced string) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", reply, enhanced))
}

// parties has the generated constants of the parties.
var parties = map[facts.Party]string{
	facts.Sender:    "PartySender",
	facts.Sending:   "PartySendingSystem",
	facts.Recipient: "PartyRecipient",
	facts.Receiving: "PartyReceivingSystem",
}

// emitReasonTable emits the rows of the reasons.
func emitReasonTable(c *Catalog, file *jen.File) {
	file.Comment("// reasonTable has a row for each reason: name, text, whether the address is bad, the codes to send, who acts.")
	file.Var().Id("reasonTable").Op("=").Index(jen.Op("...")).Id("reasonRow").Add(rows(func(group *jen.Group) {
		for _, r := range c.Reasons {
			actions := jen.Nil()
			if len(r.Actions) > 0 {
				actions = jen.Index().Id("action").ValuesFunc(func(group *jen.Group) {
					for _, action := range r.Actions {
						group.Values(jen.Id(parties[action.Party]), jen.Lit(action.Do))
					}
				})
			}
			group.Id(r.Identifier).Op(":").Values(jen.Lit(r.Name), jen.Lit(r.Sentence), jen.Lit(r.BadAddress),
				jen.Lit(r.Reply), packedCode(r.Enhanced), actions)
		}
	}))
}

// packedCode returns the value of an enhanced code as an expression: 5<<20 + 7<<10 + 1.
func packedCode(enhanced string) *jen.Statement {
	if enhanced == "" {
		return jen.Lit(0)
	}
	class, subject, detail := numbers(enhanced)
	return jen.Lit(class).Op("<<").Lit(20).Op("+").Add(packed(iana.Code{Subject: subject, Detail: detail}))
}

// numbers returns the numbers of an enhanced code of our own tables, whose tests parse every code.
func numbers(enhanced string) (class, subject, detail int) {
	fmt.Sscanf(enhanced, "%d.%d.%d", &class, &subject, &detail)
	return class, subject, detail
}

// emitCodeReasons emits the reasons of enhanced codes that name one in a single class, or that only providers have.
func emitCodeReasons(c *Catalog, file *jen.File) {
	type ranged struct{ first, last, reason string }
	var ranges []ranged
	for _, r := range c.Reasons {
		for _, code := range r.Codes {
			first, last, ok := strings.Cut(code, "-")
			if !ok {
				last = first
			}
			if strings.Contains(first, ".") && first[0] != 'X' {
				ranges = append(ranges, ranged{first, last, r.Identifier})
			}
		}
	}
	slices.SortFunc(ranges, func(a, b ranged) int { return cmp.Compare(packedNumber(a.first), packedNumber(b.first)) })
	file.Comment("// codeReasons has the reasons of enhanced codes that name one in one class only, and of codes that large providers")
	file.Comment("// send without having registered them, in numeric order.")
	file.Var().Id("codeReasons").Op("=").Index(jen.Op("...")).Id("codeReason").Add(rows(func(group *jen.Group) {
		for _, r := range ranges {
			group.Values(packedCode(r.first), packedCode(r.last), jen.Id(r.reason))
		}
	}))
}

// packedNumber returns the value of an enhanced code.
func packedNumber(enhanced string) int {
	class, subject, detail := numbers(enhanced)
	return class<<20 | subject<<10 | detail
}

// emitPhrases emits the phrases by which texts give a reason away, and the tables that find them.
//
// Every phrase has an anchor: the first four letters of its longest word. The matcher reads a text once and hashes the
// last four octets at every position, in lower case. phraseFilter has a bit for the hash of each anchor, so that most
// positions cost one multiplication. If a position passes and begins a word, it is looked up by binary search in
// phraseRows, which is sorted by anchor, and the phrase is compared around it.
//
// The tables need one octet of text for each character of a phrase, four octets a row and 512 for the filter: 8,164 for
// 329 phrases. The matcher reads some 230 MB/s of a mail log; a filter of 1,024 octets makes it 3 % faster.
func emitPhrases(c *Catalog, file *jen.File) {
	phrases := c.phrases()
	file.Comment("// phraseText has the phrases, and phraseRows where each of them begins, sorted by anchor.")
	text := jen.Lit("")
	for _, p := range phrases {
		text.Op("+").Line().Lit(p.text)
	}
	file.Const().Id("phraseText").Op("=").Add(text)
	start := 0
	file.Line()
	file.Var().Id("phraseRows").Op("=").Index(jen.Op("...")).Id("phraseRow").Add(rows(func(group *jen.Group) {
		for _, p := range phrases {
			group.Values(jen.Lit(start), jen.Lit(p.anchor), jen.Id(p.reason))
			start += len(p.text)
		}
		group.Values(jen.Id("start").Op(":").Lit(start))
	}))
	var filter [64]uint64
	for _, p := range phrases {
		hash := foldedWord(p.text[p.anchor:]) * hashFactor >> hashShift
		filter[hash/64] |= 1 << (hash % 64)
	}
	file.Comment("// phraseFilter has a bit for the hash of each anchor.")
	file.Var().Id("phraseFilter").Op("=").Index(jen.Lit(len(filter))).Uint64().Add(wrapped(len(filter), func(i int) *jen.Statement {
		return jen.Id(fmt.Sprintf("%#x", filter[i]))
	}))
}

// A phrase is one by which texts give a reason away, with the place of its anchor.
type phrase struct {
	text   string
	anchor int
	reason string
}

// phrases returns the phrases of all reasons, sorted by anchor.
func (c *Catalog) phrases() []phrase {
	var phrases []phrase
	for _, r := range c.Reasons {
		for _, p := range r.Phrases {
			phrases = append(phrases, phrase{p.Text, anchor(p.Text), r.Identifier})
		}
	}
	slices.SortFunc(phrases, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(foldedWord(a.text[a.anchor:]), foldedWord(b.text[b.anchor:])), cmp.Compare(a.text, b.text))
	})
	return phrases
}

// anchor returns where the longest run of letters of a phrase begins.
func anchor(phrase string) int {
	best, longest := 0, 0
	for i := 0; i < len(phrase); i++ {
		n := i
		for n < len(phrase) && 'a' <= phrase[n] && phrase[n] <= 'z' {
			n++
		}
		if n-i > longest {
			best, longest = i, n-i
		}
		i = max(i, n-1)
	}
	return best
}

// The hash of the generated package's matcher: see templates/smtpcode/phrase.go, and the test that compares them.
const (
	hashFactor = 0x9e3779b1
	hashShift  = 32 - 12
)

func foldedWord(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24 | 0x20202020
}
