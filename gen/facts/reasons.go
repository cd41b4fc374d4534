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

// A Party can do something about a failure.
type Party string

// The parties, along the path of the message.
const (
	Sender    Party = "sender"           // writes the message, chooses its recipients or logs in
	Sending   Party = "sending system"   // runs the sending host, the sender's domain and its DNS
	Recipient Party = "recipient"        // owns the mailbox
	Receiving Party = "receiving system" // runs a host on the receiving side or on the path to it
)

// A Phrase is a part of a server's text with the public source that has it: the file of a repository or the page of a
// provider.
type Phrase struct {
	Text   string
	Source string
}

// Sources of more than one phrase.
const (
	inDovecot   = "dovecot/core:src/"
	gmxPage     = "https://postmaster.gmx.net/en/error-messages"
	inExim      = "Exim/exim:src/src/"
	inHaraka    = "haraka/Haraka:"
	inKumoMTA   = "KumoCorp/kumomta:assets/community/bounces.toml"
	inManual    = "ActiveCampaign/smtp-field-manual:data/codes/"
	inNetqmail  = "denislemire/netqmail:"
	inOpenSMTPD = "OpenSMTPD/OpenSMTPD:usr.sbin/smtpd/"
	inPostfix   = "vdukhovni/postfix:postfix/src/"
	inResponses = "eNichers/node-bounce-handler:lib/responses.js"
	inSendmail  = "deepin-community/sendmail:"
	inSisimai   = "sisimai/rb-sisimai:lib/sisimai/"
	inSisimaiGo = "sisimai/go-sisimai:"
	inZoneMTA   = "zone-eu/zone-mta:config/bounces.txt"
)

// Reasons has the reasons in the order of a session: what is wrong with the recipient, the sender, the connection, the
// message, its authentication, the traffic, the receiving system, the way there, the dialogue. The first is the zero
// value, and acceptance comes before the failures.
//
// A code that does not say why is in no row: X.7.0, X.7.1, 450, 550, 554 and others. Neither is a code that the registry
// and a large provider give different meanings: X.7.29, 5.7.30, 5.4.1. A code has its class where the other class means
// something else: 450 4.1.1 is an address that could not be checked yet, and 4.2.1 mail that comes too fast.
//
// Where a text has several phrases, the longest is right. A phrase beats a code, since 552 5.1.1 may be for a full
// mailbox. A reply code counts only without an enhanced code, or with one of subject 0 or 5: 521 5.7.1 is no reason to
// give up the address.
//
// A program may put a phrase together from parts in its source, such as "sender address rejected: domain".
// A constant is its place in this table: add at the end.
var Reasons = []Reason{
	{
		Identifier: "ReasonUnstated", Name: "unstated",
		Sentence: "the reply does not say why",
	},
	{
		Identifier: "ReasonAccepted", Name: "accepted",
		Sentence: "the server accepted the command, the address or the message",
		Reply:    250, Enhanced: "2.0.0", Grounds: "success needs no more than its class",
		Source: "RFC 5321 section 4.2.3", Else: "250 2.1.0 for MAIL, 250 2.1.5 for RCPT and 250 2.6.0 for the message, as in RFC 2034 section 6",
		Codes: []string{"250", "251", "2.0.0", "2.1.0", "2.1.5", "2.5.0", "2.6.0", "2.6.4"},
		Phrases: []Phrase{
			{"message accepted for delivery", inSendmail + "sendmail/srvrsmtp.c"},
			{"ok: queued as", inPostfix + "smtpd/smtpd.c"},
		},
	},

	// The recipient.
	{
		Identifier: "ReasonMailboxUnknown", Name: "mailbox unknown",
		Sentence: "there is no mailbox with the recipient's address",
		Actions: []Action{
			{Sender, "correct the recipient's address, or remove it from the list"},
		},
		BadAddress: true,
		Reply:      550, Enhanced: "5.1.1", Grounds: "the address is the cause and will stay wrong, so the sender should know at once",
		Source: "RFC 3463 section 3.2", Else: "251 or 551, when you give the mailbox's new address; 450 4.1.1, while you cannot look the address up",
		Codes: []string{"5.1.1", "5.1.11", "5.7.504"},
		Phrases: []Phrase{
			{"user unknown", inPostfix + "smtpd/smtpd_check.c"},
			{"unknown user", inSisimai + "reason/userunknown.rb"},
			{"no such user", "smtpd/qpsmtpd:plugins/rcpt_map"},
			{"is not a known user", inSisimai + "reason/userunknown.rb"},
			{"user not found", inSisimai + "reason/userunknown.rb"},
			{"user not exist", inSisimai + "reason/userunknown.rb"},
			{"user does not exist", inSisimai + "rhost/zoho.rb"},
			{"user doesn't exist", inDovecot + "lmtp/lmtp-local.c"},
			{"this user doesn't have", inManual + "554.json"},
			{"unknown recipient", inZoneMTA},
			{"unknown mailbox", inSisimai + "reason/userunknown.rb"},
			{"invalid recipient", inOpenSMTPD + "lka_session.c"},
			{"recipient not found", inSisimai + "rhost/godaddy.rb"},
			{"no such recipient", inSisimai + "reason/userunknown.rb"},
			{"recipient unknown", inSisimai + "reason/userunknown.rb"},
			{"recipient does not exist", inSisimai + "reason/userunknown.rb"},
			{"recipientnotfound", exchangeOnline},
			{"no mailbox here", inNetqmail + "qmail-local.c"},
			{"no such mailbox", inSisimai + "reason/userunknown.rb"},
			{"no mailbox found", inSisimai + "reason/userunknown.rb"},
			{"mailbox not found", inSisimai + "rhost/yahooinc.rb"},
			{"mailbox does not exist", inSisimai + "reason/userunknown.rb"},
			{"account does not exist", inSisimai + "rhost/godaddy.rb"},
			{"not a valid mailbox", inSisimai + "reason/userunknown.rb"},
			{"invalid mailbox", inManual + "550.json"},
			{"reach does not exist", gmailPage},
			{"> does not exist", inSisimai + "reason/userunknown.rb"},
			{"] does not exist", bounceParser},
			{"address does not exist", inSisimai + "reason/userunknown.rb"},
			{"addressee unknown", inSendmail + "sendmail/srvrsmtp.c"},
			{"address unknown", inSisimai + "reason/userunknown.rb"},
			{"]: recipient address rejected: access denied", inManual + "550.json"},
			{"recipient address rejected: access denied.", bounceParser},
		},
	},
	{
		Identifier: "ReasonMailboxMoved", Name: "mailbox moved",
		Sentence: "the recipient's mailbox is elsewhere now, and this server does not forward to it",
		Actions: []Action{
			{Sender, "find out the recipient's new address"},
		},
		BadAddress: true,
		Reply:      551, Enhanced: "5.1.6", Grounds: "the text of 551 gives the new address, and the sender has to write to that",
		Source: "RFC 5321 section 3.4", Else: "251 2.1.5, when you forward the message; 550 5.1.6, when the new address is private",
		Codes: []string{"5.1.6"},
		Phrases: []Phrase{
			{"has been replaced by", inSisimai + "reason/hasmoved.rb"},
		},
	},
	{
		Identifier: "ReasonOwnerChanged", Name: "owner changed",
		Sentence: "the recipient's address or domain belongs to somebody else now",
		Actions: []Action{
			{Sender, "find out the recipient's new address"},
		},
		BadAddress: true,
		Reply:      550, Enhanced: "5.7.17", Grounds: "the message was meant for the previous owner, who would not get it",
		Source: "RFC 7293 section 5.1", Else: "550 5.7.18, when the whole domain has changed hands",
		Codes: []string{"X.7.17", "X.7.18"},
	},
	{
		Identifier: "ReasonMailboxDisabled", Name: "mailbox disabled",
		Sentence: "the recipient's mailbox exists but is switched off, at least for now",
		Actions: []Action{
			{Recipient, "have the mailbox enabled again"},
			{Receiving, "enable the mailbox again, or delete it"},
		},
		Reply: 550, Enhanced: "5.2.1", Grounds: "nothing says that the mailbox will be enabled again, so the sender should know at once",
		Source: "RFC 3463 section 3.3", Else: "450 4.2.1, when the mailbox comes back soon",
		Codes: []string{"5.2.1"},
		Phrases: []Phrase{
			{"deactivated mailbox", inSisimai + "rhost/tencent.rb"},
			{"mailbox is disabled", inSisimai + "rhost/yahooinc.rb"},
			{"mailbox disabled", inOpenSMTPD + "esc.c"},
			{"account is disabled", inManual + "550.json"},
			{"account has been disabled", inSisimai + "reason/suspend.rb"},
			{"mailbox is inactive", inSisimai + "reason/userunknown.rb"},
			{"inactive user", inZoneMTA},
			{"currently suspended", inSisimai + "reason/suspend.rb"},
			{"account is locked", inSisimai + "reason/suspend.rb"},
			{"temporary locked", inSisimai + "reason/suspend.rb"},
			{"recipient account is blocked", inSisimai + "rhost/franceptt.rb"},
		},
	},
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
			{"mailbox full", inSendmail + "sendmail/sysexits.c"},
			{"mailbox is full", inExim + "transports/appendfile.c"},
			{"mailbox is full: retry timeout exceeded", inExim + "retry.c"},
			{"over quota", inSisimai + "rhost/google.rb"},
			{"overquota", inSisimai + "rhost/franceptt.rb"},
			{"quota exceeded", inDovecot + "plugins/quota/quota.c"},
			{"account storage limit", inSisimai + "rhost/godaddy.rb"},
			{"mailbox size limit", inSisimai + "reason/mailboxfull.rb"},
		},
	},
	{
		Identifier: "ReasonMailboxAmbiguous", Name: "mailbox ambiguous",
		Sentence: "the recipient's address matches more than one mailbox",
		Actions: []Action{
			{Sender, "use an address that matches one mailbox only"},
		},
		Reply: 553, Enhanced: "5.1.4", Grounds: "only the sender knows which mailbox is meant",
		Source: "RFC 3463 section 3.2",
		Codes:  []string{"X.1.4"},
	},
	{
		Identifier: "ReasonRecipientMalformed", Name: "recipient malformed",
		Sentence: "the recipient's address is not written as the standards demand, so nobody can have it",
		Actions: []Action{
			{Sender, "correct the syntax of the recipient's address"},
		},
		BadAddress: true,
		Reply:      501, Enhanced: "5.1.3", Grounds: "the argument of RCPT is not an address",
		Source: "RFC 3463 section 3.2", Else: "553 5.1.3, when the syntax is right and the local part cannot be that of a mailbox",
		Codes: []string{"X.1.3"},
		Phrases: []Phrase{
			{"not a valid rfc", gmailPage},
			{"bad address syntax", inSisimai + "rhost/tencent.rb"},
			{"recipient address syntax error", inOpenSMTPD + "smtp_session.c"},
			{"recipient address must contain", inExim + "smtp_in.c"},
			{"malformed address:", inExim + "parse.c"},
			{"recipient address rejected: need", inPostfix + "smtpd/smtpd_check.ref"},
		},
	},
	{
		Identifier: "ReasonDomainUnknown", Name: "domain unknown",
		Sentence: "the DNS does not know the domain of the recipient's address",
		Actions: []Action{
			{Sender, "correct the domain of the recipient's address, or remove the address from the list"},
		},
		BadAddress: true,
		Reply:      550, Enhanced: "5.1.2", Grounds: "the DNS has answered, so trying again does not help",
		Source: "RFC 3463 section 3.2", Else: "451 4.4.3, while the DNS does not answer",
		Codes: []string{"5.1.2", "5.4.310"},
		Phrases: []Phrase{
			{"domain name not found", inSisimaiGo + "rhost/gsuite.go"},
			{"domain not found", inPostfix + "smtpd/smtpd_check.c"},
			{"no such domain", inExim + "host.c"},
			{"host unknown", inSendmail + "sendmail/deliver.c"},
			{"domain does not exist", inSisimai + "reason/hostunknown.rb"},
			{"find any host named", inNetqmail + "qmail-remote.c"},
			{"point to non-existent hosts", inExim + "routers/dnslookup.c"},
		},
	},
	{
		Identifier: "ReasonDomainTakesNoMail", Name: "domain takes no mail",
		Sentence: "the domain or the host of the recipient's address says that it never accepts mail",
		Actions: []Action{
			{Sender, "use another address: this domain accepts no mail"},
		},
		BadAddress: true,
		Reply:      556, Enhanced: "5.1.10", Grounds: "the domain has published a null MX, and a relay need not try to deliver",
		Source: "RFC 7505 section 4.1", Else: "521 5.3.2 as the greeting of a host that never accepts mail, as in RFC 7504",
		Codes: []string{"5.1.10", "521", "556"},
		Phrases: []Phrase{
			{"accept mail (nullmx)", inPostfix + "smtpd/smtpd_check.c"},
			{"returned null mx", inSisimaiGo + "rhost/gsuite.go"},
			{"host does not accept mail", inSendmail + "sendmail/deliver.c"},
		},
	},
	{
		Identifier: "ReasonListBroken", Name: "mailing list broken",
		Sentence: "the recipient is an alias or a mailing list whose members could not be determined",
		Actions: []Action{
			{Receiving, "fix the mailing list"},
		},
		Reply: 450, Enhanced: "4.2.4", Grounds: "the list can be repaired while the sending system keeps the message",
		Source: "RFC 3463 section 3.3", Else: "550 5.2.4, when nobody will repair the list",
		Codes: []string{"X.2.4"},
	},

	// The sender.
	{
		Identifier: "ReasonSenderBad", Name: "sender address bad",
		Sentence: "the sender's address is malformed, does not exist or has a domain that takes no mail",
		Actions: []Action{
			{Sender, "correct the sender's address"},
			{Sending, "correct the DNS records of the sender's domain"},
		},
		Reply: 550, Enhanced: "5.1.8", Grounds: "nobody could be told if the message were lost later, and the address will stay wrong",
		Source: "RFC 3463 section 3.2",
		Else:   "501 5.1.7, when the syntax is wrong; 450 4.1.8, while the DNS does not answer; 550 5.7.27, when the sender's domain has a null MX",
		Codes:  []string{"X.1.7", "X.1.8", "5.7.27"},
		Phrases: []Phrase{
			{"sender address rejected: domain", inPostfix + "smtpd/smtpd_check.ref"},
			{"sender address rejected: need", inPostfix + "smtpd/smtpd_check.ref"},
			{"sender address rejected: user unknown", inPostfix + "smtpd/smtpd_addr_valid.ref"},
			{"sender address rejected: undeliverable", inPostfix + "smtpd/smtpd_check.c"},
			{"sender address rejected: unverified", inPostfix + "smtpd/smtpd_check.c"},
			{"domain of sender address", inSendmail + "cf/m4/proto.m4"},
			{"required for sender address", inSendmail + "cf/m4/proto.m4"},
			{"sender address must contain", inExim + "smtp_in.c"},
			{"sender address syntax error", inOpenSMTPD + "smtp_session.c"},
			{"sender verify failed", inExim + "acl.c"},
			{"unresolvable rfc", inSisimai + "rhost/yahooinc.rb"},
		},
	},
	{
		Identifier: "ReasonSenderRefused", Name: "sender refused",
		Sentence: "the recipient or the server takes no mail from this sender",
		Actions: []Action{
			{Sender, "ask the recipient to let you in"},
			{Recipient, "allow the sender"},
			{Receiving, "allow the sender"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "the sender's address is right and not welcome, and sending again changes nothing",
		Source: "RFC 3463 section 3.8", Else: "550 5.7.2, when a mailing list accepts mail from its members only",
		Codes: []string{"X.7.2", "5.7.60", "5.7.105", "5.7.124", "5.7.129", "5.7.133-5.7.136", "5.7.193"},
		Phrases: []Phrase{
			{"address is not verified", "https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html"},
			{"sender address rejected", inPostfix + "smtpd/smtpd_check.c"},
			{"envelope blocked", inManual + "550.json"},
			{"badmailfrom", inNetqmail + "qmail-smtpd.c"},
			{"blocked senders", mimecastPage},
			{"rst.notauthorized", inSisimai + "reason/filtered.rb"},
			{"resolver.rst.authrequired", exchangeServer},
			{"rejected by recipient", inSisimai + "rhost/tencent.rb"},
			{"blocked by the recipient", inSisimai + "reason/filtered.rb"},
		},
	},
	{
		Identifier: "ReasonRelayDenied", Name: "relay denied",
		Sentence: "the server is not responsible for the recipient's domain and does not relay for this client",
		Actions: []Action{
			{Sending, "send through your own server and log in there, or correct the MX records of the recipient's domain"},
			{Receiving, "add the recipient's domain, if the server is meant to take its mail"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "the client lacks the permission to relay, and sending again changes nothing",
		Source: "RFC 5321 section 3.6.2", Else: "554 5.7.1, which Postfix sends by default",
		Codes: []string{"5.7.54", "5.7.64"},
		Phrases: []Phrase{
			{"relay access denied", inPostfix + "smtpd/smtpd_check.c"},
			{"relaying denied", inSendmail + "cf/m4/proto.m4"},
			{"denied. proper authentication required", inSendmail + "cf/m4/proto.m4"},
			{"relaying temporarily denied", inSendmail + "cf/m4/proto.m4"},
			{"relay not permitted", inExim + "configure.default"},
			{"relay denied", gmailPage},
			{"credentials for relay", gmailPage},
			{"unable to relay", exchangeServer},
			{"allowed to relay", "haraka/haraka-plugin-relay:index.js"},
			{"open relay not allowed", mimecastPage},
			{"allowed rcpthosts", inNetqmail + "qmail-smtpd.c"},
		},
	},
	{
		Identifier: "ReasonLoginRequired", Name: "login required",
		Sentence: "the server wants the client to log in first",
		Actions: []Action{
			{Sender, "have the mail program log in"},
			{Sending, "log in before MAIL"},
		},
		Reply: 530, Enhanced: "5.7.0", Grounds: "the command would be accepted after a login",
		Source: "RFC 4954 section 6",
		Codes:  []string{"5.7.57"},
		Phrases: []Phrase{
			{"authentication required", inSendmail + "sendmail/srvrsmtp.c"},
			{"authentication is required", inSisimai + "reason/securityerror.rb"},
			{"issue an auth command", inOpenSMTPD + "smtp_session.c"},
			{"client was not authenticated", exchangeServer},
			{"unauthenticated senders", inSisimai + "reason/securityerror.rb"},
			{"sender address rejected: not logged in", inPostfix + "smtpd/smtpd_check.c"},
		},
	},
	{
		Identifier: "ReasonLoginFailed", Name: "login failed",
		Sentence: "the user name, password, token or mechanism of the login is not accepted",
		Actions: []Action{
			{Sender, "correct the user name, password or token of the login, or ask the administrator to enable the account"},
			{Sending, "log in with a mechanism that the server accepts"},
		},
		Reply: 535, Enhanced: "5.7.8", Grounds: "the credentials are wrong, and so would be the next attempt",
		Source: "RFC 4954 section 6",
		Else:   "454 4.7.0, when they could not be checked; 534 5.7.9, when the mechanism is too weak; 525 5.7.13, when the account is disabled",
		Codes:  []string{"X.7.8", "X.7.12", "X.7.13", "5.7.139", "525", "534", "535"},
		Phrases: []Phrase{
			{"error: authentication failed", inPostfix + "smtpd/smtpd_sasl_glue.c"},
		},
	},

	// The connection.
	{
		Identifier: "ReasonHelloRefused", Name: "hello refused",
		Sentence: "the server does not accept the name that the client gave in EHLO or HELO",
		Actions: []Action{
			{Sending, "send the host's own full name in EHLO, a name that the DNS knows"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "a policy refuses the name; that it does not match the client's address is no ground",
		Source: "RFC 5321 section 4.1.4", Else: "501 5.5.4, when it is no domain name at all; 450 4.7.1, while the DNS does not answer",
		Codes: []string{"5.7.506"},
		Phrases: []Phrase{
			{"helo argument", inExim + "smtp_in.c"},
			{"ehlo argument", inExim + "smtp_in.c"},
			{"helo command rejected", inPostfix + "smtpd/smtpd_check.ref"},
		},
	},
	{
		Identifier: "ReasonTLSRequired", Name: "TLS required",
		Sentence: "the server wants the connection to be encrypted first",
		Actions: []Action{
			{Sender, "switch on TLS in the mail program"},
			{Sending, "start TLS, in a version and with a certificate that the server accepts"},
		},
		Reply: 530, Enhanced: "5.7.0", Grounds: "the command would be accepted on an encrypted connection, and the text says STARTTLS; not for port 25 of a public server",
		Source: "RFC 3207 section 4", Else: "538 5.7.11 for one mechanism of AUTH, which is historic",
		Codes: []string{"X.7.10", "X.7.11", "523", "524", "538"},
		Phrases: []Phrase{
			{"starttls is required", exchangeOnline},
			{"issue a starttls", inPostfix + "smtpd/smtpd.c"},
			{"encryption is required", inPostfix + "smtpd/smtpd_check.c"},
			{"encryption required", inPostfix + "smtpd/smtpd_sasl_proto.c"},
			{"requires encryption", mimecastPage},
			{"tls required", gmailPage},
			{"senders to use tls", gmailPage},
		},
	},
	{
		Identifier: "ReasonTLSFailed", Name: "TLS failed",
		Sentence: "the connection could not be encrypted, or a certificate is not trusted",
		Actions: []Action{
			{Sending, "check the client's TLS versions and certificate"},
			{Receiving, "offer TLS, with a certificate that is valid for the host"},
		},
		Reply: 454, Enhanced: "4.7.0", Grounds: "the server cannot do TLS for now, and the client may try again or go on without it",
		Source: "RFC 3207 section 4",
		Codes:  []string{"X.7.5", "4.4.317", "5.4.317", "4.7.321-4.7.325", "5.7.321-5.7.325"},
		Phrases: []Phrase{
			{"tls not available", inPostfix + "smtpd/smtpd.c"},
			{"tls currently", inExim + "smtp_in.c"},
			{"cannot start tls", inPostfix + "smtp/smtp_proto.c"},
			{"tls is required, but", inPostfix + "smtp/smtp_proto.c"},
			{"a tls session is required", inExim + "transports/smtp.c"},
			{"certificate not verified", inPostfix + "smtp/smtp_proto.c"},
		},
	},
	{
		Identifier: "ReasonReverseDNS", Name: "reverse DNS missing",
		Sentence: "the client's IP address has no name in the DNS, or one that does not lead back to it",
		Actions: []Action{
			{Sending, "give the sending IP address a name in the DNS that leads back to it"},
		},
		Reply: 550, Enhanced: "5.7.25", Grounds: "the DNS has answered, and the code shows where to look",
		Source: "RFC 7372 section 3.3", Else: "450 4.7.25, while the DNS does not answer",
		Codes: []string{"X.7.25"},
		Phrases: []Phrase{
			{"reverse dns", inSisimai + "reason/requireptr.rb"},
			{"ptr record", inSisimai + "reason/requireptr.rb"},
			{"ptr resource record", gmxPage},
			{"find your hostname", inPostfix + "smtpd/smtpd_check.c"},
			{"find your reverse hostname", inPostfix + "smtpd/smtpd_check.c"},
			{"have a ptr record", gmailPage},
			{"invalid rdns record", inSisimai + "reason/requireptr.rb"},
		},
	},
	{
		Identifier: "ReasonBlockListed", Name: "block listed",
		Sentence: "the client's IP address or a domain of the message is on a block list or has a bad reputation",
		Actions: []Action{
			{Sending, "find out why the address or domain is listed, stop that, and ask for its removal"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "the listing lasts longer than the sending system would try, and the text names the list",
		Source: "RFC 3463 section 3.8", Else: "554 5.7.1, which Postfix sends by default, and 554 in place of the greeting (RFC 5321 section 3.1)",
		Codes: []string{"4.7.650", "5.7.507", "5.7.511", "5.7.513", "5.7.606-5.7.649", "5.7.708", "5.7.800"},
		Phrases: []Phrase{
			{"blocked using", inPostfix + "global/mail_params.h"},
			{"block list", inSisimai + "rhost/microsoft.rb"},
			{"black list", inExim + "configure.default"},
			{"blacklist", inZoneMTA},
			{"is blacklisted", inSisimai + "reason/blocked.rb"},
			{"spamhaus", inZoneMTA},
			{"one or more dnsbls", inZoneMTA},
			{"one or more rbls", "https://developers.cloudflare.com/email-service/reference/postmaster/"},
			{"ip address is listed", inZoneMTA},
			{"dnsbl-lookup", inSisimai + "rhost/apple.rb"},
			{"smtp server of your isp", inSisimai + "reason/blocked.rb"},
			{"client host blocked", inSisimai + "rhost/franceptt.rb"},
			{"bad reputation", inZoneMTA},
			{"poor reputation", inZoneMTA},
			{"low reputation of", gmailPage},
			{"due to ip reputation", inSisimai + "reason/badreputation.rb"},
			{"too many invalid recipients", inZoneMTA},
			{"permanently deferred", inSisimai + "rhost/yahooinc.rb"},
		},
	},

	// The message.
	{
		Identifier: "ReasonMessageTooBig", Name: "message too big",
		Sentence: "the message is bigger than the server or the mailbox accepts",
		Actions: []Action{
			{Sender, "send a shorter message"},
		},
		Reply: 552, Enhanced: "5.3.4", Grounds: "the limit is the system's, and the same message will never fit",
		Source: "RFC 1870 section 6.1", Else: "552 5.2.3, when the limit is that of one mailbox",
		Codes: []string{"X.2.3", "X.3.4", "X.7.16", "5.2.11"},
		Phrases: []Phrase{
			{"message too large", inPostfix + "local/forward.c"},
			{"message too big", inExim + "smtp_in.c"},
			{"message file too big", inPostfix + "global/cleanup_strerror.c"},
			{"message size exceeds", inPostfix + "smtpd/smtpd.c"},
			{"exceeds size limit", inPostfix + "smtp/smtp_proto.c"},
			{"max message size exceeded", "emersion/go-smtp:conn.go"},
			{"maximum message size", inSisimai + "rhost/microsoft.rb"},
			{"message size limit", gmailPage},
			{"message length exceeds", inSendmail + "sendmail/sysexits.c"},
		},
	},
	{
		Identifier: "ReasonMessageMalformed", Name: "message malformed",
		Sentence: "the message is not written as the standards demand",
		Actions: []Action{
			{Sending, "correct the message's header, line ends or MIME structure in the program that wrote it"},
		},
		Reply: 554, Enhanced: "5.6.0", Grounds: "the content is the cause, and the same message will stay wrong",
		Source: "RFC 3463 section 3.7", Else: "550 5.7.1, which Gmail sends where a policy is stricter than the standard",
		Codes: []string{"5.1.20", "5.6.11", "5.7.512"},
		Phrases: []Phrase{
			{"message is not rfc", gmailPage},
			{"not rfc compliant", inManual + "554.json"},
			{"message is malformed", gmailPage},
			{"addresses in from: header", inSisimai + "rhost/google.rb"},
			{"addresses in the from: header", gmailPage},
			{"duplicate header", inSisimai + "reason/notcompliantrfc.rb"},
			{"bare <lf> received", inPostfix + "global/cleanup_strerror.c"},
		},
	},
	{
		Identifier: "ReasonNotConvertible", Name: "content not convertible",
		Sentence: "the message would have to be converted on its way, and cannot or may not be",
		Actions: []Action{
			{Sender, "send content that needs no conversion, or allow it to be converted"},
		},
		Reply: 554, Enhanced: "5.6.3", Grounds: "the next system does not take the content as it is, and will not later",
		Source: "RFC 3030 section 3", Else: "554 5.6.2, when the sender has prohibited the conversion",
		Codes:   []string{"X.6.2", "X.6.3", "X.6.5"},
		Phrases: []Phrase{},
	},
	{
		Identifier: "ReasonNotASCII", Name: "not ASCII",
		Sentence: "an address, a header or a reply goes beyond ASCII, and a system on the way does not take that",
		Actions: []Action{
			{Sender, "use ASCII addresses and an ASCII header"},
			{Sending, "send the command with SMTPUTF8"},
		},
		Reply: 553, Enhanced: "5.6.7", Grounds: "the mailbox cannot be reached without SMTPUTF8",
		Source: "RFC 6531 section 3.5", Else: "550 5.6.7 for the sender's address, 554 5.6.9 for the header of the message",
		Codes: []string{"X.6.7", "X.6.8", "X.6.9", "X.6.10"},
		Phrases: []Phrase{
			{"bit data in message header", inPostfix + "global/mime_state.c"},
		},
	},
	{
		Identifier: "ReasonSpam", Name: "spam",
		Sentence: "a filter takes the message for spam",
		Actions: []Action{
			{Sender, "change the message, or ask the recipient to allow it"},
			{Sending, "find out whether an account or a host has been sending spam"},
			{Receiving, "correct the filter, if it is wrong"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "the same message would be refused again, and only 5yz makes the sender know",
		Source: "RFC 3463 section 3.8", Else: "554 5.7.1, which Postfix and Rspamd send",
		Phrases: []Phrase{
			{"suspected spam", inSisimai + "rhost/tencent.rb"},
			{"suspicion of spam", inManual + "554.json"},
			{"to be spam", inSisimai + "reason/spamdetected.rb"},
			{"spam message", "rspamd/rspamd:src/libserver/milter_internal.h"},
			{"message looks like spam", inSisimai + "reason/spamdetected.rb"},
			{"considered spam", inSisimai + "reason/spamdetected.rb"},
			{"email is spam", inSisimai + "reason/spamdetected.rb"},
			{"probably spam", inSisimai + "reason/spamdetected.rb"},
			{"spam-like", inSisimai + "reason/spamdetected.rb"},
			{"antispam checks", inSisimai + "reason/spamdetected.rb"},
			{"as bulk mail", inSisimai + "reason/spamdetected.rb"},
			{"flagged as spam", inManual + "554.json"},
			{"rejected as spam", inSisimai + "reason/spamdetected.rb"},
			{"spam rejection", inSisimai + "reason/spamdetected.rb"},
			{"spam not accepted", inSisimai + "reason/spamdetected.rb"},
			{"detected as spam", inSisimai + "reason/spamdetected.rb"},
			{"identified as spam", inSisimai + "reason/spamdetected.rb"},
			{"classified as spam", inSisimai + "reason/spamdetected.rb"},
			{"spam classification", inSisimai + "reason/spamdetected.rb"},
			{"spam detected", inSisimai + "reason/spamdetected.rb"},
			{"spam blocked", inSisimai + "reason/spamdetected.rb"},
			{"spam content", inManual + "554.json"},
			{"spam filter", inSisimai + "reason/spamdetected.rb"},
			{"spam score", inSisimai + "reason/spamdetected.rb"},
			{"rejected due to spam", inManual + "554.json"},
			{"content rejected due to spam", inKumoMTA},
			{"spamassassin", inSisimai + "reason/spamdetected.rb"},
			{"likely unsolicited", gmailPage},
			{"appears to be unsolicited", inSisimai + "reason/spamdetected.rb"},
			{"message content rejected, ube", inSisimai + "reason/spamdetected.rb"},
			{"or the links within", gmailPage},
			{"using spam pattern", inSisimai + "reason/spamdetected.rb"},
			{"blacklisted url", inSisimai + "reason/spamdetected.rb"},
		},
	},
	{
		Identifier: "ReasonVirus", Name: "virus",
		Sentence: "a scanner has found a virus or other malware in the message",
		Actions: []Action{
			{Sender, "clean the computer that the message comes from"},
			{Sending, "find out which account or host sends malware"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "no later attempt should bring the message in, and only 5yz makes the sender know",
		Source: "RFC 3463 section 3.8", Else: "554 5.7.1, when the whole transaction is refused",
		Phrases: []Phrase{
			{"infected with", inHaraka + "plugins/clamd.js"},
			{"detected by clamav", "Cisco-Talos/clamav:clamav-milter/clamav-milter.c"},
			{"contains a virus", inExim + "configure.default"},
			{"virus found", "smtpd/qpsmtpd:plugins/virus/clamav"},
			{"virus detected", inSisimai + "reason/virusdetected.rb"},
			{"rejected due to virus", inZoneMTA},
		},
	},
	{
		Identifier: "ReasonContentRefused", Name: "content refused",
		Sentence: "the server does not accept this kind of content, such as an attachment that may be dangerous",
		Actions: []Action{
			{Sender, "send the message without the attachment, or in another format"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "a rule about contents refuses the message, and sending it again changes nothing",
		Source: "RFC 3463 section 3.8", Else: "554 5.6.1, when the system cannot handle the media type",
		Codes: []string{"X.6.1"},
		Phrases: []Phrase{
			{"message content rejected", inPostfix + "global/cleanup_strerror.c"},
			{"mail content denied", inSisimai + "rhost/tencent.rb"},
			{"illegal attachment", inSisimai + "reason/policyviolation.rb"},
			{"potential security issue", gmailPage},
			{"banned content", inManual + "554.json"},
			{"unacceptable content", inSisimai + "reason/spamdetected.rb"},
			{"executable attachment", inSisimai + "reason/virusdetected.rb"},
		},
	},

	// The message's authentication.
	{
		Identifier: "ReasonSPF", Name: "SPF failed",
		Sentence: "the SPF record of the sender's domain does not allow the client's IP address, or is wrong",
		Actions: []Action{
			{Sending, "send from a host that the domain's SPF record allows, or allow this one"},
		},
		Reply: 550, Enhanced: "5.7.23", Grounds: "the domain's owner has said that its mail does not come from here, and the code shows where to look",
		Source: "RFC 7372 section 3.2", Else: "451 4.7.24 or 550 5.7.24, when the record could not be evaluated",
		Codes: []string{"5.7.23", "X.7.24", "4.7.27"},
		Phrases: []Phrase{
			{"spf check failed", inSisimai + "rhost/tencent.rb"},
			{"spf check", inSisimai + "reason/authfailure.rb"},
			{"spf fail", "haraka/haraka-plugin-spf:index.js"},
			{"spf record", inSisimai + "reason/authfailure.rb"},
			{"spf authentication", gmailPage},
			{"authenticate with spf", inSisimai + "rhost/google.rb"},
			{"sender policy framework", inSisimai + "reason/authfailure.rb"},
			{"is not allowed to send mail from", inSisimai + "reason/blocked.rb"},
		},
	},
	{
		Identifier: "ReasonDKIM", Name: "DKIM failed",
		Sentence: "the message has no DKIM signature that passes or that the receiver accepts",
		Actions: []Action{
			{Sending, "sign the message with DKIM by the domain in its From field, and publish the key"},
		},
		Reply: 550, Enhanced: "5.7.20", Grounds: "the receiver demands a signature, and the code shows where to look",
		Source: "RFC 7372 section 3.1", Else: "550 5.7.21, when a signature passes and is not acceptable; 550 5.7.22, when the author's domain has not signed",
		Codes: []string{"X.7.20", "X.7.21", "X.7.22", "4.7.30"},
		Phrases: []Phrase{
			{"dkim authentication", gmailPage},
			{"dkim does not pass", inSisimai + "rhost/google.rb"},
			{"authenticate with dkim", inSisimai + "rhost/google.rb"},
		},
	},
	{
		Identifier: "ReasonDMARC", Name: "DMARC failed",
		Sentence: "neither SPF nor DKIM passed for the domain in From, and its DMARC policy counts against the message",
		Actions: []Action{
			{Sending, "make SPF or DKIM pass for the domain in From, and publish a DMARC policy"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "the policy of the domain in From refuses the message; do not refuse for p=reject alone",
		Source: "RFC 9989 section 7.2", Else: "550 5.7.26, which Gmail sends; a 4yz reply, while the DNS does not answer",
		Codes: []string{"5.7.509", "4.7.31", "4.7.32", "5.7.32", "4.7.40", "5.7.40"},
		Phrases: []Phrase{
			{"dmarc check failed", inSisimai + "rhost/tencent.rb"},
			{"dmarc policy", "trusteddomainproject/OpenDMARC:opendmarc/opendmarc.c"},
			{"due to dmarc", inManual + "550.json"},
			{"dmarc verification", exchangeOnline},
			{"aligned with either", gmailPage},
		},
	},
	{
		Identifier: "ReasonUnauthenticated", Name: "message not authenticated",
		Sentence: "the message passed none of the checks of its origin, such as SPF and DKIM",
		Actions: []Action{
			{Sending, "make SPF and DKIM pass for the sender's domain"},
		},
		Reply: 550, Enhanced: "5.7.26", Grounds: "more than one check failed, and the code says so",
		Source: "RFC 7372 section 3.4", Else: "550 5.7.23 or 550 5.7.20, when one check alone decides",
		Codes: []string{"X.7.26", "5.7.515"},
		Phrases: []Phrase{
			{"either spf or dkim", gmailPage},
			{"both spf and dkim", inSisimai + "rhost/apple.rb"},
			{"sender is unauthenticated", inSisimai + "rhost/yahooinc.rb"},
			{"pass authentication checks", inSisimai + "rhost/google.rb"},
		},
	},

	{
		Identifier: "ReasonPolicy", Name: "policy",
		Sentence: "a policy of the server refuses the mail, and the reply does not say which",
		Actions: []Action{
			{Sender, "ask the receiving side which rule it is"},
			{Receiving, "change the rule, if it is wrong"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "a rule of the server refuses this mail, and sending it again changes nothing",
		Source: "RFC 3463 section 3.8", Else: "554 5.7.1, which Postfix sends by default",
		Codes: []string{"5.7.510", "5.7.900-5.7.999"},
		Phrases: []Phrase{
			{"policy restrictions", gmxPage},
			{"for policy reasons", inExim + "receive.c"},
			{"local policy", inManual + "550.json"},
			{"denied by policy", inSisimai + "reason/policyviolation.rb"},
			{"policy violation", inSisimai + "rhost/zoho.rb"},
			{"policy rejection", inManual + "550.json"},
			{"security policies", mimecastPage},
			{"policy that prohibit", gmailPage},
			{"administrative prohibition", inExim + "receive.c"},
		},
	},
	// The traffic.
	{
		Identifier: "ReasonGreylisted", Name: "greylisted",
		Sentence: "the server delays mail from clients that it does not know yet",
		Actions: []Action{
			{Sending, "try again after some minutes, from the same address"},
		},
		Reply: 450, Enhanced: "4.7.1", Grounds: "a policy delays the mail, and a client that comes back is let in",
		Source: "RFC 6647 section 5", Else: "451 4.7.1, which Rspamd and Barracuda send; 421, when the connection is closed too",
		Phrases: []Phrase{
			{"greylist", inManual + "451.json"},
			{"greylisted", "schweikert/postgrey:postgrey"},
			{"greylisting in action", inZoneMTA},
		},
	},
	{
		Identifier: "ReasonTooFast", Name: "too fast",
		Sentence: "too much mail comes from this sender or for this recipient in a short time",
		Actions: []Action{
			{Sender, "send less, or later"},
			{Sending, "send more slowly, and find out what is sending so much"},
		},
		Reply: 450, Enhanced: "4.7.1", Grounds: "the limit counts an hour or a day, and the message may be sent after that",
		Source: "RFC 3463 section 3.8", Else: "421 4.7.0, when the connection is closed too; 450 4.7.28, when the amount looks like a flood",
		Codes: []string{"X.7.28", "4.7.500-4.7.649", "4.7.850-4.7.899", "5.1.90", "5.2.121-5.2.122", "5.4.5", "5.7.232-5.7.233", "5.7.508"},
		Phrases: []Phrase{
			{"rate limit", "haraka/haraka-plugin-limit:index.js"},
			{"too much mail", inPostfix + "smtpd/smtpd.c"},
			{"rate limited", inSisimai + "reason/ratelimited.rb"},
			{"unusual rate of", gmailPage},
			{"prevents additional messages", gmailPage},
			{"mail too quickly", inSisimai + "rhost/yahooinc.rb"},
			{"excessive volume", inManual + "421.json"},
			{"unexpected volume", inSisimai + "rhost/yahooinc.rb"},
			{"frequency limited", inSisimai + "rhost/tencent.rb"},
			{"relay limit exceeded", gmailPage},
			{"sending quota exceeded", inSisimai + "rhost/google.rb"},
			{"submission quota exceeded", exchangeOnline},
			{"try again later from", inSisimai + "rhost/microsoft.rb"},
			{"throttling failure", inSisimai + "reason/ratelimited.rb"},
		},
	},
	{
		Identifier: "ReasonTooManyConnections", Name: "too many connections",
		Sentence: "the client has too many connections open, opens them too often or sends too much in one",
		Actions: []Action{
			{Sending, "open fewer connections at a time to this host"},
		},
		Reply: 421, Enhanced: "4.7.0", Grounds: "the server closes this connection, and the mail may come on another",
		Source: "RFC 5321 section 3.8", Else: "421 4.3.2, when the server has too many from all clients together",
		Codes: []string{"4.7.652"},
		Phrases: []Phrase{
			{"too many connections", inPostfix + "smtpd/smtpd.c"},
			{"too many concurrent", inExim + "daemon.c"},
			{"too many open connections", inSendmail + "cf/m4/proto.m4"},
			{"too many smtp sessions", inSendmail + "sendmail/daemon.c"},
			{"too many sessions", inSisimai + "rhost/godaddy.rb"},
			{"concurrent connections", inManual + "421.json"},
			{"connection rate limit", inSendmail + "cf/m4/proto.m4"},
			{"message per connection", inSisimai + "rhost/yahooinc.rb"},
			{"connection frequency limited", inSisimai + "rhost/tencent.rb"},
		},
	},
	{
		Identifier: "ReasonTooManyRecipients", Name: "too many recipients",
		Sentence: "the transaction has more recipients than the server takes at once",
		Actions: []Action{
			{Sending, "send to the other recipients in another transaction"},
		},
		Reply: 452, Enhanced: "4.5.3", Grounds: "the recipients so far are accepted, and the client sends to the others in another transaction; the RFC demands 452, and that 4.5.3 goes with it is our reading",
		Source: "RFC 5321 section 4.5.3.1.10", Else: "550 5.5.3, when a policy limits what one sender may do",
		Codes: []string{"X.5.3"},
		Phrases: []Phrase{
			{"too many recipients", inPostfix + "smtpd/smtpd.c"},
		},
	},
	{
		Identifier: "ReasonPriorityTooLow", Name: "priority too low",
		Sentence: "the server takes only messages of a higher priority for now",
		Actions: []Action{
			{Sender, "send with a higher priority, or later"},
		},
		Reply: 450, Enhanced: "4.7.15", Grounds: "the server may take the message when it has less to do",
		Source: "RFC 6710 section 4.1", Else: "550 5.7.15, when it never takes such messages",
		Codes: []string{"X.7.15"},
	},

	// The receiving system.
	{
		Identifier: "ReasonSystemFull", Name: "system full",
		Sentence: "the receiving system has no room left for mail",
		Actions: []Action{
			{Receiving, "make room for mail"},
		},
		Reply: 452, Enhanced: "4.3.1", Grounds: "the administrator makes room, so the sending system should keep the message and try again",
		Source: "RFC 3463 section 3.4", Else: "421 4.3.1, when the connection is closed too",
		Codes: []string{"X.3.1"},
		Phrases: []Phrase{
			{"insufficient system storage", inPostfix + "smtpd/smtpd_check.c"},
			{"insufficient disk space", inSendmail + "sendmail/srvrsmtp.c"},
			{"space shortage", inExim + "smtp_in.c"},
			{"no space left on device", inSendmail + "sendmail/conf.c"},
		},
	},
	{
		Identifier: "ReasonSystemError", Name: "system error",
		Sentence: "something has failed in the receiving system, or is misconfigured there",
		Actions: []Action{
			{Receiving, "look for the error in the log"},
		},
		Reply: 451, Enhanced: "4.3.0", Grounds: "the error is local and the mail is not its cause, so it may be sent again later",
		Source: "RFC 5321 section 4.2.3", Else: "451 4.3.5, when the configuration is wrong",
		Codes: []string{"X.3.5"},
		Phrases: []Phrase{
			{"out of memory", inNetqmail + "qmail-smtpd.c"},
			{"temporary lookup failure", inPostfix + "smtpd/smtpd_check.c"},
			{"queue file write error", inPostfix + "global/cleanup_strerror.c"},
			{"server configuration error", inPostfix + "smtpd/smtpd_check.c"},
			{"local configuration error", inSendmail + "libsm/strexit.c"},
			{"temporary local problem", inExim + "receive.c"},
			{"internal server error", inOpenSMTPD + "smtp_session.c"},
			{"temporary system problem", gmailPage},
			{"temporary server error", inManual + "451.json"},
		},
	},
	{
		Identifier: "ReasonOverloaded", Name: "overloaded",
		Sentence: "the receiving system has too much to do",
		Actions: []Action{
			{Sending, "try again later"},
			{Receiving, "add capacity, if it lasts"},
		},
		Reply: 451, Enhanced: "4.4.5", Grounds: "the load will be over, so the sending system should keep the message and try again",
		Source: "RFC 3463 section 3.5", Else: "421 4.4.5, when the connection is closed too",
		Codes: []string{"4.4.5", "4.7.700"},
		Phrases: []Phrase{
			{"server busy", gmailPage},
			{"too busy", inHaraka + "plugins/toobusy.js"},
			{"server ports are busy", inPostfix + "postscreen/postscreen.c"},
			{"load is too high", inResponses},
			{"server load too high", "smtpd/qpsmtpd:plugins/loadcheck"},
		},
	},
	{
		Identifier: "ReasonShuttingDown", Name: "shutting down",
		Sentence: "the receiving system is shutting down, under maintenance or not taking mail at the moment",
		Actions: []Action{
			{Sending, "try again later"},
			{Receiving, "accept mail again, if the host is meant to"},
		},
		Reply: 421, Enhanced: "4.3.2", Grounds: "the session ends for a reason that has nothing to do with the mail, which may be sent again soon",
		Source: "RFC 5321 section 3.8",
		Codes:  []string{"4.3.2"},
		Phrases: []Phrase{
			{"server shutting down", inDovecot + "imap/main.c"},
		},
	},

	// The way there.
	{
		Identifier: "ReasonLoop", Name: "loop",
		Sentence: "the message has gone round in a circle of hosts or forwarding addresses",
		Actions: []Action{
			{Recipient, "remove the forwarding that leads back"},
			{Receiving, "find the loop in the forwarding or routing"},
		},
		Reply: 554, Enhanced: "5.4.6", Grounds: "more attempts would go round in the same circle",
		Source: "RFC 5321 section 6.3",
		Codes:  []string{"X.4.6", "5.4.14"},
		Phrases: []Phrase{
			{"too many hops", inPostfix + "global/cleanup_strerror.c"},
			{"mail forwarding loop", inPostfix + "local/local.c"},
			{"mail loop", inSisimai + "rhost/google.rb"},
			{"routing loop", exchangeOnline},
			{"loops back to myself", inPostfix + "smtp/smtp_addr.c"},
			{"message is looping", inNetqmail + "qmail-local.c"},
			{"too many received", inExim + "receive.c"},
			{"loop detected", inOpenSMTPD + "smtp_session.c"},
		},
	},
	{
		Identifier: "ReasonExpired", Name: "expired in the queue",
		Sentence: "the sending system has given up after trying for as long as it may",
		Actions: []Action{
			{Sender, "send the message again later, or by another way"},
			{Sending, "find the cause of the earlier attempts in the log"},
			{Receiving, "make the host reachable"},
		},
		Codes: []string{"X.4.7", "5.4.300"},
		Phrases: []Phrase{
			{"message expired", exchangeServer},
			{"envelope expired", inOpenSMTPD + "queue.c"},
			{"delivery time expired", inSendmail + "sendmail/envelope.c"},
			{"been in the queue too long", inNetqmail + "qmail-send.c"},
			{"retry timeout exceeded", inExim + "retry.c"},
			{"message timed out", inSendmail + "sendmail/envelope.c"},
			{"deliver for the last", "corecode/dma:dma.c"},
		},
	},
	{
		Identifier: "ReasonHostUnreachable", Name: "host unreachable",
		Sentence: "no connection to a host of the recipient's domain could be made, or it broke",
		Actions: []Action{
			{Sending, "check the network and its firewall"},
			{Receiving, "make the host answer"},
		},
		Reply: 451, Enhanced: "4.4.1", Grounds: "the host may be back soon, so the client should keep the message and try again",
		Source: "RFC 3463 section 3.5", Else: "421 4.4.2, when the connection to the client itself broke",
		Codes: []string{"4.4.1", "X.4.2", "4.4.316", "5.4.316", "4.4.318", "5.4.318"},
		Phrases: []Phrase{
			{"connection timed out", inSendmail + "sendmail/conf.c"},
			{": connection refused", "vdukhovni/postfix:postfix/RELEASE_NOTES-2.4"},
			{"connection refused by", inSendmail + "sendmail/err.c"},
			{"no route to host", inSendmail + "sendmail/deliver.c"},
			{"network is unreachable", inSendmail + "sendmail/deliver.c"},
			{"lost connection with", inPostfix + "smtp/smtp_trouble.c"},
			{"establish an smtp connection", inNetqmail + "qmail-remote.c"},
			{"our requests to connect", inSisimai + "reason/expired.rb"},
			{"timed out while", inPostfix + "smtp/smtp_trouble.c"},
		},
	},
	{
		Identifier: "ReasonDNSFailed", Name: "DNS failed",
		Sentence: "the DNS gave no usable answer for a domain",
		Actions: []Action{
			{Sending, "check the resolver"},
			{Receiving, "check the domain's name servers and MX records"},
		},
		Reply: 451, Enhanced: "4.4.3", Grounds: "the DNS may answer later",
		Source: "RFC 3463 section 3.5", Else: "550 5.4.4, when it answers and there is no way to the domain",
		Codes: []string{"X.4.3", "X.4.4", "4.4.312", "5.4.312"},
		Phrases: []Phrase{
			{"host not found, try again", inPostfix + "dns/dns_strerror.c"},
			{"unexpected name server reply", inPostfix + "dns/dns_lookup.c"},
			{"host lookup did not complete", inExim + "routers/dnslookup.c"},
		},
	},

	// The dialogue.
	{
		Identifier: "ReasonCommandUnknown", Name: "command unknown",
		Sentence: "the server does not know the command, or does not offer it",
		Actions: []Action{
			{Sending, "fix the client, or do without the command"},
		},
		Reply: 500, Enhanced: "5.5.1", Grounds: "the server has no such command",
		Source: "RFC 5321 section 4.2.4", Else: "502 5.5.1, when the server knows the command and does not offer it",
		Codes: []string{"500", "502"},
		Phrases: []Phrase{
			{"command not recognized", inPostfix + "smtpd/smtpd.c"},
			{"command unrecognized", inExim + "smtp_in.c"},
			{"unrecognized command", gmailPage},
			{"command not implemented", inPostfix + "smtpd/smtpd.c"},
		},
	},
	{
		Identifier: "ReasonCommandOutOfOrder", Name: "command out of order",
		Sentence: "the command came at the wrong point in the session",
		Actions: []Action{
			{Sending, "fix the client, which sends commands in the wrong order or too early"},
		},
		Reply: 503, Enhanced: "5.5.1", Grounds: "the command is valid, but not here",
		Source: "RFC 5321 section 4.1.4",
		Codes:  []string{"503"},
		Phrases: []Phrase{
			{"bad sequence of commands", inDovecot + "lib-smtp/smtp-server-cmd-data.c"},
			{"smtp synchronization error", inExim + "smtp_in.c"},
			{"use of smtp command pipelining", inPostfix + "smtpd/smtpd_check.c"},
			{"protocol error", inPostfix + "postscreen/postscreen_early.c"},
		},
	},
	{
		Identifier: "ReasonCommandBadSyntax", Name: "command with bad syntax",
		Sentence: "the server cannot read the command or its arguments",
		Actions: []Action{
			{Sending, "fix the client, which sends commands with syntax errors"},
		},
		Reply: 501, Enhanced: "5.5.4", Grounds: "the server knows the command and not what its arguments mean",
		Source: "RFC 3463 section 3.6", Else: "500 5.5.2, when the line is no command at all; 500 5.5.6, when a line of AUTH is too long",
		Codes: []string{"X.5.2", "X.5.4", "X.5.6"},
		Phrases: []Phrase{
			{"syntax error", gmailPage},
		},
	},
	{
		Identifier: "ReasonUnsupported", Name: "feature unsupported",
		Sentence: "the server does not support what the client asks for",
		Actions: []Action{
			{Sending, "do without the feature, or use one that the server offers in its reply to EHLO"},
		},
		Reply: 555, Enhanced: "5.5.4", Grounds: "the server does not know a parameter of MAIL or RCPT",
		Source: "RFC 5321 section 4.1.1.11", Else: "504 5.5.4 for the argument of another command; 550 5.3.3 for a feature that the message needs",
		Codes: []string{"X.3.3", "X.5.5", "X.7.4", "504", "555"},
		Phrases: []Phrase{
			{"unsupported option", inPostfix + "smtpd/smtpd.c"},
			{"parameter unrecognized", inSendmail + "sendmail/srvrsmtp.c"},
			{"parameter not implemented", inSendmail + "sendmail/savemail.c"},
		},
	},
	{
		Identifier: "ReasonSendingNotAllowed", Name: "sending not allowed",
		Sentence: "the sender's own mail service does not let the account, its domain or the message out",
		Actions: []Action{
			{Sender, "ask the administrator of your own mail service"},
			{Sending, "find out why sending is blocked, such as spam from the account or a rule, and lift the block"},
		},
		Reply: 550, Enhanced: "5.7.1", Grounds: "an administrator must act first, and sending again changes nothing",
		Source: "RFC 6409 section 6.1", Else: "525 5.7.13, when the account may not even log in",
		Codes: []string{"5.7.501-5.7.503", "5.7.520", "5.7.703", "5.7.705", "5.7.750"},
		Phrases: []Phrase{
			{"bad outbound sender", exchangeOnline},
		},
	},
}
