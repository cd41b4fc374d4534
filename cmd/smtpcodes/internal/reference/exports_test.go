package reference

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/smtpcodes/smtpcodes/gen/facts"
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
		if got, want := []string{row["reason"], row["retry"]}, []string{code.Reason().String(), (smtpcode.Reply{Code: code}).Retry().String()}; !slices.Equal(got, want) {
			t.Errorf("%d has the reason and retry %q, want %q", code, got, want)
		}
		checkParties(t, row, code.Reason())
		if severity, category := number(t, row, "severity"), number(t, row, "category"); severity != int(code)/100 || category != int(code)/10%10 {
			t.Errorf("%d has severity %d and category %d", code, severity, category)
		}
	}
	for _, row := range readTable(t, made["details.csv"]) {
		details[row["code"]] = row
		if joined := fmt.Sprintf("X.%d.%d", number(t, row, "subject"), number(t, row, "detail")); joined != row["code"] {
			t.Errorf("%s has the numbers of %s", row["code"], joined)
		}
		if d, err := smtpcode.ParseDetail(row["code"]); err != nil || row["reason"] != d.Reason().String() {
			t.Errorf("%s has the reason %q, want %q, %v", row["code"], row["reason"], d.Reason(), err)
		} else {
			checkParties(t, row, d.Reason())
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
	reply := smtpcode.Reply{Code: code}
	if code.Class() != 0 {
		reply.Enhanced, _ = smtpcode.ParseEnhancedCode(row["enhanced"]) // compared with the package's above
	}
	if got, want := []string{row["reason"], row["retry"]}, []string{reply.CodeReason().String(), reply.Retry().String()}; !slices.Equal(got, want) {
		t.Errorf("%s has the reason and retry %q, want %q", pair, got, want)
	}
	checkParties(t, row, reply.CodeReason())
	if (row["source"] == "") != (verdict == smtpcode.VerdictUnlisted) {
		t.Errorf("%s, %s: source %q", pair, verdict, row["source"])
	}
	if (row["senders"] == "") != (row["customary_for"] == "") {
		t.Errorf("%s: sent by %q for %q", pair, row["senders"], row["customary_for"])
	}
	if verdict == smtpcode.VerdictCustomary && (row["senders"] == "" || !slices.Contains(list(detail["customary"]), row["reply"])) {
		t.Errorf("%s: senders %q, customary with %s", pair, row["senders"], detail["customary"])
	}
}

// checkParties checks the parties in a row that has a reason.
func checkParties(t *testing.T, row map[string]string, reason smtpcode.Reason) {
	t.Helper()
	var want []string
	for party := range reason.Parties() {
		want = append(want, party.String())
	}
	if got := list(row["parties"]); !slices.Equal(got, want) {
		t.Errorf("%s is for %q to deal with, want %q", reason, got, want)
	}
}

// TestReasons checks the reasons in both forms against the catalog's table.
func TestReasons(t *testing.T) {
	c := catalog(t)
	made := files(t, c)
	rows, reasons := readTable(t, made["reasons.csv"]), decode(t, made["catalog.json"]).Reasons
	if len(rows) != len(c.Reasons) || len(reasons) != len(c.Reasons) {
		t.Fatalf("%d rows and %d members, want %d", len(rows), len(reasons), len(c.Reasons))
	}
	for i, want := range c.Reasons {
		row, r := rows[i], reasons[i]
		got := facts.Reason{Identifier: r.Identifier, Name: r.Name, Sentence: r.Sentence, BadAddress: r.BadAddress, Codes: r.Codes}
		cells := facts.Reason{Identifier: row["identifier"], Name: row["name"], Sentence: row["sentence"], BadAddress: row["bad_address"] == "1",
			Enhanced: row["enhanced"], Grounds: row["grounds"], Source: row["source"], Else: row["otherwise"], Codes: list(row["codes"])}
		if r.Send != nil {
			got.Reply, got.Enhanced, got.Grounds, got.Else = r.Send.Reply, r.Send.Enhanced.String(), r.Send.Grounds, r.Send.Otherwise
			got.Source, cells.Reply = names(r.Send.References), number(t, row, "reply")
		}
		for _, a := range r.Actions {
			got.Actions = append(got.Actions, facts.Action{Party: facts.Party(a.Party), Do: a.Do})
		}
		for _, a := range list(row["actions"]) {
			party, do, _ := strings.Cut(a, ": ")
			cells.Actions = append(cells.Actions, facts.Action{Party: facts.Party(party), Do: do})
		}
		for _, p := range r.Phrases {
			got.Phrases = append(got.Phrases, facts.Phrase(p))
		}
		if difference := cmp.Diff(want, got, cmpopts.EquateEmpty()); difference != "" {
			t.Errorf("catalog.json (-table +file):\n%s", difference)
		}
		for _, p := range list(row["phrases"]) {
			cells.Phrases = append(cells.Phrases, facts.Phrase{Text: p})
		}
		withoutSource := cmp.Transformer("text", func(p facts.Phrase) string { return p.Text })
		if difference := cmp.Diff(want, cells, cmpopts.EquateEmpty(), withoutSource); difference != "" {
			t.Errorf("reasons.csv (-table +file):\n%s", difference)
		}
	}
}

// TestProviders checks that providers.csv has what catalog.json has.
func TestProviders(t *testing.T) {
	made := files(t, catalog(t))
	rows := readTable(t, made["providers.csv"])
	providers := decode(t, made["catalog.json"]).Providers
	if len(rows) != len(providers) {
		t.Fatalf("%d rows, want %d", len(rows), len(providers))
	}
	for i, want := range providers {
		row, got := rows[i], provider{Replies: []int{}}
		got.Kind, got.Enhanced, got.Last, got.Provider, got.Meaning = row["kind"], row["enhanced"], row["last"], row["provider"], row["meaning"]
		got.Relation, got.Confidence, got.Source = row["relation"], row["confidence"], row["source"]
		got.Hosts = append([]string{}, list(row["hosts"])...)
		for _, code := range list(row["replies"]) {
			got.Replies = append(got.Replies, number(t, map[string]string{"replies": code}, "replies"))
		}
		if difference := cmp.Diff(want, got); difference != "" {
			t.Errorf("row %d (-catalog.json +providers.csv):\n%s", i, difference)
		}
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
	for _, c := range d.Customary {
		if c.Reply == 451 && (!strings.Contains(c.For, "DMARC") || !slices.Equal(c.Reasons, []string{"DMARC failed"})) {
			t.Errorf("451 4.7.26 is customary for %q, %q", c.For, c.Reasons)
		}
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
