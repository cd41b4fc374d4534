package facts

// DetailDescriptions does for each registered detail what [ReplyCodeDescriptions] does for the reply codes. A detail that the
// registry gains is without words until somebody finds them.
var DetailDescriptions = map[string]Description{
	"X.0.0": {Sentence: "nothing is known but whether it worked, failed this time or failed for good"},

	"X.1.0": {Sentence: "an address in the envelope is the cause, in a way that no finer code names"},
	"X.1.1": {
		Sentence: "nobody here has that name: the part of the recipient's address before the @ is unknown",
		Remark:   "the registry lists the temporary reply 451, while its description is for permanent failures only",
	},
	"X.1.2": {Sentence: "the domain of the recipient's address does not exist or cannot take mail"},
	"X.1.3": {Sentence: "the recipient's address is not written as an address has to be"},
	"X.1.4": {Sentence: "the recipient's address fits more than one mailbox, and the server will not guess"},
	"X.1.5": {Sentence: "the recipient's address was found to be good"},
	"X.1.6": {Sentence: "the mailbox existed once, has gone, and left no new address behind"},
	"X.1.7": {Sentence: "the sender's address is not written as an address has to be"},
	"X.1.8": {Sentence: "the domain of the sender's address does not exist or cannot take a reply or bounce"},
	"X.1.9": {
		Sentence: "the mail went on to a system outside SMTP's reporting, and nothing more will be heard of it",
		Remark:   "the description does not say it, RFC 3886 section 3.3.4 does: only 2.1.9 exists, with the action \"relayed\"",
	},
	"X.1.10": {Sentence: "the recipient's domain publishes a null MX record, by which it declines all mail"},

	"X.2.0": {Sentence: "the mailbox is there, and something about it stands in the way that no finer code names"},
	"X.2.1": {Sentence: "the mailbox is there and switched off, for a while or for ever"},
	"X.2.2": {
		Sentence: "the mailbox is over its quota or out of space until its owner deletes something",
		Remark:   "the registry lists the permanent reply 552, while its description wants a persistent transient failure",
	},
	"X.2.3": {Sentence: "the message is longer than this one mailbox accepts, though the system takes longer ones"},
	"X.2.4": {Sentence: "the address is a mailing list, and its members could not be worked out"},

	"X.3.0": {Sentence: "the receiving system is there, and something about it stands in the way that no finer code names"},
	"X.3.1": {Sentence: "the receiving system as a whole has run out of storage, which its operator has to mend"},
	"X.3.2": {
		Sentence: "the receiving host takes no mail now, during maintenance or under load, or never does",
		Remark:   "the registry lists 453, which RFC 2645 section 7 defines for something else, an empty queue",
	},
	"X.3.3": {Sentence: "the message asks for a feature that the receiving system does not have"},
	"X.3.4": {Sentence: "the message is larger than the receiving system takes from anybody"},
	"X.3.5": {Sentence: "the receiving system is set up in a way that keeps it from taking this message"},
	"X.3.6": {Sentence: "the mail is on its way with another priority than the sender asked for"},

	"X.4.0": {Sentence: "the network is the cause, in a way that no finer code names"},
	"X.4.1": {Sentence: "the next host did not answer the call, and it is worth calling again"},
	"X.4.2": {Sentence: "the connection was made and broke, or timed out, before the message was through"},
	"X.4.3": {
		Sentence: "the DNS, or another directory on which delivery depends, gave no answer",
		Remark:   "the registry lists the permanent reply 550, while its description is for persistent transient errors only",
	},
	"X.4.4": {Sentence: "no next host could be found for the recipient's domain"},
	"X.4.5": {Sentence: "the mail system has more to do than it can, and takes this message later"},
	"X.4.6": {Sentence: "the message was passed around in circles until a server stopped it"},
	"X.4.7": {
		Sentence: "the message waited longer than its sender or the server allows and was given up",
		Remark:   "RFC 3463 appendix B lifted an earlier limit to transient errors, and RFC 2852 section 4.1.3 demands both 4.4.7 and 5.4.7",
	},

	"X.5.0": {Sentence: "the dialogue between the two servers failed in a way that no finer code names"},
	"X.5.1": {
		Sentence: "the command was unknown to the server, or came at the wrong point of the session",
		Remark:   "the registry lists 430, which no RFC defines and which is transient, while its description is for permanent errors only",
	},
	"X.5.2": {Sentence: "the server could not make sense of the command line"},
	"X.5.3": {
		Sentence: "the message has more recipients than the server takes in one transaction",
		Remark:   "the registry lists 451 only; RFC 5321 section 4.5.3.1.10 demands 452 where an implementation's limit is the reason, and allows 5yz for a policy",
	},
	"X.5.4": {
		Sentence: "the command is right and something behind it is not, such as a parameter that the server does not know",
		Remark:   "the registry lists the temporary reply 451, while its description is for permanent errors only",
	},
	"X.5.5": {Sentence: "the two servers speak versions of the protocol that do not fit together"},
	"X.5.6": {Sentence: "the client's answer during authentication is longer than the server can hold"},

	"X.6.0": {Sentence: "something in the content is the cause, in a way that no finer code names"},
	"X.6.1": {Sentence: "the message holds a kind of content that a system on the way cannot carry"},
	"X.6.2": {Sentence: "the content would have to be converted, and the sender or a policy forbids that"},
	"X.6.3": {Sentence: "the content would have to be converted, and a host on the way cannot do it"},
	"X.6.4": {Sentence: "the message was delivered after a conversion that lost some of it"},
	"X.6.5": {Sentence: "the content had to be converted, and the attempt did not succeed"},
	"X.6.6": {Sentence: "the server was to fetch part of the message from elsewhere and could not get it"},
	"X.6.7": {Sentence: "an address holds letters beyond ASCII, and the server will not take it for this sender or recipient"},
	"X.6.8": {
		Sentence: "the answer would have to show an address in UTF-8, which the client did not say it can read",
		Remark:   "the registry holds the same meaning a second time as X.6.10, without text or reply codes, and deprecates that",
	},
	"X.6.9": {
		Sentence: "the header of the message is in UTF-8, and at least one recipient's system cannot take that",
		Remark:   "the registry lists 550; RFC 6531 section 3.5 sends 554 after the end of the data",
	},
	"X.6.10": {
		Sentence: "the same as X.6.8 by another number: the answer needs UTF-8 and the client does not allow it",
		Remark:   "the record has neither a text nor reply codes: only its description says what it duplicates",
	},

	"X.7.0": {Sentence: "a security rule is the cause, and the server will not or cannot say which"},
	"X.7.1": {
		Sentence: "the server's policy does not let this sender write to this recipient",
		Remark:   "the registry lists the temporary replies 451 and 454, while its description is for permanent errors only",
	},
	"X.7.2":  {Sentence: "the sender may not write to this mailing list"},
	"X.7.3":  {Sentence: "the message would have to change from one secure format to another, and nothing here can do that"},
	"X.7.4":  {Sentence: "the message or the client asks for a protection that the server does not offer"},
	"X.7.5":  {Sentence: "a signature or an encryption could not be dealt with, because a key is missing or useless"},
	"X.7.6":  {Sentence: "a signature or an encryption uses an algorithm that this system does not know"},
	"X.7.7":  {Sentence: "a check of the message shows that it was damaged or tampered with on the way"},
	"X.7.8":  {Sentence: "the login failed: the user name, the password or the token is wrong or not enough"},
	"X.7.9":  {Sentence: "the account must log in by a stronger mechanism than the one that the client chose"},
	"X.7.10": {Sentence: "the connection has to be encrypted before a login of this kind is accepted"},
	"X.7.11": {Sentence: "the mechanism that the client chose may only be used on an encrypted connection"},
	"X.7.12": {Sentence: "the account's password is not stored for this mechanism yet: log in once by PLAIN, then again"},
	"X.7.13": {Sentence: "the login was correct, and an administrator has closed the account until its owner asks"},
	"X.7.14": {Sentence: "the server may not fetch the content: no trust is set up with the server that holds it"},
	"X.7.15": {Sentence: "the message's priority is lower than what the server takes at present"},
	"X.7.16": {
		Sentence: "the message is larger than what the server takes at present at this priority",
		Remark:   "RFC 4865 section 6 had given the number to a quota for delayed messages; that was never registered",
	},
	"X.7.17": {
		Sentence: "the mailbox has passed to another person since the date that the sender named",
		Remark:   "RFC 4865 section 6 had given the number to a quota for delayed messages; that was never registered",
	},
	"X.7.18": {Sentence: "the recipient's domain has passed to another owner since the date that the sender named"},
	"X.7.19": {Sentence: "the server keeps no record of whose mailbox it was at the date that the sender named"},
	"X.7.20": {Sentence: "the message has no DKIM signature that holds, and the server insists on one"},
	"X.7.21": {Sentence: "the message's DKIM signatures hold, and none is of a kind that the server accepts"},
	"X.7.22": {Sentence: "the message's DKIM signatures hold, and none is by the domain in its From field"},
	"X.7.23": {Sentence: "the sender's domain says by SPF that this host may not send for it"},
	"X.7.24": {Sentence: "the SPF record of the sender's domain could not be looked up or understood"},
	"X.7.25": {Sentence: "the sending host's address has no name in the DNS, or one that does not lead back to it"},
	"X.7.26": {Sentence: "more than one of SPF, DKIM and the like failed, and the server's policy needs one to pass"},
	"X.7.27": {Sentence: "the sender's domain publishes a null MX record, so that no bounce could ever reach it"},
	"X.7.28": {Sentence: "the message looks like one of a flood of unwanted mail that is under way"},
	"X.7.29": {Sentence: "the chain of ARC seals that earlier servers left on the message does not hold"},
	"X.7.30": {Sentence: "the sender demands TLS all the way, and no next server offers it as demanded"},
}
