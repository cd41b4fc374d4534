//go:build !bootstrap

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/reference"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newReference is the subcommand that writes the reference.
func newReference() *cobra.Command {
	var output string
	var check bool
	command := &cobra.Command{
		Use:   "reference",
		Short: "Write the reference: a page, Markdown, JSON and CSV",
		Long: `Reference writes what the built-in snapshot of the registry and the RFCs say of every
code, for people and for other programs:

  index.html     the page: one file, which works from disk and without JavaScript
  reference.md   the same tables in Markdown
  catalog.json   everything as data, described by schema.json
  replies.csv    the reply codes
  details.csv    the enhanced codes, class left open
  pairs.csv      every reply code with every detail, and the verdict on the pair
  tables.sql     the tables of the three for SQLite and DuckDB

Files written by hand are never touched: one that stands in the way is an error.`,
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
			if check {
				return checkFiles(output, files, cmd.OutOrStdout())
			}
			return writeFiles(output, files, fmt.Sprintf("%d files, registry of %s", len(files), catalog.Updated), cmd.OutOrStdout())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&output, "output", "o", "output/reference", "`folder` of the reference")
	flags.BoolVar(&check, "check", false, "write nothing, show what would change and exit with 1 if anything would")
	return command
}
