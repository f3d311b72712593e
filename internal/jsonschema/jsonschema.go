// Package jsonschema makes JSON Schemas (draft 2020-12) of the Go types that a file is read into or written from, so that a schema
// cannot say anything else than the program does.
package jsonschema

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"spoor/internal/strictyaml"
)

// Options say what the types alone do not.
type Options struct {
	Title string
	// Texts describe keys, as "Type.key" by the name of the Go type.
	Texts map[string]string
	// Enums are the values of types of text that have few.
	Enums map[reflect.Type][]string
	// Required are the keys that a file that is read must have, by the name of the type. Of a file that is written those are
	// required that are always there.
	Required map[string][]string
	// Also holds what else is asked of a key, as "Type.key", such as a pattern.
	Also map[string]map[string]any
}

// Read returns the schema of a YAML file that people write and [strictyaml.Decode] reads into that type: no other keys, and a text may
// be written as a number or as a yes.
func Read(of reflect.Type, o Options) ([]byte, error) { return schema(of, o, true) }

// Written returns the schema of a JSON file that encoding/json writes from that type.
func Written(of reflect.Type, o Options) ([]byte, error) { return schema(of, o, false) }

func schema(of reflect.Type, o Options, read bool) ([]byte, error) {
	m := maker{o, read, map[string]any{}, map[string]reflect.Type{}}
	m.of(of)
	root := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": o.Title}
	for key, value := range m.definitions[m.name(of)].(map[string]any) {
		root[key] = value
	}
	delete(m.definitions, m.name(of))
	if len(m.definitions) > 0 {
		root["$defs"] = m.definitions
	}
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the schema: %w", err)
	}
	return append(text, '\n'), nil
}

type maker struct {
	Options
	read        bool
	definitions map[string]any
	named       map[string]reflect.Type // the types of the definitions
}

// name is what a type is called among the definitions: its own name, with that of its package where another has it already.
func (m maker) name(of reflect.Type) string {
	name := of.Name()
	if before, taken := m.named[name]; taken && before != of {
		return path.Base(of.PkgPath()) + "." + name
	}
	m.named[name] = of
	return name
}

// of returns the schema of a type; that of a struct goes into definitions.
func (m maker) of(of reflect.Type) map[string]any {
	if values, known := m.Enums[of]; known {
		return map[string]any{"enum": values}
	}
	switch of.Kind() {
	case reflect.Pointer:
		if m.read {
			return m.of(of.Elem())
		}
		return orNull(m.of(of.Elem()))
	case reflect.Struct:
		name := m.name(of)
		if _, known := m.definitions[name]; !known {
			m.definitions[name] = nil // it may refer to itself
			m.definitions[name] = m.structure(of)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case reflect.Slice:
		list := map[string]any{"type": "array", "items": m.of(of.Elem())}
		if m.read {
			return list
		}
		return orNull(list)
	case reflect.Array:
		return map[string]any{"type": "array", "items": m.of(of.Elem()), "minItems": of.Len(), "maxItems": of.Len()}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": m.of(of.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.String:
		if m.read { // a number or a yes where a text belongs is read as it is written
			return map[string]any{"type": []string{"string", "number", "boolean"}}
		}
		return map[string]any{"type": "string"}
	}
	panic("jsonschema: a field of type " + of.String() + " is not supported")
}

// orNull allows null beside what a schema allows.
func orNull(schema map[string]any) map[string]any {
	switch kind := schema["type"].(type) {
	case string:
		schema["type"] = []string{kind, "null"}
		return schema
	case []string:
		if !slices.Contains(kind, "null") {
			schema["type"] = append(slices.Clone(kind), "null")
		}
		return schema
	}
	return map[string]any{"anyOf": []any{schema, map[string]any{"type": "null"}}}
}

func (m maker) structure(of reflect.Type) map[string]any {
	properties := map[string]any{}
	required := slices.Clone(m.Required[of.Name()])
	m.fields(of, of.Name(), properties, &required)
	structure := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		slices.Sort(required)
		structure["required"] = slices.Compact(required)
	}
	return structure
}

// fields adds the keys of a struct, and of those embedded in it as encoding/json does.
func (m maker) fields(of reflect.Type, name string, properties map[string]any, required *[]string) {
	for i := range of.NumField() {
		field := of.Field(i)
		key, optional := m.key(field)
		switch {
		case field.Type == reflect.TypeFor[strictyaml.Line]() || key == "-":
			continue
		case key == "" && field.Anonymous && field.Type.Kind() == reflect.Struct:
			m.fields(field.Type, name, properties, required)
			continue
		case !field.IsExported():
			continue
		case key == "":
			key = field.Name
		}
		property := m.of(field.Type)
		if optional && !m.read {
			property = m.of(elem(field.Type))
		}
		if text := m.Texts[name+"."+key]; text != "" {
			property["description"] = text
		}
		for what, value := range m.Also[name+"."+key] {
			property[what] = value
		}
		properties[key] = property
		if !m.read && !optional {
			*required = append(*required, key)
		}
	}
}

// elem is what an optional field holds where it is there: it is then never null.
func elem(of reflect.Type) reflect.Type {
	if of.Kind() == reflect.Pointer {
		return of.Elem()
	}
	return of
}

// key returns the key of a field, and whether it may be left out.
func (m maker) key(field reflect.StructField) (key string, optional bool) {
	tag := field.Tag.Get("json")
	if m.read {
		tag = field.Tag.Get("yaml")
	}
	key, rest, _ := strings.Cut(tag, ",")
	if m.read && key == "" {
		key = strings.ToLower(field.Name)
	}
	return key, strings.Contains(rest, "omitempty") || strings.Contains(rest, "omitzero")
}
