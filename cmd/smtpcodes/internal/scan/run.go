package scan

import (
	"context"
	"iter"
	"runtime"
)

// Totals are about all that was read.
type Totals struct {
	Files  int
	Octets int64 // after unpacking
	Failed int   // files and folders that could not be read, or not to their end
}

// A job is a block and what came of it.
type job[T any] struct {
	block  Block
	result chan T
}

// A file is one of the files being read.
type file[T any] struct {
	jobs chan job[T] // in order, closed at its end
	err  error       // valid then
}

// run calls work with the blocks of the input, in parallel, and take with the results, in order. A result must not share
// the text of its block, which is released. Files are read ahead, so that several are unpacked at a time, but no further
// than a few blocks of a few files.
func run[T any](ctx context.Context, in Input, work func(Block) T, take func(T) error) (Totals, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	processors := runtime.GOMAXPROCS(0)
	queue := make(chan job[T])
	for range processors {
		go func() {
			for {
				select {
				case j := <-queue:
					j.result <- work(j.block)
					close(j.result)
					j.block.release()
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	files := make(chan *file[T], min(processors, 8)) // each file in it is being read
	go func() {
		defer close(files)
		_ = in.walk(func(path string, inFolder bool, err error) error { // the error is the context's
			f := &file[T]{make(chan job[T], processors), err}
			if err := send(ctx, files, f); err != nil {
				return err
			}
			go f.read(ctx, in, path, inFolder, queue)
			return nil
		})
	}()
	return collect(ctx, in, files, take)
}

// read sends the blocks of a file to the queue, unless the file has an error already.
func (f *file[T]) read(ctx context.Context, in Input, path string, inFolder bool, queue chan<- job[T]) {
	defer close(f.jobs)
	if f.err != nil {
		return
	}
	f.err = in.split(ctx, path, inFolder, func(block Block) error {
		j := job[T]{block, make(chan T, 1)}
		if err := send(ctx, f.jobs, j); err != nil {
			return err
		}
		return send(ctx, queue, j)
	})
}

// collect takes the results in order.
func collect[T any](ctx context.Context, in Input, files <-chan *file[T], take func(T) error) (Totals, error) {
	var totals Totals
	for f := range received(ctx, files) {
		for j := range received(ctx, f.jobs) {
			for result := range received(ctx, j.result) {
				if err := take(result); err != nil {
					return totals, err
				}
			}
			totals.Octets += int64(len(j.block.Text))
		}
		switch {
		case ctx.Err() != nil:
			return totals, ctx.Err()
		case f.err == nil:
			totals.Files++
		case f.err != errBinary:
			totals.Failed++
			in.Warn(f.err)
		}
	}
	return totals, ctx.Err()
}

// received iterates over what a channel gives until it is closed or the context ends. A read of standard input may never
// end, so nothing waits for one.
func received[T any](ctx context.Context, from <-chan T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			select {
			case value, ok := <-from:
				if !ok || !yield(value) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// send sends a value unless the context ends first.
func send[T any](ctx context.Context, to chan<- T, value T) error {
	select {
	case to <- value:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
