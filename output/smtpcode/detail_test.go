package smtpcode_test

import (
	"slices"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseDetail(t *testing.T) {
	for _, text := range []string{"X.0.0", "X.1.10", "X.7.606", "X.999.999"} {
		got, err := smtpcode.ParseDetail(text)
		if err != nil || got.String() != text {
			t.Errorf("%q reads as %q, %v", text, got, err)
		}
	}
	for _, test := range append([]struct{ name, text string }{
		{"a class", "5.1.1"},
		{"a small letter", "x.1.1"},
		{"a leading zero", "X.01.1"},
		{"a fourth number", "X.1.1.1"},
		{"a number too large", "X.1.1000"},
		{"placeholders", "X.7.YYY"},
	}, lookalikes...) {
		if test.text == "5.1" {
			continue // X.5.1 without its X
		}
		t.Run(test.name, func(t *testing.T) {
			got, err := smtpcode.ParseDetail(test.text)
			if err == nil || got != 0 {
				t.Fatalf("%q is taken for %v", test.text, got)
			}
			wantSyntaxError(t, err, test.text)
		})
	}
}

// TestFor has the class follow the reply code, whatever it is.
func TestFor(t *testing.T) {
	for _, test := range []struct {
		code smtpcode.ReplyCode
		want string
	}{
		{250, "2.2.2"}, {452, "4.2.2"}, {552, "5.2.2"}, {571, "5.2.2"},
		{354, ""}, {334, ""}, {0, ""}, {199, ""}, {600, ""}, {65535, ""},
	} {
		if got := smtpcode.DetailMailboxFull.For(test.code).String(); got != test.want {
			t.Errorf("For(%d) is %q, want %q", uint16(test.code), got, test.want)
		}
	}
}

func TestWith(t *testing.T) {
	for class := range smtpcode.Class(255) {
		got := smtpcode.DetailMailboxFull.With(class)
		if want := class == 2 || class == 4 || class == 5; (got != 0) != want || got.Valid() != want {
			t.Errorf("With(%d) is %q", uint8(class), got)
		}
	}
	for _, none := range []smtpcode.Detail{1000, 1000 << 10, 1 << 20, 1<<32 - 1} {
		if got := none.With(smtpcode.ClassSuccess); got != 0 {
			t.Errorf("With of %d, which is no detail, is %d", uint32(none), uint32(got))
		}
	}
}

// TestReplacement has the one detail that the registry replaces by another.
func TestReplacement(t *testing.T) {
	for detail := range smtpcode.Details() {
		by, ok := detail.Replacement()
		if ok != detail.Deprecated() || ok && (by == detail || by.Deprecated() || !by.Registered()) {
			t.Errorf("%s: deprecated %v, replaced by %s, %v", detail, detail.Deprecated(), by, ok)
		}
	}
	duplicate, err := smtpcode.ParseDetail("X.6.10")
	if err != nil {
		t.Fatal(err)
	}
	if by, ok := duplicate.Replacement(); !ok || by.String() != "X.6.8" {
		t.Errorf("X.6.10 is replaced by %s, %v", by, ok)
	}
}

// TestUnregisteredDetail has values that no table holds.
func TestUnregisteredDetail(t *testing.T) {
	for _, detail := range []smtpcode.Detail{7<<10 | 999, 900 << 10, 999<<10 | 999, 1023, 1 << 20, 1<<32 - 1} {
		if detail.Registered() || detail.Deprecated() || detail.Text() != "" || detail.Reference() != "" || detail.Basis() != smtpcode.BasisUnregistered {
			t.Errorf("%s is registered", detail)
		}
		if classes := slices.Collect(detail.Classes()); len(classes) > 0 {
			t.Errorf("%s is for classes %v", detail, classes)
		}
		if codes := slices.Collect(detail.ReplyCodes()); len(codes) > 0 || detail.Lists(550) {
			t.Errorf("%s has reply codes %v", detail, codes)
		}
	}
}

// TestEarlyStop breaks off every iteration after its first value.
func TestEarlyStop(t *testing.T) {
	count := 0
	for range smtpcode.Details() {
		count++
		break
	}
	for range smtpcode.ReplyCodes() {
		count++
		break
	}
	for range smtpcode.Subjects() {
		count++
		break
	}
	for range smtpcode.Commands() {
		count++
		break
	}
	for range smtpcode.SubjectSecurity.Details() {
		count++
		break
	}
	for range smtpcode.DetailMailboxFull.ReplyCodes() {
		count++
		break
	}
	for range smtpcode.DetailMailboxFull.Classes() {
		count++
		break
	}
	for range smtpcode.ReplyMailboxUnavailable.Details() {
		count++
		break
	}
	for range smtpcode.CommandRCPT.Replies() {
		count++
		break
	}
	if count != 9 {
		t.Errorf("%d first values of 9", count)
	}
}

func TestSubjectDetails(t *testing.T) {
	var all []smtpcode.Detail
	for subject := range smtpcode.Subjects() {
		for detail := range subject.Details() {
			if detail.Subject() != subject {
				t.Errorf("%s is a detail of subject %s", detail, subject)
			}
			all = append(all, detail)
		}
	}
	if want := slices.Collect(smtpcode.Details()); !slices.Equal(all, want) {
		t.Errorf("the subjects have %v, want %v", all, want)
	}
	if details := slices.Collect(smtpcode.Subject(900).Details()); len(details) > 0 {
		t.Errorf("subject 900 has %v", details)
	}
}
