package heading

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/data/writing"
	"spoor/internal/pattern"
)

// NoAnswers returns what records are that are no answers of respondents, and what to do, or nothing.
func (s Sample) NoAnswers() string {
	const oneEach = "; export the answers themselves, one row a respondent"
	headers := s.Row(0)
	folded := map[string]int{}
	for i, header := range headers {
		if _, known := folded[writing.Fold(header)]; !known {
			folded[writing.Fold(header)] = i
		}
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { _, ok := folded[name]; return !ok })
	}
	label := slices.ContainsFunc(headers, func(header string) bool { return strings.HasPrefix(writing.Fold(header), "label") })
	switch {
	case has("type", "name") && label && s.mostly(folded["type"], formType), has("list_name", "name") && label, has("list name", "name") && label:
		return "is a questionnaire (XLSForm), not the answers to it" + oneEach
	case has("variable / field name", "form name", "field type"), has("field_name", "form_name", "field_type"):
		return "is a data dictionary of REDCap, not the answers" + oneEach
	case has("class", "type/scale", "name", "relevance"):
		return "is a questionnaire of LimeSurvey, not the answers to it" + oneEach
	}
	if why := s.aggregate(); why != "" {
		return why + oneEach
	}
	return ""
}

// formType is what an XLSForm has in its column type.
var formType = pattern.New(`^((begin|end)[ _](group|repeat)|(select_one|select_multiple|select one|select multiple|rank)\b.*|text|integer|decimal|range|date|time|datetime|note|calculate|calculation|geopoint|geotrace|geoshape|image|audio|video|file|barcode|acknowledge|hidden|start|end|today|deviceid|username|phonenumber|audit|xml-external)$`)

// mostly reports whether most cells of a column fit.
func (s Sample) mostly(column int, fits *pattern.Pattern) bool {
	values := s.Values(column, 1)
	n := 0
	for _, value := range values {
		if fits.MatchString(writing.Fold(value)) {
			n++
		}
	}
	return n > 0 && n*2 > len(values)
}

var (
	digits      = pattern.New(`\d`)
	countCell   = pattern.New(`^\d+$`)
	percentCell = pattern.New(`^[<>]? ?\d+([.,]\d+)? ?%$`)
	// TotalLabel is what the name of a record of totals looks like, folded.
	TotalLabel    = pattern.New(`^(sub|eind)?(totaal|totalen|total|totals|som|sum|gemiddelden?|gem\.?|average|mean|mediaan|median|aantal|count|modus|minimum|maximum|min|max|stand(aard)?\.? ?(deviatie|afwijking)|st\.? ?dev\.?|sd|percentages?|%|n ?=?)( [^\d]{0,25})?[:.]?$`)
	totalHeader   = pattern.New(`^(tot(al|aal|\.)?|n|count|aantal|frequentie|frequency|base|basis|basis \(n\)|n=|n =)$|^(tot\.?|total|totaal|number of|aantal) (respondents?|respondenten|responses?|antwoorden)$`)
	percentHeader = pattern.New(`%|^(percent(age)?s?|pct|perc|procent|aandeel|share)\b`)
)

// aggregate returns why the records are counts of groups and not respondents, or nothing. A table of counts has a name in each row,
// that stands in no other, and holds little else than counts and percentages: beside a column or row of totals, or percentages that
// add up to a hundred. Where the names are numbers or codes, as those of respondents are, a column called total may hold a score.
func (s Sample) aggregate() string {
	totals, header := "", 1
	for i := 0; i < min(2, len(s.Records)); i++ {
		for _, name := range s.Row(i) {
			if totals == "" && totalHeader.MatchString(writing.Fold(name)) {
				totals, header = name, i+1
			}
		}
	}
	names := s.Values(0, header)
	total := slices.IndexFunc(names, func(name string) bool { return TotalLabel.MatchString(writing.Fold(name)) })
	percentages, sum, numbers := "", false, 0
	width := len(s.Records[0].Cells)
	for column := 1; column < width; column++ {
		values := s.Values(column, header)
		of := At(s.Row(header-1), column)
		isPercent := All(values, percentCell.MatchString) || percentHeader.MatchString(writing.Fold(of)) && All(values, writing.IsNumber)
		if isPercent && percentages == "" {
			percentages, sum = of, hundred(values, total)
		}
		if isPercent || All(values, countCell.MatchString) {
			numbers++
		}
	}
	switch {
	case percentages == "" && !(width > 1 && All(s.Values(1, header), percentCell.MatchString)), width < 2, numbers*10 < (width-1)*9:
		return ""
	case totals != "" && !sum && total < 0 && All(names, digits.MatchString):
		return "" // records that have numbers or codes, and a total score
	case totals != "":
		return `is a table of counts, not of respondents: the column "` + totals + `" counts people and "` + percentages + `" holds percentages`
	case (total >= 0 || sum) && len(names) > 1 && !standTwice(names) && !All(names, writing.IsNumber):
		return `is a table of percentages, not of respondents: each row has a name of its own, and the column "` + percentages + `" holds percentages`
	}
	return ""
}

func standTwice(names []string) bool {
	seen := map[string]bool{}
	for _, name := range names {
		if seen[writing.Fold(name)] {
			return true
		}
		seen[writing.Fold(name)] = true
	}
	return false
}

// hundred reports whether percentages, without that of a total, come to a hundred or to one.
func hundred(values []string, total int) bool {
	sum := 0.0
	for i, value := range values {
		text, _, ok := (writing.NumberStyle{}).Read(strings.TrimLeft(value, "<> "))
		number, err := strconv.ParseFloat(text, 64)
		if !ok || err != nil {
			return false
		}
		if i != total {
			sum += number
		}
	}
	return len(values) > 2 && (math.Abs(sum-100) <= 2 || math.Abs(sum-1) <= 0.02)
}
