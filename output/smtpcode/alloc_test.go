package smtpcode_test

import (
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestAllocations checks that what mail software does with every reply does not allocate.
func TestAllocations(t *testing.T) {
	enhanced := code("5.7.26")
	reply := smtpcode.NewReply(550, smtpcode.DetailMailboxDisabled, "this mailbox is closed\npermanently")
	buffer := make([]byte, 0, 1024)
	var lines smtpcode.ReplyLines
	var n int // n and ok keep the compiler from dropping the calls
	var ok bool
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
		"ReplyCode.String":     func() { n += len(smtpcode.ReplyMailboxUnavailable.String()) },
		"ReplyCode.Text":       func() { n += len(smtpcode.ReplyMailboxUnavailable.Text()) },
		"AppendText":           func() { _, _ = enhanced.AppendText(buffer) },
		"EnhancedCode.Array":   func() { n += enhanced.Array()[2] },
		"Detail.Lists":         func() { ok = smtpcode.DetailMailboxFull.Lists(552) },
		"EnhancedCode.String":  func() { n += len(enhanced.String()) },
		"EnhancedCode.Text":    func() { n += len(enhanced.Text()) },
		"Detail.String":        func() { n += len(enhanced.Detail().String()) },
		"Detail.For":           func() { n += int(smtpcode.DetailMailboxFull.For(552)) },
		"Command.Allows":       func() { ok = smtpcode.CommandRCPT.Allows(550) },
		"Check":                func() { ok = smtpcode.Check(550, enhanced).Fault() },
		"Verdict.String":       func() { n += len(smtpcode.Check(550, enhanced).String()) },
		"Reply.Check":          func() { ok = reply.Check() == nil },
		"Reply.Append":         func() { _, _ = reply.Append(buffer) },
		"Details": func() {
			for detail := range smtpcode.Details() {
				n += int(detail)
			}
		},
	} {
		if allocs := testing.AllocsPerRun(100, f); allocs != 0 {
			t.Errorf("%s: %v allocations", name, allocs)
		}
	}
	_, _ = n, ok
}

// TestAllocationsOfLines checks that a reply of several lines is parsed with one allocation, however long it is.
func TestAllocationsOfLines(t *testing.T) {
	for _, lines := range []int{2, 4, 100} {
		reply := strings.Repeat("550-5.7.1 this host takes no mail from yours\r\n", lines-1) + "550 5.7.1 ask why\r\n"
		if allocations := testing.AllocsPerRun(100, func() { _, _ = smtpcode.ParseReply(reply) }); allocations != 1 {
			t.Errorf("%v allocations for a reply of %d lines", allocations, lines)
		}
	}
}
