package trial

import (
	"slices"
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/page"
)

func (r Report) flowSection() section {
	assigned := r.Flow.Rows - r.Flow.Unassigned
	lead, counts := words.flowLead, []any{r.tally(shown.Rows, 0, r.Flow.Rows), r.tally(shown.Total, 0, assigned)}
	if r.Shown.Hides(shown.Rows, 0, "") || r.Shown.Hides(shown.Total, 0, "") {
		lead = words.flowHidden
	} else if r.Flow.Unassigned == 0 {
		lead, counts = words.flowAll, counts[:1]
	}
	s := section{id: "flow", title: r.say(words.flow), figures: r.Flowing,
		text: []string{r.say(lead, counts...)}}
	if said := r.allocation(); said != "" {
		s.text = append(s.text, said)
	}
	t := page.Table{ID: "flow-table", Caption: r.say(words.flowCaption), Header: []string{""}}
	for arm := range r.Flow.Arms {
		t.Header = append(t.Header, r.ArmName(arm))
	}
	add := func(name data.Text, cell func(int, trial.FlowArm) string) {
		row := page.Row{Name: r.say(name)}
		for arm, flow := range r.Flow.Arms {
			row.Cells = append(row.Cells, cell(arm, flow))
		}
		t.Rows = append(t.Rows, row)
	}
	add(words.assigned, r.assigned)
	if r.Plan.Columns.Followed != "" {
		add(words.followed, r.followed)
		add(words.strayed, r.strayed)
	}
	if r.Plan.Columns.Dropout != "" {
		add(words.dropped, func(arm int, flow trial.FlowArm) string {
			if reasons := r.Reasons(arm, flow); len(reasons) > 0 {
				return r.say(words.withSpan, r.dropped(arm, flow), strings.Join(reasons, ", "))
			}
			return r.dropped(arm, flow)
		})
	}
	add(words.lost, r.lost)
	add(words.analysed, r.analysed)
	s.tables = []page.Table{t}
	return s
}

// tally writes a count of the flow, or that it is hidden.
func (r Report) tally(kind shown.Kind, arm, n int) string {
	if r.Shown.Hides(kind, arm, "") {
		return r.say(words.concealed)
	}
	return r.count(n)
}

func (r Report) assigned(arm int, flow trial.FlowArm) string {
	return r.withClusters(r.tally(shown.Assigned, arm, flow.Assigned), flow.Clusters)
}

func (r Report) followed(arm int, flow trial.FlowArm) string {
	return r.tally(shown.Followed, arm, flow.Followed)
}

func (r Report) strayed(arm int, flow trial.FlowArm) string {
	return r.tally(shown.Strayed, arm, flow.Strayed)
}

func (r Report) dropped(arm int, flow trial.FlowArm) string {
	return r.tally(shown.Dropped, arm, flow.Dropped)
}

func (r Report) lost(arm int, flow trial.FlowArm) string {
	return r.tally(shown.Lost, arm, flow.Lost)
}

func (r Report) analysed(arm int, flow trial.FlowArm) string {
	return r.withClusters(r.tally(shown.Analysed, arm, flow.Analysed), flow.AnalysedClusters)
}

func (r Report) withClusters(count string, clusters int) string {
	if !r.Plan.Clustered() {
		return count
	}
	return r.say(words.analysedOf, count, r.clustersOf(clusters))
}

// Reasons lists why participants of an arm dropped out. Under a rule small reasons stand together, where they are enough.
func (r Report) Reasons(arm int, a trial.FlowArm) []string {
	if len(a.Reasons) == 1 && a.Reasons[0].Text == "" || r.Shown.Hides(shown.Dropped, arm, "") {
		return nil
	}
	var out []string
	rest, smallest := 0, 0
	for _, reason := range slices.Backward(a.Reasons) { // the rarest first
		if r.Rule.Small(reason.N) || r.Rule.Small(rest) {
			rest, smallest = rest+reason.N, smallest+1
		}
	}
	for _, reason := range a.Reasons[:len(a.Reasons)-smallest] {
		text := reason.Text
		if text == "" {
			text = r.say(words.noReason)
		}
		out = append(out, r.say(words.reason, text, r.count(reason.N)))
	}
	if rest > 0 {
		out = append(out, r.say(words.reason, r.say(words.fewReasons), r.count(rest)))
	}
	return out
}

func (r Report) startSection() section {
	s := section{id: "start", title: r.say(words.start)}
	if len(r.Balance) == 0 {
		s.text = []string{r.say(words.startNone)}
		return s
	}
	s.text = []string{r.say(words.startLead)}
	t := page.Table{ID: "start-table", Caption: r.say(words.startCaption), Header: []string{r.say(words.known)}}
	for arm := range r.Plan.Arms {
		t.Header = append(t.Header, r.ArmName(arm))
	}
	for arm := range r.Plan.Arms[1:] {
		t.Header = append(t.Header, r.say(words.apart, r.ArmName(arm+1)))
	}
	for _, b := range r.Balance {
		row := page.Row{Name: r.answer(b.Of)}
		hidden := r.Shown.Hides(shown.Balance, 0, shown.Name(b.Of))
		for _, arm := range b.Arms {
			switch {
			case hidden:
				row.Cells = append(row.Cells, r.say(words.hidden))
			case arm.Known == 0:
				row.Cells = append(row.Cells, r.say(words.nothing))
			default:
				row.Cells = append(row.Cells, r.valueOf(b.Of, arm))
			}
		}
		for _, d := range b.Apart {
			if hidden || d != d {
				row.Cells = append(row.Cells, "–")
			} else {
				row.Cells = append(row.Cells, number.Decimals(d, 2, r.Lang))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	s.tables = []page.Table{t}
	return s
}
