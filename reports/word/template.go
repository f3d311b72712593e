package word

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"encoding/xml"

	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/internal/pattern"
)

var (
	rootTag     = pattern.New(`<w:document[^>]*>`)
	sectionTag  = pattern.New(`(?s)<w:sectPr[^>]*>.*?</w:sectPr>|<w:sectPr[^>]*/>`)
	pageWidth   = pattern.New(`<w:pgSz[^>]*\bw:w="(\d+)"`)
	leftMargin  = pattern.New(`<w:pgMar[^>]*\bw:left="(\d+)"`)
	columns     = pattern.New(`(?s)<w:cols[^>]*/>|<w:cols[^>]*>.*?</w:cols>`)
	rightMargin = pattern.New(`<w:pgMar[^>]*\bw:right="(\d+)"`)
	listID      = pattern.New(`w:(?:numId|abstractNumId)="(\d+)"`)
)

// readTemplate takes the look of a document for Word: its styles, theme, fonts, lists, headers, footers and page. Its text is not taken.
func readTemplate(content []byte, lang data.Lang) (house, error) {
	files, err := ooxml.Read(content)
	if err != nil {
		return house{}, err
	}
	if files[documentPart] == nil || files["word/styles.xml"] == nil {
		return house{}, errors.New("it is no document for Word (.docx): it has no word/document.xml and word/styles.xml")
	}
	h := house{relationships: map[string][]ooxml.Relationship{}, bullets: 1}
	if h.ids, h.parts, err = stylesOf(files["word/styles.xml"], lang); err != nil {
		return house{}, fmt.Errorf("word/styles.xml: %w", err)
	}
	h.relate("styles", "word/styles.xml", "")
	document := string(files[documentPart])
	h.root = rooted(rootTag.FindString(document))
	sections := sectionTag.FindAllString(document, -1)
	h.section = strings.ReplaceAll(defaultSection, `<w:footerReference w:type="default" r:id="rIdFooter"/>`, "")
	if len(sections) > 0 {
		h.section = columns.ReplaceAllString(sections[len(sections)-1], "") // tables and figures take the width of the page
	}
	if h.width = textWidth(h.section); h.width < 2000 {
		return house{}, errors.New("its page has no room for text between the margins")
	}
	types := ooxml.Types(files["[Content_Types].xml"])
	there := ""
	for _, r := range ooxml.Relationships(files, documentPart) {
		switch path.Base(r.Kind) {
		case "theme", "header", "footer", "fontTable":
			if files[r.Target] != nil {
				h.take(files, types, r)
			}
		case "numbering":
			there = string(files[r.Target])
		}
	}
	for _, found := range listID.Regexp().FindAllStringSubmatch(there, -1) {
		if id, err := strconv.Atoi(found[1]); err == nil {
			h.bullets = max(h.bullets, id+1)
		}
	}
	if there != "" && !strings.Contains(there, "</w:numbering>") {
		there = ""
	}
	h.add("numbering", ooxml.Part{Name: "word/numbering.xml", Type: typePrefix + "numbering+xml", Content: numbering(there, h.bullets)}, "")
	return h, nil
}

// take takes a part of a template with the pictures in it.
func (h *house) take(files map[string][]byte, types func(string) string, r ooxml.Relationship) {
	h.relationships[documentPart] = append(h.relationships[documentPart], r)
	h.parts = append(h.parts, ooxml.Part{Name: r.Target, Type: types(r.Target), Content: files[r.Target]})
	for _, below := range ooxml.Relationships(files, r.Target) {
		h.relationships[r.Target] = append(h.relationships[r.Target], below)
		if below.External || files[below.Target] == nil || slices.ContainsFunc(h.parts, func(p ooxml.Part) bool { return p.Name == below.Target }) {
			continue
		}
		h.parts = append(h.parts, ooxml.Part{Name: below.Target, Type: types(below.Target), Content: files[below.Target]})
	}
}

// rooted adds to the tag that a document begins with the one name space that the program needs and that it may lack.
func rooted(tag string) string {
	if tag == "" {
		return defaultRoot
	}
	if !strings.Contains(tag, "xmlns:r=") {
		tag = strings.TrimSuffix(tag, ">") + ` xmlns:r="` + ooxml.NamespaceRelationships + `">`
	}
	return tag
}

func textWidth(section string) int {
	find := func(form *pattern.Pattern, otherwise int) int {
		m := form.FindStringSubmatch(section)
		if m == nil {
			return otherwise
		}
		value, err := strconv.Atoi(m[1])
		if err != nil {
			return otherwise
		}
		return value
	}
	return find(pageWidth, 11906) - find(leftMargin, 1418) - find(rightMargin, 1418)
}

// stylesOf returns the part with the styles of a template and the ids of those that documents use. Those that it lacks are added, as the
// program has them.
func stylesOf(content []byte, lang data.Lang) (map[string]string, []ooxml.Part, error) {
	var found struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
		} `xml:"style"`
	}
	if err := xml.Unmarshal(content, &found); err != nil {
		return nil, nil, err
	}
	ids, taken := map[string]string{}, map[string]bool{}
	for _, s := range found.Styles {
		taken[s.ID] = true
		for _, own := range styles {
			if strings.EqualFold(own.name, s.Name.Val) && ids[own.name] == "" {
				ids[own.name] = s.ID
			}
		}
	}
	var missing []style
	for _, own := range styles {
		if ids[own.name] != "" {
			continue
		}
		id := own.id.In(lang)
		for taken[id] {
			id += "Spoor"
		}
		ids[own.name], taken[id] = id, true
		missing = append(missing, own)
	}
	var added strings.Builder
	for _, own := range missing {
		added.WriteString(own.xml(ids))
	}
	at := bytes.LastIndex(content, []byte("</w:styles>"))
	if at < 0 {
		return nil, nil, errors.New("it does not end with </w:styles>")
	}
	joined := slices.Concat(content[:at], []byte(added.String()), content[at:])
	return ids, []ooxml.Part{{Name: "word/styles.xml", Type: typePrefix + "styles+xml", Content: joined}}, nil
}

// withList adds a list to a part that defines lists: what they look like stands before the lists themselves.
func withList(there, abstract, list string) string {
	end := strings.LastIndex(there, "</w:numbering>")
	first := strings.Index(there, "<w:num ")
	if first < 0 {
		first = end
	}
	lists := there[first:end]
	if cleanup := strings.Index(lists, "<w:numIdMacAtCleanup"); cleanup >= 0 {
		return there[:first] + abstract + lists[:cleanup] + list + lists[cleanup:] + there[end:]
	}
	return there[:first] + abstract + lists + list + there[end:]
}
