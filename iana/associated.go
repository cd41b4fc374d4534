package iana

import (
	"slices"
	"strconv"
	"strings"
)

var (
	// otherFamilies matches a list with the remark that X.7.15 and X.7.16 have after it.
	otherFamilies = pattern(`(?i)^(.*\S)\s*\(other (.+) codes are allowed\)$`)
	// listSeparator separates the codes of a list: "451, 550", "451/550" (X.7.24), "250 or 251" (X.3.6).
	listSeparator = pattern(`(?i)\s*[,/]\s*(?:or\s+)?|\s+or\s+`)
	// replyCode matches a reply code from 200 to 599: RFC 5321 section 4.2 has no other first digit.
	replyCode = pattern(`^[2-5][0-9][0-9]$`)
	// family matches the sign for all reply codes with its first digit (X.7.17 to X.7.19).
	family = pattern(`(?i)^[2-5]XX$`)
)

// parseAssociated parses a cell of the column "associated basic status code". RFC 5248 section 2.1 gives
// the column three forms: reply codes, "Any" and "Not given". Editors have used some more. A cell in none of
// the known forms gives Raw alone and ok is false: half of its text could be a code that nobody meant.
func parseAssociated(cell string) (associated Associated, ok bool) {
	raw := fold(cell)
	notGiven := Associated{Raw: raw}
	switch strings.ToLower(raw) {
	case "", ".", "not given": // X.6.10 is empty, X.7.28 has the full stop
		return notGiven, true
	case "any":
		return Associated{Raw: raw, Any: true}, true
	}
	list, others := raw, ""
	if m := otherFamilies().FindStringSubmatch(raw); m != nil {
		list, others = m[1], m[2]
	}
	associated = Associated{Raw: raw}
	if !associated.addList(list) || others != "" && !associated.addFamilies(others) {
		return notGiven, false
	}
	associated.Codes = sortedSet(associated.Codes)
	associated.Families = sortedSet(associated.Families)
	return associated, true
}

// addList adds a list of reply codes and families. It returns false if the list has anything else.
func (a *Associated) addList(list string) bool {
	for _, item := range listSeparator().Split(list, -1) {
		if replyCode().MatchString(item) {
			code, _ := strconv.Atoi(item) // three digits
			a.Codes = append(a.Codes, code)
		} else if !a.addFamilies(item) {
			return false
		}
	}
	return true
}

// addFamilies adds a list of families. It returns false if the list has anything else.
func (a *Associated) addFamilies(list string) bool {
	for _, item := range listSeparator().Split(list, -1) {
		if !family().MatchString(item) {
			return false
		}
		a.Families = append(a.Families, int(item[0]-'0'))
	}
	return true
}

// classes returns the classes of the reply codes, which are their first digits. No class goes with a 3yz
// reply (RFC 2034 section 4).
func (a Associated) classes() []int {
	if a.Any {
		return slices.Clone(classNumbers)
	}
	digits := slices.Clone(a.Families)
	for _, code := range a.Codes {
		digits = append(digits, code/100)
	}
	return sortedSet(slices.DeleteFunc(digits, func(digit int) bool { return !slices.Contains(classNumbers, digit) }))
}

// sortedSet sorts the numbers in place and drops duplicates.
func sortedSet(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
