// Bench compares package smtpcode with other Go mail software. It gives all of them the same inputs and prints
// two Markdown tables: how long each takes, and how each reads replies that are easily misread.
//
//	go run . [-rounds 30] [-turn 5ms]
//
// The contestants take turns, round after round, and the fastest turn of each counts, so a busy machine changes
// the ratios little. README.md has the tables of one run, and says how to read them and who is compared.
//
// Functions that a module does not export are called through go:linkname, so they are timed alone, without the
// command around them.
package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
	"time"
)

func main() {
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	rounds := flags.Int("rounds", 30, "the number of turns that each contestant takes")
	turn := flags.Duration("turn", 5*time.Millisecond, "the length of a turn")
	_ = flags.Parse(os.Args[1:]) // exits on an error
	if *rounds < 1 || *turn <= 0 {
		fmt.Fprintf(os.Stderr, "bench: %d rounds with turns of %v: both must be more than 0\n", *rounds, *turn)
		os.Exit(2)
	}
	setTurn(turn.String())
	contests := contests()
	measure(contests, *rounds)
	fmt.Print(timesTable(contests), "\n", strictTable())
}

// setTurn sets the length of a turn, which may be anything that the flag -test.benchtime takes.
func setTurn(length string) {
	testing.Init()
	if err := flag.Set("test.benchtime", length); err != nil {
		panic(err)
	}
}

// contests returns all contests, in the order of the table.
func contests() []*contest {
	return []*contest{
		parseEnhancedCode(), stringOf(), textOf(), checkPair(),
		parseReply("parse a reply of 1 line", oneLine), parseReply("parse a reply of 4 lines", fourLines),
		formatReply("format a reply of 1 line", oneLine), formatReply("format a reply of 4 lines", fourLines),
	}
}
