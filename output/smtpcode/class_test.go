package smtpcode_test

import (
	"fmt"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestWords has the names of the smaller types, in and out of their ranges.
func TestWords(t *testing.T) {
	for _, test := range []struct {
		value        fmt.Stringer
		text         string // of the method Text, where the type has one
		wire, spoken string
	}{
		{smtpcode.ClassSuccess, smtpcode.ClassSuccess.Text(), "2", "Success"},
		{smtpcode.ClassTransientFailure, smtpcode.ClassTransientFailure.Text(), "4", "Persistent Transient Failure"},
		{smtpcode.ClassPermanentFailure, smtpcode.ClassPermanentFailure.Text(), "5", "Permanent Failure"},
		{smtpcode.Class(3), smtpcode.Class(3).Text(), "Class(3)", ""},
		{smtpcode.Class(255), smtpcode.Class(255).Text(), "Class(255)", ""},
		{smtpcode.SubjectSecurity, smtpcode.SubjectSecurity.Text(), "7", "Security or Policy Status"},
		{smtpcode.Subject(900), smtpcode.Subject(900).Text(), "900", ""},
		{smtpcode.SeverityPositiveCompletion, smtpcode.SeverityPositiveCompletion.Text(), "2", "positive completion"},
		{smtpcode.SeverityPositiveIntermediate, smtpcode.SeverityPositiveIntermediate.Text(), "3", "positive intermediate"},
		{smtpcode.SeverityTransientNegativeCompletion, smtpcode.SeverityTransientNegativeCompletion.Text(), "4", "transient negative completion"},
		{smtpcode.SeverityPermanentNegativeCompletion, smtpcode.SeverityPermanentNegativeCompletion.Text(), "5", "permanent negative completion"},
		{smtpcode.Severity(9), smtpcode.Severity(9).Text(), "9", ""},
		{smtpcode.CategorySyntax, smtpcode.CategorySyntax.Text(), "0", "syntax"},
		{smtpcode.CategoryInformation, smtpcode.CategoryInformation.Text(), "1", "information"},
		{smtpcode.CategoryConnections, smtpcode.CategoryConnections.Text(), "2", "connections"},
		{smtpcode.CategoryUnspecified, smtpcode.CategoryUnspecified.Text(), "3", "unspecified"},
		{smtpcode.Category(4), smtpcode.Category(4).Text(), "4", "unspecified"},
		{smtpcode.CategoryMailSystem, smtpcode.CategoryMailSystem.Text(), "5", "mail system"},
		{smtpcode.Category(7), smtpcode.Category(7).Text(), "7", "unspecified"},
		{smtpcode.StandingUnknown, "", "unknown", ""},
		{smtpcode.StandingRegistryOnly, "", "registry only", ""},
		{smtpcode.Standing(99), "", "Standing(99)", ""},
		{smtpcode.BasisUnregistered, "", "unregistered", ""},
		{smtpcode.BasisRFC, "", "RFC", ""},
		{smtpcode.Basis(99), "", "Basis(99)", ""},
	} {
		t.Run(fmt.Sprintf("%T %s", test.value, test.wire), func(t *testing.T) {
			if test.value.String() != test.wire || test.text != test.spoken {
				t.Errorf("%q %q, want %q %q", test.value, test.text, test.wire, test.spoken)
			}
		})
	}
}
