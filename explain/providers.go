package explain

import (
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// codesOf are a row's codes in words: 5.7.606, or 5.7.606 to 5.7.649.
func codesOf(word gen.ProviderWord) string {
	if word.Last == "" {
		return word.Enhanced
	}
	return word.Enhanced + " to " + word.Last
}

// provider is a row of the providers' tables with its codes typed.
func provider(word gen.ProviderWord, codes string) Provider {
	p := Provider{Codes: codes, Provider: word.Provider, Meaning: word.Meaning, Relation: word.Relation, Confidence: word.Confidence, Source: word.Source}
	for _, code := range word.Replies {
		p.Replies = append(p.Replies, smtpcode.ReplyCode(code))
	}
	return p
}

// providersOfReply is what providers mean by a reply code of their own.
func providersOfReply(code smtpcode.ReplyCode) []Provider {
	var providers []Provider
	for _, word := range gen.ProviderReplies() {
		if word.Replies[0] == int(code) {
			codes := code.String()
			if word.Enhanced != "" {
				codes += " " + word.Enhanced
			}
			providers = append(providers, provider(word, codes))
		}
	}
	return providers
}

// providersOfDetail is what providers mean by a detail in a class, or in any where class is zero.
func providersOfDetail(detail smtpcode.Detail, class smtpcode.Class) []Provider {
	var providers []Provider
	code := codeOf(detail)
	for _, word := range gen.ProviderDetails() {
		if covers(word, code) && (class == 0 || strings.HasPrefix(word.Enhanced, class.String()+".")) {
			providers = append(providers, provider(word, codesOf(word)))
		}
	}
	return providers
}

// covers reports whether a row is about the detail, alone or in its range.
func covers(word gen.ProviderWord, code iana.Code) bool {
	first, last := wordCode(word.Enhanced), wordCode(word.Enhanced)
	if word.Last != "" {
		last = wordCode(word.Last)
	}
	return first.Compare(code) <= 0 && code.Compare(last) <= 0
}

// wordCode is the detail of an enhanced code in the providers' tables.
func wordCode(enhanced string) iana.Code {
	code, err := smtpcode.ParseEnhancedCode(enhanced)
	if err != nil {
		panic("explain: the providers' table: " + err.Error()) // a test reads every row
	}
	return codeOf(code.Detail())
}

// otherMeanings are the providers that send the pair and do not mean what is registered.
func otherMeanings(providers []Provider, code smtpcode.ReplyCode) []Provider {
	var others []Provider
	for _, p := range providers {
		for _, reply := range p.Replies {
			if reply == code && p.Relation == gen.OtherMeaning {
				others = append(others, p)
			}
		}
	}
	return others
}
