package study

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/surveytest"
	"spoor/reports/method"
)

// The interval of 24 of 40 is prop.test(24, 40, correct = FALSE)$conf.int in R 4.2.2, that of the mean of 20 to 59 t.test(20:59)$conf.int.
func TestTable(t *testing.T) {
	s := oursStudy(t)
	table, err := s.Table(t.Context(), TableRequest{Item: "outcome", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	work := table.Parts[0].Estimates[0]
	if work.Count != 24 || work.Base != 40 || !near(work.Interval.Low, 0.4459589366) || !near(work.Interval.High, 0.7365167432) {
		t.Errorf("%+v", work)
	}
	if table, err = s.Table(t.Context(), TableRequest{Item: "shares", Options: analysis.DefaultOptions()}); err != nil {
		t.Fatal(err)
	}
	if mean := table.Parts[0].Estimates[0].Number; mean == nil || !near(mean.Mean, 39.5) || !near(mean.Low/100, 0.3576121209) || !near(mean.High/100, 0.4323878791) {
		t.Errorf("%+v", mean)
	}
}

// Of those whose last trajectory ended in work all 24 named a trial, of the others 6 of 16.
func TestTableByGroups(t *testing.T) {
	table, err := oursStudy(t).Table(t.Context(), TableRequest{Item: "helps", By: "outcome", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Groups) != 3 || table.Groups[0].ID != "work" {
		t.Fatalf("%+v", table.Groups)
	}
	own := table.Groups[0].Parts[0].Estimates[0]
	if own.Count != 24 || own.Base != 24 || !near(table.Groups[0].Contrasts[0].Difference, 1-6.0/16) {
		t.Errorf("%d of %d, %+v", own.Count, own.Base, table.Groups[0].Contrasts[0])
	}
	if len(table.Associations) != 1 || table.Associations[0].Test == "" {
		t.Errorf("%+v", table.Associations)
	}
}

// 62 options were picked by 40 respondents: 30 + 20 + 10 + 2.
func TestTableOfResponses(t *testing.T) {
	options := analysis.DefaultOptions()
	options.Base = estimate.BaseResponses
	table, err := oursStudy(t).Table(t.Context(), TableRequest{Item: "helps", Options: options})
	if err != nil {
		t.Fatal(err)
	}
	if trial := table.Parts[0].Estimates[0]; trial.Count != 30 || trial.Base != 62 {
		t.Errorf("%+v", trial)
	}
}

func TestTableRefuses(t *testing.T) {
	weighted := analysis.DefaultOptions()
	weighted.Method = design.MethodKornGraubard
	responses := analysis.DefaultOptions()
	responses.Base, responses.Disclosure = estimate.BaseResponses, disclosure.PresetOpen.Rule()
	for name, test := range map[string]struct {
		request TableRequest
		want    string
	}{
		"responses under a rule": {TableRequest{Item: "helps", Options: responses}, "--base responses: percentages of responses tell how many responses there are"},
		"no such item":           {TableRequest{Item: "outcoms", Options: analysis.DefaultOptions()}, `no item "outcoms"; did you mean "outcome"? the survey has outcome, helps, contact, shares`},
		"no such group":          {TableRequest{Item: "outcome", By: "regio", Options: analysis.DefaultOptions()}, `--by: no item "regio" to make groups of`},
		"no design":              {TableRequest{Item: "outcome", Options: weighted}, "--interval: korn-graubard is for a weighted sample, and wave 2026 has no design"},
	} {
		if _, err := oursStudy(t).Table(t.Context(), test.request); !surveytest.IsKind[Refused](err) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
	if _, err := oursStudy(t).Table(t.Context(), TableRequest{Options: analysis.DefaultOptions()}); !surveytest.IsKind[Refused](err) {
		t.Errorf("no item: %v", err)
	}
}

// Each form of a table says the same: 24 of 40 is 60%.
func TestRenderTable(t *testing.T) {
	s := builtIn(t)
	options := analysis.DefaultOptions()
	options.Method = interval.MethodClopperPearson
	table, err := s.Table(t.Context(), TableRequest{Item: "success_definition", Options: options})
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"text": "n = ", "md": "| Antwoord", "csv": "2021,success_definition,", "json": `"method": "clopper-pearson"`} {
		content, err := s.RenderTable(table, data.Dutch, form)
		if err != nil || !bytes.Contains(content, []byte(want)) {
			t.Errorf("%s without %q: %v", form, want, err)
		}
	}
	content, err := s.RenderTable(table, data.English, "csv")
	if err != nil {
		t.Fatal(err)
	}
	if records, err := csv.NewReader(bytes.NewReader(content)).ReadAll(); err != nil || len(records) != 1+len(table.Item.Options) {
		t.Errorf("%d records: %v", len(records), err)
	}
	if content, err = s.RenderTable(table, data.English, "json"); err != nil || !json.Valid(content) {
		t.Errorf("no JSON: %v", err)
	}
	for _, form := range []string{"text", "md"} {
		if explained := method.BelowTables([]analysis.Table{table}, data.English, form); !bytes.Contains(explained, []byte("Clopper")) {
			t.Errorf("%s explains %q", form, explained)
		}
	}
}

// Items by groups side by side: the shares of each are those of the table by that item alone, and all respondents stand there once.
func TestBannerSetsGroupsSideBySide(t *testing.T) {
	s := oursStudy(t)
	tables, err := s.Banner(t.Context(), BannerRequest{By: []string{"outcome", "helps", "outcome*helps"}, Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	var of []string
	for _, table := range tables {
		of = append(of, table.Item.ID+" by "+table.By.ID)
		alone, err := s.Table(t.Context(), TableRequest{Item: table.Item.ID, By: table.By.ID, Options: analysis.DefaultOptions()})
		if err != nil || !reflect.DeepEqual(alone, table) {
			t.Errorf("%s differs from the table alone: %v", of[len(of)-1], err)
		}
	}
	want := "outcome by helps, helps by outcome, contact by outcome, contact by helps, contact by outcome*helps, shares by outcome, shares by helps, shares by outcome*helps"
	if got := strings.Join(of, ", "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	wholes := func(tables []analysis.Table) int {
		text, err := s.RenderTables(tables, data.English, "json")
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(text, []byte(`"group": ""`))
	}
	if side, alone := wholes(tables[2:5]), wholes(tables[2:3]); side != alone || alone == 0 {
		t.Errorf("all respondents stand there %d times, want %d", side, alone)
	}
	for _, c := range []struct {
		request BannerRequest
		want    string
	}{
		{BannerRequest{Items: []string{"contact"}, By: []string{"outcome", " outcome "}}, "--by: outcome is given twice"},
		{BannerRequest{Items: []string{"contact", "helps"}, By: []string{"helps"}}, `item "helps" cannot be set against itself`},
		{BannerRequest{Items: []string{"contact"}, By: []string{"contact.employer"}}, `"contact.employer" is a row of an item and makes no groups; those are made by outcome, helps; who gave one answer to it are counted with --where 'contact.employer = answer'`},
		{BannerRequest{Items: []string{"contact"}, By: []string{"outcome*helpz"}}, `--by: no item "helpz" to make groups of; did you mean "helps"? those that can are outcome, helps`},
	} {
		c.request.Options = analysis.DefaultOptions()
		if _, err := s.Banner(t.Context(), c.request); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

// A figure of each kind can be drawn of the item that it suits, in each format.
func TestChart(t *testing.T) {
	s := oursStudy(t)
	for item, kinds := range map[string][]data.FigureKind{"outcome": {charts.Auto, "bars", "pie", "stacked"}, "contact": {charts.Auto, "battery"}, "shares": {charts.Auto, "shares"}} {
		for _, kind := range kinds {
			content, err := s.Chart(t.Context(), ChartRequest{Item: item, Kind: kind, Format: picture.SVG, Lang: data.English, Options: analysis.DefaultOptions()})
			if err != nil || !bytes.HasPrefix(content, []byte("<?xml")) || !bytes.Contains(content, []byte("</svg>")) {
				t.Errorf("%s as %s: %v", item, kind, err)
			}
		}
	}
	for format, start := range map[picture.Format]string{picture.PNG: "\x89PNG", picture.PDF: "%PDF-"} {
		content, err := builtIn(t).Chart(t.Context(), ChartRequest{Item: "outcomes", Kind: charts.Auto, Format: format, Lang: data.Dutch, Options: analysis.DefaultOptions()})
		if err != nil || !bytes.HasPrefix(content, []byte(start)) {
			t.Errorf("%s: %v", format, err)
		}
	}
	for _, request := range []ChartRequest{{Item: "outcome", Kind: "radar", Format: picture.SVG}, {Item: "outcoms", Kind: charts.Auto, Format: picture.SVG}, {Item: "contact", Kind: "pie", Format: picture.SVG}} {
		request.Options = analysis.DefaultOptions()
		if _, err := s.Chart(t.Context(), request); !surveytest.IsKind[Refused](err) {
			t.Errorf("%+v: %v", request, err)
		}
	}
}

// --all --simultaneous is answered of a survey that has numbers too: those have the interval of their mean, and say so.
func TestJointIntervalsOfAllItems(t *testing.T) {
	t.Parallel()
	ours, err := Open(t.Context(), Source{Files: panelWaves("0123456789abcdef", "pass_over: [w]\n"), Place: "ours"})
	if err != nil {
		t.Fatal(err)
	}
	options := analysis.DefaultOptions()
	options.Joint = estimate.JointDefault
	tables, err := ours.Banner(t.Context(), BannerRequest{Options: options})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		method, noted := table.Parts[0].Estimates[0].Interval.Method, slices.ContainsFunc(table.Notes, func(n analysis.Note) bool {
			return strings.HasSuffix(n.EN, "the interval of the mean holds by itself.")
		})
		if number := table.Item.Kind == data.Number; number != noted || number != (method == interval.MethodStudent) {
			t.Errorf("%s: by %s, notes %v", table.Item.ID, method, table.Notes)
		}
	}
}
