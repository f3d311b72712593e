package weighting

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
)

// Weights is how the weights of one wave were fitted.
type Weights struct {
	Wave        data.Wave
	Margins     []Fitted
	Respondents int     // with a weight above 0
	Total       float64 // what the weights add up to
	Caps        design.RakeOptions
	design.Raking

	Smallest, Largest float64 // weights above 0, as multiples of their mean

	targets []design.Margin
}

// Fitted is one margin before and after.
type Fitted struct {
	Item   data.Item
	Source string
	Rows   []Row
}

// Row is one category of a margin. Shares are of the weights, in [0, 1].
type Row struct {
	Options     []string // ids; none for who gave no usable answer
	Respondents int      // with a weight above 0
	Before      float64
	Target      float64 // that of the population; for who gave no answer that before
	After       float64
}

// EffectiveBase is the number of respondents that an unweighted sample of the same precision has, by the weights alone.
func (w Weights) EffectiveBase() float64 { return float64(w.Respondents) / w.KishAfter }

// Rake fits the weights of a sheet to the margins. Respondents without a place in the design get weight 0.
//
// Weights that have not converged are returned with an error that wraps [design.ErrNotConverged]. It refuses an answer of
// which the population is not given, a category that nobody in the sample is in, and an item that the sheet does not hold.
func Rake(wave data.Wave, codebook data.Codebook, sheet frame.Sheet, margins Margins, o design.RakeOptions) (Weights, error) {
	if wave.Design.Raking != nil {
		return Weights{}, fmt.Errorf("the weights of wave %s were raked already; weigh the wave that it was made from, with all known distributions in one file", wave.ID)
	}
	w := Weights{Wave: wave, Caps: o, Total: margins.Total}
	weights, base := make([]float64, len(sheet.Weights)), 0.0
	for i, weight := range sheet.Weights {
		if sheet.Placed[i] && weight > 0 {
			weights[i] = weight
			base += weight
			w.Respondents++
		}
	}
	if w.Respondents == 0 {
		return Weights{}, fmt.Errorf("weigh wave %s: %w", wave.ID, design.ErrNoRespondents)
	}
	if w.Total == 0 {
		w.Total = float64(w.Respondents)
	}
	var targets []design.Margin
	for _, margin := range margins.Margins {
		item, _ := codebook.Item(margin.Item) // checked by Parse
		at := slices.IndexFunc(sheet.Answers, func(a answers.Answers) bool { return a.Item.ID == item.ID })
		if at < 0 {
			return Weights{}, fmt.Errorf("wave %s did not ask %q; leave its margin out", wave.ID, item.ID)
		}
		fitted, target, err := fit(margin, item, sheet.Answers[at], weights, base, w.Total)
		if err != nil {
			return Weights{}, fmt.Errorf("margin of %q: %w", item.ID, err)
		}
		w.Margins, targets = append(w.Margins, fitted), append(targets, target)
	}
	var err error
	if w.Raking, err = design.Rake(weights, targets, o); err != nil {
		return Weights{}, fmt.Errorf("weigh wave %s: %w", wave.ID, err)
	}
	w.targets = targets
	w.finish()
	if !w.Converged {
		iterations := "iterations"
		if w.Iterations == 1 {
			iterations = "iteration"
		}
		return w, fmt.Errorf("the weights miss the margins by %.3g respondents after %d %s; %w", w.LargestGap*float64(w.Respondents)/w.Total, w.Iterations, iterations, design.ErrNotConverged)
	}
	return w, nil
}

// fit counts a margin before raking and sets its targets: the population, within what those who answered weigh together.
func fit(margin Margin, item data.Item, given answers.Answers, weights []float64, base, total float64) (Fitted, design.Margin, error) {
	fitted, target, err := placed(margin, item, given, weights, base)
	if err != nil {
		return Fitted{}, design.Margin{}, err
	}
	none := len(margin.Categories)
	population, answered := 0.0, 1-fitted.Rows[none].Before
	for _, c := range margin.Categories {
		population += c.Population
	}
	for k, c := range margin.Categories {
		row := &fitted.Rows[k]
		row.Target = answered * c.Population / population
		switch {
		case row.Respondents == 0 && row.Target > 0:
			return Fitted{}, design.Margin{}, fmt.Errorf("nobody in the sample is in %s, which is %.3g%% of the population; join it to another option, as in %s",
				strings.Join(c.Options, joiner), 100*c.Population/population, join(c.Options[0], margin))
		case row.Respondents > 0 && row.Target == 0:
			return Fitted{}, design.Margin{}, fmt.Errorf("%d respondents are in %s, whose population is 0; correct the population or the answers",
				row.Respondents, strings.Join(c.Options, joiner))
		}
	}
	fitted.Rows[none].Target = fitted.Rows[none].Before
	for _, row := range fitted.Rows {
		target.Targets = append(target.Targets, row.Target*total)
	}
	if fitted.Rows[none].Respondents == 0 {
		fitted.Rows = fitted.Rows[:none]
	}
	return fitted, target, nil
}

// placed places each respondent in a category of the margin, the last of which is that of no usable answer.
func placed(margin Margin, item data.Item, given answers.Answers, weights []float64, base float64) (Fitted, design.Margin, error) {
	fitted := Fitted{Item: item, Source: margin.Source, Rows: make([]Row, len(margin.Categories)+1)}
	category := make([]int, len(item.Options))
	for i := range category {
		category[i] = -1
	}
	for k, c := range margin.Categories {
		fitted.Rows[k].Options = c.Options
		for _, id := range c.Options {
			category[place(item, id)] = k
		}
	}
	target := design.Margin{Name: item.ID, Categories: make([]int, len(weights))}
	without := make([]int, len(item.Options)) // respondents of an option that has no population
	for i, weight := range weights {
		at := len(margin.Categories)
		if code := given.Code[i]; given.State[i] == data.Answered {
			if category[code] >= 0 {
				at = category[code]
			} else if weight > 0 {
				without[code]++
			}
		}
		target.Categories[i] = at
		if weight > 0 {
			fitted.Rows[at].Respondents++
			fitted.Rows[at].Before += weight / base
		}
	}
	for code, n := range without {
		if id := item.Options[code].ID; n > 0 {
			return Fitted{}, design.Margin{}, fmt.Errorf("%d respondents answered %q, whose population is not given; add it, or join it to another option, as in %s", n, id, join(id, margin))
		}
	}
	return fitted, target, nil
}

// NoAnswer is the category of who gave no usable answer to the item of a margin.
const NoAnswer = "#none"

// category is what a category of a margin is called where it is stored.
func (r Row) category() string {
	if len(r.Options) == 0 {
		return NoAnswer
	}
	return strings.Join(r.Options, joiner)
}

// Categories returns the category of a respondent in each margin.
func (w Weights) Categories(respondent int) []string {
	categories := make([]string, len(w.Margins))
	for m, margin := range w.Margins {
		categories[m] = NoAnswer
		if at := w.targets[m].Categories[respondent]; at < len(margin.Rows) {
			categories[m] = margin.Rows[at].category()
		}
	}
	return categories
}

// MarginColumn is the name of the column with the category of each respondent in the margin of an item.
func MarginColumn(item string) string { return data.DesignPrefix + "margin." + item }

// Raked returns what a wave says of how its weights were fitted, of which the column before holds the weights from before; it is
// empty where all were 1.
func (w Weights) Raked(before string) data.Raking {
	raking := data.Raking{Before: before}
	for _, margin := range w.Margins {
		raked := data.RakedMargin{Item: margin.Item.ID, Column: MarginColumn(margin.Item.ID), Source: margin.Source, Targets: map[string]float64{}}
		for _, row := range margin.Rows {
			if row.Respondents > 0 {
				raked.Targets[row.category()] = row.Target * w.Total
			}
		}
		raking.Margins = append(raking.Margins, raked)
	}
	return raking
}

// finish fills in the shares after raking and the range of the weights.
func (w *Weights) finish() {
	sum := 0.0
	for _, weight := range w.Weights {
		sum += weight
	}
	for m, target := range w.targets {
		for i, category := range target.Categories {
			if w.Weights[i] > 0 {
				w.Margins[m].Rows[category].After += w.Weights[i] / sum
			}
		}
	}
	mean := sum / float64(w.Respondents)
	w.Smallest = math.Inf(1)
	for _, weight := range w.Weights {
		if weight > 0 {
			w.Smallest, w.Largest = min(w.Smallest, weight/mean), max(w.Largest, weight/mean)
		}
	}
}

// join shows how an option is put together with another that has a population.
func join(id string, margin Margin) string {
	for _, c := range margin.Categories {
		if c.Options[0] != id {
			return fmt.Sprintf("{%s%s%s: ...}", strings.Join(c.Options, joiner), joiner, id)
		}
	}
	return fmt.Sprintf("{%s%s...: ...}", id, joiner)
}
