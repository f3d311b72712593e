package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/weighting"
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/data/importing"
	"spoor/internal/store"
)

// rakedColumn is the column of weights of a wave that had none.
const rakedColumn = "design.weight"

// store writes the wave with its new weights beside the old one.
func (o weighOptions) store(locked *store.Transaction, survey *data.Survey, sheet frame.Sheet, weighed weighting.Weights) error {
	var old *data.Wave
	for i, known := range survey.Waves {
		if known.ID == o.id {
			old = &survey.Waves[i]
		}
	}
	wave := o.weighted(survey, sheet, weighed)
	var wrong data.Problems
	if err := parses(wave, survey.Codebook); errors.As(err, &wrong) {
		return usage("--id: %s", wrong[0].Message)
	} else if err != nil {
		return err
	}
	store := newWaveStore(locked, o.survey.folder, o.id, old)
	if err := writeWeighted(store, wave, sheet, weighed.Weights); err != nil {
		return err
	}
	if texts := wave.Import; texts != nil && texts.Texts != "" {
		if err := store.copyText(filepath.Join(o.survey.folder, "waves", weighed.Wave.ID, texts.Texts), texts.Texts); err != nil {
			return err
		}
	}
	if err := store.describe(wave, survey.Codebook); err != nil {
		return err
	}
	return o.keep(store)
}

// weighted describes the new wave.
func (o weighOptions) weighted(survey *data.Survey, sheet frame.Sheet, weighed weighting.Weights) data.Wave {
	wave := weighed.Wave
	wave.ID = o.id
	nl, en := wave.Label.In(data.Dutch), wave.Label.In(data.English)
	wave.Label = data.Text{NL: cmp.Or(nl, weighed.Wave.ID) + " (gewogen)", EN: cmp.Or(en, weighed.Wave.ID) + " (weighted)"}
	if o.label != "" {
		wave.Label = data.Text{NL: o.label}
	}
	if wave.Design.Weight == "" {
		wave.Design.Weight = rakedColumn
	}
	var items []string
	for _, margin := range weighed.Margins {
		items = append(items, margin.Item.ID)
	}
	wave.Design.Raked = strings.Join(items, ", ")
	file := data.WaveFile{Name: answersFile(formCSV)}
	for _, id := range wave.Files[0].Items {
		item, _ := survey.Codebook.AsAsked(weighed.Wave).Item(id) // checked when the wave was read
		if !slices.ContainsFunc(item.Columns(), func(column string) bool { return !slices.Contains(sheet.Columns, column) }) {
			file.Items = append(file.Items, id)
		}
	}
	wave.Files = []data.WaveFile{file}
	if wave.Respondents > 0 {
		wave.Respondents = 0
		for _, placed := range sheet.Placed {
			if placed {
				wave.Respondents++
			}
		}
	}
	return wave
}

// writeWeighted writes the answers, with the new weights in the column of the old ones or in one of their own. Who has no
// place in the design was reported, and is left out.
func writeWeighted(store *waveStore, wave data.Wave, sheet frame.Sheet, weights []float64) error {
	header := slices.Clone(sheet.Columns)
	at := slices.Index(header, wave.Design.Weight)
	if at < 0 {
		at, header = len(header), append(header, wave.Design.Weight)
	}
	if err := store.begin(wave.Files[0].Name, header, false); err != nil {
		return err
	}
	for i, cells := range sheet.Cells {
		if !sheet.Placed[i] {
			continue
		}
		record := append(slices.Clone(cells), "")[:len(header)]
		record[at] = strconv.FormatFloat(weights[i], 'f', -1, 64)
		if err := store.add(importing.Record{Cells: record}); err != nil {
			return err
		}
	}
	return store.end()
}

// keep puts the wave in its place, unless it is there already.
func (o weighOptions) keep(store *waveStore) error {
	place := filepath.ToSlash(store.folder)
	same, err := store.same()
	switch {
	case err != nil:
		return err
	case same:
		_, err := fmt.Fprintf(o.streams.err, "wave %s is in %s already, the same; nothing was written\n", o.id, place)
		return err
	case store.old != nil && !o.replace:
		return fmt.Errorf("wave %s is in %s already and would become another; --replace replaces it. Nothing was written", o.id, place)
	}
	if err := store.commit(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.streams.err, "wave %s is in %s, with its weights in the column %s\n", o.id, place, store.wave.Design.Weight)
	return err
}
