package brief

import (
	"strings"

	"spoor/analysis"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// evidence says what an item tells about the topic: a sentence for each reference to it, and its figures.
func (b Brief) evidence(e Item) evidenceView {
	view := evidenceView{Title: e.Table.Item.Heading(b.Lang)}
	if len(e.Table.Parts) == 0 {
		view.Sentences = []string{b.say(words.notAnswer, view.Title)}
		return view
	}
	notes := page.NewFootnotes(b.Lang)
	marks := notes.Mark(e.Table.Notes...)
	for i, reference := range e.References {
		if i > 0 {
			marks = ""
		}
		view.Sentences = append(view.Sentences, b.sentence(e, reference, i == 0, notes)+marks)
	}
	for _, figure := range e.Figures {
		view.Figures = append(view.Figures, figure.Described(b.say(words.figureAlt, e.Table.Item.Text.In(b.Lang))))
	}
	view.Notes = notes.Notes()
	return view
}

// sentence says what one reference tells; the first about an item names the interval. Without a figure an item as a whole
// gives all its numbers.
func (b Brief) sentence(e Item, r topics.Reference, first bool, notes *page.Footnotes) string {
	table, item := e.Table, e.Table.Item
	part, found := table.Part(r.Row)
	if r.Option == "" && (r.Row == "" || !found) {
		if len(e.Figures) == 0 && item.Kind != data.Number {
			return prose.Describe(table, b.Lang) + markAll(notes, table)
		}
		return prose.Finding(table, b.Lang) + markAll(notes, table)
	}
	marks := notes.Mark(part.Notes...)
	if part.Answered == 0 {
		return b.say(words.nobody, prose.RowLabel(item, r.Row, b.Lang)) + marks
	}
	if item.Kind == data.Number {
		mean := part.Estimates[0]
		if mean.Hidden {
			return b.say(words.notShown, prose.RowLabel(item, r.Row, b.Lang)) + marks
		}
		return b.say(words.meanOf, prose.RowLabel(item, r.Row, b.Lang), prose.Mean(item, mean.Proportion, b.Lang),
			prose.MeanWithin(item, mean, b.Lang, first), number.Count(mean.Base, b.Lang)) + marks
	}
	option := r.Option
	if score, found := item.Score(); option == "" && found {
		top, _ := table.At(r.Row, score.Of)
		bottom, _ := table.At(r.Row, score.Minus)
		if top.Hidden || bottom.Hidden {
			return b.say(words.notShown, prose.RowLabel(item, r.Row, b.Lang)) + marks
		}
		return b.say(words.ratedEnds, prose.RowLabel(item, r.Row, b.Lang), number.Percent(bottom.Proportion, bottom.Digits(), b.Lang), prose.Rating(item, score.Minus, b.Lang), prose.Within(bottom, b.Lang, first),
			number.Percent(top.Proportion, top.Digits(), b.Lang), prose.Rating(item, score.Of, b.Lang), prose.Within(top, b.Lang, false), number.Count(part.Answered, b.Lang)) + marks
	}
	if option == "" {
		option = part.Headline().Option
	}
	estimate, _ := table.At(r.Row, option)
	marks += notes.Mark(estimate.Notes...)
	if estimate.Hidden {
		return b.say(words.notShown, prose.Label(item, option, b.Lang)) + marks
	}
	if item.Scaled() {
		return b.say(words.rated, prose.RowLabel(item, r.Row, b.Lang), number.Percent(estimate.Proportion, estimate.Digits(), b.Lang), prose.Label(item, option, b.Lang),
			prose.Within(estimate, b.Lang, first), number.Count(part.Answered, b.Lang)) + marks
	}
	share := words.share
	switch estimate.Count {
	case 0:
		share = words.shareNone
	case 1:
		share = words.shareOne
	}
	return b.say(share, number.Count(part.Answered, b.Lang), number.Count(estimate.Count, b.Lang), prose.Label(item, option, b.Lang),
		number.Percent(estimate.Proportion, estimate.Digits(), b.Lang), prose.Within(estimate, b.Lang, first)) + marks
}

// markAll marks every note of the rows and answers of a table.
func markAll(footnotes *page.Footnotes, table analysis.Table) string {
	var notes []analysis.Note
	for _, part := range table.Parts {
		notes = append(notes, part.Notes...)
		for _, estimate := range part.Estimates {
			notes = append(notes, estimate.Notes...)
		}
	}
	return footnotes.Mark(notes...)
}

// answer names the answer of a baseline: its row, its option or both.
func (b Brief) answer(p Plan) string {
	var parts []string
	item, r := p.Table.Item, p.Baseline.Reference
	if r.Row != "" {
		parts = append(parts, prose.RowLabel(item, r.Row, b.Lang))
	}
	if r.Option != "" {
		parts = append(parts, prose.Label(item, r.Option, b.Lang))
	}
	if len(parts) == 0 {
		parts = []string{item.Heading(b.Lang)}
	}
	return strings.Join(parts, ": ")
}

// plan says how many participants it takes to move one baseline.
func (b Brief) plan(p Plan) planView {
	if len(p.Sizes) == 0 {
		return planView{Title: p.Baseline.Answer, Lead: b.say(words.planNone)}
	}
	if p.External != nil {
		return b.planOther(p)
	}
	bounds := p.Estimate.Interval
	view := planView{
		Title:   b.say(words.planTitle, b.planName(p), number.Percent(p.Estimate.Proportion, p.Estimate.Digits(), b.Lang), p.Baseline.Of.In(b.Lang)),
		Lead:    b.say(words.planRaise),
		Command: "spoor plan --baseline " + p.Baseline.Answer + " --change +10",
	}
	if p.Baseline.Goal == topics.Lower {
		view.Lead = b.say(words.planLower)
		view.Command = "spoor plan --baseline " + p.Baseline.Answer + " --change -10"
	}
	if b.Lang != data.Dutch {
		view.Command += " --lang " + string(b.Lang)
	}
	view.Lead += " " + b.say(words.planUnsure, number.Count(p.Estimate.Base, b.Lang), number.Percent(bounds.Low, 0, b.Lang), number.Percent(bounds.High, 0, b.Lang))
	if p.Table.Item.Kind == data.Number {
		view.Lead += " " + b.say(words.planMean, p.Baseline.Of.In(b.Lang))
	}
	view.Table = page.Table{ID: "plan-" + strings.ReplaceAll(p.Baseline.Answer, ".", "-"), Caption: b.say(words.planCaption, number.Percent(topics.Power, 0, b.Lang)),
		Header: []string{b.say(words.difference), b.say(words.atEstimate, number.Percent(p.Estimate.Proportion, p.Estimate.Digits(), b.Lang)),
			b.say(words.atLow, number.Percent(bounds.Low, 0, b.Lang)), b.say(words.atHigh, number.Percent(bounds.High, 0, b.Lang))}}
	for i, sizes := range p.Sizes {
		row := page.Row{Name: b.say([]data.Text{words.small, words.medium, words.large}[i], strings.TrimPrefix(number.Points(sizes.Difference, 0, b.Lang), "+"))}
		for _, size := range []topics.Size{sizes.Estimate, sizes.Low, sizes.High} {
			row.Cells = append(row.Cells, b.size(size))
		}
		view.Table.Rows = append(view.Table.Rows, row)
	}
	view.Cluster = b.clusters(p)
	return view
}

// planOther sizes on a figure of others, which has no interval.
func (b Brief) planOther(p Plan) planView {
	share := number.Percent(p.External.Percent/100, 0, b.Lang)
	view := planView{
		Title: b.say(words.planOther, share),
		Lead:  b.say(words.planFigure, share, p.External.About.In(b.Lang)) + " " + b.say(words.source, p.External.Source.In(b.Lang)) + ".",
		Table: page.Table{ID: "plan-" + strings.ReplaceAll(p.Baseline.Answer, ".", "-"), Caption: b.say(words.planCaption, number.Percent(topics.Power, 0, b.Lang)),
			Header: []string{b.say(words.difference), b.say(words.planAt, share)}},
		Cluster: b.clusters(p),
		Command: "spoor plan --baseline " + share + " --change " + map[topics.Goal]string{topics.Raise: "+3", topics.Lower: "-3"}[p.Baseline.Goal],
	}
	for i, sizes := range p.Sizes {
		view.Table.Rows = append(view.Table.Rows, page.Row{Name: b.say([]data.Text{words.small, words.medium, words.large}[i], strings.TrimPrefix(number.Points(sizes.Difference, 0, b.Lang), "+")),
			Cells: []string{b.size(sizes.Estimate)}})
	}
	return view
}

// clusters says what the medium difference takes when employers are assigned.
func (b Brief) clusters(p Plan) string {
	if p.Clusters.Clusters == 0 {
		return ""
	}
	medium := p.Sizes[1]
	return b.say(words.planCluster, topics.ClusterSize, number.Decimals(topics.ICC, 2, b.Lang), strings.TrimPrefix(number.Points(medium.Difference, 0, b.Lang), "+"),
		number.Count(p.Clusters.Clusters, b.Lang), number.Count(p.Clusters.Recruited, b.Lang), number.Count(medium.Estimate.Group, b.Lang))
}

// planName says what a baseline counts.
func (b Brief) planName(p Plan) string {
	item, r := p.Table.Item, p.Baseline.Reference
	switch item.Kind {
	case data.Rating, data.Ranking:
		return b.say(words.planRated, prose.RowLabel(item, r.Row, b.Lang), prose.Label(item, r.Option, b.Lang))
	case data.Number:
		return b.answer(p)
	}
	return b.say(words.planNamed, b.answer(p))
}

func (b Brief) size(s topics.Size) string {
	if !s.Possible {
		return b.say(words.impossible)
	}
	return b.say(words.size, number.Count(s.Group, b.Lang), number.Percent(s.To, 0, b.Lang))
}
