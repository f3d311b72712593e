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

// UnitID returns the name of a row of the item, or of the whole item where the row is empty.
func (i Item) UnitID(row string) UnitID { return UnitID{Item: i.ID, Row: row} }

// RowIDs returns the ids of the rows in codebook order, of an item without rows one that is empty.
func (i Item) RowIDs() []string {
	if len(i.Rows) == 0 {
		return []string{""}
	}
	ids := make([]string, len(i.Rows))
	for k, row := range i.Rows {
		ids[k] = row.ID
	}
	return ids
}
