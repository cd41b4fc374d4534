// Package facts holds what the RFCs, usage and providers say about SMTP status codes beyond the IANA registry:
// tables with a source on every row, for a reviewer to hold against the sources. It holds nothing else: the
// package gen attaches these facts to the registry's records.
package facts

// A Standing says on what authority a reply code rests.
type Standing string

// The standings, the firmest first.
const (
	Standard     Standing = "standard"      // in RFC 5321's own list (section 4.2.3) or one that updates it
	Extension    Standing = "extension"     // defined by the RFC of an SMTP extension
	Historic     Standing = "historic"      // defined once, advised against since
	RegistryOnly Standing = "registry only" // known only from the registry's column of associated reply codes
	Unsourced    Standing = "unsourced"     // in public lists, in no RFC and no registry
)

// A ReplyCode is a row of the reply-code table.
type ReplyCode struct {
	Code       int    // 200 to 599
	Identifier string // the Go constant
	Standing   Standing
	// Definitions has one entry for each RFC that defines the code with a meaning of its own.
	Definitions []Definition
}

// A Definition is one RFC's word on a reply code.
type Definition struct {
	// Phrase is in the RFC's words; empty where it gives none.
	Phrase  string
	RFC     int    // 0 where no RFC defines the code
	Section string // 4.2.3
}

// A Strength says how firmly an RFC pairs a reply code with an enhanced code.
type Strength string

// The strengths, the firmest first.
const (
	Must    Strength = "MUST"
	Should  Strength = "SHOULD"
	Example Strength = "example"
	Former  Strength = "historic" // the pairing's document is historic or obsolete
)

// A Pairing is an RFC's explicit word that a reply code and an enhanced code go together, apart from the
// registry's column.
type Pairing struct {
	Reply    int
	Enhanced string // 5.7.0, or X.7.15 where the RFC leaves the class open
	Strength Strength
	RFC      int
	Section  string
	For      string // the situation, in our words: authentication required
}

// A CommonPair is a pair of codes that no list has and that widely deployed software sends by default.
type CommonPair struct {
	Reply    int
	Enhanced string
	Senders  string // the software and providers, comma-separated
	Source   string // a public repository's file at a revision, or a document
}

// A Description is what we say about a code, for somebody who reads a bounce.
type Description struct {
	// Sentence says what happened: lower case, no full stop, to follow "5.2.2: ".
	Sentence string
	// Remark says where the registry and the RFCs disagree about the code; empty where they agree.
	Remark string
}

// A ClassLimit is what RFCs say about a detail's classes where the registry's wording does not.
type ClassLimit struct {
	Detail  string // X.1.9
	Classes []int
	Source  string
}
