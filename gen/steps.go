package gen

import "github.com/smtpcodes/smtpcodes/iana"

// A Side is one of those that can do something about a failure.
type Side string

// The sides, along the way of the message.
const (
	Author    Side = "sender"           // whoever wrote the message, chose its recipients or logs in
	Sending   Side = "sending system"   // whoever runs the sending host, the sender's domain and its DNS
	Recipient Side = "recipient"        // the owner of the mailbox
	Receiving Side = "receiving system" // whoever runs a host on the receiving side or on the way there
)

// A Step is what has to be done about a failure and whose it is to do.
type Step struct {
	Sides []Side
	Do    string // in the imperative, lower case, no full stop; empty where the code does not say what
}

// Sets of sides that more than one row has.
var (
	author    = []Side{Author}
	sending   = []Side{Sending}
	receiving = []Side{Receiving}
)

// detailSteps has a row for each detail that says what stands in the way. The details that are left out do
// not, or report a success: what RFC 3463 says of their subject is all there is, in subjectSides.
var detailSteps = map[iana.Code]Step{
	{Subject: 1, Detail: 1}:  {author, "correct the recipient's address, or take it off the list"},
	{Subject: 1, Detail: 2}:  {author, "correct the domain of the recipient's address, or take it off the list"},
	{Subject: 1, Detail: 3}:  {author, "write the recipient's address as an address has to be written"},
	{Subject: 1, Detail: 4}:  {author, "use an address that fits one mailbox only"},
	{Subject: 1, Detail: 6}:  {author, "find out the recipient's new address"},
	{Subject: 1, Detail: 7}:  {[]Side{Author, Sending}, "write the sender's address as an address has to be written"},
	{Subject: 1, Detail: 8}:  {[]Side{Author, Sending}, "correct the domain of the sender's address, or its DNS records"},
	{Subject: 1, Detail: 10}: {author, "use another address: this domain takes no mail"},

	{Subject: 2, Detail: 1}: {[]Side{Recipient, Receiving}, "have the mailbox switched on again"},
	{Subject: 2, Detail: 2}: {[]Side{Recipient}, "make room in the mailbox"},
	{Subject: 2, Detail: 3}: {author, "send a shorter message"},
	{Subject: 2, Detail: 4}: {receiving, "mend the mailing list"},

	{Subject: 3, Detail: 1}: {receiving, "make room for mail"},
	{Subject: 3, Detail: 2}: {receiving, "take mail again, if it is meant to"},
	{Subject: 3, Detail: 3}: {author, "send the message without the feature"},
	{Subject: 3, Detail: 4}: {author, "send a shorter message"},
	{Subject: 3, Detail: 5}: {receiving, "correct the configuration"},

	{Subject: 4, Detail: 1}: {receiving, "make the next host answer"},
	{Subject: 4, Detail: 4}: {[]Side{Author, Receiving}, "check the recipient's domain and its MX records"},
	{Subject: 4, Detail: 5}: {receiving, "wait until the load is over"},
	{Subject: 4, Detail: 6}: {receiving, "find the forwarding or routing that leads in a circle"},

	{Subject: 5, Detail: 1}: {sending, "mend the client, which sent a command that the server does not take"},
	{Subject: 5, Detail: 2}: {sending, "mend the client, whose command has a syntax error"},
	{Subject: 5, Detail: 3}: {sending, "send to fewer recipients in one transaction"},
	{Subject: 5, Detail: 4}: {sending, "mend the client, or do without the argument of its command"},
	{Subject: 5, Detail: 5}: {[]Side{Sending, Receiving}, "agree on a version of the protocol"},
	{Subject: 5, Detail: 6}: {sending, "log in with a shorter response, or by another mechanism"},

	{Subject: 6, Detail: 1}:  {author, "send another kind of content"},
	{Subject: 6, Detail: 2}:  {author, "send content that needs no conversion, or allow it"},
	{Subject: 6, Detail: 3}:  {author, "send content that needs no conversion"},
	{Subject: 6, Detail: 5}:  {author, "send content that needs no conversion"},
	{Subject: 6, Detail: 6}:  {sending, "let the server fetch the content, or send it whole"},
	{Subject: 6, Detail: 7}:  {author, "use addresses in ASCII"},
	{Subject: 6, Detail: 8}:  {sending, "ask with SMTPUTF8, if the client can read the answer"},
	{Subject: 6, Detail: 9}:  {author, "send the message with a header in ASCII"},
	{Subject: 6, Detail: 10}: {sending, "ask with SMTPUTF8, if the client can read the answer"},

	{Subject: 7, Detail: 2}:  {[]Side{Author, Receiving}, "have the sender allowed to write to the list"},
	{Subject: 7, Detail: 3}:  {author, "send the message in a format that needs no conversion"},
	{Subject: 7, Detail: 4}:  {[]Side{Author, Sending}, "do without the protection, or use one that the server offers"},
	{Subject: 7, Detail: 8}:  {[]Side{Author, Sending}, "correct the user name, password or token of the login"},
	{Subject: 7, Detail: 9}:  {[]Side{Author, Sending}, "log in by a stronger mechanism"},
	{Subject: 7, Detail: 10}: {[]Side{Author, Sending}, "start TLS before the login"},
	{Subject: 7, Detail: 11}: {[]Side{Author, Sending}, "start TLS before the login, or use another mechanism"},
	{Subject: 7, Detail: 12}: {[]Side{Author, Sending}, "log in once by PLAIN, or change the password"},
	{Subject: 7, Detail: 13}: {author, "have the account opened again by its administrator"},
	{Subject: 7, Detail: 14}: {[]Side{Sending, Receiving}, "set up trust between the two servers"},
	{Subject: 7, Detail: 15}: {author, "send with a higher priority, or later"},
	{Subject: 7, Detail: 16}: {author, "send a shorter message, or later"},
	{Subject: 7, Detail: 17}: {author, "find out the recipient's new address"},
	{Subject: 7, Detail: 18}: {author, "find out the recipient's new address"},
	{Subject: 7, Detail: 19}: {author, "make sure who the recipient is, and send without the test"},
	{Subject: 7, Detail: 20}: {sending, "have the message signed with DKIM"},
	{Subject: 7, Detail: 21}: {sending, "have the message signed with DKIM in a way that the receiver accepts"},
	{Subject: 7, Detail: 22}: {sending, "have the message signed with DKIM by the domain in its From field"},
	{Subject: 7, Detail: 23}: {sending, "send from a host that the domain's SPF record allows, or allow this one"},
	{Subject: 7, Detail: 24}: {sending, "look at the SPF record of the sender's domain and at its DNS"},
	{Subject: 7, Detail: 25}: {sending, "give the sending IP address a name in the DNS that leads back to it"},
	{Subject: 7, Detail: 26}: {sending, "make SPF, DKIM and the like pass for the sender's domain"},
	{Subject: 7, Detail: 27}: {sending, "send from a domain that takes mail"},
	{Subject: 7, Detail: 28}: {sending, "find out what is sending so much, and slow it down"},
	{Subject: 7, Detail: 30}: {[]Side{Author, Receiving}, "offer TLS as REQUIRETLS wants it, or send without that demand"},
}

// subjectSides says whose the details of a subject are in general, by the registry's words on the subjects
// (RFC 3463 section 2). It says nothing of subjects 0 and 5.
var subjectSides = map[int][]Side{
	1: author,
	2: {Recipient},
	3: receiving,
	4: receiving,
	6: {Author, Receiving},
	7: {Author, Receiving},
}

// replySteps has a row for each reply code that says what stands in the way.
var replySteps = map[int]Step{
	422: {[]Side{Author, Sending}, "change the password, or log in once by PLAIN"},
	432: {[]Side{Author, Sending}, "change the password, or log in once by PLAIN"},
	451: {receiving, "look into the log for the error"},
	454: {receiving, "make authentication or TLS work again"},
	458: {receiving, "look into the log for the reason"},
	459: {[]Side{Sending, Receiving}, "let the client start this queue, or ask for another"},
	500: {sending, "mend the client, whose command the server does not recognise"},
	501: {sending, "mend the client, or correct the address that it was given"},
	502: {sending, "do without the command"},
	503: {sending, "mend the client, which sends commands in the wrong order"},
	504: {sending, "do without the argument of the command"},
	523: {[]Side{Author, Sending}, "start TLS before the login"},
	524: {[]Side{Author, Sending}, "start TLS before the login"},
	525: {author, "have the account opened again by its administrator"},
	530: {[]Side{Author, Sending}, "log in first, or start TLS first, as the text of the reply says"},
	534: {[]Side{Author, Sending}, "log in by a stronger mechanism"},
	535: {[]Side{Author, Sending}, "correct the user name, password or token of the login"},
	538: {[]Side{Author, Sending}, "start TLS before the login"},
	551: {author, "send to the address that the reply names"},
	553: {author, "correct the address"},
	555: {sending, "do without the parameter"},
	556: {author, "use another address: this domain takes no mail"},
}

// DetailStep is what has to be done about a detail, and whether its code says so.
func DetailStep(code iana.Code) (step Step, said bool) {
	step, said = detailSteps[code]
	return step, said
}

// ReplyStep is what has to be done about a reply code, and whether the code says so.
func ReplyStep(code int) (step Step, said bool) {
	step, said = replySteps[code]
	return step, said
}

// SubjectSides are those that RFC 3463 section 2 holds to be in charge of a subject, which may be nobody.
func SubjectSides(subject int) []Side {
	return subjectSides[subject]
}
