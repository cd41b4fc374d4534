//go:build bootstrap

package main

import "github.com/spf13/cobra"

// subcommands is empty while the generated package is being made.
func subcommands() []*cobra.Command {
	return nil
}
