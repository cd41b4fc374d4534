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
)

// readShared reads a file of facts that were collected independently, from a folder outside this repository. It
// skips the test where the file is absent.
func readShared(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../../shared/facts", name))
	if err != nil {
		t.Skip("no shared facts:", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// same reports where the table differs from the shared facts.
func same[T any](t *testing.T, what string, shared, table T) {
	t.Helper()
	if difference := cmp.Diff(shared, table); difference != "" {
		t.Errorf("%s (-shared +table):\n%s", what, difference)
	}
}

// TestReplyCodesShared compares codes, phrases, RFCs, standings and pairings with the shared facts.
func TestReplyCodesShared(t *testing.T) {
	var shared []struct {
		Code              int
		Text, RFC, Status string
		Enhanced          []struct{ Code, RFC, Section, Strength string } `json:"enhanced_rfc"`
	}
	readShared(t, "replycodes.json", &shared)
	standings := map[string]facts.Standing{"core": facts.Standard, "extension": facts.Extension, "historic": facts.Historic, "registry-only": facts.RegistryOnly, "unsourced": facts.Unsourced}
	want := map[string]bool{}
	for i, fact := range shared {
		row := facts.ReplyCodes[i]
		if row.Code != fact.Code || row.Standing != standings[fact.Status] {
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
			_, detail, ok := strings.Cut(pair.Code, ".")
			// Left out: the registry's own column, RFC 2852's "suitable", and numbers that an RFC gave to
			// something else than the registry did.
			if ok && pair.Strength != "registry" && !strings.ContainsAny(detail, "X/>") {
				want[fmt.Sprintf("%d X.%s %s %s", fact.Code, detail, pair.RFC, pair.Section)] = true
			}
		}
	}
	got := map[string]bool{}
	for _, p := range facts.Pairings {
		_, detail, _ := strings.Cut(p.Enhanced, ".")
		got[fmt.Sprintf("%d X.%s RFC %d %s", p.Reply, detail, p.RFC, p.Section)] = true
	}
	same(t, "pairings", want, got)
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

// TestCommandsShared compares the replies of each command, and the RFCs that name them, with the shared facts.
func TestCommandsShared(t *testing.T) {
	var shared map[string]map[string]json.RawMessage
	readShared(t, "commands.json", &shared)
	add := func(sources map[int]string, name, kind string) {
		if err := json.Unmarshal(shared[name][kind], &sources); err != nil {
			t.Fatal(err)
		}
	}
	rfcs := func(sources map[int]string) map[int][]string {
		numbers := map[int][]string{}
		for code, source := range sources {
			numbers[code] = slices.Compact(regexp.MustCompile(`RFC \d+`).FindAllString(source, -1))
		}
		return numbers
	}
	names := map[string][]string{
		"CONNECT": {"CommandConnect"}, "DATA_END": {"CommandEndOfData"},
		"SEND/SOML/SAML (obsolete)": {"CommandSEND", "CommandSOML", "CommandSAML"}, "TURN (obsolete)": {"CommandTURN"},
	}
	for name := range shared {
		if name == "ANY" {
			continue
		}
		identifiers := names[name]
		if identifiers == nil {
			identifiers = []string{"Command" + name}
		}
		for _, identifier := range identifiers {
			want, got := map[int]string{}, map[int]string{}
			for _, kind := range []string{"I", "S", "E"} {
				add(want, name, kind)
			}
			if identifier == "CommandEndOfData" {
				want[421] = "RFC 5321" // section 3.8: a server that shuts down in mid session
			}
			for _, row := range facts.CommandReplies {
				if row.Command == identifier {
					got[row.Reply] = row.Source
				}
			}
			same(t, identifier, rfcs(want), rfcs(got))
		}
	}
	want, got := map[int]string{}, map[int]bool{}
	add(want, "ANY", "E")
	for _, row := range facts.AnyReplies {
		got[row.Reply] = true
		for _, verb := range row.Except {
			if verb == "LHLO" {
				verb = "EHLO" // RFC 2033 section 4.1
			}
			if !strings.Contains(want[row.Reply], verb) {
				t.Errorf("%d excepts %s, the shared facts say %q", row.Reply, verb, want[row.Reply])
			}
		}
	}
	for code := range want {
		if !got[code] {
			t.Errorf("%d is not among the replies that any command may get", code)
		}
	}
}

// corrections has what corrections.md says against customary.json: the senders of a pair, "" where nobody sends it.
var corrections = map[string]string{
	"450 4.2.2": "", "450 4.4.1": "",
	// haraka-dsn has default codes that only outbound bounces use, and qpsmtpd functions that nothing calls.
	"450 4.3.0": "Postfix, sendmail",
	"450 4.3.2": "Postfix (postscreen, defer restriction)",
	"450 4.4.2": "maddy",
	"450 4.4.3": "qpsmtpd (code in brackets at the end of the text)",
	"550 5.1.3": "chasquid",
	"550 5.1.8": "Exchange Online (blocked outbound account), Proofpoint Essentials, qmail chkuser, qpsmtpd",
	"550 5.2.3": "Exchange Server",
	"554 5.4.6": "Gmail, sendmail, maddy",
	"554 5.7.1": "Postfix (default reject code for access maps, block lists and relaying), sendmail (Milter rejection after DATA), Rspamd, Dovecot submission, Apple iCloud, SparkPost, Zoho, Yandex",
}

// TestCommonPairsShared compares the common pairs, their senders and their sources with the shared facts.
func TestCommonPairsShared(t *testing.T) {
	var shared []struct {
		Reply    int
		Enhanced string
		Senders  []string
		Evidence []struct{ What string }
	}
	readShared(t, "customary.json", &shared)
	want, got, evidence := map[string]string{}, map[string]string{}, map[string]bool{}
	for _, fact := range shared {
		pair := fmt.Sprint(fact.Reply, " ", fact.Enhanced)
		if len(fact.Senders) > 0 {
			want[pair] = strings.Join(fact.Senders, ", ")
		}
		for _, e := range fact.Evidence {
			evidence[pair+" "+e.What] = true
		}
	}
	for pair, senders := range corrections {
		want[pair] = senders
		if senders == "" {
			delete(want, pair)
		}
	}
	for _, row := range facts.CommonPairs {
		pair := fmt.Sprint(row.Reply, " ", row.Enhanced)
		got[pair] = row.Senders
		source, _, hasMore := strings.Cut(row.Source, " (")
		if !evidence[pair+" "+row.Source] && !(hasMore && evidence[pair+" "+source]) && pair != "554 5.4.6" {
			t.Errorf("%s: the shared facts do not have %s", pair, row.Source)
		}
	}
	same(t, "senders of common pairs", want, got)
}

// TestProvidersShared compares the tables of providers with the shared facts. The meanings must be in other words.
func TestProvidersShared(t *testing.T) {
	var shared []struct {
		Kind, Code, Low, High string
		Reply                 []int
		Provider, Meaning     string
		Relation, Confidence  string
		Source                string `json:"source_url"`
	}
	readShared(t, "providers.json", &shared)
	relations := map[string]facts.Relation{"unregistered": facts.Unregistered, "other-meaning-than-registered": facts.OtherMeaning, "same": facts.SameMeaning}
	row := func(kind string, code facts.ProviderCode) string {
		code.Meaning = ""
		return fmt.Sprintf("%s %+v", kind, code)
	}
	want, got, meanings := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, s := range shared {
		if s.Low == "" {
			s.Low = s.Code
		}
		want[row(s.Kind, facts.ProviderCode{
			Enhanced: s.Low, Last: s.High, Replies: s.Reply, Provider: s.Provider,
			Relation: relations[s.Relation], Confidence: facts.Confidence(s.Confidence), Source: s.Source,
		})] = true
		meanings[s.Meaning] = true
	}
	add := func(kind string, codes []facts.ProviderCode) {
		for _, code := range codes {
			got[row(kind, code)] = true
			if meanings[strings.ToUpper(code.Meaning[:1])+code.Meaning[1:]+"."] {
				t.Errorf("%s %v: the meaning is copied: %s", code.Enhanced, code.Replies, code.Meaning)
			}
		}
	}
	add("enhanced", slices.Concat(facts.ProviderTransient, facts.ProviderPermanent))
	add("reply", facts.ProviderReplies)
	same(t, "providers", want, got)
}
