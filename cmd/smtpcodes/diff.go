package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/iana"
)

// newDiff returns the subcommand that compares two states of the registry.
func newDiff() *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "diff [OLD [NEW]]",
		Short: "Show what changed between two states of the registry",
		Long: `Diff compares two states of the registry. Each is a snapshot or IANA's XML; -
is standard input. A state that is left out or empty is the snapshot built into
this program.

For every change diff says what it can break in a program that uses the
generated package: compile, Check, Text or nothing. The suggested version step
is major if a program may no longer compile, minor if Check or Text may answer
differently (a new code is enough), none if only administrative facts changed
(submitter, change controller, dates), and patch for any other change.

XML has no Go identifiers. As NEW, it is read as the next download: diff
compares OLD with the snapshot that fetch would make, so a missing code counts
as withdrawn and keeps its constant. As OLD, it is compared by code alone.

The exit status is 0 when nothing differs, 1 when something does, 2 on error.`,
		Example: `  smtpcodes diff registry.json smtp-enhanced-status-codes.xml
  smtpcodes diff "" smtp-enhanced-status-codes.xml --format markdown
  git show HEAD:registry.json | smtpcodes diff - registry.json --format json`,
		Args: atMost(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			render, ok := formats[format]
			if !ok {
				return fmt.Errorf("format %q is not known: use text, markdown or json", format)
			}
			comparison, err := compareStates(args, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			text, err := render(comparison)
			if err != nil {
				return err
			}
			if err := writeResult(cmd.OutOrStdout(), text); err != nil {
				return err
			}
			if len(comparison.Changes) > 0 {
				return errDiffers
			}
			return nil
		},
	}
	command.Flags().StringVar(&format, "format", "text", "output `format`: text, json, or markdown for a pull request, with the title on the first line")
	complete := cobra.FixedCompletions(slices.Sorted(maps.Keys(formats)), cobra.ShellCompDirectiveNoFileComp)
	_ = command.RegisterFlagCompletionFunc("format", complete) // fails only if the flag does not exist
	return command
}

// formats holds the values of --format.
var formats = map[string]func(iana.Comparison) (string, error){
	"text":     func(c iana.Comparison) (string, error) { return c.Text(), nil },
	"markdown": func(c iana.Comparison) (string, error) { return c.Markdown(), nil },
	"json": func(c iana.Comparison) (string, error) {
		text, err := json.MarshalIndent(c, "", "  ")
		return string(text) + "\n", err
	},
}

// compareStates reads the states that the arguments name and compares them.
func compareStates(args []string, stdin io.Reader, stderr io.Writer) (iana.Comparison, error) {
	paths := append(slices.Clone(args), "", "")[:2]
	if paths[0] == "-" && paths[1] == "-" {
		return iana.Comparison{}, errors.New(`both states are "-", but standard input can be read only once: use a file for one of them`)
	}
	var states [2]*iana.Registry
	for i, path := range paths {
		state, err := readState(path, nil, stdin, stderr)
		if err != nil {
			return iana.Comparison{}, err
		}
		states[i] = state
	}
	if !states[1].HasIdentifiers() {
		embedded, err := iana.Embedded()
		if err != nil {
			return iana.Comparison{}, err
		}
		states[1] = iana.Refresh(states[0], states[1], embedded) // as fetch does
	}
	return iana.Compare(states[0], states[1]), nil
}
