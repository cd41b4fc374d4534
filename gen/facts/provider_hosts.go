package facts

// A Host says which provider answers under a name: the domain of its mail exchangers, or a word that its servers put into
// every text.
type Host struct {
	Name     string // lower case; a domain includes the hosts in it, the longest is right, and may be of several providers
	Provider string // as in the tables of codes
}

// Hosts has the names of the providers whose codes are in the tables. A program that anybody may run has no name here.
var Hosts = []Host{
	{"apple.com", "Apple iCloud"},
	{"icloud.com", "Apple iCloud"},
	{"mac.com", "Apple iCloud"},
	{"me.com", "Apple iCloud"},
	{"barracudanetworks.com", "Barracuda Email Security Gateway"},
	{"ess.barracuda.com", "Barracuda Email Security Gateway"},
	{"comcast.net", "Comcast"},
	{"gmail.com", "Google Gmail"},
	{"google.com", "Google Gmail"},
	{"googlemail.com", "Google Gmail"},
	{"gsmtp", "Google Gmail"},
	{"laposte.net", "La Poste"},
	{"outlook.office365.com", "Microsoft Exchange Online"},
	{"mail.protection.outlook.com", "Microsoft Exchange Online"},
	{"prod.outlook.com", "Microsoft Exchange Online"},
	{"prod.protection.outlook.com", "Microsoft Exchange Online"},
	{"mx.microsoft", "Microsoft Exchange Online"},
	{"hotmail.com", "Microsoft Outlook.com"},
	{"live.com", "Microsoft Outlook.com"},
	{"msn.com", "Microsoft Outlook.com"},
	{"olc.protection.outlook.com", "Microsoft Exchange Online"},
	{"olc.protection.outlook.com", "Microsoft Outlook.com"},
	{"outlook.com", "Microsoft Outlook.com"},
	{"prod.protection.outlook.com", "Microsoft Outlook.com"},
	{"mimecast.com", "Mimecast"},
	{"oraclecloud.com", "Oracle Cloud Email Delivery"},
	{"orange.fr", "Orange"},
	{"wanadoo.fr", "Orange"},
	{"ppe-hosted.com", "Proofpoint Essentials"},
	{"rambler.ru", "Rambler"},
	{"sendgrid.net", "SendGrid"},
	{"aol.com", "Yahoo"},
	{"yahoo.com", "Yahoo"},
	{"yahoodns.net", "Yahoo"},
	{"yahooinc.com", "Yahoo"},
	{"yandex.net", "Yandex"},
	{"yandex.ru", "Yandex"},
	{"zoho.com", "Zoho Mail"},
	{"zoho.eu", "Zoho Mail"},
	{"zohomail.com", "Zoho Mail"},
}
