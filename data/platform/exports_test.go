package platform_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/data/records"
	"spoor/data/writing"
)

// exports is the folder of real exports, which is not part of the project.
const exports = "../../../shared/exports"

func openExport(t *testing.T, name string, o platform.Options) (*platform.Export, error) {
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
	return platform.Open(reader, o)
}

// each calls visit for every response that is kept.
func each(t *testing.T, e *platform.Export, visit func(platform.Response)) {
	t.Helper()
	for {
		response, err := e.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		visit(response)
	}
}

// Records below the header by Python's csv module (3.13). Every response of the QualtricsTools files has status 2, a test.
func TestRealExports(t *testing.T) {
	for _, test := range []struct {
		file                string
		platform            platform.Name
		headerRecords, kept int
		leftOut             []platform.Count
		personal            string
	}{
		{"excel/538_poll-of-pollsters-anonymous-answers-7.tsv", platform.SurveyMonkey, 2, 20, nil, ""},
		{"googleforms/nl_ads_formulierreacties1.csv", platform.GoogleForms, 1, 57, nil, ""},
		{"limesurvey/sealuzh_results-survey.csv", platform.LimeSurvey, 1, 70, nil, ""},
		{"odk/safi_odk_final_results.csv", platform.Kobo, 1, 131, nil, "gps:Latitude gps:Longitude gps:Altitude"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions.csv", platform.Qualtrics, 2, 0, []platform.Count{{Reason: platform.TestRun, N: 5}}, "Name ExternalDataReference EmailAddress IPAddress LocationLatitude LocationLongitude"},
		{"qualtrics/qt_Multiple_Answer_MC_Questions_Insights_.csv", platform.Qualtrics, 3, 0, []platform.Count{{Reason: platform.TestRun, N: 5}}, "IPAddress RecipientLastName RecipientFirstName RecipientEmail ExternalDataReference LocationLatitude LocationLongitude"},
		{"qualtrics/qt_Single_Answer_Matrix_Questions_Insights_.csv", platform.Qualtrics, 3, 0, []platform.Count{{Reason: platform.TestRun, N: 5}}, "IPAddress RecipientLastName RecipientFirstName RecipientEmail ExternalDataReference LocationLatitude LocationLongitude"},
		{"qualtrics/qualtRics_sample.csv", platform.Qualtrics, 3, 1, nil, "IPAddress RecipientLastName RecipientFirstName RecipientEmail ExternalReference LocationLatitude LocationLongitude"},
		{"qualtrics/qualtRics_sample_legacy.csv", platform.Qualtrics, 2, 1, nil, "Name ExternalDataReference EmailAddress IPAddress LocationLatitude LocationLongitude"},
		{"surveymonkey/538_StarWars.csv", platform.SurveyMonkey, 2, 1186, nil, ""},
		{"surveymonkey/538_weather-check.csv", platform.SurveyMonkey, 1, 928, nil, ""},
	} {
		t.Run(test.file, func(t *testing.T) {
			e, err := openExport(t, test.file, platform.Options{})
			if err != nil {
				t.Fatal(err)
			}
			each(t, e, func(platform.Response) {})
			s := e.Summary()
			if e.Platform != test.platform || e.HeaderRecords != test.headerRecords || s.Kept != test.kept || !reflect.DeepEqual(s.LeftOut, test.leftOut) || len(s.Doubts) > 0 {
				t.Errorf("got %s, %d header records, %+v", e.Platform, e.HeaderRecords, s)
			}
			var personal []string
			for _, column := range e.Columns {
				if column.Role == platform.Personal {
					personal = append(personal, column.Code)
				}
			}
			if got := strings.Join(personal, " "); got != test.personal {
				t.Errorf("personal columns %s, want %s", got, test.personal)
			}
		})
	}
}

func TestRealAggregateIsRefused(t *testing.T) {
	_, err := openExport(t, "surveymonkey/538_NFL_fandom_data-surveymonkey.csv", platform.Options{})
	if err == nil || !strings.Contains(err.Error(), `is a table of counts, not of respondents: the column "Tot. Respondents" counts people and "GOP%" holds percentages; export the answers themselves, one row a respondent`) {
		t.Errorf("got %v", err)
	}
}

// Who picked which option, counted with Python's csv module from the cells.
func TestRealMultiSelect(t *testing.T) {
	t.Run("a column per option with its text", func(t *testing.T) {
		e, err := openExport(t, "surveymonkey/538_StarWars.csv", platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		question := e.Questions()[2]
		checkTicks(t, e, question, []int{673, 571, 550, 607, 758, 738})
	})
	t.Run("a column per option with 1", func(t *testing.T) {
		e, err := openExport(t, "qualtrics/qt_Multiple_Answer_MC_Questions_Insights_.csv", platform.Options{Keep: []platform.Reason{platform.TestRun}})
		if err != nil {
			t.Fatal(err)
		}
		checkTicks(t, e, e.Questions()[0], []int{4, 4, 5})
	})
	t.Run("a column per option with Yes and No", func(t *testing.T) {
		e, err := openExport(t, "limesurvey/sealuzh_results-survey.csv", platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, question := range e.Questions() {
			if strings.HasPrefix(question.Text, "Employment") {
				if other := question.Columns[4]; other.Role != platform.OtherText {
					t.Errorf("the text beside the options is %s", other.Role)
				}
				question.Columns = question.Columns[:4]
				checkTicks(t, e, question, []int{15, 6, 55, 1})
			}
		}
	})
	t.Run("joined labels", func(t *testing.T) {
		e, err := openExport(t, "googleforms/nl_ads_formulierreacties1.csv", platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		options := []string{"R (w/ Rstudio)", "Python", "C#", "Java", "JavaScript"}
		counts, other := make([]int, len(options)), 0
		each(t, e, func(response platform.Response) {
			picked, rest := writing.SplitLabels(response.Text(7), ", ", options)
			for _, option := range picked {
				counts[option]++
			}
			if rest != "" {
				other++
			}
		})
		if want := []int{44, 44, 11, 3, 4}; !reflect.DeepEqual(counts, want) || other == 0 {
			t.Errorf("got %v and %d others, want %v", counts, other, want)
		}
	})
	t.Run("lists of codes", func(t *testing.T) {
		e, err := openExport(t, "odk/safi_odk_final_results.csv", platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		column, err := e.Find("F14_items_owned")
		if err != nil {
			t.Fatal(err)
		}
		items, radios, others := 0, 0, 0
		each(t, e, func(response platform.Response) {
			codes, ok := writing.SplitList(response.Text(column.Index))
			if !ok {
				others++
			}
			items += len(codes)
			for _, code := range codes {
				if code == "radio" {
					radios++
				}
			}
		})
		if items != 621 || radios != 86 || others != 10 {
			t.Errorf("got %d items, %d radios, %d cells that are no list; want 621, 86, 10", items, radios, others)
		}
	})
}

func checkTicks(t *testing.T, e *platform.Export, question platform.Question, want []int) {
	t.Helper()
	got := make([]int, len(question.Columns))
	each(t, e, func(response platform.Response) {
		for i, column := range question.Columns {
			picked, known := writing.Tick(response.Text(column.Index), column.Part)
			if !known {
				t.Errorf("line %d: %q is not known", response.Line, response.Text(column.Index))
			}
			if picked {
				got[i]++
			}
		}
	})
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", question.Text, got, want)
	}
}
