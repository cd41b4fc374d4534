package explain

import (
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// MaxQuestion is how many octets of a question are read, enough for a bounce with the returned message.
const MaxQuestion = 1 << 20

// Explain answers a question: codes, a name, a command, a bounce, a text with replies in it, or words to look up. It is
// read as the first of these that it is. Every question gets a report, even if only that nothing is known or what is wrong
// with it.
func (b *Book) Explain(question string) Report {
	text := strings.TrimSpace(strings.ToValidUTF8(question[:min(len(question), MaxQuestion)], "\uFFFD"))
	report := b.read(text)
	report.Asked = shorten(text)
	if report.Answers == nil {
		report.Answers = []Answer{}
	}
	return report
}

func (b *Book) read(question string) Report {
	if problem := unusable(question); problem != "" {
		return Report{Kind: KindMalformed, Problem: problem}
	}
	for _, read := range []func(string) (Report, bool){b.readCodes, b.readName, b.readCommand, b.readText} {
		if report, ok := read(question); ok {
			return report
		}
	}
	return b.readWords(question)
}

// unusable says why a question cannot be read at all. A few NULs in a text do no harm; if a quarter of the
// octets are NULs, it is a binary file or another encoding.
func unusable(question string) string {
	switch {
	case question == "":
		return "give a code, a reply or words, for example: smtpcodes explain 550 5.7.26"
	case 4*strings.Count(question, "\x00") >= len(question):
		return "the text is full of NULs: give the reply alone, in ASCII or UTF-8"
	}
	return ""
}

// shorten puts a text on one line of at most 200 characters, without control characters.
func shorten(text string) string {
	const longest, enough = 200, 300 // characters of the line, octets of the text
	line := printable(strings.ToValidUTF8(text[:min(len(text), enough)], ""))
	if runes := []rune(line); len(runes) > longest || len(text) > enough {
		return string(runes[:min(len(runes), longest-3)]) + "..."
	}
	return line
}

// readName reads a Go identifier of the package smtpcode or the name of a reason, in upper or lower case.
func (b *Book) readName(question string) (Report, bool) {
	const longest = 100 // octets, more than any name has
	if len(question) > longest {
		return Report{}, false
	}
	name := strings.ToLower(strings.Join(strings.Fields(question), " "))
	if answer, ok := b.names[strings.TrimPrefix(name, "smtpcode.")]; ok {
		return reportOn(answer()), true
	}
	return Report{}, false
}

// readCommand reads a verb, one with an address, or the name of an event that has no verb: RCPT TO:<user@example.com>, end of
// data. With other arguments ordinary words would look like commands: help wanted, mail from a list.
func (b *Book) readCommand(question string) (Report, bool) {
	name := question
	if verb, argument, ok := strings.Cut(question, " "); ok && !strings.Contains(question, "\n") {
		keyword, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(argument)), ":")
		keyword = strings.TrimSpace(keyword)
		if keyword == "from" || keyword == "to" {
			name = verb
		}
	}
	var command smtpcode.Command
	if err := command.UnmarshalText([]byte(name)); err != nil || command == 0 {
		return Report{}, false
	}
	return reportOn(b.commandAnswer(command)), true
}

// reportOn returns a report with answers, of the kind that they are.
func reportOn(answers ...Answer) Report {
	report := Report{Kind: KindCodes, Known: true, Answers: answers}
	for _, a := range answers {
		switch {
		case a.Command != nil:
			report.Kind = KindCommand
		case a.Send != nil, a.Title == "":
			report.Kind = KindReason
		}
		report.Known = report.Known && a.known()
	}
	return report
}
