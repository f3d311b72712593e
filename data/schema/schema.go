// Package schema makes the JSON Schemas of what people write: codebook.yaml and wave.yaml.
package schema

import (
	"reflect"

	"spoor/data"
	"spoor/internal/jsonschema"
)

// Codebook returns the JSON Schema (draft 2020-12) of a codebook.yaml, made from the types that read it, for editors
// that complete and check as one types. The figures are those that an item can be drawn as.
func Codebook(figures []data.FigureKind) ([]byte, error) {
	o := options("spoor codebook")
	o.Enums[reflect.TypeFor[data.FigureKind]()] = names(figures)
	return jsonschema.Read(reflect.TypeFor[data.Codebook](), o)
}

// Wave returns the JSON Schema of a wave.yaml.
func Wave() ([]byte, error) {
	return jsonschema.Read(reflect.TypeFor[data.Wave](), options("spoor wave"))
}

func options(title string) jsonschema.Options {
	id := map[string]any{"type": "string", "pattern": data.IDPattern}
	return jsonschema.Options{Title: title, Texts: descriptions,
		Enums: map[reflect.Type][]string{
			reflect.TypeFor[data.Kind]():          names(data.Kinds()),
			reflect.TypeFor[data.Provenance]():    {string(data.Observed), string(data.Reconstructed)},
			reflect.TypeFor[data.ReplicateType](): names(data.ReplicateTypes()),
			reflect.TypeFor[data.Lonely]():        names(data.LonelyPolicies()),

			reflect.TypeFor[data.DisclosurePreset](): names(data.DisclosurePresets()),
		},
		Required: map[string][]string{
			"Codebook": {"id", "items"}, "Item": {"id", "kind", "text"}, "Option": {"id", "label"}, "Net": {"id", "label", "of"}, "Balance": {"of", "minus"},
			"Wave": {"id", "provenance"}, "WaveFile": {"items"}, "PrintedMean": {"item", "n", "mean"}, "WaveNote": {"item", "text"}, "WaveItem": {"item"},
		},
		Also: map[string]map[string]any{
			"Item.id": id, "Option.id": id, "Net.id": id, "Codebook.id": {"type": []string{"string", "number"}},
			"Item.range": {"minItems": 2, "maxItems": 2}, "Item.max_picks": {"minimum": 0},
			"Wave.respondents": {"minimum": 0}, "PrintedMean.n": {"minimum": 1},
		},
	}
}

// descriptions says what each key is for.
var descriptions = map[string]string{
	"Codebook.id":         "A short name of the survey.",
	"Codebook.title":      "The name of the survey, in Dutch (nl), English (en) or both.",
	"Codebook.items":      "The questions, in the order in which they are reported.",
	"Codebook.disclosure": "The preset by which small counts are hidden in every file that is written of the survey; leave it out where none is required.",
	"Item.id":             "A short name in lower-case letters, digits and _; columns and files are called by it.",
	"Item.kind":           "How it is answered: single (one option), multiple (any number), rating (each row on a scale), ranking (the options in order), number, open (free text).",
	"Item.section":        "Where the publication prints it, such as 4.5.",
	"Item.title":          "A few words, for headings and lists.",
	"Item.text":           "The question as it was asked.",
	"Item.options":        "single, multiple, ranking: what can be chosen or ranked, in order.",
	"Item.rows":           "rating, number: the parts of a battery.",
	"Item.scale":          "rating: from worst to best.",
	"Item.boxes":          "rating: neighbouring points counted together, such as promoters and detractors; leave it out for the two best and the two worst.",
	"Item.net":            "rating: which boxes the net score is of, one minus another; without it that with the best point minus that with the worst.",
	"Item.nets":           "single, multiple: options counted together; who chose any of them.",
	"Item.max_picks":      "multiple, ranking: the most options one respondent may pick or rank; leave it out without a limit.",
	"Item.unit":           "number: what its values are in, such as months; leave it out for none.",
	"Item.range":          "number: the lowest and highest possible value.",
	"Item.asked_if":       "item.option: only who chose that option was asked.",
	"Item.figures":        "How a report draws it; without it as suits it best. bars: single, multiple; stacked and pie: single; battery: rating, ranking; shares: number.",
	"Item.columns":        "What an export calls its column, or its question.",
	"Item.separator":      "multiple, ranking: what stands between options that an export joins in one cell.",
	"Item.missing":        "Answers in an export that say why there is no answer.",
	"Option.id":           "A short name in lower-case letters, digits and _.",
	"Option.label":        "What the respondent saw.",
	"Option.open":         "It is chosen together with a free text (other, namely).",
	"Option.other":        "It is a residual answer; listed last, like an open one.",
	"Option.exclusive":    "multiple: it is picked alone (none of these); other options picked beside it are a problem.",
	"Option.value":        "Of a point of a scale: what it counts for in a mean, such as 0 to 10; all points or none. Without it they count 1, 2 and on.",
	"Option.columns":      "What an export calls its column; for an open option also that of the text.",
	"Option.aliases":      "What an export writes for it beside its id and labels, such as a code.",
	"Net.id":              "A short name in lower-case letters, digits and _; not that of an answer.",
	"Net.label":           "What it is called.",
	"Net.of":              "Its options, by id; of a scale its points, by id or value.",
	"Balance.label":       "What the score is called, such as NPS.",
	"Balance.of":          "The box that counts for.",
	"Balance.minus":       "The box that counts against.",
	"Missing.not_asked":   "The respondent never saw the question, or it did not apply.",
	"Missing.skipped":     "The respondent was asked and gave no answer.",
	"Missing.dont_know":   "The respondent said not to know.",
	"Missing.refused":     "The respondent would not say.",
	"Text.nl":             "Dutch.",
	"Text.en":             "English.",

	"Wave.id":                    "The name of the folder of the wave, such as 2026.",
	"Wave.label":                 "What the wave is called in figures.",
	"Wave.source":                "Who published or collected it, for the foot of a figure.",
	"Wave.population":            "Whom the respondents are drawn from.",
	"Wave.fieldwork":             "When the questions were asked, and about which year.",
	"Wave.provenance":            "observed for answers of respondents; reconstructed for answers made to fit published percentages.",
	"Wave.respondents":           "How many filled in the questionnaire at all; leave it out when unknown.",
	"Wave.design":                "How respondents were drawn, where they do not all count the same.",
	"Wave.pass_over":             "Columns of the files that are no answers and no design, and are passed over.",
	"Wave.files":                 "The files of respondents, with the items that each holds.",
	"Wave.counts":                "Files of counts instead of respondents.",
	"Wave.sources":               "Tables of respondents in a database, counted where they are.",
	"Wave.import":                "The export that the files were made from; written by wave add.",
	"Wave.items":                 "How this wave asked items in another way than the codebook says.",
	"Wave.means":                 "Means of number items of which nothing but the mean is known.",
	"Wave.pool":                  "File in the folder of the wave with the record of the pool that its counts are, by which the next pool is checked.",
	"Wave.notes":                 "Cautions on items, which become footnotes.",
	"Fieldwork.year":             "The year in which the questions were asked.",
	"Fieldwork.from":             "When the fieldwork began: a day, a month or a year, such as 2021-03-15 or 2021-03. The year can then be left out.",
	"Fieldwork.until":            "When it ended, that day, month or year included; leave it out where from says it all.",
	"Fieldwork.reference_year":   "The year that the questions were about; leave it out for none.",
	"Design.weight":              "The column of weights.",
	"Design.strata":              "The column of strata.",
	"Design.cluster":             "The column of the clusters that were drawn.",
	"Design.fpc":                 "The column with the size of the population of each stratum.",
	"Design.fpc2":                "The column with the number of people in the cluster, where part of each cluster was drawn.",
	"Design.whole_clusters":      "true where everybody in a cluster that was drawn was asked.",
	"Design.nested":              "true where the ids of clusters start anew in each stratum.",
	"Design.lonely":              "What to do with a stratum in which one cluster was drawn; without it nothing is estimated.",
	"Design.replicates":          "Replicate weights.",
	"Design.raked":               "What the weights were raked to, where nothing else is known of it.",
	"Design.raking":              "How the weights were raked; written by weigh.",
	"Raking.before":              "The column of the weights before raking; without one all were 1.",
	"Raking.margins":             "The known distributions that the weights were raked to.",
	"RakedMargin.item":           "The item whose distribution is known.",
	"RakedMargin.column":         "The column with the category of each respondent.",
	"RakedMargin.source":         "Where the distribution is known from.",
	"RakedMargin.targets":        "What the weights of each category add up to.",
	"Replicates.columns":         "The columns of replicate weights, by name or as a range such as rw1-rw80.",
	"Replicates.type":            "How the replicates were made.",
	"Replicates.degrees":         "Degrees of freedom, where they are not those of the type.",
	"Replicates.scales":          "jkn: for each replicate (n-1)/n, with n clusters in its stratum.",
	"Replicates.rho":             "brr: the coefficient of Fay, from 0 up to 1.",
	"Replicates.around_estimate": "true for the variance around the estimate instead of the mean of the replicates.",
	"WaveFile.name":              "The name of the file, in the folder of the wave.",
	"WaveFile.urls":              "Tables of the source, as postgres://HOST/DATABASE?table=NAME or clickhouse://...",
	"WaveFile.items":             "The items that it holds.",
	"Import.source":              "The name of the export.",
	"Import.sha256":              "The SHA-256 of that file.",
	"Import.header_rows":         "How many records above the answers say what they are, where a person said so.",
	"Import.platform":            "The survey platform.",
	"Import.format":              "The form of the file.",
	"Import.encoding":            "Its encoding.",
	"Import.delimiter":           "What stands between its cells.",
	"Import.sheet":               "The sheet of a workbook.",
	"Import.design":              "Columns of the export that say how respondents were drawn.",
	"Import.rules":               "Which responses were left out.",
	"Import.keep":                "Reasons for which none was left out.",
	"Import.without":             "Items that a person said were not asked in this wave.",
	"Import.keep_columns":        "Columns that were kept though they look personal.",
	"Import.personal":            "Columns that were left out because they say who the respondent is.",
	"Import.ids":                 "What the respondents are called.",
	"Import.texts":               "The file in the folder of the wave with what respondents typed.",
	"Import.read":                "Records below the header.",
	"Import.kept":                "Records that were kept.",
	"Import.unusable":            "Records that could not be read.",
	"Import.left_out":            "How many responses were left out, by reason.",
	"Import.problems":            "Answers that could not be used.",
	"ImportCount.reason":         "Why they were left out.",
	"ImportCount.n":              "How many.",
	"WaveItem.item":              "The id of the item.",
	"WaveItem.text":              "The question as this wave asked it.",
	"WaveItem.labels":            "Options or points that were worded differently, by id.",
	"WaveItem.options":           "single, multiple: all options of this wave, where they are others.",
	"WaveItem.scale":             "rating: the whole scale of this wave, where it is another.",
	"WaveItem.rows":              "rating, number: all rows of this wave, where they are others.",
	"WaveItem.bridge":            "Which options of the codebook an option of this wave stands for.",
	"WaveLabel.nl":               "Dutch.",
	"WaveLabel.en":               "English.",
	"PrintedMean.item":           "The id of a number item.",
	"PrintedMean.row":            "The id of its row, where it has rows.",
	"PrintedMean.n":              "How many respondents the mean is of.",
	"PrintedMean.mean":           "The mean, in the unit of the item.",
	"WaveNote.item":              "The id of the item that the note is about.",
	"WaveNote.row":               "The id of its row; leave it out for the item as a whole.",
	"WaveNote.option":            "The id of its option; leave it out for all.",
	"WaveNote.text":              "What a reader must know.",
}

func names[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}
