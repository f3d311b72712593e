package charts

import (
	"math"
	"slices"
	"testing"

	"spoor/charts/picture"
)

func TestBatteryOfTheSector(t *testing.T) {
	f, err := Draw("battery", sectorTable(t, "collaboration"), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Werknemer", "Casemanager", "Werkgever", "Arbeidsdeskundige", "Bedrijfsarts", "Arbodienst", "Verzekeraar", "UWV"}
	if got := contents(f, picture.LabelStyle); !slices.Equal(got, want) {
		t.Errorf("rows %q, want them by the share (zeer) goed: %q", got, want)
	}
	// From the printed percentages: for the first row 74.4 + 9.3 is 36 of 43.
	if got, want := contents(f, picture.ValueStyle), []string{"84%", "76%", "70%", "57%*", "44%*", "39%*", "15%*", "14%*"}; !slices.Equal(got, want) {
		t.Errorf("shares %q, want %q", got, want)
	}
	// The case manager and UWV share one note, and the labour expert has it too; the employer has two.
	if got, want := contents(f, picture.MarkStyle), []string{"1", "2,3", "1", "4", "5", "1"}; !slices.Equal(got, want) {
		t.Errorf("marks %q, want %q", got, want)
	}
}

func TestNeutralIsCentred(t *testing.T) {
	for _, table := range hardTables(t) {
		if len(table.Item.Scale) != 5 {
			continue
		}
		f, err := Draw("battery", table, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		zero := math.NaN() // the line through the middle of the scale is the first line
		for _, shape := range f.Canvas().Shapes {
			if shape.Width > 0 {
				zero = float64(shape.Path[0].Pos.X)
				break
			}
		}
		legend, neutral := true, (picture.Palette{}).ScaleColours(5)[2]
		for _, shape := range f.Canvas().Shapes {
			if shape.Colour != neutral {
				continue
			}
			if legend { // the first one is the square in the legend
				legend = false
				continue
			}
			middle := float64(shape.Path[0].Pos.X+shape.Path[2].Pos.X) / 2
			if math.Abs(middle-zero) > 1e-6 {
				t.Errorf("a neutral segment has its middle at %v, the scale at %v", middle, zero)
			}
		}
	}
}

func TestSegmentsAreInProportion(t *testing.T) {
	f, err := Draw("battery", hardTables(t)["one row"], nil, Options{}) // 1, 2, 3, 4, 5 of 15
	if err != nil {
		t.Fatal(err)
	}
	var widths []float64
	for _, colour := range (picture.Palette{}).ScaleColours(5) {
		found, _ := rectangles(f, colour)
		widths = append(widths, found[len(found)-1])
	}
	for i, width := range widths {
		if want := widths[0] * float64(i+1); math.Abs(width-want) > 1e-6 {
			t.Errorf("point %d is %v wide, want %v", i+1, width, want)
		}
	}
}

func TestEmptyRowsSaySo(t *testing.T) {
	f, err := Draw("battery", hardTables(t)["an empty row"], nil, Options{Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(f, picture.RangeStyle); !slices.Contains(got, "no answers") {
		t.Errorf("%q does not say that a row has no answers", got)
	}
	if got := contents(f, picture.LabelStyle); !slices.Equal(got, []string{"Rij 2", "Rij 1"}) {
		t.Errorf("rows %q, want the empty one last", got)
	}
}
