package reference

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
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

// The types of columns. An empty cell is NULL.
const (
	integer       = "INTEGER NOT NULL"
	integerOrNull = "INTEGER"
	text          = "TEXT NOT NULL"
	textOrNull    = "TEXT"
)

var replyColumns = []column[reply]{
	{"code", integer, func(r reply) string { return strconv.Itoa(r.Number) }},
	{"identifier", text, func(r reply) string { return r.Identifier }},
	{"standing", text, func(r reply) string { return r.Standing }},
	{"severity", integer, func(r reply) string { return strconv.Itoa(r.Severity) }},
	{"category", integer, func(r reply) string { return strconv.Itoa(r.Category) }},
	{"text", textOrNull, func(r reply) string { return r.Text }},
	{"sentence", textOrNull, func(r reply) string { return r.Sentence }},
	{"remark", textOrNull, func(r reply) string { return r.Remark }},
	{"details", textOrNull, func(r reply) string { return strings.Join(r.Details, listSeparator) }},
	{"commands", textOrNull, func(r reply) string { return strings.Join(r.Commands, listSeparator) }},
	{"documents", textOrNull, func(r reply) string { return names(r.References) }},
	{"reason", text, func(r reply) string { return r.Reason }},
	{"retry", text, func(r reply) string { return r.Retry }},
	{"parties", textOrNull, func(r reply) string { return strings.Join(r.Parties, listSeparator) }},
}

var detailColumns = []column[detail]{
	{"code", text, func(d detail) string { return d.Code.String() }},
	{"subject", integer, func(d detail) string { return strconv.Itoa(d.Subject) }},
	{"detail", integer, func(d detail) string { return strconv.Itoa(d.Detail) }},
	{"identifier", text, func(d detail) string { return d.Identifier }},
	{"standing", text, func(d detail) string { return d.Standing }},
	{"replaced_by", textOrNull, func(d detail) string { return d.ReplacedBy }},
	{"text", textOrNull, func(d detail) string { return d.Text }},
	{"sentence", textOrNull, func(d detail) string { return d.Sentence }},
	{"remark", textOrNull, func(d detail) string { return d.Remark }},
	{"classes", text, func(d detail) string { return numbers(d.Classes) }},
	{"classes_basis", text, func(d detail) string { return d.Basis }},
	{"classes_source", text, func(d detail) string { return d.ClassesSource }},
	{"associated", textOrNull, func(d detail) string { return d.Associated }},
	{"replies", textOrNull, func(d detail) string { return numbers(d.Replies) }},
	{"customary", textOrNull, func(d detail) string { return numbers(d.Verdicts["customary"]) }},
	{"documents", textOrNull, func(d detail) string { return names(d.References) }},
	{"submitter", textOrNull, func(d detail) string { return d.Submitter }},
	{"change_controller", textOrNull, func(d detail) string { return d.ChangeController }},
	{"registered", textOrNull, func(d detail) string { return d.Registered }},
	{"changed", textOrNull, func(d detail) string { return d.Changed }},
	{"reason", text, func(d detail) string { return d.Reason }},
	{"parties", textOrNull, func(d detail) string { return strings.Join(d.Parties, listSeparator) }},
}

var pairColumns = []column[pair]{
	{"reply", integer, func(p pair) string { return p.Reply.String() }},
	{"detail", text, func(p pair) string { return p.Detail.String() }},
	{"enhanced", textOrNull, func(p pair) string { return p.Enhanced.String() }},
	{"verdict", text, func(p pair) string { return p.Verdict.String() }},
	{"rank", integer, func(p pair) string { return strconv.Itoa(int(p.Verdict)) }},
	{"fault", integer, func(p pair) string { return bit(p.Verdict.Fault()) }},
	{"source", textOrNull, func(p pair) string { return p.Source }},
	{"senders", textOrNull, func(p pair) string { return p.Senders }},
	{"reason", text, func(p pair) string { return p.reply().CodeReason().String() }},
	{"retry", text, func(p pair) string { return p.reply().Retry().String() }},
	{"parties", textOrNull, func(p pair) string { return strings.Join(parties(p.reply().CodeReason()), listSeparator) }},
	{"customary_for", textOrNull, func(p pair) string { return p.For }},
}

var reasonColumns = []column[reason]{
	{"name", text, func(r reason) string { return r.Name }},
	{"identifier", text, func(r reason) string { return r.Identifier }},
	{"sentence", text, func(r reason) string { return r.Sentence }},
	{"bad_address", integer, func(r reason) string { return bit(r.BadAddress) }},
	{"reply", integerOrNull, sent(func(s *sendPair) string { return strconv.Itoa(s.Reply) })},
	{"enhanced", textOrNull, sent(func(s *sendPair) string { return s.Enhanced.String() })},
	{"grounds", textOrNull, sent(func(s *sendPair) string { return s.Grounds })},
	{"otherwise", textOrNull, sent(func(s *sendPair) string { return s.Otherwise })},
	{"source", textOrNull, sent(func(s *sendPair) string { return names(s.References) })},
	{"actions", textOrNull, func(r reason) string {
		return join(r.Actions, func(a action) string { return a.Party + ": " + a.Do })
	}},
	{"codes", textOrNull, func(r reason) string { return strings.Join(r.Codes, listSeparator) }},
	{"phrases", textOrNull, func(r reason) string { return join(r.Phrases, func(p phrase) string { return p.Text }) }},
}

var providerColumns = []column[provider]{
	{"kind", text, func(p provider) string { return p.Kind }},
	{"enhanced", textOrNull, func(p provider) string { return p.Enhanced }},
	{"last", textOrNull, func(p provider) string { return p.Last }},
	{"replies", textOrNull, func(p provider) string { return numbers(p.Replies) }},
	{"provider", text, func(p provider) string { return p.Provider }},
	{"meaning", text, func(p provider) string { return p.Meaning }},
	{"relation", text, func(p provider) string { return p.Relation }},
	{"confidence", text, func(p provider) string { return p.Confidence }},
	{"source", text, func(p provider) string { return p.Source }},
	{"hosts", textOrNull, func(p provider) string { return strings.Join(p.Hosts, listSeparator) }},
}

// sent returns the cell of a column on what a server should send. It is empty if no server sends the reason.
func sent(cell func(*sendPair) string) func(reason) string {
	return func(r reason) string {
		if r.Send == nil {
			return ""
		}
		return cell(r.Send)
	}
}

func repliesCSV(doc *document) ([]byte, error)   { return table(doc.Replies, replyColumns) }
func detailsCSV(doc *document) ([]byte, error)   { return table(doc.Details, detailColumns) }
func reasonsCSV(doc *document) ([]byte, error)   { return table(doc.Reasons, reasonColumns) }
func providersCSV(doc *document) ([]byte, error) { return table(doc.Providers, providerColumns) }

// pairsCSV has a row for each cell of the matrix.
func pairsCSV(doc *document) ([]byte, error) {
	var pairs []pair
	for _, d := range doc.Details {
		pairs = append(pairs, doc.pairs(d)...)
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.Reply, b.Reply) })
	return table(pairs, pairColumns)
}

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
			record[i] = plain(column.cell(row))
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// plain returns a cell that no spreadsheet takes for a formula. Our own cells begin with none of these signs.
func plain(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
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
func names(links []link) string { return join(links, func(l link) string { return l.Name }) }

// join returns a cell with a list of values.
func join[T any](list []T, value func(T) string) string {
	var cell []string
	for _, v := range list {
		cell = append(cell, value(v))
	}
	return strings.Join(cell, listSeparator)
}
