// Package schematest validates files by their schemas in tests, with an implementation of JSON Schema that is not ours.
package schematest

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// Schema is a schema that was compiled.
type Schema struct{ *jsonschema.Schema }

// Compile compiles the schema that a function makes.
func Compile(t testing.TB, make func() ([]byte, error)) Schema {
	t.Helper()
	text, err := make()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return Schema{compiled}
}

// JSON returns what is wrong with a JSON document, nil where it is valid.
func (s Schema) JSON(t testing.TB, text []byte) error {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(instance)
}

// YAML returns what is wrong with a YAML document, nil where it is valid.
func (s Schema) YAML(t testing.TB, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return s.JSON(t, encoded)
}
