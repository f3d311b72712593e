package charts

import (
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts/picture"
	"spoor/internal/layouttest"
)

// funnelOf draws members, k of n each, around the share of an option of the built-in survey.
func funnelOf(t testing.TB, o Options, counts ...[2]int) picture.Figure {
	t.Helper()
	table := sectorTable(t, "interim_results")
	sector, _ := table.At("", "trial_placement")
	var members []member.Member
	for i, c := range counts {
		share := analysis.Estimate{Option: "trial_placement", Count: c[0], Base: c[1], Proportion: float64(c[0]) / float64(c[1])}
		members = append(members, member.Member{Alias: fmt.Sprintf("Lid %c", 'A'+i), Estimate: share})
	}
	funnel, err := member.NewFunnel(sector, members)
	if err != nil {
		t.Fatal(err)
	}
	figure, err := Funnel(funnel, table, "", "trial_placement", o)
	if err != nil {
		t.Fatal(err)
	}
	return figure
}

var membersOfFunnel = [][2]int{{9, 12}, {3, 8}, {30, 55}, {22, 24}, {5, 6}, {11, 30}, {14, 40}, {20, 38}}

func TestLayoutOfFunnels(t *testing.T) {
	crowd := [][2]int{}
	for range 20 {
		crowd = append(crowd, [2]int{9, 12})
	}
	for name, counts := range map[string][][2]int{"eight": membersOfFunnel, "crowd": crowd, "small": {{0, 1}, {1, 1}}, "large": {{10, 4000}, {3990, 4000}, {5, 9}}} {
		for _, lang := range bothLanguages {
			figure := funnelOf(t, Options{Lang: lang}, counts...)
			t.Run(name+"-"+string(lang), func(t *testing.T) { layouttest.Check(t, figure) })
			narrow := funnelOf(t, Options{Lang: lang, Narrow: true}, counts...)
			t.Run(name+"-narrow-"+string(lang), func(t *testing.T) { layouttest.Check(t, narrow) })
			if left := strings.Contains(strings.Join(texts(figure), " "), "geen plaats"); lang == "nl" && left != (name == "crowd") {
				t.Errorf("%s: names left out is %v", name, left)
			}
		}
	}
}

func texts(f picture.Figure) []string {
	var all []string
	for _, text := range f.Canvas().Texts {
		all = append(all, text.Content)
	}
	return all
}

func TestGoldenFunnel(t *testing.T) {
	golden(t, "funnel-nl", funnelOf(t, Options{}, membersOfFunnel...))
}

// A member outside the limits has another shape, and the description says so.
func TestFunnelShows(t *testing.T) {
	figure := funnelOf(t, Options{}, membersOfFunnel...)
	diamonds := 0
	for _, shape := range figure.Canvas().Shapes {
		if shape.Colour == picture.OtherColour {
			diamonds++
		}
	}
	if diamonds != 2 {
		t.Errorf("%d diamonds, want 2", diamonds)
	}
	for _, want := range []string{"Sector: 55%.", "Lid A: 75% (n = 12), binnen de grenzen.", "Lid D: 92% (n = 24), buiten de grens van 99,8%.", "Lid G: 35% (n = 40), buiten de grens van 95%."} {
		if !strings.Contains(figure.Description(), want) {
			t.Errorf("%q is not in %q", want, figure.Description())
		}
	}
	table := sectorTable(t, "interim_results")
	if _, err := Funnel(member.Funnel{}, table, "", "trial_placement", Options{}); err == nil {
		t.Error("a funnel without members was drawn")
	}
}
