package gen_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/iana"
)

// TestRefreshKeepsIdentifiers edits a registry at random, as often and as badly as no editor would, reads it
// after every edit, and holds each snapshot to what was promised before: no name ever goes or moves to
// another record, and a record that is gone is dated by the last registry that held it. What comes out at
// the end is generated.
func TestRefreshKeepsIdentifiers(t *testing.T) {
	for seed := range uint64(25) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := &randomRegistry{Rand: rand.New(rand.NewPCG(seed, seed)), embedded: embedded(t), lastSeen: map[string]string{}}
			promised := map[string]string{}
			snapshot := iana.Refresh(nil, r.publish(t), r.embedded)
			hold(t, snapshot, r.lastSeen, promised)
			for range 12 {
				snapshot = iana.Refresh(snapshot, r.publish(t), r.embedded)
				hold(t, snapshot, r.lastSeen, promised)
			}
			files := packageOf(t, snapshot)
			if seed == 0 {
				runProgram(t, files, user(promised))
			}
		})
	}
}

// hold checks a snapshot against what was promised, and adds what it promises itself.
func hold(t *testing.T, snapshot *iana.Registry, lastSeen, promised map[string]string) {
	t.Helper()
	text, err := snapshot.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := iana.Load(text)
	if err != nil {
		t.Fatalf("the snapshot does not load: %v", err)
	}
	check := func(code, withdrawn string) {
		want := lastSeen[code]
		if want == loaded.Updated {
			want = ""
		}
		if withdrawn != want {
			t.Errorf("%s is withdrawn %q, want %q", code, withdrawn, want)
		}
	}
	for _, c := range loaded.Classes {
		check(fmt.Sprint("class ", c.Class), c.Withdrawn)
	}
	for _, s := range loaded.Subjects {
		check(fmt.Sprint(s.Subject), s.Withdrawn)
	}
	for _, d := range loaded.Details {
		check(d.Code.String(), d.Withdrawn)
	}
	holds := names(loaded)
	for identifier, code := range promised {
		if holds[identifier] != code {
			t.Errorf("%s was the name of %s and is that of %q", identifier, code, holds[identifier])
		}
	}
	for identifier, code := range holds {
		promised[identifier] = code
	}
	if len(promised)+len(loaded.Classes) != len(lastSeen) {
		t.Errorf("%d names and %d classes for %d records", len(promised), len(loaded.Classes), len(lastSeen))
	}
}

// user is a program that uses every name, and panics where one stands for another code.
func user(names map[string]string) string {
	program := "package main\n\nimport \"example.com/mail/smtpcode\"\n\nfunc main() {\n"
	for identifier, code := range names {
		program += fmt.Sprintf("\tif smtpcode.%s.String() != %q {\n\t\tpanic(%q)\n\t}\n", identifier, code, code)
	}
	return program + "}\n"
}

// names are the identifiers of a registry with their codes.
func names(registry *iana.Registry) map[string]string {
	all := map[string]string{}
	for _, s := range registry.Subjects {
		all[s.Identifier] = fmt.Sprint(s.Subject)
	}
	for _, d := range registry.Details {
		all[d.Identifier] = d.Code.String()
	}
	return all
}

// A randomRegistry is a registry in the hands of a careless editor. It starts as the embedded one.
type randomRegistry struct {
	*rand.Rand
	embedded *iana.Registry
	day      int
	classes  rows[int]
	subjects rows[int]
	details  rows[iana.Code]
	lastSeen map[string]string // by code: the date of the last registry that held it
}

// Rows are the records of one kind: those that the registry holds and those that it held once.
type rows[K any] struct {
	living, dead []row[K]
}

type row[K any] struct {
	code              K
	text, description string
}

// phrases collide with each other, with phrases of the registry, with names that carry a code, and with
// nothing at all.
var phrases = []string{"", "...", "Mailbox full", "mailbox full", "Mailbox-full", "Mailbox full 2 2", "Full 1 1", "func", "Syntax error",
	"邮箱已满", "*/ func init() {} /*", strings.Repeat("word ", 30), strings.Repeat("x", 300), "Security or Policy Status", "Undefined"}

// publish makes some edits and returns the registry as it is read then.
func (r *randomRegistry) publish(t *testing.T) *iana.Registry {
	t.Helper()
	if r.day == 0 {
		for _, c := range r.embedded.Classes {
			r.classes.living = append(r.classes.living, row[int]{c.Class, c.Text, ""})
		}
		for _, s := range r.embedded.Subjects {
			r.subjects.living = append(r.subjects.living, row[int]{s.Subject, s.Text, ""})
		}
		for _, d := range r.embedded.Details {
			r.details.living = append(r.details.living, row[iana.Code]{d.Code, d.Text, ""})
		}
	} else {
		for range r.IntN(20) {
			r.edit()
		}
	}
	r.day++
	text := r.xml()
	registry, _, err := iana.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for _, c := range r.classes.living {
		r.lastSeen[fmt.Sprint("class ", c.code)] = registry.Updated
	}
	for _, s := range r.subjects.living {
		r.lastSeen[fmt.Sprint(s.code)] = registry.Updated
	}
	for _, d := range r.details.living {
		r.lastSeen[d.code.String()] = registry.Updated
	}
	return registry
}

// edit makes one edit, mostly of a detail.
func (r *randomRegistry) edit() {
	newCode := iana.Code{Subject: r.IntN(9), Detail: 50 + r.IntN(200)}
	newSubject := 8 + r.IntN(20)
	switch r.IntN(8) {
	case 0:
		editRows(r.Rand, &r.classes, 0)
	case 1:
		editRows(r.Rand, &r.subjects, newSubject)
	case 2:
		d := &r.details.living[r.IntN(len(r.details.living))]
		by := r.details.living[r.IntN(len(r.details.living))].code
		d.description = fmt.Sprintf("This code is deprecated, use %s instead.", by)
	default:
		editRows(r.Rand, &r.details, newCode)
	}
}

// editRows rewords a record, swaps the phrases of two, removes one, lets one return, or adds one. The zero
// code stands for none.
func editRows[K comparable](random *rand.Rand, records *rows[K], add K) {
	var none K
	i, j := random.IntN(len(records.living)), random.IntN(len(records.living))
	has := func(r row[K]) bool { return r.code == add }
	switch edit := random.IntN(5); {
	case edit == 0:
		records.living[i].text = phrases[random.IntN(len(phrases))]
	case edit == 1:
		records.living[i].text, records.living[j].text = records.living[j].text, records.living[i].text
	case edit == 2 && len(records.living) > 1:
		records.dead = append(records.dead, records.living[i])
		records.living = slices.Delete(records.living, i, i+1)
	case edit == 3 && len(records.dead) > 0:
		i = random.IntN(len(records.dead))
		records.living = append(records.living, records.dead[i])
		records.dead = slices.Delete(records.dead, i, i+1)
	case edit == 4 && add != none && !slices.ContainsFunc(records.living, has) && !slices.ContainsFunc(records.dead, has):
		records.living = append(records.living, row[K]{add, phrases[random.IntN(len(phrases))], ""})
	}
}

// xml is the registry as it is published today, its records in any order.
func (r *randomRegistry) xml() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"><updated>%s</updated>`,
		fmt.Sprintf("2025-%02d-%02d", 1+r.day/28, 1+r.day%28))
	open := func(n int) { fmt.Fprintf(&b, "\n<registry id=\"smtp-enhanced-status-codes-%d\">", n) }
	escaped := func(s string) string {
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			panic(err)
		}
		return b.String()
	}
	const rest = "<reference/><submitter/><change_controller/></record>\n"
	shuffle(r.Rand, r.classes.living)
	shuffle(r.Rand, r.subjects.living)
	shuffle(r.Rand, r.details.living)
	open(1)
	for _, c := range r.classes.living {
		fmt.Fprintf(&b, "<record><code>%d.XXX.YYY</code><summary>%s</summary><description/>%s", c.code, escaped(c.text), rest)
	}
	b.WriteString("</registry>")
	open(2)
	for _, s := range r.subjects.living {
		fmt.Fprintf(&b, "<record><code>X.%d.YYY</code><summary>%s</summary><description/>%s", s.code, escaped(s.text), rest)
	}
	b.WriteString("</registry>")
	open(3)
	for _, d := range r.details.living {
		fmt.Fprintf(&b, "<record><code>%s</code><sample>%s</sample><basic_code/><description>%s</description>%s", d.code, escaped(d.text), d.description, rest)
	}
	b.WriteString("</registry></registry>")
	return b.Bytes()
}

func shuffle[R any](random *rand.Rand, all []R) {
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}
