package facts

// A Command is what a server replies to.
type Command struct {
	Identifier string // the Go constant
	Verb       string // MAIL; empty for the opening of the connection and the end of the data, which are not commands
	Name       string // the verb, or a name where there is none
	Meaning    string // what it is, to follow "CommandMAIL is "
	RFC        int
	Section    string
	// AnyNegative is the source that allows every 4yz and 5yz code in reply, which Meaning then says too; empty
	// for most.
	AnyNegative string
}

// Commands has the verbs of RFC 5321 and its extensions in the order of a session, then the obsolete verbs of
// RFC 821, then later additions. A constant's value is its place in this table: add new rows at the end.
var Commands = []Command{
	{"CommandConnect", "", "connection opening", "the opening of the connection, where the server speaks first", 5321, "3.1", ""},
	{"CommandEHLO", "EHLO", "EHLO", "the greeting of a client that supports extensions", 5321, "4.1.1.1", ""},
	{"CommandHELO", "HELO", "HELO", "the greeting of a client that supports no extensions", 5321, "4.1.1.1", ""},
	{"CommandMAIL", "MAIL", "MAIL", "the start of a transaction, with the sender's address", 5321, "4.1.1.2", ""},
	{"CommandRCPT", "RCPT", "RCPT", "a recipient", 5321, "4.1.1.3", ""},
	{"CommandDATA", "DATA", "DATA", "the request to send the message", 5321, "4.1.1.4", ""},
	{"CommandEndOfData", "", "end of data", "the end of the message, a line with a single dot, to which an LMTP server replies once for each recipient", 5321, "4.1.1.4", ""},
	{"CommandRSET", "RSET", "RSET", "the request to abandon the transaction", 5321, "4.1.1.5", ""},
	{"CommandVRFY", "VRFY", "VRFY", "the request to confirm that a mailbox exists", 5321, "4.1.1.6", ""},
	{"CommandEXPN", "EXPN", "EXPN", "the request for the members of a mailing list", 5321, "4.1.1.7", ""},
	{"CommandHELP", "HELP", "HELP", "the request for help", 5321, "4.1.1.8", ""},
	{"CommandNOOP", "NOOP", "NOOP", "a command that does nothing", 5321, "4.1.1.9", ""},
	{"CommandQUIT", "QUIT", "QUIT", "the request to end the session", 5321, "4.1.1.10", ""},
	{"CommandAUTH", "AUTH", "AUTH", "the client's login", 4954, "4", ""},
	{"CommandSTARTTLS", "STARTTLS", "STARTTLS", "the switch to an encrypted connection", 3207, "4", ""},
	{"CommandETRN", "ETRN", "ETRN", "the request to start sending a queue", 1985, "5", ""},
	{"CommandATRN", "ATRN", "ATRN", "the request to turn the connection around and receive mail", 2645, "5.2.1", ""},
	{"CommandBDAT", "BDAT", "BDAT", "a chunk of the message, of a given length, which the server may answer with any 4yz or 5yz", 3030, "2", "RFC 3030 section 2 (any 4yz or 5yz)"},
	{"CommandBURL", "BURL", "BURL", "a part of the message, which the server fetches from elsewhere", 4468, "3.1", ""},
	{"CommandSEND", "SEND", "SEND", "the obsolete start of a transaction that delivers to a terminal", 821, "3.4", ""},
	{"CommandSOML", "SOML", "SOML", "the obsolete start of a transaction that delivers to a terminal or else a mailbox", 821, "3.4", ""},
	{"CommandSAML", "SAML", "SAML", "the obsolete start of a transaction that delivers to a terminal and a mailbox", 821, "3.4", ""},
	{"CommandTURN", "TURN", "TURN", "the obsolete request to turn the connection around", 821, "3.8", ""},
	{"CommandLHLO", "LHLO", "LHLO", "the greeting of an LMTP client, which replaces EHLO", 2033, "4.1", ""},
}

// An AnyReply is a reply code that every command may get, with a few exceptions.
type AnyReply struct {
	Reply  int
	Source string
	Except []string // verbs
}

// AnyReplies has the reply codes that RFC 5321 section 4.3.2 and others allow for every command. The opening of
// the connection and the end of the data are not commands.
var AnyReplies = []AnyReply{
	{421, "RFC 5321 section 4.3.2", nil},
	{500, "RFC 5321 section 4.3.2", nil},
	{501, "RFC 5321 section 4.3.2", nil},
	{503, "RFC 5321 section 3.1 (after a 554 greeting)", []string{"QUIT"}},
	{521, "RFC 7504 section 3 (after a 521 greeting)", []string{"QUIT"}},
	{530, "RFC 4954 section 6 (before AUTH)", []string{"AUTH", "EHLO", "HELO", "LHLO", "NOOP", "QUIT", "RSET"}},
	{530, "RFC 3207 section 4 (before STARTTLS)", []string{"EHLO", "LHLO", "NOOP", "QUIT", "STARTTLS"}},
	{554, "RFC 3207 section 4.1 (TLS too weak)", []string{"QUIT"}},
}

// A CommandReply says that a command may get a reply code.
type CommandReply struct {
	Command string // the Go constant
	Reply   int
	Source  string // RFC 5321 section 4.3.2
}

// CommandReplies has the reply codes of each command, with the RFC sections that name them. [AnyReplies] adds
// more, and BURL may get others (RFC 4468 section 6).
var CommandReplies = []CommandReply{
	{"CommandConnect", 220, "RFC 5321 section 4.3.2"},
	{"CommandConnect", 421, "RFC 5321 section 4.3.2 (any command); RFC 821 section 4.3; RFC 6647 section 2.1"},
	{"CommandConnect", 521, "RFC 7504 section 5.1"},
	{"CommandConnect", 554, "RFC 5321 section 4.3.2"},

	{"CommandEHLO", 250, "RFC 5321 section 4.3.2"},
	{"CommandEHLO", 500, "RFC 5321 section 4.1.4"},
	{"CommandEHLO", 501, "RFC 5321 section 4.1.4"},
	{"CommandEHLO", 502, "RFC 5321 section 4.3.2 (old servers)"},
	{"CommandEHLO", 504, "RFC 5321 section 4.3.2"},
	{"CommandEHLO", 550, "RFC 5321 section 4.3.2"},
	{"CommandEHLO", 554, "RFC 1869 section 4.4 (obsolete)"},

	{"CommandHELO", 250, "RFC 5321 section 4.3.2"},
	{"CommandHELO", 502, "RFC 5321 section 4.3.2"},
	{"CommandHELO", 504, "RFC 5321 section 4.3.2"},
	{"CommandHELO", 550, "RFC 5321 section 4.3.2"},

	{"CommandMAIL", 250, "RFC 5321 section 4.3.2"},
	{"CommandMAIL", 355, "RFC 1845 section 3 (CHECKPOINT, Experimental)"},
	{"CommandMAIL", 450, "RFC 6710 section 4.1"},
	{"CommandMAIL", 451, "RFC 5321 section 4.3.2"},
	{"CommandMAIL", 452, "RFC 5321 section 4.3.2; RFC 1870 section 6.1"},
	{"CommandMAIL", 455, "RFC 5321 section 4.3.2; RFC 2852 section 4"},
	{"CommandMAIL", 501, "RFC 5321 section 4.1.4; RFC 3461 section 5.1; RFC 2852 section 4; RFC 4865 section 4.2; RFC 6710 section 4.1"},
	{"CommandMAIL", 503, "RFC 5321 section 4.3.2"},
	{"CommandMAIL", 504, "RFC 4141 section 4.2"},
	{"CommandMAIL", 530, "RFC 6409 section 4.3; RFC 4954 section 6"},
	{"CommandMAIL", 550, "RFC 5321 section 4.3.2; RFC 6531 section 3.5; RFC 6409 section 6.1; RFC 6710 section 4.1"},
	{"CommandMAIL", 552, "RFC 5321 section 4.3.2; RFC 1870 section 6.1; RFC 4865 section 6; RFC 6710 section 5"},
	{"CommandMAIL", 553, "RFC 5321 section 4.3.2"},
	{"CommandMAIL", 554, "RFC 6409 section 4.1"},
	{"CommandMAIL", 555, "RFC 5321 section 4.3.2; RFC 2852 section 4"},

	{"CommandRCPT", 250, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 251, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 450, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 451, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 452, "RFC 5321 section 4.3.2; RFC 5321 section 4.5.3.1.10; RFC 1870 section 6.4"},
	{"CommandRCPT", 455, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 501, "RFC 3461 section 4.5; RFC 6409 section 5.1"},
	{"CommandRCPT", 503, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 504, "RFC 4141 section 5.2"},
	{"CommandRCPT", 550, "RFC 5321 section 4.3.2; RFC 6409 section 6.2; RFC 7293 section 5.1"},
	{"CommandRCPT", 551, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 552, "RFC 5321 section 4.3.2; RFC 1870 section 6.4"},
	{"CommandRCPT", 553, "RFC 5321 section 4.3.2; RFC 6531 section 3.5"},
	{"CommandRCPT", 554, "RFC 6409 section 4.1"},
	{"CommandRCPT", 555, "RFC 5321 section 4.3.2"},
	{"CommandRCPT", 556, "RFC 7504 section 5.1; RFC 7505 section 4.1"},

	{"CommandDATA", 354, "RFC 5321 section 4.3.2"},
	{"CommandDATA", 503, "RFC 5321 section 4.3.2; RFC 3030 sections 2, 3; RFC 2033 section 4.2 (LMTP MUST)"},
	{"CommandDATA", 550, "RFC 7293 section 5.1.1; RFC 6409 section 6.3"},
	{"CommandDATA", 554, "RFC 5321 section 4.3.2"},

	{"CommandEndOfData", 250, "RFC 5321 section 4.3.2"},
	{"CommandEndOfData", 421, "RFC 5321 section 3.8 (shutting down)"},
	{"CommandEndOfData", 450, "RFC 5321 section 4.3.2 (policy)"},
	{"CommandEndOfData", 451, "RFC 5321 section 4.3.2"},
	{"CommandEndOfData", 452, "RFC 5321 section 4.3.2"},
	{"CommandEndOfData", 550, "RFC 5321 section 4.3.2 (policy); RFC 5429 section 2.5"},
	{"CommandEndOfData", 552, "RFC 5321 section 4.3.2"},
	{"CommandEndOfData", 554, "RFC 5321 section 4.3.2; RFC 6531 section 3.5; RFC 6409 sections 5.1, 6.3"},

	{"CommandRSET", 250, "RFC 5321 section 4.3.2"},

	{"CommandVRFY", 250, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 251, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 252, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 500, "RFC 5321 section 3.5.3"},
	{"CommandVRFY", 502, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 504, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 550, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 551, "RFC 5321 section 4.3.2"},
	{"CommandVRFY", 553, "RFC 5321 section 4.3.2"},

	{"CommandEXPN", 250, "RFC 5321 section 4.3.2"},
	{"CommandEXPN", 252, "RFC 5321 section 4.3.2"},
	{"CommandEXPN", 500, "RFC 5321 section 4.3.2"},
	{"CommandEXPN", 502, "RFC 5321 section 4.3.2"},
	{"CommandEXPN", 504, "RFC 5321 section 4.3.2"},
	{"CommandEXPN", 550, "RFC 5321 section 4.3.2"},

	{"CommandHELP", 211, "RFC 5321 section 4.3.2"},
	{"CommandHELP", 214, "RFC 5321 section 4.3.2"},
	{"CommandHELP", 502, "RFC 5321 section 4.3.2"},
	{"CommandHELP", 504, "RFC 5321 section 4.3.2"},

	{"CommandNOOP", 250, "RFC 5321 section 4.3.2"},

	{"CommandQUIT", 221, "RFC 5321 section 4.3.2"},

	{"CommandAUTH", 235, "RFC 4954 sections 4, 6"},
	{"CommandAUTH", 334, "RFC 4954 section 4"},
	{"CommandAUTH", 432, "RFC 4954 section 6"},
	{"CommandAUTH", 454, "RFC 4954 section 6"},
	{"CommandAUTH", 500, "RFC 4954 sections 4, 6"},
	{"CommandAUTH", 501, "RFC 4954 section 4"},
	{"CommandAUTH", 503, "RFC 4954 section 4"},
	{"CommandAUTH", 504, "RFC 4954 section 4"},
	{"CommandAUTH", 534, "RFC 4954 section 6"},
	{"CommandAUTH", 535, "RFC 4954 sections 4, 6"},
	{"CommandAUTH", 538, "RFC 4954 section 6 (historical)"},

	{"CommandSTARTTLS", 220, "RFC 3207 section 4"},
	{"CommandSTARTTLS", 454, "RFC 3207 section 4"},
	{"CommandSTARTTLS", 501, "RFC 3207 section 4"},

	{"CommandETRN", 250, "RFC 1985 section 5.1"},
	{"CommandETRN", 251, "RFC 1985 section 5.1"},
	{"CommandETRN", 252, "RFC 1985 section 5.1"},
	{"CommandETRN", 253, "RFC 1985 section 5.1"},
	{"CommandETRN", 458, "RFC 1985 section 5.1"},
	{"CommandETRN", 459, "RFC 1985 section 5.1"},
	{"CommandETRN", 500, "RFC 1985 section 5.1"},
	{"CommandETRN", 501, "RFC 1985 section 5.1"},

	{"CommandATRN", 250, "RFC 2645 sections 5.2.1, 7"},
	{"CommandATRN", 450, "RFC 2645 sections 5.2.1, 7"},
	{"CommandATRN", 451, "RFC 2645 sections 5.2.1, 7"},
	{"CommandATRN", 453, "RFC 2645 sections 5.2.1, 7"},
	{"CommandATRN", 502, "RFC 2645 sections 5.4, 7 (other commands at a provider)"},
	{"CommandATRN", 530, "RFC 2645 sections 5.2.1, 7"},

	{"CommandBDAT", 250, "RFC 3030 section 2"},
	{"CommandBDAT", 503, "RFC 3030 section 2"},

	{"CommandBURL", 250, "RFC 4468 section 6"},
	{"CommandBURL", 451, "RFC 4468 section 6"},
	{"CommandBURL", 503, "RFC 4468 section 6"},
	{"CommandBURL", 552, "RFC 4468 section 6"},
	{"CommandBURL", 554, "RFC 4468 section 6"},

	{"CommandSEND", 250, "RFC 821 section 4.3"},
	{"CommandSEND", 451, "RFC 821 section 4.3"},
	{"CommandSEND", 452, "RFC 821 section 4.3"},
	{"CommandSEND", 502, "RFC 821 section 4.3"},
	{"CommandSEND", 552, "RFC 821 section 4.3"},

	{"CommandSOML", 250, "RFC 821 section 4.3"},
	{"CommandSOML", 451, "RFC 821 section 4.3"},
	{"CommandSOML", 452, "RFC 821 section 4.3"},
	{"CommandSOML", 502, "RFC 821 section 4.3"},
	{"CommandSOML", 552, "RFC 821 section 4.3"},

	{"CommandSAML", 250, "RFC 821 section 4.3"},
	{"CommandSAML", 451, "RFC 821 section 4.3"},
	{"CommandSAML", 452, "RFC 821 section 4.3"},
	{"CommandSAML", 502, "RFC 821 section 4.3"},
	{"CommandSAML", 552, "RFC 821 section 4.3"},

	{"CommandTURN", 250, "RFC 821 section 4.3"},
	{"CommandTURN", 500, "RFC 821 section 4.3"},
	{"CommandTURN", 502, "RFC 821 section 4.3"},
	{"CommandTURN", 503, "RFC 821 section 4.3"},

	{"CommandLHLO", 250, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 500, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 501, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 502, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 504, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 550, "RFC 2033 section 4.1 (like EHLO)"},
	{"CommandLHLO", 554, "RFC 2033 section 4.1 (like EHLO)"},
}
