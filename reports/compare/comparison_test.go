package compare

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/goldentest"
	"spoor/internal/sectortest"
	"spoor/internal/texttest"
	"spoor/reports/page"
)

// comparedPage compares a member of twelve respondents and forty trajectories with the built-in survey.
func comparedPage(t *testing.T, lang data.Lang) Comparison {
	t.Helper()
	counted := sectortest.BuiltIn(t)
	compared := Comparison{Lang: lang, Survey: counted.Survey.Codebook.Title.In(lang), Sector: counted.Wave, Options: member.DefaultOptions(),
		External: counted.Survey.Publication.External, Version: "test"}
	figure := func(name string) page.Figure { return page.Figure{Name: name, Inline: `<svg role="img"></svg>`} }
	for _, sector := range counted.Tables {
		var tallies []data.Tally
		own := map[string][][]int{
			"interim_results": {{9, 4, 3, 3, 4}},
			"collaboration":   {{0, 0, 1, 9, 2}, {0, 1, 2, 8, 1}, {0, 0, 2, 9, 1}, {0, 0, 3, 8, 1}, {0, 2, 4, 5, 1}, {1, 2, 4, 4, 1}, {0, 1, 7, 4, 0}, {0, 0, 2, 8, 2}},
		}[sector.Item.ID]
		for i, counts := range own {
			tallies = append(tallies, data.Tally{Item: sector.Item.ID, Row: sector.Parts[i].Row, Asked: 12, Answered: 12, Counts: counts})
		}
		var item member.Item
		var err error
		switch {
		case sector.Item.ID == "trajectory_shares":
			item, err = member.Outcomes(data.Wave{}, data.Cases{Item: sector.Item.ID, Base: 40, Counts: []int{9, 14, 8, 3}}, sector, compared.Options)
		case own != nil:
			var table analysis.Table
			if table, err = analysis.NewTable(data.Wave{}, sector.Item, tallies, compared.Options.Options); err == nil {
				item, err = member.Compare(table, sector, compared.Options)
			}
		default:
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		compared.Items = append(compared.Items, Item{Item: item, Figure: figure(sector.Item.ID)})
	}
	return compared
}

func TestGoldenComparison(t *testing.T) {
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		compared := comparedPage(t, lang)
		for name, write := range map[string]func() ([]byte, error){"compare." + string(lang) + ".md": compared.Markdown, "compare." + string(lang) + ".html": compared.HTML} {
			got, err := write()
			if err != nil {
				t.Fatal(err)
			}
			goldentest.Same(t, name, got)
		}
	}
}

func TestWords(t *testing.T) {
	texttest.Complete(t, words)

	for _, lang := range []data.Lang{data.Dutch, data.English} {
		text, err := comparedPage(t, lang).Markdown()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("%!")) {
			t.Errorf("a phrase is filled in wrongly in %s", lang)
		}
	}
}

func TestFunnelPage(t *testing.T) {
	compared := comparedPage(t, data.English)
	sector, _ := compared.Items[2].Sector.At("", "trial_placement")
	funnel, err := member.NewFunnel(sector, []member.Member{
		{Alias: "A <b>", Estimate: analysis.Estimate{Count: 9, Base: 12, Proportion: 0.75}}, {Alias: "B", Estimate: analysis.Estimate{Count: 22, Base: 24, Proportion: 22. / 24}}})
	if err != nil {
		t.Fatal(err)
	}
	compared.Items = nil
	compared.Funnels = []Funnel{{Funnel: funnel, Item: sectortest.BuiltIn(t).Table(t, "interim_results").Item, Option: "trial_placement", Figure: page.Figure{Name: "interim_results-trial_placement"}}}
	text, err := compared.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Outside the limit of 95%: 1 of the 2 organisations; outside that of 99.8%: 1.", "By chance alone about 5% of the organisations lie outside the limit of 95%, at every answer: of 2 that is 0.1.", "| B | 92% (0–0), 22/24 | outside the limit of 99.8% |", "| A &lt;b> |"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	html, err := compared.HTML()
	if err != nil || bytes.Contains(html, []byte("A <b>")) {
		t.Errorf("an alias became markup: %v", err)
	}
}

func TestComparisonRecords(t *testing.T) {
	compared := comparedPage(t, data.English)
	compared.Alias = "A"
	text, err := compared.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema string
		Rows   []map[string]any
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != "spoor/compare/1" || len(got.Rows) != 4+8+5 {
		t.Fatalf("schema %q, %d rows", got.Schema, len(got.Rows))
	}
	outcome, rating, option := got.Rows[0], got.Rows[4], got.Rows[12]
	if outcome["p_boschloo"] != nil || outcome["own_unit"] != "trajectories" || outcome["sector_unit"] != "estimates" || outcome["sector"].(map[string]any)["count"] != nil {
		t.Errorf("an outcome: %v", outcome)
	}
	if rating["p_mann_whitney"] == nil || rating["option"] != "top2" || rating["family"] != 8.0 {
		t.Errorf("a rating: %v", rating)
	}
	// R 4.2.2, see analysis/benchmark/testdata/reference.R.
	if option["organisation"] != "A" || !near(option["p_boschloo"], 0.2751424) || !near(option["difference_low"], -0.1151294) || option["detectable_at_or_below"] == nil {
		t.Errorf("an option: %v", option)
	}
	frame, err := compared.Frame()
	if err != nil {
		t.Fatal(err)
	}
	var csv bytes.Buffer
	if err := frame.WriteCSV(&csv); err != nil || strings.Count(csv.String(), "\n") != 1+17 {
		t.Errorf("%v\n%s", err, csv.String())
	}
}

func near(value any, want float64) bool {
	number, ok := value.(float64)
	return ok && number > want-1e-6 && number < want+1e-6
}
