//go:build go1.23

package smtpcode

// An EnhancedCode is an enhanced status code, class "." subject "." detail: 5.1.1 (RFC 3463 section 2). The zero
// EnhancedCode means none; no code has class 0. The constants of this package are [Detail] values; [Detail.For]
// turns one into an EnhancedCode.
type EnhancedCode uint32

// ParseEnhancedCode reads an enhanced code and nothing else: "5.7.26". The class is 2, 4 or 5, the other numbers
// are 0 to 999. Leading zeros, signs, blanks and a fourth number are errors (RFC 3463 section 2). The error is a
// [*SyntaxError]. The code need not be registered: see [EnhancedCode.Registered].
func ParseEnhancedCode(s string) (EnhancedCode, error) {
	code, _, err := scanCode(s, wholeCode)
	return code, err
}

// An extent says what scanCode reads.
type extent uint8

const (
	wholeCode   extent = iota // an enhanced code and nothing after it
	wholeDetail               // the same, with any first byte in place of the class
	startOfText               // an enhanced code, whatever comes after it
)

// scanCode reads an enhanced code at the start of s and returns its length. At the start of a text, n is zero
// and err is nil where there is none; what follows the code may be another digit.
func scanCode(s string, want extent) (code EnhancedCode, n int, err error) {
	if len(s) >= len("5.1.1") && s[1] == '.' && (Class(s[0]-'0').valid() || want == wholeDetail) {
		subject, n := EnhancedCode(s[2]-'0'), len("5.1")
		if s[n] != '.' || subject > 9 {
			subject, n = scanLongSubject(s)
		}
		if n++; n < len(s) && s[n]-'0' <= 9 {
			detail := EnhancedCode(s[n] - '0')
			n++
			if detail != 0 && n < len(s) && s[n]-'0' <= 9 {
				detail = detail*10 + EnhancedCode(s[n]-'0')
				n++
				if n < len(s) && s[n]-'0' <= 9 {
					detail = detail*10 + EnhancedCode(s[n]-'0')
					n++
				}
			}
			if n == len(s) || want == startOfText {
				return EnhancedCode(s[0]-'0')<<(2*subCodeBits) | subject<<subCodeBits | detail, n, nil
			}
		}
	}
	return 0, 0, want.error(s)
}

// scanLongSubject reads a subject of two or three digits, which no registered one has, and returns where it
// ends, the end of s if there is none.
func scanLongSubject(s string) (subject EnhancedCode, n int) {
	for n = len("5."); n < len(s) && s[n] != '.'; n++ {
		subject = subject*10 + EnhancedCode(s[n]-'0')
		if s[n]-'0' > 9 || subject == 0 || subject > maxSubCode {
			return 0, len(s)
		}
	}
	if subject == 0 {
		return 0, len(s)
	}
	return subject, n
}

// error returns the error for text that is not what was wanted.
func (want extent) error(s string) error {
	if want == startOfText {
		return nil
	}
	return &SyntaxError{"enhanced code", s, "want class.subject.detail, class 2, 4 or 5, numbers from 0 to 999 without leading zeros"}
}

// NewEnhancedCode returns the code with the three numbers. It returns false if one is out of range.
func NewEnhancedCode(class, subject, detail int) (EnhancedCode, bool) {
	inRange := 0 <= class && class <= 5 && 0 <= subject && subject <= maxSubCode && 0 <= detail && detail <= maxSubCode
	if !inRange || !Class(class).valid() {
		return 0, false
	}
	return (Detail(subject)<<subCodeBits | Detail(detail)).With(Class(class)), true
}

// String returns the code as it is sent, "5.1.1", which [ParseEnhancedCode] reads. It returns the empty string for
// the zero code, and a string such as "EnhancedCode(3145728)" for a value that is not a code.
func (c EnhancedCode) String() string {
	if form := c.form(); form != "" {
		return form
	}
	return c.format()
}

// form returns the wire form of a code whose detail is in the tables, and the empty string for any other.
func (c EnhancedCode) form() string {
	if i := c>>(2*subCodeBits) - EnhancedCode(ClassSuccess); i < EnhancedCode(len(forms{})) {
		return c.Detail().row().forms[i]
	}
	return ""
}

// format is String for a code that is not in the tables.
func (c EnhancedCode) format() string {
	if c == 0 {
		return ""
	}
	if !c.Valid() {
		return "EnhancedCode(" + decimal(uint64(c)) + ")"
	}
	return string(c.Detail().append([]byte{'0' + byte(c.Class())}))
}

// append appends the wire form of a valid code.
func (c EnhancedCode) append(b []byte) []byte {
	if form := c.form(); form != "" {
		return append(b, form...)
	}
	return c.Detail().append(append(b, '0'+byte(c.Class())))
}

// Valid reports whether c is an enhanced code, registered or not. The zero code is not.
func (c EnhancedCode) Valid() bool {
	return c.Class().valid() && c.Detail().valid()
}

// Registered reports whether the code's detail is in the registry. [Detail.Classes] has the classes it is for.
func (c EnhancedCode) Registered() bool {
	return c.Valid() && c.Detail().Registered()
}

// Text returns the registry's phrase for the code's detail: see [Detail.Text].
func (c EnhancedCode) Text() string {
	if !c.Class().valid() {
		return ""
	}
	return c.Detail().Text()
}

// Class returns the first number: 2, 4 or 5, or zero for the zero code.
func (c EnhancedCode) Class() Class {
	return Class(min(c>>(2*subCodeBits), 255))
}

// Subject returns the second number.
func (c EnhancedCode) Subject() Subject {
	return c.Detail().Subject()
}

// Detail returns the code with the class left open.
func (c EnhancedCode) Detail() Detail {
	return Detail(c & detailMask)
}

// Success reports whether the class is 2.
func (c EnhancedCode) Success() bool { return c.Class() == ClassSuccess }

// Temporary reports whether the class is 4: a later attempt may succeed.
func (c EnhancedCode) Temporary() bool { return c.Class() == ClassTransientFailure }

// Permanent reports whether the class is 5: the same attempt would fail again.
func (c EnhancedCode) Permanent() bool { return c.Class() == ClassPermanentFailure }

// Array returns the three numbers as github.com/emersion/go-smtp and similar libraries hold them. The zero code
// gives the zero array.
func (c EnhancedCode) Array() [3]int {
	return [3]int{int(c.Class()), int(c.Subject()), int(c.Detail() & subCodeMask)}
}

// EnhancedCodeFromArray is the inverse of [EnhancedCode.Array]. It returns zero, no code, if a number is out of
// range, as in the arrays that mean "no code" and "choose one" in other libraries.
func EnhancedCodeFromArray(a [3]int) EnhancedCode {
	code, _ := NewEnhancedCode(a[0], a[1], a[2])
	return code
}
