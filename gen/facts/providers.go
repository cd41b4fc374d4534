package facts

// A ProviderCode is what a provider's servers, or a program, mean by a code when they send it. It is not a
// standard: always show it with the provider and the source.
type ProviderCode struct {
	Enhanced   string // 5.7.606; empty where the reply code is sent without an enhanced code
	Last       string // 5.7.649, the end of a range that begins with Enhanced; empty for a single code
	Replies    []int  // the reply codes that it comes with; none where the source does not say
	Provider   string // who sends it
	Meaning    string // in our words: lower case, no full stop
	Relation   Relation
	Confidence Confidence
	Source     string // a public page
}

// A Relation compares a provider's meaning with that of the registry or the RFCs.
type Relation string

// The relations.
const (
	Unregistered Relation = "unregistered"  // the code is in no RFC and not in the registry
	OtherMeaning Relation = "other meaning" // the code is registered for something else
	SameMeaning  Relation = "same meaning"  // as registered, with what the provider adds
)

// Now returns the relation today. A code that was unregistered when its row was written and has been registered
// since was registered for something else.
func (r Relation) Now(registered bool) Relation {
	if r == Unregistered && registered {
		return OtherMeaning
	}
	return r
}

// A Confidence says how sure it is that the provider sends the code and means this.
type Confidence string

// The confidences, the highest first.
const (
	Certain  Confidence = "high"   // from the provider's own documents or source code, or a list that quotes them
	Likely   Confidence = "medium" // from another party's documents, or from replies seen in bounces
	Doubtful Confidence = "low"    // seen, but no sender could be named
)

// Sources of more than one row.
const (
	bounceParser   = "https://github.com/crisp-oss/email-bounce-parser"
	chkuser        = "https://github.com/denislemire/netqmail"
	courier        = "https://github.com/svarshavchik/courier"
	exchangeOnline = "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online"
	exchangeServer = "https://learn.microsoft.com/exchange/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages"
	gmailPage      = "https://knowledge.workspace.google.com/admin/support/troubleshooting/gmail-smtp-errors-and-codes"
	mimecastPage   = "https://community.mimecast.com/s/article/email-security-cloud-gateway-mimecast-smtp-error-codes"
	openSMTPD      = "https://github.com/OpenSMTPD/OpenSMTPD"
	oraclePage     = "https://docs.oracle.com/en-us/iaas/Content/Email/Concepts/troubleshooting.htm"
	printersPage   = "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/fix-issues-with-printers-scanners-and-lob-applications-that-send-email-using-off"
	sisimaiGo      = "https://github.com/sisimai/go-sisimai"
	sisimaiMails   = "https://github.com/sisimai/set-of-emails"
	sisimaiRuby    = "https://github.com/sisimai/rb-sisimai"
	tenantPage     = "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-700-through-5-7-750"
	fieldManual    = "https://smtpfieldmanual.com/provider/"
)

// ProviderTransient has the codes of class 4.
var ProviderTransient = []ProviderCode{
	{"4.1.1", "", []int{452}, "Comcast", "the mailbox has no room left, or receives more mail than allowed", OtherMeaning, Likely, fieldManual + "comcast"},
	{"4.1.1", "", []int{421}, "Proofpoint Essentials", "the service is still asking the destination whether the recipient exists", OtherMeaning, Likely, "https://smtpfieldmanual.com/spamfilter/proofpoint"},
	{"4.2.1", "", []int{450}, "Google Gmail", "mail for this recipient is arriving too fast, or a relay has reached its peak quota", OtherMeaning, Certain, gmailPage},
	{"4.2.1", "", []int{450}, "Yandex", "mail for this recipient is arriving too fast", OtherMeaning, Likely, fieldManual + "yandex"},
	{"4.4.8", "", nil, "Microsoft Exchange Online", "the MX host is not in the MTA-STS policy of the recipient's domain; delivery attempts continue", Unregistered, Certain, exchangeOnline},
	{"4.4.62", "", []int{451}, "Microsoft Exchange Online", "the mail reached a region of the service that does not host the recipient's organisation", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/wrong-office-365-region-exo"},
	{"4.4.101", "", []int{450}, "Microsoft Exchange Online", "the front end could not open a session with the next hop; the reply that it quotes says why", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/cannot-receive-mail-with-new-certificate"},
	{"4.4.312", "", []int{450}, "Microsoft Exchange Online", "the DNS returned nothing usable for the recipient's domain; delivery attempts continue", Unregistered, Likely, sisimaiMails},
	{"4.4.316", "", []int{450}, "Microsoft Exchange Online", "the next server refuses the connection; delivery attempts continue", Unregistered, Certain, exchangeOnline},
	{"4.4.317", "", []int{450}, "Microsoft Exchange Online", "TLS with the next server failed, often because it sent its certificate without the intermediates", Unregistered, Certain, exchangeOnline},
	{"4.4.318", "", []int{450}, "Microsoft Exchange Online", "the next server dropped the connection midway; delivery attempts continue", Unregistered, Likely, sisimaiGo},
	{"4.7.0", "", []int{421}, "Yahoo", "tagged TSS04, TSS05 or TS01: deferred because of volume, complaints or reputation; a private number such as 4.16.55.1 ends the text", SameMeaning, Certain, fieldManual + "yahoo/421/4.7.0"},
	{"4.7.1", "", []int{421}, "Apple iCloud", "this recipient is receiving too much mail at the moment", OtherMeaning, Likely, fieldManual + "apple"},
	{"4.7.1", "", []int{421}, "Yahoo", "tagged TS03: this IP address is refused until it changes how it sends, although the class says temporary", OtherMeaning, Likely, "https://help.yahoo.com/kb/index?page=content&id=SLN3436"},
	{"4.7.3", "", []int{450}, "Microsoft Outlook.com", "the organisation has used up its share of the queue", OtherMeaning, Likely, fieldManual + "outlook/450/4.7.3"},
	{"4.7.5", "", nil, "Microsoft Exchange Online", "the next server's certificate did not pass the check that the recipient's domain demands with MTA-STS", OtherMeaning, Certain, exchangeOnline},
	{"4.7.23", "", []int{451}, "Google Gmail", "slowed down because the sending IP address has no matching PTR record", OtherMeaning, Certain, gmailPage},
	{"4.7.24", "", []int{451}, "Google Gmail", "slowed down because of suspicious entries in the SPF record of the sender's domain", OtherMeaning, Certain, gmailPage},
	{"4.7.26", "", []int{421, 451}, "Google Gmail", "with 421, slowed down for lack of SPF and DKIM; with 451, the DMARC record could not be looked up in the DNS", SameMeaning, Certain, gmailPage},
	{"4.7.27", "", []int{421}, "Google Gmail", "bulk mail slowed down because SPF does not pass", OtherMeaning, Certain, gmailPage},
	{"4.7.28", "", []int{421}, "Google Gmail", "slowed down because of unusual amounts of mail from an address, a network or a domain, or with a link", SameMeaning, Certain, gmailPage},
	{"4.7.29", "", []int{421}, "Google Gmail", "bulk mail slowed down because it came without TLS", OtherMeaning, Certain, gmailPage},
	{"4.7.30", "", []int{421}, "Google Gmail", "bulk mail slowed down because DKIM does not pass", OtherMeaning, Certain, gmailPage},
	{"4.7.31", "", nil, "Google Gmail", "bulk mail slowed down for lack of a DMARC policy; another Google page gives 4.7.40 for this", Unregistered, Likely, "https://support.google.com/a/answer/14229414"},
	{"4.7.32", "", []int{421}, "Google Gmail", "bulk mail slowed down because the From domain matches neither the SPF nor the DKIM domain", Unregistered, Certain, gmailPage},
	{"4.7.40", "", []int{421}, "Google Gmail", "bulk mail slowed down for lack of a DMARC policy; another Google page gives 4.7.31 for this", Unregistered, Likely, gmailPage},
	{"4.7.321", "4.7.325", nil, "Microsoft Exchange Online", "DANE or DNSSEC failed for the destination, delivery attempts continue: 321 no TLS, 322 certificate expired, 323 certificate does not match the TLSA record, 324 invalid DNSSEC, 325 wrong name", Unregistered, Certain, exchangeOnline},
	{"4.7.500", "4.7.699", []int{451}, "Microsoft Exchange Online", "slowed down for a while because mail from the sending IP address looks unusual", Unregistered, Certain, exchangeOnline},
	{"4.7.650", "", []int{451}, "Microsoft Outlook.com", "slowed down because of the reputation of the sending IP address", Unregistered, Certain, fieldManual + "outlook"},
	{"4.7.652", "", []int{451}, "Microsoft Outlook.com", "too many connections from the sending IP address", Unregistered, Likely, sisimaiGo},
	{"4.7.700", "", []int{451}, "Microsoft Outlook.com", "a filter inside the service is overloaded; a later attempt may succeed", Unregistered, Likely, sisimaiGo},
	{"4.7.850", "4.7.899", nil, "Microsoft Exchange Online", "slowed down until the traffic of the sending IP address has been assessed", Unregistered, Certain, exchangeOnline},
	{"4.16.1", "", []int{451}, "Yahoo", "the servers are busy; the number is in brackets at the end of the text", Unregistered, Likely, fieldManual + "yahoo"},
	{"4.16.55", "", []int{421}, "Yahoo", "deferred because of complaints or unusual volume; the number is inside the text, often with a fourth part", Unregistered, Likely, fieldManual + "yahoo"},
}

// ProviderPermanent has the codes of class 5.
var ProviderPermanent = []ProviderCode{
	{"5.0.350", "", []int{550}, "Microsoft Exchange Online", "the remote server reported a failure that fits none of the service's codes", Unregistered, Certain, exchangeOnline},
	{"5.1.1", "", []int{552}, "Comcast", "the mailbox has been full for a long time", OtherMeaning, Likely, fieldManual + "comcast"},
	{"5.1.1", "", []int{552}, "Orange", "the mailbox is full", OtherMeaning, Likely, fieldManual + "orange"},
	{"5.1.4", "", nil, "Microsoft Exchange Server", "the recipient's domain ends in a reserved name such as .test or .invalid", OtherMeaning, Certain, exchangeServer},
	{"5.1.5", "", nil, "Microsoft Exchange Server", "the recipient's domain is reserved for examples", OtherMeaning, Certain, exchangeServer},
	{"5.1.6", "", []int{550}, "Apple iCloud", "the mailbox is no longer on this server", SameMeaning, Certain, sisimaiRuby},
	{"5.1.6", "", nil, "Microsoft Exchange Server", "the recipient's domain is a single word without a dot", OtherMeaning, Certain, exchangeServer},
	{"5.1.8", "", []int{550}, "Microsoft Exchange Online", "the sender's own account is blocked for sending spam", OtherMeaning, Certain, exchangeOnline},
	{"5.1.10", "", []int{550}, "Microsoft Exchange Online", "no mailbox or other recipient of the organisation has this address", OtherMeaning, Certain, exchangeOnline},
	{"5.1.11", "", []int{550}, "Microsoft Exchange Online", "the recipient is written as an old internal Exchange address that can no longer be found", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/calendars/550-5111-ndr-delegate-sends-update-meeting"},
	{"5.1.20", "", []int{550}, "Microsoft Exchange Online", "the message names several authors in From but nobody in Sender", Unregistered, Certain, exchangeOnline},
	{"5.1.90", "", nil, "Microsoft Exchange Online", "the sender's account has reached its daily limit of recipients", Unregistered, Certain, exchangeOnline},
	{"5.1.351", "", []int{550}, "Microsoft Exchange Online", "the next server does not know the recipient, or cannot reach the mailbox", Unregistered, Likely, sisimaiMails},
	{"5.2.0", "", []int{550}, "Comcast", "refused because of DMARC, or the recipient cannot be reached", OtherMeaning, Likely, fieldManual + "comcast"},
	{"5.2.1", "", []int{550}, "Google Gmail", "as registered; also mail for this recipient that is arriving too fast, which the text says", SameMeaning, Certain, gmailPage},
	{"5.2.1", "", nil, "Microsoft Exchange Server", "a content filter has quarantined the message", OtherMeaning, Certain, exchangeServer},
	{"5.2.2", "", nil, "Microsoft Exchange Online", "as registered; also where the sender's own account has reached its sending limit", OtherMeaning, Certain, exchangeOnline},
	{"5.2.11", "", []int{500}, "Microsoft Exchange Server", "the message is longer than this sender may send", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/mailflow/error-19738-send-large-email-outlook-mac"},
	{"5.2.121", "5.2.122", []int{554}, "Microsoft Exchange Online", "the recipient's hourly limit of messages is reached: 121 from this sender, 122 from all senders", Unregistered, Certain, exchangeOnline},
	{"5.3.3", "", nil, "Microsoft Exchange Server", "an unknown command, usually between Exchange servers that could not authenticate", OtherMeaning, Certain, exchangeServer},
	{"5.3.190", "", nil, "Microsoft Exchange Online", "the organisation's own server sends journal reports, but no archive for them is enabled", Unregistered, Certain, exchangeOnline},
	{"5.4.1", "", []int{550}, "Microsoft Exchange Online", "the service does not relay to this domain, or the address is not in its directory", OtherMeaning, Certain, exchangeOnline},
	{"5.4.5", "", []int{550}, "Google Gmail", "the account or the relay has reached its daily sending limit", OtherMeaning, Certain, gmailPage},
	{"5.4.8", "", nil, "Microsoft Exchange Online", "gave up because no MX host was in the MTA-STS policy of the recipient's domain", Unregistered, Certain, exchangeOnline},
	{"5.4.14", "", []int{554}, "Microsoft Exchange Online", "the message was in a loop; Exchange Server sends the registered 5.4.6 for this", Unregistered, Certain, exchangeOnline},
	{"5.4.300", "", nil, "Microsoft Exchange Online", "gave up because the message was in the queue for too long", Unregistered, Certain, exchangeOnline},
	{"5.4.310", "", []int{550}, "Microsoft Exchange Online", "the DNS does not know the recipient's domain", Unregistered, Likely, bounceParser},
	{"5.4.312", "", []int{550}, "Microsoft Exchange Online", "gave up because the DNS returned nothing usable for the recipient's domain", Unregistered, Likely, sisimaiMails},
	{"5.4.316", "", []int{550}, "Microsoft Exchange Online", "gave up because the next server refused every connection", Unregistered, Likely, sisimaiMails},
	{"5.4.317", "", nil, "Microsoft Exchange Online", "gave up because the next server offered no acceptable TLS", Unregistered, Likely, sisimaiGo},
	{"5.4.318", "", []int{550}, "Microsoft Exchange Online", "gave up because the next server dropped every connection", Unregistered, Likely, sisimaiGo},
	{"5.5.0", "", []int{550}, "La Poste", "the mailbox is blocked or archived, or the sender is blocked or not authenticated; an LPN number in the text says which", OtherMeaning, Likely, sisimaiRuby},
	{"5.5.0", "", []int{550}, "Microsoft Exchange Online", "Outlook.com or Hotmail has no such address", OtherMeaning, Certain, exchangeOnline},
	{"5.5.2", "", []int{503}, "Microsoft Exchange Server", "a command at the wrong point in the session, such as one before EHLO", OtherMeaning, Certain, exchangeServer},
	{"5.6.11", "", []int{550}, "Microsoft Exchange Online", "the message has line feeds without carriage returns", Unregistered, Certain, exchangeOnline},
	{"5.7.1", "", []int{550, 554}, "Apple iCloud", "tagged CS01, against the content policy; tagged HME1, mail to a hidden address failed SPF and DKIM", SameMeaning, Likely, sisimaiRuby},
	{"5.7.1", "", []int{553}, "Yahoo", "tagged BL21, BL23 or similar: Spamhaus lists the client's IP address", SameMeaning, Certain, fieldManual + "yahoo"},
	{"5.7.2", "", []int{553}, "Yahoo", "tagged TSS09 or TSS11: this IP address is refused permanently", OtherMeaning, Likely, sisimaiRuby},
	{"5.7.3", "", []int{535}, "Microsoft Exchange Online", "the login failed; Exchange Server sends it when Exchange servers do not authenticate", OtherMeaning, Certain, printersPage},
	{"5.7.5", "", nil, "Microsoft Exchange Online", "given up: the next server's certificate did not pass the check that the recipient's domain demands with MTA-STS", OtherMeaning, Certain, exchangeOnline},
	{"5.7.7", "", []int{554}, "Zoho Mail", "the message is against a policy of the mail service", OtherMeaning, Likely, sisimaiMails},
	{"5.7.9", "", []int{550, 554}, "Yahoo", "with 550, the message is not authenticated; with 554, refused by Yahoo's policy or for its content", OtherMeaning, Likely, sisimaiRuby},
	{"5.7.10", "", []int{523}, "Google Gmail", "the client sent more commands together with STARTTLS", OtherMeaning, Certain, gmailPage},
	{"5.7.11", "", []int{501}, "Google Gmail", "STARTTLS was sent with a parameter but takes none", OtherMeaning, Certain, gmailPage},
	{"5.7.12", "", []int{550}, "Microsoft Exchange Online", "this recipient accepts mail only from its own organisation", OtherMeaning, Certain, exchangeOnline},
	{"5.7.13", "", []int{550}, "Microsoft Exchange Online", "the public folder accepts mail only from authenticated senders", OtherMeaning, Certain, "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/fix-error-code-5-7-13-or-5-7-135-in-exchange-online"},
	{"5.7.14", "", []int{534}, "Google Gmail", "the account's owner must first log in with a web browser", OtherMeaning, Certain, gmailPage},
	{"5.7.24", "", []int{550}, "Google Gmail", "refused because of suspicious entries in the SPF record of the sender's domain", OtherMeaning, Certain, gmailPage},
	{"5.7.25", "", []int{550}, "Google Gmail", "the sending IP address has no matching PTR record", SameMeaning, Certain, gmailPage},
	{"5.7.26", "", []int{550}, "Google Gmail", "neither SPF nor DKIM passed, SPF failed hard, or DMARC demands a refusal", SameMeaning, Certain, gmailPage},
	{"5.7.27", "", []int{550}, "Google Gmail", "bulk mail refused because SPF does not pass", OtherMeaning, Certain, gmailPage},
	{"5.7.28", "", []int{550}, "Google Gmail", "unusual amounts of unwanted mail came from the sending IP address", SameMeaning, Certain, gmailPage},
	{"5.7.29", "", []int{550}, "Google Gmail", "bulk mail refused because it came without TLS", OtherMeaning, Certain, gmailPage},
	{"5.7.30", "", []int{550}, "Google Gmail", "bulk mail refused because DKIM does not pass", OtherMeaning, Certain, gmailPage},
	{"5.7.32", "", []int{421}, "Google Gmail", "bulk mail refused because the From domain matches neither the SPF nor the DKIM domain; the page gives it with 421, which is of another class", Unregistered, Likely, gmailPage},
	{"5.7.40", "", []int{550}, "Google Gmail", "bulk mail refused for lack of a DMARC policy", Unregistered, Likely, gmailPage},
	{"5.7.54", "", []int{550}, "Microsoft Exchange Server", "the server does not relay to domains other than its own", Unregistered, Likely, sisimaiMails},
	{"5.7.57", "", []int{530}, "Microsoft Exchange Online", "a device or program tried to send mail without logging in", Unregistered, Certain, exchangeOnline},
	{"5.7.60", "", []int{550}, "Microsoft Exchange Online", "the account that logged in may not send with this From address", Unregistered, Certain, printersPage},
	{"5.7.64", "", []int{550}, "Microsoft Exchange Online", "the mail is not relayed because it belongs to no organisation of the service, often because a connector no longer matches", Unregistered, Certain, exchangeOnline},
	{"5.7.105", "", []int{554}, "Microsoft Exchange Server", "the sender filter refuses this sender", Unregistered, Likely, bounceParser},
	{"5.7.124", "", []int{550}, "Microsoft Exchange Online", "the sender is not among those who may send to the group", Unregistered, Certain, exchangeOnline},
	{"5.7.129", "", []int{550}, "Microsoft Exchange Online", "the sender is not among those who may send to this recipient", Unregistered, Likely, bounceParser},
	{"5.7.133", "5.7.136", []int{550}, "Microsoft Exchange Online", "the recipient accepts mail only from authenticated senders of its organisation: 133 a group, 134 a mailbox, 135 a public folder, 136 a mail user", Unregistered, Certain, exchangeOnline},
	{"5.7.139", "", []int{535}, "Microsoft Exchange Online", "the login through a federated identity provider failed", Unregistered, Certain, printersPage},
	{"5.7.193", "", []int{550}, "Microsoft Exchange Online", "only members may send to this Microsoft 365 group", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr-when-external-users-send-email-to-microsoft-365-group"},
	{"5.7.232", "5.7.233", nil, "Microsoft Exchange Online", "the organisation has reached its daily limit of outside recipients: 232 a trial organisation, 233 any organisation", Unregistered, Certain, exchangeOnline},
	{"5.7.321", "5.7.325", nil, "Microsoft Exchange Online", "gave up because DANE or DNSSEC failed for the destination: 321 no TLS, 322 certificate expired, 323 certificate does not match the TLSA record, 324 invalid DNSSEC, 325 wrong name", Unregistered, Certain, exchangeOnline},
	{"5.7.501", "", []int{550}, "Microsoft Exchange Online", "the sender's account is banned for spam", Unregistered, Certain, exchangeOnline},
	{"5.7.502", "5.7.503", nil, "Microsoft Exchange Online", "the sender is banned for spam", Unregistered, Certain, exchangeOnline},
	{"5.7.504", "5.7.505", nil, "Microsoft Exchange Online", "the recipient's address is invalid (504) or banned (505)", Unregistered, Certain, exchangeOnline},
	{"5.7.506", "", nil, "Microsoft Exchange Online", "the client greeted the server with the server's own name", Unregistered, Certain, exchangeOnline},
	{"5.7.507", "", nil, "Microsoft Exchange Online", "the receiving organisation blocks the sending IP address", Unregistered, Certain, exchangeOnline},
	{"5.7.508", "", nil, "Microsoft Exchange Online", "the sender's IPv6 network has sent more than allowed", Unregistered, Certain, exchangeOnline},
	{"5.7.509", "", []int{550}, "Microsoft Exchange Online", "DMARC failed, and the From domain's policy says to reject", Unregistered, Certain, exchangeOnline},
	{"5.7.510", "", nil, "Microsoft Exchange Online", "the recipient's domain accepts no mail over IPv6", Unregistered, Certain, exchangeOnline},
	{"5.7.511", "", []int{550}, "Microsoft Exchange Online", "the sending IP address is banned until its owner asks for it to be let in again", Unregistered, Certain, exchangeOnline},
	{"5.7.512", "", nil, "Microsoft Exchange Online", "the message's From address is missing or not valid", Unregistered, Certain, exchangeOnline},
	{"5.7.513", "", nil, "Microsoft Exchange Online", "the sending IP address is on the receiving organisation's block list", Unregistered, Certain, exchangeOnline},
	{"5.7.515", "", []int{550}, "Microsoft Outlook.com", "the sender's domain sends a lot of mail but lacks the required SPF, DKIM and DMARC", Unregistered, Certain, "https://support.microsoft.com/en-au/topic/fix-ndr-error-550-5-7-515-in-outlook-com-34cfe8f8-6fbf-457e-9e8b-9e4dbaf4e0ef"},
	{"5.7.520", "", []int{550}, "Microsoft Exchange Online", "the organisation does not allow mail to be forwarded outside automatically", Unregistered, Certain, "https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding"},
	{"5.7.606", "5.7.649", []int{550}, "Microsoft Exchange Online", "the sending IP address is on Microsoft's block list", Unregistered, Certain, exchangeOnline},
	{"5.7.703", "", nil, "Microsoft Exchange Online", "the sender's own organisation blocks one of the recipients", Unregistered, Certain, exchangeOnline},
	{"5.7.705", "", []int{550}, "Microsoft Exchange Online", "the sender's organisation has sent too much spam or bulk mail and is blocked", Unregistered, Certain, tenantPage},
	{"5.7.708", "", []int{550}, "Microsoft Exchange Online", "mail from this IP address is not accepted because of its low reputation, as is usual for new organisations", Unregistered, Certain, tenantPage},
	{"5.7.750", "", []int{550}, "Microsoft Exchange Online", "the organisation sends a lot of mail from domains that it has not registered", Unregistered, Certain, exchangeOnline},
	{"5.7.800", "", nil, "Microsoft Exchange Online", "the domain in EHLO, MAIL or From is banned for spam", Unregistered, Certain, exchangeOnline},
	{"5.7.900", "5.7.999", []int{550}, "Microsoft Exchange Server", "a mail flow rule refused the message, with a code chosen by an administrator", Unregistered, Certain, exchangeServer},
}

// ProviderReplies has the reply codes. Many are an enhanced code without its dots: 571 for 5.7.1.
var ProviderReplies = []ProviderCode{
	{"4.7.1", "", []int{254}, "Oracle Cloud Email Delivery", "accepted for form's sake only, because the recipient is on the suppression list", Unregistered, Certain, oraclePage},
	{"", "", []int{353}, "Exim with PRDR", "the server begins to judge the message for each recipient, by a draft that has expired", Unregistered, Certain, "https://github.com/Exim/exim"},
	{"4.1.3", "", []int{401}, "Postfix with soft_bounce, and relays built on it", "the recipient's address is malformed: a 501 with its first digit changed to 4, as 402, 403, 404, 421, 430, 435, 453, 454 and 456 are formed from other codes", Unregistered, Likely, "https://www.postfix.org/postconf.5.html#soft_bounce"},
	{"", "", []int{403}, "SendGrid", "the account has not verified the From address", Unregistered, Certain, "https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/"},
	{"4.7.0", "", []int{403}, "older sendmail and mhale/smtpd", "the TLS handshake failed, or TLS is required but missing; later versions of sendmail send 454", Unregistered, Certain, "https://github.com/mhale/smtpd"},
	{"4.3.2", "", []int{412}, "Microsoft Exchange Server", "the transport service is not running", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/mailflow/event-7009-send-receive-emails"},
	{"", "", []int{420}, "Barracuda Email Security Gateway", "deferred because of suspicious content", Unregistered, Certain, "https://campus.barracuda.com/doc/39815000"},
	{"", "", []int{420}, "maddy before November 2019 and old forks of go-smtp", "a relay or a check failed temporarily; later versions send 450", Unregistered, Certain, "https://github.com/foxcpp/maddy"},
	{"", "", []int{422}, "Barracuda Email Security Gateway", "the appliance no longer has a valid licence", OtherMeaning, Certain, "https://smtpfieldmanual.com/spamfilter/barracuda"},
	{"4.2.4", "", []int{424}, "OpenSMTPD", "the members of an alias or list could not be determined this time", Unregistered, Certain, openSMTPD},
	{"", "", []int{430}, "qmail with chkuser", "recipients cannot be looked up at the moment", OtherMeaning, Certain, chkuser},
	{"4.3.1", "", []int{431}, "Microsoft Exchange Server", "the mailbox store is out of space or has failed temporarily", Unregistered, Certain, "https://learn.microsoft.com/exchange/troubleshoot/mailflow/failed-to-process-message-due-to-transient-exception"},
	{"4.3.2", "", []int{432}, "Microsoft Exchange Online", "a sender or a recipient has too much in progress at once", OtherMeaning, Certain, exchangeOnline},
	{"4.4.1", "", []int{441}, "Microsoft Exchange", "the next hop does not answer", Unregistered, Likely, sisimaiMails},
	{"", "", []int{455}, "Oracle Cloud Email Delivery", "the limit for a minute or a day is reached", OtherMeaning, Certain, oraclePage},
	{"", "", []int{503}, "Mimecast", "no such user", OtherMeaning, Likely, mimecastPage},
	{"", "", []int{511}, "Courier", "the header of the message names no recipient", Unregistered, Certain, courier},
	{"", "", []int{511}, "qmail with chkuser", "no such mailbox, a malformed recipient, or a domain without MX; newer versions send 550 5.1.1", Unregistered, Certain, chkuser},
	{"", "", []int{517}, "Courier", "the sender's domain or address is refused, with 417 while the DNS does not answer; Courier forms most of its codes like this, such as 431, 432, 440, 513, 523, 531, 534, 540 and 546", Unregistered, Certain, courier},
	{"", "", []int{522}, "qmail with chkuser", "the mailbox is full", Unregistered, Certain, chkuser},
	{"5.2.4", "", []int{524}, "OpenSMTPD", "the members of an alias or list could not be determined", OtherMeaning, Certain, openSMTPD},
	{"", "", []int{540}, "Courier", "TLS is unavailable", Unregistered, Certain, courier},
	{"5.7.1", "", []int{540}, "Rambler", "the mailbox is blocked or no longer used", Unregistered, Likely, fieldManual + "rambler"},
	{"5.4.1", "", []int{541}, "Zoho Mail", "a rule of the receiving domain blocks the message", Unregistered, Certain, "https://smtp.codes/zoho"},
	{"", "", []int{553}, "Mimecast", "the route needs TLS, a newer version of it or stronger ciphers; sent without an enhanced code", OtherMeaning, Likely, mimecastPage},
	{"", "", []int{557}, "draft-moore-email-addrquery", "proposed for queries about an address; no server is known to send it", Unregistered, Doubtful, "https://datatracker.ietf.org/doc/draft-moore-email-addrquery/"},
	{"", "", []int{558}, "Courier", "one reply of several lines to the message, with a result for each recipient in its text (EXDATA)", Unregistered, Certain, courier},
	{"", "", []int{570}, "none identified", "seen only in the tests of one bounce parser; it reads like 5.7.0 without the dots", Unregistered, Doubtful, sisimaiRuby},
	{"", "", []int{571}, "Courier", "a policy of the server itself refuses the delivery", Unregistered, Certain, courier},
	{"5.7.1", "", []int{571}, "La Poste", "the message did not pass DMARC", Unregistered, Likely, sisimaiRuby},
	{"", "", []int{571}, "qmail with chkuser", "a breach of a security policy, a malformed sender or too many recipients; newer versions send 550 5.7.1", Unregistered, Certain, chkuser},
}
