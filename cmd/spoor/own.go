package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/internal/study/members"
)

// ownOptions are the files of an organisation's own answers, and the flags that say what is read of them.
type ownOptions struct {
	files       []string
	items       []string
	respondents int
}

func (o *ownOptions) register(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&o.items, "item", nil, "`item` to "+cmd.Name()+", may be repeated; without it all that the file holds")
	cmd.Flags().Var((*headcount)(&o.respondents), "respondents", "`number` of respondents, or of trajectories, where a table of counts does not hold it")
}

// headcount is the value of a flag for a number of respondents.
type headcount int

func (h *headcount) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return fmt.Errorf("give a whole number, 1 or more")
	}
	*h = headcount(n)
	return nil
}

func (h *headcount) String() string {
	if h == nil || *h == 0 {
		return ""
	}
	return strconv.Itoa(int(*h))
}

// Type names the value in the help where its usage does not.
func (h *headcount) Type() string { return "number" }

// read reads the files; aliases are those of their organisations, one for each, or none.
func (o ownOptions) read(aliases []string) ([]members.File, error) {
	if len(aliases) > 0 && len(aliases) != len(o.files) {
		return nil, cli.Usage("%d files and %d names: give --name once for each file", len(o.files), len(aliases))
	}
	var own []members.File
	for i, path := range o.files {
		file, err := readFile(path)
		if err != nil {
			return nil, err
		}
		own = append(own, members.File{Name: file.Name, Content: file.Content})
		if len(aliases) > 0 {
			own[i].Alias = aliases[i]
		}
	}
	return own, nil
}

// readFile reads a file that is named on the command line.
func readFile(path string) (study.File, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return study.File{}, fmt.Errorf("read %s: %w", path, reason(err))
	}
	return study.File{Name: filepath.ToSlash(path), Content: content}, nil
}
