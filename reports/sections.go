package reports

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// method says what was done, and names exactly the methods that the tables were made with.
func (d Document) Method() []string {
	paragraphs := []string{
		d.say(words.methodBase, d.beside(words.fullValues)),
		d.say(words.methodInterval, number.Level(d.Options.Level, d.Lang), prose.Method(d.Options.Method, d.Lang), d.coverage()),
		d.say(words.methodSeveral),
	}
	counted, rated := false, false
	var ranked *analysis.Ranking
	for _, chapter := range d.Chapters {
		rated = rated || hasRating(chapter.Table)
		counted = counted || chapter.Table.Item.Kind != data.Number
		if chapter.Ranking != nil {
			ranked = chapter.Ranking
		}
	}
	used := d.intervalMethods()
	if !d.Wave.Design.IsZero() {
		how := words.methodDesign
		if d.Wave.Design.Replicates != nil {
			how = words.methodReplicates
		}
		paragraphs = append(paragraphs, d.say(how))
	}
	if how := jointMethods(used); how != (data.Text{}) {
		paragraphs = append(paragraphs, d.say(words.methodJoint, number.Level(d.Options.Level, d.Lang))+" "+d.say(how))
	}
	if counted {
		paragraphs = append(paragraphs, d.say(words.methodImprecise))
	}
	if ranked != nil {
		paragraphs = append(paragraphs, strings.Join(rankingMethod(*ranked, d.Lang), " "))
	}
	if rated {
		net := d.say(words.methodNet)
		if slices.ContainsFunc(d.Chapters, func(c Chapter) bool { return len(c.Table.Item.Boxes) > 0 }) {
			net += d.say(words.methodNetBoxes)
		}
		if !d.Wave.Design.IsZero() {
			net += d.say(words.methodNetDesign)
		}
		paragraphs = append(paragraphs, net)
	}
	if used[interval.MethodWidestCase] {
		paragraphs = append(paragraphs, d.say(words.methodWidest))
	}
	if used[interval.MethodStudent] {
		paragraphs = append(paragraphs, d.say(words.methodStudentMean))
	}
	if slices.ContainsFunc(d.Chapters, func(c Chapter) bool { return len(c.Table.MedianMethods()) > 0 }) {
		paragraphs = append(paragraphs, d.say(words.methodMedian))
	}
	if d.Wave.Provenance == data.Reconstructed {
		paragraphs = append(paragraphs, d.say(words.methodReconstructed))
	}
	return append(paragraphs, d.say(words.methodSources, prose.IntervalMethod(d.Options.Method).Source))
}

// intervalMethods returns the methods that the intervals of the chapters were made with.
func (d Document) intervalMethods() map[interval.Method]bool {
	used := map[interval.Method]bool{}
	for _, chapter := range d.Chapters {
		tables := []analysis.Table{chapter.Table}
		if chapter.Joint != nil {
			tables = append(tables, *chapter.Joint)
		}
		for _, table := range tables {
			for _, part := range table.Parts {
				for _, e := range part.Estimates {
					used[e.Interval.Method] = true
				}
			}
		}
	}
	return used
}

// jointMethods returns the sentence that says how joint intervals were made, if there are any.
func jointMethods(used map[interval.Method]bool) data.Text {
	switch goodman, bonferroni := used[interval.MethodGoodman], used[interval.MethodBonferroniWilson]; {
	case goodman && bonferroni:
		return words.methodJointBoth
	case goodman:
		return words.methodJointGoodman
	case bonferroni:
		return words.methodJointBonferroni
	}
	return data.Text{}
}

// coverage says what the level of the interval method promises: an exact method at least the level, the others about.
func (d Document) coverage() string {
	if d.Options.Method == interval.MethodClopperPearson {
		return d.say(words.atLeastLevel)
	}
	return d.say(words.aboutLevel)
}

func (d Document) dataSection() []string {
	var paragraphs []string
	if d.Wave.Provenance == data.Reconstructed {
		paragraphs = append(paragraphs, d.say(words.dataReconstructed))
	}
	switch p := d.Printed; {
	case p.Total > 0 && len(p.Deviations) == 0:
		paragraphs = append(paragraphs, d.say(words.dataPrintedAll, p.Total))
	case p.Total > 0:
		paragraphs = append(paragraphs, d.say(words.dataPrinted, p.Total, p.Total-len(p.Deviations)))
	}
	return paragraphs
}

// deviations lists the printed percentages that the counts do not give.
func (d Document) deviations() page.Table {
	view := page.Table{ID: "table-deviations", Caption: d.say(words.deviations), Words: []int{1, 2},
		Header: []string{d.say(words.question), d.say(words.row), d.say(words.answer), d.say(words.printed), d.say(words.counted)}}
	for _, difference := range d.Printed.Deviations {
		table, found := d.table(difference.Item)
		if !found {
			continue
		}
		printed := d.say(words.lost)
		if difference.Printed != "" {
			printed = difference.Printed + "%"
		}
		row := ""
		if difference.Row != "" {
			row = prose.RowLabel(table.Item, difference.Row, d.Lang)
		}
		view.Rows = append(view.Rows, page.Row{Name: table.Item.Heading(d.Lang),
			Cells: []string{row, prose.Label(table.Item, difference.Option, d.Lang), printed, difference.Counted + "%"}})
	}
	return view
}

func (d Document) table(item string) (analysis.Table, bool) {
	for _, chapter := range d.Chapters {
		if chapter.Table.Item.ID == item {
			return chapter.Table, true
		}
	}
	return analysis.Table{}, false
}

// external lists the figures of others.
func (d Document) external() page.Table {
	view := page.Table{ID: "table-external", Caption: d.say(words.externalCaption), Words: []int{2},
		Header: []string{d.say(words.about), d.say(words.percentage), d.say(words.source)}}
	for _, figure := range d.External {
		view.Rows = append(view.Rows, page.Row{Name: prose.Capital(figure.About.In(d.Lang)),
			Cells: []string{number.Percent(figure.Percent/100, 0, d.Lang), figure.Source.In(d.Lang)}})
	}
	return view
}

// baseTable shows for every item how many answered it, how many could, and how many of those did not. Of reconstructed answers the
// last two are known where the wave says how many filled in the questionnaire.
func (d Document) baseTable() page.Table {
	view := page.Table{ID: "table-bases", Caption: d.say(words.dataBases), Header: []string{d.say(words.question), d.say(words.answered)}}
	known := d.Wave.Provenance == data.Observed || d.Wave.Respondents > 0
	if known {
		view.Header = append(view.Header, d.say(words.asked), d.say(words.notAnswered))
	}
	for _, chapter := range d.Chapters {
		row := page.Row{Name: chapter.Table.Item.Heading(d.Lang), Cells: d.basesOf(chapter.Table)}
		if known {
			row.Cells = append(row.Cells, d.nonResponse(chapter.Table)...)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// basesOf is how many answered an item; a publication of means may not say.
func (d Document) basesOf(table analysis.Table) []string {
	if d.Wave.Provenance != data.Observed && table.Item.Kind == data.Number {
		return []string{d.say(words.unknownBase)}
	}
	if !slices.ContainsFunc(table.Parts, func(p analysis.Part) bool { return !p.BaseHidden }) {
		return []string{prose.HiddenWord(d.Lang)}
	}
	low, high := table.Bases()
	return []string{countRange(low, high, d.Lang)}
}

// nonResponse is how many could answer an item, and how many of those did not: over its rows.
func (d Document) nonResponse(table analysis.Table) []string {
	var asked, missing []int
	for _, part := range table.Parts {
		if !part.BaseHidden {
			asked, missing = append(asked, part.Asked), append(missing, part.Asked-part.Answered)
		}
	}
	switch {
	case len(asked) == 0:
		return []string{prose.HiddenWord(d.Lang), prose.HiddenWord(d.Lang)}
	case d.Wave.Provenance != data.Observed && table.Item.Kind == data.Number:
		return []string{countRange(slices.Min(asked), slices.Max(asked), d.Lang), d.say(words.unknownBase)}
	}
	return []string{countRange(slices.Min(asked), slices.Max(asked), d.Lang), countRange(slices.Min(missing), slices.Max(missing), d.Lang)}
}
