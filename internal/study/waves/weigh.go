package waves

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"spoor/analysis/design"
	"spoor/analysis/disclosure/release"
	"spoor/analysis/weighting"
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/data/importing"
	"spoor/internal/study"
	written "spoor/reports/waves"
	weightingpage "spoor/reports/weighting"
)

// WeightRequest asks to fit the weights of a wave to what is known of its population.
type WeightRequest struct {
	Name    string // of the file of margins
	Margins []byte // its content
	Caps    design.RakeOptions
}

// Weighted are the weights of a wave, fitted.
type Weighted struct {
	weighting.Weights
	of    *study.Study
	sheet frame.Sheet
}

// Weight rakes the weights of the wave of a study until they fit the margins. With [design.ErrNotConverged] the weights come back as far as
// they fit.
func Weight(ctx context.Context, s *study.Study, request WeightRequest) (Weighted, error) {
	margins, err := weighting.Parse(request.Name, request.Margins, s.Codebook)
	if err != nil {
		return Weighted{}, err
	}
	if len(margins.Margins) > 1 && s.Preset != "" {
		return Weighted{}, study.Refuse("--disclosure goes with one margin, and %s has %d: how far weights by several items run apart tells how many respondents gave two answers together; leave it out for your own screen", request.Name, len(margins.Margins))
	}
	sheet, problems, err := s.Survey.Sheet(ctx, s.Wave)
	if err := s.Source.Heard(problems, err); err != nil {
		return Weighted{}, err
	}
	weights, err := weighting.Rake(s.Wave, s.Codebook, sheet, margins, request.Caps)
	for _, margin := range weights.Margins {
		if err := showsMargin(ctx, s, margin); err != nil {
			return Weighted{}, fmt.Errorf("%s: %w", margin.Item.ID, err)
		}
	}
	return Weighted{weights, s, sheet}, err
}

// showsMargin returns an error where the rule that the wave is shown by would hide a count of a margin.
func showsMargin(ctx context.Context, s *study.Study, margin weighting.Fitted) error {
	var counts []int
	asked, base := 0, 0
	shown := release.Table{Item: margin.Item.ID, Base: &base, Asked: &asked, Counts: make([]*int, len(margin.Item.Options))}
	for _, row := range margin.Rows {
		counts, asked = append(counts, row.Respondents), asked+row.Respondents
		var places []int
		for _, id := range row.Options {
			places = append(places, slices.IndexFunc(margin.Item.Options, func(o data.Option) bool { return o.ID == id }))
		}
		switch len(places) {
		case 0: // who gave no answer
			continue
		case 1:
			shown.Counts[places[0]] = &row.Respondents
		default:
			shown.Nets = append(shown.Nets, release.Net{Places: places, Count: row.Respondents})
		}
		base += row.Respondents
	}
	if err := s.ShowsAll(counts, asked); err != nil {
		return err
	}
	return s.Shows(ctx, []release.Table{shown})
}

// RenderWeights writes weights in the form text, md or json, shares in a text with digits decimals, nil for the usual number.
func RenderWeights(weighted Weighted, digits *int, lang data.Lang, form string) ([]byte, error) {
	decimals := weightingpage.Digits
	if digits != nil {
		decimals = *digits
	}
	switch form {
	case "json":
		return weightingpage.JSON(weighted.Weights)
	case "md":
		return weightingpage.Markdown(weighted.Weights, decimals, lang)
	}
	return weightingpage.Text(weighted.Weights, decimals, lang)
}

// StoreRequest asks to store a wave with its new weights as another one.
type StoreRequest struct {
	ID      string
	Label   string    // "" for that of the wave that is replaced, or of the wave that is weighed with a word added
	Replace bool      // the wave of that id, when it is there already
	Lang    data.Lang // of the list of changes
}

// CheckWeightedID refuses the id of the wave that is weighed for the new one.
func CheckWeightedID(weighed *study.Study, id string) error {
	if id == weighed.Wave.ID {
		return study.Refuse("--id %s: that is the wave that is weighed, whose own weights would be lost; give the new wave another id, such as %s-weighted", id, id)
	}
	return nil
}

// Columns that weighing writes: of weights where a wave had none, and of those from before where it had.
const (
	rakedColumn  = data.DesignPrefix + "weight"
	beforeColumn = data.DesignPrefix + "before"
)

// Store stores the wave with its new weights beside the old one, whole or not at all.
func (w Weighted) Store(request StoreRequest, store Store) (written.Stored, error) {
	if err := CheckWeightedID(w.of, request.ID); err != nil {
		return written.Stored{}, err
	}
	storing := storeWave(w.of.Source, store, w.of.Survey.Survey, request.ID)
	wave := w.wave(request)
	if storing.old != nil {
		wave = asWritten(wave, *storing.old, request.Label)
	}
	if err := readsBack(wave, w.of.Survey.Codebook); err != nil {
		return written.Stored{}, err
	}
	if err := w.write(storing, wave); err != nil {
		return written.Stored{}, err
	}
	if err := storing.describe(wave); err != nil {
		return written.Stored{}, err
	}
	same, err := storing.keep(request.Replace, request.Lang)
	return written.Stored{ID: wave.ID, Place: storing.place(), Respondents: wave.Respondents, Items: len(wave.Files[0].Items), Weights: wave.Design.Weight, Same: same}, err
}

// wave describes the new wave.
func (w Weighted) wave(request StoreRequest) data.Wave {
	wave := w.Wave
	wave.ID = request.ID
	nl, en := wave.Label.In(data.Dutch), wave.Label.In(data.English)
	wave.Label = data.Text{NL: cmp.Or(nl, w.Wave.ID) + " (gewogen)", EN: cmp.Or(en, w.Wave.ID) + " (weighted)"}
	if request.Label != "" {
		wave.Label = data.Text{NL: request.Label}
	}
	before := ""
	if wave.Design.Weight != "" {
		before = beforeColumn
	}
	wave.Design.Weight = cmp.Or(wave.Design.Weight, rakedColumn)
	raking := w.Raked(before)
	wave.Design.Raked, wave.Design.Raking = "", &raking
	file := data.WaveFile{Name: answersFile(FormCSV)}
	for _, id := range wave.Files[0].Items {
		item, _ := w.of.Codebook.Item(id) // checked when the wave was read
		if !slices.ContainsFunc(item.Columns(), func(column string) bool { return !slices.Contains(w.sheet.Columns, column) }) {
			file.Items = append(file.Items, id)
		}
	}
	wave.Files = []data.WaveFile{file}
	if wave.Respondents > 0 {
		wave.Respondents = 0
		for _, placed := range w.sheet.Placed {
			if placed {
				wave.Respondents++
			}
		}
	}
	return wave
}

// asWritten gives the wave the texts and notes that people wrote of the one that it replaces.
func asWritten(wave, old data.Wave, label string) data.Wave {
	for _, text := range []struct {
		to  *data.Text
		old data.Text
	}{{&wave.Label, old.Label}, {&wave.Source, old.Source}, {&wave.Population, old.Population}} {
		if text.old != (data.Text{}) && (label == "" || text.to != &wave.Label) {
			*text.to = text.old
		}
	}
	if len(old.Notes) > 0 {
		wave.Notes = old.Notes
	}
	return wave
}

// write writes the answers, with the new weights in the column of the old ones or in one of their own, and behind them what
// standard errors need: the old weights, and the category of each respondent in each margin. Who has no place in the design was
// reported, and is left out. What respondents typed goes along.
func (w Weighted) write(storing *storing, wave data.Wave) error {
	header := slices.Clone(w.sheet.Columns)
	at := slices.Index(header, wave.Design.Weight)
	if at < 0 {
		at, header = len(header), append(header, wave.Design.Weight)
	}
	weightsEnd := len(header)
	if wave.Design.Raking.Before != "" {
		header = append(header, wave.Design.Raking.Before)
	}
	for _, margin := range wave.Design.Raking.Margins {
		header = append(header, margin.Column)
	}
	if err := storing.begin(wave.Files[0].Name, header, false); err != nil {
		return err
	}
	for i, cells := range w.sheet.Cells {
		if !w.sheet.Placed[i] {
			continue
		}
		record := append(slices.Clone(cells), "")[:weightsEnd]
		if wave.Design.Raking.Before != "" {
			record = append(record, record[at])
		}
		record[at] = strconv.FormatFloat(w.Weights.Weights[i], 'f', -1, 64)
		record = append(record, w.Categories(i)...)
		if err := storing.add(importing.Record{Cells: record}); err != nil {
			return err
		}
	}
	if err := storing.end(); err != nil {
		return err
	}
	if wave.Import == nil || wave.Import.Texts == "" {
		return nil
	}
	return storing.copyFrom(w.Wave.ID, wave.Import.Texts)
}

// copyFrom copies a file of another wave.
func (w *storing) copyFrom(id, name string) error {
	from := *w
	from.id = id
	in, err := w.source.Files.Open(from.within(name))
	if err != nil {
		return fmt.Errorf("copy %s: %w", name, err)
	}
	defer in.Close()
	w.created = append(w.created, name)
	out, err := w.store.Create(w.within(name))
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return fmt.Errorf("copy %s: %w", name, err)
	}
	return nil
}
