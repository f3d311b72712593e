package audit

import (
	"bytes"
	"fmt"

	"spoor/analysis/publication"
	"spoor/data"
	"spoor/reports/page"
)

var words = struct {
	title, printed, base, noBase, bases, noneFits, counts, atBase, of, listed, solutions, many, reading, more, moreBases,
	lost, sum, sumHolds, sumLost, sumBroken, missing, ofAll, byBase, verdict, possible, onlyAt, fitsOthers, fitsSeveral,
	impossible, notAtBase, repair, repaired, counted, moreRepairs, otherRepairs, tooMany, noRepair, noneFound, repairs, rule, ruleOne,
	ruleFree, ruleAtMost, ruleAtLeast, ruleBetween, roundedEven, roundedTrunc data.Text
}{
	title:     data.Text{NL: "Wat de gepubliceerde percentages kunnen betekenen", EN: "What the printed percentages can mean"},
	printed:   data.Text{NL: "Gepubliceerd", EN: "Printed"},
	base:      data.Text{NL: "Vermelde basis", EN: "Printed base"},
	noBase:    data.Text{NL: "geen", EN: "none"},
	bases:     data.Text{NL: "Passende bases", EN: "Bases that fit"},
	noneFits:  data.Text{NL: "geen enkele tot en met %d", EN: "none up to %d"},
	counts:    data.Text{NL: "Aantallen", EN: "Counts"},
	atBase:    data.Text{NL: "Bij n = %d", EN: "At n = %d"},
	of:        data.Text{NL: "%s van %d (de enige oplossing bij deze basis)", EN: "%s of %d (the only solution at this base)"},
	listed:    data.Text{NL: "%d oplossingen bij basis %d: %s", EN: "%d solutions at base %d: %s"},
	solutions: data.Text{NL: "%s oplossingen bij basis %d; per antwoord %s", EN: "%s solutions at base %d; by answer %s"},
	many:      data.Text{NL: "meer oplossingen bij basis %d dan te tellen zijn; per antwoord %s", EN: "more solutions at base %d than can be counted; by answer %s"},
	reading:   data.Text{NL: "Lezing %d", EN: "Reading %d"},
	more:      data.Text{NL: "En verder", EN: "Besides"},
	moreBases: data.Text{NL: "nog %d van zulke mogelijkheden", EN: "another %d such possibilities"},
	lost:      data.Text{NL: "niet leesbaar", EN: "lost"},
	sum:       data.Text{NL: "Som", EN: "Sum"},
	sumHolds:  data.Text{NL: "%s%%, mogelijk is %s tot %s%%", EN: "%s%%, possible is %s to %s%%"},
	sumLost:   data.Text{NL: "%s%% zonder het onleesbare label", EN: "%s%% without the lost label"},
	sumBroken: data.Text{NL: "%s%%, maar mogelijk is alleen %s tot %s%%: zo kan het niet kloppen", EN: "%s%%, but only %s to %s%% is possible: the print cannot be right"},
	missing:   data.Text{NL: "Zonder antwoord", EN: "Without an answer"},
	ofAll:     data.Text{NL: "%s van de %d respondenten", EN: "%s of the %d respondents"},
	byBase:    data.Text{NL: "%s van de %d respondenten, naargelang de basis", EN: "%s of the %d respondents, depending on the base"},

	verdict:     data.Text{NL: "Oordeel", EN: "Verdict"},
	possible:    data.Text{NL: "kan kloppen", EN: "can be right"},
	onlyAt:      data.Text{NL: "kan kloppen bij n = %d, niet bij de vermelde %d", EN: "can be right at n = %d, not at the printed %d"},
	fitsOthers:  data.Text{NL: "kan kloppen; ook andere bases dan %d passen", EN: "can be right; other bases than %d fit too"},
	fitsSeveral: data.Text{NL: "kan kloppen, bij meer dan één basis", EN: "can be right, at more than one base"},
	impossible:  data.Text{NL: "kan zo niet kloppen", EN: "cannot be right as printed"},
	notAtBase:   data.Text{NL: "kan bij n = %d niet kloppen, wel bij een andere basis", EN: "cannot be right at n = %d, but can at another base"},

	repair:       data.Text{NL: "Correctie %d", EN: "Repair %d"},
	repaired:     data.Text{NL: "%s, dan %s", EN: "%s, then %s"},
	counted:      data.Text{NL: "%s van %d", EN: "%s of %d"},
	moreRepairs:  data.Text{NL: "nog %d correcties van evenveel percentages die meer tekens veranderen", EN: "another %d repairs of as many percentages that change more characters"},
	otherRepairs: data.Text{NL: "nog %d correcties van evenveel percentages", EN: "another %d repairs of as many percentages"},
	tooMany:      data.Text{NL: "%d correcties of meer; te veel om er een aan te wijzen", EN: "%d repairs or more; too many to point at one"},
	noRepair:     data.Text{NL: "geen wijziging van hoogstens drie percentages is genoeg", EN: "no change of up to three percentages is enough"},
	noneFound:    data.Text{NL: "geen gevonden; het zoeken is afgebroken", EN: "none found; the search was cut short"},
	repairs:      data.Text{NL: "Correcties", EN: "Repairs"},

	rule:         data.Text{NL: "Regel", EN: "Rule"},
	ruleOne:      data.Text{NL: "iedere respondent gaf één antwoord; samen zijn de aantallen gelijk aan de basis", EN: "every respondent gave one answer; together the counts are the base"},
	ruleFree:     data.Text{NL: "een respondent koos geen, één of meer antwoorden; geen aantal is groter dan de basis", EN: "a respondent picked no, one or several answers; no count is larger than the base"},
	ruleAtMost:   data.Text{NL: "een respondent koos hoogstens %[1]d antwoorden of geen; samen zijn de aantallen hoogstens %[1]d keer de basis", EN: "a respondent picked at most %[1]d answers, or none; together the counts are at most %[1]d times the base"},
	ruleAtLeast:  data.Text{NL: "iedere respondent koos minstens één antwoord; samen zijn de aantallen minstens de basis, en geen is groter dan de basis", EN: "every respondent picked at least one answer; together the counts are at least the base, and none is larger than the base"},
	ruleBetween:  data.Text{NL: "iedere respondent koos 1 tot %[1]d antwoorden; samen zijn de aantallen minstens de basis en hoogstens %[1]d keer de basis", EN: "every respondent picked 1 to %[1]d answers; together the counts are at least the base and at most %[1]d times the base"},
	roundedEven:  data.Text{NL: "; halven afgerond naar even", EN: "; halves rounded to even"},
	roundedTrunc: data.Text{NL: "; afgekapt in plaats van afgerond", EN: "; cut off instead of rounded"},
}

// Text returns the audit of a publication as plain text.
func Text(figures []publication.Figure, lang data.Lang) ([]byte, error) {
	var text bytes.Buffer
	for i, figure := range figures {
		if i > 0 {
			fmt.Fprintln(&text)
		}
		heading := figure.Table.ID
		if title := figureTitle(figure, lang); title != heading {
			heading += ": " + title
		}
		fmt.Fprintln(&text, heading)
		for _, line := range Lines(figure, lang) {
			fmt.Fprintf(&text, "  %-18s %s\n", line[0]+":", line[1])
		}
	}
	return text.Bytes(), nil
}

// Markdown returns the audit of a publication as Markdown.
func Markdown(figures []publication.Figure, lang data.Lang) ([]byte, error) {
	var text page.Markdown
	text.Put("# %s\n", words.title.In(lang))
	for _, figure := range figures {
		text.Put("\n## %s\n\n", figureTitle(figure, lang))
		for _, line := range Lines(figure, lang) {
			text.Put("- %s: %s\n", line[0], line[1])
		}
	}
	return text.Bytes(), nil
}

func figureTitle(figure publication.Figure, lang data.Lang) string {
	title := figure.Item.Heading(lang)
	if figure.Row != "" {
		row, _ := figure.Item.Row(figure.Row)
		title += ": " + row.Label.In(lang)
	}
	return title
}
