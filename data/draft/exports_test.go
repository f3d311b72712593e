package draft_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
)

// exports is the folder of real exports, which is not part of the project.
const exports = "../../../shared/exports"

func openFile(t *testing.T, name string, o platform.Options) *platform.Export {
	t.Helper()
	file, err := os.Open(filepath.Join(exports, name))
	if os.IsNotExist(err) {
		t.Skip("the real exports are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	reader, err := records.Open(filepath.Base(name), file, records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	export, err := platform.Open(reader, o)
	if err != nil {
		t.Fatal(err)
	}
	return export
}

func drafted(t testing.TB, export *platform.Export, name string) (data.Codebook, string) {
	t.Helper()
	d, err := draft.Read(t.Context(), export, func() {})
	if err != nil {
		t.Fatal(err)
	}
	text := d.YAML(name, data.English, false)
	codebook, err := data.ParseCodebook("codebook.yaml", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return codebook, string(text)
}

// A drafted codebook reads the export that it was drafted from: every record, and no problem. The numbers of different answers
// are those that Python's csv module (3.13) finds in the columns, with what says that there is no answer taken out.
func TestRealExports(t *testing.T) {
	tests := []platform.Reason{platform.TestRun}
	for _, test := range []struct {
		file  string
		keep  []platform.Reason
		kept  int
		kinds string // of each item: the first letter of its kind, with the number of its options, scale points or rows
	}{
		{"excel/538_poll-of-pollsters-anonymous-answers-7.tsv", nil, 20, "s03 o o s04 o o o o o s03 o s03 o s03 o s03 o o o o s03 o s02 o o s03 nx02 s03 o nx02 n n o"},
		{"googleforms/nl_ads_formulierreacties1.csv", nil, 57, "n s02 s15 s27 o s05 m09 o o"},
		{"limesurvey/sealuzh_results-survey.csv", nil, 70, "s02 o o o o o o r04x06 s02 o s02 o s02 o s02 o s02 o s02 o s04 s04 r05x06 s04 s04 r05x06 s04 s05 r05x06 s04 s04 r05x06 s04 s04 r05x06 s04 s05 r05x06 s04 s05 r05x06 s04 s04 r05x06 s04 s04 r05x06 s04 s05 r05x06 r05x11 s11 s05 m05 n o s24 n o s02"},
		{"odk/safi_odk_final_results.csv", nil, 131, "n s19 n o o s02 s02 s02 s06 n s02 n s02 n s02 s02 s02 s02 s03 s04 s02 s02 s07 s06 s02 s07 s07 s02 s03 s07 s02 m10 n s02 s02 m03 s02 s02 s02 s04 s02 m03 s03 s02 s02 m08 s05 s02 s02 m17 s02 m13 m12"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions.csv", tests, 5, "m03 m03 m05 m07 m03"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions_Insights_.csv", tests, 5, "m03 m03 m05 m07 m03"},
		{"qualtrics/qt_Single_Answer_Matrix_Questions_Insights_.csv", tests, 5, "r04x03 r04x03 r04x03 r04x03 r04x03 o"},
		{"qualtrics/qualtRics_sample.csv", nil, 1, "n o"},
		{"qualtrics/qualtRics_sample_legacy.csv", nil, 1, "n s02"},
		{"surveymonkey/538_StarWars.csv", nil, 1186, "s02 s02 m06 r07x06 r06x14 s03 s02 s02 s02 s02 s04 s05 s05 s09"},
		{"surveymonkey/538_weather-check.csv", nil, 928, "s02 s08 o s04 s04 s02 s10 s09"},
	} {
		t.Run(test.file, func(t *testing.T) {
			o := platform.Options{Keep: test.keep}
			codebook, text := drafted(t, openFile(t, test.file, o), filepath.Base(test.file))
			importer, err := importing.Open(test.file, openFile(t, test.file, o), codebook, importing.Options{})
			if err != nil {
				t.Fatal(err, text)
			}
			for err == nil {
				_, err = importer.Next(t.Context())
			}
			if !errors.Is(err, io.EOF) || importer.Kept() != test.kept {
				t.Errorf("%d respondents, %v", importer.Kept(), err)
			}
			for _, group := range importer.Problems().Groups() {
				t.Error(group)
			}
			if got := kinds(codebook); got != test.kinds {
				t.Errorf("got %s in\n%s", got, text)
			}
		})
	}
}

func kinds(codebook data.Codebook) string {
	var out []string
	for _, item := range codebook.Items {
		text := string(item.Kind[:1])
		if n := len(item.Answers()); n > 0 {
			text += string(rune('0'+n/10)) + string(rune('0'+n%10))
		}
		if n := len(item.Rows); n > 0 {
			text += "x" + string(rune('0'+n/10)) + string(rune('0'+n%10))
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}
