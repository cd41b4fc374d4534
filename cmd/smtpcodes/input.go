package main

import (
	"io"
	"os"
)

// open opens the file that an argument names, where - is standard input.
func open(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	return os.Open(path)
}
