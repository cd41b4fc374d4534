//go:build !bootstrap

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/reference"
	"github.com/smtpcodes/smtpcodes/iana"
)

func init() { subcommands = append(subcommands, newReference) }

// newReference returns the subcommand that writes the reference.
func newReference() *cobra.Command {
	var out destination
	command := &cobra.Command{
		Use:   "reference",
		Short: "Write the reference as HTML, Markdown, JSON and CSV",
		Long: `Reference writes what the built-in snapshot of the registry and the RFCs say
about every code, for people and for other programs:

  index.html     the page, one file that works from disk and without JavaScript
  reference.md   the same tables in Markdown
  catalog.json   everything as data, described by schema.json; what explain
                 --json prints is described by explain.schema.json
  replies.csv    the reply codes
  details.csv    the enhanced codes with the class left open
  pairs.csv      every reply code with every detail, and its verdict
  reasons.csv    why mail is refused, and the codes to send for it
  providers.csv  what single providers mean by codes of their own
  tables.sql     the CSV files as tables for SQLite and DuckDB

It never touches files written by hand: if one is in the way, that is an error.`,
		Example: `  smtpcodes reference
  smtpcodes reference --check`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := notEmpty(cmd, "output"); err != nil {
				return err
			}
			registry, err := iana.Embedded()
			if err != nil {
				return err
			}
			catalog, err := merge(registry, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			files, err := reference.Files(catalog)
			if err != nil {
				return err
			}
			return out.deliver(files, fmt.Sprintf("%d files, registry of %s", len(files), catalog.Updated), cmd.OutOrStdout())
		},
	}
	out.addFlags(command, "output/reference", "reference")
	return command
}
