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

// newDiff is the subcommand that compares two states of the registry.
func newDiff() *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "diff [OLD [NEW]]",
		Short: "Show what changed between two states of the registry, and whether it can break callers",
		Long: `Diff compares two states of the registry. Each is a snapshot or IANA's XML, - is standard
input, and one that is left out or empty is the snapshot built into this program.

For every change it says what it can break in a program that uses the generated package:
compile, Check, Text, or nothing. The suggested version step is major where a program
may no longer compile, minor where Check or Text answer otherwise, which a new code does
too, patch for the rest, and none where only administrative facts changed: submitter,
change controller, dates.

XML holds no identifiers. As NEW it is taken for what fetch would make of OLD, so that a
code it lacks is withdrawn and its constant stays; as OLD it is compared by code alone.

The exit status is 0 when nothing differs, 1 when something does, 2 for trouble.`,
		Example: `  smtpcodes diff registry.json smtp-enhanced-status-codes.xml
  smtpcodes diff "" smtp-enhanced-status-codes.xml --format markdown
  git show HEAD:registry.json | smtpcodes diff - registry.json --format json`,
		Args: atMost(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			render, known := formats[format]
			if !known {
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
	command.Flags().StringVar(&format, "format", "text", "`form` of the output: text, json, or markdown for a pull request, whose title is the first line")
	complete := cobra.FixedCompletions(slices.Sorted(maps.Keys(formats)), cobra.ShellCompDirectiveNoFileComp)
	_ = command.RegisterFlagCompletionFunc("format", complete) // fails where there is no such flag
	return command
}

// formats are the values of --format.
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
	places := append(slices.Clone(args), "", "")[:2]
	if places[0] == "-" && places[1] == "-" {
		return iana.Comparison{}, errors.New(`both states are "-", and standard input can be read once: name a file for one of them`)
	}
	var states [2]*iana.Registry
	for i, place := range places {
		state, err := readState(place, nil, stdin, stderr)
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
