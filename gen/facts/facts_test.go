package facts_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// sharedFacts is a folder with facts read in the RFCs by others, which this repository does not hold. The tables
// are held to it where it is there.
const sharedFacts = "../../../shared/facts"

// readFacts reads one of its files, and skips the test where it is absent.
func readFacts(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(sharedFacts, name))
	if err != nil {
		t.Skip("the facts are not there:", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// TestReplyCodesAgainstFacts holds codes, phrases, RFCs, standings and facts.Pairings to an independent reading.
func TestReplyCodesAgainstFacts(t *testing.T) {
	var read []struct {
		Code            int
		Text, RFC       string
		Status, Section string
		Enhanced        []struct{ Code, RFC, Section, Strength string } `json:"enhanced_rfc"`
	}
	readFacts(t, "replycodes.json", &read)
	standing := map[string]facts.Standing{"core": facts.Standard, "extension": facts.Extension, "historic": facts.Historic, "registry-only": facts.RegistryOnly, "unsourced": facts.Unsourced}
	wantPairs := map[string]bool{"452 X.5.3 RFC 5321 4.5.3.1.10": true} // our reading
	for i, fact := range read {
		row := facts.ReplyCodes[i]
		if row.Code != fact.Code || row.Standing != standing[fact.Status] {
			t.Errorf("row %d is %d, %s, not %d, %s", i, row.Code, row.Standing, fact.Code, fact.Status)
		}
		if phrase := phraseOf(row); phrase != fact.Text && !strings.Contains(fact.Text, "(registry sample: "+phrase+")") &&
			!(phrase == "" && strings.HasPrefix(fact.Text, "(")) {
			t.Errorf("%d: phrase %q, not %q", row.Code, phrase, fact.Text)
		}
		for _, definition := range row.Definitions {
			if definition.RFC != 0 && definition.RFC != 5248 && !strings.Contains(fact.RFC, strconv.Itoa(definition.RFC)) {
				t.Errorf("%d: RFC %d, not %q", row.Code, definition.RFC, fact.RFC)
			}
		}
		for _, pair := range fact.Enhanced {
			_, detail, found := strings.Cut(pair.Code, ".")
			// Left out: the registry's own words, RFC 2852's "suitable", what RFC 4865 meant by a number
			// that the registry has given to something else, and a number that became another.
			if found && pair.Strength != "registry" && !strings.ContainsAny(detail, "X/>") {
				wantPairs[fmt.Sprintf("%d X.%s %s %s", fact.Code, detail, pair.RFC, pair.Section)] = true
			}
		}
	}
	gotPairs := map[string]bool{}
	for _, p := range facts.Pairings {
		_, detail, _ := strings.Cut(p.Enhanced, ".")
		gotPairs[fmt.Sprintf("%d X.%s RFC %d %s", p.Reply, detail, p.RFC, p.Section)] = true
	}
	if difference := cmp.Diff(wantPairs, gotPairs); difference != "" {
		t.Errorf("pairings (-facts +table):\n%s", difference)
	}
}

// TestCommandsAgainstFacts holds the replies of each command to an independent reading.
func TestCommandsAgainstFacts(t *testing.T) {
	var read map[string]map[string]json.RawMessage
	readFacts(t, "commands.json", &read)
	names := map[string][]string{
		"CONNECT": {"CommandConnect"}, "DATA_END": {"CommandEndOfData"},
		"SEND/SOML/SAML (obsolete)": {"CommandSEND", "CommandSOML", "CommandSAML"}, "TURN (obsolete)": {"CommandTURN"},
	}
	rfc := regexp.MustCompile(`RFC \d+`)
	for name, replies := range read {
		if name == "ANY" {
			continue
		}
		for _, identifier := range append(names[name], "Command"+name)[:max(1, len(names[name]))] {
			want, got := map[int][]string{}, map[int][]string{}
			for _, kind := range []string{"I", "S", "E"} {
				var sources map[int]string
				if err := json.Unmarshal(replies[kind], &sources); err != nil {
					t.Fatal(err)
				}
				for code, source := range sources {
					want[code] = slices.Compact(rfc.FindAllString(source, -1))
				}
			}
			for _, row := range facts.CommandReplies {
				if row.Command == identifier {
					got[row.Reply] = slices.Compact(rfc.FindAllString(row.Source, -1))
				}
			}
			if identifier == "CommandEndOfData" {
				want[421] = []string{"RFC 5321"} // section 3.8, a server that shuts down in mid session
			}
			if difference := cmp.Diff(want, got); difference != "" {
				t.Errorf("%s (-facts +table):\n%s", identifier, difference)
			}
		}
	}
	var anyCommand map[int]string
	if err := json.Unmarshal(read["ANY"]["E"], &anyCommand); err != nil {
		t.Fatal(err)
	}
	got := map[int]bool{}
	for _, row := range facts.AnyReplies {
		got[row.Reply] = true
		for _, verb := range row.Except {
			if !strings.Contains(anyCommand[row.Reply], verb) {
				t.Errorf("%d excepts %s, the facts say %q", row.Reply, verb, anyCommand[row.Reply])
			}
		}
	}
	for code := range anyCommand {
		if !got[code] {
			t.Errorf("%d is not among the replies that any command may get", code)
		}
	}
}

// TestCustomaryAgainstFacts holds the facts.CommonPairs pairs, their senders and sources to where they were collected.
func TestCustomaryAgainstFacts(t *testing.T) {
	var read []struct {
		Reply    int
		Enhanced string
		Senders  []string
		Evidence []struct{ What string }
	}
	readFacts(t, "customary.json", &read)
	want, got := map[string]string{}, map[string]string{}
	for _, fact := range read {
		if len(fact.Senders) > 0 {
			want[fmt.Sprint(fact.Reply, " ", fact.Enhanced)] = strings.Join(fact.Senders, ", ") + ": " + fact.Evidence[0].What
		}
	}
	for _, row := range facts.CommonPairs {
		got[fmt.Sprint(row.Reply, " ", row.Enhanced)] = row.Senders + ": " + row.Source
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("customary pairs (-facts +table):\n%s", difference)
	}
}

// TestTables holds the tables to what they must be whatever the facts: in order, with a source on every row,
// and about codes that the other tables have.
func TestTables(t *testing.T) {
	known := func(code int) bool {
		return slices.ContainsFunc(facts.ReplyCodes, func(r facts.ReplyCode) bool { return r.Code == code })
	}
	if !slices.IsSortedFunc(facts.ReplyCodes, func(a, b facts.ReplyCode) int { return a.Code - b.Code }) {
		t.Error("the reply codes are not in numeric order")
	}
	for _, row := range facts.ReplyCodes {
		if _, worded := facts.ReplyCodeDescriptions[row.Code]; !worded || len(row.Definitions) == 0 {
			t.Errorf("%d has no sentence or no definition", row.Code)
		}
		for _, d := range row.Definitions {
			if (d.RFC == 0) != (row.Standing == facts.Unsourced) || d.RFC != 0 && d.Section == "" {
				t.Errorf("%d, %s, is defined by RFC %d section %q", row.Code, row.Standing, d.RFC, d.Section)
			}
		}
	}
	for _, p := range facts.Pairings {
		if !known(p.Reply) || p.RFC == 0 || p.Section == "" || p.For == "" || !fits(p.Reply, p.Enhanced) {
			t.Errorf("pairing %+v", p)
		}
	}
	for _, c := range facts.CommonPairs {
		if !known(c.Reply) || c.Senders == "" || c.Source == "" || !fits(c.Reply, c.Enhanced) {
			t.Errorf("customary pair %+v", c)
		}
	}
	for _, row := range facts.CommandReplies {
		holds := func(c facts.Command) bool { return c.Identifier == row.Command }
		if !known(row.Reply) || !slices.ContainsFunc(facts.Commands, holds) || !strings.Contains(row.Source, "RFC ") {
			t.Errorf("command reply %+v", row)
		}
	}
	for _, row := range facts.AnyReplies {
		if !known(row.Reply) || row.Source == "" {
			t.Errorf("reply to any command %+v", row)
		}
	}
}

// fits reports whether the enhanced code is one, or a detail, of the reply's class.
func fits(reply int, enhanced string) bool {
	_, err := iana.ParseCode("X" + enhanced[1:])
	return err == nil && (enhanced[0] == 'X' || int(enhanced[0]-'0') == reply/100)
}

// TestWords looks whether the sentences are in the form in which they are put into comments, none said twice,
// and are about codes that exist. A code that the registry gains has none until somebody finds it.
func TestWords(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	phrases := map[string]string{}
	for _, d := range registry.Details {
		phrases[d.Code.String()] = d.Text
	}
	words := map[string]facts.Description{}
	for code, w := range facts.DetailDescriptions {
		if phrase, held := phrases[code]; !held || strings.EqualFold(w.Sentence, phrase) {
			t.Errorf("%s: held by the registry %v, as %q", code, held, phrase)
		}
		words[code] = w
	}
	for _, r := range facts.ReplyCodes {
		words[strconv.Itoa(r.Code)] = facts.ReplyCodeDescriptions[r.Code]
	}
	seen := map[string]string{}
	for code, w := range words {
		if w.Sentence == "" || strings.HasSuffix(w.Sentence, ".") || strings.ToLower(w.Sentence[:1]) != w.Sentence[:1] {
			t.Errorf("%s: sentence %q", code, w.Sentence)
		}
		if other, twice := seen[w.Sentence]; twice {
			t.Errorf("%s has the sentence of %s", code, other)
		}
		seen[w.Sentence] = code
		if strings.HasSuffix(w.Remark, ".") {
			t.Errorf("%s: remark %q", code, w.Remark)
		}
	}
	if len(facts.DetailDescriptions) < 81 || len(facts.ReplyCodeDescriptions) != len(facts.ReplyCodes) {
		t.Errorf("%d sentences on details and %d on reply codes, the registry of 2024-12-06 had 81 details, and the table %d", len(facts.DetailDescriptions), len(facts.ReplyCodeDescriptions), len(facts.ReplyCodes))
	}
}

// phraseOf joins the phrases of a reply code's definitions.
func phraseOf(row facts.ReplyCode) string {
	var phrases []string
	for _, d := range row.Definitions {
		if d.Phrase != "" {
			phrases = append(phrases, d.Phrase)
		}
	}
	return strings.Join(phrases, " / ")
}
