package population

import (
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/data"
)

var sector = data.Item{ID: "sector", Kind: data.Single, Options: []data.Option{
	{ID: "care", Label: data.Text{NL: "Zorg", EN: "Care"}}, {ID: "build", Label: data.Text{NL: "Bouw", EN: "Construction"}}, {ID: "office", Label: data.Text{NL: "Kantoor"}, Aliases: []string{"K"}}}}

func TestRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text   string
		shares []float64
		people []int
	}{
		"people":                {"option,population\ncare,60\nbuild,50\noffice,90\n", []float64{0.3, 0.25, 0.45}, []int{60, 50, 90}},
		"Dutch, semicolons":     {"antwoord;aandeel\nZORG;0,3\nKantoor;0,45\nbouw;0,25\n", []float64{0.3, 0.25, 0.45}, nil},
		"percentages":           {"option,share\ncare,30%\nbuild,25 %\nK,45\n", []float64{0.3, 0.25, 0.45}, nil},
		"an item among others":  {"item,option,count\nrole,coach,4\nsector,care,1\nsector,build,0\nsector,office,3\n", []float64{0.25, 0, 0.75}, []int{1, 0, 3}},
		"another head, counts":  {"sector,2026\ncare,60\nbuild,50\noffice,90\n", []float64{0.3, 0.25, 0.45}, []int{60, 50, 90}},
		"rounded to 99 percent": {"option,share\ncare,33\nbuild,33\noffice,33\n", []float64{1. / 3, 1. / 3, 1. / 3}, nil},
	} {
		got, err := Read("p.csv", []byte(c.text), sector)
		if err != nil || !slices.EqualFunc(got.Shares, c.shares, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) || !slices.Equal(got.People, c.people) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestReadSaysEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	for text, wants := range map[string][]string{
		"option,population\ncare,x\nretail,4\nbuild,1\nbuild,2\n": {"p.csv:2: column \"population\": \"x\" is no number", "p.csv:3: column \"option\": \"retail\" is no answer to sector; it has care, build, office", "p.csv:5: column \"option\": \"build\" stands there twice"},
		"option,share\ncare,0.5\nbuild,0.5\n":                     {`there is no line for "office" of sector`},
		"option,share\ncare,0.5\nbuild,0.5\noffice,0.5\n":         {"the shares add up to 1.5"},
		"option,2026\ncare,50\nbuild,30\noffice,20\n":             {"the numbers add up to 100: head them share"},
		"option,population\ncare,5.5\nbuild,3\noffice,2\n":        {"not all are whole numbers of people"},
		"option,population\ncare,0\nbuild,0\noffice,0\n":          {"all numbers are 0"},
		"option,a,b\ncare,1,2\n":                                  {"no column has the numbers"},
		"Zorg;60\nbuild;50\noffice;90\n":                          {`p.csv:1: "Zorg" is an answer to sector, where the columns should have their names`},
		"option,population\ncare\n":                               {"p.csv:2: "},
	} {
		_, err := Read("p.csv", []byte(text), sector)
		if err == nil {
			t.Errorf("%q: no error", text)
			continue
		}
		for _, want := range wants {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q:\n%v\nwant %q", text, err, want)
			}
		}
	}
}
