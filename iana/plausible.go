package iana

import "fmt"

// minDetails is the fewest details a whole registry has. It had 78 in 2015 and codes are not deregistered;
// the slack is for tombstones, and half a download stays far below.
const minDetails = 60

// sentinel is the detail that no state of the registry lacks.
var sentinel = Code{1, 1}

// Plausible says why r cannot be the whole registry: fewer than 60 details that are not withdrawn, or no
// X.1.1 among them. It is for what came over the network; Parse takes a registry of any size.
func (r *Registry) Plausible() error {
	living, found := 0, false
	for _, d := range r.Details {
		if d.Withdrawn != "" {
			continue
		}
		living++
		found = found || d.Code == sentinel
	}
	if living < minDetails {
		return fmt.Errorf("implausible registry: it has %d details, the whole has at least %d", living, minDetails)
	}
	if !found {
		return fmt.Errorf("implausible registry: %q is not among its %d details", sentinel, living)
	}
	return nil
}
