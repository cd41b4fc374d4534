package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestAnswers checks that every contestant gives the answers of smtpcode, unless it is marked as differing, and
// that those marked do differ.
func TestAnswers(t *testing.T) {
	for _, contest := range contests() {
		var want []string
		for i, c := range contest.contestants {
			t.Run(contest.task+"/"+c.name, func(t *testing.T) {
				c.pass()
				got := c.answers()
				if i == 0 {
					want = got
				}
				if len(got) != contest.inputs {
					t.Fatalf("%d answers to %d inputs", len(got), contest.inputs)
				}
				if c.differs != "" {
					if slices.Equal(got, want) {
						t.Errorf("gives the answers of smtpcode, although it %s", c.differs)
					}
					return
				}
				for i := range want {
					if got[i] != want[i] {
						t.Fatalf("input %d: answer %q, smtpcode's %q", i, got[i], want[i])
					}
				}
			})
		}
	}
}

// TestPasses checks that a second pass gives the same answers, because what is timed is many passes.
func TestPasses(t *testing.T) {
	for _, contest := range contests() {
		for _, c := range contest.contestants {
			c.pass()
			first := c.answers()
			c.pass()
			if !slices.Equal(c.answers(), first) {
				t.Errorf("%s: %s gives other answers in the second pass", contest.task, c.name)
			}
		}
	}
}

// TestReplyAnswers checks that smtpcode reads and writes replies as wire does.
func TestReplyAnswers(t *testing.T) {
	for _, lines := range []length{oneLine, fourLines} {
		replies := replies(lines)
		want := wires(replies)
		for _, contest := range []*contest{parseReply("parse", lines), formatReply("format", lines)} {
			ours := contest.contestants[0]
			ours.pass()
			if got := ours.answers(); !slices.Equal(got, want) {
				t.Errorf("%s: smtpcode's answers are not those of wire", contest.task)
			}
		}
	}
}

// TestInputs checks that the inputs cover most of the registry and several verdicts.
func TestInputs(t *testing.T) {
	if n := len(withText()); n < 3*60 {
		t.Errorf("%d codes with the text of phrase.go, want three for each of most details", n)
	}
	verdicts := map[smtpcode.Verdict]int{}
	for _, p := range pairs() {
		verdicts[smtpcode.Check(p.code, p.enhanced)]++
	}
	if len(verdicts) < 4 {
		t.Errorf("pairs of %d verdicts, want at least 4: %v", len(verdicts), verdicts)
	}
}

// TestTraps checks that smtpcode falls into no trap.
func TestTraps(t *testing.T) {
	for _, trap := range traps {
		if got := readers[0].read(trap.reply); got != trap.want {
			t.Errorf("%q: smtpcode reads %q, want %q by the rule: %s", trap.reply, got, trap.want, trap.rule)
		}
	}
}

// TestREADME checks that README.md has every task, and the second table as it is printed.
func TestREADME(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, contest := range contests() {
		if !strings.Contains(string(readme), "\n| "+contest.task+" | ") {
			t.Errorf("README.md lacks the task %q", contest.task)
		}
	}
	if !strings.Contains(string(readme), strictTable()) {
		t.Errorf("README.md lacks this table, or has an older one:\n%s", strictTable())
	}
}

// TestTimesTable checks the form of a row: ratios of two digits, yardsticks apart, a note on the answers that differ.
func TestTimesTable(t *testing.T) {
	contests := []*contest{{"count", 1, []*contestant{
		{name: "smtpcode", nanoseconds: 2.04, allocations: 1},
		{name: "peer", nanoseconds: 8},
		{name: "other peer", nanoseconds: 25},
		{name: "slow peer", nanoseconds: 2999, differs: "counts twice"},
		{name: "array", nanoseconds: 1, yardstick: true},
	}}}
	got := timesTable(contests)
	want := "| count | 2.0 ns | 1 | peer 3.9, other peer 12, slow peer 1500\\* | array 0.49 |\n\n\\* slow peer counts twice.\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("table ends\n%s, want\n%s", got, want)
	}
}

// TestMeasure checks that every round gives a contestant one turn, and that its time is kept.
func TestMeasure(t *testing.T) {
	setTurn("10x")
	passes := 0
	c := &contestant{pass: func() { passes++ }}
	measure([]*contest{{"nothing", 1, []*contestant{c}}}, 2)
	if passes != 20 || c.nanoseconds <= 0 {
		t.Errorf("%d passes, %v ns", passes, c.nanoseconds)
	}
}
