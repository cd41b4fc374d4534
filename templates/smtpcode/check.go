//go:build go1.23

package smtpcode

import "errors"

// A Verdict says how well a reply code and an enhanced code go together. Verdicts are ordered, mildest first, so
// a caller can choose its own threshold: v <= [VerdictUnlisted].
type Verdict uint8

// Verdicts up to [VerdictDeprecated] are advice; those from [VerdictUnregistered] on are faults.
const (
	VerdictListed           Verdict = iota // the registry or an RFC names the pair
	VerdictUnspecified                     // the registry names no reply codes for the detail, or there is no enhanced code
	VerdictCustomary                       // in no list, but sent by default by widely deployed software: 554 5.7.1
	VerdictUnlisted                        // in no list; the registry's are not exclusive (RFC 5248 section 2.1)
	VerdictUnusualClass                    // the registry or an RFC limits the detail to other classes: 450 4.1.2
	VerdictDeprecated                      // the registry advises against the detail
	VerdictUnregistered                    // the detail is not in the registry (RFC 3463 section 2)
	VerdictUnknownReplyCode                // the reply code is in no RFC and not in the registry
	VerdictClassMismatch                   // the class is not the reply code's first digit: 550 4.1.1 (RFC 2034 section 4)
	VerdictNotAllowed                      // a 3yz reply has no enhanced code (RFC 2034 section 4)
	VerdictMalformed                       // not a reply code, or not an enhanced code
)

// Errors that [Verdict.Err] returns for faults.
var (
	ErrUnregistered     = errors.New("smtpcode: the IANA registry of " + RegistryUpdated + " does not have the enhanced code")
	ErrUnknownReplyCode = errors.New("smtpcode: neither an RFC nor the IANA registry of " + RegistryUpdated + " has the reply code")
	ErrClassMismatch    = errors.New("smtpcode: the enhanced code's class must be the reply code's first digit (RFC 2034 section 4)")
	ErrNotAllowed       = errors.New("smtpcode: a 3yz reply has no enhanced code (RFC 2034 section 4)")
	ErrMalformed        = errors.New("smtpcode: not a reply code of 200 to 599 with an enhanced code of class 2, 4 or 5 (RFC 3463 section 2)")
)

// Check reports how well a reply code and an enhanced code go together, according to the registry, the pairs
// that RFCs name, and the pairs in wide use. The zero EnhancedCode, none, goes with every known reply code.
//
// If several verdicts apply, Check returns the worst, with one exception: a pair that the registry or an RFC
// names is listed, and a pair in wide use is customary, even if the detail is described for other classes. The
// registry contradicts itself there (451 4.7.1).
//
// Check does not know what a reply is for. 502 5.5.1 is customary for a command that the server does not have, not for
// one that is out of order: see [Reason.Codes] for the pair to send, and [Command.Allows] for a command's reply codes.
func Check(code ReplyCode, enhanced EnhancedCode) Verdict {
	if !code.valid() || enhanced != 0 && !enhanced.Valid() {
		return VerdictMalformed
	}
	if enhanced != 0 && enhanced.Class() != code.Class() {
		if code.Class() == 0 {
			return VerdictNotAllowed
		}
		return VerdictClassMismatch
	}
	switch {
	case !code.Known():
		return VerdictUnknownReplyCode
	case enhanced == 0:
		return VerdictUnspecified
	}
	return enhanced.Detail().row().verdict(code, enhanced.Class())
}

// verdict is Check for a known reply code and an enhanced code of its class.
func (d *detailRow) verdict(code ReplyCode, class Class) Verdict {
	switch {
	case d.basis == BasisUnregistered:
		return VerdictUnregistered
	case d.flags&deprecated != 0:
		return VerdictDeprecated
	case d.listed.has(code) || d.families.has(class):
		return VerdictListed
	case d.customary.has(code):
		return VerdictCustomary
	case d.basis > BasisAssociated && !d.classes.has(class):
		return VerdictUnusualClass
	case d.flags&open != 0:
		return VerdictUnspecified
	}
	return VerdictUnlisted
}

// String returns the verdict in words: "unusual class".
func (v Verdict) String() string {
	if int(v) < len(verdictTable) {
		return verdictTable[v].name
	}
	return "Verdict(" + decimal(uint64(v)) + ")"
}

// Text says what the verdict means: "the detail is described for other classes". It is empty if v is not a verdict.
func (v Verdict) Text() string {
	if int(v) < len(verdictTable) {
		return verdictTable[v].text
	}
	return ""
}

var verdictTable = [...]struct{ name, text string }{
	VerdictListed:           {"listed", "the registry or an RFC names the pair"},
	VerdictUnspecified:      {"unspecified", "the registry names no reply codes for the detail, or allows any"},
	VerdictCustomary:        {"customary", "in no list, but widely deployed software sends it by default"},
	VerdictUnlisted:         {"unlisted", "in no list; the registry's lists are not meant to be complete (RFC 5248 section 2.1)"},
	VerdictUnusualClass:     {"unusual class", "the detail is described for other classes"},
	VerdictDeprecated:       {"deprecated", "the registry advises against the detail"},
	VerdictUnregistered:     {"unregistered", "the detail is not registered (RFC 3463 section 2)"},
	VerdictUnknownReplyCode: {"unknown reply code", "the reply code is in no RFC and no registry"},
	VerdictClassMismatch:    {"class mismatch", "the class is not the reply code's first digit (RFC 2034 section 4)"},
	VerdictNotAllowed:       {"not allowed", "a 3yz reply has no enhanced code (RFC 2034 section 4)"},
	VerdictMalformed:        {"malformed", "not a reply code, or not an enhanced code (RFC 3463 section 2)"},
}

// Fault reports whether the verdict is a fault rather than advice.
func (v Verdict) Fault() bool {
	return v >= VerdictUnregistered
}

// Err returns nil for advice and the error that names a fault: [ErrUnregistered], [ErrUnknownReplyCode],
// [ErrClassMismatch], [ErrNotAllowed] or [ErrMalformed].
func (v Verdict) Err() error {
	switch v {
	case VerdictUnregistered:
		return ErrUnregistered
	case VerdictUnknownReplyCode:
		return ErrUnknownReplyCode
	case VerdictClassMismatch:
		return ErrClassMismatch
	case VerdictNotAllowed:
		return ErrNotAllowed
	}
	if v.Fault() {
		return ErrMalformed
	}
	return nil
}

// A PairError reports a pair of codes for which [Check] returns a fault.
type PairError struct {
	Code     ReplyCode
	Enhanced EnhancedCode
	Verdict  Verdict
}

// Error names both codes and the broken rule with its source.
func (e *PairError) Error() string {
	pair := Reply{Code: e.Code, Enhanced: e.Enhanced}.codes()
	if err := e.Verdict.Err(); err != nil {
		return pair + ": " + err.Error()
	}
	return pair + ": " + e.Verdict.String()
}

// Unwrap returns the verdict's error, for errors.Is. It is nil for a PairError made of advice.
func (e *PairError) Unwrap() error {
	return e.Verdict.Err()
}

// Check applies [Check] to the reply's codes. It returns nil for advice and a [*PairError] for a fault.
func (r Reply) Check() error {
	if v := Check(r.Code, r.Enhanced); v.Fault() {
		return &PairError{r.Code, r.Enhanced, v}
	}
	return nil
}
