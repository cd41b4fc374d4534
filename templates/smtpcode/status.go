//go:build go1.23

package smtpcode

import "strings"

// ParseStatus reads the Status field of a delivery status notification (RFC 3464 section 2.3.4), with or without its
// name: "Status: 5.1.1 (no such user)". Blanks may surround the code, comments in parentheses may follow it, and the
// field may be folded. The code is read as strictly as by [ParseEnhancedCode]. The error is a [*SyntaxError].
func ParseStatus(s string) (EnhancedCode, error) {
	const name = "status:"
	value := skipBlanks(s)
	if startsWithFold(value, name) {
		value = skipBlanks(value[len(name):])
	}
	code, n, _ := scanCode(value, startOfText)
	if n == 0 {
		return 0, &SyntaxError{"status field", s, "want an enhanced code: class.subject.detail, class 2, 4 or 5, without leading zeros"}
	}
	for rest := skipBlanks(value[n:]); rest != ""; {
		end := commentEnd(rest)
		if end == 0 {
			return 0, &SyntaxError{"status field", s, "only a comment in parentheses may follow the enhanced code"}
		}
		rest = skipBlanks(rest[end:])
	}
	return code, nil
}

// skipBlanks removes white space from the start of s. A line end counts if the field is folded there or ends (RFC
// 5322 section 2.2.3).
func skipBlanks(s string) string {
	for s != "" {
		switch {
		case isBlank(s[0]):
			s = s[1:]
		case lineEnd(s) != 0 && endsOrFolds(s[lineEnd(s):]):
			s = s[lineEnd(s):]
		default:
			return s
		}
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// lineEnd returns the length of the line end at the start of s, zero if there is none.
func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\n"):
		return len("\n")
	case strings.HasPrefix(s, "\r\n"):
		return len("\r\n")
	}
	return 0
}

// endsOrFolds reports whether the field ends or continues after a line end.
func endsOrFolds(s string) bool { return s == "" || isBlank(s[0]) }

// commentEnd returns the length of the comment at the start of s, which is not empty, or zero if there is none or it
// does not end. Comments nest, and a backslash quotes the next character (RFC 5322 section 3.2.2).
func commentEnd(s string) int {
	if s[0] != '(' {
		return 0
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\n':
			if !endsOrFolds(s[i+1:]) {
				return 0
			}
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
