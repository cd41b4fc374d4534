package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

// newFetch returns the subcommand that downloads the registry.
func newFetch() *cobra.Command {
	var f fetch
	command := &cobra.Command{
		Use:   "fetch",
		Short: "Download the registry and update a snapshot",
		Long: `Fetch downloads the registry's XML from IANA, checks it, writes its facts to a
snapshot and shows what changed, as diff does. A code keeps its Go identifier
from the snapshot; a new code gets one that never changes. If there is no
snapshot yet, fetch starts one, with the identifiers of the built-in snapshot.

Fetch fails if the registry lacks codes of the snapshot. With --allow-removals
it keeps them as withdrawn: their constants remain, and a code that returns is
in use again.

Fetch replaces the snapshot as a whole, and only after all checks passed.`,
		Example: `  smtpcodes fetch --output registry.json
  smtpcodes fetch --dry-run
  smtpcodes fetch --summary summary.md
  smtpcodes fetch --registry smtp-enhanced-status-codes.xml`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := cmp.Or(exclusive(cmd, "registry", "url"), exclusive(cmd, "registry", "timeout"), exclusive(cmd, "dry-run", "check"), notEmpty(cmd, "output"))
			if err != nil {
				return err
			}
			if f.timeout <= 0 {
				return fmt.Errorf("--timeout %v leaves no time: give it a duration like 30s", f.timeout)
			}
			return f.run(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := command.Flags()
	flags.StringVarP(&f.output, "output", "o", "registry.json", "`file` of the snapshot")
	flags.StringVar(&f.registry, "registry", "", "take the XML from this `file` in place of a download; - is standard input")
	flags.StringVar(&f.url, "url", iana.DefaultURL, "`address` of the registry's XML")
	flags.DurationVar(&f.timeout, "timeout", time.Minute, "longest `time` for the download with its retries")
	flags.BoolVar(&f.allowRemovals, "allow-removals", false, "keep codes that the registry no longer has, as withdrawn")
	flags.StringVar(&f.summary, "summary", "", "write what changed and what was not understood to this `file`, in Markdown; its first line is a title")
	flags.BoolVar(&f.dryRun, "dry-run", false, "leave the snapshot as it is, show what would change and exit with 0")
	flags.BoolVar(&f.check, "check", false, "like --dry-run, but show the changed lines too and exit with 1 if there are any")
	return command
}

// A fetch is one run of the subcommand.
type fetch struct {
	output, registry, url, summary string
	timeout                        time.Duration
	allowRemovals, dryRun, check   bool
	warnings                       []string // for the summary
}

func (f *fetch) run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) error {
	if f.summary != "" && sameFile(f.summary, f.output) {
		return fmt.Errorf("%q cannot be both the snapshot and the summary: name another file with --summary", f.output)
	}
	before, err := f.snapshot()
	if err != nil {
		return err
	}
	latest, err := f.latest(ctx, before.registry, stdin, stderr)
	after := before
	switch {
	case errors.Is(err, iana.ErrUnchanged):
	case err != nil:
		return err
	default:
		// A download may take a minute: keep what somebody changed in the snapshot meanwhile.
		if before, err = f.snapshot(); err != nil {
			return err
		}
		if after, err = before.refresh(latest); err != nil {
			return err
		}
		if before.registry != nil && latest.Updated < before.registry.Updated {
			f.warn(stderr, "%s: the registry of %s is older than the snapshot's of %s: look where it came from",
				f.output, latest.Updated, before.registry.Updated)
		}
	}
	comparison := iana.Compare(before.registry, after.registry)
	if err := f.checkRemovals(comparison, stderr); err != nil {
		return err
	}
	if err := f.save(before, after, comparison); err != nil {
		return err
	}
	return f.report(before, after, comparison, stdout)
}

// A snapshot is the content of a snapshot file. Where there is no file, registry is nil.
type snapshot struct {
	text     []byte
	registry *iana.Registry
}

// refresh returns the snapshot that follows s when latest is the registry now.
func (s snapshot) refresh(latest *iana.Registry) (snapshot, error) {
	embedded, err := iana.Embedded()
	if err != nil {
		return snapshot{}, err
	}
	registry := iana.Refresh(s.registry, latest, embedded)
	text, err := registry.Marshal()
	return snapshot{text, registry}, err
}

// snapshot reads the snapshot to update, if there is one.
func (f *fetch) snapshot() (snapshot, error) {
	info, err := os.Stat(f.output)
	if errors.Is(err, fs.ErrNotExist) {
		return snapshot{}, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		return snapshot{}, fmt.Errorf("read the snapshot: %s is not a regular file: name another with --output", f.output)
	}
	text, err := os.ReadFile(f.output)
	if err != nil {
		return snapshot{}, fmt.Errorf("read the snapshot: %w", err)
	}
	registry, err := iana.Load(text)
	if err != nil {
		return snapshot{}, fmt.Errorf("%s: %w: fix or remove it, or name another file with --output", f.output, err)
	}
	return snapshot{text, registry}, nil
}

// latest returns the registry as it is now, from the file that --registry names or from the address. The error
// is [iana.ErrUnchanged] if a download is the same as known.
func (f *fetch) latest(ctx context.Context, known *iana.Registry, stdin io.Reader, stderr io.Writer) (*iana.Registry, error) {
	var latest *iana.Registry
	var warnings []iana.Warning
	var err error
	place := f.url
	if f.registry != "" {
		place = f.registry
		latest, warnings, err = f.fromFile(stdin)
	} else {
		fetcher := iana.Fetcher{URL: f.url, Timeout: f.timeout}
		latest, warnings, err = fetcher.Fetch(ctx, known)
	}
	for _, warning := range warnings {
		f.warn(stderr, "%s: %s", place, warning)
	}
	return latest, err
}

// fromFile reads the XML that --registry names, and is as strict as a download.
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

// checkRemovals refuses a registry that lacks records of the snapshot, unless that is allowed. A preview only
// warns.
func (f *fetch) checkRemovals(comparison iana.Comparison, stderr io.Writer) error {
	var records []string
	for _, change := range comparison.Of(iana.KindRemoved) {
		records = append(records, strings.TrimSpace(change.Record+" "+change.Identifier))
	}
	if len(records) == 0 || f.allowRemovals {
		return nil
	}
	err := fmt.Errorf("%s: the registry no longer has %s: find out why, then keep the missing codes as withdrawn with --allow-removals",
		f.output, strings.Join(records, ", "))
	if f.dryRun || f.check {
		fmt.Fprintf(stderr, "smtpcodes: %v\n", err)
		return nil
	}
	return err
}

// save writes the snapshot and the summary: both or, if either cannot be written in full, neither.
func (f *fetch) save(before, after snapshot, comparison iana.Comparison) error {
	var files []gen.File
	if f.summary != "" {
		files = append(files, gen.File{Path: f.summary, Content: append([]byte(comparison.Markdown()), f.notUnderstood(after.registry)...)})
	}
	if !f.dryRun && !f.check && !bytes.Equal(before.text, after.text) {
		if err := os.MkdirAll(filepath.Dir(f.output), 0o755); err != nil {
			return fmt.Errorf("write %s: %w", f.output, err)
		}
		files = append(files, gen.File{Path: f.output, Content: after.text})
	}
	return gen.Replace(files)
}

// report prints what changed, or would change.
func (f *fetch) report(before, after snapshot, comparison iana.Comparison, stdout io.Writer) error {
	registry := after.registry
	if bytes.Equal(before.text, after.text) {
		return writeResult(stdout, fmt.Sprintf("%s: unchanged, registry of %s\n", f.output, registry.Updated))
	}
	done := fmt.Sprintf("%d details, registry of %s", len(registry.Living()), registry.Updated)
	preview := f.dryRun || f.check
	switch {
	case preview && before.registry == nil:
		done = "does not exist yet, would have " + done
	case preview:
		done = "left unchanged, the registry has changed"
	}
	text := fmt.Sprintf("%s: %s\n", f.output, done)
	if before.registry != nil {
		text += "\n" + comparison.Text()
	}
	if !f.check {
		return writeResult(stdout, text)
	}
	text += "\n" + string(diff.Diff(f.output, before.text, f.output+" (fetched)", after.text))
	return cmp.Or(writeResult(stdout, text), errDiffers)
}

// sameFile reports whether two paths name one file, which may not exist yet.
func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	absoluteA, errA := filepath.Abs(a)
	absoluteB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && absoluteA == absoluteB
}
