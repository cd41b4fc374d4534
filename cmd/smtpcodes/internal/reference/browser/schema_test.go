package browser

import (
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSchema checks that the committed catalog is valid by its schema, and that faulty ones are not.
func TestSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	schema, err := compiler.Compile("../../../../../output/reference/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	read := func() map[string]any {
		file, err := os.Open("../../../../../output/reference/catalog.json")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		catalog, err := jsonschema.UnmarshalJSON(file)
		if err != nil {
			t.Fatal(err)
		}
		return catalog.(map[string]any)
	}
	if err := schema.Validate(read()); err != nil {
		t.Fatal(err)
	}
	first := func(catalog map[string]any, list string) map[string]any {
		return catalog[list].([]any)[0].(map[string]any)
	}
	for _, test := range []struct {
		name  string
		spoil func(catalog map[string]any)
	}{
		{"no details", func(c map[string]any) { delete(c, "details") }},
		{"a further member", func(c map[string]any) { c["extra"] = true }},
		{"a code in quotes", func(c map[string]any) { first(c, "replies")["code"] = "550" }},
		{"a standing that does not exist", func(c map[string]any) { first(c, "replies")["standing"] = "golden" }},
		{"a detail with a class", func(c map[string]any) { first(c, "details")["code"] = "5.1.1" }},
		{"a verdict that does not exist", func(c map[string]any) { first(c, "details")["verdicts"].(map[string]any)["fine"] = []any{} }},
		{"a reason that does not exist", func(c map[string]any) { first(c, "replies")["reason"] = "bad luck" }},
		{"a party that does not exist", func(c map[string]any) { first(c, "details")["parties"] = []any{"somebody"} }},
		{"codes to send without a reply code", func(c map[string]any) {
			c["reasons"].([]any)[1].(map[string]any)["send"] = map[string]any{"enhanced": "2.0.0"}
		}},
		{"a provider without a source", func(c map[string]any) { delete(first(c, "providers"), "source") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			catalog := read()
			test.spoil(catalog)
			if schema.Validate(catalog) == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}
