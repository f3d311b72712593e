// Package paired reads the answers of those who took part in two linked waves, for trends.
package paired

import (
	"context"
	"slices"

	"spoor/analysis/panel"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/count/answers"
	"spoor/data/count/rows"
	"spoor/internal/number"
)

// Wave is a wave whose respondents may be known in another.
type Wave struct {
	data.Wave
	Survey   *count.Survey
	Codebook data.Codebook // as the wave asked it
	Withheld string        // why nothing of few respondents is shown of it; "" where it is

	read *linkedWave
}

// Panels are made of linked waves, in the order of trends.
type Panels struct {
	Waves []*Wave
	Level float64
	Say   func(format string, args ...any)

	said map[[2]int]bool
}

// AddTo adds to a trend what those answered who took part in two linked waves of which a change is tested. What is withheld of a wave, and
// weighted waves, are left out and said so: a flow between answers is of few respondents a cell, and weights stand for the population of
// one wave.
func (p *Panels) AddTo(ctx context.Context, t *trend.Trend) error {
	for _, pair := range t.Tested() {
		if from, to := pair[0], pair[1]; p.Waves[from].Link.Matches(p.Waves[to].Link) { // otherwise a note on the trend says why
			if err := p.add(ctx, from, to, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// withheld says why those who took part in two waves are not set side by side; "" where they are.
func withheld(from, later *Wave) string {
	for _, wave := range []*Wave{from, later} {
		switch {
		case wave.Withheld != "":
			return wave.Withheld
		case !wave.Design.IsZero():
			return "a wave is weighted, to the population of its own time"
		case len(wave.Sources) > 0:
			return "links are not read from a database; a wave whose answers stand in a file has them"
		}
	}
	return ""
}

// add adds the panel of two waves to a trend, where their answers can be set side by side one by one.
func (p *Panels) add(ctx context.Context, before, i int, to *trend.Trend) error {
	from, later := p.Waves[before], p.Waves[i]
	if why := withheld(from, later); why != "" {
		if at := [2]int{before, i}; !p.said[at] {
			p.Say("waves %s and %s: note: who took part twice is known, and what changed among them is not shown: %s", from.ID, later.ID, why)
			if p.said == nil {
				p.said = map[[2]int]bool{}
			}
			p.said[at] = true
		}
		return nil
	}
	item, one := compared(from, later, to.Item)
	if !one {
		return nil
	}
	for _, wave := range []*Wave{from, later} {
		if err := wave.linked(ctx, p.Say); err != nil {
			return err
		}
	}
	made, err := panel.New(panel.Input{From: from.ID, To: later.ID, Item: item, Level: p.Level,
		Before: from.read.answers[item.ID], After: later.read.answers[item.ID], Here: from.read.links, Again: later.read.links, Several: later.read.several})
	if err == nil {
		to.AddPanel(before, i, made)
	}
	return err
}

// compared returns an item with the answers and rows that two waves are compared by: those of the codebook that bridges lead to, or
// those that both asked. It reports false where a bridge takes answers of the codebook together, so that they have no counterpart.
func compared(from, later *Wave, base data.Item) (data.Item, bool) {
	item, _ := from.Codebook.Item(base.ID)
	asked, _ := later.Codebook.Item(base.ID)
	if item.Kind == data.Ranking || item.Kind == data.Open {
		return item, false
	}
	own := [2]data.WaveItem{from.Own(base.ID), later.Own(base.ID)}
	for _, o := range own {
		for _, targets := range o.Bridge {
			if len(targets) != 1 {
				return item, false
			}
		}
	}
	both := slices.DeleteFunc(slices.Clone(item.Rows), func(r data.Option) bool { _, asks := asked.Row(r.ID); return !asks })
	if len(item.Rows) > 0 && len(both) == 0 {
		return item, false
	}
	options := item.Answers()
	if len(own[0].Bridge)+len(own[1].Bridge) > 0 {
		options = slices.Clone(base.Answers())
		for k, version := range []data.Item{item, asked} {
			for _, option := range version.Answers() {
				id := stands(own[k], option.ID)
				if !slices.ContainsFunc(options, func(o data.Option) bool { return o.ID == id }) {
					options = append(options, option)
				}
			}
		}
	}
	item.Rows = both
	if item.Scaled() {
		item.Scale = options
	} else {
		item.Options = options
	}
	return item, true
}

// stands is the option of the codebook that one of a wave stands for, or itself.
func stands(own data.WaveItem, id string) string {
	if targets := own.Bridge[id]; len(targets) == 1 {
		return targets[0]
	}
	return id
}

// linkedWave is what the respondents of a wave answered, by their links.
type linkedWave struct {
	links   map[string]bool
	several map[string]bool                     // links that more than one of them has
	answers map[string]map[string]panel.Answers // by item and row
}

// linked reads the answers of a wave by the links of its respondents. A link that stands for two of them is of neither, and said.
func (s *Wave) linked(ctx context.Context, say func(format string, args ...any)) error {
	if s.read != nil {
		return nil
	}
	w := &linkedWave{links: map[string]bool{}, several: map[string]bool{}, answers: map[string]map[string]panel.Answers{}}
	numbers := rows.Numbering{}
	links := map[int]string{}
	of := map[string]int{}
	for _, file := range s.Wave.Files {
		found, err := rows.Links(ctx, s.Survey.File(s.Wave, file), numbers)
		if err != nil {
			return err
		}
		for number, link := range found {
			switch before := of[link]; {
			case w.several[link]:
			case before == 0 || before == number:
				of[link], links[number], w.links[link] = number, link, true
			default:
				delete(links, before)
				delete(w.links, link)
				w.several[link] = true
			}
		}
	}
	if len(w.several) > 0 {
		say("wave %s: note: %s of several respondents; of none of them is it known whether they took part in another wave", s.ID, number.Plural(len(w.several), "link"))
	}
	for _, file := range s.Wave.Files {
		opened := s.Survey.File(s.Wave, file)
		variables := rows.Columns(opened.Items, s.Wave.Design)
		err := rows.Each(ctx, opened, numbers, func(cells []rows.Cell) error {
			if link := links[int(cells[0].Number)]; link != "" {
				w.add(s.Wave, link, variables, cells)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	s.read = w
	return nil
}

// add takes over what one respondent answered.
func (w *linkedWave) add(wave data.Wave, link string, variables []rows.Variable, cells []rows.Cell) {
	ticks := map[string]*answers.Ticks{}
	picks := map[string][]string{}
	for i, v := range variables {
		switch {
		case v.Kind == rows.Tick:
			if ticks[v.Item.ID] == nil {
				ticks[v.Item.ID] = &answers.Ticks{}
			}
			cell := answers.Cell{State: cells[i].State, Picked: cells[i].State == data.Answered && cells[i].Number == 1}
			ticks[v.Item.ID].Add(v.Part, cell)
			if cell.Picked {
				picks[v.Item.ID] = append(picks[v.Item.ID], stands(wave.Own(v.Item.ID), v.Part.ID))
			}
			if last := v.Item.Options[len(v.Item.Options)-1]; last.ID == v.Part.ID {
				if state, _ := ticks[v.Item.ID].State(v.Item); state == data.Answered {
					w.give(v.Item.ID, "", link, panel.Answer{Given: true, Picks: picks[v.Item.ID]})
				}
			}
		case cells[i].State != data.Answered:
		case v.Kind == rows.Number:
			w.give(v.Item.ID, v.Part.ID, link, panel.Answer{Given: true, Value: cells[i].Number})
		case v.Kind == rows.Choice:
			for _, value := range v.Values {
				if !value.Missing && float64(value.Code) == cells[i].Number {
					w.give(v.Item.ID, v.Part.ID, link, panel.Answer{Given: true, Picks: []string{stands(wave.Own(v.Item.ID), value.ID)}})
				}
			}
		}
	}
}

func (w *linkedWave) give(item, row, link string, answer panel.Answer) {
	if w.answers[item] == nil {
		w.answers[item] = map[string]panel.Answers{}
	}
	if w.answers[item][row] == nil {
		w.answers[item][row] = panel.Answers{}
	}
	w.answers[item][row][link] = answer
}
