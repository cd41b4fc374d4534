package smtpcode_test

import (
	"database/sql"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func ptr[T any](value T) *T { return &value }

// TestMarshalText checks that each type is written as text and read again.
func TestMarshalText(t *testing.T) {
	for _, test := range []struct {
		value interface {
			encoding.TextMarshaler
			encoding.TextAppender
		}
		into encoding.TextUnmarshaler
		want string
	}{
		{smtpcode.ReplyCode(550), new(smtpcode.ReplyCode), "550"}, {smtpcode.ReplyCode(571), new(smtpcode.ReplyCode), "571"},
		{smtpcode.ReplyCode(0), ptr(smtpcode.ReplyCode(1)), ""},
		{code("5.7.26"), new(smtpcode.EnhancedCode), "5.7.26"}, {code("5.999.999"), new(smtpcode.EnhancedCode), "5.999.999"},
		{code(""), ptr(smtpcode.EnhancedCode(1)), ""},
		{smtpcode.DetailMailboxFull, new(smtpcode.Detail), "X.2.2"}, {smtpcode.DetailOtherStatus, ptr(smtpcode.Detail(1)), "X.0.0"},
		{smtpcode.VerdictUnusualClass, new(smtpcode.Verdict), "unusual class"}, {smtpcode.VerdictMalformed, new(smtpcode.Verdict), "malformed"},
		{smtpcode.VerdictListed, ptr(smtpcode.VerdictMalformed), "listed"},
		{smtpcode.CommandTURN, new(smtpcode.Command), "TURN"}, {smtpcode.CommandEndOfData, new(smtpcode.Command), "end of data"},
		{smtpcode.Command(0), ptr(smtpcode.Command(1)), ""},
	} {
		t.Run(fmt.Sprintf("%T %s", test.value, test.want), func(t *testing.T) {
			text, err := test.value.MarshalText()
			if err != nil || string(text) != test.want {
				t.Fatalf("MarshalText: %q, %v, want %q", text, err, test.want)
			}
			if text, err := test.value.AppendText([]byte("kept ")); err != nil || string(text) != "kept "+test.want {
				t.Errorf("AppendText: %q, %v", text, err)
			}
			if err := test.into.UnmarshalText(text); err != nil || !reflect.DeepEqual(reflect.ValueOf(test.into).Elem().Interface(), test.value) {
				t.Errorf("UnmarshalText(%q): %v, %v", text, test.into, err)
			}
		})
	}
}

// TestMarshalTextErrors checks that values out of range have no text.
func TestMarshalTextErrors(t *testing.T) {
	command := smtpcode.CommandLHLO + 1 // TURN is the last
	for _, test := range []struct {
		value encoding.TextMarshaler
		want  string
	}{
		{smtpcode.ReplyCode(199), smtpcode.ErrReplyCode.Error()}, {smtpcode.ReplyCode(600), smtpcode.ErrReplyCode.Error()},
		{smtpcode.EnhancedCode(1), smtpcode.ErrMalformed.Error()}, {smtpcode.EnhancedCode(1<<32 - 1), smtpcode.ErrMalformed.Error()},
		{smtpcode.Detail(1 << 20), smtpcode.ErrMalformed.Error()},
		{command, fmt.Sprintf("smtpcode: read command %q: not a known SMTP verb", command)},
		{smtpcode.VerdictMalformed + 1, `smtpcode: read verdict "Verdict(11)": not a verdict of this package`},
	} {
		if text, err := test.value.MarshalText(); len(text) > 0 || fmt.Sprint(err) != test.want {
			t.Errorf("%v: %q, error %v, want %s", test.value, text, err, test.want)
		}
	}
}

// TestUnmarshalTextErrors checks that an error leaves the value unchanged.
func TestUnmarshalTextErrors(t *testing.T) {
	for _, text := range []string{"999", "5.007.1", "x.1.1", "bad", " "} {
		for _, test := range []struct {
			into         encoding.TextUnmarshaler
			what, reason string // of the error
		}{
			{ptr(smtpcode.ReplyCode(550)), "reply code", "three digits"},
			{ptr(code("5.1.1")), "enhanced code", "want class.subject.detail"},
			{ptr(smtpcode.DetailMailboxFull), "detail", "want X.subject.detail"},
			{ptr(smtpcode.VerdictUnlisted), "verdict", "not a verdict"},
			{ptr(smtpcode.CommandRCPT), "command", "not a known SMTP verb"},
		} {
			before := fmt.Sprint(test.into)
			wantSyntaxError(t, test.into.UnmarshalText([]byte(text)), test.what, text, test.reason)
			if after := fmt.Sprint(test.into); after != before {
				t.Errorf("%q changed %s to %s", text, before, after)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	type bounce struct {
		Reply   smtpcode.Reply
		Detail  smtpcode.Detail
		Command smtpcode.Command
		Verdict smtpcode.Verdict
		Class   smtpcode.Class
		Count   map[smtpcode.ReplyCode]int
	}
	given := bounce{reply(552, "5.2.2", "full\nsorry"), smtpcode.DetailMailboxFull, smtpcode.CommandRCPT, smtpcode.VerdictListed, 5, map[smtpcode.ReplyCode]int{354: 3}}
	const want = `{"Reply":{"code":"552","enhanced":"5.2.2","text":"full\nsorry"},"Detail":"X.2.2",` +
		`"Command":"RCPT","Verdict":"listed","Class":5,"Count":{"354":3}}`
	text, err := json.Marshal(given)
	if err != nil || string(text) != want {
		t.Errorf("%s, %v, want %s", text, err, want)
	}
	var got bounce
	if err := json.Unmarshal(text, &got); err != nil || !reflect.DeepEqual(got, given) {
		t.Errorf("%+v, %v, want %+v", got, err, given)
	}
	if text, err := json.Marshal(reply(354, "", "go")); err != nil || string(text) != `{"code":"354","text":"go"}` {
		t.Errorf("without an enhanced code: %s, %v", text, err)
	}
	var syntax *smtpcode.SyntaxError
	if err := json.Unmarshal([]byte(`{"Reply":{"enhanced":"5.007.1"}}`), &got); !errors.As(err, &syntax) {
		t.Errorf("5.007.1 reads as %s, %v", got.Reply.Enhanced, err)
	}
}

// TestScan checks what a database driver may return: text, bytes, NULL, and the integer as which the default converter
// of database/sql stores a value.
func TestScan(t *testing.T) {
	for _, test := range []struct {
		name  string
		into  sql.Scanner
		value any
		want  string
	}{
		{"text", new(smtpcode.ReplyCode), "550", "550"},
		{"bytes", new(smtpcode.ReplyCode), []byte("550"), "550"},
		{"integer", new(smtpcode.ReplyCode), int64(550), "550"},
		{"NULL", ptr(smtpcode.ReplyCode(550)), nil, "ReplyCode(0)"},
		{"zero", ptr(smtpcode.ReplyCode(550)), int64(0), "ReplyCode(0)"},
		{"enhanced text", new(smtpcode.EnhancedCode), "5.7.26", "5.7.26"},
		{"enhanced integer", new(smtpcode.EnhancedCode), int64(code("5.7.26")), "5.7.26"},
		{"enhanced zero", ptr(code("5.7.26")), int64(0), ""},
		{"detail text", new(smtpcode.Detail), "X.7.26", "X.7.26"},
		{"detail integer", new(smtpcode.Detail), int64(smtpcode.DetailMailboxFull), "X.2.2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.into.Scan(test.value); err != nil || fmt.Sprint(test.into) != test.want {
				t.Errorf("%v, %v, want %q", test.into, err, test.want)
			}
		})
	}
	const integer, other = "not the value of a code", "want text, an integer or NULL"
	for _, test := range []struct {
		name                string
		into                sql.Scanner
		value               any
		what, input, reason string // of the error
	}{
		{"malformed text", new(smtpcode.ReplyCode), "999", "reply code", "999", "three digits"},
		{"integer out of range", new(smtpcode.ReplyCode), int64(999), "integer", "999", integer},
		{"integer that overflows", new(smtpcode.ReplyCode), int64(65536 + 550), "integer", "66086", integer},
		{"negative integer", new(smtpcode.ReplyCode), int64(-1), "integer", "-1", integer},
		{"enhanced integer out of range", new(smtpcode.EnhancedCode), int64(1), "integer", "1", integer},
		{"detail integer out of range", new(smtpcode.Detail), int64(1023), "integer", "1023", integer},
		{"float", new(smtpcode.ReplyCode), 550.25, "database value", "550.25", other},
		{"bool", new(smtpcode.ReplyCode), true, "database value", "true", other},
		{"time", new(smtpcode.ReplyCode), time.Unix(0, 0).UTC(), "database value", "1970-01-01 00:00:00 +0000 UTC", other},
		{"other type", new(smtpcode.ReplyCode), []int{550}, "database value", "a value of another type", other},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantSyntaxError(t, test.into.Scan(test.value), test.what, test.input, test.reason)
		})
	}
}
