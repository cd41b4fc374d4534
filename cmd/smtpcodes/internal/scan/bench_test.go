package scan

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"testing"
)

// logForms are lines of an invented log as Postfix, Exim, Dovecot and sendmail write them, with how often they come. Most
// have no reply, and few of the replies are failures. Their verbs are minute, second, process, host and a number.
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

// mailLog returns an invented log of about the size, the same in every run.
func mailLog(size int) []byte {
	var forms []string
	for _, f := range logForms {
		for range f.share {
			forms = append(forms, f.form)
		}
	}
	random := rand.New(rand.NewPCG(5, 1))
	var log bytes.Buffer
	for log.Len() < size {
		host := fmt.Sprintf("mail-%d.example%d.net", random.IntN(100), random.IntN(10))
		fmt.Fprintf(&log, forms[random.IntN(len(forms))], random.IntN(60), random.IntN(60), random.IntN(1<<16), host, random.IntN(256))
		log.WriteByte('\n')
	}
	return log.Bytes()
}

// BenchmarkCount counts all replies of a log on one processor. MAILLOG names a file to write the log to, for a comparison
// with other programs.
func BenchmarkCount(b *testing.B) {
	log := mailLog(64 << 20)
	if path := os.Getenv("MAILLOG"); path != "" {
		if err := os.WriteFile(path, log, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.SetBytes(int64(len(log)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := Count(b.Context(), Input{Paths: []string{"-"}, Stdin: bytes.NewReader(log)})
		if err != nil || table.Replies == 0 {
			b.Fatal(table.Replies, err)
		}
	}
}

// BenchmarkEach writes a row for each reply of a log.
func BenchmarkEach(b *testing.B) {
	log := mailLog(8 << 20)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, format := range []Format{FormatJSONL, FormatCSV} {
		b.Run(string(format), func(b *testing.B) {
			b.SetBytes(int64(len(log)))
			for b.Loop() {
				if _, err := Each(b.Context(), Input{Paths: []string{"-"}, Stdin: bytes.NewReader(log)}, io.Discard, format); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
