package brief

import (
	"bytes"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/sectortest"
	"spoor/internal/texttest"
	"spoor/reports/page"
)

func TestWords(t *testing.T) { texttest.Complete(t, words) }

// TestBriefOfHostileTexts puts markup where texts of a topic go: it must come out as text.
func TestBriefOfHostileTexts(t *testing.T) {
	counted := sectortest.BuiltIn(t)
	hostile := data.Text{NL: `<script>alert("x")</script> | *a* [b](c)`}
	brief := Brief{Lang: data.Dutch, Wave: counted.Wave, Options: analysis.DefaultOptions(), Topic: topics.Topic{Title: hostile, About: hostile, Limits: []data.Text{hostile}, Outcomes: []data.Text{hostile}},
		Evidence: []Item{{Table: counted.Tables[2], References: []topics.Reference{{Item: counted.Tables[2].Item.ID}}}}}
	page, err := brief.HTML()
	if err != nil {
		t.Fatal(err)
	}
	text, err := brief.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte("<script>alert")) || bytes.Contains(text, []byte("<script>alert")) || bytes.Contains(text, []byte("[b](c)")) {
		t.Error("a text of the topic became markup")
	}
	if bytes.Contains(page, []byte("%!")) || bytes.Contains(text, []byte("%!")) {
		t.Error("a phrase was filled in wrongly")
	}
}

// TestSentences checks what is said of single answers against the counts of the publication: 1 of 43 name good contact with
// colleagues, 0 of 42 rate UWV as very good.
func TestSentences(t *testing.T) {
	counted := sectortest.BuiltIn(t)
	table := func(item string) Item { return Item{Table: counted.Table(t, item)} }
	brief := Brief{Lang: data.English, Wave: counted.Wave, Options: analysis.DefaultOptions()}
	for want, r := range map[string]topics.Reference{
		"Of the 43 respondents, one names ‘Good contact with colleagues’: 2% (<1–12%).": {Item: "positive_factors", Option: "contact_colleagues"},
		"0% give ‘UWV (benefits agency)’ the rating ‘Very good’ (0–8%; n = 42).":        {Item: "collaboration", Row: "uwv", Option: "very_good"},
		"n = 42)": {Item: "collaboration", Row: "uwv"},
		"On average ‘Placement in other work’": {Item: "trajectory_shares", Row: "other_work"},
		"All numbers, with interval: ":         {Item: "success_definition"},
	} {
		got := brief.sentence(table(r.Item), r, false, page.NewFootnotes(data.English))
		if !strings.Contains(got, want) {
			t.Errorf("%+v: %q; want %q", r, got, want)
		}
	}
}

// TestHiddenSentences checks that no number of an estimate that is hidden comes out.
func TestHiddenSentences(t *testing.T) {
	counted := sectortest.BuiltIn(t)
	brief := Brief{Lang: data.English, Wave: counted.Wave, Options: analysis.DefaultOptions()}
	for _, r := range []topics.Reference{
		{Item: "positive_factors", Option: "contact_colleagues"}, {Item: "collaboration", Row: "uwv"},
		{Item: "collaboration", Row: "uwv", Option: "very_good"}, {Item: "trajectory_shares", Row: "other_work"},
	} {
		table := counted.Table(t, r.Item)
		for p := range table.Parts {
			for e := range table.Parts[p].Estimates {
				table.Parts[p].Estimates[e].Hidden = true
			}
			for e := range table.Parts[p].Nets {
				table.Parts[p].Nets[e].Hidden = true
			}
		}
		got := brief.sentence(Item{Table: table}, r, false, page.NewFootnotes(data.English))
		if !strings.Contains(got, "is not shown") || strings.Contains(got, "%") {
			t.Errorf("%+v: %q", r, got)
		}
	}
}

func TestPlanWords(t *testing.T) { texttest.Complete(t, planWords) }

// A plan by cluster says so, with its numbers; without a figure of the wave that is said too, in both forms.
func TestRegisteredClusters(t *testing.T) {
	t.Parallel()
	counted := sectortest.BuiltIn(t)
	icc, item := 0.05, counted.Table(t, "outcomes").Item
	p := plan.Plan{Title: data.Text{NL: "Proef"}, Registered: "2027-01-15", Unit: "employer", Checksum: "sha256:12", Level: 0.95, ICC: &icc, Subgroups: []string{"sector"},
		Arms:    []plan.Arm{{Label: data.Text{NL: "gewoon"}, N: 120, Clusters: 8}, {Label: data.Text{NL: "vroeg"}, N: 110, Clusters: 7}},
		Primary: plan.Outcome{Goal: plan.Lower, Margin: 12.5, Of: plan.Answer{Item: item, Option: "other_employer"}}}
	brief := Brief{Lang: data.Dutch, Wave: counted.Wave, Options: analysis.DefaultOptions(), Registered: &Registered{Plan: p, Test: data.Text{NL: "t-toets"}}}
	markdown, err := brief.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	html, err := brief.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Toegewezen wordt per cluster (employer)", "lager is beter. Toets: t-toets, tweezijdig op 5%.", "slechter met minder dan 12,5 procentpunten", "(ICC) van 0,05", "Aangekondigde subgroepen: sector.", "geen cijfer van"} {
		if !strings.Contains(string(markdown), want) || !strings.Contains(string(html), want) {
			t.Errorf("not said: %s", want)
		}
	}
	if !strings.Contains(string(markdown), "| vroeg | 110 | 7 |") {
		t.Errorf("%s", markdown)
	}
}
