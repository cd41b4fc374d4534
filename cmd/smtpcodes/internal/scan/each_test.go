package scan

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rowsOf returns what Each writes, in blocks of a size.
func rowsOf(t *testing.T, text string, format Format, size int) string {
	t.Helper()
	var out strings.Builder
	in := Input{Paths: []string{"-"}, Stdin: strings.NewReader(text), size: size}
	if _, err := Each(t.Context(), in, &out, format); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestEach checks the rows in both formats.
func TestEach(t *testing.T) {
	const log = "x\nMar 4 mx é: said: 550-5.1.1 no \"such\" user\r\n550 5.1.1 here\nstatus: 4.2.2\n<<< 354 go\nsaid: 450\n"
	const jsonl = `{"file":"-","line":2,"column":19,"code":550,"enhanced":"5.1.1","reason":"mailbox unknown","party":"sender","retry":"after a change","verdict":"listed","text":"no \"such\" user\nhere","before":"Mar 4 mx é: said: "}
{"file":"-","line":4,"column":9,"code":null,"enhanced":"4.2.2","reason":"mailbox full","party":"recipient","retry":"later","verdict":"unspecified","text":null,"before":"status: "}
{"file":"-","line":5,"column":5,"code":354,"enhanced":null,"reason":"accepted","party":null,"retry":"not needed","verdict":"unspecified","text":"go","before":"<<< "}
{"file":"-","line":6,"column":7,"code":450,"enhanced":null,"reason":"unstated","party":null,"retry":"later","verdict":"unspecified","text":null,"before":"said: "}
`
	const commas = `file,line,column,code,enhanced,reason,party,retry,verdict,text,before
-,2,19,550,5.1.1,mailbox unknown,sender,after a change,listed,"no ""such"" user here",Mar 4 mx é: said: 
-,4,9,,4.2.2,mailbox full,recipient,later,unspecified,,status: 
-,5,5,354,,accepted,,not needed,unspecified,go,<<< 
-,6,7,450,,unstated,,later,unspecified,,said: 
`
	for _, size := range []int{0, 1, 30} {
		if difference := cmp.Diff(jsonl, rowsOf(t, log, FormatJSONL, size)); difference != "" {
			t.Errorf("JSON Lines in blocks of %d (-want +got):\n%s", size, difference)
		}
		if difference := cmp.Diff(commas, rowsOf(t, log, FormatCSV, size)); difference != "" {
			t.Errorf("CSV in blocks of %d (-want +got):\n%s", size, difference)
		}
	}
}

// TestHostileRows checks that no row has raw control characters, formulas for a spreadsheet or endless text, and that JSON
// keeps the characters.
func TestHostileRows(t *testing.T) {
	const text = "=cmd|' /C calc'!A0 \x1b]0;x\a\u009b\u202e\U000e0001\x00 said: 550 5.1.1 @SUM(1)\n"
	lines := rowsOf(t, text, FormatJSONL, 0)
	if strings.ContainsAny(lines, "\x1b\a\u009b\u202e\U000e0001\x00") {
		t.Errorf("raw characters in %q", lines)
	}
	var row Record
	if err := json.Unmarshal([]byte(lines), &row); err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSuffix(text, "550 5.1.1 @SUM(1)\n"); *row.Before != want {
		t.Errorf("before is %q, want %q", *row.Before, want)
	}
	rows, err := csv.NewReader(strings.NewReader(rowsOf(t, text, FormatCSV, 0))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]string{9: "'@SUM(1)", 10: "'=cmd|' /C calc'!A0 �]0;x����� said: "} {
		if rows[1][i] != want {
			t.Errorf("%s is %q, want %q", rows[0][i], rows[1][i], want)
		}
	}
	long := rowsOf(t, strings.Repeat("é", 1<<16)+" said: 550 5.1.1 "+strings.Repeat("é", 1<<16)+"\n", FormatJSONL, 0)
	if err := json.Unmarshal([]byte(long), &row); err != nil {
		t.Fatal(err)
	}
	if len(*row.Text) > maxText+10 || len(*row.Before) > maxBefore+10 || !strings.HasSuffix(*row.Before, " said: ") {
		t.Errorf("%d octets of text and %d before it", len(*row.Text), len(*row.Before))
	}
	if row.Column != 1<<16+8 {
		t.Errorf("column %d", row.Column)
	}
}
