package archive

import (
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"

	"spoor/data/count/rows"
	"spoor/data/deposit"
	"spoor/internal/pattern"
)

// DataPackageName is the name that a Frictionless Data Package asks for.
const DataPackageName = "datapackage.json"

type dataPackage struct {
	Profile      string            `json:"profile"`
	Name         string            `json:"name"`
	ID           string            `json:"id,omitempty"`
	Title        string            `json:"title"`
	Description  string            `json:"description,omitempty"`
	Homepage     string            `json:"homepage,omitempty"`
	Version      string            `json:"version,omitempty"`
	Licenses     []packageLicence  `json:"licenses,omitempty"`
	Contributors []packagePerson   `json:"contributors,omitempty"`
	Keywords     []string          `json:"keywords,omitempty"`
	Resources    []packageResource `json:"resources"`
}

type packageLicence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path"`
	Title string `json:"title,omitempty"`
}

type packagePerson struct {
	Title        string `json:"title"`
	Path         string `json:"path,omitempty"`
	Organization string `json:"organization,omitempty"`
	Role         string `json:"role"`
}

type packageResource struct {
	Profile   string         `json:"profile,omitempty"`
	Name      string         `json:"name"`
	Path      string         `json:"path"`
	Title     string         `json:"title,omitempty"`
	Format    string         `json:"format"`
	MediaType string         `json:"mediatype"`
	Encoding  string         `json:"encoding,omitempty"`
	Bytes     int            `json:"bytes"`
	Hash      string         `json:"hash"`
	Schema    *packageSchema `json:"schema,omitempty"`
}

type packageSchema struct {
	Fields        []packageField `json:"fields"`
	MissingValues []string       `json:"missingValues"`
	PrimaryKey    string         `json:"primaryKey"`
}

type packageField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Title       string         `json:"title,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

// DataPackage describes the deposit and all files in it as a Frictionless Data Package (specifications v1), answers with a table schema.
//
// https://specs.frictionlessdata.io/data-package/
func (d Deposit) DataPackage(files []File) ([]byte, error) {
	a := d.About
	out := dataPackage{Profile: "data-package", Name: slug(d.Codebook.ID + "-" + d.Wave.ID), Title: d.Title(d.Lang), Description: a.Abstract.In(d.Lang), Homepage: d.address(), Version: a.Version}
	if persistent, known := deposit.ParsePersistent(a.Identifier); known {
		out.ID = persistent.Address()
	}
	if licence, known := deposit.ParseLicence(a.Licence); known {
		out.Licenses = []packageLicence{{licence.ID, licence.Address, licence.Name}}
	}
	for role, people := range [][]deposit.Person{a.Creators, a.Contributors} {
		for _, p := range people {
			person := packagePerson{Title: p.Name, Organization: p.Affiliation, Role: []string{"author", "contributor"}[role]}
			if id, right := deposit.ORCID(p.ORCID); right {
				person.Path = "https://orcid.org/" + id
			}
			out.Contributors = append(out.Contributors, person)
		}
	}
	for _, keyword := range a.Keywords {
		inBoth(keyword, func(text, _ string) {
			if !slices.Contains(out.Keywords, text) {
				out.Keywords = append(out.Keywords, text)
			}
		})
	}
	taken := map[string]int{}
	for _, file := range files {
		resource := d.resource(file)
		if taken[resource.Name]++; taken[resource.Name] > 1 {
			resource.Name = fmt.Sprintf("%s-%d", resource.Name, taken[resource.Name])
		}
		out.Resources = append(out.Resources, resource)
	}
	return indented(out)
}

func (d Deposit) resource(file File) packageResource {
	out := packageResource{Name: slug(file.Name), Path: file.Name, Format: strings.TrimPrefix(path.Ext(file.Name), "."), MediaType: mediaType(file.Name), Bytes: len(file.Content),
		Hash: "sha256:" + sum(file.Content)}
	if out.Format != "sav" && out.Format != "png" && out.Format != "pdf" {
		out.Encoding = "utf-8"
	}
	for _, answers := range d.Answers {
		if file.Name == answers.CSV() {
			out.Profile, out.Title, out.Schema = "tabular-data-resource", d.Title(d.Lang), d.schema(answers)
		}
	}
	return out
}

// sum is the SHA-256 of a content.
func sum(content []byte) string { return fmt.Sprintf("%x", sha256.Sum256(content)) }

var notInSlug = pattern.New(`[^a-z0-9._-]+`)

// slug is a text as the name of a package or resource.
func slug(text string) string {
	return strings.Trim(notInSlug.ReplaceAllString(strings.ToLower(text), "-"), "-")
}

func (d Deposit) schema(a Answers) *packageSchema {
	out := packageSchema{MissingValues: []string{""}, PrimaryKey: a.Variables[0].Name}
	for i, v := range a.Variables {
		field := packageField{Name: v.Name, Title: v.Label(d.Lang), Type: "integer"}
		switch v.Kind {
		case rows.Identity:
			field.Constraints = map[string]any{"required": true, "unique": true}
		case rows.Number:
			field.Type = "number"
			field.Constraints = map[string]any{"minimum": v.Item.Range[0], "maximum": v.Item.Range[1]}
		case rows.Design:
			field.Type = "number"
		case rows.Label:
			field.Type = "string"
		default:
			var codes []int
			for _, value := range a.Variables[i].Values {
				if !value.Missing {
					codes = append(codes, value.Code)
				}
			}
			field.Constraints = map[string]any{"enum": codes}
		}
		for _, value := range v.Values {
			if code := digits(value.Code); value.Missing && !slices.Contains(out.MissingValues, code) {
				out.MissingValues = append(out.MissingValues, code)
			}
		}
		out.Fields = append(out.Fields, field)
	}
	return &out
}
