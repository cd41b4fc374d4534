package scan

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// An Input is what to read, and whom to tell how it goes.
type Input struct {
	Paths    []string         // files, folders, and "-" for Stdin
	Stdin    io.Reader        // read once
	Warn     func(error)      // called for each file that cannot be read
	Progress func(octets int) // called from several goroutines as files are read
	size     int              // of blocks, other than blockSize
}

// versionControl are the folders in which version control keeps its own files.
var versionControl = [...]string{".git", ".hg", ".svn", ".bzr", ".jj", "CVS", "_darcs"}

// walk calls visit with every file to read, in order: those that are named, and the regular files in folders that are
// named. The error is why a file or folder cannot be read.
func (in Input) walk(visit func(path string, inFolder bool, err error) error) error {
	for _, named := range in.Paths {
		if info, err := os.Stat(named); named == "-" || err != nil || !info.IsDir() {
			if named == "-" {
				err = nil
			}
			if err := visit(named, false, err); err != nil {
				return err
			}
			continue
		}
		root := named
		if info, err := os.Lstat(named); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			root += string(filepath.Separator) // WalkDir does not follow a link to a folder
		}
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return visit(path, true, err)
			case entry.IsDir() && path != root && isVersionControl(entry.Name()):
				return fs.SkipDir
			case entry.Type().IsRegular():
				return visit(path, true, nil)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func isVersionControl(name string) bool {
	for _, folder := range versionControl {
		if name == folder {
			return true
		}
	}
	return false
}

// split calls visit with the blocks of a file. It unpacks what gzip packed, and skips binary files in folders.
func (in Input) split(ctx context.Context, path string, inFolder bool, visit func(Block) error) error {
	stream, size, err := in.open(path)
	if err != nil {
		return err
	}
	defer stream.Close()
	text, err := unpack(&meter{ctx, stream, in.Progress})
	var unread *unreadError
	switch {
	case inFolder && errors.As(err, &unread):
		return errBinary
	case err != nil:
		return fmt.Errorf("read %s: %w", path, err)
	}
	blocks := splitter{stream: text, size: size, limit: maxBlock, block: Block{File: path, line: 1, column: 1}}
	for first := true; ; first = false {
		block, err := blocks.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", path, err)
		case first && inFolder && isBinary(block.Text):
			return errBinary
		}
		if err := visit(block); err != nil {
			return err
		}
		blocks.size = in.blockSize()
	}
}

// errBinary is the error of a binary file in a folder.
var errBinary = errors.New("binary file")

// open returns the file and the size of its first block: a small file needs no more memory than its size.
func (in Input) open(path string) (io.ReadCloser, int, error) {
	if path == "-" {
		return io.NopCloser(in.Stdin), in.blockSize(), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	size := in.blockSize()
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() < int64(size) {
		size = int(info.Size()) + 1
	}
	return file, size, nil
}

func (in Input) blockSize() int {
	if in.size > 0 {
		return in.size
	}
	return blockSize
}

// unpack returns what gzip packed, or the stream itself. The content decides, because logs are renamed as they are
// rotated.
func unpack(stream io.Reader) (io.Reader, error) {
	ahead := bufio.NewReaderSize(stream, 1<<16)
	if magic, _ := ahead.Peek(3); bytes.Equal(magic, []byte("\x1f\x8b\x08")) { // RFC 1952 section 2.3.1, deflate
		return gzip.NewReader(ahead)
	}
	for _, other := range unread {
		if magic, _ := ahead.Peek(len(other.magic)); string(magic) == other.magic {
			return nil, &unreadError{other.name}
		}
	}
	return ahead, nil
}

// unread has the forms of text that are recognized and not read.
var unread = []struct{ magic, name string }{
	{"BZh", "bzip2"}, {"\xfd7zXZ\x00", "xz"}, {"\x28\xb5\x2f\xfd", "zstd"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
}

// An unreadError is the error of a file in one of these forms.
type unreadError struct{ name string }

func (e *unreadError) Error() string { return "it is " + e.name + ": unpack or convert it first" }

// isBinary reports whether a text that begins a file has a NUL near its start, as git and grep decide it.
func isBinary(text string) bool {
	return strings.IndexByte(text[:min(len(text), 8000)], 0) >= 0
}

// A meter reports what is read, and stops when the context does.
type meter struct {
	ctx      context.Context
	stream   io.Reader
	progress func(int)
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.stream.Read(p)
	if m.progress != nil {
		m.progress(n)
	}
	return n, err
}
