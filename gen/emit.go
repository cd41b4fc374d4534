package gen

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/dave/jennifer/jen"

	"github.com/smtpcodes/smtpcodes/templates"
)

// DefaultPackage is the package name unless the user chooses another.
const DefaultPackage = "smtpcode"

// Package returns the files of the Go package in the order of their paths: those that depend on the registry, and
// the static ones. They are type-checked together first.
func Package(c *Catalog, name string) ([]File, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	files, err := staticFiles(c, name)
	if err != nil {
		return nil, err
	}
	emitted, err := emittedFiles(c, name)
	if err != nil {
		return nil, err
	}
	files = append(files, emitted...)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	if err := typeCheck(files); err != nil {
		return nil, fmt.Errorf("the generated package does not compile: %w", err)
	}
	return files, nil
}

// An emitter writes one file that depends on the registry.
type emitter struct {
	path string
	emit func(*Catalog, *jen.File)
}

var emitters = []emitter{
	{"commands.go", emitCommands},
	{"details.go", emitDetails},
	{"reasons.go", emitReasons},
	{"replycodes.go", emitReplyCodes},
	{"subjects.go", emitSubjects},
	{"tables.go", emitTables},
}

// emittedFiles runs the emitters concurrently: formatting takes most of the time.
func emittedFiles(c *Catalog, name string) ([]File, error) {
	files := make([]File, len(emitters))
	errs := make([]error, len(emitters))
	var all sync.WaitGroup
	for i, e := range emitters {
		all.Go(func() {
			file := jen.NewFile(name)
			e.emit(c, file)
			text := bytes.NewBufferString(header(c) + buildConstraint)
			if err := file.Render(text); err != nil {
				errs[i] = fmt.Errorf("emit %s: %w", e.path, err)
			}
			files[i] = File{e.path, text.Bytes()}
		})
	}
	all.Wait()
	return files, errors.Join(errs...)
}

// checkName returns an error for what cannot name a package.
func checkName(name string) error {
	if !token.IsIdentifier(name) || name == "_" {
		return fmt.Errorf("package name %q is not a Go identifier: name another with --package", name)
	}
	if name == "main" {
		return fmt.Errorf("package name %q is for programs: name another with --package", name)
	}
	if name == "init" || name == "documentation" { // cannot be imported; no build takes its files
		return fmt.Errorf("package name %q has a meaning of its own in Go: name another with --package", name)
	}
	return nil
}

// buildConstraint lets the files compile in a module whose go.mod names an older Go. The static files have it.
const buildConstraint = "//go:build go1.23\n\n"

// header begins every generated file. Tools and [Write] recognize the files by it.
func header(c *Catalog) string {
	return "// " + c.Notice() + "\n\n"
}

// staticName matches the name by which the static files call their package.
var staticName = regexp.MustCompile(`\b` + DefaultPackage + `\b`)

// staticDate is the registry's date in the static files.
const staticDate = "2006-01-02"

// staticFiles returns the files that are the same for every registry, with header, name and date replaced. A
// file that is emitted takes the place of its stub.
func staticFiles(c *Catalog, name string) ([]File, error) {
	entries, err := templates.Package.ReadDir("smtpcode")
	if err != nil {
		return nil, fmt.Errorf("list the static files: %w", err)
	}
	var files []File
	for _, entry := range entries {
		if slices.ContainsFunc(emitters, func(e emitter) bool { return e.path == entry.Name() }) {
			continue
		}
		text, err := templates.Package.ReadFile("smtpcode/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read a static file: %w", err)
		}
		text = staticName.ReplaceAll(text, []byte(name))
		text = bytes.ReplaceAll(text, []byte(staticDate), []byte(c.Updated))
		files = append(files, File{entry.Name(), append([]byte(header(c)), text...)})
	}
	return files, nil
}
