package data

import (
	"encoding/binary"
	"fmt"

	"spoor/data/scan"
	"spoor/data/sums"
)

// scanDraw places respondents in the design, record after record, and refuses ids that stood before.
type scanDraw struct {
	plan     *scanPlan
	seen     scan.Seen
	problems scanProblems
	line     int // lines of the blocks before
	used     int // usable records

	parts      map[string]int // place of each stratum and cluster among the sums
	key        []byte         // of the map, of the respondent at hand
	names      [][2]string    // by place
	texts      []string       // by place: the population that was read last; the same text need not be read again
	population map[string]float64
	first      map[string]int // line that gave the population of a stratum
	unknown    int            // line from which on it is not known whether an id stood before
	twice      []repeatedID
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
}

// mostProblems is how many problems a scan lists; it counts the others.
const mostProblems = 10_000

// scanProblems are the first problems of a file, and how many more there are.
type scanProblems struct {
	all, records Problems // records are those that concern whole records
	more         int
	lost         bool // a quote swallowed records
}

func (s *scanProblems) add(problem Problem, record bool) {
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
func (s *scanProblems) list(file string) Problems {
	if s.more > 0 {
		return append(s.all, Problem{File: file, Message: fmt.Sprintf("%d more problems are not listed", s.more)})
	}
	return s.all
}

func newScanDraw(plan *scanPlan) *scanDraw {
	d := &scanDraw{plan: plan, line: plan.firstLine, parts: map[string]int{}}
	if plan.fpc >= 0 {
		d.population, d.first = map[string]float64{}, map[string]int{}
	}
	if plan.strata < 0 && plan.cluster < 0 {
		d.names = [][2]string{{}}
	}
	return d
}

// place finds who of a batch can be placed, and keeps the problems in the order of lines.
func (d *scanDraw) place(b *scanBatch) {
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
		} else if at, ok := d.placeOne(b.drawn[i], d.line+int(line)); ok {
			at.record = i
			b.placed = append(b.placed, at)
		}
	}
	report(int32(b.total), true)
	d.line += b.total
	b.parts = len(d.names)
}

func (d *scanDraw) report(p scanProblem) {
	if p.lost > 0 {
		d.problems.lost = true
		p.Message = wrongQuote + swallows(d.line+p.lost)
	}
	p.Line += d.line
	d.problems.add(p.Problem, p.whole)
}

// repeated reports an id that stood before; on which line follows once the file has been read.
func (d *scanDraw) repeated(id string, line int) {
	if len(d.problems.all) < mostProblems {
		d.twice = append(d.twice, repeatedID{id, line, len(d.problems.all), len(d.problems.records)})
	}
	d.problems.add(Problem{File: d.plan.file, Line: line, Column: RespondentColumn}, true)
}

// placeOne reads the columns of the design of one respondent. It reports false for one who cannot be placed.
func (d *scanDraw) placeOne(cells drawnCells, line int) (place, bool) {
	p, at, ok := d.plan, place{weight: 1}, true
	leave := func(column int, format string, args ...any) {
		ok = false
		d.problems.add(Problem{p.file, line, p.names[column], fmt.Sprintf(format, args...) + leftOut}, false)
	}
	if p.strata >= 0 && len(cells.stratum) == 0 {
		leave(p.strata, blankPart, "stratum")
	}
	if p.cluster >= 0 && len(cells.cluster) == 0 {
		leave(p.cluster, blankPart, "cluster")
	}
	if p.weight >= 0 {
		weight, number := scan.Decimal(cells.weight)
		if !number {
			weight, number = decimal(string(cells.weight))
		}
		switch {
		case len(cells.weight) == 0:
			leave(p.weight, blankWeight)
		case !number || sums.CheckWeight(weight) != nil:
			leave(p.weight, notAWeight, quoted(shownCell(cells.weight)))
		default:
			at.weight = weight
		}
	}
	if ok && (p.strata >= 0 || p.cluster >= 0) {
		if part, known := d.find(cells); known && string(cells.population) == d.texts[part] {
			at.part = part
			return at, true
		}
	}
	if p.fpc >= 0 && ok {
		d.readPopulation(cells, line, leave)
	}
	if ok && (p.strata >= 0 || p.cluster >= 0) {
		at.part = d.part(cells)
		d.texts[at.part] = string(cells.population)
	}
	return at, ok
}

// find finds the stratum and cluster of a respondent among those before.
func (d *scanDraw) find(cells drawnCells) (part int, known bool) {
	d.key = binary.AppendUvarint(d.key[:0], uint64(len(cells.stratum)))
	d.key = append(append(d.key, cells.stratum...), cells.cluster...)
	part, known = d.parts[string(d.key)]
	return part, known
}

func (d *scanDraw) part(cells drawnCells) int {
	part, known := d.find(cells)
	if !known {
		part = len(d.names)
		d.parts[string(d.key)] = part
		d.names = append(d.names, [2]string{shownCell(cells.stratum), shownCell(cells.cluster)})
		d.texts = append(d.texts, "")
	}
	return part
}

func (d *scanDraw) readPopulation(cells drawnCells, line int, leave func(column int, format string, args ...any)) {
	fpc, stratum := d.plan.fpc, shownCell(cells.stratum)
	value, ok := decimal(string(cells.population))
	known, found := d.population[stratum]
	switch {
	case len(cells.population) == 0:
		leave(fpc, blankPopulation)
	case !ok || !(value > 0):
		leave(fpc, notAPopulation, quoted(shownCell(cells.population)))
	case found && known != value:
		leave(fpc, otherPopulation, quoted(shownCell(cells.population)), known, d.first[stratum])
	case !found:
		d.population[stratum], d.first[stratum] = value, line
	}
}
