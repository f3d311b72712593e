package crosstab

import (
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/prose"
)

// GroupName is what a group is called, with its letter where groups are compared in pairs.
func GroupName(table analysis.Table, group int, lang data.Lang) string {
	name := prose.Label(table.By, table.Groups[group].ID, lang)
	if table.Lettered {
		name += " (" + analysis.Letter(group) + ")"
	}
	return name
}

// Letters are those of the groups that a line of a group is higher than, such as "BD".
func Letters(table analysis.Table, group int, row, option string) string {
	var letters []string
	for _, than := range table.HigherThan(group, row, option) {
		letters = append(letters, analysis.Letter(than))
	}
	if len(table.Groups) > 26 {
		return strings.Join(letters, ",")
	}
	return strings.Join(letters, "")
}

// suffix puts letters behind a cell.
func suffix(letters string) string {
	if letters == "" {
		return ""
	}
	return " " + letters
}

// addPairs lists the pairs of groups of which one is higher beyond chance.
func (v *view) addPairs(table analysis.Table) {
	var lines []compared
	for _, pair := range table.Pairs {
		if _, _, known := pair.Higher(table.Options.Level); known {
			lines = append(lines, compared{GroupName(table, pair.First, v.lang) + " – " + GroupName(table, pair.Second, v.lang), pair.Contrast})
		}
	}
	v.addCompared(table, words.pairs, words.meanPairs, table.By.Heading(v.lang), lines)
}
