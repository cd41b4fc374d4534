package scan

import (
	"bytes"
	"io"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// A Block is a part of a file. It begins at the start of a line at which no reply continues, unless a line is longer
// than maxBlock or no such line comes within it.
type Block struct {
	File   string // as it was named, "-" for standard input
	Text   string
	line   int // of its first character in the file, from 1
	column int // of its first character in the line, from 1
	memory []byte
}

const (
	blockSize = 1 << 18 // of a block, in octets: it fits the cache of a processor
	maxBlock  = 1 << 20 // of a block that cannot end sooner
)

// A splitter splits a stream into blocks.
type splitter struct {
	stream io.Reader
	size   int    // of a block, if it has a border
	limit  int    // of its size
	block  Block  // the next one
	rest   []byte // what was read of it
	err    error  // that ended the stream, maybe io.EOF
}

// next returns the next block, or what ended the stream. Its text is valid until it is released.
func (s *splitter) next() (Block, error) {
	for size := max(s.size, 2*len(s.rest)); ; size *= 2 {
		text := s.fill(min(size, s.limit))
		end := len(text)
		if s.err == nil { // more may follow
			end = border(text)
		}
		switch {
		case end == 0 && s.err != nil:
			return Block{}, s.err
		case end == 0 && size < s.limit:
			s.rest = text
			continue
		case end == 0:
			end = cut(text)
		}
		block := s.block
		block.memory = text
		// The string shares memory with text, which nothing writes to before the release.
		block.Text = unsafe.String(unsafe.SliceData(text), end)
		s.rest = bytes.Clone(text[end:])
		s.advance(text[:end])
		return block, nil
	}
}

// fill returns the rest and what follows it, size octets together if the stream has them.
func (s *splitter) fill(size int) []byte {
	text := allocate(size)
	n := copy(text, s.rest)
	for s.err == nil && n < size {
		var read int
		read, s.err = s.stream.Read(text[n:])
		n += read
	}
	return text[:n]
}

// memory has what blocks of the usual size used: allocating and clearing it takes longer than reading into it.
var memory = sync.Pool{New: func() any { return new([blockSize]byte) }}

func allocate(size int) []byte {
	if size == blockSize {
		return memory.Get().(*[blockSize]byte)[:]
	}
	return make([]byte, size)
}

// release makes the memory of the block's text available to other blocks.
func (b Block) release() {
	if cap(b.memory) == blockSize {
		memory.Put((*[blockSize]byte)(b.memory[:blockSize]))
	}
}

// advance sets the position of the block after text.
func (s *splitter) advance(text []byte) {
	if lines := bytes.Count(text, newline); lines > 0 {
		s.block.line += lines
		s.block.column = 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	s.block.column += utf8.RuneCount(text)
}

var newline = []byte("\n")

// border returns the index of the last line of a text at which no reply continues, whatever is before it. It is zero if
// there is none but the first.
func border(text []byte) int {
	for end := len(text); ; {
		end = bytes.LastIndexByte(text[:end], '\n')
		if end < 0 {
			return 0
		}
		if beginsAlone(text[end+1:]) {
			return end + 1
		}
	}
}

// beginsAlone reports whether a line cannot be one at which a reply continues. Those are indented, or begin with a reply
// code, maybe after a sign of a transcript: see [smtpcode.FindReplies]. The line may be incomplete.
func beginsAlone(line []byte) bool {
	if len(line) < len("550 ") {
		return false
	}
	switch line[0] {
	case ' ', '\t', '\r', '\n':
		return false
	case '2', '3', '4', '5':
		return bytes.IndexByte([]byte(" -\r\n"), line[len("550")]) < 0
	case '<':
		return bytes.IndexByte([]byte("<*~-"), line[1]) < 0
	case 'S':
		return line[1] != ':'
	}
	return true
}

// cut returns where to end a block that has no border: at the start of the last line, or at the last blank of a line that
// is longer than the block, so that no code is cut.
func cut(text []byte) int {
	if end := bytes.LastIndexByte(text, '\n'); end >= 0 {
		return end + 1
	}
	const longest = 1 << 10 // search for a blank
	start := max(0, len(text)-longest)
	if end := bytes.LastIndexByte(text[start:], ' '); end >= 0 {
		return start + end + 1
	}
	return len(text)
}
