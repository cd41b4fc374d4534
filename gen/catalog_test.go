package gen

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// small returns a registry of two details. The second is deprecated in favour of the first.
func small() *iana.Registry {
	first := iana.Code{Subject: 1, Detail: 1}
	limit := iana.ClassLimit{List: []int{5}, Basis: iana.Only}
	return &iana.Registry{
		Updated:  "2024-12-06",
		Classes:  []iana.Class{{Class: 5, Text: "Permanent"}},
		Subjects: []iana.Subject{{Subject: 1, Identifier: "SubjectAddress", Text: "Address"}},
		Details: []iana.Detail{
			{Code: first, Identifier: "DetailFirst", Text: "First", Classes: limit},
			{Code: iana.Code{Subject: 1, Detail: 2}, Identifier: "DetailSecond", Classes: limit, Deprecated: &iana.Deprecation{By: &first}},
		},
	}
}

// TestMerge checks which registries are inconsistent and what is reported and left out of the others.
func TestMerge(t *testing.T) {
	for _, test := range []struct {
		name        string
		change      func(first, second *iana.Detail)
		replacement string // of the second detail
		warning     string
		err         string // part of the error
	}{
		{"nothing to report", func(first, second *iana.Detail) {}, "X.1.1", "", ""},
		{"unknown reply code", func(first, second *iana.Detail) { first.Associated.Codes = []int{550, 599} },
			"X.1.1", "X.1.1: associated reply code 599 is not in the reply-code table; left out", ""},
		{"replacement missing", func(first, second *iana.Detail) { second.Deprecated.By = &iana.Code{Subject: 9, Detail: 9} },
			"", "X.1.2: deprecated in favour of X.9.9, which the registry does not hold; left out", ""},
		{"replacement withdrawn", func(first, second *iana.Detail) { first.Withdrawn = "2024-12-06" },
			"", "X.1.2: deprecated in favour of X.1.1, which is withdrawn; left out", ""},
		{"replacement deprecated", func(first, second *iana.Detail) { first.Deprecated = &iana.Deprecation{} },
			"", "X.1.2: deprecated in favour of X.1.1, which is deprecated itself; left out", ""},
		{"everything withdrawn", func(first, second *iana.Detail) {
			first.Associated.Codes = []int{599}
			first.Withdrawn, second.Withdrawn = "2024-01-01", "2024-01-01"
		}, "", "", ""},
		{"duplicate code", func(first, second *iana.Detail) { second.Code = first.Code }, "", "", "X.1.1 occurs twice"},
		{"duplicate identifier", func(first, second *iana.Detail) { second.Identifier = "DetailFirst" },
			"", "", `identifier "DetailFirst" belongs to X.1.1`},
		{"identifier of a reply code", func(first, second *iana.Detail) { first.Identifier = "ReplyMailboxUnavailable" },
			"", "", "belongs to 550"},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry, before := small(), small()
			test.change(&registry.Details[0], &registry.Details[1])
			test.change(&before.Details[0], &before.Details[1])
			catalog, warnings, err := Merge(registry)
			if difference := cmp.Diff(before, registry); difference != "" {
				t.Errorf("Merge changed its argument (-before +after):\n%s", difference)
			}
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("error %v, want one with %q", err, test.err)
				}
				return
			}
			if err != nil || strings.Join(warnings, "\n") != test.warning {
				t.Fatalf("warnings %q, error %v, want the warning %q", warnings, err, test.warning)
			}
			replacement := ""
			if by := catalog.Details[1].Deprecated.By; by != nil {
				replacement = by.String()
			}
			if replacement != test.replacement {
				t.Errorf("replacement of X.1.2: %q, want %q", replacement, test.replacement)
			}
			if _, err := Package(catalog, DefaultPackage); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestMergeEmbedded checks that the embedded registry merges without warnings, that it keeps every record, and that
// RFC and usage facts are attached to their details.
func TestMergeEmbedded(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	c, warnings, err := Merge(registry)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	// The numbers are those of 2024-12-06. Withdrawn records remain.
	if len(c.Classes) != 3 || len(c.Subjects) < 8 || len(c.Details) < 81 || len(c.Replies) != 46 {
		t.Errorf("%d classes, %d subjects, %d details, %d reply codes", len(c.Classes), len(c.Subjects), len(c.Details), len(c.Replies))
	}
	if limit := c.Detail(iana.Code{Subject: 1, Detail: 9}); !slices.Equal(limit.Classes.List, []int{2}) || limit.LimitSource != "RFC 3886 section 3.3.4" {
		t.Errorf("X.1.9: classes %v, source %q", limit.Classes.List, limit.LimitSource)
	}
	if limit := c.Detail(iana.Code{Subject: 1, Detail: 1}); limit.LimitSource != "" {
		t.Errorf("X.1.1: source %q, want the registry", limit.LimitSource)
	}
	if listed := c.Detail(iana.Code{Subject: 6, Detail: 9}).Listed(); !slices.Equal(listed, []int{550, 554}) {
		t.Errorf("X.6.9 lists %v, want 550 of the registry and 554 of RFC 6531", listed)
	}
	if customary := c.Detail(iana.Code{Subject: 7, Detail: 1}).Customary(); !slices.Contains(customary, 554) {
		t.Errorf("X.7.1: customary %v, want 554 among them", customary)
	}
}

// TestClassLimits checks that an RFC limits the classes only where the registry does not.
func TestClassLimits(t *testing.T) {
	for basis, want := range map[iana.Basis][]int{iana.Unknown: {2}, iana.FromAssociated: {2}, iana.Only: {5}} {
		t.Run(string(basis), func(t *testing.T) {
			limit := newDetail(iana.Detail{
				Code:    iana.Code{Subject: 1, Detail: 9}, // for class 2 by RFC 3886
				Classes: iana.ClassLimit{List: []int{5}, Basis: basis},
			})
			if !slices.Equal(limit.Classes.List, want) || (limit.LimitSource != "") != (basis != iana.Only) {
				t.Errorf("classes %v, source %q, want %v", limit.Classes.List, limit.LimitSource, want)
			}
		})
	}
}

// TestCommandReplies checks that a command has each reply once, in numeric order, with each source once.
func TestCommandReplies(t *testing.T) {
	for _, command := range facts.Commands {
		last := 0
		for _, reply := range repliesTo(command) {
			sources := strings.Split(reply.Source, "; ")
			slices.Sort(sources)
			if reply.Reply <= last || len(slices.Compact(slices.Clone(sources))) != len(sources) {
				t.Errorf("%s: %d after %d, sources %q", command.Name, reply.Reply, last, reply.Source)
			}
			last = reply.Reply
		}
		if last == 0 {
			t.Errorf("%s has no replies", command.Name)
		}
	}
}
