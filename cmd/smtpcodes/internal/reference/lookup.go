package reference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// A lookUp is the data that the page's script needs to answer as an [explain.Book] does. The page's tables have
// the rest: phrases, sentences, verdicts and what providers mean. Each text is in Texts once, and the other
// fields have its index, 0 for none. In a text {r}, {e} and {d} are places for the codes of the question.
type lookUp struct {
	Updated string                  `json:"updated"`
	Texts   []string                `json:"texts"`
	Reasons []lookUpReason          `json:"reasons"`
	Retry   map[string][2]string    `json:"retry"` // Again and Text, by a first digit or by exceptional codes
	Replies []string                `json:"replies"`
	Details map[string]lookUpDetail `json:"details"`
	Faults  map[string]int          `json:"faults"` // the reasons for verdicts that are the same for all codes, by verdict

	numbers map[string]int
	rows    []facts.Reason
}

// A lookUpReason is a reason, by which the script says who acts.
type lookUpReason struct {
	Name    string   `json:"name"`
	Text    string   `json:"text"`
	Act     string   `json:"act"`             // who does what
	Codes   []string `json:"codes,omitempty"` // 556, 5.1.1, X.2.2, 5.7.606-5.7.649
	Phrases []string `json:"phrases,omitempty"`
}

// A lookUpDetail is a detail. The lists by class have four entries: open, 2, 4 and 5.
type lookUpDetail struct {
	Sentences []int          `json:"sentences,omitempty"` // if it differs from the one in the table
	Vague     []int          `json:"vague,omitempty"`
	Notes     []int          `json:"notes,omitempty"`
	Only      int            `json:"only,omitempty"`  // the class that the detail is for, if there is only one
	Reasons   map[string]int `json:"reasons"`         // by class and rank of the verdict: 53
	Pairs     map[int]int    `json:"pairs,omitempty"` // reasons of single reply codes that differ
}

// newLookUp gets from the book everything that the page's script may have to answer.
func newLookUp(c *gen.Catalog, book *explain.Book) *lookUp {
	l := &lookUp{
		Updated: c.Updated,
		Texts:   []string{""},
		Retry:   map[string][2]string{},
		Details: map[string]lookUpDetail{},
		Faults:  map[string]int{},
		numbers: map[string]int{"": 0},
		rows:    c.Reasons,
	}
	for i, row := range c.Reasons {
		l.Reasons = append(l.Reasons, newLookUpReason(smtpcode.Reason(i), row)) // the constants count the rows
	}
	for _, question := range []string{"X.0.0", "250", "354", "450", "550"} {
		retry := book.Explain(question).Retry
		l.Retry[question[:1]] = [2]string{string(retry.Again), retry.Text}
	}
	for _, question := range []string{"4.4.7", "421", "552", "452 4.5.3"} {
		retry := book.Explain(question).Retry
		l.Retry[question] = [2]string{string(retry.Again), retry.Text}
	}
	for _, row := range c.Replies {
		l.Replies = append(l.Replies, strconv.Itoa(row.Code))
	}
	for _, row := range c.Details {
		detail := explain.DetailOf(row.Code)
		l.Details[detail.String()] = l.detail(c, book, detail)
	}
	for _, question := range []string{"550 4.1.1", "354 5.1.1", "599 5.1.1", "550 " + unheardOf(book, 1).String()} {
		pair := book.Explain(question).Pair
		detail := pair.Enhanced.Detail().String()
		l.Faults[pair.Verdict.String()] = l.text(pair.Reason, "class "+pair.Enhanced.Class().String(), "class {c}", detail, "{d}", pair.Reply.String(), "{r}")
	}
	return l
}

// unheardOf returns a permanent failure of the subject that neither the registry nor a provider defines.
func unheardOf(book *explain.Book, subject int) smtpcode.EnhancedCode {
	for number := 999; ; number-- {
		code, ok := smtpcode.NewEnhancedCode(5, subject, number)
		if e := book.Enhanced(code); !ok || !e.Known && len(e.Providers) == 0 {
			return code
		}
	}
}

// text returns the index of a text, after replacing codes in it by their places.
func (l *lookUp) text(text string, places ...string) int {
	text = strings.NewReplacer(places...).Replace(text)
	number, ok := l.numbers[text]
	if !ok {
		number = len(l.Texts)
		l.numbers[text] = number
		l.Texts = append(l.Texts, text)
	}
	return number
}

func newLookUpReason(reason smtpcode.Reason, row facts.Reason) lookUpReason {
	_, act := explain.Steps(reason)
	r := lookUpReason{Name: row.Name, Text: row.Sentence, Act: act, Codes: row.Codes}
	for _, phrase := range row.Phrases {
		r.Phrases = append(r.Phrases, phrase.Text)
	}
	return r
}

func (l *lookUp) detail(c *gen.Catalog, book *explain.Book, detail smtpcode.Detail) lookUpDetail {
	d := lookUpDetail{Reasons: map[string]int{}, Pairs: map[int]int{}}
	open := book.Detail(detail)
	if len(open.Classes) == 1 {
		d.Only = int(open.Classes[0])
	}
	var sentences, vague, notes []int
	for _, class := range []smtpcode.Class{0, smtpcode.ClassSuccess, smtpcode.ClassTransientFailure, smtpcode.ClassPermanentFailure} {
		e, note := open, 0
		if class != 0 {
			e = book.Enhanced(detail.With(class))
			note = l.unusual(book, detail.With(class))
		}
		sentence := 0
		if e.Sentence != open.Sentence {
			sentence = l.text(e.Sentence)
		}
		sentences, vague, notes = append(sentences, sentence), append(vague, flag(e.Vague)), append(notes, note)
	}
	d.Sentences, d.Vague, d.Notes = unlessZero(sentences), unlessZero(vague), unlessZero(notes)
	for _, row := range c.Replies {
		if code := smtpcode.ReplyCode(row.Code); code.Class() != 0 {
			l.pair(&d, book, code, detail.For(code))
		}
	}
	return d
}

// unusual returns the note on a code whose detail is for other classes, which is its last note.
func (l *lookUp) unusual(book *explain.Book, code smtpcode.EnhancedCode) int {
	if !explain.UnusualClass(code) {
		return 0
	}
	notes := book.Explain(code.String()).Notes
	if len(notes) == 0 {
		return 0
	}
	return l.text(notes[len(notes)-1], code.Detail().String(), "{d}", code.String(), "{e}")
}

// pair records the reason for the verdict on a pair: that of the class and the verdict, or one of its own.
func (l *lookUp) pair(d *lookUpDetail, book *explain.Book, code smtpcode.ReplyCode, enhanced smtpcode.EnhancedCode) {
	answer := book.Explain(code.String() + " " + enhanced.String())
	reason := l.text(answer.Pair.Reason, enhanced.Detail().String(), "{d}", enhanced.String(), "{e}", code.String(), "{r}")
	verdict := fmt.Sprintf("%d%d", code.Class(), answer.Pair.Verdict)
	if common, ok := d.Reasons[verdict]; !ok {
		d.Reasons[verdict] = reason
	} else if common != reason {
		d.Pairs[int(code)] = reason
	}
}

// script returns the data for a script element of the page. Only a "<" could end the element or begin a comment.
func (l *lookUp) script() (template.JS, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(l)
	return template.JS(strings.ReplaceAll(strings.TrimSpace(out.String()), "<", `\u003c`)), err
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// unlessZero returns nil for a list of zeros, which JSON then omits.
func unlessZero(list []int) []int {
	if slices.Max(list) == 0 {
		return nil
	}
	return list
}
