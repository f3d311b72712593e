package data

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"spoor/data/records"
)

// countTable reads a file of counts of a wave.
func (s *Survey) countTable(wave Wave, file WaveFile) ([]Tally, error) {
	name := path.Join("waves", wave.ID, file.Name)
	source, err := fs.ReadFile(s.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Problems{{File: name, Message: "the file is missing, though wave.yaml lists it"}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	reader, err := records.Open(name, bytes.NewReader(source), records.Options{})
	if err != nil {
		return nil, asProblems(err)
	}
	table, err := ReadCounts(reader, s.Codebook, CountOptions{})
	if err != nil {
		return nil, err
	}
	if len(table.Cases) > 0 {
		return nil, Problems{{File: name, Message: fmt.Sprintf("%s is a number; give its mean in wave.yaml", table.Cases[0].Item)}}
	}
	held := map[string]bool{}
	for i := range table.Tallies {
		tally := &table.Tallies[i]
		tally.Wave, held[tally.Item] = wave.ID, true
		if !slices.Contains(file.Items, tally.Item) {
			return nil, Problems{{File: name, Message: fmt.Sprintf("it holds counts of %s, which wave.yaml does not list for it", tally.Item)}}
		}
	}
	for _, item := range file.Items {
		if !held[item] {
			return nil, Problems{{File: name, Message: fmt.Sprintf("there are no counts of %s, though wave.yaml lists it", item)}}
		}
	}
	return table.Tallies, nil
}

// addSpans returns what is known of the counts of both tallies together, nil when all are known.
func addSpans(t, other Tally) []Span {
	if t.Spans == nil && other.Spans == nil {
		return nil
	}
	sum := make([]Span, len(t.Counts))
	for i := range sum {
		a, b := t.spanAt(i), other.spanAt(i)
		sum[i] = Span{a.Low + b.Low, a.High + b.High}
	}
	return sum
}

func (t Tally) spanAt(i int) Span {
	if t.Spans == nil {
		return Span{t.Counts[i], t.Counts[i]}
	}
	return t.Spans[i]
}

// tally adds the tally of a choice or of one row of a battery.
func (c *counting) tally(u countedUnit) {
	counts, ok := c.collect(u)
	if !ok {
		return
	}
	name := unitID{u.item.ID, u.row}
	low, high := 0, 0
	for i, span := range counts.spans {
		if counts.base > 0 && span.Low > counts.base {
			c.report(u.lines[0].line, "count", "%d respondents chose %q of %s, more than the base of %d", span.Low, u.item.Answers()[i].ID, name, counts.base)
			return
		}
		low, high = low+span.Low, high+span.High
	}
	exclusive := u.item.Kind != Multiple
	if counts.base == 0 && exclusive && !counts.hidden {
		counts.base = low
	}
	switch {
	case counts.base == 0 && exclusive:
		c.report(u.line, "", "the counts of %s are all 0; there is nothing to compare", name)
		return
	case counts.base == 0:
		c.report(u.line, "", "several answers to %s are possible, so its counts do not tell how many respondents there are; give a base", name)
		return
	case exclusive && (low > counts.base || high < counts.base):
		c.report(u.line, "", "the counts of %s add up to %s and the base is %d; each respondent gives one answer", name, Span{low, high}, counts.base)
		return
	case u.item.MaxPicks > 0 && low > u.item.MaxPicks*counts.base:
		c.report(u.line, "", "the counts of %s add up to %d, more than %d answers for each of %d respondents", name, low, u.item.MaxPicks, counts.base)
		return
	}
	tally := Tally{Item: u.item.ID, Row: u.row, Asked: max(counts.asked, counts.base), Answered: counts.base, Counts: make([]int, len(counts.spans))}
	for i, span := range counts.spans {
		tally.Counts[i] = span.Low
		counts.spans[i].High = min(span.High, counts.base)
	}
	if counts.hidden {
		tally.Spans = counts.spans
	}
	c.table.Tallies = append(c.table.Tallies, tally)
}

// cases adds the outcomes of trajectories.
func (c *counting) cases(u countedUnit) {
	counts, ok := c.collect(u)
	if !ok {
		return
	}
	cases := Cases{Item: u.item.ID, Base: counts.base}
	total := counts.other
	for _, span := range counts.spans {
		cases.Counts = append(cases.Counts, span.Low)
		total += span.Low
	}
	if cases.Base == 0 {
		cases.Base = total
		c.table.Notes = append(c.table.Notes, fmt.Sprintf("%s: no base is given; the %d outcomes together are taken for all closed trajectories", c.file, total))
	}
	switch {
	case counts.hidden:
		c.report(u.line, "", "outcomes of trajectories cannot be hidden; give their counts")
	case cases.Base == 0:
		c.report(u.line, "", "the counts of %s are all 0; there is nothing to compare", u.item.ID)
	case total > cases.Base:
		c.report(u.line, "", "the outcomes add up to %d and there are %d trajectories; each has one outcome", total, cases.Base)
	default:
		c.table.Cases = append(c.table.Cases, cases)
	}
}

// String writes a known count as "7" and others as "7 to 10".
func (s Span) String() string {
	if s.Known() {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("%d to %d", s.Low, s.High)
}
