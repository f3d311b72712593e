package design

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"spoor/data/sums"
)

// Calibration says what weights were raked to. Variances are then those of the residuals of the linearised answers after
// regression, weighted with the weights before raking, on the categories of the margins, as after calibrate(calfun = "raking") of
// R's survey package: what the margins explain no longer varies, and the share of a category that was raked to is known.
//
// J.-C. Deville, C.-E. Särndal and O. Sautory, Generalized raking procedures in survey sampling, JASA 88 (1993).
type Calibration struct {
	// Sample is everybody who was drawn, with the detail Raked: a residual is not 0 outside the domain that is estimated.
	Sample *sums.Sums
	// Margins are the known distributions, in the order of the categories of the cells ([sums.JoinMargins]).
	Margins []Target
}

// Target is one known distribution of the population.
type Target struct {
	Name   string
	Totals map[string]float64 // what the weights of each category add up to
}

// calibrated is a calibration made ready for the variances of one layout.
type calibrated struct {
	columns [][]int // of each crossing of the margins: the column of its category in each
	width   int
	inverse mat.SVD // of the products of the categories, weighted as before raking
	rank    int
}

// prepare numbers the crossings of the margins, enters them in the members, and adds who is in none of the domains.
func (c Calibration) prepare(domains []*sums.Sums, members []member) (*calibrated, []member, error) {
	if detail := c.Sample.Detail(); !detail.Raked || !domains[0].Detail().Raked {
		return nil, nil, fmt.Errorf("the sums of raked weights need those of before: make them with the detail Raked")
	}
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	out, crossings := &calibrated{}, map[string]int{}
	columns := make([]map[string]int, len(c.Margins))
	for m := range columns {
		columns[m] = map[string]int{}
	}
	rest := map[sums.Drawn]*sums.Cell{}
	var order []*sums.Cell
	products := map[[2]int]float64{}
	for _, cell := range c.Sample.All() {
		place, known := crossings[cell.Margins]
		if !known {
			place = len(out.columns)
			crossings[cell.Margins] = place
			out.columns = append(out.columns, out.columnsOf(cell.Margins, columns))
		}
		for _, i := range out.columns[place] {
			for _, j := range out.columns[place] {
				products[[2]int{i, j}] += cell.Before
			}
		}
		left := &sums.Cell{Stratum: cell.Stratum, Cluster: cell.Cluster, Respondents: cell.Respondents,
			Weight: cell.Weight, SquaredWeight: cell.SquaredWeight, Beyond: &sums.Beyond{Margins: cell.Margins}}
		rest[placeOf(cell)] = left
		order = append(order, left)
	}
	for i, m := range members {
		left := rest[placeOf(m.Cell)]
		if left == nil {
			return nil, nil, fmt.Errorf("stratum %q, cluster %q has respondents who are not in the sample: count the whole sample", m.Stratum, m.Cluster)
		}
		members[i].margins = crossings[m.Margins]
		left.Respondents -= m.Respondents
		left.Weight -= m.Weight
		left.SquaredWeight -= m.SquaredWeight
	}
	for _, left := range order {
		switch {
		case left.Respondents < 0:
			return nil, nil, fmt.Errorf("stratum %q, cluster %q has more respondents than the sample: count the whole sample, and groups that do not overlap", left.Stratum, left.Cluster)
		case left.Respondents > 0:
			members = append(members, member{left, nobodys, crossings[left.Margins]})
		}
	}
	return out, members, out.factorize(products)
}

func placeOf(c *sums.Cell) sums.Drawn {
	return sums.Drawn{Stratum: c.Stratum, Cluster: c.Cluster, Margins: c.Margins}
}

// columnsOf returns the columns of the categories of a crossing, new ones for categories that were not met before.
func (c *calibrated) columnsOf(margins string, columns []map[string]int) []int {
	out := make([]int, len(columns))
	for m, category := range sums.SplitMargins(margins) {
		column, known := columns[m][category]
		if !known {
			column = c.width
			columns[m][category] = column
			c.width++
		}
		out[m] = column
	}
	return out
}

// check refuses a sample of which the weights do not meet the margins.
func (c Calibration) check() error {
	totals := make([]map[string]float64, len(c.Margins))
	for m := range totals {
		totals[m] = map[string]float64{}
	}
	for _, cell := range c.Sample.All() {
		categories := sums.SplitMargins(cell.Margins)
		if len(categories) != len(c.Margins) {
			return fmt.Errorf("respondents are in the categories of %d margins, and there are %d: give each its category in every margin", len(categories), len(c.Margins))
		}
		for m, category := range categories {
			totals[m][category] += cell.Weight
		}
	}
	for m, margin := range c.Margins {
		population := 0.0
		for _, target := range margin.Totals {
			population += target
		}
		for _, category := range slices.Sorted(maps.Keys(margin.Totals)) {
			if got, want := totals[m][category], margin.Totals[category]; math.Abs(got-want) > 1e-6*population {
				return fmt.Errorf("the weights of %q in the margin %s add up to %v, and they were raked to %v: weigh the answers again", category, margin.Name, got, want)
			}
		}
	}
	return nil
}

func (c *calibrated) factorize(products map[[2]int]float64) error {
	dense := mat.NewDense(c.width, c.width, nil)
	for at, product := range products {
		dense.Set(at[0], at[1], product)
	}
	if !c.inverse.Factorize(dense, mat.SVDThin) {
		return fmt.Errorf("the margins could not be regressed on: merge small categories")
	}
	c.rank = c.inverse.Rank(1e-11)
	return nil
}

// shift is what the margins explain of a functional, for each crossing of them: the shortest least-squares solution, as the
// categories of several margins are never independent.
func (c *calibrated) shift(l layout, f functional) []float64 {
	response := mat.NewVecDense(c.width, nil)
	for _, st := range l.strata {
		for _, cluster := range st.clusters {
			for _, m := range cluster.members {
				if m.domain == nobodys || f[m.domain] == nil {
					continue
				}
				score := f[m.domain][0] * m.Before
				for j, before := range m.PickedBefore {
					score += f[m.domain][j+1] * before
				}
				for _, column := range c.columns[m.margins] {
					response.SetVec(column, response.AtVec(column)+score)
				}
			}
		}
	}
	coefficients := mat.NewVecDense(c.width, nil)
	c.inverse.SolveVecTo(coefficients, response, c.rank)
	shift := make([]float64, len(c.columns))
	for crossing, columns := range c.columns {
		for _, column := range columns {
			shift[crossing] += coefficients.AtVec(column)
		}
	}
	return shift
}

// fixes reports whether the share of an option, or of some together, is one that the weights were raked to, or follows from those: no respondent has
// a residual.
func (l layout) fixes(f functional, chosen []int) bool {
	if l.raked == nil {
		return false
	}
	scores, scale := linear{f, l.raked.shift(l, f)}, 0.0
	for _, coefficients := range f {
		for _, coefficient := range coefficients {
			scale = max(scale, math.Abs(coefficient))
		}
	}
	for _, st := range l.strata {
		for _, c := range st.clusters {
			for _, m := range c.members {
				residual, options, _ := scores.of(m)
				if len(options) > 0 {
					switch chose(*m.Cell, chosen) {
					case 0:
					case m.Respondents:
						residual += options[chosen[0]]
					default:
						return false
					}
				}
				if m.Respondents > 0 && math.Abs(residual) > 1e-9*scale {
					return false
				}
			}
		}
	}
	return scale > 0
}
