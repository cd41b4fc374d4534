//go:build man

package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/smtpcodes/smtpcodes/iana"
)

func init() { subcommands = append(subcommands, newMan) }

// newMan returns the subcommand with which make shell writes the manual. It is under a build tag because the packages that
// it needs take longer to start than all others of the command.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write the manual pages into a folder",
		Args:   cobra.ExactArgs(1),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			registry, err := iana.Embedded()
			if err != nil {
				return err
			}
			// The date of the registry is that of the content, and the same in every run.
			date, err := time.Parse(time.DateOnly, registry.Updated)
			if err != nil {
				return fmt.Errorf("read the registry's date: %w", err)
			}
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Date: &date, Source: "smtpcodes " + buildVersion()}, args[0])
		},
	}
}
