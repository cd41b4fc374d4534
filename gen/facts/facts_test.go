package facts_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// readRegistry reads the embedded registry.
func readRegistry(t *testing.T) *iana.Registry {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return registry
}

// knownReply reports whether the table of reply codes has the code.
func knownReply(code int) bool {
	return slices.ContainsFunc(facts.ReplyCodes, func(r facts.ReplyCode) bool { return r.Code == code })
}

// fits reports whether the enhanced code is well formed and of the reply's class, or leaves the class open.
func fits(reply int, enhanced string) bool {
	_, err := iana.ParseCode("X" + enhanced[1:])
	return err == nil && (enhanced[0] == 'X' || int(enhanced[0]-'0') == reply/100)
}

// isSentence reports whether the text can follow a colon: it begins in lower case and has no full stop.
func isSentence(text string) bool {
	return text != "" && !strings.HasSuffix(text, ".") && text[:1] == strings.ToLower(text[:1])
}

// TestReplyCodes checks that the reply codes are in numeric order and that each has a source.
func TestReplyCodes(t *testing.T) {
	if !slices.IsSortedFunc(facts.ReplyCodes, func(a, b facts.ReplyCode) int { return a.Code - b.Code }) {
		t.Error("the reply codes are not in numeric order")
	}
	for _, row := range facts.ReplyCodes {
		if len(row.Definitions) == 0 {
			t.Errorf("%d has no definition", row.Code)
		}
		for _, d := range row.Definitions {
			if (d.RFC == 0) != (row.Standing == facts.Unsourced) || d.RFC != 0 && d.Section == "" {
				t.Errorf("%d, %s, is defined by RFC %d section %q", row.Code, row.Standing, d.RFC, d.Section)
			}
		}
	}
}

// TestPairs checks that every pair of codes has a known reply code, a registered enhanced code of its class, what it is
// for and a source, and that no row occurs twice.
func TestPairs(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	registered := map[string]bool{}
	for _, detail := range registry.Details {
		registered[detail.Code.String()] = true
	}
	sound := func(reply int, enhanced string) bool {
		return knownReply(reply) && reply/100 != 3 && fits(reply, enhanced) && registered["X"+enhanced[1:]]
	}
	rows := map[any]bool{}
	for _, p := range facts.Pairings {
		if !sound(p.Reply, p.Enhanced) || p.RFC == 0 || p.Section == "" || p.For == "" || rows[p] {
			t.Errorf("pairing %+v", p)
		}
		rows[p] = true
	}
	for _, c := range facts.CommonPairs {
		pair := fmt.Sprint(c.Reply, " ", c.Enhanced)
		if !sound(c.Reply, c.Enhanced) || c.For == "" || strings.HasSuffix(c.For, ".") || c.Senders == "" || c.Source == "" || rows[pair] {
			t.Errorf("common pair %+v", c)
		}
		rows[pair] = true
		for _, identifier := range c.Reasons {
			if !slices.ContainsFunc(facts.Reasons, func(r facts.Reason) bool { return r.Identifier == identifier }) {
				t.Errorf("%s is for %s, which is no reason", pair, identifier)
			}
		}
	}
}

// TestCommands checks that every reply to a command has a known command, a known reply code and a source.
func TestCommands(t *testing.T) {
	for _, row := range facts.CommandReplies {
		known := slices.ContainsFunc(facts.Commands, func(c facts.Command) bool { return c.Identifier == row.Command })
		if !known || !knownReply(row.Reply) || !strings.Contains(row.Source, "RFC ") {
			t.Errorf("command reply %+v", row)
		}
	}
	for _, row := range facts.AnyReplies {
		if !knownReply(row.Reply) || row.Source == "" {
			t.Errorf("reply to any command %+v", row)
		}
	}
}

// TestDescriptions checks that every reply code and every detail registered by 2024-12-06 has a description, in the
// form that comments need, that no sentence occurs twice, and that none repeats the registry's text.
func TestDescriptions(t *testing.T) {
	descriptions, texts := map[string]facts.Description{}, map[string]string{}
	for _, d := range readRegistry(t).Details {
		code := d.Code.String()
		texts[code] = d.Text
		if _, ok := facts.DetailDescriptions[code]; !ok && d.Registered <= "2024-12-06" {
			t.Errorf("%s has no description", code)
		}
	}
	for code, description := range facts.DetailDescriptions {
		if text, ok := texts[code]; !ok || strings.EqualFold(description.Sentence, text) {
			t.Errorf("%s: in the registry %t, as %q", code, ok, text)
		}
		descriptions[code] = description
	}
	for code, description := range facts.ReplyCodeDescriptions {
		if !knownReply(code) {
			t.Errorf("%d is not in the table of reply codes", code)
		}
		descriptions[strconv.Itoa(code)] = description
	}
	if len(facts.ReplyCodeDescriptions) != len(facts.ReplyCodes) {
		t.Errorf("%d descriptions of %d reply codes", len(facts.ReplyCodeDescriptions), len(facts.ReplyCodes))
	}
	seen := map[string]string{}
	for code, d := range descriptions {
		if !isSentence(d.Sentence) || strings.HasSuffix(d.Remark, ".") {
			t.Errorf("%s: sentence %q, remark %q", code, d.Sentence, d.Remark)
		}
		if other, ok := seen[d.Sentence]; ok {
			t.Errorf("%s has the sentence of %s", code, other)
		}
		seen[d.Sentence] = code
	}
}
