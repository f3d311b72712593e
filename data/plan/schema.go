package plan

import (
	"reflect"

	"spoor/internal/jsonschema"
)

// Schema returns the JSON Schema of a plan.
func Schema() ([]byte, error) {
	return jsonschema.Read(reflect.TypeFor[Plan](), jsonschema.Options{
		Title: "plan.yaml of spoor: the registered plan of an experiment",
		Texts: texts,
		Enums: map[reflect.Type][]string{
			reflect.TypeFor[Layout](): names(Layouts()),
			reflect.TypeFor[Test]():   names(Tests()),
			reflect.TypeFor[Goal]():   {string(Raise), string(Lower)},
		},
		Required: map[string][]string{
			"Plan":    {"id", "title", "registered", "unit", "arms", "columns", "primary"},
			"Arm":     {"id", "label", "n"},
			"Columns": {"arm"},
			"Outcome": {"answer", "goal"},
		},
		Also: map[string]map[string]any{
			"Plan.registered": {"pattern": `^\d{4}-\d{2}-\d{2}$`},
			"Plan.checksum":   {"pattern": checksums.Regexp().String()},
			"Plan.arms":       {"minItems": 2},
			"Arm.n":           {"minimum": 1},
		},
	})
}

var texts = map[string]string{
	"Plan.id":             "A short name in lower-case letters, digits and _.",
	"Plan.title":          "What the experiment is called.",
	"Plan.registered":     "The day on which the plan was laid down, as 2027-01-15.",
	"Plan.unit":           "What was assigned to arms: person, or what was assigned as a whole, such as employer or office.",
	"Plan.topic":          "The id of the topic that the experiment is on, as spoor brief has it; experiments on another topic are not put together with it.",
	"Plan.layout":         "parallel, without it; stepped-wedge and crossover can be registered and are not evaluated.",
	"Plan.arms":           "The arms, first the one that others are compared with.",
	"Plan.columns":        "The columns of the data that are about the experiment.",
	"Plan.primary":        "The outcome that decides.",
	"Plan.secondary":      "Other outcomes, tested together by Holm.",
	"Plan.level":          "The level of intervals, 0.95 without it; tests are at 1 minus it.",
	"Plan.power":          "The chance to show the planned difference, 0.80 without it.",
	"Plan.icc":            "The intraclass correlation that was planned with.",
	"Plan.baseline":       "What is known of participants at the start, by which arms are set side by side: items, or one answer.",
	"Plan.subgroups":      "Items of kind single by which the primary outcome is shown apart.",
	"Plan.checksum":       "Of all the rest; written by spoor plan --register.",
	"Arm.id":              "A short name in lower-case letters, digits and _.",
	"Arm.label":           "What the arm is called.",
	"Arm.n":               "How many participants were planned.",
	"Arm.clusters":        "How many clusters were planned.",
	"Arm.aliases":         "What the data call it, beside its id and label.",
	"Columns.arm":         "The arm that the participant was assigned to; blank for who was not assigned.",
	"Columns.cluster":     "The employer, office or other cluster.",
	"Columns.participant": "Who the participant is; by it rows of one participant are found.",
	"Columns.dropout":     "Whether the participant dropped out: no (or blank), yes, or why.",
	"Columns.followed":    "Whether the participant got what the arm was to get: yes or no.",
	"Outcome.answer":      "item or item.row for a mean, item.option or item.row.option for a share; also a net, such as top2.",
	"Outcome.label":       "What the outcome is called, where that is not what the codebook has.",
	"Outcome.goal":        "raise or lower: the way in which it is hoped to move.",
	"Outcome.test":        "The test; without it boschloo for a share, welch or ancova for a mean, and of clusters what their number allows.",
	"Outcome.expected":    "The share in the first arm in percent, or the mean, that was planned with.",
	"Outcome.difference":  "The smallest difference to show, without sign: in percentage points, or in the unit of the mean.",
	"Outcome.margin":      "How much worse another arm may be and still be called not inferior; leave it out where it is to be better.",
	"Outcome.adjust":      "The number item, measured before, that a mean is adjusted for.",
	"Text.nl":             "Dutch.",
	"Text.en":             "English.",
}
