// Package iana reads the IANA registry "SMTP Enhanced Status Codes" (RFC 5248): it fetches the registry's
// XML, parses it into a [Registry], keeps the facts as a snapshot in JSON, and compares two states.
//
// Only facts are kept. The descriptions are RFC prose: they are read, for the classes a detail is for and
// for its deprecation, and dropped.
package iana

// DefaultURL is where IANA publishes the registry.
const DefaultURL = "https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xml"

// A Registry holds the facts of one state of the registry. Its records are in numeric order.
type Registry struct {
	// Source is the address the XML was fetched from.
	Source string `json:"source"`
	// Updated is the registry's own date of last change, 2006-01-02.
	Updated string `json:"updated"`
	// LastModified is the server's header of that name, empty when it sent none.
	LastModified string `json:"last_modified,omitempty"`
	// SHA256 is the digest of the XML in lower-case hexadecimal.
	SHA256 string `json:"sha256"`

	Classes  []Class   `json:"classes"`
	Subjects []Subject `json:"subjects"`
	Details  []Detail  `json:"details"`
}

// A Class is a record of the registry's first table: 2, 4 or 5 (RFC 3463 section 2). It has no
// identifier: the three names are fixed with the three numbers.
type Class struct {
	Class     int    `json:"class"`
	Text      string `json:"text"`
	Withdrawn string `json:"withdrawn,omitempty"`
	Provenance
}

// A Subject is a record of the registry's second table (RFC 3463 section 2).
type Subject struct {
	Subject    int    `json:"subject"`
	Identifier string `json:"identifier"`
	Text       string `json:"text"`
	Withdrawn  string `json:"withdrawn,omitempty"`
	Provenance
}

// A Detail is a record of the registry's third table, the enumerated status codes.
type Detail struct {
	Code Code `json:"code"`
	// Identifier is the Go name the record was given when it was first seen. It is API and never changes.
	Identifier string `json:"identifier"`
	// Text is the registry's sample text with white space folded. It may be empty (X.6.10).
	Text       string     `json:"text"`
	Associated Associated `json:"associated"`
	Classes    ClassLimit `json:"classes"`
	// Deprecated is nil for a record in good standing.
	Deprecated *Deprecation `json:"deprecated,omitempty"`
	// Withdrawn marks a tombstone: the registry's date when it last held the record. Empty while it does.
	Withdrawn string `json:"withdrawn,omitempty"`
	Provenance
}

// Associated is the registry's column "associated basic status code": the reply codes that the detail is
// known to come with. The list is not exclusive (RFC 5248 section 2.1). Without Any, Codes and Families
// the registry gives none.
type Associated struct {
	// Raw is the column's text with white space folded.
	Raw string `json:"raw"`
	// Any says that every reply code may carry the detail.
	Any bool `json:"any,omitempty"`
	// Codes lists reply codes in ascending order.
	Codes []int `json:"codes,omitempty"`
	// Families lists first digits in ascending order, where the column allows every reply code with one.
	Families []int `json:"families,omitempty"`
}

// A ClassLimit tells which classes a detail is for, in ascending order, and how that is known.
type ClassLimit struct {
	List  []int `json:"list"`
	Basis Basis `json:"basis"`
}

// A Basis says how the classes of a detail are known, by the wording of its description.
type Basis string

// The strongest basis first.
const (
	Only           Basis = "only"       // the description says the detail is useful only for these classes
	Should         Basis = "should"     // the description says it should be used for these
	May            Basis = "may"        // the description says it may be used for these
	FromAssociated Basis = "associated" // the description is silent; the associated reply codes are of these
	Unknown        Basis = "unknown"    // the registry does not say: all three classes
)

// A Deprecation says that the registry advises against a detail, and which one replaces it, if it names one.
type Deprecation struct {
	By *Code `json:"by,omitempty"`
}

// Provenance tells where a record comes from.
type Provenance struct {
	References       []Reference `json:"references"`
	Submitter        string      `json:"submitter,omitempty"`
	ChangeController string      `json:"change_controller,omitempty"`
	// Registered and Changed are the record's dates, 2006-01-02 or 2006-01, where the registry gives them.
	Registered string `json:"registered,omitempty"`
	Changed    string `json:"changed,omitempty"`
}

// A Reference is a document that defines a record. One of RFC, Draft and Other is set.
type Reference struct {
	RFC   int    `json:"rfc,omitempty"`
	Draft string `json:"draft,omitempty"`
	// Other is a document that is neither: bcp14, a web address.
	Other string `json:"other,omitempty"`
	// Section is the section number where the registry gives one: 3.3.
	Section string `json:"section,omitempty"`
	// Status is the registry's remark on the document's standing: Standards Track.
	Status string `json:"status,omitempty"`
}
