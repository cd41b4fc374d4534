package gen

import (
	"slices"
	"strconv"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
)

// TestSteps holds the steps to the codes they are about: each code exists and is a failure, and each step
// has a side and something to do.
func TestSteps(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	check := func(code string, step Step) {
		if len(step.Sides) == 0 || step.Do == "" {
			t.Errorf("%s: sides %q, step %q", code, step.Sides, step.Do)
		}
	}
	for code, step := range detailSteps {
		check(code.String(), step)
		i := slices.IndexFunc(registry.Details, func(d iana.Detail) bool { return d.Code == code })
		if i < 0 {
			t.Errorf("%s is not registered", code)
			continue
		}
		if slices.Equal(registry.Details[i].Classes.List, []int{2}) {
			t.Errorf("%s is for successes, which nobody has to mend", code)
		}
	}
	for code, step := range replySteps {
		check(strconv.Itoa(code), step)
		if code < 400 || !slices.ContainsFunc(replyCodes, func(r ReplyCode) bool { return r.Code == code }) {
			t.Errorf("%d is no known failure", code)
		}
	}
}
