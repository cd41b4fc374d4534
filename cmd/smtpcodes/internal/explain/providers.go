package explain

import (
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A providerRow is a row of the providers' tables with parsed codes.
type providerRow struct {
	Provider
	class       smtpcode.Class // zero for a row about a reply code
	first, last smtpcode.Detail
}

// readDetailRow parses a row about enhanced codes.
func readDetailRow(row facts.ProviderCode) providerRow {
	p := providerRow{Provider: newProvider(row, row.Enhanced)}
	first := enhancedCode(row.Enhanced)
	p.class, p.first, p.last = first.Class(), first.Detail(), first.Detail()
	if row.Last != "" {
		p.Codes += " to " + row.Last
		p.last = enhancedCode(row.Last).Detail()
	}
	return p
}

// readReplyRow parses a row about a reply code.
func readReplyRow(row facts.ProviderCode) providerRow {
	p := providerRow{Provider: newProvider(row, "")}
	p.Codes = p.Replies[0].String()
	if row.Enhanced != "" {
		p.Codes += " " + row.Enhanced
	}
	return p
}

func newProvider(row facts.ProviderCode, codes string) Provider {
	p := Provider{Codes: codes, Provider: row.Provider, Meaning: row.Meaning, Relation: row.Relation, Confidence: row.Confidence, Source: row.Source}
	for _, code := range row.Replies {
		p.Replies = append(p.Replies, smtpcode.ReplyCode(code))
	}
	return p
}

// enhancedCode parses a code of our own tables.
func enhancedCode(s string) smtpcode.EnhancedCode {
	code, err := smtpcode.ParseEnhancedCode(s)
	if err != nil {
		panic("explain: read a table of facts: " + err.Error()) // the tables' tests parse every row
	}
	return code
}

// providersOfReply returns what providers mean by a reply code.
func (b *Book) providersOfReply(code smtpcode.ReplyCode) []Provider {
	var providers []Provider
	for _, row := range b.providers {
		if row.class == 0 && row.Replies[0] == code {
			providers = append(providers, row.Provider)
		}
	}
	return providers
}

// providersOfDetail returns what providers mean by a detail in a class, or in every class if class is zero.
func (b *Book) providersOfDetail(detail smtpcode.Detail, class smtpcode.Class) []Provider {
	var providers []Provider
	for _, row := range b.providers {
		if row.class == 0 || class != 0 && row.class != class || detail < row.first || row.last < detail {
			continue
		}
		provider := row.Provider
		provider.Relation = provider.Relation.Now(detail.Registered())
		providers = append(providers, provider)
	}
	return providers
}

// otherMeanings returns the providers that send the pair and mean something else than is registered.
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
