package trial

import (
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/page"
)

func (r Report) flowSection() section {
	assigned := 0
	for _, arm := range r.Flow.Arms {
		assigned += arm.Assigned
	}
	s := section{id: "flow", title: r.say(words.flow), figures: r.Flowing, text: []string{r.say(words.flowLead, r.count(r.Flow.Rows), r.count(assigned))}}
	t := page.Table{ID: "flow-table", Caption: r.say(words.flowCaption), Header: []string{""}}
	for arm := range r.Flow.Arms {
		t.Header = append(t.Header, r.ArmName(arm))
	}
	add := func(name data.Text, cell func(trial.FlowArm) string) {
		row := page.Row{Name: r.say(name)}
		for _, arm := range r.Flow.Arms {
			row.Cells = append(row.Cells, cell(arm))
		}
		t.Rows = append(t.Rows, row)
	}
	add(words.assigned, func(a trial.FlowArm) string { return r.withClusters(a.Assigned, a.Clusters) })
	if r.Plan.Columns.Followed != "" {
		add(words.followed, func(a trial.FlowArm) string { return r.few(a.Followed) })
		add(words.strayed, func(a trial.FlowArm) string { return r.few(a.Strayed) })
	}
	if r.Plan.Columns.Dropout != "" {
		add(words.dropped, func(a trial.FlowArm) string {
			return strings.Join(append([]string{r.few(a.Dropped)}, r.Reasons(a)...), "; ")
		})
	}
	add(words.lost, func(a trial.FlowArm) string { return r.count(a.Lost) })
	add(words.analysed, func(a trial.FlowArm) string { return r.withClusters(a.Analysed, a.AnalysedClusters) })
	s.tables = []page.Table{t}
	return s
}

// few writes a count, hidden where the rule says so.
func (r Report) few(n int) string {
	if within(n, r.Rule.Threshold) {
		return "<" + r.count(r.Rule.Threshold)
	}
	return r.count(n)
}

func (r Report) withClusters(n, clusters int) string {
	if !r.Plan.Clustered() {
		return r.count(n)
	}
	return r.say(words.analysedOf, r.count(n), r.clustersOf(clusters))
}

// Reasons lists why participants of an arm dropped out. Of a release small reasons stand together, where they are enough.
func (r Report) Reasons(a trial.FlowArm) []string {
	if len(a.Reasons) == 1 && a.Reasons[0].Text == "" || within(a.Dropped, r.Rule.Threshold) {
		return nil
	}
	var out []string
	rest, smallest := 0, 0
	for _, reason := range slices.Backward(a.Reasons) { // the rarest first
		if r.Rule.Threshold > 0 && (reason.N < r.Rule.Threshold || within(rest, r.Rule.Threshold)) {
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
	t := page.Table{ID: "start-table", Header: []string{r.say(words.known)}}
	for arm := range r.Plan.Arms {
		t.Header = append(t.Header, r.ArmName(arm))
	}
	for arm := range r.Plan.Arms[1:] {
		t.Header = append(t.Header, r.say(words.apart, r.ArmName(arm+1)))
	}
	for _, b := range r.Balance {
		row := page.Row{Name: r.answer(b.Of)}
		hidden := r.hidesBalance(b)
		for _, arm := range b.Arms {
			switch {
			case hidden:
				row.Cells = append(row.Cells, r.say(words.hidden))
			case arm.Known == 0:
				row.Cells = append(row.Cells, r.say(words.nothing))
			default:
				row.Cells = append(row.Cells, r.say(words.nOf, r.Value(b.Of, arm.Value, arm.Known), r.count(arm.Known)))
			}
		}
		for _, d := range b.Apart {
			if hidden || d != d {
				row.Cells = append(row.Cells, "–")
			} else {
				row.Cells = append(row.Cells, strings.Replace(number.Decimals(d, 2, r.Lang), "-", "−", 1))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	s.tables = []page.Table{t}
	return s
}

// hidesBalance reports whether an answer is hidden: it, or another answer to its item, is of few in an arm. Of the answers to one item each is what
// the others leave.
func (r Report) hidesBalance(b trial.Balance) bool {
	if r.Rule == (disclosure.Rule{}) {
		return false
	}
	for _, other := range r.Balance {
		if other.Of.Item.ID == b.Of.Item.ID && other.Of.Row == b.Of.Row && slices.ContainsFunc(other.Arms, func(s trial.Summary) bool { return r.small(other.Of, s) }) {
			return true
		}
	}
	return false
}
