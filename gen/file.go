package gen

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
	"github.com/rogpeppe/go-internal/diff"
)

// A File is one generated file.
type File struct {
	Path    string // relative to the output folder, except for [Replace]
	Content []byte
}

// Write brings the folder up to date: it writes the files that differ and removes those left over from an
// earlier run. It never touches a file written by hand; if one is in the way, that is an error. It removes
// only files with an extension that it also writes, so the package and the reference may share a folder.
// It writes as [Replace] does.
func Write(folder string, files []File) error {
	differences, err := compare(folder, files)
	if err != nil || len(differences) == 0 {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write %s: %w", folder, err)
	}
	var outdated []File
	for _, d := range differences {
		if d.state != leftOver {
			outdated = append(outdated, File{d.path, d.want})
		}
	}
	if err := Replace(outdated); err != nil {
		return err
	}
	for _, d := range differences {
		if d.state == leftOver {
			if err := os.Remove(d.path); err != nil {
				return fmt.Errorf("remove %s, left over from an earlier run: %w", d.path, err)
			}
		}
	}
	return nil
}

// Create writes new files, and their folders. If one of them exists or cannot be written, it writes none.
func Create(folder string, files []File) error {
	var created []File
	for _, file := range files {
		path := filepath.Join(folder, filepath.FromSlash(file.Path))
		_, err := os.Lstat(path)
		if err == nil {
			return fmt.Errorf("%s is there already and is never overwritten: remove it first", path)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("look for files in the way: %w", err)
		}
		created = append(created, File{path, file.Content})
	}
	for _, file := range created {
		if err := os.MkdirAll(filepath.Dir(file.Path), 0o755); err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
	}
	return Replace(created)
}

// Replace writes files, whose paths are relative to the current folder. It writes all of them to temporary
// files before it moves the first into place, so that a full disk changes nothing and nobody ever reads half a
// file. It follows a link, and keeps the permissions of a file that exists. A device or a pipe is an error.
func Replace(files []File) error {
	var pending []*renameio.PendingFile
	defer func() {
		for _, file := range pending {
			_ = file.Cleanup() // does nothing after the file was moved
		}
	}()
	for _, file := range files {
		path, err := regular(file.Path)
		if err != nil {
			return err
		}
		p, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
		if err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
		pending = append(pending, p)
		if _, err := p.Write(file.Content); err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
	}
	for i, p := range pending {
		if err := p.CloseAtomicallyReplace(); err != nil {
			return fmt.Errorf("write %s: %w", files[i].Path, err)
		}
	}
	return nil
}

// regular follows links and returns the path of a regular file, which need not exist yet.
func regular(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return "", fmt.Errorf("write %s: it is not a regular file: name another", path)
	case err == nil:
		return filepath.EvalSymlinks(path)
	}
	if _, err := os.Lstat(path); err == nil {
		return "", fmt.Errorf("write %s: it is a broken link: remove it, or name another file", path)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "", fmt.Errorf("write %s: %s is not a folder: make it first, or name another file", path, filepath.Dir(path))
	}
	return path, nil
}

// Check compares the folder with files and writes nothing. It returns a report of every stale, missing and
// left-over file with the changes that Write would make. The report is empty if nothing differs.
func Check(folder string, files []File) (report []byte, err error) {
	differences, err := compare(folder, files)
	if err != nil {
		return nil, err
	}
	var summary, diffs bytes.Buffer
	for _, d := range differences {
		fmt.Fprintf(&summary, "%s: %s\n", d.path, d.state)
		diffs.Write(diff.Diff(d.path, d.have, d.path+" (generated)", d.want))
	}
	return append(summary.Bytes(), diffs.Bytes()...), nil
}

// A state says how a file differs from what is generated.
type state string

const (
	stale    state = "stale"
	missing  state = "missing"
	leftOver state = "left over from an earlier run"
)

// A difference is a file that is not as generated.
type difference struct {
	path       string
	state      state
	have, want []byte
}

// compare returns the differences between the folder and files, sorted by path.
func compare(folder string, files []File) ([]difference, error) {
	var differences []difference
	generated := map[string]bool{}
	kinds := map[string]bool{}
	for _, file := range files {
		path := filepath.Join(folder, file.Path)
		generated[path] = true
		kinds[filepath.Ext(path)] = true
		have, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			differences = append(differences, difference{path, missing, nil, file.Content})
		case err != nil:
			return nil, fmt.Errorf("compare with the folder: %w", err)
		case bytes.Equal(have, file.Content):
		case !file.replaces(have):
			return nil, fmt.Errorf("%s was not generated by smtpcodes: move it, or name another folder with --output", path)
		default:
			differences = append(differences, difference{path, stale, have, file.Content})
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for left-over files: %w", err)
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if !entry.Type().IsRegular() || generated[path] || !kinds[filepath.Ext(path)] {
			continue
		}
		have, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("look for left-over files: %w", err)
		}
		if marked(have) {
			differences = append(differences, difference{path, leftOver, have, nil})
		}
	}
	slices.SortFunc(differences, func(a, b difference) int { return strings.Compare(a.path, b.path) })
	return differences, nil
}
