package facts_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/iana"
)

// TestSteps holds the steps to the codes they are about: each code exists and is a failure, and each step
// has a party and something to do.
func TestSteps(t *testing.T) {
	registry, err := iana.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	check := func(code string, step facts.Step) {
		if len(step.Parties) == 0 || step.Do == "" {
			t.Errorf("%s: parties %q, step %q", code, step.Parties, step.Do)
		}
	}
	for code, step := range facts.DetailSteps {
		check(code, step)
		i := slices.IndexFunc(registry.Details, func(d iana.Detail) bool { return d.Code.String() == code })
		if i < 0 {
			t.Errorf("%s is not registered", code)
			continue
		}
		if slices.Equal(registry.Details[i].Classes.List, []int{2}) {
			t.Errorf("%s is for successes, which nobody has to mend", code)
		}
	}
	for code, step := range facts.ReplyCodeSteps {
		check(strconv.Itoa(code), step)
		if code < 400 || !slices.ContainsFunc(facts.ReplyCodes, func(r facts.ReplyCode) bool { return r.Code == code }) {
			t.Errorf("%d is no known failure", code)
		}
	}
}
