package smtpcode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestSendable(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  smtpcode.Reply
	}{
		{"a reply that can be sent", smtpcode.Reply{Code: 550, Enhanced: code("5.1.1"), Text: "no\r\nsuch user"},
			smtpcode.Reply{Code: 550, Enhanced: code("5.1.1"), Text: "no\r\nsuch user"}},
		{"the zero Reply", smtpcode.Reply{}, smtpcode.Reply{Code: 451}},
		{"a code out of range", smtpcode.Reply{Code: 600, Enhanced: code("5.1.1")}, smtpcode.Reply{Code: 451, Enhanced: code("4.1.1")}},
		{"another class", smtpcode.Reply{Code: 450, Enhanced: code("5.1.1")}, smtpcode.Reply{Code: 450, Enhanced: code("4.1.1")}},
		{"an enhanced code on 3yz", smtpcode.Reply{Code: 354, Enhanced: code("2.0.0"), Text: "go"}, smtpcode.Reply{Code: 354, Text: "go"}},
		{"a malformed enhanced code", smtpcode.Reply{Code: 550, Enhanced: 5<<20 | 1000, Text: "no"}, smtpcode.Reply{Code: 550, Text: "no"}},
		{"line ends", smtpcode.Reply{Code: 550, Text: "a\r\nb\rc\nd"}, smtpcode.Reply{Code: 550, Text: "a\nb\nc\nd"}},
		{"controls", smtpcode.Reply{Code: 550, Text: "a\x00b\x1b\x7f\tc"}, smtpcode.Reply{Code: 550, Text: "a?b??\tc"}},
		{"text that is not ASCII", smtpcode.Reply{Code: 550, Text: "größer \xff"}, smtpcode.Reply{Code: 550, Text: "gr??er ?"}},
		{"a code in the text", smtpcode.Reply{Code: 550, Text: "5.1.1 no"}, smtpcode.Reply{Code: 550, Enhanced: code("5.1.1"), Text: "no"}},
		{"a code of another class in the text", smtpcode.Reply{Code: 450, Text: "5.1.1 no"}, smtpcode.Reply{Code: 450, Enhanced: code("4.1.1"), Text: "no"}},
		{"a code on another line", smtpcode.Reply{Code: 550, Text: "no\n5.1.1 no"}, smtpcode.Reply{Code: 550, Text: "no\n 5.1.1 no"}},
		{"a challenge on two lines", smtpcode.Reply{Code: 334, Text: "a\nb"}, smtpcode.Reply{Code: 334, Text: "a b"}},
		{"a challenge too long", smtpcode.Reply{Code: 334, Text: strings.Repeat("A", 12289)}, smtpcode.Reply{Code: 334, Text: strings.Repeat("A", 12288)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := test.reply.Sendable()
			if got != test.want {
				t.Errorf("%+v, want %+v", got, test.want)
			}
			if _, err := got.Append(nil); err != nil {
				t.Error(err)
			}
		})
	}
}

// FuzzSendable checks that Append accepts every reply that Sendable returns, that ParseReply reads it back, and that a
// reply that Append accepts stays as it is.
func FuzzSendable(f *testing.F) {
	f.Add(uint16(550), uint32(0), "5.1.1 no\r\n5.1.2 no")
	f.Add(uint16(450), uint32(5<<20|1<<10|1), "größer\r5.1.1")
	f.Add(uint16(334), uint32(0), "a\nb")
	f.Add(uint16(600), uint32(1<<32-1), "\x00\n\n4.1.1")
	f.Add(uint16(250), uint32(0), strings.Repeat("x 5.1.1 ", 200))
	f.Fuzz(func(t *testing.T, replyCode uint16, enhanced uint32, text string) {
		reply := smtpcode.Reply{Code: smtpcode.ReplyCode(replyCode), Enhanced: smtpcode.EnhancedCode(enhanced), Text: text}
		sendable := reply.Sendable()
		if _, err := reply.Append(nil); err == nil && sendable != reply {
			t.Errorf("%+v can be sent, and becomes %+v", reply, sendable)
		}
		wire, err := sendable.Append(nil)
		if err != nil {
			t.Fatalf("%+v becomes %+v: %v", reply, sendable, err)
		}
		sendable.Text = strings.ReplaceAll(sendable.Text, "\r\n", "\n")
		roundTrip(t, sendable, string(wire))
	})
}

// A server has to answer, even if an error message of another program is not fit to be sent.
func ExampleReply_Sendable() {
	reply := smtpcode.NewReply(451, smtpcode.DetailOtherMailSystemStatus, "milter: größe\x00 unknown")
	if _, err := reply.Append(nil); err != nil {
		fmt.Println(err)
		reply = reply.Sendable()
	}
	fmt.Println(reply)
	// Output:
	// smtpcode: reply text is not ASCII, which only an SMTPUTF8 session allows (RFC 6531 section 3.7.4): 451 4.3.0 "milter: größe\x00 unknown"
	// 451 4.3.0 milter: gr??e? unknown
}
