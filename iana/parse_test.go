package iana

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const fixturePath = "testdata/registry.xml"

// document is a whole registry around records of the three tables.
func document(classes, subjects, details string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"><updated>2030-01-02</updated>
<registry id="smtp-enhanced-status-codes-1">` + classes + `</registry>
<registry id="smtp-enhanced-status-codes-2">` + subjects + `</registry>
<registry id="smtp-enhanced-status-codes-3">
` + details + `</registry>
<people/></registry>`
}

const (
	oneClass   = `<record><code>5.XXX.YYY</code><summary>Lost</summary><reference/><submitter/><change_controller/></record>`
	oneSubject = `<record><code>X.1.YYY</code><summary>Addresses</summary><reference/><submitter/><change_controller/></record>`
)

// detailXML is a record of the third table. It is in line 6 of withDetails where it stands first.
func detailXML(attributes, code, associated, reference string) string {
	return "<record" + attributes + "><code>" + code + "</code><sample>Sample</sample><basic_code>" + associated +
		"</basic_code><description/><reference>" + reference + "</reference><submitter/><change_controller/></record>\n"
}

func withDetails(details ...string) string {
	return document(oneClass, oneSubject, strings.Join(details, ""))
}

func parseFile(t *testing.T, path string) (*Registry, []Warning) {
	t.Helper()
	file, err := os.Open(path)
	if os.IsNotExist(err) && strings.HasPrefix(path, "..") {
		t.Skipf("%s is not here", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	registry, warnings, err := Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return registry, warnings
}

func messages(warnings []Warning) []string {
	var all []string
	for _, w := range warnings {
		all = append(all, w.String())
	}
	return all
}

func TestParseRealRegistries(t *testing.T) {
	const wrongColumn = `line 1096: X.7.28: associated reply codes "The message appears to be part of a mail flood of similar abusive message.": not in the known form, taken as not given`
	for _, test := range []struct {
		name, updated string
		details       int
		warnings      []string
	}{
		{"smtp-enhanced-status-codes-2015-02-04.xml", "2015-02-04", 78, nil},
		{"smtp-enhanced-status-codes-2017-06-22.xml", "2017-06-22", 79, []string{wrongColumn}},
		{"smtp-enhanced-status-codes-2018-12-21.xml", "2018-12-21", 80, []string{wrongColumn}},
		{"smtp-enhanced-status-codes.xml", "2024-12-06", 81, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, warnings := parseFile(t, filepath.Join("../../shared/iana", test.name))
			if diff := cmp.Diff(test.warnings, messages(warnings)); diff != "" {
				t.Errorf("warnings (-want +got):\n%s", diff)
			}
			got := []any{r.Updated, len(r.Classes), len(r.Subjects), len(r.Details), r.Plausible()}
			if diff := cmp.Diff([]any{test.updated, 3, 8, test.details, nil}, got); diff != "" {
				t.Errorf("date and counts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseFixture(t *testing.T) {
	r, warnings := parseFile(t, fixturePath)
	wantWarnings := []string{`line 762: X.7.28: associated reply codes "A cartload of the same leaflet arrived, too many to count, and a sentence ended…": not in the known form, taken as not given`}
	if diff := cmp.Diff(wantWarnings, messages(warnings)); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	raw, err := os.ReadFile(fixturePath)
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256(raw)
	head := *r
	head.Classes, head.Subjects, head.Details = nil, nil, nil
	if diff := cmp.Diff(Registry{Updated: "2035-08-05", SHA256: hex.EncodeToString(digest[:])}, head); diff != "" {
		t.Errorf("registry (-want +got):\n%s", diff)
	}
	var classes, subjects []int
	for _, c := range r.Classes {
		classes = append(classes, c.Class)
	}
	for _, s := range r.Subjects {
		subjects = append(subjects, s.Subject)
	}
	if diff := cmp.Diff([][]int{{2, 4, 5}, {0, 1, 2, 3, 4, 5, 6, 7}}, [][]int{classes, subjects}); diff != "" {
		t.Errorf("classes and subjects (-want +got):\n%s", diff)
	}
	if len(r.Details) != 74 || !inOrder(r) {
		t.Errorf("%d details, in order: %t; want 74 in order", len(r.Details), inOrder(r))
	}
	if err := r.Plausible(); err != nil {
		t.Error(err)
	}
}

// inOrder says that the details are in numeric order and none is there twice.
func inOrder(r *Registry) bool {
	for i := 1; i < len(r.Details); i++ {
		if r.Details[i-1].Code.Compare(r.Details[i].Code) >= 0 {
			return false
		}
	}
	return true
}

func detailOf(t *testing.T, r *Registry, code Code) Detail {
	t.Helper()
	i := slices.IndexFunc(r.Details, func(d Detail) bool { return d.Code == code })
	if i < 0 {
		t.Fatalf("%s is not in the registry", code)
	}
	return r.Details[i]
}

func TestParseFixtureRecords(t *testing.T) {
	r, _ := parseFile(t, fixturePath)
	provenance := func(registered, changed string, references ...Reference) Provenance {
		return Provenance{references, "Example Working Group", "Example", registered, changed}
	}
	for _, test := range []struct {
		name string
		want Detail
	}{
		{"out of order, day and month", Detail{
			Code: Code{1, 10}, Text: "House refuses all post",
			Associated: Associated{Raw: "556", Codes: []int{556}},
			Classes:    ClassLimit{[]int{5}, FromAssociated},
			Provenance: provenance("2031-08-28", "2032-05", Reference{RFC: 7505, Status: "Standards Track"}, Reference{RFC: 7504, Status: "Standards Track"}),
		}},
		{"month only", Detail{
			Code: Code{1, 9}, Text: "Handed to a courier of another guild",
			Associated: Associated{Raw: "Not given"},
			Classes:    ClassLimit{[]int{2, 4, 5}, Unknown},
			Provenance: provenance("2030-01", "", Reference{RFC: 3886, Status: "Standards Track"}),
		}},
		{"empty sample, deprecated", Detail{
			Code:       Code{6, 10},
			Classes:    ClassLimit{[]int{2, 4, 5}, Unknown},
			Deprecated: &Deprecation{By: &Code{6, 8}},
			Provenance: Provenance{References: []Reference{{RFC: 6531, Status: "Standards Track"}}},
		}},
		{"newline in the sample", Detail{
			Code: Code{6, 8}, Text: "Answer needs foreign script, which was not asked for",
			Associated: Associated{Raw: "252, 553, 550", Codes: []int{252, 550, 553}},
			Classes:    ClassLimit{[]int{2, 5}, FromAssociated},
			Provenance: provenance("", "", Reference{RFC: 6531, Status: "Standards Track"}),
		}},
		{"newline in the status", Detail{
			Code: Code{2, 5}, Text: "Box is being painted",
			Associated: Associated{Raw: "450", Codes: []int{450}},
			Classes:    ClassLimit{[]int{4}, FromAssociated},
			Provenance: provenance("", "", Reference{RFC: 5248, Status: "Best current practice"}),
		}},
		{"CDATA", Detail{
			Code: Code{7, 29}, Text: "Chain of seals & stamps broken",
			Associated: Associated{Raw: "550", Codes: []int{550}},
			Classes:    ClassLimit{[]int{5}, FromAssociated},
			Provenance: provenance("2034-12-21", "", Reference{RFC: 8617}),
		}},
		{"section by attribute and by the xref's words", Detail{
			Code: Code{7, 24}, Text: "Sender list unreadable",
			Associated: Associated{Raw: "451/550", Codes: []int{451, 550}},
			Classes:    ClassLimit{[]int{4, 5}, FromAssociated},
			Provenance: provenance("2030-08-13", "", Reference{RFC: 7372, Section: "3.2", Status: "Standards Track"}, Reference{RFC: 7208, Section: "8.6"}),
		}},
		{"sentence in the wrong column", Detail{
			Code: Code{7, 28}, Text: "Flood of leaflets",
			Associated: Associated{Raw: "A cartload of the same leaflet arrived, too many to count, and a sentence ended up here."},
			Classes:    ClassLimit{[]int{2, 4, 5}, Unknown},
			Provenance: provenance("2033-06-22", "", Reference{Draft: "draft-example-leaflets-00"}),
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, detailOf(t, r, test.want.Code)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.want.Code, diff)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	good := detailXML("", "X.1.1", "550", "")
	for _, test := range []struct{ name, input, want string }{
		{"empty", "", "parse registry: no XML element in it"},
		{"truncated", withDetails(good)[:300], "unexpected EOF"},
		{"too big", strings.Repeat(" ", maxInput+1), "read registry: more than 16777216 bytes, the registry is far smaller"},
		{"web page", "\n<!-- portal --><!DocType HTML><title>Log in<br></title>", "looks like a web page (root element html)"},
		{"web page without a doctype", "<HTML><body>Log in", "looks like a web page (root element html)"},
		{"web page in XML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "looks like a web page (root element html)"},
		{"two roots", withDetails(good) + "\n<registry/>", `line 9: a second root element "registry"`},
		{"junk behind the root", withDetails(good) + "\n\njunk", `text outside the root element: "junk"`},
		{"entities", "<!DOCTYPE registry [<!ENTITY a \"b\">]>\n" + withDetails(good)[39:], "line 1: a declaration, <!DOCTYPE registry"},
		{"other namespace", strings.Replace(withDetails(good), namespace, "urn:other", 1), `in namespace "urn:other"`},
		{"other id", strings.Replace(withDetails(good), `codes"`, `flags"`, 1), `with id "smtp-enhanced-status-flags"`},
		{"other root", "<feed/>", `line 1: the root element is "feed"`},
		{"other charset", `<?xml version="1.0" encoding="latin1"?><registry/>`, `encoding "latin1": save it as UTF-8`},
		{"sixteen bits", "\xff\xfe<\x00?\x00", `encoding "UTF-16": save it as UTF-8`},
		{"sixteen bits, the other way round", "\xfe\xff\x00<\x00?", `encoding "UTF-16": save it as UTF-8`},
		{"no date", strings.Replace(withDetails(good), "<updated>2030-01-02</updated>", "", 1), "line 2: 0 <updated> elements, not one"},
		{"malformed date", strings.Replace(withDetails(good), "2030-01-02", "2030-01", 1), `line 2: updated "2030-01" is not a date like 2006-01-02`},
		{"table missing", strings.Replace(withDetails(good), "codes-2", "codes-9", 1), `line 2: table "smtp-enhanced-status-codes-2" is missing`},
		{"table twice", strings.Replace(withDetails(good), "codes-2", "codes-1", 1), `line 4: table "smtp-enhanced-status-codes-1" is there twice, first in line 3`},
		{"table empty", withDetails(), `line 5: table "smtp-enhanced-status-codes-3" has no records`},
		{"class outside RFC 3463", document(strings.Replace(oneClass, "5.", "3.", 1), oneSubject, good), `line 3: class "3.XXX.YYY" is not 2.XXX.YYY, 4.XXX.YYY or 5.XXX.YYY`},
		{"class with a leading zero", document(strings.Replace(oneClass, "5.", "05.", 1), oneSubject, good), `line 3: class "05.XXX.YYY" is not 2.XXX.YYY, 4.XXX.YYY or 5.XXX.YYY`},
		{"subject with a leading zero", document(oneClass, strings.Replace(oneSubject, "X.1", "X.01", 1), good), `line 4: subject "X.01.YYY": "01" is not a number from 0 to 999`},
		{"subject of another form", document(oneClass, strings.Replace(oneSubject, "YYY", "ZZZ", 1), good), `line 4: subject "X.1.ZZZ" is not of the form X.7.YYY`},
		{"malformed code", withDetails(good, detailXML("", "5.1.2", "", "")), `line 7: code "5.1.2" is not of the form X.7.26`},
		{"code too large", withDetails(detailXML("", "X.1.1000", "", "")), `line 6: code "X.1.1000": detail "1000" is not a number`},
		{"code there twice", withDetails(good, detailXML("", "X.1.2", "", ""), good), "line 8: X.1.1: the code is there twice, first in line 6"},
		{"record without a code", withDetails(good, "<record/>"), "line 7: a record with 0 <code> elements, not one"},
		{"very long code", withDetails(detailXML("", strings.Repeat("1", 200), "", "")), `line 6: code "` + strings.Repeat("1", 79) + `…" is too long`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _, err := Parse(strings.NewReader(test.input))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if r != nil {
				t.Error("a registry came with the error")
			}
		})
	}
}

func TestParseListsErrors(t *testing.T) {
	var records []string
	want := "parse registry: "
	for i := range 12 {
		records = append(records, detailXML("", fmt.Sprintf("Y.1.%d", i), "", ""))
		if i < 10 {
			want += fmt.Sprintf("line %d: code \"Y.1.%d\" is not of the form X.7.26\n", 6+i, i)
		}
	}
	_, _, err := Parse(strings.NewReader(withDetails(records...)))
	if diff := cmp.Diff(want+"and 2 more", fmt.Sprint(err)); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

func TestParseWarnings(t *testing.T) {
	for _, test := range []struct {
		name, input string
		want        []string
	}{
		{"none", withDetails(detailXML(` date="2030-01-02" updated="2031-12"`, "X.1.1", "550", "")), nil},
		{"byte order mark", "\ufeff" + withDetails(detailXML("", "X.1.1", "550", "")), nil},
		{"comments and instructions", withDetails(strings.Replace(detailXML("", "X.1<!-- a -->.1<?b c?>", "55<!-- d -->0", ""), "<sample>", "<?e f?><!-- g --><sample>", 1)) + "<?h?><!-- i -->\n", nil},
		{"dates", withDetails(detailXML(` date="2030-13-01" updated="soon"`, "X.1.1", "550", "")), []string{
			`line 6: X.1.1: date "2030-13-01" is not a date like 2006-01-02 or 2006-01, left out`,
			`line 6: X.1.1: updated "soon" is not a date like 2006-01-02 or 2006-01, left out`,
		}},
		{"subject not in its table", withDetails(detailXML("", "X.9.1", "550", "")), []string{
			"line 6: X.9.1: subject 9 is not in the table of subjects",
		}},
		{"the line of the element, in order", withDetails(strings.Replace(detailXML(` date="soon"`, "X.1.1", "maybe", ""), "<basic", "\n\n<basic", 1)), []string{
			`line 6: X.1.1: date "soon" is not a date like 2006-01-02 or 2006-01, left out`,
			`line 8: X.1.1: associated reply codes "maybe": not in the known form, taken as not given`,
		}},
		{"element missing and doubled", withDetails(strings.Replace(detailXML("", "X.1.1", "550", ""), "<description/>", "<sample/>", 1)), []string{
			"line 6: X.1.1: 0 <description> elements, not one",
			"line 6: X.1.1: 2 <sample> elements, not one",
		}},
		{"unknown table", strings.Replace(withDetails(detailXML("", "X.1.1", "550", "")), "<people/>", `<registry id="more"/>`, 1), []string{
			`line 8: table "more" is not known, left out`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, warnings, err := Parse(strings.NewReader(test.input))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, messages(warnings)); diff != "" {
				t.Errorf("warnings (-want +got):\n%s", diff)
			}
			if len(r.Details) != 1 || r.Details[0].Text != "Sample" {
				t.Errorf("details %+v, want one with its text", r.Details)
			}
		})
	}
}
