package gen_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestReasons checks every fact of the table of reasons against what the package says through its public API.
func TestReasons(t *testing.T) {
	all := slices.Collect(smtpcode.Reasons())
	if len(all) != len(facts.Reasons) {
		t.Fatalf("%d reasons in the package, %d in the table", len(all), len(facts.Reasons))
	}
	for i, row := range facts.Reasons {
		t.Run(row.Name, func(t *testing.T) {
			reason := all[i]
			equal(t, "name", reason.String(), row.Name)
			equal(t, "text", reason.Text(), row.Sentence)
			equal(t, "bad address", reason.BadAddress(), row.BadAddress)
			var actions []facts.Action
			for party, do := range reason.Parties() {
				actions = append(actions, facts.Action{Party: facts.Party(party.String()), Do: do})
			}
			if difference := cmp.Diff(row.Actions, actions); difference != "" {
				t.Errorf("parties (-table +package):\n%s", difference)
			}
			code, enhanced := reason.Codes()
			equal(t, "reply code", int(code), row.Reply)
			equal(t, "enhanced code", enhanced.String(), row.Enhanced)
			if reply := reason.Reply("text"); row.Reply != 0 {
				equal(t, "reply", reply, smtpcode.Reply{Code: code, Enhanced: enhanced, Text: "text"})
				if _, err := reply.Append(nil); err != nil {
					t.Error("the reply cannot be sent:", err)
				}
			}
			for _, phrase := range row.Phrases {
				for _, text := range []string{phrase.Text, "x, " + strings.ToUpper(phrase.Text) + " x", strings.ReplaceAll(phrase.Text, " ", "\r\n  ")} {
					equal(t, "reason of "+text, smtpcode.Reply{Code: 550, Text: text}.TextReason(), reason)
				}
			}
			for _, codes := range row.Codes {
				checkCodes(t, codes, reason)
			}
		})
	}
}

// checkCodes checks that a code of the table, or both ends of a range, give the reason.
func checkCodes(t *testing.T, codes string, want smtpcode.Reason) {
	t.Helper()
	for code := range strings.SplitSeq(codes, "-") {
		switch {
		case strings.HasPrefix(code, "X."):
			detail, err := smtpcode.ParseDetail(code)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, code, detail.Reason(), want)
			equal(t, code+" of class 5", detail.With(5).Reason(), want)
		case strings.Contains(code, "."):
			enhanced, err := smtpcode.ParseEnhancedCode(code)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, code, enhanced.Reason(), want)
		default:
			reply, err := smtpcode.ParseReplyCode(code)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, code, reply.Reason(), want)
		}
	}
}
