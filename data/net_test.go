package data

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// recommend is a scale of 0 to 10 whose boxes name points by value and by id.
const recommend = `id: s
items:
- id: recommend
  kind: rating
  text: {en: Recommends us}
  rows: [{id: us, label: {en: Us}}]
  scale:
  - {id: p0, label: {en: "0"}, value: 0}
  - {id: p1, label: {en: "1"}, value: 1}
  - {id: p2, label: {en: "2"}, value: 2}
  - {id: p3, label: {en: "3"}, value: 3}
  boxes:
  - {id: high, label: {en: High}, of: [3, p2]}
  - {id: low, label: {en: Low}, of: [0.0]}
`

func TestBoxesOfAScale(t *testing.T) {
	codebook, err := ParseCodebook("codebook.yaml", []byte(recommend))
	if err != nil {
		t.Fatal(err)
	}
	item := codebook.Items[0]
	high, found := item.Net("high")
	if got := item.Places(high); !found || !slices.Equal(got, []int{2, 3}) {
		t.Errorf("high is of points %v, want 2 and 3", got)
	}
	if score, found := item.Score(); !found || score.Of != "high" || score.Minus != "low" {
		t.Errorf("the score is %+v, want high minus low", score)
	}
	if got := item.Points(); !slices.Equal(got, []float64{0, 1, 2, 3}) {
		t.Errorf("the points count for %v", got)
	}
	// A wave with another scale keeps the boxes of which it has every point.
	own := WaveItem{Item: "recommend", Scale: slices.Clone(item.Scale[1:])}
	asked := own.apply(item)
	if _, kept := asked.Net("high"); !kept || len(asked.Boxes) != 1 {
		t.Errorf("boxes of the other scale: %+v", asked.Boxes)
	}
	if _, found := asked.Score(); found {
		t.Error("a score of one box")
	}
}

func TestScalesWithoutBoxes(t *testing.T) {
	of := func(n int) Item {
		return Item{Kind: Rating, Scale: []Option{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}[:n]}
	}
	if got := of(3).Combined(); len(got) != 0 {
		t.Errorf("a scale of three points has %v", got)
	}
	if got, want := of(5).Combined(), []Net{{ID: Top2, Of: []string{"d", "e"}}, {ID: Bottom2, Of: []string{"a", "b"}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if top, found := of(4).Headline(); !found || top.ID != Top2 {
		t.Errorf("the headline is %v", top)
	}
	if _, found := of(3).Headline(); found {
		t.Error("a headline without boxes")
	}
	if got := of(3).Points(); !slices.Equal(got, []float64{1, 2, 3}) {
		t.Errorf("points without values count for %v", got)
	}
}

func TestProblemsOfNets(t *testing.T) {
	rating := func(scale, rest string) string {
		return "id: s\nitems:\n- {id: r, kind: rating, text: {en: R}, rows: [{id: x, label: {en: X}}],\n   scale: [" + scale + "],\n   " + rest + "}\n"
	}
	const points = "{id: a, label: {en: A}}, {id: b, label: {en: B}}, {id: c, label: {en: C}}"
	choice := func(kind, nets string) string {
		return "id: s\nitems:\n- {id: m, kind: " + kind + ", text: {en: M}, options: [" + points + "],\n   " + nets + "}\n"
	}
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"an unknown point":      {rating(points, "boxes: [{id: top, label: {en: T}, of: [d]}]"), []string{`5: box "top" of item "r": there is no point "d"; did you mean "a"?`}},
		"a value nobody has":    {rating(points, "boxes: [{id: top, label: {en: T}, of: [b, 10]}]"), []string{`5: box "top" of item "r": there is no point "10"; its points have no values`}},
		"a point twice":         {rating(points, "boxes: [{id: top, label: {en: T}, of: [b, b]}]"), []string{`5: box "top" of item "r" names point "b" twice`}},
		"a gap":                 {rating(points, "boxes: [{id: ends, label: {en: E}, of: [a, c]}]"), []string{`5: box "ends" of item "r" leaves out point "b" between "a" and "c"; a box holds neighbouring points`}},
		"nothing":               {rating(points, "boxes: [{id: top, label: {en: T}, of: []}]"), []string{`5: box "top" of item "r" is of nothing; name its points, such as of: [a, b]`}},
		"no label":              {rating(points, "boxes: [{id: top, of: [c]}]"), []string{`5: box "top" of item "r" has no label`}},
		"the id of a point":     {rating(points, "boxes: [{id: c, label: {en: T}, of: [c]}]"), []string{`5: box id "c" of item "r" is the id of one of its answers; use another`}},
		"the id of a summary":   {rating(points, "boxes: [{id: mean, label: {en: T}, of: [c]}]"), []string{`5: box id "mean" of item "r" is what a summary of the scale is called in results; use another`}},
		"the same label":        {rating(points, "boxes: [{id: x, label: {en: T}, of: [c]}, {id: y, label: {en: T}, of: [a]}]"), []string{`5: box "y" of item "r" has the label of "x", "T"; nobody could tell them apart`}},
		"an id twice":           {rating(points, "boxes: [{id: x, label: {en: T}, of: [c]}, {id: x, label: {en: U}, of: [a]}]"), []string{`5: box id "x" is taken already on line 5`}},
		"net without boxes":     {rating(points, "net: {of: a, minus: b}"), []string{`5: item "r": net is one box minus another, and the item has no boxes`}},
		"net of an unknown box": {rating(points, "boxes: [{id: top, label: {en: T}, of: [c]}], net: {of: top, minus: bottom}"), []string{`5: item "r": net refers to box "bottom", which it does not have`}},
		"net without a box":     {rating(points, "boxes: [{id: top, label: {en: T}, of: [c]}], net: {of: top}"), []string{`5: item "r": net has no minus; name a box (top)`}},
		"net of itself": {rating(points, "boxes: [{id: top, label: {en: T}, of: [b, c]}, {id: most, label: {en: M}, of: [a, b]}], net: {of: top, minus: most}"),
			[]string{`5: item "r": net is box "top" minus box "most", and both hold point "b"; name two boxes that have no point in common`}},
		"values of some":       {rating("{id: a, label: {en: A}, value: 0}, {id: b, label: {en: B}}", ""), []string{`4: scale point "b" of item "r" has no value, and others have; give all points one, or none`}},
		"values up and down":   {rating("{id: a, label: {en: A}, value: 0}, {id: b, label: {en: B}, value: 2}, {id: c, label: {en: C}, value: 1}", ""), []string{`4: item "r": the values of the scale go up and down; a scale goes from worst to best, so they rise or they fall all along`}},
		"a value twice":        {rating("{id: a, label: {en: A}, value: 1}, {id: b, label: {en: B}, value: 1}", ""), []string{`4: item "r": the values of the scale go up and down; a scale goes from worst to best, so they rise or they fall all along`}},
		"a value of an option": {strings.Replace(choice("single", ""), "{en: A}}", "{en: A}, value: 1}", 1), []string{`3: option "a" of item "m" has a value; only points of a scale have one`}},
		"nets of a rating":     {rating(points, "nets: [{id: n, label: {en: N}, of: [a, b]}]"), []string{`5: item "r": nets take options of a single or multiple item together; of a scale use boxes`}},
		"boxes of a choice":    {choice("single", "boxes: [{id: n, label: {en: N}, of: [a, b]}]"), []string{`4: item "m": boxes take points of a scale together; of kind single use nets`}},
		"net of a choice":      {choice("multiple", "net: {of: a, minus: b}"), []string{`4: item "m": net is a score of boxes of a scale; it has no meaning for kind multiple`}},
		"one option":           {choice("multiple", "nets: [{id: n, label: {en: N}, of: [a]}]"), []string{`4: net "n" of item "m" is of one option, which is counted already; name two or more`}},
		"a misspelt option":    {choice("multiple", "nets: [{id: n, label: {en: N}, of: [a, bb]}]"), []string{`4: net "n" of item "m": there is no option "bb"; did you mean "b"?`}},
		"nets of a number":     {"id: s\nitems:\n- {id: h, kind: number, text: {en: H}, range: [0, 1],\n   nets: [{id: n, label: {en: N}, of: [a, b]}]}\n", []string{`4: item "h": nets take options of a single or multiple item together; leave it out`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseCodebook("codebook.yaml", []byte(c.source))
			wantProblems(t, err, "codebook.yaml", c.want)
		})
	}
}
