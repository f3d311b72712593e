package coding

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/reports/open"
)

// Texts reads what the respondents of the wave typed for an item, each text once, the most frequent first; with a share above 0 those
// that differ in at most that share of their letters together, see [Near]. Where the wave is shown by a rule they stand by alphabet,
// without how many typed each: most texts are of few.
func Texts(ctx context.Context, s *study.Study, item string, near float64) (open.Texts, error) {
	if !(near >= 0 && near < 1) {
		return nil, study.Refuse("--near %v: give a share of the letters, 0 or more and less than 1, such as 0.2", near)
	}
	typed, err := typedFor(ctx, s, item)
	texts := differentTexts(typed)
	if s.Preset != "" {
		texts = texts.Uncounted()
	}
	if err != nil || near == 0 {
		return texts, err
	}
	grouped := Near(texts, near)
	n := 0
	for _, text := range grouped {
		if text.Near != "" {
			n++
		}
	}
	s.Source.Listener.Say("note: %s behind another from which at most %s of the letters differ, marked ≈, and in CSV under %s; there a blank code stands for that of the other",
		number.Plural(n, "text"), number.Percent(near, 0, data.English), open.NearColumn)
	return grouped, nil
}

func differentTexts(typed []data.Typed) open.Texts {
	texts := make([]string, len(typed))
	for i, one := range typed {
		texts[i] = one.Text
	}
	return Together(texts)
}

// typedFor reads every text that a respondent typed for an item.
func typedFor(ctx context.Context, s *study.Study, item string) ([]data.Typed, error) {
	if _, known := s.Survey.Codebook.Item(item); !known {
		return nil, study.UnknownItem(s.Survey.Codebook, item, "no item %q; %sthe survey has %s")
	}
	typed, problems, err := s.Survey.Texts(ctx, s.Wave, item)
	if errors.Is(err, count.ErrNoTexts) {
		return nil, fmt.Errorf("wave %s: %w", s.Wave.ID, err)
	}
	if err := s.Source.Heard(problems, err); err != nil {
		return nil, err
	}
	switch {
	case len(typed) == 0 && s.Wave.Subset != "":
		return nil, study.Refuse("--where %q: nobody in wave %s who meets it typed a text for item %q", s.Wave.Subset, s.Wave.ID, item)
	case len(typed) == 0:
		return nil, study.Refuse("wave %s has no texts for item %q", s.Wave.ID, item)
	}
	return typed, nil
}

// CountTextsRequest asks to count what respondents typed by the codes that it was given.
type CountTextsRequest struct {
	Item   string
	Codes  []File  // one, or two of different coders
	Level  float64 // of the intervals
	Differ bool    // list the texts on which two coders differ
	Digits *int    // decimals of percentages; nil for those that each base carries
}

// CountTexts counts what the respondents of the wave typed by its codes, and says how far two coders agree. In a weighted sample
// shares and intervals are those of the design, of respondents who typed a text that has a code.
func CountTexts(ctx context.Context, s *study.Study, request CountTextsRequest) (open.Coded, error) {
	typed, err := typedFor(ctx, s, request.Item)
	if err != nil {
		return open.Coded{}, err
	}
	var weighted Estimator
	if !s.Wave.Design.IsZero() {
		weighted = weightedCodes(s, request, typed)
	}
	coded, err := Count(request.Item, differentTexts(typed), request.Codes, request.Level, request.Differ, weighted)
	if err != nil {
		return open.Coded{}, err
	}
	counts, base := []int{coded.Uncoded}, coded.Uncoded
	for _, code := range coded.Codes {
		counts, base = append(counts, code.Count), max(base, coded.Uncoded+code.Base)
	}
	if err := s.ShowsAll(counts, base); err != nil {
		return open.Coded{}, fmt.Errorf("codes of %s: %w", request.Item, err)
	}
	coded.Digits, coded.Where = request.Digits, s.Wave.Subset
	if s.Preset != "" { // what coders differ on is of few respondents
		for i := range coded.Codes {
			coded.Codes[i].Coders = nil
		}
		coded.Codes = slices.DeleteFunc(coded.Codes, func(c open.Code) bool { return c.Count == 0 }) // of the second coder only
	}
	return coded, nil
}

// weightedCodes estimates codes by the design of the wave.
func weightedCodes(s *study.Study, request CountTextsRequest, typed []data.Typed) Estimator {
	return func(codes []string, of func(string) string) ([]estimate.Estimate, error) {
		given := map[string][]int{}
		for _, one := range typed {
			if code, found := slices.BinarySearch(codes, of(one.Text)); found {
				given[one.Respondent] = append(given[one.Respondent], code)
			}
		}
		tally, problems, err := s.Survey.Coded(s.Wave, request.Item, len(codes), given)
		if err := s.Source.Heard(problems, err); err != nil {
			return nil, err
		}
		item := data.Item{ID: request.Item, Kind: data.Multiple}
		for _, code := range codes {
			item.Options = append(item.Options, data.Option{ID: code, Label: data.Text{NL: code}})
		}
		options := estimate.DefaultOptions()
		options.Level = request.Level
		part, err := estimate.NewSource(s.Wave, item, tally, options).Part()
		return part.Estimates, err
	}
}

// RenderTexts writes texts in the form text, csv or json.
func RenderTexts(texts open.Texts, form string) ([]byte, error) {
	switch form {
	case "csv":
		return texts.CSV()
	case "json":
		return texts.JSON()
	}
	return texts.Text(), nil
}

// RenderCoded writes counts of codes in the form text, csv or json.
func RenderCoded(coded open.Coded, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "csv":
		return coded.CSV()
	case "json":
		return coded.JSON()
	}
	return coded.Text(lang), nil
}
