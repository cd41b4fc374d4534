package facts

// A CommonPair is a pair of codes that widely deployed software sends by default and the registry does not list.
type CommonPair struct {
	Reply    int
	Enhanced string
	Senders  string // the software and providers, comma-separated
	Source   string // a file of a public repository at a revision, or a document
}

// Sources of more than one row, without the line.
const (
	exchangeDocs     = "MicrosoftDocs/OfficeDocs-Support@36878e0e10fb:Exchange/ExchangeOnline/"
	fieldManualCodes = "ActiveCampaign/smtp-field-manual@67831a2e3a81:data/codes/"
	harakaDSN        = "haraka/haraka-dsn@07eb73f2ddd6:index.js:"
	postfix          = "vdukhovni/postfix@17830e5c13c1:postfix/src/"
	sendmail         = "deepin-community/sendmail@c7e7de44d956:"

	gmailList = "azumakuniyuki/feb-2024-no-auth-no-entry@c2ca0c574a59:google-3726730-smtp-errors-and-codes/text/google-3726730-smtp-errors-and-codes-2026-02-15.txt:"
	gmailCopy = " (stored copy of the public Gmail error list)"
)

// CommonPairs has the pairs in wide use. Some are named by an RFC too, which is the stronger source.
var CommonPairs = []CommonPair{
	{221, "2.7.0", "Postfix", postfix + "smtpd/smtpd.c:6205"},
	{252, "2.5.2", "sendmail", sendmail + "sendmail/srvrsmtp.c:3473"},
	{421, "4.3.1", "sendmail", sendmail + "sendmail/collect.c:1027"},
	{421, "4.3.2", "Postfix postscreen, Dovecot submission, KumoMTA, Stalwart, mox, Exchange Online", postfix + "postscreen/postscreen.c:887"},
	{421, "4.4.1", "sendmail", sendmail + "sendmail/srvrsmtp.c:1616"},
	{421, "4.4.5", "Gmail, Momentum (SparkPost), go-smtp", gmailList + "289" + gmailCopy},
	{421, "4.7.0", "Postfix, sendmail, Gmail, Yahoo, Apple iCloud, mox, aiosmtpd", postfix + "postscreen/postscreen.c:875"},
	{421, "4.7.1", "Apple iCloud, Postfix (TLS client certificate refused, Milter default action shutdown)", fieldManualCodes + "421.json:108"},
	{421, "4.7.26", "Gmail", gmailList + "349" + gmailCopy},
	{421, "4.7.27", "Gmail", gmailList + "357" + gmailCopy},
	{421, "4.7.29", "Gmail", gmailList + "401" + gmailCopy},
	{421, "4.7.30", "Gmail", gmailList + "410" + gmailCopy},
	{432, "4.3.2", "Exchange Online, Exchange Server", exchangeDocs + "email-delivery/ndr/non-delivery-reports-in-exchange-online.md:36"},
	{450, "4.1.1", "Postfix (recipient address verification)", postfix + "smtpd/smtpd_check.c:2292"},
	{450, "4.1.8", "Postfix (reject_unknown_sender_domain), Apple iCloud, Infomaniak", postfix + "smtpd/smtpd_check.c:1587"},
	{450, "4.2.2", "Haraka, qpsmtpd", harakaDSN + "145"},
	{450, "4.3.0", "Postfix, sendmail, Haraka, qpsmtpd", postfix + "milter/milter8.c:2670"},
	{450, "4.3.2", "Postfix (postscreen, defer restriction), Haraka", postfix + "postscreen/postscreen_state.c:183"},
	{450, "4.4.1", "Momentum (SparkPost), Haraka", "SparkPost/support-docs@2cb4102c8874:content/momentum/3/3-reference/responses-by-code.md:31"},
	{450, "4.4.2", "Haraka, maddy", harakaDSN + "160"},
	{450, "4.4.3", "Haraka, qpsmtpd", harakaDSN + "161"},
	{450, "4.7.1", "Postfix, maddy", postfix + "smtpd/smtpd_check.c:1520"},
	{450, "4.7.25", "Postfix (reject_unknown_client_hostname)", postfix + "smtpd/smtpd_check.c:1288"},
	{451, "4.2.4", "sendmail", sendmail + "sendmail/recipient.c:876"},
	{451, "4.3.2", "sendmail (Milter temporary failure), Exchange Online, Yahoo", sendmail + "sendmail/srvrsmtp.c:672"},
	{451, "4.4.2", "Gmail, qmail (code in brackets at the end of the text), Momentum (SparkPost)", gmailList + "287" + gmailCopy},
	{451, "4.7.0", "Exchange Online and Exchange Server, Dovecot submission, maddy", fieldManualCodes + "451.json:59"},
	{451, "4.7.23", "Gmail, maddy", gmailList + "332" + gmailCopy},
	{451, "4.7.26", "Gmail", gmailList + "344" + gmailCopy},
	{452, "4.2.2", "Gmail, Dovecot LMTP (quota_full_tempfail), mox, Stalwart (used for greylisting)", gmailList + "278" + gmailCopy},
	{452, "4.3.2", "sendmail (ratecontrol and conncontrol features)", sendmail + "cf/m4/proto.m4:3273"},
	{452, "4.4.5", "sendmail, Stalwart", sendmail + "sendmail/srvrsmtp.c:2053"},
	{452, "4.5.3", "Postfix, sendmail, OpenSMTPD, Gmail, Exchange Server, mox, go-smtp, chasquid, Momentum (SparkPost)", postfix + "smtpd/smtpd.c:3157"},
	{454, "4.3.0", "Postfix, sendmail, mox, qmail (code in brackets at the end of the text)", postfix + "smtpd/smtpd.c:5549"},
	{454, "4.5.4", "sendmail", sendmail + "sendmail/srvrsmtp.c:2210"},
	{459, "4.5.4", "sendmail", sendmail + "sendmail/srvrsmtp.c:3628"},
	{500, "5.5.0", "sendmail, mox", sendmail + "sendmail/srvrsmtp.c:3894"},
	{500, "5.5.4", "OpenSMTPD, Apache James, go-smtp, chasquid", "OpenSMTPD/OpenSMTPD@3153385b02a0:usr.sbin/smtpd/smtp_session.c:1662"},
	{501, "5.7.1", "Postfix (DSN parameters disabled), Apache James (AUTH aborted)", postfix + "smtpd/smtpd.c:2774"},
	{501, "5.7.11", "Gmail", gmailList + "633" + gmailCopy},
	{502, "5.3.0", "sendmail", sendmail + "sendmail/srvrsmtp.c:5689"},
	{502, "5.5.1", "Postfix, sendmail, Gmail, Dovecot, Stalwart, go-smtp, chasquid, aiosmtpd, qmail (code in brackets at the end of the text)", postfix + "postscreen/postscreen_smtpd.c:445"},
	{502, "5.7.0", "sendmail, Stalwart, go-smtp, chasquid", sendmail + "sendmail/srvrsmtp.c:3475"},
	{503, "5.5.2", "Exchange Server and Exchange Online", "MicrosoftDocs/OfficeDocs-Exchange@52e8b70f9b7a:Exchange/ExchangeServer/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages.md:134"},
	{504, "5.3.0", "sendmail", sendmail + "sendmail/srvrsmtp.c:5761"},
	{504, "5.5.2", "Postfix (non_fqdn_reject_code)", postfix + "smtpd/smtpd_check.c:1473"},
	{521, "5.5.1", "Postfix postscreen", postfix + "postscreen/postscreen_early.c:259"},
	{521, "5.5.2", "Postfix, chasquid", postfix + "global/cleanup_strerror.c:76"},
	{521, "5.5.4", "Postfix", postfix + "smtpd/smtpd.c:4132"},
	{521, "5.7.0", "Postfix postscreen", postfix + "postscreen/postscreen_smtpd.c:1038"},
	{530, "5.7.1", "Exchange Server, Apache James, qmail with SMTP AUTH (code in brackets at the end of the text)", exchangeDocs + "email-delivery/ndr/non-delivery-reports-in-exchange-online.md:189"},
	{534, "5.7.14", "Gmail", gmailList + "635" + gmailCopy},
	{535, "5.7.1", "qmail with SMTP AUTH (code in brackets at the end of the text), Gmail (older replies)", "sagredo-dev/qmail@302f308abfa1:qmail-smtpd.c:184"},
	{550, "5.1.3", "chasquid, Haraka, qpsmtpd", "albertito/chasquid@ca2538b9745a:internal/smtpsrv/conn.go:618"},
	{550, "5.1.8", "Exchange Online (blocked outbound account), Proofpoint Essentials, qmail chkuser, Haraka, qpsmtpd", exchangeDocs + "email-delivery/fix-issues-with-printers-scanners-and-lob-applications-that-send-email-using-off.md:170"},
	{550, "5.1.10", "Exchange Online", exchangeDocs + "email-delivery/ndr/non-delivery-reports-in-exchange-online.md:55"},
	{550, "5.2.2", "Exchange Server, Free.fr", "sisimai/set-of-emails@18e585c22288:maildir/bsd/lhost-exchange2007-02.eml:48"},
	{550, "5.2.3", "Exchange Server, Haraka, qpsmtpd", "sisimai/set-of-emails@18e585c22288:maildir/bsd/lhost-exchange2007-03.eml:54"},
	{550, "5.3.2", "Postfix postscreen", postfix + "postscreen/postscreen.c:914"},
	{550, "5.4.1", "Exchange Online", fieldManualCodes + "550.json:171"},
	{550, "5.4.5", "Gmail", gmailList + "488" + gmailCopy},
	{550, "5.5.0", "Outlook.com, La Poste, Postfix (Milter default action reject), Stalwart, mox", fieldManualCodes + "550.json:151"},
	{550, "5.5.3", "Postfix (reject_multi_recipient_bounce), Exchange Server, Gmail, qmail chkuser", postfix + "smtpd/smtpd_check.c:4756"},
	{550, "5.7.9", "Yahoo, chasquid", "sisimai/rb-sisimai@9c4a18472ab1:lib/sisimai/rhost/yahooinc.rb:10"},
	{550, "5.7.13", "Exchange Online", exchangeDocs + "public-folders/cannot-send-emails-to-mail-enabled-public-folder.md:20"},
	{551, "5.3.0", "sendmail mail.local (LMTP), Yandex", sendmail + "mail.local/mail.local.c:1140"},
	{552, "5.1.1", "Comcast, Orange, Zoho", fieldManualCodes + "552.json:124"},
	{552, "5.7.0", "Gmail", gmailList + "529" + gmailCopy},
	{553, "5.1.1", "sendmail", sendmail + "sendmail/parseaddr.c:784"},
	{553, "5.1.3", "Gmail, sendmail, Apache James, aiosmtpd, qmail chkuser", gmailList + "449" + gmailCopy},
	{553, "5.1.8", "sendmail", sendmail + "cf/m4/proto.m4:1993"},
	{553, "5.3.0", "sendmail (any rule set error without its own codes), AT&T mail servers", sendmail + "sendmail/parseaddr.c:2154"},
	{553, "5.5.4", "sendmail", sendmail + "cf/m4/proto.m4:1987"},
	{553, "5.7.1", "Postfix (sender login mismatch), qmail family (code in brackets at the end of the text), Yahoo", postfix + "smtpd/smtpd_check.c:3965"},
	{554, "5.2.2", "Dovecot quota-status service, Exchange Online, Free.fr", "dovecot/core@f28b5a92ec52:src/plugins/quota/quota-status.c:60"},
	{554, "5.5.2", "sendmail", sendmail + "sendmail/srvrsmtp.c:3530"},
	{554, "5.7.0", "Gmail, maddy, Momentum (SparkPost), amavis (inferred from the form of the reply text)", gmailList + "545" + gmailCopy},
	{554, "5.7.1", "Postfix (default reject code for access maps, block lists and relaying), sendmail (Milter rejection after DATA), Dovecot submission, Apple iCloud, SparkPost, Zoho, Yandex", postfix + "global/mail_params.h:2292"},
	{554, "5.7.9", "Yahoo", "sisimai/rb-sisimai@9c4a18472ab1:lib/sisimai/rhost/yahooinc.rb:30"},
}
