package scan

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// tableOf counts the replies in a text, in blocks of a size.
func tableOf(t *testing.T, text string, size int) Table {
	t.Helper()
	table, err := Count(t.Context(), Input{Paths: []string{"-"}, Stdin: strings.NewReader(text), size: size})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestTable checks what is counted as one, the order, and the examples.
func TestTable(t *testing.T) {
	const log = `Mar  4 10:00:01 mx postfix/smtp[1]: A: to=<a@example.org>, dsn=2.0.0, status=sent (250 2.0.0 OK)
Mar  4 10:00:02 mx postfix/smtp[1]: B: to=<b@example.org>, dsn=4.4.1, status=deferred (connect: timed out)
Mar  4 10:00:03 mx postfix/smtp[1]: C: to=<c@example.org>, dsn=5.7.606, status=bounced (host said: 550 5.7.606 banned)
Mar  4 10:00:04 mx postfix/smtp[1]: D: to=<d@example.org>, dsn=5.1.1, status=bounced (host said: 550 5.1.1 user unknown)
Mar  4 10:00:05 mx postfix/smtp[1]: E: to=<e@example.org>, dsn=2.0.0, status=sent (250 2.0.0 OK)
Mar  4 10:00:06 mx postfix/smtp[1]: F: to=<f@example.org>, dsn=5.7.606, status=bounced (host said: 550 5.7.606 banned)
Mar  4 10:00:07 mx postfix/smtp[1]: G: to=<g@example.org>, dsn=4.1.1, status=deferred (host said: 550 5.1.1 user unknown)
Mar  4 10:00:08 mx postfix/smtp[1]: H: to=<h@example.org>, dsn=5.7.606, status=bounced (host said: 550 5.7.606 banned)
`
	const want = `count  share  codes        reason            verdict
    3  33.3%  550 5.7.606  block listed      unregistered
    -:3: 550 5.7.606 banned)
    2  22.2%  550 5.1.1    mailbox unknown   listed
    -:4: 550 5.1.1 user unknown)
    1  11.1%  4.1.1        mailbox unknown   unspecified
    -:7: 4.1.1
    1  11.1%  4.4.1        host unreachable  unspecified
    -:2: 4.4.1
    2  22.2%  250 2.0.0    accepted          unspecified
    -:1: 250 2.0.0 OK

9 replies in 1 file, 901 bytes
`
	for _, size := range []int{0, 1, 100, 300} {
		if difference := cmp.Diff(want, tableOf(t, log, size).Render(80)); difference != "" {
			t.Errorf("in blocks of %d (-want +got):\n%s", size, difference)
		}
	}
	if got, want := tableOf(t, "nothing\n", 0).Render(80), "no replies found in 1 file, 8 bytes\n"; got != want {
		t.Errorf("without replies: %q, want %q", got, want)
	}
}

// TestStatusVerdict checks the verdicts on enhanced codes without a reply code.
func TestStatusVerdict(t *testing.T) {
	table := tableOf(t, "dsn=5.1.1\ndsn=5.1.99\ndsn=5.6.10\n", 0)
	var got []string
	for _, row := range table.Rows {
		got = append(got, codes(row.Code, row.Enhanced)+" "+row.Verdict.String())
	}
	want := []string{"5.1.1 unspecified", "5.1.99 unregistered", "5.6.10 deprecated"}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("(-want +got):\n%s", difference)
	}
}

// TestWidth checks that the table fits a terminal and has nothing raw from a file.
func TestWidth(t *testing.T) {
	text := "said: 550 5.7.1 \x1b[31m\u009b31m\u202eabc\xff \u00a0" + strings.Repeat("漢字", 100) + "\r\n"
	for _, width := range []int{40, 80, 120} {
		lines := strings.Split(tableOf(t, text, 0).Render(width), "\n")
		example := lines[2]
		if got := uniseg.StringWidth(example); got > width || got < width-1 {
			t.Errorf("width %d: the example takes %d", width, got)
		}
		if !utf8.ValidString(example) || strings.ContainsAny(example, "\x1b\u009b\u202e\r") || !strings.HasPrefix(example, "    -:1: 550 5.7.1 �[31m�31m�abc� 漢") {
			t.Errorf("width %d: raw text in %q", width, example)
		}
	}
}

// TestWidestRow checks that the columns fit 80 with the longest words of the package.
func TestWidestRow(t *testing.T) {
	row := Row{Kind{550, 5<<20 | 999<<10 | 999, 0}, 0, 9999999, Example{}}
	for reason := range smtpcode.Reasons() {
		if len(reason.String()) > len(row.Reason.String()) {
			row.Reason = reason
		}
	}
	row.Verdict = smtpcode.VerdictUnknownReplyCode
	table := Table{Replies: row.Count, Rows: []Row{row}}
	for line := range strings.Lines(table.Render(80)) {
		if len(line) > len("\n")+80 {
			t.Errorf("%d columns: %s", len(line)-1, line)
		}
	}
}

// TestKinds checks that invented codes are counted together once there are too many kinds, the same ones in every run.
func TestKinds(t *testing.T) {
	var log strings.Builder
	const replies = maxKinds + 5000
	for n := range replies {
		fmt.Fprintf(&log, "550 5.%d.%d x\n", n/1000+10, n%1000)
	}
	first := tableOf(t, log.String(), 1<<16)
	if len(first.Rows) != maxKinds+1 || first.Replies != replies {
		t.Errorf("%d rows and %d replies, want %d and %d", len(first.Rows), first.Replies, maxKinds+1, replies)
	}
	others := first.Rows[len(first.Rows)-1]
	if others.Count != replies-maxKinds || others.Example.Line != maxKinds+1 {
		t.Errorf("%d others from line %d on", others.Count, others.Example.Line)
	}
}
