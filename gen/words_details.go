package gen

import "github.com/smtpcodes/smtpcodes/iana"

// detailWords does for each registered detail what replyWords does for the reply codes. A detail that the
// registry gains is without words until somebody finds them.
var detailWords = map[iana.Code]Words{
	{Subject: 0, Detail: 0}: {Sentence: "nothing is known but whether it worked, failed this time or failed for good"},

	{Subject: 1, Detail: 0}: {Sentence: "an address in the envelope is the cause, in a way that no finer code names"},
	{Subject: 1, Detail: 1}: {
		Sentence: "nobody here has that name: the part of the recipient's address before the @ is unknown",
		Remark:   "the registry lists the temporary reply 451, while its description is for permanent failures only",
	},
	{Subject: 1, Detail: 2}: {Sentence: "the domain of the recipient's address does not exist or cannot take mail"},
	{Subject: 1, Detail: 3}: {Sentence: "the recipient's address is not written as an address has to be"},
	{Subject: 1, Detail: 4}: {Sentence: "the recipient's address fits more than one mailbox, and the server will not guess"},
	{Subject: 1, Detail: 5}: {Sentence: "the recipient's address was found to be good"},
	{Subject: 1, Detail: 6}: {Sentence: "the mailbox existed once, has gone, and left no new address behind"},
	{Subject: 1, Detail: 7}: {Sentence: "the sender's address is not written as an address has to be"},
	{Subject: 1, Detail: 8}: {Sentence: "the domain of the sender's address does not exist or cannot take a reply or bounce"},
	{Subject: 1, Detail: 9}: {
		Sentence: "the mail went on to a system outside SMTP's reporting, and nothing more will be heard of it",
		Remark:   "the description does not say it, RFC 3886 section 3.3.4 does: only 2.1.9 exists, with the action \"relayed\"",
	},
	{Subject: 1, Detail: 10}: {Sentence: "the recipient's domain publishes a null MX record, by which it declines all mail"},

	{Subject: 2, Detail: 0}: {Sentence: "the mailbox is there, and something about it stands in the way that no finer code names"},
	{Subject: 2, Detail: 1}: {Sentence: "the mailbox is there and switched off, for a while or for ever"},
	{Subject: 2, Detail: 2}: {
		Sentence: "the mailbox is over its quota or out of space until its owner deletes something",
		Remark:   "the registry lists the permanent reply 552, while its description wants a persistent transient failure",
	},
	{Subject: 2, Detail: 3}: {Sentence: "the message is longer than this one mailbox accepts, though the system takes longer ones"},
	{Subject: 2, Detail: 4}: {Sentence: "the address is a mailing list, and its members could not be worked out"},

	{Subject: 3, Detail: 0}: {Sentence: "the receiving system is there, and something about it stands in the way that no finer code names"},
	{Subject: 3, Detail: 1}: {Sentence: "the receiving system as a whole has run out of storage, which its operator has to mend"},
	{Subject: 3, Detail: 2}: {
		Sentence: "the receiving host takes no mail now, during maintenance or under load, or never does",
		Remark:   "the registry lists 453, which RFC 2645 section 7 defines for something else, an empty queue",
	},
	{Subject: 3, Detail: 3}: {Sentence: "the message asks for a feature that the receiving system does not have"},
	{Subject: 3, Detail: 4}: {Sentence: "the message is larger than the receiving system takes from anybody"},
	{Subject: 3, Detail: 5}: {Sentence: "the receiving system is set up in a way that keeps it from taking this message"},
	{Subject: 3, Detail: 6}: {Sentence: "the mail is on its way with another priority than the sender asked for"},

	{Subject: 4, Detail: 0}: {Sentence: "the network is the cause, in a way that no finer code names"},
	{Subject: 4, Detail: 1}: {Sentence: "the next host did not answer the call, and it is worth calling again"},
	{Subject: 4, Detail: 2}: {Sentence: "the connection was made and broke, or timed out, before the message was through"},
	{Subject: 4, Detail: 3}: {
		Sentence: "the DNS, or another directory on which delivery depends, gave no answer",
		Remark:   "the registry lists the permanent reply 550, while its description is for persistent transient errors only",
	},
	{Subject: 4, Detail: 4}: {Sentence: "no next host could be found for the recipient's domain"},
	{Subject: 4, Detail: 5}: {Sentence: "the mail system has more to do than it can, and takes this message later"},
	{Subject: 4, Detail: 6}: {Sentence: "the message was passed around in circles until a server stopped it"},
	{Subject: 4, Detail: 7}: {
		Sentence: "the message waited longer than its sender or the server allows and was given up",
		Remark:   "RFC 3463 appendix B lifted an earlier limit to transient errors, and RFC 2852 section 4.1.3 demands both 4.4.7 and 5.4.7",
	},

	{Subject: 5, Detail: 0}: {Sentence: "the dialogue between the two servers failed in a way that no finer code names"},
	{Subject: 5, Detail: 1}: {
		Sentence: "the command was unknown to the server, or came at the wrong point of the session",
		Remark:   "the registry lists 430, which no RFC defines and which is transient, while its description is for permanent errors only",
	},
	{Subject: 5, Detail: 2}: {Sentence: "the server could not make sense of the command line"},
	{Subject: 5, Detail: 3}: {
		Sentence: "the message has more recipients than the server takes in one transaction",
		Remark:   "the registry lists 451 only; RFC 5321 section 4.5.3.1.10 demands 452 where an implementation's limit is the reason, and allows 5yz for a policy",
	},
	{Subject: 5, Detail: 4}: {
		Sentence: "the command is right and something behind it is not, such as a parameter that the server does not know",
		Remark:   "the registry lists the temporary reply 451, while its description is for permanent errors only",
	},
	{Subject: 5, Detail: 5}: {Sentence: "the two servers speak versions of the protocol that do not fit together"},
	{Subject: 5, Detail: 6}: {Sentence: "the client's answer during authentication is longer than the server can hold"},

	{Subject: 6, Detail: 0}: {Sentence: "something in the content is the cause, in a way that no finer code names"},
	{Subject: 6, Detail: 1}: {Sentence: "the message holds a kind of content that a system on the way cannot carry"},
	{Subject: 6, Detail: 2}: {Sentence: "the content would have to be converted, and the sender or a policy forbids that"},
	{Subject: 6, Detail: 3}: {Sentence: "the content would have to be converted, and a host on the way cannot do it"},
	{Subject: 6, Detail: 4}: {Sentence: "the message was delivered after a conversion that lost some of it"},
	{Subject: 6, Detail: 5}: {Sentence: "the content had to be converted, and the attempt did not succeed"},
	{Subject: 6, Detail: 6}: {Sentence: "the server was to fetch part of the message from elsewhere and could not get it"},
	{Subject: 6, Detail: 7}: {Sentence: "an address holds letters beyond ASCII, and the server will not take it for this sender or recipient"},
	{Subject: 6, Detail: 8}: {
		Sentence: "the answer would have to show an address in UTF-8, which the client did not say it can read",
		Remark:   "the registry holds the same meaning a second time as X.6.10, without text or reply codes, and deprecates that",
	},
	{Subject: 6, Detail: 9}: {
		Sentence: "the header of the message is in UTF-8, and at least one recipient's system cannot take that",
		Remark:   "the registry lists 550; RFC 6531 section 3.5 sends 554 after the end of the data",
	},
	{Subject: 6, Detail: 10}: {
		Sentence: "the same as X.6.8 by another number: the answer needs UTF-8 and the client does not allow it",
		Remark:   "the record has neither a text nor reply codes: only its description says what it duplicates",
	},

	{Subject: 7, Detail: 0}: {Sentence: "a security rule is the cause, and the server will not or cannot say which"},
	{Subject: 7, Detail: 1}: {
		Sentence: "the server's policy does not let this sender write to this recipient",
		Remark:   "the registry lists the temporary replies 451 and 454, while its description is for permanent errors only",
	},
	{Subject: 7, Detail: 2}:  {Sentence: "the sender may not write to this mailing list"},
	{Subject: 7, Detail: 3}:  {Sentence: "the message would have to change from one secure format to another, and nothing here can do that"},
	{Subject: 7, Detail: 4}:  {Sentence: "the message or the client asks for a protection that the server does not offer"},
	{Subject: 7, Detail: 5}:  {Sentence: "a signature or an encryption could not be dealt with, because a key is missing or useless"},
	{Subject: 7, Detail: 6}:  {Sentence: "a signature or an encryption uses an algorithm that this system does not know"},
	{Subject: 7, Detail: 7}:  {Sentence: "a check of the message shows that it was damaged or tampered with on the way"},
	{Subject: 7, Detail: 8}:  {Sentence: "the login failed: the user name, the password or the token is wrong or not enough"},
	{Subject: 7, Detail: 9}:  {Sentence: "the account must log in by a stronger mechanism than the one that the client chose"},
	{Subject: 7, Detail: 10}: {Sentence: "the connection has to be encrypted before a login of this kind is accepted"},
	{Subject: 7, Detail: 11}: {Sentence: "the mechanism that the client chose may only be used on an encrypted connection"},
	{Subject: 7, Detail: 12}: {Sentence: "the account's password is not stored for this mechanism yet: log in once by PLAIN, then again"},
	{Subject: 7, Detail: 13}: {Sentence: "the login was correct, and an administrator has closed the account until its owner asks"},
	{Subject: 7, Detail: 14}: {Sentence: "the server may not fetch the content: no trust is set up with the server that holds it"},
	{Subject: 7, Detail: 15}: {Sentence: "the message's priority is lower than what the server takes at present"},
	{Subject: 7, Detail: 16}: {
		Sentence: "the message is larger than what the server takes at present at this priority",
		Remark:   "RFC 4865 section 6 had given the number to a quota for delayed messages; that was never registered",
	},
	{Subject: 7, Detail: 17}: {
		Sentence: "the mailbox has passed to another person since the date that the sender named",
		Remark:   "RFC 4865 section 6 had given the number to a quota for delayed messages; that was never registered",
	},
	{Subject: 7, Detail: 18}: {Sentence: "the recipient's domain has passed to another owner since the date that the sender named"},
	{Subject: 7, Detail: 19}: {Sentence: "the server keeps no record of whose mailbox it was at the date that the sender named"},
	{Subject: 7, Detail: 20}: {Sentence: "the message has no DKIM signature that holds, and the server insists on one"},
	{Subject: 7, Detail: 21}: {Sentence: "the message's DKIM signatures hold, and none is of a kind that the server accepts"},
	{Subject: 7, Detail: 22}: {Sentence: "the message's DKIM signatures hold, and none is by the domain in its From field"},
	{Subject: 7, Detail: 23}: {Sentence: "the sender's domain says by SPF that this host may not send for it"},
	{Subject: 7, Detail: 24}: {Sentence: "the SPF record of the sender's domain could not be looked up or understood"},
	{Subject: 7, Detail: 25}: {Sentence: "the sending host's address has no name in the DNS, or one that does not lead back to it"},
	{Subject: 7, Detail: 26}: {Sentence: "more than one of SPF, DKIM and the like failed, and the server's policy needs one to pass"},
	{Subject: 7, Detail: 27}: {Sentence: "the sender's domain publishes a null MX record, so that no bounce could ever reach it"},
	{Subject: 7, Detail: 28}: {Sentence: "the message looks like one of a flood of unwanted mail that is under way"},
	{Subject: 7, Detail: 29}: {Sentence: "the chain of ARC seals that earlier servers left on the message does not hold"},
	{Subject: 7, Detail: 30}: {Sentence: "the sender demands TLS all the way, and no next server offers it as demanded"},
}
