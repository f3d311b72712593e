package count

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parquet-go/parquet-go"

	"spoor/data"
	"spoor/data/generated"
	_ "spoor/data/parquet" // so that Parquet is read
	"spoor/internal/tallytest"
)

// asParquet writes the cells of a CSV file as a Parquet file: text that may be missing.
func asParquet(t *testing.T, source string) []byte {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(source)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	group := parquet.Group{}
	for _, name := range records[0] {
		group[name] = parquet.Optional(parquet.String())
	}
	schema := parquet.NewSchema("answers", group)
	place := map[string]int{}
	for i, column := range schema.Columns() {
		place[strings.Join(column, ".")] = i
	}
	var out bytes.Buffer
	writer := parquet.NewWriter(&out, schema, parquet.MaxRowsPerRowGroup(700))
	for _, record := range records[1:] {
		row := make(parquet.Row, len(record))
		for i, cell := range record {
			at := place[records[0][i]]
			row[at] = parquet.NullValue().Level(0, 0, at)
			if cell != "" {
				row[at] = parquet.ByteArrayValue([]byte(cell)).Level(0, 1, at)
			}
		}
		if _, err := writer.WriteRows([]parquet.Row{row}); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A generated survey gives the same counts by every engine, as CSV and as Parquet, with and without a design.
func TestEnginesAgreeOnAGeneratedSurvey(t *testing.T) {
	for _, o := range []generated.Options{{Respondents: 3000, Seed: 3, Quotes: true}, {Respondents: 3000, Seed: 4, Design: true, Quotes: true}} {
		var source bytes.Buffer
		if err := o.WriteCSV(&source); err != nil {
			t.Fatal(err)
		}
		open := func(name string, answers []byte) *Survey {
			survey, err := Open(fstest.MapFS{"codebook.yaml": file(tallytest.WithNets()), "waves/w/wave.yaml": file(o.Wave(name)), "waves/w/" + name: {Data: answers}})
			if err != nil {
				t.Fatal(err)
			}
			return survey
		}
		text := open("a.csv", source.Bytes())
		columns := open("a.parquet", asParquet(t, source.String()))
		want, problems, err := text.WithEngine(EngineFrame, nil).Crosstabs(t.Context(), text.Waves[0], "sector")
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		for name, survey := range map[string]*Survey{"scan": text.WithEngine(EngineScan, nil), "frame of Parquet": columns.WithEngine(EngineFrame, nil),
			"scan of Parquet": columns.WithEngine(EngineScan, nil)} {
			got, problems, err := survey.Crosstabs(t.Context(), survey.Waves[0], "sector")
			if err != nil || len(problems) > 0 {
				t.Fatal(name, problems, err)
			}
			for i := range want {
				tallytest.Same(t, got[i].Whole, want[i].Whole)
				for g := range want[i].Groups {
					tallytest.Same(t, got[i].Groups[g].Tallies, want[i].Groups[g].Tallies)
					tallytest.Same(t, got[i].Groups[g].Rest, want[i].Groups[g].Rest)
				}
				if fmt.Sprint(got[i].Patterns) != fmt.Sprint(want[i].Patterns) {
					t.Errorf("%s: patterns of %s differ", name, got[i].Item.ID)
				}
			}
		}
	}
}

// What is wrong in a Parquet file is said as of a CSV, with the row after the header as line 2.
func TestProblemsInParquet(t *testing.T) {
	wave := strings.Replace(strings.Replace(tallytest.Wave, "a.csv", "a.parquet", 1), "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1)
	survey, answers := engineSurvey(t, wave, "a.parquet")
	answers.Data = asParquet(t, tallytest.Header+"\n1,yes,1,0,0,good,bad,12,x\n2,perhaps,1,0,0,good,bad,12,x\n2,yes,1,0,0,good,bad,12,x\n")
	sameCounts(t, survey)
	_, problems, err := survey.WithEngine(EngineScan, nil).Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) != 2 || problems[0].Line != 3 || problems[1].Line != 4 {
		t.Errorf("%v, %v; want problems on lines 3 and 4", problems, err)
	}
	answers.Data = []byte("PAR1 and then text")
	for _, engine := range []Engine{EngineFrame, EngineScan} {
		if _, _, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0]); err == nil || !strings.Contains(err.Error(), "waves/w/a.parquet: no Parquet file") {
			t.Errorf("%s of a damaged file: %v", engine, err)
		}
	}
}

// What respondents typed is in a Parquet file as in a CSV.
func TestTextsInParquet(t *testing.T) {
	wave := strings.Replace(strings.Replace(tallytest.Wave, "a.csv", "a.parquet", 1), "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n", "", 1)
	survey, answers := engineSurvey(t, wave, "a.parquet")
	answers.Data = asParquet(t, tallytest.Header+"\n1,yes,1,0,0,good,bad,12,\n2,no,1,0,0,good,bad,12,\"ja, \"\"graag\"\"\nen snel\"\n")
	texts, problems, err := survey.Texts(t.Context(), survey.Waves[0], "remarks")
	if err != nil || len(problems) > 0 || len(texts) != 1 || texts[0] != (data.Typed{Respondent: "2", Item: "remarks", Option: "", Text: "ja, \"graag\"\nen snel"}) {
		t.Errorf("%q, %v, %v", texts, problems, err)
	}
}
