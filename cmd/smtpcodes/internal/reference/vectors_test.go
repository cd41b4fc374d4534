package reference

import (
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A vector is a text with what is known about the reply in it. The browser tests check that the page finds the same.
type vector struct {
	Text     string `json:"text"`
	Code     string `json:"code"`
	Enhanced string `json:"enhanced"`
	Reason   string `json:"reason"`
	Retry    string `json:"retry"`
	Verdict  string `json:"verdict"`
	Said     string `json:"said"`
}

// vectors returns the vectors.
func vectors(t *testing.T) []vector {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	return vectors
}

// TestVectors checks the vectors against the package.
func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		if difference := gocmp.Diff(read(v.Text), v); difference != "" {
			t.Errorf("%q (-package +vector):\n%s", v.Text, difference)
		}
	}
}

// read describes the code that a text is, or else a reply in it: the first failure with a reply code, the first failure,
// or the first.
func read(text string) vector {
	one := strings.TrimSpace(text)
	if code, err := smtpcode.ParseReplyCode(one); err == nil {
		return newVector(text, smtpcode.Reply{Code: code})
	}
	if enhanced, err := smtpcode.ParseEnhancedCode(one); err == nil {
		return newVector(text, smtpcode.Reply{Enhanced: enhanced})
	}
	if detail, err := smtpcode.ParseDetail(strings.ToUpper(one)); err == nil && strings.EqualFold(one[:1], "x") {
		return vector{Text: text, Enhanced: detail.String(), Reason: detail.Reason().String(), Verdict: registration(detail)}
	}
	found := slices.Collect(smtpcode.FindReplies(text))
	if len(found) == 0 {
		return vector{Text: text}
	}
	failed := func(m smtpcode.Match) bool { return !m.Reply.Positive() }
	best := max(0, slices.IndexFunc(found, failed))
	if i := slices.IndexFunc(found, func(m smtpcode.Match) bool { return m.Reply.Code != 0 && failed(m) }); i >= 0 {
		best = i
	}
	return newVector(text, found[best].Reply)
}

// newVector describes a reply.
func newVector(text string, r smtpcode.Reply) vector {
	v := vector{Text: text, Enhanced: r.Enhanced.String(), Reason: r.Reason().String(), Retry: r.Retry().String(), Said: r.Text}
	if r.Code == 0 {
		v.Verdict = registration(r.Enhanced.Detail())
		return v
	}
	v.Code, v.Verdict = r.Code.String(), smtpcode.Check(r.Code, r.Enhanced).String()
	return v
}

// registration returns the verdict on a detail alone.
func registration(d smtpcode.Detail) string {
	return map[bool]string{false: smtpcode.VerdictUnregistered.String()}[d.Registered()]
}

// TestVectorsCover checks that the vectors have every verdict that a reply can have, every retry, and texts without a
// reply.
func TestVectorsCover(t *testing.T) {
	all := vectors(t)
	has := func(match func(vector) bool) bool { return slices.ContainsFunc(all, match) }
	for verdict := smtpcode.VerdictListed; verdict < smtpcode.VerdictMalformed; verdict++ {
		if verdict != smtpcode.VerdictNotAllowed && !has(func(v vector) bool { return v.Verdict == verdict.String() }) {
			t.Errorf("no vector is %s", verdict)
		}
	}
	for retry := smtpcode.RetryNotNeeded; retry.Text() != ""; retry++ {
		if !has(func(v vector) bool { return v.Retry == retry.String() }) {
			t.Errorf("no vector has the retry %q", retry)
		}
	}
	if !has(func(v vector) bool { return cmp.Or(v.Code, v.Enhanced) == "" }) {
		t.Error("every vector has a reply")
	}
}
