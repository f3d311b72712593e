package analysis

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
)

func taroneNote(tests, possible, significant int, alpha float64) Note {
	level := strconv.FormatFloat(alpha, 'g', 3, 64)
	return Note{
		NL: fmt.Sprintf("%d vergelijkingen, samen gecorrigeerd volgens Holm. Met deze aantallen konden er %d het niveau van %s ooit halen (Tarone, 1990); wie alleen die telt, vindt er met de toets van Fisher %d.",
			tests, possible, number.Written(level, data.Dutch), significant),
		EN: fmt.Sprintf("%d comparisons, adjusted together by Holm. With these numbers %d could ever reach the level of %s (Tarone, 1990); counting only those, Fisher's test finds %d.",
			tests, possible, level, significant),
	}
}

func adjustedByTaroneNote(tests, possible int, alpha float64) Note {
	level := strconv.FormatFloat(alpha, 'g', 3, 64)
	return Note{
		NL: fmt.Sprintf("%d vergelijkingen, waarvan er met deze aantallen %d het niveau van %s ooit konden halen; alleen die tellen in de correctie (Tarone, 1990). Gecorrigeerd zijn de p-waarden van Fisher, en zij gelden alleen bij dit niveau.",
			tests, possible, number.Written(level, data.Dutch)),
		EN: fmt.Sprintf("%d comparisons, of which with these numbers %d could ever reach the level of %s; only those count in the adjustment (Tarone, 1990). Adjusted are Fisher's p-values, and they hold at this level only.",
			tests, possible, level),
	}
}

func falseDiscoveryNote(tests int, alpha float64) Note {
	level, share := strconv.FormatFloat(alpha, 'g', 3, 64), strconv.FormatFloat(100*alpha, 'g', 3, 64)
	return Note{
		NL: fmt.Sprintf("%d vergelijkingen, samen gecorrigeerd volgens Benjamini en Hochberg, om te verkennen: van de verschillen met een gecorrigeerde p van hoogstens %s is, bij onafhankelijke of positief samenhangende toetsen, naar verwachting hoogstens %s%% onterecht.",
			tests, number.Written(level, data.Dutch), number.Written(share, data.Dutch)),
		EN: fmt.Sprintf("%d comparisons, adjusted together by Benjamini and Hochberg, for exploration: of the differences with an adjusted p of at most %s an expected %s%% at most are false, where the tests are independent or positively dependent.",
			tests, level, share),
	}
}

func notAdjustedNote(tests int, alpha float64) Note {
	level, expected := strconv.FormatFloat(alpha, 'g', 3, 64), strconv.FormatFloat(alpha*float64(tests), 'f', 1, 64)
	return Note{
		NL: fmt.Sprintf("%d vergelijkingen, niet gecorrigeerd voor hun aantal: ook als geen enkele groep verschilt, komen er naar verwachting tot %s onder p = %s.",
			tests, number.Written(expected, data.Dutch), number.Written(level, data.Dutch)),
		EN: fmt.Sprintf("%d comparisons, not adjusted for their number: also where no group differs, up to %s of them are expected below p = %s.",
			tests, expected, level),
	}
}

func outsideGroupsNote(count int, by data.Item) Note {
	if count == 1 {
		return Note{
			NL: fmt.Sprintf("1 respondent heeft geen antwoord op ‘%s’ en telt alleen mee in het totaal.", by.Heading(data.Dutch)),
			EN: fmt.Sprintf("1 respondent gave no answer to ‘%s’ and counts in the total only.", by.Heading(data.English)),
		}
	}
	return Note{
		NL: fmt.Sprintf("%d respondenten hebben geen antwoord op ‘%s’ en tellen alleen mee in het totaal.", count, by.Heading(data.Dutch)),
		EN: fmt.Sprintf("%d respondents gave no answer to ‘%s’ and count in the total only.", count, by.Heading(data.English)),
	}
}

// noteGroups says who is in no group.
func (t *Table) noteGroups(crosstab data.Crosstab) {
	first := crosstab.Groups[0]
	for p, whole := range crosstab.Whole {
		if outside := whole.Answered - first.Tallies[p].Answered - first.Rest[p].Answered; outside > 0 {
			t.Parts[p].Notes = append(t.Parts[p].Notes, outsideGroupsNote(outside, t.By))
		}
	}
	if crosstab.Without > 0 {
		t.Notes = append(t.Notes, emptyCrossesNote(crosstab.Without))
	}
	if t.Options.Base == estimate.BaseResponses {
		t.Notes = append(t.Notes, Note{
			NL: "Percentages van de gegeven antwoorden worden niet per groep getoetst; daarvoor zijn de percentages van respondenten.",
			EN: "Percentages of responses are not compared between groups; those of respondents are.",
		})
	}
}

func emptyCrossesNote(n int) Note {
	if n == 1 {
		return Note{NL: "Eén combinatie zonder respondenten bij deze vraag is weggelaten.", EN: "One combination without respondents to this question is left out."}
	}
	return Note{
		NL: fmt.Sprintf("%d combinaties zonder respondenten bij deze vraag zijn weggelaten.", n),
		EN: fmt.Sprintf("%d combinations without respondents to this question are left out.", n),
	}
}

// noteOptions says what the percentages are of, and how the sample was drawn, where that is not the usual.
func (t *Table) noteOptions() {
	switch t.Options.Base {
	case estimate.BaseAsked:
		t.Notes = append(t.Notes, Note{
			NL: "Percentages van alle respondenten die de vraag konden beantwoorden, ook als zij dat niet deden.",
			EN: "Percentages of all respondents who could answer the question, including those who did not.",
		})
	case estimate.BaseResponses:
		t.Notes = append(t.Notes, Note{
			NL: "Percentages van alle gegeven antwoorden samen; zij tellen op tot 100. Wie meer antwoorden gaf, telt vaker mee.",
			EN: "Percentages of all answers given; they add up to 100. Respondents who gave more answers count more heavily.",
		})
	}
	if first := t.Parts[0].Estimates[0]; t.Options.Base == estimate.BaseResponses && first.Interval.Method == interval.MethodWidestCase {
		t.Notes = append(t.Notes, Note{
			NL: "Wie wat samen koos is niet bekend; de intervallen gelden voor de ongunstigste combinatie.",
			EN: "It is not known which answers were chosen together; the intervals hold for the least favourable combination.",
		})
	}
	if t.Options.Joint != "" {
		t.Notes = append(t.Notes, Note{
			NL: "De intervallen van deze antwoorden gelden tegelijk: samen hebben zij de genoemde betrouwbaarheid.",
			EN: "The intervals of these answers hold together: jointly they have the stated confidence.",
		})
	}
	if t.Options.WithoutNets(t.Item) {
		t.Notes = append(t.Notes, withoutNetsNote())
	}
	if t.usesWald() {
		t.Notes = append(t.Notes, waldNote())
	}
	if t.Wave.Design.IsZero() {
		return
	}
	t.Notes = append(t.Notes, designNote(t.Wave.Design, slices.ContainsFunc(t.Parts, func(p Part) bool { return p.WithoutPopulation() })))
	for p := range t.Parts {
		if len(t.Parts[p].Estimates) > 0 && t.Parts[p].Estimates[0].Weighted != nil {
			t.Parts[p].Notes = append(t.Parts[p].Notes, precisionNote(*t.Parts[p].Estimates[0].Weighted))
		}
	}
}

func designNote(design data.Design, partly bool) Note {
	var dutch, english []string
	for _, field := range []struct{ nl, en, column string }{
		{"gewicht", "weight", design.Weight}, {"strata", "strata", design.Strata},
		{"clusters", "clusters", design.Cluster}, {"populatieomvang", "population size", design.FPC},
		{"omvang van het cluster", "size of the cluster", design.FPC2},
	} {
		if field.column != "" {
			dutch, english = append(dutch, field.nl+": "+field.column), append(english, field.en+": "+field.column)
		}
	}
	if r := design.Replicates; r != nil {
		method := replicateNames[r.Type]
		columns := fmt.Sprintf("%d (%s)", len(r.Names()), strings.Join(r.Columns, ", "))
		dutch, english = append(dutch, "replicatiegewichten: "+columns+", "+method.NL), append(english, "replicate weights: "+columns+", "+method.EN)
	}
	nl := "Schattingen naar het steekproefontwerp (" + strings.Join(dutch, ", ") + "). De intervallen zijn die bij de effectieve basis: het aantal respondenten gedeeld door het ontwerpeffect."
	en := "Estimates by the sampling design (" + strings.Join(english, ", ") + "). The intervals are those of the effective base: the number of respondents divided by the design effect."
	switch {
	case design.Replicates != nil:
		nl += " De standaardfouten volgen uit de replicatiegewichten."
		en += " The standard errors follow from the replicate weights."
	case partly:
		nl += " De populatieomvang is niet gebruikt: zij telt alleen de clusters, en niets zegt dat binnen een cluster iedereen is gevraagd. Is dat zo, zet dan whole_clusters: true in het ontwerp; is een deel gevraagd, noem dan als fpc2 de kolom met de omvang van het cluster. Gerekend is als bij trekking met teruglegging."
		en += " The population size is not used: it counts clusters only, and nothing says that everybody within a cluster was asked. If that is so, put whole_clusters: true in the design; if part of it was, name the column with the size of the cluster as fpc2. Computed as for sampling with replacement."
	case design.FPC == "":
		nl += " Gerekend is als bij trekking met teruglegging."
		en += " Computed as for sampling with replacement."
	}
	switch design.Lonely {
	case data.LonelyCertainty:
		nl += " Een stratum met één cluster geldt als met zekerheid getrokken, zonder variantie."
		en += " A stratum with one cluster counts as drawn with certainty, without variance."
	case data.LonelyAdjust:
		nl += " Een stratum met één cluster is vergeleken met het gemiddelde van de hele steekproef."
		en += " A stratum with one cluster was compared with the mean of the whole sample."
	}
	switch {
	case design.Raking != nil:
		var items []string
		for _, margin := range design.Raking.Margins {
			items = append(items, margin.Item)
		}
		names := strings.Join(items, ", ")
		nl += " De gewichten zijn met raking aangepast aan de bekende verdeling van " + names + "; de standaardfouten zijn die van wat die verdelingen niet verklaren."
		en += " The weights were raked to the known distribution of " + names + "; the standard errors are those of what these distributions do not explain."
	case design.Raked != "":
		nl += " De gewichten zijn met raking aangepast aan de bekende verdeling van " + design.Raked + "; de standaardfouten rekenen daar niet mee, en zijn daardoor meestal aan de ruime kant."
		en += " The weights were raked to the known distribution of " + design.Raked + "; the standard errors take no account of that, and are mostly on the wide side for it."
	}
	return Note{NL: nl, EN: en}
}

// replicateNames say how replicate weights were made.
var replicateNames = map[data.ReplicateType]data.Text{
	data.JackknifeOne:        {NL: "jackknife (JK1)", EN: "jackknife (JK1)"},
	data.JackknifeStratified: {NL: "gestratificeerde jackknife (JKn)", EN: "stratified jackknife (JKn)"},
	data.BootstrapReplicates: {NL: "bootstrap", EN: "bootstrap"},
	data.BalancedReplicates:  {NL: "gebalanceerde halve steekproeven (BRR)", EN: "balanced repeated replication (BRR)"},
}

func precisionNote(p estimate.Precision) Note {
	base, kish := strconv.FormatFloat(p.WeightedBase, 'f', 1, 64), strconv.FormatFloat(p.KishEffect, 'f', 2, 64)
	return Note{
		NL: fmt.Sprintf("Gewogen basis %s; ontwerpeffect van de gewichten alleen (Kish) %s; %d vrijheidsgraden.", number.Written(base, data.Dutch), number.Written(kish, data.Dutch), p.DegreesOfFreedom),
		EN: fmt.Sprintf("Weighted base %s; design effect of the weights alone (Kish) %s; %d degrees of freedom.", base, kish, p.DegreesOfFreedom),
	}
}

func WidestCaseNote() Note {
	return Note{
		NL: "Van deze gemiddelden is de spreiding niet bekend; de intervallen gelden voor de grootst mogelijke spreiding.",
		EN: "The spread behind these means is not known; the intervals hold for the largest possible spread.",
	}
}

func waldNote() Note {
	return Note{
		NL: "Wald-intervallen zijn bij kleine aantallen en bij percentages dicht bij 0 of 100 te smal, en hebben bij 0% en 100% geen breedte; gebruik ze alleen om een cijfer van elders na te rekenen.",
		EN: "Wald intervals are too narrow for small numbers and for percentages near 0 or 100, and have no width at 0% and 100%; use them only to reproduce a figure made elsewhere.",
	}
}

// usesWald reports whether some interval of the table is Wald's.
func (t Table) usesWald() bool {
	return slices.ContainsFunc(t.Parts, func(p Part) bool {
		wald := func(e Estimate) bool { return e.Interval.Method == interval.MethodWald }
		return slices.ContainsFunc(p.Estimates, wald) || slices.ContainsFunc(p.Nets, wald)
	})
}

func withoutNetsNote() Note {
	return Note{
		NL: "Wie een van een aantal antwoorden koos (de netten van het codeboek) is hier niet geteld: dat gaat over respondenten, en zegt welke antwoorden iemand samen koos.",
		EN: "Answers taken together (the nets of the codebook) are not counted here: a net counts respondents, and so tells which answers somebody chose together.",
	}
}
