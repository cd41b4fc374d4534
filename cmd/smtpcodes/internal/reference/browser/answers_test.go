package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A vector is a text with what is known about the reply in it: see vectors.json in the testdata of the package reference.
type vector struct {
	Text     string `json:"text"`
	Code     string `json:"code"`
	Enhanced string `json:"enhanced"`
	Reason   string `json:"reason"`
	Retry    string `json:"retry"`
	Verdict  string `json:"verdict"`
	Said     string `json:"said"`
}

// answers returns what the page knows about the reply in each text.
func (tab *tab) answers(texts []string) []vector {
	tab.t.Helper()
	asked, err := json.Marshal(texts)
	if err != nil {
		tab.t.Fatal(err)
	}
	return value[[]vector](tab, fmt.Sprintf(`%s.map((text) => {
		const { code, enhanced, reason, retry, verdict, said } = readReply(text) ?? {};
		return { text, code: code ?? "", enhanced: enhanced ?? "", reason: reason?.text ?? "", retry: retry ?? "", verdict: verdict ?? "", said: said ?? "" };
	})`, asked))
}

// TestVectors checks that the page reads the vectors as the package does, which the package reference checks.
func TestVectors(t *testing.T) {
	tab := openPage(t)
	text, err := os.ReadFile("../testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, v := range vectors {
		texts = append(texts, v.Text)
	}
	for i, got := range tab.answers(texts) {
		if difference := cmp.Diff(vectors[i], got); difference != "" {
			t.Errorf("%q (-vector +page):\n%s", texts[i], difference)
		}
	}
}

// TestFindReplies compares all replies that the page and the package find in texts, and what they say about them.
func TestFindReplies(t *testing.T) {
	tab := openPage(t)
	texts := append(corpus(t), borderCases...)
	asked, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	got := value[[][]string](tab, fmt.Sprintf(`%s.map((text) => findReplies(text).map((reply) => {
		const { code, enhanced, said, reason, retry, verdict } = explain(reply);
		return [code, enhanced, said, reason.text, retry, code ? verdict : ""].join("|");
	}))`, asked))
	for i, text := range texts {
		want := []string{}
		for m := range smtpcode.FindReplies(text) {
			want = append(want, describe(m.Reply))
		}
		if difference := cmp.Diff(want, got[i]); difference != "" {
			t.Errorf("%q (-package +page):\n%s", text, difference)
		}
	}
}

// describe returns what the package knows about a reply.
func describe(r smtpcode.Reply) string {
	code, verdict := "", ""
	if r.Code != 0 {
		code, verdict = r.Code.String(), smtpcode.Check(r.Code, r.Enhanced).String()
	}
	return strings.Join([]string{code, r.Enhanced.String(), r.Text, r.Reason().String(), r.Retry().String(), verdict}, "|")
}

// corpus returns lines of real logs, replies of real bounces, and whole bounces, none where the folder that has them is
// absent.
func corpus(t *testing.T) []string {
	t.Helper()
	const folder = "../../../../../../shared/corpus/"
	var texts []string
	for _, pattern := range []string{"loglines.txt", "replies.tsv", "bounces/*", "sessions/*"} {
		paths, err := filepath.Glob(folder + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.ToValidUTF8(string(text), "\ufffd")) // as a browser reads it
			if strings.Contains(pattern, "*") {
				continue
			}
			for line := range strings.Lines(string(text)) {
				line, _, _ = strings.Cut(strings.TrimSpace(line), "\t")
				texts = append(texts, line)
			}
		}
	}
	return texts
}

// TestPairs compares the page with the package on every reply code with every detail in every class, and with codes that
// only providers or nobody defines.
func TestPairs(t *testing.T) {
	tab := openPage(t)
	var codes []smtpcode.EnhancedCode
	for detail := range smtpcode.Details() {
		codes = append(codes, detail.With(smtpcode.ClassSuccess), detail.With(smtpcode.ClassTransientFailure), detail.With(smtpcode.ClassPermanentFailure))
	}
	for _, code := range []string{"5.7.606", "5.7.649", "5.7.650", "4.7.32", "4.7.650", "5.9.9", "2.0.9"} {
		enhanced, err := smtpcode.ParseEnhancedCode(code)
		if err != nil {
			t.Fatal(err)
		}
		codes = append(codes, enhanced)
	}
	var asked, want []string
	for code := smtpcode.ReplyCode(200); code < 600; code++ {
		if !code.Known() && code%100 != 60 {
			continue
		}
		for _, enhanced := range append(codes, 0) {
			reply := smtpcode.Reply{Code: code, Enhanced: enhanced}
			asked = append(asked, reply.Code.String()+" "+enhanced.String())
			want = append(want, describe(reply))
		}
	}
	text, err := json.Marshal(asked)
	if err != nil {
		t.Fatal(err)
	}
	got := value[[]string](tab, fmt.Sprintf(`%s.map((codes) => {
		const [code, enhanced] = codes.split(" "), a = explain({ code, enhanced, said: "" });
		return [code, enhanced, "", a.reason.text, a.retry, a.verdict].join("|");
	})`, text))
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("(-package +page):\n%s", difference)
	}
}

// borderCases are texts with codes that are replies by a hair, or are not.
var borderCases = []string{
	"250 ", "250-", "250\n", "250\r\n", "250-a\n250 b", "250-a\r\n250-b\r\n250 c\r\n", "250-a\n251 b", "250-a\n250 b\n250 c", "250-a",
	"550 a\rb", "550 a\x00b", "550\t5.1.1 tab", "550 5.1.1\ttab", "550 5.1.1", "550 5.1.1 ", "550  5.1.1 two blanks", "550-5.1.1\n550 5.1.1",
	"550-5.1.1 a\n550 5.1.2 b", "550-a\n550 5.1.1 b", "550-4.1.1 a\n550 4.1.1 b", "334 2.7.0 go on", "354 go ahead", "650 no", "150 no", "2500 no",
	"550 5.007.1 x", "550 5.7.1.2 x", "550 5.7.1000 x", "550 #5.1.1 x", "550 5.1.1: x", "550 (5.1.1) x", "550 -5.+1.1 x", "550 192.168.1.1 said no",
	"571 5.7.1 x", "571 Delivery not authorized", "444 what", "550 5.7.610 x", "560 5.8.1 x", "260 2.1.1", "Status: 5.1.1", "status:\r\n 5.1.1", "STATUS:5.1.1",
	"status : 5.1.1", "xstatus: 5.1.1", "dsn=4.4.1, stat", "DSN=4.4.1,", "Status: 5.1.1x", "\u00a0550 5.1.1\u3000", "550 5.1.1\u2003wide", "550\u00a05.1.1", "550 (#5.1.1)",
	"550 text (#4.1.1)", "550 text (#4.1.1) (#5.1.1)", "554 5.1.1. no", "it was 550 5.1.1.", "(550 5.1.1 no (really)) and more", "'550 5.1.1 don't', he wrote", "x \"550 5.1.1 no\" y",
	"said: 550 5.7.1 no; said: 550 5.2.2 mailbox full", "SAID: 550 no", "xsaid: 550 no", "said : 550 no", "said:550 no", "said: (550 no) x", "said: 250 ok", "said: 271 ok", "said: 571 no",
	"to me: 550 no", "<a@b>: 550 no", "<>: 550 no", "<ab>: 550 no", "mx[192.0.2.1]: 550 no", "mx[192.0.2.1]:25: 550 no", "mx[2001:db8::1]: 550 no", "mx[host]: 550 no",
	"error after RCPT TO:<a@b>: 550 no", "error after RCPT TO:<a> SIZE=1: 550 no", "error After DATA: 550 no", "after end of data: 550-a\\n550 b", "after pipelined DATA: 550 no",
	"after a while: 550 no", "an error after DATA after a while: 550 no", "an error after a while after DATA: 550 no", "initial connection: 421 no", "after initial connection: 421 no",
	"Diagnostic-Code: smtp; 550 no", "diagnostic-code:SMTP;550 no", "Diagnostic-Code: smtp; 5.1.1 no", "Diagnostic-Code: x-unix; 550 no", "Diagnostic-Code: smtp;550-5.7.26 a\n 550 5.7.26 b\nStatus: 5.7.26",
	`C="550 no"`, `msg="550 no"`, `c="550 no"`, "status=sent (250 ok)", "status=bounced (550 no)", "ERROR_CODE :550 no", "ERROR_CODE : 550 no",
	"<<< 550 no", " <<<550 no", "x <<< 550 no", "<** 571 no", "<- 250 ok", "S: 354 go", "S:250-a\nS: 250 b", "<~* 550-a\n<~* 550 5.1.1 b", ">>> 550 no",
	"550 no\n  such user\n more", "  550 no\n  such user\n   and more", "550 no\n  250 ok", "550-no\n550 5.1.1 such\n  user", "550 550 5.1.1 no", "550 550 no", "550-550-no\n550 x", "550 550",
	"250 Main Street", "room 550", "v5.1.1", "version 5.1.1", "5.1.1", "550_1", "550.1", "550. End", "550.", "550@x", "a550", "550-a\\n550-b\\n550 c", "550-5.1.1 a\\n550 5.1.1 b",
	"421 4.7.0 [TSS04] deferred", "552 5.2.2 too many recipients", "452 4.5.3 too many", "550 xmailbox full", "550 mailbox fullx", "550 MAILBOX\t  FULL", "550 (over quota)", "550 mailbox full, spamhaus",
	"250 mailbox full", "354 mailbox full", "550 4.2.2 mailbox full", "552 4.2.2 too many recipients", "521 5.7.1", "521 5.0.0", "550 \u017fpamhaus", "550 \u212anown, overquota", "550 mailbox\u00a0full",
	"550 [x] does not exist", "550 <a@b> does not exist", "550 5.1.1 Empf\ufffdnger",
}
