//go:build !bootstrap

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/scan"
	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
)

func init() { subcommands = append(subcommands, newScan) }

// newScan returns the subcommand that finds the replies in files.
func newScan() *cobra.Command {
	var run scanRun
	command := &cobra.Command{
		Use:   "scan [FILE...]",
		Short: "Count, list or check the replies in logs and sources",
		Long: `Scan finds every reply in logs, mailboxes, transcripts and source code, and
counts them by codes and reason. The table has permanent failures first, then
temporary ones, then the rest, the most frequent of each on top, with the first
reply of its kind as an example. A log's dsn= that a reply on the same line
repeats is not counted again.

It reads files, folders with all that is in them, and standard input without a
FILE or for -. It unpacks gzip by content. In folders it skips binary files and
those of version control. Memory does not grow with the files: a reply of more
than 1 MiB, or a line that is longer, is read in parts.

With --each it writes a row for each reply, for a database: file, line, column
(in characters), code, enhanced, reason, party, retry, verdict, text, and what
is before the reply on its line, where logs have the time and the host. Of a
text over 8 KiB, or over 512 octets before a reply, the middle is left out. In
CSV, control characters are replaced, and a cell that a spreadsheet could take
for a formula gets an apostrophe before it; JSON Lines have all as it was. See
cmd/smtpcodes/internal/scan/duckdb/query.sql for a query with DuckDB.

With --faults it lists the codes that no standard allows: a class that is not
the reply code's first digit, an enhanced code that is not registered, a reply
code that is not known, an enhanced code with a 3yz reply. Use it to check
configuration, documentation and sources in any language.

The exit status is 0 when all was read, 1 when --faults found some, and 2 when
something could not be read.`,
		Example: `  smtpcodes scan /var/log/mail.log*
  journalctl --unit postfix | smtpcodes scan
  smtpcodes scan --each --format csv /var/log/mail.log* > replies.csv
  smtpcodes scan --faults src`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := run.check(cmd, args); err != nil {
				return err
			}
			return run.do(cmd, args)
		},
	}
	flags := command.Flags()
	flags.BoolVar(&run.each, "each", false, "write a row for each reply")
	flags.BoolVar(&run.faults, "faults", false, "list the codes that no standard allows")
	flags.StringVar(&run.format, "format", "", "`format` of --each, jsonl or csv, or of --faults, text or sarif; the first is the default")
	complete := cobra.FixedCompletions([]cobra.Completion{"jsonl", "csv", "text", "sarif"}, cobra.ShellCompDirectiveNoFileComp)
	_ = command.RegisterFlagCompletionFunc("format", complete) // fails only if the flag does not exist
	return command
}

// A scanRun is what the flags of scan ask for.
type scanRun struct {
	each, faults bool
	format       string
}

// check rejects flags and arguments that make no sense, and sets the default format.
func (r *scanRun) check(cmd *cobra.Command, args []string) error {
	if slices.Contains(args, "") {
		return errors.New(`scan: FILE "" is empty: give it a path, or leave it out for standard input`)
	}
	if err := exclusive(cmd, "each", "faults"); err != nil {
		return err
	}
	given := cmd.Flags().Changed("format")
	formats := []string{"text"}
	switch {
	case r.each:
		formats = []string{"jsonl", "csv"}
	case r.faults:
		formats = []string{"text", "sarif"}
	case given && (r.format == "jsonl" || r.format == "csv"):
		return fmt.Errorf("--format %s is for rows: add --each", r.format)
	case given && r.format == "sarif":
		return errors.New("--format sarif is for faults: add --faults")
	}
	if !given {
		r.format = formats[0]
	}
	if !slices.Contains(formats, r.format) {
		return fmt.Errorf("--format %q is not known here: use %s", r.format, strings.Join(formats, " or "))
	}
	return nil
}

// do reads the files and prints what was asked for.
func (r *scanRun) do(cmd *cobra.Command, args []string) error {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	in := scan.Input{Paths: args, Stdin: cmd.InOrStdin()}
	if len(args) == 0 {
		in.Paths = []string{"-"}
	}
	if _, ok := terminal.Width(in.Stdin); ok && slices.Contains(in.Paths, "-") {
		fmt.Fprintln(stderr, "smtpcodes: reading standard input: paste, then Ctrl-D")
	}
	in.Warn = func(err error) { fmt.Fprintf(stderr, "smtpcodes: %s\n", terminal.Clean(err.Error())) }
	finish := func() {}
	width, onTerminal := terminal.Width(stdout)
	if _, ok := terminal.Width(stderr); ok && !(onTerminal && (r.each || r.faults)) {
		bar, warn := newBar(stderr, in.Paths), in.Warn
		in.Progress = func(octets int) { _ = bar.Add(octets) }
		in.Warn = func(err error) { _ = bar.Clear(); warn(err) }
		finish = func() { _ = bar.Finish() }
	}

	totals, found, err := r.write(cmd.Context(), in, stdout, width, finish)
	finish()
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("scan: interrupted before all was read")
	case err != nil:
		return fmt.Errorf("write the result: %w", err)
	case totals.Failed == 1:
		return errors.New("scan: the result lacks what could not be read")
	case totals.Failed > 1:
		return fmt.Errorf("scan: the result lacks what could not be read: %d files or folders", totals.Failed)
	case found:
		return errFaults
	}
	return nil
}

// write writes the result, and reports whether it has faults. It calls finish before it writes to a terminal.
func (r *scanRun) write(ctx context.Context, in scan.Input, stdout io.Writer, width int, finish func()) (totals scan.Totals, found bool, err error) {
	switch {
	case r.each:
		totals, err = scan.Each(ctx, in, stdout, scan.Format(r.format))
	case r.format == "sarif":
		var faults []scan.Fault
		totals, err = scan.Faults(ctx, in, func(f scan.Fault) error { faults = append(faults, f); return nil })
		if err == nil {
			err = scan.WriteSARIF(stdout, faults, buildVersion())
		}
		found = len(faults) > 0
	case r.faults:
		totals, err = scan.Faults(ctx, in, func(f scan.Fault) error {
			found = true
			_, err := fmt.Fprintln(stdout, f)
			return err
		})
	default:
		var table scan.Table
		if table, err = scan.Count(ctx, in); err == nil {
			finish()
			_, err = io.WriteString(stdout, table.Render(width))
		}
		totals = table.Totals
	}
	return totals, found, err
}

// newBar returns a progress bar, without an end if the size of what is read is not known.
func newBar(stderr io.Writer, paths []string) *progressbar.ProgressBar {
	size := int64(0)
	for _, path := range paths {
		info, err := os.Stat(path)
		if path == "-" || err == nil && !info.Mode().IsRegular() {
			size = -1
			break
		}
		if err == nil {
			size += info.Size()
		}
	}
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(stderr), progressbar.OptionSetDescription("scan"),
		progressbar.OptionShowBytes(true), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())
}
