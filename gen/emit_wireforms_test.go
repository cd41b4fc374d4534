package gen

import (
	"fmt"
	"strings"
	"testing"
)

func TestDistinctRemainders(t *testing.T) {
	for _, test := range []struct {
		name  string
		codes []int
		want  int
	}{
		{"none", nil, 1},
		{"one", []int{2098177}, 1},
		{"in a row", []int{7, 8, 9}, 3},
		{"both odd", []int{1, 3}, 3},
		{"far apart", []int{0, 6, 12}, 5},
		{"not apart soon enough", []int{0, 420}, 8},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := distinctRemainders(test.codes); got != test.want {
				t.Errorf("remainders by %d, want %d", got, test.want)
			}
		})
	}
}

// TestScatteredDetails makes a package of codes that no short table keeps apart.
func TestScatteredDetails(t *testing.T) {
	var records strings.Builder
	for i := range 400 {
		records.WriteString(detailXML(fmt.Sprintf("X.%d.%d", 2*i, i*i%37), fmt.Sprintf("text %d", i), "550"))
	}
	for _, file := range packageOf(t, hostile(records.String())) {
		if file.Path == "wireforms.go" && !strings.Contains(string(file.Content), "wireForms = [1600]wireForm{") {
			t.Errorf("another table than one of four places a code:\n%.300s", file.Content)
		}
	}
}

// TestManyDetails makes a package of one detail more than the bytes of detailIndex can number.
func TestManyDetails(t *testing.T) {
	var records strings.Builder
	for i := range 256 {
		records.WriteString(detailXML(fmt.Sprintf("X.%d.%d", i/100, i%100), fmt.Sprintf("text %d", i), "550"))
	}
	packageOf(t, hostile(records.String()))
}
