// Command browser makes one of everything in memory, as a page in a browser does: no file, no terminal, no database. It is built
// to see that the study needs none of those, and how large a program of it is.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/internal/study/experiment"
	"spoor/internal/study/exports"
	"spoor/internal/study/members"
	"spoor/internal/study/printed"
	"spoor/internal/study/waves"
)

const own = "option,count\nProefplaatsing,9\nVrijwilligerswerk,4\nDetachering,3\nAnders,3\n(Om)scholing,4\nbasis,12\n"

const export = "Tijdstempel,Wat kan er beter om tweede spoor trajecten succesvoller te maken?\n31-8-2020 14:20:53,Samenwerking belanghebbenden\n"

func main() {
	if err := all(context.Background()); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func all(ctx context.Context) error {
	opened, err := study.Open(ctx, study.Source{})
	if err != nil {
		return err
	}
	for _, step := range []func(context.Context, *study.Study) error{documents, numbers, experiments, organisations, files} {
		if err := step(ctx, opened); err != nil {
			return err
		}
	}
	return nil
}

// documents makes a report and a figure.
func documents(ctx context.Context, s *study.Study) error {
	report, err := s.Report(ctx, study.ReportRequest{Options: analysis.DefaultOptions(), Lang: data.Dutch, Formats: study.ReportFormats(), Version: "browser"})
	if err != nil {
		return err
	}
	for _, file := range report.Files {
		if strings.HasSuffix(file.Name, ".png") {
			return fmt.Errorf("%s takes what draws it into the browser", file.Name)
		}
	}
	_, err = s.Chart(ctx, study.ChartRequest{Item: "outcomes", Kind: charts.Auto, Format: picture.SVG, Lang: data.Dutch, Options: analysis.DefaultOptions()})
	return err
}

// numbers makes a table, a ranking and the verdicts on claims. The built-in survey has one wave, so a trend is refused.
func numbers(ctx context.Context, s *study.Study) error {
	options := analysis.DefaultOptions()
	table, err := s.Table(ctx, study.TableRequest{Item: "outcomes", Options: options})
	if err != nil {
		return err
	}
	for _, form := range []string{"text", "md", "csv", "json"} {
		if _, err := s.RenderTable(table, data.English, form); err != nil {
			return err
		}
	}
	ranking, err := s.Ranks(ctx, study.RanksRequest{Item: "outcomes", Options: options})
	if err != nil {
		return err
	}
	if _, err := study.RenderRanking(ranking, data.Dutch, "text"); err != nil {
		return err
	}
	if _, err := s.Claims(ctx, study.ClaimsRequest{Options: options}); err != nil {
		return err
	}
	if trends, err := study.Trend(ctx, study.Source{}, study.TrendRequest{Options: options}); err == nil {
		_, err := study.RenderTrends(trends, options, data.Dutch, "text", study.Look{})
		return err
	}
	return nil
}

// organisations compares and shares the counts of an organisation, and pools those of three.
func experiments(ctx context.Context, s *study.Study) error {
	answer, err := s.Plan(ctx, experiment.Request{Baseline: "collaboration.uwv.bottom2", Target: "40%", Level: 0.95, Method: interval.MethodWilson, Arms: 2, Alpha: "0.05", Power: "0.80", Ratio: "1"})
	if err != nil {
		return err
	}
	if _, err := study.RenderPlan(answer, data.Dutch, "text", study.Look{}); err != nil {
		return err
	}
	if _, err := study.PlanChart(answer, picture.SVG, study.Style{}, data.Dutch); err != nil {
		return err
	}
	figures, err := printed.Audit(ctx, study.Source{})
	if err != nil {
		return err
	}
	_, err = printed.Render(figures, data.Dutch, "text")
	return err
}

func organisations(ctx context.Context, s *study.Study) error {
	file := members.File{Name: "own.csv", Content: []byte(own)}
	compared, err := members.Compare(ctx, s, members.CompareRequest{Files: []members.File{file}, Options: analysis.DefaultOptions(), Lang: data.Dutch})
	if err != nil {
		return err
	}
	if _, err := compared.Folder(forms.Of("compare").Forms); err != nil {
		return err
	}
	var aggregates []study.File
	for i, name := range []string{"A", "B", "C"} {
		file.Content = []byte(strings.Replace(own, "Proefplaatsing,9", fmt.Sprintf("Proefplaatsing,%d", 9-i), 1))
		shared, err := members.Share(ctx, study.Source{}, members.ShareRequest{File: file, Member: name, Rule: disclosure.PresetOpen.Rule(), Lang: data.Dutch})
		if err != nil {
			return err
		}
		aggregates = append(aggregates, study.File{Name: name + ".json", Content: shared.Content})
	}
	_, err = waves.Pool(ctx, study.Source{}, waves.PoolRequest{Aggregates: aggregates, ID: "2026", Lang: data.Dutch})
	return err
}

// files checks an export, and drafts a codebook from it.
func files(ctx context.Context, _ *study.Study) error {
	checked, err := waves.Check(ctx, study.Source{}, waves.CheckRequest{Exports: []exports.Export{{Name: "export.csv", Content: strings.NewReader(export)}}})
	if err != nil {
		return err
	}
	if len(checked) != 1 || checked[0].Kept != 1 {
		return fmt.Errorf("checked %+v", checked)
	}
	_, err = waves.DraftCodebook(ctx, exports.Export{Name: "export.csv", Content: strings.NewReader(export)}, data.Dutch, false, study.Listener{})
	return err
}
