// This file is a stub: it declares what the registry's data will fill, so that the static half of the generated
// package compiles here. The generator writes a tables.go of its own in its place.

//go:build go1.23

package smtpcode

const RegistryUpdated = "2006-01-02"

const (
	ReplyAuthContinue ReplyCode = 334
	ReplyLocalError   ReplyCode = 451

	ReplyExceededStorage ReplyCode = 552
)

const (
	ReasonUnstated Reason = iota
	ReasonAccepted
	ReasonLoginFailed
	ReasonTooManyRecipients
)

const phraseText = "mailbox full"

var detailTable = [8][]detailRow{
	0: {{"X.0.0", forms{"2.0.0", "", "4.0.0", "5.0.0"}, BasisAssociated, class2 | class4 | class5, 0, open, 0, 0, ReasonUnstated, "Other undefined Status", "RFC 3463"}},
}

var (
	replyIndex   [400]uint8
	replyTable   [1]replyRow
	classText    [6]string
	subjectText  [8]string
	replacements [0]struct{ old, new Detail }
	commandTable [1]commandRow
	reasonTable  [1]reasonRow
	codeReasons  [1]codeReason
	phraseFilter [64]uint64
	phraseRows   [2]phraseRow
)
