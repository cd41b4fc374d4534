// Package explain tells what SMTP status codes mean to somebody who holds a bounce or has to pick a code:
// a code, a pair of codes, a whole reply, a Go identifier, a command, or words.
//
// A [Book] answers from a catalog. The answer, an [Explanation], is data; [Explanation.Render] makes text of
// it. What the standards say, what is custom, and what is one provider's word are kept apart in it.
package explain

import (
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// An Explanation is the answer to one question.
type Explanation struct {
	Asked string `json:"asked"` // the question, on one line
	Kind  Kind   `json:"kind"`  // what the question was read as
	Known bool   `json:"known"` // whether everything asked for is known

	// Problem says why the question is no code or pair of codes, though it was meant as one: the reason, with
	// the RFC's section. It is set for [KindMalformed] only.
	Problem string `json:"problem,omitempty"`
	// Summary says in one sentence what it is. It is empty where nothing was found.
	Summary string `json:"summary,omitempty"`
	// Notes tell how the question was read where that is not plain, and what to beware of.
	Notes []string `json:"notes,omitempty"`

	// Situation is what words were read as that name one in which servers send the pair.
	Situation *Situation `json:"situation,omitempty"`

	Retry *Retry `json:"retry,omitempty"` // whether to send the same again
	Act   *Act   `json:"act,omitempty"`   // whose side has to act

	Pair     *Pair     `json:"pair,omitempty"`
	Enhanced *Enhanced `json:"enhanced,omitempty"`
	Reply    *Reply    `json:"reply,omitempty"`
	Command  *Command  `json:"command,omitempty"`

	Matches    []Match `json:"matches,omitempty"`      // for words: what they may mean, the best first
	DidYouMean []Match `json:"did_you_mean,omitempty"` // codes near one that is not known
	Others     []Match `json:"others,omitempty"`       // further pairs in the same text
}

// A Kind is what a question was read as.
type Kind string

// The kinds of questions.
const (
	KindReplyCode Kind = "reply code"    // 550
	KindEnhanced  Kind = "enhanced code" // 5.7.26
	KindDetail    Kind = "detail"        // X.7.26, or the Go identifier of a detail
	KindPair      Kind = "pair"          // 550 5.7.26
	KindReply     Kind = "reply"         // a reply with its text, alone or inside a bounce
	KindCommand   Kind = "command"       // RCPT
	KindWords     Kind = "words"         // mailbox full
	KindMalformed Kind = "malformed"     // 5.007.1, 999
)

// A Situation is one that servers answer, with why they send this pair of codes.
type Situation struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`         // lower case, no full stop
	Else   string `json:"else,omitempty"` // what else may be right, and when
	Source string `json:"source"`         // the documents that have the situation or the pair
}

// A Retry says whether the same mail may be sent again.
type Retry struct {
	Again Again  `json:"again"`
	Text  string `json:"text"`
}

// Again is the short form of a [Retry].
type Again string

// Whether to send again.
const (
	AgainDone     Again = "done"     // 2yz: there is nothing to send again
	AgainContinue Again = "continue" // 3yz: the client goes on
	AgainLater    Again = "later"    // 4yz: by itself, after a while
	AgainChanged  Again = "changed"  // 5yz: only after something has changed
	AgainByClass  Again = "by class" // the class is open: 4 later, 5 changed
)

// An Act says whose side has to act. Sides is empty where nobody has to, or where the code does not say:
// then Said is false.
type Act struct {
	Sides []facts.Party `json:"sides,omitempty"`
	Said  bool          `json:"said"` // whether the code itself says so
	Text  string        `json:"text"` // in words, for people
}

// A Pair is the verdict on a reply code and an enhanced code.
type Pair struct {
	Reply    smtpcode.ReplyCode    `json:"reply"`
	Enhanced smtpcode.EnhancedCode `json:"enhanced"`
	Verdict  smtpcode.Verdict      `json:"verdict"`
	Fault    bool                  `json:"fault"`   // whether the pair breaks a rule
	Reason   string                `json:"reason"`  // a sentence without capital and full stop, with its source
	Sources  []Link                `json:"sources"` // the documents behind the reason
}

// A Digit is one number of a code with its meaning: 5, permanent failure.
type Digit struct {
	Value int    `json:"value"`
	Text  string `json:"text"`
}

// A Link is a document with its address, which is empty where none is known.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Reply is a reply code.
type Reply struct {
	Code       smtpcode.ReplyCode `json:"code"`
	Known      bool               `json:"known"`
	Identifier string             `json:"identifier,omitempty"` // the Go constant
	Phrase     string             `json:"phrase,omitempty"`     // in the RFC's words
	Sentence   string             `json:"sentence,omitempty"`   // in ours
	Standing   string             `json:"standing"`             // that of [smtpcode.Standing], in words
	Severity   Digit              `json:"severity"`
	Category   Digit              `json:"category"`
	Retry      Retry              `json:"retry"`
	Act        Act                `json:"act"`
	Commands   []CommandReply     `json:"commands,omitempty"` // that may get it
	Details    []smtpcode.Detail  `json:"details,omitempty"`  // that the registry or an RFC names with it
	References []Link             `json:"references,omitempty"`
	Remark     string             `json:"remark,omitempty"` // where the sources disagree
	Deprecated bool               `json:"deprecated,omitempty"`
	Providers  []Provider         `json:"providers,omitempty"` // their own meanings
}

// A CommandReply says that a command may get a reply code, and where that stands.
type CommandReply struct {
	Command string `json:"command"`
	Source  string `json:"source"`
}

// An Enhanced is an enhanced code, or a detail with its class left open.
type Enhanced struct {
	Code       string               `json:"code"` // 5.7.26 or X.7.26
	Detail     smtpcode.Detail      `json:"detail"`
	Known      bool                 `json:"known"` // whether the registry holds it
	Identifier string               `json:"identifier,omitempty"`
	Phrase     string               `json:"phrase,omitempty"`   // in the registry's words
	Sentence   string               `json:"sentence,omitempty"` // in ours
	Vague      bool                 `json:"vague,omitempty"`    // whether that is no more than class and subject say
	Standing   DetailStanding       `json:"standing"`
	Class      *Digit               `json:"class,omitempty"` // nil for X
	Subject    Digit                `json:"subject"`
	Classes    []int                `json:"classes,omitempty"` // that it is for
	Basis      string               `json:"basis"`             // how that is known, in words
	Retry      Retry                `json:"retry"`
	Act        Act                  `json:"act"`
	Replies    []smtpcode.ReplyCode `json:"replies,omitempty"`    // that the registry or an RFC names
	Associated string               `json:"associated,omitempty"` // the registry's own column, as it stands there
	Pairings   []Pairing            `json:"pairings,omitempty"`   // of RFCs, outside the registry's column
	Customs    []Custom             `json:"customs,omitempty"`    // pairs in use that no list has
	References []Link               `json:"references,omitempty"`
	Remark     string               `json:"remark,omitempty"`
	Replaced   *smtpcode.Detail     `json:"replaced_by,omitempty"`
	Providers  []Provider           `json:"providers,omitempty"`
}

// A DetailStanding says how a detail stands in the registry.
type DetailStanding string

// The standings of details.
const (
	Registered   DetailStanding = "registered"
	Deprecated   DetailStanding = "deprecated"
	Withdrawn    DetailStanding = "withdrawn"
	Unregistered DetailStanding = "not registered"
)

// A Pairing is an RFC's word that a reply code goes with the detail.
type Pairing struct {
	Reply    smtpcode.ReplyCode `json:"reply"`
	Enhanced string             `json:"enhanced"`
	Strength facts.Strength     `json:"strength"`
	Source   string             `json:"source"`
	For      string             `json:"for"`
}

// A Custom is a pair that stands in no list, and who sends it by default.
type Custom struct {
	Reply    smtpcode.ReplyCode `json:"reply"`
	Enhanced string             `json:"enhanced"`
	Senders  string             `json:"senders"`
	Source   string             `json:"source"`
}

// A Provider is what one provider means by a code, which is its word and no standard.
type Provider struct {
	Codes      string               `json:"codes"` // 5.7.606, or 5.7.606 to 5.7.649
	Replies    []smtpcode.ReplyCode `json:"replies,omitempty"`
	Provider   string               `json:"provider"`
	Meaning    string               `json:"meaning"`
	Relation   facts.Relation       `json:"relation"`
	Confidence facts.Confidence     `json:"confidence"`
	Source     string               `json:"source"`
}

// A Command is a command with the replies that it may get.
type Command struct {
	Name       string         `json:"name"`
	Identifier string         `json:"identifier"`
	Meaning    string         `json:"meaning"`
	Reference  Link           `json:"reference"`
	Replies    []AllowedReply `json:"replies"`
}

// An AllowedReply is a reply that a command may get.
type AllowedReply struct {
	Code   smtpcode.ReplyCode `json:"code"`
	Phrase string             `json:"phrase,omitempty"`
	Source string             `json:"source"`
}

// A Match is a code, a pair or a command with its phrase: something to ask for next.
type Match struct {
	Code   string `json:"code"`
	Phrase string `json:"phrase"`
	Why    string `json:"why,omitempty"` // what it has to do with the question
}
