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
	Path    string // relative to the output folder, but for [Replace]
	Content []byte
}

// Write makes the folder hold files as generated: it writes those that differ and removes generated files
// of an earlier run. A file that somebody wrote by hand is never touched: one in the way is an error. Only
// files of the kinds that are written count as left over, so that the package and the reference may share a
// folder. The files are written as [Replace] does it.
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

// Create writes files that are not there yet, and their folders. Where one of them is there, or cannot be
// written, it writes none.
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

// Replace writes files, whose paths are taken as they stand, in place of what is there. Each is replaced as a
// whole, and the first only after all of them were written in full beside their places, so that a full disk
// leaves everything as it was. A link is followed; a device or a pipe is an error.
func Replace(files []File) error {
	var pending []*renameio.PendingFile
	defer func() {
		for _, file := range pending {
			_ = file.Cleanup() // does nothing once the file is in place
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

// regular is the path of the file behind any links, which may not be there yet, but is nothing else than a file.
func regular(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return "", fmt.Errorf("write %s: it is not a regular file: name another", path)
	case err == nil:
		return filepath.EvalSymlinks(path)
	}
	if _, err := os.Lstat(path); err == nil {
		return "", fmt.Errorf("write %s: it is a link that leads nowhere: remove it, or name another file", path)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "", fmt.Errorf("write %s: %s is not a folder: make it first, or name another file", path, filepath.Dir(path))
	}
	return path, nil
}

// Check compares the folder with files and writes nothing. It returns a report that names every stale,
// missing and left-over file and shows what Write would change, and is empty where nothing differs.
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

// A state says in what way a file differs from what is generated.
type state string

const (
	stale    state = "stale"
	missing  state = "missing"
	leftOver state = "left over from an earlier run"
)

// A difference is one file that is not as generated.
type difference struct {
	path       string
	state      state
	have, want []byte
}

// compare finds what differs between the folder and files, in the order of the paths.
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
			return nil, fmt.Errorf("compare with what is there: %w", err)
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
