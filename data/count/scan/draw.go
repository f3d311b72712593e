package scan

import (
	"fmt"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/problem"
	"spoor/data/sums"
)

// draw places respondents in the design, record after record, and refuses ids that stood before.
type draw struct {
	plan     *plan
	seen     cells.Seen
	problems problemList
	line     int // lines of the blocks before
	used     int // usable records

	parts   *Parts
	placing *answers.Placing
	texts   [][2]string // by part: the populations that were read last; the same text need not be read again
	unknown int         // line from which on it is not known whether an id stood before
	twice   []repeatedID
}

// repeatedID is an id that stood before, on a line that is still to be found, and its place among the problems.
type repeatedID struct {
	id            string
	line          int
	problem, also int
}

// place is where a respondent counts.
type place struct {
	record int // in its batch
	part   int // stratum and cluster
	weight float64

	as *answers.Placed // with replicate weights or raked ones; nil without
}

// mostProblems is how many problems a scan lists; it counts the others.
const mostProblems = 10_000

// problemList are the first problems of a file, and how many more there are.
type problemList struct {
	all, records data.Problems // records are those that concern whole records
	more         int
	lost         bool // a quote swallowed records
}

func (s *problemList) add(problem data.Problem, record bool) {
	if record && len(s.records) < mostProblems {
		s.records = append(s.records, problem)
	}
	if len(s.all) == mostProblems {
		s.more++
		return
	}
	s.all = append(s.all, problem)
}

// list returns the problems, with a last one that says how many more there are.
func (s *problemList) list(file string) data.Problems {
	if s.more > 0 {
		return append(s.all, data.Problem{File: file, Severity: problem.Warning, Message: fmt.Sprintf("%d more problems are not listed", s.more)})
	}
	return s.all
}

func newDraw(plan *plan) *draw {
	d := &draw{plan: plan, line: plan.firstLine, placing: answers.NewPlacing(plan.file, plan.design)}
	d.parts = NewParts(plan.design, d.placing)
	if plan.fpc < 0 { // then no population is to be read before somebody can be placed
		d.texts = make([][2]string, d.parts.Len())
	}
	return d
}

// place finds who of a batch can be placed, and keeps the problems in the order of lines.
func (d *draw) place(b *batch) {
	b.placed = b.placed[:0]
	reported := 0
	report := func(upTo int32, keep bool) {
		for ; reported < len(b.problems) && b.problems[reported].Line <= int(upTo); reported++ {
			if keep {
				d.report(b.problems[reported])
			}
		}
	}
	plain := d.plan.design.IsZero()
	for i, line := range b.lines {
		if reported < len(b.problems) {
			report(line-1, true)
		}
		before, known := d.seen.Add(b.keys[i])
		if !known && d.unknown == 0 {
			d.unknown = d.line + int(line)
		}
		if reported < len(b.problems) {
			report(line, !before)
		}
		if before {
			d.repeated(string(b.ids[i]), d.line+int(line))
			continue
		}
		d.used++
		if plain {
			b.placed = append(b.placed, place{record: i, weight: 1})
		} else if at, ok := d.placeOne(&b.drawn[i], d.line+int(line)); ok {
			at.record = i
			b.placed = append(b.placed, at)
		}
	}
	report(int32(b.total), true)
	d.line += b.total
	b.parts = d.parts.Len()
}

func (d *draw) report(p foundProblem) {
	if p.lost > 0 {
		d.problems.lost = true
		p.Message = answers.WrongQuote + answers.Swallows(d.line+p.lost)
	}
	p.Line += d.line
	d.problems.add(p.Problem, p.whole)
}

// repeated reports an id that stood before; on which line follows once the file has been read.
func (d *draw) repeated(id string, line int) {
	if len(d.problems.all) < mostProblems {
		d.twice = append(d.twice, repeatedID{id, line, len(d.problems.all), len(d.problems.records)})
	}
	d.problems.add(data.Problem{File: d.plan.file, Line: line, Column: data.RespondentColumn}, true)
}

// placeOne reads the columns of the design of one respondent. It reports false for one who cannot be placed.
func (d *draw) placeOne(cells *drawn, line int) (place, bool) {
	if at, done := d.quick(cells); done {
		return at, true
	}
	placed, wrong := d.placing.Place(cells.texts(), line)
	for _, problem := range wrong {
		d.problems.add(problem, false)
	}
	if placed.LeftOut {
		return place{}, false
	}
	at := place{weight: placed.Weight, part: d.parts.Place(placed.Stratum, placed.Cluster)}
	if d.plan.singly() {
		at.as = &placed
	}
	d.parts.draw(placed)
	for len(d.texts) < d.parts.Len() {
		d.texts = append(d.texts, [2]string{})
	}
	d.texts[at.part] = [2]string{string(cells.population), string(cells.within)}
	return at, true
}

// quick places a respondent of whom nothing can be wrong: weights that are plain numbers, and a stratum and cluster where
// others were placed who wrote the population in the same way.
func (d *draw) quick(of *drawn) (place, bool) {
	at := place{weight: 1}
	if d.plan.design.Raking != nil {
		return at, false
	}
	if d.plan.weight >= 0 {
		weight, ok := cells.Decimal(of.weight)
		if !ok || sums.CheckWeight(weight) != nil {
			return at, false
		}
		at.weight = weight
	}
	if of.weighing != nil && of.others != nil {
		return at, false
	}
	var known bool
	at.part, known = d.parts.find(of.stratum, of.cluster)
	if of.weighing != nil {
		at.as = &answers.Placed{Weight: at.weight, Replicates: of.replicates}
	}
	return at, known && at.part < len(d.texts) && string(of.population) == d.texts[at.part][0] && string(of.within) == d.texts[at.part][1]
}
