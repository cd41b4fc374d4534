package gen

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"text/template"

	"github.com/smtpcodes/smtpcodes/iana"
	"github.com/smtpcodes/smtpcodes/templates"
)

// A Project says what files another project needs for its own generated package.
type Project struct {
	// Folder is the path of the package below the project's root, with slashes.
	Folder string
	// Package is the name of the package.
	Package string
	// Version is the version of smtpcodes that go generate runs: v1.2.3, latest.
	Version string
	// Makefile adds a snapshot, and make targets that refresh it and check the package.
	Makefile bool
	// Workflow adds a scheduled job on GitHub, and what Makefile adds.
	Workflow bool
}

// plainFolder matches the paths that need no quotes in a shell, in make and in a go:generate line.
var plainFolder = regexp.MustCompile(`^(\.|\w[\w.+-]*(/\w[\w.+-]*)*)$`)

// Files returns the files with paths below the project's root. registry becomes the snapshot.
func (p Project) Files(registry *iana.Registry) ([]File, error) {
	if !plainFolder.MatchString(p.Folder) {
		return nil, fmt.Errorf("folder %q is not a plain path below the project's root, such as internal/smtpcode", p.Folder)
	}
	for part := range strings.SplitSeq(p.Folder, "/") {
		if part == "vendor" || part == "testdata" || strings.HasPrefix(part, "_") {
			return nil, fmt.Errorf("folder %q: the go command passes over %q: name another with --output", p.Folder, part)
		}
	}
	if err := checkName(p.Package); err != nil {
		return nil, err
	}
	flags := ""
	if p.Package != DefaultPackage {
		flags = " --package " + p.Package
	}
	p.Makefile = p.Makefile || p.Workflow
	var files []File
	if p.Makefile {
		flags += " --registry registry.json"
		snapshot, err := registry.Marshal()
		if err != nil {
			return nil, err
		}
		files = append(files, File{path.Join(p.Folder, "registry.json"), snapshot})
	}
	for _, file := range []struct {
		wanted         bool
		template, path string
		data           any
	}{
		{true, "doc.go.tmpl", path.Join(p.Folder, "doc.go"), struct{ Package, Version, Flags string }{p.Package, p.Version, flags}},
		{p.Makefile, "smtpcodes.mk.tmpl", "smtpcodes.mk", p},
		{p.Workflow, "workflow.yml.tmpl", ".github/workflows/smtpcodes.yml", struct{ Name, Refresh, Test string }{
			"smtpcodes", "make --file smtpcodes.mk smtpcodes-refresh", "go test ./..."}},
	} {
		if !file.wanted {
			continue
		}
		text, err := fillIn(file.template, file.data)
		if err != nil {
			return nil, err
		}
		files = append(files, File{file.path, text})
	}
	return files, nil
}

// fillIn returns the template of that name with the data filled in.
func fillIn(name string, data any) ([]byte, error) {
	project, err := template.New("").Delims("<%", "%>").ParseFS(templates.Project, "project/"+name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var text bytes.Buffer
	if err := project.ExecuteTemplate(&text, name, data); err != nil {
		return nil, fmt.Errorf("fill in %s: %w", name, err)
	}
	return text.Bytes(), nil
}
