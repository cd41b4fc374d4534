package reference

import (
	"bytes"
	"fmt"
)

// tablesSQL declares the tables of the CSV files in the SQL that SQLite and DuckDB share. Without it SQLite
// imports every column as text.
func tablesSQL(doc *document) ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "-- %s\n", doc.Generated)
	declare(&out, "replies", "code", replyColumns)
	declare(&out, "details", "code", detailColumns)
	declare(&out, "pairs", "reply, detail", pairColumns)
	return out.Bytes(), nil
}

// declare writes one table with its key.
func declare[Row any](out *bytes.Buffer, name, key string, columns []column[Row]) {
	fmt.Fprintf(out, "\nCREATE TABLE %s (\n", name)
	for _, c := range columns {
		fmt.Fprintf(out, "  %s %s,\n", c.name, c.sql)
	}
	fmt.Fprintf(out, "  PRIMARY KEY (%s)\n);\n", key)
}
