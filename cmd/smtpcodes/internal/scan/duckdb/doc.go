// Package duckdb tests query.sql, which loads what "smtpcodes scan --each" wrote and the reference's CSV files into DuckDB. It
// is a module of its own to keep DuckDB out of the program's go.mod. It needs cgo; DuckDB itself is in the driver's modules.
package duckdb
