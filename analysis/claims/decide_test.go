package claims_test

import (
	"testing"

	"spoor/analysis/claims"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// Clopper-Pearson at n = 43. R 4.2.2: binom.test(29, 43)$conf.int is 0.5146 to 0.8092, of 28 it begins at 0.4907, of 15
// it ends at 0.5093 and of 14 at 0.4854. Wilson's interval of 28 begins at 0.502 (prop.test(28, 43, correct = FALSE)).
func TestMajority(t *testing.T) {
	for _, c := range []struct {
		k       int
		verdict claims.Verdict
		says    []string
	}{
		{43, claims.Supported, nil},
		{29, claims.Supported, []string{"‘Ay’ was named by 29 of the 43 respondents (67%); exact 95% interval 51–81%. That establishes a majority.", "Een meerderheid is daarmee aangetoond."}},
		{28, claims.DirectionOnly, []string{"at least 29 are needed. By the narrower Wilson interval 28 would have been enough.", "Volgens het krappere Wilson-interval waren er 28 genoeg geweest."}},
		{22, claims.DirectionOnly, nil},
		{21, claims.NotEstablished, []string{"That is not more than half, though the interval does not exclude a majority."}},
		{15, claims.NotEstablished, nil},
		{14, claims.Contradicted, []string{"The upper limit, too, is below one half.", "Ook de bovengrens ligt onder de helft."}},
		{0, claims.Contradicted, nil},
	} {
		d := decide(t, basis(t, counted{best: []int{c.k, 43 - c.k, 0, 0}}), "majority: {item: best, options: [a]}")
		check(t, d, c.verdict, c.says...)
		if d.Evidence[0].Needed != 29 || d.Evidence[0].NeededWilson != 28 {
			t.Errorf("needed %d and %d by Wilson, want 29 and 28", d.Evidence[0].Needed, d.Evidence[0].NeededWilson)
		}
	}
	// Exactly half of 4 is neither way.
	check(t, decide(t, basis(t, counted{best: []int{2, 1, 1, 0}}), "majority: {item: best, options: [a]}"), claims.NotEstablished)
}

// Options of a rating are taken together, and each row is a share of its own. R 4.2.2: binom.test(8, 8)$p.value is
// 0.0078, binom.test(7, 8)$p.value is 0.0703; Holm keeps the larger.
func TestMajorityOfRows(t *testing.T) {
	b := basis(t, counted{x: []int{0, 3, 5}, y: []int{1, 3, 4}})
	check(t, decide(t, b, "majority: {item: rated, rows: [x], options: [fair, good]}"), claims.Supported,
		"‘Ex’ was rated fair or good by 8 of the 8 respondents (100%)", "‘Iks’ is door 8 van de 8 respondenten (100%) als matig of goed beoordeeld")
	check(t, decide(t, b, "majority: {item: rated, rows: [x, y], options: [fair, good]}"), claims.DirectionOnly,
		"A majority is not established for ‘Wye’.", "Een meerderheid is niet aangetoond voor ‘Ypsilon’.")
}

func TestPrinted(t *testing.T) {
	b := basis(t, counted{best: []int{10, 33, 0, 0}})
	check(t, decide(t, b, `printed: {item: best, options: [a], percent: "23"}`), claims.Supported, "Voor deze respondenten klopt het percentage.")
	check(t, decide(t, b, `printed: {item: best, options: [a], percent: "23,3"}`), claims.Supported)
	check(t, decide(t, b, `printed: {item: best, options: [a], percent: "24"}`), claims.ArithmeticWrong, "That is 23% and not 24%.")
	check(t, decide(t, b, `printed: {item: best, options: [a], percent: "23.4%"}`), claims.ArithmeticWrong, "Dat is 23,3% en niet 23,4%.")
	// Arithmetic comes before everything else: 33 of 43 is a majority.
	check(t, decide(t, b, "majority: {item: best, options: [b]}", `printed: {item: best, options: [b], percent: "80"}`), claims.ArithmeticWrong)
}

// R 4.2.2, tails doubled; the call beside each.
func TestAbout(t *testing.T) {
	for _, c := range []struct {
		k, n     int
		from, to string
		verdict  claims.Verdict
		p        float64
	}{
		{50, 100, "35", "65", claims.Supported, 0.002901122953},     // 2 * pbinom(50, 100, 0.65), and 2 * pbinom(49, 100, 0.35, FALSE)
		{300, 1000, "28", "38", claims.DirectionOnly, 0.1709901859}, // 2 * pbinom(299, 1000, 0.28, FALSE)
		{0, 100, "0", "10", claims.Supported, 5.312279778e-05},      // 2 * pbinom(0, 100, 0.1); nothing to show towards 0
		{100, 100, "90", "100", claims.Supported, 5.312279778e-05},  // the same, mirrored
		{20, 100, "28", "38", claims.NotEstablished, 0.08808567581}, // 2 * pbinom(20, 100, 0.28)
		{10, 100, "28", "38", claims.Contradicted, 2.034677251e-05}, // 2 * pbinom(10, 100, 0.28)
		{60, 100, "28", "38", claims.Contradicted, 1.373861340e-05}, // 2 * pbinom(59, 100, 0.38, FALSE)
	} {
		d := decide(t, basis(t, counted{best: []int{c.k, c.n - c.k, 0, 0}}), "about: {item: best, options: [a], from: "+c.from+", to: "+c.to+"}")
		check(t, d, c.verdict)
		if p := d.Evidence[0].P.High; p < c.p*0.999999 || p > c.p*1.000001 {
			t.Errorf("%d of %d about %s to %s: p %v, want %v", c.k, c.n, c.from, c.to, p, c.p)
		}
	}
}

// A mean on a range of 0 to 10: 2.0 of 400 is 0.2. R 4.2.2: 2 * pnorm(-(0.2 - 0.1) / sqrt(0.1 * 0.9 / 400)) = 2.6e-11 and
// 2 * pnorm(-(0.25 - 0.2) / sqrt(0.25 * 0.75 / 400)) = 0.0209.
func TestAboutMean(t *testing.T) {
	b := basis(t, counted{mean: 2, n: 400})
	d := decide(t, b, "about: {item: share, from: 1, to: 2.5}")
	check(t, d, claims.Supported, "Het hele interval ligt binnen de marge van de uitspraak, 1 tot 2,5.", "The whole interval lies within the margin of the claim, 1 to 2.5.")
	if p := d.Evidence[0].P.High; p < 0.02092133 || p > 0.02092135 {
		t.Errorf("p %v", p)
	}
}

func TestArithmetic(t *testing.T) {
	b := basis(t, counted{})
	check(t, decide(t, b, "arithmetic: {percent: 12, of: 2390, is: 290, rounded_to: 10}"), claims.Supported)
	check(t, decide(t, b, "arithmetic: {percent: 12, of: 2390, is: 300, rounded_to: 10}"), claims.ArithmeticWrong,
		"rounded to a multiple of 10 that is 290 and not 300.", "afgerond op tientallen is dat 290 en niet 300.")
	check(t, decide(t, b, "arithmetic: {percent: 12, of: 2390, is: 287, rounded_to: 1}"), claims.Supported, "afgerond op helen is dat 287.")
	check(t, decide(t, b, "arithmetic: {percent: 12.5, of: 20, is: 3, rounded_to: 1}"), claims.Supported) // 2.5 up
	check(t, decide(t, b, "arithmetic: {percent: 33.3, of: 1000, is: 333, rounded_to: 0.5}"), claims.Supported, "veelvouden van 0,5")
}

// Two options of a single item: nobody gave both. R 4.2.2: midp(20, 8) = 0.0241, midp(15, 6) = 0.0525.
func TestSingleChoice(t *testing.T) {
	const more = "more_often: {share: {item: best, options: [a]}, than: [{item: best, options: [b]}]}"
	check(t, decide(t, basis(t, counted{best: []int{20, 8, 5, 0}}), more), claims.Supported, "(p = 0.024)", "(p = 0,024)")
	check(t, decide(t, basis(t, counted{best: []int{15, 6, 5, 0}}), more), claims.DirectionOnly, "That difference may be chance (p = 0.052).")
	check(t, decide(t, basis(t, counted{best: []int{8, 8, 5, 0}}), more), claims.NotEstablished, "There is no difference between ‘Ay’ and ‘Bee’.")
	check(t, decide(t, basis(t, counted{best: []int{6, 15, 5, 0}}), more), claims.NotEstablished, "wijst de andere kant op, al kan dat toeval zijn.")
	check(t, decide(t, basis(t, counted{best: []int{8, 20, 5, 0}}), more), claims.Contradicted, "points the other way, and chance is not a plausible explanation")
	const less = "less_often: {share: {item: best, options: [a]}, than: [{item: best, options: [b]}]}"
	check(t, decide(t, basis(t, counted{best: []int{8, 20, 5, 0}}), less), claims.Supported)
}

// 25 against 20 of 43 is the example of the survey's documentation; with mid-P [5:0, 23:18] = 0.03125 to 0.441 (R 4.2.2:
// midp). With a limit of two picks and 30 others, at most 43 * 1 - 30 = 13 can have chosen both: midp(12, 7) = 0.2632.
func TestOverlapDecides(t *testing.T) {
	const more = "more_often: {share: {item: helps, options: [a]}, than: [{item: helps, options: [b]}]}"
	free := decide(t, basis(t, counted{helps: []int{25, 20, 1, 0}, helped: 43}), more)
	check(t, free, claims.NeedsRespondents, "It is established only if at least", "Het is pas aangetoond als minstens")
	if free.Evidence[0].P.Low != 0.03125 || *free.Evidence[0].Overlap != (claims.Overlap{Min: 2, Max: 20, Needed: 20}) {
		t.Errorf("without other picks: %+v", free.Evidence[0])
	}
	limited := decide(t, basis(t, counted{helps: []int{25, 20, 30, 0}, helped: 43}), more)
	check(t, limited, claims.DirectionOnly)
	if p := limited.Evidence[0].P.Low; p < 0.263175 || p > 0.263177 || limited.Evidence[0].Overlap.Max != 13 {
		t.Errorf("with the pick limit: %+v", limited.Evidence[0])
	}
}

// Respondents at hand settle what the margins leave open; on a reconstructed wave they would be invented.
func TestPairs(t *testing.T) {
	const more = "more_often: {share: {item: helps, options: [a]}, than: [{item: helps, options: [b]}]}"
	b := basis(t, counted{helps: []int{25, 20, 1, 0}, helped: 43})
	pairs := func(both, onlyA, onlyB, neither int, ok bool) claims.Pairs {
		return func(x, y claims.Share) (int, int, int, int, bool) {
			if x.Options[0] != "a" || y.Options[0] != "b" {
				t.Errorf("asked for %v and %v", x, y)
			}
			return both, onlyA, onlyB, neither, ok
		}
	}
	b.Pairs = pairs(20, 5, 0, 18, true)
	check(t, decide(t, b, more), claims.Supported, "(p = 0.031)")
	b.Pairs = pairs(2, 23, 18, 0, true) // midp(23, 18) = 0.4408 (R 4.2.2)
	check(t, decide(t, b, more), claims.DirectionOnly, "(p = 0.44)")
	b.Pairs = pairs(0, 0, 0, 0, false)
	check(t, decide(t, b, more), claims.NeedsRespondents)
	b.Pairs, b.Wave.Provenance = pairs(20, 5, 0, 18, true), data.Reconstructed
	check(t, decide(t, b, more), claims.NeedsRespondents)
	b.Pairs, b.Wave.Provenance = pairs(20, 5, -1, 18, true), data.Observed
	list, err := claims.Parse("c.yaml", []byte("claims:\n- id: it\n  text: {en: It}\n  asserts:\n  - "+more+"\n"), b.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := claims.Decide(list, b); err == nil {
		t.Error("a negative pair is accepted")
	}
}

// Rows with different bases: the range holds the p-value of every way in which the smaller base can have answered both,
// and its ends are reached.
func TestUnequalBases(t *testing.T) {
	const less = "less_often: {share: {item: rated, rows: [x], options: [good]}, than: [{item: rated, rows: [y], options: [good]}]}"
	for _, c := range []struct{ k1, n1, k2, n2 int }{{3, 9, 8, 11}, {0, 5, 4, 6}, {5, 12, 7, 7}, {2, 10, 3, 9}, {1, 6, 6, 12}} {
		d := decide(t, basis(t, counted{x: []int{c.n1 - c.k1, 0, c.k1}, y: []int{c.n2 - c.k2, 0, c.k2}}), less)
		low, high := 1.0, 0.0
		common := min(c.n1, c.n2)
		for x := max(0, c.k1-(c.n1-common)); x <= min(c.k1, common); x++ {
			for y := max(0, c.k2-(c.n2-common)); y <= min(c.k2, common); y++ {
				for both := max(0, x+y-common); both <= min(x, y); both++ {
					p := 1.0
					if x < y {
						test, err := hypothesis.McNemarMidP(x-both, y-both)
						if err != nil {
							t.Fatal(err)
						}
						p = test.P
					}
					low, high = min(low, p), max(high, p)
				}
			}
		}
		if p := *d.Evidence[0].P; p.Low != low || p.High != high {
			t.Errorf("%+v: %v, over all pairings %v to %v", c, p, low, high)
		}
	}
}

// The overlap that a comparison needs is the first that establishes it, over all of small bases.
func TestNeededOverlap(t *testing.T) {
	const more = "more_often: {share: {item: hinders, options: [a]}, than: [{item: hinders, options: [b]}]}"
	for n := 6; n <= 14; n += 4 {
		for k1 := 1; k1 <= n; k1++ {
			for k2 := 0; k2 < k1; k2++ {
				part := decide(t, basis(t, counted{hinders: []int{k1, k2, 0}, hindered: n}), more).Evidence[0]
				needed, low, high := part.Overlap.Max+1, 1.0, 0.0
				for both := max(0, k1+k2-n); both <= k2; both++ {
					test, err := hypothesis.McNemarMidP(k1-both, k2-both)
					if err != nil {
						t.Fatal(err)
					}
					low, high = min(low, test.P), max(high, test.P)
					if test.P <= 0.05 && needed > part.Overlap.Max {
						needed = both
					}
				}
				if part.Overlap.Needed != needed || part.P.Low != low || part.P.High != high {
					t.Errorf("%d and %d of %d: %+v %+v, want %d, %v to %v", k1, k2, n, part.Overlap, part.P, needed, low, high)
				}
			}
		}
	}
}

// Nobody answered, or nobody was asked: said, not computed.
func TestNoAnswers(t *testing.T) {
	for _, b := range []claims.Basis{basis(t, counted{}), basis(t, counted{best: []int{0, 0, 0, 0}, x: []int{0, 0, 0}})} {
		check(t, decide(t, b, "majority: {item: best, options: [a]}"), claims.NotEstablished, "In this wave nobody answered ‘Best’.")
		check(t, decide(t, b, "majority: {item: rated, rows: [x], options: [good]}"), claims.NotEstablished, "In deze meting heeft niemand ‘Iks’ beantwoord.")
		check(t, decide(t, b, "about: {item: share, from: 1, to: 2}"), claims.NotEstablished)
		check(t, decide(t, b, "mirror: {items: [helps, hinders], places: 1}"), claims.NotEstablished)
	}
}

// A wave that asked with other answers has no figure for a claim on those of the codebook, whatever its counts.
func TestAskedOtherwise(t *testing.T) {
	b := basis(t, counted{best: []int{3, 2, 1, 0}, x: []int{5, 1, 0}})
	b.Otherwise = []string{"best", "helps"}
	check(t, decide(t, b, "majority: {item: best, options: [a]}"), claims.NoFigure, "In this wave ‘Best’ was asked with other answers than the conclusion is about.")
	check(t, decide(t, b, "mirror: {items: [helps, hinders], places: 1}"), claims.NoFigure)
	check(t, decide(t, b, "majority: {item: rated, rows: [x], options: [good]}"), claims.Contradicted)
}

func TestDecideRefuses(t *testing.T) {
	b := basis(t, counted{})
	for _, level := range []float64{0, 1, -1, 95} {
		b.Level = level
		if _, err := claims.Decide(nil, b); err == nil {
			t.Errorf("level %v is accepted", level)
		}
	}
	b = basis(t, counted{helps: []int{40, 40, 40, 0}, helped: 43}) // 120 picks by 43 respondents of two each
	list, err := claims.Parse("c.yaml", []byte("claims:\n- id: it\n  text: {en: It}\n  asserts:\n  - top: {item: helps, options: [a]}\n"), b.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := claims.Decide(list, b); err == nil {
		t.Error("more picks than the limit allows are accepted")
	}
	if _, err := claims.Decide([]claims.Claim{{ID: "it", Asserts: []claims.Assertion{{}}}}, basis(t, counted{})); err == nil {
		t.Error("an empty assertion is accepted")
	}
}

// The level decides: 20 against 8 has p = 0.0241.
func TestLevel(t *testing.T) {
	const more = "more_often: {share: {item: best, options: [a]}, than: [{item: best, options: [b]}]}"
	b := basis(t, counted{best: []int{20, 8, 5, 0}})
	b.Level = 0.99
	check(t, decide(t, b, more), claims.DirectionOnly)
	b.Level = 0.9
	b.Tallies[0].Counts = []int{15, 6, 5, 0} // 0.0525
	check(t, decide(t, b, more), claims.Supported)
}
