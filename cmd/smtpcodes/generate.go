package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newGenerate returns the subcommand that writes the Go package.
func newGenerate() *cobra.Command {
	var out destination
	var packageName, registry string
	command := &cobra.Command{
		Use:   "generate",
		Short: "Write the Go package",
		Long: `Generate writes the Go package from the snapshot of the registry that is built
into this program, or from the one that --registry names. It downloads nothing.

It removes files of an earlier run that are no longer part of the package. It
never touches files written by hand: if one is in the way, that is an error.`,
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
			summary := fmt.Sprintf("%d reply codes and %d details, registry of %s", len(catalog.Replies), len(catalog.Details), catalog.Updated)
			return out.deliver(files, summary, cmd.OutOrStdout())
		},
	}
	out.addFlags(command, "smtpcode", "package")
	command.Flags().StringVar(&packageName, "package", gen.DefaultPackage, "`name` of the package")
	command.Flags().StringVar(&registry, "registry", "", "`file` with the registry: IANA's XML, or a snapshot; - is standard input (default: the built-in snapshot)")
	return command
}

// merge merges the registry with the facts of the RFCs. Warnings go to stderr.
func merge(registry *iana.Registry, stderr io.Writer) (*gen.Catalog, error) {
	catalog, warnings, err := gen.Merge(registry)
	for _, warning := range warnings {
		fmt.Fprintf(stderr, "smtpcodes: %s\n", warning)
	}
	return catalog, err
}

// A destination is the folder that generate or reference writes to, or compares with what it would write.
type destination struct {
	folder string
	check  bool
}

// addFlags adds the flags --output, for the folder of what, and --check.
func (d *destination) addFlags(command *cobra.Command, folder, what string) {
	command.Flags().StringVarP(&d.folder, "output", "o", folder, "`folder` of the "+what)
	command.Flags().BoolVar(&d.check, "check", false, "write nothing; show what would change, and exit with 1 if anything would")
}

// deliver writes files to the folder and prints a summary of them; with --check it prints the differences.
func (d *destination) deliver(files []gen.File, summary string, stdout io.Writer) error {
	if !d.check {
		if err := gen.Write(d.folder, files); err != nil {
			return err
		}
		return writeResult(stdout, d.folder+": "+summary+"\n")
	}
	report, err := gen.Check(d.folder, files)
	if err != nil || len(report) == 0 {
		return err
	}
	return cmp.Or(writeResult(stdout, string(report)), errDiffers)
}

// writeResult writes a result to standard output.
func writeResult(stdout io.Writer, text string) error {
	if _, err := io.WriteString(stdout, text); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}
