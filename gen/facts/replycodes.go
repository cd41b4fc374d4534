package facts

// A ReplyCode is an SMTP reply code and its definitions.
type ReplyCode struct {
	Code       int    // 200 to 599
	Identifier string // the Go constant
	Standing   Standing
	// Definitions has one entry for each RFC that gives the code a meaning of its own.
	Definitions []Definition
}

// A Standing is the authority for a reply code.
type Standing string

// The standings, the firmest first.
const (
	Standard     Standing = "standard"      // in RFC 5321's own list (section 4.2.3), or in one that updates it
	Extension    Standing = "extension"     // defined by the RFC of an SMTP extension
	Historic     Standing = "historic"      // defined once, advised against since
	RegistryOnly Standing = "registry only" // known only from the registry's column of associated reply codes
	Unsourced    Standing = "unsourced"     // in public lists, but in no RFC and not in the registry
)

// A Definition is one RFC's definition of a reply code.
type Definition struct {
	Phrase  string // in the RFC's words; empty where it gives none
	RFC     int    // 0 where no RFC defines the code
	Section string // 4.2.3
}

// ReplyCodes has every SMTP reply code that an RFC, the registry or a widely copied list names, in numeric order.
// The phrases are the RFCs' own. Where two RFCs define a code, its older use in mail comes second.
//
// A code without a phrase has none in any RFC: the text of 334 is the server's challenge (RFC 4954 section 4), and
// 422, 430, 524 and 533 appear only in the list of associated reply codes that RFC 5248 section 2.4 gave the
// registry. That section is also the only source of 523 and 525, whose phrases are those of X.7.10 and X.7.13.
var ReplyCodes = []ReplyCode{
	{211, "ReplySystemStatus", Standard, []Definition{{"System status, or system help reply", 5321, "4.2.3"}}},
	{214, "ReplyHelpMessage", Standard, []Definition{{"Help message", 5321, "4.2.3"}}},
	{220, "ReplyServiceReady", Standard, []Definition{{"<domain> Service ready", 5321, "4.2.3"}}},
	{221, "ReplyServiceClosing", Standard, []Definition{{"<domain> Service closing transmission channel", 5321, "4.2.3"}}},
	{235, "ReplyAuthSucceeded", Extension, []Definition{{"Authentication Succeeded", 4954, "6"}}},
	{240, "ReplyQuit240", Unsourced, []Definition{{"QUIT", 0, ""}}},
	{250, "ReplyOK", Standard, []Definition{{"Requested mail action okay, completed", 5321, "4.2.3"}}},
	{251, "ReplyUserNotLocalWillForward", Standard, []Definition{{"User not local; will forward to <forward-path>", 5321, "4.2.3, 3.4"}}},
	{252, "ReplyCannotVerifyUser", Standard, []Definition{{"Cannot VRFY user, but will accept message and attempt delivery", 5321, "4.2.3, 3.5.3, 7.3"}}},
	{253, "ReplyPendingMessagesStarted", Extension, []Definition{{"OK, <n> pending messages for node <x> started", 1985, "5.1"}}},
	{334, "ReplyAuthContinue", Extension, []Definition{{"", 4954, "4"}}},
	{354, "ReplyStartMailInput", Standard, []Definition{{"Start mail input; end with <CRLF>.<CRLF>", 5321, "4.2.3"}}},
	{355, "ReplyTransactionOffset", Extension, []Definition{{"octet-offset is the transaction offset", 1845, "3"}}},
	{421, "ReplyServiceNotAvailable", Standard, []Definition{{"<domain> Service not available, closing transmission channel", 5321, "4.2.3, 4.3.2, 3.8"}}},
	{422, "ReplyPasswordTransition422", RegistryOnly, []Definition{{"", 5248, "2.4"}}},
	{430, "ReplyInvalidCommand430", RegistryOnly, []Definition{{"", 5248, "2.4"}}},
	{432, "ReplyPasswordTransitionNeeded", Extension, []Definition{{"A password transition is needed", 4954, "6"}}},
	{450, "ReplyMailboxBusy", Standard, []Definition{{"Requested mail action not taken: mailbox unavailable", 5321, "4.2.3"}}},
	{451, "ReplyLocalError", Standard, []Definition{{"Requested action aborted: local error in processing", 5321, "4.2.3"}}},
	{452, "ReplyInsufficientStorage", Standard, []Definition{{"Requested action not taken: insufficient system storage", 5321, "4.2.3, 4.5.3.1.10"}}},
	{453, "ReplyNoMail", Extension, []Definition{{"You have no mail", 2645, "5.2.1, 7"}}},
	{454, "ReplyTemporaryAuthFailure", Extension, []Definition{{"Temporary authentication failure", 4954, "6"}, {"TLS not available due to temporary reason", 3207, "4"}}},
	{455, "ReplyParametersNotAccommodated", Standard, []Definition{{"Server unable to accommodate parameters", 5321, "4.2.3, 4.1.1.11"}}},
	{458, "ReplyUnableToQueue", Extension, []Definition{{"Unable to queue messages for node <x>", 1985, "5.1"}}},
	{459, "ReplyNodeNotAllowed", Extension, []Definition{{"Node <x> not allowed: <reason>", 1985, "5.1"}}},
	{500, "ReplySyntaxError", Standard, []Definition{{"Syntax error, command unrecognized", 5321, "4.2.3, 4.2.4, 4.3.2"}}},
	{501, "ReplyParameterSyntaxError", Standard, []Definition{{"Syntax error in parameters or arguments", 5321, "4.2.3, 4.3.2"}}},
	{502, "ReplyCommandNotImplemented", Standard, []Definition{{"Command not implemented", 5321, "4.2.3, 4.2.4"}}},
	{503, "ReplyBadSequence", Standard, []Definition{{"Bad sequence of commands", 5321, "4.2.3"}}},
	{504, "ReplyParameterNotImplemented", Standard, []Definition{{"Command parameter not implemented", 5321, "4.2.3"}}},
	{521, "ReplyHostNotAcceptingMail", Standard, []Definition{{"Host does not accept mail", 7504, "3, 5.1"}}},
	{523, "ReplyEncryptionNeeded", RegistryOnly, []Definition{{"Encryption Needed", 5248, "2.4"}}},
	{524, "ReplyEncryptionRequired524", RegistryOnly, []Definition{{"", 5248, "2.4"}}},
	{525, "ReplyAccountDisabled", RegistryOnly, []Definition{{"User Account Disabled", 5248, "2.4"}}},
	{530, "ReplyAuthRequired", Extension, []Definition{{"Authentication required", 4954, "6"}, {"Must issue a STARTTLS command first", 3207, "4"}}},
	{533, "ReplyNotAuthorized533", RegistryOnly, []Definition{{"", 5248, "2.4"}}},
	{534, "ReplyAuthMechanismTooWeak", Extension, []Definition{{"Authentication mechanism is too weak", 4954, "6"}}},
	{535, "ReplyAuthCredentialsInvalid", Extension, []Definition{{"Authentication credentials invalid", 4954, "6"}}},
	{538, "ReplyEncryptionRequiredForAuth", Historic, []Definition{{"Encryption required for requested authentication mechanism", 4954, "6"}}},
	{550, "ReplyMailboxUnavailable", Standard, []Definition{{"Requested action not taken: mailbox unavailable", 5321, "4.2.3"}}},
	{551, "ReplyUserNotLocal", Standard, []Definition{{"User not local; please try <forward-path>", 5321, "4.2.3, 3.4"}}},
	{552, "ReplyExceededStorage", Standard, []Definition{{"Requested mail action aborted: exceeded storage allocation", 5321, "4.2.3, 4.5.3.1.9"}}},
	{553, "ReplyMailboxNameNotAllowed", Standard, []Definition{{"Requested action not taken: mailbox name not allowed", 5321, "4.2.3"}}},
	{554, "ReplyTransactionFailed", Standard, []Definition{{"Transaction failed", 5321, "4.2.3, 3.1"}}},
	{555, "ReplyParametersNotRecognized", Standard, []Definition{{"MAIL FROM/RCPT TO parameters not recognized or not implemented", 5321, "4.2.3, 4.1.1.11"}}},
	{556, "ReplyDomainNotAcceptingMail", Standard, []Definition{{"Domain does not accept mail", 7504, "4, 5.1"}}},
}
