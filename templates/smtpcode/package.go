//go:build go1.23

// Package smtpcode has the SMTP reply codes of RFC 5321 and its extensions and the enhanced status codes of
// the IANA registry of 2006-01-02 (RFC 3463, RFC 5248): typed constants, their phrases and sources, strict
// parsers, a writer that cannot be made to smuggle, and a judgement on which codes belong together.
//
// # Codes
//
// A reply to an SMTP command begins with a [ReplyCode], 550. Behind it may stand an [EnhancedCode], 5.1.1: a
// [Class], a [Subject] and a number. The registry leaves the class open and lists X.1.1, which here is a
// [Detail]. The class is the first digit of the reply code (RFC 2034 section 4), so a server picks a detail
// and lets the reply code supply it:
//
//	enhanced := smtpcode.DetailBadDestinationMailboxAddress.For(smtpcode.ReplyMailboxUnavailable) // 5.1.1
//
// A code and a class that contradict each other cannot be written that way.
//
// String is the form on the wire, and reads back with the Parse function of the types that have one. Text is
// the phrase that the registry or the RFC gives the code. Codes that nobody registered can be read and written as well: they
// have no Text, and [EnhancedCode.Registered] or [ReplyCode.Known] is false. [ReplyCodes], [Details],
// [Subjects] and [Commands] yield all that there are.
//
// # Sending a reply
//
// [NewReply] pairs the codes and [Reply.Append] puts both on every line of the reply. It wraps lines of more
// than 512 octets and refuses text that a client would take for another reply.
//
//	reply := smtpcode.NewReply(smtpcode.ReplyExceededStorage, smtpcode.DetailMailboxFull, "the mailbox is full")
//	buffer, err = reply.Append(buffer[:0]) // 552 5.2.2 the mailbox is full
//
// # Reading a reply
//
// [ParseReply] reads a whole reply, [ReplyLines] one that arrives line by line, [ParseStatus] the field of a
// delivery status notification. They take any line end and a code without text, as RFC 5321 section 4.2 asks
// of clients, and are strict where it counts: "550-a" followed by "250 b" is no reply, and neither "5.007.1"
// nor "5.7.1.2" nor "192.168.1.1" is an enhanced code. What to do next is in the class: [Reply.Temporary],
// [Reply.Permanent]. A negative reply is an error for those who want one: [Reply.Err].
//
// # Which codes belong together
//
// [Check] weighs a reply code and an enhanced code against each other and returns a [Verdict] on an ordered
// scale, from listed by the registry to malformed. Up to deprecated it is advice: the registry's lists are not
// exclusive (RFC 5248 section 2.1), and much of what servers send is outside them. From unregistered on it is
// a fault, and [Verdict.Err] names the rule. A [Command] knows which replies it may get: [Command.Allows].
//
// # Text, JSON, flags, databases
//
// The codes, [Command] and [Verdict] implement encoding.TextMarshaler, TextAppender and TextUnmarshaler. So in
// JSON they are strings, "5.1.1", and flag.TextVar takes them. Scan reads the codes from a database.
// [EnhancedCode.Array] and [EnhancedCodeFromArray] convert to and from the [3]int of other libraries.
//
// # Trust
//
// Each constant's comment names its source: the registry's phrase and documents, the RFC's section, and where
// the two disagree. [ReplyCode.Standing] tells the standard from the historic and from what public lists made
// up. What is not current standard is marked deprecated or has its standing in the first line of its comment.
//
// A newer registry adds constants and never takes one away: a name once given stays, and a withdrawn code is
// marked deprecated. Phrases and verdicts follow the registry.
//
// The package is generated. It needs the standard library only, has no init function and no state that
// changes. Lookups, parsing a reply of one line, and String of a registered code do not allocate. All of it
// is safe for concurrent use, except that a ReplyLines belongs to one reader.
package smtpcode
