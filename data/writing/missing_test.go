package writing_test

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/writing"
)

func TestMissing(t *testing.T) {
	for state, cells := range map[data.State]string{
		data.NotAsked: "N.v.t.|n.v.t|NVT|n. v. t.|Niet van toepassing|niet  van toepassing.|Not applicable|N/A|-66|n.v.t. / weet niet|(n.v.t.)",
		data.Skipped:  "NA|NaN|NULL|#NULL!|-|–|.|-99|-999|-9999|Geen antwoord|geen antwoord gegeven|No answer|Niet ingevuld|<NA>|[null]|missing|System missing|not answered|(blank)",
		data.DontKnow: "Weet niet|Weet ik niet|weet ik niet (meer)|Ik weet het niet|Geen mening|Don't know|Don’t know|I do not know|Weet niet / geen mening|weet ik niet/n.v.t.|-88|-98|No opinion",
		data.Refused:  "Wil niet zeggen|Wil ik niet zeggen|Dat zeg ik liever niet|Zeg ik liever niet|Prefer not to answer|Prefer not to say|I prefer not to say|Rather not say|Wil ik liever niet zeggen|-77|-97",
		data.Answered: "Geen|Nee|Niet|99|999|-1|-5|0|Nauwelijks|n|Anders|Onbekend|Navarra|Nanny|geen antwoord van het UWV|Ik weet niet hoe|N.v.t. want ik werk|...|?|!||Neutraal|Nooit|None|Overleden",
	} {
		for cell := range strings.SplitSeq(cells, "|") {
			got, known := writing.Missing(cell)
			if known != (state != data.Answered) || known && got != state {
				t.Errorf("%q: %v, %v; want %v", cell, got, known, state)
			}
		}
	}
}
