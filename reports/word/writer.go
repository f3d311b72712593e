package word

import (
	"slices"
	"strconv"

	"spoor/internal/ooxml"
	"spoor/reports/blocks"
)

const documentPart = "word/document.xml"

// writer writes one document.
type writer struct {
	*ooxml.XML // the body
	house      house
	options    Options
	pack       *ooxml.Package
	footnotes  *ooxml.XML
	title      string

	marks     map[string]string // the notes of the section that is being written, by mark
	numbers   map[string]int    // of those that stand in the document already
	notes     int
	bookmarks int
	figures   int
	tables    int
	charts    int
	headings  []contentsLine
	brief     bool // whether what is written has room on one line: the cells of numbers, which are copied as they are
}

// contentsLine is a line of the contents.
type contentsLine struct {
	level        int
	text, anchor string
	placed       bool // whether the heading stands in the document already
}

func newWriter(h house, o Options) *writer { return &writer{XML: &ooxml.XML{}, house: h, options: o} }

// document writes all blocks.
func (w *writer) document(all []blocks.Block) {
	for _, b := range all {
		if b.Kind == blocks.Heading && b.Level == 1 && w.title == "" {
			w.title = blocks.Plain(b.Text)
		}
	}
	w.pack = ooxml.NewPackage(documentPart, w.title, tag(w.options.Lang))
	for _, r := range w.house.relationships[documentPart] {
		w.pack.RelateAs(documentPart, r)
	}
	w.beginFootnotes()
	w.headings = contentsOf(all)
	at := contentsAt(all)
	for i, b := range all {
		if b.Kind == blocks.Heading || i == 0 {
			w.section(all[i:])
		}
		if i == at {
			w.contents()
		}
		w.block(b, i > 0 && all[i-1].Kind == blocks.Heading && all[i-1].Level == 1)
	}
}

// section finds the notes that belong to the blocks up to the next heading.
func (w *writer) section(all []blocks.Block) {
	w.marks, w.numbers = map[string]string{}, map[string]int{}
	for i, b := range all {
		if i > 0 && b.Kind == blocks.Heading {
			return
		}
		if b.Kind == blocks.Note {
			w.marks[b.Mark] = b.Text
		}
	}
}

// contentsAt is where the contents stand: behind the first section where that is text alone before tables or figures, for it says what
// matters most; otherwise before it.
func contentsAt(all []blocks.Block) int {
	first, second := -1, -1
	for i, b := range all {
		switch {
		case b.Kind == blocks.Heading && b.Level > 1 && first < 0:
			first = i
		case b.Kind == blocks.Heading && b.Level > 1 && second < 0:
			second = i
		case first >= 0 && (b.Kind == blocks.Table || b.Kind == blocks.Figure):
			return max(first, second)
		}
	}
	return first
}

// mostContents is up to how many lines the contents have two levels.
const mostContents = 16

// contentsOf lists the headings below the title: of two levels, or of one where there are many.
func contentsOf(all []blocks.Block) []contentsLine {
	var lines []contentsLine
	for deepest := 3; deepest >= 2 && (lines == nil || len(lines) > mostContents); deepest-- {
		lines = nil
		for _, b := range all {
			if b.Kind == blocks.Heading && b.Level > 1 && b.Level <= deepest {
				lines = append(lines, contentsLine{level: b.Level - 1, text: blocks.Plain(b.Text), anchor: "_Toc" + strconv.Itoa(len(lines)+1)})
			}
		}
	}
	return lines
}

// fewestHeadings is from how many headings on a document has a table of contents.
const fewestHeadings = 5

// contents writes the table of contents as a field, filled in without the numbers of pages, which Word adds.
func (w *writer) contents() {
	if len(w.headings) < fewestHeadings {
		return
	}
	deepest := 1
	for _, line := range w.headings {
		deepest = max(deepest, line.level)
	}
	w.Raw([]byte(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`))
	w.paragraph("TOC Heading", "<w:keepNext/>", func() { runText(w.XML, words.contents.In(w.options.Lang), "") })
	for i, line := range w.headings {
		w.paragraph("toc "+strconv.Itoa(line.level), "", func() {
			if i == 0 {
				w.Raw([]byte(`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-` + strconv.Itoa(deepest) + `" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`))
			}
			w.Open("w:hyperlink", "w:anchor", line.anchor)
			runText(w.XML, line.text, "")
			w.Close()
			if i == len(w.headings)-1 {
				w.Raw([]byte(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
			}
		})
	}
	w.Raw([]byte(`</w:sdtContent></w:sdt>`))
}

// block writes one block; under is set for the first one under the title.
func (w *writer) block(b blocks.Block, under bool) {
	switch b.Kind {
	case blocks.Heading:
		w.heading(b)
	case blocks.Bullet:
		list := `<w:numPr><w:ilvl w:val="` + strconv.Itoa(min(b.Level, 2)) + `"/><w:numId w:val="` + strconv.Itoa(w.house.bullets) + `"/></w:numPr>`
		w.paragraph("List Bullet", list, func() { w.anchored(b.Anchors); w.text(b.Text) })
	case blocks.Numbered:
		w.paragraph("List Number", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`+strconv.Itoa(w.house.bullets+1)+`"/></w:numPr>`, func() { w.anchored(b.Anchors); w.text(b.Text) })
	case blocks.Table:
		w.table(b)
	case blocks.Figure:
		w.figure(b)
	case blocks.Note:
		if w.numbers[b.Mark] == 0 { // nothing in the text refers to it: the figure does
			w.paragraph("table note", "", func() { runText(w.XML, b.Mark+" ", ""); w.text(b.Text) })
		}
	default:
		name := "Normal"
		if emphasised, is := b.Emphasised(); is && under {
			name, b.Text = "Subtitle", emphasised
		} else if len(b.Text) > 2 && b.Text[:2] == `\*` {
			name = "table note"
		}
		properties := ""
		if b.Leads {
			properties = "<w:keepNext/>"
		}
		w.paragraph(name, properties, func() { w.anchored(b.Anchors); w.text(b.Text) })
	}
}

func (w *writer) heading(b blocks.Block) {
	name := "Title"
	if b.Level > 1 {
		name = "heading " + strconv.Itoa(min(b.Level-1, 3))
	}
	w.paragraph(name, "<w:keepNext/>", func() { // which a house style may not say
		w.anchored(b.Anchors)
		text := blocks.Plain(b.Text)
		if at := slices.IndexFunc(w.headings, func(line contentsLine) bool { return line.text == text && line.level == b.Level-1 && !line.placed }); at >= 0 && b.Level > 1 {
			w.anchored([]string{w.headings[at].anchor})
			w.headings[at].placed = true // the next one of the same name has an anchor of its own
		}
		w.text(b.Text)
	})
}

// anchored marks a place that links lead to.
func (w *writer) anchored(anchors []string) {
	for _, anchor := range anchors {
		w.bookmarks++
		id := strconv.Itoa(w.bookmarks)
		w.Empty("w:bookmarkStart", "w:id", id, "w:name", bookmark(anchor))
		w.Empty("w:bookmarkEnd", "w:id", id)
	}
}

// bookmark is the name of a place as Word allows it: letters, digits and underscores, at most forty.
func bookmark(anchor string) string {
	name := []rune{}
	for _, r := range anchor {
		if r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			r = '_'
		}
		name = append(name, r)
	}
	if len(name) > 0 && name[0] >= '0' && name[0] <= '9' {
		name = append([]rune{'_'}, name...)
	}
	if len(name) > 40 { // its end tells it from others
		name = append([]rune("b"), name[len(name)-39:]...)
	}
	return string(name)
}

// paragraph writes a paragraph in a style, with properties of its own as XML.
func (w *writer) paragraph(style, properties string, content func()) {
	w.Open("w:p")
	w.Open("w:pPr")
	w.Empty("w:pStyle", "w:val", w.house.ids[style])
	w.Raw([]byte(properties))
	w.Close()
	content()
	w.Close()
}

// text writes a text with its looks, links and notes.
func (w *writer) text(text string) { w.sized(text, 0) }

// sized is text with letters of that size in half points, or that of the style for 0.
func (w *writer) sized(text string, size int) {
	write := runText
	if w.brief {
		write = oneRun
	}
	marked := false // whether a mark stands before this run
	for _, r := range blocks.Runs(text, func(mark string) bool { return w.marks[mark] != "" }) {
		if marked && r.Mark != "" {
			runText(w.XML, "\u202f", "")
		}
		marked = r.Mark != ""
		properties := ""
		if r.Code {
			properties += `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>`
		}
		if r.Bold {
			properties += "<w:b/>"
		}
		if r.Italic {
			properties += "<w:i/>"
		}
		if size > 0 && size != ordinary {
			properties += `<w:sz w:val="` + strconv.Itoa(size) + `"/>`
		}
		switch {
		case r.Mark != "":
			w.note(r.Mark)
		case r.Anchor != "":
			w.Open("w:hyperlink", "w:anchor", bookmark(r.Anchor))
			write(w.XML, r.Text, `<w:rStyle w:val="`+w.house.ids["Hyperlink"]+`"/>`+properties)
			w.Close()
		default:
			write(w.XML, r.Text, properties)
		}
	}
}

// bytes returns the document as a file.
func (w *writer) bytes() ([]byte, error) {
	document := ooxml.NewXML()
	document.Raw([]byte(w.house.root + "<w:body>"))
	document.Raw(w.XML.Bytes())
	document.Raw([]byte(w.house.section + "</w:body></w:document>"))
	w.pack.Add(ooxml.Part{Name: documentPart, Type: typePrefix + "document.main+xml", Content: document.Bytes()})
	for _, part := range w.house.parts {
		w.pack.Add(part)
	}
	for _, part := range w.house.parts {
		for _, r := range w.house.relationships[part.Name] {
			w.pack.RelateAs(part.Name, r)
		}
	}
	w.endFootnotes()
	w.pack.Add(ooxml.Part{Name: "word/settings.xml", Type: typePrefix + "settings+xml", Content: settings(w.options.Lang)})
	w.pack.Relate(documentPart, "settings", "word/settings.xml")
	return w.pack.Bytes()
}
