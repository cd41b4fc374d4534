package gen

import (
	"regexp"
	"strings"

	"github.com/smtpcodes/smtpcodes/iana"
)

// sectionStart is the number that a section starts with: 4.2 in "4.2 items 10-11", 6.1 in "6.1-6.3".
var sectionStart = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*`)

// sections are the sections of an RFC, which the tables list in one text: "4.2.3, 4.5.3.1.10".
func sections(rfc int, list string) []iana.Reference {
	if rfc == 0 {
		return nil
	}
	var references []iana.Reference
	for _, section := range strings.Split(list, ",") {
		references = append(references, iana.Reference{RFC: rfc, Section: sectionStart.FindString(strings.TrimSpace(section))})
	}
	return references
}

// References are the sections that define the reply code, none where no RFC does.
func (d Definition) References() []iana.Reference {
	return sections(d.RFC, d.Section)
}

// References are the sections that name the pair.
func (p Pairing) References() []iana.Reference {
	return sections(p.RFC, p.Section)
}

// Source names the RFC and the section of the pair: "RFC 4954 section 6".
func (p Pairing) Source() string {
	return cite(p.RFC, p.Section)
}
