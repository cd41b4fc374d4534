package smtpcode_test

import (
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestAllocations has what mail software does with every reply, none of which may allocate.
func TestAllocations(t *testing.T) {
	enhanced := code(t, "5.7.26")
	reply := smtpcode.NewReply(550, smtpcode.DetailMailboxDisabled, "this mailbox is closed\nfor ever")
	buffer := make([]byte, 0, 1024)
	var lines smtpcode.ReplyLines
	var text int // these two keep the calls from being left out
	var fine bool
	for name, f := range map[string]func(){
		"ParseReplyCode":       func() { _, _ = smtpcode.ParseReplyCode("550") },
		"ParseEnhancedCode":    func() { _, _ = smtpcode.ParseEnhancedCode("5.7.26") },
		"ParseEnhancedCode, 3": func() { _, _ = smtpcode.ParseEnhancedCode("5.100.606") },
		"ParseDetail":          func() { _, _ = smtpcode.ParseDetail("X.7.26") },
		"ParseCommand":         func() { _, _ = smtpcode.ParseCommand("rcpt to:<a@example.com>") },
		"ParseStatus":          func() { _, _ = smtpcode.ParseStatus("Status: 5.1.1 (no such user)") },
		"ParseReply":           func() { _, _ = smtpcode.ParseReply("550 5.7.26 no authentication passed\r\n") },
		"ParseReplyLine":       func() { _, _ = smtpcode.ParseReplyLine("550-5.7.26 no authentication passed\r\n") },
		"ReplyLines.Add":       func() { _, _ = lines.Add("550 5.7.26 no authentication passed\r\n") },
		"ReplyCode.String":     func() { text += len(smtpcode.ReplyMailboxUnavailable.String()) },
		"ReplyCode.Text":       func() { text += len(smtpcode.ReplyMailboxUnavailable.Text()) },
		"ReplyCode.Reference":  func() { text += len(smtpcode.ReplyMailboxUnavailable.Reference()) },
		"EnhancedCode.String":  func() { text += len(enhanced.String()) },
		"EnhancedCode.Text":    func() { text += len(enhanced.Text()) },
		"EnhancedCode.Array":   func() { text += enhanced.Array()[2] },
		"Detail.String":        func() { text += len(enhanced.Detail().String()) },
		"Detail.Reference":     func() { text += len(enhanced.Detail().Reference()) },
		"Detail.For":           func() { text += int(smtpcode.DetailMailboxFull.For(552)) },
		"Detail.Lists":         func() { fine = smtpcode.DetailMailboxFull.Lists(552) },
		"Command.Allows":       func() { fine = smtpcode.CommandRCPT.Allows(550) },
		"Check":                func() { fine = smtpcode.Check(550, enhanced).Fault() },
		"Verdict.String":       func() { text += len(smtpcode.Check(550, enhanced).String()) },
		"Reply.Check, fine":    func() { fine = reply.Check() == nil },
		"Reply.Append":         func() { _, _ = reply.Append(buffer) },
		"AppendText":           func() { _, _ = enhanced.AppendText(buffer) },
		"iteration": func() {
			for detail := range smtpcode.Details() {
				text += int(detail)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			if n := testing.AllocsPerRun(100, f); n != 0 {
				t.Errorf("%v allocations", n)
			}
		})
	}
	_, _ = text, fine
}
