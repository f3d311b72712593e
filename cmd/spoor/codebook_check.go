package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/charts"
	"spoor/data"
	"spoor/data/problem/dutch"
	"spoor/data/schema"
	"spoor/internal/cli"
	"spoor/internal/study/waves"
	"spoor/reports/codebook"
)

func newCodebookCheckCmd(s streams) *cobra.Command {
	lang := data.Dutch
	cmd := &cobra.Command{
		Use:   "check [DIR|FILE]",
		Short: "Find what is wrong with a codebook, or will cause trouble",
		Long: strings.TrimSpace(`
check reads a codebook.yaml, or that of a survey folder, and reports all its mistakes at once, and what will cause
trouble when an export is read by it. With either the exit code is 3. Without an argument it looks in this folder.`),
		Args: cli.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := "."
			if len(args) > 0 {
				path = args[0]
			}
			return runCodebookCheck(s, path, lang)
		},
	}
	registerLang(cmd, &lang)
	return cmd
}

func runCodebookCheck(s streams, path string, lang data.Lang) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "codebook.yaml")
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, reason(err))
	}
	name := filepath.ToSlash(path)
	checked, err := waves.CheckCodebook(name, content)
	if err != nil {
		return err
	}
	for _, problem := range checked.Problems {
		text := problem.String()
		if lang == data.Dutch {
			text = dutch.Text(text)
		}
		fmt.Fprintln(s.out, text)
	}
	if err := checked.Err(name); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, codebook.Clean(name, checked.Items, checked.Guesses, lang))
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
		Args: cli.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			schema, err := schema.Codebook(charts.Kinds())
			if err != nil {
				return err
			}
			return deliver(s, out, schema)
		},
	}
	registerOut(cmd, &out, "codebook schema")
	return cmd
}
