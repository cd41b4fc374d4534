package gen

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// small is a registry of two details, the second deprecated in favour of the first.
func small() *iana.Registry {
	first := iana.Code{Subject: 1, Detail: 1}
	return &iana.Registry{
		Updated:  "2024-12-06",
		Classes:  []iana.Class{{Class: 5, Text: "Permanent"}},
		Subjects: []iana.Subject{{Subject: 1, Identifier: "SubjectAddress", Text: "Address"}},
		Details: []iana.Detail{
			{Code: first, Identifier: "DetailFirst", Text: "First", Classes: iana.ClassLimit{List: []int{5}, Basis: iana.Only}},
			{Code: iana.Code{Subject: 1, Detail: 2}, Identifier: "DetailSecond", Classes: iana.ClassLimit{List: []int{5}, Basis: iana.Only},
				Deprecated: &iana.Deprecation{By: &first}},
		},
	}
}

func TestMergeChecks(t *testing.T) {
	if _, _, err := Merge(small()); err != nil {
		t.Fatalf("the registry that the cases change is refused: %v", err)
	}
	for _, test := range []struct {
		name   string
		change func(*iana.Registry)
		want   string // part of the error
	}{
		{"a code twice", func(r *iana.Registry) { r.Details[1].Code = r.Details[0].Code }, "X.1.1 occurs twice"},
		{"an identifier twice", func(r *iana.Registry) { r.Details[1].Identifier = "DetailFirst" }, `identifier "DetailFirst" belongs to X.1.1`},
		{"a reply code's identifier", func(r *iana.Registry) { r.Details[0].Identifier = "ReplyMailboxUnavailable" }, "belongs to 550"},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry := small()
			test.change(registry)
			if _, _, err := Merge(registry); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// TestMergeDropsReplacements has registries that advise to use what is not in use: they are reported, and the
// package is generated all the same.
func TestMergeDropsReplacements(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*iana.Registry)
		want   string
	}{
		{"not there", func(r *iana.Registry) { r.Details[1].Deprecated.By = &iana.Code{Subject: 9, Detail: 9} },
			"X.1.2: deprecated in favour of X.9.9, which the registry does not hold; left out"},
		{"withdrawn", func(r *iana.Registry) { r.Details[0].Withdrawn = "2024-12-06" },
			"X.1.2: deprecated in favour of X.1.1, which is withdrawn; left out"},
		{"deprecated", func(r *iana.Registry) { r.Details[0].Deprecated = &iana.Deprecation{} },
			"X.1.2: deprecated in favour of X.1.1, which is deprecated itself; left out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry := small()
			test.change(registry)
			by := registry.Details[1].Deprecated.By
			catalog, warnings, err := Merge(registry)
			if err != nil || !slices.Equal(warnings, []string{test.want}) {
				t.Fatalf("warnings %q, error %v, want the warning %q", warnings, err, test.want)
			}
			if left := catalog.Details[1].Deprecated; left == nil || left.By != nil {
				t.Errorf("the catalog has X.1.2 deprecated as %v, want it without a replacement", left)
			}
			if registry.Details[1].Deprecated.By != by {
				t.Error("Merge changed its argument")
			}
			if _, err := Package(catalog, "smtpcode"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMergeReportsUnknownReplyCodes(t *testing.T) {
	registry := small()
	registry.Details[0].Associated = iana.Associated{Codes: []int{550, 599}}
	_, warnings, err := Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "X.1.1") || !strings.Contains(warnings[0], "599") {
		t.Errorf("warnings %q, want one on X.1.1 and 599", warnings)
	}
}

// TestMergeIsSilentOnWithdrawn has nothing to warn of in records that are history.
func TestMergeIsSilentOnWithdrawn(t *testing.T) {
	registry := small()
	registry.Details[0].Associated = iana.Associated{Codes: []int{599}}
	registry.Details[0].Withdrawn, registry.Details[1].Withdrawn = "2024-01-01", "2024-01-01"
	if _, warnings, err := Merge(registry); err != nil || len(warnings) > 0 {
		t.Errorf("warnings %q, %v", warnings, err)
	}
}

// TestMergeEmbedded looks whether the RFCs' facts arrive at the records they are about.
func TestMergeEmbedded(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, warnings, err := Merge(registry)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	details := map[string]Detail{}
	for _, detail := range catalog.Details {
		details[detail.Code.String()] = detail
	}
	// Nothing that the registry of 2024-12-06 had goes away, withdrawn or not.
	if c := catalog; len(c.Classes) != 3 || len(c.Subjects) < 8 || len(c.Details) < 81 || len(c.Replies) != 46 {
		t.Errorf("%d classes, %d subjects, %d details, %d reply codes", len(c.Classes), len(c.Subjects), len(c.Details), len(c.Replies))
	}
	if limit := details["X.1.9"]; !slices.Equal(limit.Classes.List, []int{2}) || limit.LimitSource != "RFC 3886 section 3.3.4" {
		t.Errorf("X.1.9 is for %v by %q", limit.Classes.List, limit.LimitSource)
	}
	if limit := details["X.1.1"]; limit.LimitSource != "" {
		t.Errorf("X.1.1 has its classes from %q, not from the registry", limit.LimitSource)
	}
	if listed := details["X.5.3"].Listed(); !slices.Equal(listed, []int{451, 452}) {
		t.Errorf("X.5.3 lists %v, want the registry's 451 and RFC 5321's 452", listed)
	}
	if customary := details["X.7.1"].Customary(); !slices.Contains(customary, 554) {
		t.Errorf("X.7.1 has %v in use, want 554 among them", customary)
	}
}

// TestClassLimits has an RFC speak where the registry is silent, and only there.
func TestClassLimits(t *testing.T) {
	for _, test := range []struct {
		name  string
		basis iana.Basis
		want  []int
	}{
		{"silent", iana.Unknown, []int{2}},
		{"silent but for its reply codes", iana.FromAssociated, []int{2}},
		{"the registry speaks", iana.Only, []int{5}},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry := small()
			registry.Details[0].Code.Detail = 9 // X.1.9, for class 2 by RFC 3886
			registry.Details[0].Classes.Basis = test.basis
			registry.Details[1].Deprecated = nil
			registry.Details[0], registry.Details[1] = registry.Details[1], registry.Details[0]
			catalog, _, err := Merge(registry)
			if err != nil {
				t.Fatal(err)
			}
			limit := catalog.Details[1]
			if !slices.Equal(limit.Classes.List, test.want) || (limit.LimitSource != "") != (test.basis != iana.Only) {
				t.Errorf("for %v by %q, want %v", limit.Classes.List, limit.LimitSource, test.want)
			}
		})
	}
}

// TestCommandReplies has each reply once, in numeric order, and no source twice.
func TestCommandReplies(t *testing.T) {
	for _, command := range facts.Commands {
		replies := repliesTo(command)
		if !slices.IsSortedFunc(replies, func(a, b facts.CommandReply) int { return a.Reply - b.Reply }) || len(replies) == 0 {
			t.Errorf("%s: %v", command.Name, replies)
		}
		for i, reply := range replies {
			sources := strings.Split(reply.Source, "; ")
			slices.Sort(sources)
			if i > 0 && replies[i-1].Reply == reply.Reply || len(slices.Compact(slices.Clone(sources))) != len(sources) {
				t.Errorf("%s: %d by %q", command.Name, reply.Reply, reply.Source)
			}
		}
	}
}
