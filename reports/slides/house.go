package slides

import (
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strconv"

	"spoor/internal/ooxml"
	"spoor/internal/pattern"
)

// house is how a presentation looks: masters, layouts and theme, of a template or of the program.
type house struct {
	parts         []ooxml.Part
	relationships map[string][]ooxml.Relationship // of the parts, and of the presentation
	masters       []master
	first, item   layout
	width, height int    // of a slide, in EMU
	textStyle     string // p:defaultTextStyle
}

type master struct{ id, relationship string }

// layout is a layout with the places that slides fill.
type layout struct {
	name     string // of its part
	title    string // type of the place of the title
	subtitle string // index of that of a subtitle; none when empty
}

// newHouse returns the look of the program, or that of a template.
func newHouse(o Options) (house, error) {
	if len(o.Template) > 0 {
		return readTemplate(o.Template)
	}
	h := house{relationships: map[string][]ooxml.Relationship{}, width: 12192000, height: 6858000}
	relate := func(from, kind, id, to string) {
		h.relationships[from] = append(h.relationships[from], ooxml.Relationship{ID: id, Kind: ooxml.NamespaceRelationships + "/" + kind, Target: to})
	}
	const masterPart, itemPart, firstPart, themePart = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/slideLayout2.xml", "ppt/theme/theme1.xml"
	h.parts = []ooxml.Part{
		{Name: masterPart, Type: typePrefix + "slideMaster+xml", Content: []byte(masterXML)},
		{Name: itemPart, Type: typePrefix + "slideLayout+xml", Content: []byte(layoutXML("titleOnly", "Item", titleShape))},
		{Name: firstPart, Type: typePrefix + "slideLayout+xml", Content: []byte(layoutXML("title", "Title", firstShapes))},
		{Name: themePart, Type: "application/vnd.openxmlformats-officedocument.theme+xml", Content: []byte(themeXML)},
	}
	relate(presentation, "slideMaster", "rId1", masterPart)
	relate(presentation, "theme", "rId2", themePart)
	relate(masterPart, "slideLayout", "rId1", itemPart)
	relate(masterPart, "slideLayout", "rId2", firstPart)
	relate(masterPart, "theme", "rId3", themePart)
	relate(itemPart, "slideMaster", "rId1", masterPart)
	relate(firstPart, "slideMaster", "rId1", masterPart)
	h.masters = []master{{"2147483648", "rId1"}}
	h.item, h.first = layout{name: itemPart, title: "title"}, layout{name: firstPart, title: "ctrTitle", subtitle: "1"}
	return h, nil
}

var (
	masterID     = pattern.New(`<p:sldMasterId\b[^>]*/>`)
	idAttribute  = pattern.New(` id="(\d+)"`)
	relationID   = pattern.New(` r:id="([^"]+)"`)
	slideSize    = pattern.New(`<p:sldSz\b[^>]*>`)
	widthOf      = pattern.New(` cx="(\d+)"`)
	heightOf     = pattern.New(` cy="(\d+)"`)
	textStyleTag = pattern.New(`(?s)<p:defaultTextStyle>.*</p:defaultTextStyle>`)
)

// taken are the kinds of parts that are taken from a template, where a part that is taken leads to them: all but slides and notes.
var taken = []string{"slideMaster", "slideLayout", "theme", "image", "tags", "themeOverride"}

// readTemplate takes the masters, layouts and theme of a presentation. Its slides are not taken.
func readTemplate(content []byte) (house, error) {
	files, err := ooxml.Read(content)
	if err != nil {
		return house{}, err
	}
	if files[presentation] == nil {
		return house{}, errors.New("it is no presentation for PowerPoint (.pptx): it has no ppt/presentation.xml")
	}
	text := string(files[presentation])
	h := house{relationships: map[string][]ooxml.Relationship{}, textStyle: textStyleTag.FindString(text)}
	size := slideSize.FindString(text)
	h.width, h.height = number(widthOf, size), number(heightOf, size)
	if h.width < 1000 || h.height < 1000 {
		return house{}, errors.New("ppt/presentation.xml does not say how large its slides are")
	}
	types := ooxml.Types(files["[Content_Types].xml"])
	h.follow(files, types, presentation)
	for _, found := range masterID.FindAllString(text, -1) {
		id, relation := idAttribute.FindStringSubmatch(found), relationID.FindStringSubmatch(found)
		if id != nil && relation != nil {
			h.masters = append(h.masters, master{id[1], relation[1]})
		}
	}
	if len(h.masters) == 0 {
		return house{}, errors.New("it has no slide master")
	}
	return h, h.choose()
}

func number(form *pattern.Pattern, text string) int {
	if found := form.FindStringSubmatch(text); found != nil {
		if value, err := strconv.Atoi(found[1]); err == nil {
			return value
		}
	}
	return 0
}

// follow takes the parts that a part leads to, and those that they lead to.
func (h *house) follow(files map[string][]byte, types func(string) string, from string) {
	for _, r := range ooxml.Relationships(files, from) {
		kind := path.Base(r.Kind)
		if !r.External && (!slices.Contains(taken, kind) || files[r.Target] == nil) {
			if from != presentation && files[r.Target] != nil {
				h.relationships[from] = append(h.relationships[from], r) // such as a sound, which the part names
				h.add(files, types, r.Target)
			}
			continue
		}
		h.relationships[from] = append(h.relationships[from], r)
		if !r.External && h.add(files, types, r.Target) {
			h.follow(files, types, r.Target)
		}
	}
}

// add takes a part, and reports whether that is new.
func (h *house) add(files map[string][]byte, types func(string) string, name string) bool {
	if slices.ContainsFunc(h.parts, func(p ooxml.Part) bool { return p.Name == name }) {
		return false
	}
	h.parts = append(h.parts, ooxml.Part{Name: name, Type: types(name), Content: files[name]})
	return true
}

// choose chooses the layouts for the first slide and for the others: those that PowerPoint calls "title" and "titleOnly", or the first
// with a place for a title.
func (h *house) choose() error {
	for _, part := range h.parts {
		var found struct {
			Kind   string `xml:"type,attr"`
			Places []struct {
				Type  string `xml:"type,attr"`
				Index string `xml:"idx,attr"`
			} `xml:"cSld>spTree>sp>nvSpPr>nvPr>ph"`
		}
		if path.Base(path.Dir(part.Name)) != "slideLayouts" || xml.Unmarshal(part.Content, &found) != nil {
			continue
		}
		one := layout{name: part.Name}
		for _, place := range found.Places {
			switch place.Type {
			case "title", "ctrTitle":
				one.title = place.Type
			case "subTitle":
				one.subtitle = place.Index
			}
		}
		if one.title == "" {
			continue
		}
		if found.Kind == "titleOnly" || h.item.name == "" {
			h.item = one
		}
		if found.Kind == "title" || h.first.name == "" {
			h.first = one
		}
	}
	if h.item.name == "" {
		return errors.New("none of its layouts has a place for a title")
	}
	return nil
}
