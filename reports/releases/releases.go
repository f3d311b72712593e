// Package releases says what was published of a wave.
package releases

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/disclosure/release"
	"spoor/data"
	"spoor/internal/number"
)

var words = struct{ none, one, by, count, counts, forgotten data.Text }{
	none:   data.Text{NL: "Van golf %s is nog niets gepubliceerd.", EN: "Nothing was published of wave %s yet."},
	one:    data.Text{NL: "%d. %s --disclosure %s: %s", EN: "%d. %s --disclosure %s: %s"},
	by:     data.Text{NL: "%s naar %s", EN: "%s by %s"},
	count:  data.Text{NL: "1 aantal", EN: "1 count"},
	counts: data.Text{NL: "%s aantallen", EN: "%s counts"},
	forgotten: data.Text{
		NL: "Publicatie %d van golf %s is vergeten: wat daarin stond, telt niet meer mee bij het verbergen. Doe dit alleen als niemand die publicatie heeft gezien.",
		EN: "Release %d of wave %s is forgotten: what it showed no longer counts when counts are hidden. Do this only where nobody saw it.",
	},
}

// Text lists the releases of a wave, with their numbers, the questions that each shows and the number of counts.
func Text(wave string, ledger release.Ledger, lang data.Lang) []byte {
	if len(ledger.Releases) == 0 {
		return []byte(words.none.Say(lang, wave) + "\n")
	}
	var out bytes.Buffer
	for i, one := range ledger.Releases {
		fmt.Fprintln(&out, words.one.Say(lang, i+1, one.Command, one.Preset, shown(one.Tables, lang)))
	}
	return out.Bytes()
}

// Forgotten says that a release is forgotten, and what that means.
func Forgotten(wave string, place int, lang data.Lang) string {
	return words.forgotten.Say(lang, place, wave)
}

// shown names the items and groups of tables, each once, with how many counts are shown.
func shown(tables []release.Table, lang data.Lang) string {
	var names []string
	counts := map[string]int{}
	for _, t := range tables {
		name := t.Item
		if t.By != "" {
			name = words.by.Say(lang, t.Item, t.By)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		for _, k := range t.Counts {
			if k != nil {
				counts[name]++
			}
		}
	}
	for i, name := range names {
		names[i] = fmt.Sprintf("%s (%s)", name, number.Counted(counts[name], words.count, words.counts, lang))
	}
	return strings.Join(names, ", ")
}
