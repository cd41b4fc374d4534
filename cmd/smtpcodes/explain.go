//go:build !bootstrap

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

func init() { subcommands = append(subcommands, newExplain) }

// newExplain returns the subcommand that explains a code.
func newExplain() *cobra.Command {
	var asJSON, all bool
	command := &cobra.Command{
		Use:   "explain [ARG...]",
		Short: "Explain a code, a pair of codes, a reply or a bounce",
		Long: `Explain says why mail was refused, whether to send again, who has to act, and
what the registry, the RFCs and common usage say about the codes.

It takes codes (550, 5.7.26, 550 5.7.26, 550 vs 554, 5.7.x), the Go name of a
code, the name of a reason, a command, a reply, a log line, a whole bounce,
or words to look up. Without an argument, or for -, it reads standard input. A
bounce for several recipients gets an answer for each.

Where the text of a reply names another reason than its codes, the answer says
so and goes by the text. What a large provider means by a code is shown apart
from the standard, and only for a reply that can be from that provider.

The exit status is 0 if everything is known, 1 if a code is not, 2 for
something that is not a code.`,
		Example: `  smtpcodes explain 550 5.7.26
  smtpcodes explain < bounce.eml
  smtpcodes explain '554 5.7.1 blocked using zen.spamhaus.org'
  smtpcodes explain mailbox full
  smtpcodes explain --json RCPT`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := question(cmd, args)
			if err != nil {
				return err
			}
			book, err := openBook()
			if err != nil {
				return err
			}
			report := book.Explain(text)
			if !report.Known {
				if _, err := os.Stat(text); err == nil {
					return fmt.Errorf("explain reads standard input, not files: did you mean smtpcodes explain < %s?", text)
				}
			}
			if err := show(cmd.OutOrStdout(), report, layout(cmd.OutOrStdout(), all), asJSON); err != nil {
				return err
			}
			return outcome(report)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	command.Flags().BoolVar(&all, "all", false, "print everything that is known about the codes")
	return command
}

// question returns the arguments, or standard input if there are none or only "-". It reads at most
// explain.MaxQuestion bytes, and warns on stderr if there are more.
func question(cmd *cobra.Command, args []string) (string, error) {
	text, stderr := strings.Join(args, " "), cmd.ErrOrStderr()
	if len(args) == 0 || text == "-" {
		if _, ok := terminal.Width(cmd.InOrStdin()); ok {
			fmt.Fprintln(stderr, "Paste the bounce, then Ctrl-D:")
		}
		input, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), explain.MaxQuestion+1))
		if err != nil {
			return "", fmt.Errorf("read standard input: %w", err)
		}
		if len(input) > explain.MaxQuestion {
			fmt.Fprintln(stderr, "smtpcodes: standard input is longer than a mebibyte: the rest is ignored")
			input = input[:explain.MaxQuestion]
		}
		text = string(input)
	}
	if strings.TrimSpace(text) == "" {
		return "", errNoQuestion
	}
	return text, nil
}

var errNoQuestion = errors.New("give a code, a reply or words, for example: smtpcodes explain 550 5.7.26")

// openBook returns the book of the embedded registry.
func openBook() (*explain.Book, error) {
	registry, err := iana.Embedded()
	if err != nil {
		return nil, err
	}
	catalog, _, err := gen.Merge(registry)
	if err != nil {
		return nil, err
	}
	return explain.New(catalog), nil
}

// show prints a report. The text form has nothing for a malformed code: its problem is the command's error.
func show(stdout io.Writer, report explain.Report, layout explain.Layout, asJSON bool) error {
	if asJSON {
		text, err := report.JSON()
		if err != nil {
			return err
		}
		return writeResult(stdout, string(text))
	}
	if report.Kind == explain.KindMalformed {
		return nil
	}
	return writeResult(stdout, report.Render(layout))
}

// outcome returns nil if everything in the report is known.
func outcome(report explain.Report) error {
	switch {
	case report.Kind == explain.KindMalformed && len(report.DidYouMean) > 0:
		meant := report.DidYouMean[0]
		return fmt.Errorf("%s; did you mean %s, %q?", report.Problem, meant.Code, meant.Phrase)
	case report.Kind == explain.KindMalformed:
		return errors.New(report.Problem)
	case !report.Known:
		return errNotKnown
	}
	return nil
}

// layout is as wide as the terminal, and coloured unless NO_COLOR is set and not empty (https://no-color.org).
func layout(stdout io.Writer, all bool) explain.Layout {
	const widest = 120 // lines that people like to read
	width, onTerminal := terminal.Width(stdout)
	colour := onTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return explain.Layout{Width: min(width, widest), Colour: colour, All: all}
}

// completeCodes completes codes and shows their phrases.
func completeCodes(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	book, err := openBook()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var completions []cobra.Completion
	for _, match := range book.Complete(args, typed) {
		completions = append(completions, cobra.CompletionWithDesc(match.Code, match.Phrase))
	}
	return completions, cobra.ShellCompDirectiveNoFileComp
}
