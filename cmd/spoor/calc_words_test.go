package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"spoor/analysis/interval"
	"spoor/data"
)

func TestCalcUsage(t *testing.T) {
	for _, test := range []struct{ line, message string }{
		{"interval 44/43", "44/43: the count is larger than its base"},
		{"interval -1/43", "-1/43: a count cannot be negative"},
		{"interval -- -1/43", "-1: a count cannot be negative"},
		{"interval 3/0", "3/0: the base is 0; give the number of respondents who answered"},
		{"interval abc", `"abc": give a count and its base, such as 35/43`},
		{"interval /43", "give a count and its base"},
		{"interval 3/4/5", `"4/5" is not a count`},
		{"interval 1.000/2000", "without thousands separators"},
		{"interval 2.55e1/43", "2.55e1 is not a whole number"},
		{"interval 1/1e13", "1e13 is above the largest count, 10^12"},
		{"interval 1/1e400", "1e400 is above the largest count, 10^12"},
		{"interval 82%/43", "no count of 43 rounds to 82%; check the base"},
		{"interval 83%/43", "no count of 43 rounds to 83%; 36 does if decimals were cut off"},
		{"interval 182%/43", "182%/43: "},
		{"interval 8%/2e9", "a percentage takes a base of at most 10^9"},
		{"interval 35/43 --level 1.5", "--level 1.5: give a level between 0 and 1, such as 0.95"},
		{"interval 35/43 --level NaN", "--level NaN: give a level between 0 and 1"},
		{"interval 35/43 --level 0.9999999", "too near 0 or 1"},
		{"interval 35/43 --method walt", `--method "walt": use wilson, `},
		{"interval 35/43 --method hypergeometric", "add --population"},
		{"interval 35/43 --method jeffreys --population 99", "use wilson, hypergeometric or all"},
		{"interval 35/43 --population 42", "population of 42 is smaller than the base of 43"},
		{"interval 35/43 --population 0", "population of 0 is smaller than the base of 43"},
		{"interval 35/43 --lang de", `--lang "de": use nl or en`},
		{"interval 35/43 --format xml", `--format "xml": use text or json`},
		{"intervall 35/43", `unknown calculation "intervall"; did you mean "interval"?`},
		{"interval", "needs an argument: spoor calc interval COUNT/BASE"},
		{"interval 35/43 20/43", `unexpected argument "20/43"`},
		{"interval 35/43 --popu 3", "unknown flag: --popu; see spoor calc interval --help"},
		{"simultaneous 1,2,", "a count is missing"},
		{"simultaneous 0,0", "the counts add up to 0"},
		{"simultaneous 24,12 --base 43", "use bonferroni-wilson"},
		{"simultaneous 24,12 --base 0", "--base 0: give the number of respondents"},
		{"simultaneous 24,12 --method bonferroni-wilson", "add --base"},
		{"simultaneous 24,12 --method wilson", `--method "wilson": use goodman, `},
		{"compare 6/43 81%/430", "every count from 347 to 350 prints as 81%; give the count"},
		{"compare 6/43 3/43 --margin 0", "--margin 0: give a difference between 0 and 1"},
		{"compare 6/43 3/43 --margin 10", "write a percentage with its sign"},
		{"compare 6/43 3/43 --margin x", "--margin x: give a share such as 0.5 or 50%"},
		{"compare 1e9/2e9 1/2", "base 2000000000 is above the largest supported"},
		{"compare 6/43 3/43 --method wald", `--method "wald": use newcombe, `},
		{"paired 1,2,3", "give four counts, BOTH,FIRST,SECOND,NEITHER"},
		{"paired 0,0,0,0", "nobody answered"},
		{"paired 1,2,3,4 --max-picks 2", "four counts already tell the overlap"},
		{"paired 25/43 20/44", "one base, not 43 and 44; for two groups use spoor calc compare"},
		{"paired 25/43 20/43 --max-picks 3", "only with --others"},
		{"paired 25/43 20/43 --max-picks 0", "pick limit 0 is below 1"},
		{"paired 25/43 20/43 --max-picks 1", "45 picks do not fit 43 respondents"},
		{"paired 25/43 20/43 --others 3", "only with --max-picks"},
		{"trend 6/43", "a trend needs at least two groups"},
		{"trend 6/43,9/50 --scores 1", "1 scores for 2 groups"},
		{"trend 6/43,9/50 --scores 1,1", "give groups different scores"},
		{"trend 6/43,9/50 --scores 1,x", `"x" is not a number`},
		{"benchmark 24/43", "add --against"},
		{"benchmark 24/43 --against 50", "write a percentage with its sign, such as 50%"},
		{"benchmark 24/43 --against nan", "give a share such as 0.5 or 50%"},
		{"benchmark 24/43 --against 0.5 --margin 0.6", "choose a smaller margin"},
	} {
		code, out, message := typed(append([]string{"calc"}, strings.Fields(test.line)...)...)
		if code != exitUsage || out != "" || strings.Count(message, "\n") != 1 || !strings.Contains(message, test.message) {
			t.Errorf("spoor calc %s: exit code %d, output %q, message %q; want code 2 and %q", test.line, code, out, message, test.message)
		}
	}
}

// TestCalcEdges runs every calculation over small, large, empty and full counts: it answers, and never with NaN or an
// infinity.
func TestCalcEdges(t *testing.T) {
	var shares []string
	for _, n := range []int{1, 2, 43, 1_000_000} {
		for _, k := range []int{0, 1, n - 1, n} {
			shares = append(shares, fmt.Sprintf("%d/%d", k, n))
		}
	}
	var lines []string
	for i, a := range shares {
		b := shares[(i*7+3)%len(shares)]
		_, base, _ := strings.Cut(a, "/")
		lines = append(lines,
			"interval "+a+" --method all",
			"interval "+a+" --method all --population 1000000",
			"interval "+a+" --population "+base,
			"interval "+a+" --method all --level 0.001",
			"compare "+a+" "+b+" --margin 0.1",
			"compare "+b+" "+a+" --method miettinen-nurminen",
			"compare "+b+" "+a+" --method agresti-caffo",
			"paired "+a+" 0/"+base,
			"paired "+a+" "+base+"/"+base+" --level 0.999",
			"trend "+a+","+b+","+shares[len(shares)-1-i],
			"benchmark "+a+" --against 0",
			"benchmark "+a+" --against 100%",
			"benchmark "+a+" --against 0.5 --margin 0.2")
	}
	for _, counts := range []string{"1", "0,1", "43,0,0", "1,1,41", "1000000,0,1", "1,0,0,0", "0,1,0,0", "0,0,0,7", "5,0,0,5", "0,9,0,0"} {
		lines = append(lines, "simultaneous "+counts, "simultaneous "+counts+" --method sison-glaz",
			"simultaneous "+counts+" --method bonferroni-wilson --base 2000000")
		if strings.Count(counts, ",") == 3 {
			lines = append(lines, "paired "+counts)
		}
	}
	for _, line := range lines {
		for name, numbers := range numbersOf(calculated(t, line)) {
			for _, number := range numbers {
				if math.IsNaN(number) || math.IsInf(number, 0) {
					t.Errorf("spoor calc %s: %s is %v", line, name, number)
				}
			}
		}
		for _, lang := range []string{"nl", "en"} {
			code, out, message := typed(append([]string{"calc"}, append(strings.Fields(line), "--lang", lang)...)...)
			if code != exitDone || message != "" || strings.Contains(out, "NaN") || strings.Contains(out, "Inf") || strings.Contains(out, "%!") {
				t.Errorf("spoor calc %s --lang %s: exit code %d\n%s%s", line, lang, code, out, message)
			}
		}
	}
}

// TestExplanations checks that whatever method an answer names, --explain tells its assumption and source in both
// languages.
func TestExplanations(t *testing.T) {
	for _, line := range []string{
		"interval 35/43 --method all", "interval 35/43 --method all --population 120",
		"simultaneous 24,12", "simultaneous 24,12 --method sison-glaz", "simultaneous 24,12 --base 43 --method bonferroni-wilson",
		"compare 6/43 3/43 --margin 0.1", "compare 6/43 3/43 --method miettinen-nurminen", "compare 6/43 3/43 --method agresti-caffo",
		"paired 15,10,5,13", "paired 25/43 20/43", "trend 6/43,9/50", "benchmark 24/43 --against 0.5 --margin 0.1",
	} {
		dutch := calculated(t, line+" --explain").Explanations
		english := calculated(t, line+" --explain --lang en").Explanations
		if len(dutch) == 0 || len(dutch) != len(english) {
			t.Fatalf("spoor calc %s: %d explanations in Dutch, %d in English", line, len(dutch), len(english))
		}
		explained := map[string]bool{}
		for i, e := range dutch {
			explained[e.Method] = true
			if e.Name == "" || e.Source == "" || e.Assumes == "" || e.Assumes == english[i].Assumes {
				t.Errorf("spoor calc %s: explanation %+v", line, e)
			}
		}
		for name := range numbersOf(calculated(t, line)) {
			if method, _, _ := strings.Cut(name, " "); method != "overlap" && !explained[method] {
				t.Errorf("spoor calc %s: %s is not explained", line, method)
			}
		}
		if len(calculated(t, line).Explanations) != 0 {
			t.Errorf("spoor calc %s: explanations without --explain", line)
		}
	}
	for method, dutch := range intervalAssumes {
		if method.Describe() == (interval.Description{}) || dutch == "" {
			t.Errorf("%s is described in Dutch only", method)
		}
	}
}

func TestCalcWords(t *testing.T) {
	dutch := calcOptions{level: 0.95, lang: data.Dutch}
	for _, test := range []struct{ got, want string }{
		{dutch.percent(35.0/43, 1), "81,4%"},
		{dutch.percent(0, 1), "0%"},
		{dutch.percent(1, 2), "100%"},
		{dutch.percent(0.0001, 1), "<0,1%"},
		{dutch.percent(0.9999, 1), ">99,9%"},
		{dutch.points(-0.0694, 1), "−6,9"},
		{dutch.points(-0.0001, 1), "0,0"},
		{dutch.p(0.483), "p = 0,48"},
		{dutch.p(0.0076), "p = 0,008"},
		{dutch.p(0.00001), "p < 0,001"},
		{dutch.p(0.05004), "p = 0,05004"},
		{dutch.p(0.0496), "p = 0,0496"},
		{dutch.p(0.05), "p = 0,050"},
		{calcOptions{level: 0.9, lang: data.English}.p(0.1004), "p = 0.1004"},
		{dutch.alpha(), "0,05"},
		{calcOptions{level: 0.999, lang: data.English}.alpha(), "0.001"},
		{dutch.width(0.125), "12,5 procentpunt"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func FuzzParsePrinted(f *testing.F) {
	for _, seed := range []string{"35/43", "81%/43", "81,4%/1e3", "1e9/2e9", "-1/43", "44/43", "abc", "3/0", "%/1", "0%/1000000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parsePrinted(text)
		if err == nil && (p.base < 1 || p.low < 0 || p.low > p.high || p.high > p.base) {
			t.Errorf("%q is read as %+v", text, p)
		}
	})
}
