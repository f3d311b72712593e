package reports

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/ranks"
	"spoor/data"
)

// Where only counts are known a chance is two bounds, of which each has a column; where samples were drawn it is one number.
func TestRankingSheet(t *testing.T) {
	item := data.Item{ID: "helps", Kind: data.Single, Text: data.Text{NL: "Wat helpt?"}, Options: []data.Option{{ID: "a", Label: data.Text{NL: "A"}}, {ID: "b", Label: data.Text{NL: "=B"}}}}
	part := analysis.Part{Answered: 30, Estimates: []estimate.Estimate{{Option: "a", Count: 10, Base: 30, Proportion: 1. / 3}, {Option: "b", Count: 20, Base: 30, Proportion: 2. / 3}}}
	r := analysis.Ranking{Table: analysis.Table{Item: item, Wave: data.Wave{ID: "w", Subset: "size = big"}, Parts: []analysis.Part{part}, Options: analysis.DefaultOptions()}, Top: 1,
		Ranks: []ranks.Rank{{Count: 10, Observed: 2, Best: 1, Worst: 2, TopLow: 0.1, TopHigh: 0.3}, {Count: 20, Observed: 1, Best: 1, Worst: 2, TopLow: 0.7, TopHigh: 0.9}}}
	table := RankingSheet(r, data.Dutch).Tables[0]
	if first := table.Rows[0]; len(table.Columns) != 7 || first[0].Text != "=B" || first[2].Number != 1 || first[4].Number != 2 || first[5].Number != 0.7 || first[6].Number != 0.9 {
		t.Errorf("%+v", table)
	}
	text, err := RankingCSV(r, data.Dutch)
	if want := "w,helps,a,A,10,30,2,1,2,1,0.1,0.3,0.95,,,size = big\n"; err != nil || !strings.Contains(string(text), want) || strings.Contains(string(text), ",=B") {
		t.Errorf("%v\n%s", err, text)
	}
	r.Drawn, r.Seed = analysis.DrawnRespondents, 7
	if table := RankingSheet(r, data.Dutch).Tables[0]; len(table.Columns) != 6 || table.Rows[1][5].Number != 0.1 {
		t.Errorf("%+v", table)
	}
}
