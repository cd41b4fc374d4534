package explain

import (
	"io"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // decodes texts that are not UTF-8
	"golang.org/x/net/html"
)

// A notice is what a bounce says.
type notice struct {
	mail   bool
	groups []string // the fields of a delivery status notification for one recipient each (RFC 3464 section 2.3)
	texts  []string // the parts for people
	// attached is a mail in the mail: the message that comes back, or a bounce that was forwarded.
	attached string
}

// readNotice reads a whole mail, or any text, in which paragraphs with the fields of a notification are told apart.
func readNotice(text string) notice {
	text = unquoted(strings.ReplaceAll(text, "\r\n", "\n"))
	if strings.HasPrefix(text, "From ") { // of a mailbox file
		_, text, _ = strings.Cut(text, "\n")
	}
	if mail := readMail(text); mail != nil {
		n := notice{mail: true}
		n.addPart(mail)
		if len(n.groups)+len(n.texts) > 0 {
			return n
		}
	}
	var n notice
	n.addText(text)
	return n
}

// unquoted removes the signs of a quotation, if most lines have one.
func unquoted(text string) string {
	if 2*strings.Count("\n"+text, "\n>") < strings.Count(text, "\n") || !strings.HasPrefix(text, ">") && !strings.Contains(text, "\n>") {
		return text
	}
	var plain strings.Builder
	for line := range strings.Lines(text) {
		plain.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, ">"), " "))
	}
	return plain.String()
}

// readMail returns nil if the text is not a mail: a header with at least one of the fields that every bounce has.
func readMail(text string) *message.Entity {
	if len(text) < 2 || !strings.Contains(text, "\n\n") {
		return nil
	}
	mail, err := message.Read(strings.NewReader(text))
	if mail == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return nil
	}
	for _, field := range []string{"From", "Received", "Return-Path", "Message-Id", "Content-Type"} {
		if mail.Header.Has(field) {
			return mail
		}
	}
	return nil
}

// addPart reads a part of a mail, or as much of it as can be decoded.
func (n *notice) addPart(part *message.Entity) {
	if parts := part.MultipartReader(); parts != nil {
		for {
			child, _ := parts.NextPart()
			if child == nil {
				return
			}
			n.addPart(child)
		}
	}
	kind, _, _ := part.Header.ContentType()
	body, _ := io.ReadAll(part.Body)
	text := strings.ReplaceAll(strings.ToValidUTF8(string(body), "\uFFFD"), "\r\n", "\n")
	switch {
	case kind == "message/delivery-status", kind == "message/global-delivery-status":
		n.addText(text)
	case kind == "text/html":
		if len(n.texts) == 0 { // the same as plain text comes first (RFC 2046 section 5.1.4)
			n.addText(plain(text))
		}
	case kind == "text/plain", kind == "":
		n.addText(text)
	case kind == "message/rfc822", kind == "message/global":
		n.attached = text
	}
}

// addText divides a text into the paragraphs with fields for a recipient and the rest.
func (n *notice) addText(text string) {
	var rest []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		if hasField(paragraph, "Final-Recipient", "Original-Recipient", "Diagnostic-Code", "Status") {
			n.groups = append(n.groups, strings.TrimSpace(paragraph))
		} else {
			rest = append(rest, paragraph)
		}
	}
	if rest := strings.Join(rest, "\n\n"); strings.TrimSpace(rest) != "" {
		n.texts = append(n.texts, rest)
	}
}

// hasField reports whether a line of the paragraph is one of the fields.
func hasField(paragraph string, names ...string) bool {
	for line := range strings.Lines(paragraph) {
		for _, name := range names {
			if len(line) > len(name) && line[len(name)] == ':' && strings.EqualFold(line[:len(name)], name) {
				return true
			}
		}
	}
	return false
}

// plain returns the text of a page.
func plain(page string) string {
	var text strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			text.Write(tokens.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			switch name, _ := tokens.TagName(); string(name) {
			case "p", "div", "br", "tr", "li", "pre", "blockquote":
				if !strings.HasSuffix(text.String(), "\n") {
					text.WriteByte('\n')
				}
			}
		}
	}
}
