package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/layouttest"
)

// rising is a series of powers that go from 0 to about limit.
func rising(label string, most int, limit float64) PowerSeries {
	series := PowerSeries{Label: label}
	for n := most / 20; n <= most; n += most / 20 {
		series.Points = append(series.Points, PowerPoint{n, limit * (1 - math.Exp(-3*float64(n)/float64(most)))})
	}
	return series
}

func powerPlan(series ...PowerSeries) PowerPlan {
	return PowerPlan{ID: "plan", Title: "Met welke kans is een verschil van +10 procentpunten aan te tonen?",
		Subtitle: "Exacte toets van Boschloo, tweezijdig, niveau 0,05", Notes: []string{"Uitgangswaarde: 23%."}, Axis: "aantal deelnemers per groep", Target: 0.8, Series: series}
}

func TestPowerLayout(t *testing.T) {
	main, steep, flat := rising("23% naar 33% (schatting)", 400, 0.95), rising("13,5% naar 33% (ondergrens)", 400, 1), rising("30% naar 33% (bovengrens)", 400, 0.2)
	main.Marked, steep.Marked = PowerPoint{260, 0.81}, PowerPoint{90, 0.8}
	main.Mark, steep.Mark = "260 nodig", "90 nodig"
	late := rising("23% naar 33% (schatting)", 400, 0.9)
	late.Marked, late.Mark = PowerPoint{398, 0.8}, "398 nodig"
	early := rising("23% naar 33% (schatting)", 400, 1)
	early.Marked, early.Mark = PowerPoint{3, 0.1}, "3 nodig"
	long := rising(strings.Repeat("samenwerkingsverband met derden ", 9), 12_000_000, 1)
	for name, plan := range map[string]PowerPlan{
		"three":       powerPlan(main, steep, flat),
		"same end":    powerPlan(steep, steep, steep),
		"low end":     powerPlan(flat, flat, flat),
		"late":        powerPlan(late),
		"early":       powerPlan(early, late),
		"long":        powerPlan(long),
		"few":         powerPlan(rising("klein", 20, 0.6)),
		"high target": {ID: "p", Title: "t", Target: 0.99, Series: []PowerSeries{main}},
		"low target":  {ID: "p", Title: "t", Target: 0.02, Series: []PowerSeries{main}},
	} {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			t.Run(name+"/"+string(lang), func(t *testing.T) {
				figure, err := Power(plan, Options{Lang: lang})
				if err != nil {
					t.Fatal(err)
				}
				layouttest.Check(t, figure)
				write(t, figure, picture.SVG)
			})
		}
	}
}

// The series are told apart without colour: by their dashes, and by the name at their end.
func TestPowerSeriesDiffer(t *testing.T) {
	main, steep, flat := rising("schatting", 400, 0.95), rising("ondergrens", 400, 1), rising("bovengrens", 400, 0.7)
	main.Marked, main.Mark = PowerPoint{260, 0.81}, "260 nodig"
	steep.Marked, steep.Mark = PowerPoint{90, 0.8}, "90 nodig"
	flat.Marked, flat.Mark = PowerPoint{90, 0.4}, "nog eens 90"
	figure, err := Power(powerPlan(main, steep, flat), Options{})
	if err != nil {
		t.Fatal(err)
	}
	pieces := map[float64]int{}
	for i, colour := range powerColours {
		for _, shape := range figure.Canvas().Shapes {
			if shape.Colour == colour && shape.Width == 2.4 {
				pieces[float64(i)]++
			}
		}
	}
	if pieces[0] != 2 || pieces[1] < 10 || pieces[2] < 2*pieces[1] {
		t.Errorf("pieces of the lines: %v, want a whole one with its sample, dashes, and more dots", pieces)
	}
	var texts []string
	for _, text := range figure.Canvas().Texts {
		texts = append(texts, text.Content)
	}
	for _, label := range []string{"schatting", "ondergrens", "bovengrens", "260 nodig", "90 nodig", "vermogen 80%"} {
		if !slices.Contains(texts, label) {
			t.Errorf("%q is not in %q", label, texts)
		}
	}
	if slices.Contains(texts, "nog eens 90") {
		t.Errorf("one number is named twice in %q", texts)
	}
}

// On a narrow page nothing touches or falls outside: the names stand above the plot, and the axis of numbers has fewer of them.
func TestPowerIsNarrow(t *testing.T) {
	main, steep := rising("van 26% naar 36%", 1000, 0.95), rising("van de ondergrens van het interval naar 36%", 1000, 1)
	main.Marked, main.Mark = PowerPoint{800, 0.81}, "800 nodig"
	figure, err := Power(powerPlan(main, steep), Options{Narrow: true})
	if err != nil {
		t.Fatal(err)
	}
	layouttest.Check(t, figure)
	if figure.Width() != layout.NarrowWidth {
		t.Errorf("it is %v wide", figure.Width())
	}
	for _, text := range []string{main.Label, "800 nodig", "vermogen 80%", "1.000"} {
		if !strings.Contains(everyText(figure), text) {
			t.Errorf("%q is not in %s", text, everyText(figure))
		}
	}
}

// Dashes leave out their share of the line and end where it ends.
func TestDashesFollowTheLine(t *testing.T) {
	f := &picture.Canvas{}
	f.Dashed(picture.Ink, 1, [2]float64{3, 2}, 0, 0, 4, 0, 4, 10)
	drawn := 0.0
	for _, shape := range f.Shapes {
		for i := 1; i < len(shape.Path); i++ {
			a, b := shape.Path[i-1].Pos, shape.Path[i].Pos
			drawn += math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y))
		}
	}
	if math.Abs(drawn-9) > 1e-9 { // 14 long: 3 drawn and 2 open, twice, then 3 and 1
		t.Errorf("%v is drawn, want 9", drawn)
	}
}

func TestPowerRefuses(t *testing.T) {
	good := rising("a", 100, 0.9)
	for want, plan := range map[string]PowerPlan{
		"0 series":        powerPlan(),
		"4 series":        powerPlan(good, good, good, good),
		"it takes two":    powerPlan(PowerSeries{Points: []PowerPoint{{5, 0.1}}}),
		"do not rise":     powerPlan(PowerSeries{Points: []PowerPoint{{5, 0.1}, {5, 0.2}}}),
		"has power 1.2":   powerPlan(PowerSeries{Points: []PowerPoint{{5, 0.1}, {6, 1.2}}}),
		"has power NaN":   powerPlan(PowerSeries{Points: []PowerPoint{{5, math.NaN()}, {6, 1}}}),
		"has power 2":     powerPlan(PowerSeries{Points: good.Points, Marked: PowerPoint{5, 2}}),
		"target 1 is not": {Target: 1, Series: []PowerSeries{good}},
	} {
		if _, err := Power(plan, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if _, err := Power(powerPlan(good), Options{Lang: "de"}); err == nil {
		t.Error("an unknown language is drawn")
	}
}

// The name of the wanted power stands where no curve passes, as far as there is such a place: curves that rise at once leave the right end under the
// line free, and those that rise late the left end.
func TestTheWantedPowerIsNamedBesideTheCurves(t *testing.T) {
	for name, series := range map[string][]PowerSeries{"early": {{Label: "a", Points: []PowerPoint{{1, 0.1}, {10, 0.85}, {100, 1}}}}, "late": {rising("a", 100, 0.9)},
		"both": {rising("a", 100, 0.9), {Label: "b", Points: []PowerPoint{{1, 0.1}, {10, 0.85}, {100, 1}}}}} {
		for _, narrow := range []bool{false, true} {
			figure, err := Power(powerPlan(series...), Options{Narrow: narrow})
			if err != nil {
				t.Fatal(err)
			}
			layouttest.Check(t, figure)
			for _, text := range figure.Canvas().Texts {
				if !strings.HasSuffix(text.Content, " power") {
					continue
				}
				for _, shape := range figure.Canvas().Shapes {
					if shape.Colour != picture.DotColour && shape.Colour != picture.OtherColour {
						continue
					}
					for _, part := range shape.Path {
						if x, y := float64(part.Pos.X), float64(part.Pos.Y); x > text.X && x < text.X+text.Width && y > text.Y-10 && y < text.Y+2 {
							t.Errorf("%s: a curve passes %v, %v through %q", name, x, y, text.Content)
						}
					}
				}
			}
		}
	}
}
