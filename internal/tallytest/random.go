package tallytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// RandomCodebook has an item of every kind, some asked after the answer to another, with nets, an option that goes with no other and a
// battery of numbers.
const RandomCodebook = `id: random
title: {en: Random answers}
items:
- {id: sector, kind: single, text: {en: "Sector?"}, options: [{id: care, label: {en: Care}}, {id: build, label: {en: Building}}, {id: trade, label: {en: "Trade, and more"}}]}
- {id: works, kind: single, text: {en: "Work?"}, options: [{id: "yes", label: {en: "Yes"}}, {id: "no", label: {en: "No"}}]}
- id: helps
  kind: multiple
  text: {en: "What helps?"}
  asked_if: works.yes
  max_picks: 3
  options: [{id: time, label: {en: Time}}, {id: money, label: {en: Money}}, {id: advice, label: {en: Advice}}, {id: care, label: {en: Care}}, {id: nothing, label: {en: Nothing}, exclusive: true}]
  nets: [{id: means, label: {en: Means}, of: [time, money]}, {id: most, label: {en: Most}, of: [time, advice, care]}]
- {id: tools, kind: multiple, text: {en: "Tools?"}, options: [{id: phone, label: {en: Phone}}, {id: car, label: {en: Car}}, {id: bike, label: {en: Bike}}]}
- {id: course, kind: single, text: {en: "Which?"}, asked_if: helps.advice, options: [{id: short, label: {en: Short}}, {id: long, label: {en: Long}}]}
- id: rated
  kind: rating
  text: {en: How is}
  scale: [{id: bad, label: {en: Bad}}, {id: fair, label: {en: Fair}}, {id: good, label: {en: Good}}, {id: great, label: {en: Great}}]
  rows: [{id: boss, label: {en: the boss}}, {id: pay, label: {en: the pay}}]
- {id: months, kind: number, text: {en: "Months?"}, range: [-5, 60.5], rows: [{id: sick, label: {en: sick}}, {id: course, label: {en: on a course}}]}
- {id: age, kind: number, text: {en: "Age?"}, asked_if: tools.car, range: [0, 120]}
- {id: first, kind: ranking, text: {en: "In order?"}, max_picks: 2, options: [{id: rest, label: {en: Rest}}, {id: work, label: {en: Work}}, {id: play, label: {en: Play}}]}
- {id: remark, kind: open, text: {en: "Anything?"}}
`

// RandomItems are all items of the codebook.
const RandomItems = "sector, works, helps, tools, course, rated, months, age, first, remark"

// Random is a survey of random answers, with what can be wrong with them, in a sample of some design.
type Random struct {
	Design     string // in wave.yaml; "" for none
	Header     []string
	Rows       [][]string
	Conditions []string // on its respondents
}

// randomDesigns are designs of the columns that every random survey has.
var randomDesigns = []string{"", "{weight: weight}", "{strata: region}", "{weight: weight, strata: region, fpc: offices}", "{weight: weight, strata: region, cluster: office, fpc: offices}",
	"{weight: weight, cluster: office, nested: true, strata: region}", "{weight: weight, strata: region, cluster: office, fpc: offices, fpc2: staff}",
	"{weight: weight, replicates: {columns: [rw1-rw6], type: jk1}}", "{weight: weight, replicates: {columns: [rw1-rw6], type: bootstrap, degrees: 5}}",
	"{weight: weight, strata: region, raking: {before: initial, margins: [{item: works, column: m1, targets: {a: 7, b: 4}}, {item: sector, column: m2, targets: {x: 5, y: 6}}]}}",
	"{weight: weight, raking: {margins: [{item: works, column: m1, targets: {a: 7, b: 4}}]}}"}

// spoilt are cells that are no answer, or one in spite of how they are written.
var spoilt = []string{" ", "maybe", " yes ", "YES", "Goood", "0", "1", "2", "true", "-1", "60.5", "61", "1e1", "1e5", "0x10", "1_0", "NaN", "inf", "+5", ".5", "5.", "1,5", "1e400", "\t5", "\u00a0", "#refused",
	"#dont_know", "#not_asked", "#unusable", "'", `\`, `\N`, "NULL", `a"b`, "x'; --", "e\u0301", "9007199254740993", "0.1234567890123456789", "2026-01-31", "care ", "Trade, and more"}

// NewRandom returns the survey of a seed: the same every time.
func NewRandom(seed uint64) Random {
	r := rand.New(rand.NewPCG(seed, 18))
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	out := Random{Design: randomDesigns[r.IntN(len(randomDesigns))]}
	out.Header = strings.Split("respondent,sector,works,helps.time,helps.money,helps.advice,helps.care,helps.nothing,tools.phone,tools.car,tools.bike,course,rated.boss,rated.pay,"+
		"months.sick,months.course,age,first.rest,first.work,first.play,remark,weight,region,office,offices,staff,initial,m1,m2,rw1,rw2,rw3,rw4,rw5,rw6", ",")
	spoils, design := r.IntN(3) > 0, slices.Index(out.Header, "weight")
	for i := range r.IntN(60) {
		row := []string{strconv.Itoa(i + 1), one("care", "build", "trade", "Care"), one("yes", "yes", "no", "Yes", "")}
		row = append(row, ticks(r, 5, row[2] != "yes" && r.IntN(8) > 0)...)
		row = append(row, ticks(r, 3, r.IntN(12) == 0)...)
		row = append(row, one("short", "long", ""), one("bad", "fair", "good", "great", "Great"), one("bad", "good", ""), one("0", "3", "12.5", "-5", "60.5", "", strconv.Itoa(r.IntN(60))),
			one("1", "2", "7", "", strconv.FormatFloat(60*r.Float64(), 'f', -1, 64)), one("18", "40", "", "65"))
		row = append(row, strings.Split(one("1,2,unplaced", "2,1,unplaced", "rank_1,unplaced,2", "unplaced,1,unplaced", ",,", "#refused,#refused,#refused"), ",")...)
		region := r.IntN(3)
		weight := one("0", "0.0", "1", "1.5", strconv.FormatFloat(3*r.Float64(), 'f', 3, 64))
		before := one("1", "2.25")
		if weight == "0" || weight == "0.0" {
			before = "0"
		}
		office := r.IntN(4)
		row = append(row, one("", "hallo"), weight, fmt.Sprint("region ", region), fmt.Sprint("o", office), strconv.Itoa(9+region), strconv.Itoa(20+4*region+office), before, one("a", "b"), one("x", "y"))
		for range 6 {
			row = append(row, one("0", "1", "2.5", strconv.FormatFloat(2*r.Float64(), 'f', 2, 64)))
		}
		for k := 1; spoils && k < len(row); k++ {
			switch {
			case r.IntN(30) > 0 || strings.HasPrefix(out.Header[k], "first."):
			case k < design:
				row[k] = spoilt[r.IntN(len(spoilt))]
			case out.Header[k] == "weight" || strings.HasPrefix(out.Header[k], "rw"):
				row[k] = one("", "x", "-1", "1e0", "1,5", "1e200", "+2", " 1")
			case out.Header[k] == "region" || out.Header[k] == "office": // another name could have two populations, which a table cannot mend
				row[k] = ""
			case strings.HasPrefix(out.Header[k], "m"):
				row[k] = one("", "c")
			}
		}
		out.Rows = append(out.Rows, row)
	}
	if r.IntN(10) == 0 && len(out.Rows) > 0 { // a ranking that cannot be
		at := slices.Index(out.Header, "first.rest")
		copy(out.Rows[r.IntN(len(out.Rows))][at:], strings.Split(one("1,1,unplaced", "2,unplaced,unplaced", "1,,2", "3,1,2"), ","))
	}
	for range 2 {
		out.Conditions = append(out.Conditions, condition(r, 3))
	}
	return out
}

// ticks are the cells of a multiple item.
func ticks(r *rand.Rand, options int, blank bool) []string {
	cells := make([]string, options)
	for i := range cells {
		if !blank {
			cells[i] = strconv.Itoa(max(0, r.IntN(3)-1))
		}
	}
	return cells
}

// condition is a random condition on respondents, of at most so many levels.
func condition(r *rand.Rand, levels int) string {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	kind := r.IntN(5)
	if levels == 0 {
		kind = 4
	}
	switch kind {
	case 0:
		return "not (" + condition(r, levels-1) + ")"
	case 1, 2:
		return "(" + condition(r, levels-1) + one(" and ", " or ") + condition(r, levels-1) + ")"
	}
	equal, order := one(" = ", " != "), one(" = ", " != ", " < ", " <= ", " > ", " >= ")
	return one("sector"+equal+one("care", "'Trade, and more'"), "sector in (care, build)", "works"+equal+"yes", "helps"+equal+one("time", "nothing"), "helps in (money, advice)", "tools"+equal+"car",
		"course"+equal+"short", "rated.boss"+order+one("fair", "great"), "rated.pay in (bad, good)", "months.sick"+order+one("3", "12.5", "-1"), "months.course"+order+"7", "age"+order+"40", "first.rest"+equal+"rank_1")
}

// Wave is wave.yaml of the survey, with where the answers stand.
func (s Random) Wave(place string) string {
	drawn := "pass_over: [weight, region, office, offices, staff, initial, m1, m2, rw1, rw2, rw3, rw4, rw5, rw6]"
	if s.Design != "" {
		drawn = "design: " + s.Design
	}
	return "id: w\nprovenance: observed\n" + drawn + "\n" + place + "\n"
}
