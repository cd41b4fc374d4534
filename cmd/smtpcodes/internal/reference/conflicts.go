package reference

import "slices"

// A conflict is a detail that is described for one class and listed with a reply code of another.
type conflict struct {
	detail
	Others []int // the reply codes of other classes
}

// Conflicts returns the details on which the registry contradicts itself.
func (doc *document) Conflicts() []conflict {
	var conflicts []conflict
	for _, d := range doc.Details {
		c := conflict{detail: d}
		for _, code := range d.column.Codes {
			if !slices.Contains(d.Classes, code/100) {
				c.Others = append(c.Others, code)
			}
		}
		if len(c.Others) > 0 {
			conflicts = append(conflicts, c)
		}
	}
	return conflicts
}

// A remark says how the sources differ on a code.
type remark struct {
	Code, Remark string
}

// Remarks returns the remarks on codes that are not among the conflicts.
func (doc *document) Remarks() []remark {
	var remarks []remark
	for _, r := range doc.Replies {
		if r.Remark != "" {
			remarks = append(remarks, remark{r.Code.String(), r.Remark})
		}
	}
	conflicts := doc.Conflicts()
	for _, d := range doc.Details {
		if d.Remark != "" && !slices.ContainsFunc(conflicts, func(c conflict) bool { return c.Code == d.Code }) {
			remarks = append(remarks, remark{d.Code.String(), d.Remark})
		}
	}
	return remarks
}
