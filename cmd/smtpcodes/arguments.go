package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/iana"
)

// atMost rejects more than n arguments. Unlike cobra's check, it names the extra argument and where to read on.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return fmt.Errorf("%s: argument %q is one too many: see %s --help", cmd.Name(), args[n], cmd.CommandPath())
	}
}

// exclusive rejects flags that contradict each other.
func exclusive(cmd *cobra.Command, names ...string) error {
	var set []string
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			set = append(set, "--"+name)
		}
	}
	if len(set) > 1 {
		return fmt.Errorf("%s exclude each other: leave one out", strings.Join(set, " and "))
	}
	return nil
}

// notEmpty rejects an empty path, which a script passes when a variable is not set.
func notEmpty(cmd *cobra.Command, flag string) error {
	if cmd.Flags().Lookup(flag).Value.String() == "" {
		return fmt.Errorf("--%s \"\" is empty: give it a path, or leave it out", flag)
	}
	return nil
}

// open opens the file at path, or standard input if path is "-".
func open(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	return os.Open(path)
}

// readState reads the state of the registry at path, or the embedded one if path is empty. Records of XML get
// their identifiers from names; if names is nil, they have none. Warnings go to stderr.
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
