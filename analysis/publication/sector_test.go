package publication

import (
	"bytes"
	"io/fs"
	"slices"
	"testing"

	"spoor/analysis"
	"spoor/analysis/audit"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sector"
)

func openSector(t *testing.T) *data.Survey {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	return survey
}

// The files of the built-in wave are what the program makes of the publication, byte for byte, and nothing else is there.
func TestBuiltInWaveIsWhatIsReconstructed(t *testing.T) {
	survey := openSector(t)
	files, err := Reconstruct(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := fs.Sub(sector.Files(), "waves/"+survey.Publication.Wave.ID)
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, file := range files {
		made = append(made, file.Name)
		stored, err := fs.ReadFile(folder, file.Name)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(stored, file.Content) {
			t.Errorf("%s is not what is reconstructed", file.Name)
		}
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(made, entry.Name()) {
			t.Errorf("%s is not reconstructed", entry.Name())
		}
	}
}

// countSector tallies the built-in wave and makes the table of every item.
func countSector(t *testing.T) (*data.Survey, []data.Tally, []analysis.Table) {
	t.Helper()
	survey := openSector(t)
	wave, err := survey.Wave("2021")
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems, err := count.Of(survey).Count(t.Context(), wave)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var tables []analysis.Table
	for _, item := range survey.Codebook.Items {
		table, err := analysis.NewTable(wave, item, tallies, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	return survey, tallies, tables
}

// Every percentage of the publication comes out of the pipeline as it is printed, rounded half up, except in the two rows
// of which the audit says that the print cannot be right or that a label is lost.
func TestEveryPrintedPercentage(t *testing.T) {
	survey, _, tables := countSector(t)
	figures, err := Audit(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	byItem := map[string]analysis.Table{}
	for _, table := range tables {
		byItem[table.Item.ID] = table
	}
	printed, lost, repaired := 0, 0, 0
	for _, figure := range figures {
		changed := map[string]string{}
		if !figure.Finding.Possible {
			for _, change := range figure.Finding.Repairs.List[0].Changes {
				changed[change.Cell] = change.To
			}
		}
		for _, cell := range figure.Table.Cells {
			printed++
			estimate, found := byItem[figure.Item.ID].At(figure.Row, cell.ID)
			if !found || !estimate.Known() {
				t.Errorf("%s %s does not come out", figure.Table.ID, cell.ID)
				continue
			}
			exact, err := audit.PrintedAs(estimate.Count, estimate.Base, 0, audit.HalfUp)
			if err != nil {
				t.Fatal(err)
			}
			to, repairedHere := changed[cell.ID]
			switch {
			case cell.Printed == "":
				lost++
				if figure.Row != "employer" || figure.Item.ID != "collaboration" {
					t.Errorf("%s %s has no printed percentage", figure.Table.ID, cell.ID)
				}
			case repairedHere:
				repaired++
				if exact.String() != to || figure.Row != "ohs_service" || figure.Item.ID != "collaboration" {
					t.Errorf("%s %s is %s, printed %s and repaired to %s", figure.Table.ID, cell.ID, exact, cell.Printed, to)
				}
			case exact.String() != cell.Printed:
				t.Errorf("%s %s is %s (%d of %d), printed %s", figure.Table.ID, cell.ID, exact, estimate.Count, estimate.Base, cell.Printed)
			}
		}
	}
	// tables.yaml of the publication: 8 rows of 5, and 7 + 5 + 12 + 13 + 6 + 7 + 4 options.
	if printed != 94 || lost != 1 || repaired != 1 {
		t.Errorf("%d printed, %d lost and %d repaired, want 94, 1 and 1", printed, lost, repaired)
	}
	for _, means := range survey.Publication.Means {
		for row, mean := range means.Printed {
			estimate, _ := byItem[means.Item].At(row, "")
			if got := estimate.Proportion * 100; got-mean > 1e-9 || mean-got > 1e-9 {
				t.Errorf("%s.%s is %v, printed %v", means.Item, row, got, mean)
			}
		}
	}
}

func TestCompareFindsTheSameTwoCells(t *testing.T) {
	survey, _, tables := countSector(t)
	figures, err := Audit(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	printed, differences, err := Compare(figures, tables)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range differences {
		got = append(got, d.Figure.Table.ID+"."+d.Option+" printed "+d.Printed+" counted "+d.Counted)
	}
	want := []string{"collaboration.employer.very_bad printed  counted 7", "collaboration.ohs_service.good printed 67 counted 37"}
	if printed != 94 || !slices.Equal(got, want) {
		t.Errorf("%d printed, differences %q, want %q", printed, got, want)
	}
	if none, _, err := Compare(figures, nil); none != 0 || err != nil {
		t.Errorf("without tables %d printed, %v", none, err)
	}
}

// Counts and bases by hand: of each printed percentage p the one k with k/n within half a point of p.
func TestRecoveredCounts(t *testing.T) {
	_, tallies, _ := countSector(t)
	want := map[string]struct {
		base   int
		counts []int
	}{
		"outcomes.":                            {47, []int{31, 28, 24, 20, 12, 6, 4}},
		"interim_results.":                     {47, []int{26, 21, 20, 13, 4}},
		"positive_factors.":                    {43, []int{35, 24, 18, 10, 8, 7, 6, 5, 4, 3, 3, 1}},
		"obstructing_factors.":                 {43, []int{28, 25, 17, 17, 6, 6, 6, 5, 5, 4, 3, 2, 1}},
		"personal_traits.":                     {42, []int{15, 15, 6, 2, 2, 2}},
		"improvements.":                        {43, []int{11, 8, 8, 6, 5, 4, 1}},
		"success_definition.":                  {43, []int{24, 12, 4, 3}},
		"collaboration.employee":               {43, []int{1, 1, 5, 32, 4}},
		"collaboration.employer":               {43, []int{3, 2, 8, 29, 1}},
		"collaboration.casemanager":            {42, []int{1, 1, 8, 29, 3}},
		"collaboration.labour_expert":          {42, []int{1, 1, 16, 22, 2}},
		"collaboration.occupational_physician": {43, []int{2, 5, 17, 15, 4}},
		"collaboration.ohs_service":            {41, []int{0, 7, 18, 15, 1}},
		"collaboration.insurer":                {41, []int{2, 7, 26, 6, 0}},
		"collaboration.uwv":                    {42, []int{5, 18, 13, 6, 0}},
		"trajectory_shares.own_work":           {50, nil},
		"trajectory_shares.other_work":         {50, nil},
		"trajectory_shares.wga80_iva":          {50, nil},
		"trajectory_shares.settlement":         {50, nil},
	}
	means := map[string]float64{"own_work": 30, "other_work": 23, "wga80_iva": 21, "settlement": 14}
	for _, tally := range tallies {
		expected, known := want[tally.Item+"."+tally.Row]
		if !known {
			t.Errorf("unexpected tally of %s %s", tally.Item, tally.Row)
			continue
		}
		delete(want, tally.Item+"."+tally.Row)
		if tally.Answered != expected.base || !slices.Equal(tally.Counts, expected.counts) {
			t.Errorf("%s %s: %v of %d, want %v of %d", tally.Item, tally.Row, tally.Counts, tally.Answered, expected.counts, expected.base)
		}
		if tally.Item == "trajectory_shares" && tally.Sum != means[tally.Row]*50 {
			t.Errorf("the mean of %s is %v, want %v", tally.Row, tally.Sum/50, means[tally.Row])
		}
	}
	for name := range want {
		t.Errorf("no tally of %s", name)
	}
}

// Whoever fills in a file picks at least one option and no more than allowed, and no respondent stands in two files.
func TestReconstructedAnswersObeyTheQuestionnaire(t *testing.T) {
	survey := openSector(t)
	files, err := Reconstruct(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Reconstruct(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	holder := map[string]string{}
	for i, file := range files {
		if !bytes.Equal(file.Content, again[i].Content) {
			t.Errorf("%s differs from run to run", file.Name)
		}
		if file.Name == "wave.yaml" {
			continue
		}
		id := file.Name[:len(file.Name)-len(".csv")]
		item, _ := survey.Codebook.Item(id)
		lines := bytes.Split(bytes.TrimSuffix(file.Content, []byte("\n")), []byte("\n"))
		for _, line := range lines[1:] {
			cells := bytes.Split(line, []byte(","))
			respondent := string(cells[0])
			if before, taken := holder[respondent]; taken {
				t.Errorf("%s stands in %s and %s", respondent, before, file.Name)
			}
			holder[respondent] = file.Name
			picks := bytes.Count(line, []byte(",1"))
			if item.Kind == data.Multiple && (picks < 1 || picks > item.MaxPicks) {
				t.Errorf("%s picks %d", respondent, picks)
			}
		}
	}
}
