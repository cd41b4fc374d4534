package smtpcode_test

import (
	"database/sql"
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func ptr[T any](value T) *T { return &value }

// TestTextForms writes each type as text and reads it again.
func TestTextForms(t *testing.T) {
	for _, test := range []struct {
		value interface {
			encoding.TextMarshaler
			encoding.TextAppender
		}
		into encoding.TextUnmarshaler
		want string
	}{
		{smtpcode.ReplyCode(550), new(smtpcode.ReplyCode), "550"},
		{smtpcode.ReplyCode(571), new(smtpcode.ReplyCode), "571"},
		{smtpcode.ReplyCode(0), ptr(smtpcode.ReplyCode(1)), ""},
		{code(t, "5.7.26"), new(smtpcode.EnhancedCode), "5.7.26"},
		{code(t, "5.999.999"), new(smtpcode.EnhancedCode), "5.999.999"},
		{smtpcode.EnhancedCode(0), ptr(smtpcode.EnhancedCode(1)), ""},
		{smtpcode.DetailMailboxFull, new(smtpcode.Detail), "X.2.2"},
		{smtpcode.DetailOtherStatus, ptr(smtpcode.Detail(1)), "X.0.0"},
		{smtpcode.VerdictUnusualClass, new(smtpcode.Verdict), "unusual class"},
		{smtpcode.VerdictListed, ptr(smtpcode.VerdictMalformed), "listed"},
		{smtpcode.CommandRCPT, new(smtpcode.Command), "RCPT"},
		{smtpcode.CommandEndOfData, new(smtpcode.Command), "end of data"},
		{smtpcode.Command(0), ptr(smtpcode.Command(1)), ""},
	} {
		t.Run(fmt.Sprintf("%T %s", test.value, test.want), func(t *testing.T) {
			text, err := test.value.MarshalText()
			if err != nil || string(text) != test.want {
				t.Fatalf("MarshalText: %q, %v, want %q", text, err, test.want)
			}
			appended, err := test.value.AppendText([]byte("kept "))
			if err != nil || string(appended) != "kept "+test.want {
				t.Errorf("AppendText: %q, %v", appended, err)
			}
			if err := test.into.UnmarshalText(text); err != nil {
				t.Fatal(err)
			}
			if back, err := test.into.(encoding.TextMarshaler).MarshalText(); err != nil || string(back) != test.want {
				t.Errorf("read and written again: %q, %v", back, err)
			}
		})
	}
}

// TestTextFormsRefuse has values that have no text and texts that are no values; an error changes nothing.
func TestTextFormsRefuse(t *testing.T) {
	for _, value := range []encoding.TextMarshaler{
		smtpcode.ReplyCode(199), smtpcode.ReplyCode(600), smtpcode.EnhancedCode(1), smtpcode.EnhancedCode(1<<32 - 1),
		smtpcode.Detail(1 << 20), smtpcode.Command(255), smtpcode.Verdict(200),
	} {
		if text, err := value.MarshalText(); err == nil {
			t.Errorf("%T %v has the text %q", value, value, text)
		}
	}
	for _, text := range []string{"999", "5.007.1", "x.1.1", "bad", " "} {
		for _, into := range []encoding.TextUnmarshaler{
			ptr(smtpcode.ReplyCode(550)), ptr(code(t, "5.1.1")), ptr(smtpcode.DetailMailboxFull), ptr(smtpcode.VerdictUnlisted), ptr(smtpcode.CommandRCPT),
		} {
			before := fmt.Sprint(into)
			err := into.UnmarshalText([]byte(text))
			var syntax *smtpcode.SyntaxError
			if !errors.As(err, &syntax) || fmt.Sprint(into) != before {
				t.Errorf("%T reads %q: %v, and is %v", into, text, err, into)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	type bounce struct {
		Reply   smtpcode.Reply
		Status  smtpcode.EnhancedCode
		Detail  smtpcode.Detail
		Command smtpcode.Command
		Verdict smtpcode.Verdict
		Class   smtpcode.Class
		Count   map[smtpcode.ReplyCode]int
	}
	given := bounce{
		Reply:  smtpcode.NewReply(552, smtpcode.DetailMailboxFull, "full\nsorry"),
		Status: code(t, "5.2.2"), Detail: smtpcode.DetailMailboxFull, Command: smtpcode.CommandRCPT,
		Verdict: smtpcode.VerdictListed, Class: smtpcode.ClassPermanentFailure,
		Count: map[smtpcode.ReplyCode]int{552: 3},
	}
	text, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"Reply":{"code":"552","enhanced":"5.2.2","text":"full\nsorry"},"Status":"5.2.2","Detail":"X.2.2",` +
		`"Command":"RCPT","Verdict":"listed","Class":5,"Count":{"552":3}}`
	if string(text) != want {
		t.Errorf("%s, want %s", text, want)
	}
	var got bounce
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, given) {
		t.Errorf("read again: %+v, want %+v", got, given)
	}
	if text, err := json.Marshal(smtpcode.Reply{Code: 354, Text: "go"}); err != nil || string(text) != `{"code":"354","text":"go"}` {
		t.Errorf("without an enhanced code: %s, %v", text, err)
	}
	if err := json.Unmarshal([]byte(`{"Status":"5.007.1"}`), &got); err == nil {
		t.Error("5.007.1 is read from JSON")
	}
}

func TestFlag(t *testing.T) {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var status smtpcode.EnhancedCode
	flags.TextVar(&status, "status", code(t, "4.0.0"), "")
	if err := flags.Parse([]string{"-status", "5.7.26"}); err != nil || status.String() != "5.7.26" {
		t.Errorf("-status 5.7.26 is %q, %v", status, err)
	}
	if err := flags.Parse([]string{"-status", "5.7.1.2"}); err == nil {
		t.Errorf("-status 5.7.1.2 is %q", status)
	}
}

// TestScan reads what a database driver may hand over: text, bytes, NULL, and the integer as which the
// default converter of database/sql stores a value.
func TestScan(t *testing.T) {
	for _, test := range []struct {
		name  string
		into  sql.Scanner
		value any
		want  string
		fails bool
	}{
		{"text", new(smtpcode.ReplyCode), "550", "550", false},
		{"bytes", new(smtpcode.ReplyCode), []byte("550"), "550", false},
		{"an integer", new(smtpcode.ReplyCode), int64(550), "550", false},
		{"NULL", ptr(smtpcode.ReplyCode(550)), nil, "ReplyCode(0)", false},
		{"zero", ptr(smtpcode.ReplyCode(550)), int64(0), "ReplyCode(0)", false},
		{"an integer out of range", new(smtpcode.ReplyCode), int64(999), "", true},
		{"one that wraps", new(smtpcode.ReplyCode), int64(65536 + 550), "", true},
		{"a negative one", new(smtpcode.ReplyCode), int64(-1), "", true},
		{"a float", new(smtpcode.ReplyCode), 550.0, "", true},
		{"enhanced text", new(smtpcode.EnhancedCode), "5.7.26", "5.7.26", false},
		{"an enhanced integer", new(smtpcode.EnhancedCode), int64(code(t, "5.7.26")), "5.7.26", false},
		{"an enhanced zero", ptr(code(t, "5.7.26")), int64(0), "", false},
		{"an enhanced integer out of range", new(smtpcode.EnhancedCode), int64(1), "", true},
		{"a detail", new(smtpcode.Detail), "X.7.26", "X.7.26", false},
		{"a detail's integer", new(smtpcode.Detail), int64(smtpcode.DetailMailboxFull), "X.2.2", false},
		{"a bad detail", new(smtpcode.Detail), int64(1023), "", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := test.into.Scan(test.value)
			if (err != nil) != test.fails || err == nil && fmt.Sprint(test.into) != test.want {
				t.Errorf("%v, %v, want %q", test.into, err, test.want)
			}
			if err != nil && !strings.Contains(err.Error(), strconv.Quote(fmt.Sprint(test.value))) {
				t.Errorf("the error %q does not quote %v", err, test.value)
			}
		})
	}
}
