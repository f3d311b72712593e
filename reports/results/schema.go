package results

import (
	"reflect"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/jsonschema"
)

// Schema returns the JSON Schema of results.json, and of a table as JSON.
func Schema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[results](), options("spoor results", Form))
}

// TrendsSchema returns the JSON Schema of trends as JSON.
func TrendsSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[trendsRecord](), options("spoor trends", TrendsForm))
}

// RanksSchema returns the JSON Schema of a ranking as JSON.
func RanksSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[ranksRecord](), options("spoor ranks", RanksForm))
}

// ClaimsSchema returns the JSON Schema of claims as JSON.
func ClaimsSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[claimsRecord](), options("spoor claims", ClaimsForm))
}

func options(title, form string) jsonschema.Options {
	share := map[string]any{"minimum": 0, "maximum": 1}
	also := map[string]map[string]any{
		"results.schema": {"const": form}, "trendsRecord.schema": {"const": form}, "ranksRecord.schema": {"const": form}, "claimsRecord.schema": {"const": form},
		"results.ratings": {"minItems": 1}, "results.claims": {"minItems": 1},
	}
	for _, key := range []string{
		"estimateRecord.proportion", "estimateRecord.level", "jointRecord.low", "jointRecord.high", "jointRecord.level", "rankRecord.top_low", "rankRecord.top_high",
		"difference.p", "difference.p_fisher", "difference.p_adjusted", "association.p", "association.check_p", "cramersV.v", "cramersV.low", "cramersV.high", "shift.p", "shift.p_adjusted", "shift.chance_of_higher_rating",
		"trendPointRecord.proportion", "trendChangeRecord.p", "trendChangeRecord.p_adjusted", "trendTestRecord.p", "trendTestRecord.p_adjusted", "Bounds.low", "Bounds.high",
	} {
		also[key] = share
	}
	return jsonschema.Options{Title: title, Texts: texts, Also: also, Enums: map[reflect.Type][]string{
		reflect.TypeFor[data.Provenance](): {string(data.Observed), string(data.Reconstructed), string(data.Published)},
		reflect.TypeFor[data.Kind]():       names(data.Kinds()),
		reflect.TypeFor[data.ItemChange](): names(data.ItemChanges()),
		reflect.TypeFor[claims.Verdict]():  names(claims.Verdicts()),
		reflect.TypeFor[analysis.Drawn]():  names(analysis.Draws()),
		reflect.TypeFor[trend.Verdict]():   names(trend.Verdicts()),
	}}
}

func names[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

// texts says what each key holds.
var texts = map[string]string{
	"results.schema":       "The form of this file.",
	"results.survey":       "The title of the survey.",
	"results.wave":         "The wave that the report is about.",
	"results.where":        "The condition that the respondents of tables meet who are counted; absent where all are. In a report the wave has it.",
	"results.items":        "Each item, with what the report says of it and who answered it.",
	"results.estimates":    "Every percentage and mean, of all respondents and of groups, with its interval.",
	"results.ratings":      "Net score, median and mean of each row of a scale.",
	"results.associations": "The test of all groups of a crosstab together.",
	"results.shifts":       "Whole scales compared between a group and the rest.",
	"results.pairs":        "Groups compared two by two, line by line, where that was asked for.",
	"results.rankings":     "How certain the order of the options of an item is.",
	"results.claims":       "What was concluded from the wave, with the verdict of the figures.",
	"results.trends":       "Items over this wave and those before it.",
	"results.external":     "Figures of others.",
	"results.printed":      "The counts against what a publication prints.",

	"waveRecord.id":             "The id of the wave.",
	"waveRecord.label":          "What the wave is called.",
	"waveRecord.source":         "Who published or collected it.",
	"waveRecord.population":     "Whom the respondents are drawn from.",
	"waveRecord.year":           "The year of fieldwork.",
	"waveRecord.from":           "When the fieldwork began: a day, a month or a year.",
	"waveRecord.until":          "When it ended.",
	"waveRecord.reference_year": "The year that the questions were about.",
	"waveRecord.respondents":    "Who filled in the questionnaire at all.",
	"waveRecord.provenance":     "Whether respondents gave the answers, or they were made to fit published percentages.",
	"waveRecord.where":          "The condition that the respondents meet who are counted; absent where all are.",
	"waveRecord.level":          "The confidence level of the intervals.",
	"waveRecord.interval":       "The interval method of percentages.",

	"itemRecord.item":         "The id of the item.",
	"itemRecord.kind":         "How it is answered.",
	"itemRecord.title":        "A few words.",
	"itemRecord.question":     "The question as it was asked.",
	"itemRecord.section":      "Where the publication prints it.",
	"itemRecord.finding":      "What stands out, in a sentence or two.",
	"itemRecord.order":        "How certain the order is, in a sentence.",
	"itemRecord.rows":         "Who answered it, by row of a battery.",
	"rowRecord.row":           "The id of the row, empty for an item without rows.",
	"rowRecord.label":         "What the row is called.",
	"rowRecord.asked":         "How many were asked; null when hidden.",
	"rowRecord.answered":      "How many answered; null when hidden.",
	"rowRecord.not_answered":  "How many were asked and gave no usable answer; null when hidden.",
	"rowRecord.notes":         "What must be known of the row.",
	"estimateRecord.wave":     "The id of the wave.",
	"estimateRecord.item":     "The id of the item.",
	"estimateRecord.row":      "The id of the row, empty for an item without rows.",
	"estimateRecord.option":   "The id of the option, point or net; empty for a mean.",
	"estimateRecord.label":    "What it is called.",
	"estimateRecord.of":       "Of a net: the options or points that are counted together.",
	"estimateRecord.group":    "The id of the group of a crosstab; empty for all respondents.",
	"estimateRecord.count":    "How many chose it; null for a mean, and where it is hidden or known within bounds only.",
	"estimateRecord.answered": "How many answered the item; null when hidden.",
	"estimateRecord.asked":    "How many were asked; null when hidden.",

	"estimateRecord.proportion":          "The share, 0 to 1; null for a mean and where there is none.",
	"estimateRecord.mean":                "The mean, in the unit of the item.",
	"estimateRecord.deviation":           "The standard deviation, in the unit of the item.",
	"estimateRecord.total":               "The sum over the population that the weights stand for.",
	"estimateRecord.total_low":           "The lower limit of the sum.",
	"estimateRecord.total_high":          "The upper limit of the sum.",
	"estimateRecord.bounded_low":         "The lower limit of a second interval of a skewed mean, which respects the range.",
	"estimateRecord.bounded_high":        "Its upper limit.",
	"estimateRecord.median":              "The median of the values, in the unit of the item.",
	"estimateRecord.median_low":          "The lower limit of the median: exact, from order statistics; with a sampling design Woodruff's.",
	"estimateRecord.median_high":         "Its upper limit.",
	"estimateRecord.lower_quartile":      "The value at or below which a quarter of the respondents lie.",
	"estimateRecord.upper_quartile":      "The value at or below which three quarters lie.",
	"estimateRecord.lower_quartile_low":  "The lower limit of the lower quartile, as that of the median.",
	"estimateRecord.lower_quartile_high": "Its upper limit.",
	"estimateRecord.upper_quartile_low":  "The lower limit of the upper quartile, as that of the median.",
	"estimateRecord.upper_quartile_high": "Its upper limit.",
	"estimateRecord.least":               "The least value given; never under a rule of disclosure.",
	"estimateRecord.greatest":            "The greatest value given; never under a rule of disclosure.",
	"estimateRecord.unit":                "The unit of the item.",
	"estimateRecord.low":                 "The lower limit, of a share 0 to 1, of a mean in its unit.",
	"estimateRecord.high":                "The upper limit.",
	"estimateRecord.level":               "The level of the interval.",
	"estimateRecord.method":              "The method of the interval.",
	"estimateRecord.precise":             "false where the report marks the percentage as not precise; null for a mean and where there is no percentage.",
	"estimateRecord.provenance":          "Whether respondents gave the answers, they were made to fit published percentages, or the mean was published.",
	"estimateRecord.notes":               "What must be known of the number.",
	"estimateRecord.hidden":              "true where it is not shown, to protect respondents.",
	"estimateRecord.possible":            "What a count can be that is hidden, or known within bounds only.",
	"estimateRecord.weighted":            "The precision of an estimate of a weighted or clustered sample.",
	"estimateRecord.difference":          "Of a group: the difference from the rest.",
	"estimateRecord.joint":               "The interval that holds together with those of the other options.",
	"estimateRecord.unusable":            "Where more than 5% of the answers cannot be used: how many, and what the estimate is at least and at most, whatever they were. Nothing is tested then.",
	"unusableRecord.count":               "Answers that cannot be used.",
	"unusableRecord.of":                  "All answers, with those.",
	"unusableRecord.low":                 "The estimate as if none of them belongs to it: a share 0 to 1, a mean in the unit of its item.",
	"unusableRecord.high":                "The estimate as if all of them belong to it.",
	"jointRecord.low":                    "The lower limit.",
	"jointRecord.high":                   "The upper limit.",
	"jointRecord.level":                  "The level at which all hold together.",
	"jointRecord.method":                 "The method.",
	"Span.low":                           "The least.",
	"Span.high":                          "The most.",

	"precision.standard_error":     "In the unit of the estimate.",
	"precision.weighted_base":      "The sum of the weights.",
	"precision.effective_base":     "How many respondents of a simple random sample are as precise.",
	"precision.design_effect":      "Against simple random sampling with replacement.",
	"precision.degrees_of_freedom": "Clusters minus strata.",

	"difference.difference":       "The share of the group minus that of the rest; of a mean in its unit.",
	"difference.low":              "The lower limit.",
	"difference.high":             "The upper limit.",
	"difference.test":             "The test; empty without one.",
	"difference.p":                "Its two-sided p-value; null without a test.",
	"difference.p_fisher":         "That of Fisher's exact test; null of a weighted sample.",
	"difference.p_adjusted":       "The p-value adjusted for all comparisons of the item; null where it is not adjusted.",
	"difference.adjustment":       "How it is adjusted.",
	"difference.family":           "How many comparisons were adjusted together.",
	"difference.effect_size":      "Cohen's h; null between means.",
	"difference.effect_size_low":  "The lower limit of its interval; null between means.",
	"difference.effect_size_high": "The upper limit; null between means.",
	"difference.notes":            "What must be known of the comparison.",

	"rating.wave":      "The id of the wave.",
	"rating.item":      "The id of the item.",
	"rating.row":       "The id of the row.",
	"rating.group":     "The id of the group of a crosstab; empty for all respondents.",
	"rating.answered":  "How many answered.",
	"rating.net_of":    "The box that the net counts for.",
	"rating.net_minus": "The box that it counts against.",
	"rating.net":       "The share of one box minus that of the other, -1 to 1; null where the item has no such boxes.",
	"rating.low":       "The lower limit of the net.",
	"rating.high":      "The upper limit of the net.",
	"rating.level":     "The level of the interval.",
	"rating.method":    "The method of the interval.",
	"rating.median":    "Of what the points count for.",
	"rating.mean":      "Of what the points count for: their values, or 1 for the worst and on. Of a ranking the mean rank over those who ranked the option.",

	"rating.ranked":      "Of a ranking: how many ranked the option.",
	"rating.mean_low":    "Of a ranking: the lower limit of the mean rank.",
	"rating.mean_high":   "Of a ranking: its upper limit.",
	"rating.mean_level":  "Of a ranking: the level of that interval.",
	"rating.mean_method": "Of a ranking: its method.",

	"rankingRecord.wave":      "The id of the wave.",
	"rankingRecord.item":      "The id of the item.",
	"rankingRecord.answered":  "How many answered.",
	"rankingRecord.top":       "How many places the top has.",
	"rankingRecord.level":     "The level of the places that are not ruled out.",
	"rankingRecord.drawn":     "What was drawn again for the chances: respondents with replacement, clusters by stratum (rescaled bootstrap), or shares from a normal distribution; absent where the chances are bounds from the counts alone.",
	"rankingRecord.seed":      "Of the draws; absent where the chances are bounds from the counts alone.",
	"rankingRecord.ranks":     "The options in codebook order, without those that have no rank.",
	"claimsRecord.schema":     "The form of this file.",
	"claimsRecord.wave":       "The id of the wave.",
	"claimsRecord.provenance": "Whether respondents gave the answers, or they were made to fit published percentages.",
	"claimsRecord.level":      "The level of the verdicts.",
	"claimsRecord.decisions":  "Each claim with its verdict and what decides it.",
	"Record.claim":            "What was concluded.",
	"Record.verdict":          "What the figures make of it.",
	"Record.sentence":         "What decides it, in words.",
	"Record.evidence":         "Its parts, with counts, p-values and what is possible.",
	"Record.readings":         "The verdict under each other reading of the source.",
	"Record.other":            "Residual options beside a ranking, taken as one answer each.",
	"Record.uses":             "The items that it is about.",
	"Record.notes":            "What must be known besides.",
	"ranksRecord.schema":      "The form of this file.",
	"ranksRecord.wave":        "The id of the wave.",
	"ranksRecord.item":        "The id of the item.",
	"ranksRecord.answered":    "How many answered.",
	"ranksRecord.top":         "How many places the top has.",
	"ranksRecord.level":       "The level of the places that are not ruled out.",
	"ranksRecord.drawn":       "What was drawn again for the chances: respondents with replacement, clusters by stratum (rescaled bootstrap), or shares from a normal distribution; absent where the chances are bounds from the counts alone.",
	"ranksRecord.seed":        "Of the draws; absent where the chances are bounds from the counts alone.",
	"ranksRecord.ranks":       "The options in codebook order, without those that have no rank.",
	"rankRecord.option":       "The id of the option.",
	"rankRecord.count":        "How many chose it.",
	"rankRecord.rank":         "Its place among the counts.",
	"rankRecord.best":         "The best place that the data do not rule out.",
	"rankRecord.worst":        "The worst one.",
	"rankRecord.top_low":      "The least chance to be in the top, 0 to 1.",
	"rankRecord.top_high":     "The largest; the same where respondents are known.",

	"externalRecord.id":        "The id of the figure.",
	"externalRecord.item":      "The item that it can stand beside; may be empty.",
	"externalRecord.row":       "The row of that item; may be empty.",
	"externalRecord.percent":   "0 to 100.",
	"externalRecord.about":     "What it is of.",
	"externalRecord.source":    "Who published it.",
	"printedRecord.title":      "The title of the publication.",
	"printedRecord.total":      "How many percentages it prints.",
	"printedRecord.deviations": "Those that are not what the counts give.",
	"deviationRecord.item":     "The id of the item.",
	"deviationRecord.row":      "The id of the row; may be empty.",
	"deviationRecord.option":   "The id of the option.",
	"deviationRecord.printed":  "As it is printed; empty when the label is lost.",
	"deviationRecord.counted":  "What the counts give.",
}
