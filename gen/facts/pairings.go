package facts

// A Pairing is a statement of an RFC that a reply code and an enhanced code go together, apart from the
// registry's column.
type Pairing struct {
	Reply    int
	Enhanced string // 5.7.0, or X.7.15 where the RFC leaves the class open
	Strength Strength
	RFC      int
	Section  string
	For      string // the situation, in our words: authentication required
}

// A Strength says how firmly an RFC pairs a reply code with an enhanced code.
type Strength string

// The strengths, the firmest first.
const (
	Must    Strength = "MUST"
	Should  Strength = "SHOULD" // also "is used", "such as" and "usually"
	Example Strength = "example"
	Former  Strength = "historic" // the RFC is historic or obsolete, or another code has taken its place
)

// Pairings has the reply codes and enhanced codes that RFCs name together.
//
// It leaves out what the registry's own column has, the "suitable" 4.X.X and 5.X.X of RFC 2852, and the numbers
// X.7.16 and X.7.17 that RFC 4865 section 6 gave to quotas: the registry has since given them to other details.
var Pairings = []Pairing{
	{221, "2.0.0", Example, 2034, "6", "QUIT"},
	{221, "2.0.0", Example, 6710, "8", "QUIT"},
	{235, "2.7.0", Should, 4954, "6", "AUTH succeeded"},
	{235, "2.7.0", Example, 4468, "3.4", "AUTH succeeded"},
	{250, "2.1.0", Example, 2034, "6", "MAIL accepted"},
	{250, "2.1.5", Example, 2034, "6", "RCPT accepted"},
	{250, "2.6.0", Example, 2034, "6", "after DATA"},
	{250, "2.5.0", Example, 4468, "6", "BURL accepted"},
	{250, "2.6.4", Example, 4468, "6", "BURL, MIME header conversion with loss"},
	{250, "2.5.0", Example, 4468, "3.4", "MAIL accepted"},
	{250, "2.1.0", Example, 6710, "8", "MAIL, and after DATA"},
	{250, "X.3.6", Should, 6710, "4.1", "MAIL or end of data, priority changed"},
	{252, "X.6.8", Should, 6531, "3.7.4.2", "VRFY or EXPN, reply would need UTF-8"},
	{432, "4.7.12", Should, 4954, "6", "AUTH, password transition needed"},
	{450, "X.7.15", Must, 6710, "4.1", "MAIL or message rejected, priority too low"},
	{451, "4.4.3", Former, 7208, "8.6", "SPF temperror, for which there is X.7.24 now (RFC 7372 section 3.2)"},
	{451, "4.4.1", Example, 4468, "6", "BURL, IMAP server unavailable"},
	{454, "4.7.0", Should, 4954, "6", "AUTH, temporary failure"},
	{500, "5.5.6", Should, 4954, "4, 6", "AUTH, line too long"},
	{501, "5.7.0", Should, 4954, "4", "AUTH, initial response where the server goes first"},
	{501, "5.5.2", Must, 4954, "4", "AUTH, base64 that cannot be decoded"},
	{501, "5.5.4", Should, 2852, "4", "DELIVERBY, invalid by-time"},
	{501, "5.5.4", Should, 4865, "4.2 items 10-11, 5.2.2", "FUTURERELEASE"},
	{501, "5.5.2", Example, 6710, "4.1", "invalid MT-PRIORITY parameter"},
	{503, "5.5.0", Example, 4468, "6", "BURL without a valid RCPT"},
	{504, "5.5.4", Should, 4954, "4", "AUTH, invalid mechanism"},
	{530, "5.7.0", Should, 4954, "6", "authentication required"},
	{530, "5.7.0", Should, 3207, "4", "STARTTLS required first"},
	{534, "5.7.9", Should, 4954, "6", "AUTH, mechanism too weak"},
	{535, "5.7.8", Should, 4954, "6", "AUTH, invalid credentials"},
	{538, "5.7.11", Former, 4954, "6", "AUTH, mechanism needs encryption"},
	{550, "5.1.1", Example, 2034, "6", "RCPT, unknown mailbox"},
	{550, "5.7.1", Example, 4468, "3.4", "RCPT, relaying not allowed"},
	{550, "5.7.1", Should, 6409, "6.1-6.3", "submission not permitted"},
	{550, "5.7.0", Should, 6409, "6.3", "site policy"},
	{550, "5.7.1", Former, 7208, "8.4", "SPF fail, for which there is X.7.23 now (RFC 7372 section 3.2)"},
	{550, "5.5.2", Former, 7208, "8.7", "SPF permerror, for which there is X.7.24 now (RFC 7372 section 3.2)"},
	{550, "5.7.27", Should, 7505, "4.1", "sender's null MX"},
	{550, "5.7.17", Example, 7293, "5.1, 12.1", "RRVS, mailbox has changed owners"},
	{550, "X.6.7", Should, 6531, "3.5", "MAIL needs an ASCII address"},
	{550, "X.6.8", Should, 6531, "3.7.4.2", "VRFY or EXPN, reply would need UTF-8"},
	{550, "X.7.15", Must, 6710, "4.1", "priority too low"},
	{550, "5.7.1", Should, 5429, "2.5", "Sieve ereject, or 5.7.0"},
	{550, "5.7.1", Should, 3865, "2.4", "NO-SOLICITING"},
	{550, "5.7.1", Former, 4405, "4.2", "SUBMITTER"},
	{551, "5.7.1", Example, 2034, "6", "RCPT, forwarding disabled"},
	{552, "5.2.2", Example, 4468, "6", "BURL, mailbox full"},
	{552, "X.7.16", Should, 6710, "5", "message too big for its priority"},
	{553, "X.6.7", Should, 6531, "3.5", "RCPT needs an ASCII address"},
	{554, "5.5.0", Example, 4468, "6", "BURL, no recipients"},
	{554, "5.6.3", Example, 4468, "6", "BURL, conversion required"},
	{554, "5.3.4", Example, 4468, "6", "BURL, message too big"},
	{554, "5.6.6", Example, 4468, "6", "BURL, URL resolution failed"},
	{554, "5.7.0", Example, 4468, "3.4", "BURL, IMAP URL authorization failed"},
	{554, "X.6.9", Should, 6531, "3.5", "end of data, UTF-8 header; the registry lists 550"},
	{554, "5.7.7", Former, 4405, "4.2", "SUBMITTER"},
	{554, "5.6.2", Former, 2476, "5.1", "obsolete specification of submission"},
	{556, "5.1.10", Should, 7505, "4.1", "recipient's null MX"},
}
