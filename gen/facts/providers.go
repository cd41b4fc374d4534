package facts

// A ProviderCode is what one provider's servers, or one program's, mean by a code when they send it. It is
// that provider's word and no standard: whatever shows it names the provider and the source beside it.
type ProviderCode struct {
	Enhanced   string     // the enhanced code, 5.7.606; empty where the reply code is sent without one
	Last       string     // the last code of a range that begins with Enhanced: 5.7.649; empty for one code
	Replies    []int      // the reply codes that it comes with; none where the source does not say
	Provider   string     // who sends it
	Meaning    string     // what is meant, in our words: lower case, no full stop
	Relation   Relation   // to the registry, or to the reply codes' RFCs
	Confidence Confidence // in that the provider sends it and means this
	Source     string     // a public page
}

// A Relation says how a provider's meaning stands to that of the registry or the RFCs.
type Relation string

// The relations.
const (
	Unregistered Relation = "unregistered"  // no registry and no RFC has the code
	OtherMeaning Relation = "other meaning" // the code is registered for something else
	SameMeaning  Relation = "same meaning"  // as registered, with what the provider adds
)

// Now is the relation today: what was unregistered when its row was written means something else than what
// has been registered since.
func (r Relation) Now(registered bool) Relation {
	if r == Unregistered && registered {
		return OtherMeaning
	}
	return r
}

// A Confidence says how well a provider's word is known.
type Confidence string

// The confidences, the best first.
const (
	Certain  Confidence = "high"   // the provider's own documents or source code, or a list that quotes them
	Likely   Confidence = "medium" // somebody else's words, or replies seen in bounces
	Doubtful Confidence = "low"    // seen without a sender that could be named
)

// Pages that more than one row was read in.
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
