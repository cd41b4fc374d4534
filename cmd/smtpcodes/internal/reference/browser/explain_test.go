package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// An answer is what the page and the Go program have in common in their answers.
type answer struct {
	Kind     string   `json:"kind"`
	Known    bool     `json:"known"`
	Problem  string   `json:"problem"`
	Summary  string   `json:"summary"`
	Notes    []string `json:"notes"`
	Again    string   `json:"again"`
	Retry    string   `json:"retry"`
	Act      string   `json:"act"`
	Verdict  string   `json:"verdict"`
	Fault    bool     `json:"fault"`
	Reason   string   `json:"reason"`
	Reply    code     `json:"reply"`
	Enhanced code     `json:"enhanced"`
	Near     []string `json:"near"`
	Others   []string `json:"others"`
}

// A code is a reply code or an enhanced code of an answer.
type code struct {
	Code      string   `json:"code"`
	Known     bool     `json:"known"`
	Standing  string   `json:"standing"`
	Phrase    string   `json:"phrase"`
	Providers []string `json:"providers"`
}

// answersOf is a function of the page that returns its answers to questions.
const answersOf = `(questions) => {
	const provider = (p) => [p.provider, p.first, p.last, p.relation, p.meaning].join("|");
	const code = (c) => ({ code: c?.code ?? "", known: c?.known ?? false, standing: c?.standing ?? "", phrase: c?.phrase ?? "", providers: (c?.providers ?? []).map(provider) });
	const match = (m) => [m.code, m.phrase, m.why ?? ""].join("|");
	return questions.map(explain).map((a) => ({
		kind: a.kind, known: a.known, problem: a.problem ?? "", summary: a.summary ?? "", notes: a.notes ?? [],
		again: a.retry?.again ?? "", retry: a.retry?.text ?? "", act: a.act?.text ?? "",
		verdict: a.pair?.verdict ?? "", fault: a.pair?.fault ?? false, reason: a.pair?.reason ?? "",
		reply: code(a.reply), enhanced: code(a.enhanced), near: (a.near ?? []).map(match), others: (a.others ?? []).map(match),
	}));
}`

// want returns the Go program's answer.
func want(e explain.Explanation) answer {
	a := answer{Kind: string(e.Kind), Known: e.Known, Problem: e.Problem, Summary: e.Summary, Notes: append([]string{}, e.Notes...),
		Near: matches(e.DidYouMean), Others: matches(e.Others), Reply: code{Providers: []string{}}, Enhanced: code{Providers: []string{}}}
	if e.Retry != nil {
		a.Again, a.Retry = string(e.Retry.Again), e.Retry.Text
	}
	if e.Act != nil {
		a.Act = e.Act.Text
	}
	if p := e.Pair; p != nil {
		a.Verdict, a.Fault, a.Reason = p.Verdict.String(), p.Fault, p.Reason
	}
	if r := e.Reply; r != nil {
		a.Reply = code{r.Code.String(), r.Known, r.Standing, r.Phrase, providers(r.Providers)}
	}
	if d := e.Enhanced; d != nil {
		a.Enhanced = code{d.Code, d.Known, string(d.Standing), d.Phrase, providers(d.Providers)}
	}
	return a
}

func matches(list []explain.Match) []string {
	out := []string{}
	for _, m := range list {
		out = append(out, m.Code+"|"+m.Phrase+"|"+m.Why)
	}
	return out
}

func providers(list []explain.Provider) []string {
	out := []string{}
	for _, p := range list {
		first, last, ranged := strings.Cut(p.Codes, " to ")
		first, _, _ = strings.Cut(first, " ") // 571 5.7.1 is about 571
		if !ranged {
			last = first
		}
		out = append(out, strings.Join([]string{p.Provider, first, last, string(p.Relation), p.Meaning}, "|"))
	}
	return out
}

// TestAnswers checks that the page answers like the Go program: the vectors and replies of the program's tests,
// every reply code, every detail in every class, and every pair of the matrix with some that are not in it.
func TestAnswers(t *testing.T) {
	tab := openPage(t)
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	book := explain.New(catalog)
	for _, test := range []struct {
		name      string
		questions []string
	}{
		{"vectors", vectors(t)},
		{"lines", lines},
		{"replies", firstColumn(t, "../../explain/testdata/replies.txt")},
		{"real replies", realReplies(t)},
		{"codes", codes()},
		{"pairs", pairs()},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked, err := json.Marshal(test.questions)
			if err != nil {
				t.Fatal(err)
			}
			answers := value[[]answer](tab, fmt.Sprintf("(%s)(%s)", answersOf, asked))
			for i, question := range test.questions {
				expected := book.Explain(question)
				if expected.Kind == explain.KindWords || expected.Kind == explain.KindCommand {
					if got := answers[i].Kind; got != string(expected.Kind) {
						t.Errorf("%q is read as %s, want %s", question, got, expected.Kind)
					}
					continue
				}
				if difference := cmp.Diff(want(expected), answers[i]); difference != "" {
					t.Errorf("%q (-explain +page):\n%s", question, difference)
				}
			}
		})
	}
}

// vectors returns the questions of explain's test vectors.
func vectors(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../explain/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []struct{ Asked string }
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	var questions []string
	for _, vector := range list {
		questions = append(questions, vector.Asked)
	}
	return questions
}

// lines has border cases of replies, and text that only looks like an enhanced code.
var lines = []string{
	"250 ", "250-", "250\n", "250\r\n", "250-a\n250 b", "250-a\r\n250-b\r\n250 c\r\n", "250-a\n251 b", "250-a\n250 b\n250 c", "250-a",
	"550 a\rb", "550 a\x00b", "550\t5.1.1 tab", "550 5.1.1\ttab", "550 5.1.1", "550 5.1.1 ", "550  5.1.1 two blanks", "550-5.1.1\n550 5.1.1",
	"550-5.1.1 a\n550 5.1.2 b", "550-a\n550 5.1.1 b", "550-4.1.1 a\n550 4.1.1 b", "334 2.7.0 go on", "354 go ahead", "650 no", "150 no", "2500 no",
	"550 5.007.1 x", "550 5.7.1.2 x", "550 5.7.1000 x", "550 #5.1.1 x", "550 5.1.1: x", "550 (5.1.1) x", "550 -5.+1.1 x", "550 192.168.1.1 said no",
	"550 5.1 x", "550 X.1.1 x", "550 x.1.1", "571 5.7.1 x", "571 Delivery not authorized", "444 what", "5.7.606", "5.7.610", "550 5.7.610 x", "5.8.1",
	"5.99.1", "5.7.62", "5.0.1", "550 5.8.1 x", "560 5.8.1 x", "560", "340", "260 2.1.1", "Status: 5.1.1", "status:\r\n 5.1.1 (a (b) \\) c)", "5.1.1 (open",
	"Status: 5.1.1x", "\u00a0550 5.1.1\u3000", "550 5.1.1\u2003wide", "550\u00a05.1.1", "550 (#5.1.1)", "550 text (#4.1.1)", "421 4.7.0 [TSS04] deferred",
	"550 5.1.1 Empf\ufffdnger", "550 a\x00 b c d e f", "450 or 451?", "is 5.7.* bad", "5.1.1 550 x", "421 5.7.3 x", "x said: 451 5.7.3 TLS", "what is 250 2.0.9",
	"Status: 5.2.2 Diagnostic-Code: smtp; 552 full", "Diagnostic-Code: smtp; 552 5.2.2: full Status: 5.2.3", "4xx", "X.9.*", "x.7.nn", "5.7.606 or 5.7.607",
	"code 550 or 4.7.1", "a 550 and more", "get 999", "what is 5.7.1.2", "mx[1.2.3.4]: 5.7.1 no", "REJECT 550", "550 - ", "550 5.1.1 (-", "help", "what does QUIT get",
	"554 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org", "550 5.1.1 x Mailbox\t FULL", "550 xmailbox full", "550 mailbox fullx",
	"550 (over quota)", "550 mailbox full, spamhaus", "550 no such user, mailbox full", "250 mailbox full", "354 mailbox full", "550 4.2.2 mailbox full",
	"552 4.2.2 too many recipients", "421 4.3.2 Too many recipients", "421 5.5.3", "552 2.0.0", "552 2.9.9 x", "550 \u017fpamhaus", "550 \u212anown, overquota",
	"550 \u0130\u0130 mailbox full, spamhaus", "550 mailbox\u00a0full", "550 [x] does not exist", "550 <a@b> does not exist", "550 domain of sender address a@b does not exist",
	"said: 550 5.7.1 no; said: 550 5.2.2 mailbox full", "said: 550-5.7.1 no 550 5.7.1 mailbox full 451 4.7.1 spamhaus", "said: 550 no" + strings.Repeat(" and", 98) + " mailbox full",
	"said: 550 no" + strings.Repeat(" and", 99) + " mailbox full", "451 4.4.1 connection refused by x", "4.7.650", "5.7.650", "X.7.606", "X.4.5", "X.1.1", "530 5.7.0", "521 5.7.1", "521 5.0.0",
	"552 too many", "552 5.5.3 too many", "452 4.5.3 too many", "552 5.2.2 full", "550 5.1.10 RESOLVER.ADR.RecipientNotFound",
}

// realReplies returns lines from real bounces, or none where the folder that has them is absent.
func realReplies(t *testing.T) []string {
	t.Helper()
	const path = "../../../../../../shared/corpus/replies.tsv"
	if _, err := os.Stat(path); err != nil {
		return []string{}
	}
	return firstColumn(t, path)
}

// firstColumn returns the lines of a file up to the first tab.
func firstColumn(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var column []string
	for line := range strings.Lines(string(text)) {
		first, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		column = append(column, first)
	}
	return column
}

// codes returns every reply code, known or not, and every detail in every class and in none.
func codes() []string {
	var questions []string
	for code := 200; code < 600; code++ {
		questions = append(questions, fmt.Sprint(code))
	}
	for detail := range smtpcode.Details() {
		questions = append(questions, detail.String())
		for _, class := range []smtpcode.Class{2, 4, 5} {
			questions = append(questions, detail.With(class).String())
		}
	}
	return questions
}

// pairs returns every known reply code with every detail in every class, and with codes that are not registered.
func pairs() []string {
	var questions []string
	for code := range smtpcode.ReplyCodes() {
		for detail := range smtpcode.Details() {
			for _, class := range []smtpcode.Class{2, 4, 5} {
				questions = append(questions, code.String()+" "+detail.With(class).String())
			}
		}
		for _, enhanced := range []string{"5.7.606", "4.7.32", "5.9.9", "2.0.9"} {
			questions = append(questions, code.String()+" "+enhanced)
		}
	}
	return questions
}
