package word

import (
	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/reports/page"
)

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// house is how a document looks: styles, page, headers and footers, of a template or of the program.
type house struct {
	ids           map[string]string // of the styles, by name
	parts         []ooxml.Part
	relationships map[string][]ooxml.Relationship // of the parts; those of "word/document.xml" have ids that section names
	root          string                          // the tag that the document begins with
	section       string                          // w:sectPr: page, margins, headers and footers
	bullets       int                             // id of the list of bullets
	width         int                             // between the margins, in twentieths of a point
}

const typePrefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// The documents of the program stand on A4 with margins of 2.5 cm and the number of the page at their foot.
const (
	defaultSection = `<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`
	defaultWidth   = 11906 - 2*1418
	defaultRoot    = `<w:document xmlns:w="` + namespace + `" xmlns:r="` + ooxml.NamespaceRelationships + `">`
)

// plain is the look of documents without a house style.
func plain(lang data.Lang) house {
	h := house{relationships: map[string][]ooxml.Relationship{}, root: defaultRoot, section: defaultSection, width: defaultWidth, bullets: 1}
	var content []byte
	content, h.ids = stylesPart(lang)
	h.add("styles", ooxml.Part{Name: "word/styles.xml", Type: typePrefix + "styles+xml", Content: content}, "")
	h.add("numbering", ooxml.Part{Name: "word/numbering.xml", Type: typePrefix + "numbering+xml", Content: numbering("", h.bullets)}, "")
	footer := ooxml.NewXML()
	footer.Open("w:ftr", "xmlns:w", namespace)
	footer.Open("w:p")
	footer.Raw([]byte(`<w:pPr><w:pStyle w:val="` + h.ids["footer"] + `"/><w:jc w:val="center"/></w:pPr>`))
	runText(footer, words.page.In(lang)+" ", "")
	field(footer, "PAGE", "1")
	runText(footer, " "+words.of.In(lang)+" ", "")
	field(footer, "NUMPAGES", "1")
	footer.Close("w:p", "w:ftr")
	h.add("footer", ooxml.Part{Name: "word/footer1.xml", Type: typePrefix + "footer+xml", Content: footer.Bytes()}, "rIdFooter")
	return h
}

func (h *house) add(kind string, part ooxml.Part, id string) {
	h.parts = append(h.parts, part)
	h.relate(kind, part.Name, id)
}

func (h *house) relate(kind, target, id string) {
	h.relationships[documentPart] = append(h.relationships[documentPart], ooxml.Relationship{ID: id, Kind: ooxml.NamespaceRelationships + "/" + kind, Target: target})
}

// numbering is the part that defines lists, with the bullets of the program, and behind them its numbers, among those that are there.
func numbering(there string, id int) []byte {
	if there == "" {
		there = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:numbering xmlns:w="` + namespace + `"></w:numbering>`
	}
	abstract := id + 9000
	return []byte(withList(there, bullets(abstract)+numbers(abstract+1), list(id, abstract)+list(id+1, abstract+1)))
}

// field writes a field with what it shows until it is updated.
func field(x *ooxml.XML, instruction, shown string) {
	x.Open("w:fldSimple", "w:instr", " "+instruction+" ")
	x.Open("w:r")
	x.Text("w:t", shown)
	x.Close("w:r", "w:fldSimple")
}

// runText writes a text, with the properties of its runs as XML. No line breaks within a number or a range.
func runText(x *ooxml.XML, text, properties string) {
	for i, piece := range page.Pieces(text) {
		if i > 0 {
			oneRun(x, page.Joiner, joinerProperties)
		}
		oneRun(x, piece, properties)
	}
}

// joinerProperties are those of a sign that nobody sees: one point high.
const joinerProperties = `<w:rFonts w:ascii="` + page.JoinerFont + `" w:hAnsi="` + page.JoinerFont + `" w:cs="` + page.JoinerFont + `"/><w:sz w:val="2"/><w:szCs w:val="2"/>`

// oneRun is runText for a text that breaks at its ranges.
func oneRun(x *ooxml.XML, text, properties string) {
	x.Open("w:r")
	if properties != "" {
		x.Raw([]byte("<w:rPr>" + properties + "</w:rPr>"))
	}
	x.Text("w:t", page.Unbroken(text))
	x.Close()
}
