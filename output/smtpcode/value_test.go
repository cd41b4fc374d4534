package smtpcode_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestValue checks that a database gets the text of a code, and that Scan reads it back.
func TestValue(t *testing.T) {
	for _, test := range []struct {
		code driver.Valuer
		back sql.Scanner
		want driver.Value
	}{
		{smtpcode.ReplyCode(550), new(smtpcode.ReplyCode), "550"},
		{smtpcode.ReplyCode(0), ptr(smtpcode.ReplyCode(550)), nil},
		{code("5.2.2"), new(smtpcode.EnhancedCode), "5.2.2"},
		{smtpcode.EnhancedCode(0), ptr(code("5.2.2")), nil},
		{smtpcode.DetailMailboxFull, new(smtpcode.Detail), "X.2.2"},
		{smtpcode.Detail(0), ptr(smtpcode.DetailMailboxFull), "X.0.0"},
	} {
		t.Run(fmt.Sprintf("%T %v", test.code, test.want), func(t *testing.T) {
			got, err := driver.DefaultParameterConverter.ConvertValue(test.code)
			if err != nil || got != test.want {
				t.Fatalf("%#v, %v, want %#v", got, err, test.want)
			}
			if err := test.back.Scan(got); err != nil || fmt.Sprint(test.back) != fmt.Sprint(test.code) {
				t.Errorf("read back: %v, %v", test.back, err)
			}
		})
	}
	for _, code := range []driver.Valuer{smtpcode.ReplyCode(600), smtpcode.EnhancedCode(1), smtpcode.Detail(1 << 20)} {
		if value, err := code.Value(); err == nil || value != nil {
			t.Errorf("%T %v has the value %#v", code, code, value)
		}
	}
}

func TestReplyCodeJSON(t *testing.T) {
	for _, test := range []struct {
		text string
		want smtpcode.ReplyCode
		ok   bool
	}{
		{`550`, 550, true}, {`"550"`, 550, true}, {`"\u0035\u0035\u0030"`, 550, true},
		{`""`, 0, true}, {`0`, 0, true}, {`null`, 299, true},
		{`600`, 299, false}, {`66086`, 299, false}, {`-550`, 299, false}, {`550.0`, 299, false}, {`5.5e2`, 299, false},
		{`"5550"`, 299, false}, {`true`, 299, false}, {`[550]`, 299, false}, {`{}`, 299, false},
	} {
		got := smtpcode.ReplyCode(299)
		if err := json.Unmarshal([]byte(test.text), &got); (err == nil) != test.ok || got != test.want {
			t.Errorf("%s is %d, %v, want %d", test.text, uint16(got), err, uint16(test.want))
		}
	}
	var reply smtpcode.Reply
	if err := json.Unmarshal([]byte(`{"code": 550, "text": "no"}`), &reply); err != nil || reply.Code != 550 {
		t.Errorf("%+v, %v", reply, err)
	}
}
