package explain

import (
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A providerRow is a row of the providers' tables with parsed codes.
type providerRow struct {
	Provider
	replies     []int                 // that it comes with, none if that is not known
	byReply     bool                  // whether the row is about a reply code
	first, last smtpcode.EnhancedCode // zero if the reply code is sent without one
}

func newProviderRow(row facts.ProviderCode, byReply bool) providerRow {
	p := providerRow{byReply: byReply, replies: row.Replies, Provider: Provider{Provider: row.Provider, Codes: row.Enhanced, Meaning: row.Meaning,
		Relation: string(row.Relation), Confidence: string(row.Confidence), Source: row.Source}}
	p.first, _ = smtpcode.ParseEnhancedCode(row.Enhanced) // the tables' tests parse every row
	p.last = p.first
	if row.Last != "" {
		p.last, _ = smtpcode.ParseEnhancedCode(row.Last)
		p.Codes += " to " + row.Last
	}
	if len(row.Replies) > 0 {
		p.Codes = strings.TrimSpace(gen.JoinNumbers(row.Replies, " or ") + " " + p.Codes)
	}
	if !byReply {
		p.Relation = string(row.Relation.Now(p.first.Registered()))
	}
	return p
}

// providersOf returns what providers mean by codes, of which one may be zero. A row counts only if the provider sends the
// reply code, as far as is known.
func (b *Book) providersOf(code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) []Provider {
	var providers []Provider
	for _, row := range b.providers {
		sent := code == 0 || len(row.replies) == 0 || slices.Contains(row.replies, int(code))
		about := row.first <= enhanced && enhanced <= row.last
		if row.byReply {
			about = code != 0 && (about || enhanced == 0)
		}
		if sent && about {
			providers = append(providers, row.Provider)
		}
	}
	return providers
}

// providersIn returns the providers that a text names by the domain of their hosts, or by a word of their own. The longest
// name is right. A domain after an @ is an address's: mail for it may be refused by anybody.
func providersIn(text string) (providers []string) {
	lower, longest := strings.ToLower(text), 0
	for _, host := range facts.Hosts {
		switch {
		case len(host.Name) < longest || !namesHost(lower, host.Name):
		case len(host.Name) > longest:
			providers, longest = []string{host.Provider}, len(host.Name)
		default:
			providers = append(providers, host.Provider)
		}
	}
	return providers
}

// namesHost reports whether the text has the name, or the name of a host in the domain.
func namesHost(text, name string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(name)
		if (start == 0 || !isNameByte(text[start-1]) && text[start-1] != '@') && (end == len(text) || !isNameByte(text[end])) {
			return true
		}
		from = end
	}
}

// isNameByte reports whether c may continue a host's name. A dot does not count: it may begin a subdomain or end a sentence.
func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// sentBy reports whether the provider's meaning of a code applies to a text that names providers, or none. For a text that
// names none, only what nobody else means by the code applies.
func sentBy(p Provider, named []string) bool {
	if len(named) == 0 {
		return p.Relation == string(facts.Unregistered)
	}
	return slices.Contains(named, p.Provider)
}
