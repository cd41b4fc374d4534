package explain

import (
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A providerRow is a row of the providers' tables with its codes typed.
type providerRow struct {
	Provider
	class       smtpcode.Class // zero for a row about a reply code
	first, last smtpcode.Detail
}

// readDetailRow types the codes of a row about enhanced codes.
func readDetailRow(row facts.ProviderCode) providerRow {
	w := providerRow{Provider: newProvider(row, row.Enhanced)}
	first := enhancedCode(row.Enhanced)
	w.class, w.first, w.last = first.Class(), first.Detail(), first.Detail()
	if row.Last != "" {
		w.Codes += " to " + row.Last
		w.last = enhancedCode(row.Last).Detail()
	}
	return w
}

// readReplyRow types the code of a row about a reply code.
func readReplyRow(row facts.ProviderCode) providerRow {
	w := providerRow{Provider: newProvider(row, "")}
	w.Codes = w.Replies[0].String()
	if row.Enhanced != "" {
		w.Codes += " " + row.Enhanced
	}
	return w
}

func newProvider(row facts.ProviderCode, codes string) Provider {
	p := Provider{Codes: codes, Provider: row.Provider, Meaning: row.Meaning, Relation: row.Relation, Confidence: row.Confidence, Source: row.Source}
	for _, code := range row.Replies {
		p.Replies = append(p.Replies, smtpcode.ReplyCode(code))
	}
	return p
}

// enhancedCode reads a code of our own tables.
func enhancedCode(s string) smtpcode.EnhancedCode {
	code, err := smtpcode.ParseEnhancedCode(s)
	if err != nil {
		panic("explain: a table holds a code that is none: " + err.Error()) // the tables' tests read every row
	}
	return code
}

// providersOfReply is what providers mean by a reply code of their own.
func (b *Book) providersOfReply(code smtpcode.ReplyCode) []Provider {
	var providers []Provider
	for _, w := range b.providers {
		if w.class == 0 && w.Replies[0] == code {
			providers = append(providers, w.Provider)
		}
	}
	return providers
}

// providersOfDetail is what providers mean by a detail in a class, or in any where class is zero.
func (b *Book) providersOfDetail(detail smtpcode.Detail, class smtpcode.Class) []Provider {
	var providers []Provider
	for _, w := range b.providers {
		if w.class == 0 || class != 0 && w.class != class || detail < w.first || w.last < detail {
			continue
		}
		word := w.Provider
		word.Relation = word.Relation.Now(detail.Registered())
		providers = append(providers, word)
	}
	return providers
}

// otherMeanings are the providers that send the pair and do not mean what is registered.
func otherMeanings(providers []Provider, code smtpcode.ReplyCode) []Provider {
	var others []Provider
	for _, p := range providers {
		for _, reply := range p.Replies {
			if reply == code && p.Relation == facts.OtherMeaning {
				others = append(others, p)
			}
		}
	}
	return others
}
