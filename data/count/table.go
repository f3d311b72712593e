package count

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"spoor/data"
	"spoor/data/counts"
	"spoor/data/problem"
	"spoor/data/records"
)

// countTable reads a file of counts of a wave.
func (s *Survey) countTable(wave data.Wave, file data.WaveFile) ([]data.Tally, error) {
	name := path.Join("waves", wave.ID, file.Name)
	source, err := fs.ReadFile(s.Files(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, data.Problems{{File: name, Message: "the file is missing, though wave.yaml lists it"}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	reader, err := records.Open(name, bytes.NewReader(source), records.Options{})
	if err != nil {
		return nil, problem.Listed(err)
	}
	table, err := counts.Read(reader, s.Codebook.AsAsked(wave), counts.Options{})
	if err != nil {
		return nil, err
	}
	if len(table.Cases) > 0 {
		return nil, data.Problems{{File: name, Message: fmt.Sprintf("%s is a number; give its mean in wave.yaml", table.Cases[0].Item)}}
	}
	held := map[string]bool{}
	for i := range table.Tallies {
		tally := &table.Tallies[i]
		tally.Wave, held[tally.Item] = wave.ID, true
		if !slices.Contains(file.Items, tally.Item) {
			return nil, data.Problems{{File: name, Message: fmt.Sprintf("it holds counts of %s, which wave.yaml does not list for it", tally.Item)}}
		}
	}
	for _, item := range file.Items {
		if !held[item] {
			return nil, data.Problems{{File: name, Message: fmt.Sprintf("there are no counts of %s, though wave.yaml lists it", item)}}
		}
	}
	return table.Tallies, nil
}
