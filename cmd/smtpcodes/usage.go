package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// These stand where cobra has checks of its own, whose errors do not name the way out.

// atMost refuses more arguments than a subcommand takes.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return fmt.Errorf("%s: argument %q is one too many: see %s --help", cmd.Name(), args[n], cmd.CommandPath())
	}
}

// exclusive refuses two flags that contradict each other.
func exclusive(cmd *cobra.Command, names ...string) error {
	var set []string
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			set = append(set, "--"+name)
		}
	}
	if len(set) > 1 {
		return fmt.Errorf("%s exclude each other: leave one out", strings.Join(set, " and "))
	}
	return nil
}

// notEmpty refuses an empty path, which a script makes of a variable that is not set.
func notEmpty(cmd *cobra.Command, flag string) error {
	if cmd.Flags().Lookup(flag).Value.String() == "" {
		return fmt.Errorf("--%s \"\" names nothing: give it a path, or leave it out", flag)
	}
	return nil
}
