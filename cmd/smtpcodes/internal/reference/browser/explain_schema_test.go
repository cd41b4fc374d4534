package browser

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestExplainSchema checks that what explain prints as JSON is valid by its schema, and that the schema is strict.
func TestExplainSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../../../../output/reference/explain.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		t.Fatal(err)
	}
	book := explain.New(catalog)
	questions := []string{"550", "5.7.26", "X.7.26", "550 5.7.26", "550 vs 554", "5.7.x", "5xx", "mailbox full", "expired in the queue", "RCPT", "5.7.62", "571",
		"greylistng", "qwertyuiop", "5.007.1", "550 5.1.1 mailbox full", "450 4.2.1 wait - gsmtp", "354 2.0.0", "X.6.10", ""}
	for reason := range smtpcode.Reasons() {
		questions = append(questions, reason.String())
	}
	for detail := range smtpcode.Details() {
		questions = append(questions, detail.String())
	}
	for code := range smtpcode.ReplyCodes() {
		questions = append(questions, code.String())
	}
	notices, err := txtar.ParseFile("../../explain/testdata/notices.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, notice := range notices.Files {
		questions = append(questions, string(notice.Data))
	}
	for _, question := range questions {
		text, err := book.Explain(question).JSON()
		if err != nil {
			t.Fatal(err)
		}
		report, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(report); err != nil {
			t.Errorf("%.60q: %v", question, err)
		}
	}
	checkStrict(t, schema, book.Explain("550 5.1.1 mailbox full"))
}

// checkStrict checks that the schema refuses a report with something wrong in it.
func checkStrict(t *testing.T, schema *jsonschema.Schema, report explain.Report) {
	t.Helper()
	for name, spoil := range map[string]func(answer map[string]any){
		"a further member":            func(a map[string]any) { a["extra"] = true },
		"no reason":                   func(a map[string]any) { delete(a, "reason") },
		"an unknown reason":           func(a map[string]any) { a["reason"] = "bad luck" },
		"an unknown answer":           func(a map[string]any) { a["retry"].(map[string]any)["answer"] = "perhaps" },
		"an unknown party":            func(a map[string]any) { a["actions"].([]any)[0].(map[string]any)["party"] = "nobody" },
		"a detail for an enhanced":    func(a map[string]any) { a["enhanced"] = "X.1.1" },
		"a verdict that is not one":   func(a map[string]any) { a["pair"].(map[string]any)["verdict"] = "fine" },
		"a code with a further field": func(a map[string]any) { a["detail"].(map[string]any)["extra"] = 1.0 },
	} {
		text, err := report.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var spoiled map[string]any
		if err := json.Unmarshal(text, &spoiled); err != nil {
			t.Fatal(err)
		}
		spoil(spoiled["answers"].([]any)[0].(map[string]any))
		if schema.Validate(spoiled) == nil {
			t.Errorf("%s: the schema accepts it", name)
		}
	}
}
