package deposit

import (
	"reflect"

	"spoor/data/text"
	"spoor/internal/strictyaml"
)

// Archive describes a survey, or one wave of it, to an archive. Every key may be left out; [spoor/reports/archive] says which of them an
// archive misses.
type Archive struct {
	Abstract     text.Text     `yaml:"abstract,omitempty" json:",omitzero"`      // what it is about, in some sentences
	Creators     []Person      `yaml:"creators,omitempty" json:",omitempty"`     // people or organisations that a citation names
	Contributors []Person      `yaml:"contributors,omitempty" json:",omitempty"` // who did something for it, with their role
	Funding      []Grant       `yaml:"funding,omitempty" json:",omitempty"`      // who paid
	Contact      *Person       `yaml:"contact,omitempty" json:",omitempty"`      // whom to ask
	RightsHolder string        `yaml:"rights_holder,omitempty" json:",omitempty"`
	Publisher    string        `yaml:"publisher,omitempty" json:",omitempty"`  // the archive that gives it out, such as DANS
	Repository   string        `yaml:"repository,omitempty" json:",omitempty"` // its address
	Catalogue    string        `yaml:"catalogue,omitempty" json:",omitempty"`  // address of the catalogue in which it can be found, where that is another
	Identifier   string        `yaml:"identifier,omitempty" json:",omitempty"` // a persistent one: a DOI, Handle, URN or ARK
	Address      string        `yaml:"address,omitempty" json:",omitempty"`    // page on which it can be found; without it that of its DOI
	Version      string        `yaml:"version,omitempty" json:",omitempty"`    // such as 1.0
	Published    string        `yaml:"published,omitempty" json:",omitempty"`  // day, month or year
	Licence      string        `yaml:"licence,omitempty" json:",omitempty"`    // as SPDX names it, such as CC-BY-4.0, or an address
	Access       Access        `yaml:"access,omitempty" json:",omitempty"`     // who may see the answers
	Embargo      string        `yaml:"embargo,omitempty" json:",omitempty"`    // day, month or year until which nobody may, where access is embargoed
	Terms        text.Text     `yaml:"terms,omitempty" json:",omitzero"`       // conditions of access and use, in words
	PersonalData YesNo         `yaml:"personal_data,omitempty" json:",omitempty"`
	Keywords     []text.Text   `yaml:"keywords,omitempty" json:",omitempty"`
	Topics       []text.Text   `yaml:"topics,omitempty" json:",omitempty"`    // of the CESSDA Topic Classification
	Language     []string      `yaml:"language,omitempty" json:",omitempty"`  // of the questions, as ISO 639-1: nl, en
	Countries    []string      `yaml:"countries,omitempty" json:",omitempty"` // as ISO 3166-1: NL
	Unit         Unit          `yaml:"unit,omitempty" json:",omitempty"`      // what a row is of
	Universe     text.Text     `yaml:"universe,omitempty" json:",omitzero"`   // whom it is about; without it the population of the wave
	Mode         []Mode        `yaml:"mode,omitempty" json:",omitempty"`      // how it was answered
	TimeMethod   TimeMethod    `yaml:"time_method,omitempty" json:",omitempty"`
	Sampling     Sampling      `yaml:"sampling,omitempty" json:",omitempty"` // how respondents were drawn
	SamplingText text.Text     `yaml:"sampling_text,omitempty" json:",omitzero"`
	Publications []Publication `yaml:"publications,omitempty" json:",omitempty"` // that are about it

	Line strictyaml.Line `yaml:"-" json:"-"`
}

// Person is a person or an organisation.
type Person struct {
	Line        strictyaml.Line `yaml:"-" json:"-"`
	Name        string          `yaml:"name,omitempty" json:",omitempty"` // of a person the family name first: Achternaam, V.
	ORCID       string          `yaml:"orcid,omitempty" json:",omitempty"`
	Affiliation string          `yaml:"affiliation,omitempty" json:",omitempty"`
	Email       string          `yaml:"email,omitempty" json:",omitempty"`
	Role        Role            `yaml:"role,omitempty" json:",omitempty"` // of a contributor
}

// Grant is who paid, and by which decision.
type Grant struct {
	Line   strictyaml.Line `yaml:"-" json:"-"`
	Funder string          `yaml:"funder,omitempty" json:",omitempty"`
	Grant  string          `yaml:"grant,omitempty" json:",omitempty"` // number of the grant or project
}

// Publication is a text about the survey.
type Publication struct {
	Line       strictyaml.Line `yaml:"-" json:"-"`
	Title      string          `yaml:"title,omitempty" json:",omitempty"`
	Identifier string          `yaml:"identifier,omitempty" json:",omitempty"` // its DOI or another persistent one
	Address    string          `yaml:"address,omitempty" json:",omitempty"`
}

// IsZero reports whether nothing is described.
func (a Archive) IsZero() bool {
	a.Line = 0
	return reflect.ValueOf(a).IsZero()
}

// Of returns the description with what another says in the place of what it says itself, key by key: of a wave over that of the survey.
func (a Archive) Of(wave Archive) Archive {
	out, over := reflect.ValueOf(&a).Elem(), reflect.ValueOf(wave)
	for i := range over.NumField() {
		if !over.Field(i).IsZero() {
			out.Field(i).Set(over.Field(i))
		}
	}
	return a
}
