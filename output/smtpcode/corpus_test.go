package smtpcode_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// onCorpus runs a test on the lines of a fixture and of files with public data. The files are not in this repository, and
// their subtests skip where they are absent.
func onCorpus(t *testing.T, fixture string, test func(t *testing.T, lines []string), files ...string) {
	lines := func(text string) []string { return strings.Split(strings.TrimSpace(text), "\n") }
	t.Run("fixture", func(t *testing.T) { test(t, lines(fixture)) })
	for _, name := range files {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("../../../shared/corpus", name))
			if err != nil {
				t.Skip("the corpus is absent:", err)
			}
			test(t, lines(string(text)))
		})
	}
}

// TestPublicList checks that the codes and pairs in a public list are known and not at fault.
func TestPublicList(t *testing.T) {
	const fixture = "# reply codes and pairs\n211\n240\n354\n235 2.7.0\n432 4.7.12\n450 4.2.1\n500 5.5.6\n538 5.7.11\n554 5.7.1"
	onCorpus(t, fixture, func(t *testing.T, lines []string) {
		for _, line := range lines {
			if strings.HasPrefix(line, "#") {
				continue
			}
			reply, err := smtpcode.ParseReply(line)
			if err != nil || reply.Text != "" || !reply.Code.Known() || reply.Check() != nil {
				t.Errorf("%s: %+v, %v, %v", line, reply, err, reply.Check())
			}
		}
	}, "pairs.txt")
}

// TestBounces checks that reply lines from bounces are read as the grammar says, as a line and as a reply.
func TestBounces(t *testing.T) {
	const fixture = "reply\tnumber\n" +
		"421 4.4.2 mx.example.com timeout\t1\n" +
		"452 4.2.2 The mailbox <b@example.com> is over quota\t1\n" +
		"550-5.1.1 The address does not exist\t1\n" +
		"550 192.0.2.1 is blocked\t1\n" +
		"554 Message refused\t1"
	onCorpus(t, fixture, func(t *testing.T, lines []string) {
		for _, row := range lines[1:] {
			text, _, _ := strings.Cut(row, "\t")
			want, _ := slowReply(text[:3] + " " + text[min(4, len(text)):])
			line, err := smtpcode.ParseReplyLine(text)
			if err != nil || line.Last == strings.HasPrefix(text[3:], "-") || (smtpcode.Reply{Code: line.Code, Enhanced: line.Enhanced, Text: line.Text}) != want {
				t.Errorf("%q as a line: %+v, %v, want %+v", text, line, err, want)
			}
			if reply, err := smtpcode.ParseReply(text); line.Last != (err == nil) || line.Last && reply != want {
				t.Errorf("%q as a reply: %+v, %v, want %+v", text, reply, err, want)
			}
		}
	}, "replies.tsv")
}

// TestSessions checks that every command of whole sessions is known and allows its reply, and that every pair of codes is
// listed or unspecified.
func TestSessions(t *testing.T) {
	const fixture = `S: 220 mx.example.com ESMTP
C: EHLO client.example.net
S: 250-mx.example.com
S: 250 ENHANCEDSTATUSCODES
C: MAIL FROM:<a@example.net>
S: 250 2.1.0 Sender accepted
C: RCPT TO:<b@example.com>
S: 550-5.1.1 No mailbox
S: 550 5.1.1 of that name
C: DATA
S: 354 Go ahead
C: Subject: Test
C:
C: RCPT is not a command here.
C: .
S: 250 2.6.0 Message accepted
C: QUIT
S: 221 2.0.0 Goodbye`
	onCorpus(t, fixture, replay, "sessions/enhanced.txt", "sessions/plain.txt")
}

// replay reads a session line by line and checks its commands and replies.
func replay(t *testing.T, session []string) {
	var lines smtpcode.ReplyLines
	command := smtpcode.CommandConnect
	replies := 0
	for _, line := range session {
		text, fromClient := strings.CutPrefix(strings.TrimPrefix(line, "S: "), "C:")
		text = strings.TrimPrefix(text, " ")
		switch {
		case fromClient && text == ".":
			command = smtpcode.CommandEndOfData
		case fromClient && command == smtpcode.CommandDATA: // the message
		case fromClient:
			var err error
			if command, err = smtpcode.ParseCommand(text); err != nil {
				t.Error(err)
			}
		default:
			last, err := lines.Add(text)
			if err != nil {
				t.Fatal(err)
			}
			if !last {
				continue
			}
			reply := lines.Reply()
			replies++
			if v := smtpcode.Check(reply.Code, reply.Enhanced); v > smtpcode.VerdictUnspecified {
				t.Errorf("%s is %s", reply, v)
			}
			if !command.Allows(reply.Code) {
				t.Errorf("%s does not allow %s", command, reply.Code)
			}
		}
	}
	if replies < 6 {
		t.Errorf("only %d replies", replies)
	}
}
