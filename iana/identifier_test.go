package iana

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDerive(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"capitals for words", "Mailbox full", "DetailMailboxFull"},
		{"an acronym stays", "SPF validation failed", "DetailSPFValidationFailed"},
		{"a hyphen parts words", "Non-ASCII UTF-8", "DetailNonASCIIUTF8"},
		{"an apostrophe does not", "Bad sender's address", "DetailBadSendersAddress"},
		{"a digit first", "8bit not supported", "Detail8bitNotSupported"},
		{"cut at a word", "one two three four five six seven eight nine ten", "DetailOneTwoThreeFourFiveSixSevenEightNineTen"},
		{"cut at a word, shorter", "one two three four five six seven eight nine tentacles", "DetailOneTwoThreeFourFiveSixSevenEightNine"},
		{"just as long as may be", strings.Repeat("x", 36) + " full", "DetailX" + strings.Repeat("x", 35) + "Full"},
		{"cut in a word", strings.Repeat("x", 10000), "DetailX" + strings.Repeat("x", 39)},
		{"a keyword", "func", "DetailFunc"},
		{"no words", "... 邮箱已满", "Detail"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (named{prefix: "Detail", text: test.text}).derive(); got != test.want {
				t.Errorf("derive(%q) = %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// detail is a record of subject 1 with a text and, where it has one, an identifier.
func detail(number int, text, identifier string) Detail {
	return Detail{Code: Code{1, number}, Text: text, Identifier: identifier}
}

// names lists what the details of a registry are called.
func names(r *Registry) map[string]string {
	all := map[string]string{}
	for _, d := range r.Details {
		all[d.Code.String()] = d.Identifier
	}
	return all
}

func TestNewNames(t *testing.T) {
	for _, test := range []struct {
		name       string
		known, new []Detail
		want       map[string]string
	}{
		{"from the text", nil, []Detail{detail(1, "Full", "")}, map[string]string{"X.1.1": "DetailFull"}},
		{"a known record keeps its name", []Detail{detail(1, "Full", "DetailFull")}, []Detail{detail(1, "Empty", "")},
			map[string]string{"X.1.1": "DetailFull"}},
		{"two known records swap texts", []Detail{detail(1, "A", "DetailA"), detail(2, "B", "DetailB")}, []Detail{detail(1, "B", ""), detail(2, "A", "")},
			map[string]string{"X.1.1": "DetailA", "X.1.2": "DetailB"}},
		{"a living record has the name", []Detail{detail(1, "Full", "DetailFull")}, []Detail{detail(1, "Full", ""), detail(2, "Full", "")},
			map[string]string{"X.1.1": "DetailFull", "X.1.2": "DetailFull_1_2"}},
		{"a dead record has the name", []Detail{detail(1, "Full", "DetailFull")}, []Detail{detail(2, "Full", "")},
			map[string]string{"X.1.2": "DetailFull_1_2"}},
		{"two new records share a text", nil, []Detail{detail(1, "Full", ""), detail(2, "FULL", ""), detail(12, "full", "")},
			map[string]string{"X.1.1": "DetailFull_1_1", "X.1.2": "DetailFULL", "X.1.12": "DetailFull_1_12"}},
		{"a record without words", nil, []Detail{detail(1, "", "")}, map[string]string{"X.1.1": "Detail_1_1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			registry := &Registry{Details: test.new}
			registry.adopt(&Registry{Details: test.known})
			if difference := cmp.Diff(test.want, names(registry)); difference != "" {
				t.Errorf("-want +got:\n%s", difference)
			}
		})
	}
}

// TestNamesDoNotDependOnOrder names the same new records in many orders.
func TestNamesDoNotDependOnOrder(t *testing.T) {
	records := []Detail{detail(1, "Full", ""), detail(2, "Full", ""), detail(3, "Other", ""), detail(4, "", ""), detail(5, "Known", "")}
	known := &Registry{Details: []Detail{detail(9, "Known", "DetailKnown")}}
	first := &Registry{Details: append([]Detail(nil), records...)}
	first.adopt(known)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		shuffled := &Registry{Details: append([]Detail(nil), records...)}
		random.Shuffle(len(records), func(i, j int) {
			shuffled.Details[i], shuffled.Details[j] = shuffled.Details[j], shuffled.Details[i]
		})
		shuffled.adopt(known)
		if difference := cmp.Diff(names(first), names(shuffled)); difference != "" {
			t.Fatalf("another order gave other names:\n%s", difference)
		}
	}
}
