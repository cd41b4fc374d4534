// Bench puts the package smtpcode beside other Go mail software: the same inputs through each, in one run.
// It prints two Markdown tables.
//
// The first has the time that smtpcode takes for each task, and how many times as long the others take. All
// take turns, round after round, and of each the fastest turn counts, so that a busy machine disturbs the
// ratios little. The second has what each reads in replies that are easily misread.
//
//	make bench
//
// The others are what has a parser, a writer or a table of status codes of its own: go-smtp, go-milter,
// go-mail, go-guerrilla and net/textproto. Yardsticks stand beside them: an array, a map, fmt, and what the
// stringer makes of a list typed by hand. go-sisimai is missing: neither libsisimai.org/sisimai nor
// github.com/sisimai/go-sisimai could be had through the module proxy.
//
// A function that a module does not export is reached by go:linkname, so that it is timed alone and not with
// the command around it.
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
	rounds := flags.Int("rounds", 30, "how many turns each contestant takes")
	turn := flags.Duration("turn", 5*time.Millisecond, "how long a turn is")
	_ = flags.Parse(os.Args[1:]) // exits on an error
	if *rounds < 1 || *turn <= 0 {
		fmt.Fprintf(os.Stderr, "bench: nothing to do in %d rounds of %v\n", *rounds, *turn)
		os.Exit(2)
	}
	takeTurnsOf(turn.String())
	contests := contests()
	measure(contests, *rounds)
	fmt.Print(timesTable(contests), "\n", strictTable())
}

// takeTurnsOf sets the length of a turn, in the words of the flag -test.benchtime.
func takeTurnsOf(length string) {
	testing.Init()
	if err := flag.Set("test.benchtime", length); err != nil {
		panic(err)
	}
}

// contests are all tasks, in the order of the table.
func contests() []*contest {
	return []*contest{
		parseEnhancedCode(), stringOf(), textOf(), checkPair(),
		parseReply("parse a reply of 1 line", oneLine), parseReply("parse a reply of 4 lines", fourLines),
		formatReply("format a reply of 1 line", oneLine), formatReply("format a reply of 4 lines", fourLines),
	}
}
