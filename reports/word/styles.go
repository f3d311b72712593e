package word

import (
	"fmt"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/ooxml"
)

// style is a style that the documents use. Word shows its own name for those that it knows: "heading 1" is "Kop 1" in a Dutch one.
type style struct {
	name       string    // that Word knows it by, in any language
	id         data.Text // within the document
	kind       string    // paragraph, character or table
	based      string    // name of the style that it is based on
	next       string    // name of the style of the paragraph behind it
	properties string    // w:pPr and w:rPr of a document without a house style
}

// styles are those of a document, in the order in which they stand in it.
var styles = []style{
	{"Normal", data.Text{NL: "Standaard", EN: "Normal"}, "paragraph", "", "", `<w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>`},
	{"Title", data.Text{NL: "Titel", EN: "Title"}, "paragraph", "Normal", "Normal", `<w:pPr><w:keepNext/><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:color w:val="1F4E79"/><w:sz w:val="40"/></w:rPr>`},
	{"Subtitle", data.Text{NL: "Ondertitel", EN: "Subtitle"}, "paragraph", "Normal", "Normal", `<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:color w:val="5F6B76"/><w:sz w:val="24"/></w:rPr>`},
	{"heading 1", data.Text{NL: "Kop1", EN: "Heading1"}, "paragraph", "Normal", "Normal", heading1(0, 30)},
	{"heading 2", data.Text{NL: "Kop2", EN: "Heading2"}, "paragraph", "Normal", "Normal", heading1(1, 25)},
	{"heading 3", data.Text{NL: "Kop3", EN: "Heading3"}, "paragraph", "Normal", "Normal", heading1(2, 22)},
	{"caption", data.Text{NL: "Bijschrift", EN: "Caption"}, "paragraph", "Normal", "Normal", `<w:pPr><w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="3C4650"/><w:sz w:val="18"/></w:rPr>`},
	{"List Bullet", data.Text{NL: "Lijstopsomteken", EN: "ListBullet"}, "paragraph", "Normal", "", `<w:pPr><w:spacing w:after="60"/><w:contextualSpacing/></w:pPr>`},
	{"List Number", data.Text{NL: "Lijstnummering", EN: "ListNumber"}, "paragraph", "Normal", "", `<w:pPr><w:spacing w:after="60"/></w:pPr>`},
	{"toc 1", data.Text{NL: "Inhopg1", EN: "TOC1"}, "paragraph", "Normal", "Normal", `<w:pPr><w:spacing w:after="40"/></w:pPr>`},
	{"toc 2", data.Text{NL: "Inhopg2", EN: "TOC2"}, "paragraph", "Normal", "Normal", `<w:pPr><w:spacing w:after="40"/><w:ind w:left="280"/></w:pPr>`},
	{"TOC Heading", data.Text{NL: "Kopvaninhoudsopgave", EN: "TOCHeading"}, "paragraph", "heading 1", "Normal", `<w:pPr><w:spacing w:before="120" w:after="80"/><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>`},
	{"footnote text", data.Text{NL: "Voetnoottekst", EN: "FootnoteText"}, "paragraph", "Normal", "", `<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>`},
	{"table note", data.Text{NL: "Tabelnoot", EN: "TableNote"}, "paragraph", "Normal", "Normal", `<w:pPr><w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="5F6B76"/><w:sz w:val="17"/></w:rPr>`},
	{"table cell", data.Text{NL: "Tabelcel", EN: "TableCell"}, "paragraph", "Normal", "", `<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>`},
	{"footer", data.Text{NL: "Voettekst", EN: "Footer"}, "paragraph", "Normal", "", `<w:rPr><w:color w:val="5F6B76"/><w:sz w:val="17"/></w:rPr>`},
	{"Default Paragraph Font", data.Text{NL: "Standaardalinea-lettertype", EN: "DefaultParagraphFont"}, "character", "", "", ""},
	{"footnote reference", data.Text{NL: "Voetnootmarkering", EN: "FootnoteReference"}, "character", "Default Paragraph Font", "", `<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>`},
	{"Hyperlink", data.Text{NL: "Hyperlink", EN: "Hyperlink"}, "character", "Default Paragraph Font", "", `<w:rPr><w:color w:val="1F4E79"/></w:rPr>`},
	{"Normal Table", data.Text{NL: "Standaardtabel", EN: "TableNormal"}, "table", "", "", `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>`},
	{"spoor table", data.Text{NL: "Spoortabel", EN: "SpoorTable"}, "table", "Normal Table", "", `<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F4E79"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F4E79"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="E3E7EB"/></w:tblBorders></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="1F4E79"/></w:tcBorders></w:tcPr></w:tblStylePr>`},
}

func heading1(level, size int) string {
	return fmt.Sprintf(`<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80"/><w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:color w:val="1F4E79"/><w:sz w:val="%d"/></w:rPr>`, 320-60*level, level, size)
}

// xml returns the style with the ids of a document.
func (s style) xml(ids map[string]string) string {
	var b strings.Builder
	own := ""
	if s.name == "Normal" || s.name == "Default Paragraph Font" || s.name == "Normal Table" {
		own = ` w:default="1"`
	}
	if strings.HasPrefix(s.name, "table ") || strings.HasPrefix(s.name, "spoor") {
		own = ` w:customStyle="1"`
	}
	fmt.Fprintf(&b, `<w:style w:type="%s"%s w:styleId="%s"><w:name w:val="%s"/>`, s.kind, own, ids[s.name], s.name)
	if s.based != "" {
		fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, ids[s.based])
	}
	if s.next != "" {
		fmt.Fprintf(&b, `<w:next w:val="%s"/>`, ids[s.next])
	}
	b.WriteString(`<w:uiPriority w:val="99"/>`)
	if s.kind == "paragraph" {
		b.WriteString("<w:qFormat/>")
	}
	return b.String() + s.properties + "</w:style>"
}

// stylesPart is the part with the styles of a document without a house style.
func stylesPart(lang data.Lang) ([]byte, map[string]string) {
	ids := map[string]string{}
	for _, s := range styles {
		ids[s.name] = s.id.In(lang)
	}
	x := ooxml.NewXML()
	x.Open("w:styles", "xmlns:w", namespace)
	x.Raw([]byte(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="` +
		tag(lang) + `" w:eastAsia="` + tag(lang) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`))
	for _, s := range styles {
		x.Raw([]byte(s.xml(ids)))
	}
	x.Close()
	return x.Bytes(), ids
}

// tag is the language that Word checks the spelling in.
func tag(lang data.Lang) string { return data.Text{NL: "nl-NL", EN: "en-GB"}.In(lang) }

// numbers defines a list with numbers.
func numbers(abstract int) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum>`, abstract)
}

// bullets defines bullets at three depths.
func bullets(abstract int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, abstract)
	for level, sign := range []string{"•", "–", "·"} {
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="284"/></w:pPr></w:lvl>`, level, sign, 284*(level+1))
	}
	return b.String() + "</w:abstractNum>"
}

// list is the list with that id, which looks as defined under another.
func list(id, abstract int) string {
	return `<w:num w:numId="` + strconv.Itoa(id) + `"><w:abstractNumId w:val="` + strconv.Itoa(abstract) + `"/></w:num>`
}
