package iana

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"github.com/antchfx/xmlquery"
)

// namespace is the XML namespace of every element of an IANA registry.
const namespace = "http://www.iana.org/assignments"

var (
	utf8BOM                   = []byte("\ufeff")
	utf16BOM, utf16BOMSwapped = []byte{0xfe, 0xff}, []byte{0xff, 0xfe}

	// webPage matches the start of an HTML page. The page of a captive portal is rarely well-formed XML, and
	// "unexpected EOF" would hide what it is.
	webPage = regexp.MustCompile(`(?is)^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html)\b`)
)

// readDocument parses raw as one XML document and returns its root element.
func readDocument(raw []byte) (*xmlquery.Node, error) {
	if bytes.HasPrefix(raw, utf16BOM) || bytes.HasPrefix(raw, utf16BOMSwapped) {
		return nil, fmt.Errorf("encoding %q: save it as UTF-8", "UTF-16")
	}
	if webPage.Match(raw) {
		return nil, errors.New("this looks like a web page (root element html), not like the registry's XML")
	}
	lines, err := checkDocument(raw)
	if err != nil {
		return nil, err
	}
	document, err := xmlquery.ParseWithOptions(bytes.NewReader(raw), xmlquery.ParserOptions{
		Decoder: &xmlquery.DecoderOptions{Strict: true},
	})
	if err != nil {
		return nil, err
	}
	elements := appendElements(nil, document)
	if len(elements) != len(lines) {
		return nil, fmt.Errorf("read %d elements of %d", len(elements), len(lines))
	}
	for i, element := range elements {
		element.LineNumber = lines[i]
	}
	return elements[0], nil
}

// checkDocument refuses what xmlquery accepts: a second root, text outside the root, a declaration, no element
// at all. It returns the lines of the start tags in document order, because xmlquery's own line number is
// wrong after a token with several newlines in it.
func checkDocument(raw []byte) (lines []int, err error) {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %s: save it as UTF-8", quote(label))
	}
	depth := 0
	for {
		line, _ := decoder.InputPos()
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 && len(lines) > 0 {
				return nil, fmt.Errorf("line %d: a second root element %q", line, token.Name.Local)
			}
			lines = append(lines, line)
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if outside := bytes.TrimSpace(token); depth == 0 && len(outside) > 0 {
				return nil, fmt.Errorf("line %d: text outside the root element: %s", line, quote(string(outside)))
			}
		case xml.Directive:
			return nil, fmt.Errorf("line %d: a declaration, <!%s>, which no registry has", line, shorten(string(token), maxQuoted))
		}
	}
	if len(lines) == 0 {
		return nil, errors.New("no XML element in it")
	}
	return lines, nil
}

// appendElements appends the elements below n in document order.
func appendElements(elements []*xmlquery.Node, n *xmlquery.Node) []*xmlquery.Node {
	for child := range childNodes(n) {
		if child.Type == xmlquery.ElementNode {
			elements = append(elements, child)
		}
		elements = appendElements(elements, child)
	}
	return elements
}

func childNodes(n *xmlquery.Node) iter.Seq[*xmlquery.Node] {
	return func(yield func(*xmlquery.Node) bool) {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if !yield(child) {
				return
			}
		}
	}
}

// childElements returns the elements directly in n with that name and IANA's namespace.
func childElements(n *xmlquery.Node, name string) []*xmlquery.Node {
	var elements []*xmlquery.Node
	for child := range childNodes(n) {
		if isElement(child, name) {
			elements = append(elements, child)
		}
	}
	return elements
}

func isElement(n *xmlquery.Node, name string) bool {
	return n.Type == xmlquery.ElementNode && n.Data == name && n.NamespaceURI == namespace
}

// text returns what a reader of the registry's page sees of n, with white space folded. An xref without text
// shows as the name of its document, which xmlquery's InnerText drops.
func text(n *xmlquery.Node) string {
	return textWith(n, citationText)
}

// textWith is text with another function to show an xref.
func textWith(n *xmlquery.Node, xref func(*xmlquery.Node) string) string {
	var b strings.Builder
	var write func(*xmlquery.Node)
	write = func(n *xmlquery.Node) {
		for child := range childNodes(n) {
			switch {
			case child.Type == xmlquery.TextNode || child.Type == xmlquery.CharDataNode:
				b.WriteString(child.Data)
			case isElement(child, "xref"):
				b.WriteString(xref(child))
			case child.Type == xmlquery.ElementNode:
				// A br or a paragraph of the schema's richText separates words.
				b.WriteByte(' ')
				write(child)
				b.WriteByte(' ')
			}
		}
	}
	write(n)
	return fold(b.String())
}

// fold replaces every run of white space by one space and trims both ends.
func fold(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// maxQuoted bounds a value in a message, in characters: the registry has had whole sentences in the wrong
// column.
const maxQuoted = 80

// quote quotes a value for a message.
func quote(s string) string {
	return fmt.Sprintf("%q", shorten(s, maxQuoted))
}

// shorten cuts s to a length in characters.
func shorten(s string, length int) string {
	if runes := []rune(s); len(runes) > length {
		return string(runes[:length-1]) + "…"
	}
	return s
}
