package claims_test

import (
	"testing"

	"spoor/analysis/audit"
	"spoor/analysis/claims"
	"spoor/analysis/publication"
	"spoor/data"
)

// Of a single item nobody gave two answers. R 4.2.2: midp(30, 10) = 0.00145, midp(30, 3) = 7.7e-07, midp(10, 3) = 0.0574.
func TestTop(t *testing.T) {
	b := basis(t, counted{best: []int{30, 10, 3, 50}})
	// The residual answer is larger than all; it stands for many and is no rival.
	check(t, decide(t, b, "top: {item: best, options: [a]}"), claims.Supported,
		"‘Ay’ was named by 30 of the 93 respondents (32%). Of the other answers ‘Bee’ comes up most often: 10 times (11%). Each of the 2 differences")
	check(t, decide(t, b, "top: {item: best, options: [a, b]}"), claims.DirectionOnly,
		"The difference between ‘Bee’ and ‘Cee’ may be chance (p = 0.057, by Holm).", "Het verschil tussen ‘Bee’ en ‘Cee’ kan toeval zijn (p = 0,057, volgens Holm).")
	check(t, decide(t, b, "top: {item: best, options: [b, a]}"), claims.DirectionOnly)
	check(t, decide(t, b, "top: {item: best, options: [b]}"), claims.Contradicted)
	check(t, decide(t, b, "top: {item: best, options: [a, c]}"), claims.NotEstablished)
	check(t, decide(t, basis(t, counted{best: []int{30, 10, 10, 0}}), "top: {item: best, options: [a, b]}"), claims.NotEstablished,
		"There is no difference between ‘Bee’ and ‘Cee’.", "Tussen ‘Bee’ en ‘Cee’ is er geen verschil.")
}

// The order says more than the set: R 4.2.2: midp(30, 28) = 0.795.
func TestOrder(t *testing.T) {
	b := basis(t, counted{best: []int{30, 28, 3, 0}})
	check(t, decide(t, b, "top: {item: best, options: [a, b]}"), claims.Supported)
	check(t, decide(t, b, "order: {item: best, options: [a, b]}"), claims.DirectionOnly, "The difference between ‘Ay’ and ‘Bee’ may be chance (p = 0.79, by Holm).")
	check(t, decide(t, b, "order: {item: best, options: [b, a]}"), claims.NotEstablished)
	check(t, decide(t, basis(t, counted{best: []int{60, 20, 3, 0}}), "order: {item: best, options: [a, b]}"), claims.Supported)
}

// Two multiple items without a pick limit between them: 40 of 43 and 3 of 43 overlap by 0 to 3, so midp(40, 3) = 1.6e-09 at
// most. 40 and 38 overlap by 35 to 38: [2:0, 5:3] = 0.25 to 0.508.
func TestMirror(t *testing.T) {
	const mirror = "mirror: {items: [helps, hinders], places: 1}"
	same := counted{helps: []int{40, 3, 2, 0}, helped: 43, hinders: []int{40, 3, 2}, hindered: 43}
	check(t, decide(t, basis(t, same), mirror), claims.Supported, "Those are the same answers.", "Dat zijn dezelfde antwoorden.")
	weak := counted{helps: []int{40, 3, 2, 0}, helped: 43, hinders: []int{40, 38, 2}, hindered: 43}
	check(t, decide(t, basis(t, weak), mirror), claims.DirectionOnly)
	different := counted{helps: []int{40, 3, 2, 0}, helped: 43, hinders: []int{3, 40, 2}, hindered: 43}
	check(t, decide(t, basis(t, different), mirror), claims.Contradicted, "Those are not the same answers, and chance is not a plausible explanation (p < 0.001).")
	chance := counted{helps: []int{40, 3, 2, 0}, helped: 43, hinders: []int{38, 40, 2}, hindered: 43}
	check(t, decide(t, basis(t, chance), mirror), claims.NotEstablished, "Dat zijn niet dezelfde antwoorden, maar dat kan toeval zijn.")
	tied := counted{helps: []int{40, 3, 2, 0}, helped: 43, hinders: []int{20, 20, 2}, hindered: 43}
	check(t, decide(t, basis(t, tied), mirror), claims.NotEstablished, "In ‘What hinders’ place 1 is shared: ‘Ay’ and ‘Bee’ were each named 20 times (n = 43).", "Only with ‘Ay’ in that place do the two agree.")
	none := counted{helps: []int{2, 3, 40, 0}, helped: 43, hinders: []int{20, 20, 2}, hindered: 43}
	check(t, decide(t, basis(t, none), mirror), claims.NotEstablished, "With none of these answers do the two agree.", "Met geen van deze antwoorden komen de twee overeen.")
	both := counted{helps: []int{20, 20, 2, 0}, helped: 43, hinders: []int{20, 20, 2}, hindered: 43}
	check(t, decide(t, basis(t, both), mirror), claims.NotEstablished)
	wide := counted{helps: []int{30, 5, 5, 0}, helped: 43, hinders: []int{10, 10, 10}, hindered: 43}
	check(t, decide(t, basis(t, wide), "mirror: {items: [helps, hinders], places: 2}"), claims.NotEstablished)
}

// Across items whose options have the same label the item is named.
func TestSameLabels(t *testing.T) {
	b := basis(t, counted{helps: []int{30, 5, 5, 0}, helped: 43, hinders: []int{5, 10, 10}, hindered: 43})
	check(t, decide(t, b, "more_often: {share: {item: helps, options: [a]}, than: [{item: hinders, options: [a]}]}"), claims.Supported,
		"against 5 of the 43 (12%) for ‘Ay’ (What hinders)", "tegen 5 van de 43 (12%) voor ‘Aa’ (Wat hindert)")
}

// A claim is decided on every reading of the source.
func TestReadings(t *testing.T) {
	const majority = "majority: {item: rated, rows: [x], options: [good]}"
	for _, c := range []struct {
		other   []int
		verdict claims.Verdict
		says    string
	}{
		{[]int{0, 2, 41}, claims.Supported, "That holds under every reading of ‘Ex’."},
		{[]int{0, 18, 25}, claims.DirectionOnly, "Under this reading of the source the verdict is ‘holds’; with ‘Ex’: fair 18 and good 25 of the 43 it is ‘indication’. The weakest verdict counts."},
		{[]int{0, 24, 19}, claims.NotEstablished, "is het ‘geen aanwijzing’. Het zwakste oordeel telt."},
		// On one reading established, on the other the opposite: only the answers themselves can tell.
		{[]int{0, 40, 3}, claims.NeedsRespondents, "it is ‘contradicted’."},
	} {
		b := basis(t, counted{x: []int{0, 3, 40}})
		b.Readings = []claims.Reading{{Item: "rated", Row: "x", Counts: []int{0, 3, 40}, Base: 43}, {Item: "rated", Row: "x", Counts: c.other, Base: 43}}
		check(t, decide(t, b, majority), c.verdict, c.says)
	}
	// Readings of another row change nothing.
	b := basis(t, counted{x: []int{0, 3, 40}})
	b.Readings = []claims.Reading{{Item: "rated", Row: "y", Counts: []int{0, 3, 40}, Base: 43}, {Item: "rated", Row: "y", Counts: []int{43, 0, 0}, Base: 43}}
	if d := decide(t, b, majority); d.Verdict != claims.Supported || len(d.Readings) != 0 {
		t.Errorf("%s with readings %v", d.Verdict, d.Readings)
	}
}

// A print that leaves more open than the audit lists cannot be decided on.
func TestReadingsRefuse(t *testing.T) {
	item := data.Item{ID: "rated"}
	fit := audit.Fit{Base: 43, Solutions: 5000, Counts: [][]int{{0, 3, 40}}}
	for name, finding := range map[string]audit.Finding{
		"counts":  {Base: 43, Readings: []audit.Reading{{Fits: []audit.Fit{fit}}}},
		"repairs": {Repairs: audit.Repairs{List: []audit.Repair{{Fit: fit}}}},
		"omitted": {Repairs: audit.Repairs{List: []audit.Repair{{Fit: audit.Fit{Base: 43, Solutions: 1, Counts: fit.Counts}}}, Omitted: 3}},
	} {
		if readings, err := claims.Readings([]publication.Figure{{Item: item, Finding: finding}}); err == nil {
			t.Errorf("%s: readings %v", name, readings)
		}
	}
}

// More combinations than anyone can decide on are refused.
func TestTooManyReadings(t *testing.T) {
	b := basis(t, counted{x: []int{0, 3, 40}, y: []int{0, 3, 40}})
	for _, row := range []string{"x", "y"} {
		for range 101 {
			b.Readings = append(b.Readings, claims.Reading{Item: "rated", Row: row, Counts: []int{0, 3, 40}, Base: 43})
		}
	}
	list, err := claims.Parse("c.yaml", []byte("claims:\n- id: it\n  text: {en: It}\n  asserts:\n  - majority: {item: rated, rows: [x, y], options: [good]}\n"), b.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := claims.Decide(list, b); err == nil {
		t.Error("10,201 combinations are decided")
	}
}
