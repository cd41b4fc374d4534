package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newGenerate is the subcommand that writes the Go package.
func newGenerate() *cobra.Command {
	var output, packageName, registry string
	var check bool
	command := &cobra.Command{
		Use:   "generate",
		Short: "Write the Go package",
		Long: `Generate writes the Go package from the snapshot of the registry that is built into this
program, or from another state of it. Nothing is downloaded.

Files of an earlier run that no longer belong are removed. Files written by hand are
never touched: one that stands in the way is an error.`,
		Example: `  smtpcodes generate --output internal/smtpcode
  smtpcodes generate --output internal/smtpcode --check
  smtpcodes generate --registry registry.json --package codes --output codes`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := notEmpty(cmd, "output"); err != nil {
				return err
			}
			embedded, err := iana.Embedded()
			if err != nil {
				return err
			}
			state, err := readState(registry, embedded, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			catalog, err := merge(state, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			files, err := gen.Package(catalog, packageName)
			if err != nil {
				return err
			}
			if check {
				return checkFiles(output, files, cmd.OutOrStdout())
			}
			holds := fmt.Sprintf("%d reply codes and %d details, registry of %s", len(catalog.Replies), len(catalog.Details), catalog.Updated)
			return writeFiles(output, files, holds, cmd.OutOrStdout())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&output, "output", "o", "smtpcode", "`folder` of the package")
	flags.StringVar(&packageName, "package", gen.DefaultPackage, "`name` of the package")
	flags.StringVar(&registry, "registry", "", "`file` with the registry, IANA's XML or a snapshot; - is standard input (default: the built-in snapshot)")
	flags.BoolVar(&check, "check", false, "write nothing, show what would change and exit with 1 if anything would")
	return command
}

// merge joins the registry with the RFCs' facts. Warnings go to stderr.
func merge(registry *iana.Registry, stderr io.Writer) (*gen.Catalog, error) {
	catalog, warnings, err := gen.Merge(registry)
	for _, warning := range warnings {
		fmt.Fprintf(stderr, "smtpcodes: %s\n", warning)
	}
	return catalog, err
}

// checkFiles prints how the folder differs from what is generated.
func checkFiles(output string, files []gen.File, stdout io.Writer) error {
	report, err := gen.Check(output, files)
	if err != nil {
		return err
	}
	if len(report) == 0 {
		return nil
	}
	return cmp.Or(writeResult(stdout, string(report)), errDiffers)
}

// writeFiles makes the folder hold what is generated, and prints what that is.
func writeFiles(output string, files []gen.File, holds string, stdout io.Writer) error {
	if err := gen.Write(output, files); err != nil {
		return err
	}
	return writeResult(stdout, fmt.Sprintf("%s: %s\n", output, holds))
}
