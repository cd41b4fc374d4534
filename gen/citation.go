package gen

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/smtpcodes/smtpcodes/iana"
)

// Cite names the sections of an RFC that a fact's row lists: "RFC 5321 sections 4.2.3, 3.4".
func Cite(rfc int, sections string) string {
	name := fmt.Sprintf("RFC %d", rfc)
	switch {
	case sections == "":
		return name
	case strings.ContainsAny(sections, ",;-"):
		return name + " sections " + sections
	}
	return name + " section " + sections
}

// sectionStart is the number that a section begins with: 4.2 in "4.2 items 10-11", 6.1 in "6.1-6.3".
var sectionStart = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*`)

// References returns each of the sections by itself, none for RFC 0, which is no RFC.
func References(rfc int, sections string) []iana.Reference {
	if rfc == 0 {
		return nil
	}
	var references []iana.Reference
	for _, section := range strings.Split(sections, ",") {
		references = append(references, iana.Reference{RFC: rfc, Section: sectionStart.FindString(strings.TrimSpace(section))})
	}
	return references
}
