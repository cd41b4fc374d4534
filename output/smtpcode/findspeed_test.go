package smtpcode_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// logForms are lines of an invented log in the forms of Postfix, Exim, Dovecot and sendmail, about as often as a busy
// host writes them. Their verbs are minute, second, process, host and a number.
var logForms = []struct {
	share int
	form  string
}{
	{18, "Mar  4 10:%02d:%02d mx1 postfix/smtpd[%d]: connect from %s[192.0.2.%d]"},
	{16, "Mar  4 10:%02d:%02d mx1 postfix/smtpd[%d]: disconnect from %s[192.0.2.%d] ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7"},
	{10, "Mar  4 10:%02d:%02d mx1 postfix/smtpd[%d]: 4F2kXz1b2c: client=%s[192.0.2.%d]"},
	{10, "Mar  4 10:%02d:%02d mx1 postfix/cleanup[%d]: 4F2kXz1b2c: message-id=<20260304.%[3]d.%[5]d@%[4]s>"},
	{10, "Mar  4 10:%02d:%02d mx1 postfix/qmgr[%d]: 4F2kXz1b2c: from=<news@%s>, size=%d, nrcpt=1 (queue active)"},
	{6, "Mar  4 10:%02d:%02d mx1 postfix/qmgr[%[3]d]: 4F2kXz1b2c: removed"},
	{8, "Mar  4 10:%02d:%02d mx1 postfix/smtp[%d]: 4F2kXz1b2c: to=<someone@example.org>, relay=%s[192.0.2.%d]:25, delay=1.7, delays=0.1/0.01/0.9/0.7, dsn=2.0.0, status=sent (250 2.0.0 OK queued as 9C41D2)"},
	{2, "Mar  4 10:%02d:%02d mx1 postfix/smtp[%d]: 4F2kXz1b2c: to=<nobody@example.org>, relay=%s[192.0.2.%d]:25, delay=0.9, delays=0.1/0/0.5/0.3, dsn=5.1.1, status=bounced (host %[4]s[192.0.2.%[5]d] said: 550 5.1.1 <nobody@example.org>: user unknown (in reply to RCPT TO command))"},
	{3, "Mar  4 10:%02d:%02d mx1 postfix/smtpd[%d]: NOQUEUE: reject: RCPT from %s[192.0.2.%d]: 450 4.7.1 <someone@example.org>: greylisted; from=<a@example.net> to=<someone@example.org> proto=ESMTP helo=<%[4]s>"},
	{5, "2026-03-04 10:%02d:%02d [%d] 1rkXyz-0005vi-00 <= news@%s H=%[4]s [192.0.2.%d] P=esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 S=4711 id=abc@%[4]s"},
	{5, "2026-03-04 10:%02d:%02d [%d] 1rkXyz-0005vi-00 => someone@example.org R=dnslookup T=remote_smtp H=%s [192.0.2.%d] C=\"250 2.0.0 OK 1771234567\""},
	{1, "2026-03-04 10:%02d:%02d [%d] 1rkXyz-0005vi-00 == full@example.org R=dnslookup T=remote_smtp defer (-44) H=%s [192.0.2.%d]: SMTP error from remote mail server after RCPT TO:<full@example.org>: 452 4.2.2 over quota"},
	{5, "Mar  4 10:%02d:%02d mx1 dovecot: imap-login: Login: user=<someone>, method=PLAIN, rip=192.0.2.%[5]d, lip=192.0.2.1, mpid=%[3]d, TLS, session=<%[4]s>"},
	{1, "Mar  4 10:%02d:%02d mx2 sendmail[%d]: 56CF8Qni004012: ruleset=check_rcpt, arg1=<a@example.org>, relay=%s [192.0.2.%d], reject=550 5.7.1 <a@example.org>... Relaying denied"},
}

// mailLog returns an invented mail log of some 50 MB, the same in every run.
var mailLog = sync.OnceValue(func() string {
	var forms []string
	for _, f := range logForms {
		for range f.share {
			forms = append(forms, f.form)
		}
	}
	random := rand.New(rand.NewPCG(5, 1))
	var log strings.Builder
	for log.Len() < 50<<20 {
		host := fmt.Sprintf("mail-%d.example%d.net", random.IntN(100), random.IntN(10))
		fmt.Fprintf(&log, forms[random.IntN(len(forms))], random.IntN(60), random.IntN(60), random.IntN(1<<16), host, random.IntN(256))
		log.WriteByte('\n')
	}
	return log.String()
})

// TestFindAllocations checks that replies of one line are found without an allocation.
func TestFindAllocations(t *testing.T) {
	const line = "dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 no)\n550 no\n<<< 550 #5.1.0 no\nDiagnostic-Code: smtp; 550 no (#5.1.1)\n(550-5.1.1 no)"
	count := 0
	allocations := testing.AllocsPerRun(100, func() {
		for m := range smtpcode.FindReplies(line) {
			count += len(m.Reply.Text)
		}
	})
	if allocations != 0 || count == 0 {
		t.Errorf("%v allocations, %d octets", allocations, count)
	}
}

// TestFindHostile checks that the time for texts that are made to be slow grows with their length only.
func TestFindHostile(t *testing.T) {
	for _, part := range []string{">: 550x ", "]: 550x ", " after : 550x ", "<: 550x ", "(550 5.1.1 a)", "\"550 5.1.1 a\" ", "'550 5.1.1 a' ",
		"550-5.1.1 a\n", "550 5.1.1 a\n  b\n c\n", " 550", "(#550 ", "said: 550 (", `550-5.1.1 a\n`, "5.1.1", "          ", "\n  b",
		"550-a\n", "550-\n  x\n", "x_said:_550/550"} {
		seconds := func(octets int) float64 {
			text := strings.Repeat("x", octets) + "\n550-" + strings.Repeat(part, octets/len(part))
			if part[0] == '\n' {
				text = strings.Repeat("x", octets) + " said: 550 no" + strings.Repeat(part, octets/len(part))
			}
			start := time.Now()
			for range smtpcode.FindReplies(text) {
			}
			return time.Since(start).Seconds()
		}
		if short, long := seconds(1<<17), seconds(1<<20); long > 1 && long > 24*short {
			t.Errorf("%q: %.2f s for 128 KB, %.2f s for 1 MB", part, short, long)
		} else {
			t.Logf("%q: %.4f s for 128 KB, %.4f s for 1 MB", part, short, long)
		}
	}
}

// BenchmarkFindReplies reads the log, in which every fifth line has a reply.
func BenchmarkFindReplies(b *testing.B) {
	log := mailLog()
	b.SetBytes(int64(len(log)))
	b.ReportAllocs()
	for b.Loop() {
		count := 0
		for range smtpcode.FindReplies(log) {
			count++
		}
		b.ReportMetric(float64(count), "replies")
	}
}

// BenchmarkTextReason looks for phrases in a part of the log, which has many of the words that phrases are found by.
func BenchmarkTextReason(b *testing.B) {
	log := mailLog()[:1<<20]
	b.SetBytes(int64(len(log)))
	for b.Loop() {
		smtpcode.Reply{Code: 550, Text: log}.TextReason()
	}
}
