//go:build go1.23

package smtpcode

import (
	"database/sql/driver"
	"strconv"
)

// The codes implement encoding.TextMarshaler, TextAppender and TextUnmarshaler for encoding/json, flag.TextVar and
// others. Their text is that of String; a zero value that means none is the empty text, and a value out of range is
// an error. JSON may also have a reply code as a number. Value stores the text in a database, and NULL for the zero
// value of a type whose zero means none; Scan accepts text, NULL, and the integer of a ReplyCode.

// AppendText appends the code's wire form. The error is [ErrReplyCode].
func (c ReplyCode) AppendText(b []byte) ([]byte, error) {
	if c == 0 {
		return b, nil
	}
	if !c.valid() {
		return b, ErrReplyCode
	}
	return appendDecimal(b, uint64(c)), nil
}

// MarshalText returns the code's wire form. The error is [ErrReplyCode].
func (c ReplyCode) MarshalText() ([]byte, error) {
	return c.AppendText(nil)
}

// UnmarshalText is like [ParseReplyCode], and reads the empty text as zero.
func (c *ReplyCode) UnmarshalText(text []byte) error {
	return unmarshal(c, string(text), ParseReplyCode)
}

// UnmarshalJSON reads a JSON string as [ReplyCode.UnmarshalText] does, or a JSON number: 550. The number 0 is zero.
func (c *ReplyCode) UnmarshalJSON(text []byte) error {
	unquoted, err := strconv.Unquote(string(text))
	switch {
	case err == nil:
		return c.UnmarshalText([]byte(unquoted))
	case string(text) == "null":
		return nil
	case string(text) == "0":
		*c = 0
		return nil
	}
	return c.UnmarshalText(text)
}

// Value returns the code's wire form for a database, and NULL for zero. The error is [ErrReplyCode].
func (c ReplyCode) Value() (driver.Value, error) {
	return value(c)
}

// Scan reads text, an integer or NULL from a database.
func (c *ReplyCode) Scan(value any) error {
	return scan(c, value, ParseReplyCode)
}

// AppendText appends the code's wire form. The error is [ErrMalformed].
func (c EnhancedCode) AppendText(b []byte) ([]byte, error) {
	if c == 0 {
		return b, nil
	}
	if !c.Valid() {
		return b, ErrMalformed
	}
	return c.append(b), nil
}

// MarshalText returns the code's wire form. The error is [ErrMalformed].
func (c EnhancedCode) MarshalText() ([]byte, error) {
	return c.AppendText(nil)
}

// UnmarshalText is like [ParseEnhancedCode], and reads the empty text as zero.
func (c *EnhancedCode) UnmarshalText(text []byte) error {
	return unmarshal(c, string(text), ParseEnhancedCode)
}

// Value returns the code's wire form for a database, and NULL for zero. The error is [ErrMalformed].
func (c EnhancedCode) Value() (driver.Value, error) {
	return value(c)
}

// Scan reads text, an integer or NULL from a database.
func (c *EnhancedCode) Scan(value any) error {
	return scan(c, value, ParseEnhancedCode)
}

// AppendText appends the registry's form, X.1.1. The zero Detail is X.0.0. The error is [ErrMalformed].
func (d Detail) AppendText(b []byte) ([]byte, error) {
	if !d.valid() {
		return b, ErrMalformed
	}
	return d.append(append(b, 'X')), nil
}

// MarshalText returns the registry's form, X.1.1. The error is [ErrMalformed].
func (d Detail) MarshalText() ([]byte, error) {
	return d.AppendText(nil)
}

// UnmarshalText is like [ParseDetail], and reads the empty text as zero, X.0.0.
func (d *Detail) UnmarshalText(text []byte) error {
	return unmarshal(d, string(text), ParseDetail)
}

// Value returns the registry's form, X.1.1, for a database. The error is [ErrMalformed].
func (d Detail) Value() (driver.Value, error) {
	return textValue(d.MarshalText())
}

// Scan reads text, an integer or NULL from a database.
func (d *Detail) Scan(value any) error {
	return scan(d, value, ParseDetail)
}

// AppendText appends the verdict in words. For a value that is not a verdict the error is a [*SyntaxError].
func (v Verdict) AppendText(b []byte) ([]byte, error) {
	if int(v) >= len(verdictTable) {
		return b, &SyntaxError{"verdict", v.String(), unknownVerdict}
	}
	return append(b, v.String()...), nil
}

// MarshalText returns the verdict in words.
func (v Verdict) MarshalText() ([]byte, error) {
	return v.AppendText(nil)
}

// UnmarshalText reads what [Verdict.String] returns. The error is a [*SyntaxError].
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, row := range verdictTable {
		if row.name == string(text) {
			*v = Verdict(i)
			return nil
		}
	}
	return &SyntaxError{"verdict", string(text), unknownVerdict}
}

const unknownVerdict = "not a verdict of this package"

// AppendText appends what [Command.String] returns. The zero Command is the empty text; for a value that is not a
// command the error is a [*SyntaxError].
func (c Command) AppendText(b []byte) ([]byte, error) {
	if int(c) >= len(commandTable) {
		return b, &SyntaxError{"command", c.String(), unknownVerb}
	}
	return append(b, c.row().name...), nil
}

// MarshalText returns what [Command.AppendText] appends.
func (c Command) MarshalText() ([]byte, error) {
	return c.AppendText(nil)
}

// UnmarshalText reads what [Command.String] returns, in upper or lower case, and the empty text as zero. The error is
// a [*SyntaxError].
func (c *Command) UnmarshalText(text []byte) error {
	for i := range commandTable {
		if equalFoldASCII(commandTable[i].name, string(text)) {
			*c = Command(i)
			return nil
		}
	}
	return &SyntaxError{"command", string(text), unknownVerb}
}

// unmarshal reads text into a code. After an error the code is unchanged.
func unmarshal[C ~uint16 | ~uint32](code *C, text string, parse func(string) (C, error)) error {
	if text == "" {
		*code = 0
		return nil
	}
	parsed, err := parse(text)
	if err == nil {
		*code = parsed
	}
	return err
}

// value returns the text of a code for a database, and NULL for zero.
func value[C interface {
	~uint16 | ~uint32
	MarshalText() ([]byte, error)
}](code C) (driver.Value, error) {
	if code == 0 {
		return nil, nil
	}
	return textValue(code.MarshalText())
}

// textValue returns the result of MarshalText as a database takes it.
func textValue(text []byte, err error) (driver.Value, error) {
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// scan reads a database's value into a code. After an error the code is unchanged. An integer must be the value of
// a code that parse accepts.
func scan[C interface {
	~uint16 | ~uint32
	String() string
}](code *C, value any, parse func(string) (C, error)) error {
	switch value := value.(type) {
	case nil:
		*code = 0
		return nil
	case string:
		return unmarshal(code, value, parse)
	case []byte:
		return unmarshal(code, string(value), parse)
	case int64:
		c := C(value)
		if _, err := parse(c.String()); int64(c) != value || err != nil && c != 0 {
			return &SyntaxError{"integer", strconv.FormatInt(value, 10), "not the value of a code"}
		}
		*code = c
		return nil
	}
	return &SyntaxError{"database value", describe(value), "want text, an integer or NULL"}
}

// describe formats a value of another type that a database driver may return.
func describe(value any) string {
	switch value := value.(type) {
	case bool:
		return strconv.FormatBool(value)
	case float64:
		return strconv.FormatFloat(value, 'g', -1, 64)
	case interface{ String() string }: // a time
		return value.String()
	}
	return "a value of another type"
}
