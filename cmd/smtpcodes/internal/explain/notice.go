package explain

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // decodes texts that are not UTF-8
	"golang.org/x/net/html"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A notice is what a bounce says.
type notice struct {
	mail   bool
	groups []string // the fields of a delivery status notification for one recipient each (RFC 3464 section 2.3)
	texts  []string // the parts for people
	// attached is a mail in the mail, such as a bounce that was forwarded.
	attached string
}

// readNotice reads a whole mail, or any text, in which paragraphs with the fields of a notification are kept apart. A mail
// that has nothing but another mail is that one.
func readNotice(text string, depth int) notice {
	text = unquoted(strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n"))
	for strings.HasPrefix(strings.TrimPrefix(text, ">"), "From ") { // of a mailbox file
		_, text, _ = strings.Cut(text, "\n")
	}
	if mail := readMail(text); mail != nil {
		n := notice{mail: true}
		n.addPart(mail, 0)
		switch {
		case len(n.groups)+len(n.texts) > 0:
			return n
		case n.attached != "" && depth == 0:
			return readNotice(n.attached, depth+1)
		}
	}
	var n notice
	n.addText(text)
	return n
}

// unquoted removes the signs of a quotation, if most lines have one.
func unquoted(text string) string {
	if quoted := strings.Count("\n"+text, "\n>"); quoted == 0 || 2*quoted < strings.Count(text, "\n") {
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

// deepest is how many parts may be within each other. Every octet passes through the readers of all of them.
const deepest = 20

// addPart reads a part of a mail, or as much of it as can be decoded.
func (n *notice) addPart(part *message.Entity, depth int) {
	kind, _, _ := part.Header.ContentType()
	if parts := part.MultipartReader(); parts != nil {
		for depth < deepest {
			child, _ := parts.NextPart()
			if child == nil {
				break
			}
			n.addPart(child, depth+1)
		}
		if kind == "multipart/report" {
			n.attached = "" // the message that comes back (RFC 6522 section 3)
		}
		return
	}
	body, _ := io.ReadAll(part.Body)
	text := strings.ReplaceAll(strings.ToValidUTF8(string(body), "\uFFFD"), "\r\n", "\n")
	switch {
	case kind == "message/delivery-status", kind == "message/global-delivery-status":
		n.addText(text)
	case kind == "text/html":
		if !n.hasReply() { // as plain text, which comes first (RFC 2046 section 5.1.4)
			n.addText(plain(text))
		}
	case kind == "text/plain", kind == "":
		n.addText(text)
	case kind == "message/rfc822", kind == "message/global":
		n.attached = text
	}
}

// hasReply reports whether a reply is in what was read so far.
func (n *notice) hasReply() bool {
	for _, text := range slices.Concat(n.groups, n.texts) {
		for range smtpcode.FindReplies(text) {
			return true
		}
	}
	return false
}

// addText divides a text into the paragraphs with fields for a recipient and the rest. A copy of the message does not count.
func (n *notice) addText(text string) {
	var rest []string
	if copied := copyOf().FindStringIndex(text); copied != nil {
		text = text[:copied[0]]
	}
	for _, paragraph := range strings.Split(text, "\n\n") {
		if isGroup(paragraph) {
			n.groups = append(n.groups, strings.TrimSpace(paragraph))
		} else {
			rest = append(rest, paragraph)
		}
	}
	if rest := strings.Join(rest, "\n\n"); strings.TrimSpace(rest) != "" {
		n.texts = append(n.texts, rest)
	}
}

// copyOf finds the line after which qmail, Exim and others put a copy of the message.
var copyOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^--+ *[^\n]*copy of (?:the|your) message`)
})

// isGroup reports whether a line of the paragraph is a field for a recipient, or a status.
func isGroup(paragraph string) bool {
	for line := range strings.Lines(paragraph) {
		name, _, _ := strings.Cut(strings.ToLower(line), ":")
		switch name {
		case "final-recipient", "original-recipient", "diagnostic-code":
			return true
		case "status":
			if _, err := smtpcode.ParseStatus(line); err == nil {
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
