package scan

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const reply = "said: 550 5.1.1 no\n"

func packed(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := writer.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestInput checks which files are read, in which order, and what is said about the others.
func TestInput(t *testing.T) {
	t.Chdir(t.TempDir())
	for path, text := range map[string]string{
		"d/b.log":        reply,
		"d/a/deep.log":   reply,
		"d/c.gz":         packed(t, reply) + packed(t, reply), // as logs that were appended to
		"d/plain.gz":     reply,
		"d/packed.1":     packed(t, reply),
		"d/image":        "\x00\x01" + reply,
		"d/image.gz":     packed(t, "\x00"+reply),
		"d/.git/x":       reply,
		"d/a/.hg/x":      reply,
		"d/.hidden":      reply,
		"d/empty":        "",
		"d/short.gz":     packed(t, strings.Repeat(reply, 1000))[:60],
		"image":          "\x00" + reply,
		"d/packed.xz":    "\xfd7zXZ\x00" + reply,
		"packed.bz2":     "BZh91AY" + reply,
		"wide":           "\xff\xfe5\x00",
		".git/named.log": reply,
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../d", "d/loop"); err != nil {
		t.Skip("no symbolic links:", err)
	}
	if err := os.Symlink("d/a", "link"); err != nil {
		t.Fatal(err)
	}
	var warnings []string
	in := Input{Paths: []string{"image", "gone", "packed.bz2", "wide", "d", ".git", "link", "-"}, Stdin: strings.NewReader(reply),
		Warn: func(err error) { warnings = append(warnings, filepath.ToSlash(err.Error())) }}
	var files []string
	totals, err := run(t.Context(), in, func(b Block) string { return fmt.Sprintf("%s %d", b.File, strings.Count(b.Text, "550")) },
		func(file string) error { files = append(files, filepath.ToSlash(file)); return nil })
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(file, "d/short.gz ") })
	want := []string{"image 1", "d/.hidden 1", "d/a/deep.log 1", "d/b.log 1", "d/c.gz 2", "d/packed.1 1", "d/plain.gz 1", ".git/named.log 1", "link/deep.log 1", "- 1"}
	if difference := cmp.Diff(want, files); difference != "" {
		t.Errorf("files (-want +got):\n%s", difference)
	}
	if totals.Files != len(want)+len([]string{"d/empty"}) || totals.Failed != 4 {
		t.Errorf("%d files and %d failed", totals.Files, totals.Failed)
	}
	wantWarnings := []string{"stat gone: no such file or directory", "read packed.bz2: it is bzip2: unpack or convert it first",
		"read wide: it is UTF-16: unpack or convert it first", "read d/short.gz: unexpected EOF"}
	if difference := cmp.Diff(wantWarnings, warnings); difference != "" {
		t.Errorf("warnings (-want +got):\n%s", difference)
	}
}
