package data

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// definition is what these tests look at in a schema.
type definition struct {
	Required             []string
	AdditionalProperties *bool
	Properties           map[string]struct {
		Description string
		Enum        []string
	}
	Defs map[string]definition `json:"$defs"`
}

func TestCodebookSchema(t *testing.T) {
	text, err := CodebookSchema()
	if err != nil {
		t.Fatal(err)
	}
	var schema definition
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	all := map[string]definition{"Codebook": schema}
	for name, d := range schema.Defs {
		all[name] = d
	}
	for _, name := range []string{"Codebook", "Item", "Option", "Text", "Missing"} {
		if len(all[name].Properties) == 0 {
			t.Errorf("%s has no properties", name)
		}
	}
	described := 0
	for name, d := range all {
		if d.AdditionalProperties == nil || *d.AdditionalProperties {
			t.Errorf("%s allows unknown keys", name)
		}
		for key, property := range d.Properties {
			described++
			if property.Description == "" {
				t.Errorf("%s.%s is not described", name, key)
			}
		}
		for _, key := range d.Required {
			if _, known := d.Properties[key]; !known {
				t.Errorf("%s requires %s, which it does not have", name, key)
			}
		}
	}
	if described != len(schemaText) {
		t.Errorf("%d keys, %d descriptions", described, len(schemaText))
	}
	if got := schema.Defs["Item"].Properties["kind"].Enum; !slices.Equal(got, []string{"single", "multiple", "rating", "number", "open"}) {
		t.Errorf("kinds %v", got)
	}
}

// Every key that the schema knows is read, and no other.
func TestCodebookSchemaHasTheKeysThatAreRead(t *testing.T) {
	text, err := CodebookSchema()
	if err != nil {
		t.Fatal(err)
	}
	var schema definition
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	for place, name := range map[string]string{"%s: ~": "Codebook", "items: [{%s: ~}]": "Item", "items: [{options: [{%s: ~}]}]": "Option", "items: [{missing: {%s: ~}}]": "Missing", "items: [{boxes: [{%s: ~}]}]": "Net", "items: [{net: {%s: ~}}]": "Balance"} {
		d := schema.Defs[name]
		if name == "Codebook" {
			d = schema
		}
		keys := []string{"nonsense"}
		for key := range d.Properties {
			keys = append(keys, key)
		}
		for _, key := range keys {
			_, err := ParseCodebook("codebook.yaml", []byte(strings.Replace(place, "%s", key, 1)))
			unknown := err != nil && strings.Contains(err.Error(), `unknown key "`+key+`"`)
			if unknown != (key == "nonsense") {
				t.Errorf("%s %s: %v", name, key, err)
			}
		}
	}
}
