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

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// These tests compare what the package in output/smtpcode says with the catalog that it was generated from.

func TestDetailFacts(t *testing.T) {
	bases := map[iana.Basis]smtpcode.Basis{
		iana.Only: smtpcode.BasisOnly, iana.Should: smtpcode.BasisShould, iana.May: smtpcode.BasisMay,
		iana.FromAssociated: smtpcode.BasisAssociated, iana.Unknown: smtpcode.BasisUnknown,
	}
	catalog := merge(t, embedded(t))
	equal(t, "RegistryUpdated", smtpcode.RegistryUpdated, catalog.Updated)
	var registered []string
	for _, row := range catalog.Details {
		t.Run(row.Code.String(), func(t *testing.T) {
			detail, err := smtpcode.ParseDetail(row.Code.String())
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "Text", detail.Text(), row.Text)
			equal(t, "Reference", detail.Reference(), row.Reference())
			equal(t, "Registered", detail.Registered(), row.Withdrawn == "")
			equal(t, "Deprecated", detail.Deprecated(), row.Deprecated != nil || row.Withdrawn != "")
			if row.Withdrawn != "" {
				return
			}
			registered = append(registered, row.Code.String())
			replacement := "X.0.0, false"
			if row.Deprecated != nil && row.Deprecated.By != nil {
				replacement = row.Deprecated.By.String() + ", true"
			}
			by, ok := detail.Replacement()
			equal(t, "Replacement", fmt.Sprintf("%s, %v", by, ok), replacement)
			basis := bases[row.Classes.Basis]
			if row.LimitSource != "" {
				basis = smtpcode.BasisRFC
			}
			equal(t, "Basis", detail.Basis(), basis)
			equal(t, "Classes", fmt.Sprint(slices.Collect(detail.Classes())), fmt.Sprint(row.Classes.List))
			equal(t, "ReplyCodes", fmt.Sprint(slices.Collect(detail.ReplyCodes())), fmt.Sprint(row.Listed()))
		})
	}
	equal(t, "Details", fmt.Sprint(slices.Collect(smtpcode.Details())), fmt.Sprint(registered))
}

func TestSubjectAndClassFacts(t *testing.T) {
	registry := embedded(t)
	for _, class := range registry.Classes {
		if class.Withdrawn == "" {
			equal(t, fmt.Sprintf("text of class %d", class.Class), smtpcode.Class(class.Class).Text(), class.Text)
		}
	}
	var registered []int
	for _, subject := range registry.Subjects {
		if subject.Withdrawn == "" {
			registered = append(registered, subject.Subject)
			equal(t, fmt.Sprintf("text of subject %d", subject.Subject), smtpcode.Subject(subject.Subject).Text(), subject.Text)
		}
	}
	equal(t, "Subjects", fmt.Sprint(slices.Collect(smtpcode.Subjects())), fmt.Sprint(registered))
}

func TestReplyCodeFacts(t *testing.T) {
	var all []int
	for _, row := range merge(t, embedded(t)).Replies {
		code := smtpcode.ReplyCode(row.Code)
		all = append(all, row.Code)
		equal(t, code.String()+": text", code.Text(), row.Phrase())
		equal(t, code.String()+": reference", code.Reference(), row.Reference())
		equal(t, code.String()+": standing", code.Standing().String(), string(row.Standing))
	}
	equal(t, "ReplyCodes", fmt.Sprint(slices.Collect(smtpcode.ReplyCodes())), fmt.Sprint(all))
}

func TestCommandFacts(t *testing.T) {
	var names []string
	for _, row := range merge(t, embedded(t)).Commands {
		names = append(names, row.Name)
		var command smtpcode.Command
		if err := command.UnmarshalText([]byte(row.Name)); err != nil {
			t.Fatal(err)
		}
		for code := range smtpcode.ReplyCodes() {
			want := row.AnyNegative != "" && !code.Positive() ||
				slices.ContainsFunc(row.Replies, func(r facts.CommandReply) bool { return r.Reply == int(code) })
			equal(t, fmt.Sprintf("%s allows %s", command, code), command.Allows(code), want)
		}
	}
	equal(t, "Commands", fmt.Sprint(slices.Collect(smtpcode.Commands())), fmt.Sprint(names))
}

// TestComments checks that the comments of the constants, where people read the facts, have the facts.
func TestComments(t *testing.T) {
	comments := constantComments(t)
	fold := func(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
	check := func(identifier string, deprecated bool, parts ...string) {
		equal(t, identifier+" is marked as deprecated", strings.Contains(comments[identifier], "\nDeprecated: "), deprecated)
		for _, part := range parts {
			if !strings.Contains(fold(comments[identifier]), fold(part)) {
				t.Errorf("no %q in the comment of %s:\n%s", part, identifier, comments[identifier])
			}
		}
	}
	catalog := merge(t, embedded(t))
	for _, detail := range catalog.Details {
		parts := []string{detail.Code.String(), detail.Sentence, detail.Text, detail.Reference()}
		if detail.Withdrawn == "" {
			parts = append(parts, detail.Remark)
			for _, code := range detail.Listed() {
				parts = append(parts, fmt.Sprint(code))
			}
		}
		check(detail.Identifier, detail.Deprecated != nil || detail.Withdrawn != "", parts...)
	}
	for _, reply := range catalog.Replies {
		parts := []string{fmt.Sprintf("%s is %d", reply.Identifier, reply.Code), reply.Sentence, reply.Remark}
		if reply.Standing == facts.RegistryOnly {
			parts[0] += " (registry only):"
		}
		for _, definition := range reply.Definitions {
			parts = append(parts, definition.Phrase)
		}
		check(reply.Identifier, reply.Standing == facts.Historic || reply.Standing == facts.Unsourced, parts...)
	}
	for _, command := range catalog.Commands {
		var parts []string
		for _, reply := range command.Replies {
			parts = append(parts, fmt.Sprintf("%d %s", reply.Reply, reply.Source))
		}
		check(command.Identifier, false, parts...)
	}
}

// constantComments returns the comments of the package's constants.
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
				comments[spec.Names[0].Name] = spec.Doc.Text()
			}
			return true
		})
	}
	return comments
}
