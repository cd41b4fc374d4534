// Bench puts the package smtpcode beside other Go mail software: the same inputs through each, in one run.
// It prints two Markdown tables.
//
// The first has the time that smtpcode takes for each task, and how many times as long the others take. All
// take turns, round after round, and of each the fastest round counts, so that a busy machine disturbs the
// ratios little. The second has what each reads in replies that the RFCs forbid or that clients must accept.
//
//	make bench
//
// The others are the newest released versions of what has an own parser, formatter or table of status codes:
// go-smtp, go-milter, go-mail, go-guerrilla and the standard library's net/textproto. Yardsticks stand
// beside them: an array, a map, fmt, and what the stringer makes of a hand-typed list. go-sisimai is left
// out: its module, libsisimai.org/sisimai, requires modules that only its own repository has, and cannot be
// imported.
//
// A function that a module does not export is reached by go:linkname, so that it is timed alone and not with
// the command around it.
package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 7, "how often each contestant takes its turn")
	turn := flag.String("turn", "20ms", "how long a turn is")
	flag.Parse()
	if err := flag.Set("test.benchtime", *turn); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
	contests := contests()
	measure(contests, *rounds)
	fmt.Print(timesTable(contests), "\n", strictTable())
}

// contests are all tasks, in the order of the table.
func contests() []*contest {
	return []*contest{
		parseEnhancedCode(), stringOf(), textOf(), checkPair(),
		parseReply("parse a reply of 1 line", oneLine), parseReply("parse a reply of 4 lines", fourLines),
		formatReply("format a reply of 1 line", oneLine), formatReply("format a reply of 4 lines", fourLines),
	}
}
