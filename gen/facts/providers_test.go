package facts_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// TestProviderCodes checks that every code is well formed, that ranges go up, and that a code is called
// unregistered exactly when the registry of 2024-12-06 does not have it.
func TestProviderCodes(t *testing.T) {
	details := readRegistry(t).Details
	registered := func(code iana.Code) bool {
		return slices.ContainsFunc(details, func(d iana.Detail) bool {
			return d.Code == code && d.Withdrawn == "" && d.Registered <= "2024-12-06"
		})
	}
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		t.Run(row.Enhanced+" "+row.Provider, func(t *testing.T) {
			checkProviderCode(t, row)
			first, err := iana.ParseCode("X" + row.Enhanced[1:])
			if err != nil {
				t.Fatal(err)
			}
			last := first
			if row.Last != "" {
				last, err = iana.ParseCode("X" + row.Last[1:])
				if err != nil || last.Compare(first) <= 0 || last.Subject != first.Subject || row.Last[0] != row.Enhanced[0] {
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
}

// TestHosts checks that every host is of a provider that has codes, in lower case and there once.
func TestHosts(t *testing.T) {
	seen := map[string]bool{}
	for _, host := range facts.Hosts {
		if seen[host.Name+" "+host.Provider] || host.Name != strings.ToLower(host.Name) || strings.ContainsAny(host.Name, " @") {
			t.Errorf("%q is there twice or is not a name in lower case", host.Name)
		}
		seen[host.Name+" "+host.Provider] = true
		if !slices.ContainsFunc(slices.Concat(facts.ProviderReplies, facts.ProviderTransient, facts.ProviderPermanent), func(row facts.ProviderCode) bool {
			return row.Provider == host.Provider
		}) {
			t.Errorf("%s: no provider %q has codes", host.Name, host.Provider)
		}
	}
}

// TestProviderReplies checks that every row has one reply code, called unregistered exactly when the table of reply
// codes does not have it.
func TestProviderReplies(t *testing.T) {
	for _, row := range facts.ProviderReplies {
		t.Run(fmt.Sprint(row.Replies, " ", row.Provider), func(t *testing.T) {
			checkProviderCode(t, row)
			if len(row.Replies) != 1 {
				t.Fatalf("reply codes %v, want one", row.Replies)
			}
			if known := knownReply(row.Replies[0]); known == (row.Relation == facts.Unregistered) {
				t.Errorf("%d is %q, known: %t", row.Replies[0], row.Relation, known)
			}
		})
	}
}

// checkProviderCode checks that the row has a public source, a meaning, and values from the lists.
func checkProviderCode(t *testing.T, row facts.ProviderCode) {
	t.Helper()
	address, err := url.Parse(row.Source)
	if err != nil || address.Scheme != "https" || address.Host == "" {
		t.Errorf("source %q is not a public page", row.Source)
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
