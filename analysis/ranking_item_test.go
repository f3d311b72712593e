package analysis

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data/count"
)

// rankFile are the answers of 60 respondents who rank one, two or three options; testdata/rank_item.R makes the same.
func rankFile() string {
	permutations := [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	var file strings.Builder
	file.WriteString("respondent,prio.t,prio.g,prio.r,w,stratum,cluster\n")
	for i := range 60 {
		cells := [3]string{"unplaced", "unplaced", "unplaced"}
		for rank := range 1 + i%3 {
			cells[permutations[i*i%6][rank]] = fmt.Sprint(rank + 1)
		}
		fmt.Fprintf(&file, "%d,%s,%v,s%d,c%d\n", i, strings.Join(cells[:], ","), 1+float64(i%7)/4, i/20, i/5)
	}
	return file.String()
}

func rankTable(t *testing.T, design string, engine count.Engine) Table {
	t.Helper()
	survey, err := count.Open(fstest.MapFS{
		"codebook.yaml":     {Data: []byte("id: s\nitems:\n- {id: prio, kind: ranking, text: {nl: Volgorde}, options: [{id: t, label: {nl: Tijd}}, {id: g, label: {nl: Geld}}, {id: r, label: {nl: Rust}}]}\n")},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\n" + design + "files: [{name: a.csv, items: [prio]}]\n")},
		"waves/w/a.csv":     {Data: []byte(rankFile())},
	})
	if err != nil {
		t.Fatal(err)
	}
	survey = survey.WithEngine(engine, nil)
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	item, _ := survey.Codebook.Item("prio")
	table, err := NewTable(survey.Waves[0], item, tallies, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// A ranking has of each option how many placed it first and anywhere, of all who ranked any; and the mean rank over those who ranked it,
// with the interval of R 4.2.2's t.test, of a weighted and of a clustered sample that of svymean over subset() in survey 4.1.1: see
// testdata/rank_item.R. Both engines agree.
func TestMeanRank(t *testing.T) {
	for name, c := range map[string]struct {
		design string
		want   [3][3]float64 // of each option the mean, low and high
	}{
		"a simple random sample": {"pass_over: [w, stratum, cluster]\n", [3][3]float64{{1.4, 1.259359030551453, 1.540640969448547}, {2.333333333333333, 1.975264255083450, 2.691402411583216}, {1.5, 1.3380551186281, 1.6619448813719}}},
		"weights": {"design: {weight: w}\npass_over: [stratum, cluster]\n", [3][3]float64{{1.386167146974063, 1.241920719427854, 1.530413574520272}, {2.343137254901961, 1.977933517971584, 2.708340991832338},
			{1.512727272727273, 1.345188967912310, 1.680265577542235}}},
		"clusters in strata": {"design: {weight: w, strata: stratum, cluster: cluster}\n", [3][3]float64{{1.386167146974063, 1.300330225533111, 1.472004068415016},
			{2.343137254901961, 2.126828677865204, 2.559445831938718}, {1.512727272727273, 1.412936810373516, 1.612517735081030}}},
	} {
		for _, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
			t.Run(fmt.Sprint(name, " ", engine), func(t *testing.T) {
				table := rankTable(t, c.design, engine)
				for k, part := range table.Parts {
					first, _ := table.At(part.Row, "first")
					placed, _ := table.At(part.Row, "placed")
					if part.Answered != 60 || first.Count != []int{30, 10, 20}[k] || placed.Count != []int{50, 30, 40}[k] || part.Rating.Rank.Base != placed.Count {
						t.Errorf("%s: %d of %d first, %d placed, %d in the mean", part.Row, first.Count, part.Answered, placed.Count, part.Rating.Rank.Base)
					}
					rank := part.Rating.Rank.Number
					for i, got := range []float64{part.Rating.Mean, rank.Low, rank.High} {
						if math.Abs(got-c.want[k][i]) > 1e-9 {
							t.Errorf("%s: got %v %v %v, want %v", part.Row, part.Rating.Mean, rank.Low, rank.High, c.want[k])
							break
						}
					}
				}
			})
		}
	}
}

// Nobody ranked the second option, and everybody placed the first one first.
func TestRanksThatAreAllTheSame(t *testing.T) {
	item := rankTable(t, "pass_over: [w, stratum, cluster]\n", count.EngineFrame).Item
	parts := mustTable(t, rankTable(t, "pass_over: [w, stratum, cluster]\n", count.EngineFrame).Wave, item, of(item, "t", 20, 0, 0, 0), of(item, "g", 0, 0, 0, 20), of(item, "r", 0, 12, 0, 8)).Parts
	if r := parts[0].Rating; r.Mean != 1 || r.Rank.Number.Low != 1 || !(r.Rank.Number.High > 1 && r.Rank.Number.High < 3) {
		t.Errorf("%+v", r.Rank)
	}
	if parts[1].Rating != nil {
		t.Errorf("nobody ranked it, and still %+v", parts[1].Rating)
	}
	if r := parts[2].Rating; r.Mean != 2 || r.Rank.Base != 12 {
		t.Errorf("%+v", r.Rank)
	}
}
