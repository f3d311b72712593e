package trend

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/panel"
	"spoor/data"
	"spoor/internal/inorder"
)

// AddPanel adds those who took part in two linked waves, given by their places, and says where they stand; of a panel of nobody, that
// nobody did, or that nobody knows.
func (t *Trend) AddPanel(from, to int, p panel.Panel) {
	before := t.linkNotes()
	switch {
	case p.Both > 0:
		t.Panels = append(t.Panels, p)
	case p.Linked[0] == 0 || p.Linked[1] == 0:
		t.linkless = append(t.linkless, [2]int{from, to})
	default:
		t.apart = append(t.apart, [2]int{from, to})
	}
	t.Notes = slices.DeleteFunc(t.Notes, func(n analysis.Note) bool { return slices.Contains(before, n) })
	t.Notes = append(t.Notes, t.linkNotes()...)
}

// Tested lists the waves of which a change is tested in any line, by their places: each after the one before it, and the last after the first.
func (t Trend) Tested() [][2]int {
	var pairs [][2]int
	for _, line := range t.Lines {
		for _, c := range line.Changes {
			if pair := [2]int{c.From, c.To}; c.Verdict != NotTested && !slices.Contains(pairs, pair) {
				pairs = append(pairs, pair)
			}
		}
	}
	inorder.By(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

// linkNotes say of which waves it is known who took part in both, and what that means for the tests.
func (t Trend) linkNotes() []analysis.Note {
	var shown, hidden, apart, unknown []string
	pairs := t.Tested()
	for _, pair := range pairs {
		from, to := t.Waves[pair[0]].Wave, t.Waves[pair[1]].Wave
		of := &hidden
		switch {
		case !from.Link.Matches(to.Link), slices.Contains(t.linkless, pair):
			of = &unknown
		case slices.Contains(t.apart, pair):
			of = &apart
		case slices.ContainsFunc(t.Panels, func(p panel.Panel) bool { return p.From == from.ID && p.To == to.ID }):
			of = &shown
		}
		*of = append(*of, from.ID+"–"+to.ID)
	}
	var notes []analysis.Note
	for _, known := range []struct {
		pairs     []string
		all, says analysis.Note // of all waves that are tested; of those
	}{
		{shown, ofTheseWaves, analysis.Note{
			NL: " is bekend wie aan beide meedeed. De toets van golf naar golf gaat uit van verschillende respondenten; wat er veranderde bij wie twee keer meedeed, staat in een eigen tabel.",
			EN: " it is known who took part in both. The test from wave to wave assumes different respondents; what changed among those who took part twice is in a table of its own.",
		}},
		{hidden, ofTheseWaves, analysis.Note{
			NL: " is bekend wie aan beide meedeed. De toets van golf naar golf gaat uit van verschillende respondenten; wat er veranderde bij wie twee keer meedeed, is niet getoond.",
			EN: " it is known who took part in both. The test from wave to wave assumes different respondents; what changed among those who took part twice is not shown.",
		}},
		{apart, ofTheseWaves, analysis.Note{
			NL: " heeft volgens de koppeling niemand aan beide meegedaan; klopt dat niet, dan staat de kolom van --link in een van beide anders geschreven, zoals zonder nullen vooraan.",
			EN: " nobody took part in both, by the link; if that is not so, the column of --link is written otherwise in one of them, such as without leading zeros.",
		}},
		{unknown, analysis.Note{NL: "Niet bekend is wie in meer golven heeft meegedaan.", EN: "It is not known who took part in more than one wave."}, t.unknownNote(len(unknown) < len(pairs))},
	} {
		switch {
		case len(known.pairs) == 0:
		case len(known.pairs) == len(pairs):
			notes = append(notes, joinedNote(known.all, known.says))
		default:
			notes = append(notes, joinedNote(analysis.Note{NL: "Van " + data.And(known.pairs, data.Dutch), EN: "Of " + data.And(known.pairs, data.English)}, known.says))
		}
	}
	return notes
}

var ofTheseWaves = analysis.Note{NL: "Van deze golven", EN: "Of these waves"}

func joinedNote(head, says analysis.Note) analysis.Note {
	return analysis.Note{NL: head.NL + says.NL, EN: head.EN + says.EN}
}

// unknownNote says what follows for a test where it is not known who took part in both waves, some or all of those that are tested.
func (t Trend) unknownNote(some bool) analysis.Note {
	head := analysis.Note{}
	if some {
		head = analysis.Note{NL: " is niet bekend wie aan beide meedeed.", EN: " it is not known who took part in both."}
	}
	switch {
	case len(t.linkless) > 0: // no limits of p were made, for another reason than those below
		return joinedNote(head, analysis.Note{
			NL: " De toets gaat uit van verschillende respondenten; een golf heeft geen respondent met een koppeling.",
			EN: " The test treats the respondents as different people; a wave has no respondent with a link.",
		})
	case t.Item.Kind == data.Number && !t.Weighted():
		return joinedNote(head, analysis.Note{
			NL: " De toets gaat uit van verschillende respondenten; van gemiddelden is geen grens te geven voor p als een deel dezelfde respondenten zijn.",
			EN: " The test treats them as different people; of means no limit of p can be given for the case that some are the same people.",
		})
	case t.PairedPossible():
		return joinedNote(head, analysis.Note{
			NL: " De toets gaat uit van verschillende respondenten. Waar twee golven even veel antwoorden hebben, kunnen het ook steeds dezelfde zijn; de tabel geeft daarvoor de grenzen van p.",
			EN: " The test treats them as different people. Where two waves have equally many answers, they may also all be the same people; the table gives the limits of p for that case.",
		})
	case t.Weighted():
		return joinedNote(head, analysis.Note{
			NL: " De toets gaat uit van verschillende respondenten; van gewogen golven is geen grens te geven voor p als een deel dezelfde respondenten zijn.",
			EN: " The test takes respondents to be different ones; of weighted waves no limit of p can be given if some are the same respondents.",
		})
	}
	return joinedNote(head, analysis.Note{
		NL: " De toets gaat uit van verschillende respondenten; doordat de golven niet even veel antwoorden hebben, is er geen grens te geven voor p als een deel dezelfde respondenten zijn.",
		EN: " The test treats the respondents as different people; as the waves do not have equally many answers, no limits of p can be given for the case that some of them are the same.",
	})
}
