package ooxml

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The namespaces and types that several parts name.
const (
	NamespaceDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	NamespaceChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	NamespaceRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

	TypeChart    = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	TypeWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

	packageTypes     = "http://schemas.openxmlformats.org/package/2006/"
	relationshipFile = "application/vnd.openxmlformats-package.relationships+xml"
)

// Part is one file of a package.
type Part struct {
	Name    string // within the package, "word/document.xml"
	Type    string // its content type
	Content []byte
}

// Relationship leads from a part to another one, or to an address outside.
type Relationship struct {
	ID       string // unique among those of the part; one is chosen when it is empty
	Kind     string // its type
	Target   string // a path within the package; an address when it is external
	External bool
}

// Package is an Office document under construction.
type Package struct {
	parts         []Part
	from          []string // the parts with relationships, in the order in which they first had one; "" is the package
	relationships map[string][]Relationship
}

// NewPackage begins a package whose main part has that name: "word/document.xml". Title and language go into its properties; there is no
// date in them.
func NewPackage(main, title, lang string) *Package {
	p := &Package{relationships: map[string][]Relationship{}}
	p.Relate("", "officeDocument", main)
	p.relate("", Relationship{Kind: packageTypes + "relationships/metadata/core-properties", Target: "docProps/core.xml"})
	p.Relate("", "extended-properties", "docProps/app.xml")
	core := NewXML()
	core.Open("cp:coreProperties", "xmlns:cp", packageTypes+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	core.Text("dc:title", title)
	core.Text("dc:creator", "spoor")
	core.Text("dc:language", lang)
	core.Close()
	app := NewXML()
	app.Open("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	app.Text("Application", "spoor")
	app.Close()
	p.Add(Part{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core.Bytes()})
	p.Add(Part{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app.Bytes()})
	return p
}

// Add adds a part.
func (p *Package) Add(part Part) { p.parts = append(p.parts, part) }

// Relate leads from a part to another one, and returns the id of that relationship within the part. The kind is the last word of its
// type, "chart".
func (p *Package) Relate(from, kind, to string) string {
	return p.relate(from, Relationship{Kind: NamespaceRelationships + "/" + kind, Target: to})
}

// RelateAs is Relate for a relationship that is already there, with its id, as in parts that are taken from a template.
func (p *Package) RelateAs(from string, relationship Relationship) { p.relate(from, relationship) }

func (p *Package) relate(from string, relationship Relationship) string {
	for n := len(p.relationships[from]) + 1; relationship.ID == ""; n++ {
		id := "rId" + strconv.Itoa(n)
		if !slices.ContainsFunc(p.relationships[from], func(r Relationship) bool { return r.ID == id }) {
			relationship.ID = id
		}
	}
	if !slices.Contains(p.from, from) {
		p.from = append(p.from, from)
	}
	p.relationships[from] = append(p.relationships[from], relationship)
	return relationship.ID
}

// Bytes returns the package as a file.
func (p *Package) Bytes() ([]byte, error) {
	files := []Part{{Name: "[Content_Types].xml", Content: p.types()}}
	for _, from := range p.from {
		files = append(files, Part{Name: relationshipsOf(from), Content: p.relationshipPart(from)})
	}
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, part := range append(files, p.parts...) {
		header := &zip.FileHeader{Name: part.Name, Method: zip.Deflate} // without a time: it is that of no clock
		if strings.HasSuffix(part.Name, ".png") || strings.HasSuffix(part.Name, ".xlsx") {
			header.Method = zip.Store // compressed as it is
		}
		w, err := archive.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(part.Content); err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return file.Bytes(), err
}

// types lists what each part is: by its ending where that says it, else by its name.
func (p *Package) types() []byte {
	x := NewXML()
	x.Open("Types", "xmlns", packageTypes+"content-types")
	x.Empty("Default", "Extension", "rels", "ContentType", relationshipFile)
	var endings []string
	for _, part := range p.parts {
		if ending := strings.TrimPrefix(path.Ext(part.Name), "."); ending != "xml" && !slices.Contains(endings, ending) {
			endings = append(endings, ending)
			x.Empty("Default", "Extension", ending, "ContentType", part.Type)
		}
	}
	x.Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, part := range p.parts {
		if path.Ext(part.Name) == ".xml" {
			x.Empty("Override", "PartName", "/"+part.Name, "ContentType", part.Type)
		}
	}
	x.Close()
	return x.Bytes()
}

// relationshipsOf is where the relationships of a part stand.
func relationshipsOf(part string) string {
	folder, name := path.Split(part)
	return folder + "_rels/" + name + ".rels"
}

func (p *Package) relationshipPart(from string) []byte {
	x := NewXML()
	x.Open("Relationships", "xmlns", packageTypes+"relationships")
	for _, r := range p.relationships[from] {
		target := "/" + r.Target
		if from == "" {
			target = r.Target
		}
		if r.External {
			x.Empty("Relationship", "Id", r.ID, "Type", r.Kind, "Target", r.Target, "TargetMode", "External")
			continue
		}
		x.Empty("Relationship", "Id", r.ID, "Type", r.Kind, "Target", target)
	}
	x.Close()
	return x.Bytes()
}
