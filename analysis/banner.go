package analysis

// Banners returns tables in those that stand side by side: neighbours of one item by groups. Other tables stand alone.
func Banners(tables []Table) [][]Table {
	var all [][]Table
	for _, table := range tables {
		last := len(all) - 1
		if len(table.Groups) > 0 && last >= 0 && len(all[last][0].Groups) > 0 && all[last][0].Item.ID == table.Item.ID {
			all[last] = append(all[last], table)
			continue
		}
		all = append(all, []Table{table})
	}
	return all
}
