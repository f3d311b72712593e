package data

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"spoor/internal/strictyaml"
)

// CodebookSchema returns the JSON Schema (draft 2020-12) of a codebook.yaml, made from the types that read it, for editors
// that complete and check as one types.
func CodebookSchema() ([]byte, error) {
	schema := map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "spoor codebook",
	}
	definitions := map[string]any{}
	for key, value := range typeSchema(reflect.TypeFor[Codebook](), definitions) {
		schema[key] = value
	}
	root := definitions["Codebook"].(map[string]any)
	delete(definitions, "Codebook")
	delete(schema, "$ref")
	for key, value := range root {
		schema[key] = value
	}
	schema["$defs"] = definitions
	text, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the schema: %w", err)
	}
	return append(text, '\n'), nil
}

// typeSchema returns the schema of a type; that of a struct goes into definitions.
func typeSchema(of reflect.Type, definitions map[string]any) map[string]any {
	switch of {
	case reflect.TypeFor[Kind]():
		return map[string]any{"enum": Kinds()}
	case reflect.TypeFor[FigureKind]():
		return map[string]any{"enum": FigureKinds()}
	}
	switch of.Kind() {
	case reflect.Pointer:
		return typeSchema(of.Elem(), definitions)
	case reflect.Struct:
		if _, known := definitions[of.Name()]; !known {
			definitions[of.Name()] = nil // it may refer to itself
			definitions[of.Name()] = structSchema(of, definitions)
		}
		return map[string]any{"$ref": "#/$defs/" + of.Name()}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": typeSchema(of.Elem(), definitions)}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer", "minimum": 0}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	}
	// A number or a yes where a text belongs is read as it is written.
	return map[string]any{"type": []string{"string", "number", "boolean"}}
}

func structSchema(of reflect.Type, definitions map[string]any) map[string]any {
	properties := map[string]any{}
	for i := range of.NumField() {
		field := of.Field(i)
		key, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if field.Type == reflect.TypeFor[strictyaml.Line]() || key == "-" || key == "" {
			continue
		}
		property := typeSchema(field.Type, definitions)
		property["description"] = schemaText[of.Name()+"."+key]
		switch {
		case key == "id":
			property = map[string]any{"type": "string", "pattern": identifier.String(), "description": property["description"]}
			if of == reflect.TypeFor[Codebook]() {
				delete(property, "pattern")
			}
		case key == "range":
			property["minItems"], property["maxItems"] = 2, 2
		}
		properties[key] = property
	}
	schema := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if required := schemaRequired[of.Name()]; required != nil {
		schema["required"] = required
	}
	return schema
}

var schemaRequired = map[string][]string{
	"Codebook": {"id", "items"},
	"Item":     {"id", "kind", "text"},
	"Option":   {"id", "label"},
	"Net":      {"id", "label", "of"},
	"Balance":  {"of", "minus"},
}

// schemaText says what each key is for.
var schemaText = map[string]string{
	"Codebook.id":       "A short name of the survey.",
	"Codebook.title":    "The name of the survey, in Dutch (nl), English (en) or both.",
	"Codebook.items":    "The questions, in the order in which they are reported.",
	"Item.id":           "A short name in lower-case letters, digits and _; columns and files are called by it.",
	"Item.kind":         "How it is answered: single (one option), multiple (any number), rating (each row on a scale), number, open (free text).",
	"Item.section":      "Where the publication prints it, such as 4.5.",
	"Item.title":        "A few words, for headings and lists.",
	"Item.text":         "The question as it was asked.",
	"Item.options":      "single, multiple: what can be chosen, in order.",
	"Item.rows":         "rating, number: the parts of a battery.",
	"Item.scale":        "rating: from worst to best.",
	"Item.boxes":        "rating: neighbouring points counted together, such as promoters and detractors; leave it out for the two best and the two worst.",
	"Item.net":          "rating: which boxes the net score is of, one minus another; without it that with the best point minus that with the worst.",
	"Item.nets":         "single, multiple: options counted together; who chose any of them.",
	"Item.max_picks":    "multiple: the most options one respondent may pick; leave it out without a limit.",
	"Item.unit":         "number: what its values are in, such as months; leave it out for none.",
	"Item.range":        "number: the lowest and highest possible value.",
	"Item.asked_if":     "item.option: only who chose that option was asked.",
	"Item.figures":      "single: how a report draws it; without it as bars.",
	"Item.columns":      "What an export calls its column, or its question.",
	"Item.separator":    "multiple: what stands between options that an export joins in one cell.",
	"Item.missing":      "Answers in an export that say why there is no answer.",
	"Option.id":         "A short name in lower-case letters, digits and _.",
	"Option.label":      "What the respondent saw.",
	"Option.open":       "It is chosen together with a free text (other, namely).",
	"Option.other":      "It is a residual answer; listed last, like an open one.",
	"Option.value":      "Of a point of a scale: what it counts for in a mean, such as 0 to 10; all points or none. Without it they count 1, 2 and on.",
	"Option.columns":    "What an export calls its column; for an open option also that of the text.",
	"Option.aliases":    "What an export writes for it beside its id and labels, such as a code.",
	"Net.id":            "A short name in lower-case letters, digits and _; not that of an answer.",
	"Net.label":         "What it is called.",
	"Net.of":            "Its options, by id; of a scale its points, by id or value.",
	"Balance.label":     "What the score is called, such as NPS.",
	"Balance.of":        "The box that counts for.",
	"Balance.minus":     "The box that counts against.",
	"Missing.not_asked": "The respondent never saw the question, or it did not apply.",
	"Missing.skipped":   "The respondent was asked and gave no answer.",
	"Missing.dont_know": "The respondent said not to know.",
	"Missing.refused":   "The respondent would not say.",
	"Text.nl":           "Dutch.",
	"Text.en":           "English.",
}
