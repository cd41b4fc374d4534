package iana

import (
	"fmt"
	"slices"
)

// minDetails is the fewest details a whole registry has. It had 78 in 2015 and codes are not deregistered;
// the slack is for tombstones, and half a download stays far below.
const minDetails = 60

// sentinel is the detail that no state of the registry lacks.
var sentinel = Code{1, 1}

// Plausible says why r cannot be the whole registry: fewer than 60 details that are not withdrawn, or no
// X.1.1 among them. It is for what came over the network; Parse takes a registry of any size.
func (r *Registry) Plausible() error {
	living := r.Living()
	if len(living) < minDetails {
		return fmt.Errorf("implausible registry: it has %d details, the whole has at least %d", len(living), minDetails)
	}
	if !slices.ContainsFunc(living, func(d Detail) bool { return d.Code == sentinel }) {
		return fmt.Errorf("implausible registry: %q is not among its %d details", sentinel, len(living))
	}
	return nil
}

// Living lists the details that are not withdrawn.
func (r *Registry) Living() []Detail {
	return slices.DeleteFunc(slices.Clone(r.Details), func(d Detail) bool { return d.Withdrawn != "" })
}
