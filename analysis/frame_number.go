package analysis

import (
	"spoor/analysis/estimate"
	"spoor/analysis/spread"
	"spoor/data/count/frame"
)

// numberHeader are the columns that a frame has beside its own where there is a number. All are in the unit of the item.
var numberHeader = []string{"deviation", "total", "total_low", "total_high", "bounded_low", "bounded_high",
	"median", "median_low", "median_high", "lower_quartile", "lower_quartile_low", "lower_quartile_high",
	"upper_quartile", "upper_quartile_low", "upper_quartile_high", "least", "greatest"}

// numberCells are the cells below numberHeader.
func (t Table) numberCells(e Estimate) []string {
	cells := make([]string, len(numberHeader))
	n := e.Number
	if n == nil {
		return cells
	}
	if n.Deviation != nil {
		cells[0] = frame.Digits(*n.Deviation)
	}
	if n.Total != nil {
		cells[1], cells[2], cells[3] = frame.Digits(n.Total.Estimate), frame.Digits(n.Total.Low), frame.Digits(n.Total.High)
	}
	if n.Bounded != nil {
		cells[4], cells[5] = frame.Digits(n.Bounded.Low), frame.Digits(n.Bounded.High)
	}
	spreadCells(cells[6:], n.Spread)
	return cells
}

// spreadCells fills in what the values say beside their mean, from the median on.
func spreadCells(cells []string, s *estimate.Spread) {
	if s == nil {
		return
	}
	if q := s.Quartiles; q != nil {
		for i, point := range [...]spread.Point{q.Median, q.Lower, q.Upper} {
			cells[3*i] = frame.Digits(point.Value)
			if point.Interval != nil {
				cells[3*i+1], cells[3*i+2] = frame.Digits(point.Interval.Low), frame.Digits(point.Interval.High)
			}
		}
	}
	if s.Least != nil {
		cells[9], cells[10] = frame.Digits(*s.Least), frame.Digits(*s.Greatest)
	}
}
