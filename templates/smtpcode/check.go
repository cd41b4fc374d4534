//go:build go1.23

package smtpcode

import "errors"

// A Verdict says how far a reply code and an enhanced code belong together. The verdicts are ordered, the
// mildest first, so that a caller picks its own threshold: v <= [VerdictUnlisted].
type Verdict uint8

// Up to [VerdictDeprecated] a verdict is advice; from [VerdictUnregistered] on it is a fault.
const (
	VerdictListed           Verdict = iota // the registry or an RFC names the pair
	VerdictUnspecified                     // the registry names no reply codes for the detail, or there is no enhanced code
	VerdictCustomary                       // in no list, and sent by default by widely deployed software: 554 5.7.1
	VerdictUnlisted                        // in no list; the registry's are not exclusive (RFC 5248 section 2.1)
	VerdictUnusualClass                    // the detail's description, or its RFC, is for other classes: 450 4.1.2
	VerdictDeprecated                      // the registry advises against the detail
	VerdictUnregistered                    // the registry does not hold the detail (RFC 3463 section 2)
	VerdictUnknownReplyCode                // no RFC and no registry has the reply code
	VerdictClassMismatch                   // the class is not the reply code's first digit: 550 4.1.1 (RFC 2034 section 4)
	VerdictNotAllowed                      // a 3yz reply carries no enhanced code (RFC 2034 section 4)
	VerdictMalformed                       // not a reply code, or not an enhanced code
)

// What [Verdict.Err] returns for the faults.
var (
	ErrUnregistered     = errors.New("smtpcode: the IANA registry of " + RegistryUpdated + " does not hold the enhanced code")
	ErrUnknownReplyCode = errors.New("smtpcode: neither an RFC nor the IANA registry of " + RegistryUpdated + " has the reply code")
	ErrClassMismatch    = errors.New("smtpcode: the enhanced code's class must be the reply code's first digit (RFC 2034 section 4)")
	ErrNotAllowed       = errors.New("smtpcode: a 3yz reply carries no enhanced code (RFC 2034 section 4)")
	ErrMalformed        = errors.New("smtpcode: not a reply code of 200 to 599 with an enhanced code of class 2, 4 or 5 (RFC 3463 section 2)")
)

// Check weighs a reply code and an enhanced code against each other, by the registry, the pairs that RFCs
// name, and the pairs in wide use. The zero EnhancedCode, none, goes with every known reply code.
//
// Of several verdicts the worst counts, except that a pair which the registry or an RFC names is listed, and
// one in wide use is customary, whatever class the description has in mind: the registry contradicts itself
// there (451 4.7.1), and usage long decided.
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
	return enhanced.Detail().row().weigh(code, enhanced.Class())
}

// weigh is Check for a known reply code and a code of its class.
func (d *detailRow) weigh(code ReplyCode, class Class) Verdict {
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

// String is the verdict in words: "unusual class".
func (v Verdict) String() string {
	if int(v) < len(verdictText) {
		return verdictText[v]
	}
	return "Verdict(" + decimal(uint64(v)) + ")"
}

var verdictText = [...]string{
	VerdictListed:           "listed",
	VerdictUnspecified:      "unspecified",
	VerdictCustomary:        "customary",
	VerdictUnlisted:         "unlisted",
	VerdictUnusualClass:     "unusual class",
	VerdictDeprecated:       "deprecated",
	VerdictUnregistered:     "unregistered",
	VerdictUnknownReplyCode: "unknown reply code",
	VerdictClassMismatch:    "class mismatch",
	VerdictNotAllowed:       "not allowed",
	VerdictMalformed:        "malformed",
}

// Fault reports whether the verdict is a fault rather than advice.
func (v Verdict) Fault() bool {
	return v >= VerdictUnregistered
}

// Err is nil for advice, and for a fault the error that names it: [ErrUnregistered], [ErrUnknownReplyCode],
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

// A PairError is a pair of codes that [Check] finds at fault.
type PairError struct {
	Code     ReplyCode
	Enhanced EnhancedCode
	Verdict  Verdict
}

// Error names both codes and, in the verdict's error, the source.
func (e *PairError) Error() string {
	pair := e.Code.String()
	if e.Enhanced != 0 {
		pair += " " + e.Enhanced.String()
	}
	if err := e.Verdict.Err(); err != nil {
		return pair + ": " + err.Error()
	}
	return pair + ": " + e.Verdict.String()
}

// Unwrap is the verdict's error, for errors.Is, and nil where somebody made a PairError of advice.
func (e *PairError) Unwrap() error {
	return e.Verdict.Err()
}

// Check is [Check] of the reply's codes: nil for advice, a [*PairError] for a fault.
func (r Reply) Check() error {
	if v := Check(r.Code, r.Enhanced); v.Fault() {
		return &PairError{r.Code, r.Enhanced, v}
	}
	return nil
}
