package members

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

// Of 30 trajectories 22 ended in work, 6 in a benefit and 2 otherwise: the 2 is below 5, and the 6 protects it. Together they are
// 8, so an outsider can only tell 0 to 8, and one of those 8 respondents 1 to 8 or 0 to 7.
func TestShare(t *testing.T) {
	request := ShareRequest{File: csvFile("own.csv", "option,count\nwork,22\nbenefit,6\nother,2\n"), Member: "A", Rule: disclosure.PresetDefault.Rule(), Lang: data.Dutch}
	shared, err := Share(t.Context(), study.Source{Files: surveytest.Ours(), Place: "ours"}, request)
	if err != nil {
		t.Fatal(err)
	}
	cells := shared.Aggregate.Tables[0].Cells
	if *cells[0].Count != 22 || !cells[1].Hidden || !cells[2].Hidden || len(shared.Aggregate.Attack) != 2 {
		t.Fatalf("%+v", cells)
	}
	if outsider := shared.Aggregate.Attack[0].Outsider; len(outsider) != 1 || outsider[0] != (data.Span{Low: 0, High: 8}) {
		t.Errorf("an outsider derives %v", outsider)
	}
	read, err := aggregate.Parse(shared.Content)
	if err != nil || read.Checksum != shared.Aggregate.Checksum {
		t.Errorf("the file cannot be read back: %v", err)
	}
	for lang, want := range map[data.Lang][]string{
		data.Dutch:   {"1 tabel. Naar buiten: 1 van de 3 aantallen, met het aantal respondenten. Verborgen: 2, kleiner dan 5 of nodig om zo’n klein aantal te beschermen.", "Afloop, ‘Uitkering’ en ‘Anders’ blijven verborgen. Wie alleen dit bestand heeft, weet van elk: het zijn er 0 t/m 8. Wie zelf zo’n antwoord gaf, weet: 1 t/m 8."},
		data.English: {"1 table. Going out: 1 of 3 counts, with the number of respondents. Hidden: 2, below 5 or needed to protect such a small count.", "Outcome, ‘Benefit’ and ‘Other’ stay hidden. Whoever has this file alone knows of each: it is 0 to 8."},
	} {
		request.Lang = lang
		again, err := Share(t.Context(), study.Source{Files: surveytest.Ours()}, request)
		if err != nil || !bytes.Equal(again.Content, shared.Content) {
			t.Errorf("%s: another aggregate: %v", lang, err)
		}
		for _, text := range want {
			if !strings.Contains(again.Account.String(), text) {
				t.Errorf("%s: told %q, want %q", lang, again.Account, text)
			}
		}
	}
}

// The built-in survey is what is shared by without another; items that were not asked for stay at home, and outcomes of
// trajectories always.
func TestShareItems(t *testing.T) {
	var said surveytest.Notes
	source := study.Source{Files: surveytest.Ours(), Listener: study.Listener{Note: said.Add}}
	rule := disclosure.PresetOpen.Rule()
	counts := "item,option,count,base\noutcome,work,9,18\noutcome,benefit,9,18\nhelps,trial,9,18\nhelps,training,9,18\nshares,placed,9,18\nshares,not_placed,9,18\n"
	shared, err := Share(t.Context(), source, ShareRequest{File: csvFile("own.csv", counts), Member: "A", Items: []string{"outcome", "shares"}, Rule: rule, Lang: data.English})
	if err != nil {
		t.Fatal(err)
	}
	if tables := shared.Aggregate.Tables; len(tables) != 1 || tables[0].Item != "outcome" {
		t.Errorf("%+v", tables)
	}
	if !strings.Contains(said.String(), "outcomes of trajectories are not shared: there is no sector to add them to") {
		t.Errorf("said %q", said)
	}
	shared, err = Share(t.Context(), study.Source{}, ShareRequest{File: csvFile("own.csv", "option,count\ntrial_placement,8\nvolunteering,14\nbase,20\n"), Member: "A", Rule: rule})
	if err != nil || shared.Aggregate.Codebook.ID != "oval_kom_second_track" {
		t.Errorf("%+v: %v", shared.Aggregate.Codebook, err)
	}
}

func TestShareRefuses(t *testing.T) {
	source := study.Source{Files: surveytest.Ours(), Place: "ours"}
	first := sharedOf(t, "A", source, disclosure.PresetDefault, "option,count\nwork,20\nbenefit,20\nother,0\n")
	good := func() ShareRequest {
		return ShareRequest{File: csvFile("own.csv", "option,count\nwork,21\nbenefit,20\nother,0\n"), Member: "A", Rule: disclosure.PresetDefault.Rule()}
	}
	for name, test := range map[string]struct {
		change func(*ShareRequest)
		want   string
		kind   func(error) bool
	}{
		"no such item": {func(r *ShareRequest) { r.Items = []string{"outcom"} }, `no item "outcom"`, surveytest.IsKind[study.Refused]},
		"nothing left": {func(r *ShareRequest) { r.File.Content = []byte("option,count\nwork,2\nbenefit,1\n") }, "own.csv: nothing can be shared: outcome: fewer than 5 answered", wraps(aggregate.ErrNothing)},
		"bad file":     {func(r *ShareRequest) { r.File.Content = []byte("option,count\nwork,-2\nbenefit,1\n") }, "own.csv:2: ", surveytest.IsKind[study.Unusable]},
		"one more":     {func(r *ShareRequest) { r.Earlier = []study.File{{Name: "a.json", Content: first.Content}} }, "beside the other tables, or what was handed over before, it would tell a small count", wraps(aggregate.ErrNothing)},
		"not one":      {func(r *ShareRequest) { r.Earlier = []study.File{{Name: "a.json", Content: []byte("option,count\n")}} }, "a.json: not an aggregate", surveytest.IsKind[study.Unusable]},
		"edited": {func(r *ShareRequest) {
			r.Earlier = []study.File{{Name: "a.json", Content: bytes.Replace(first.Content, []byte("20"), []byte("25"), 1)}}
		}, "a.json: its checksum differs", surveytest.IsKind[study.Unusable]},
		"nameless": {func(r *ShareRequest) { r.Member = " " }, "the member has no name", surveytest.IsKind[error]},
	} {
		request := good()
		test.change(&request)
		shared, err := Share(t.Context(), source, request)
		if err == nil || !test.kind(err) || !strings.Contains(err.Error(), test.want) || shared.Content != nil {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// wraps returns a test of an error that wraps another.
func wraps(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

// Of an aggregate too, wherever the questions stand in the codebook.
func TestSharedRoutesTellNoHiddenCount(t *testing.T) {
	source := study.Source{Files: fstest.MapFS{"codebook.yaml": {Data: []byte(surveytest.Routed)}}}
	var rows strings.Builder
	rows.WriteString("how,helps,role,region\n")
	for i := range 30 {
		switch {
		case i < 8:
			rows.WriteString("talks,yes,coach,north\n")
		case i < 10:
			rows.WriteString(",,other,north\n")
		default:
			rows.WriteString(",,expert,south\n")
		}
	}
	shared, err := Share(t.Context(), source, ShareRequest{File: File{Name: "own.csv", Content: []byte(rows.String())}, Member: "A",
		Rule: disclosure.PresetDefault.Rule(), Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range shared.Aggregate.Tables {
		if table.Item == "how" || table.Item == "helps" {
			t.Errorf("%s is shared on a base of %d", table.Item, table.Base)
		}
	}
	if len(shared.Aggregate.Omitted) != 2 || shared.Aggregate.Omitted[0].Item != "how" {
		t.Errorf("%+v", shared.Aggregate.Omitted)
	}
}
