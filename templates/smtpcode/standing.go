//go:build go1.23

package smtpcode

// A Standing says who defines a reply code.
type Standing uint8

// The standings, from the weakest to the strongest.
const (
	StandingUnknown      Standing = iota // not one of the constants
	StandingUnsourced                    // only in public lists, not in an RFC or the registry: 240
	StandingRegistryOnly                 // only in the registry's lists of associated reply codes: 523
	StandingHistoric                     // defined by an RFC and no longer recommended: 538
	StandingExtension                    // defined by the RFC of an SMTP extension: 530
	StandingStandard                     // listed in RFC 5321 section 4.2.3 or in an RFC that updates it: 550
)

// String returns the standing in words: "registry only".
func (s Standing) String() string {
	switch s {
	case StandingUnknown:
		return "unknown"
	case StandingUnsourced:
		return "unsourced"
	case StandingRegistryOnly:
		return "registry only"
	case StandingHistoric:
		return "historic"
	case StandingExtension:
		return "extension"
	case StandingStandard:
		return "standard"
	}
	return "Standing(" + decimal(uint64(s)) + ")"
}

// A Basis says how the classes of a detail are known.
type Basis uint8

// The bases, from the weakest to the strongest.
const (
	BasisUnregistered Basis = iota // the detail is not registered
	BasisUnknown                   // the registry does not limit the classes
	BasisAssociated                // they are the classes of the registered reply codes
	BasisMay                       // the registry says that the detail may be used for them
	BasisShould                    // the registry says that the detail should be used for them
	BasisOnly                      // the registry says that the detail is only for them
	BasisRFC                       // an RFC limits the classes; the registry does not
)

// String returns the basis in words: "associated reply codes".
func (b Basis) String() string {
	switch b {
	case BasisUnregistered:
		return "unregistered"
	case BasisUnknown:
		return "unknown"
	case BasisAssociated:
		return "associated reply codes"
	case BasisMay:
		return "may"
	case BasisShould:
		return "should"
	case BasisOnly:
		return "only"
	case BasisRFC:
		return "RFC"
	}
	return "Basis(" + decimal(uint64(b)) + ")"
}
