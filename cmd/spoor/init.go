package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data/sector"
	"spoor/internal/study"
)

//go:embed codebook_template.yaml
var codebookTemplate []byte

type initOptions struct {
	streams streams
	folder  string
	from    string
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
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.folder = args[0]
			return runInit(cmd.Context(), o)
		},
	}
	registerEnum(cmd, &o.from, "from", "", []string{"sector"}, "`survey` to copy")
	return cmd
}

func runInit(ctx context.Context, o initOptions) error {
	entries, err := os.ReadDir(o.folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("make %s: %w", o.folder, reason(err))
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; give the name of a new folder", o.folder)
	}
	var files []study.File
	switch o.from {
	case "":
		files = []study.File{{Name: "codebook.yaml", Content: codebookTemplate}}
	case "sector":
		if files, err = sectorFiles(); err != nil {
			return err
		}
	}
	if err := writeFolder(ctx, o.streams, o.folder, files); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.streams.out, "made the survey %s; next: spoor wave add FILE --id ID --survey %s\n", filepath.ToSlash(o.folder), filepath.ToSlash(o.folder))
	return err
}

// sectorFiles returns the files of the built-in survey.
func sectorFiles() ([]study.File, error) {
	var files []study.File
	err := fs.WalkDir(sector.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(sector.Files(), name)
		files = append(files, study.File{Name: name, Content: content})
		return err
	})
	return files, err
}
