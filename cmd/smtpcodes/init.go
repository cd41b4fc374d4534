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
			return prepare(filepath.Clean(root), p, cmd.OutOrStdout(), cmd.ErrOrStderr())
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
func prepare(root string, p gen.Project, stdout, stderr io.Writer) error {
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
			next += "; read in the workflow what has to be switched on"
		}
	}
	fmt.Fprintln(stdout, next)
	if top := repository(root); p.Workflow && top != "" {
		fmt.Fprintf(stderr, "smtpcodes: GitHub looks for workflows only at the top of a repository, which is %s: "+
			"move the .github of %s there, and name %s as working-directory in the workflow\n", top, quoted(root), quoted(root))
	}
	return nil
}

// checkFolder refuses what cannot become the folder of the package, or is that of another.
func checkFolder(folder, name string) error {
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !info.IsDir() {
		return fmt.Errorf("%q is not a folder: name another with --output", folder)
	}
	there, err := build.ImportDir(folder, 0)
	var none *build.NoGoError
	switch {
	case errors.As(err, &none):
		return nil
	case err != nil:
		return fmt.Errorf("look for a package in %q: %w", folder, err)
	case there.Name != name:
		return fmt.Errorf("folder %q holds package %q, and a folder has room for one: name another with --output", folder, there.Name)
	}
	return nil
}

// plainPath matches the paths that a shell takes as they stand.
var plainPath = regexp.MustCompile(`^[\w./:\\+-]+$`)

// quoted is a path as one types it in a shell.
func quoted(path string) string {
	if plainPath.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// repository is the top of the repository that root is somewhere below. It is empty where root is the top, or
// there is no repository.
func repository(root string) string {
	folder, err := filepath.Abs(root)
	if err != nil {
		return ""
	}
	for below := false; ; below = true {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			if below {
				return folder
			}
			return ""
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// programVersion is the version that the go command finds this program by.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "latest"
	}
	return findable(info.Main.Version)
}

// findable is the version of a build as others get it. A build from a checkout has none, or one of its own.
func findable(version string) string {
	if !strings.HasPrefix(version, "v") || strings.HasSuffix(version, "+dirty") {
		return "latest"
	}
	return version
}
