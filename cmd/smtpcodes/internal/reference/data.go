package reference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// data is what the page's script knows: all facts and all words that it shows. The script has none of its own.
type data struct {
	Announce  map[string][]string `json:"announce"` // by what FindReplies recognizes a reply: see announcements
	Retry     map[string]string   `json:"retry"`    // the texts by name
	Verdicts  []verdict           `json:"verdicts"`
	Families  map[string]string   `json:"families"` // what the digits say, by 5yz and X.7
	Reasons   []reasonData        `json:"reasons"`
	Replies   []rowData           `json:"replies"`
	Details   []detailData        `json:"details"`
	Sources   []string            `json:"sources"` // of the details' verdicts
	Commands  []commandData       `json:"commands"`
	Senders   []sender            `json:"senders"`
	Links     []link              `json:"links"`
	Providers []providerData      `json:"providers"`
}

// rowData is what all rows of the page's tables have.
type rowData struct {
	ID       string `json:"id"`
	Go       string `json:"go,omitempty"`
	Text     string `json:"text,omitempty"`
	Sentence string `json:"sentence,omitempty"`
	Standing string `json:"standing,omitempty"` // if the page points it out
	Links    []int  `json:"links,omitempty"`
}

type reasonData struct {
	rowData
	BadAddress bool        `json:"bad,omitempty"`
	Actions    [][2]string `json:"actions,omitempty"`
	Send       string      `json:"send,omitempty"`
	Codes      []string    `json:"codes"`
	Phrases    []string    `json:"phrases"`
}

type detailData struct {
	rowData
	Verdicts string      `json:"verdicts"`          // a digit for each reply code
	Sources  map[int]int `json:"sources,omitempty"` // who lists the pair, or sends it by default
	Limit    int         `json:"limit,omitempty"`   // who limits the classes
}

type commandData struct {
	rowData
	Replies []string `json:"replies"`
}

type providerData struct {
	rowData
	Sender  int      `json:"sender"`
	Codes   []string `json:"codes"` // one, or the first and the last
	Replies []string `json:"replies,omitempty"`
}

// A sender is a provider, with the names by which a text gives it away.
type sender struct {
	Name  string   `json:"name"`
	Hosts []string `json:"hosts"`
}

// newData returns the data of a document.
func newData(doc *document) (*data, error) {
	announce, err := announcements()
	if err != nil {
		return nil, err
	}
	d := &data{Announce: announce, Verdicts: doc.Verdicts, Retry: map[string]string{}, Families: map[string]string{}}
	for retry := smtpcode.RetryNotNeeded; retry.Text() != ""; retry++ {
		d.Retry[retry.String()] = retry.Text()
	}
	for _, s := range doc.Severities {
		d.Families[strconv.Itoa(s.Digit)+"yz"] = s.Text
	}
	for _, s := range doc.Subjects {
		d.Families["X."+strconv.Itoa(s.Subject)] = s.Text
	}
	for _, r := range doc.Reasons {
		d.Reasons = append(d.Reasons, newReasonData(r))
	}
	for _, r := range doc.Replies {
		d.Replies = append(d.Replies, rowData{r.Code.String(), r.Identifier, r.Text, r.Sentence, outstanding(r.Standing), d.linked(r.References)})
	}
	for _, r := range doc.Details {
		d.Details = append(d.Details, d.detail(doc, r))
	}
	for _, r := range doc.Commands {
		c := commandData{rowData: rowData{anchor(r.Name), r.Identifier, r.Name, r.Meaning, "", d.linked(r.References)}}
		for _, reply := range r.Replies {
			c.Replies = append(c.Replies, strconv.Itoa(reply.Reply))
		}
		d.Commands = append(d.Commands, c)
	}
	for i, r := range doc.Providers {
		d.addProvider(i, r)
	}
	return d, nil
}

func newReasonData(r reason) reasonData {
	row := reasonData{
		rowData:    rowData{ID: anchor(r.Name), Go: r.Identifier, Text: r.Name, Sentence: r.Sentence},
		BadAddress: r.BadAddress, Codes: r.Codes, Phrases: []string{},
	}
	if r.Send != nil {
		row.Send = fmt.Sprint(r.Send.Reply, " ", r.Send.Enhanced)
	}
	for _, a := range r.Actions {
		row.Actions = append(row.Actions, [2]string{a.Party, a.Do})
	}
	for _, p := range r.Phrases {
		row.Phrases = append(row.Phrases, p.Text)
	}
	return row
}

func (d *data) detail(doc *document, r detail) detailData {
	row := detailData{
		rowData: rowData{r.Code.String(), r.Identifier, r.Text, r.Sentence, outstanding(r.Standing), d.linked(r.References)},
		Sources: map[int]int{}, Limit: d.source(r.ClassesSource),
	}
	for _, p := range doc.pairs(r) {
		row.Verdicts += strconv.Itoa(int(p.Verdict)) // those of known codes have one digit
		switch p.Verdict {
		case smtpcode.VerdictListed:
			row.Sources[int(p.Reply)] = d.source(strings.ReplaceAll(p.Source, listSeparator, ", "))
		case smtpcode.VerdictCustomary:
			row.Sources[int(p.Reply)] = d.source(p.Senders)
		}
	}
	return row
}

// source returns the index of a source.
func (d *data) source(text string) int {
	if i := slices.Index(d.Sources, text); i >= 0 {
		return i
	}
	d.Sources = append(d.Sources, text)
	return len(d.Sources) - 1
}

func (d *data) addProvider(i int, r provider) {
	n := slices.IndexFunc(d.Senders, func(s sender) bool { return s.Name == r.Provider })
	if n < 0 {
		n = len(d.Senders)
		d.Senders = append(d.Senders, sender{r.Provider, r.Hosts})
	}
	row := providerData{
		rowData: rowData{ID: "p" + strconv.Itoa(i), Sentence: r.Meaning},
		Sender:  n, Codes: []string{r.first()},
	}
	if r.Last != "" {
		row.Codes = append(row.Codes, r.Last)
	}
	if r.Kind != "reply" && len(r.Replies) > 0 {
		row.Replies = strings.Split(numbers(r.Replies), listSeparator)
	}
	d.Providers = append(d.Providers, row)
}

// linked returns the indexes of documents.
func (d *data) linked(links []link) []int {
	var indexes []int
	for _, l := range links {
		if !slices.Contains(d.Links, l) {
			d.Links = append(d.Links, l)
		}
		indexes = append(indexes, slices.Index(d.Links, l))
	}
	return indexes
}

// script returns the data for a script element of the page. Only a "<" could end the element or begin a comment.
func (d *data) script() (template.JS, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(d)
	return template.JS(strings.ReplaceAll(strings.TrimSpace(out.String()), "<", `\u003c`)), err
}
