package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/textproto"
	"reflect"
	"strings"

	"github.com/d--j/go-milter/milterutil"
	"github.com/emersion/go-smtp"
	"github.com/phires/go-guerrilla/response"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// parseReply compares parsers of replies. The others read from a stream: they get all replies in one stream,
// from a reader that is made once. An answer is the whole reply again.
func parseReply(task string, lines length) *contest {
	forms := wires(replies(lines))
	n := len(forms)
	stream := newStream(forms)
	return &contest{task, n, []*contestant{
		slots("smtpcode", n, func(results []smtpcode.Reply) {
			for i, s := range forms {
				results[i], _ = smtpcode.ParseReply(s)
			}
		}, func(_ int, r smtpcode.Reply) string { return wire(r) }),
		slots("textproto", n, func(results []textproto.Error) {
			text := stream.rewind()
			for i := range results {
				results[i].Code, results[i].Msg, _ = text.ReadResponse(0)
			}
		}, func(_ int, e textproto.Error) string { return wireOf(e.Code, "", e.Msg) }),
		slots("go-smtp", n, func(results []*smtp.SMTPError) {
			text := stream.rewind()
			for i := range results {
				code, message, _ := text.ReadResponse(0)
				results[i] = smtpError(&textproto.Error{Code: code, Msg: message})
			}
		}, func(_ int, e *smtp.SMTPError) string { return wireOf(e.Code, dotted(e.EnhancedCode)+" ", e.Message) }),
		slots("go-mail", n, func(results []mailReply) {
			text := stream.rewind()
			for i := range results {
				code, message, _ := text.ReadResponse(0)
				err := &textproto.Error{Code: code, Msg: message}
				results[i] = mailReply{err, mailEnhanced(err, true)}
			}
		}, func(_ int, r mailReply) string { return wireOf(r.err.Code, "", r.err.Msg) }),
	}}
}

// A mailReply is what go-mail's client makes of a reply. It leaves the enhanced code in the text.
type mailReply struct {
	err      *textproto.Error
	enhanced string
}

// A stream holds replies for contestants that read from a connection.
type stream struct {
	source  *strings.Reader
	buffer  *bufio.Reader
	text    *textproto.Reader
	content string
}

func newStream(replies []string) *stream {
	s := &stream{source: strings.NewReader(""), content: strings.Join(replies, "")}
	s.buffer = bufio.NewReader(s.source)
	s.text = textproto.NewReader(s.buffer)
	return s
}

// rewind returns to the first reply.
func (s *stream) rewind() *textproto.Reader {
	s.source.Reset(s.content)
	s.buffer.Reset(s.source)
	return s.text
}

// formatReply compares writers of replies. Contestants that write to a connection write to memory here.
func formatReply(task string, lines length) *contest {
	replies := replies(lines)
	n := len(replies)
	room := make([]byte, 0, 1<<20)
	contestants := []*contestant{
		slots("smtpcode", n, func(results [][]byte) {
			b := room
			for i := range replies {
				start := len(b)
				b, _ = replies[i].Append(b)
				results[i] = b[start:]
			}
		}, octets),
		goSMTP(replies, lines),
		goMilter(replies, lines),
	}
	if lines == oneLine {
		contestants = append(contestants, goGuerrilla(replies), printfLine(replies), appendf(replies))
	}
	return &contest{task, n, contestants}
}

// goSMTP writes replies as go-smtp's server does.
func goSMTP(replies []smtpcode.Reply, lines length) *contestant {
	var codes []smtp.EnhancedCode
	for _, r := range replies {
		codes = append(codes, r.Enhanced.Array())
	}
	out := &memory{}
	conn := smtpConn(out, smtp.NewServer(nil))
	c := written("go-smtp", out, lines, func() {
		for i := range replies {
			smtpRespond(conn, int(replies[i].Code), codes[i], replies[i].Text)
		}
	})
	if lines > oneLine {
		return c.differing("writes the enhanced code on the last of the lines only")
	}
	return c
}

// goMilter writes replies as go-milter does for an MTA. It doubles each %, of which these texts have none, and
// leaves the end of the last line to the MTA.
func goMilter(replies []smtpcode.Reply, lines length) *contestant {
	var reasons []string
	for _, r := range replies {
		reasons = append(reasons, r.Enhanced.String()+" "+r.Text)
	}
	c := slots("go-milter", len(replies), func(results []string) {
		for i, reason := range reasons {
			results[i], _ = milterutil.FormatResponse(uint16(replies[i].Code), reason)
		}
	}, func(_ int, s string) string { return s + "\r\n" })
	if lines > oneLine {
		return c.differing("loses a part of some enhanced codes in replies of 4 lines")
	}
	return c
}

// goGuerrilla calls String on new responses, because a response remembers its text. The end of the line is added by
// the caller.
func goGuerrilla(replies []smtpcode.Reply) *contestant {
	var responses []response.Response
	for _, r := range replies {
		var made response.Response
		fields := reflect.ValueOf(&made).Elem()
		fields.FieldByName("EnhancedCode").SetString(strings.TrimPrefix(r.Enhanced.Detail().String(), "X"))
		fields.FieldByName("Class").SetInt(int64(r.Enhanced.Class()))
		made.BasicCode, made.Comment = int(r.Code), r.Text
		responses = append(responses, made)
	}
	return slots("go-guerrilla", len(replies), func(results []string) {
		for i := range responses {
			fresh := responses[i]
			results[i] = fresh.String()
		}
	}, func(_ int, s string) string { return s + "\r\n" })
}

// printfLine writes replies as a server does with net/textproto.
func printfLine(replies []smtpcode.Reply) *contestant {
	out := &memory{}
	text := textproto.NewWriter(bufio.NewWriter(out))
	return written("textproto", out, oneLine, func() {
		for i := range replies {
			r := &replies[i]
			_ = text.PrintfLine("%d %s %s", r.Code, r.Enhanced.String(), r.Text)
		}
	})
}

// appendf is the shortest way to write a reply by hand.
func appendf(replies []smtpcode.Reply) *contestant {
	var numbers [][3]int
	for _, r := range replies {
		numbers = append(numbers, r.Enhanced.Array())
	}
	room := make([]byte, 0, 1<<20)
	return slots("Appendf", len(replies), func(results [][]byte) {
		b := room
		for i := range replies {
			start, n := len(b), &numbers[i]
			b = fmt.Appendf(b, "%d %d.%d.%d %s\r\n", int(replies[i].Code), n[0], n[1], n[2], replies[i].Text)
			results[i] = b[start:]
		}
	}, octets).asYardstick()
}

func octets(_ int, b []byte) string { return string(b) }

// memory is a connection that keeps what is written to it.
type memory struct {
	net.Conn
	bytes.Buffer
}

// Write and Read are ambiguous without these: both embedded types have them.
func (m *memory) Write(b []byte) (int, error) { return m.Buffer.Write(b) }
func (m *memory) Read(b []byte) (int, error)  { return m.Buffer.Read(b) }

// written returns a contestant whose pass writes replies with the given number of lines to a connection.
func written(name string, out *memory, lines length, pass func()) *contestant {
	return &contestant{
		name: name,
		pass: func() {
			out.Reset()
			pass()
		},
		answers: func() []string {
			var answers []string
			rest := strings.SplitAfter(out.String(), "\r\n")
			for ; len(rest) > int(lines); rest = rest[lines:] {
				answers = append(answers, strings.Join(rest[:lines], ""))
			}
			return answers
		},
	}
}
