package explain_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
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

var (
	narrow = explain.Layout{Width: 80}
	whole  = explain.Layout{Width: 80, All: true}
)

// check checks what is true of every report.
func check(t *testing.T, report explain.Report) {
	t.Helper()
	text, err := report.JSON()
	if err != nil {
		t.Errorf("%q: %v", report.Asked, err)
	}
	checkPrintable(t, string(text))
	var back explain.Report
	if err := json.Unmarshal(text, &back); err != nil {
		t.Errorf("%q: %v in %s", report.Asked, err, text)
	}
	if (report.Kind == explain.KindMalformed) != (report.Problem != "") {
		t.Errorf("%q: kind %q, problem %q", report.Asked, report.Kind, report.Problem)
	}
	for _, a := range report.Answers {
		if a.What == "" || a.Reason == "" || a.Actions == nil || strings.Contains(a.What, "%!") {
			t.Errorf("%q: %+v", report.Asked, a)
		}
	}
	for _, layout := range []explain.Layout{narrow, whole} {
		checkLayout(t, report, layout)
	}
}

// checkLayout checks that lines are short and printable, and that colours change no text.
func checkLayout(t *testing.T, report explain.Report, layout explain.Layout) {
	t.Helper()
	text := report.Render(layout)
	checkPrintable(t, text)
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > layout.Width && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "@") && !strings.Contains(line, "://") {
			t.Errorf("%q: a line of %d columns: %s", report.Asked, utf8.RuneCountInString(line), line)
		}
	}
	layout.Colour = true
	if plain := uncoloured.Replace(report.Render(layout)); plain != text {
		t.Errorf("%q: colours change the text:\n%s", report.Asked, cmp.Diff(text, plain))
	}
}

// checkPrintable checks that a terminal obeys nothing in the text.
func checkPrintable(t *testing.T, text string) {
	t.Helper()
	for _, c := range text {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Errorf("%U in %q", c, text)
			return
		}
	}
}

// uncoloured removes the escape sequences.
var uncoloured = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[31m", "", "\x1b[32m", "", "\x1b[33m", "")

// TestEveryCode checks the answers to every reply code from 200 to 599, to every detail in every class, and to
// details that are not registered.
func TestEveryCode(t *testing.T) {
	book := newBook(t)
	for code := smtpcode.ReplyCode(200); code < 600; code++ {
		report := book.Explain(code.String())
		check(t, report)
		if len(report.Answers) != 1 || report.Answers[0].Code != code || report.Answers[0].Reply.Known != code.Known() {
			t.Fatalf("%s: %+v", code, report)
		}
		if r := report.Answers[0].Reply; code.Known() && (r.Sentence == "" || r.Identifier == "" || !report.Known) {
			t.Errorf("%s: known %t, %+v", code, report.Known, r)
		}
		if code.Known() && code.Standing() != smtpcode.StandingUnsourced && len(report.Answers[0].Reply.References) == 0 {
			t.Errorf("%s has no reference", code)
		}
	}
	for detail := range smtpcode.Details() {
		for _, asked := range []string{detail.String(), detail.With(2).String(), detail.With(4).String(), detail.With(5).String()} {
			report := book.Explain(asked)
			check(t, report)
			if len(report.Answers) != 1 || report.Answers[0].Title != asked || report.Answers[0].Detail.Code != detail.String() || !report.Known {
				t.Errorf("%s: %+v", asked, report)
			}
		}
	}
	for _, subject := range []int{0, 1, 7, 8, 16, 99, 999} {
		for _, number := range []int{0, 1, 31, 62, 99, 100, 500, 606, 650, 999} {
			code, _ := smtpcode.NewEnhancedCode(5, subject, number)
			report := book.Explain(code.String())
			check(t, report)
			if report.Answers[0].Detail.Known != code.Registered() {
				t.Errorf("%s: known %t", code, report.Answers[0].Detail.Known)
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
				if class != code.Class() && detail != smtpcode.DetailMailboxFull {
					continue // the contradiction is the same for every detail
				}
				enhanced := detail.With(class)
				report := book.Explain(code.String() + " " + enhanced.String())
				check(t, report)
				a := report.Answers[0]
				if a.Code != code || a.Enhanced != enhanced || a.Pair == nil {
					t.Fatalf("%s %s: %+v", code, enhanced, a)
				}
				verdict := smtpcode.Check(code, enhanced)
				if a.Pair.Verdict != verdict.String() || a.Pair.Fault != verdict.Fault() {
					t.Errorf("%s: verdict %+v", a.Title, a.Pair)
				}
				if (verdict == smtpcode.VerdictListed || verdict == smtpcode.VerdictCustomary) && len(a.Pair.Sources) == 0 {
					t.Errorf("%s: %s, without a source", a.Title, verdict)
				}
				if want := (smtpcode.Reply{Code: code, Enhanced: enhanced}).Retry().String(); a.Retry.Answer != want {
					t.Errorf("%s: retry %s, want %s", a.Title, a.Retry.Answer, want)
				}
				if verdict == smtpcode.VerdictClassMismatch && len(a.Actions) > 0 {
					t.Errorf("%s contradicts itself, but who acts is %v", a.Title, a.Actions)
				}
			}
		}
	}
}

// TestQuestions checks what answers say where much depends on it.
func TestQuestions(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct {
		name, asked string
		want        []string // parts of the text
		not         string   // not a part of it
	}{
		{"a pair in the registry", "550 5.7.26", []string{"listed: by the IANA registry", "the sending system: make SPF", "Google Gmail, 550 5.7.26"}, ""},
		{"a pair with a hyphen", "550-5.7.26", []string{"550 5.7.26 More than one check"}, ""},
		{"a pair in the other order", "5.7.26 550", []string{"550 5.7.26 More than one check"}, ""},
		{"a pair with its class open", "450 X.7.1", []string{"450 4.7.1"}, ""},
		{"a status field", "Status: 5.1.1 (no such user)", []string{"5.1.1 Bad destination mailbox address"}, ""},
		{"two codes", "550 vs 554", []string{"550 Requested action", "554 Transaction failed"}, ""},
		{"a list of enhanced codes", "4.2.2, 5.1.1", []string{"4.2.2 Mailbox full", "5.1.1 Bad destination"}, ""},
		{"a family of details", "5.7.x", []string{"Permanent failure, security or policy status.", "5.7.26 Multiple"}, "5.1.1"},
		{"a family with its class open", "X.2.*", []string{"X.2.2 Mailbox full", "depends on the class"}, ""},
		{"a family of all subjects", "x.x.5", []string{"Codes of several subjects", "X.1.5"}, ""},
		{"a family of reply codes", "4yz", []string{"Persistent transient failure.", "retry yes, later", "421 <domain>"}, "550"},
		{"a smaller family", "55z", []string{"category mail system", "552 Requested"}, "535"},
		{"a detail for class 4 only", "X.4.5", []string{"yes, later"}, "depends"},
		{"a detail for two classes", "X.4.7", []string{"depends on the class: 4, yes, later"}, ""},
		{"a Go identifier", "smtpcode.DetailMailboxFull", []string{"X.2.2 Mailbox full"}, ""},
		{"a reason", "reasonmailboxfull", []string{"Mailbox full: the recipient's", "a server sends 452 4.2.2: its owner", "or 552 5.2.2"}, ""},
		{"a reason that no server sends", "expired in the queue", []string{"Expired in the queue: the sending system has given up"}, "depends"},
		{"a command line", "rcpt to:<user@example.com>", []string{"RCPT: a recipient.", "452 Requested"}, "retry"},
		{"an event without a verb", "end of data", []string{"end of the message"}, ""},
		{"a code in a question", "what does 5.7.606 mean?", []string{"5.7.606", "Microsoft Exchange Online, 550 5.7.606 to 5.7.649"}, ""},
		{"after a range of a provider", "5.7.699", []string{"not registered"}, "Microsoft"},
		{"digits of an unknown code", "5.7.62", []string{"Permanent failure, security", "Did you mean: ", "5.7.26"}, ""},
		{"digits of an unknown reply code", "444", []string{"Transient negative completion, category unspecified"}, ""},
		{"lost dots", "571", []string{"5.7.1 Delivery not authorized, message refused (some servers leave out the dots)"}, ""},
		{"deprecated", "X.6.10", []string{"standing deprecated, replaced by X.6.8"}, ""},
		{"a contradictory pair", "550 4.2.2", []string{"class mismatch", "RFC 2034", "does not say why"}, "make room"},
		{"an enhanced code that is not allowed", "354 2.0.0", []string{"not allowed: a 3yz reply has no enhanced code", "has accepted the envelope"}, ""},
		{"an unregistered code in a pair", "550 5.0.1", []string{"unregistered: the detail is not registered", "5.0.0"}, ""},
		{"too many recipients", "452 4.5.3", []string{"yes, at once", "the sending system: send to the other recipients"}, "if it lasts"},
		{"too many recipients, in a permanent reply", "552 5.5.3", []string{"yes, at once"}, ""},
		{"a temporary failure", "452 4.2.2", []string{"if it lasts, the recipient: make room"}, ""},
		{"two parties", "550 5.2.1", []string{"who acts the recipient: have the mailbox enabled again or the receiving system: enable"}, ""},
		{"a success", "250 2.1.5", []string{"accepted", "not needed", "who acts nobody"}, ""},
		{"a success with a failure's detail", "2.2.2", []string{"accepted"}, "over its quota"},
		{"a failure with a success's detail", "5.1.5", []string{"Permanent failure"}, "found to be good"},
		{"relaying with the reply code of a login", "454 4.7.1", []string{"who acts the code does not say"}, "log in"},
		{"a customary pair", "450 4.7.1", []string{"customary: in no list, but in use for a HELO name", "sent by Postfix, maddy"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) { checkText(t, book.Explain(test.asked), test.want, test.not) })
	}
}

// TestReplies checks what answers to replies and logs say.
func TestReplies(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct {
		name, asked string
		want        []string
		not         string
	}{
		{"a reason in the text", "554 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org", []string{
			"Block listed: the client's IP address", "the server says 554 5.7.1 Service unavailable", "who acts the sending system: find out why"}, "does not say"},
		{"text and codes that contradict each other", "550 5.1.1 mailbox full", []string{"Mailbox full:", "but the codes say mailbox unknown", "make room"}, "correct the"},
		{"a text that does not say why", "550 There is nobody here.", []string{"neither the codes nor a known phrase say why", "There is nobody here."}, ""},
		{"a retry by the text", "452 4.2.0 too many recipients", []string{"yes, at once"}, "if it lasts"},
		{"an unknown reply code", "571 go away", []string{"the server says 571 go away", "5.7.1"}, ""},
		{"several lines", "550-5.1.1 no\n550 5.1.1 such user", []string{"the server says 550 5.1.1 no such user"}, ""},
		{"Postfix's log", "to=<user@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))",
			[]string{"user@example.com: mailbox unknown"}, ""},
		{"a greeting", "host mx.example.com[192.0.2.1] refused to talk to me: 421 4.7.0 Too many connections", []string{"Too many connections: "}, ""},
		{"sendmail's log", "to=<user@example.com>, ctladdr=<sender@example.org>, dsn=5.0.0, stat=User unknown", []string{"user@example.com: mailbox unknown", "5.0.0 stat=User unknown"}, ""},
		{"qmail's log", "failure: Remote_host_said:_550_5.1.1_no_such_user/", []string{"the server says 550 5.1.1 no such user"}, ""},
		{"the sender's address", "from=<user@example.com>: 550 5.7.1 no", []string{"the server says"}, "user@example.com: "},
		{"two recipients", "<a@example.com>: host mx said: 550 5.1.1 no such user\n\n<b@example.com>: host mx said: 452 4.2.2 mailbox full",
			[]string{"a@example.com: mailbox unknown", "b@example.com: mailbox full"}, ""},
		{"another reply of the same text", "said: 450 4.2.1 slow down\nsaid: 550 5.2.2 mailbox full", []string{"Also in the text: 550 5.2.2 mailbox full"}, ""},
		{"a success before a failure", "250 2.1.0 ok\n550 5.1.1 no such user", []string{"Mailbox unknown"}, "accepted"},
		{"fields alone", "Status: 5.2.2\nDiagnostic-Code: smtp; 552 sorry", []string{"Mailbox full: ", "the server says 552 5.2.2 sorry"}, ""},
		{"a status that says nothing", "Status: 5.0.0\nDiagnostic-Code: smtp; 550 mailbox full", []string{"Mailbox full: "}, "5.0.0"},
		{"a status of another class", "Status: 4.4.1\nDiagnostic-Code: smtp; 550 no", []string{"the server says 550 no", "no: fix the cause"}, "class mismatch"},
		{"a provider that the text names", "450 4.2.1 The user you are trying to contact is receiving mail too fast - gsmtp", []string{"Google Gmail, 450 4.2.1"}, "Yandex"},
		{"a provider that the host names", "host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.7.26 no", []string{"Google Gmail, 550 5.7.26"}, ""},
		{"a provider that means something else", "host mx1.mail.protection.outlook.com said: 550 5.1.10 no", []string{"Microsoft Exchange Online means that no mailbox", "neither the codes"}, ""},
		{"a stranger's meaning", "host mx.example.com said: 550 5.1.10 no", []string{"Domain takes no mail"}, "Microsoft"},
		{"an address at a provider", "450 4.2.1 <user@gmail.com> wait", []string{"450 4.2.1"}, "Google"},
		{"a code that only a provider has", "host mx.example.com said: 550 5.7.606 banned", []string{"Microsoft Exchange Online, 550 5.7.606"}, ""},
		{"a text without codes", "rejected RCPT <user@example.com> from host.example.net: relay not permitted here", []string{"Relay denied: ", "the server says rejected RCPT"}, "a server sends"},
		{"a login that failed, whatever the detail", "535 5.7.3 Authentication unsuccessful", []string{"Login failed: ", "correct the user name"}, "secure format"},
		{"a provider's own code beside a phrase for something else", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; sender not authenticated for group", []string{"Sender refused"}, "log in"},
		{"a code of the sender's own provider", "550 5.7.705 Access denied, tenant has exceeded threshold", []string{"Sending not allowed", "your own mail service"}, "allow the sender"},
		{"an address in the text", "550 5.7.511 Access denied, banned sender. Forward this message to delist@example.com", []string{"the server says"}, "delist@example.com: "},
		{"the new address", "551 user not local; please try <new@example.com>", []string{"551"}, "new@example.com: "},
		{"a log with two recipients", "Jan 2 postfix/smtp[1]: A: to=<root@example.com>, relay=mx, dsn=2.0.0, status=sent (250 ok)\n" +
			"Jan 2 postfix/smtpd[2]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 554 5.7.1 blocked using bl.example.org; from=<a@example.net> to=<b@example.com> proto=ESMTP",
			[]string{"b@example.com: block listed"}, "root@example.com: block"},
		{"a bounce that wraps a reply", "<a@example.com> (expanded from <b@example.com>): host\n    mx.example.com[192.0.2.1] refused to talk to me: 421 4.7.0 Too many\n    concurrent connections", []string{"a@example.com: too many connections"}, ""},
		{"a bounce that joins the lines of a reply", "<a@example.com>: host mx said: 550-5.1.1 The account\n    550-5.1.1 is not here, no such\n    550 5.1.1 user", []string{"The account is not here, no such user", "mailbox unknown"}, ""},
		{"a quoted bounce", "> <a@example.com>: host mx.example.com said: 550 5.1.1 no such\n>     user (in reply to RCPT TO command)\n", []string{"a@example.com: mailbox unknown"}, ""},
		{"recipients without codes", "  a@example.com\n    host mx.example.com [192.0.2.1]\n    SMTP error from remote mail server after end of data:\n    550 5.7.1 message considered spam\n" +
			"  b@example.com\n    retry timeout exceeded\n", []string{"a@example.com: spam", "b@example.com: expired in the queue"}, ""},
		{"an address and a reply", "a@example.com: 550 no such user", []string{"a@example.com: mailbox unknown"}, ""},
		{"a transcript with an accepted recipient", "<<< 250 2.1.5 <a@example.com>... Recipient ok\n<<< 550 5.1.1 <b@example.com>... User unknown\n",
			[]string{"b@example.com: mailbox unknown", "a@example.com: accepted"}, "a@example.com: mailbox"},
		{"two refusals in a log", "NOQUEUE: reject: RCPT from x: 550 5.1.1 <a@example.com>: no such user; to=<a@example.com>\nNOQUEUE: reject: RCPT from x: 452 4.2.2 <b@example.com>: mailbox full; to=<b@example.com>",
			[]string{"a@example.com: mailbox unknown", "b@example.com: mailbox full"}, "Also"},
		{"the sender's address in a reply", "550 5.1.8 <s@example.org>: Sender address rejected: Domain not found", []string{"550 5.1.8"}, "s@example.org: "},
		{"a contact in a reply", "said: 550 5.7.1 blocked, contact postmaster@example.com", []string{"550 5.7.1"}, "postmaster@example.com: "},
		{"an original recipient", "to=<b@example.com>, orig_to=<c@example.org>, relay=m, dsn=5.1.1, status=bounced (host m[192.0.2.1] said: 550 5.1.1 no)", []string{"b@example.com: "}, "c@example.org: "},
		{"a recipient after a word like id", "The address is invalid: <user@example.com> said: 550 5.1.1 no", []string{"user@example.com: "}, ""},
		{"a copy of the message", "<user@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nStatus: RO\n\nsaid: 550 5.7.1 blocked using bl.example.org",
			[]string{"user@example.com: mailbox unknown"}, "block listed"},
		{"a status of another program", "Status: RO\nSubject: x\n\n<a@example.com>: host said: 550 5.1.1 no\n\n<b@example.com>: host said: 452 4.2.2 full",
			[]string{"a@example.com: ", "b@example.com: "}, "Also"},
		{"three recipients with one unknown code", "<a@example.com>: host said: 555 5.1.99 no\n\n<b@example.com>: host said: 555 5.1.99 no", []string{"Did you mean: 5.1.9 "}, ""},
		{"a session", "MAIL FROM:<a@example.net>\n250 ok\nRCPT TO:<b@example.com>\n550 5.1.1 no such user\n", []string{"b@example.com: mailbox unknown"}, "a@example.net: mailbox"},
		{"a text with an IP address", "H=(x) [192.0.2.9] F=<a@example.net> rejected RCPT <b@example.com>: relay not permitted", []string{"Relay denied"}, ""},
		{"the reply of a mail service", "for RCPT TO command, host: mx.example.com (192.0.2.1) reason: 550 mailbox unavailable", []string{"550 mailbox unavailable"}, ""},
		{"what the sending system gave up", "5.4.7", []string{"yes, but by hand"}, "fix the cause"},
		{"Latin-1", "550 5.1.1 Empf\xe4nger unbekannt", []string{"550 5.1.1"}, "UTF-8"},
		{"a NUL in a text", "550 5.1.1 no\x00 such user, says the server", []string{"550 5.1.1"}, "NUL"},
		{"a binary file", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00", []string{"The text is full of NULs"}, ""},
		{"more than a mebibyte", "550 5.1.1 no\r\n" + strings.Repeat("Received: by mx.example.com\r\n", 40000), []string{"550 5.1.1"}, ""},
		{"escape sequences", "550 5.1.1 \x1b[31mred\x1b[0m \u202e \u009b", []string{"red\uFFFD[0m \uFFFD \uFFFD"}, "\x1b"},
	} {
		t.Run(test.name, func(t *testing.T) { checkText(t, book.Explain(test.asked), test.want, test.not) })
	}
}

// checkText checks that a report's text has the wanted parts and lacks another.
func checkText(t *testing.T, report explain.Report, want []string, not string) {
	t.Helper()
	check(t, report)
	text := strings.Join(strings.Fields(report.Render(narrow)), " ")
	for _, part := range want {
		if !strings.Contains(text, strings.Join(strings.Fields(part), " ")) {
			t.Errorf("the answer lacks %q:\n%s", part, report.Render(narrow))
		}
	}
	if not != "" && strings.Contains(text, not) {
		t.Errorf("the answer has %q:\n%s", not, report.Render(narrow))
	}
}

// TestMalformed checks what is said about questions that are meant as codes and are none.
func TestMalformed(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct{ asked, meant string }{
		{"5.007.1", "5.7.1"}, {"-5.+1.1", "5.1.1"}, {"5.7.1.2", "5.7.1"}, {"5.7.1.x", "5.7.1"}, {"192.0.2.1", ""}, {"5.7", ""}, {"5711", "5.7.11"},
		{"999", ""}, {"55", ""}, {"199", ""}, {"550 5.007.1", "5.7.1"}, {"why 5.007.1", "5.7.1"}, {"6.1.1", ""}, {"5.1.1000", ""},
	} {
		report := book.Explain(test.asked)
		check(t, report)
		meant := ""
		if len(report.DidYouMean) > 0 {
			meant = report.DidYouMean[0].Code
		}
		if report.Kind != explain.KindMalformed || meant != test.meant {
			t.Errorf("%q: %s, %q, meant %q, want %q", test.asked, report.Kind, report.Problem, meant, test.meant)
		}
	}
}

// TestWords checks what is found first for words that people type.
func TestWords(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct{ words, first string }{
		{"mailbx full", "mailbox full"},
		{"greylisting", "greylisted"},
		{"too many recipents", "too many recipients"},
		{"bad sequence", "503"},
		{"mailing list expansion", "X.2.4"},
	} {
		report := book.Explain(test.words)
		check(t, report)
		if len(report.Found) == 0 || report.Found[0].Code != test.first {
			t.Errorf("%q: %+v, want %s first", test.words, report.Found, test.first)
		}
	}
	for phrase, reason := range map[string]smtpcode.Reason{
		"Mailbox Full!": smtpcode.ReasonMailboxFull, "no such user": smtpcode.ReasonMailboxUnknown, "routing loop": smtpcode.ReasonLoop, "reverse dns": smtpcode.ReasonReverseDNS,
	} {
		if report := book.Explain(phrase); len(report.Answers) != 1 || report.Answers[0].Reason != reason.String() || report.Answers[0].Send == nil {
			t.Errorf("%q: %+v, want %s", phrase, report, reason)
		}
	}
	for _, unknown := range []string{"qwertyuiop", "XCLIENT", "a b c"} {
		if report := book.Explain(unknown); report.Known || len(report.Answers) > 0 {
			t.Errorf("%q is known: %+v", unknown, report)
		}
	}
}

// TestReasons checks that every reason is found by its name, and that a reply with it opens in at most six lines.
func TestReasons(t *testing.T) {
	book := newBook(t)
	for reason := range smtpcode.Reasons() {
		report := book.Explain(reason.String())
		check(t, report)
		if len(report.Answers) != 1 || report.Answers[0].Reason != reason.String() {
			t.Errorf("%s: %+v", reason, report)
		}
		code, enhanced := reason.Codes()
		if code == 0 {
			continue
		}
		if send := report.Answers[0].Send; send == nil || send.Code != code || send.Enhanced != enhanced {
			t.Errorf("%s: send %+v", reason, send)
		}
		wire, err := reason.Reply("for " + strings.Repeat("a long reason ", 20)).Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		opening, _, _ := strings.Cut(book.Explain("<postmaster@mail.example.com>: host mx said: "+string(wire)).Render(narrow), "\n\n")
		if lines := strings.Count(opening, "\n") + 1; lines > 6 {
			t.Errorf("%s opens with %d lines:\n%s", reason, lines, opening)
		}
	}
}

// TestRealReplies checks that lines from real bounces, which are not in this repository, are read as replies.
func TestRealReplies(t *testing.T) {
	text, err := os.ReadFile("../../../../../shared/corpus/replies.tsv")
	if err != nil {
		t.Skip("there are no real replies:", err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	if len(lines) < 100 {
		t.Fatalf("%d lines: this is another file", len(lines))
	}
	book := newBook(t)
	for _, line := range lines {
		reply, _, _ := strings.Cut(line, "\t")
		for _, asked := range []string{reply, "smtp; " + reply, "host mx.example.com[192.0.2.25] said: " + reply} {
			report := book.Explain(asked)
			check(t, report)
			if len(report.Answers) == 0 || report.Answers[0].Code.String() != reply[:3] {
				t.Errorf("%q: %+v", asked, report.Answers)
			}
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
		for _, s := range book.Complete(test.asked, test.typed) {
			lines = append(lines, s.Code+" "+s.Phrase)
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
