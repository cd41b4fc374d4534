package main

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// A contest is one task with the same inputs for every contestant. The first contestant is smtpcode.
type contest struct {
	task        string
	inputs      int
	contestants []*contestant
}

// A contestant does the task. A pass keeps its results, so that answers shows exactly what was timed.
type contestant struct {
	name      string
	yardstick bool   // plain Go rather than mail software
	differs   string // how its answers differ from smtpcode's; empty where they are the same
	pass      func() // does the task once for every input
	answers   func() []string

	nanoseconds float64 // for one input, in the fastest turn
	allocations float64 // for one input
}

// slots returns a contestant whose pass puts the result of input i into results[i], which answer shows. Every pass
// has a loop of its own, because a function call for each input would take longer than some of the tasks.
func slots[T any](name string, inputs int, pass func(results []T), answer func(i int, result T) string) *contestant {
	results := make([]T, inputs)
	return &contestant{
		name: name,
		pass: func() { pass(results) },
		answers: func() []string {
			var answers []string
			for i, result := range results {
				answers = append(answers, answer(i, result))
			}
			return answers
		},
	}
}

// asYardstick marks the contestant as a yardstick.
func (c *contestant) asYardstick() *contestant {
	c.yardstick = true
	return c
}

// differing says how the contestant's answers differ.
func (c *contestant) differing(how string) *contestant {
	c.differs = how
	return c
}

// measure gives every contestant a turn in each round.
func measure(contests []*contest, rounds int) {
	for range rounds {
		for _, contest := range contests {
			for _, c := range contest.contestants {
				c.takeTurn(float64(contest.inputs))
			}
		}
	}
}

// takeTurn times the pass, and keeps the time if it is the fastest so far.
func (c *contestant) takeTurn(inputs float64) {
	result := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			c.pass()
		}
	})
	passes := float64(result.N)
	nanoseconds := float64(result.T.Nanoseconds()) / passes / inputs
	if c.nanoseconds == 0 || nanoseconds < c.nanoseconds {
		c.nanoseconds = nanoseconds
	}
	c.allocations = math.Round(float64(result.MemAllocs) / passes / inputs)
}

// timesTable writes the first table: smtpcode's times, and the others' as multiples of them. An asterisk marks
// contestants whose answers differ, and a note under the table says how.
func timesTable(contests []*contest) string {
	var b strings.Builder
	var notes []string
	b.WriteString("| task | smtpcode | allocations | others take, times as long | yardsticks |\n|---|---|---|---|---|\n")
	for _, contest := range contests {
		ours := contest.contestants[0]
		var peers, yardsticks []string
		for _, c := range contest.contestants[1:] {
			ratio := c.name + " " + multiple(c.nanoseconds/ours.nanoseconds)
			if c.differs != "" {
				ratio += "\\*"
				notes = append(notes, c.name+" "+c.differs)
			}
			if c.yardstick {
				yardsticks = append(yardsticks, ratio)
			} else {
				peers = append(peers, ratio)
			}
		}
		fmt.Fprintf(&b, "| %s | %.1f ns | %.0f | %s | %s |\n", contest.task, ours.nanoseconds, ours.allocations,
			strings.Join(peers, ", "), strings.Join(yardsticks, ", "))
	}
	if len(notes) > 0 {
		b.WriteString("\n\\* " + strings.Join(notes, "; ") + ".\n")
	}
	return b.String()
}

// multiple writes a ratio with two significant digits.
func multiple(ratio float64) string {
	switch {
	case ratio < 1:
		return fmt.Sprintf("%.2f", ratio)
	case ratio < 10:
		return fmt.Sprintf("%.1f", ratio)
	}
	step := math.Pow(10, math.Floor(math.Log10(ratio))-1)
	return fmt.Sprintf("%.0f", math.Round(ratio/step)*step)
}
