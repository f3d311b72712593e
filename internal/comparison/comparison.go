// Package comparison says in words how own answers compare with those of the sector. Pages print these sentences and figures
// carry them as their description.
package comparison

import (
	"fmt"
	"math"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// verdicts name what a comparison with the sector shows.
var verdicts = map[member.Verdict]data.Text{
	member.Higher:          {NL: "hoger dan de sector", EN: "higher than the sector"},
	member.Lower:           {NL: "lager dan de sector", EN: "lower than the sector"},
	member.NotDemonstrated: {NL: "geen aantoonbaar verschil", EN: "no demonstrable difference"},
	member.Untested:        {NL: "niet getoetst", EN: "not tested"},
}

// Verdict names what the comparison of a row shows. Of a position it says whether this was the own answer.
func Verdict(row member.Row, lang data.Lang) string {
	if row.Verdict != member.Position {
		return verdicts[row.Verdict].In(lang)
	}
	if row.Own.Count > 0 {
		return data.Text{NL: "uw antwoord", EN: "your answer"}.In(lang)
	}
	return data.Text{NL: "niet uw antwoord", EN: "not your answer"}.In(lang)
}

// OwnName returns the alias of an organisation, or "uw organisatie" where it has none.
func OwnName(alias string, lang data.Lang) string {
	if alias != "" {
		return alias
	}
	return data.Text{NL: "uw organisatie", EN: "your organisation"}.In(lang)
}

// Unit names what is counted on one side of a comparison, in the plural.
func Unit(unit member.Unit, lang data.Lang) string {
	return map[member.Unit]data.Text{
		member.Respondents:  {NL: "respondenten", EN: "respondents"},
		member.Estimates:    {NL: "schattingen van respondenten", EN: "estimates by respondents"},
		member.Trajectories: {NL: "afgesloten trajecten", EN: "closed trajectories"},
	}[unit].In(lang)
}

// Finding says in a few sentences, for somebody who does not read statistics, how own answers compare with the sector.
func Finding(item member.Item, alias string, lang data.Lang) string {
	return unusable(item, alias, lang) + finding(item, alias, true, lang)
}

// Short says which rows differ demonstrably and how many do not, and leaves to [Finding] what these numbers could have shown and of whom they
// are.
func Short(item member.Item, alias string, lang data.Lang) string {
	return unusable(item, alias, lang) + finding(item, alias, false, lang)
}

// unusable says that too many answers cannot be used, of whoever has most of them.
func unusable(item member.Item, alias string, lang data.Lang) string {
	var most estimate.Unusable
	whose := data.Text{}
	for _, side := range []struct {
		table analysis.Table
		whose data.Text
	}{{item.Own, data.Text{NL: "van " + OwnName(alias, data.Dutch), EN: "of " + OwnName(alias, data.English)}}, {item.Sector, data.Text{NL: "uit de sector", EN: "from the sector"}}} {
		for _, part := range side.table.Parts {
			if u := part.Unusable; u.TooMany() && u.Count > most.Count {
				most, whose = u, side.whose
			}
		}
	}
	return prose.Unusable(most, whose, lang)
}

func finding(item member.Item, alias string, whole bool, lang data.Lang) string {
	name := OwnName(alias, lang)
	if len(item.Rows) > 0 && item.OwnUnit != member.Respondents && item.Family == 0 {
		return unitSentences(item, name, lang)
	}
	if positioned := positionSentences(item, lang); positioned != "" {
		return positioned
	}
	var sentences, rest []string
	counts := map[member.Verdict][]string{}
	for _, row := range item.Rows {
		if row.Differs() && item.LeftOver(row) {
			rest = append(rest, comparedRow(item, row, lang))
			continue
		}
		counts[row.Verdict] = append(counts[row.Verdict], comparedRow(item, row, lang))
	}
	for _, v := range []member.Verdict{member.Higher, member.Lower} {
		if found := counts[v]; len(found) > 0 {
			sentences = append(sentences, differs(item, v, found, alias, lang))
		}
	}
	if len(rest) > 0 {
		sentences = append(sentences, data.Text{
			NL: "Bij %s is er een aantoonbaar verschil, maar dat staat voor verschillende antwoorden.",
			EN: "There is a demonstrable difference for %s, but that stands for different answers.",
		}.Say(lang, data.And(rest, lang)))
	}
	if same := len(counts[member.NotDemonstrated]); same > 0 {
		sentences = append(sentences, sameSentence(same, item.Family, lang))
		if whole {
			sentences = append(sentences, detectableSentence(item, lang), shownFromSentence(item, lang))
		}
	}
	if item.Family == 0 {
		sentences = append(sentences, data.Text{NL: "Geen van de onderdelen kon worden getoetst.", EN: "None of the parts could be tested."}.In(lang))
	}
	if whole {
		sentences = append(sentences, comparedSentence(item, name, lang))
	}
	return strings.Join(strings.Fields(strings.Join(sentences, " ")), " ")
}

// differs says which rows differ demonstrably, and how: "‘UWV’ (...) krijgt bij u aantoonbaar vaker het oordeel (zeer) goed."
func differs(item member.Item, verdict member.Verdict, rows []string, alias string, lang data.Lang) string {
	form := data.Text{NL: "%[1]s %[4]s bij %[2]s aantoonbaar %[3]s gekozen dan in de sector.", EN: "%[1]s %[4]s demonstrably %[3]s often chosen at %[2]s than in the sector."}
	how := data.Text{NL: "vaker", EN: "more"}
	if verdict == member.Lower {
		how = data.Text{NL: "minder vaak", EN: "less"}
	}
	verb := data.Text{NL: "is", EN: "is"}
	if len(rows) > 1 {
		verb = data.Text{NL: "zijn", EN: "are"}
	}
	rated := ""
	switch compared := item.Sector.Item; {
	case compared.Kind == data.Number:
		form = data.Text{NL: "%[1]s %[4]s bij %[2]s aantoonbaar %[3]s dan in de sector.", EN: "%[1]s %[4]s demonstrably %[3]s at %[2]s than in the sector."}
		how = data.Text{NL: "hoger", EN: "higher"}
		if verdict == member.Lower {
			how = data.Text{NL: "lager", EN: "lower"}
		}
	case compared.Kind == data.Rating && len(compared.Boxes) <= 1:
		form = data.Text{NL: "%[1]s %[4]s bij %[2]s aantoonbaar %[3]s het oordeel %[5]s dan in de sector.", EN: "%[1]s %[4]s the rating %[5]s demonstrably %[3]s often at %[2]s than in the sector."}
		rated = prose.Rating(compared, item.Rows[0].Own.Option, lang)
		verb = data.Text{NL: "krijgt", EN: "gets"}
		if len(rows) > 1 {
			verb = data.Text{NL: "krijgen", EN: "get"}
		}
	}
	own := OwnName(alias, lang)
	if alias == "" {
		own = data.Text{NL: "u", EN: "your organisation"}.In(lang)
	}
	arguments := []any{data.And(rows, lang), own, how.In(lang), verb.In(lang)}
	if rated != "" {
		arguments = append(arguments, rated)
	}
	return form.Say(lang, arguments...)
}

func comparedSentence(item member.Item, name string, lang data.Lang) string {
	what := data.Text{NL: "%s van %s naast %s uit de sector.", EN: "%s of %s beside %s from the sector."}.In(lang)
	return prose.Capital(fmt.Sprintf(what, countedOf(item.Own.Bases, item.OwnUnit, lang), name, countedOf(item.Sector.Bases, item.SectorUnit, lang)))
}

// countedOf is how many are compared on one side: "41 tot 43 respondenten".
func countedOf(bases func() (int, int), unit member.Unit, lang data.Lang) string {
	low, high := bases()
	count := number.Count(low, lang)
	if low != high {
		count += data.Text{NL: " tot ", EN: " to "}.In(lang) + number.Count(high, lang)
	}
	return count + " " + Unit(unit, lang)
}

// comparedRow returns "‘a’ (75% tegen 55%, +20 procentpunten; 95%-interval +2 tot +38)".
func comparedRow(item member.Item, row member.Row, lang data.Lang) string {
	format := data.Text{NL: "‘%s’ (%s tegen %s, %s procentpunten; %s %s)", EN: "‘%s’ (%s against %s, %s percentage points; %s %s)"}.In(lang)
	if row.Own.Number != nil {
		what := item.Own.Item
		return fmt.Sprintf(data.Text{NL: "‘%s’ (%s tegen %s, %s; %s %s)", EN: "‘%s’ (%s against %s, %s; %s %s)"}.In(lang), item.Label(row, lang),
			prose.Mean(what, row.Own.Proportion, lang), prose.Mean(what, row.Sector.Proportion, lang), prose.Change(what, row.Difference, row.Digits(), lang),
			prose.IntervalName(row.Comparison.Interval.Level, lang), prose.ChangeRange(what, row.Comparison, lang))
	}
	return fmt.Sprintf(format, item.Label(row, lang), number.Percent(row.Own.Proportion, row.Own.Digits(), lang), number.Percent(row.Sector.Proportion, row.Sector.Digits(), lang),
		number.Points(row.Difference, row.Digits(), lang), prose.IntervalName(row.Comparison.Interval.Level, lang), PointsRange(row.Comparison.Interval.Low, row.Comparison.Interval.High, row.Digits(), lang))
}

// PointsRange returns the interval of a difference in percentage points, "−12 tot +41".
func PointsRange(low, high float64, digits int, lang data.Lang) string {
	return number.Points(low, digits, lang) + data.Text{NL: " tot ", EN: " to "}.In(lang) + number.Points(high, digits, lang)
}

// EffectSize returns Cohen's h with its interval, "0,07 (−0,29 tot 0,43)".
func EffectSize(h hypothesis.Effect, lang data.Lang) string {
	decimals := func(value float64) string { return number.Decimals(value, 2, lang) }
	return fmt.Sprintf(data.Text{NL: "%s (%s tot %s)", EN: "%s (%s to %s)"}.In(lang), decimals(h.Value), decimals(h.Low), decimals(h.High))
}

func sameSentence(same, family int, lang data.Lang) string {
	switch {
	case same == family && family == 1:
		return data.Text{NL: "Er is geen aantoonbaar verschil.", EN: "There is no demonstrable difference."}.In(lang)
	case same == family:
		return fmt.Sprintf(data.Text{NL: "Bij geen van de %d onderdelen is er een aantoonbaar verschil.", EN: "None of the %d parts differs demonstrably."}.In(lang), family)
	case same == 1:
		return data.Text{NL: "Bij het overige onderdeel is er geen aantoonbaar verschil.", EN: "The remaining part does not differ demonstrably."}.In(lang)
	}
	return fmt.Sprintf(data.Text{NL: "Bij de overige %d onderdelen is er geen aantoonbaar verschil.", EN: "The other %d parts do not differ demonstrably."}.In(lang), same)
}

// detectableSentence says what these numbers could have shown.
func detectableSentence(item member.Item, lang data.Lang) string {
	least, most, none, digits, counted := math.Inf(1), 0.0, 0, 0, 0
	for _, row := range item.Rows {
		if row.Verdict != member.NotDemonstrated || row.Detectable == nil {
			continue
		}
		counted++
		nearest := math.Inf(1)
		if rise := row.Detectable.Rise; rise.Found {
			nearest = rise.Target - row.Sector.Proportion
		}
		if fall := row.Detectable.Fall; fall.Found {
			nearest = min(nearest, row.Sector.Proportion-fall.Target)
		}
		if math.IsInf(nearest, 1) {
			none++
			continue
		}
		least, most, digits = min(least, nearest), max(most, nearest), max(digits, row.Digits())
	}
	if counted == 0 {
		return "" // of means it is not known what could have been shown
	}
	power := number.Percent(item.Options.Power, 0, lang)
	if math.IsInf(least, 1) {
		return fmt.Sprintf(data.Text{
			NL: "Dat wil niet zeggen dat er geen verschil is: met deze aantallen was geen enkel verschil met %s kans aan te tonen.",
			EN: "That does not mean that they are equal: with these numbers no difference at all could be shown with a chance of %s.",
		}.In(lang), power)
	}
	size := strings.TrimPrefix(number.Points(least, digits, lang), "+")
	if upper := strings.TrimPrefix(number.Points(most, digits, lang), "+"); upper != size {
		size += data.Text{NL: " tot ", EN: " to "}.In(lang) + upper
	}
	sentence := fmt.Sprintf(data.Text{
		NL: "Dat wil niet zeggen dat er geen verschil is: met deze aantallen was een verschil pas vanaf %s procentpunten met %s kans aan te tonen.",
		EN: "That does not mean that they are equal: with these numbers a difference could be shown with a chance of %[2]s only from %[1]s percentage points.",
	}.In(lang), size, power)
	if none > 0 {
		sentence += " " + fmt.Sprintf(data.Text{NL: "Bij %d daarvan was geen enkel verschil zo aan te tonen.", EN: "For %d of them no difference could be shown so."}.In(lang), none)
	}
	return sentence
}

// shownFromSentence says from how many own respondents on the same percentages would differ, for the part where that are fewest; ""
// where nobody knows.
func shownFromSentence(item member.Item, lang data.Lang) string {
	var first member.Row
	for _, row := range item.Rows {
		if row.ShownFrom > 0 && (first.ShownFrom == 0 || row.ShownFrom < first.ShownFrom) {
			first = row
		}
	}
	if first.ShownFrom == 0 {
		return ""
	}
	return data.Text{
		NL: "Blijven de percentages gelijk, dan is het eerste verschil, bij %s, aantoonbaar vanaf %s eigen respondenten.",
		EN: "With the same percentages the first difference, for %s, shows from %s own respondents.",
	}.Say(lang, prose.Quote(item.Label(first, lang)), number.Count(first.ShownFrom, lang))
}

// positionSentences places the answer of one respondent within the sector; "" where there are more respondents.
func positionSentences(item member.Item, lang data.Lang) string {
	var places []string
	positions := 0
	for _, row := range item.Rows {
		if row.Verdict != member.Position {
			continue
		}
		positions++
		if row.Own.Count == 0 {
			continue
		}
		label := "‘" + prose.Label(item.Sector.Item, row.Own.Option, lang) + "’"
		if row.Row != "" {
			label = prose.RowLabel(item.Sector.Item, row.Row, lang) + ": " + label
		}
		places = append(places, fmt.Sprintf("%s (%s)", label, number.Percent(row.Sector.Proportion, row.Sector.Digits(), lang)))
	}
	if positions == 0 {
		return ""
	}
	if len(places) == 0 {
		return data.Text{NL: "Uw ene respondent koos geen van de antwoorden.", EN: "Your one respondent chose none of the answers."}.In(lang)
	}
	return fmt.Sprintf(data.Text{
		NL: "Eén respondent: een plaats binnen de sector, geen toets. Uw antwoord, met tussen haakjes het deel van de sector dat hetzelfde koos: %s.",
		EN: "One respondent: a place within the sector, not a test. Your answer, with the share of the sector that chose the same in brackets: %s.",
	}.In(lang), data.And(places, lang))
}

// unitSentences set shares of trajectories or means beside the means of the sector.
func unitSentences(item member.Item, name string, lang data.Lang) string {
	var rows []string
	for _, row := range item.Rows {
		if row.Own.Known() && row.Sector.Known() {
			rows = append(rows, fmt.Sprintf(data.Text{NL: "‘%s’ %s tegen %s", EN: "‘%s’ %s against %s"}.In(lang), item.Label(row, lang),
				prose.Mean(item.Sector.Item, row.Own.Proportion, lang), prose.Mean(item.Sector.Item, row.Sector.Proportion, lang)))
		}
	}
	if len(rows) == 0 {
		return data.Text{NL: "Er is niets te vergelijken.", EN: "There is nothing to compare."}.In(lang)
	}
	_, own := item.Own.Bases()
	_, sector := item.Sector.Bases()
	sentence := prose.Capital(fmt.Sprintf(data.Text{
		NL: "%s (%s %s) naast de sector (%s %s): %s.",
		EN: "%s (%s %s) beside the sector (%s %s): %s.",
	}.In(lang), name, number.Count(own, lang), Unit(item.OwnUnit, lang), number.Count(sector, lang), Unit(item.SectorUnit, lang), data.And(rows, lang)))
	if item.CrossUnit() {
		sentence += " " + data.Text{NL: "Dit is een vergelijking tussen eenheden en geen toets.", EN: "This is a comparison across units and not a test."}.In(lang)
	}
	return sentence
}

// list joins names with commas, and the last two with "and".
