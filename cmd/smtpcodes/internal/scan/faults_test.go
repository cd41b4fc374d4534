package scan

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFaults checks which codes are faults, and above all which numbers are not.
func TestFaults(t *testing.T) {
	const (
		mismatch     = "the class is not the reply code's first digit (RFC 2034 section 4)"
		notAllowed   = "a 3yz reply has no enhanced code (RFC 2034 section 4)"
		unregistered = "the detail is not registered (RFC 3463 section 2)"
		unknown      = "the reply code is in no RFC and no registry"
	)
	for _, test := range []struct {
		name, text string
		want       string // the faults, without the file
	}{
		{"string", `return "550 4.7.23 SPF failed";`, `1:9: "550 4.7.23": ` + mismatch},
		{"reply code too", `{ 451, "451 4.9.0 try later" }`, `1:9: "451 4.9.0": ` + unregistered},
		{"unknown code", "    reply('403 4.7.0 TLS needed')", `1:12: "403 4.7.0": ` + unknown},
		{"both unknown", "`513 5.0.1`", `1:2: "513 5.0.1": ` + unknown},
		{"temporary code", "fprintf(f, \"%s 452 5.5.3 too many\");", `1:16: "452 5.5.3": ` + mismatch},
		{"format", `"450 5.0.0 %s"`, `1:2: "450 5.0.0": ` + mismatch},
		{"intermediate", "354 2.0.0 go ahead", `1:1: "354 2.0.0": ` + notAllowed},
		{"escaped line end", `"250-x\r\n550 4.1.1 no\n450-5.1.1 no"`, `1:11: "550 4.1.1": ` + mismatch + "\n" + `1:25: "450 5.1.1": ` + mismatch},
		{"other escapes", `"\t550 4.1.1" "\r550 4.1.1"`, `1:4: "550 4.1.1": ` + mismatch + "\n" + `1:18: "550 4.1.1": ` + mismatch},
		{"hyphen", "550-4.1.1 no", `1:1: "550 4.1.1": ` + mismatch},
		{"sentence", "It answers 550 4.1.1.", `1:12: "550 4.1.1": ` + mismatch},
		{"list", "550 4.1.1, 250 2.0.0", `1:1: "550 4.1.1": ` + mismatch},
		{"markup", "<b>550 4.1.1</b> **550 4.1.1**", `1:4: "550 4.1.1": ` + mismatch + "\n" + `1:20: "550 4.1.1": ` + mismatch},
		{"column of characters", "é 550 4.1.1", `1:3: "550 4.1.1": ` + mismatch},
		{"typographic quotes", "“550 4.1.1”", `1:2: "550 4.1.1": ` + mismatch},
		{"line", "a\n\nb 550 4.1.1", `3:3: "550 4.1.1": ` + mismatch},
		{"transcript", "<<< 599 #5.1.1 what", `1:5: "599 5.1.1": ` + unknown},
		{"said", "said: 550 4.99.99 no", `1:7: "550 4.99.99": ` + mismatch},
		{"field", "Diagnostic-Code: smtp; 550 #4.1.1 no", `1:24: "550 4.1.1": ` + mismatch},
		{"found twice", "said: 550 4.1.1 no", `1:7: "550 4.1.1": ` + mismatch},

		{"good pairs", `"550 5.1.1" "450 4.1.2" "250 2.0.0" '554-5.7.1'`, ""},
		{"a code alone", "550 no; 4.3.2; said: 404 not found; error code: 403 forbidden\nS: 480 NNTP\n<<< 599 what", ""},
		{"HTTP", "HTTP/1.1 200 2.0.0\nstatus 404\nreturn 301 2.0.0\nHTTP 200 4.1.1", ""},
		{"version", "version 4.3.2 of 550", ""},
		{"changelog", "550 lines, 4.2.1 released\n550 lines 4.2.1\n* 450  4.2.1", ""},
		{"kernel", "build 450 4.19.3", ""},
		{"addresses", "250 5.1.1.7 and 192.550 4.1.1.1, 10.0.0.550 4.1.1", ""},
		{"dates", "2024-05-12 250 5.12.24, 450 5.11.2024", ""},
		{"time", "250 4.1.1s 550 4.1.1ms", ""},
		{"ranges", "550-4.1.1-rc1 550 4.1.1~beta 550 4.1.1.tar 1-550 4.1.1 libfoo-450-4.2.1 450 4.2.1+git 450 4.2.1/24", ""},
		{"amounts", "$550 4.1.1 and 1,550 4.1.1 and 550 4.1.1,5", ""},
		{"longer numbers", "1550 4.1.1 0.550 4.1.1 550 4.1.1000 550 14.1.1 x550 4.1.1 _550 4.1.1", ""},
		{"leading zeros", "550 4.01.1", ""},
		{"SQL", "LIMIT 550 OFFSET 4.1\nVALUES (550, 4.1.1), (550,4.1.1)", ""},
		{"table of numbers", "120 250 4.2.1 7\n1 550 4.1.1 0", ""},
		{"drawing", "M250 4.1.1 7l452 5.5.3-2.5", ""},
		{"word of another alphabet", "é550 4.1.1 550 4.1.1é \xe9550 4.1.1 550 4.1.1\xe9", ""},
		{"two blanks", "550  4.1.1", ""},
		{"two lines", "550\n4.1.1", ""},
		{"other classes", "550 3.1.1 650 4.1.1 150 2.0.0", ""},
		{"ends early", "550 4.", ""},
	} {
		var got []string
		for _, fault := range (Block{Text: test.text, line: 1, column: 1}).faults() {
			got = append(got, strings.TrimPrefix(fault.String(), ":"))
		}
		if difference := cmp.Diff(test.want, strings.Join(got, "\n")); difference != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, difference)
		}
	}
}
