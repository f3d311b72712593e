package platform

import (
	"strconv"
	"strings"

	"spoor/data/writing"
	"spoor/internal/pattern"
)

// rankPart is how platforms call the column of one rank, in its code or in its text: 1, Rang 1, Rank 1, 1e keus, 2nd choice, Ranking 3.
var rankPart = pattern.New(`^(?:(?:rank(?:ing)?|rang|rangorde|plaats|place|keus|keuze|choice|prioriteit|priority|positie|position|volgorde|nr\.?|nummer|number|top)[ _#.]*)?(\d{1,2})(?:e|de|ste|st|nd|rd|th)?(?: (?:keus|keuze|plaats|choice|place|rang|rank|prioriteit|priority|positie|position))?$`)

var ordinals = map[string]int{"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}

var ordinalPart = pattern.New(`^(eerste|tweede|derde|vierde|vijfde|first|second|third|fourth|fifth)(?: (?:keus|keuze|plaats|choice|place|rang|rank|prioriteit|priority))?$`)

// RankOf returns the rank that a column is of, by the text or the code of its part, and 0 where they name none.
func RankOf(c Column) int {
	for _, text := range []string{c.Part, c.PartCode} {
		if rank := rankNamed(text); rank > 0 {
			return rank
		}
		if text != "" {
			return 0 // the text says what the code does not
		}
	}
	return 0
}

func rankNamed(text string) int {
	folded := writing.Fold(strings.ReplaceAll(strings.Trim(text, "_"), "_", " ")) // KoboToolbox: _1st_choice
	if m := rankPart.FindStringSubmatch(folded); m != nil {
		rank, _ := strconv.Atoi(m[1]) // two digits at most
		return rank
	}
	if m := ordinalPart.FindStringSubmatch(folded); m != nil {
		return ordinals[m[1]]
	}
	return 0
}
