package trial

import (
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/number"
	"spoor/internal/ooxml/sheets"
	"spoor/reports/page"
)

// Sheets returns the evaluation as sheets, with its numbers as numbers, in full precision: outcomes in every analysis, the flow of
// participants, the arms at the start, what is missing, and the items of CONSORT.
func (r Report) Sheets() []sheets.Sheet {
	all := []sheets.Sheet{r.outcomeSheet(), r.flowSheet()}
	if len(r.Balance) > 0 {
		all = append(all, r.startSheet())
	}
	if missing := r.missingSection(); len(missing.tables) > 0 {
		all = append(all, r.missingSheet(missing))
	}
	consort := r.consortSection()
	return append(all, wordSheet(consort.title, consort.text, consort.tables[0]))
}

// Method is what there is to know of how it was evaluated.
func (r Report) Method() []string { return r.methodSection().text }

// sheet begins a sheet with its title and what stands above its table.
func sheet(title string, lines []string) sheets.Sheet {
	s := sheets.Sheet{Name: title, Above: []sheets.Cell{sheets.Text(title).As(sheets.Title)}, Wide: true, Pinned: 1}
	for _, line := range lines {
		s.Above = append(s.Above, sheets.Text(line).As(sheets.Note))
	}
	return s
}

// wordSheet is a table of words.
func wordSheet(title string, lines []string, t page.Table) sheets.Sheet {
	s, table := sheet(title, lines), sheets.Table{}
	for _, head := range t.Header {
		table.Columns = append(table.Columns, sheets.Column{Head: head, Width: 46})
	}
	table.Columns[0].Width = 8
	for _, row := range t.Rows {
		cells := []sheets.Cell{sheets.Text(row.Name)}
		for _, cell := range row.Cells {
			cells = append(cells, sheets.Text(cell))
		}
		table.Rows = append(table.Rows, cells)
	}
	s.Tables = []sheets.Table{table}
	return s
}

// outcomeSheet has a row for each outcome in each analysis of each arm.
func (r Report) outcomeSheet() sheets.Sheet {
	s := sheet(r.say(words.outcomes), append(r.short().list, r.say(words.allOutcomes)))
	table := sheets.Table{Columns: []sheets.Column{{Head: r.say(words.outcome), Width: 34}, {Head: r.say(words.inPlan), Width: 15}, {Head: r.say(words.analysis), Width: 26}, {Head: r.say(words.arm), Width: 20},
		{Head: r.ArmName(0), Width: 12}, {Head: "n", Width: 8}, {Head: r.say(words.thisArm), Width: 12}, {Head: "n", Width: 8}}}
	if r.Plan.Clustered() {
		table.Columns = append(table.Columns, sheets.Column{Head: r.say(words.clustersIn, r.ArmName(0)), Width: 12}, sheets.Column{Head: r.say(words.clustersIn, r.say(words.thisArm)), Width: 12})
	}
	interval := r.say(words.interval, number.Level(r.Findings[0].Comparisons[0].Effect.Level, r.Lang))
	for _, group := range []string{r.say(words.bareDifference), r.say(words.bareRatio)} {
		table.Columns = append(table.Columns, sheets.Column{Head: group, Group: group + ", " + interval, Width: 12}, sheets.Column{Head: r.say(words.from), Group: group + ", " + interval, Width: 10},
			sheets.Column{Head: r.say(words.until), Group: group + ", " + interval, Width: 10})
	}
	table.Columns = append(table.Columns, sheets.Column{Head: r.say(words.p), Width: 9}, sheets.Column{Head: r.say(words.verdict), Width: 30})
	for _, f := range r.Findings {
		for _, c := range f.Comparisons {
			verdict := c.Verdict.Label().In(r.Lang)
			if f.Outcome.Role == trial.Unregistered {
				verdict = ""
			}
			tested := c.Effect.Tested && f.Outcome.Margin == 0 && f.Outcome.Role != trial.Unregistered
			table.Rows = append(table.Rows, r.outcomeRow(f.Outcome, c.Arm, r.say(words.asAssigned), c.Effect, tested, c.AdjustedP, verdict, r.Hides(f.Outcome, c)))
			if f.Outcome.Role != trial.Primary {
				continue
			}
			if c.Protocol != nil {
				table.Rows = append(table.Rows, r.outcomeRow(f.Outcome, c.Arm, r.say(words.perProtocol), *c.Protocol, false, 0, "", r.Shown.Hides(shown.Protocol, c.Arm, "")))
			}
			for _, parts := range c.Parts {
				for _, part := range parts.Parts {
					table.Rows = append(table.Rows, r.outcomeRow(f.Outcome, c.Arm, r.say(words.reason, r.headed(parts), part.Option.Label.In(r.Lang)), part.Effect, false, 0, "", r.Shown.Hides(shown.Parts, c.Arm, parts.Of.Item.ID)))
				}
			}
		}
	}
	s.Tables = []sheets.Table{table}
	return s
}

var roles = map[trial.Role]data.Text{
	trial.Primary:      {NL: "primair", EN: "primary"},
	trial.Secondary:    {NL: "secundair", EN: "secondary"},
	trial.Unregistered: words.unregistered,
}

func (r Report) outcomeRow(o trial.Outcome, arm int, analysis string, e trial.Effect, tested bool, p float64, verdict string, hidden bool) []sheets.Cell {
	cells := []sheets.Cell{sheets.Text(r.tabled(o)), sheets.Text(r.say(roles[o.Role])), sheets.Text(analysis), sheets.Text(r.ArmName(arm))}
	if hidden {
		return append(cells, sheets.Text(r.say(words.hidden)))
	}
	for _, s := range []trial.Summary{e.Control, e.Other} {
		value := sheets.Cell{}
		if s.Known > 0 {
			value = r.valueCell(o.Of, s.Value)
		}
		cells = append(cells, value, sheets.Count(s.Known))
	}
	if r.Plan.Clustered() {
		cells = append(cells, sheets.Count(e.Control.Clusters), sheets.Count(e.Other.Clusters))
	}
	difference, ratio := [3]sheets.Cell{}, [3]sheets.Cell{}
	if e.Estimated {
		difference[0] = r.differenceCell(o.Of, e.Estimate)
	}
	if e.Bounded {
		difference[1], difference[2] = r.differenceCell(o.Of, e.Interval.Low), r.differenceCell(o.Of, e.Interval.High)
	}
	if e.Ratio != nil {
		for i, value := range []float64{e.Ratio.Estimate, e.Ratio.Low, e.Ratio.High} {
			ratio[i] = sheets.Number(value, sheets.Decimals(2)) // empty where it is infinite
		}
	}
	cells = append(append(cells, difference[:]...), ratio[:]...)
	chance := sheets.Cell{}
	if tested {
		chance = sheets.Number(p, sheets.Probability(number.BareProbability(0, r.Lang)))
	}
	return append(cells, chance, sheets.Text(verdict))
}

// valueCell holds a share or a mean.
func (r Report) valueCell(of plan.Answer, value float64) sheets.Cell {
	if of.Mean() {
		return sheets.Number(value, sheets.Decimals(decimals(of)))
	}
	return sheets.Number(value, sheets.Percent(1, ""))
}

// differenceCell holds a difference with its sign: of shares as a part of 1, shown as percentage points.
func (r Report) differenceCell(of plan.Answer, difference float64) sheets.Cell {
	cell := r.valueCell(of, difference)
	cell.Format = sheets.Signed(cell.Format)
	return cell
}

func (r Report) flowSheet() sheets.Sheet {
	flow := r.flowSection()
	s := sheet(flow.title, flow.text)
	table := sheets.Table{Columns: []sheets.Column{{Head: "", Width: 34}}}
	for arm := range r.Flow.Arms {
		table.Columns = append(table.Columns, sheets.Column{Head: r.ArmName(arm), Width: 22})
	}
	add := func(name data.Text, kind shown.Kind, count func(trial.FlowArm) int) {
		row := []sheets.Cell{sheets.Text(r.say(name))}
		for arm, a := range r.Flow.Arms {
			if r.Shown.Hides(kind, arm, "") {
				row = append(row, sheets.Text(r.say(words.concealed)))
			} else {
				row = append(row, sheets.Count(count(a)))
			}
		}
		table.Rows = append(table.Rows, row)
	}
	add(words.assigned, shown.Assigned, func(a trial.FlowArm) int { return a.Assigned })
	if r.Plan.Columns.Followed != "" {
		add(words.followed, shown.Followed, func(a trial.FlowArm) int { return a.Followed })
		add(words.strayed, shown.Strayed, func(a trial.FlowArm) int { return a.Strayed })
	}
	if r.Plan.Columns.Dropout != "" {
		add(words.dropped, shown.Dropped, func(a trial.FlowArm) int { return a.Dropped })
		row := []sheets.Cell{sheets.Text(r.say(words.reasons))}
		for arm, a := range r.Flow.Arms {
			row = append(row, sheets.Text(strings.Join(r.Reasons(arm, a), "; ")))
		}
		table.Rows = append(table.Rows, row)
	}
	add(words.lost, shown.Lost, func(a trial.FlowArm) int { return a.Lost })
	add(words.analysed, shown.Analysed, func(a trial.FlowArm) int { return a.Analysed })
	if r.Plan.Clustered() {
		assigned, analysed := []sheets.Cell{sheets.Text(r.say(words.clustersIn, r.say(words.assigned)))}, []sheets.Cell{sheets.Text(r.say(words.clustersIn, r.say(words.analysed)))}
		for _, a := range r.Flow.Arms {
			assigned, analysed = append(assigned, sheets.Count(a.Clusters)), append(analysed, sheets.Count(a.AnalysedClusters))
		}
		table.Rows = append(table.Rows, assigned, analysed)
	}
	s.Tables = []sheets.Table{table}
	return s
}

func (r Report) startSheet() sheets.Sheet {
	start := r.startSection()
	s := sheet(start.title, start.text)
	table := sheets.Table{Columns: []sheets.Column{{Head: r.say(words.known), Width: 34}}}
	for arm := range r.Plan.Arms {
		table.Columns = append(table.Columns, sheets.Column{Head: r.ArmName(arm), Group: r.ArmName(arm), Width: 14}, sheets.Column{Head: "n", Group: r.ArmName(arm), Width: 8})
	}
	for arm := range r.Plan.Arms[1:] {
		table.Columns = append(table.Columns, sheets.Column{Head: r.say(words.apart, r.ArmName(arm+1)), Width: 26})
	}
	for _, b := range r.Balance {
		row := []sheets.Cell{sheets.Text(r.answer(b.Of))}
		if r.Shown.Hides(shown.Balance, 0, shown.Name(b.Of)) {
			table.Rows = append(table.Rows, append(row, sheets.Text(r.say(words.hidden))))
			continue
		}
		for _, a := range b.Arms {
			value := sheets.Cell{}
			if a.Known > 0 {
				value = r.valueCell(b.Of, a.Value)
			}
			row = append(row, value, sheets.Count(a.Known))
		}
		for _, d := range b.Apart {
			row = append(row, sheets.Number(d, sheets.Signed(sheets.Decimals(2))))
		}
		table.Rows = append(table.Rows, row)
	}
	s.Tables = []sheets.Table{table}
	return s
}

// missingSheet has the bounds of what is missing.
func (r Report) missingSheet(missing section) sheets.Sheet {
	s := sheet(missing.title, append(missing.text, missing.after...))
	table := sheets.Table{Columns: []sheets.Column{{Head: r.say(words.scenario), Width: 60}, {Head: r.say(words.bareDifference), Width: 12}, {Head: r.say(words.from), Width: 10}, {Head: r.say(words.until), Width: 10},
		{Head: r.say(words.verdict), Width: 30}}}
	f := r.Findings[0]
	names := missing.tables[0].Rows
	for _, c := range f.Comparisons {
		if c.Missing == nil || r.Hides(f.Outcome, c) {
			continue
		}
		for _, end := range []struct {
			effect  trial.Effect
			verdict trial.Verdict
		}{{c.Missing.Low, c.Missing.Least}, {c.Missing.High, c.Missing.Most}} {
			row := []sheets.Cell{sheets.Text(names[len(table.Rows)].Name), r.differenceCell(f.Outcome.Of, end.effect.Estimate), {}, {}, sheets.Text(end.verdict.Label().In(r.Lang))}
			if end.effect.Bounded {
				row[2], row[3] = r.differenceCell(f.Outcome.Of, end.effect.Interval.Low), r.differenceCell(f.Outcome.Of, end.effect.Interval.High)
			}
			table.Rows = append(table.Rows, row)
		}
	}
	s.Tables = []sheets.Table{table}
	return s
}

// Sheet returns experiments together as a sheet, with their numbers as numbers.
func (t Together) Sheet() sheets.Sheet {
	sections := t.sections()
	s := sheet(t.say(pooledWords.experiments), append(sections[0].list, sections[len(sections)-1].text...))
	table := sheets.Table{Columns: []sheets.Column{{Head: t.say(pooledWords.experiment), Width: 40}, {Head: t.say(pooledWords.control), Width: 12}, {Head: "n", Width: 8}, {Head: t.say(pooledWords.other), Width: 12}, {Head: "n", Width: 8},
		{Head: t.say(words.bareDifference), Width: 12}, {Head: t.say(words.from), Width: 10}, {Head: t.say(words.until), Width: 10}, {Head: t.say(pooledWords.weight), Width: 10}, {Head: t.say(pooledWords.registered), Width: 14}}}
	at, r, of := 0, t.report(), t.of()
	for _, e := range t.Experiments {
		row := make([]sheets.Cell, len(table.Columns))
		row[0], row[9] = sheets.Text(t.name(e)), sheets.Text(t.registered(e))
		if o := e.Outcome.Effect; o == nil {
			row[5] = sheets.Text(t.say(words.hidden))
		} else {
			for i, g := range []SharedGroup{o.Control, o.Other} {
				if g.N > 0 {
					row[1+2*i] = r.valueCell(of, g.Value)
				}
				row[2+2*i] = sheets.Count(g.N)
			}
			if o.Control.N > 0 && o.Other.N > 0 {
				row[5] = r.differenceCell(of, o.Estimate)
			}
			if o.Bounded {
				row[6], row[7] = r.differenceCell(of, o.Low), r.differenceCell(of, o.High)
			}
		}
		if e.Pooled && t.Random != nil {
			row[8] = sheets.Number(t.Random.Weights[at], sheets.Percent(0, ""))
			at++
		}
		table.Rows = append(table.Rows, row)
	}
	if p := t.Random; p != nil {
		row := make([]sheets.Cell, len(table.Columns))
		row[0], row[5], row[6], row[7] = sheets.Text(t.say(pooledWords.pooledRow)), r.differenceCell(of, p.Estimate), r.differenceCell(of, p.Low), r.differenceCell(of, p.High)
		table.Rows = append(table.Rows, row)
	}
	s.Tables = []sheets.Table{table}
	return s
}
