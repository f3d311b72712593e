package trend

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/panel"
	"spoor/data"
	"spoor/internal/inorder"
)

// Trend follows one item over two waves or more.
type Trend struct {
	Item    data.Item // as the codebook has it
	Options analysis.Options
	Waves   []Wave          // in the order given, which is that of time
	Scores  []Score         // net scores of a scale of which the codebook names the boxes, in codebook order of its rows
	Lines   []Line          // as they are listed: the largest share in the last wave first, "other" last, means in codebook order
	Notes   []analysis.Note // cautions on the item as a whole
	Panels  []panel.Panel   // of linked waves of which a change is tested: those who took part in both

	// Family is the number of changes, and Trends the number of tests for a trend, that Holm's procedure adjusts together.
	Family, Trends int

	apart    [][2]int // places of linked waves that nobody took part in both of
	linkless [][2]int // and of those of which one has no respondent with a link
}

// Wave is one wave of a trend.
type Wave struct {
	Wave   data.Wave
	Change data.ItemChange // since the last wave before it that asked the item, SameItem for the first that did
	Strand int             // waves with the same number are compared with each other; -1 where the item was not asked
}

// Line follows one option of an item, or the share at the top of the scale for one row of a battery, or the mean of
// one row.
type Line struct {
	Row    string    // id of the row, empty for an item without rows
	Option string    // id of the option, several joined by + where a bridge takes them together; data.Top2; empty for a mean
	Label  data.Text // of the option, or of the row in a battery, in its latest wording
	Points []Point   // one for each wave

	// Changes are those from each wave to the next that it can be compared with. Where these are two or more, the last one is
	// from the first of them to the last and says so.
	Changes []Change
	// Test looks for a trend over three waves or more. The zero value is no test.
	Test  Test
	Notes []analysis.Note

	last bool // listed last, whatever its share
}

// Point is the estimate of one wave.
type Point struct {
	Offered  bool // whether the wave asked this: false where it did not have the option or the row
	Estimate analysis.Estimate
}

// Known reports whether there is an estimate.
func (p Point) Known() bool { return p.Offered && p.Estimate.Known() }

// New follows an item of the codebook over waves, in the order of time, from the tables of those that asked it. Tables
// of other items and waves are passed over.
//
// Waves are compared when they asked the same options, or when their own options are bridged to the codebook; see
// [data.WaveItem]. It is an error when fewer than two of the waves have a table of the item, and when the item is open.
func New(codebook data.Codebook, item string, waves []data.Wave, tables []analysis.Table, options analysis.Options) (Trend, error) {
	base, known := codebook.Item(item)
	switch {
	case !known:
		return Trend{}, fmt.Errorf("the codebook has no item %q", item)
	case base.Kind == data.Open:
		return Trend{}, fmt.Errorf("item %s is an open question; its answers are not counted", item)
	}
	if options.Base == estimate.BaseResponses {
		return Trend{}, fmt.Errorf("item %s: a trend follows respondents, not the options that they picked; use base %s", item, estimate.BaseAnswered)
	}
	rounds, asked := newRounds(base, waves, tables)
	if asked < 2 {
		return Trend{}, fmt.Errorf("item %s was answered in %d of the waves; a trend takes two", item, asked)
	}
	trend := Trend{Item: base, Options: options}
	links := newLinks(base, rounds)
	previous := -1
	for i, round := range rounds {
		wave := Wave{Wave: round.wave, Change: data.SameItem, Strand: links.strands[i]}
		switch {
		case !round.asked:
			wave.Change = data.DroppedItem
		case previous >= 0:
			wave.Change = codebook.Change(rounds[previous].wave, round.wave, item)
		}
		if round.asked {
			previous = i
		}
		trend.Waves = append(trend.Waves, wave)
	}
	for _, subject := range subjects(base, rounds, links) {
		line, err := trend.line(subject, rounds)
		if err != nil {
			return Trend{}, fmt.Errorf("trend of %s: %w", base.UnitID(subject.row), err)
		}
		trend.Lines = append(trend.Lines, line)
	}
	if err := trend.adjust(); err != nil {
		return Trend{}, err
	}
	trend.sort()
	trend.score(rounds)
	trend.Notes = trendNotes(trend, rounds, links)
	return trend, nil
}

// round is an item in one wave.
type round struct {
	wave  data.Wave
	asked bool
	item  data.Item // as it was asked
	table analysis.Table
}

func newRounds(item data.Item, waves []data.Wave, tables []analysis.Table) (rounds []round, asked int) {
	for _, wave := range waves {
		r := round{wave: wave}
		for _, table := range tables {
			if table.Wave.ID == wave.ID && table.Item.ID == item.ID {
				r.asked, r.item, r.table = true, table.Item, table
				asked++
			}
		}
		rounds = append(rounds, r)
	}
	return rounds, asked
}

// line estimates and compares what one subject was in every wave.
func (t Trend) line(s subject, rounds []round) (Line, error) {
	line := Line{Row: s.row, Option: s.key, Label: s.label, Notes: s.notes, last: s.last}
	for i, round := range rounds {
		point, err := s.point(round, s.options[i], t.Options)
		if err != nil {
			return Line{}, err
		}
		if point.Offered {
			part, _ := round.table.Part(s.row)
			for _, note := range slices.Concat(part.Notes, point.Estimate.Notes) {
				line.Notes = append(line.Notes, ofWave(round.wave, note))
			}
		}
		line.Points = append(line.Points, point)
	}
	err := line.compare(t)
	return line, err
}

// point returns the estimate of the subject in a round, where it has these options.
func (s subject) point(r round, options []string, o analysis.Options) (Point, error) {
	part, found := r.table.Part(s.row)
	if !found || r.item.Kind != data.Number && len(options) == 0 {
		return Point{}, nil
	}
	e := analysis.Estimate{}
	switch {
	case r.item.Kind == data.Number:
		e = part.Estimates[0]
	case s.net != "":
		e, _ = r.table.At(s.row, s.net)
	case len(options) == 1:
		e, _ = r.table.At(s.row, options[0])
	case boxOf(r.item, options) != "":
		e, _ = r.table.At(s.row, boxOf(r.item, options))
	default:
		var err error
		if e, err = together(r, part, options, o); err != nil {
			return Point{}, err
		}
	}
	e.Option = s.key
	return Point{Offered: true, Estimate: e}, nil
}

// boxOf returns the box of a scale that holds these points and no others, empty without one.
func boxOf(item data.Item, points []string) string {
	for _, box := range item.Combined() {
		if item.Scaled() && slices.Equal(box.Of, points) {
			return box.ID
		}
	}
	return ""
}

// together estimates the share of several options that exclude one another.
func together(r round, part analysis.Part, options []string, o analysis.Options) (analysis.Estimate, error) {
	count, base := 0, 0
	for _, option := range options {
		one, _ := r.table.At(part.Row, option)
		if one.Weighted != nil {
			return analysis.Estimate{}, fmt.Errorf("wave %s is weighted, and a bridge takes %s together; that takes their covariance, so bridge one option to one", r.wave.ID, strings.Join(options, ", "))
		}
		if one.Hidden {
			return one, nil
		}
		count, base = count+one.Count, one.Base
	}
	share, err := estimate.NewShare("", count, base, o)
	share.Unusable = part.Unusable
	return share, err
}

// Comparable reports whether any two waves could be compared.
func (t Trend) Comparable() bool {
	return slices.ContainsFunc(t.Lines, func(l Line) bool { return len(l.Changes) > 0 })
}

// Broken reports whether some waves that asked the item cannot be compared with others.
func (t Trend) Broken() bool {
	return slices.ContainsFunc(t.Waves, func(w Wave) bool { return w.Strand > 0 })
}

// Weighted reports whether some change of a percentage is tested on the standard errors of weighted samples.
func (t Trend) Weighted() bool {
	return t.anyChange(func(c Change) bool { return c.Comparison.Test == hypothesis.MethodStudent })
}

// PairedPossible reports whether any change could be that of the same respondents.
func (t Trend) PairedPossible() bool {
	return t.anyChange(func(c Change) bool { return c.PairedPossible })
}

// Bases returns the smallest and the largest base of a wave.
func (t Trend) Bases(wave int) (low, high int) {
	first := true
	for _, line := range t.Lines {
		if point := line.Points[wave]; point.Offered {
			if base := point.Estimate.Base; first || base < low {
				low = base
			}
			high = max(high, point.Estimate.Base)
			first = false
		}
	}
	return low, high
}

// Latest returns the last point of the line that is known.
func (l Line) Latest() (Point, bool) {
	for _, point := range slices.Backward(l.Points) {
		if point.Known() {
			return point, true
		}
	}
	return Point{}, false
}

// Overall returns the change from the first to the last wave that can be compared.
func (l Line) Overall() (Change, bool) {
	if len(l.Changes) == 0 {
		return Change{}, false
	}
	return l.Changes[len(l.Changes)-1], true
}

// sort puts the lines in the order in which they are listed.
func (t *Trend) sort() {
	if t.Item.Kind == data.Number || len(t.Item.Boxes) > 1 {
		return
	}
	share := func(l Line) float64 {
		point, known := l.Latest()
		if !known {
			return -1
		}
		return point.Estimate.Proportion
	}
	inorder.By(t.Lines, func(a, b Line) int {
		if a.last != b.last {
			if a.last {
				return 1
			}
			return -1
		}
		return cmp.Compare(share(b), share(a))
	})
}
