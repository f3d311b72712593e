package house

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/weighting"
	"spoor/charts"
	"spoor/charts/housestyle"
	"spoor/data"
	"spoor/data/plan"
	"spoor/data/schema"
	"spoor/internal/schematest"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/reports/results"
)

// examples are the blocks of docs/formats.md that say which file they are.
func examples(t *testing.T) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, block := range regexp.MustCompile("(?ms)^```[a-z]+ (\\S+)\n(.*?)^```$").FindAllSubmatch(text, -1) {
		files[string(block[1])] = &fstest.MapFile{Data: block[2]}
	}
	if len(files) != 16 {
		t.Fatalf("docs/formats.md has %d examples", len(files))
	}
	return files
}

// The examples of docs/formats.md are one survey, which the program reads without a problem, and by which it writes what stands
// there as written by it.
func TestTheFormatsAreAsTheProgramHasThem(t *testing.T) {
	files, ctx := examples(t), context.Background()
	open := func(wave string) *study.Study {
		t.Helper()
		opened, err := study.Open(ctx, study.Source{Files: files, Wave: wave, Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := opened.Tallies(ctx); err != nil {
			t.Fatal(err)
		}
		return opened
	}
	first, last := open("2025"), open("2027")
	if open("2026"); last.Wave.Design.IsZero() {
		t.Error("wave 2027 has no design")
	}
	trends, err := study.Trend(ctx, first.Source, study.TrendRequest{Items: []string{"outcome"}, Options: analysis.DefaultOptions()})
	if err != nil || len(trends) != 1 || len(trends[0].Lines) != 2 {
		t.Errorf("the trend over the bridge: %+v, %v", trends, err)
	}

	decided, err := first.Claims(ctx, study.ClaimsRequest{Options: analysis.DefaultOptions()})
	if err != nil || len(decided.Decisions) != 3 {
		t.Errorf("%d claims, %v", len(decided.Decisions), err)
	}
	if brief, err := first.Brief(ctx, study.BriefRequest{Topic: "training", Lang: data.English, Options: analysis.DefaultOptions()}, "md"); err != nil || len(brief) == 0 {
		t.Errorf("brief: %v", err)
	}
	if margins, err := weighting.Parse("margins.yaml", files["margins.yaml"].Data, first.Codebook); err != nil || len(margins.Margins) != 1 {
		t.Errorf("margins: %+v, %v", margins, err)
	}

	if palette, err := housestyle.Parse("house.yaml", files["house.yaml"].Data); err != nil || len(palette.Scale) != 3 {
		t.Errorf("house style: %+v, %v", palette, err)
	}
	if registered, err := plan.Parse("plan.yaml", files["plan.yaml"].Data, first.Codebook); err != nil || !registered.Clustered() {
		t.Errorf("plan: %+v, %v", registered, err)
	}

	table, err := first.Table(ctx, study.TableRequest{Item: "outcome", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	written, err := first.RenderTable(table, data.English, "json")
	same(t, files, "results.json", written, err)
	counts := members.File{Name: "organisation-a.csv", Content: files["organisation-a.csv"].Data}
	shared, err := members.Share(ctx, first.Source, members.ShareRequest{File: counts, Member: "Organisation A", Rule: disclosure.PresetDefault.Rule(), Lang: data.English})
	same(t, files, "organisation-a.json", shared.Content, err)
}

func same(t *testing.T, files fstest.MapFS, name string, written []byte, err error) {
	t.Helper()
	if want := files[name].Data; err != nil || !bytes.Equal(bytes.TrimSpace(written), bytes.TrimSpace(want)) {
		t.Errorf("%s is written as (%v)\n%s\ndocs/formats.md has\n%s", name, err, written, want)
	}
}

// The examples are valid by the schemas that the program prints.
func TestTheFormatsAreValidByTheirSchemas(t *testing.T) {
	files := examples(t)
	codebooks := schematest.Compile(t, func() ([]byte, error) { return schema.Codebook(charts.Kinds()) })
	if err := codebooks.YAML(t, files["codebook.yaml"].Data); err != nil {
		t.Error(err)
	}
	waves := schematest.Compile(t, schema.Wave)
	for _, wave := range []string{"2025", "2026", "2027"} {
		if err := waves.YAML(t, files["waves/"+wave+"/wave.yaml"].Data); err != nil {
			t.Error(err)
		}
	}
	if err := schematest.Compile(t, plan.Schema).YAML(t, files["plan.yaml"].Data); err != nil {
		t.Error(err)
	}
	if err := schematest.Compile(t, results.Schema).JSON(t, files["results.json"].Data); err != nil {
		t.Error(err)
	}
}
