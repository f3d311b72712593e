package archive

import (
	"encoding/json"
	"strings"

	"spoor/data"
	"spoor/data/deposit"
)

// DataCiteName is the name of the description by DataCite in a package.
const DataCiteName = "datacite.json"

// dataCite is a description by the DataCite Metadata Schema 4.5, as its own JSON has it.
type dataCite struct {
	DOI                string            `json:"doi,omitempty"`
	Identifiers        []citeIdentifier  `json:"identifiers,omitempty"`
	Creators           []citePerson      `json:"creators"`
	Titles             []citeTitle       `json:"titles"`
	Publisher          *citeName         `json:"publisher,omitempty"`
	PublicationYear    string            `json:"publicationYear,omitempty"`
	Types              citeTypes         `json:"types"`
	Subjects           []citeSubject     `json:"subjects,omitempty"`
	Contributors       []citePerson      `json:"contributors,omitempty"`
	Dates              []citeDate        `json:"dates,omitempty"`
	Language           string            `json:"language,omitempty"`
	RelatedIdentifiers []citeRelated     `json:"relatedIdentifiers,omitempty"`
	Formats            []string          `json:"formats,omitempty"`
	Version            string            `json:"version,omitempty"`
	RightsList         []citeRights      `json:"rightsList,omitempty"`
	Descriptions       []citeDescription `json:"descriptions,omitempty"`
	GeoLocations       []citePlace       `json:"geoLocations,omitempty"`
	FundingReferences  []citeFunding     `json:"fundingReferences,omitempty"`
	URL                string            `json:"url,omitempty"`
	SchemaVersion      string            `json:"schemaVersion"`
}

type (
	citeIdentifier struct {
		Identifier string `json:"identifier"`
		Type       string `json:"identifierType"`
	}
	citeName struct {
		Name string `json:"name"`
	}
	citePerson struct {
		Name        string           `json:"name"`
		Type        string           `json:"nameType"`
		Contributor string           `json:"contributorType,omitempty"`
		Identifiers []citeIdentified `json:"nameIdentifiers,omitempty"`
		Affiliation []citeName       `json:"affiliation,omitempty"`
	}
	citeIdentified struct {
		Identifier string `json:"nameIdentifier"`
		Scheme     string `json:"nameIdentifierScheme"`
		URI        string `json:"schemeUri"`
	}
	citeTitle struct {
		Title string `json:"title"`
		Lang  string `json:"lang"`
		Type  string `json:"titleType,omitempty"`
	}
	citeTypes struct {
		General  string `json:"resourceTypeGeneral"`
		Resource string `json:"resourceType"`
	}
	citeSubject struct {
		Subject string `json:"subject"`
		Lang    string `json:"lang"`
		Scheme  string `json:"subjectScheme,omitempty"`
	}
	citeDate struct {
		Date string `json:"date"`
		Type string `json:"dateType"`
	}
	citeRelated struct {
		Identifier string `json:"relatedIdentifier"`
		Type       string `json:"relatedIdentifierType"`
		Relation   string `json:"relationType"`
	}
	citeRights struct {
		Rights     string `json:"rights"`
		URI        string `json:"rightsUri,omitempty"`
		Identifier string `json:"rightsIdentifier,omitempty"`
		Scheme     string `json:"rightsIdentifierScheme,omitempty"`
	}
	citeDescription struct {
		Description string `json:"description"`
		Lang        string `json:"lang"`
		Type        string `json:"descriptionType"`
	}
	citePlace struct {
		Place string `json:"geoLocationPlace"`
	}
	citeFunding struct {
		Funder string `json:"funderName"`
		Award  string `json:"awardNumber,omitempty"`
	}
)

// inBoth calls do with a text in each language that it has.
func inBoth(text data.Text, do func(text, lang string)) {
	for _, one := range [][2]string{{text.NL, "nl"}, {text.EN, "en"}} {
		if one[0] != "" {
			do(one[0], one[1])
		}
	}
}

// DataCite describes the deposit by the DataCite Metadata Schema 4.5. What is not known is left out, also where it is required.
//
// https://datacite-metadata-schema.readthedocs.io/en/4.5/
func (d Deposit) DataCite() ([]byte, error) {
	a := d.About
	year, _, _ := strings.Cut(a.Published, "-")
	out := dataCite{PublicationYear: year, Version: a.Version, URL: d.address(), Types: citeTypes{"Dataset", "Survey data"}, SchemaVersion: "http://datacite.org/schema/kernel-4",
		Creators: citePeople(a.Creators, nil), Contributors: citePeople(a.Contributors, deposit.Roles())}
	if persistent, known := deposit.ParsePersistent(a.Identifier); known {
		if persistent.Agency == "DOI" {
			out.DOI = persistent.Value
		}
		out.Identifiers = []citeIdentifier{{persistent.Value, persistent.Agency}}
	}
	out.Titles = []citeTitle{{d.Title(d.Lang), string(d.Lang), ""}}
	if other := d.Title(d.other()); other != d.Title(d.Lang) {
		out.Titles = append(out.Titles, citeTitle{other, string(d.other()), "TranslatedTitle"})
	}
	if a.Publisher != "" {
		out.Publisher = &citeName{a.Publisher}
	}
	if a.RightsHolder != "" {
		out.Contributors = append(out.Contributors, citePerson{Name: a.RightsHolder, Type: "Organizational", Contributor: "RightsHolder"})
	}
	if a.Contact != nil {
		out.Contributors = append(out.Contributors, citePeople([]deposit.Person{{Name: a.Contact.Name, ORCID: a.Contact.ORCID, Affiliation: a.Contact.Affiliation, Role: "contact"}}, deposit.Roles())...)
	}
	for _, keyword := range a.Keywords {
		inBoth(keyword, func(text, lang string) { out.Subjects = append(out.Subjects, citeSubject{text, lang, ""}) })
	}
	for _, topic := range a.Topics {
		inBoth(topic, func(text, lang string) {
			out.Subjects = append(out.Subjects, citeSubject{text, lang, vocabularyTopics})
		})
	}
	d.dates(&out)
	if languages := d.language(); len(languages) > 0 {
		out.Language = languages[0]
	}
	d.rights(&out)
	inBoth(a.Abstract, func(text, lang string) {
		out.Descriptions = append(out.Descriptions, citeDescription{text, lang, "Abstract"})
	})
	for _, country := range a.Countries {
		out.GeoLocations = append(out.GeoLocations, citePlace{country})
	}
	for _, grant := range a.Funding {
		out.FundingReferences = append(out.FundingReferences, citeFunding{grant.Funder, grant.Grant})
	}
	for _, publication := range a.Publications {
		if persistent, known := deposit.ParsePersistent(publication.Identifier); known {
			out.RelatedIdentifiers = append(out.RelatedIdentifiers, citeRelated{persistent.Value, persistent.Agency, "IsSupplementTo"})
		}
	}
	if a.Catalogue != "" {
		out.RelatedIdentifiers = append(out.RelatedIdentifiers, citeRelated{a.Catalogue, "URL", "HasMetadata"})
	}
	return indented(out)
}

func citePeople(people []deposit.Person, roles []deposit.Term) []citePerson {
	out := []citePerson{}
	for _, p := range people {
		person := citePerson{Name: p.Name, Type: "Organizational"}
		if personal(p) {
			person.Type = "Personal"
		}
		if roles != nil {
			role, _ := deposit.Find(roles, p.Role)
			if person.Contributor = role.Code; person.Contributor == "" {
				person.Contributor = "Other"
			}
		}
		if id, right := deposit.ORCID(p.ORCID); right {
			person.Identifiers = []citeIdentified{{"https://orcid.org/" + id, "ORCID", "https://orcid.org"}}
		}
		if p.Affiliation != "" {
			person.Affiliation = []citeName{{p.Affiliation}}
		}
		out = append(out, person)
	}
	return out
}

func (d Deposit) dates(out *dataCite) {
	switch from, until := d.fieldwork(); {
	case until != "":
		out.Dates = append(out.Dates, citeDate{from + "/" + until, "Collected"})
	case from != "":
		out.Dates = append(out.Dates, citeDate{from, "Collected"})
	}
	if d.About.Published != "" {
		out.Dates = append(out.Dates, citeDate{d.About.Published, "Issued"})
	}
	if d.About.Embargo != "" {
		out.Dates = append(out.Dates, citeDate{d.About.Embargo, "Available"})
	}
}

func (d Deposit) rights(out *dataCite) {
	if licence, known := deposit.ParseLicence(d.About.Licence); known {
		rights := citeRights{Rights: licence.Name, URI: licence.Address, Identifier: licence.ID}
		if licence.ID != "" {
			rights.Scheme = "SPDX"
		}
		out.RightsList = append(out.RightsList, rights)
	}
	if access, known := deposit.Find(deposit.Accesses(), d.About.Access); known {
		out.RightsList = append(out.RightsList, citeRights{Rights: access.Code})
	}
	seen := map[string]bool{}
	for _, file := range append(d.dataFiles(), d.Files...) {
		if media := mediaType(file.Name); !seen[media] {
			seen[media] = true
			out.Formats = append(out.Formats, media)
		}
	}
}

// dataFiles are the names of the files with answers.
func (d Deposit) dataFiles() []File {
	var out []File
	for _, answers := range d.Answers {
		out = append(out, File{Name: answers.CSV()}, File{Name: answers.SAV()})
	}
	return out
}

// mediaTypes are those of the files of a package, by how their names end.
var mediaTypes = []struct{ ending, media string }{
	{".csv", "text/csv"}, {".sav", "application/x-spss-sav"}, {".html", "text/html"}, {".md", "text/markdown"}, {".json", "application/json"}, {".xml", "application/xml"},
	{".yaml", "application/yaml"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".pdf", "application/pdf"}, {".txt", "text/plain"},
}

func mediaType(name string) string {
	for _, known := range mediaTypes {
		if strings.HasSuffix(name, known.ending) {
			return known.media
		}
	}
	return "application/octet-stream"
}

// indented is a value as JSON that people can read.
func indented(value any) ([]byte, error) {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return []byte(out.String()), err
}
