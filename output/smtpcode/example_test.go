package smtpcode_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func Example() {
	reply := smtpcode.NewReply(452, smtpcode.DetailMailboxFull, "the mailbox is full")
	wire, err := reply.Append(nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%q\n", wire)
	// Output: "452 4.2.2 the mailbox is full\r\n"
}

func ExampleDetail_For() {
	fmt.Println(smtpcode.DetailMailboxFull.For(452))
	fmt.Println(smtpcode.DetailMailboxFull.For(552))
	// Output:
	// 4.2.2
	// 5.2.2
}

// Append writes both codes on every line. It does not allocate if the buffer has room.
func ExampleReply_Append() {
	buffer := make([]byte, 0, 1024)
	reply := smtpcode.NewReply(452, smtpcode.DetailTooManyRecipients, "too many recipients\nsend the message to the rest later")
	wire, err := reply.Append(buffer[:0])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(strings.ReplaceAll(string(wire), "\r\n", "\n"))
	// Output:
	// 452-4.5.3 too many recipients
	// 452 4.5.3 send the message to the rest later
}

// The enhanced code is removed from every line of the text.
func ExampleParseReply() {
	reply, err := smtpcode.ParseReply("550-5.1.1 There is no such mailbox.\r\n550 5.1.1 Check the address.\r\n")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(reply.Code, reply.Enhanced, reply.Permanent())
	fmt.Println(reply.Text)
	// Output:
	// 550 5.1.1 true
	// There is no such mailbox.
	// Check the address.
}

func ExampleReplyLines() {
	var lines smtpcode.ReplyLines
	for _, line := range []string{"250-mx.example.com", "250-SIZE 52428800", "250 ENHANCEDSTATUSCODES"} {
		last, err := lines.Add(line)
		if err != nil {
			log.Fatal(err)
		}
		if last {
			fmt.Printf("%q\n", lines.Reply().Text)
		}
	}
	// Output: "mx.example.com\nSIZE 52428800\nENHANCEDSTATUSCODES"
}

// A client that sends bulk mail decides by the class and the subject. It needs no list of codes.
func ExampleEnhancedCode_Subject() {
	for _, line := range []string{
		"550 5.1.1 no such user",
		"452 4.2.2 the mailbox is full",
		"550 5.7.606 the sending IP address is blocked",
		"421 try again later",
	} {
		reply, err := smtpcode.ParseReply(line)
		if err != nil {
			log.Fatal(err)
		}
		switch {
		case reply.Temporary():
			fmt.Println(reply.Code, reply.Enhanced, "retry later")
		case reply.Enhanced.Subject() == smtpcode.SubjectAddressing:
			fmt.Println(reply.Code, reply.Enhanced, "remove the address")
		default:
			fmt.Println(reply.Code, reply.Enhanced, "report to the sender")
		}
	}
	// Output:
	// 550 5.1.1 remove the address
	// 452 4.2.2 retry later
	// 550 5.7.606 report to the sender
	// 421  retry later
}

// Verdicts are ordered, so a caller can choose its own threshold.
func ExampleCheck() {
	for _, pair := range []string{"550 5.1.1", "554 5.7.1", "552 5.7.9", "450 4.1.2", "550 5.7.606", "550 4.1.1"} {
		reply, err := smtpcode.ParseReply(pair)
		if err != nil {
			log.Fatal(err)
		}
		verdict := smtpcode.Check(reply.Code, reply.Enhanced)
		fmt.Printf("%s: %s, warn: %v, fault: %v\n", pair, verdict, verdict > smtpcode.VerdictCustomary, verdict.Fault())
	}
	// Output:
	// 550 5.1.1: listed, warn: false, fault: false
	// 554 5.7.1: customary, warn: false, fault: false
	// 552 5.7.9: unlisted, warn: true, fault: false
	// 450 4.1.2: unusual class, warn: true, fault: false
	// 550 5.7.606: unregistered, warn: true, fault: true
	// 550 4.1.1: class mismatch, warn: true, fault: true
}

func ExampleReply_Check() {
	reply := smtpcode.Reply{Code: 550, Enhanced: smtpcode.DetailMailboxFull.For(452), Text: "the mailbox is full"}
	err := reply.Check()
	fmt.Println(err)
	fmt.Println(errors.Is(err, smtpcode.ErrClassMismatch))
	// Output:
	// 550 4.2.2: smtpcode: the enhanced code's class must be the reply code's first digit (RFC 2034 section 4)
	// true
}

// Other libraries hold an enhanced code as three numbers.
func ExampleEnhancedCode_Array() {
	array := smtpcode.DetailMessageTooBigForSystem.For(552).Array()
	fmt.Println(array)

	code := smtpcode.EnhancedCodeFromArray(array)
	fmt.Println(code, code.Text())
	// Output:
	// [5 3 4]
	// 5.3.4 Message too big for system
}

func ExampleReply_json() {
	text, err := json.Marshal(smtpcode.NewReply(552, smtpcode.DetailMailboxFull, "over quota"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output: {"code":"552","enhanced":"5.2.2","text":"over quota"}
}

func ExampleParseStatus() {
	code, err := smtpcode.ParseStatus("Status: 5.2.2 (mailbox full)")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(code, code.Text())
	// Output: 5.2.2 Mailbox full
}

// This program prints the temporary replies that RCPT may get.
func ExampleCommand_Replies() {
	for code := range smtpcode.CommandRCPT.Replies() {
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

func ExampleDetail_ReplyCodes() {
	for code := range smtpcode.DetailUTF8HeaderNotTransferable.ReplyCodes() {
		fmt.Println(code, code.Text())
	}
	// Output:
	// 550 Requested action not taken: mailbox unavailable
	// 554 Transaction failed
}
