package gen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"
)

// emitWireForms writes the wire forms of the registered codes, each at its code's remainder by the length of
// the table. So String is small enough for the compiler to inline, which a lookup by class, subject and
// detail is not, and takes half the time.
func emitWireForms(c *Catalog, file *jen.File) {
	var codes []int
	for _, class := range c.Classes {
		for _, detail := range c.Details {
			codes = append(codes, class.Class<<20|detail.Code.Subject<<10|detail.Code.Detail)
		}
	}
	places := distinctRemainders(codes)
	taken := make([]bool, places)
	file.Comment("// wireForms has each registered code at its remainder by the length of the table, which is the least length")
	file.Comment("// that keeps them apart: String finds a code with one comparison.")
	file.Var().Id("wireForms").Op("=").Index(jen.Lit(places)).Id("wireForm").Add(rows(func(group *jen.Group) {
		for _, code := range codes {
			if taken[code%places] {
				continue // String writes it digit by digit
			}
			taken[code%places] = true
			class, subject, detail := code>>20, code>>10&1023, code&1023
			group.Lit(code%places).Op(":").Values(
				jen.Lit(class).Op("<<").Lit(20).Op("+").Lit(subject).Op("<<").Lit(10).Op("+").Lit(detail),
				jen.Lit(fmt.Sprintf("%d.%d.%d", class, subject, detail)))
		}
	}))
}

// maxSpread is how many times longer than its codes the table of wire forms may become. The registry's 243
// codes take a table 2.8 times as long; thousands of scattered ones would take one without end.
const maxSpread = 4

// distinctRemainders is the least divisor by which the codes, which differ, leave remainders that differ, and
// maxSpread times their number where that would be larger.
func distinctRemainders(codes []int) int {
	most := max(1, maxSpread*len(codes))
	leftBy := make([]int, most) // the divisor by which a code last left this remainder
	for divisor := max(1, len(codes)); divisor < most; divisor++ {
		twice := slices.ContainsFunc(codes, func(code int) bool {
			taken := leftBy[code%divisor] == divisor
			leftBy[code%divisor] = divisor
			return taken
		})
		if !twice {
			return divisor
		}
	}
	return most
}
