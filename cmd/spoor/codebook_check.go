package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/importing"
)

func newCodebookCheckCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR|FILE]",
		Short: "Find what is wrong with a codebook, or will cause trouble",
		Long: strings.TrimSpace(`
check reads a codebook.yaml, or that of a survey folder, and reports all its mistakes at once, and what will cause
trouble when an export is read by it. With either the exit code is 3. Without an argument it looks in this folder.`),
		Args: arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := "."
			if len(args) > 0 {
				path = args[0]
			}
			return runCodebookCheck(s, path)
		},
	}
}

func runCodebookCheck(s streams, path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "codebook.yaml")
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, reason(err))
	}
	name := filepath.ToSlash(path)
	codebook, err := data.ParseCodebook(name, source)
	problems := data.Problems{}
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	if err == nil {
		problems = importing.Lint(name, codebook)
	}
	for _, problem := range problems {
		fmt.Fprintln(s.out, problem)
	}
	if len(problems) > 0 {
		return inputError{fmt.Errorf("%s in %s", numberOf(len(problems), "problem"), name)}
	}
	text := fmt.Sprintf("%s: %s, no problems", name, numberOf(len(codebook.Items), "item"))
	if guesses := strings.Count(string(source), "guess: "); guesses > 0 {
		text += fmt.Sprintf("; %s with a guess to confirm", numberOf(guesses, "line"))
	}
	_, err = fmt.Fprintln(s.out, text)
	return err
}

func newCodebookSchemaCmd(s streams) *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a codebook, for an editor that completes and checks",
		Long: strings.TrimSpace(`
schema prints the JSON Schema of codebook.yaml. Save it beside the codebook and begin that with the line
# yaml-language-server: $schema=codebook.schema.json`),
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			schema, err := data.CodebookSchema()
			if err != nil {
				return err
			}
			return deliver(s, out, schema)
		},
	}
	registerOut(cmd, &out)
	return cmd
}
