package duckdb

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/scan"
)

const reference = "../../../../../output/reference/"

// TestQuery runs query.sql on the rows of a log and compares its answer.
func TestQuery(t *testing.T) {
	query, err := os.ReadFile("query.sql")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, name := range []string{"pairs.csv", "reasons.csv", "providers.csv"} {
		copyFile(t, filepath.Join(folder, name), reference+name)
	}
	writeRows(t, filepath.Join(folder, "replies.jsonl"), "testdata/mail.log", scan.FormatJSONL)
	t.Chdir(folder)
	want := []string{
		"Google Gmail|550 5.7.26|message not authenticated|2|2026-03-04 09:58:11|2026-03-05 07:00:00|listed",
		"Microsoft Exchange Online|550 5.7.606|block listed|1|2026-03-04 10:00:01|2026-03-04 10:00:01|unregistered",
		"Yahoo|421 4.7.0|unstated|1|2026-03-06 11:00:00|2026-03-06 11:00:00|customary",
		"others|550 5.1.1|mailbox unknown|1|2026-03-07 12:00:00|2026-03-07 12:00:00|listed",
	}
	var got []string
	for _, row := range answer(t, string(query)) {
		got = append(got, strings.Join(row[:7], "|"))
		if meaning := row[7]; meaning == null || row[0] == "Yahoo" && !strings.Contains(meaning, "TSS04") {
			t.Errorf("%s: the meaning is %q", row[0], meaning)
		}
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("(-want +got):\n%s", difference)
	}
}

// TestCSV checks that DuckDB reads the same rows from CSV, with NULL where JSON has null.
func TestCSV(t *testing.T) {
	folder := t.TempDir()
	rows := filepath.Join(folder, "replies.")
	writeRows(t, rows+"jsonl", "testdata/mail.log", scan.FormatJSONL)
	writeRows(t, rows+"csv", "testdata/mail.log", scan.FormatCSV)
	t.Chdir(folder)
	fromJSON := answer(t, "SELECT columns(*)::VARCHAR FROM read_json('replies.jsonl')")
	fromCSV := answer(t, "FROM read_csv('replies.csv', all_varchar = true)")
	if difference := cmp.Diff(fromJSON, fromCSV); difference != "" {
		t.Errorf("(-JSON +CSV):\n%s", difference)
	}
	accepted := fromCSV[5]
	if want := []string{"250", "2.0.0", "accepted", null, "not needed"}; !slices.Equal(accepted[3:8], want) {
		t.Errorf("code to retry of an accepted message are %q, want %q", accepted[3:8], want)
	}
}

// writeRows writes what scan --each writes.
func writeRows(t *testing.T, path, log string, format scan.Format) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := scan.Input{Paths: []string{log}, Warn: func(err error) { t.Error(err) }}
	if _, err := scan.Each(t.Context(), in, file, format); err != nil {
		t.Fatal(err)
	}
}

// null is how answer writes NULL.
const null = "NULL"

// answer returns the rows of a query's last statement.
func answer(t *testing.T, query string) [][]string {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var table [][]string
	for rows.Next() {
		values, pointers := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			pointers[i] = &values[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			t.Fatal(err)
		}
		table = append(table, cells(values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return table
}

func cells(values []any) []string {
	var cells []string
	for _, value := range values {
		switch value := value.(type) {
		case nil:
			cells = append(cells, null)
		case time.Time:
			cells = append(cells, value.Format(time.DateTime))
		default:
			cells = append(cells, fmt.Sprint(value))
		}
	}
	return cells
}

func copyFile(t *testing.T, to, from string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
