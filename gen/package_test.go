package gen_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestDetailFacts holds what the package says of every detail to the registry, by its public API only.
func TestDetailFacts(t *testing.T) {
	registry := embedded(t)
	bases := map[iana.Basis]smtpcode.Basis{
		iana.Only: smtpcode.BasisOnly, iana.Should: smtpcode.BasisShould, iana.May: smtpcode.BasisMay,
		iana.FromAssociated: smtpcode.BasisAssociated, iana.Unknown: smtpcode.BasisUnknown,
	}
	var all []smtpcode.Detail
	for _, record := range registry.Details {
		t.Run(record.Code.String(), func(t *testing.T) {
			detail, err := smtpcode.ParseDetail(record.Code.String())
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, detail)
			equal(t, "text", detail.Text(), record.Text)
			equal(t, "registered", detail.Registered(), record.Withdrawn == "")
			equal(t, "deprecated", detail.Deprecated(), record.Deprecated != nil || record.Withdrawn != "")
			equal(t, "reference", detail.Reference(), join(record.References))
			by, replaced := detail.Replacement()
			equal(t, "replaced", replaced, record.Deprecated != nil && record.Deprecated.By != nil)
			if replaced {
				equal(t, "replacement", by.String(), record.Deprecated.By.String())
			}
			for _, code := range record.Associated.Codes {
				if !detail.Lists(smtpcode.ReplyCode(code)) {
					t.Errorf("%d is associated and not listed", code)
				}
			}
			if detail.Basis() == smtpcode.BasisRFC {
				silent := record.Classes.Basis == iana.Unknown || record.Classes.Basis == iana.FromAssociated
				equal(t, "the registry is silent where an RFC has the word", silent, true)
				return
			}
			equal(t, "basis", detail.Basis(), bases[record.Classes.Basis])
			var classes []int
			for class := range detail.Classes() {
				classes = append(classes, int(class))
			}
			if difference := cmp.Diff(record.Classes.List, classes); difference != "" {
				t.Errorf("classes (-registry +package):\n%s", difference)
			}
		})
	}
	if difference := cmp.Diff(all, slices.Collect(smtpcode.Details())); difference != "" {
		t.Errorf("Details yields others (-registry +package):\n%s", difference)
	}
	equal(t, "date", smtpcode.RegistryUpdated, registry.Updated)
}

// TestSubjectAndClassFacts does the same for the registry's smaller tables.
func TestSubjectAndClassFacts(t *testing.T) {
	registry := embedded(t)
	for _, class := range registry.Classes {
		equal(t, fmt.Sprintf("text of class %d", class.Class), smtpcode.Class(class.Class).Text(), class.Text)
	}
	var subjects []smtpcode.Subject
	for _, subject := range registry.Subjects {
		subjects = append(subjects, smtpcode.Subject(subject.Subject))
		equal(t, fmt.Sprintf("text of subject %d", subject.Subject), smtpcode.Subject(subject.Subject).Text(), subject.Text)
	}
	if difference := cmp.Diff(subjects, slices.Collect(smtpcode.Subjects())); difference != "" {
		t.Errorf("Subjects yields others (-registry +package):\n%s", difference)
	}
}

// TestListedPairs counts the pairs that are listed: the registry's and the RFCs', and no others.
func TestListedPairs(t *testing.T) {
	want := map[string]bool{}
	for _, detail := range merge(t, embedded(t)).Details {
		codes := slices.Clone(detail.Associated.Codes)
		for _, pairing := range detail.Pairings {
			codes = append(codes, pairing.Reply)
		}
		for _, code := range codes {
			want[fmt.Sprintf("%d %s", code, detail.Code)] = true
		}
	}
	got := map[string]bool{}
	back := map[string]bool{}
	for detail := range smtpcode.Details() {
		for code := range detail.ReplyCodes() {
			got[fmt.Sprintf("%s %s", code, detail)] = true
		}
	}
	for code := range smtpcode.ReplyCodes() {
		for detail := range code.Details() {
			back[fmt.Sprintf("%s %s", code, detail)] = true
		}
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("a detail's reply codes (-tables +package):\n%s", difference)
	}
	if difference := cmp.Diff(want, back); difference != "" {
		t.Errorf("a reply code's details (-tables +package):\n%s", difference)
	}
}

// TestReplyCodeFacts holds what the package says of every reply code to the table.
func TestReplyCodeFacts(t *testing.T) {
	var all []smtpcode.ReplyCode
	for _, row := range merge(t, embedded(t)).Replies {
		code := smtpcode.ReplyCode(row.Code)
		all = append(all, code)
		var phrases []string
		for _, definition := range row.Definitions {
			if definition.Phrase != "" {
				phrases = append(phrases, definition.Phrase)
			}
			if definition.RFC != 0 && !strings.Contains(code.Reference(), fmt.Sprintf("RFC %d section", definition.RFC)) {
				t.Errorf("%s: reference %q lacks RFC %d", code, code.Reference(), definition.RFC)
			}
		}
		equal(t, code.String()+": text", code.Text(), strings.Join(phrases, " / "))
		equal(t, code.String()+": standing", code.Standing().String(), string(row.Standing))
	}
	if difference := cmp.Diff(all, slices.Collect(smtpcode.ReplyCodes())); difference != "" {
		t.Errorf("ReplyCodes yields others (-table +package):\n%s", difference)
	}
}

func join(references []iana.Reference) string {
	var names []string
	for _, reference := range references {
		names = append(names, reference.String())
	}
	return strings.Join(names, "; ")
}

// TestCommandFacts holds what the package says of every command to the table.
func TestCommandFacts(t *testing.T) {
	var names []string
	for _, row := range merge(t, embedded(t)).Commands {
		names = append(names, row.Name)
		var command smtpcode.Command
		if err := command.UnmarshalText([]byte(row.Name)); err != nil {
			t.Fatal(err)
		}
		want := map[smtpcode.ReplyCode]bool{}
		for _, reply := range row.Replies {
			want[smtpcode.ReplyCode(reply.Reply)] = true
		}
		for code := range smtpcode.ReplyCodes() {
			if row.AnyNegative != "" && !code.Positive() {
				want[code] = true
			}
			equal(t, fmt.Sprintf("%s may get %s", command, code), command.Allows(code), want[code])
		}
	}
	var got []string
	for command := range smtpcode.Commands() {
		got = append(got, command.String())
	}
	if difference := cmp.Diff(names, got); difference != "" {
		t.Errorf("Commands yields others (-table +package):\n%s", difference)
	}
}

// TestComments looks into the comments of the constants, which is where people read the facts.
func TestComments(t *testing.T) {
	comments := constantComments(t)
	tables := merge(t, embedded(t))
	for _, detail := range tables.Details {
		comment := comments[detail.Identifier]
		for _, part := range []string{detail.Code.String(), detail.Sentence, detail.Text, join(detail.References)} {
			contains(t, detail.Identifier, comment, part)
		}
		contains(t, detail.Identifier, strings.ToLower(comment), strings.ToLower(detail.Remark))
		for _, code := range detail.Associated.Codes {
			contains(t, detail.Identifier, comment, fmt.Sprint(code))
		}
		equal(t, detail.Identifier+" is marked", strings.Contains(comment, "Deprecated: "), detail.Deprecated != nil)
	}
	for _, reply := range tables.Replies {
		comment := comments[reply.Identifier]
		contains(t, reply.Identifier, comment, fmt.Sprint(reply.Code))
		contains(t, reply.Identifier, comment, reply.Sentence)
		contains(t, reply.Identifier, strings.ToLower(comment), strings.ToLower(reply.Remark))
		for _, definition := range reply.Definitions {
			contains(t, reply.Identifier, comment, definition.Phrase)
		}
		equal(t, reply.Identifier+" is marked", strings.Contains(comment, "Deprecated: "), reply.Standing == facts.Historic || reply.Standing == facts.Unsourced)
		if reply.Standing == facts.RegistryOnly {
			first, _, _ := strings.Cut(comment, ":")
			contains(t, reply.Identifier, first, "registry only")
		}
	}
	for _, command := range tables.Commands {
		for _, reply := range command.Replies {
			contains(t, command.Identifier, comments[command.Identifier], fmt.Sprintf("%d %s", reply.Reply, reply.Source))
		}
	}
}

// constantComments reads the package's source: the comment of each constant, with white space folded.
func constantComments(t *testing.T) map[string]string {
	t.Helper()
	comments := map[string]string{}
	for _, name := range []string{"details.go", "replycodes.go", "commands.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../output/smtpcode", name), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				comments[spec.Names[0].Name] = strings.Join(strings.Fields(spec.Doc.Text()), " ")
			}
			return true
		})
	}
	return comments
}

func contains(t *testing.T, identifier, comment, part string) {
	t.Helper()
	if !strings.Contains(comment, strings.Join(strings.Fields(part), " ")) {
		t.Errorf("the comment of %s lacks %q:\n%s", identifier, part, comment)
	}
}
