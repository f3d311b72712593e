package members

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

func comparison(files ...File) CompareRequest {
	return CompareRequest{Files: files, Options: analysis.DefaultOptions(), Lang: data.Dutch, Version: "test"}
}

func csvFile(name, content string) File { return File{Name: name, Content: []byte(content)} }

// A member's table of counts beside the built-in survey, in memory alone. The p of 9 of 12 beside 26 of 47 is
// fisher.test(matrix(c(9,3,26,21),2))$p.value in R 4.2.2, that of 4 of 12 beside 4 of 47 fisher.test(matrix(c(4,8,4,43),2)).
func TestCompareWithTheBuiltInSurvey(t *testing.T) {
	s := builtIn(t)
	said := hear(s)
	request := comparison(File{Name: "own.csv", Alias: "Organisatie A",
		Content: []byte("Antwoord;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\nAnders;3\n(Om)scholing;4\nBasis;12\n")})
	request.Items = []string{"interim_results"}
	got, err := Compare(t.Context(), s, request)
	if err != nil {
		t.Fatal(err)
	}
	rows := got.Items[0].Rows
	if len(got.Items) != 1 || len(rows) != 5 || rows[0].Own.Count != 9 || rows[0].Own.Base != 12 || rows[0].Sector.Count != 26 || rows[0].Sector.Base != 47 {
		t.Fatalf("%+v", got.Items)
	}
	if !near(rows[0].Comparison.FisherP, 0.326136512921) || !near(rows[4].Comparison.FisherP, 0.0460747850214) || rows[4].Verdict != member.NotDemonstrated {
		t.Errorf("p %.12f and %.12f, %s", rows[0].Comparison.FisherP, rows[4].Comparison.FisherP, rows[4].Verdict)
	}
	files, err := got.Folder(forms.Of("compare").Forms)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		names = append(names, file.Name)
		if len(file.Content) == 0 {
			t.Errorf("%s is empty", file.Name)
		}
	}
	if want := []string{"compare.md", "compare.html", "compare.docx", "compare.xlsx", "compare.pptx", "compare.csv", "compare.json", "figures/interim_results.svg", "figures/interim_results.png"}; !slices.Equal(names, want) {
		t.Errorf("files %v, want %v", names, want)
	}
	if !strings.Contains(string(files[0].Content), "# Organisatie A naast de sector") {
		t.Errorf("%s", files[0].Content)
	}
	if len(*said) != 0 {
		t.Errorf("said %q", *said)
	}
	if files, err = got.Folder([]string{"csv"}); err != nil || len(files) != 1 {
		t.Errorf("%d files for another program: %v", len(files), err)
	}
}

// Own answers that are in the sector's are taken out: 26 of 47 without 9 of 12 is 17 of 35.
// fisher.test(matrix(c(9,3,17,18),2))$p.value in R 4.2.2.
func TestCompareLeavesOut(t *testing.T) {
	request := comparison(csvFile("own.csv", "option,count\ntrial_placement,9\nvolunteering,4\nsecondment,3\nother,3\nretraining,4\nbase,12\n"))
	request.LeaveOut = true
	got, err := Compare(t.Context(), builtIn(t), request)
	if err != nil {
		t.Fatal(err)
	}
	row := got.Items[0].Rows[0]
	if !got.LeftOut || row.Sector.Count != 17 || row.Sector.Base != 35 || !near(row.Comparison.FisherP, 0.179392580933) {
		t.Errorf("%d of %d, p %.12f", row.Sector.Count, row.Sector.Base, row.Comparison.FisherP)
	}
	request.Files = append(request.Files, request.Files[0])
	if _, err := Compare(t.Context(), builtIn(t), request); !surveytest.IsKind[study.Refused](err) {
		t.Errorf("several files without the own answers: %v", err)
	}
}

const ownRespondents = `respondent,outcome,contact.employer,contact.doctor
1,work,good,good
2,work,good,bad
3,work,neutral,
4,work,good,
5,work,good,
6,work,bad,
7,work,good,
8,work,good,
9,benefit,neutral,
10,benfit,good,
11,benefit,good,
`

// Respondents with the columns of the codebook: what cannot be used is said with its line, and a row that too few answered is
// not compared. One of eleven answers that cannot be used is 9%, and nothing is tested then. The p of 8 of 10 beside 24 of 40 is fisher.test(matrix(c(8,2,24,16),2))$p.value in R 4.2.2.
func TestCompareRespondents(t *testing.T) {
	s := oursStudy(t)
	whole, err := Compare(t.Context(), s, comparison(csvFile("in/own.csv", strings.Replace(ownRespondents, "10,benfit,good,\n", "", 1))))
	if err != nil {
		t.Fatal(err)
	}
	if p := whole.Items[0].Rows[0].Comparison.FisherP; !near(p, 0.294715791) {
		t.Errorf("p %.10f", p)
	}
	said := hear(s)
	got, err := Compare(t.Context(), s, comparison(csvFile("in/own.csv", ownRespondents)))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 2 {
		t.Fatalf("%d items", len(got.Items))
	}
	work := got.Items[0].Rows[0]
	if work.Own.Count != 8 || work.Own.Base != 10 || work.Sector.Count != 24 || work.Sector.Base != 40 || work.Comparison.Tested() {
		t.Errorf("%d of %d beside %d of %d, p %.10f", work.Own.Count, work.Own.Base, work.Sector.Count, work.Sector.Base, work.Comparison.FisherP)
	}
	if employer, doctor := got.Items[1].Rows[0], got.Items[1].Rows[1]; employer.Own.Count != 8 || employer.Own.Base != 11 || doctor.Comparison.Tested() {
		t.Errorf("%+v and %+v", employer.Own, doctor.Comparison)
	}
	if want := "in/own.csv:11: column \"outcome\": \"benfit\" is not among the options"; !strings.Contains(said.String(), want) {
		t.Errorf("said %q", said)
	}
	s.Source.Strict = true
	if _, err := Compare(t.Context(), s, comparison(csvFile("in/own.csv", ownRespondents))); !surveytest.IsKind[study.Unusable](err) {
		t.Errorf("strict: %v", err)
	}
}

// An item that too few answered is left out with a word in the language of the page; when it is the only one, that is the error.
func TestCompareTooFew(t *testing.T) {
	few := "item,option,count,base\noutcome,work,9,12\noutcome,benefit,3,12\nhelps,trial,3,3\n"
	s := oursStudy(t)
	said := hear(s)
	request := comparison(csvFile("own.csv", few))
	request.Lang = data.English
	got, err := Compare(t.Context(), s, request)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.TooFew) != 1 || !slices.Contains(*said, "Not compared: What helps (fewer than 5 own answers)") {
		t.Errorf("%v, said %q", got.TooFew, *said)
	}
	request.Files[0].Content = []byte("item,option,count,base\nhelps,trial,3,3\n")
	if _, err := Compare(t.Context(), s, request); !errors.Is(err, member.ErrTooFew) {
		t.Errorf("got %v", err)
	}
	request.Minimum = 3
	if got, err := Compare(t.Context(), s, request); err != nil || len(got.Items) != 1 {
		t.Errorf("with a minimum of 3: %v", err)
	}
}

// Outcomes of an organisation's own trajectories stand beside the sector's estimates, without a test.
func TestCompareTrajectories(t *testing.T) {
	s := oursStudy(t)
	got, err := Compare(t.Context(), s, comparison(csvFile("cases.csv", "dossier,uitkomst\n1,Geplaatst\n2,placed\n3,placed\n4,not_placed\n5,Niet geplaatst\n6,\n")))
	if err != nil {
		t.Fatal(err)
	}
	row := got.Items[0].Rows[0]
	if !got.Items[0].CrossUnit() || row.Own.Count != 3 || row.Own.Base != 5 || row.Comparison.Tested() {
		t.Errorf("%+v", row)
	}
}

// Several members make a funnel, under the names of their files where they have no alias; nothing but memory is read.
func TestCompareSeveral(t *testing.T) {
	a := "option,count\nwork,9\nbenefit,1\nother,0\n"
	b := "option,count\nwork,2\nbenefit,17\nother,1\n"
	got, err := Compare(t.Context(), oursStudy(t), comparison(csvFile("in/noord.csv", a), File{Name: "in/zuid.csv", Alias: "Zuid", Content: []byte(b)}))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Funnels) != 3 || len(got.Pictures) != 6 {
		t.Fatalf("%d funnels, %d pictures", len(got.Funnels), len(got.Pictures))
	}
	work := got.Funnels[0]
	if work.Members[0].Alias != "noord" || work.Members[1].Alias != "Zuid" {
		t.Errorf("aliases %q and %q", work.Members[0].Alias, work.Members[1].Alias)
	}
	// Around 24 of 40, qbinom(c(.025, .975), 10, .6) is 3 and 9, qbinom(.001, 20, .6) is 5 in R 4.2.2.
	if work.Members[0].Outside != 0 || work.Members[1].Outside != member.ControlLevels[1] {
		t.Errorf("outside %v and %v", work.Members[0].Outside, work.Members[1].Outside)
	}
	if _, err := Compare(t.Context(), oursStudy(t), comparison(csvFile("a.csv", a), csvFile("few.csv", "option,count\nwork,2\n"))); !errors.Is(err, member.ErrTooFew) || !strings.HasPrefix(err.Error(), "few.csv: ") {
		t.Errorf("few: %v", err)
	}
}

func TestCompareRefuses(t *testing.T) {
	good := csvFile("own.csv", "option,count\nwork,9\nbenefit,3\nother,0\n")
	for name, test := range map[string]struct {
		change func(*CompareRequest)
		want   string
		kind   func(error) bool
	}{
		"no file":      {func(r *CompareRequest) { r.Files = nil }, "there is no file to compare", surveytest.IsKind[study.Refused]},
		"no such item": {func(r *CompareRequest) { r.Items = []string{"outcom"} }, `no item "outcom"; did you mean "outcome"?`, surveytest.IsKind[study.Refused]},
		"minimum of 1": {func(r *CompareRequest) { r.Minimum = 1 }, "give 2 or more", surveytest.IsKind[study.Refused]},
		"unknown option": {func(r *CompareRequest) {
			r.Files[0].Content = []byte("option,count\nwerkt,9\nwork,3\n")
			r.Items = []string{"outcome"}
		},
			`own.csv:2: kolom "option": "werkt" is geen antwoord op "Afloop" (Werk, Uitkering, Anders); bedoelt u "Werk"?`, surveytest.IsKind[study.Unusable]},
		"another item": {func(r *CompareRequest) { r.Items = []string{"helps"} }, `own.csv: er staan geen aantallen van "Wat helpt" in; wel van "Afloop"`, surveytest.IsKind[study.Unusable]},
		"hidden counts": {func(r *CompareRequest) {
			r.Files[0].Content = []byte("item,option,count,low,high,base\noutcome,work,8,,,12\noutcome,benefit,,1,3,12\noutcome,other,,1,3,12\n")
		}, "outcome: your own counts are hidden", surveytest.IsKind[study.Unusable]},
		"nothing of the survey": {func(r *CompareRequest) { r.Files[0].Content = []byte("a,b\n1,2\n") }, "own.csv: hierin is niets van dit onderzoek te vinden", surveytest.IsKind[study.Unusable]},
		"empty":                 {func(r *CompareRequest) { r.Files[0].Content = nil }, "own.csv", surveytest.IsKind[study.Unusable]},
	} {
		request := comparison(good)
		test.change(&request)
		got, err := Compare(t.Context(), oursStudy(t), request)
		if err == nil || !test.kind(err) || !strings.Contains(err.Error(), test.want) || len(got.Items) > 0 {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// sharedOf is the aggregate of an organisation that counted outcomes.
func sharedOf(t *testing.T, name string, source study.Source, preset disclosure.Preset, counts string) Shared {
	t.Helper()
	shared, err := Share(t.Context(), source, ShareRequest{File: csvFile(name+".csv", counts), Member: name, Rule: preset.Rule(), Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	return shared
}

// Of a sector that was asked whole nothing is estimated: its shares and means have no interval, in the table nor in the figure.
func TestCompareWithACensus(t *testing.T) {
	var answers strings.Builder
	answers.WriteString("respondent,outcome,fpc\n")
	for i := range 40 {
		fmt.Fprintf(&answers, "%d,%s,40\n", i+1, []string{"work", "benefit", "benefit", "other"}[i%4])
	}
	files := surveytest.OursWith(map[string]string{
		"waves/2027/wave.yaml":   "id: \"2027\"\nprovenance: observed\ndesign: {fpc: fpc}\nfiles: [{name: answers.csv, items: [outcome]}]\n",
		"waves/2027/answers.csv": answers.String(),
	})
	for lang, wants := range map[data.Lang][]string{
		data.Dutch:   {"| 25%, 10/40", "25% (zonder steekproeffout)"},
		data.English: {"| 25%, 10/40", "25% (without sampling error)"},
	} {
		request := comparison(csvFile("own.csv", "option,count\nwork,9\nbenefit,3\nother,0\n"))
		request.Lang = lang
		got, err := Compare(t.Context(), opened(t, study.Source{Files: files, Wave: "2027"}), request)
		if err != nil {
			t.Fatal(err)
		}
		text, err := got.Render("md")
		if err != nil {
			t.Fatal(err)
		}
		said := string(text) + string(got.Pictures[0].Content)
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in\n%s", lang, want, text)
			}
		}
		for _, wrong := range []string{"25–25", "50–50"} {
			if strings.Contains(said, wrong) {
				t.Errorf("%s: an interval %s of a census", lang, wrong)
			}
		}
	}
}
