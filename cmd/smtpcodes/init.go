package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newInit is the subcommand that prepares another project.
func newInit() *cobra.Command {
	p := gen.Project{Version: programVersion()}
	command := &cobra.Command{
		Use:   "init [root]",
		Short: "Prepare another project for a package of its own",
		Long: `Init prepares a project for a generated package of its own. It writes, below the
project's root, which is the current folder where none is named,

  smtpcode/doc.go                   the line by which go generate writes the rest of
                                    the package, at the version of this program

and with --makefile, for a project that keeps a snapshot of the registry,

  smtpcode/registry.json            the snapshot; the line in doc.go reads it
  smtpcodes.mk                      targets for your Makefile: smtpcodes-refresh takes
                                    over a new state of the registry, smtpcodes-check
                                    tells whether the package is current

and with --workflow all of these and

  .github/workflows/smtpcodes.yml   a weekly job that opens a pull request when the
                                    registry has changed

The files are yours: no other command changes them, but for the snapshot, which fetch
updates. If any of them is there already, none is written.`,
		Example: `  smtpcodes init && go generate ./smtpcode
  smtpcodes init --output internal/codes --package codes
  smtpcodes init --workflow`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := notEmpty(cmd, "output"); err != nil {
				return err
			}
			root := "."
			if len(args) > 0 {
				root = args[0]
			}
			return prepare(root, p, cmd.OutOrStdout())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&p.Folder, "output", "o", "smtpcode", "`folder` of the package, below the root")
	flags.StringVar(&p.Package, "package", gen.DefaultPackage, "`name` of the package")
	flags.BoolVar(&p.Makefile, "makefile", false, "write a snapshot and a target that refreshes it")
	flags.BoolVar(&p.Workflow, "workflow", false, "write a scheduled job for GitHub too, which runs the target")
	return command
}

// prepare writes the project's files and says what to do next.
func prepare(root string, p gen.Project, stdout io.Writer) error {
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return fmt.Errorf("project root %q is not a folder: make it first, or name the package's folder with --output", root)
	}
	p.Folder = filepath.ToSlash(filepath.Clean(p.Folder))
	registry, err := iana.Embedded()
	if err != nil {
		return err
	}
	files, err := p.Files(registry)
	if err != nil {
		return err
	}
	if err := gen.Create(root, files); err != nil {
		return err
	}
	next := "next: go generate ./" + p.Folder
	for _, file := range files {
		fmt.Fprintln(stdout, filepath.Join(root, filepath.FromSlash(file.Path)))
		switch file.Path {
		case "smtpcodes.mk":
			next += `; put "include smtpcodes.mk" at the end of your Makefile`
		case ".github/workflows/smtpcodes.yml":
			next += "; read in the workflow what has to be switched on"
		}
	}
	fmt.Fprintln(stdout, next)
	return nil
}

// programVersion is the version that the go command finds this program by. A build from a checkout has none.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || !strings.HasPrefix(info.Main.Version, "v") || strings.HasSuffix(info.Main.Version, "+dirty") {
		return "latest"
	}
	return info.Main.Version
}
