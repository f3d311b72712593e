package data

import (
	"fmt"
	"reflect"
	"strings"

	"spoor/internal/strictyaml"
)

// WaveEdit is one change of what a wave.yaml says.
type WaveEdit struct {
	Key           string // such as design.weight
	Before, After string // as text; "" for nothing
}

// EditWave changes the text of a wave.yaml from one wave into the other, as far as they differ in what people write: label, source,
// population, fieldwork, design and columns that are passed over. Everything else, comments too, stays as it stands.
func EditWave(source []byte, from, to Wave) ([]byte, []WaveEdit, error) {
	var edits []WaveEdit
	var changes []strictyaml.Change
	before, after := editable(from), editable(to)
	for i, value := range before {
		if reflect.DeepEqual(value.value, after[i].value) {
			continue
		}
		change := strictyaml.Change{Path: strings.Split(value.key, "."), Value: after[i].value}
		if reflect.ValueOf(change.Value).IsZero() {
			change.Value = nil
		}
		edits = append(edits, WaveEdit{value.key, value.text(), after[i].text()})
		changes = append(changes, change)
	}
	text, err := strictyaml.Edit(source, strictyaml.Keys(to), changes)
	if err != nil {
		return nil, nil, fmt.Errorf("change wave %s: %w", to.ID, err)
	}
	return text, edits, nil
}

// editableValue is a value of a wave.yaml that a command changes.
type editableValue struct {
	key   string
	value any // a text, number, list or truth; its zero value is not written
}

func (v editableValue) text() string {
	value := reflect.ValueOf(v.value)
	switch list, isList := v.value.([]string); {
	case value.IsZero():
		return ""
	case isList:
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(v.value)
}

func editable(wave Wave) []editableValue {
	design := wave.Design
	replicates := Replicates{}
	if design.Replicates != nil {
		replicates = *design.Replicates
	}
	var raked []string // of a raking, which is only ever taken away: its items
	if design.Raking != nil {
		for _, margin := range design.Raking.Margins {
			raked = append(raked, margin.Item)
		}
	}
	return []editableValue{
		{"label.nl", wave.Label.NL}, {"label.en", wave.Label.EN},
		{"source.nl", wave.Source.NL}, {"source.en", wave.Source.EN},
		{"population.nl", wave.Population.NL}, {"population.en", wave.Population.EN},
		{"fieldwork.year", wave.Fieldwork.Year}, {"fieldwork.reference_year", wave.Fieldwork.ReferenceYear},
		{"design.weight", design.Weight}, {"design.strata", design.Strata}, {"design.cluster", design.Cluster}, {"design.fpc", design.FPC}, {"design.fpc2", design.FPC2},
		{"design.whole_clusters", design.WholeClusters}, {"design.nested", design.Nested}, {"design.lonely", string(design.Lonely)}, {"design.raked", design.Raked}, {"design.raking", strings.Join(raked, ", ")},
		{"design.replicates.columns", replicates.Columns}, {"design.replicates.type", string(replicates.Type)},
		{"design.replicates.degrees", replicates.Degrees}, {"design.replicates.scales", replicates.Scales}, {"design.replicates.rho", replicates.Rho},
		{"design.replicates.around_estimate", replicates.AroundEstimate},
		{"pass_over", wave.PassOver},
	}
}
