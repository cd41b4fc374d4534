//go:build go1.23

package smtpcode

import "iter"

// A Class is the first number of an enhanced code: 2, 4 or 5 (RFC 3463 section 2). Zero means none.
type Class uint8

// The classes of RFC 3463 section 2.
const (
	ClassSuccess          Class = 2 // success
	ClassTransientFailure Class = 4 // persistent transient failure: a later attempt may succeed
	ClassPermanentFailure Class = 5 // permanent failure: the same attempt would fail again
)

// String returns the digit, "5", or "Class(3)" for a value that is not a class.
func (c Class) String() string {
	if !c.valid() {
		return "Class(" + decimal(uint64(c)) + ")"
	}
	return decimal(uint64(c))
}

// Text returns the registry's phrase: "Permanent Failure". It is empty for a value that is not a class.
func (c Class) Text() string {
	if int(c) < len(classText) {
		return classText[c]
	}
	return ""
}

func (c Class) valid() bool {
	return c == ClassSuccess || c == ClassTransientFailure || c == ClassPermanentFailure
}

// A classSet has the bit 1<<class for each class in it.
type classSet uint8

const (
	class2 classSet = 1 << ClassSuccess
	class4 classSet = 1 << ClassTransientFailure
	class5 classSet = 1 << ClassPermanentFailure
)

func (s classSet) has(class Class) bool {
	return s>>class&1 != 0
}

// A Subject is the second number of an enhanced code, 0 to 999: what the status is about (RFC 3463 section 2).
type Subject uint16

// String returns the number.
func (s Subject) String() string {
	return decimal(uint64(s))
}

// Text returns the registry's phrase: "Security or Policy Status". It is empty for an unregistered subject.
func (s Subject) Text() string {
	if int(s) < len(subjectText) {
		return subjectText[s]
	}
	return ""
}

// Details iterates over the registered details of the subject in numeric order.
func (s Subject) Details() iter.Seq[Detail] {
	return func(yield func(Detail) bool) {
		for d := range Details() {
			if d.Subject() == s && !yield(d) {
				return
			}
		}
	}
}

// Subjects iterates over all registered subjects in numeric order.
func Subjects() iter.Seq[Subject] {
	return func(yield func(Subject) bool) {
		for s, text := range subjectText {
			if text != "" && !yield(Subject(s)) {
				return
			}
		}
	}
}

// A Severity is the first digit of a reply code: whether the command was accepted (RFC 5321 section
// 4.2.1). Zero means none.
type Severity uint8

// The severities of RFC 5321 section 4.2.1.
const (
	SeverityPositiveCompletion          Severity = 2 // the command succeeded
	SeverityPositiveIntermediate        Severity = 3 // the server waits for more input
	SeverityTransientNegativeCompletion Severity = 4 // refused for now: the client may try again later
	SeverityPermanentNegativeCompletion Severity = 5 // refused: the client should not repeat the same command
)

// String returns the digit.
func (s Severity) String() string {
	return decimal(uint64(s))
}

// Text returns the RFC's term: "permanent negative completion". It is empty for a value that is not a severity.
func (s Severity) Text() string {
	switch s {
	case SeverityPositiveCompletion:
		return "positive completion"
	case SeverityPositiveIntermediate:
		return "positive intermediate"
	case SeverityTransientNegativeCompletion:
		return "transient negative completion"
	case SeverityPermanentNegativeCompletion:
		return "permanent negative completion"
	}
	return ""
}

// A Category is the second digit of a reply code: what the reply is about (RFC 5321 section 4.2.1).
type Category uint8

// The categories of RFC 5321 section 4.2.1, which leaves 3 and 4 unspecified and does not mention 6 to 9.
const (
	CategorySyntax      Category = 0 // syntax errors and commands that fit no other category
	CategoryInformation Category = 1 // replies to requests for information: HELP
	CategoryConnections Category = 2 // the transmission channel
	CategoryUnspecified Category = 3
	CategoryMailSystem  Category = 5 // the status of the receiving mail system
)

// String returns the digit.
func (c Category) String() string {
	return decimal(uint64(c))
}

// Text returns the RFC's term: "mail system". It is "unspecified" for a digit without a meaning.
func (c Category) Text() string {
	switch c {
	case CategorySyntax:
		return "syntax"
	case CategoryInformation:
		return "information"
	case CategoryConnections:
		return "connections"
	case CategoryMailSystem:
		return "mail system"
	}
	return "unspecified"
}
