//go:build go1.23

package smtpcode

import (
	"iter"
	"strings"
)

// A Command is what a server replies to: an SMTP command, the opening of the connection, or the end of the
// mail data. The zero Command is none of them.
type Command uint8

// ParseCommand reads the verb at the start of a command line, in upper or lower case: it returns [CommandRCPT]
// for "rcpt to:<a@example.com>" (RFC 5321 section 2.4). The verb ends at a blank, at the end of the line or at
// the end of s. For an unknown verb the error is a [*SyntaxError].
func ParseCommand(s string) (Command, error) {
	verb := s
	if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
		verb = s[:i]
	}
	for c, row := range commandTable {
		if row.verb != "" && equalFoldASCII(row.verb, verb) {
			return Command(c), nil
		}
	}
	return 0, &SyntaxError{"command", s, unknownVerb}
}

const unknownVerb = "not a known SMTP verb"

// equalFoldASCII ignores case in ASCII only: strings.EqualFold finds "ſEND" equal to SEND.
func equalFoldASCII(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lowerASCII(a[i]) != lowerASCII(b[i]) {
			return false
		}
	}
	return true
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// A commandRow is what the tables have on a command.
type commandRow struct {
	name    string
	verb    string // empty for what is not a command
	replies replySet
}

func (c Command) row() *commandRow {
	if int(c) < len(commandTable) {
		return &commandTable[c]
	}
	return &commandTable[0]
}

// String returns the command's verb, "RCPT". It is "connection opening" or "end of data" for what has no verb.
func (c Command) String() string {
	if name := c.row().name; name != "" {
		return name
	}
	return "Command(" + decimal(uint64(c)) + ")"
}

// Allows reports whether an RFC lists the reply code for the command. Servers send others too, and RFC 5321
// section 4.3.2 tells clients to act on the first digit of those.
func (c Command) Allows(code ReplyCode) bool {
	return c.row().replies.has(code)
}

// Replies iterates over the reply codes that the command may get, in numeric order. They include those that any
// command may get.
func (c Command) Replies() iter.Seq[ReplyCode] {
	return func(yield func(ReplyCode) bool) {
		for code := range ReplyCodes() {
			if c.Allows(code) && !yield(code) {
				return
			}
		}
	}
}

// Commands iterates over all commands: those of RFC 5321 and its extensions, the obsolete ones of RFC 821, and LMTP's.
func Commands() iter.Seq[Command] {
	return func(yield func(Command) bool) {
		for c := 1; c < len(commandTable); c++ {
			if !yield(Command(c)) {
				return
			}
		}
	}
}
