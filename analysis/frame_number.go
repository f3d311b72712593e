package analysis

import "spoor/data/count/frame"

// numberHeader are the columns that a frame has beside its own where there is a number. All are in the unit of the item.
var numberHeader = []string{"deviation", "total", "total_low", "total_high", "bounded_low", "bounded_high"}

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
	return cells
}
