package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagError is what is wrong with the flags of a command line, as an error of usage: which flag, its value, and what would be
// right.
func flagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var wrong usageError
	switch {
	case errors.As(err, &wrong):
		return wrong
	case !errors.As(err, &invalid):
		return usage("%w; see %s --help", err, cmd.CommandPath())
	}
	right := invalid.Unwrap().Error()
	switch invalid.GetFlag().Value.Type() {
	case "int":
		right = "give a whole number"
	case "uint64":
		right = "give a whole number, 0 or more"
	case "bool":
		right = "give true or false"
	}
	return usage("--%s %q: %s", invalid.GetFlag().Name, invalid.GetValue(), right)
}

// refuseGiven refuses those of the flags that were given, because of why they cannot be used.
func refuseGiven(cmd *cobra.Command, why string, flags ...string) error {
	for _, name := range flags {
		if cmd.Flags().Changed(name) {
			return usage("--%s %s", name, why)
		}
	}
	return nil
}

// ifGiven returns the value of a flag that was given, nil otherwise.
func ifGiven[T any](cmd *cobra.Command, flag string, value *T) *T {
	if cmd.Flags().Changed(flag) {
		return value
	}
	return nil
}

// separated returns the texts between the commas of a flag, none of an empty one.
func separated(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// formOfEnding lets the ending of --out decide the form of a result where --format does not. An ending that is a form of other
// results is refused; any other is only a name.
func formOfEnding(cmd *cobra.Command, _ []string) error {
	format, out := cmd.Flags().Lookup("format"), cmd.Flags().Lookup("out")
	if format == nil || out == nil || format.Changed || format.Value.Type() != "word" {
		return nil
	}
	form := strings.ToLower(strings.TrimPrefix(filepath.Ext(out.Value.String()), "."))
	if form == "txt" {
		form = "text"
	}
	if err := format.Value.Set(form); err != nil && slices.Contains([]string{"text", "md", "html", "csv", "json", "svg", "png", "pdf", "xlsx", "docx", "yaml"}, form) {
		return usage("--out %s: the form of this result is another; with --format, %w", out.Value, err)
	}
	return nil
}

// readNamed reads the file of --file, which holds what; without a name there is none.
func readNamed(path, what string) (string, []byte, error) {
	if path == "" {
		return "", nil, nil
	}
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, fmt.Errorf("there is no file %s; write %s in one, or name it with --file", path, what)
	case err != nil:
		return "", nil, fmt.Errorf("read %s: %w", path, reason(err))
	}
	return path, content, nil
}
