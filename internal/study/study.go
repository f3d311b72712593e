package study

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/charts"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/count/answers"
	"spoor/data/database"
	"spoor/data/draft"
	"spoor/data/sector"
	"spoor/internal/nearest"
	"spoor/internal/parallel"
)

// Source says which answers are meant, and how strictly they are read.
type Source struct {
	Files  fs.FS    // folder of the survey; nil for the built-in one
	Place  string   // what messages call the folder; "" for the built-in survey
	Wave   string   // id of the wave; "" for the latest
	Tables []string // URLs of tables in databases, in the place of the files of the wave
	Engine count.Engine
	Where  string // condition on the respondents who are counted, see [spoor/data/where]; "" for all
	Strict bool   // answers with a problem are an error

	Disclosure disclosure.Preset // by which small counts are hidden; "" for what the codebook requires for the audience
	Audience   Audience
	Opened     *Opened // the waves that are opened to be shown together; nil for one alone

	// Consent decides whether databases are connected to that a wave names; nil for none.
	Consent database.Consent

	Listener Listener
}

// OpenSurvey opens the survey of a source, without its waves' answers.
func OpenSurvey(source Source) (*count.Survey, error) {
	opened, err := source.Survey()
	if err != nil {
		return nil, err
	}
	for _, note := range opened.Notes {
		source.Listener.Say("%s: note: %s", source.Place, note)
	}
	return count.Of(opened).WithEngine(source.Engine, source.Listener.bytesRead).WithConsent(source.Consent), nil
}

// Survey opens the survey of a source for what no wave is counted for.
func (s Source) Survey() (*data.Survey, error) {
	if s.Files == nil {
		return sector.Open()
	}
	survey, err := data.OpenSurvey(s.Files, charts.Check)
	return survey, s.WithPlace(err)
}

// Study is one wave of a survey, asked and counted in one way.
type Study struct {
	Source   Source
	Survey   *count.Survey
	Wave     data.Wave
	Codebook data.Codebook     // as the wave asked it
	Preset   disclosure.Preset // by which its small counts are hidden; "" for none
	tallies  []data.Tally      // nil until they are counted

	ledger     *release.Ledger // of what was published before; nil until it is read
	ledgerText []byte          // as it was read
	published  []release.Table // by this study, under the rule
	listed     int             // how many of those stand in the ledger

	answersOf string            // the file that was read last for the answers of each respondent
	answers   []answers.Answers // and these
}

// itemAnswers returns what each respondent answered to an item, one element for each row of it. A file is read once for all its items.
func (s *Study) itemAnswers(ctx context.Context, id string) ([]answers.Answers, error) {
	file, err := s.Survey.AnswersFile(s.Wave, id)
	if err != nil {
		return nil, err
	}
	if s.answersOf != file.Name {
		read, _, err := s.Survey.FileAnswers(ctx, s.Wave, file) // its problems were said when the wave was counted
		if err != nil {
			return nil, err
		}
		s.answersOf, s.answers = file.Name, read
	}
	var given []answers.Answers
	for _, a := range s.answers {
		if a.Item.ID == id {
			given = append(given, a)
		}
	}
	return given, nil
}

// Open opens the survey and finds the wave in it. Answers are read when a request needs them.
func Open(ctx context.Context, source Source) (*Study, error) {
	survey, err := OpenSurvey(source)
	if err != nil {
		return nil, err
	}
	return OpenWave(ctx, source, survey)
}

// OpenWave is [Open] for a survey that is open already.
func OpenWave(ctx context.Context, source Source, survey *count.Survey) (*Study, error) {
	wave, err := source.find(ctx, survey)
	if err != nil {
		return nil, err
	}
	preset, err := source.Preset(survey.Codebook)
	if err != nil {
		return nil, err
	}
	if source.Where = strings.Join(strings.Fields(source.Where), " "); source.Where != "" {
		if preset != "" {
			return nil, Refuse("--where goes without --disclosure: what is hidden in the whole could be told from a part of it")
		}
		survey = survey.Where(source.Where)
		if err := survey.CheckWhere(wave); err != nil {
			return nil, Refused{Err: err}
		}
		wave.Subset = source.Where
	}
	if source.Opened == nil {
		source.Opened = &Opened{}
	}
	opened := &Study{Source: source, Survey: survey, Wave: wave, Codebook: survey.Codebook.AsAsked(wave), Preset: preset}
	source.Opened.Waves = append(source.Opened.Waves, opened)
	return opened, nil
}

// find finds the wave, with the tables of the source in the place of its files. Where no wave is named and the survey is the
// built-in one or has none, the tables are a wave of their own.
func (s Source) find(ctx context.Context, survey *count.Survey) (data.Wave, error) {
	var wave data.Wave
	own := s.Wave == "" && (s.Files == nil || len(survey.Waves) == 0)
	if len(s.Tables) == 0 || !own {
		var err error
		if wave, err = survey.Wave(s.Wave); err != nil {
			return data.Wave{}, Refused{Err: err}
		}
	}
	if len(s.Tables) == 0 {
		return wave, nil
	}
	for _, table := range s.Tables {
		if _, err := database.Parse(table); err != nil {
			return data.Wave{}, Refuse("--source: %w", err)
		}
	}
	return survey.WithSources(ctx, wave, s.Tables)
}

// Guesses says how many guesses of a draft still stand in the codebook.
func (s Source) Guesses() {
	if s.Files == nil {
		return
	}
	content, err := fs.ReadFile(s.Files, "codebook.yaml")
	if n := draft.Guesses(content); err == nil && n > 0 {
		guesses := "1 guess"
		if n > 1 {
			guesses = fmt.Sprintf("%d guesses", n)
		}
		s.Listener.Say("%s: note: %s of the draft not confirmed yet; look at each line with # guess, and take the comment away", s.File("codebook.yaml"), guesses)
	}
}

// File is what messages call a file of the survey.
func (s Source) File(name string) string { return filepath.Join(s.Place, name) }

// Beside reads a file that stands beside the codebook of the survey, and returns what messages call it.
func (s Source) Beside(name string) (string, []byte, error) {
	if s.Files == nil {
		content, err := fs.ReadFile(sector.Files(), name)
		return name, content, err
	}
	content, err := fs.ReadFile(s.Files, name)
	return s.File(name), content, err
}

// Tallies counts the wave, once. Problems in its answers are notes, or the error where the source is strict.
func (s *Study) Tallies(ctx context.Context) ([]data.Tally, error) {
	if s.tallies != nil {
		return s.tallies, nil
	}
	tallies, problems, err := s.Survey.Count(ctx, s.Wave)
	if err := s.Source.Heard(problems, err); err != nil {
		return nil, err
	}
	if s.Wave.Subset != "" && !slices.ContainsFunc(tallies, func(t data.Tally) bool { return t.Asked > 0 }) {
		return nil, Refuse("--where %q: nobody in wave %s meets it", s.Wave.Subset, s.Wave.ID)
	}
	s.tallies = tallies
	return tallies, nil
}

// Tables estimates every item that was answered, in the order of the codebook.
func (s *Study) Tables(ctx context.Context, options analysis.Options) ([]analysis.Table, error) {
	tallies, err := s.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	items := slices.DeleteFunc(slices.Clone(s.Codebook.Items), func(item data.Item) bool { return !data.Tallied(item.ID, tallies) })
	tables := make([]analysis.Table, len(items))
	err = parallel.Each(len(items), func(i int) (err error) {
		tables[i], err = s.Estimate(ctx, items[i], tallies, options)
		return err
	})
	if err == nil {
		tables, err = s.Together(ctx, tables, nil)
	}
	return tables, err
}

// whole returns the table of one item of the whole wave, by itself: see [Study.Together].
func (s *Study) whole(ctx context.Context, id string, options analysis.Options) (analysis.Table, error) {
	item, err := s.item(id)
	if err != nil {
		return analysis.Table{}, err
	}
	tallies, err := s.Tallies(ctx)
	if err != nil {
		return analysis.Table{}, err
	}
	if !data.Tallied(id, tallies) {
		return analysis.Table{}, fmt.Errorf("wave %s has no answers to item %q", s.Wave.ID, id)
	}
	return s.Estimate(ctx, item, tallies, options)
}

// Estimate returns the table of an item from tallies of respondents of the wave, by the rule that the wave is shown by.
func (s *Study) Estimate(ctx context.Context, item data.Item, tallies []data.Tally, options analysis.Options) (analysis.Table, error) {
	table, err := analysis.NewTable(s.Wave, item, tallies, s.protected(options))
	if err != nil {
		return analysis.Table{}, err
	}
	return s.protectRouted(ctx, table)
}

// item finds an item that can be counted.
func (s *Study) item(id string) (data.Item, error) { return Countable(s.Codebook, id) }

// Countable returns an item of a codebook that can be counted.
func Countable(codebook data.Codebook, id string) (data.Item, error) {
	item, known := codebook.Item(id)
	switch {
	case !known:
		return data.Item{}, UnknownItem(codebook, id, "no item %q; %sthe survey has %s")
	case item.Kind == data.Open:
		return data.Item{}, Refuse("item %q holds free text, which is not counted", id)
	}
	return item, nil
}

// UnknownItem refuses an item that a codebook does not have, in words with places for its id, which it may have been meant to be, and those there are.
func UnknownItem(codebook data.Codebook, id, form string) error {
	hint := ""
	if near := meant(id, codebook.Items, func(i data.Item) (string, []data.Text) { return i.ID, []data.Text{i.Title, i.Text} }); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near)
	}
	return Refuse(form, id, hint, strings.Join(codebook.ItemIDs(), ", "))
}

// meant returns the id of which it, or one of the texts that readers know it by in either language, is nearest to a name, or "".
func meant[T any](name string, all []T, of func(T) (id string, texts []data.Text)) string {
	var known []string
	ids := map[string]string{}
	add := func(text, id string) {
		if _, taken := ids[text]; text != "" && !taken {
			ids[text], known = id, append(known, text)
		}
	}
	for _, one := range all {
		id, _ := of(one)
		add(id, id)
	}
	for _, one := range all {
		id, texts := of(one)
		for _, text := range texts {
			add(text.NL, id)
			add(text.EN, id)
		}
	}
	return ids[nearest.Name(name, known)]
}

// External returns the figures of others that the survey has, if any.
func (s *Study) External() []data.ExternalFigure {
	if s.Survey.Publication == nil {
		return nil
	}
	return s.Survey.Publication.External
}

// File is a file in memory, its name within a folder, with slashes.
type File struct {
	Name    string
	Content []byte
}
