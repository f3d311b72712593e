package data

// UnitID names a unit; the row is empty for an item without rows.
type UnitID struct{ Item, Row string }

// String returns the name of its column: item, or item.row.
func (id UnitID) String() string {
	if id.Row == "" {
		return id.Item
	}
	return id.Item + "." + id.Row
}
