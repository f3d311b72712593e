package main

import (
	"encoding/json"
	"fmt"
)

// Parts of a bill of materials in CycloneDX 1.5.
type (
	bill struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Name       string     `json:"name"`
		Version    string     `json:"version,omitempty"`
		URL        string     `json:"purl,omitempty"`
		Hashes     []hash     `json:"hashes,omitempty"`
		Properties []property `json:"properties,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// bill returns the bill of materials of a program: itself with its checksum and how it was built, Go, and every module in it
// with the checksum that go.sum has.
func (p program) bill() ([]byte, error) {
	own := component{Type: "application", Name: p.name, Hashes: []hash{{"SHA-256", p.sum}}}
	for _, setting := range p.info.Settings {
		if setting.Key == "GOOS" || setting.Key == "GOARCH" || setting.Key == "CGO_ENABLED" || setting.Key == "-tags" {
			own.Properties = append(own.Properties, property{"go:build:" + setting.Key, setting.Value})
		}
	}
	out := bill{Format: "CycloneDX", Spec: "1.5", Version: 1, Metadata: metadata{own}, Components: []component{{Type: "platform", Name: "go", Version: p.info.GoVersion}}}
	for _, module := range p.info.Deps {
		one := component{Type: "library", Name: module.Path, Version: module.Version, URL: "pkg:golang/" + module.Path + "@" + module.Version}
		if module.Sum != "" {
			one.Properties = []property{{"go:sum", module.Sum}}
		}
		out.Components = append(out.Components, one)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("bill of %s: %w", p.name, err)
	}
	return append(text, '\n'), nil
}
