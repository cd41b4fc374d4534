//go:build go1.23

package smtpcode

// A Standing says on what authority a reply code rests.
type Standing uint8

// The standings, the firmest last but for the unknown.
const (
	StandingUnknown      Standing = iota // not in the tables
	StandingUnsourced                    // in public lists, in no RFC and no registry: 240
	StandingRegistryOnly                 // known only from the registry's lists of associated reply codes: 523
	StandingHistoric                     // defined by an RFC and advised against since: 538
	StandingExtension                    // defined by the RFC of an SMTP extension: 530
	StandingStandard                     // in the list of RFC 5321 section 4.2.3 or of an RFC that updates it: 550
)

// String is the standing in words: "registry only".
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

// A Basis says how the classes that a detail is for are known.
type Basis uint8

// The bases, the weakest first.
const (
	BasisUnregistered Basis = iota // the detail is not registered, and nothing is known
	BasisUnknown                   // the registry does not say: any class
	BasisAssociated                // the registered reply codes are of these classes
	BasisMay                       // the registered description says the detail may be used for these
	BasisShould                    // the registered description says the detail should be used for these
	BasisOnly                      // the registered description says the detail is for these only
	BasisRFC                       // the registry does not say, an RFC does
)

// String is the basis in words: "associated reply codes".
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
