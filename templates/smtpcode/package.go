//go:build go1.23

// Package smtpcode has the SMTP reply codes of RFC 5321 and its extensions and the enhanced status codes of
// the IANA registry of 2006-01-02 (RFC 3463, RFC 5248): typed constants with their phrases and sources, strict
// parsers, a writer that cannot be tricked into sending a second reply, and a check of which codes belong
// together. It also knows reasons, the level above the codes: why mail was refused, whether to try again, and who can
// do something about it.
//
//	reply := smtpcode.ReasonMailboxFull.Reply("the mailbox is full") // 452 4.2.2 the mailbox is full
//
// # Codes
//
// A reply to an SMTP command begins with a [ReplyCode], 550. An [EnhancedCode] may follow, 5.1.1: a [Class], a
// [Subject] and a number. The registry leaves the class open and lists X.1.1; here that is a [Detail]. The
// class is the first digit of the reply code (RFC 2034 section 4), so a server picks a detail and takes the
// class from the reply code:
//
//	enhanced := smtpcode.DetailMailboxFull.For(452) // 4.2.2
//
// That way you cannot write a code whose class contradicts its reply code.
//
// String returns the form sent on the wire; types with a Parse function read it back. Text returns the
// registry's or the RFC's phrase for the code. Unregistered codes can be read and written too: they have no
// Text, and [EnhancedCode.Registered] or [ReplyCode.Known] is false. [ReplyCodes], [Details], [Subjects] and
// [Commands] iterate over all known values.
//
// # Sending a reply
//
// [NewReply] pairs the codes and [Reply.Append] writes both on every line of the reply. It wraps lines longer
// than 512 octets and refuses text that a client would read as another reply.
//
//	reply := smtpcode.NewReply(452, smtpcode.DetailMailboxFull, "the mailbox is full")
//	buffer, err = reply.Append(buffer[:0]) // 452 4.2.2 the mailbox is full
//
// # Reading a reply
//
// [ParseReply] reads a whole reply, [ReplyLines] one that arrives line by line, [ParseStatus] the Status field
// of a delivery status notification. They accept LF as well as CRLF, and a code without text, as clients must
// (RFC 5321 section 4.2), and are strict where it counts: "550-a" followed by "250 b" is not a reply, and
// "5.007.1", "5.7.1.2" and "192.168.1.1" are not enhanced codes. The class says what to do next: see
// [Reply.Temporary] and [Reply.Permanent]. [Reply.Err] returns a negative reply as an error.
//
// # Reasons
//
// People do not ask for 5.2.2, they ask: may I try again, whose fault is it, is this address dead? A [Reason] answers.
// A server picks one and gets the codes to send: [Reason.Reply]. A client reads it from a reply's codes and text:
// [Reply.Reason], [Reply.Retry], [Reason.Parties], [Reason.BadAddress]. A reply that does not say why has
// [ReasonUnstated]. [FindReplies] finds replies in bounces, logs and transcripts.
//
// # Which codes belong together
//
// [Check] compares a reply code with an enhanced code and returns a [Verdict] on an ordered scale, from listed
// by the registry to malformed. Verdicts up to deprecated are advice: the registry's lists are not exclusive
// (RFC 5248 section 2.1), and much of what servers send is in none of them. Verdicts from unregistered on are
// faults, and [Verdict.Err] names the broken rule. [Command.Allows] reports whether a command may get a reply.
//
// # Text, JSON, flags, databases
//
// The codes, [Command] and [Verdict] implement encoding.TextMarshaler, TextAppender and TextUnmarshaler. In JSON
// they are strings, "5.1.1", and flag.TextVar accepts them. Scan reads the codes from a database.
// [EnhancedCode.Array] and [EnhancedCodeFromArray] convert to and from the [3]int of other libraries.
//
// # Trust
//
// The comment of each constant names its source: the registry's phrase and documents, the section of the RFC,
// and where the two disagree. [ReplyCode.Standing] separates standard codes from historic ones and from those
// that only public lists have. Constants for historic codes are marked deprecated, and
// those that only the registry has say so in the first line of their comment.
//
// A newer registry adds constants and never removes one: a name stays, and a withdrawn code is marked
// deprecated. Phrases and verdicts follow the registry.
//
// The package is generated. It imports only the standard library, and has no init function and no mutable
// state. Lookups, parsing a one-line reply and String of a registered code do not allocate. All of it is safe
// for concurrent use, except that a [ReplyLines] belongs to one reader.
package smtpcode
