package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"spoor/internal/store"
	"spoor/internal/study"
)

// publishing is what a command opened, and shows when it succeeds.
type publishing struct {
	opened  study.Opened
	folder  string
	streams streams
}

// record lets a command that succeeded write what it published of waves into the list beside each, so that whatever is published next
// is judged with it.
func (p *publishing) record(cmd *cobra.Command, _ []string) error {
	if verify := cmd.Flags().Lookup("verify"); verify != nil && verify.Changed {
		return nil
	}
	for _, wave := range p.opened.Waves {
		content, err := wave.Published("spoor " + p.streams.command)
		if err != nil {
			return err
		}
		if content == nil {
			continue
		}
		name := filepath.Join(p.folder, "waves", wave.Wave.ID, study.ReleasesName)
		if err := store.WriteFile(name, content, store.FileOptions{Overwrite: true, Tidied: p.streams.tidied}); err != nil {
			return fmt.Errorf("the result was written, and the list of what was published was not: %w", err)
		}
	}
	return nil
}
