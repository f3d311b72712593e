package claims_test

import (
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/reasons"
)

// One fault each, in the assertion on line 5 unless the message says otherwise.
func TestParseProblems(t *testing.T) {
	codebook := basis(t, counted{}).Codebook
	for assertion, want := range map[string]string{
		"majority: {item: bst, options: [a]}":                                                 `item "bst" is not in the codebook; did you mean "best"?`,
		"majority: {options: [a]}":                                                            "no item is named",
		"majority: {item: best, options: [z9]}":                                               `item "best" has no option "z9" (it has a, b, c, rest)`,
		"majority: {item: best, options: [a, a]}":                                             `option "a" stands twice`,
		"majority: {item: best}":                                                              `options are missing; item "best" has a, b, c, rest`,
		"majority: {item: best, rows: [x], options: [a]}":                                     `item "best" has no rows; leave rows out`,
		"majority: {item: rated, options: [good]}":                                            `item "rated" has rows; give those that are meant: x, y`,
		"majority: {item: rated, rows: [z], options: [good]}":                                 `item "rated" has no row "z"; did you mean "x"?`,
		"majority: {item: rated, rows: [x, x], options: [good]}":                              `row "x" stands twice`,
		"majority: {item: helps, options: [a, b]}":                                            `2 options of item "helps", of which a respondent can pick several, do not add up to a share; give one`,
		"majority: {item: why, options: [a]}":                                                 `item "why" is of kind open and has no options to take a share of`,
		"majority: {item: share, options: [a]}":                                               `item "share" is of kind number and has no options to take a share of`,
		"majority: best":                                                                      `majority must be a set of keys, not "best"`,
		"majoriteit: {item: best, options: [a]}":                                              `unknown key "majoriteit" in entry 1 of asserts; did you mean "majority"?`,
		"{}":                                                                                  "the assertion is empty; give one of majority, printed, about, more_often, less_often, top, order, mirror, answered, arithmetic",
		"{top: {item: best, options: [a]}, majority: {item: best, options: [a]}}":             "majority, top stand in one assertion; begin each with a dash of its own",
		`printed: {item: best, options: [a], percent: "101"}`:                                 `printed percentage "101" is over 100: expected 0 to 100`,
		`printed: {item: best, options: [a], percent: "-3"}`:                                  `printed percentage "-3" is negative: expected 0 to 100`,
		`printed: {item: best, options: [a]}`:                                                 `percent is missing; give the printed percentage, such as "23"`,
		"about: {item: best, options: [a], from: 30, to: 20}":                                 "from 30 to 20 is not a region; from must be below to",
		"about: {item: best, options: [a], from: 30, to: 120}":                                "from 30 to 120 leaves the range 0 to 100",
		"about: {item: share, from: 3, to: 20}":                                               "from 3 to 20 leaves the range 0 to 10",
		"about: {item: share, options: [a], from: 3, to: 4}":                                  `item "share" is of kind number; leave options out, its mean is meant`,
		"about: {item: best, options: [a], from: .nan, to: 20}":                               `from must be a number, not ".nan"`,
		"more_often: {share: {item: best, options: [a]}}":                                     "than is missing; list the shares to compare with",
		"more_often: {share: {item: best, options: [a]}, than: [{item: best, options: [a]}]}": `a share of item "best" is compared with itself, or with one that holds the same option`,
		"top: {item: rated, options: [good]}":                                                 `item "rated" is of kind rating; only the options of a single or multiple item are ranked`,
		"top: {item: best, options: []}":                                                      "0 options where at least 1 are needed",
		"top: {item: best, options: [rest]}":                                                  `option "rest" stands for many answers; it is not ranked`,
		"top: {item: best, options: [a, b, c]}":                                               "3 options of the 3 that can be ranked leave none to rank them above",
		"order: {item: best, options: [a]}":                                                   "1 options where at least 2 are needed",
		"mirror: {items: [helps], places: 1}":                                                 "items must be two different items, such as items: [helping, obstructing]",
		"mirror: {items: [helps, helps], places: 1}":                                          "items must be two different items, such as items: [helping, obstructing]",
		"mirror: {items: [helps, best], places: 3}":                                           `places is 3; of item "helps" it can be 1 to 2`,
		"arithmetic: {percent: 12, of: 2390, is: 290}":                                        "percent, of, is and rounded_to must all be above 0; rounded_to is 1 for a whole number, 10 for tens",
		"arithmetic: {percent: 12, of: 1e12, is: 1, rounded_to: 1}":                           "numbers can be at most 1000000000, and rounded_to at least 0.0001",
		"arithmetic: {percent: 12, of: 1, is: 1, rounded_to: 1e-9}":                           "numbers can be at most 1000000000, and rounded_to at least 0.0001",
		"arithmetic: {percent: -12, of: 1, is: 1, rounded_to: 1}":                             "percent, of, is and rounded_to must all be above 0; rounded_to is 1 for a whole number, 10 for tens",
	} {
		source := "claims:\n- id: it\n  text: {en: It is so}\n  asserts:\n  - " + assertion + "\n"
		_, err := claims.Parse("my/claims.yaml", []byte(source), codebook)
		if err == nil {
			t.Errorf("%s is accepted", assertion)
			continue
		}
		first, _, _ := strings.Cut(err.Error(), "\n")
		if first != "my/claims.yaml:5: "+want {
			t.Errorf("%s:\n got %s\nwant my/claims.yaml:5: %s", assertion, first, want)
		}
	}
}

// All problems of a file at once, by line; nothing is called missing where a key is misspelt.
func TestParseAllAtOnce(t *testing.T) {
	codebook := basis(t, counted{}).Codebook
	for source, want := range map[string]string{
		"":                  "c.yaml:1: the file has no claims; list them under claims:",
		"claims: []\n":      "c.yaml:1: the file has no claims; list them under claims:",
		"claim:\n- id: a\n": `c.yaml:1: unknown key "claim" in the document; did you mean "claims"?`,
		"claims:\n- id: a\n  text: {en: x}\n- text: {en: x}\n  asserts:\n  - top: {item: best, options: [a]}\n- id: a\n  asserts:\n  - top: {item: best, options: [a]}\n- id: A b\n  text: {en: x}\n  asserts:\n  - top: {item: best, options: [a]}\n": `c.yaml:2: claim "a" asserts nothing; add asserts: with at least one of majority, printed, about, more_often, less_often, top, order, mirror, answered, arithmetic, or beyond: {nl: ..., en: ...} if no figure bears on it
c.yaml:4: the claim has no id
c.yaml:7: claim id "a" is taken already on line 2
c.yaml:7: claim "a" has no text; add what is claimed as text: {nl: ..., en: ...}
c.yaml:10: claim id "A b": use lower-case letters, digits and _, beginning with a letter`,
		"claims:\n- id: a\n  txt: {en: x}\n  asserts:\n  - top: {item: bst, options: [a]}\n": `c.yaml:3: unknown key "txt" in entry 1 of claims; did you mean "text"?
c.yaml:5: item "bst" is not in the codebook; did you mean "best"?`,
	} {
		_, err := claims.Parse("c.yaml", []byte(source), codebook)
		if err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", source, err, want)
		}
	}
}

// Whatever the file, Parse returns claims or problems with a place, and what it returns can be decided.
func FuzzParse(f *testing.F) {
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(small))
	if err != nil {
		f.Fatal(err)
	}
	const head = "claims:\n- id: it\n  text: {en: It is so}\n  asserts:\n  - "
	for _, assertion := range []string{
		"majority: {item: rated, rows: [x, y], options: [good]}", `printed: {item: best, options: [a], percent: "23"}`,
		"about: {item: share, from: 3, to: 4}", "more_often: {share: {item: best, options: [a]}, than: [{item: helps, options: [a]}]}",
		"order: {item: best, options: [a, b]}", "mirror: {items: [helps, hinders], places: 2}", "arithmetic: {percent: 12, of: 2390, is: 290, rounded_to: 10}",
	} {
		f.Add(head + assertion)
	}
	f.Fuzz(func(t *testing.T, source string) {
		list, err := claims.Parse("c.yaml", []byte(source), codebook)
		if err != nil {
			if problems, ok := err.(data.Problems); !ok || len(problems) == 0 || problems[0].Line < 1 {
				t.Fatalf("not problems with a line: %v", err)
			}
			return
		}
		b := basis(t, counted{best: []int{5, 3, 2, 1}, helps: []int{5, 3, 2, 1}, helped: 9, hinders: []int{3, 5, 2}, hindered: 7,
			x: []int{1, 2, 3}, y: []int{3, 2, 2}, mean: 3.5, n: 6})
		decisions, err := claims.Decide(list, b)
		if err != nil || len(decisions) != len(list) {
			t.Fatalf("%d decisions of %d: %v", len(decisions), len(list), err)
		}
		for _, d := range decisions {
			if d.Verdict == "" || reasons.Sentence(d, data.Dutch) == "" || reasons.Sentence(d, data.English) == "" {
				t.Errorf("a decision without verdict or sentence: %+v", d)
			}
		}
	})
}
