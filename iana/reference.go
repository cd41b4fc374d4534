package iana

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/antchfx/xmlquery"
)

// sectionNumber matches the number of a section, 3.3, or of an appendix, B or B.1.
const sectionNumber = `[0-9]+(?:\.[0-9]+)*|[A-Z](?:\.[0-9]+)*`

var (
	// citation matches one document in a <reference>: an xref, given as NUL, its index, NUL (XML text has no
	// NUL), or an RFC in plain text, and after it ", Section 3.3" and "(Standards Track)" if they are there.
	citation = pattern(`(?i)(?:\x00([0-9]+)\x00|\[?\bRFC ?([1-9][0-9]{0,5})\b\]?)` +
		`(?:,? ?(?:section|appendix) (` + sectionNumber + `)\b)?(?: ?\(([^()]*)\))?`)

	// separators matches what may be between two citations.
	separators = pattern(`(?i)^(?:[\s;,.&\[\]]|\band\b)*$`)

	rfcData       = pattern(`(?i)^rfc0*([1-9][0-9]{0,5})$`)
	seriesData    = pattern(`(?i)^(bcp|std)0*([1-9][0-9]{0,5})$`)
	draftData     = pattern(`^(?:draft|RFC)(-[a-zA-Z0-9]+)+$`) // IANA's own pattern for it
	draftRevision = pattern(`-[0-9]{2}$`)
	webAddress    = pattern(`^https?://[^\s"<>\\^{|}` + "`" + `]+$`)

	// sectionOnly matches the section in an attribute of an xref.
	sectionOnly = pattern(`(?i)^(?:(?:section|appendix) )?(` + sectionNumber + `)$`)
	// rfcText matches the text that an xref to an RFC may have: "Section 3 of RFC7001".
	rfcText = pattern(`(?i)^(?:(?:section|appendix) (` + sectionNumber + `)(?: of|,|$) ?)?` +
		`(?:\[?rfc ?([0-9]+)\]?)?(?:,? (?:section|appendix) (` + sectionNumber + `))?$`)
)

// A Reference is a document that defines a record. One of RFC, Draft and Other is set.
type Reference struct {
	RFC   int    `json:"rfc,omitempty"`
	Draft string `json:"draft,omitempty"`
	// Other is any other document: bcp14, a web address.
	Other string `json:"other,omitempty"`
	// Section is the section number if the registry gives one: 3.3.
	Section string `json:"section,omitempty"`
	// Status is the registry's remark on the document's status: Standards Track.
	Status string `json:"status,omitempty"`
}

// references reads a record's <reference>. Text that is no document, section or status is left out with a
// warning.
func (r record) references() []Reference {
	references := []Reference{}
	cell := r.child("reference")
	var xrefs []*xmlquery.Node
	content := textWith(cell, func(xref *xmlquery.Node) string {
		xrefs = append(xrefs, xref)
		return fmt.Sprintf("\x00%d\x00", len(xrefs)-1)
	})
	for _, text := range citation().Split(content, -1) {
		if !separators().MatchString(text) {
			r.warn(cell, "reference: %s is neither a document, a section nor a status, left out", quote(strings.TrimSpace(text)))
		}
	}
	for _, m := range citation().FindAllStringSubmatch(content, -1) {
		var reference Reference
		if index, err := strconv.Atoi(m[1]); err == nil {
			reference = r.reference(xrefs[index])
		} else {
			reference.RFC, _ = strconv.Atoi(m[2]) // at most six digits
		}
		reference.Section = cmp.Or(reference.Section, m[3])
		reference.Status = fold(m[4])
		if reference.document() != "" {
			references = append(references, reference)
		}
	}
	return references
}

// reference reads the document that an xref names. An xref without data or text names none, which is a warning.
func (r record) reference(xref *xmlquery.Node) Reference {
	kind, data, text := xref.SelectAttr("type"), fold(xref.SelectAttr("data")), fold(xref.InnerText())
	reference := Reference{Section: r.section(xref)}
	switch m := rfcData().FindStringSubmatch(data); {
	case kind == "rfc" && m != nil:
		reference.RFC, _ = strconv.Atoi(m[1]) // at most six digits
		reference.Section = cmp.Or(reference.Section, r.sectionInText(xref, text, reference.RFC))
	case kind == "draft" && data != "":
		reference.Draft = data
	case data != "":
		if kind == "rfc" && !seriesData().MatchString(data) {
			r.warn(xref, "reference: %s is not the number of an RFC, BCP or STD, kept as it is", quote(data))
		}
		reference.Other = data
	case text != "":
		reference.Other = text
	default:
		r.warn(xref, "reference: an xref that names no document, left out")
	}
	return reference
}

// section reads the xref's attribute section or appendix: the schema allows one of them.
func (r record) section(xref *xmlquery.Node) string {
	section := fold(cmp.Or(xref.SelectAttr("section"), xref.SelectAttr("appendix")))
	if section == "" {
		return ""
	}
	m := sectionOnly().FindStringSubmatch(section)
	if m == nil {
		r.warn(xref, "reference: section %s is not a number, left out", quote(section))
		return ""
	}
	return m[1]
}

// sectionInText returns the section in the text of an xref to an RFC, or empty if the text names none.
func (r record) sectionInText(xref *xmlquery.Node, text string, rfc int) string {
	m := rfcText().FindStringSubmatch(text)
	if m == nil || m[2] != "" && m[2] != strconv.Itoa(rfc) {
		r.warn(xref, "reference: %s is not a section of RFC %d, left out", quote(text), rfc)
		return ""
	}
	return cmp.Or(m[1], m[3])
}

// citationText returns an xref as a reader sees it in running text: its text, or else the document.
func citationText(xref *xmlquery.Node) string {
	if text := fold(xref.InnerText()); text != "" {
		return text
	}
	data := fold(xref.SelectAttr("data"))
	if m := rfcData().FindStringSubmatch(data); m != nil {
		return "RFC " + m[1]
	}
	return seriesName(data)
}

// seriesName returns BCP 14 for bcp14, and anything else unchanged.
func seriesName(data string) string {
	if m := seriesData().FindStringSubmatch(data); m != nil {
		return strings.ToUpper(m[1]) + " " + m[2]
	}
	return data
}

// document returns the name of the document, without the section.
func (r Reference) document() string {
	if r.RFC != 0 {
		return fmt.Sprintf("RFC %d", r.RFC)
	}
	return cmp.Or(r.Draft, seriesName(r.Other))
}

// String returns the name of the document and the section: "RFC 7372 section 3.3", "RFC 3463 appendix B",
// "draft-levine-mailbomb-header-00", "BCP 14". The zero Reference gives "".
func (r Reference) String() string {
	if r.Section == "" {
		return r.document()
	}
	return r.document() + " " + r.sectionKind() + " " + r.Section
}

// sectionKind returns "appendix" if the number of the section has a letter, otherwise "section".
func (r Reference) sectionKind() string {
	if strings.Trim(r.Section, "0123456789.") != "" {
		return "appendix"
	}
	return "section"
}

// URL returns the address of the document, with the section as the fragment for an RFC. The address of a draft
// is its page at the IETF Datatracker, for all revisions. An approved draft that has no RFC number yet
// (RFC-ietf-appsawg-nullmx-10) is found there too. URL returns "" if it knows no address.
func (r Reference) URL() string {
	switch {
	case r.RFC != 0 && r.Section == "":
		return fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d", r.RFC)
	case r.RFC != 0:
		return fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d#%s-%s", r.RFC, r.sectionKind(), r.Section)
	case draftData().MatchString(r.Draft):
		name := draftRevision().ReplaceAllString(r.Draft, "")
		if approved, ok := strings.CutPrefix(name, "RFC-"); ok {
			name = "draft-" + approved
		}
		return "https://datatracker.ietf.org/doc/" + name
	}
	if m := seriesData().FindStringSubmatch(r.Other); m != nil {
		return "https://www.rfc-editor.org/info/" + strings.ToLower(m[1]) + m[2]
	}
	return webAddress().FindString(r.Other)
}
