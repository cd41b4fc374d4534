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

// newExplain is the subcommand that says what a code means.
func newExplain() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "explain ARG...",
		Short: "Say what a code, a pair of codes or a whole reply means",
		Long: `Explain says what an SMTP status code means: what it is, whether to send again, whose side
has to act, and what the registry, the RFCs and usage have on it. It takes a reply code,
an enhanced code, X.7.26, a pair, a reply or a bounce with a reply in it, a Go identifier
of the package, a command, a short question with one of these in it, or words, which are
looked up in the phrases. Without an argument, or for -, it reads standard input.

What large providers mean by codes of their own is shown as their word, apart from the
standard. The exit status is 0 for a code that is known, 1 for one that is not, 2 for
what is no code.`,
		Example: `  smtpcodes explain 550 5.7.26
  smtpcodes explain what does 5.7.606 mean
  smtpcodes explain mailbox full
  smtpcodes explain < bounce.txt
  smtpcodes explain --json RCPT`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			question, err := question(args, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			book, err := openBook()
			if err != nil {
				return err
			}
			answer := book.Explain(question)
			if err := show(cmd.OutOrStdout(), answer, asJSON); err != nil {
				return err
			}
			return verdict(answer)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return command
}

// question is the arguments, or standard input where there are none or only -. Of a long input it is what an
// answer can come from, and stderr is told.
func question(args []string, stdin io.Reader, stderr io.Writer) (string, error) {
	if len(args) > 0 && !(len(args) == 1 && args[0] == "-") {
		return strings.Join(args, " "), nil
	}
	if isTerminal(stdin) {
		return "", errors.New("give a code, a reply or words, for example: smtpcodes explain 550 5.7.26")
	}
	text, err := io.ReadAll(io.LimitReader(stdin, explain.MaxQuestion+1))
	if err != nil {
		return "", fmt.Errorf("read standard input: %w", err)
	}
	if len(text) > explain.MaxQuestion {
		fmt.Fprintln(stderr, "smtpcodes: standard input is longer than a mebibyte: the rest is not read")
		text = text[:explain.MaxQuestion]
	}
	return string(text), nil
}

// openBook makes the book of the built-in registry.
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

// show prints an answer. What is no code is an error, which has no text on standard output.
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

// verdict is nil for an answer in which all is known.
func verdict(answer explain.Explanation) error {
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

// style is coloured on a terminal that has colours, unless the user does not want them: https://no-color.org
// has any NO_COLOR that is not empty.
func style(stdout io.Writer) explain.Style {
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" || !isTerminal(stdout) {
		return explain.Plain
	}
	return explain.Coloured
}

// isTerminal reports whether a stream is a terminal, or another character device: the standard library does
// not tell them apart, and colours written to /dev/null hurt nobody.
func isTerminal(stream any) bool {
	file, isFile := stream.(*os.File)
	if !isFile {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// completeCodes offers the codes with their phrases.
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
