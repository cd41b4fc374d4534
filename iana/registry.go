// Package iana reads the IANA registry "SMTP Enhanced Status Codes" (RFC 5248): it fetches the registry's
// XML, parses it into a [Registry], keeps the facts in a JSON snapshot, and compares two snapshots.
//
// Only facts are kept. The descriptions are RFC prose. They are read, to learn which classes a detail is for
// and whether it is deprecated, and dropped.
package iana

// DefaultURL is the address where IANA publishes the registry.
const DefaultURL = "https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xml"

// A Registry holds the facts of one version of the registry. Its records are in numeric order.
type Registry struct {
	// Source is the address the XML was fetched from.
	Source string `json:"source"`
	// Updated is the registry's own date of last change, 2006-01-02.
	Updated string `json:"updated"`
	// LastModified is the Last-Modified header the server sent, or empty.
	LastModified string `json:"last_modified,omitempty"`
	// SHA256 is the digest of the XML in lower-case hexadecimal.
	SHA256 string `json:"sha256"`

	Classes  []Class   `json:"classes"`
	Subjects []Subject `json:"subjects"`
	Details  []Detail  `json:"details"`
}

// A Class is a record of the registry's first table: 2, 4 or 5 (RFC 3463 section 2). It has no
// identifier: there are only these three, and their names are fixed.
type Class struct {
	Class int    `json:"class"`
	Text  string `json:"text"`
	// Withdrawn is empty while the registry has the record. Afterwards the record stays as a tombstone,
	// and Withdrawn is the date of the last registry that had it.
	Withdrawn string `json:"withdrawn,omitempty"`
	Provenance
}

// A Subject is a record of the registry's second table (RFC 3463 section 2).
type Subject struct {
	Subject    int    `json:"subject"`
	Identifier string `json:"identifier"` // as in Detail
	Text       string `json:"text"`
	Withdrawn  string `json:"withdrawn,omitempty"` // as in Class
	Provenance
}

// A Detail is a record of the registry's third table, the enumerated status codes.
type Detail struct {
	Code Code `json:"code"`
	// Identifier is the Go name that the record got when it was first seen. It is API and never changes.
	Identifier string `json:"identifier"`
	// Text is the registry's sample text with white space folded. It may be empty (X.6.10).
	Text       string     `json:"text"`
	Associated Associated `json:"associated"`
	Classes    ClassLimit `json:"classes"`
	// Deprecated is nil unless the registry advises against the detail.
	Deprecated *Deprecation `json:"deprecated,omitempty"`
	Withdrawn  string       `json:"withdrawn,omitempty"` // as in Class
	Provenance
}

// Associated is the registry's column "associated basic status code": the reply codes that the detail is
// known to come with. The list is not exclusive (RFC 5248 section 2.1). If Any is false and both lists are
// empty, the registry gives none.
type Associated struct {
	// Raw is the column's text with white space folded.
	Raw string `json:"raw"`
	// Any means that the detail may come with every reply code.
	Any bool `json:"any,omitempty"`
	// Codes lists reply codes in ascending order.
	Codes []int `json:"codes,omitempty"`
	// Families lists first digits in ascending order: the column allows all reply codes that begin with one.
	Families []int `json:"families,omitempty"`
}

// A ClassLimit lists the classes a detail is for, in ascending order, and how they are known.
type ClassLimit struct {
	List  []int `json:"list"`
	Basis Basis `json:"basis"`
}

// A Basis is how the classes of a detail are known.
type Basis string

// The bases, strongest first.
const (
	Only           Basis = "only"       // the description says the detail is useful only for these classes
	Should         Basis = "should"     // the description says it should be used for these classes
	May            Basis = "may"        // the description says it may be used for these classes
	FromAssociated Basis = "associated" // the description is silent, the associated reply codes are of these classes
	Unknown        Basis = "unknown"    // the registry does not say: all three classes
)

// A Deprecation means that the registry advises against a detail. By is the replacement, or nil if the
// registry names none.
type Deprecation struct {
	By *Code `json:"by,omitempty"`
}

// Provenance is where a record comes from.
type Provenance struct {
	References       []Reference `json:"references"`
	Submitter        string      `json:"submitter,omitempty"`
	ChangeController string      `json:"change_controller,omitempty"`
	// Registered and Changed are the record's dates, 2006-01-02 or 2006-01, if the registry gives them.
	Registered string `json:"registered,omitempty"`
	Changed    string `json:"changed,omitempty"`
}
