package generated

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
)

const ratings = 19

// Codebook is the questionnaire. With the id a file of respondents has 40 columns, and four more with a design.
const Codebook = `id: generated
title: {nl: Gemaakte antwoorden, en: Generated answers}
items:
- id: sector
  kind: single
  text: {nl: "In welke sector?", en: "Which sector?"}
  options:
  - {id: care, label: {nl: Zorg, en: Care}}
  - {id: build, label: {nl: Bouw, en: Building}}
  - {id: transport, label: {nl: Vervoer, en: Transport}}
  - {id: public, label: {nl: Overheid, en: Public sector}}
  - {id: trade, label: {nl: Handel, en: Trade}}
- id: works
  kind: single
  text: {nl: "Werkt u?", en: "Do you work?"}
  options:
  - {id: "yes", label: {nl: Ja, en: "Yes"}}
  - {id: "no", label: {nl: Nee, en: "No"}}
- id: factors
  kind: multiple
  text: {nl: "Wat helpt?", en: "What helps?"}
  asked_if: works.yes
  max_picks: 3
  options:
  - {id: time, label: {nl: Tijd}}
  - {id: money, label: {nl: Geld}}
  - {id: training, label: {nl: Scholing}}
  - {id: contact, label: {nl: Contact}}
  - {id: network, label: {nl: Netwerk}}
  - {id: employer, label: {nl: Werkgever}}
  - {id: health, label: {nl: Gezondheid}}
  - {id: other, label: {nl: Anders}, open: true}
- id: obstacles
  kind: multiple
  text: {nl: "Wat hindert?", en: "What hinders?"}
  options:
  - {id: age, label: {nl: Leeftijd}}
  - {id: distance, label: {nl: Afstand}}
  - {id: language, label: {nl: Taal}}
  - {id: debts, label: {nl: Schulden}}
  - {id: care, label: {nl: Zorgtaken}}
  - {id: none, label: {nl: Niets}}
- id: rated
  kind: rating
  text: {nl: "Hoe gaat het met", en: "How is it going with"}
  scale:
  - {id: very_bad, label: {nl: Zeer slecht, en: Very bad}}
  - {id: bad, label: {nl: Slecht, en: Bad}}
  - {id: neutral, label: {nl: Neutraal, en: Neutral}}
  - {id: good, label: {nl: Goed, en: Good}}
  - {id: very_good, label: {nl: Zeer goed, en: Very good}}
  rows:
  - {id: r1, label: {nl: A}}
  - {id: r2, label: {nl: B}}
  - {id: r3, label: {nl: C}}
  - {id: r4, label: {nl: D}}
  - {id: r5, label: {nl: E}}
  - {id: r6, label: {nl: F}}
  - {id: r7, label: {nl: G}}
  - {id: r8, label: {nl: H}}
  - {id: r9, label: {nl: I}}
  - {id: r10, label: {nl: J}}
  - {id: r11, label: {nl: K}}
  - {id: r12, label: {nl: L}}
  - {id: r13, label: {nl: M}}
  - {id: r14, label: {nl: N}}
  - {id: r15, label: {nl: O}}
  - {id: r16, label: {nl: P}}
  - {id: r17, label: {nl: Q}}
  - {id: r18, label: {nl: R}}
  - {id: r19, label: {nl: S}}
- id: months
  kind: number
  text: {nl: "Hoeveel maanden?", en: "How many months?"}
  range: [0, 60]
  rows:
  - {id: sick, label: {nl: Ziek}}
  - {id: trajectory, label: {nl: Traject}}
- id: remark
  kind: open
  text: {nl: "Nog iets?", en: "Anything else?"}
- id: outcome
  kind: single
  text: {nl: "Hoe eindigde het?", en: "How did it end?"}
  options:
  - {id: placed, label: {nl: Geplaatst}}
  - {id: part, label: {nl: Deels geplaatst}}
  - {id: benefit, label: {nl: Uitkering}}
  - {id: own, label: {nl: Eigen werk}}
  - {id: other, label: {nl: Anders}, open: true}
`

// Options say what a generated survey is like.
type Options struct {
	Respondents int
	Seed        uint64
	Design      bool // with weights, 12 strata, 40 clusters in each and finite populations
	Replicates  int  // with weights and so many replicate weights, instead of such a design
	Quotes      bool // with free texts that hold delimiters, quotes and line breaks
	Plain       bool // only what other tools read alike: ids of options, no reasons for a missing answer
}

// Items are those that a file holds, in codebook order.
const Items = "sector, works, factors, obstacles, rated, months, remark, outcome"

// Wave returns the wave.yaml of a survey in a file of that name.
func (o Options) Wave(file string) string {
	design := ""
	if o.Design {
		design = "design: {weight: weight, strata: region, cluster: company, fpc: companies}\n"
	}
	if o.Replicates > 0 {
		design = fmt.Sprintf("design: {weight: weight, replicates: {columns: [rw1-rw%d], type: bootstrap, degrees: 30}}\n", o.Replicates)
	}
	return "id: w\nprovenance: observed\n" + design + "files: [{name: " + file + ", items: [" + Items + "]}]\n"
}

// Header returns the names of the columns.
func (o Options) Header() []string {
	names := []string{"respondent", "sector", "works"}
	for _, option := range strings.Fields("time money training contact network employer health other") {
		names = append(names, "factors."+option)
	}
	for _, option := range strings.Fields("age distance language debts care none") {
		names = append(names, "obstacles."+option)
	}
	for row := range ratings {
		names = append(names, "rated.r"+strconv.Itoa(row+1))
	}
	names = append(names, "months.sick", "months.trajectory", "remark", "outcome")
	if o.Design {
		names = append(names, "weight", "region", "company", "companies")
	}
	if o.Replicates > 0 {
		names = append(names, "weight")
	}
	for i := range o.Replicates {
		names = append(names, "rw"+strconv.Itoa(i+1))
	}
	return names
}

// WriteCSV writes the answers.
func (o Options) WriteCSV(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(strings.Join(o.Header(), ",") + "\n")
	random := rand.New(rand.NewPCG(o.Seed, 0))
	for i := range o.Respondents {
		respondent{o, random, out}.write(i)
	}
	return out.Flush()
}

// respondent writes one record.
type respondent struct {
	Options
	random *rand.Rand
	out    *bufio.Writer
}

func (r respondent) cell(text string) {
	r.out.WriteByte(',')
	r.out.WriteString(text)
}

// pick chooses one of the options, the first more often, and sometimes why there is no answer.
func (r respondent) pick(options ...string) string {
	switch n := r.random.IntN(50); {
	case n == 0:
		return ""
	case n == 1 && !r.Plain:
		return []string{"#not_asked", "#dont_know", "#refused"}[r.random.IntN(3)]
	}
	return options[min(r.random.IntN(len(options)), r.random.IntN(len(options)))]
}

func (r respondent) write(i int) {
	r.out.WriteString(strconv.Itoa(i + 1))
	region := r.random.IntN(12)
	r.cell(r.pick("care", "build", "transport", "public", "trade"))
	works := r.pick("yes", "no")
	r.cell(works)
	r.picks(8, 3, works != "yes")
	r.picks(6, 6, false)
	for range ratings {
		r.cell(r.scale())
	}
	for range 2 {
		value := ""
		if r.random.IntN(20) > 0 {
			value = strconv.FormatFloat(float64(r.random.IntN(600))/10, 'f', -1, 64)
		}
		r.cell(value)
	}
	r.cell(r.remark())
	r.cell(r.pick("placed", "part", "benefit", "own", "other"))
	if r.Design {
		fmt.Fprintf(r.out, ",%.3f,region %d,c%d-%d,%d", 0.2+3*r.random.Float64(), region, region, r.random.IntN(40), 400+region)
	}
	if r.Replicates > 0 {
		weight := 0.2 + 3*r.random.Float64()
		fmt.Fprintf(r.out, ",%.3f", weight)
		for range r.Replicates {
			fmt.Fprintf(r.out, ",%.3f", weight*float64(r.random.IntN(4))) // drawn so many times
		}
	}
	r.out.WriteByte('\n')
}

func (r respondent) scale() string {
	if !r.Plain && r.random.IntN(4) == 0 {
		return r.pick("Zeer slecht", "Slecht", "Neutraal", "Goed", "Zeer goed")
	}
	return r.pick("very_good", "good", "neutral", "bad", "very_bad")
}

// picks writes the options of a multiple item, at most so many picked.
func (r respondent) picks(options, most int, none bool) {
	none = none || r.random.IntN(30) == 0
	picked := 0
	for range options {
		switch {
		case none:
			r.cell("")
		case picked < most && r.random.IntN(3) == 0:
			picked++
			r.cell("1")
		default:
			r.cell("0")
		}
	}
}

func (r respondent) remark() string {
	if !r.Quotes || r.random.IntN(3) > 0 {
		return ""
	}
	return []string{"goed", `"ja, maar"`, `"hij zei ""nee"""`, "\"eerst dit\ndan dat\"", "\"eerst\r\ndan\""}[r.random.IntN(5)]
}
