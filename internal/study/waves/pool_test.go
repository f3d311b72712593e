package waves

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/internal/surveytest"
)

// poolFiles are the aggregates of organisations by name, each of its counts of work, benefit and other.
func poolFiles(t *testing.T, members ...string) []study.File {
	t.Helper()
	counts := map[string]string{
		"A": "option,count\nwork,22\nbenefit,6\nother,2\n",
		"B": "option,count\nwork,10\nbenefit,10\nother,10\n",
		"C": "option,count\nwork,12\nbenefit,11\nother,7\n",
		"D": "option,count\nwork,20\nbenefit,10\nother,0\n",
		"E": "option,count\nwork,21\nbenefit,10\nother,0\n",
		"F": "option,count\nwork,22\nbenefit,10\nother,0\n",
	}
	var files []study.File
	for _, name := range members {
		files = append(files, study.File{Name: name + ".json", Content: sharedOf(t, name, study.Source{Files: surveytest.Ours()}, disclosure.PresetDefault, counts[name]).Content})
	}
	return files
}

// pooledSurvey is ours with a pool of A, B and C as its wave 2027.
func pooledSurvey(t *testing.T) fstest.MapFS {
	t.Helper()
	pooled, err := Pool(t.Context(), study.Source{Files: surveytest.Ours(), Place: "ours"}, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C"), ID: "2027", Year: 2027, Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	added := map[string]string{}
	for _, file := range pooled.Files {
		added[file.Name] = string(file.Content)
	}
	return surveytest.OursWith(added)
}

// A hides how its 8 trajectories without work ended; who knows the rule can derive 1 to 7 of each, so the sums lie within bounds.
func TestPool(t *testing.T) {
	request := PoolRequest{Aggregates: poolFiles(t, "C", "A", "B"), ID: "2027", Year: 2027, Lang: data.Dutch}
	pooled, err := Pool(t.Context(), study.Source{Files: surveytest.Ours(), Place: "ours"}, request)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range pooled.Files {
		names = append(names, file.Name)
	}
	if want := []string{"waves/2027/wave.yaml", "waves/2027/counts.csv", "waves/2027/pool.json"}; !slices.Equal(names, want) {
		t.Errorf("files %v, want %v", names, want)
	}
	if want := "item,row,option,count,low,high,base\noutcome,,work,44,,,90\noutcome,,benefit,,22,28,90\noutcome,,other,,18,24,90\n"; string(pooled.Files[1].Content) != want {
		t.Errorf("%s", pooled.Files[1].Content)
	}
	if want := "3 organisaties, 1 tabel; pool.json is voor wie de pool beheert: maak dat bestand niet openbaar"; pooled.Account != want {
		t.Errorf("told %q", pooled.Account)
	}
	s, err := study.Open(t.Context(), study.Source{Files: pooledSurvey(t)}) // the latest wave
	if err != nil {
		t.Fatal(err)
	}
	table, err := s.Table(t.Context(), study.TableRequest{Item: "outcome", Options: analysis.DefaultOptions()})
	if err != nil || s.Wave.Label.NL != "2027" || s.Wave.Population.EN != "respondents of 3 organisations that shared their counts" || s.Wave.Fieldwork.Year != 2027 {
		t.Fatalf("%+v: %v", s.Wave, err)
	}
	if estimates := table.Parts[0].Estimates; estimates[0].Count != 44 || estimates[0].Base != 90 || !estimates[1].Hidden {
		t.Errorf("%+v", estimates)
	}
}

// Earlier pools are read from the survey, wherever it is: one member more gives that member away, three do not.
func TestPoolBesideEarlier(t *testing.T) {
	survey := pooledSurvey(t)
	source := study.Source{Files: survey, Place: "ours"}
	_, err := Pool(t.Context(), source, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C", "D"), ID: "2028"})
	if !errors.Is(err, aggregate.ErrPool) || !strings.Contains(err.Error(), "beside wave 2027") || !strings.Contains(err.Error(), "by D only") {
		t.Errorf("got %v", err)
	}
	if _, err := Pool(t.Context(), source, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C", "D", "E", "F"), ID: "2028"}); err != nil {
		t.Errorf("six members: %v", err)
	}
	if _, err := Pool(t.Context(), source, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C"), ID: "2027"}); !surveytest.IsKind[study.Refused](err) || !strings.Contains(err.Error(), "ours has a wave 2027 already") {
		t.Errorf("the same wave: %v", err)
	}
	survey["waves/2027/pool.json"] = &fstest.MapFile{Data: []byte("{}")}
	if _, err := Pool(t.Context(), source, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C"), ID: "2028"}); !surveytest.IsKind[study.Unusable](err) || !strings.Contains(err.Error(), "ours/waves/2027/pool.json: ") {
		t.Errorf("a damaged record: %v", err)
	}
}

func TestPoolRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		request PoolRequest
		want    string
		kind    func(error) bool
	}{
		"two":     {PoolRequest{Aggregates: poolFiles(t, "A", "B"), ID: "2027"}, "members: 2, and at least 3 are needed", surveytest.IsKind[study.Unusable]},
		"twice":   {PoolRequest{Aggregates: poolFiles(t, "A", "B", "A"), ID: "2027"}, `member "A" is in it twice`, surveytest.IsKind[study.Unusable]},
		"not one": {PoolRequest{Aggregates: append(poolFiles(t, "A", "B"), study.File{Name: "c.csv", Content: []byte("x")}), ID: "2027"}, "c.csv: not an aggregate", surveytest.IsKind[study.Unusable]},
		"bad id":  {PoolRequest{Aggregates: poolFiles(t, "A", "B", "C"), ID: "../up"}, `--id: id "../up": use a plain name`, surveytest.IsKind[study.Refused]},
		"no id":   {PoolRequest{Aggregates: poolFiles(t, "A", "B", "C")}, "--id: ", surveytest.IsKind[study.Refused]},
		"of others": {PoolRequest{Aggregates: append(poolFiles(t, "A", "B"), study.File{Name: "s.json", Content: sharedOf(t, "S", study.Source{Files: surveytest.Ours()}, disclosure.PresetStrict, "option,count\nwork,20\nbenefit,20\n").Content}), ID: "2027"},
			`member "S" has threshold 10 and member "A" 5`, surveytest.IsKind[study.Unusable]},
	} {
		pooled, err := Pool(t.Context(), study.Source{Files: surveytest.Ours(), Place: "ours"}, test.request)
		if err == nil || !test.kind(err) || !strings.Contains(err.Error(), test.want) || len(pooled.Files) > 0 {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// Without the record of an earlier pool a later one is refused, whether the wave says that it has one or is from before that was said.
func TestPoolWithoutItsRecord(t *testing.T) {
	for name, old := range map[string]string{"says so": "", "from before": "pool: pool.json\n"} {
		survey := pooledSurvey(t)
		delete(survey, "waves/2027/pool.json")
		text := string(survey["waves/2027/wave.yaml"].Data)
		if old != "" {
			if !strings.Contains(text, old) {
				t.Fatalf("no record is named in %s", text)
			}
			survey["waves/2027/wave.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, "", 1))}
		}
		_, err := Pool(t.Context(), study.Source{Files: survey, Place: "ours"}, PoolRequest{Aggregates: poolFiles(t, "A", "B", "C", "D"), ID: "2028"})
		if !surveytest.IsKind[study.Unusable](err) || !strings.Contains(err.Error(), "ours/waves/2027/pool.json is not there, and wave 2027 is a pool") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A sector with hidden counts, as a pool has, is compared where they are shown.
func TestCompareWithAPool(t *testing.T) {
	pooled := pooledSurvey(t)
	s, err := study.Open(t.Context(), study.Source{Files: pooled, Wave: "2027"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := members.Compare(t.Context(), s, members.CompareRequest{Files: []members.File{{Name: "own.csv", Content: []byte("option,count\nwork,9\nbenefit,3\nother,0\n")}}, Options: analysis.DefaultOptions(), Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	rows := got.Items[0].Rows
	if !rows[0].Comparison.Tested() || rows[2].Comparison.Tested() || !rows[2].Sector.Hidden {
		t.Errorf("%+v", rows)
	}
}

// sharedOf is the aggregate of an organisation that counted outcomes.
func sharedOf(t *testing.T, name string, source study.Source, preset disclosure.Preset, counts string) members.Shared {
	t.Helper()
	shared, err := members.Share(t.Context(), source, members.ShareRequest{File: members.File{Name: name + ".csv", Content: []byte(counts)}, Member: name, Rule: preset.Rule(), Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	return shared
}
