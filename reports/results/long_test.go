package results_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/results"
)

// long makes the report of a wave and returns its statistics: each by context, variable, row, level and name.
func long(t *testing.T, source study.Source) map[string]map[string]string {
	t.Helper()
	s, err := study.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.Report(t.Context(), study.ReportRequest{Options: analysis.DefaultOptions(), Lang: data.English, Formats: []string{"md"}, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range report.Files {
		if file.Name != results.LongName {
			continue
		}
		records, err := csv.NewReader(bytes.NewReader(file.Content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]map[string]string{}
		for _, record := range records[1:] {
			cells := map[string]string{}
			for i, name := range records[0] {
				cells[name] = record[i]
			}
			key := strings.Join([]string{cells["context"], cells["variable"], cells["row"], cells["variable_level"], cells["stat_name"]}, " ")
			if _, twice := found[key]; twice {
				t.Errorf("%q stands twice", key)
			}
			found[key] = cells
		}
		return found
	}
	t.Fatal("the report has no ", results.LongName)
	return nil
}

// TestLong has one statistic a row. The intervals are those of R 4.2.2, prop.test(31, 47, correct = FALSE) and prop.test(1, 43, correct =
// FALSE), to the digits that it prints.
func TestLong(t *testing.T) {
	t.Parallel()
	found := long(t, study.Source{})
	for key, want := range map[string]float64{
		"base outcomes   N": 47, "base outcomes   N_asked": 50, "base outcomes   N_miss": 3,
		"categorical outcomes  own_work n": 31, "categorical outcomes  own_work p": 31.0 / 47,
		"proportion_ci outcomes  own_work conf.low": 0.516709245619, "proportion_ci outcomes  own_work conf.high": 0.778325561562,
		"categorical collaboration employee very_bad n": 1, "proportion_ci collaboration employee very_bad conf.low": 0.004117087274,
		"continuous trajectory_shares own_work  mean": 30,
	} {
		got, err := strconv.ParseFloat(found[key]["stat"], 64)
		if err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %q, want %v", key, found[key]["stat"], want)
		}
	}
	if interval := found["proportion_ci outcomes  own_work conf.low"]; interval["method"] != "wilson" || interval["conf_level"] != "0.95" || interval["wave"] != "2021" || interval["mark"] != "" {
		t.Errorf("%v", interval)
	}
}

// TestLongHides marks what is hidden, with what it can be, and shows nothing of it.
func TestLongHides(t *testing.T) {
	t.Parallel()
	found := long(t, study.Source{Disclosure: disclosure.PresetDefault, Audience: study.Others})
	hidden := 0
	for key, row := range found {
		switch {
		case row["mark"] == "hidden" && row["stat"] != "":
			t.Errorf("%s is marked hidden and says %s", key, row["stat"])
		case row["mark"] == "hidden":
			hidden++
		case row["stat"] == "":
			t.Errorf("%s says nothing and is not marked", key)
		}
	}
	if small := found["categorical collaboration employee very_bad n"]; hidden == 0 || small["mark"] != "hidden" || small["possible_high"] == "" {
		t.Errorf("%d hidden; %v", hidden, small)
	}
}
