package smtpcode_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A foundReply is a match as a test writes it: marker, codes, text.
type foundReply struct{ marker, codes, text string }

// found collects the matches in a text, and checks that they are in order and do not overlap.
func found(t *testing.T, text string) []foundReply {
	t.Helper()
	var all []foundReply
	end := 0
	for m := range smtpcode.FindReplies(text) {
		if m.Start < end || m.End <= m.Start || m.End > len(text) {
			t.Fatalf("a match from %d to %d after one that ends at %d, in %d octets", m.Start, m.End, end, len(text))
		}
		end = m.End
		codes := strings.TrimSpace(m.Reply.Code.String() + " " + m.Reply.Enhanced.String())
		if m.Reply.Code == 0 {
			codes = m.Reply.Enhanced.String()
		}
		if !strings.HasPrefix(text[m.Start:], strings.Fields(codes)[0]) {
			t.Errorf("%s begins with %q", codes, text[m.Start:m.End])
		}
		all = append(all, foundReply{m.Marker.String(), codes, m.Reply.Text})
	}
	return all
}

// findTests are texts with the replies in them.
var findTests = []struct {
	name, text string
	want       []foundReply
}{
	{"a pair", "it was 550 5.1.1 no such user", []foundReply{{"pair", "550 5.1.1", "no such user"}}},
	{"a pair with a hyphen", "got 550-5.7.26 not authenticated", []foundReply{{"pair", "550 5.7.26", "not authenticated"}}},
	{"a pair with a number sign", "got 550 #5.1.0 Address rejected.", []foundReply{{"pair", "550 5.1.0", "Address rejected."}}},
	{"a pair with a colon", "got 550: 5.1.1 no", []foundReply{{"pair", "550 5.1.1", "no"}}},
	{"a pair in quotation marks", "Remote Server returned '550 5.1.1 user doesn't exist'.", []foundReply{{"pair", "550 5.1.1", "user doesn't exist"}}},
	{"a quotation mark between the codes", "unknown address error 550-'5.1.1 <a@b>... User unknown' (delivery attempts: 0)",
		[]foundReply{{"pair", "550 5.1.1", "<a@b>... User unknown"}}},
	{"a pair in brackets", "(550 5.1.1 no (really)) and more", []foundReply{{"pair", "550 5.1.1", "no (really)"}}},
	{"an unknown reply code in a pair", "got 571 5.7.1 no", []foundReply{{"pair", "571 5.7.1", "no"}}},
	{"an unregistered detail in a pair", "got 550 5.7.606 banned", []foundReply{{"pair", "550 5.7.606", "banned"}}},
	{"punctuation after the enhanced code", "got 550 5.1.1: no", []foundReply{{"pair", "550 5.1.1", "no"}}},
	{"a sentence that ends with a pair", "it was 550 5.1.1.", []foundReply{{"pair", "550 5.1.1", ""}}},
	{"two pairs on one line", "(450 4.2.0 wait) (550 5.1.1 no)", []foundReply{{"pair", "450 4.2.0", "wait"}, {"pair", "550 5.1.1", "no"}}},
	{"sendmail's log", "ruleset=check_rcpt, reject=550 5.7.1 <a@example.org>... Relaying denied", []foundReply{{"pair", "550 5.7.1", "<a@example.org>... Relaying denied"}}},

	{"a line", "550 no such user", []foundReply{{"line", "550", "no such user"}}},
	{"an indented line", "x\r\n  550 no\r\n", []foundReply{{"line", "550", "no"}}},
	{"a bare code on a line", "550\r\n", []foundReply{{"line", "550", ""}}},
	{"a line whose codes contradict each other", "550 4.1.1 no", []foundReply{{"line", "550 4.1.1", "no"}}},
	{"a line without a class", "354 2.0.0 go ahead", []foundReply{{"line", "354", "2.0.0 go ahead"}}},
	{"two lines of one reply", "550-5.1.1 no\r\n550 5.1.1 such user\r\n\r\nmore", []foundReply{{"line", "550 5.1.1", "no\nsuch user"}}},
	{"two indented lines of one reply", "  550-no\n  550 such user\nmore", []foundReply{{"line", "550", "no\nsuch user"}}},
	{"a reply that is cut short", "550-5.7.26 no\nmore", []foundReply{{"line", "550 5.7.26", "no"}}},
	{"two replies", "250 ok\n250 ok", []foundReply{{"line", "250", "ok"}, {"line", "250", "ok"}}},
	{"a line that is indented more", "550 no\n  such user\nmore", []foundReply{{"line", "550", "no such user"}}},
	{"a code that is repeated", "550 550 5.1.1 no", []foundReply{{"line", "550 5.1.1", "no"}}},

	{"sendmail's transcript", ">>> RCPT To:<a@example.org>\n<<< 550-5.1.1 no\n<<< 550 5.1.1 such user\n550 5.1.1 <a@example.org>... User unknown",
		[]foundReply{{"transcript", "550 5.1.1", "no\nsuch user"}, {"line", "550 5.1.1", "<a@example.org>... User unknown"}}},
	{"swaks' transcript", " -> RCPT TO:<a@example.org>\n<** 571 no\n<-  250 ok", []foundReply{{"transcript", "571", "no"}, {"transcript", "250", "ok"}}},
	{"an RFC's example", "C: DATA\nS: 354 go ahead", []foundReply{{"transcript", "354", "go ahead"}}},

	{"Postfix's bounce", "<a@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1\n    <a@example.org>: unknown (in reply to RCPT TO command)",
		[]foundReply{{"phrase", "550 5.1.1", "<a@example.org>: unknown (in reply to RCPT TO command)"}}},
	{"Postfix's rejection", "NOQUEUE: reject: RCPT from mx.example.org[192.0.2.1]: 450 4.7.1 wait", []foundReply{{"phrase", "450 4.7.1", "wait"}}},
	{"the port of a host", "from [192.0.2.1]:4984: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"an IPv6 address", "from mx[2001:db8::1]: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"Exim's error after a recipient", "SMTP error from remote mail server after RCPT TO:<a@b>: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"Exim's error after a local part", "SMTP error from remote mail server after RCPT TO:<a>: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"Exim's error after a parameter", "error after MAIL FROM:<> SIZE=1325: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"Exim's error after the data", "SMTP error after end of data: 403 not now", []foundReply{{"phrase", "403", "not now"}}},
	{"Exim's lines in a log", `error after pipelined DATA: 550-5.7.1 one\n550-5.7.1 two\n550 5.7.1 three`, []foundReply{{"phrase", "550 5.7.1", "one\ntwo\nthree"}}},
	{"Exim's ACL", `rejected connection in "connect" ACL: 550 no`, []foundReply{{"phrase", "550", "no"}}},
	{"a mailbox", "error,from=<a@b>,to=<c@d>: 550 User unknown.", []foundReply{{"phrase", "550", "User unknown."}}},
	{"the null sender", "after MAIL FROM:<>: 450 wait", []foundReply{{"phrase", "450", "wait"}}},
	{"qmail's bounce", "Remote host said: 550 sorry, no mailbox here by that name. (#5.1.1)", []foundReply{{"phrase", "550 5.1.1", "sorry, no mailbox here by that name. (#5.1.1)"}}},
	{"a code in brackets of another class", "said: 550 no (#4.1.1)", []foundReply{{"phrase", "550", "no (#4.1.1)"}}},
	{"more than the code in brackets", "said: 550 no (#5.1.1 - chkusr)", []foundReply{{"phrase", "550 5.1.1", "no (#5.1.1 - chkusr)"}}},
	{"Google's bounce", "The error that the other server returned was: 550 550 5.1.1 no", []foundReply{{"phrase", "550 5.1.1", "no"}}},
	{"SurgeMail's phrase", "The response to me: 550 no", []foundReply{{"phrase", "550", "no"}}},
	{"failures", "with failure: 550 no\nfailed with: \"550 no\"", []foundReply{{"phrase", "550", "no"}, {"phrase", "550", "no"}}},
	{"an unknown negative code", "said: 571 no", []foundReply{{"phrase", "571", "no"}}},

	{"the Diagnostic-Code field", "Diagnostic-Code: smtp; 550 no such user", []foundReply{{"field", "550", "no such user"}}},
	{"the field without blanks", "diagnostic-code:SMTP;550-5.1.1 no", []foundReply{{"field", "550 5.1.1", "no"}}},
	{"the field on several lines", "Diagnostic-Code: smtp; 550-5.1.1 The account does\r\n    not exist.\r\n 550 5.1.1 Sorry\r\nStatus: 5.1.1",
		[]foundReply{{"field", "550 5.1.1", "The account does not exist.\nSorry"}, {"field", "5.1.1", ""}}},
	{"the field without a reply code", "Diagnostic-Code: smtp; 5.1.1 no", []foundReply{{"field", "5.1.1", ""}}},
	{"the Status field", "Status: 5.1.1 (no such user)", []foundReply{{"field", "5.1.1", ""}}},
	{"Postfix's log", "dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 no)", []foundReply{{"field", "5.1.1", ""}, {"phrase", "550 5.1.1", "no)"}}},
	{"Postfix's log without an enhanced code", "dsn=2.0.0, status=sent (250 OK (really))", []foundReply{{"field", "2.0.0", ""}, {"field", "250", "OK (really)"}}},
	{"Exim's log", `H=mx.example.org [192.0.2.1] C="250 OK id=1a" T=1`, []foundReply{{"field", "250", "OK id=1a"}}},
	{"a message in quotation marks", `status=3 msg="550 no such user" id=1`, []foundReply{{"field", "550", "no such user"}}},
	{"Zoho's bounce", "a@example.org Invalid Address, ERROR_CODE :550, ERROR_CODE :no", []foundReply{{"field", "550", "ERROR_CODE :no"}}},
	{"a text that begins with a quoted address", `said: 550 "a@example.com" is not a known user`, []foundReply{{"phrase", "550", `"a@example.com" is not a known user`}}},
	{"OpenSMTPD's log", `result="TempFail" stat="451 Temporary failure"`, []foundReply{{"field", "451", "Temporary failure"}}},
	{"sendmail's log of a deferral", "dsn=4.0.0, stat=Deferred: 421 unable to connect", []foundReply{{"field", "4.0.0", ""}, {"phrase", "421", "unable to connect"}}},
	{"the reason in a bounce of sendmail", "    (reason: 550 no such user)", []foundReply{{"phrase", "550", "no such user)"}}},
	{"lines that lack a last one, and one that is indented less", "  550-a\n  550-b\n 550-c\n  d\n550 e", []foundReply{{"line", "550", "c d\ne"}}},
	{"lines that lack a last one before another code", "550-a\n550-b\n551-c\n551 d", []foundReply{{"line", "551", "c\nd"}}},
	{"qmail's log", "failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_no_such_user/Giving_up_on_192.0.2.1./ x",
		[]foundReply{{"phrase", "550 5.1.1", "no such user"}}},
	{"qmail's log of several lines", "Remote_host_said:_550-5.1.1_no/550_5.1.1_such_user/", []foundReply{{"phrase", "550 5.1.1", "no\nsuch user"}}},
	{"qmail's log with an address", "Remote_host_said:_554_see_https://example.com/550/\n", []foundReply{{"phrase", "554", "see https://example.com/550"}}},
	{"qmail's log with a number", "Remote_host_said:_5501", nil},
	{"an identifier with a number", "x_550_5.1.1_no", nil},
	{"qmail's code alone", "Sorry, no mailbox here by that name. (#5.1.1)", []foundReply{{"brackets", "5.1.1", ""}}},

	{"a street, which is a known mistake", "250 Main Street", []foundReply{{"line", "250", "Main Street"}}},

	{"nothing", "", nil},
	{"a number", "it was 550 then", nil},
	{"a number at the end", "it was 550", nil},
	{"a version", "Postfix 5.1.1 is out", nil},
	{"an enhanced code on a line", "5.1.1 no", nil},
	{"an address of a host", "250 192.168.1.1", []foundReply{{"line", "250", "192.168.1.1"}}},
	{"an address in a sentence", "from 5.1.1.250 and 192.0.2.5 came", nil},
	{"a telephone number", "555-1234", nil},
	{"telephone numbers", "555-1234\n555-5678\nmore", nil},
	{"a date", "2024-12-06 and 06.12.2024", nil},
	{"a time", "10:22:45 said: 10:22", nil},
	{"an HTTP status line", "HTTP/1.1 503 Service Unavailable", nil},
	{"an unknown code on a line", "571 no", nil},
	{"an unknown positive code after a phrase", "the answer was: 299 octets", nil},
	{"a pair of different classes", "got 550 4.1.1 no", nil},
	{"a pair with 3yz", "got 354 5.1.1 no", nil},
	{"a pair with a blank too many", "got 550  5.1.1 no", nil},
	{"a longer number", "said: 5501 no", nil},
	{"a decimal", "said: 550.5 no", nil},
	{"a name", "said: 550a no", nil},
	{"a number in an address", "said: 550@example.org", nil},
	{"a first digit of FTP", "said: 150 go on", nil},
	{"another word", "exceeded: 550 from mx", nil},
	{"part of a word", "gainsaid: 550 no", nil},
	{"a phrase on another line", "said\n: 550 no", nil},
	{"no blank after the colon", "said:550 no", nil},
	{"a process", "smtpd[123]: 550 no", nil},
	{"no mailbox", "<a>: 550 no", nil},
	{"a mailbox on two lines", "<a\n@b>: 550 no", nil},
	{"an address on two lines", "[192.0.2.1\n]: 550 no", nil},
	{"an address too long", "<a@" + strings.Repeat("b", 256) + ">: 550 no", nil},
	{"another field", "X-Code: smtp; 550 no", nil},
	{"leading zeros", "got 550 5.01.1 no", nil},
	{"a fourth number", "dsn=5.1.1.2", nil},
	{"another parameter", "xdsn=5.1.1", nil},
}

func TestFindReplies(t *testing.T) {
	for _, test := range findTests {
		t.Run(test.name, func(t *testing.T) {
			if got := found(t, test.text); !slices.Equal(got, test.want) {
				t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}
