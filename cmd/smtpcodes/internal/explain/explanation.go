// Package explain says what SMTP status codes mean, for somebody who reads a bounce or has to choose a code.
// It takes a code, a pair of codes, a whole reply, a Go identifier, a command, or words.
//
// A [Book] answers from a catalog. The answer, an [Explanation], is data; [Explanation.Render] formats it as
// text. It keeps apart what the standards say, what is customary, and what one provider means by a code.
package explain

import (
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// An Explanation is the answer to one question.
type Explanation struct {
	Asked string `json:"asked"` // the question, on one line
	Kind  Kind   `json:"kind"`  // what the question was read as
	Known bool   `json:"known"` // whether every code in it is known

	// Problem says what is wrong with a question that was meant as a code or a pair, with the RFC's section.
	// It is set for [KindMalformed] only.
	Problem string `json:"problem,omitempty"`
	// Summary is one sentence. It is empty if nothing was found.
	Summary string `json:"summary,omitempty"`
	// Notes say how the question was read if that is not obvious, and what to be careful about.
	Notes []string `json:"notes,omitempty"`

	// Situation is set if the question's words name a situation for which servers send the pair.
	Situation *Situation `json:"situation,omitempty"`

	Retry *Retry `json:"retry,omitempty"` // whether to send the same mail again
	Act   *Act   `json:"act,omitempty"`   // who has to act

	Pair     *Pair     `json:"pair,omitempty"`
	Enhanced *Enhanced `json:"enhanced,omitempty"`
	Reply    *Reply    `json:"reply,omitempty"`
	Command  *Command  `json:"command,omitempty"`

	Matches    []Match `json:"matches,omitempty"`      // for words: what they may mean, best first
	DidYouMean []Match `json:"did_you_mean,omitempty"` // known codes that resemble an unknown one
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

// A Situation says for what situation a server sends the pair, and why.
type Situation struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`         // lower case, no full stop
	Else   string `json:"else,omitempty"` // what else may be right, and when
	Source string `json:"source"`         // the documents that describe the situation or name the pair
}

// A Retry says whether the same mail may be sent again.
type Retry struct {
	Again Again  `json:"again"`
	Text  string `json:"text"`
}

// Again is the short form of a [Retry].
type Again string

// The values of Again.
const (
	AgainDone     Again = "done"     // 2yz: there is nothing to send again
	AgainContinue Again = "continue" // 3yz: the client continues
	AgainLater    Again = "later"    // 4yz: automatically, after a while
	AgainChanged  Again = "changed"  // 5yz: only after something has changed
	AgainByClass  Again = "by class" // the class is open: 4 later, 5 changed
)

// An Act says who has to act. Sides is empty if nobody has to, or if the code does not say: then Said is false.
type Act struct {
	Sides []facts.Party `json:"sides,omitempty"`
	Said  bool          `json:"said"` // whether the code itself says so
	Text  string        `json:"text"` // the same for people
}

// A Pair is the verdict on a reply code and an enhanced code.
type Pair struct {
	Reply    smtpcode.ReplyCode    `json:"reply"`
	Enhanced smtpcode.EnhancedCode `json:"enhanced"`
	Verdict  smtpcode.Verdict      `json:"verdict"`
	Fault    bool                  `json:"fault"`   // whether the pair breaks a rule
	Reason   string                `json:"reason"`  // lower case, no full stop, with its source
	Sources  []Link                `json:"sources"` // the documents that the reason cites
}

// A Digit is one number of a code with its meaning: 5, permanent failure.
type Digit struct {
	Value int    `json:"value"`
	Text  string `json:"text"`
}

// A Link is a document with its address, which is empty if none is known.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Reply is a reply code.
type Reply struct {
	Code       smtpcode.ReplyCode `json:"code"`
	Known      bool               `json:"known"`
	Identifier string             `json:"identifier,omitempty"` // the Go constant
	Phrase     string             `json:"phrase,omitempty"`     // the RFC's
	Sentence   string             `json:"sentence,omitempty"`   // ours
	Standing   string             `json:"standing"`             // of a [smtpcode.Standing]
	Severity   Digit              `json:"severity"`
	Category   Digit              `json:"category"`
	Retry      Retry              `json:"retry"`
	Act        Act                `json:"act"`
	Commands   []CommandReply     `json:"commands,omitempty"` // the commands that may get it
	Details    []smtpcode.Detail  `json:"details,omitempty"`  // the details that the registry or an RFC names with it
	References []Link             `json:"references,omitempty"`
	Remark     string             `json:"remark,omitempty"` // where the sources disagree
	Deprecated bool               `json:"deprecated,omitempty"`
	Providers  []Provider         `json:"providers,omitempty"` // their own meanings
}

// A CommandReply is a command that may get a reply code, with the source that says so.
type CommandReply struct {
	Command string `json:"command"`
	Source  string `json:"source"`
}

// An Enhanced is an enhanced code, or a detail with its class left open.
type Enhanced struct {
	Code       string               `json:"code"` // 5.7.26 or X.7.26
	Detail     smtpcode.Detail      `json:"detail"`
	Known      bool                 `json:"known"` // whether it is registered
	Identifier string               `json:"identifier,omitempty"`
	Phrase     string               `json:"phrase,omitempty"`   // the registry's
	Sentence   string               `json:"sentence,omitempty"` // ours
	Vague      bool                 `json:"vague,omitempty"`    // whether the sentence says no more than class and subject do
	Standing   DetailStanding       `json:"standing"`
	Class      *Digit               `json:"class,omitempty"` // nil for X
	Subject    Digit                `json:"subject"`
	Classes    []int                `json:"classes,omitempty"` // the classes that it is for
	Basis      string               `json:"basis"`             // how they are known
	Retry      Retry                `json:"retry"`
	Act        Act                  `json:"act"`
	Replies    []smtpcode.ReplyCode `json:"replies,omitempty"`    // the reply codes that the registry or an RFC names with it
	Associated string               `json:"associated,omitempty"` // the registry's column, as the registry writes it
	Pairings   []Pairing            `json:"pairings,omitempty"`   // from RFCs, outside the registry's column
	Customs    []Custom             `json:"customs,omitempty"`    // pairs that are in use and in no list
	References []Link               `json:"references,omitempty"`
	Remark     string               `json:"remark,omitempty"`
	Replaced   *smtpcode.Detail     `json:"replaced_by,omitempty"`
	Providers  []Provider           `json:"providers,omitempty"`
}

// A DetailStanding is a detail's status in the registry.
type DetailStanding string

// The standings of details.
const (
	Registered   DetailStanding = "registered"
	Deprecated   DetailStanding = "deprecated"
	Withdrawn    DetailStanding = "withdrawn"
	Unregistered DetailStanding = "not registered"
)

// A Pairing is a reply code that an RFC names with the detail.
type Pairing struct {
	Reply    smtpcode.ReplyCode `json:"reply"`
	Enhanced string             `json:"enhanced"`
	Strength facts.Strength     `json:"strength"`
	Source   string             `json:"source"`
	For      string             `json:"for"`
}

// A Custom is a pair that is in no list, with the software and providers that send it by default.
type Custom struct {
	Reply    smtpcode.ReplyCode `json:"reply"`
	Enhanced string             `json:"enhanced"`
	Senders  string             `json:"senders"`
	Source   string             `json:"source"`
}

// A Provider is what one provider means by a code, which is not a standard.
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

// A Match is a code, a pair or a command with its phrase, to explain next.
type Match struct {
	Code   string `json:"code"`
	Phrase string `json:"phrase"`
	Why    string `json:"why,omitempty"` // how it relates to the question
}
