package smtpcode_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// corpus is a folder with replies and sessions of the public that this repository does not hold.
const corpus = "../../../shared/corpus"

// corpusFile reads a file of the corpus, line by line, and skips the test where it is absent.
func corpusFile(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		t.Skip("the corpus is not there:", err)
	}
	return strings.Split(strings.TrimRight(string(text), "\n"), "\n")
}

// TestPublicList has the codes and pairs of the best-known public list: all known, none at fault.
func TestPublicList(t *testing.T) {
	for _, line := range corpusFile(t, "pairs.txt") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		t.Run(line, func(t *testing.T) {
			reply, err := smtpcode.ParseReply(line)
			if err != nil || reply.Text != "" || !reply.Code.Known() || reply.Check() != nil {
				t.Errorf("%+v, %v, %v", reply, err, reply.Check())
			}
		})
	}
}

// TestBounces has reply lines of real bounces: each reads as a line, its codes are the words it begins with,
// and those that are a whole reply read as one.
func TestBounces(t *testing.T) {
	for _, row := range corpusFile(t, "replies.tsv")[1:] {
		text, _, _ := strings.Cut(row, "\t")
		t.Run(text, func(t *testing.T) {
			line, err := smtpcode.ParseReplyLine(text)
			if err != nil {
				t.Fatal(err)
			}
			wantEnhanced := ""
			if m := statusPrefix.FindStringSubmatch(text[min(4, len(text)):]); m != nil {
				wantEnhanced = m[1]
			}
			if line.Code.String() != text[:3] || line.Enhanced.String() != wantEnhanced {
				t.Errorf("codes %s %s, want %s %s", line.Code, line.Enhanced, text[:3], wantEnhanced)
			}
			reply, err := smtpcode.ParseReply(text)
			if line.Last != (err == nil) || line.Last && reply != (smtpcode.Reply{Code: line.Code, Enhanced: line.Enhanced, Text: line.Text}) {
				t.Errorf("as a reply: %+v, %v", reply, err)
			}
		})
	}
}

// session is what [TestSessions] reads where the corpus is absent, in its form.
const session = `S: 220 mx.example.com ESMTP
C: EHLO client.example.net
S: 250-mx.example.com
S: 250 ENHANCEDSTATUSCODES
C: MAIL FROM:<a@example.net>
S: 250 2.1.0 Fine
C: RCPT TO:<b@example.com>
S: 550-5.1.1 Nobody
S: 550 5.1.1 of that name
C: DATA
S: 354 Go on
C: .
S: 250 2.6.0 Taken
C: QUIT
S: 221 2.0.0 Goodbye`

// TestSessions reads whole sessions line by line: every command is known and may get what it gets, and every
// pair is listed or said nothing about.
func TestSessions(t *testing.T) {
	t.Run("fixture", func(t *testing.T) { replay(t, strings.Split(session, "\n")) })
	for _, name := range []string{"enhanced.txt", "plain.txt"} {
		t.Run(name, func(t *testing.T) { replay(t, corpusFile(t, filepath.Join("sessions", name))) })
	}
}

func replay(t *testing.T, session []string) {
	var lines smtpcode.ReplyLines
	command := smtpcode.CommandConnect
	replies := 0
	for _, line := range session {
		said, fromClient := strings.CutPrefix(line, "C: ")
		switch {
		case fromClient && said == ".":
			command = smtpcode.CommandEndOfData
		case fromClient && command == smtpcode.CommandDATA || !fromClient && strings.HasPrefix(line, "C:"):
			// the message
		case fromClient:
			var err error
			if command, err = smtpcode.ParseCommand(said); err != nil {
				t.Error(err)
			}
		default:
			last, err := lines.Add(strings.TrimPrefix(line, "S: "))
			if err != nil {
				t.Fatal(err)
			}
			if !last {
				continue
			}
			reply := lines.Reply()
			replies++
			if v := smtpcode.Check(reply.Code, reply.Enhanced); v > smtpcode.VerdictUnspecified {
				t.Errorf("%s: %s", reply, v)
			}
			if !command.Allows(reply.Code) {
				t.Errorf("%s may not get %s", command, reply.Code)
			}
		}
	}
	if replies < 6 {
		t.Errorf("only %d replies in the session", replies)
	}
}
