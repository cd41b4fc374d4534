package scan

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Format is how Each writes the rows.
type Format string

// The formats of rows.
const (
	FormatJSONL Format = "jsonl" // an object on each line
	FormatCSV   Format = "csv"   // as RFC 4180 has it, with a header
)

// A Record is a row of Each. What there is none of is null in JSON and an empty cell in CSV.
type Record struct {
	File     string  `json:"file"`
	Line     int     `json:"line"`
	Column   int     `json:"column"`
	Code     *int    `json:"code"`
	Enhanced *string `json:"enhanced"`
	Reason   string  `json:"reason"`
	Party    *string `json:"party"` // who can act, separated by semicolons
	Retry    string  `json:"retry"`
	Verdict  string  `json:"verdict"`
	Text     *string `json:"text"`
	Before   *string `json:"before"` // what is before the reply on its line: time, queue id, host
}

// header are the names of Record's fields.
var header = []string{"file", "line", "column", "code", "enhanced", "reason", "party", "retry", "verdict", "text", "before"}

// Limits of what a row has of a file, in octets. A longer text loses its middle.
const (
	maxText   = 1 << 13
	maxBefore = 1 << 9
)

// Each writes a row for each reply.
func Each(ctx context.Context, in Input, out io.Writer, format Format) (Totals, error) {
	write := Block.jsonLines
	if format == FormatCSV {
		write = Block.csvLines
		if _, err := io.WriteString(out, strings.Join(header, ",")+"\n"); err != nil {
			return Totals{}, err
		}
	}
	return run(ctx, in, write, func(rows []byte) error {
		_, err := out.Write(rows)
		return err
	})
}

func (b Block) jsonLines() []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for r := range b.records() {
		_ = encoder.Encode(r) // neither a record nor the buffer has an error
	}
	return terminal.EscapeJSON(out.Bytes())
}

func (b Block) csvLines() []byte {
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	for r := range b.records() {
		_ = writer.Write(r.cells()) // the buffer has no error
	}
	writer.Flush()
	return out.Bytes()
}

// records iterates over the rows of a block.
func (b Block) records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		cursor := b.cursor()
		for m := range b.replies() {
			position, before := cursor.to(m.Start)
			if !yield(record(m.Reply, position, before)) {
				return
			}
		}
	}
}

func record(reply smtpcode.Reply, at Position, before string) Record {
	reason, retry := reply.Reason(), reply.Retry()
	var code *int
	if reply.Code != 0 {
		number := int(reply.Code)
		code = &number
	} else {
		// Of a status, the class decides.
		retry = smtpcode.Reply{Code: smtpcode.ReplyCode(reply.Enhanced.Class()) * 100}.Retry()
	}
	var parties []string
	for party := range reason.Parties() {
		parties = append(parties, party.String())
	}
	return Record{at.File, at.Line, at.Column, code, null(reply.Enhanced.String()), reason.String(), null(strings.Join(parties, ";")),
		retry.String(), check(reply.Code, reply.Enhanced).String(), null(shorten(reply.Text, maxText)), null(shorten(before, maxBefore))}
}

// null returns nil for the empty string.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// cells returns the record as cells of CSV. A cell of text is cleaned, because CSV cannot escape. One that a spreadsheet
// would take for a formula gets an apostrophe before it, as OWASP advises ("CSV injection"): text in a log is a stranger's.
func (r Record) cells() []string {
	code := ""
	if r.Code != nil {
		code = strconv.Itoa(*r.Code)
	}
	cells := []string{r.File, strconv.Itoa(r.Line), strconv.Itoa(r.Column), code, text(r.Enhanced), r.Reason, text(r.Party), r.Retry,
		r.Verdict, text(r.Text), text(r.Before)}
	for i, cell := range cells {
		if cell = terminal.Clean(cell); len(cell) > 1 && strings.IndexByte("=+-@", cell[0]) >= 0 {
			cell = "'" + cell
		}
		cells[i] = cell
	}
	return cells
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
