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

// TestRefreshKeepsIdentifiers edits a registry at random and refreshes a snapshot after every few edits. It checks that
// no constant is ever removed or gets another code, that a withdrawn record has the date of the last registry that had
// it, and that the package of the last snapshot declares exactly the snapshot's constants.
func TestRefreshKeepsIdentifiers(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			builtin := embedded(t)
			r := newRandomRegistry(seed, builtin)
			snapshot := iana.Refresh(nil, r.publish(t), builtin)
			promised := check(t, snapshot, r, nil)
			for range 12 {
				r.edit()
				snapshot = iana.Refresh(snapshot, r.publish(t), builtin)
				promised = check(t, snapshot, r, promised)
			}
			declared := slices.DeleteFunc(surface(t, packageOf(t, snapshot)), func(line string) bool {
				return !strings.Contains(line, " Detail = ") && !strings.Contains(line, " Subject = ")
			})
			if gone, added := compareAPI(promised, declared); len(gone)+len(added) > 0 {
				t.Errorf("the package lacks\n%s\nand has\n%s", indent(gone), indent(added))
			}
		})
	}
}

// check checks a snapshot, written and read again, and returns its constants.
func check(t *testing.T, snapshot *iana.Registry, r *randomRegistry, promised []string) []string {
	t.Helper()
	text, err := snapshot.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := iana.Load(text)
	if err != nil {
		t.Fatal(err)
	}
	withdrawn := map[string]string{}
	for _, c := range loaded.Classes {
		withdrawn[fmt.Sprintf("%d.XXX.YYY", c.Class)] = c.Withdrawn
	}
	for _, s := range loaded.Subjects {
		withdrawn[fmt.Sprintf("X.%d.YYY", s.Subject)] = s.Withdrawn
	}
	for _, d := range loaded.Details {
		withdrawn[d.Code.String()] = d.Withdrawn
	}
	for code, date := range r.lastSeen {
		if date == loaded.Updated {
			date = ""
		}
		if got, ok := withdrawn[code]; !ok || got != date {
			t.Errorf("%s: in the snapshot %v, withdrawn %q, want %q", code, ok, got, date)
		}
	}
	equal(t, "number of records", len(withdrawn), len(r.lastSeen))
	all := constants(loaded)
	if gone, _ := compareAPI(promised, all); len(gone) > 0 {
		t.Errorf("the snapshot of %s lost\n%s", loaded.Updated, indent(gone))
	}
	return all
}

// constants returns the declarations of a registry's constants, as surface formats them.
func constants(registry *iana.Registry) []string {
	var all []string
	for _, s := range registry.Subjects {
		all = append(all, fmt.Sprintf("const %s Subject = %d", s.Identifier, s.Subject))
	}
	for _, d := range registry.Details {
		all = append(all, fmt.Sprintf("const %s Detail = %d", d.Identifier, d.Code.Subject<<10+d.Code.Detail))
	}
	return all
}

// A randomRegistry is a registry that a careless editor maintains. It begins as a copy of another.
type randomRegistry struct {
	*rand.Rand
	day            int
	living, buried []record
	lastSeen       map[string]string // by code: the date of the last registry that had it
}

// A record is a record of the registry.
type record struct {
	table                   int // 0 classes, 1 subjects, 2 details
	code, text, description string
}

func newRandomRegistry(seed uint64, start *iana.Registry) *randomRegistry {
	r := &randomRegistry{Rand: rand.New(rand.NewPCG(seed, seed)), lastSeen: map[string]string{}}
	for _, c := range start.Classes {
		r.living = append(r.living, record{0, fmt.Sprintf("%d.XXX.YYY", c.Class), c.Text, ""})
	}
	for _, s := range start.Subjects {
		r.living = append(r.living, record{1, fmt.Sprintf("X.%d.YYY", s.Subject), s.Text, ""})
	}
	for _, d := range start.Details {
		r.living = append(r.living, record{2, d.Code.String(), d.Text, ""})
	}
	return r
}

// phrases has texts that collide with each other, with the registry's, or with an identifier and its suffix, and texts
// without a letter.
var phrases = []string{"", "...", "Mailbox full", "mailbox full", "Mailbox-full", "Mailbox full 2 2", "Full 1 1", "func", "Syntax error",
	"邮箱已满", "*/ func init() {} /*", strings.Repeat("word ", 30), strings.Repeat("x", 300), "Security or Policy Status", "Undefined"}

// edit makes up to forty edits: it changes a phrase, swaps two, adds, removes or restores a record, or deprecates a
// detail.
func (r *randomRegistry) edit() {
	for range r.IntN(40) {
		phrase := phrases[r.IntN(len(phrases))]
		i, j := r.IntN(len(r.living)), r.IntN(len(r.living))
		one, other := &r.living[i], &r.living[j]
		switch r.IntN(6) {
		case 0:
			one.text = phrase
		case 1:
			one.text, other.text = other.text, one.text
		case 2:
			if one.table == 2 && other.table == 2 {
				one.description = fmt.Sprintf("This code is deprecated, use %s instead.", other.code)
			}
		case 3:
			if slices.ContainsFunc(r.living, func(o record) bool { return o.table == one.table && o.code != one.code }) { // no table may be empty
				r.buried = append(r.buried, *one)
				r.living = slices.Delete(r.living, i, i+1)
			}
		case 4:
			if len(r.buried) > 0 {
				i = r.IntN(len(r.buried))
				r.living = append(r.living, r.buried[i])
				r.buried = slices.Delete(r.buried, i, i+1)
			}
		case 5:
			added := record{2, fmt.Sprintf("X.%d.%d", r.IntN(9), 50+r.IntN(200)), phrase, ""}
			if r.IntN(4) == 0 {
				added = record{1, fmt.Sprintf("X.%d.YYY", 8+r.IntN(20)), phrase, ""}
			}
			exists := func(o record) bool { return o.code == added.code }
			if !slices.ContainsFunc(slices.Concat(r.living, r.buried), exists) {
				r.living = append(r.living, added)
			}
		}
	}
}

// publish returns the registry as read from its XML, whose records are in any order.
func (r *randomRegistry) publish(t *testing.T) *iana.Registry {
	t.Helper()
	r.day++
	date := fmt.Sprintf("2025-%02d-%02d", 1+r.day/28, 1+r.day%28)
	r.Shuffle(len(r.living), func(i, j int) { r.living[i], r.living[j] = r.living[j], r.living[i] })
	var b bytes.Buffer
	fmt.Fprintf(&b, `<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes"><updated>%s</updated>`, date)
	for table, phrase := range []string{"summary", "summary", "sample"} {
		fmt.Fprintf(&b, "\n<registry id=\"smtp-enhanced-status-codes-%d\">", table+1)
		for _, record := range r.living {
			if record.table == table {
				r.lastSeen[record.code] = date
				fmt.Fprintf(&b, "<record><code>%s</code><%s>", record.code, phrase)
				_ = xml.EscapeText(&b, []byte(record.text)) // a Buffer returns no errors
				fmt.Fprintf(&b, "</%s><basic_code/><description>%s</description><reference/><submitter/><change_controller/></record>\n",
					phrase, record.description)
			}
		}
		b.WriteString("</registry>")
	}
	registry, _, err := iana.Parse(strings.NewReader(b.String() + "</registry>"))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return registry
}
