package reference

import (
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A document is the catalog in the form of catalog.json. The other views use it too. No list in it is nil, so
// that JSON has an empty list and not null.
type document struct {
	Generated  string    `json:"generated"`
	Schema     string    `json:"$schema"`
	Registry   registry  `json:"registry"`
	Severities []digit   `json:"severities"`
	Categories []digit   `json:"categories"`
	Classes    []digit   `json:"classes"`
	Subjects   []subject `json:"subjects"`
	Verdicts   []verdict `json:"verdicts"`
	Replies    []reply   `json:"replies"`
	Details    []detail  `json:"details"`
	Commands   []command `json:"commands"`
	Reasons    []reason  `json:"reasons"`

	// Providers are kept apart from the rest, because what they mean is not a standard.
	Providers []provider `json:"providers"`
}

// A registry says which state of the registry the document was made from.
type registry struct {
	Source  string `json:"source"`
	Updated string `json:"updated"`
	SHA256  string `json:"sha256"`
}

// A digit is the meaning of one digit of a reply code, or of the class of an enhanced code.
type digit struct {
	Digit int    `json:"digit"`
	Text  string `json:"text"`
}

// A subject is the meaning of the second number of an enhanced code.
type subject struct {
	Subject    int    `json:"subject"`
	Identifier string `json:"identifier"`
	Text       string `json:"text"`
}

// A verdict is one of the results of [smtpcode.Check].
type verdict struct {
	Verdict string `json:"verdict"`
	Rank    int    `json:"rank"` // 0 is the mildest
	Fault   bool   `json:"fault"`
	Meaning string `json:"meaning"`
}

// A link is a document that supports a fact. The address is empty if none is known.
type link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// A reply is a reply code.
type reply struct {
	Code       smtpcode.ReplyCode `json:"-"`
	Number     int                `json:"code"`
	Identifier string             `json:"identifier"`
	Standing   string             `json:"standing"`
	Text       string             `json:"text"`
	Sentence   string             `json:"sentence"`
	Remark     string             `json:"remark"`
	Severity   int                `json:"severity"`
	Category   int                `json:"category"`
	Details    []string           `json:"details"`
	Commands   []string           `json:"commands"`
	References []link             `json:"references"`
	Reason     string             `json:"reason"`
	Retry      string             `json:"retry"`
	Parties    []string           `json:"parties"`
}

// A detail is a detail that is or once was registered.
type detail struct {
	Code             smtpcode.Detail  `json:"code"`
	Subject          int              `json:"subject"`
	Detail           int              `json:"detail"`
	Identifier       string           `json:"identifier"`
	Standing         string           `json:"standing"` // registered, deprecated or withdrawn
	ReplacedBy       string           `json:"replaced_by"`
	Text             string           `json:"text"`
	Sentence         string           `json:"sentence"`
	Remark           string           `json:"remark"`
	Classes          []int            `json:"classes"`
	Basis            string           `json:"classes_basis"`
	ClassesSource    string           `json:"classes_source"`
	Replies          []int            `json:"replies"`    // named by the registry or an RFC
	Associated       string           `json:"associated"` // the registry's column, as the registry writes it
	column           iana.Associated  // the same, parsed
	Verdicts         map[string][]int `json:"verdicts"` // the reply codes by verdict, with the detail in their class
	Pairings         []pairing        `json:"pairings"`
	Customary        []custom         `json:"customary"`
	References       []link           `json:"references"`
	Submitter        string           `json:"submitter"`
	ChangeController string           `json:"change_controller"`
	Registered       string           `json:"registered"`
	Changed          string           `json:"changed"`
	Reason           string           `json:"reason"`
	Parties          []string         `json:"parties"`
}

// A pairing is a reply code and an enhanced code that an RFC names together.
type pairing struct {
	Reply      int    `json:"reply"`
	Enhanced   string `json:"enhanced"`
	Strength   string `json:"strength"`
	For        string `json:"for"`
	References []link `json:"references"`
}

// A custom is a pair that widely deployed software sends by default.
type custom struct {
	Reply    int      `json:"reply"`
	Enhanced string   `json:"enhanced"`
	For      string   `json:"for"`
	Reasons  []string `json:"reasons"`
	Senders  string   `json:"senders"`
	Source   string   `json:"source"`
}

// A command is a command, or another event that a server replies to.
type command struct {
	Name       string         `json:"name"`
	Identifier string         `json:"identifier"`
	Verb       string         `json:"verb"`
	Meaning    string         `json:"meaning"`
	References []link         `json:"references"`
	Replies    []commandReply `json:"replies"`
}

// A commandReply is a reply that a command may get.
type commandReply struct {
	Reply  int    `json:"reply"`
	Source string `json:"source"`
}

// A reason is why mail was refused or delayed, or that it was accepted.
type reason struct {
	Name       string    `json:"name"`
	Identifier string    `json:"identifier"`
	Sentence   string    `json:"sentence"`
	BadAddress bool      `json:"bad_address"`
	Send       *sendPair `json:"send"` // nil if no server sends the reason in a reply
	Actions    []action  `json:"actions"`
	Codes      []string  `json:"codes"`
	Phrases    []phrase  `json:"phrases"`
}

// A sendPair is the pair that a server should send for a reason.
type sendPair struct {
	Reply      int                   `json:"reply"`
	Enhanced   smtpcode.EnhancedCode `json:"enhanced"`
	Grounds    string                `json:"grounds"`
	Otherwise  string                `json:"otherwise"` // what else may be right, and when
	References []link                `json:"references"`
}

// An action is what a party does about a reason.
type action struct {
	Party string `json:"party"`
	Do    string `json:"do"`
}

// A phrase is a part of a server's text that names a reason.
type phrase struct {
	Text   string `json:"text"`
	Source string `json:"source"`
}

// A provider is what one provider means by a code, or by a range of codes.
type provider struct {
	Kind       string   `json:"kind"`     // what the code is: "enhanced" or "reply"
	Enhanced   string   `json:"enhanced"` // empty for a reply code without an enhanced code
	Last       string   `json:"last"`     // the last code of a range that begins with Enhanced, or empty
	Replies    []int    `json:"replies"`
	Provider   string   `json:"provider"`
	Meaning    string   `json:"meaning"`
	Relation   string   `json:"relation"`
	Confidence string   `json:"confidence"`
	Source     string   `json:"source"`
	Hosts      []string `json:"hosts"` // by which a text names the provider
}
