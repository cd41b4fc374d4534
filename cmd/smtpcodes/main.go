// Smtpcodes turns the IANA registry of SMTP enhanced status codes, merged with the reply codes of RFC 5321
// and its extensions, into a Go package and a reference, and explains the codes.
//
//	smtpcodes fetch      download the registry and update a snapshot of it
//	smtpcodes generate   write the Go package
//	smtpcodes diff       show what changed between two states of the registry
//	smtpcodes reference  write the reference: a page, Markdown, JSON and CSV
//	smtpcodes explain    say what a code, a pair of codes or a whole reply means
//	smtpcodes init       prepare another project for a package of its own
//
// "smtpcodes help" followed by a command shows its flags and an example. The exit status is 0 when the work
// was done or nothing differs, 1 when diff or --check found a difference or explain was asked for a code that
// is not known, 2 when the work could not be done.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

var (
	// errDiffers is what diff and --check return when they found, and printed, a difference.
	errDiffers = errors.New("differs")
	// errNotKnown is what explain returns when it said, on standard output, that a code is not known.
	errNotKnown = errors.New("not known")
)

// run is the program with what it takes from outside handed in. It returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	command := newRoot()
	command.SetArgs(args)
	command.SetIn(stdin)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errDiffers), errors.Is(err, errNotKnown):
		return 1
	}
	fmt.Fprintf(stderr, "smtpcodes: %v\n", oneLine(err))
	return 2
}
