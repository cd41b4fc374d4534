package iana

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// classNumbers are the classes of RFC 3463 section 2: success, persistent transient failure and permanent
// failure.
var classNumbers = []int{2, 4, 5}

// maxSubCode is the largest subject or detail: both have at most three digits (RFC 3463 section 2).
const maxSubCode = 999

// A Code names a registered detail, X.Subject.Detail, with the class left open (RFC 5248 section 2).
// Both numbers are 0 to 999.
type Code struct {
	Subject, Detail int
}

var codeForm = pattern(`^X\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$`)

// ParseCode parses a code as the registry writes it: X.7.26. Leading zeros, a class instead of the X and a
// fourth number are errors (RFC 3463 section 2).
func ParseCode(s string) (Code, error) {
	m := codeForm().FindStringSubmatch(s)
	if m == nil {
		return Code{}, fmt.Errorf("code %q is not of the form X.7.26, with numbers from 0 to %d without leading zeros", s, maxSubCode)
	}
	subject, _ := strconv.Atoi(m[1]) // at most three digits
	detail, _ := strconv.Atoi(m[2])
	return Code{subject, detail}, nil
}

// parseClass parses the code of a class: 5.XXX.YYY.
func parseClass(code string) (int, error) {
	for _, class := range classNumbers {
		if code == fmt.Sprintf("%d.XXX.YYY", class) {
			return class, nil
		}
	}
	return 0, fmt.Errorf("class %s is not 2.XXX.YYY, 4.XXX.YYY or 5.XXX.YYY", quote(code))
}

// parseSubject parses the code of a subject: X.7.YYY.
func parseSubject(code string) (int, error) {
	prefix, ok := strings.CutSuffix(code, ".YYY")
	detail, err := ParseCode(prefix + ".0")
	if !ok || err != nil {
		return 0, fmt.Errorf("subject %s is not of the form X.7.YYY, with a number from 0 to %d without leading zeros", quote(code), maxSubCode)
	}
	return detail.Subject, nil
}

// String returns the code as the registry writes it: X.7.26.
func (c Code) String() string {
	return fmt.Sprintf("X.%d.%d", c.Subject, c.Detail)
}

// Compare orders codes by their numbers: X.1.9 comes before X.1.10.
func (c Code) Compare(d Code) int {
	return cmp.Or(cmp.Compare(c.Subject, d.Subject), cmp.Compare(c.Detail, d.Detail))
}

// MarshalText returns the code as the registry writes it.
func (c Code) MarshalText() ([]byte, error) {
	return []byte(c.String()), nil
}

// UnmarshalText reads what [Code.MarshalText] wrote.
func (c *Code) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCode(string(text))
	return err
}
