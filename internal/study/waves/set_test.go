package waves

import (
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/edit"
	"spoor/internal/study"
	"spoor/internal/surveytest"
	written "spoor/reports/waves"
)

const drawnWave = `# asked in January
id: "2026"
provenance: observed
design:
  weight: w # of the register
  strata: region
files: [{name: answers.csv, items: [works]}]
`

func drawn() *surveytest.Memory {
	return surveytest.NewMemory(map[string]string{
		"codebook.yaml":          smallCodebook,
		"waves/2026/wave.yaml":   drawnWave,
		"waves/2026/answers.csv": "respondent,works,w,region,company,v,rw1,rw2\n1,yes,1,N,a,2,1,0\n2,no,2,N,b,1,0,1\n3,yes,1,Z,c,x,1,1\n",
	})
}

func set(t *testing.T, m *surveytest.Memory, request SetRequest, strict bool) (written.Set, string, error) {
	t.Helper()
	var said surveytest.Notes
	if request.ID == "" {
		request.ID = "2026"
	}
	done, err := Set(t.Context(), study.Source{Files: m.Survey, Place: "ours", Strict: strict, Listener: study.Listener{Note: said.Add}}, request, m)
	m.Discard()
	return done, said.String(), err
}

func TestSetWave(t *testing.T) {
	m := drawn()
	done, said, err := set(t, m, SetRequest{
		About:  Change{Population: new("alle leden"), Year: new(2026)},
		Design: data.DesignChange{Strata: new(""), Cluster: new("company")},
	}, false)
	if err != nil || said != "" {
		t.Fatal(said, err)
	}
	want := strings.NewReplacer("provenance: observed\n", "provenance: observed\n", "  strata: region\n", "  cluster: company\npass_over: [region]\n",
		"id: \"2026\"\n", "id: \"2026\"\npopulation:\n  nl: alle leden\nfieldwork:\n  year: 2026\n").Replace(drawnWave)
	if got := m.Text("waves/2026/wave.yaml"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	edits := []edit.Change{{Key: "population.nl", After: "alle leden"}, {Key: "fieldwork.year", After: "2026"}, {Key: "design.strata", Before: "region"},
		{Key: "design.cluster", After: "company"}, {Key: "pass_over", After: "region"}}
	if done.File != "ours/waves/2026/wave.yaml" || !slices.Equal(done.Edits, edits) {
		t.Errorf("got %+v", done)
	}
	if done, _, err = set(t, m, SetRequest{Design: data.DesignChange{Cluster: new("company")}}, false); err != nil || len(done.Edits) > 0 || m.Commits != 1 {
		t.Errorf("the same again: %+v, %d commits, %v", done, m.Commits, err)
	}
}

// Other weights are not those that were raked, replicates take the place of strata, and these of replicates.
func TestSetWaveKeepsDesignsWhole(t *testing.T) {
	m := drawn()
	m.Survey["waves/2026/wave.yaml"].Data = []byte(strings.Replace(drawnWave, "  strata: region\n", "  strata: region\n  raked: works\n", 1))
	replicates := &data.Replicates{Columns: []string{"rw1-rw2"}, Type: data.JackknifeOne}
	if _, _, err := set(t, m, SetRequest{Design: data.DesignChange{Replicates: replicates}}, false); err != nil {
		t.Fatal(err)
	}
	text := m.Text("waves/2026/wave.yaml")
	if !strings.Contains(text, "raked: works") || strings.Contains(text, "strata") || !strings.Contains(text, "columns: [rw1-rw2]") {
		t.Error(text)
	}
	if _, _, err := set(t, m, SetRequest{Design: data.DesignChange{Weight: new("rw1"), Strata: new("region")}}, false); err != nil {
		t.Fatal(err)
	}
	text = m.Text("waves/2026/wave.yaml")
	if strings.Contains(text, "raked") || strings.Contains(text, "replicates") || !strings.Contains(text, "pass_over: [w, rw2]\n") {
		t.Error(text)
	}
}

func TestSetWaveRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		request SetRequest
		strict  bool
		want    string
		refused bool // otherwise unusable
	}{
		"no such wave":   {SetRequest{ID: "2030"}, false, `no wave "2030"`, true},
		"no such column": {SetRequest{Design: data.DesignChange{Weight: new("weight")}}, false, `ours/waves/2026/answers.csv:1: column "weight": the column is missing`, false},
		"two in one":     {SetRequest{Design: data.DesignChange{FPC: new("w")}}, false, `fpc is the column "w", and so is weight`, true},
		"half a design":  {SetRequest{Design: data.DesignChange{Nested: new(true)}}, false, "nested is about clusters in strata", true},
		"replicates and strata": {SetRequest{Design: data.DesignChange{Strata: new("region"), Replicates: &data.Replicates{Columns: []string{"rw1-rw2"}, Type: data.JackknifeOne}}}, false,
			"replicate weights take the place of strata", true},
		"a bad weight": {SetRequest{Design: data.DesignChange{Weight: new("v")}}, true, `column "v": "x" is not a weight`, false},
	} {
		t.Run(name, func(t *testing.T) {
			m := drawn()
			_, _, err := set(t, m, test.request, test.strict)
			if err == nil || !strings.Contains(err.Error(), test.want) || surveytest.IsKind[study.Refused](err) != test.refused || surveytest.IsKind[study.Unusable](err) == test.refused {
				t.Errorf("got %v", err)
			}
			if m.Commits > 0 || m.Text("waves/2026/wave.yaml") != drawnWave {
				t.Error("something was written")
			}
		})
	}
	m := drawn()
	if _, said, err := set(t, m, SetRequest{Design: data.DesignChange{Weight: new("v")}}, false); err != nil || !strings.Contains(said, "answers.csv:4") || m.Commits != 1 {
		t.Errorf("said %q: %v", said, err)
	}
}
