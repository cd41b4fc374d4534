package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A Style says whether text has colours.
type Style uint8

// The styles. The zero Style is Plain.
const (
	Plain    Style = iota // text alone
	Coloured              // with a terminal's escape sequences
)

// The layout, in columns.
const (
	width     = 80
	labelWide = 12 // of a label with the blanks before and after it
)

// Render formats the answer for people. Lines have at most 80 columns, except for addresses.
func (e Explanation) Render(style Style) string {
	p := printer{style: style}
	switch {
	case e.Kind == KindMalformed:
		p.paragraph("", gen.Sentence(e.Problem))
	case e.Command != nil:
		p.command(e)
	case e.Enhanced != nil || e.Reply != nil:
		p.codes(e)
	case len(e.Matches) == 0:
		p.paragraph("", fmt.Sprintf("Nothing is known about %q.", e.Asked))
	}
	p.matches("did you mean", e.DidYouMean)
	p.matches("also in the text", e.Others)
	if len(e.Matches) > 1 || e.Enhanced == nil && e.Reply == nil {
		p.matches("found", e.Matches)
	}
	return p.text.String()
}

// codes prints the answer as a whole, then each code.
func (p *printer) codes(e Explanation) {
	p.marked(bold, "", e.title())
	if s := e.Situation; s != nil {
		p.paragraph("", fmt.Sprintf("%s: %s (%s).", gen.Capital(s.Name), s.Reason, s.Source))
		if s.Else != "" {
			p.paragraph("", "Or "+s.Else+".")
		}
	}
	p.paragraph("", e.Summary)
	for _, note := range e.Notes {
		p.marked(warn, "", gen.Sentence(note))
	}
	p.blank()
	if e.Pair != nil {
		mark := good
		if e.Pair.Fault {
			mark = bad
		}
		p.headed(mark, "pair", e.Pair.Verdict.String(), ": "+e.Pair.Reason)
		for _, source := range e.Pair.Sources {
			p.source(source)
		}
	}
	p.field("retry", e.Retry.Text)
	p.field("who acts", e.Act.Text)
	if e.Enhanced != nil {
		p.enhanced(e)
	}
	if e.Reply != nil {
		p.reply(e)
	}
}

// title returns the codes that the answer is about.
func (e Explanation) title() string {
	switch {
	case e.Pair != nil:
		return e.Pair.Reply.String() + " " + e.Pair.Enhanced.String()
	case e.Enhanced != nil:
		return strings.TrimSpace(e.Enhanced.Code + " " + e.Enhanced.Phrase)
	}
	return strings.TrimSpace(e.Reply.Code.String() + " " + e.Reply.Phrase)
}

// enhanced prints an enhanced code or a detail.
func (p *printer) enhanced(e Explanation) {
	enhanced := e.Enhanced
	if e.Pair != nil {
		p.blank()
		p.marked(bold, "", strings.TrimSpace(enhanced.Code+" "+enhanced.Phrase))
		p.means(e.Summary, enhanced.Sentence)
	}
	p.detailStanding(enhanced)
	if enhanced.Class != nil {
		p.field("class", fmt.Sprintf("%d, %s", enhanced.Class.Value, strings.ToLower(enhanced.Class.Text)))
	}
	p.field("subject", fmt.Sprintf("%d, %s", enhanced.Subject.Value, strings.ToLower(enhanced.Subject.Text)))
	if enhanced.Known {
		p.field("for", gen.ListClasses(enhanced.Classes)+": "+enhanced.Basis)
	}
	p.field("replies", repliesOf(enhanced))
	if e.Pair == nil { // the reason for a pair's verdict names the senders
		p.field("in use", customsOf(enhanced))
	}
	p.field("remark", enhanced.Remark)
	p.field("Go", enhanced.Identifier)
	p.references(enhanced.References)
	p.providers(enhanced.Providers)
}

// means prints a code's sentence, unless it is in the summary.
func (p *printer) means(summary, sentence string) {
	if sentence != "" && !strings.Contains(summary, sentence) && !strings.Contains(summary, gen.Capital(sentence)) {
		p.field("means", sentence)
	}
}

// detailStanding prints the standing and the replacement.
func (p *printer) detailStanding(enhanced *Enhanced) {
	mark, more := bad, ""
	switch {
	case enhanced.Standing == Registered:
		mark = good
	case enhanced.Replaced != nil:
		more = ", replaced by " + enhanced.Replaced.String()
	}
	p.headed(mark, "standing", string(enhanced.Standing), more)
}

// repliesOf lists the reply codes that the registry and RFCs name.
func repliesOf(enhanced *Enhanced) string {
	if !enhanced.Known {
		return ""
	}
	var codes []string
	for _, code := range enhanced.Replies {
		codes = append(codes, code.String())
	}
	listed := strings.Join(codes, ", ")
	switch {
	case listed == "" && enhanced.Associated == "":
		return "the registry's list is empty"
	case listed == "":
		return fmt.Sprintf("the registry's list is %q", enhanced.Associated)
	case strings.ContainsAny(enhanced.Associated, "Xx") || enhanced.Associated == "Any":
		return fmt.Sprintf("%s; the registry's list is %q", listed, enhanced.Associated)
	}
	return listed
}

// customsOf lists the pairs that are in use and in no list.
func customsOf(enhanced *Enhanced) string {
	var pairs []string
	for _, custom := range enhanced.Customs {
		if !slices.Contains(enhanced.Replies, custom.Reply) { // an RFC may name it too
			pairs = append(pairs, fmt.Sprintf("%s %s by %s", custom.Reply, custom.Enhanced, custom.Senders))
		}
	}
	return strings.Join(pairs, "; ")
}

// reply prints a reply code.
func (p *printer) reply(e Explanation) {
	reply := e.Reply
	if e.Pair != nil {
		p.blank()
		p.marked(bold, "", strings.TrimSpace(reply.Code.String()+" "+reply.Phrase))
		p.means(e.Summary, reply.Sentence)
	}
	mark := good
	if !reply.Known || reply.Deprecated || reply.Standing == smtpcode.StandingRegistryOnly.String() {
		mark = bad
	}
	p.headed(mark, "standing", reply.Standing, "")
	p.field("severity", fmt.Sprintf("%d, %s", reply.Severity.Value, reply.Severity.Text))
	p.field("category", fmt.Sprintf("%d, %s", reply.Category.Value, reply.Category.Text))
	var commands, details []string
	for _, command := range reply.Commands {
		commands = append(commands, command.Command)
	}
	if e.Pair == nil { // for a pair only its own detail matters
		for _, detail := range reply.Details {
			details = append(details, detail.String())
		}
	}
	p.field("commands", strings.Join(commands, ", "))
	p.field("details", strings.Join(details, ", "))
	p.field("remark", reply.Remark)
	p.field("Go", reply.Identifier)
	p.references(reply.References)
	p.providers(reply.Providers)
}

// command prints a command with its replies.
func (p *printer) command(e Explanation) {
	p.marked(bold, "", e.Command.Name)
	p.paragraph("", e.Summary)
	p.blank()
	p.field("Go", e.Command.Identifier)
	p.references([]Link{e.Command.Reference})
	p.blank()
	p.line("It may get:")
	for _, reply := range e.Command.Replies {
		p.field(reply.Code.String(), cmp.Or(reply.Phrase, "the server chooses the text"))
		p.marked(dim, strings.Repeat(" ", labelWide), reply.Source)
	}
}

// references prints documents with their addresses.
func (p *printer) references(links []Link) {
	for i, reference := range links {
		label := "source"
		if i > 0 {
			label = ""
		}
		p.field(label, reference.Name)
		p.address(reference.URL)
	}
}

// source prints a document that a verdict comes from.
func (p *printer) source(source Link) {
	if source.URL == "" {
		p.address(source.Name)
		return
	}
	p.address(source.URL)
}

// providers prints what providers mean by a code, apart from the standard.
func (p *printer) providers(providers []Provider) {
	if len(providers) == 0 {
		return
	}
	p.blank()
	p.line("  What providers mean by it, which is not a standard:")
	for _, provider := range providers {
		p.paragraph("    ", provider.Provider+", "+codesWithReplies(provider)+doubt(provider.Confidence)+": "+provider.Meaning)
		p.line("      " + dim.in(p.style, provider.Source))
	}
}

// codesWithReplies returns a provider's codes after the reply codes that the provider sends with them.
func codesWithReplies(provider Provider) string {
	var replies []string
	for _, code := range provider.Replies {
		replies = append(replies, code.String())
	}
	if len(replies) == 0 || strings.HasPrefix(provider.Codes, replies[0]) {
		return provider.Codes
	}
	return strings.Join(replies, " or ") + " " + provider.Codes
}

// doubt returns [Doubt] in parentheses.
func doubt(confidence facts.Confidence) string {
	if text := Doubt(confidence); text != "" {
		return " (" + text + ")"
	}
	return ""
}

// Doubt returns a word for a meaning that the provider itself does not confirm, and "" for one that it does.
func Doubt(confidence facts.Confidence) string {
	switch confidence {
	case facts.Likely:
		return "second-hand"
	case facts.Doubtful:
		return "doubtful"
	}
	return ""
}

// matches prints a list of codes with their phrases.
func (p *printer) matches(heading string, matches []Match) {
	if len(matches) == 0 {
		return
	}
	p.blank()
	p.line(gen.Capital(heading) + ":")
	for _, match := range matches {
		phrase := match.Phrase
		if match.Why != "" {
			phrase += " (" + match.Why + ")"
		}
		p.field(match.Code, phrase)
	}
}
