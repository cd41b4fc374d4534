package main

import (
	"fmt"
	"io"
	"os"

	"github.com/smtpcodes/smtpcodes/iana"
)

// open opens the file that an argument names, where - is standard input.
func open(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	return os.Open(path)
}

// readState reads the state of the registry that an argument names, the embedded one for an empty argument.
// XML takes its names from another registry; nil leaves it without. Warnings go to stderr.
func readState(path string, names *iana.Registry, stdin io.Reader, stderr io.Writer) (*iana.Registry, error) {
	if path == "" {
		return iana.Embedded()
	}
	file, err := open(path, stdin)
	if err != nil {
		return nil, fmt.Errorf("read registry: %w", err)
	}
	defer file.Close()
	registry, warnings, err := iana.Read(file, names)
	for _, warning := range warnings {
		fmt.Fprintf(stderr, "smtpcodes: %s: %s\n", path, warning)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return registry, nil
}

// writeResult writes a result to standard output.
func writeResult(stdout io.Writer, text string) error {
	if _, err := io.WriteString(stdout, text); err != nil {
		return fmt.Errorf("show the result: %w", err)
	}
	return nil
}
