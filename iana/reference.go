package iana

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/antchfx/xmlquery"
)

// sectionNumber is that of a section, 3.3, or of an appendix, B or B.1.
const sectionNumber = `[0-9]+(?:\.[0-9]+)*|[A-Z](?:\.[0-9]+)*`

var (
	// citation is one document in a <reference> with what is said of it: NUL, the xref's index, NUL (XML
	// text cannot hold a NUL), or an RFC in plain text, then ", Section 3.3" and "(Standards Track)".
	citation = regexp.MustCompile(`(?i)(?:\x00([0-9]+)\x00|\[?\bRFC ?([1-9][0-9]{0,5})\b\]?)` +
		`(?:,? ?(?:section|appendix) (` + sectionNumber + `)\b)?(?: ?\(([^()]*)\))?`)

	// separators may stand between two citations.
	separators = regexp.MustCompile(`(?i)^(?:[\s;,.&\[\]]|\band\b)*$`)

	rfcData       = regexp.MustCompile(`(?i)^rfc0*([1-9][0-9]{0,5})$`)
	seriesData    = regexp.MustCompile(`(?i)^(bcp|std)0*([1-9][0-9]{0,5})$`)
	draftData     = regexp.MustCompile(`^(?:draft|RFC)(-[a-zA-Z0-9]+)+$`) // IANA's own pattern for it
	draftRevision = regexp.MustCompile(`-[0-9]{2}$`)
	webAddress    = regexp.MustCompile(`^https?://[^\s"<>\\^{|}` + "`" + `]+$`)

	// sectionOnly is a section alone, in an xref's attribute.
	sectionOnly = regexp.MustCompile(`(?i)^(?:(?:section|appendix) )?(` + sectionNumber + `)$`)
	// rfcWords is what an xref to an RFC says in its own words: "Section 3 of RFC7001".
	rfcWords = regexp.MustCompile(`(?i)^(?:(?:section|appendix) (` + sectionNumber + `)(?: of|,|$) ?)?` +
		`(?:\[?rfc ?([0-9]+)\]?)?(?:,? (?:section|appendix) (` + sectionNumber + `))?$`)
)

// references reads a record's <reference>. Text in it that is neither a document, a section nor a status
// is a warning and left out.
func (r record) references() []Reference {
	references := []Reference{}
	cell := r.child("reference")
	if cell == nil {
		return references
	}
	var xrefs []*xmlquery.Node
	said := textWith(cell, func(xref *xmlquery.Node) string {
		xrefs = append(xrefs, xref)
		return fmt.Sprintf("\x00%d\x00", len(xrefs)-1)
	})
	end := 0
	for _, at := range citation.FindAllStringSubmatchIndex(said, -1) {
		r.leftOver(cell, said[end:at[0]])
		end = at[1]
		group := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return said[at[2*n]:at[2*n+1]]
		}
		var reference Reference
		if index, err := strconv.Atoi(group(1)); err == nil {
			reference = r.reference(xrefs[index])
		} else {
			reference.RFC, _ = strconv.Atoi(group(2)) // at most six digits
		}
		reference.Section = cmp.Or(reference.Section, group(3))
		reference.Status = fold(group(4))
		if reference.document() != "" {
			references = append(references, reference)
		}
	}
	r.leftOver(cell, said[end:])
	return references
}

// leftOver warns of text that stands between the citations and is more than punctuation.
func (r record) leftOver(cell *xmlquery.Node, said string) {
	if !separators.MatchString(said) {
		r.warn(cell, "reference: %s is neither a document, a section nor a status, left out", quote(strings.TrimSpace(said)))
	}
}

// reference reads the document that an xref names. It names none, with a warning, where the xref has
// neither data nor words.
func (r record) reference(xref *xmlquery.Node) Reference {
	kind, data, words := xref.SelectAttr("type"), fold(xref.SelectAttr("data")), ownWords(xref)
	reference := Reference{Section: r.section(xref)}
	switch m := rfcData.FindStringSubmatch(data); {
	case kind == "rfc" && m != nil:
		reference.RFC, _ = strconv.Atoi(m[1]) // at most six digits
		r.readWords(xref, words, &reference)
	case kind == "draft" && data != "":
		reference.Draft = data
	case data != "":
		if kind == "rfc" && !seriesData.MatchString(data) {
			r.warn(xref, "reference: %s is not the number of an RFC, BCP or STD, kept as it stands", quote(data))
		}
		reference.Other = data
	case words != "":
		reference.Other = words
	default:
		r.warn(xref, "reference: an xref that names no document, left out")
	}
	return reference
}

// section reads the xref's attribute of that name, or appendix: the schema has one or the other.
func (r record) section(xref *xmlquery.Node) string {
	said := fold(cmp.Or(xref.SelectAttr("section"), xref.SelectAttr("appendix")))
	if said == "" {
		return ""
	}
	m := sectionOnly.FindStringSubmatch(said)
	if m == nil {
		r.warn(xref, "reference: section %s is not a number, left out", quote(said))
		return ""
	}
	return m[1]
}

// readWords reads the section from the words that an xref to an RFC has of its own.
func (r record) readWords(xref *xmlquery.Node, words string, reference *Reference) {
	m := rfcWords.FindStringSubmatch(words)
	if m == nil || m[2] != "" && m[2] != strconv.Itoa(reference.RFC) {
		r.warn(xref, "reference: %s is not a section of RFC %d, left out", quote(words), reference.RFC)
		return
	}
	reference.Section = cmp.Or(reference.Section, m[1], m[3])
}

// ownWords is the text between an xref's tags.
func ownWords(xref *xmlquery.Node) string {
	return fold(xref.InnerText())
}

// citationText is an xref as a reader sees it in running text: its own words, or the document.
func citationText(xref *xmlquery.Node) string {
	if words := ownWords(xref); words != "" {
		return words
	}
	data := fold(xref.SelectAttr("data"))
	if m := rfcData.FindStringSubmatch(data); m != nil {
		return "RFC " + m[1]
	}
	return seriesName(data)
}

// seriesName writes bcp14 as BCP 14, and leaves anything else alone.
func seriesName(data string) string {
	if m := seriesData.FindStringSubmatch(data); m != nil {
		return strings.ToUpper(m[1]) + " " + m[2]
	}
	return data
}

// document names the document without its section.
func (r Reference) document() string {
	if r.RFC != 0 {
		return fmt.Sprintf("RFC %d", r.RFC)
	}
	return cmp.Or(r.Draft, seriesName(r.Other))
}

// String names the document and the section in it: "RFC 7372 section 3.3", "RFC 3463 appendix B",
// "draft-levine-mailbomb-header-00", "BCP 14". It is empty for the zero Reference.
func (r Reference) String() string {
	switch {
	case r.Section == "":
		return r.document()
	case r.isAppendix():
		return r.document() + " appendix " + r.Section
	}
	return r.document() + " section " + r.Section
}

// isAppendix tells an appendix, which has a letter, from a section.
func (r Reference) isAppendix() bool {
	return strings.Trim(r.Section, "0123456789.") != ""
}

// URL is where the document is published, with the section as its fragment for an RFC. A draft leads to
// its page at the IETF Datatracker, all revisions together, also under the name it has between approval
// and its number (RFC-ietf-appsawg-nullmx-10). It is empty where no address is known.
func (r Reference) URL() string {
	switch {
	case r.RFC != 0 && r.Section == "":
		return fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d", r.RFC)
	case r.RFC != 0 && r.isAppendix():
		return fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d#appendix-%s", r.RFC, r.Section)
	case r.RFC != 0:
		return fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d#section-%s", r.RFC, r.Section)
	case draftData.MatchString(r.Draft):
		name := draftRevision.ReplaceAllString(r.Draft, "")
		if approved, found := strings.CutPrefix(name, "RFC-"); found {
			name = "draft-" + approved
		}
		return "https://datatracker.ietf.org/doc/" + name
	}
	if m := seriesData.FindStringSubmatch(r.Other); m != nil {
		return "https://www.rfc-editor.org/info/" + strings.ToLower(m[1]) + m[2]
	}
	return webAddress.FindString(r.Other)
}
