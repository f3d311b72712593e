package opendocument

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"spoor/internal/pattern"
)

// Sheet is a sheet of a spreadsheet.
type Sheet struct {
	Name   string
	Hidden bool

	at int // which of the tables of the content it is, from 0
}

var (
	tags      = pattern.New(`<(?:[\w.-]+:)?(?:table|style|table-properties|shapes)(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>|</(?:[\w.-]+:)?shapes\s*>`)
	mostBytes = 64 << 10 // of a tag that is looked at
)

// Sheets lists the sheets in the order of the file. The content is looked through without reading it as XML, which is done once, for the
// sheet that is read. Tables that are kept from other files, and those within a cell or
// a drawing, are no sheets.
func Sheets(content io.Reader) ([]Sheet, error) {
	var out []Sheet
	hidden := map[string]bool{}
	style, at, inShapes := "", 0, false
	chunk, kept := make([]byte, mostBytes), []byte(nil)
	for {
		n, err := content.Read(chunk)
		text := append(kept, chunk[:n]...)
		used := 0
		for _, found := range tags.Regexp().FindAllIndex(text, -1) {
			used = found[1]
			tag := text[found[0]:found[1]]
			element, ok := elementOf(tag)
			switch {
			case !ok:
				inShapes = false
			case element.Name.Local == "shapes":
				inShapes = !bytes.HasSuffix(tag, []byte("/>"))
			case element.Name.Local == "style":
				style = attribute(element, "name")
			case element.Name.Local == "table-properties":
				if attribute(element, "display") == "false" {
					hidden[style] = true
				}
			default:
				if name := attribute(element, "name"); !inShapes && attribute(element, "is-sub-table") != "true" && !strings.HasPrefix(name, "'file:") {
					out = append(out, Sheet{Name: name, Hidden: hidden[attribute(element, "style-name")], at: at})
				}
				at++
			}
		}
		rest := text[used:]
		if from := bytes.LastIndexByte(rest, '<'); from >= 0 && len(rest)-from < mostBytes {
			kept = slices.Clone(rest[from:])
		} else {
			kept = nil
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// elementOf reads one tag that begins an element.
func elementOf(tag []byte) (xml.StartElement, bool) {
	token, err := xml.NewDecoder(bytes.NewReader(tag)).RawToken()
	element, ok := token.(xml.StartElement)
	return element, err == nil && ok
}

// attribute returns an attribute by its name without a prefix; those that LibreOffice adds to what the standard has are passed over.
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name && a.Name.Space != "calcext" && a.Name.Space != "loext" {
			return a.Value
		}
	}
	return ""
}
