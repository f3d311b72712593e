package trend

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
)

// trendNotes are the cautions on a trend as a whole, in the order in which a reader needs them.
func trendNotes(t Trend, rounds []round, l links) []analysis.Note {
	var notes []analysis.Note
	previous := -1
	for i, round := range rounds {
		if !round.asked {
			notes = append(notes, notAskedNote(round.wave))
			continue
		}
		if previous >= 0 {
			notes = append(notes, t.changeNotes(rounds[previous], round, l, previous, i)...)
		}
		previous = i
	}
	for _, round := range rounds {
		for _, note := range round.table.Notes {
			if note != analysis.WidestCaseNote() { // the note on means says so for all waves
				notes = append(notes, ofWave(round.wave, note))
			}
		}
	}
	if t.Item.Kind == data.Number && t.Comparable() && t.Family == 0 {
		notes = append(notes, noMeanTestNote())
	}
	return unique(append(notes, t.linkNotes()...))
}

func (t Trend) anyChange(is func(Change) bool) bool {
	return slices.ContainsFunc(t.Lines, func(l Line) bool { return slices.ContainsFunc(l.Changes, is) })
}

// changeNotes say how the item of one round differs from that of the round before it.
func (t Trend) changeNotes(before, after round, l links, from, to int) []analysis.Note {
	var notes []analysis.Note
	if before.item.Text != after.item.Text {
		notes = append(notes, rewordedNote(after.wave, after.item.Text))
	}
	if t.Waves[to].Change != data.OptionsChanged {
		return notes
	}
	switch {
	case l.mixed[from] || l.mixed[to]:
		return append(notes, mixedBridgeNote(before.wave, after.wave))
	case t.Waves[from].Strand != t.Waves[to].Strand:
		return append(notes, otherOptionsNote(before, after), bridgeNote())
	}
	return append(notes, bridgedNote(before.wave, after.wave))
}

func unique(notes []analysis.Note) []analysis.Note {
	var kept []analysis.Note
	for _, note := range notes {
		if !slices.Contains(kept, note) {
			kept = append(kept, note)
		}
	}
	return kept
}

// ofWave says which wave a note is about.
func ofWave(wave data.Wave, note analysis.Note) analysis.Note {
	return analysis.Note{NL: wave.ID + ": " + note.In(data.Dutch), EN: wave.ID + ": " + note.In(data.English)}
}

func notAskedNote(wave data.Wave) analysis.Note {
	return analysis.Note{NL: "In " + wave.ID + " is deze vraag niet gesteld.", EN: "This question was not asked in " + wave.ID + "."}
}

// notOfferedNote names the waves that did not offer an option or a row.
func notOfferedNote(waves []string, kind data.Kind) analysis.Note {
	nl, en := data.And(waves, data.Dutch), data.And(waves, data.English)
	if kind == data.Rating || kind == data.Number {
		return analysis.Note{NL: "Dit onderdeel is niet gevraagd in " + nl + ".", EN: "This part was not asked in " + en + "."}
	}
	return analysis.Note{NL: "Dit antwoord was er niet in " + nl + ".", EN: "This answer was not offered in " + en + "."}
}

func calledNote(wave data.Wave, label data.Text) analysis.Note {
	return analysis.Note{
		NL: "In " + wave.ID + " stond er: ‘" + label.In(data.Dutch) + "’.",
		EN: "In " + wave.ID + " it read: ‘" + label.In(data.English) + "’.",
	}
}

func togetherNote(wave data.Wave, labels data.Text) analysis.Note {
	return analysis.Note{
		NL: "In " + wave.ID + " zijn hier samengenomen: " + labels.In(data.Dutch) + ".",
		EN: "Taken together in " + wave.ID + ": " + labels.In(data.English) + ".",
	}
}

func rewordedNote(wave data.Wave, text data.Text) analysis.Note {
	return analysis.Note{
		NL: "In " + wave.ID + " luidde de vraag: ‘" + text.In(data.Dutch) + "’. Andere woorden kunnen op zichzelf al andere antwoorden geven.",
		EN: "In " + wave.ID + " the question read: ‘" + text.In(data.English) + "’. A different wording can by itself give different answers.",
	}
}

// otherOptionsNote refuses a comparison: the answers to choose from were others.
func otherOptionsNote(before, after round) analysis.Note {
	added, gone := onlyIn(after.item, before.item), onlyIn(before.item, after.item)
	nl, en := "", ""
	if len(added) > 0 {
		nl += " Nieuw: " + quoted(added, data.Dutch) + "."
		en += " New: " + quoted(added, data.English) + "."
	}
	if len(gone) > 0 {
		nl += " Vervallen: " + quoted(gone, data.Dutch) + "."
		en += " Dropped: " + quoted(gone, data.English) + "."
	}
	from, to := before.wave.ID, after.wave.ID
	return analysis.Note{
		NL: "In " + to + " was de keuze aan antwoorden een andere dan in " + from + "; daarom zijn die niet vergeleken." + nl,
		EN: "The answers to choose from differed between " + to + " and " + from + "; so these are not compared." + en,
	}
}

func bridgeNote() analysis.Note {
	return analysis.Note{
		NL: "Bij een andere keuze aan antwoorden kiest ook wie hetzelfde vindt soms iets anders. Een brug in wave.yaml zegt welke antwoorden voor elkaar staan; daarmee zijn de golven wel te vergelijken.",
		EN: "Given different answers to choose from, people of the same opinion may choose differently. A bridge in wave.yaml says which answers stand for one another; with it the waves can be compared.",
	}
}

// onlyIn returns the options of a that b has not.
func onlyIn(a, b data.Item) []data.Option {
	return slices.DeleteFunc(slices.Clone(a.Answers()), func(o data.Option) bool { _, both := b.Answer(o.ID); return both })
}

func quoted(options []data.Option, lang data.Lang) string {
	labels := make([]string, len(options))
	for i, option := range options {
		labels[i] = "‘" + option.Label.In(lang) + "’"
	}
	return strings.Join(labels, ", ")
}

func bridgedNote(before, after data.Wave) analysis.Note {
	return analysis.Note{
		NL: "De antwoorden van " + before.ID + " en " + after.ID + " verschilden; ze zijn vergeleken volgens de brug in wave.yaml. Een andere keuze aan antwoorden kan ook de overige percentages verschuiven.",
		EN: "The answers of " + before.ID + " and " + after.ID + " differed; they are compared over the bridge in wave.yaml. A different choice of answers can shift the other percentages too.",
	}
}

func mixedBridgeNote(before, after data.Wave) analysis.Note {
	return analysis.Note{
		NL: "De schalen van " + before.ID + " en " + after.ID + " zijn niet vergeleken: de brug neemt een punt bovenaan de schaal samen met een lager punt.",
		EN: "The scales of " + before.ID + " and " + after.ID + " are not compared: the bridge takes a point at the top of the scale together with a lower one.",
	}
}

func noMeanTestNote() analysis.Note {
	return analysis.Note{
		NL: "Verschillen tussen gemiddelden zijn niet getoetst: daarvoor is de spreiding van de antwoorden nodig. De intervallen gelden voor de grootst mogelijke spreiding.",
		EN: "Differences between means are not tested: that takes the spread of the answers. The intervals hold for the largest possible spread.",
	}
}
