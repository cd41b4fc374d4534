package iana

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	// fixturePath is a registry of invented records with every oddity that IANA's has had.
	fixturePath = "testdata/registry.xml"
	// realRegistries is the folder of IANA's own versions, which this repository does not have. Tests that read
	// them skip if it is absent.
	realRegistries = "../../shared/iana/"

	oneClass   = `<record><code>5.XXX.YYY</code><summary>Lost</summary><reference/><submitter/><change_controller/></record>`
	oneSubject = `<record><code>X.1.YYY</code><summary>Addresses</summary><reference/><submitter/><change_controller/></record>`
)

// document returns a registry with the records of the three tables.
func document(classes, subjects, details string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"><updated>2030-01-02</updated>
<registry id="smtp-enhanced-status-codes-1">` + classes + `</registry>
<registry id="smtp-enhanced-status-codes-2">` + subjects + `</registry>
<registry id="smtp-enhanced-status-codes-3">
` + details + `</registry>
<people/></registry>`
}

// detailXML returns a record of the third table, a line long. The first one of withDetails is in line 6.
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
	if os.IsNotExist(err) && strings.HasPrefix(path, realRegistries) {
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

// TestParseRegistries checks what is parsed from whole registries. The phrases are compared with those that a
// regular expression finds in the XML.
func TestParseRegistries(t *testing.T) {
	const wrongColumn = `line 1096: X.7.28: associated reply codes "The message appears to be part of a mail flood of similar abusive message.": not in a known form, taken as not given`
	record := regexp.MustCompile(`(?s)<code>(X\.\d+\.\d+)</code>\s*(?:<sample/>|<sample>(.*?)</sample>)`)
	markup := regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>`)
	entities := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")
	for _, test := range []struct {
		path, updated string
		details       int
		warnings      []string
	}{
		{fixturePath, "2035-08-05", 74, []string{
			`line 762: X.7.28: associated reply codes "A cartload of the same leaflet arrived, too many to count, and a sentence ended…": not in a known form, taken as not given`}},
		{realRegistries + "smtp-enhanced-status-codes-2015-02-04.xml", "2015-02-04", 78, nil},
		{realRegistries + "smtp-enhanced-status-codes-2017-06-22.xml", "2017-06-22", 79, []string{wrongColumn}},
		{realRegistries + "smtp-enhanced-status-codes-2018-12-21.xml", "2018-12-21", 80, []string{wrongColumn}},
		{realRegistries + "smtp-enhanced-status-codes.xml", "2024-12-06", 81, nil},
	} {
		t.Run(test.path, func(t *testing.T) {
			r, warnings := parseFile(t, test.path)
			raw, err := os.ReadFile(test.path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.warnings, messages(warnings)); diff != "" {
				t.Errorf("warnings (-want +got):\n%s", diff)
			}
			digest := sha256.Sum256(raw)
			want := []any{test.updated, hex.EncodeToString(digest[:]), 3, 8, test.details, true, nil}
			got := []any{r.Updated, r.SHA256, len(r.Classes), len(r.Subjects), len(r.Details), slices.IsSortedFunc(r.rows(), compareRows), r.Plausible()}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("date, digest, counts, order, plausibility (-want +got):\n%s", diff)
			}
			wantPhrases, phrases, deprecated := map[string]string{}, map[string]string{}, map[string]string{}
			for _, match := range record.FindAllStringSubmatch(string(raw), -1) {
				wantPhrases[match[1]] = strings.Join(strings.Fields(entities.Replace(markup.ReplaceAllString(match[2], ""))), " ")
			}
			for _, d := range r.Details {
				phrases[d.Code.String()] = d.Text
				if d.Deprecated != nil {
					deprecated[d.Code.String()] = d.Deprecated.describe()
				}
			}
			if diff := cmp.Diff(wantPhrases, phrases); diff != "" {
				t.Errorf("phrases (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(map[string]string{"X.6.10": "replaced by X.6.8"}, deprecated); diff != "" {
				t.Errorf("deprecated details (-want +got):\n%s", diff)
			}
		})
	}
}

func detailOf(r *Registry, code Code) Detail {
	return r.Details[slices.IndexFunc(r.Details, func(d Detail) bool { return d.Code == code })]
}

// TestParseRecords checks whole records of the fixture, one for each oddity.
func TestParseRecords(t *testing.T) {
	r, _ := parseFile(t, fixturePath)
	const track = "Standards Track"
	from := func(registered, changed string, references ...Reference) Provenance {
		return Provenance{references, "Example Working Group", "Example", registered, changed}
	}
	unknown := ClassLimit{[]int{2, 4, 5}, Unknown}
	for _, test := range []struct {
		name string
		want Detail
	}{
		{"out of order, day and month", Detail{Code: Code{1, 10}, Text: "House refuses all post", Associated: Associated{Raw: "556", Codes: []int{556}},
			Classes:    ClassLimit{[]int{5}, FromAssociated},
			Provenance: from("2031-08-28", "2032-05", Reference{RFC: 7505, Status: track}, Reference{RFC: 7504, Status: track})}},
		{"month only", Detail{Code: Code{1, 9}, Text: "Handed to a courier of another guild", Associated: Associated{Raw: "Not given"},
			Classes: unknown, Provenance: from("2030-01", "", Reference{RFC: 3886, Status: track})}},
		{"empty sample, deprecated", Detail{Code: Code{6, 10},
			Classes: unknown, Deprecated: &Deprecation{By: &Code{6, 8}}, Provenance: Provenance{References: []Reference{{RFC: 6531, Status: track}}}}},
		{"newline in the sample", Detail{Code: Code{6, 8}, Text: "Answer needs foreign script, which was not asked for",
			Associated: Associated{Raw: "252, 553, 550", Codes: []int{252, 550, 553}},
			Classes:    ClassLimit{[]int{2, 5}, FromAssociated}, Provenance: from("", "", Reference{RFC: 6531, Status: track})}},
		{"newline in the status", Detail{Code: Code{2, 5}, Text: "Box is being painted", Associated: Associated{Raw: "450", Codes: []int{450}},
			Classes: ClassLimit{[]int{4}, FromAssociated}, Provenance: from("", "", Reference{RFC: 5248, Status: "Best current practice"})}},
		{"CDATA", Detail{Code: Code{7, 29}, Text: "Chain of seals & stamps broken", Associated: Associated{Raw: "550", Codes: []int{550}},
			Classes: ClassLimit{[]int{5}, FromAssociated}, Provenance: from("2034-12-21", "", Reference{RFC: 8617})}},
		{"section in an attribute and in the xref's text", Detail{Code: Code{7, 24}, Text: "Sender list unreadable",
			Associated: Associated{Raw: "451/550", Codes: []int{451, 550}}, Classes: ClassLimit{[]int{4, 5}, FromAssociated},
			Provenance: from("2030-08-13", "", Reference{RFC: 7372, Section: "3.2", Status: track}, Reference{RFC: 7208, Section: "8.6"})}},
		{"sentence in the wrong column", Detail{Code: Code{7, 28}, Text: "Flood of leaflets",
			Associated: Associated{Raw: "A cartload of the same leaflet arrived, too many to count, and a sentence ended up here."},
			Classes:    unknown, Provenance: from("2033-06-22", "", Reference{Draft: "draft-example-leaflets-00"})}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, detailOf(r, test.want.Code)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.want.Code, diff)
			}
		})
	}
}

// TestParseErrors checks that a document which is not the registry is refused, with the line and the value.
func TestParseErrors(t *testing.T) {
	good := detailXML("", "X.1.1", "550", "")
	edit := func(old, new string) string { return strings.Replace(withDetails(good), old, new, 1) }
	class := func(old, new string) string {
		return document(strings.Replace(oneClass, old, new, 1), oneSubject, good)
	}
	subject := func(old, new string) string {
		return document(oneClass, strings.Replace(oneSubject, old, new, 1), good)
	}
	var malformed []string
	listed := "parse registry: "
	for i := range 12 {
		malformed = append(malformed, detailXML("", fmt.Sprintf("Y.1.%d", i), "", ""))
		if i < 10 {
			listed += fmt.Sprintf("line %d: code \"Y.1.%d\" is not of the form X.7.26, with numbers from 0 to 999 without leading zeros\n", 6+i, i)
		}
	}
	for _, test := range []struct{ name, input, want string }{
		{"empty", "", "parse registry: no XML element in it"},
		{"truncated", withDetails(good)[:300], "unexpected EOF"},
		{"too large", strings.Repeat(" ", maxInput+1), "read registry: more than 16777216 bytes, the registry is far smaller"},
		{"web page", "\n<!-- portal --><!DocType HTML><title>Log in<br></title>", "looks like a web page (root element html)"},
		{"web page without a doctype", "<HTML><body>Log in", "looks like a web page (root element html)"},
		{"web page in XML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "looks like a web page (root element html)"},
		{"two roots", withDetails(good) + "\n<registry/>", `line 9: a second root element "registry"`},
		{"text after the root", withDetails(good) + "\n\njunk", `text outside the root element: "junk"`},
		{"entities", "<!DOCTYPE registry [<!ENTITY a \"b\">]>\n" + withDetails(good)[39:], "line 1: a declaration, <!DOCTYPE registry"},
		{"another namespace", edit(namespace, "urn:other"), `in namespace "urn:other"`},
		{"another id", edit(`codes"`, `flags"`), `with id "smtp-enhanced-status-flags"`},
		{"another root", "<feed/>", `line 1: the root element is "feed"`},
		{"another charset", `<?xml version="1.0" encoding="latin1"?><registry/>`, `encoding "latin1": save it as UTF-8`},
		{"UTF-16", "\xff\xfe<\x00?\x00", `encoding "UTF-16": save it as UTF-8`},
		{"UTF-16, big-endian", "\xfe\xff\x00<\x00?", `encoding "UTF-16": save it as UTF-8`},
		{"no date", edit("<updated>2030-01-02</updated>", ""), "line 2: 0 <updated> elements, not one"},
		{"two dates", edit("<updated>", "<updated/><updated>"), "line 2: 2 <updated> elements, not one"},
		{"malformed date", edit("2030-01-02", "2030-01"), `line 2: updated "2030-01" is not a date like 2006-01-02`},
		{"missing table", edit("codes-2", "codes-9"), `line 2: table "smtp-enhanced-status-codes-2" is missing`},
		{"duplicate table", edit("codes-2", "codes-1"), `line 4: duplicate table "smtp-enhanced-status-codes-1", first in line 3`},
		{"empty table", withDetails(), `line 5: table "smtp-enhanced-status-codes-3" has no records`},
		{"class outside RFC 3463", class("5.", "3."), `line 3: class "3.XXX.YYY" is not 2.XXX.YYY, 4.XXX.YYY or 5.XXX.YYY`},
		{"class with a leading zero", class("5.", "05."), `line 3: class "05.XXX.YYY" is not 2.XXX.YYY, 4.XXX.YYY or 5.XXX.YYY`},
		{"subject with a leading zero", subject("X.1", "X.01"), `line 4: subject "X.01.YYY" is not of the form X.7.YYY, with a number from 0 to 999`},
		{"subject of another form", subject("YYY", "ZZZ"), `line 4: subject "X.1.ZZZ" is not of the form X.7.YYY`},
		{"malformed code", withDetails(good, detailXML("", "5.1.2", "", "")), `line 7: code "5.1.2" is not of the form X.7.26`},
		{"number too large", withDetails(detailXML("", "X.1.1000", "", "")), `line 6: code "X.1.1000" is not of the form X.7.26, with numbers from 0 to 999`},
		{"duplicate code", withDetails(good, detailXML("", "X.1.2", "", ""), good), "line 8: X.1.1: duplicate code, first in line 6"},
		{"record without a code", withDetails(good, "<record/>"), "line 7: a record with 0 <code> elements, not one"},
		{"very long code", withDetails(detailXML("", strings.Repeat("1", 200), "", "")), `line 6: code "` + strings.Repeat("1", 79) + `…" is too long`},
		{"twelve errors", withDetails(malformed...), listed + "and 2 more"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _, err := Parse(strings.NewReader(test.input))
			if err == nil || !strings.Contains(err.Error(), test.want) || r != nil {
				t.Errorf("registry %v and error %v, want %q", r, err, test.want)
			}
		})
	}
}

// TestMalformedCodes checks that a registry with a malformed code is refused, and that the error quotes the code.
func TestMalformedCodes(t *testing.T) {
	for _, code := range []string{"X.1.1.1", "X.999.1000", "X.-1.2", "5.1.1", "X.01.1", "X.1", "X.1.+1", "x.1.1"} {
		_, _, err := Parse(strings.NewReader(withDetails(detailXML("", "X.1.1", "550", ""), detailXML("", code, "", ""))))
		if err == nil || !strings.Contains(err.Error(), `"`+code+`"`) {
			t.Errorf("%s: error %v", code, err)
		}
	}
}

// TestParseWarnings checks what Parse leaves out with a warning, and what it accepts without one.
func TestParseWarnings(t *testing.T) {
	good := detailXML("", "X.1.1", "550", "")
	for _, test := range []struct {
		name, input string
		want        []string
	}{
		{"dates", withDetails(detailXML(` date="2030-01-02" updated="2031-12"`, "X.1.1", "550", "")), nil},
		{"byte order mark", "\ufeff" + withDetails(good), nil},
		{"comments and instructions", withDetails(strings.Replace(detailXML("", "X.1<!-- a -->.1<?b c?>", "55<!-- d -->0", ""), "<sample>", "<?e f?><!-- g --><sample>", 1)) + "<?h?><!-- i -->\n", nil},
		{"malformed dates", withDetails(detailXML(` date="2030-13-01" updated="soon"`, "X.1.1", "550", "")), []string{
			`line 6: X.1.1: date "2030-13-01" is not a date like 2006-01-02 or 2006-01, left out`,
			`line 6: X.1.1: updated "soon" is not a date like 2006-01-02 or 2006-01, left out`}},
		{"unknown subject", withDetails(detailXML("", "X.9.1", "550", "")), []string{"line 6: X.9.1: subject 9 is not in the table of subjects"}},
		{"lines of the elements, in order", withDetails(strings.Replace(detailXML("\n date=\"soon\"", "X.1.1", "maybe", ""), "<basic", "\n\n  <basic", 1)), []string{
			`line 6: X.1.1: date "soon" is not a date like 2006-01-02 or 2006-01, left out`,
			`line 9: X.1.1: associated reply codes "maybe": not in a known form, taken as not given`}},
		{"element missing and another twice", withDetails(strings.Replace(good, "<description/>", "<sample/>", 1)), []string{
			"line 6: X.1.1: 0 <description> elements, not one",
			"line 6: X.1.1: 2 <sample> elements, not one"}},
		{"unknown table", strings.Replace(withDetails(good), "<people/>", `<registry id="more"/>`, 1), []string{`line 8: table "more" is not known, left out`}},
		{"unknown element", withDetails(strings.Replace(good, "<description/>", "<description/><status>obsolete</status>", 1)),
			[]string{"line 6: X.1.1: element <status> is not known, left out"}},
		{"unknown attribute", withDetails(strings.Replace(good, "<record", `<record status="obsolete"`, 1)),
			[]string{`line 6: X.1.1: attribute "status" is not known, left out`}},
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

// FuzzParse checks that Parse returns a registry or an error for any input and never panics, and that every
// registry it returns makes a snapshot that Load accepts: codes unique and in order, reply codes and classes
// that exist. No reply code may be invented.
func FuzzParse(f *testing.F) {
	raw, err := os.ReadFile(fixturePath)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Add(withDetails(detailXML("", "X.1.1", "550, 4XX (other 5XX codes are allowed)", `<xref type="rfc" data="rfc1">Section 2</xref>`)))
	f.Fuzz(func(t *testing.T, input string) {
		r, _, err := Parse(strings.NewReader(input))
		if (r == nil) == (err == nil) {
			t.Fatalf("registry %v and error %v", r, err)
		}
		if err != nil {
			return
		}
		r.assignIdentifiers(&Registry{}, nil)
		if _, err := Load([]byte(marshal(t, r))); err != nil {
			t.Error(err)
		}
		for _, d := range r.Details {
			for _, code := range d.Associated.Codes {
				if !strings.Contains(d.Associated.Raw, fmt.Sprint(code)) {
					t.Errorf("%s: reply code %d from %q", d.Code, code, d.Associated.Raw)
				}
			}
		}
	})
}
