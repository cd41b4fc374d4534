package reference

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declaration matches a table in tables.sql, and declared a column in it.
var (
	declaration = regexp.MustCompile(`(?s)CREATE TABLE IF NOT EXISTS (\w+) \(\n(.*?)\n\);`)
	declared    = regexp.MustCompile(`(?m)^  (\w+) (INTEGER|TEXT)( NOT NULL)?,?$`)
)

// TestNulls checks that tables.sql declares each column of each CSV file, and allows NULL wherever a cell is empty.
func TestNulls(t *testing.T) {
	made := files(t, catalog(t))
	tables := declaration.FindAllStringSubmatch(made["tables.sql"], -1)
	if len(tables) != 5 {
		t.Fatalf("%d tables, want 5", len(tables))
	}
	for _, table := range tables {
		text := made[table[1]+".csv"]
		header, _, _ := strings.Cut(text, "\n")
		var columns []string
		for _, column := range declared.FindAllStringSubmatch(table[2], -1) {
			columns = append(columns, column[1])
			for i, row := range readTable(t, text) {
				if column[3] != "" && row[column[1]] == "" {
					t.Errorf("row %d of %s has no %s, which must not be NULL", i+1, table[1], column[1])
				}
			}
		}
		if !slices.Equal(columns, strings.Split(header, ",")) {
			t.Errorf("%s has the columns %q, the file %s", table[1], columns, header)
		}
	}
}

// TestSQLite checks that the commands in reference.md fill the tables in SQLite, with NULL for the empty cells.
func TestSQLite(t *testing.T) {
	for _, program := range []string{"sh", "sqlite3"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	made := files(t, catalog(t))
	folder := t.TempDir()
	for path, content := range made {
		if err := os.WriteFile(filepath.Join(folder, path), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	commands := regexp.MustCompile(`(?s)\nsqlite3 .*?[^\\]\n`).FindString(made["reference.md"])
	run := func(name string, args ...string) string {
		t.Helper()
		command := exec.Command(name, args...)
		command.Dir = folder
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if out := run("sh", "-c", commands); out != "" {
		t.Errorf("sqlite3 says:\n%s", out)
	}
	for _, table := range declaration.FindAllStringSubmatch(made["tables.sql"], -1) {
		rows := readTable(t, made[table[1]+".csv"])
		for _, column := range declared.FindAllStringSubmatch(table[2], -1) {
			empty := 0
			for _, row := range rows {
				if row[column[1]] == "" {
					empty++
				}
			}
			got := run("sqlite3", "codes.db", "SELECT count(*), count(*) - count("+column[1]+"), count(nullif("+column[1]+", '')) FROM "+table[1])
			if want := fmt.Sprintf("%d|%d|%d\n", len(rows), empty, len(rows)-empty); got != want {
				t.Errorf("%s.%s: %q rows, NULLs and values, want %q", table[1], column[1], got, want)
			}
		}
	}
	if got := run("sqlite3", "codes.db", "SELECT p.retry FROM pairs p JOIN reasons r ON r.name = p.reason WHERE r.reply = p.reply AND r.enhanced = p.enhanced AND r.name = 'mailbox full'"); got != "later\n" {
		t.Errorf("the retry of a full mailbox is %q", got)
	}
}
