package compare

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// comparisonView is a comparison with every text in its language: what both formats print.
type comparisonView struct {
	Title, Subtitle string
	Lead            []string
	Summary         []summaryLine
	Chapters        []comparedView
	Method, Closing []string
}

// summaryLine is what stands out in a chapter.
type summaryLine struct{ Anchor, Title, Text string }

type comparedView struct {
	Anchor, Title, Finding string
	Figures                []page.Figure
	Tables                 []page.Table
	Notes                  []page.Note
}

func (c Comparison) view() comparisonView {
	name := comparison.OwnName(c.Alias, c.Lang)
	v := comparisonView{Title: prose.Capital(c.say(words.title, name)), Closing: []string{page.Made(c.Version, c.Lang)}}
	v.Subtitle = c.Survey + ", " + c.sectorName()
	v.Lead = []string{c.say(words.lead, name, c.Survey, c.sectorName())}
	if len(c.Funnels) > 0 {
		v.Title, v.Lead = c.say(words.several), []string{c.say(words.leadMany, len(c.Funnels[0].Members), c.Survey, c.sectorName())}
	}
	switch {
	case c.LeftOut:
		v.Lead = append(v.Lead, c.say(words.leftOut))
	case len(c.Funnels) > 0 || slices.ContainsFunc(c.Items, func(item Item) bool { return !item.CrossUnit() }):
		v.Lead = append(v.Lead, c.say(words.maybePart))
	}
	if c.Sector.Provenance == data.Reconstructed {
		v.Lead = append(v.Lead, c.say(words.reconstructed))
	}
	if len(c.Funnels) > 0 {
		v.Lead = append(v.Lead, c.chance())
	}
	if skipped := c.NotCompared(); skipped != "" {
		v.Lead = append(v.Lead, skipped)
	}
	for _, item := range c.Items {
		chapter := c.chapter(item)
		v.Chapters = append(v.Chapters, chapter)
		line := summaryLine{Anchor: chapter.Anchor, Title: chapter.Title, Text: chapter.Finding}
		if len(c.Items)+len(c.Funnels) > 1 { // the chapter says the whole
			line.Text = comparison.Short(item.Item, c.Alias, c.Lang)
		}
		v.Summary = append(v.Summary, line)
	}
	for _, funnel := range c.Funnels {
		chapter := c.funnel(funnel)
		v.Chapters = append(v.Chapters, chapter)
		v.Summary = append(v.Summary, summaryLine{Anchor: chapter.Anchor, Title: chapter.Title, Text: chapter.Finding})
	}
	v.Method = c.Method()
	return v
}

func (c Comparison) sectorName() string { return prose.Wave(c.Sector, c.Lang) }

func (c Comparison) chapter(item Item) comparedView {
	view := comparedView{
		Anchor: item.Sector.Item.ID, Title: item.Sector.Item.Heading(c.Lang),
		Finding: comparison.Finding(item.Item, c.Alias, c.Lang), Figures: []page.Figure{item.Figure.Described(c.say(words.alt, item.Sector.Item.Heading(c.Lang)))},
	}
	notes := page.NewFootnotes(c.Lang)
	title := view.Title + notes.Mark(slices.Concat(item.Notes, item.Sector.Notes)...)
	if item.Rows[0].Verdict == member.Position {
		view.Tables = []page.Table{c.positionTable(item.Item, title, notes)}
	} else {
		view.Tables = append(view.Tables, c.mainTable(item.Item, title, notes))
	}
	if item.Family > 0 {
		view.Tables = append(view.Tables, c.testTable(item.Item, notes))
	}
	if item.CrossUnit() && len(c.External) > 0 {
		view.Tables = append(view.Tables, c.externalTable(item.Sector.Item.ID))
	}
	view.Notes = notes.Notes()
	return view
}

// externalTable lists the figures of others, with whom and what they are about.
func (c Comparison) externalTable(item string) page.Table {
	table := page.Table{ID: item + "-external", Words: []int{1}, Caption: c.say(words.captionExternal),
		Header: []string{c.say(words.about), c.say(words.source), c.say(words.percentage)}}
	for _, figure := range c.External {
		table.Rows = append(table.Rows, page.Row{Name: prose.Capital(figure.About.In(c.Lang)),
			Cells: []string{figure.Source.In(c.Lang), number.Percent(figure.Percent/100, 0, c.Lang)}})
	}
	return table
}

// mainTable holds what everybody reads: both percentages, the difference and the verdict.
func (c Comparison) mainTable(item member.Item, title string, notes *page.Footnotes) page.Table {
	table := page.Table{
		ID: item.Sector.Item.ID + "-table", Words: []int{4, 5},
		Caption: c.say(words.captionMain, title, prose.IntervalName(c.Options.Level, c.Lang)),
		Header: []string{c.say(words.part), c.say(words.own) + c.unit(item, item.OwnUnit), c.say(words.sectorColumn) + c.unit(item, item.SectorUnit),
			c.say(words.difference), c.say(words.verdict)},
	}
	beside := map[string]string{}
	for _, figure := range c.External {
		if figure.Item == item.Sector.Item.ID && item.Sector.Item.Kind == data.Number {
			beside[figure.Row] = fmt.Sprintf("%s (%s)", number.Percent(figure.Percent/100, 0, c.Lang), figure.Source.In(c.Lang))
		}
	}
	if len(beside) > 0 {
		table.Header = append(table.Header, c.say(words.external))
	}
	for _, row := range item.Sorted() {
		out := page.Row{Name: item.Label(row, c.Lang), Mark: notes.Mark(slices.Concat(row.Notes, row.Comparison.Notes)...)}
		out.Cells = []string{c.side(item, row.Own, notes), c.side(item, row.Sector, notes), "", comparison.Verdict(row, c.Lang)}
		if row.Own.Known() && row.Sector.Known() {
			out.Cells[2] = prose.BareChange(item.Sector.Item, row.Difference, row.Digits(), c.Lang)
			if row.Comparison.Tested() && item.Sector.Item.Kind == data.Number {
				out.Cells[2] += " (" + prose.ChangeRange(item.Sector.Item, row.Comparison, c.Lang) + ")"
			} else if row.Comparison.Tested() {
				out.Cells[2] += " (" + comparison.PointsRange(row.Comparison.Interval.Low, row.Comparison.Interval.High, row.Digits(), c.Lang) + ")"
			}
		}
		if len(beside) > 0 {
			out.Cells = append(out.Cells, beside[row.Row])
		}
		table.Rows = append(table.Rows, out)
	}
	for _, score := range item.Scores {
		side := func(part analysis.Part) string {
			return fmt.Sprintf("%s (%s), n = %s", prose.Score(part, c.Lang), prose.ScoreRange(part, c.Lang), prose.Base(part, c.Lang))
		}
		digits := min(score.Own.Headline().Digits(), score.Sector.Headline().Digits())
		table.Rows = append(table.Rows, page.Row{Name: prose.RowLabel(item.Sector.Item, score.Row, c.Lang) + ": " + prose.ScoreName(item.Sector.Item, c.Lang),
			Cells: append([]string{side(score.Own), side(score.Sector),
				number.Points(score.Difference.Estimate, digits, c.Lang) + " (" + comparison.PointsRange(score.Difference.Low, score.Difference.High, digits, c.Lang) + ")",
				comparison.Verdict(member.Row{Verdict: member.Untested}, c.Lang)}, make([]string, len(table.Header)-5)...)})
	}
	return table
}

// unit names what a column counts, where the two columns count different things.
func (c Comparison) unit(item member.Item, unit member.Unit) string {
	if !item.CrossUnit() {
		return ""
	}
	return " (" + comparison.Unit(unit, c.Lang) + ")"
}

// side returns a percentage with its interval, where it has any sampling error, and its count: "75% (47–91), 9/12".
func (c Comparison) side(item member.Item, e analysis.Estimate, notes *page.Footnotes) string {
	switch {
	case e.Hidden:
		return prose.Hidden(e, c.Lang)
	case !e.Known():
		return c.say(words.none)
	}
	if item.Sector.Item.Kind == data.Number && e.Count == 0 && !(item.CrossUnit() && e.Interval.Method == item.Options.Method) {
		return prose.Mean(item.Sector.Item, e.Proportion, c.Lang) + bounds(e, strings.TrimSuffix(prose.MeanRange(item.Sector.Item, e.Interval, c.Lang), "%")) +
			", n = " + number.Count(e.Base, c.Lang)
	}
	return notes.Share(e) + bounds(e, number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), c.Lang)) +
		", " + number.Count(e.Count, c.Lang) + "/" + number.Count(e.Base, c.Lang)
}

// bounds puts an interval in brackets behind its estimate; where there is no sampling error there is none.
func bounds(e analysis.Estimate, interval string) string {
	if e.Exact() {
		return ""
	}
	return " (" + interval + ")"
}

// testTable holds the tests and what they could have shown.
func (c Comparison) testTable(item member.Item, notes *page.Footnotes) page.Table {
	table := page.Table{
		ID:      item.Sector.Item.ID + "-tests",
		Caption: c.say(words.captionTests, number.Percent(c.Options.Power, 0, c.Lang)),
		Header:  []string{c.say(words.part), c.say(words.boschloo), c.say(words.fisher), c.say(words.holm), c.say(words.effect), c.say(words.detectable)},
	}
	if !slices.ContainsFunc(item.Rows, func(r member.Row) bool { return r.Comparison.Exact() }) {
		table.Header[1] = c.say(words.otherTest) // of a weighted sector, or of means
	}
	rating := item.Sector.Item.Scaled()
	if rating {
		table.Header = append(table.Header, c.say(words.better), c.say(words.whole))
	}
	for _, row := range item.Sorted() {
		if !row.Comparison.Tested() {
			continue
		}
		fisher, effect := "–", "–"
		if row.Comparison.Exact() {
			fisher = number.BareProbability(row.Comparison.FisherP, c.Lang)
		}
		if !row.Comparison.OfMeans() {
			effect = comparison.EffectSize(row.Comparison.EffectSize, c.Lang)
		}
		out := page.Row{Name: item.Label(row, c.Lang), Cells: []string{
			number.BareProbability(row.Comparison.P, c.Lang), fisher, number.BareProbability(row.Comparison.AdjustedP, c.Lang), effect, c.detectable(row),
		}}
		if rating && row.Distribution == nil && row.Sector.Weighted != nil {
			out.Cells = append(out.Cells, "–", "–")
		} else if rating && row.Distribution == nil {
			out.Cells = append(out.Cells, prose.HiddenWord(c.Lang), "")
		} else if rating {
			out.Mark = notes.Mark(row.Distribution.Notes...)
			out.Cells = append(out.Cells, number.Percent(row.Distribution.Superiority, 0, c.Lang), number.BareProbability(row.Distribution.AdjustedP, c.Lang))
		}
		table.Rows = append(table.Rows, out)
	}
	return table
}

// detectable returns the own percentages that would have been shown, "≤6% of ≥99%".
func (c Comparison) detectable(row member.Row) string {
	if row.Detectable == nil {
		return "–"
	}
	var ends []string
	if fall := row.Detectable.Fall; fall.Found {
		ends = append(ends, c.say(words.orBelow, number.Percent(fall.Target, 0, c.Lang)))
	}
	if rise := row.Detectable.Rise; rise.Found {
		ends = append(ends, c.say(words.orAbove, number.Percent(rise.Target, 0, c.Lang)))
	}
	if len(ends) == 0 {
		return c.say(words.never)
	}
	return data.Or(ends, c.Lang)
}

func (c Comparison) positionTable(item member.Item, title string, notes *page.Footnotes) page.Table {
	table := page.Table{
		ID: item.Sector.Item.ID + "-table", Words: []int{2},
		Caption: c.say(words.captionPosition, title, prose.IntervalName(c.Options.Level, c.Lang)),
		Header:  []string{c.say(words.part), c.say(words.sectorColumn), c.say(words.answer)},
	}
	for _, row := range item.Rows {
		name := item.Label(row, c.Lang)
		if row.Row != "" {
			name += ": " + prose.Label(item.Sector.Item, row.Own.Option, c.Lang)
		}
		table.Rows = append(table.Rows, page.Row{Name: name, Mark: notes.Mark(row.Notes...),
			Cells: []string{c.side(item, row.Sector, notes), comparison.Verdict(row, c.Lang)}})
	}
	return table
}

// Method says what was done, for the kinds of comparison that the page has.
func (c Comparison) Method() []string {
	used, whole, units := map[hypothesis.Method]bool{}, false, member.Unit("")
	for _, item := range c.Items {
		for _, row := range item.Rows {
			if row.Comparison.Tested() {
				used[row.Comparison.Test] = true
			}
			whole = whole || item.Family > 0 && row.Distribution != nil
		}
		if item.CrossUnit() {
			units = item.SectorUnit
		}
	}
	paragraphs := []string{c.say(words.methodInterval, number.Level(c.Options.Level, c.Lang), prose.Method(c.Options.Method, c.Lang))}
	if len(used) > 0 {
		paragraphs = append(paragraphs, c.tests(used))
		if used[hypothesis.MethodBoschloo] {
			paragraphs = append(paragraphs, c.say(words.methodDetectable))
		}
	}
	if whole {
		paragraphs = append(paragraphs, c.say(words.methodWhole))
	}
	if units != "" {
		paragraphs = append(paragraphs, c.say(words.methodUnits, comparison.Unit(units, c.Lang)))
	}
	if len(c.Funnels) > 0 {
		levels := member.ControlLevels
		paragraphs = append(paragraphs, c.say(words.methodFunnel, number.Level(levels[0], c.Lang), number.Level(levels[1], c.Lang)))
	}
	return append(paragraphs, c.say(words.methodColleagues, c.Options.Minimum))
}

// tests says by which tests differences were judged, those that were used and no others.
func (c Comparison) tests(used map[hypothesis.Method]bool) string {
	var sentences []string
	if used[hypothesis.MethodBoschloo] {
		sentences = append(sentences, c.say(words.methodExact))
	}
	if used[hypothesis.MethodStudent] {
		sentences = append(sentences, c.say(words.methodStudent))
	}
	if used[hypothesis.MethodWelch] {
		sentences = append(sentences, c.say(words.methodMeans))
	}
	return strings.Join(append(sentences, c.say(words.methodHolm, number.Decimals(1-c.Options.Level, 2, c.Lang))), " ")
}
