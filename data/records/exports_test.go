package records_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"spoor/data/records"
)

// exports is the folder of real exports, which is not part of the project.
const exports = "../../../shared/exports"

// Records and cells as Python's csv module counts them (3.13), with the encoding and delimiter given to it.
func TestRealExports(t *testing.T) {
	for _, test := range []struct {
		file                        string
		records, cells              int
		encoding, delimiter, ending string
	}{
		{"excel/538_poll-of-pollsters-anonymous-answers-7.tsv", 22, 36, "mac-roman", "tab", "CR"},
		{"googleforms/nl_ads_formulierreacties1.csv", 58, 10, "utf-8", "tab", "LF"},
		{"limesurvey/sealuzh_results-survey.csv", 71, 146, "utf-8", ",", "LF"},
		{"odk/safi_odk_final_results.csv", 132, 65, "utf-8", ",", "LF"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions.csv", 7, 36, "utf-8", ",", "LF"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions_Insights_.csv", 8, 36, "utf-8", ",", "LF"},
		{"qualtrics/qt_Single_Answer_Matrix_Questions_Insights_.csv", 8, 30, "utf-8", ",", "LF"},
		{"qualtrics/qualtRics_sample.csv", 4, 20, "utf-8", ",", "LF"},
		{"qualtrics/qualtRics_sample_legacy.csv", 3, 16, "utf-8", ",", "LF"},
		{"surveymonkey/538_NFL_fandom_data-surveymonkey.csv", 35, 25, "utf-8", ",", "LF"},
		{"surveymonkey/538_StarWars.csv", 1188, 38, "mac-roman", ",", "LF"},
		{"surveymonkey/538_weather-check.csv", 929, 9, "utf-8", ",", "LF"},
	} {
		t.Run(test.file, func(t *testing.T) {
			got, r := all(t, openExport(t, test.file), records.Options{})
			if len(got) != test.records {
				t.Errorf("got %d records, want %d", len(got), test.records)
			}
			for i, record := range got {
				if len(record) != test.cells {
					t.Errorf("record %d has %d cells, want %d", i, len(record), test.cells)
				}
			}
			if d := r.Dialect(); d.Encoding != test.encoding || d.Delimiter != test.delimiter || d.LineEnding != test.ending {
				t.Errorf("got %+v", d)
			}
		})
	}
}

func openExport(t *testing.T, name string) *os.File {
	t.Helper()
	file, err := os.Open(filepath.Join(exports, name))
	if os.IsNotExist(err) {
		t.Skip("the real exports are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// The csv-spectrum set states what each of its files holds.
func TestCSVSpectrum(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(exports, "torture/csv-spectrum/csvs/*.csv"))
	if err != nil || len(files) == 0 {
		t.Skip("the csv-spectrum set is not here")
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		t.Run(name, func(t *testing.T) {
			stated, err := os.ReadFile(filepath.Join(exports, "torture/csv-spectrum/json", name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if name == "location_coordinates" {
				// The stated result has another telephone number than the file, and is not a list.
				stated = []byte("[" + strings.Replace(string(stated), "1234567890", "2095257564", 1) + "]")
			}
			var want []map[string]string
			if err := json.Unmarshal(stated, &want); err != nil {
				t.Fatal(err)
			}
			rows, _ := all(t, openExport(t, "torture/csv-spectrum/csvs/"+name+".csv"), records.Options{})
			var got []map[string]string
			for _, row := range rows[1:] {
				record := map[string]string{}
				for i, cell := range row {
					record[rows[0][i]] = strings.TrimSuffix(strings.TrimPrefix(cell, "«"), "»")
				}
				got = append(got, record)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
