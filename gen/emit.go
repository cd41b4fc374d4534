package gen

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"text/template"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/templates"
)

// DefaultPackage is the name of the package where nobody asks for another.
const DefaultPackage = "smtpcode"

// Package emits the Go package: the files that depend on the registry, written with jennifer, and the static
// ones. They are type-checked together before they are returned. The files are in the order of their paths.
func Package(c *Catalog, name string) ([]File, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	files, err := staticFiles(c, name)
	if err != nil {
		return nil, err
	}
	written, err := writtenFiles(c, name)
	if err != nil {
		return nil, err
	}
	files = append(files, written...)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	if err := typeCheck(files); err != nil {
		return nil, fmt.Errorf("the generated package does not compile: %w", err)
	}
	return files, nil
}

// emitters write the files that depend on the registry.
var emitters = []struct {
	path string
	emit func(*Catalog, *jen.File)
}{
	{"commands.go", emitCommands},
	{"details.go", emitDetails},
	{"guards.go", emitGuards},
	{"replycodes.go", emitReplyCodes},
	{"subjects.go", emitSubjects},
	{"tables.go", emitTables},
	{"wireforms.go", emitWireForms},
}

// writtenFiles runs the emitters side by side: formatting what they write takes most of the time.
func writtenFiles(c *Catalog, name string) ([]File, error) {
	files := make([]File, len(emitters))
	errs := make([]error, len(emitters))
	var all sync.WaitGroup
	for i, e := range emitters {
		all.Go(func() {
			file := jen.NewFile(name)
			file.HeaderComment(header(c))
			e.emit(c, file)
			var text bytes.Buffer
			if err := file.Render(&text); err != nil {
				errs[i] = fmt.Errorf("emit %s: %w", e.path, err)
			}
			files[i] = File{e.path, text.Bytes()}
		})
	}
	all.Wait()
	return files, errors.Join(errs...)
}

// checkName refuses what cannot name a package.
func checkName(name string) error {
	if !token.IsIdentifier(name) || name == "_" {
		return fmt.Errorf("package name %q is not a Go identifier: name another with --package", name)
	}
	if name == "main" {
		return fmt.Errorf("package name %q is a program's: choose another", name)
	}
	return nil
}

// header is the first line of every generated file, by which tools and [Write] know them.
func header(c *Catalog) string {
	return "// " + c.Notice()
}

// staticFiles fills the package's name, date and header into the files that are the same for every registry.
func staticFiles(c *Catalog, name string) ([]File, error) {
	all, err := template.ParseFS(templates.Package, "smtpcode/*.go.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the static files: %w", err)
	}
	names, err := fs.Glob(templates.Package, "smtpcode/*.go.tmpl")
	if err != nil {
		return nil, fmt.Errorf("list the static files: %w", err)
	}
	var files []File
	for _, file := range names {
		var text bytes.Buffer
		data := struct{ Header, Package, Updated string }{header(c), name, c.Updated}
		if err := all.ExecuteTemplate(&text, path.Base(file), data); err != nil {
			return nil, fmt.Errorf("fill in %s: %w", file, err)
		}
		files = append(files, File{strings.TrimSuffix(path.Base(file), ".tmpl"), text.Bytes()})
	}
	return files, nil
}
