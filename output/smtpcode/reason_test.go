package smtpcode_test

import (
	"fmt"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A server answers with a reason, and the right codes come with it.
func ExampleReason_Reply() {
	fmt.Println(smtpcode.ReasonMailboxFull.Reply("the mailbox is full"))
	// Output: 452 4.2.2 the mailbox is full
}

// A client asks why, whether to try again, and who can do something.
func ExampleReply_Reason() {
	reply, err := smtpcode.ParseReply("550 5.7.1 Service unavailable; client [192.0.2.1] blocked using bl.example.org")
	if err != nil {
		fmt.Println(err)
		return
	}
	reason := reply.Reason()
	fmt.Printf("%s; retry %s; bad address %t\n", reason, reply.Retry(), reason.BadAddress())
	for party, do := range reason.Parties() {
		fmt.Printf("the %s: %s\n", party, do)
	}
}

func TestReplyReason(t *testing.T) {
	for _, test := range []struct {
		name       string
		reply      smtpcode.Reply
		text, code smtpcode.Reason
		want       smtpcode.Reason
	}{
		{"a code says it", smtpcode.NewReply(552, smtpcode.DetailMailboxFull, "no"),
			smtpcode.ReasonUnstated, smtpcode.ReasonMailboxFull, smtpcode.ReasonMailboxFull},
		{"the text says it", smtpcode.Reply{Code: 550, Text: "Mailbox full"},
			smtpcode.ReasonMailboxFull, smtpcode.ReasonUnstated, smtpcode.ReasonMailboxFull},
		{"text and code contradict each other", smtpcode.NewReply(550, smtpcode.DetailBadDestinationMailboxAddress, "mailbox full"),
			smtpcode.ReasonMailboxFull, smtpcode.ReasonMailboxUnknown, smtpcode.ReasonMailboxFull},
		{"a vague code and no text", smtpcode.Reply{Code: 550},
			smtpcode.ReasonUnstated, smtpcode.ReasonUnstated, smtpcode.ReasonUnstated},
		{"part of a longer word", smtpcode.Reply{Code: 550, Text: "mailbox fullness"},
			smtpcode.ReasonUnstated, smtpcode.ReasonUnstated, smtpcode.ReasonUnstated},
		{"a positive reply's text", smtpcode.Reply{Code: 250, Text: "mailbox full"},
			smtpcode.ReasonUnstated, smtpcode.ReasonAccepted, smtpcode.ReasonAccepted},
		{"the zero Reply", smtpcode.Reply{}, smtpcode.ReasonUnstated, smtpcode.ReasonUnstated, smtpcode.ReasonUnstated},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.reply.TextReason(); got != test.text {
				t.Errorf("the text says %s, want %s", got, test.text)
			}
			if got := test.reply.CodeReason(); got != test.code {
				t.Errorf("the codes say %s, want %s", got, test.code)
			}
			if got := test.reply.Reason(); got != test.want {
				t.Errorf("the reason is %s, want %s", got, test.want)
			}
		})
	}
}

func TestRetry(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  smtpcode.Retry
	}{
		{"accepted", smtpcode.Reply{Code: 250}, smtpcode.RetryNotNeeded},
		{"more is wanted", smtpcode.Reply{Code: 354}, smtpcode.RetryNotNeeded},
		{"temporary", smtpcode.Reply{Code: 451}, smtpcode.RetryLater},
		{"permanent", smtpcode.Reply{Code: 550}, smtpcode.RetryAfterChange},
		{"too many recipients", smtpcode.NewReply(452, smtpcode.DetailTooManyRecipients, ""), smtpcode.RetryAtOnce},
		{"too many recipients, with 552", smtpcode.NewReply(552, smtpcode.DetailTooManyRecipients, ""), smtpcode.RetryAtOnce},
		{"too many recipients by policy", smtpcode.NewReply(550, smtpcode.DetailTooManyRecipients, ""), smtpcode.RetryAfterChange},
		{"no room", smtpcode.NewReply(552, smtpcode.DetailMailboxFull, ""), smtpcode.RetryAfterChange},
		{"no reply", smtpcode.Reply{}, smtpcode.RetryAfterChange},
		{"a temporary status without a reply code", smtpcode.Reply{Enhanced: smtpcode.DetailMailboxFull.With(4)}, smtpcode.RetryLater},
		{"a permanent status without a reply code", smtpcode.Reply{Enhanced: smtpcode.DetailMailboxFull.With(5)}, smtpcode.RetryAfterChange},
		{"a success without a reply code", smtpcode.Reply{Enhanced: smtpcode.DetailMailboxFull.With(2)}, smtpcode.RetryNotNeeded},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.reply.Retry(); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// TestReasonNames checks the names of values in and out of range.
func TestReasonNames(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{smtpcode.ReasonUnstated.String(), "unstated"},
		{smtpcode.Reason(255).String(), "Reason(255)"},
		{smtpcode.Reason(255).Text(), smtpcode.ReasonUnstated.Text()},
		{smtpcode.PartySendingSystem.String(), "sending system"},
		{smtpcode.Party(9).String(), "Party(9)"},
		{smtpcode.RetryAtOnce.String(), "at once"},
		{smtpcode.RetryAfterChange.Text(), "no: fix the cause first"},
		{smtpcode.Retry(9).String(), "Retry(9)"},
		{smtpcode.Retry(9).Text(), ""},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}
