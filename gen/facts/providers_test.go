package facts_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// providersFacts has the facts that the providers' tables hold, outside this repository.
const providersFacts = "../../../shared/facts/providers.json"

// TestProviderRows holds every row to what its reader relies on.
func TestProviderRows(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	// What was registered since the rows were written is not their fault.
	registered := func(code iana.Code) bool {
		return slices.ContainsFunc(registry.Details, func(d iana.Detail) bool {
			return d.Code == code && d.Withdrawn == "" && d.Registered <= "2024-12-06"
		})
	}
	known := func(code int) bool {
		return slices.ContainsFunc(facts.ReplyCodes, func(r facts.ReplyCode) bool { return r.Code == code })
	}
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		t.Run(row.Enhanced+" "+row.Provider, func(t *testing.T) {
			checkWord(t, row)
			first, err := iana.ParseCode("X" + row.Enhanced[1:])
			if err != nil {
				t.Fatal(err)
			}
			last := first
			if row.Last != "" {
				if last, err = iana.ParseCode("X" + row.Last[1:]); err != nil || last.Compare(first) <= 0 || last.Subject != first.Subject || row.Last[0] != row.Enhanced[0] {
					t.Fatalf("range %s to %s: %v", row.Enhanced, row.Last, err)
				}
			}
			for code := first; code.Compare(last) <= 0; code.Detail++ {
				if registered(code) == (row.Relation == facts.Unregistered) {
					t.Errorf("%s is %q, registered: %t", code, row.Relation, registered(code))
				}
			}
		})
	}
	for _, row := range facts.ProviderReplies {
		t.Run(fmt.Sprint(row.Replies, " ", row.Provider), func(t *testing.T) {
			checkWord(t, row)
			if len(row.Replies) != 1 {
				t.Fatalf("about %v, want one reply code", row.Replies)
			}
			if known(row.Replies[0]) == (row.Relation == facts.Unregistered) {
				t.Errorf("%d is %q, known: %t", row.Replies[0], row.Relation, known(row.Replies[0]))
			}
		})
	}
}

// checkWord holds a row to the rules of both tables.
func checkWord(t *testing.T, row facts.ProviderCode) {
	t.Helper()
	address, err := url.Parse(row.Source)
	if err != nil || address.Scheme != "https" || address.Host == "" {
		t.Errorf("source %q is no public page", row.Source)
	}
	if row.Provider == "" || row.Meaning == "" || row.Meaning[len(row.Meaning)-1] == '.' {
		t.Errorf("provider %q, meaning %q", row.Provider, row.Meaning)
	}
	if !slices.Contains([]facts.Relation{facts.Unregistered, facts.OtherMeaning, facts.SameMeaning}, row.Relation) {
		t.Errorf("relation %q", row.Relation)
	}
	if !slices.Contains([]facts.Confidence{facts.Certain, facts.Likely, facts.Doubtful}, row.Confidence) {
		t.Errorf("confidence %q", row.Confidence)
	}
	for _, code := range row.Replies {
		if code < 200 || code > 599 {
			t.Errorf("reply code %d", code)
		}
	}
}

// A providerFact is an entry of the facts, or a row of the tables, as far as they have to agree.
type providerFact struct {
	About, Code, Last, Provider, Relation, Confidence, Source string
	Replies                                                   string
}

// TestProviderFacts holds the tables to the facts they were made from: the same entries, in words of our own.
func TestProviderFacts(t *testing.T) {
	text, err := os.ReadFile(providersFacts)
	if err != nil {
		t.Skip("the facts are not there:", err)
	}
	var entries []struct {
		Kind, Code, Low, High string
		Reply                 []int
		Provider, Meaning     string
		Relation, Confidence  string
		Source                string `json:"source_url"`
	}
	if err := json.Unmarshal(text, &entries); err != nil {
		t.Fatal(err)
	}
	relations := map[string]facts.Relation{"unregistered": facts.Unregistered, "other-meaning-than-registered": facts.OtherMeaning, "same": facts.SameMeaning}
	want := map[providerFact]bool{}
	theirs := map[string]bool{}
	for _, e := range entries {
		if e.Low == "" {
			e.Low = e.Code
		}
		want[providerFact{e.Kind, e.Low, e.High, e.Provider, string(relations[e.Relation]), e.Confidence, e.Source, fmt.Sprint(e.Reply)}] = true
		theirs[e.Meaning] = true
	}
	got := map[providerFact]bool{}
	add := func(about string, rows []facts.ProviderCode) {
		for _, row := range rows {
			got[providerFact{about, row.Enhanced, row.Last, row.Provider, string(row.Relation), string(row.Confidence), row.Source, fmt.Sprint(row.Replies)}] = true
			if theirs[strings.ToUpper(row.Meaning[:1])+row.Meaning[1:]+"."] {
				t.Errorf("%s %v: the meaning is copied: %s", row.Enhanced, row.Replies, row.Meaning)
			}
		}
	}
	add("enhanced", slices.Concat(facts.ProviderTransient, facts.ProviderPermanent))
	add("reply", facts.ProviderReplies)
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("entries differ (-facts +tables):\n%s", difference)
	}
}
