package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"spoor/analysis"
	"spoor/analysis/ranks"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

var rankingWords = struct {
	rank, set, top, title, setNote, designNote, marginsNote, tieNote, certain, nobody, maybe, many, all,
	allMany data.Text
}{
	rank:  data.Text{NL: "Plaats", EN: "Rank"},
	set:   data.Text{NL: "Mogelijke plaatsen", EN: "Possible ranks"},
	top:   data.Text{NL: "Kans op top %d", EN: "Chance of top %d"},
	title: data.Text{NL: "%s: de volgorde en hoe zeker die is. n = %s.", EN: "%s: the order and how certain it is. n = %s."},
	setNote: data.Text{
		NL: "Mogelijke plaatsen: met een betrouwbaarheid van %s liggen de werkelijke plaatsen van alle antwoorden tegelijk binnen deze grenzen (McNemar voor elk paar, Holm-correctie).",
		EN: "Possible ranks: with a confidence of %s the true ranks of all answers lie within these limits at once (McNemar for each pair, Holm's correction).",
	},
	designNote: data.Text{
		NL: "Mogelijke plaatsen: met een betrouwbaarheid van %s liggen de werkelijke plaatsen van alle antwoorden tegelijk binnen deze grenzen (t-toets van het verschil voor elk paar, volgens de steekproefopzet, Holm-correctie).",
		EN: "Possible ranks: with a confidence of %s the true ranks of all answers lie within these limits at once (t test of the difference for each pair, by the design of the sample, Holm's correction).",
	},
	marginsNote: data.Text{
		NL: "Kans op de top: de laagste en hoogste kans die bij deze aantallen mogelijk is als de respondenten opnieuw worden getrokken; welke antwoorden samen zijn gekozen is niet bekend.",
		EN: "Chance of the top: the lowest and highest chance that is possible with these counts when the respondents are drawn again; which answers were chosen together is not known.",
	},
	tieNote: data.Text{
		NL: "Even vaak gekozen antwoorden delen de hoogste plaats; bij een gelijke stand op de grens telt de top meer antwoorden.",
		EN: "Answers chosen equally often share the best rank; with a tie on the border the top holds more answers.",
	},
	certain: data.Text{NL: "Zeker in de top %d: %s.", EN: "Certain to be in the top %d: %s."},
	nobody:  data.Text{NL: "Van geen enkel antwoord is zeker dat het in de top %d hoort.", EN: "No answer is certain to belong in the top %d."},
	maybe:   data.Text{NL: "Voor de andere plaatsen komen in aanmerking: %s.", EN: "The other places may belong to %s."},
	many:    data.Text{NL: "Voor de andere plaatsen komen %d antwoorden in aanmerking.", EN: "The other places may belong to any of %d answers."},
	all:     data.Text{NL: "In aanmerking komen %s.", EN: "It may hold %s."},
	allMany: data.Text{NL: "Er komen %d antwoorden voor in aanmerking.", EN: "It may hold any of %d answers."},
}

// drawnNotes say what was drawn again for the chances, with the seed.
var drawnNotes = map[analysis.Drawn]data.Text{
	analysis.DrawnRespondents: {
		NL: "Kans op de top: hoe vaak het antwoord in de top staat als de respondenten opnieuw worden getrokken (bootstrap, startgetal %d).",
		EN: "Chance of the top: how often the answer is in the top when the respondents are drawn again (bootstrap, seed %d).",
	},
	analysis.DrawnClusters: {
		NL: "Kans op de top: hoe vaak het antwoord in de top staat als de steekproef volgens haar opzet opnieuw wordt getrokken (herschaalde bootstrap van Rao en Wu, startgetal %d).",
		EN: "Chance of the top: how often the answer is in the top when the sample is drawn again by its design (rescaled bootstrap of Rao and Wu, seed %d).",
	},
	analysis.DrawnShares: {
		NL: "Kans op de top: hoe vaak het antwoord in de top staat als de percentages opnieuw worden getrokken uit een normale verdeling met de spreiding en de samenhang die zij in deze steekproef hebben (startgetal %d).",
		EN: "Chance of the top: how often the answer is in the top when the percentages are drawn again from a normal distribution with the spread and the correlation that they have in this sample (seed %d).",
	},
}

// RankingSentence says which answers are certain to be in the top, and which others can be.
func RankingSentence(r analysis.Ranking, lang data.Lang) string {
	certain, possible := r.CertainTop()
	besides := slices.DeleteFunc(possible, func(option string) bool { return slices.Contains(certain, option) })
	text, few, many := rankingWords.nobody.Say(lang, r.Top), rankingWords.all, rankingWords.allMany
	if len(certain) > 0 {
		text, few, many = rankingWords.certain.Say(lang, r.Top, quoted(r.Table.Item, certain, lang)), rankingWords.maybe, rankingWords.many
	}
	switch {
	case len(besides) > 4:
		text += " " + many.Say(lang, len(besides))
	case len(besides) > 0:
		text += " " + few.Say(lang, quoted(r.Table.Item, besides, lang))
	}
	return text
}

func quoted(item data.Item, options []string, lang data.Lang) string {
	labels := make([]string, len(options))
	for i, option := range options {
		labels[i] = prose.Quote(prose.Label(item, option, lang))
	}
	return data.And(labels, lang)
}

func rankingTable(r analysis.Ranking, lang data.Lang) page.Table {
	answer, percentage := words.answer.In(lang), words.percentage.In(lang)
	view := page.Table{
		Caption: rankingWords.title.Say(lang, r.Table.Item.Heading(lang), number.Count(r.Table.Parts[0].Answered, lang)),
		Header:  []string{answer, percentage, rankingWords.rank.Say(lang), rankingWords.set.Say(lang), rankingWords.top.Say(lang, r.Top)},
	}
	for _, estimate := range r.Table.Ranked(r.Table.Parts[0]) {
		rank := r.Rank(estimate.Option)
		view.Rows = append(view.Rows, page.Row{Name: prose.Label(r.Table.Item, estimate.Option, lang), Cells: []string{
			prose.Share(estimate, lang), observed(rank), rankRange(rank.Best, rank.Worst), topChance(rank, lang)}})
	}
	return view
}

// addRanks adds the possible ranks, and the chance of the top, to the table of the same item.
func addRanks(view *page.Table, r analysis.Ranking, lang data.Lang) {
	view.Header = append(view.Header, rankingWords.set.Say(lang), rankingWords.top.Say(lang, r.Top))
	for i, estimate := range r.Table.Ranked(r.Table.Parts[0]) {
		rank := r.Rank(estimate.Option)
		view.Rows[i].Cells = append(view.Rows[i].Cells, rankRange(rank.Best, rank.Worst), topChance(rank, lang))
	}
}

// observed returns the place of an option, a dash for one that has none.
func observed(rank ranks.Rank) string {
	if rank.Observed == 0 {
		return "–"
	}
	return strconv.Itoa(rank.Observed)
}

// topChance returns the chance to be in the top, a dash for an option that has no rank.
func topChance(rank ranks.Rank, lang data.Lang) string {
	if rank.Observed == 0 {
		return "–"
	}
	return chance(rank.TopLow, rank.TopHigh, lang)
}

// rankRange returns the ends of a rank set, "1–3", a dash for an option that has no rank.
func rankRange(best, worst int) string {
	if best == 0 {
		return "–"
	}
	if best == worst {
		return strconv.Itoa(best)
	}
	return fmt.Sprintf("%d–%d", best, worst)
}

// chance returns a chance, or its bounds.
func chance(low, high float64, lang data.Lang) string {
	least, most := number.Percent(low, 0, lang), number.Percent(high, 0, lang)
	switch {
	case low == high:
		return number.Chance(low, 0, lang)
	case low == 0 && high == 1:
		return "?"
	case least == most || most == "<1%":
		return most
	case least == ">99%":
		return least
	case most == "100%" || most == ">99%":
		return "≥" + least
	case low == 0:
		return "≤" + most
	}
	return number.Range(low, high, 0, lang)
}

// rankingMethod says how the ranks and the chances came about.
func rankingMethod(r analysis.Ranking, lang data.Lang) []string {
	set := rankingWords.setNote
	if r.Drawn == analysis.DrawnClusters || r.Drawn == analysis.DrawnShares {
		set = rankingWords.designNote
	}
	chance := rankingWords.marginsNote.Say(lang)
	if r.Drawn != analysis.DrawnNothing {
		chance = drawnNotes[r.Drawn].Say(lang, r.Seed)
	}
	return []string{set.Say(lang, number.Level(r.Table.Options.Level, lang)), chance, rankingWords.tieNote.Say(lang)}
}

func rankingNotes(r analysis.Ranking, lang data.Lang) []string {
	notes := rankingMethod(r, lang)
	if slices.ContainsFunc(r.Table.Parts[0].Estimates, func(e analysis.Estimate) bool { return !e.Precise() }) {
		notes = append(notes, page.ImpreciseNote(lang).Line())
	}
	return append(notes, prose.Source(r.Table.Wave, lang))
}

// RankingText returns a ranking as plain text.
func RankingText(r analysis.Ranking, lang data.Lang) ([]byte, error) {
	var text bytes.Buffer
	table := rankingTable(r, lang)
	fmt.Fprintf(&text, "%s\n%s\n\n%s\n\n", r.Table.Item.Text.In(lang), table.Caption, RankingSentence(r, lang))
	table.WriteColumns(&text)
	fmt.Fprintln(&text)
	for _, note := range rankingNotes(r, lang) {
		fmt.Fprintln(&text, note)
	}
	return text.Bytes(), nil
}

// RankingMarkdown returns a ranking as Markdown.
func RankingMarkdown(r analysis.Ranking, lang data.Lang) ([]byte, error) {
	notes := append([]string{RankingSentence(r, lang)}, rankingNotes(r, lang)...)
	return page.TablesMarkdown(r.Table.Item.Text.In(lang), nil, notes, nil, rankingTable(r, lang)), nil
}
