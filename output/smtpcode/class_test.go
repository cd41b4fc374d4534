package smtpcode_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestStringAndText checks the names of the smaller types, in and out of their ranges.
func TestStringAndText(t *testing.T) {
	for _, test := range []struct {
		value        fmt.Stringer
		string, text string
	}{
		{smtpcode.ClassSuccess, "2", "Success"},
		{smtpcode.ClassTransientFailure, "4", "Persistent Transient Failure"},
		{smtpcode.ClassPermanentFailure, "5", "Permanent Failure"},
		{smtpcode.Class(3), "Class(3)", ""}, {smtpcode.Class(6), "Class(6)", ""}, {smtpcode.Class(255), "Class(255)", ""},
		{smtpcode.SubjectSecurity, "7", "Security or Policy Status"}, {smtpcode.Subject(900), "900", ""},
		{smtpcode.SeverityPositiveCompletion, "2", "positive completion"},
		{smtpcode.SeverityPositiveIntermediate, "3", "positive intermediate"},
		{smtpcode.SeverityTransientNegativeCompletion, "4", "transient negative completion"},
		{smtpcode.SeverityPermanentNegativeCompletion, "5", "permanent negative completion"},
		{smtpcode.Severity(9), "9", ""},
		{smtpcode.CategorySyntax, "0", "syntax"}, {smtpcode.CategoryInformation, "1", "information"},
		{smtpcode.CategoryConnections, "2", "connections"}, {smtpcode.CategoryUnspecified, "3", "unspecified"},
		{smtpcode.Category(4), "4", "unspecified"}, {smtpcode.CategoryMailSystem, "5", "mail system"}, {smtpcode.Category(7), "7", "unspecified"},
		{smtpcode.StandingUnknown, "unknown", ""}, {smtpcode.StandingUnsourced, "unsourced", ""}, {smtpcode.StandingRegistryOnly, "registry only", ""},
		{smtpcode.StandingHistoric, "historic", ""}, {smtpcode.StandingExtension, "extension", ""}, {smtpcode.StandingStandard, "standard", ""},
		{smtpcode.Standing(99), "Standing(99)", ""},
		{smtpcode.BasisUnregistered, "unregistered", ""}, {smtpcode.BasisUnknown, "unknown", ""}, {smtpcode.BasisAssociated, "associated reply codes", ""},
		{smtpcode.BasisMay, "may", ""}, {smtpcode.BasisShould, "should", ""}, {smtpcode.BasisOnly, "only", ""}, {smtpcode.BasisRFC, "RFC", ""},
		{smtpcode.Basis(99), "Basis(99)", ""},
	} {
		if got := test.value.String(); got != test.string {
			t.Errorf("%T: String %q, want %q", test.value, got, test.string)
		}
		if v, ok := test.value.(interface{ Text() string }); ok && v.Text() != test.text {
			t.Errorf("%T %s: Text %q, want %q", v, v, v.Text(), test.text)
		}
	}
}

// TestSubjects checks that the subjects with a text are the registered ones.
func TestSubjects(t *testing.T) {
	registered := slices.Collect(smtpcode.Subjects())
	for subject := range smtpcode.Subject(1000) {
		if slices.Contains(registered, subject) != (subject.Text() != "") {
			t.Errorf("subject %s has the text %q", subject, subject.Text())
		}
	}
	if len(registered) < 8 {
		t.Errorf("subjects %v", registered)
	}
}
