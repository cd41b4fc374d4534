// Smtpcodes turns the IANA registry of SMTP enhanced status codes, merged with the reply codes of RFC 5321
// and its extensions, into a Go package and a reference, and explains the codes.
//
//	smtpcodes generate   write the Go package
//	smtpcodes init       prepare another project for its own package
//	smtpcodes fetch      download the registry and update a snapshot
//	smtpcodes diff       compare two states of the registry
//	smtpcodes explain    explain a code, a pair of codes, a reply or a bounce
//	smtpcodes scan       count, list or check the replies in logs and sources
//	smtpcodes reference  write the reference as HTML, Markdown, JSON and CSV
//
// For example, these write a package into internal/smtpcode and explain a reply:
//
//	smtpcodes generate --output internal/smtpcode
//	smtpcodes explain 550 5.7.26
//
// "smtpcodes help" followed by a subcommand shows its flags and more examples. The exit status is 0 when the
// work was done or nothing differs, 1 when diff or --check found a difference, explain does not know a code or
// scan --faults found a fault, and 2 when the work could not be done.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/iana"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

var (
	// errDiffers is the error of diff and --check after they found and printed a difference.
	errDiffers = errors.New("differs")
	// errNotKnown is the error of explain after it printed that a code is not known.
	errNotKnown = errors.New("not known")
	// errFaults is the error of scan after it printed faults.
	errFaults = errors.New("faults")
)

// run runs the program and returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := untilSignal(ctx, root)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errDiffers), errors.Is(err, errNotKnown), errors.Is(err, errFaults):
		return 1
	}
	// A joined error has several lines.
	fmt.Fprintf(stderr, "smtpcodes: %s\n", terminal.Clean(strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; ")))
	return 2
}

// untilSignal executes the command until it is done or a signal ends it. A command that is waiting for a terminal, or for a
// file that is a pipe, does not notice the signal; one that is writing has the time to clean up.
func untilSignal(ctx context.Context, root *cobra.Command) error {
	const cleaning = time.Second
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(cleaning):
		return errors.New("interrupted")
	}
}

// subcommands make the subcommands. Explain, scan and reference import the generated package and add themselves,
// unless the build tag bootstrap leaves them out: generate must build where the package is missing or broken.
var subcommands = []func() *cobra.Command{newDiff, newFetch, newGenerate, newInit}

// newRoot returns the command with its subcommands. On its own it prints the help.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "smtpcodes",
		Short: "SMTP status codes for Go, generated from the IANA registry",
		Long: `Smtpcodes turns the IANA registry of SMTP enhanced status codes, merged with
the reply codes of RFC 5321 and its extensions, into a Go package: typed
constants, parsing, formatting and tables. It also explains the codes, finds
them in logs and sources, and writes a reference of them.

The exit status is 0 when the work was done or nothing differs, 1 when diff or
--check found a difference, explain does not know a code or scan --faults found
a fault, and 2 when the work could not be done.`,
		Example:       "  smtpcodes generate --output internal/smtpcode\n  smtpcodes explain 550 5.7.26",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SuggestionsMinimumDistance = 2 // edits
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 79"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w: see %s --help", err, cmd.CommandPath())
	})
	for _, subcommand := range subcommands {
		root.AddCommand(subcommand())
	}
	return root
}

// knownCommand rejects arguments of the root command: cobra passes it those that name no subcommand.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "see smtpcodes --help"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean smtpcodes " + near[0] + "?"
	} else if strings.ContainsAny(args[0], "0123456789") {
		hint = "did you mean smtpcodes explain " + strings.Join(args, " ") + "?"
	}
	return fmt.Errorf("unknown command %q: %s", args[0], hint)
}

// version returns the module's version and the date of the embedded registry.
func version() string {
	registry, err := iana.Embedded()
	if err != nil {
		return buildVersion()
	}
	return buildVersion() + ", registry of " + registry.Updated
}

// buildVersion returns the module's version as the go command recorded it.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
