package explain_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// newBook returns the book of the embedded registry.
func newBook(t testing.TB) *explain.Book {
	t.Helper()
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, warnings, err := gen.Merge(registry)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	return explain.New(catalog)
}

// A vector is a question with the essence of its answer. The vectors are JSON so that the page's tests can read
// them too.
type vector struct {
	Asked    string `json:"asked"`
	Kind     string `json:"kind"`
	Known    bool   `json:"known"`
	Reply    string `json:"reply,omitempty"`
	Enhanced string `json:"enhanced,omitempty"`
	Verdict  string `json:"verdict,omitempty"`
	Command  string `json:"command,omitempty"`
	First    string `json:"first,omitempty"` // the best match of words
	Meant    string `json:"meant,omitempty"` // the first suggestion
}

// vectorOf returns the essence of an answer.
func vectorOf(asked string, answer explain.Explanation) vector {
	v := vector{Asked: asked, Kind: string(answer.Kind), Known: answer.Known}
	if answer.Reply != nil {
		v.Reply = answer.Reply.Code.String()
	}
	if answer.Enhanced != nil {
		v.Enhanced = answer.Enhanced.Code
	}
	if answer.Pair != nil {
		v.Verdict = answer.Pair.Verdict.String()
	}
	if answer.Command != nil {
		v.Command = answer.Command.Name
	}
	if len(answer.Matches) > 0 {
		v.First = answer.Matches[0].Code
	}
	if len(answer.DidYouMean) > 0 {
		v.Meant = answer.DidYouMean[0].Code
	}
	return v
}

// TestVectors checks the essence of the answers in testdata/vectors.json.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	book := newBook(t)
	for _, want := range vectors {
		t.Run(want.Asked, func(t *testing.T) {
			if difference := cmp.Diff(want, vectorOf(want.Asked, book.Explain(want.Asked))); difference != "" {
				t.Errorf("(-want +got):\n%s", difference)
			}
		})
	}
}

// check checks what is true of every answer.
func check(t *testing.T, answer explain.Explanation) {
	t.Helper()
	if _, err := json.Marshal(answer); err != nil {
		t.Errorf("%q: %v", answer.Asked, err)
	}
	if (answer.Kind == explain.KindMalformed) != (answer.Problem != "") {
		t.Errorf("%q: kind %q, problem %q", answer.Asked, answer.Kind, answer.Problem)
	}
	if answer.Reply != nil || answer.Enhanced != nil {
		if answer.Summary == "" || answer.Retry == nil || answer.Act == nil {
			t.Errorf("%q: summary %q, retry %v, act %v", answer.Asked, answer.Summary, answer.Retry, answer.Act)
		}
	}
	text := answer.Render(explain.Plain)
	if strings.ContainsAny(answer.Asked, "\x1b\x00\r\n\u202e") {
		t.Errorf("unprintable question %q", answer.Asked)
	}
	if !utf8.ValidString(text) || strings.ContainsAny(text, "\x1b\x00\r\u202e") {
		t.Errorf("%q: unprintable text %q", answer.Asked, text)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > 80 && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "@") {
			t.Errorf("%q: a line of %d columns: %s", answer.Asked, utf8.RuneCountInString(line), line)
		}
	}
	if plain := uncoloured.Replace(answer.Render(explain.Coloured)); plain != text {
		t.Errorf("%q: colours change the text:\n%s", answer.Asked, cmp.Diff(text, plain))
	}
}

// uncoloured removes the escape sequences.
var uncoloured = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[2m", "", "\x1b[31m", "", "\x1b[32m", "", "\x1b[33m", "")

// TestEveryCode checks the answers to every reply code from 200 to 599, to every detail in every class, and to
// details that are not registered.
func TestEveryCode(t *testing.T) {
	book := newBook(t)
	for code := smtpcode.ReplyCode(200); code < 600; code++ {
		answer := book.Explain(code.String())
		check(t, answer)
		if answer.Kind != explain.KindReplyCode || answer.Reply.Code != code {
			t.Errorf("%s is read as %q", code, answer.Kind)
		}
		if answer.Reply.Known != code.Known() || code.Known() && (answer.Reply.Sentence == "" || answer.Reply.Identifier == "" || !answer.Known) {
			t.Errorf("%s: known %t, sentence %q", code, answer.Reply.Known, answer.Reply.Sentence)
		}
		if code.Known() && code.Standing() != smtpcode.StandingUnsourced && len(answer.Reply.References) == 0 {
			t.Errorf("%s has no reference", code)
		}
	}
	for detail := range smtpcode.Details() {
		answer := book.Explain(detail.String())
		check(t, answer)
		if !answer.Known || answer.Enhanced.Detail != detail || answer.Enhanced.Sentence == "" && answer.Enhanced.Phrase == "" {
			t.Errorf("%s: %+v", detail, answer.Enhanced)
		}
		for _, class := range []smtpcode.Class{2, 4, 5} {
			answer := book.Explain(detail.With(class).String())
			check(t, answer)
			if answer.Enhanced.Class.Value != int(class) || answer.Enhanced.Detail != detail {
				t.Errorf("%s: %+v", detail.With(class), answer.Enhanced)
			}
		}
	}
	for _, subject := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 99, 999} {
		for _, number := range []int{0, 1, 31, 62, 99, 100, 500, 606, 650, 999} {
			code, _ := smtpcode.NewEnhancedCode(5, subject, number)
			answer := book.Explain(code.String())
			check(t, answer)
			if answer.Enhanced.Known != code.Registered() {
				t.Errorf("%s: known %t", code, answer.Enhanced.Known)
			}
		}
	}
}

// TestEveryPair checks the answers to every known reply code with every registered detail, in the class of the
// reply code and in another.
func TestEveryPair(t *testing.T) {
	book := newBook(t)
	for code := range smtpcode.ReplyCodes() {
		for detail := range smtpcode.Details() {
			for _, class := range []smtpcode.Class{2, 4, 5} {
				enhanced := detail.With(class)
				if class != code.Class() && detail != smtpcode.DetailMailboxFull {
					continue // the contradiction is the same for every detail
				}
				answer := book.Explain(code.String() + " " + enhanced.String())
				check(t, answer)
				pair := answer.Pair
				if answer.Kind != explain.KindPair || pair.Reply != code || pair.Enhanced != enhanced {
					t.Fatalf("%s %s is read as %q: %+v", code, enhanced, answer.Kind, pair)
				}
				if pair.Verdict != smtpcode.Check(code, enhanced) || pair.Fault != pair.Verdict.Fault() {
					t.Errorf("%s %s: verdict %s", code, enhanced, pair.Verdict)
				}
				if pair.Reason == "" || len(pair.Sources) == 0 || strings.Contains(pair.Reason, "%!") {
					t.Errorf("%s %s: reason %q, sources %v", code, enhanced, pair.Reason, pair.Sources)
				}
				checkAct(t, code, answer)
			}
		}
	}
}

// checkAct checks that nobody has to act on a success, and that a failure is sent again only as its reply code
// says.
func checkAct(t *testing.T, code smtpcode.ReplyCode, answer explain.Explanation) {
	t.Helper()
	want := map[smtpcode.Severity][]explain.Again{2: {explain.AgainDone}, 3: {explain.AgainContinue}, 4: {explain.AgainLater}, 5: {explain.AgainChanged}}
	if answer.Asked == "552 5.5.3" {
		want[5] = []explain.Again{explain.AgainLater} // RFC 5321 section 4.5.3.1.10
	}
	if !slices.Contains(want[code.Severity()], answer.Retry.Again) {
		t.Errorf("%s: %s", answer.Asked, answer.Retry.Text)
	}
	if code.Positive() && (len(answer.Act.Sides) > 0 || answer.Act.Text != "nobody") {
		t.Errorf("%s: who acts: %s", answer.Asked, answer.Act.Text)
	}
	if answer.Pair.Verdict == smtpcode.VerdictClassMismatch && !code.Positive() && answer.Act.Said {
		t.Errorf("%s contradicts itself, but who acts is %s", answer.Asked, answer.Act.Text)
	}
}

// TestReplies checks that reply lines in the style of real bounces are read as replies, in a bounce too.
func TestReplies(t *testing.T) {
	text, err := os.ReadFile("testdata/replies.txt")
	if err != nil {
		t.Fatal(err)
	}
	checkReplies(t, strings.Split(strings.TrimSpace(string(text)), "\n"))
}

// TestRealReplies is TestReplies for lines from real bounces, which are not in this repository.
func TestRealReplies(t *testing.T) {
	text, err := os.ReadFile("../../../../../shared/corpus/replies.tsv")
	if err != nil {
		t.Skip("there are no real replies:", err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	if len(lines) < 100 {
		t.Fatalf("%d lines: this is another file", len(lines))
	}
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, "\t")
	}
	checkReplies(t, lines)
}

// checkReplies checks that lines are read as replies, alone and after what programs write before them.
func checkReplies(t *testing.T, lines []string) {
	t.Helper()
	book := newBook(t)
	for _, reply := range lines {
		for _, asked := range []string{reply, "smtp; " + reply, "host mx.example.com[192.0.2.25] said: " + reply} {
			answer := book.Explain(asked)
			check(t, answer)
			if answer.Reply == nil || answer.Reply.Code.String() != reply[:3] {
				t.Errorf("%q is read as %q, %s", asked, answer.Kind, answer.Summary)
			}
		}
	}
}

// TestAnswers checks what answers say where much depends on it.
func TestAnswers(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct {
		name, asked string
		want        []string // parts of the text
		not         string   // not a part of it
	}{
		{"a pair in the registry", "550 5.7.26", []string{"listed: the registry lists 550 for X.7.26", "the sending system: make SPF"}, ""},
		{"too many recipients for this session", "421 4.5.3", []string{"yes, later, in a new session"}, "yes, at once"},
		{"too many recipients, in a contradictory pair", "452 5.5.3", []string{"class mismatch", "yes, at once"}, ""},
		{"a pair in an RFC", "452 4.5.3", []string{"RFC 5321 section 4.5.3.1.10 requires it", "yes, at once", "who acts the sending system: send to the other"}, ""},
		{"a custom with its senders", "554 5.7.1", []string{"customary: in no list, and sent by Postfix"}, ""},
		{"a provider's own code", "5.7.606", []string{"X.7.606 is not registered. Microsoft Exchange Online means by it", "What providers mean by it, which is not a standard"}, ""},
		{"a registered code with a provider's own meaning", "550 5.1.10", []string{"As registered:", "Microsoft Exchange Online means something else by 550 5.1.10", "depends on who sent it"}, ""},
		{"the same code in a pair that the provider does not send", "556 5.1.10", []string{"the sender: use another address"}, "means something else by"},
		{"a success with a failure's detail", "250 2.1.0", []string{"nobody"}, "is the cause"},
		{"a success with a detail that only repeats its subject", "2.7.0", []string{"nobody"}, "is the cause"},
		{"a failure with a success's detail", "5.1.5", []string{"It failed, though the detail is for successes"}, "found to be good"},
		{"digits of an unknown code", "5.7.62", []string{"permanent failure, about", "5.7.26"}, ""},
		{"digits of an unknown reply code", "444", []string{"transient negative completion", "no meaning"}, ""},
		{"contradiction", "550 4.2.2", []string{"a client goes by 550", "class mismatch", "RFC 2034"}, "make room"},
		{"deprecated", "X.6.10", []string{"deprecated, replaced by X.6.8"}, ""},
		{"deprecated in a pair", "550 5.6.10", []string{"the registry advises against X.6.10, in favour of X.6.8"}, ""},
		{"not allowed", "354 2.0.0", []string{"A 354 reply has no enhanced code, so ignore 2.0.0."}, ""},
		{"disagreement", "451 4.7.1", []string{"the registry lists the temporary replies 451 and 454, while its description"}, ""},
		{"an unusual class", "4.1.1", []string{"X.1.1 is for class 5", "servers send 4.1.1 anyway"}, ""},
		{"552 for RCPT", "552", []string{"RFC 5321 section 4.5.3.1.10"}, ""},
		{"a text without an enhanced code", "550 There is nobody here.", []string{"believe the text"}, ""},
		{"unsourced", "240", []string{"unsourced", "no RFC defines 240"}, ""},
		{"other replies of a text", "said: 450 4.2.1 slow down; said: 550 5.1.1 no", []string{"Also in the text:", "550 5.1.1"}, ""},
		{"a line of another reply", "550 no such user\n551 moved (#5.1.6)", []string{"550 Requested"}, "5.1.6"},
		{"the same reply twice", "said: 550-5.1.1 no 550 5.1.1 such user", []string{"550 5.1.1"}, "Also in the text"},
		{"only the RFCs that name the pair", "550 5.7.1", []string{"RFC 6409 sections 6.1-6.3 names it"}, "forwarding disabled"},
		{"inside a range", "5.7.610", []string{"Microsoft Exchange Online, 550 5.7.606 to 5.7.649"}, ""},
		{"after a range", "5.7.699", []string{"X.7.699 is not registered."}, "Microsoft"},
		{"a listed pair with a provider's own meaning", "550 5.7.27", []string{"As registered:", "Google Gmail means something else", "depends on who sent it"}, "from a domain that takes mail"},
		{"a code alone with a provider's own meaning", "5.1.10", []string{"as registered, the sender: use another", "see also what providers mean by it"}, ""},
		{"a policy with a reply code of another cause", "451 4.7.1", []string{"who acts the code does not say"}, "in the log"},
		{"a provider's policy with such a reply code", "451 4.7.500", []string{"send more slowly"}, "in the log"},
		{"the network with a reply code of the system", "451 4.4.0", []string{"The network is the cause"}, "in the log"},
		{"relaying with the reply code of a login", "454 4.7.1", []string{"who acts the code does not say"}, "make authentication"},
		{"a policy with the reply code of an address", "553 5.7.1", []string{"who acts the code does not say"}, "correct the address"},
		{"a policy with the reply code of storage", "552 5.7.0", []string{"A security rule is the cause"}, "larger than the mailbox or the server allows.\n\n  pair"},
		{"a login that only the reply code mentions", "530 5.7.0", []string{"has to log in", "who acts the code does not say"}, ""},
		{"a login that only a text mentions", "535 5.7.0 Error: authentication failed", []string{"correct the user name"}, ""},
		{"a bounce that says failed", "Action: failed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 timeout\n", []string{"has given up, so send it again"}, "until it gives up"},
		{"a bounce that says delayed", "Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 timeout\n", []string{"until it gives up"}, "has given up"},
		{"the code of a sending system that has given up", "4.4.7", []string{"has given up, so send it again"}, "until it gives up"},
		{"too many recipients, which is temporary", "552 5.5.3", []string{"yes, at once"}, "fix the cause"},
		{"too many recipients by policy", "550 5.5.3", []string{"no: fix the cause first"}, "yes"},
		{"a reason in the text", "554 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org", []string{
			"554 5.7.1 The client's IP address or a domain of the message is on a block list", "who acts the sending system: find out why"}, "does not say"},
		{"a reason in a text that the codes contradict", "554 SIZE=Message too big.", []string{"The message is bigger than", "the sender: send a shorter message"}, "believe the text"},
		{"a retry by the text", "452 4.2.0 too many recipients", []string{"yes, at once", "the sending system: send to the other"}, "if it lasts"},
		{"a reason in the text of another reply", "said: 550 5.7.1 no; said: 550 5.2.2 mailbox full", []string{"the code does not say", "Also in the text"}, "make room"},
		{"a reason far after the reply", "said: 550 5.7.1 no" + strings.Repeat(" and", 99) + " mailbox full", []string{"the code does not say"}, "make room"},
		{"a reason that only a provider's code has", "550 5.7.606", []string{"who acts the sending system: find out why"}, ""},
		{"a temporary failure", "452 4.2.2", []string{"if it lasts, the recipient: make room"}, ""},
		{"two parties", "550 5.2.1", []string{"the recipient: have the mailbox enabled again; the receiving system: enable"}, "if it lasts"},
		{"a detail for class 4 only", "X.4.5", []string{"the sending system: try again later"}, ""},
		{"a reply that only one command gets", "535", []string{"AUTH"}, "BDAT"},
		{"escape sequences", "550 5.1.1 \x1b[31mred\x1b[0m", nil, "\x1b"},
	} {
		t.Run(test.name, func(t *testing.T) { checkText(t, book.Explain(test.asked), test.want, test.not) })
	}
}

// checkText checks that an answer's text has the wanted parts and lacks another.
func checkText(t *testing.T, answer explain.Explanation, want []string, not string) {
	t.Helper()
	check(t, answer)
	text := strings.Join(strings.Fields(answer.Render(explain.Plain)), " ")
	for _, part := range want {
		if !strings.Contains(text, part) {
			t.Errorf("the answer lacks %q:\n%s", part, answer.Render(explain.Plain))
		}
	}
	if not != "" && strings.Contains(text, not) {
		t.Errorf("the answer has %q:\n%s", not, answer.Render(explain.Plain))
	}
}

// TestWords checks what the search finds first for words that people type.
func TestWords(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct{ words, first string }{
		{"mailbox full", "452 4.2.2"},
		{"Mailbox Full!", "452 4.2.2"},
		{"mailbx full", "452 4.2.2"},
		{"quota exceeded", "452 4.2.2"},
		{"no such user", "550 5.1.1"},
		{"too many recipents", "452 4.5.3"},
		{"null mx", "X.1.10"},
		{"reverse dns", "550 5.7.25"},
		{"routing loop", "X.4.6"},
		{"bad sequence", "503"},
		{"what does mailing list expansion mean", "X.2.4"},
		{"shutting down", "421 4.3.2"},
		{"must issue starttls", "530"},
	} {
		answer := book.Explain(test.words)
		check(t, answer)
		if len(answer.Matches) == 0 || answer.Matches[0].Code != test.first || !answer.Known {
			t.Errorf("%q: known %t, matches %v, want %s first", test.words, answer.Known, answer.Matches, test.first)
		}
	}
}

// TestSituations checks that no source speaks against the pair of a reason that a server can send, and that a search for
// the reason's name finds the pair first, with what to do.
func TestSituations(t *testing.T) {
	book := newBook(t)
	for _, r := range facts.Reasons {
		if r.Reply == 0 {
			continue
		}
		enhanced, err := smtpcode.ParseEnhancedCode(r.Enhanced)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
		// The registry describes X.4.6 as temporary, but a loop does not end by itself.
		if verdict := smtpcode.Check(smtpcode.ReplyCode(r.Reply), enhanced); verdict > smtpcode.VerdictCustomary && r.Enhanced != "5.4.6" {
			t.Errorf("%s: %d %s is %s", r.Name, r.Reply, r.Enhanced, verdict)
		}
		for _, other := range regexp.MustCompile(`[0-9]{3} [0-9]+\.[0-9]+\.[0-9]+`).FindAllString(r.Grounds+r.Else, -1) {
			if reply, err := smtpcode.ParseReply(other); err != nil || reply.Enhanced == 0 || reply.Check() != nil {
				t.Errorf("%s: the alternative %s is at fault: %v, %v", r.Name, other, err, reply.Check())
			}
		}
		answer := book.Explain(r.Name)
		check(t, answer)
		if answer.Situation == nil || answer.Situation.Name != r.Name {
			t.Errorf("%s: matches %v", r.Name, answer.Matches)
			continue
		}
		if text := answer.Act.Text; len(r.Actions) > 0 && !strings.Contains(text, r.Actions[0].Do) {
			t.Errorf("%s: who acts: %s", r.Name, text)
		}
	}
}

// TestComplete checks the completions: codes with their phrases, and after a reply code those that go with it.
func TestComplete(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct {
		asked     []string
		typed     string
		want, not string
	}{
		{nil, "55", "550 Requested action not taken: mailbox unavailable", "450"},
		{nil, "5.7.2", "5.7.26 Multiple authentication checks failed", "4.7.26"},
		{nil, "x.7", "X.7.26 Multiple authentication checks failed", "X.1.1"},
		{nil, "rc", "RCPT a recipient", "MAIL"},
		{[]string{"550"}, "5.7.2", "5.7.26 Multiple authentication checks failed", "4.7.26"},
		{[]string{"550"}, "", "5.1.1 Bad destination mailbox address", "5.3.4"},
		{[]string{"mailbox"}, "", "", "5.1.1"},
	} {
		name := fmt.Sprint(test.asked, " ", test.typed)
		var lines []string
		for _, match := range book.Complete(test.asked, test.typed) {
			lines = append(lines, match.Code+" "+match.Phrase)
		}
		if test.want != "" && !slices.Contains(lines, test.want) {
			t.Errorf("%s: %q, want %q among them", name, lines, test.want)
		}
		for _, line := range lines {
			if strings.HasPrefix(line, test.not) {
				t.Errorf("%s: offers %q", name, line)
			}
		}
	}
}
