package iana

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDerive checks the identifiers derived from texts.
func TestDerive(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"capitals for words", "Mailbox full", "DetailMailboxFull"},
		{"an acronym stays", "SPF validation failed", "DetailSPFValidationFailed"},
		{"a hyphen separates words", "Non-ASCII UTF-8", "DetailNonASCIIUTF8"},
		{"an apostrophe does not", "Bad sender's address", "DetailBadSendersAddress"},
		{"a digit first", "8bit not supported", "Detail8bitNotSupported"},
		{"cut after a word", "one two three four five six seven eight nine ten", "DetailOneTwoThreeFourFiveSixSevenEightNineTen"},
		{"cut after an earlier word", "one two three four five six seven eight nine tentacles", "DetailOneTwoThreeFourFiveSixSevenEightNine"},
		{"as long as possible", strings.Repeat("x", 36) + " full", "DetailX" + strings.Repeat("x", 35) + "Full"},
		{"cut in a word", strings.Repeat("x", 10000), "DetailX" + strings.Repeat("x", 39)},
		{"a keyword", "func", "DetailFunc"},
		{"no words", "... 邮箱已满", "Detail"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (row{prefix: "Detail", text: test.text}).derive(); got != test.want {
				t.Errorf("derive(%q) = %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// TestAssignIdentifiers checks what records are called, and that it does not depend on their order.
func TestAssignIdentifiers(t *testing.T) {
	suggesting := []Detail{detail(1, "", "DetailSuggested"), detail(2, "", "DetailShort"), detail(3, "", "DetailTaken")}
	own := []Detail{detail(1, "Full", "DetailOwn"), detail(9, "", "DetailTaken")}
	for _, test := range []struct {
		name              string
		known, names, new []Detail
		want              map[string]string
	}{
		{"from the text", nil, nil, []Detail{detail(1, "Full", "")}, map[string]string{"X.1.1": "DetailFull"}},
		{"a known record keeps its name", []Detail{detail(1, "Full", "DetailFull")}, nil, []Detail{detail(1, "Empty", "")},
			map[string]string{"X.1.1": "DetailFull"}},
		{"two known records swap texts", []Detail{detail(1, "A", "DetailA"), detail(2, "B", "DetailB")}, nil, []Detail{detail(1, "B", ""), detail(2, "A", "")},
			map[string]string{"X.1.1": "DetailA", "X.1.2": "DetailB"}},
		{"another record has the name", []Detail{detail(1, "Full", "DetailFull")}, nil, []Detail{detail(1, "Full", ""), detail(2, "Full", "")},
			map[string]string{"X.1.1": "DetailFull", "X.1.2": "DetailFull_1_2"}},
		{"a withdrawn record has the name", []Detail{detail(1, "Full", "DetailFull")}, nil, []Detail{detail(2, "Full", "")},
			map[string]string{"X.1.2": "DetailFull_1_2"}},
		{"new records share a text", nil, nil, []Detail{detail(1, "Full", ""), detail(2, "FULL", ""), detail(12, "full", "")},
			map[string]string{"X.1.1": "DetailFull_1_1", "X.1.2": "DetailFULL", "X.1.12": "DetailFull_1_12"}},
		{"a record without words", nil, nil, []Detail{detail(1, "", "")}, map[string]string{"X.1.1": "Detail_1_1"}},
		{"suggested names", own, suggesting, []Detail{detail(1, "Full", ""), detail(2, "A very long phrase", ""), detail(3, "Third", "")}, map[string]string{
			"X.1.1": "DetailOwn",        // the known name comes first
			"X.1.2": "DetailShort",      // the suggested one
			"X.1.3": "DetailThird_1_3"}, // another record has the suggested one
		},
		{"a suggested name that another text gives", own, suggesting, []Detail{detail(2, "A very long phrase", ""), detail(4, "Short", ""), detail(5, "Fifth", "")},
			map[string]string{"X.1.2": "DetailAVeryLongPhrase_1_2", "X.1.4": "DetailShort_1_4", "X.1.5": "DetailFifth"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			for range 10 {
				r := &Registry{Details: slices.Clone(test.new)}
				random.Shuffle(len(r.Details), func(i, j int) { r.Details[i], r.Details[j] = r.Details[j], r.Details[i] })
				r.assignIdentifiers(&Registry{Details: test.known}, &Registry{Details: test.names})
				if diff := cmp.Diff(test.want, r.identifiers()); diff != "" {
					t.Fatalf("identifiers (-want +got):\n%s", diff)
				}
			}
		})
	}
}
