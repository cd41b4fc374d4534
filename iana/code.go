package iana

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// maxSubCode is the largest subject or detail sub-code: at most three digits (RFC 3463 section 2).
const maxSubCode = 999

// A Code names a registered detail, X.Subject.Detail, with the class left open (RFC 5248 section 2).
// Both numbers are 0 to 999.
type Code struct {
	Subject, Detail int
}

// ParseCode reads a code as the registry writes it: X.7.26. Leading zeros, a class in place of the X
// and a fourth number are errors (RFC 3463 section 2).
func ParseCode(s string) (Code, error) {
	rest, found := strings.CutPrefix(s, "X.")
	subject, detail, dotted := strings.Cut(rest, ".")
	if !found || !dotted {
		return Code{}, fmt.Errorf("code %q is not of the form X.7.26", s)
	}
	sub, err := parseSubCode(subject)
	if err != nil {
		return Code{}, fmt.Errorf("code %q: subject %w", s, err)
	}
	det, err := parseSubCode(detail)
	if err != nil {
		return Code{}, fmt.Errorf("code %q: detail %w", s, err)
	}
	return Code{sub, det}, nil
}

// parseSubCode reads one to three digits without a leading zero.
func parseSubCode(s string) (int, error) {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil || n > maxSubCode || strconv.FormatUint(n, 10) != s {
		return 0, fmt.Errorf("%q is not a number from 0 to %d without leading zeros", s, maxSubCode)
	}
	return int(n), nil
}

// String is the registry's form of the code: X.7.26.
func (c Code) String() string {
	return fmt.Sprintf("X.%d.%d", c.Subject, c.Detail)
}

// Compare orders codes by their numbers, so that X.1.9 stands before X.1.10.
func (c Code) Compare(d Code) int {
	return cmp.Or(cmp.Compare(c.Subject, d.Subject), cmp.Compare(c.Detail, d.Detail))
}

// MarshalText gives the code its registry form in the snapshot.
func (c Code) MarshalText() ([]byte, error) {
	return []byte(c.String()), nil
}

// UnmarshalText reads what [Code.MarshalText] wrote.
func (c *Code) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCode(string(text))
	return err
}
