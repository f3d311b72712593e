package analysis

import (
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/collapse"
	"spoor/data"
)

// collapse shows the boxes of a scale, or the nets of a single choice, of which the answers apart cannot all be shown, and reports
// whether some can be.
func (t *Table) collapse(part *Part, rule disclosure.Rule) bool {
	nets := t.Item.Combined()
	if t.Item.Kind == data.Multiple || len(part.Nets) != len(nets) || rule.CheckBase(part.Answered) != nil {
		return false
	}
	table := collapse.Table{Base: part.Answered}
	for _, e := range part.Estimates {
		table.Counts = append(table.Counts, e.Count)
	}
	for _, net := range nets {
		table.Nets = append(table.Nets, t.Item.Places(net))
	}
	shown, ok := collapse.Collapse(table, rule)
	if !ok || !shown.Hides() {
		return false
	}
	for i, run := range shown.Possible[:len(part.Estimates)] {
		if !shown.Answers[i] {
			part.Estimates[i] = part.Estimates[i].Hide(data.Span{Low: run.Low, High: run.High})
		}
	}
	kept := slices.Clone(part.Nets)
	part.HideNets()
	for n, is := range shown.Nets {
		if is {
			part.Nets[n] = kept[n]
		}
	}
	return true
}
