package draft_test

import (
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
