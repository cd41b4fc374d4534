package reference

import (
	"bytes"
	"fmt"
	"strings"
)

// tablesSQL declares the tables of the CSV files in the SQL that SQLite and DuckDB share. Without it SQLite imports every
// column as text.
func tablesSQL(doc *document) ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, `-- %s
--
-- Read this file, import the CSV files, and in SQLite read it again: SQLite imports an empty cell as an empty text, which
-- the second run sets to NULL. DuckDB does that by itself.
`, doc.Generated)
	declare(&out, "replies", "PRIMARY KEY (code)", replyColumns)
	declare(&out, "details", "PRIMARY KEY (code)", detailColumns)
	declare(&out, "pairs", "PRIMARY KEY (reply, detail)", pairColumns)
	declare(&out, "reasons", "PRIMARY KEY (name)", reasonColumns)
	declare(&out, "providers", "", providerColumns)
	return out.Bytes(), nil
}

// declare writes one table with its key, if it has one, and sets its empty cells to NULL.
func declare[Row any](out *bytes.Buffer, name, key string, columns []column[Row]) {
	var lines []string
	for _, c := range columns {
		lines = append(lines, "  "+c.name+" "+c.sql)
	}
	if key != "" {
		lines = append(lines, "  "+key)
	}
	fmt.Fprintf(out, "\nCREATE TABLE IF NOT EXISTS %s (\n%s\n);\n", name, strings.Join(lines, ",\n"))
	for _, c := range columns {
		switch c.sql {
		case textOrNull:
			fmt.Fprintf(out, "UPDATE %s SET %s = NULL WHERE %[2]s = '';\n", name, c.name)
		case integerOrNull: // DuckDB cannot compare an integer with ''
			fmt.Fprintf(out, "UPDATE %s SET %s = NULL WHERE CAST(%[2]s AS TEXT) = '';\n", name, c.name)
		}
	}
}
