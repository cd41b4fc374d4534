package facts

// ReplyCodeDescriptions says in one sentence for each reply code what it tells somebody who reads a bounce or picks a
// code to send, and where the sources disagree about it.
var ReplyCodeDescriptions = map[int]Description{
	211: {Sentence: "the server reports its status, or answers a request for help about itself"},
	214: {Sentence: "the server explains its commands to a person who asked with HELP"},
	220: {Sentence: "the server is ready, for the first command of a session or for the TLS handshake"},
	221: {Sentence: "the server says goodbye to QUIT and closes the connection"},
	235: {Sentence: "the client has proved who it is and may go on as that user"},
	240: {
		Sentence: "a number that public lists show beside QUIT and that no SMTP document has",
		Remark:   "no RFC defines 240 as an SMTP reply: QUIT is answered with 221 (RFC 5321 section 4.1.1.10)",
	},
	250: {Sentence: "the server did what it was asked: the address, the message or the command is accepted"},
	251: {Sentence: "the mailbox has moved and the server takes the mail and passes it on to the new address"},
	252: {Sentence: "the server will not say whether the mailbox exists, but takes mail for it and tries"},
	253: {Sentence: "mail was waiting for the node that ETRN named, and its delivery has begun"},
	334: {Sentence: "the server continues an authentication exchange and waits for the client's next answer"},
	354: {Sentence: "the envelope is accepted and the server waits for the message itself"},
	355: {Sentence: "an interrupted transaction may go on from the octet that the reply names"},
	421: {Sentence: "the server cannot serve this session any longer and hangs up; any command may get it, try again later"},
	422: {
		Sentence: "a number listed beside 432, the account has to change its password before this mechanism works",
		Remark:   "only the registry's list for X.7.12 has 422; RFC 4954 section 6 defines 432 for the same condition",
	},
	430: {
		Sentence: "a number listed for commands that are invalid, without a definition of its own",
		Remark:   "only the registry's list for X.5.1 has 430, a transient code for a detail whose description is for permanent errors",
	},
	432: {Sentence: "the account has to change its password, or log in once by another mechanism, before this one works"},
	450: {Sentence: "the mailbox cannot take this mail at the moment, because it is busy or a policy delays it; try later"},
	451: {
		Sentence: "something went wrong inside the server while it dealt with this command; the same may work later",
		Remark:   "RFC 5321 words it in two ways: section 4.2.2 leaves out that the error is local",
	},
	452: {Sentence: "the server is short of room for this mail, or has enough recipients for one transaction; send the rest later"},
	453: {
		Sentence: "no mail is waiting for the client that asked for its queue with ATRN",
		Remark:   "the registry lists 453 for X.3.2, a system that takes no messages; RFC 2645 section 7 defines it for an empty queue",
	},
	454: {Sentence: "authentication or TLS cannot be offered at the moment for a reason on the server's side"},
	455: {Sentence: "the server knows the parameters of the command but cannot honour them at the moment"},
	458: {Sentence: "the server cannot start sending the mail that waits for the node named in ETRN"},
	459: {Sentence: "this client may not start the queue that it named in ETRN"},
	500: {Sentence: "the server does not recognise the command, or the line was too long to read"},
	501: {Sentence: "the command is known, but what stands behind it cannot be understood"},
	502: {Sentence: "the server recognises the command and does not offer it"},
	503: {Sentence: "the command is fine by itself and came at the wrong point of the session"},
	504: {Sentence: "the command is known, and the server does not support the argument given with it"},
	521: {Sentence: "this host never accepts mail, whoever sends it: look for another route to the domain"},
	523: {
		Sentence: "the client must secure the connection before it may use this way to log in",
		Remark:   "RFC 5248 section 2.4 names 523 beside X.7.10 as in use without a specification; no list of reply codes has it",
	},
	524: {
		Sentence: "a number listed beside 538, the chosen way to log in needs an encrypted connection",
		Remark:   "only the registry's list for X.7.11 has 524; RFC 4954 section 6 knows 538 for the same condition",
	},
	525: {
		Sentence: "the login was right, but an administrator has switched the account off",
		Remark:   "RFC 5248 section 2.4 names 525 beside X.7.13; no list of reply codes has it",
	},
	530: {Sentence: "the client has to log in, or to start TLS, before the server takes this command"},
	533: {
		Sentence: "a number listed for refused deliveries, without a definition of its own",
		Remark:   "only the registry's list for X.7.1 has 533; no RFC defines it for SMTP",
	},
	534: {Sentence: "the chosen way to log in is weaker than the server demands for this account"},
	535: {Sentence: "the user name or password is wrong, or the login is refused for this account"},
	538: {
		Sentence: "the chosen way to log in is allowed on an encrypted connection only",
		Remark:   "RFC 4954 sections 1 and 15 give 538 up; a mechanism that needs encryption gets 504 or is not offered",
	},
	550: {Sentence: "the mail is refused for good: no such mailbox, no access to it, or a policy against the message"},
	551: {Sentence: "the mailbox lives elsewhere and this server will not forward: send to the address in the reply"},
	552: {Sentence: "the message is larger than the mailbox or the server allows, or the mailbox has no room for it"},
	553: {Sentence: "the address is not acceptable as it is written, for a syntax error or an ambiguity in its mailbox part"},
	554: {Sentence: "the transaction failed for good for a reason that no other code names, or no mail service is here at all"},
	555: {Sentence: "the server does not know a parameter of MAIL or RCPT, or does not offer the extension behind it"},
	556: {Sentence: "the recipient's domain says that it takes no mail at all, so this relay does not try"},
}
