package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/iana"
)

// newRoot is the command with its subcommands. Alone it prints the help.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "smtpcodes",
		Short: "SMTP status codes for Go, generated from the IANA registry",
		Long: `smtpcodes turns the IANA registry of SMTP enhanced status codes, merged with the reply
codes of RFC 5321 and its extensions, into a Go package: typed constants, String,
parsing and tables. It also explains the codes, and writes a reference of them.

The exit status is 0 when the work was done or nothing differs, 1 when diff or --check
found a difference or a code is not known, 2 when the work could not be done.`,
		Example:       "  smtpcodes generate --output internal/smtpcode\n  smtpcodes explain 550 5.7.26",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w: see %s --help", err, cmd.CommandPath())
	})
	root.AddCommand(newDiff(), newFetch(), newGenerate(), newInit())
	root.AddCommand(subcommands()...)
	return root
}

// knownCommand refuses arguments of the root command: a subcommand that exists has been found by then.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "see smtpcodes --help"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean " + near[0] + "?"
	}
	return fmt.Errorf("unknown command %q: %s", args[0], hint)
}

// version tells the module's version, as the go command recorded it, and the embedded registry's date.
func version() string {
	program := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		program = info.Main.Version
	}
	registry, err := iana.Embedded()
	if err != nil {
		return program
	}
	return program + ", registry of " + registry.Updated
}

// oneLine puts an error of several lines, a joined one, on one.
func oneLine(err error) string {
	return strings.Join(strings.Split(strings.TrimSpace(err.Error()), "\n"), "; ")
}
