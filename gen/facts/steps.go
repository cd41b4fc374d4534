package facts

// A Party is one of those that can do something about a failure.
type Party string

// The parties, along the way of the message.
const (
	Sender    Party = "sender"           // whoever wrote the message, chose its recipients or logs in
	Sending   Party = "sending system"   // whoever runs the sending host, the sender's domain and its DNS
	Recipient Party = "recipient"        // the owner of the mailbox
	Receiving Party = "receiving system" // whoever runs a host on the receiving side or on the way there
)

// A Step is what has to be done about a failure and who does it.
type Step struct {
	Parties []Party
	Do      string // in the imperative, lower case, no full stop; empty where the code does not say what
}

// Sets of parties that more than one row has.
var (
	sender    = []Party{Sender}
	sending   = []Party{Sending}
	receiving = []Party{Receiving}
)

// DetailSteps has a row for each detail that says what stands in the way. The details that are left out do
// not, or report a success: what RFC 3463 says of their subject is all there is, in SubjectParties.
var DetailSteps = map[string]Step{
	"X.1.1":  {sender, "correct the recipient's address, or take it off the list"},
	"X.1.2":  {sender, "correct the domain of the recipient's address, or take it off the list"},
	"X.1.3":  {sender, "write the recipient's address as an address has to be written"},
	"X.1.4":  {sender, "use an address that fits one mailbox only"},
	"X.1.6":  {sender, "find out the recipient's new address"},
	"X.1.7":  {[]Party{Sender, Sending}, "write the sender's address as an address has to be written"},
	"X.1.8":  {[]Party{Sender, Sending}, "correct the domain of the sender's address, or its DNS records"},
	"X.1.10": {sender, "use another address: this domain takes no mail"},

	"X.2.1": {[]Party{Recipient, Receiving}, "have the mailbox switched on again"},
	"X.2.2": {[]Party{Recipient}, "make room in the mailbox"},
	"X.2.3": {sender, "send a shorter message"},
	"X.2.4": {receiving, "mend the mailing list"},

	"X.3.1": {receiving, "make room for mail"},
	"X.3.2": {receiving, "take mail again, if it is meant to"},
	"X.3.3": {sender, "send the message without the feature"},
	"X.3.4": {sender, "send a shorter message"},
	"X.3.5": {receiving, "correct the configuration"},

	"X.4.1": {receiving, "make the next host answer"},
	"X.4.4": {[]Party{Sender, Receiving}, "check the recipient's domain and its MX records"},
	"X.4.5": {receiving, "wait until the load is over"},
	"X.4.6": {receiving, "find the forwarding or routing that leads in a circle"},

	"X.5.1": {sending, "mend the client, which sent a command that the server does not take"},
	"X.5.2": {sending, "mend the client, whose command has a syntax error"},
	"X.5.3": {sending, "send to fewer recipients in one transaction"},
	"X.5.4": {sending, "mend the client, or do without the argument of its command"},
	"X.5.5": {[]Party{Sending, Receiving}, "agree on a version of the protocol"},
	"X.5.6": {sending, "log in with a shorter response, or by another mechanism"},

	"X.6.1":  {sender, "send another kind of content"},
	"X.6.2":  {sender, "send content that needs no conversion, or allow it"},
	"X.6.3":  {sender, "send content that needs no conversion"},
	"X.6.5":  {sender, "send content that needs no conversion"},
	"X.6.6":  {sending, "let the server fetch the content, or send it whole"},
	"X.6.7":  {sender, "use addresses in ASCII"},
	"X.6.8":  {sending, "ask with SMTPUTF8, if the client can read the answer"},
	"X.6.9":  {sender, "send the message with a header in ASCII"},
	"X.6.10": {sending, "ask with SMTPUTF8, if the client can read the answer"},

	"X.7.2":  {[]Party{Sender, Receiving}, "have the sender allowed to write to the list"},
	"X.7.3":  {sender, "send the message in a format that needs no conversion"},
	"X.7.4":  {[]Party{Sender, Sending}, "do without the protection, or use one that the server offers"},
	"X.7.8":  {[]Party{Sender, Sending}, "correct the user name, password or token of the login"},
	"X.7.9":  {[]Party{Sender, Sending}, "log in by a stronger mechanism"},
	"X.7.10": {[]Party{Sender, Sending}, "start TLS before the login"},
	"X.7.11": {[]Party{Sender, Sending}, "start TLS before the login, or use another mechanism"},
	"X.7.12": {[]Party{Sender, Sending}, "log in once by PLAIN, or change the password"},
	"X.7.13": {sender, "have the account opened again by its administrator"},
	"X.7.14": {[]Party{Sending, Receiving}, "set up trust between the two servers"},
	"X.7.15": {sender, "send with a higher priority, or later"},
	"X.7.16": {sender, "send a shorter message, or later"},
	"X.7.17": {sender, "find out the recipient's new address"},
	"X.7.18": {sender, "find out the recipient's new address"},
	"X.7.19": {sender, "make sure who the recipient is, and send without the test"},
	"X.7.20": {sending, "have the message signed with DKIM"},
	"X.7.21": {sending, "have the message signed with DKIM in a way that the receiver accepts"},
	"X.7.22": {sending, "have the message signed with DKIM by the domain in its From field"},
	"X.7.23": {sending, "send from a host that the domain's SPF record allows, or allow this one"},
	"X.7.24": {sending, "look at the SPF record of the sender's domain and at its DNS"},
	"X.7.25": {sending, "give the sending IP address a name in the DNS that leads back to it"},
	"X.7.26": {sending, "make SPF, DKIM and the like pass for the sender's domain"},
	"X.7.27": {sending, "send from a domain that takes mail"},
	"X.7.28": {sending, "find out what is sending so much, and slow it down"},
	"X.7.30": {[]Party{Sender, Receiving}, "offer TLS as REQUIRETLS wants it, or send without that demand"},
}

// SubjectParties says whose the details of a subject are in general, by the registry's words on the subjects
// (RFC 3463 section 2). It says nothing of subjects 0 and 5.
var SubjectParties = map[int][]Party{
	1: sender,
	2: {Recipient},
	3: receiving,
	4: receiving,
	6: {Sender, Receiving},
	7: {Sender, Receiving},
}

// ReplyCodeSteps has a row for each reply code that says what stands in the way.
var ReplyCodeSteps = map[int]Step{
	422: {[]Party{Sender, Sending}, "change the password, or log in once by PLAIN"},
	432: {[]Party{Sender, Sending}, "change the password, or log in once by PLAIN"},
	451: {receiving, "look into the log for the error"},
	454: {receiving, "make authentication or TLS work again"},
	458: {receiving, "look into the log for the reason"},
	459: {[]Party{Sending, Receiving}, "let the client start this queue, or ask for another"},
	500: {sending, "mend the client, whose command the server does not recognise"},
	501: {sending, "mend the client, or correct the address that it was given"},
	502: {sending, "do without the command"},
	503: {sending, "mend the client, which sends commands in the wrong order"},
	504: {sending, "do without the argument of the command"},
	523: {[]Party{Sender, Sending}, "start TLS before the login"},
	524: {[]Party{Sender, Sending}, "start TLS before the login"},
	525: {sender, "have the account opened again by its administrator"},
	530: {[]Party{Sender, Sending}, "log in first, or start TLS first, as the text of the reply says"},
	534: {[]Party{Sender, Sending}, "log in by a stronger mechanism"},
	535: {[]Party{Sender, Sending}, "correct the user name, password or token of the login"},
	538: {[]Party{Sender, Sending}, "start TLS before the login"},
	551: {sender, "send to the address that the reply names"},
	553: {sender, "correct the address"},
	555: {sending, "do without the parameter"},
	556: {sender, "use another address: this domain takes no mail"},
}
