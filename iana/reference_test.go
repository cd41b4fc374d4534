package iana

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReferences checks what is read of a cell of references, and what is left out with a warning.
func TestReferences(t *testing.T) {
	const rfc = `<xref type="rfc" data="rfc7372"/>`
	for _, test := range []struct {
		name, cell string
		want       []Reference
		warning    string
	}{
		{"none", "", []Reference{}, ""},
		{"RFC", rfc, []Reference{{RFC: 7372}}, ""},
		{"status", rfc + " (Standards\nTrack)", []Reference{{RFC: 7372, Status: "Standards Track"}}, ""},
		{"two", rfc + ` (Standards Track); <xref type="rfc" data="rfc6376"/>`, []Reference{{RFC: 7372, Status: "Standards Track"}, {RFC: 6376}}, ""},
		{"two joined by and", rfc + ` and <xref type="rfc" data="RFC0822"/>.`, []Reference{{RFC: 7372}, {RFC: 822}}, ""},
		{"section after", rfc + ", Section 3.3 (Standards Track)", []Reference{{RFC: 7372, Section: "3.3", Status: "Standards Track"}}, ""},
		{"section attribute", `<xref type="rfc" data="rfc7372" section="3.3"/>`, []Reference{{RFC: 7372, Section: "3.3"}}, ""},
		{"appendix attribute", `<xref type="rfc" data="rfc3463" appendix="B"/>`, []Reference{{RFC: 3463, Section: "B"}}, ""},
		{"section of, in the text", `<xref type="rfc" data="rfc7001">Section 3 of RFC7001</xref>`, []Reference{{RFC: 7001, Section: "3"}}, ""},
		{"section last, in the text", `<xref type="rfc" data="rfc7001">RFC 7001, Section 3.1</xref>`, []Reference{{RFC: 7001, Section: "3.1"}}, ""},
		{"section alone, in the text", `<xref type="rfc" data="rfc7001">Section 3</xref>`, []Reference{{RFC: 7001, Section: "3"}}, ""},
		{"number in the text", `<xref type="rfc" data="rfc7001">RFC7001</xref>`, []Reference{{RFC: 7001}}, ""},
		{"draft", `<xref type="draft" data="draft-example-goats-00"/>`, []Reference{{Draft: "draft-example-goats-00"}}, ""},
		{"approved draft", `<xref type="draft" data="RFC-example-goats-10"/> (Standards Track)`, []Reference{{Draft: "RFC-example-goats-10", Status: "Standards Track"}}, ""},
		{"best current practice", `<xref type="rfc" data="bcp14"/>`, []Reference{{Other: "bcp14"}}, ""},
		{"web address with text", `<xref type="uri" data="https://example.org/goats">All about goats</xref>`, []Reference{{Other: "https://example.org/goats"}}, ""},
		{"xref of text alone", `<xref type="text">The Goat Book</xref>`, []Reference{{Other: "The Goat Book"}}, ""},
		{"plain text", "RFC 3463", []Reference{{RFC: 3463}}, ""},
		{"plain text in brackets", "[RFC3463][RFC7504], Section 2 (Standards Track)", []Reference{{RFC: 3463}, {RFC: 7504, Section: "2", Status: "Standards Track"}}, ""},
		{"a number in a status is no document", "RFC 3463 (updated by RFC 9999)", []Reference{{RFC: 3463, Status: "updated by RFC 9999"}}, ""},

		{"text left over", rfc + " as the goat says; see there", []Reference{{RFC: 7372}}, `"as the goat says; see there" is neither a document, a section nor a status, left out`},
		{"text before", "The Goat Book; " + rfc, []Reference{{RFC: 7372}}, `"The Goat Book;" is neither a document, a section nor a status, left out`},
		{"text alone", "The Goat Book", []Reference{}, `"The Goat Book" is neither a document, a section nor a status, left out`},
		{"xref without data", `<xref type="rfc"/>`, []Reference{}, `an xref that names no document, left out`},
		{"not the number of an RFC", `<xref type="rfc" data="7372"/>`, []Reference{{Other: "7372"}}, `"7372" is not the number of an RFC, BCP or STD, kept as it is`},
		{"not a section", `<xref type="rfc" data="rfc7372" section="the goats"/>`, []Reference{{RFC: 7372}}, `section "the goats" is not a number, left out`},
		{"text about another RFC", `<xref type="rfc" data="rfc7372">Section 3 of RFC7001</xref>`, []Reference{{RFC: 7372}}, `"Section 3 of RFC7001" is not a section of RFC 7372, left out`},
		{"other text", `<xref type="rfc" data="rfc7372">goats</xref>`, []Reference{{RFC: 7372}}, `"goats" is not a section of RFC 7372, left out`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, warnings, err := Parse(strings.NewReader(withDetails(detailXML("", "X.1.1", "550", test.cell))))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, r.Details[0].References); diff != "" {
				t.Errorf("references (-want +got):\n%s", diff)
			}
			var want []string
			if test.warning != "" {
				want = []string{"line 6: X.1.1: reference: " + test.warning}
			}
			if diff := cmp.Diff(want, messages(warnings)); diff != "" {
				t.Errorf("warnings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestReferenceStringAndURL checks how a reference is written, and its address.
func TestReferenceStringAndURL(t *testing.T) {
	for _, test := range []struct {
		reference   Reference
		string, url string
	}{
		{Reference{}, "", ""},
		{Reference{RFC: 7372}, "RFC 7372", "https://www.rfc-editor.org/rfc/rfc7372"},
		{Reference{RFC: 7372, Section: "3.3", Status: "Standards Track"}, "RFC 7372 section 3.3", "https://www.rfc-editor.org/rfc/rfc7372#section-3.3"},
		{Reference{RFC: 3463, Section: "B.1"}, "RFC 3463 appendix B.1", "https://www.rfc-editor.org/rfc/rfc3463#appendix-B.1"},
		{Reference{Draft: "draft-example-goats-00"}, "draft-example-goats-00", "https://datatracker.ietf.org/doc/draft-example-goats"},
		{Reference{Draft: "RFC-ietf-example-goats-10"}, "RFC-ietf-example-goats-10", "https://datatracker.ietf.org/doc/draft-ietf-example-goats"},
		{Reference{Draft: "draft-example-goats", Section: "2"}, "draft-example-goats section 2", "https://datatracker.ietf.org/doc/draft-example-goats"},
		{Reference{Draft: "draft/../goats"}, "draft/../goats", ""},
		{Reference{Other: "bcp14"}, "BCP 14", "https://www.rfc-editor.org/info/bcp14"},
		{Reference{Other: "std10"}, "STD 10", "https://www.rfc-editor.org/info/std10"},
		{Reference{Other: "https://example.org/goats"}, "https://example.org/goats", "https://example.org/goats"},
		{Reference{Other: "javascript:alert(1)"}, "javascript:alert(1)", ""},
		{Reference{Other: "The Goat Book"}, "The Goat Book", ""},
	} {
		t.Run(test.string, func(t *testing.T) {
			if diff := cmp.Diff([]string{test.string, test.url}, []string{test.reference.String(), test.reference.URL()}); diff != "" {
				t.Errorf("%+v (-want +got):\n%s", test.reference, diff)
			}
		})
	}
}

// TestText checks that the text of an element shows its references.
func TestText(t *testing.T) {
	for _, test := range []struct{ name, xml, want string }{
		{"RFC", `by <xref type="rfc" data="rfc6376"/>.`, "by RFC 6376."},
		{"series", `by <xref type="rfc" data="bcp14"/>`, "by BCP 14"},
		{"draft", `by <xref type="draft" data="draft-goats"/>`, "by draft-goats"},
		{"with text", `by <xref type="rfc" data="rfc6376">the
 goat RFC</xref>`, "by the goat RFC"},
		{"line break", "one<br/>two<paragraph>three</paragraph>", "one two three"},
		{"comment", "g<!-- no -->oat", "goat"},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := readDocument([]byte(`<a xmlns="` + namespace + `">` + test.xml + `</a>`))
			if err != nil {
				t.Fatal(err)
			}
			if got := text(root); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
