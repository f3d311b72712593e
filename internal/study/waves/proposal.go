package waves

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/edit"
	"spoor/data/folder"
	"spoor/internal/number"
	"spoor/internal/strictyaml"
)

// proposal is what stands in the folder of a wave that is not stored yet: how it asked items in another way.
type proposal struct {
	text []byte
	wave data.Wave // what it says
}

// proposal reads what was proposed for the wave; nil where nothing is, or the wave is there already.
func (w *storing) proposal() (*proposal, error) {
	if w.old != nil || !folder.SafeName(w.id) {
		return nil, nil
	}
	text, err := fs.ReadFile(w.source.Files, w.within(proposalFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	name := path.Join(w.place(), proposalFile)
	wave, err := readProposal(name, text, data.Wave{ID: w.id, Provenance: data.Observed, Files: []data.WaveFile{{Name: answersFile(FormCSV), Items: w.codebook.ItemIDs()[:1]}}}, w.codebook)
	if err != nil {
		return nil, err
	}
	if n := draft.Guesses(text); n > 0 {
		w.source.Listener.Say("%s: note: the wave is read by it, with %s that nobody confirmed; look at each with # guess, and take the comment away", name, number.Plural(n, "line"))
	}
	return &proposal{text, wave}, nil
}

// readProposal reads a file of what a wave says, which lacks what is known only when the wave is stored: that is taken from start.
func readProposal(name string, text []byte, start data.Wave, codebook data.Codebook) (data.Wave, error) {
	full, err := strictyaml.Edit(text, nil, []strictyaml.Change{
		{Path: []string{"id"}, Value: start.ID}, {Path: []string{"provenance"}, Value: string(start.Provenance)}, {Path: []string{"files"}, Value: start.Files},
	})
	if err != nil {
		return data.Wave{}, fmt.Errorf("%s: %w", name, err)
	}
	wave, err := data.ParseWave(name, full, codebook)
	wave.ID, wave.Provenance, wave.Files = "", "", nil
	return wave, err
}

// withComments returns the wave.yaml of a wave that was proposed, with the comments of the proposal.
func (p proposal) withComments(wave data.Wave) ([]byte, error) {
	text, _, err := edit.Wave(p.text, p.wave, wave)
	return text, err
}
