package archive

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data"
)

// Requirement is what an archive or a funder asks for.
type Requirement struct {
	Of       string // who asks: ZonMw, CESSDA or DANS
	Name     data.Text
	Required bool   // it is asked for; without it it is recommended
	Key      string // under archive, where it is written; "" where it stands elsewhere
	met      func(described) bool
}

// described is a package as it is read back.
type described struct {
	ddi   *node
	cite  dataCite
	names []string
}

// Askers are who ask, in order.
func Askers() []string { return []string{"ZonMw", "CESSDA", "DANS"} }

// inDDI is met by an element, or behind @ an attribute of one, that says something.
func inDDI(path string) func(described) bool {
	return func(d described) bool { return d.ddi.says(path) }
}

// requirements are what is asked: the key items of ZonMw for a data set, what the profile of the CESSDA Data Catalogue for DDI-Codebook 2.5
// requires and recommends, and the fields that a Data Station of DANS requires.
func requirements() []Requirement {
	identifier := data.Text{NL: "persistente identifier (DOI)", EN: "persistent identifier (DOI)"}
	title := data.Text{NL: "titel", EN: "title"}
	abstract := data.Text{NL: "samenvatting", EN: "abstract"}
	creator := data.Text{NL: "maker", EN: "creator"}
	terms := data.Text{NL: "licentie", EN: "licence"}
	access := data.Text{NL: "toegang", EN: "access"}
	language := data.Text{NL: "taal", EN: "language"}
	keyword := data.Text{NL: "trefwoorden", EN: "keywords"}
	licensed := func(d described) bool {
		return slices.ContainsFunc(d.cite.RightsList, func(r citeRights) bool { return r.URI != "" })
	}
	return []Requirement{
		{"ZonMw", data.Text{NL: "projectnummer", EN: "project number"}, true, "funding", inDDI("stdyDscr/citation/prodStmt/grantNo")},
		{"ZonMw", identifier, true, "identifier", func(d described) bool { return len(d.cite.Identifiers) > 0 || d.cite.DOI != "" }},
		{"ZonMw", data.Text{NL: "archief waar de data staan", EN: "repository that holds the data"}, true, "repository", inDDI("stdyDscr/dataAccs/setAvail/accsPlac@URI")},
		{"ZonMw", data.Text{NL: "catalogus waarin de data te vinden zijn", EN: "catalogue in which the data can be found"}, true, "catalogue", func(d described) bool {
			return d.ddi.says("stdyDscr/dataAccs/setAvail/accsPlac@URI") || slices.ContainsFunc(d.cite.RelatedIdentifiers, func(r citeRelated) bool { return r.Relation == "HasMetadata" })
		}},
		{"ZonMw", data.Text{NL: "gebruiksvoorwaarden", EN: "terms of use"}, true, "licence", licensed},
		{"ZonMw", data.Text{NL: "bestandsformaat", EN: "data format"}, true, "", func(d described) bool { return len(d.cite.Formats) > 0 }},
		{"ZonMw", data.Text{NL: "terminologie", EN: "terminology"}, true, "topics", func(d described) bool {
			return d.ddi.says("stdyDscr/stdyInfo/subject/topcClas@vocab") || d.ddi.says("stdyDscr/stdyInfo/sumDscr/anlyUnit/concept@vocab")
		}},
		{"ZonMw", data.Text{NL: "metadataschema", EN: "metadata scheme"}, true, "", inDDI("@version")},

		{"CESSDA", title, true, "", inDDI("stdyDscr/citation/titlStmt/titl")},
		{"CESSDA", identifier, true, "identifier", inDDI("stdyDscr/citation/titlStmt/IDNo@agency")},
		{"CESSDA", data.Text{NL: "adres van de pagina over de data", EN: "address of the page about the data"}, true, "address", inDDI("stdyDscr/citation/holdings@URI")},
		{"CESSDA", data.Text{NL: "uitgever", EN: "publisher"}, true, "publisher", inDDI("stdyDscr/citation/distStmt/distrbtr")},
		{"CESSDA", abstract, true, "abstract", inDDI("stdyDscr/stdyInfo/abstract")},
		{"CESSDA", creator, false, "creators", inDDI("stdyDscr/citation/rspStmt/AuthEnty")},
		{"CESSDA", data.Text{NL: "datum van publicatie", EN: "date of publication"}, false, "published", inDDI("stdyDscr/citation/distStmt/distDate@date")},
		{"CESSDA", keyword, false, "keywords", inDDI("stdyDscr/stdyInfo/subject/keyword")},
		{"CESSDA", data.Text{NL: "onderwerpen (CESSDA Topic Classification)", EN: "topics (CESSDA Topic Classification)"}, false, "topics", inDDI("stdyDscr/stdyInfo/subject/topcClas")},
		{"CESSDA", data.Text{NL: "periode van dataverzameling (fieldwork in wave.yaml)", EN: "period of data collection (fieldwork in wave.yaml)"}, false, "", inDDI("stdyDscr/stdyInfo/sumDscr/collDate@date")},
		{"CESSDA", data.Text{NL: "land", EN: "country"}, false, "countries", inDDI("stdyDscr/stdyInfo/sumDscr/nation@abbr")},
		{"CESSDA", data.Text{NL: "onderzoekseenheid", EN: "unit of analysis"}, false, "unit", inDDI("stdyDscr/stdyInfo/sumDscr/anlyUnit/concept")},
		{"CESSDA", data.Text{NL: "populatie", EN: "universe"}, false, "universe", inDDI("stdyDscr/stdyInfo/sumDscr/universe")},
		{"CESSDA", data.Text{NL: "tijdsdimensie", EN: "time method"}, false, "time_method", inDDI("stdyDscr/method/dataColl/timeMeth/concept")},
		{"CESSDA", data.Text{NL: "steekproef", EN: "sampling procedure"}, false, "sampling", inDDI("stdyDscr/method/dataColl/sampProc/concept")},
		{"CESSDA", data.Text{NL: "wijze van afname", EN: "mode of collection"}, false, "mode", inDDI("stdyDscr/method/dataColl/collMode/concept")},
		{"CESSDA", access, false, "access", inDDI("stdyDscr/dataAccs/useStmt/restrctn")},
		{"CESSDA", data.Text{NL: "bestandsnaam", EN: "name of the data file"}, false, "", inDDI("fileDscr/fileTxt/fileName")},
		{"CESSDA", data.Text{NL: "publicaties over de data", EN: "publications about the data"}, false, "publications", inDDI("stdyDscr/othrStdyMat/relPubl/citation/titlStmt/titl")},

		{"DANS", title, true, "", func(d described) bool { return len(d.cite.Titles) > 0 && d.cite.Titles[0].Title != "" }},
		{"DANS", creator, true, "creators", func(d described) bool { return len(d.cite.Creators) > 0 }},
		{"DANS", data.Text{NL: "contactpersoon met e-mailadres", EN: "contact with an e-mail address"}, true, "contact", inDDI("stdyDscr/citation/distStmt/contact@email")},
		{"DANS", data.Text{NL: "beschrijving", EN: "description"}, true, "abstract", func(d described) bool { return len(d.cite.Descriptions) > 0 }},
		{"DANS", keyword, true, "keywords", func(d described) bool { return len(d.cite.Subjects) > 0 }},
		{"DANS", data.Text{NL: "rechthebbende", EN: "rights holder"}, true, "rights_holder", func(d described) bool {
			return slices.ContainsFunc(d.cite.Contributors, func(p citePerson) bool { return p.Contributor == "RightsHolder" })
		}},
		{"DANS", data.Text{NL: "of er persoonsgegevens in staan", EN: "whether there are personal data"}, true, "personal_data", inDDI("stdyDscr/dataAccs/useStmt/confDec")},
		{"DANS", language, true, "language", func(d described) bool { return d.cite.Language != "" }},
		{"DANS", terms, true, "licence", licensed},
		{"DANS", access, true, "access", inDDI("stdyDscr/dataAccs/setAvail/avlStatus")},
		{"DANS", data.Text{NL: "gegevens in een voorkeursformaat (CSV, .sav)", EN: "data in a preferred format (CSV, .sav)"}, false, "", func(d described) bool {
			return slices.ContainsFunc(d.names, func(name string) bool { return strings.HasSuffix(name, ".csv") })
		}},
	}
}

// Missing reads the descriptions in a package, as somebody may have completed them by hand, and returns what they lack, by who asks for it.
// A description that is not there or cannot be read is an error.
func Missing(files []File) ([]Requirement, error) {
	var read described
	var errs []error
	for _, file := range files {
		read.names = append(read.names, file.Name)
		var err error
		switch file.Name {
		case DDIName:
			read.ddi, err = parseXML(file.Content)
		case DataCiteName:
			err = json.Unmarshal(file.Content, &read.cite)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s cannot be read: %w", file.Name, err))
		}
	}
	for _, name := range []string{DDIName, DataCiteName} {
		if !slices.Contains(read.names, name) {
			errs = append(errs, fmt.Errorf("%s is not there; spoor package writes it", name))
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	var missing []Requirement
	for _, requirement := range requirements() {
		if !requirement.met(read) {
			missing = append(missing, requirement)
		}
	}
	return missing, nil
}

// Asked is how many things each asks for, those that are only recommended left out.
func Asked(of string) int {
	n := 0
	for _, requirement := range requirements() {
		if requirement.Of == of && requirement.Required {
			n++
		}
	}
	return n
}

// node is an element that was read.
type node struct {
	name       string
	attributes map[string]string
	text       string
	children   []*node
}

func parseXML(content []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	root := &node{}
	open := []*node{root}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		at := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			child := &node{name: token.Name.Local, attributes: map[string]string{}}
			for _, attribute := range token.Attr {
				child.attributes[attribute.Name.Local] = attribute.Value
			}
			at.children = append(at.children, child)
			open = append(open, child)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			at.text += string(token)
		}
	}
	if len(root.children) != 1 || root.children[0].name != "codeBook" {
		return nil, errors.New("it is no codeBook of DDI")
	}
	return root.children[0], nil
}

// says reports whether there is an element at a path with a text, or with the attribute behind @.
func (n *node) says(path string) bool {
	path, attribute, _ := strings.Cut(path, "@")
	step, rest, deeper := strings.Cut(path, "/")
	switch {
	case step == "" && attribute != "":
		return strings.TrimSpace(n.attributes[attribute]) != ""
	case step == "":
		return strings.TrimSpace(n.text) != ""
	case !deeper:
		rest = ""
	}
	if attribute != "" {
		rest += "@" + attribute
	}
	return slices.ContainsFunc(n.children, func(child *node) bool { return child.name == step && child.says(rest) })
}
