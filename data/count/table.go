package count

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"spoor/data"
	"spoor/data/counts"
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
	codebook := s.Codebook.AsAsked(wave)
	counted, err := counts.Open(name, source, codebook)
	if err != nil {
		return nil, err
	}
	table, err := counted.Read(counts.Options{Lang: data.English})
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
	for _, id := range file.Items {
		if !held[id] {
			return nil, data.Problems{{File: name, Message: fmt.Sprintf("there are no counts of %s, though wave.yaml lists it", id)}}
		}
		item, _ := codebook.Item(id)
		for _, row := range item.RowIDs() {
			if !slices.ContainsFunc(table.Tallies, func(tally data.Tally) bool { return tally.Item == id && tally.Row == row }) {
				return nil, data.Problems{{File: name, Message: fmt.Sprintf("there are no counts for row %s of %q; give all rows of a battery", row, id)}}
			}
		}
	}
	return table.Tallies, nil
}
