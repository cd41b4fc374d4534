package smtpcode_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestParseDetail(t *testing.T) {
	for _, text := range []string{"X.0.0", "X.1.10", "X.7.606", "X.999.999"} {
		for _, text := range []string{text, text[len("X."):]} {
			if got, err := smtpcode.ParseDetail(text); err != nil || !strings.HasSuffix(got.String(), text) {
				t.Errorf("ParseDetail(%q) = %q, %v", text, got, err)
			}
		}
	}
	wantErrors(t, smtpcode.ParseDetail, "detail", map[string][]string{
		"want X.subject.detail": append(slices.DeleteFunc(slices.Clone(lookalikes), isShortDetail), "5.1.1", "x.1.1", "X.01.1", "X.1.1.1", "X.1.1000", "X.7.YYY",
			"7", "7.", "07.1", "7.01", "7.1000", "7.1 ", " 7.1", "X7.1", "X.7", "-7.1", "7..1"),
	})
}

// isShortDetail reports whether a text is a detail without its X, which only ParseDetail accepts.
func isShortDetail(text string) bool { return text == "5.1" || text == "5.123" }

// TestFor checks that the class follows the reply code.
func TestFor(t *testing.T) {
	for _, test := range []struct {
		code smtpcode.ReplyCode
		want string
	}{
		{250, "2.2.2"}, {452, "4.2.2"}, {552, "5.2.2"}, {571, "5.2.2"},
		{354, ""}, {334, ""}, {0, ""}, {199, ""}, {600, ""}, {65535, ""},
	} {
		if got := smtpcode.DetailMailboxFull.For(test.code).String(); got != test.want {
			t.Errorf("For(%d) = %q, want %q", uint16(test.code), got, test.want)
		}
	}
}

// TestWith checks that With returns only valid codes or zero.
func TestWith(t *testing.T) {
	for class := range smtpcode.Class(255) {
		got := smtpcode.DetailMailboxFull.With(class)
		if want := class == 2 || class == 4 || class == 5; (got != 0) != want || got.Valid() != want {
			t.Errorf("With(%d) = %q", uint8(class), got)
		}
	}
}

func TestReplacement(t *testing.T) {
	for detail := range smtpcode.Details() {
		by, ok := detail.Replacement()
		if ok && (!detail.Deprecated() || by == detail || by.Deprecated() || !by.Registered()) || !ok && by != 0 {
			t.Errorf("%s: deprecated %v, replacement %s, %v", detail, detail.Deprecated(), by, ok)
		}
	}
	old := code("5.6.10").Detail()
	if by, ok := old.Replacement(); !ok || by.String() != "X.6.8" || !old.Deprecated() || smtpcode.DetailOtherStatus.Deprecated() {
		t.Errorf("%s: replacement %s, %v, deprecated %v", old, by, ok, old.Deprecated())
	}
}

// TestUnknownDetail checks values that are not in the tables. The last four are not details.
func TestUnknownDetail(t *testing.T) {
	for i, detail := range []smtpcode.Detail{7<<10 | 999, 900 << 10, 999<<10 | 999, 1000, 1000 << 10, 1 << 20, 1<<32 - 1} {
		if detail.Registered() || detail.Deprecated() || detail.Text() != "" || detail.Reference() != "" || detail.Basis() != smtpcode.BasisUnregistered {
			t.Errorf("%s is registered", detail)
		}
		if len(slices.Collect(detail.Classes())) > 0 || len(slices.Collect(detail.ReplyCodes())) > 0 || detail.Lists(550) {
			t.Errorf("%s has classes or reply codes", detail)
		}
		want := fmt.Sprintf("X.%d.%d", detail>>10, detail&1023)
		if i >= 3 {
			want = fmt.Sprintf("Detail(%d)", uint32(detail))
		}
		if detail.String() != want || (detail.With(smtpcode.ClassSuccess) != 0) != (i < 3) {
			t.Errorf("%d is %q, want %q, and as a success %q", uint32(detail), detail, want, detail.With(smtpcode.ClassSuccess))
		}
	}
}

func TestClasses(t *testing.T) {
	for text, want := range map[string]string{"2.0.0": "[2 4 5]", "5.1.1": "[5]", "2.1.5": "[2]", "4.2.1": "[4 5]"} {
		if got := fmt.Sprint(slices.Collect(code(text).Detail().Classes())); got != want {
			t.Errorf("classes of %s: %s, want %s", text, got, want)
		}
	}
}

// TestEarlyStop checks that every iterator has values and stops when its loop does. Go panics if one continues.
func TestEarlyStop(t *testing.T) {
	stop(t, smtpcode.Details())
	stop(t, smtpcode.ReplyCodes())
	stop(t, smtpcode.Subjects())
	stop(t, smtpcode.Commands())
	stop(t, smtpcode.SubjectSecurity.Details())
	stop(t, smtpcode.DetailTooManyRecipients.ReplyCodes())
	stop(t, smtpcode.DetailOtherStatus.Classes())
	stop(t, smtpcode.ReplyMailboxUnavailable.Details())
	stop(t, smtpcode.CommandRCPT.Replies())
}

func stop[T any](t *testing.T, values iter.Seq[T]) {
	t.Helper()
	for range values {
		return
	}
	t.Error("no values")
}

// TestDetails checks that the details of all subjects, one after the other, are all details, in numeric order.
func TestDetails(t *testing.T) {
	var all []smtpcode.Detail
	for subject := range smtpcode.Subjects() {
		for detail := range subject.Details() {
			if detail.Subject() != subject || !detail.Registered() {
				t.Errorf("%s is a detail of subject %s", detail, subject)
			}
			all = append(all, detail)
		}
	}
	if want := slices.Collect(smtpcode.Details()); !slices.Equal(all, want) || !slices.IsSorted(want) {
		t.Errorf("the subjects have %v, want %v", all, want)
	}
	if got := fmt.Sprint(all); !strings.HasPrefix(got, "[X.0.0 X.1.0 X.1.1 X.1.2 ") || !strings.Contains(got, " X.1.9 X.1.10 ") {
		t.Errorf("details %s", got)
	}
	for detail := range smtpcode.Detail(20 << 10) {
		if detail.Registered() != slices.Contains(all, detail) {
			t.Errorf("%s: registered %v", detail, detail.Registered())
		}
	}
}
