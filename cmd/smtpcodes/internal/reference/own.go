package reference

import (
	"fmt"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen/facts"
)

// An ownCode is a row of the page's tables of providers' own codes.
type ownCode struct {
	provider
	Number int    // its index among all, in the order of the codes
	Anchor string // the target of links; empty for a further row on the same code
}

// A providerGroup is the codes of one provider.
type providerGroup struct {
	Provider string
	Source   string // of most of the rows
	Rows     []ownCode
}

// ByProvider groups the providers' codes by provider, in the order of the names.
func (doc *document) ByProvider() []providerGroup {
	var groups []providerGroup
	for _, row := range doc.ownCodes() {
		i, ok := slices.BinarySearchFunc(groups, row, func(group providerGroup, row ownCode) int {
			return strings.Compare(strings.ToLower(group.Provider), strings.ToLower(row.Provider))
		})
		if !ok {
			groups = slices.Insert(groups, i, providerGroup{Provider: row.Provider})
		}
		groups[i].Rows = append(groups[i].Rows, row)
	}
	for i := range groups {
		groups[i].Source = commonSource(groups[i].Rows)
	}
	return groups
}

// commonSource returns the source of most rows, or the first of several.
func commonSource(rows []ownCode) string {
	count := map[string]int{}
	common := rows[0].Source
	for _, row := range rows {
		count[row.Source]++
	}
	for _, row := range rows {
		if count[row.Source] > count[common] {
			common = row.Source
		}
	}
	return common
}

// ownCodes returns the providers' codes with the anchors of their rows: the code itself, or "own-" and the code
// if a standard has a row for it.
func (doc *document) ownCodes() []ownCode {
	taken := map[string]bool{}
	for _, r := range doc.Replies {
		taken[r.Code.String()] = true
	}
	for _, d := range doc.Details {
		for _, e := range d.Enhanced() {
			taken[e.Code.String()] = true
		}
	}
	var rows []ownCode
	named := map[string]bool{}
	for i, p := range doc.Providers {
		row := ownCode{provider: p, Number: i}
		code := p.first()
		switch {
		case named[code]:
		case taken[code]:
			row.Anchor = "own-" + code
		default:
			row.Anchor = code
		}
		named[code] = true
		rows = append(rows, row)
	}
	return rows
}

// own returns the rows in which providers mean something else by a standard's code. Those of a detail have it in any
// class.
func (doc *document) own(code fmt.Stringer) []ownCode {
	return slices.DeleteFunc(doc.ownCodes(), func(row ownCode) bool {
		sent := row.first()
		if strings.HasPrefix(code.String(), "X") {
			sent = "X" + sent[1:]
		}
		return sent != code.String() || row.Relation != string(facts.OtherMeaning)
	})
}

// first returns the code that the provider sends, or the first of a range.
func (p provider) first() string {
	if p.Kind == "reply" {
		return fmt.Sprint(p.Replies[0])
	}
	return p.Enhanced
}
