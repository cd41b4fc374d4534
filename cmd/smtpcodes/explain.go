//go:build !bootstrap

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/explain"
	"github.com/smtpcodes/smtpcodes/gen"
	"github.com/smtpcodes/smtpcodes/iana"
)

func init() { subcommands = append(subcommands, newExplain) }

// newExplain returns the subcommand that explains a code.
func newExplain() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "explain [ARG...]",
		Short: "Explain a code, a pair of codes, a reply or a bounce",
		Long: `Explain says what an SMTP status code means, whether to send again, who has to
act, and what the registry, the RFCs and common usage say about it.

It takes a reply code, an enhanced code, a detail (X.7.26), a pair, a reply, a
bounce with a reply in it, a Go identifier of the package, a command, a short
question about one of these, or words to look up in the phrases. Without an
argument, or for -, it reads standard input.

Some large providers give codes a meaning of their own. It is shown separately
from the standard.

The exit status is 0 for a known code, 1 for an unknown one, 2 for something
that is not a code.`,
		Example: `  smtpcodes explain 550 5.7.26
  smtpcodes explain what does 5.7.606 mean
  smtpcodes explain mailbox full
  smtpcodes explain < bounce.txt
  smtpcodes explain --json RCPT`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := question(args, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			book, err := openBook()
			if err != nil {
				return err
			}
			answer := book.Explain(text)
			if err := show(cmd.OutOrStdout(), answer, asJSON); err != nil {
				return err
			}
			return outcome(answer)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return command
}

// question returns the arguments, or standard input if there are none or only "-". It reads at most
// explain.MaxQuestion bytes, and warns on stderr if there are more.
func question(args []string, stdin io.Reader, stderr io.Writer) (string, error) {
	text := strings.Join(args, " ")
	if len(args) == 0 || text == "-" {
		if isTerminal(stdin) {
			return "", errNoQuestion
		}
		input, err := io.ReadAll(io.LimitReader(stdin, explain.MaxQuestion+1))
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

// show prints an answer. The text form has nothing for a malformed code: its problem is the command's error.
func show(stdout io.Writer, answer explain.Explanation, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(answer)
	}
	if answer.Kind == explain.KindMalformed {
		return nil
	}
	return writeResult(stdout, answer.Render(style(stdout)))
}

// outcome returns nil if everything in the answer is known.
func outcome(answer explain.Explanation) error {
	switch {
	case answer.Kind == explain.KindMalformed && len(answer.DidYouMean) > 0:
		meant := answer.DidYouMean[0]
		return fmt.Errorf("%s: did you mean %s, %q?", answer.Problem, meant.Code, meant.Phrase)
	case answer.Kind == explain.KindMalformed:
		return errors.New(answer.Problem)
	case !answer.Known:
		return errNotKnown
	}
	return nil
}

// style is coloured on a terminal with colours, unless NO_COLOR is set and not empty (https://no-color.org).
func style(stdout io.Writer) explain.Style {
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" || !isTerminal(stdout) {
		return explain.Plain
	}
	return explain.Coloured
}

// isTerminal reports whether a stream is a terminal or another character device. The standard library cannot
// distinguish them, and colours written to /dev/null do no harm.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
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
