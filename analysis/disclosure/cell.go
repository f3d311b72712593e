package disclosure

// Cell is one count as it is published: shown, or hidden with nothing but its place known.
type Cell struct {
	Count  int // 0 in a hidden cell
	Hidden bool
}

// Shown is the cell that shows a count.
func Shown(count int) Cell { return Cell{Count: count} }

// Hidden is the cell that shows nothing.
func Hidden() Cell { return Cell{Hidden: true} }
