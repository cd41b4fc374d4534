//go:build go1.23

package smtpcode

import "iter"

// A Detail is a registered status with the class left open, as the registry lists it: X.1.1 (RFC 5248 section
// 2). Both numbers are 0 to 999. The zero Detail is X.0.0, "Other undefined Status": a code like any other, and not
// the absence of one, which only an [EnhancedCode] can express.
//
// A server picks a Detail and takes the class from the reply code, so that the two cannot contradict each other:
// DetailMailboxFull.For(452) is 4.2.2.
type Detail uint32

// A Detail is packed as subject and number, subCodeBits each. An EnhancedCode has the class above both.
const (
	subCodeBits = 10
	subCodeMask = 1<<subCodeBits - 1
	detailMask  = 1<<(2*subCodeBits) - 1
	maxSubCode  = 999
)

// ParseDetail reads a detail as the registry writes it, "X.1.1", or its two numbers, "1.1". It is as strict as
// [ParseEnhancedCode]. The error is a [*SyntaxError].
func ParseDetail(s string) (Detail, error) {
	full := s
	if s == "" || s[0] != 'X' {
		full = "X." + s
	}
	code, _, err := scanCode(full, wholeDetail)
	if err != nil {
		return 0, &SyntaxError{"detail", s, "want X.subject.detail, numbers from 0 to 999 without leading zeros"}
	}
	return code.Detail(), nil
}

// A detailRow is what the tables have on a detail. The zero row is for details that the tables do not have.
type detailRow struct {
	code string // as the registry writes it: "X.1.1"
	forms
	basis     Basis
	classes   classSet
	families  classSet    // every reply code of these classes counts as listed
	flags     detailFlags // open, deprecated
	listed    replySet    // named by the registry or an RFC
	customary replySet    // named by neither, but in wide use
	reason    Reason      // that the code names in classes 4 and 5
	text      string
	reference string
}

// Forms are the wire forms of a detail by class minus 2, none for class 3: "2.1.1", "", "4.1.1", "5.1.1".
type forms [4]string

type detailFlags uint8

const (
	open       detailFlags = 1 << iota // the registry says "any" or gives no reply codes
	deprecated                         // the registry advises against the detail, or no longer has it
)

var unknownDetail detailRow

// row returns the detail's row.
func (d Detail) row() *detailRow {
	if subject := d >> subCodeBits; subject < Detail(len(detailTable)) {
		if rows, number := detailTable[subject], d&subCodeMask; number < Detail(len(rows)) {
			return &rows[number]
		}
	}
	return &unknownDetail
}

// String returns the detail as the registry writes it, "X.1.1", which [ParseDetail] reads. For a value that is
// not a detail it returns a string such as "Detail(4294967295)".
func (d Detail) String() string {
	if code := d.row().code; code != "" {
		return code
	}
	if !d.valid() {
		return "Detail(" + decimal(uint64(d)) + ")"
	}
	return string(d.append([]byte("X")))
}

// append appends the two numbers, each after a dot.
func (d Detail) append(b []byte) []byte {
	b = appendDecimal(append(b, '.'), uint64(d>>subCodeBits))
	return appendDecimal(append(b, '.'), uint64(d&subCodeMask))
}

// Text returns the registry's phrase: "Bad destination mailbox address". A withdrawn detail keeps its phrase. Text
// is empty for a detail that was never registered, and for X.6.10, which has no phrase in the registry.
func (d Detail) Text() string {
	return d.row().text
}

// Registered reports whether the detail is in the registry of [RegistryUpdated]. A withdrawn detail is not, though
// its constant remains.
func (d Detail) Registered() bool {
	return d.row().basis != BasisUnregistered
}

// Deprecated reports whether the registry advises against the detail or no longer has it.
func (d Detail) Deprecated() bool {
	return d.row().flags&deprecated != 0
}

// Replacement returns the detail that replaces a deprecated one, and whether there is one.
func (d Detail) Replacement() (Detail, bool) {
	for _, r := range replacements {
		if r.old == d {
			return r.new, true
		}
	}
	return 0, false
}

// Subject returns the first number.
func (d Detail) Subject() Subject {
	return Subject(d >> subCodeBits)
}

// Reference names the documents that define the detail: "RFC 7372 section 3.3". It is empty for a detail that
// was never registered.
func (d Detail) Reference() string {
	return d.row().reference
}

// Classes iterates over the classes that the detail is meant for, in ascending order. An unregistered detail has
// none. [Detail.Basis] says how they are known. A code of another class is unusual, not wrong.
func (d Detail) Classes() iter.Seq[Class] {
	return func(yield func(Class) bool) {
		set := d.row().classes
		for class := ClassSuccess; class <= ClassPermanentFailure; class++ {
			if set.has(class) && !yield(class) {
				return
			}
		}
	}
}

// Basis returns how the classes of the detail are known.
func (d Detail) Basis() Basis {
	return d.row().basis
}

// ReplyCodes iterates over the reply codes that the registry or an RFC names for the detail, in numeric order. The
// list is not exclusive (RFC 5248 section 2.1), and lacks codes that the registry names as a family, 5XX. [Check]
// judges those as well.
func (d Detail) ReplyCodes() iter.Seq[ReplyCode] {
	return func(yield func(ReplyCode) bool) {
		listed := d.row().listed
		for code := range ReplyCodes() {
			if listed.has(code) && !yield(code) {
				return
			}
		}
	}
}

// Lists reports whether the reply code is one of [Detail.ReplyCodes].
func (d Detail) Lists(code ReplyCode) bool {
	return d.row().listed.has(code)
}

// For returns the detail as an enhanced code with the class of the reply code: For(550) of X.1.1 is 5.1.1. It
// returns zero, no enhanced code, for a 3yz code (RFC 2034 section 4) and for a number that is not a reply code.
func (d Detail) For(code ReplyCode) EnhancedCode {
	return d.With(code.Class())
}

// With returns the detail as an enhanced code of the class, zero for a class other than 2, 4 and 5.
func (d Detail) With(class Class) EnhancedCode {
	if !class.valid() || !d.valid() {
		return 0
	}
	return EnhancedCode(class)<<(2*subCodeBits) | EnhancedCode(d)
}

func (d Detail) valid() bool {
	return d>>subCodeBits <= maxSubCode && d&subCodeMask <= maxSubCode
}

// Details iterates over all registered details in numeric order.
func Details() iter.Seq[Detail] {
	return func(yield func(Detail) bool) {
		for subject, rows := range detailTable {
			for number := range rows {
				d := Detail(subject)<<subCodeBits | Detail(number)
				if rows[number].basis != BasisUnregistered && !yield(d) {
					return
				}
			}
		}
	}
}
