package iana

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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
	webPage = pattern(`(?is)^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html)\b`)
)

// readDocument parses raw as one XML document and returns its root element.
func readDocument(raw []byte) (*xmlquery.Node, error) {
	if bytes.HasPrefix(raw, utf16BOM) || bytes.HasPrefix(raw, utf16BOMSwapped) {
		return nil, fmt.Errorf("encoding %q: save it as UTF-8", "UTF-16")
	}
	if webPage().Match(raw) {
		return nil, errors.New("this looks like a web page (root element html), not like the registry's XML")
	}
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %s: save it as UTF-8", quote(label))
	}
	document := &xmlquery.Node{Type: xmlquery.DocumentNode}
	for parent := document; ; {
		line, _ := decoder.InputPos()
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if parent, err = addToken(parent, token, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	if document.FirstChild == nil {
		return nil, errors.New("no XML element in it")
	}
	return document.FirstChild, nil
}

// addToken adds a token to the tree below parent, and returns the parent of the next one. It refuses a second
// root element, text outside the root, and declarations.
//
// xmlquery can parse a document itself, but it accepts all these, and its line numbers are wrong after a token
// with several newlines in it.
func addToken(parent *xmlquery.Node, token xml.Token, line int) (*xmlquery.Node, error) {
	outside := parent.Type == xmlquery.DocumentNode
	switch token := token.(type) {
	case xml.StartElement:
		if outside && parent.FirstChild != nil {
			return nil, fmt.Errorf("a second root element %q", token.Name.Local)
		}
		element := &xmlquery.Node{Type: xmlquery.ElementNode, Data: token.Name.Local, NamespaceURI: token.Name.Space, LineNumber: line}
		for _, attr := range token.Attr {
			element.Attr = append(element.Attr, xmlquery.Attr{Name: attr.Name, Value: attr.Value})
		}
		xmlquery.AddChild(parent, element)
		return element, nil
	case xml.EndElement:
		return parent.Parent, nil
	case xml.CharData:
		if !outside {
			xmlquery.AddChild(parent, &xmlquery.Node{Type: xmlquery.TextNode, Data: string(token)})
		} else if text := bytes.TrimSpace(token); len(text) > 0 {
			return nil, fmt.Errorf("text outside the root element: %s", quote(string(text)))
		}
	case xml.Directive:
		return nil, fmt.Errorf("a declaration, <!%s>, which no registry has", shorten(string(token), maxQuoted))
	}
	return parent, nil
}

// childElements returns the elements directly in n with that name and IANA's namespace.
func childElements(n *xmlquery.Node, name string) []*xmlquery.Node {
	var elements []*xmlquery.Node
	for _, child := range n.ChildNodes() {
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
		for _, child := range n.ChildNodes() {
			switch {
			case child.Type == xmlquery.TextNode:
				b.WriteString(child.Data)
			case isElement(child, "xref"):
				b.WriteString(xref(child))
			default:
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
