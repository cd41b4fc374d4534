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
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := distinctRemainders(test.codes); got != test.want {
				t.Errorf("remainders by %d, want %d", got, test.want)
			}
		})
	}
}

// TestManyDetails makes a package of more details than fit into the bytes of detailIndex.
func TestManyDetails(t *testing.T) {
	var records strings.Builder
	for i := range 300 {
		records.WriteString(detailXML(fmt.Sprintf("X.%d.%d", i/100, i%100), fmt.Sprintf("text %d", i), "550"))
	}
	packageOf(t, hostile(records.String()))
}
