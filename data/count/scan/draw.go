package scan

import (
	"encoding/binary"
	"fmt"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/problem"
	"spoor/data/sums"
)

// Draw places respondents in the design, record after record, and refuses ids that stood before.
type Draw struct {
	plan     *Plan
	seen     cells.Seen
	problems problemList
	line     int // lines of the blocks before
	used     int // usable records

	parts      map[string]int // place of each stratum and cluster among the sums
	key        []byte         // of the map, of the respondent at hand
	Names      [][2]string    // by place
	texts      []string       // by place: the population that was read last; the same text need not be read again
	Population map[string]float64
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

// MostProblems is how many problems a scan lists; it counts the others.
const MostProblems = 10_000

// problemList are the first problems of a file, and how many more there are.
type problemList struct {
	all, records data.Problems // records are those that concern whole records
	more         int
	lost         bool // a quote swallowed records
}

func (s *problemList) add(problem data.Problem, record bool) {
	if record && len(s.records) < MostProblems {
		s.records = append(s.records, problem)
	}
	if len(s.all) == MostProblems {
		s.more++
		return
	}
	s.all = append(s.all, problem)
}

// list returns the problems, with a last one that says how many more there are.
func (s *problemList) list(file string) data.Problems {
	if s.more > 0 {
		return append(s.all, data.Problem{File: file, Message: fmt.Sprintf("%d more problems are not listed", s.more)})
	}
	return s.all
}

func NewDraw(plan *Plan) *Draw {
	d := &Draw{plan: plan, line: plan.firstLine, parts: map[string]int{}}
	if plan.Fpc >= 0 {
		d.Population, d.first = map[string]float64{}, map[string]int{}
	}
	if plan.Strata < 0 && plan.Cluster < 0 {
		d.Names = [][2]string{{}}
	}
	return d
}

// place finds who of a batch can be placed, and keeps the problems in the order of lines.
func (d *Draw) place(b *Batch) {
	b.placed = b.placed[:0]
	reported := 0
	report := func(upTo int32, keep bool) {
		for ; reported < len(b.Problems) && b.Problems[reported].Line <= int(upTo); reported++ {
			if keep {
				d.report(b.Problems[reported])
			}
		}
	}
	plain := d.plan.Design.IsZero()
	for i, line := range b.lines {
		if reported < len(b.Problems) {
			report(line-1, true)
		}
		before, known := d.seen.Add(b.keys[i])
		if !known && d.unknown == 0 {
			d.unknown = d.line + int(line)
		}
		if reported < len(b.Problems) {
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
	b.parts = len(d.Names)
}

func (d *Draw) report(p foundProblem) {
	if p.lost > 0 {
		d.problems.lost = true
		p.Message = answers.WrongQuote + answers.Swallows(d.line+p.lost)
	}
	p.Line += d.line
	d.problems.add(p.Problem, p.whole)
}

// repeated reports an id that stood before; on which line follows once the file has been read.
func (d *Draw) repeated(id string, line int) {
	if len(d.problems.all) < MostProblems {
		d.twice = append(d.twice, repeatedID{id, line, len(d.problems.all), len(d.problems.records)})
	}
	d.problems.add(data.Problem{File: d.plan.file, Line: line, Column: data.RespondentColumn}, true)
}

// placeOne reads the columns of the design of one respondent. It reports false for one who cannot be placed.
func (d *Draw) placeOne(drawn Drawn, line int) (place, bool) {
	p, at, ok := d.plan, place{weight: 1}, true
	leave := func(column int, format string, args ...any) {
		ok = false
		d.problems.add(data.Problem{File: p.file, Line: line, Column: p.names[column], Message: fmt.Sprintf(format, args...) + answers.LeftOut}, false)
	}
	if p.Strata >= 0 && len(drawn.Stratum) == 0 {
		leave(p.Strata, answers.BlankPart, "stratum")
	}
	if p.Cluster >= 0 && len(drawn.Cluster) == 0 {
		leave(p.Cluster, answers.BlankPart, "cluster")
	}
	if p.Weight >= 0 {
		weight, number := cells.Decimal(drawn.weight)
		if !number {
			weight, number = answers.Decimal(string(drawn.weight))
		}
		switch {
		case len(drawn.weight) == 0:
			leave(p.Weight, answers.BlankWeight)
		case !number || sums.CheckWeight(weight) != nil:
			leave(p.Weight, answers.NotAWeight, problem.Quoted(ShownCell(drawn.weight)))
		default:
			at.weight = weight
		}
	}
	if ok && (p.Strata >= 0 || p.Cluster >= 0) {
		if part, known := d.find(drawn); known && string(drawn.Population) == d.texts[part] {
			at.part = part
			return at, true
		}
	}
	if p.Fpc >= 0 && ok {
		d.readPopulation(drawn, line, leave)
	}
	if ok && (p.Strata >= 0 || p.Cluster >= 0) {
		at.part = d.Part(drawn)
		d.texts[at.part] = string(drawn.Population)
	}
	return at, ok
}

// find finds the stratum and cluster of a respondent among those before.
func (d *Draw) find(cells Drawn) (part int, known bool) {
	d.key = binary.AppendUvarint(d.key[:0], uint64(len(cells.Stratum)))
	d.key = append(append(d.key, cells.Stratum...), cells.Cluster...)
	part, known = d.parts[string(d.key)]
	return part, known
}

func (d *Draw) Part(cells Drawn) int {
	part, known := d.find(cells)
	if !known {
		part = len(d.Names)
		d.parts[string(d.key)] = part
		d.Names = append(d.Names, [2]string{ShownCell(cells.Stratum), ShownCell(cells.Cluster)})
		d.texts = append(d.texts, "")
	}
	return part
}

func (d *Draw) readPopulation(cells Drawn, line int, leave func(column int, format string, args ...any)) {
	fpc, stratum := d.plan.Fpc, ShownCell(cells.Stratum)
	value, ok := answers.Decimal(string(cells.Population))
	known, found := d.Population[stratum]
	switch {
	case len(cells.Population) == 0:
		leave(fpc, answers.BlankPopulation)
	case !ok || !(value > 0):
		leave(fpc, answers.NotAPopulation, problem.Quoted(ShownCell(cells.Population)))
	case found && known != value:
		leave(fpc, answers.OtherPopulation, problem.Quoted(ShownCell(cells.Population)), known, d.first[stratum])
	case !found:
		d.Population[stratum], d.first[stratum] = value, line
	}
}
