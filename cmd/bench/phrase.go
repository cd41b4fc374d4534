package main

import "github.com/smtpcodes/smtpcodes/output/smtpcode"

//go:generate go run golang.org/x/tools/cmd/stringer@v0.48.0 -type=phrase -linecomment

// A phrase is a detail typed by hand, for stringer: String returns the text in the registry of 2024-12-06. X.6.10
// has none there.
type phrase uint16

// phraseOf returns the phrase of the code's detail.
func phraseOf(code smtpcode.EnhancedCode) phrase {
	numbers := code.Array()
	return phrase(numbers[1]*subject + numbers[2])
}

const subject = 100

const (
	x0_0  phrase = 0*subject + 0  // Other undefined Status
	x1_0  phrase = 1*subject + 0  // Other address status
	x1_1  phrase = 1*subject + 1  // Bad destination mailbox address
	x1_2  phrase = 1*subject + 2  // Bad destination system address
	x1_3  phrase = 1*subject + 3  // Bad destination mailbox address syntax
	x1_4  phrase = 1*subject + 4  // Destination mailbox address ambiguous
	x1_5  phrase = 1*subject + 5  // Destination address valid
	x1_6  phrase = 1*subject + 6  // Destination mailbox has moved, No forwarding address
	x1_7  phrase = 1*subject + 7  // Bad sender's mailbox address syntax
	x1_8  phrase = 1*subject + 8  // Bad sender's system address
	x1_9  phrase = 1*subject + 9  // Message relayed to non-compliant mailer
	x1_10 phrase = 1*subject + 10 // Recipient address has null MX
	x2_0  phrase = 2*subject + 0  // Other or undefined mailbox status
	x2_1  phrase = 2*subject + 1  // Mailbox disabled, not accepting messages
	x2_2  phrase = 2*subject + 2  // Mailbox full
	x2_3  phrase = 2*subject + 3  // Message length exceeds administrative limit
	x2_4  phrase = 2*subject + 4  // Mailing list expansion problem
	x3_0  phrase = 3*subject + 0  // Other or undefined mail system status
	x3_1  phrase = 3*subject + 1  // Mail system full
	x3_2  phrase = 3*subject + 2  // System not accepting network messages
	x3_3  phrase = 3*subject + 3  // System not capable of selected features
	x3_4  phrase = 3*subject + 4  // Message too big for system
	x3_5  phrase = 3*subject + 5  // System incorrectly configured
	x3_6  phrase = 3*subject + 6  // Requested priority was changed
	x4_0  phrase = 4*subject + 0  // Other or undefined network or routing status
	x4_1  phrase = 4*subject + 1  // No answer from host
	x4_2  phrase = 4*subject + 2  // Bad connection
	x4_3  phrase = 4*subject + 3  // Directory server failure
	x4_4  phrase = 4*subject + 4  // Unable to route
	x4_5  phrase = 4*subject + 5  // Mail system congestion
	x4_6  phrase = 4*subject + 6  // Routing loop detected
	x4_7  phrase = 4*subject + 7  // Delivery time expired
	x5_0  phrase = 5*subject + 0  // Other or undefined protocol status
	x5_1  phrase = 5*subject + 1  // Invalid command
	x5_2  phrase = 5*subject + 2  // Syntax error
	x5_3  phrase = 5*subject + 3  // Too many recipients
	x5_4  phrase = 5*subject + 4  // Invalid command arguments
	x5_5  phrase = 5*subject + 5  // Wrong protocol version
	x5_6  phrase = 5*subject + 6  // Authentication Exchange line is too long
	x6_0  phrase = 6*subject + 0  // Other or undefined media error
	x6_1  phrase = 6*subject + 1  // Media not supported
	x6_2  phrase = 6*subject + 2  // Conversion required and prohibited
	x6_3  phrase = 6*subject + 3  // Conversion required but not supported
	x6_4  phrase = 6*subject + 4  // Conversion with loss performed
	x6_5  phrase = 6*subject + 5  // Conversion Failed
	x6_6  phrase = 6*subject + 6  // Message content not available
	x6_7  phrase = 6*subject + 7  // Non-ASCII addresses not permitted for that sender/recipient
	x6_8  phrase = 6*subject + 8  // UTF-8 string reply is required, but not permitted by the SMTP client
	x6_9  phrase = 6*subject + 9  // UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected
	x7_0  phrase = 7*subject + 0  // Other or undefined security status
	x7_1  phrase = 7*subject + 1  // Delivery not authorized, message refused
	x7_2  phrase = 7*subject + 2  // Mailing list expansion prohibited
	x7_3  phrase = 7*subject + 3  // Security conversion required but not possible
	x7_4  phrase = 7*subject + 4  // Security features not supported
	x7_5  phrase = 7*subject + 5  // Cryptographic failure
	x7_6  phrase = 7*subject + 6  // Cryptographic algorithm not supported
	x7_7  phrase = 7*subject + 7  // Message integrity failure
	x7_8  phrase = 7*subject + 8  // Authentication credentials invalid
	x7_9  phrase = 7*subject + 9  // Authentication mechanism is too weak
	x7_10 phrase = 7*subject + 10 // Encryption Needed
	x7_11 phrase = 7*subject + 11 // Encryption required for requested authentication mechanism
	x7_12 phrase = 7*subject + 12 // A password transition is needed
	x7_13 phrase = 7*subject + 13 // User Account Disabled
	x7_14 phrase = 7*subject + 14 // Trust relationship required
	x7_15 phrase = 7*subject + 15 // Priority Level is too low
	x7_16 phrase = 7*subject + 16 // Message is too big for the specified priority
	x7_17 phrase = 7*subject + 17 // Mailbox owner has changed
	x7_18 phrase = 7*subject + 18 // Domain owner has changed
	x7_19 phrase = 7*subject + 19 // RRVS test cannot be completed
	x7_20 phrase = 7*subject + 20 // No passing DKIM signature found
	x7_21 phrase = 7*subject + 21 // No acceptable DKIM signature found
	x7_22 phrase = 7*subject + 22 // No valid author-matched DKIM signature found
	x7_23 phrase = 7*subject + 23 // SPF validation failed
	x7_24 phrase = 7*subject + 24 // SPF validation error
	x7_25 phrase = 7*subject + 25 // Reverse DNS validation failed
	x7_26 phrase = 7*subject + 26 // Multiple authentication checks failed
	x7_27 phrase = 7*subject + 27 // Sender address has null MX
	x7_28 phrase = 7*subject + 28 // Mail flood detected
	x7_29 phrase = 7*subject + 29 // ARC validation failure
	x7_30 phrase = 7*subject + 30 // REQUIRETLS support required
)
