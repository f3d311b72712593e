package draft_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data"
)

// Marks on a scale of 0 or 1 to 10 become a rating with every point and its value; codes of other things do not.
func TestScalesToTen(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		cells    string
		kind     data.Kind
		first    float64 // value of the first point
		points   int
		boxes    int
	}{
		"recommending":        {"Hoe waarschijnlijk is het dat u ons aanbeveelt?", "10,9,8,10,9,8,3,3", data.Rating, 0, 11, 3},
		"recommending, by 1":  {"Would you recommend us? (1 to 10)", "10,9,8,10,9,8,3,3", data.Rating, 1, 10, 0},
		"both ends":           {"Uw oordeel", "0,1,2,4,5,8,9,10,0,1,2,4,5,8,9,10", data.Rating, 0, 11, 0},
		"a school mark":       {"Welk rapportcijfer geeft u?", "6,7,8,6,7,8", data.Rating, 1, 10, 0},
		"said in the words":   {"Hoe tevreden bent u, van 0 tot 10?", "6,7,8,6,7,8", data.Rating, 0, 11, 0},
		"ends with words":     {"Zou u ons aanraden?", "10 - zeker,9,0 - nooit,9,10 - zeker,0 - nooit", data.Rating, 0, 11, 3},
		"codes":               {"Provincie", "1,2,3,4,5,6,1,2,3,4,5,6", data.Single, 0, 6, 0},
		"numbers above ten":   {"Rapportcijfer", "6,7,80,6,7,80", data.Single, 0, 3, 0},
		"without a lower end": {"Uw oordeel", "5,6,7,8,9,10,5,6,7,8,9,10", data.Single, 0, 6, 0},
	} {
		t.Run(name, func(t *testing.T) {
			export, err := openText("a.csv", "Nr;"+c.question+"\n1;"+strings.ReplaceAll(c.cells, ",", "\n1;")+"\n")
			if err != nil {
				t.Fatal(err)
			}
			codebook, text := drafted(t, export, "a.csv")
			item := codebook.Items[len(codebook.Items)-1]
			if item.Kind != c.kind || len(item.Answers()) != c.points || len(item.Boxes) != c.boxes {
				t.Fatalf("%s of %d with %d boxes; want %+v in\n%s", item.Kind, len(item.Answers()), len(item.Boxes), c, text)
			}
			if c.kind == data.Rating && (item.Points()[0] != c.first || item.Points()[c.points-1] != 10) {
				t.Errorf("from %v to %v in\n%s", item.Points()[0], item.Points()[c.points-1], text)
			}
		})
	}
}

// Dates of one year that read as ranges which join were those; others are dates.
func TestRangesThatBecameDates(t *testing.T) {
	for cells, want := range map[string]string{
		"2026-03-01,2026-06-04,2026-12-07": "1-3,4-6,7-12",
		"2026-03-01,2026-12-03":            "1-3,3-12",
		"2026-03-01,2026-09-20":            "2026-03-01,2026-09-20",
		"2025-03-01,2026-06-04":            "2025-03-01,2026-06-04",
		"1-mrt,4-jun":                      "1-3,4-6",
	} {
		text := "Nr;Hoe lang?\n"
		for i := range 12 {
			text += strconv.Itoa(i+1) + ";" + strings.Split(cells, ",")[i%(strings.Count(cells, ",")+1)] + "\n"
		}
		export, err := openText("a.csv", text)
		if err != nil {
			t.Fatal(err)
		}
		codebook, draft := drafted(t, export, "a.csv")
		var got []string
		for _, option := range codebook.Items[0].Answers() {
			got = append(got, option.Label.In(data.Dutch))
		}
		if slices.Sort(got); strings.Join(got, ",") != want {
			t.Errorf("%s: got %v, want %s in\n%s", cells, got, want, draft)
		}
	}
}

// The known scales of Dutch and English surveys give the order, whatever was chosen most; what is no scale is left as it was.
func TestKnownScales(t *testing.T) {
	for _, scale := range []string{
		"Slecht,Gaat wel,Goed,Heel goed", "Zeer slecht,Slecht,Matig,Redelijk,Goed", "Very unlikely,Somewhat unlikely,Neither likely nor unlikely,Somewhat likely,Very likely",
		"Onbelangrijk,Niet belangrijk/niet onbelangrijk,Belangrijk,Heel belangrijk", "Zeker niet,Waarschijnlijk niet,Misschien,Waarschijnlijk,Zeker wel",
		"Minder dan 1 keer per jaar,Jaarlijks,Maandelijks,Wekelijks,Dagelijks", "Helemaal niet,In geringe mate,In redelijke mate,In hoge mate", "Not at all,A little,Somewhat,A lot",
		"Zeer ontevreden,Ontevreden,Neutraal,Tevreden,Zeer tevreden", "Extremely dissatisfied,Somewhat dissatisfied,Neutral,Somewhat satisfied,Extremely satisfied",
		"Helemaal mee oneens,Mee oneens,Neutraal,Mee eens,Helemaal mee eens", "Zeer moeilijk,Moeilijk,Makkelijk,Zeer makkelijk", "Zeer negatief,Negatief,Neutraal,Positief,Zeer positief",
		"Nooit,Bijna nooit,Soms,Vaak,Bijna altijd", "Definitely not,Probably not,Maybe,Probably,Definitely", "Never,Rarely,Sometimes,Often,Always",
		"Disagree (2),Neutral (4),Agree (6)", "0-9,10-20,21 of meer", "Erg onveilig,Onveilig,Veilig,Erg veilig",
	} {
		points := strings.Split(scale, ",")
		cells := ""
		for k := range points { // the last is chosen most, and stands first in the file
			cells += strings.Repeat("1;"+points[len(points)-1-k]+"\n", 4-k%2)
		}
		export, err := openText("a.csv", "Nr;Oordeel\n"+cells)
		if err != nil {
			t.Fatal(err)
		}
		codebook, text := drafted(t, export, "a.csv")
		var got []string
		for _, option := range codebook.Items[len(codebook.Items)-1].Answers() {
			got = append(got, option.Label.In(data.English))
		}
		if strings.Join(got, ",") != scale {
			t.Errorf("got %v, want %s in\n%s", got, scale, text)
		}
	}
}
