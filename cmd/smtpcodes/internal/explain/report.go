// Package explain answers questions about SMTP status codes: what happened, whether to send again, who acts, and what the
// standards say. It reads the generated package and the catalog, and holds no facts of its own. The answer, a [Report],
// is data; [Report.Render] formats it as text.
package explain

import (
	"bytes"
	"encoding/json"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Report answers one question.
type Report struct {
	Asked      string       `json:"asked"`                  // the question, on one line
	Kind       Kind         `json:"kind"`                   // what the question was read as
	Known      bool         `json:"known"`                  // whether everything in it is known
	Problem    string       `json:"problem,omitempty"`      // of a malformed code: what is wrong with it
	Answers    []Answer     `json:"answers"`                // one for each code asked for, or for each recipient
	Others     []Suggestion `json:"others,omitempty"`       // further replies in the same text
	Found      []Suggestion `json:"found,omitempty"`        // for words: what they may mean, best first
	DidYouMean []Suggestion `json:"did_you_mean,omitempty"` // codes that resemble an unknown or malformed one
}

// A Kind is what a question was read as.
type Kind string

// The kinds of questions.
const (
	KindCodes     Kind = "codes"     // 550, 5.7.26, 550 5.7.26, 550 vs 554, 5.7.x, or the Go name of a code
	KindReason    Kind = "reason"    // mailbox full
	KindCommand   Kind = "command"   // RCPT
	KindBounce    Kind = "bounce"    // a mail, or the fields of a delivery status notification
	KindReply     Kind = "reply"     // a text with replies in it
	KindWords     Kind = "words"     // anything else
	KindMalformed Kind = "malformed" // 5.007.1
)

// An Answer is about a code, a pair of codes, a reply, a reason, a command, or a family of codes.
type Answer struct {
	Recipient string                `json:"recipient,omitempty"` // of a bounce
	Title     string                `json:"title"`               // the codes: 550 5.7.26, X.7.26, 5.7.x; empty if there are none
	Code      smtpcode.ReplyCode    `json:"code,omitempty"`
	Enhanced  smtpcode.EnhancedCode `json:"enhanced,omitempty"`
	Said      string                `json:"said,omitempty"` // the reply's own text

	Reason     string   `json:"reason"`      // in a few words; "unstated" if nothing says why
	What       string   `json:"what"`        // what happened: lower case, no full stop
	Retry      Retry    `json:"retry"`       // whether to send again
	BadAddress bool     `json:"bad_address"` // whether the recipient's address itself is the cause
	Actions    []Action `json:"actions"`     // who can do something about it
	// Contradiction is set if the text of the reply names another reason than its codes.
	Contradiction *Contradiction `json:"contradiction,omitempty"`

	Pair      *Pair        `json:"pair,omitempty"`
	Send      *Send        `json:"send,omitempty"`
	Reply     *Code        `json:"reply_code,omitempty"`
	Detail    *Code        `json:"detail,omitempty"`
	Command   *Command     `json:"command,omitempty"`
	Family    []Suggestion `json:"family,omitempty"`    // the codes that a wildcard matches
	Providers []Provider   `json:"providers,omitempty"` // what they mean by the codes, which is not a standard
}

// A Retry says whether to send again: the [smtpcode.Retry], or "depends" if a class is open, and the same in a sentence.
type Retry struct {
	Answer string `json:"answer"`
	Text   string `json:"text"`
}

// An Action is what a party does about a reason.
type Action struct {
	Party string `json:"party"`
	Do    string `json:"do"`
}

// A Contradiction is the reason that the text names and that of the codes.
type Contradiction struct {
	Text  string `json:"text"`
	Codes string `json:"codes"`
}

// A Pair is the verdict on a reply code and an enhanced code.
type Pair struct {
	Verdict string `json:"verdict"`
	Fault   bool   `json:"fault"`
	Text    string `json:"text"`              // what the verdict means
	Senders string `json:"senders,omitempty"` // who sends a customary pair
	For     string `json:"for,omitempty"`     // what they send it for
	Sources []Link `json:"sources,omitempty"`
}

// A Send is what a server should send for a reason.
type Send struct {
	Code      smtpcode.ReplyCode    `json:"code"`
	Enhanced  smtpcode.EnhancedCode `json:"enhanced"`
	Grounds   string                `json:"grounds"`
	Otherwise string                `json:"otherwise,omitempty"` // what else may be right, and when
	Source    string                `json:"source"`
}

// A Link is a document with its address, which is empty if none is known.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Code is what is known about a reply code, or about an enhanced code with its class left open.
type Code struct {
	Code       string   `json:"code"`                  // 550, X.7.26
	Known      bool     `json:"known"`                 // whether an RFC or the registry has it
	Standing   string   `json:"standing"`              // of a reply code: standard, historic; of a detail: registered, deprecated
	ReplacedBy string   `json:"replaced_by,omitempty"` // a detail instead of a deprecated one
	Phrase     string   `json:"phrase,omitempty"`      // the RFC's or the registry's
	Sentence   string   `json:"sentence,omitempty"`    // ours
	Digits     []string `json:"digits"`                // what each number means
	Classes    []int    `json:"classes,omitempty"`     // that a detail is for
	Basis      string   `json:"basis,omitempty"`       // how they are known: a [smtpcode.Basis], or an RFC
	Commands   []string `json:"commands,omitempty"`    // that may get a reply code
	With       []string `json:"with,omitempty"`        // the codes that the registry or an RFC names with it
	InUse      []Custom `json:"in_use,omitempty"`      // pairs that widely deployed software sends
	Remark     string   `json:"remark,omitempty"`      // where the sources disagree
	Identifier string   `json:"identifier,omitempty"`  // the Go constant
	References []Link   `json:"references,omitempty"`
}

// A Custom is a pair that widely deployed software sends by default.
type Custom struct {
	Code     smtpcode.ReplyCode `json:"code"`
	Enhanced string             `json:"enhanced"`
	Senders  string             `json:"senders"`
	For      string             `json:"for"`
	Source   string             `json:"source"`
}

// A Provider is what one provider means by a code, which is not a standard.
type Provider struct {
	Provider   string `json:"provider"`
	Codes      string `json:"codes"` // 550 5.7.606 to 5.7.649
	Meaning    string `json:"meaning"`
	Relation   string `json:"relation"` // to the registered meaning
	Confidence string `json:"confidence"`
	Source     string `json:"source"`
}

// A Command is a command with the replies that it may get.
type Command struct {
	Name       string         `json:"name"`
	Identifier string         `json:"identifier"`
	Meaning    string         `json:"meaning"`
	Reference  Link           `json:"reference"`
	Replies    []CommandReply `json:"replies"`
}

// A CommandReply is a reply that a command may get.
type CommandReply struct {
	Code   smtpcode.ReplyCode `json:"code"`
	Phrase string             `json:"phrase,omitempty"`
	Source string             `json:"source"`
}

// A Suggestion is a code, a pair, a command or a name to explain next.
type Suggestion struct {
	Code   string `json:"code"`
	Phrase string `json:"phrase"`
	Why    string `json:"why,omitempty"` // how it relates to the question
}

// JSON returns the report as indented JSON, in which characters that a terminal would obey are escaped.
func (r Report) JSON() ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r); err != nil {
		return nil, err
	}
	return terminal.EscapeJSON(text.Bytes()), nil
}
