package facts

// A Step is what to do about a failure, and who does it.
type Step struct {
	Parties []Party
	Do      string // an imperative: lower case, no full stop
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

// Parties of more than one row.
var (
	sender      = []Party{Sender}
	sending     = []Party{Sending}
	sendingSide = []Party{Sender, Sending}
	recipient   = []Party{Recipient}
	receiving   = []Party{Receiving}
)

// DetailSteps has a step for each detail that names the cause of a failure. The other details report a success,
// or name no cause: for them there is only [SubjectParties].
var DetailSteps = map[string]Step{
	"X.1.1":  {sender, "correct the recipient's address, or remove it from the list"},
	"X.1.2":  {sender, "correct the domain of the recipient's address, or remove the address from the list"},
	"X.1.3":  {sender, "correct the syntax of the recipient's address"},
	"X.1.4":  {sender, "use an address that matches one mailbox only"},
	"X.1.6":  {sender, "find out the recipient's new address"},
	"X.1.7":  {sendingSide, "correct the syntax of the sender's address"},
	"X.1.8":  {sendingSide, "correct the domain of the sender's address, or its DNS records"},
	"X.1.10": {sender, "use another address: this domain accepts no mail"},

	"X.2.1": {[]Party{Recipient, Receiving}, "have the mailbox enabled again"},
	"X.2.2": {recipient, "make room in the mailbox"},
	"X.2.3": {sender, "send a shorter message"},
	"X.2.4": {receiving, "fix the mailing list"},

	"X.3.1": {receiving, "make room for mail"},
	"X.3.2": {receiving, "accept mail again, if the host is meant to"},
	"X.3.3": {sender, "send the message without the feature"},
	"X.3.4": {sender, "send a shorter message"},
	"X.3.5": {receiving, "correct the configuration"},

	"X.4.1": {receiving, "make the next host answer"},
	"X.4.4": {[]Party{Sender, Receiving}, "check the recipient's domain and its MX records"},
	"X.4.5": {receiving, "wait until the load is over"},
	"X.4.6": {receiving, "find the loop in the forwarding or routing"},

	"X.5.1": {sending, "fix the client, which sent a command that the server does not accept"},
	"X.5.2": {sending, "fix the client, which sent a command with a syntax error"},
	"X.5.3": {sending, "send to fewer recipients in one transaction"},
	"X.5.4": {sending, "fix the client, or leave out the argument of its command"},
	"X.5.5": {[]Party{Sending, Receiving}, "agree on a version of the protocol"},
	"X.5.6": {sending, "log in with a shorter response, or with another mechanism"},

	"X.6.1":  {sender, "send another kind of content"},
	"X.6.2":  {sender, "send content that needs no conversion, or allow it to be converted"},
	"X.6.3":  {sender, "send content that needs no conversion"},
	"X.6.5":  {sender, "send content that needs no conversion"},
	"X.6.6":  {sending, "let the server fetch the content, or send the whole message"},
	"X.6.7":  {sender, "use ASCII addresses"},
	"X.6.8":  {sending, "send the command with SMTPUTF8, if the client can read the reply"},
	"X.6.9":  {sender, "send the message with an ASCII header"},
	"X.6.10": {sending, "send the command with SMTPUTF8, if the client can read the reply"},

	"X.7.2":  {[]Party{Sender, Receiving}, "get the sender permission to send to the list"},
	"X.7.3":  {sender, "send the message in a format that needs no conversion"},
	"X.7.4":  {sendingSide, "leave out the security feature, or use one that the server offers"},
	"X.7.8":  {sendingSide, "correct the user name, password or token of the login"},
	"X.7.9":  {sendingSide, "log in with a stronger mechanism"},
	"X.7.10": {sendingSide, "start TLS before the login"},
	"X.7.11": {sendingSide, "start TLS before the login, or use another mechanism"},
	"X.7.12": {sendingSide, "log in once with PLAIN, or change the password"},
	"X.7.13": {sender, "ask the administrator to enable the account again"},
	"X.7.14": {[]Party{Sending, Receiving}, "set up trust between the two servers"},
	"X.7.15": {sender, "send with a higher priority, or later"},
	"X.7.16": {sender, "send a shorter message, or send it later"},
	"X.7.17": {sender, "find out the recipient's new address"},
	"X.7.18": {sender, "find out the recipient's new address"},
	"X.7.19": {sender, "make sure who the recipient is, and send without the test"},
	"X.7.20": {sending, "sign the message with DKIM"},
	"X.7.21": {sending, "sign the message with DKIM in a way that the receiver accepts"},
	"X.7.22": {sending, "sign the message with DKIM by the domain in its From field"},
	"X.7.23": {sending, "send from a host that the domain's SPF record allows, or allow this one"},
	"X.7.24": {sending, "check the SPF record of the sender's domain, and its DNS"},
	"X.7.25": {sending, "give the sending IP address a name in the DNS that leads back to it"},
	"X.7.26": {sending, "make SPF, DKIM and similar checks pass for the sender's domain"},
	"X.7.27": {sending, "send from a domain that accepts mail"},
	"X.7.28": {sending, "find out what is sending so much, and slow it down"},
	"X.7.30": {[]Party{Sender, Receiving}, "offer TLS as REQUIRETLS demands, or send without REQUIRETLS"},
}

// SubjectParties says who is responsible for the details of a subject in general, by what RFC 3463 section 2 says
// of the subjects. It says nothing of subjects 0 and 5.
var SubjectParties = map[int][]Party{
	1: sender,
	2: recipient,
	3: receiving,
	4: receiving,
	6: {Sender, Receiving},
	7: {Sender, Receiving},
}

// ReplyCodeSteps has a step for each reply code that names the cause of a failure.
var ReplyCodeSteps = map[int]Step{
	422: {sendingSide, "change the password, or log in once with PLAIN"},
	432: {sendingSide, "change the password, or log in once with PLAIN"},
	451: {receiving, "look for the error in the log"},
	454: {receiving, "make authentication or TLS work again"},
	458: {receiving, "look for the reason in the log"},
	459: {[]Party{Sending, Receiving}, "let the client start this queue, or ask for another"},
	500: {sending, "fix the client, which sent a command that the server does not recognise"},
	501: {sending, "fix the client, or correct the address that it was given"},
	502: {sending, "do without the command"},
	503: {sending, "fix the client, which sends commands in the wrong order"},
	504: {sending, "leave out the argument of the command"},
	523: {sendingSide, "start TLS before the login"},
	524: {sendingSide, "start TLS before the login"},
	525: {sender, "ask the administrator to enable the account again"},
	530: {sendingSide, "log in first, or start TLS first, as the text of the reply says"},
	534: {sendingSide, "log in with a stronger mechanism"},
	535: {sendingSide, "correct the user name, password or token of the login"},
	538: {sendingSide, "start TLS before the login"},
	551: {sender, "send to the address that the reply names"},
	553: {sender, "correct the address"},
	555: {sending, "leave out the parameter"},
	556: {sender, "use another address: this domain accepts no mail"},
}
