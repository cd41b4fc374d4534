package main

import (
	"errors"
	"fmt"
	"go/build"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newInit returns the subcommand that prepares another project.
func newInit() *cobra.Command {
	p := gen.Project{Version: findable(buildVersion())}
	command := &cobra.Command{
		Use:   "init [root]",
		Short: "Prepare another project for its own package",
		Long: `Init prepares another project for its own generated package. It writes, below
the project's root (default: the current folder),

  smtpcode/doc.go                  the line with which go generate writes the
                                   rest of the package, at this version

with --makefile, for a project with its own snapshot of the registry, also

  smtpcode/registry.json           the snapshot; the line in doc.go reads it
  smtpcodes.mk                     Makefile targets: smtpcodes-refresh updates
                                   snapshot and package, smtpcodes-check says
                                   whether the package is current

and with --workflow all of these and

  .github/workflows/smtpcodes.yml  a weekly job that opens a pull request when
                                   the registry has changed

The files are yours. No other subcommand changes them, except that fetch
updates the snapshot. If one of them already exists, init writes none.`,
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
				root = filepath.Clean(args[0])
			}
			return prepare(root, p, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&p.Folder, "output", "o", "smtpcode", "`folder` of the package, below the root")
	flags.StringVar(&p.Package, "package", gen.DefaultPackage, "`name` of the package")
	flags.BoolVar(&p.Makefile, "makefile", false, "also write a snapshot and a Makefile target that refreshes it")
	flags.BoolVar(&p.Workflow, "workflow", false, "also write a scheduled GitHub job that runs the target")
	return command
}

// findable returns the version by which the go command finds a program built at version: a build from a
// checkout has none, or one that nobody else can get.
func findable(version string) string {
	if !strings.HasPrefix(version, "v") || strings.HasSuffix(version, "+dirty") {
		return "latest"
	}
	return version
}

// prepare writes the project's files and prints what to do next.
func prepare(root string, p gen.Project, stdout, stderr io.Writer) error {
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return fmt.Errorf("project root %q is not a folder: make it first, or give the package's folder with --output", root)
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
	if err := checkFolder(filepath.Join(root, p.Folder), p.Package); err != nil {
		return err
	}
	if err := gen.Create(root, files); err != nil {
		return err
	}
	next := "next: go generate "
	if root != "." {
		next += "-C " + quoted(root) + " "
	}
	next += "./" + p.Folder
	for _, file := range files {
		fmt.Fprintln(stdout, filepath.Join(root, filepath.FromSlash(file.Path)))
		switch file.Path {
		case "smtpcodes.mk":
			next += `; put "include smtpcodes.mk" at the end of your Makefile`
		case ".github/workflows/smtpcodes.yml":
			next += "; read at the top of the workflow what to switch on"
		}
	}
	fmt.Fprintln(stdout, next)
	if top := repository(root); p.Workflow && top != "" {
		fmt.Fprintf(stderr, "smtpcodes: GitHub reads workflows only at the top of a repository, here %s: "+
			"move the .github of %s there, and set working-directory to %s in the workflow\n", top, quoted(root), quoted(root))
	}
	return nil
}

// checkFolder rejects a folder that cannot become the package's: it is a file, or has another package.
func checkFolder(folder, name string) error {
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !info.IsDir() {
		return fmt.Errorf("%q is not a folder: name another with --output", folder)
	}
	existing, err := build.ImportDir(folder, 0)
	var none *build.NoGoError
	switch {
	case errors.As(err, &none):
		return nil
	case err != nil:
		return fmt.Errorf("look for a package in %q: %w", folder, err)
	case existing.Name != name:
		return fmt.Errorf("folder %q already has package %q: name another with --output", folder, existing.Name)
	}
	return nil
}

// plainPath matches the paths that a shell takes without quotes.
var plainPath = regexp.MustCompile(`^[\w./:\\+-]+$`)

// quoted returns a path as typed in a shell.
func quoted(path string) string {
	if plainPath.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// repository returns the top of the repository that root is below. It is empty if root is the top itself or in
// no repository.
func repository(root string) string {
	start, err := filepath.Abs(root)
	if err != nil {
		return ""
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		_, err := os.Lstat(filepath.Join(folder, ".git"))
		switch {
		case err == nil && folder != start:
			return folder
		case err == nil, folder == filepath.Dir(folder):
			return ""
		}
	}
}
