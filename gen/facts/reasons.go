package facts

// A Reason is why mail was refused or delayed, or that it was accepted. A server picks the pair of codes for it, and a
// client finds it in a reply's codes and text.
type Reason struct {
	Identifier string // the Go constant
	Name       string // mailbox full
	Sentence   string // what happened: lower case, no full stop
	// Actions say who can do something about it; none where nobody has to or nobody can.
	Actions []Action
	// BadAddress says that the recipient's address itself is the cause, so that a sender should stop writing to it.
	BadAddress bool
	// Reply and Enhanced are what a server should send, zero where no server sends the reason in a reply. Grounds says
	// why, in lower case without a full stop; Source names the RFC section; Else says what else may be right, and when.
	Reply    int
	Enhanced string
	Grounds  string
	Source   string
	Else     string
	// Codes say the reason by themselves: X.2.2 in every class, 5.7.606 in one, 5.7.606-5.7.649 a range of a provider's,
	// and reply codes that are unmistakable without an enhanced code: 556.
	Codes []string
	// Phrases are in the texts of servers that mean the reason, and in no others: lower case, single blanks.
	Phrases []Phrase
}

// An Action is what a party does about a reason.
type Action struct {
	Party Party
	Do    string // an imperative: lower case, no full stop
}

// A Phrase is a part of a server's text with the public source that has it: the file of a repository or the page of a
// provider.
type Phrase struct {
	Text   string
	Source string
}

// Reasons has the reasons in the order of a session: what is wrong with the recipient, the sender, the connection, the
// message, its authentication, the traffic, the receiving system, the way there, the dialogue.
var Reasons = []Reason{
	{
		Identifier: "ReasonMailboxFull", Name: "mailbox full",
		Sentence: "the recipient's mailbox is over its quota or out of space",
		Actions: []Action{
			{Recipient, "make room in the mailbox"},
		},
		Reply: 452, Enhanced: "4.2.2", Grounds: "its owner may make room, so the sending system should keep the message and try again",
		Source: "RFC 3463 section 3.3", Else: "552 5.2.2, when the mailbox has been full for so long that the sender should know",
		Codes: []string{"X.2.2"},
		Phrases: []Phrase{
			{"mailbox full", "dovecot/core:src/plugins/quota/quota-status.c"},
		},
	},
}
