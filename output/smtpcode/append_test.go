package smtpcode_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

func TestAppend(t *testing.T) {
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  string
	}{
		{"text", reply(250, "", "OK"), "250 OK\r\n"},
		{"no text", reply(250, "", ""), "250 \r\n"},
		{"enhanced code", reply(550, "5.1.1", "no"), "550 5.1.1 no\r\n"},
		{"enhanced code without text", reply(550, "5.1.1", ""), "550 5.1.1 \r\n"},
		{"enhanced code on every line", smtpcode.NewReply(551, smtpcode.DetailDeliveryNotAuthorized, "no\nnever\n"),
			"551-5.7.1 no\r\n551-5.7.1 never\r\n551 5.7.1 \r\n"},
		{"enhanced code at the start of the text", reply(550, "5.1.1", "5.1.2 no"), "550 5.1.1 5.1.2 no\r\n"},
		{"no enhanced code on 3yz", smtpcode.NewReply(354, smtpcode.DetailOtherStatus, "go ahead"), "354 go ahead\r\n"},
		{"unregistered code", reply(550, "5.7.606", "no"), "550 5.7.606 no\r\n"},
		{"largest codes", reply(599, "5.999.999", "no"), "599 5.999.999 no\r\n"},
		{"tab", reply(250, "", "a\tb"), "250 a\tb\r\n"},
		{"challenge", reply(334, "", "5.1.1"), "334 5.1.1\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.reply.Append([]byte("kept "))
			if err != nil || string(got) != "kept "+test.want {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
			if back, err := smtpcode.ParseReply(test.want); err != nil || back != test.reply {
				t.Errorf("%q reads as %+v, %v, want %+v", test.want, back, err, test.reply)
			}
		})
	}
	const all = "ä \t\u00a0~\nb"
	if got, err := reply(250, "", all).AppendUTF8(nil); err != nil || string(got) != "250-ä \t\u00a0~\r\n250 b\r\n" {
		t.Errorf("AppendUTF8 of %q: %q, %v", all, got, err)
	}
}

func TestAppendErrors(t *testing.T) {
	for _, test := range []struct {
		err, utf8 error // of Append and AppendUTF8
		replies   []smtpcode.Reply
	}{
		{smtpcode.ErrReplyCode, smtpcode.ErrReplyCode, []smtpcode.Reply{{}, {Code: 199}, {Code: 600}}},
		{smtpcode.ErrClassMismatch, smtpcode.ErrClassMismatch, []smtpcode.Reply{{Code: 550, Enhanced: code("4.1.1")}}},
		{smtpcode.ErrNotAllowed, smtpcode.ErrNotAllowed, []smtpcode.Reply{{Code: 354, Enhanced: code("2.0.0")}}},
		{smtpcode.ErrMalformed, smtpcode.ErrMalformed, []smtpcode.Reply{{Code: 550, Enhanced: 5<<20 | 1000}}},
		{smtpcode.ErrControl, smtpcode.ErrControl, texts("OK\r250 OK", "OK\r", "a\x00b", "\x1b[2J", "\x7f")},
		{smtpcode.ErrNonASCII, nil, texts("größer")},
		{smtpcode.ErrNonASCII, smtpcode.ErrControl, texts("ä\x1f", "ä\x7f", "ä\u009f")},
		{smtpcode.ErrNonASCII, smtpcode.ErrNotUTF8, texts("gr\xf6\xdfer", "\x80")},
		{smtpcode.ErrAmbiguous, smtpcode.ErrAmbiguous, texts("5.1.1 no", "no\n5.1.1")},
		{smtpcode.ErrChallenge, smtpcode.ErrChallenge, []smtpcode.Reply{{Code: 334, Text: "\nb"}, {Code: 334, Text: strings.Repeat("A", 12289)}}},
	} {
		for _, reply := range test.replies {
			got, err := reply.Append([]byte("kept"))
			if !errors.Is(err, test.err) || string(got) != "kept" || !strings.HasPrefix(fmt.Sprint(err), "smtpcode: ") {
				t.Errorf("%+q: %q, %v, want %v", reply, got, err, test.err)
			}
			if _, err := reply.AppendUTF8(nil); !errors.Is(err, test.utf8) || err != nil && !strings.HasPrefix(err.Error(), "smtpcode: ") {
				t.Errorf("%+q: AppendUTF8: %v, want %v", reply, err, test.utf8)
			}
		}
	}
}

// texts returns a reply for each text.
func texts(all ...string) (replies []smtpcode.Reply) {
	for _, text := range all {
		replies = append(replies, reply(550, "", text))
	}
	return replies
}

// TestAppendWraps checks where text that exceeds a line of 512 octets is broken.
func TestAppendWraps(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	words := strings.TrimSuffix(strings.Repeat("mailbox full ", 100), " ")
	for _, test := range []struct {
		name  string
		reply smtpcode.Reply
		want  []int // octets of text on each line
	}{
		{"longest line", reply(250, "", x(506)), []int{506}},
		{"one octet more", reply(250, "", x(507)), []int{506, 1}},
		{"longest line with a code", reply(550, "5.2.2", x(500)), []int{500}},
		{"one octet more with a code", reply(550, "5.2.2", x(501)), []int{500, 1}},
		{"long code", reply(550, "5.999.999", x(497)), []int{496, 1}},
		{"words", reply(550, "5.2.2", words), []int{494, 494, 311}},
		{"two lines of words", reply(550, "5.2.2", words+"\n"+words), []int{494, 494, 311, 494, 494, 311}},
		{"blank at the end of the line", reply(250, "", "a "+x(503)+" a"), []int{506, 1}},
		{"blank at the start of the line", reply(250, "", " "+x(507)), []int{1, 506, 1}},
		{"blank after the end of the line", reply(250, "", "a "+x(504)+" a"), []int{2, 506}},
		{"characters of two octets", reply(550, "", strings.Repeat("ä", 300)), []int{506, 94}},
		{"characters of three octets", reply(550, "", "x"+strings.Repeat("語", 300)), []int{505, 396}},
		{"characters of four octets", reply(550, "", "x"+strings.Repeat("🙂", 300)), []int{505, 504, 192}},
		{"enhanced code after the blank", reply(550, "", x(500)+" 5.1.1 no"), []int{506, 3}},
		{"enhanced code after the second blank", reply(550, "", "no "+x(497)+" 5.1.1 no"), []int{3, 506}},
		{"enhanced code after the blank of a reply that has one", reply(550, "5.2.2", x(494)+" 5.1.1 no"), []int{495, 8}},
		{"enhanced code in a long word", reply(550, "", x(506)+"5.1.1 no"), []int{505, 9}},
		{"enhanced codes everywhere", reply(550, "", "x"+strings.Repeat(" 5.1.1", 200)), []int{505, 506, 190}},
		{"challenge", reply(334, "", strings.Repeat("A", 12288)), []int{12288}},
	} {
		t.Run(test.name, func(t *testing.T) {
			wire, err := test.reply.AppendUTF8(nil)
			if err != nil {
				t.Fatal(err)
			}
			prefix := len("550 ")
			if test.reply.Enhanced != 0 {
				prefix += len(test.reply.Enhanced.String()) + 1
			}
			var got []int
			for line := range strings.SplitSeq(strings.TrimSuffix(string(wire), "\r\n"), "\r\n") {
				got = append(got, len(line)-prefix)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("lines of %v octets, want %v:\n%s", got, test.want, wire)
			}
			roundTrip(t, test.reply, string(wire))
		})
	}
}

// TestAppendEveryOctet checks every octet at every place of texts of up to 24 octets. Append looks at eight octets at a
// time.
func TestAppendEveryOctet(t *testing.T) {
	for length := 1; length <= 24; length++ {
		for place := range length {
			for octet := range 256 {
				text := bytes.Repeat([]byte{'a'}, length)
				text[place] = byte(octet)
				var want error
				switch {
				case octet >= 0x80:
					want = smtpcode.ErrNonASCII
				case octet < ' ' && octet != '\t' && octet != '\n', octet == 0x7f:
					want = smtpcode.ErrControl
				}
				_, err := reply(550, "5.2.2", string(text)).Append(nil)
				if !errors.Is(err, want) {
					t.Fatalf("octet %#x at %d of %d: error %v, want %v", octet, place, length, err, want)
				}
			}
		}
	}
}
