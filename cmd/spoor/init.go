package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/internal/study/waves"
)

type initOptions struct {
	streams streams
	folder  string
	from    waves.Template
}

func newInitCmd(s streams) *cobra.Command {
	o := initOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Make a survey folder to start from",
		Long: strings.TrimSpace(`
init makes a folder with a codebook of a few items, explained line by line. With --from sector it is a copy of the
built-in survey with its wave of 2021, to which a later wave can be added. A codebook for an export that is there
already is drafted by spoor codebook init.`),
		Example: `  spoor init oursurvey
  spoor init oursurvey --from sector`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.folder = args[0]
			return runInit(cmd.Context(), o)
		},
	}
	cli.Word(cmd, &o.from, "from", waves.TemplateExample, waves.Templates(), "`survey` to copy")
	return cmd
}

func runInit(ctx context.Context, o initOptions) error {
	if err := checkEmpty(o.folder); err != nil {
		return err
	}
	files, err := waves.NewSurvey(o.from)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(o.folder, ignoreName)); errors.Is(err, fs.ErrNotExist) {
		files = append(files, study.File{Name: ignoreName, Content: []byte(ignored)})
	}
	if err := writeFolder(ctx, o.streams, o.folder, files); err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.out, o.streams.inWords(fmt.Sprintf("made the survey %[1]s; next: spoor wave add FILE --id ID --survey %[1]s", filepath.ToSlash(o.folder))))
	return err
}

// ignoreName is the file by which git does not take what a run keeps beside the files of a survey while it writes.
const ignoreName = ".gitignore"

const ignored = ".spoor-*\n"

// checkEmpty reports what stands in a folder that is to be a survey. What is hidden, such as .git, may be there.
func checkEmpty(folder string) error {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("make %s: %w", folder, reason(err))
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(litter, entry.Name()) {
			return fmt.Errorf("%s is not empty (it has %s); give the name of a new folder", folder, entry.Name())
		}
	}
	return nil
}

// litter are files that a system puts into folders by itself.
var litter = []string{"Thumbs.db", "desktop.ini", "Icon\r"}
