package scan

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// texts have replies that a careless border would cut.
var texts = map[string]string{
	"empty":        "",
	"no line end":  "host mx said: 550 5.1.1 no",
	"lines":        "550-5.7.1 one\r\n550-5.7.1 two\r\n550 5.7.1 three\r\nnext\r\n",
	"hyphen only":  "550-one\n550-two\nthird 550 5.1.1 no\n550-four\n550 five\n",
	"signs":        "x\n<<< 550-one\n<<< 550 two\n   S: 450-a\n   S: 450 b\nS:250-x\nS:250 y\n<** 554-a\n<** 554 b\n<~* 554-a\n<~  554 b\n<-  220-z\n<-  220 z\n",
	"priority":     "<22>Oct said: 550 5.1.1 no\n<22>Oct said: 450 4.1.1 no\n<22>Oct\n",
	"folded":       "to=<a@b.example>: host said:\n   550 5.1.1 no\n    such user\n     here\nSep 4 said: 550 no\n  more\n more\n",
	"fields":       "Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 no\n    550 5.1.1 such\n user\nLast: x\n",
	"dates":        "2026-03-04 said: 550 5.1.1 no\n2026-03-05 x\n250 ok\n2026-03-06 said: 450 4.2.1 later\n",
	"only indents": "\n  550-5.1.1 a\n  550 5.1.1 b\n    c\n\td\n  x 450 4.1.1 e\n    f\n",
	"blank lines":  "550-5.1.1 a\n\n550 5.1.1 b\n\r\n\r\n550 5.1.1 c\n \n   \n",
	"status":       "dsn=5.1.1, status=bounced (host said: 550 5.1.1 no)\ndsn=4.4.1, status=deferred\ndsn=2.0.0, status=sent (250 2.0.0 OK)\n",
	"letters":      "é: 550 5.1.1 ü\nSaid: 550 5.1.1 ß\nS\n5\n55\n550\n550-\n550-5.1.1\n",
}

// wholeAndSplit returns the replies in a text as a whole and split into blocks of a size.
func wholeAndSplit(t *testing.T, text string, size int) (whole, split []smtpcode.Match) {
	t.Helper()
	for m := range (Block{Text: text, column: 1}).replies() {
		whole = append(whole, m)
	}
	blocks := splitter{stream: strings.NewReader(text), size: size, limit: maxBlock, block: Block{line: 1, column: 1}}
	at := 0
	for {
		block, err := blocks.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if block.Text == "" || !strings.HasPrefix(text[at:], block.Text) {
			t.Fatalf("block %q is not at %d", block.Text, at)
		}
		for m := range block.replies() {
			m.Start, m.End, m.Reply.Text = m.Start+at, m.End+at, strings.Clone(m.Reply.Text)
			split = append(split, m)
		}
		at += len(block.Text)
		clear(block.memory) // as another block may
	}
	if at != len(text) {
		t.Errorf("the blocks have %d octets of %d", at, len(text))
	}
	return whole, split
}

// TestBlocks checks that blocks have the same replies as the whole text, whatever their size.
func TestBlocks(t *testing.T) {
	var all strings.Builder
	for _, text := range texts {
		all.WriteString(text)
	}
	texts := maps.Clone(texts)
	texts["all"] = all.String()
	maps.Copy(texts, sharedTexts(t))
	for name, text := range texts {
		for size := 1; size < 100; size += 1 + len(text)/4000 {
			whole, split := wholeAndSplit(t, text, size)
			if difference := cmp.Diff(whole, split); difference != "" {
				t.Errorf("%s in blocks of %d (-whole +split):\n%s", name, size, difference)
				break
			}
		}
	}
}

// sharedTexts returns bounces and logs that this repository does not have, none if they are absent.
func sharedTexts(t *testing.T) map[string]string {
	found := map[string]string{}
	paths, _ := filepath.Glob("../../../../../shared/corpus/*.t??")
	bounces, _ := filepath.Glob("../../../../../shared/corpus/bounces/*")
	for _, path := range append(paths, bounces...) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(path)] = string(text)
	}
	return found
}

func FuzzBlocks(f *testing.F) {
	for _, text := range texts {
		f.Add(text, uint16(7))
	}
	f.Fuzz(func(t *testing.T, text string, size uint16) {
		whole, split := wholeAndSplit(t, text, int(size)+1)
		if difference := cmp.Diff(whole, split); difference != "" {
			t.Errorf("blocks of %d (-whole +split):\n%s", int(size)+1, difference)
		}
	})
}

// TestLimit checks what happens where no reply can be kept whole: blocks stay within the limit, a code is not cut, and a
// number after the cut does not pass for one at the start of a line.
func TestLimit(t *testing.T) {
	long := strings.Repeat("0123456 550 89 ", 20)
	text := long + "said: 550 5.1.1 no\n550 5.1.1 yes\n"
	blocks := splitter{stream: iotest.OneByteReader(strings.NewReader(text)), size: 8, limit: 60, block: Block{line: 1, column: 1}}
	var joined strings.Builder
	var places []Position
	for {
		block, err := blocks.next()
		if err != nil {
			break
		}
		if cap(block.memory) > 60 {
			t.Errorf("a block of %d octets", cap(block.memory))
		}
		joined.WriteString(block.Text)
		cursor := block.cursor()
		for m := range block.replies() {
			place, _ := cursor.to(m.Start)
			places = append(places, place)
		}
	}
	if joined.String() != text {
		t.Error("the blocks are not the text")
	}
	want := []Position{{"", 1, len(long) + len("said: ") + 1}, {"", 2, 1}}
	if difference := cmp.Diff(want, places); difference != "" {
		t.Errorf("places of replies (-want +got):\n%s", difference)
	}
}

// TestMemory checks that little is read ahead of what has been taken, so that memory does not depend on the size of the
// stream.
func TestMemory(t *testing.T) {
	log := mailLog(8 << 20)
	var read atomic.Int64
	taken, most := int64(0), int64(0)
	in := Input{Paths: []string{"-"}, Stdin: bytes.NewReader(log), Progress: func(n int) { read.Add(int64(n)) }, size: 1 << 12}
	_, err := run(t.Context(), in, func(b Block) int64 { return int64(len(b.Text)) }, func(n int64) error {
		most = max(most, read.Load()-taken)
		taken += n
		return nil
	})
	if err != nil || taken != int64(len(log)) {
		t.Fatalf("%d octets of %d: %v", taken, len(log), err)
	}
	if limit := int64(1<<16 + (3*runtime.GOMAXPROCS(0)+4)<<12); most > limit {
		t.Errorf("%d octets were read ahead, want at most %d", most, limit)
	}
}

// TestInterrupt checks that a scan ends when its context does, even while standard input gives nothing.
func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stdin, writer := io.Pipe()
	defer writer.Close()
	go func() {
		_, _ = writer.Write([]byte("550 5.1.1 no\n"))
		cancel()
	}()
	if table, err := Count(ctx, Input{Paths: []string{"-"}, Stdin: stdin}); !errors.Is(err, context.Canceled) {
		t.Errorf("%d replies, %v", table.Replies, err)
	}
}

// TestAllocations checks that counting does not allocate for each reply.
func TestAllocations(t *testing.T) {
	count := func(replies int) float64 {
		b := Block{Text: strings.Repeat("dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 no)\n", replies), line: 1, column: 1}
		return testing.AllocsPerRun(10, func() { b.count() })
	}
	if few, many := count(1), count(1000); few != many {
		t.Errorf("%v allocations for a reply, %v for a thousand", few, many)
	}
}
