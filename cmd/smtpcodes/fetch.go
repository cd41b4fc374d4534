package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/google/renameio/v2"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/iana"
)

// newFetch is the subcommand that downloads the registry.
func newFetch() *cobra.Command {
	var f fetch
	command := &cobra.Command{
		Use:   "fetch",
		Short: "Download the registry and update a snapshot of it",
		Long: `Fetch downloads the registry's XML from IANA, checks it, and writes its facts to a
snapshot. A code keeps the Go identifier that it has in the snapshot; one that the
registry no longer holds stays as withdrawn, so that its constant remains.

The snapshot is replaced as a whole and only after everything checked out.`,
		Example: `  smtpcodes fetch --output registry.json
  smtpcodes fetch --output registry.json --check
  smtpcodes fetch --output registry.json --registry smtp-enhanced-status-codes.xml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.run(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&f.output, "output", "o", "registry.json", "`file` of the snapshot")
	flags.StringVar(&f.registry, "registry", "", "take the XML from this `file` in place of a download; - is standard input")
	flags.StringVar(&f.url, "url", iana.DefaultURL, "`address` of the registry's XML")
	flags.DurationVar(&f.timeout, "timeout", time.Minute, "longest `time` for the download, further tries included")
	flags.BoolVar(&f.check, "check", false, "write nothing, show what would change and exit with 1 if anything would")
	command.MarkFlagsMutuallyExclusive("registry", "url")
	command.MarkFlagsMutuallyExclusive("registry", "timeout")
	return command
}

// A fetch is one run of the subcommand.
type fetch struct {
	output, registry, url string
	timeout               time.Duration
	check                 bool
}

func (f *fetch) run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) error {
	old, known, err := f.known()
	if err != nil {
		return err
	}
	latest, err := f.latest(ctx, known, len(old) > 0, stdin, stderr)
	if errors.Is(err, iana.ErrUnchanged) {
		fmt.Fprintf(stdout, "%s: unchanged, registry of %s\n", f.output, known.Updated)
		return nil
	}
	if err != nil {
		return err
	}
	text, err := iana.Refresh(known, latest).Marshal()
	if err != nil {
		return err
	}
	if f.check {
		report := diff.Diff(f.output, old, f.output+" (fetched)", text)
		if len(report) == 0 {
			return nil
		}
		fmt.Fprintf(stdout, "%s: the registry has changed\n%s", f.output, report)
		return errDiffers
	}
	if err := renameio.WriteFile(f.output, text, 0o644, renameio.WithExistingPermissions()); err != nil {
		return fmt.Errorf("write %s: %w", f.output, err)
	}
	fmt.Fprintf(stdout, "%s: %d details, registry of %s\n", f.output, len(latest.Details), latest.Updated)
	return nil
}

// known reads the snapshot that is to be updated, as text and as a registry. Where there is none yet, the
// text is empty, and the snapshot built into this program lends the names.
func (f *fetch) known() ([]byte, *iana.Registry, error) {
	text, err := os.ReadFile(f.output)
	if errors.Is(err, fs.ErrNotExist) {
		embedded, err := iana.Embedded()
		return nil, embedded, err
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the snapshot: %w", err)
	}
	known, err := iana.Load(text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w: mend or remove it, or name another file with --output", f.output, err)
	}
	return text, known, nil
}

// latest is the registry as it is now: from the file that --registry names, or from the address. Where a
// snapshot is there to compare with, a registry that has not changed since is [iana.ErrUnchanged].
func (f *fetch) latest(ctx context.Context, known *iana.Registry, haveSnapshot bool, stdin io.Reader, stderr io.Writer) (*iana.Registry, error) {
	var latest *iana.Registry
	var warnings []iana.Warning
	var err error
	place := f.url
	if f.registry != "" {
		place = f.registry
		latest, warnings, err = f.fromFile(stdin)
	} else {
		fetcher := iana.Fetcher{URL: f.url, Timeout: f.timeout}
		since := known
		if !haveSnapshot {
			since = nil
		}
		latest, warnings, err = fetcher.Fetch(ctx, since)
	}
	for _, warning := range warnings {
		fmt.Fprintf(stderr, "smtpcodes: %s: %s\n", place, warning)
	}
	return latest, err
}

// fromFile reads the XML that --registry names, as strictly as a download.
func (f *fetch) fromFile(stdin io.Reader) (*iana.Registry, []iana.Warning, error) {
	file, err := open(f.registry, stdin)
	if err != nil {
		return nil, nil, fmt.Errorf("read registry: %w", err)
	}
	defer file.Close()
	latest, warnings, err := iana.Parse(file)
	if err == nil {
		latest.Source = iana.DefaultURL
		err = latest.Plausible()
	}
	if err != nil {
		return nil, warnings, fmt.Errorf("%s: %w", f.registry, err)
	}
	return latest, warnings, nil
}
