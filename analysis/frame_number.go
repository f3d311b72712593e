package analysis

import (
	"spoor/analysis/estimate"
	"spoor/data/count/frame"
)

// numberHeader are the columns that a frame has beside its own where there is a number. All are in the unit of the item.
var numberHeader = []string{"deviation", "total", "total_low", "total_high", "bounded_low", "bounded_high",
	"median", "median_low", "median_high", "lower_quartile", "upper_quartile", "least", "greatest"}

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
		cells[0], cells[3], cells[4] = frame.Digits(q.Median), frame.Digits(q.Lower), frame.Digits(q.Upper)
		if q.Interval != nil {
			cells[1], cells[2] = frame.Digits(q.Interval.Low), frame.Digits(q.Interval.High)
		}
	}
	if s.Least != nil {
		cells[5], cells[6] = frame.Digits(*s.Least), frame.Digits(*s.Greatest)
	}
}
