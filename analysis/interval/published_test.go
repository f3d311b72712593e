package interval

import (
	"math"
	"strings"
	"testing"

	"spoor/data"
)

// near checks both ends to the number of decimals that a publication prints.
func near(t *testing.T, what string, low, high, wantLow, wantHigh float64, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
	} else if math.Abs(low-wantLow) > 0.5001e-4 || math.Abs(high-wantHigh) > 0.5001e-4 {
		t.Errorf("%s: got [%.5f, %.5f], published [%.4f, %.4f]", what, low, high, wantLow, wantHigh)
	}
}

// Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
func TestPublishedProportions(t *testing.T) {
	for _, example := range []struct {
		method    Method
		k, n      int
		low, high float64
	}{
		{MethodWilson, 81, 263, 0.2553, 0.3662},
		{MethodWilson, 15, 148, 0.0624, 0.1605},
		{MethodWilson, 0, 20, 0, 0.1611},
		{MethodWilson, 1, 29, 0.0061, 0.1718},
		{MethodWilsonCC, 81, 263, 0.2535, 0.3682},
		{MethodWilsonCC, 15, 148, 0.0598, 0.1644},
		{MethodWilsonCC, 0, 20, 0, 0.2005},
		{MethodWilsonCC, 1, 29, 0.0018, 0.1963},
		{MethodClopperPearson, 81, 263, 0.2527, 0.3676},
		{MethodClopperPearson, 15, 148, 0.0578, 0.1617},
		{MethodClopperPearson, 0, 20, 0, 0.1684},
		{MethodClopperPearson, 1, 29, 0.0009, 0.1776},
		{MethodMidP, 81, 263, 0.2544, 0.3658},
		{MethodMidP, 15, 148, 0.0601, 0.1581},
		{MethodMidP, 0, 20, 0, 0.1391},
		{MethodMidP, 1, 29, 0.0017, 0.1585},
	} {
		got, err := Proportion(example.method, example.k, example.n, 0.95)
		near(t, string(example.method), got.Low, got.High, example.low, example.high, err)
	}
}

// Newcombe (1998), Statistics in Medicine 17, 873-890, table II.
func TestPublishedDifferences(t *testing.T) {
	for _, example := range []struct {
		method         Method
		k1, n1, k2, n2 int
		low, high      float64
	}{
		{MethodNewcombe, 56, 70, 48, 80, 0.0524, 0.3339},
		{MethodNewcombe, 9, 10, 3, 10, 0.1705, 0.8090},
		{MethodNewcombe, 6, 7, 2, 7, 0.0582, 0.8062},
		{MethodNewcombe, 5, 56, 0, 29, -0.0381, 0.1926},
		{MethodNewcombe, 0, 10, 0, 20, -0.1611, 0.2775},
		{MethodNewcombe, 0, 10, 0, 10, -0.2775, 0.2775},
		{MethodNewcombe, 10, 10, 0, 20, 0.6791, 1},
		{MethodNewcombe, 10, 10, 0, 10, 0.6075, 1},
		{MethodMiettinenNurminen, 56, 70, 48, 80, 0.0528, 0.3382},
		{MethodMiettinenNurminen, 9, 10, 3, 10, 0.1700, 0.8406},
		{MethodMiettinenNurminen, 6, 7, 2, 7, 0.0342, 0.8534},
		{MethodMiettinenNurminen, 5, 56, 0, 29, -0.0326, 0.1933},
		{MethodMiettinenNurminen, 0, 10, 0, 20, -0.1658, 0.2844},
		{MethodMiettinenNurminen, 0, 10, 0, 10, -0.2879, 0.2879},
		{MethodMiettinenNurminen, 10, 10, 0, 20, 0.7156, 1},
		{MethodMiettinenNurminen, 10, 10, 0, 10, 0.6636, 1},
	} {
		got, err := Compare(example.method, example.k1, example.n1, example.k2, example.n2, 0.95)
		near(t, string(example.method), got.Low, got.High, example.low, example.high, err)
	}
}

// Newcombe (1998), Statistics in Medicine 17, 2635-2650, table III.
func TestPublishedPairedDifferences(t *testing.T) {
	for _, example := range []struct {
		both, first, second, neither int
		low, high                    float64
	}{
		{36, 12, 2, 0, 0.0569, 0.3404},
		{20, 12, 2, 16, 0.0562, 0.3292},
		{18, 12, 2, 18, 0.0562, 0.3290},
		{36, 14, 0, 0, 0.1528, 0.4167},
		{35, 14, 0, 1, 0.1461, 0.4175},
		{18, 14, 0, 18, 0.1441, 0.3963},
		{2, 97, 1, 0, 0.8721, 0.9854},
		{0, 30, 0, 0, 0.8395, 1},
		{54, 0, 0, 0, -0.0664, 0.0664},
		{30, 0, 0, 24, -0.0358, 0.0358},
	} {
		got, err := PairedNewcombe(example.both, example.first, example.second, example.neither, 0.95)
		near(t, "paired", got.Low, got.High, example.low, example.high, err)
	}
}

// 0 of 43 gives 0 to 8.2%: z²/(43+z²) with z = 1.959963984540054. R 4.2.2: prop.test(0, 43, correct = FALSE).
func TestWilsonNobodyOf43(t *testing.T) {
	got, err := Wilson(0, 43, 0.95)
	if err != nil || got.Low != 0 || math.Abs(got.High-0.08200980322579111) > 1e-15 {
		t.Errorf("Wilson(0, 43) = %+v, %v", got, err)
	}
}

// statsmodels 0.13.5: proportion_confint(0.3*31.7, 31.7, 0.05, "wilson") and, for the exact one, method "beta".
func TestEffectiveBase(t *testing.T) {
	wilson, err := WilsonEffective(0.3, 31.7, 0.95)
	if err != nil || math.Abs(wilson.Low-0.16941657879654318) > closed || math.Abs(wilson.High-0.4738169737717316) > closed {
		t.Errorf("WilsonEffective = %+v, %v", wilson, err)
	}
	exact, err := ClopperPearsonEffective(0.3, 31.7, 0.95)
	if err != nil || math.Abs(exact.Low-0.15097805801867362) > searched || math.Abs(exact.High-0.4881102103141173) > searched {
		t.Errorf("ClopperPearsonEffective = %+v, %v", exact, err)
	}
	mean, err := WidestMean(0.5, 40, 0.95)
	plain, plainErr := Wilson(20, 40, 0.95)
	if err != nil || plainErr != nil || mean.Low != plain.Low || mean.High != plain.High || mean.Method != MethodWidestCase {
		t.Errorf("WidestMean(0.5, 40) = %+v, Wilson(20, 40) = %+v", mean, plain)
	}
	whole, err := NewcombeEffective(0.5, 40, 0.25, 80, 0.95)
	counted, countedErr := Newcombe(20, 40, 20, 80, 0.95)
	if err != nil || countedErr != nil || whole != counted {
		t.Errorf("NewcombeEffective = %+v, Newcombe = %+v", whole, counted)
	}
}

// When one category holds everyone, Sison-Glaz gives Goodman's intervals and says so.
func TestSisonGlazEveryoneInOneCategory(t *testing.T) {
	got, err := SisonGlaz([]int{0, 43, 0}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Goodman([]int{0, 43, 0}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("category %d: %+v, Goodman %+v", i, got[i], want[i])
		}
	}
	if got[1].High != 1 || got[1].Low >= 1 || got[0].Low != 0 || got[0].High <= 0 {
		t.Errorf("everyone in one category: %+v", got)
	}
}

func TestRefusals(t *testing.T) {
	second := func(_ any, err error) error { return err }
	for _, refusal := range []struct {
		err  error
		says string
	}{
		{second(Wilson(-1, 43, 0.95)), "negative"},
		{second(Wilson(0, -43, 0.95)), "negative"},
		{second(Wilson(44, 43, 0.95)), "exceeds its base"},
		{second(Wilson(1, 43, 95)), "give a fraction such as 0.95"},
		{second(Wilson(1, 43, math.NaN())), "not between 0 and 1"},
		{second(WilsonEffective(35, 43, 0.95)), "give a share"},
		{second(WilsonEffective(math.NaN(), 43, 0.95)), "outside [0, 1]"},
		{second(WilsonEffective(0.5, math.Inf(1), 0.95)), "not a positive number"},
		{second(ClopperPearsonEffective(0.5, -1, 0.95)), "not a positive number"},
		{second(WilsonFinite(35, 43, 42, 0.95)), "smaller than the base"},
		{second(Hypergeometric(35, 43, 2_000_000_000, 0.95)), "use wilson-finite"},
		{second(Goodman(nil, 0.95)), "no categories"},
		{second(Goodman([]int{3, -1}, 0.95)), "negative"},
		{second(SisonGlaz([]int{math.MaxInt, 1}, 0.95)), "add up to more than"},
		{second(SisonGlaz([]int{2_000_000_000, 1}, 0.95)), "use goodman"},
		{second(Simultaneous(MethodGoodman, []int{30, 20, 10}, 43, 0.95)), "use bonferroni-wilson"},
		{second(BonferroniWilson(nil, 43, 0.95)), "no categories"},
		{second(BonferroniWilson([]int{44}, 43, 0.95)), "exceeds its base"},
		{second(Newcombe(1, 43, 51, 50, 0.95)), "second group"},
		{second(NewcombeEffective(1.5, 43, 0.5, 50, 0.95)), "first group"},
		{second(PairedNewcombe(1, -1, 1, 1, 0.95)), "negative"},
		{second(Proportion("fancy", 1, 2, 0.95)), "choose one of wilson, wilson-cc"},
		{second(Compare(MethodWilson, 1, 2, 1, 2, 0.95)), "choose one of newcombe"},
		{second(Simultaneous(MethodWald, []int{1, 2}, 3, 0.95)), "choose one of goodman"},
		{second(ParseSimultaneous("")), "sison-glaz"},
	} {
		if refusal.err == nil || !strings.Contains(refusal.err.Error(), refusal.says) {
			t.Errorf("got %v, want an error with %q", refusal.err, refusal.says)
		}
	}
}

func TestMethodsAreDescribedAndParsed(t *testing.T) {
	for _, method := range SimultaneousMethods() {
		if parsed, err := ParseSimultaneous(" " + strings.ToUpper(string(method))); err != nil || parsed != method {
			t.Errorf("ParseSimultaneous(%q) = %q, %v", method, parsed, err)
		}
	}
	seen := map[Method]bool{}
	for _, row := range rows {
		if seen[row.Method] {
			t.Errorf("%s has two rows", row.Method)
		}
		seen[row.Method] = true
		for name, text := range map[string]data.Text{"short name": row.Short, "name": row.Name, "assumption": row.Assumes} {
			if text.NL == "" || text.EN == "" {
				t.Errorf("%s has no %s in both languages: %+v", row.Method, name, text)
			}
		}
		if row.Source == "" {
			t.Errorf("%s has no source", row.Method)
		}
	}
}
