package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// What is printed of long lists, unless everything is.
const (
	mostAnswers   = 10
	mostProviders = 3
)

// Render formats the report for people.
func (r Report) Render(layout Layout) string {
	p := printer{Layout: layout}
	for i, a := range r.Answers {
		p.blank()
		if i == mostAnswers && !p.All {
			p.line(fmt.Sprintf("And %d more: see --all, or count them with smtpcodes scan.", len(r.Answers)-i))
			break
		}
		p.answer(a)
	}
	switch {
	case r.Problem != "":
		p.paragraph("", "", gen.Sentence(r.Problem))
	case len(r.Answers)+len(r.Found) == 0:
		p.paragraph("", "", fmt.Sprintf("Nothing is known about %q. Paste the whole reply or bounce, or see smtpcodes explain --help.", r.Asked))
	}
	if p.short {
		p.blank()
		p.line("With --all, nothing is cut.")
	}
	p.suggestions("Did you mean", r.DidYouMean)
	p.suggestions("Also in the text", r.Others)
	if len(r.Found) > 1 || len(r.Answers) == 0 {
		p.suggestions("Found", r.Found)
	}
	return p.text.String()
}

// answer prints what a person needs first, then what it is based on.
func (p *printer) answer(a Answer) {
	p.opening(a)
	p.blank()
	for _, action := range a.Actions[min(len(a.Actions), 1):] {
		p.field("or", "the "+action.Party+": "+action.Do)
	}
	if s := a.Send; s != nil {
		p.field("a server sends", fmt.Sprintf("%s: %s (%s)", codesOf(smtpcode.Reply{Code: s.Code, Enhanced: s.Enhanced}), s.Grounds, s.Source))
		p.field("or", s.Otherwise)
	}
	p.pair(a.Pair)
	titled := a.Said+a.Recipient == "" && a.Pair == nil
	p.code(a.Detail, a.Enhanced.String(), titled)
	p.code(a.Reply, a.Code.String(), titled)
	if c := a.Command; c != nil {
		for _, reply := range c.Replies {
			p.field(reply.Code.String(), cmp.Or(reply.Phrase, "the server chooses the text"))
			p.more("", reply.Source)
		}
		p.field("Go", c.Identifier)
		p.references([]Link{c.Reference})
	}
	for _, member := range a.Family {
		p.field(member.Code, cmp.Or(member.Phrase, "no phrase"))
	}
	p.providers(a.Providers)
}

// opening prints at most six lines of 80 columns: what happened, what the server says, whether to send again, who acts.
func (p *printer) opening(a Answer) {
	what, start := a.What, p.text.Len()
	if a.Reason != smtpcode.ReasonUnstated.String() && (a.Said+a.Recipient != "" || a.Send != nil || a.Title == "") {
		what = a.Reason + ": " + what
	}
	switch {
	case a.Recipient != "":
		p.paragraph(bold, "", a.Recipient+": "+what+".")
	case a.Said != "" || a.Send != nil || a.Title == "":
		p.paragraph(bold, "", gen.Sentence(what))
	default:
		phrase := ""
		if code := cmp.Or(a.Detail, a.Reply); code != nil && a.Pair == nil {
			phrase = code.Phrase
		}
		p.paragraph(bold, "", strings.TrimSpace(a.Title+" "+phrase))
		p.paragraph("", "", gen.Sentence(what))
	}
	retry, acts, but := p.wrap(0, a.Retry.Text), p.wrap(0, a.whoActs()), []string(nil)
	if c := a.Contradiction; c != nil {
		but = p.wrap(0, "the codes say "+c.Codes+", the text says "+c.Text)
	}
	if a.Said != "" {
		const most = 6
		used := strings.Count(p.text.String()[start:], "\n") + len(but) + len(retry) + len(acts)
		p.cut(max(1, most-used), "the server says", a.Title+" "+a.Said)
	}
	p.lines(warn, "but", but)
	p.lines("", "retry", retry)
	p.lines("", "who acts", acts)
}

// whoActs says who can do something, and what. A temporary failure needs nobody at first.
func (a Answer) whoActs() string {
	switch {
	case a.Family != nil || a.Command != nil:
		return ""
	case len(a.Actions) > 0:
		first := "the " + a.Actions[0].Party + ": " + a.Actions[0].Do
		if a.Retry.Answer == smtpcode.RetryLater.String() {
			return "if it lasts, " + first
		}
		return first
	case a.Reason != smtpcode.ReasonUnstated.String() || a.positive():
		return "nobody"
	case a.Said != "":
		return "not clear: neither the codes nor a known phrase say why"
	}
	return "the code does not say why; the text of the reply may"
}

// pair prints the verdict with those who say so.
func (p *printer) pair(pair *Pair) {
	if pair == nil {
		return
	}
	text, m := pair.Text, good
	if pair.Fault {
		m = bad
	}
	switch {
	case pair.Senders != "":
		text = "in no list, but in use for " + pair.For
	case len(pair.Sources) > 0:
		text = "by " + names(pair.Sources)
	}
	lines := p.wrap(2, pair.Verdict+": "+text)
	lines[0] = p.marked(m, pair.Verdict) + strings.TrimPrefix(lines[0], pair.Verdict)
	p.lines("", "pair", lines)
	p.cut(1, "sent by", pair.Senders)
	for _, source := range pair.Sources {
		p.more("", cmp.Or(source.URL, source.Name))
	}
}

// code prints a reply code or a detail, which is in a class if name is not empty. Its phrase may be in the title.
func (p *printer) code(c *Code, name string, titled bool) {
	if c == nil {
		return
	}
	if !titled {
		p.field(cmp.Or(name, c.Code), cmp.Or(c.Phrase, c.Standing))
	}
	if titled || p.All {
		p.cut(2, "goes with", strings.Join(ofClass(c.With, name), ", "))
		p.cut(2, "in reply to", strings.Join(c.Commands, ", "))
	}
	if c.Standing != "registered" && c.Standing != smtpcode.StandingStandard.String() || p.All {
		p.lines(bad, "standing", []string{strings.TrimSuffix(c.Standing+", replaced by "+c.ReplacedBy, ", replaced by ")})
	}
	if c.Sentence != "" {
		p.more("means", c.Sentence)
	}
	if len(c.Classes) > 0 {
		p.more("for", gen.ListClasses(c.Classes)+" ("+c.Basis+")")
	}
	p.more("digits", strings.Join(c.Digits, "; "))
	for _, custom := range c.InUse {
		p.more("in use", fmt.Sprintf("%s %s by %s: %s", custom.Code, custom.Enhanced, custom.Senders, custom.For))
	}
	p.field("remark", c.Remark)
	p.more("Go", c.Identifier)
	p.references(c.References)
}

// ofClass returns the reply codes that have the class of an enhanced code, or all if there is no class.
func ofClass(codes []string, enhanced string) []string {
	if !strings.Contains(enhanced, ".") {
		return codes
	}
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return code[0] != enhanced[0] })
}

// references prints documents, with their addresses if everything is printed.
func (p *printer) references(links []Link) {
	p.field("source", names(links))
	for _, link := range links {
		p.more("", link.URL)
	}
}

func names(links []Link) string {
	var names []string
	for _, link := range links {
		names = append(names, link.Name)
	}
	return strings.Join(names, ", ")
}

// providers prints what providers mean by the codes, apart from the standard.
func (p *printer) providers(providers []Provider) {
	if len(providers) == 0 {
		return
	}
	p.blank()
	p.line("What providers mean by it, which is not a standard:")
	for i, provider := range providers {
		if i == mostProviders && !p.All {
			p.line(fmt.Sprintf("  And %d more: see --all.", len(providers)-i))
			break
		}
		p.paragraph("", "  ", fmt.Sprintf("%s, %s: %s", provider.Provider, provider.Codes, provider.Meaning))
		p.more("", fmt.Sprintf("%s (confidence %s)", provider.Source, provider.Confidence))
	}
}

// suggestions prints a list of codes with their phrases.
func (p *printer) suggestions(heading string, suggestions []Suggestion) {
	if len(suggestions) == 0 {
		return
	}
	p.blank()
	p.line(heading + ":")
	for _, s := range suggestions {
		phrase := s.Phrase
		if s.Why != "" {
			phrase += " (" + s.Why + ")"
		}
		p.field(s.Code, phrase)
	}
}
