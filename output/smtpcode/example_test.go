package smtpcode_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A server picks a reply code and a detail; the class follows.
func Example() {
	reply := smtpcode.NewReply(smtpcode.ReplyMailboxUnavailable, smtpcode.DetailBadDestinationMailboxAddress, "no such user here")
	wire, err := reply.Append(nil)
	fmt.Printf("%q %v\n", wire, err)
	// Output: "550 5.1.1 no such user here\r\n" <nil>
}

// A server's reply in a buffer that is used again: nothing is allocated. Every line has both codes.
func ExampleReply_Append() {
	buffer := make([]byte, 0, 1024)
	reply := smtpcode.NewReply(smtpcode.ReplyInsufficientStorage, smtpcode.DetailTooManyRecipients, "enough for one message\nsend the rest in another")
	wire, err := reply.Append(buffer[:0])
	if err != nil {
		panic(err)
	}
	os.Stdout.Write([]byte(strings.ReplaceAll(string(wire), "\r\n", "\n")))
	// Output:
	// 452-4.5.3 enough for one message
	// 452 4.5.3 send the rest in another
}

// A bounce processor decides by class and subject; the detail gives it the words.
func ExampleEnhancedCode() {
	for _, line := range []string{
		"550 5.1.1 <nobody@example.com>: Recipient address rejected",
		"452 4.2.2 The recipient's inbox is out of storage space",
		"550 5.7.606 Access denied, banned sending IP",
		"421 Service not available",
	} {
		reply, err := smtpcode.ParseReply(line)
		if err != nil {
			panic(err)
		}
		action := "give up"
		if reply.Temporary() {
			action = "try again"
		}
		switch reply.Enhanced.Subject() {
		case smtpcode.SubjectAddressing:
			action += ", and take the address off the list"
		case smtpcode.SubjectSecurity:
			action += ", and look at the sender"
		}
		fmt.Printf("%s %q: %s\n", reply.Enhanced, reply.Enhanced.Text(), action)
	}
	// Output:
	// 5.1.1 "Bad destination mailbox address": give up, and take the address off the list
	// 4.2.2 "Mailbox full": try again
	// 5.7.606 "": give up, and look at the sender
	//  "": try again
}

// The verdicts are one scale: a caller picks how much it wants to hear of.
func ExampleCheck() {
	for _, pair := range []string{"550 5.1.1", "554 5.7.1", "552 5.7.9", "450 4.1.2", "550 5.7.606", "550 4.1.1"} {
		reply, err := smtpcode.ParseReply(pair)
		if err != nil {
			panic(err)
		}
		verdict := smtpcode.Check(reply.Code, reply.Enhanced)
		fmt.Printf("%s: %s, worth a remark %v, a fault %v\n", pair, verdict, verdict > smtpcode.VerdictCustomary, verdict.Fault())
	}
	// Output:
	// 550 5.1.1: listed, worth a remark false, a fault false
	// 554 5.7.1: customary, worth a remark false, a fault false
	// 552 5.7.9: unlisted, worth a remark true, a fault false
	// 450 4.1.2: unusual class, worth a remark true, a fault false
	// 550 5.7.606: unregistered, worth a remark true, a fault true
	// 550 4.1.1: class mismatch, worth a remark true, a fault true
}

// The error of a reply at fault names both codes and the rule; errors.Is tells the kinds apart.
func ExampleReply_Check() {
	err := smtpcode.Reply{Code: 550, Enhanced: smtpcode.DetailMailboxFull.With(smtpcode.ClassTransientFailure)}.Check()
	fmt.Println(err)
	fmt.Println(errors.Is(err, smtpcode.ErrClassMismatch))
	// Output:
	// 550 4.2.2: smtpcode: the enhanced code's class must be the reply code's first digit (RFC 2034 section 4)
	// true
}

// The codes stand on every line of a multi-line reply, and in none of the text.
func ExampleParseReply() {
	reply, err := smtpcode.ParseReply("551-5.7.1 Forwarding to remote hosts disabled\r\n551 5.7.1 Select another host to act as your forwarder\r\n")
	fmt.Println(reply.Code, reply.Enhanced, err)
	for line := range strings.SplitSeq(reply.Text, "\n") {
		fmt.Println("-", line)
	}
	// Output:
	// 551 5.7.1 <nil>
	// - Forwarding to remote hosts disabled
	// - Select another host to act as your forwarder
}

// A client that reads a stream hands over line by line.
func ExampleReplyLines() {
	var lines smtpcode.ReplyLines
	for _, line := range []string{"250-mx.example.com", "250-SIZE 52428800", "250 ENHANCEDSTATUSCODES"} {
		last, err := lines.Add(line)
		if err != nil {
			panic(err)
		}
		if last {
			fmt.Printf("%+q\n", lines.Reply().Text)
		}
	}
	// Output: "mx.example.com\nSIZE 52428800\nENHANCEDSTATUSCODES"
}

// Other libraries hold an enhanced code as three numbers.
func ExampleEnhancedCode_Array() {
	type SMTPError struct { // in the manner of github.com/emersion/go-smtp
		Code         int
		EnhancedCode [3]int
		Message      string
	}
	code := smtpcode.ReplyExceededStorage
	sent := SMTPError{int(code), smtpcode.DetailMessageTooBigForSystem.For(code).Array(), "too big"}
	fmt.Println(sent)

	enhanced := smtpcode.EnhancedCodeFromArray(sent.EnhancedCode)
	fmt.Println(enhanced, enhanced.Text())
	fmt.Println("no code at all:", smtpcode.EnhancedCodeFromArray([3]int{-1, -1, -1}) == 0)
	// Output:
	// {552 [5 3 4] too big}
	// 5.3.4 Message too big for system
	// no code at all: true
}

// In JSON a code is its text.
func ExampleReply_json() {
	text, err := json.Marshal(smtpcode.NewReply(smtpcode.ReplyExceededStorage, smtpcode.DetailMailboxFull, "over quota"))
	fmt.Println(string(text), err)

	var reply smtpcode.Reply
	err = json.Unmarshal([]byte(`{"code": "550", "enhanced": "5.007.1", "text": "no"}`), &reply)
	fmt.Println(err)
	// Output:
	// {"code":"552","enhanced":"5.2.2","text":"over quota"} <nil>
	// smtpcode: read enhanced code "5.007.1": want class.subject.detail, class 2, 4 or 5, numbers from 0 to 999 without leading zeros
}

// The Status field of a delivery status notification.
func ExampleParseStatus() {
	code, err := smtpcode.ParseStatus("Status: 5.2.2 (mailbox full)")
	fmt.Println(code, code.Text(), err)
	// Output: 5.2.2 Mailbox full <nil>
}

// What may a client hear after RCPT?
func ExampleCommand_Replies() {
	command, err := smtpcode.ParseCommand("rcpt to:<postmaster@example.com>")
	if err != nil {
		panic(err)
	}
	for code := range command.Replies() {
		if code.Temporary() {
			fmt.Println(code, code.Text())
		}
	}
	// Output:
	// 421 <domain> Service not available, closing transmission channel
	// 450 Requested mail action not taken: mailbox unavailable
	// 451 Requested action aborted: local error in processing
	// 452 Requested action not taken: insufficient system storage
	// 455 Server unable to accommodate parameters
}

// All that the registry and the RFCs name for one detail.
func ExampleDetail_ReplyCodes() {
	detail := smtpcode.DetailTooManyRecipients
	fmt.Println(detail, detail.Text(), detail.Basis())
	for code := range detail.ReplyCodes() {
		fmt.Println(code, code.Text())
	}
	// Output:
	// X.5.3 Too many recipients associated reply codes
	// 451 Requested action aborted: local error in processing
	// 452 Requested action not taken: insufficient system storage
}
