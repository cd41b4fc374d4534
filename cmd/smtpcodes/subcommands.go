//go:build !bootstrap

package main

import "github.com/spf13/cobra"

// subcommands are those that stand on the generated package. The build tag bootstrap leaves them out, so that
// generate can be built where the package is missing or does not compile.
func subcommands() []*cobra.Command {
	return []*cobra.Command{newExplain(), newReference()}
}
