package reference

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
)

// listSeparator separates the values of a cell that has several, without a blank.
const listSeparator = ";"

// A column is a column of a table: its name, its type in SQL, and its cell in a row. Columns are API: add new
// ones at the end.
type column[Row any] struct {
	name string
	sql  string
	cell func(Row) string
}

// The types of columns.
const (
	integer = "INTEGER"
	text    = "TEXT"
)

var replyColumns = []column[reply]{
	{"code", integer, func(r reply) string { return strconv.Itoa(r.Number) }},
	{"identifier", text, func(r reply) string { return r.Identifier }},
	{"standing", text, func(r reply) string { return r.Standing }},
	{"severity", integer, func(r reply) string { return strconv.Itoa(r.Severity) }},
	{"category", integer, func(r reply) string { return strconv.Itoa(r.Category) }},
	{"text", text, func(r reply) string { return r.Text }},
	{"sentence", text, func(r reply) string { return r.Sentence }},
	{"remark", text, func(r reply) string { return r.Remark }},
	{"details", text, func(r reply) string { return strings.Join(r.Details, listSeparator) }},
	{"commands", text, func(r reply) string { return strings.Join(r.Commands, listSeparator) }},
	{"documents", text, func(r reply) string { return names(r.References) }},
}

var detailColumns = []column[detail]{
	{"code", text, func(d detail) string { return d.Code.String() }},
	{"subject", integer, func(d detail) string { return strconv.Itoa(d.Subject) }},
	{"detail", integer, func(d detail) string { return strconv.Itoa(d.Detail) }},
	{"identifier", text, func(d detail) string { return d.Identifier }},
	{"standing", text, func(d detail) string { return d.Standing }},
	{"replaced_by", text, func(d detail) string { return d.ReplacedBy }},
	{"text", text, func(d detail) string { return d.Text }},
	{"sentence", text, func(d detail) string { return d.Sentence }},
	{"remark", text, func(d detail) string { return d.Remark }},
	{"classes", text, func(d detail) string { return numbers(d.Classes) }},
	{"classes_basis", text, func(d detail) string { return d.Basis }},
	{"classes_source", text, func(d detail) string { return d.ClassesSource }},
	{"associated", text, func(d detail) string { return d.Associated }},
	{"replies", text, func(d detail) string { return numbers(d.Replies) }},
	{"customary", text, func(d detail) string { return numbers(d.Verdicts["customary"]) }},
	{"documents", text, func(d detail) string { return names(d.References) }},
	{"submitter", text, func(d detail) string { return d.Submitter }},
	{"change_controller", text, func(d detail) string { return d.ChangeController }},
	{"registered", text, func(d detail) string { return d.Registered }},
	{"changed", text, func(d detail) string { return d.Changed }},
}

var pairColumns = []column[pair]{
	{"reply", integer, func(p pair) string { return p.Reply.String() }},
	{"detail", text, func(p pair) string { return p.Detail.String() }},
	{"enhanced", text, func(p pair) string { return p.Enhanced.String() }},
	{"verdict", text, func(p pair) string { return p.Verdict.String() }},
	{"rank", integer, func(p pair) string { return strconv.Itoa(int(p.Verdict)) }},
	{"fault", integer, func(p pair) string { return bit(p.Verdict.Fault()) }},
	{"source", text, func(p pair) string { return p.Source }},
	{"senders", text, func(p pair) string { return p.Senders }},
}

func repliesCSV(doc *document) ([]byte, error) { return table(doc.Replies, replyColumns) }
func detailsCSV(doc *document) ([]byte, error) { return table(doc.Details, detailColumns) }

// pairsCSV has a row for each cell of the matrix.
func pairsCSV(doc *document) ([]byte, error) { return table(doc.pairs(), pairColumns) }

// table writes a header and the rows by RFC 4180, except that lines end with LF.
func table[Row any](rows []Row, columns []column[Row]) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	record := make([]string, len(columns))
	for i, column := range columns {
		record[i] = column.name
	}
	if err := w.Write(record); err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i, column := range columns {
			record[i] = column.cell(row)
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// bit returns a boolean as 1 or 0, which every loader reads. SQLite has no booleans.
func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// numbers returns a cell with a list of numbers.
func numbers(list []int) string {
	return gen.JoinNumbers(list, listSeparator)
}

// names returns a cell with the names of documents.
func names(links []link) string {
	var cell []string
	for _, l := range links {
		cell = append(cell, l.Name)
	}
	return strings.Join(cell, listSeparator)
}
