package facts

// A Situation is a case that a server has to answer, with the pair of codes to send.
type Situation struct {
	Name     string // unknown mailbox
	Reply    int
	Enhanced string
	Reason   string // why this pair: lower case, no full stop
	Source   string // the RFC that has the situation or the pair, with its section
	Else     string // what else may be right, and when; empty where nothing is
}

// Situations has the cases in which authors of servers ask which codes to send.
var Situations = []Situation{
	{"unknown mailbox", 550, "5.1.1", "the address is the cause and will stay wrong, so the sender should know at once",
		"RFC 5321 section 4.2.3; RFC 3463 section 3.2", "251 or 551, when you give the mailbox's new address"},
	{"mailbox full", 452, "4.2.2", "its owner may make room, so the sending server should keep the message and try again",
		"RFC 3463 section 3.3", "552 5.2.2, when the mailbox has been full for so long that the sender should know"},
	{"message too big", 552, "5.3.4", "the limit is the system's, and the same message will never fit",
		"RFC 1870 section 6.1; RFC 3463 section 3.4", "552 5.2.3, when the limit is that of one mailbox"},
	{"greylisting", 450, "4.7.1", "a policy delays the mail, and a server that comes back is let in",
		"RFC 6647 section 5", "421 4.7.1, when the connection is closed too"},
	{"too many recipients", 452, "4.5.3", "the recipients so far are accepted, and the client sends to the others in another transaction",
		"RFC 5321 section 4.5.3.1.10", "550 5.5.3, when a policy limits what one sender may do"},
	{"authentication required", 530, "5.7.0", "the command would be accepted after a login",
		"RFC 4954 section 6", ""},
	{"TLS required", 530, "5.7.0", "the command would be accepted on an encrypted connection, and the text says STARTTLS; 538 5.7.11 is historic",
		"RFC 3207 section 4", ""},
	{"policy refusal", 550, "5.7.1", "a rule of the server refuses this mail, and sending it again changes nothing",
		"RFC 5321 section 4.2.3; RFC 3463 section 3.8", "554 5.7.1, which Postfix sends by default"},
	{"DMARC failure", 550, "5.7.26", "neither SPF nor DKIM passed for the domain in From, and the code shows its owner where to look",
		"RFC 7372", "550 5.7.1, as in the example of RFC 7489 section 10.3"},
	{"shutting down", 421, "4.3.2", "the session ends for a reason that has nothing to do with the mail, which may be sent again soon",
		"RFC 5321 section 3.8", ""},
}
