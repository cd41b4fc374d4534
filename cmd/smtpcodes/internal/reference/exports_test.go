package reference

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// readTable returns the rows of a CSV file by the names of their columns.
func readTable(t *testing.T, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// number parses a cell that must be a plain integer.
func number(t *testing.T, row map[string]string, column string) int {
	t.Helper()
	n, err := strconv.Atoi(row[column])
	if err != nil || strconv.Itoa(n) != row[column] {
		t.Errorf("column %s has %q, want a plain integer", column, row[column])
	}
	return n
}

// TestTables checks the three tables, and that they join.
func TestTables(t *testing.T) {
	c := catalog(t)
	made := files(t, c)
	replies, details := map[string]map[string]string{}, map[string]map[string]string{}
	for _, row := range readTable(t, made["replies.csv"]) {
		code := smtpcode.ReplyCode(number(t, row, "code"))
		replies[row["code"]] = row
		if got := []string{row["standing"], row["text"]}; !slices.Equal(got, []string{code.Standing().String(), code.Text()}) {
			t.Errorf("%d: %q", code, got)
		}
		if severity, category := number(t, row, "severity"), number(t, row, "category"); severity != int(code)/100 || category != int(code)/10%10 {
			t.Errorf("%d has severity %d and category %d", code, severity, category)
		}
	}
	for _, row := range readTable(t, made["details.csv"]) {
		details[row["code"]] = row
		if joined := fmt.Sprintf("X.%d.%d", number(t, row, "subject"), number(t, row, "detail")); joined != row["code"] {
			t.Errorf("%s has the numbers of %s", row["code"], joined)
		}
	}
	if len(replies) != len(c.Replies) || len(details) != len(c.Details) {
		t.Fatalf("%d reply codes and %d details", len(replies), len(details))
	}
	if row := details["X.6.10"]; row["standing"] != "deprecated" || row["replaced_by"] != "X.6.8" {
		t.Errorf("X.6.10 is %s, replaced by %q", row["standing"], row["replaced_by"])
	}
	for code, row := range replies {
		for _, detail := range list(row["details"]) {
			if d, ok := details[detail]; !ok || !slices.Contains(list(d["replies"]), code) {
				t.Errorf("%s has %s, which does not have it", code, detail)
			}
		}
	}
	seen := map[string]bool{}
	for _, row := range readTable(t, made["pairs.csv"]) {
		if replies[row["reply"]] == nil || details[row["detail"]] == nil {
			t.Errorf("the pair %s %s has no row for one of its codes", row["reply"], row["detail"])
		}
		seen[row["reply"]+row["detail"]] = true
		checkPair(t, row, details[row["detail"]])
	}
	if len(seen) != len(replies)*len(details) {
		t.Errorf("%d pairs, want every reply code with every detail once", len(seen))
	}
}

// checkPair checks a row of the pairs against the generated package and the detail's row.
func checkPair(t *testing.T, row, detail map[string]string) {
	t.Helper()
	code := smtpcode.ReplyCode(number(t, row, "reply"))
	verdict := smtpcode.Verdict(number(t, row, "rank"))
	pair := row["reply"] + " " + row["detail"]
	switch d, err := smtpcode.ParseDetail(row["detail"]); {
	case err != nil:
		t.Error(err)
	case code.Class() == 0:
		if row["enhanced"] != "" || verdict != smtpcode.VerdictNotAllowed {
			t.Errorf("%s: %q, %s", pair, row["enhanced"], verdict)
		}
	case row["enhanced"] != d.For(code).String() || verdict != smtpcode.Check(code, d.For(code)):
		t.Errorf("%s: %q, %s", pair, row["enhanced"], verdict)
	}
	if row["verdict"] != verdict.String() || row["fault"] != map[bool]string{true: "1", false: "0"}[verdict.Fault()] {
		t.Errorf("%s: rank %d, verdict %q, fault %q", pair, verdict, row["verdict"], row["fault"])
	}
	if (row["source"] == "") != (verdict == smtpcode.VerdictUnlisted) {
		t.Errorf("%s, %s: source %q", pair, verdict, row["source"])
	}
	if verdict == smtpcode.VerdictCustomary && (row["senders"] == "" || !slices.Contains(list(detail["customary"]), row["reply"])) {
		t.Errorf("%s: senders %q, customary with %s", pair, row["senders"], detail["customary"])
	}
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, listSeparator)
}

func decode(t *testing.T, text string) *document {
	t.Helper()
	var doc document
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return &doc
}

// TestCatalog checks facts in catalog.json that a postmaster may look for.
func TestCatalog(t *testing.T) {
	doc := decode(t, files(t, catalog(t))["catalog.json"])
	if doc.Generated == "" || doc.Registry.Updated != smtpcode.RegistryUpdated || len(doc.Registry.SHA256) != 64 {
		t.Errorf("origin: %q, %+v", doc.Generated, doc.Registry)
	}
	at := slices.IndexFunc(doc.Details, func(d detail) bool { return d.Detail == 26 && d.Subject == 7 })
	if at < 0 {
		t.Fatal("X.7.26 is not there")
	}
	d := doc.Details[at]
	if !slices.Contains(d.Replies, 550) || !slices.Contains(d.Verdicts["customary"], 451) || !slices.Equal(d.Verdicts["not allowed"], []int{334, 354, 355}) {
		t.Errorf("X.7.26 has the replies %v and the verdicts %v", d.Replies, d.Verdicts)
	}
	at = slices.IndexFunc(doc.Commands, func(c command) bool { return c.Name == "RCPT" })
	for _, code := range []int{250, 251, 421, 450, 452, 550, 551, 552, 553, 556} {
		if at < 0 || !slices.ContainsFunc(doc.Commands[at].Replies, func(r commandReply) bool { return r.Reply == code && r.Source != "" }) {
			t.Errorf("RCPT lacks %d with its source", code)
		}
	}
	if !slices.ContainsFunc(doc.Providers, func(p provider) bool { return p.Enhanced == "5.7.606" && p.Source != "" }) {
		t.Error("5.7.606 has no provider or no source")
	}
}
