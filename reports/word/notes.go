package word

import (
	"strconv"

	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/reports/blocks"
)

// beginFootnotes begins the part of the footnotes with the two lines above them that Word wants to have.
func (w *writer) beginFootnotes() {
	w.footnotes = ooxml.NewXML()
	w.footnotes.Open("w:footnotes", "xmlns:w", namespace, "xmlns:r", ooxml.NamespaceRelationships)
	w.footnotes.Raw([]byte(`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`))
}

// note refers to a footnote. The first time in a section it is written; after that the text refers to the same number.
func (w *writer) note(mark string) {
	reference := `<w:rStyle w:val="` + w.house.ids["footnote reference"] + `"/>`
	if number := w.numbers[mark]; number > 0 {
		w.Raw([]byte(`<w:r><w:rPr>` + reference + `</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>` + reference + `</w:rPr><w:instrText xml:space="preserve"> NOTEREF _Noot` + strconv.Itoa(number) +
			` \h </w:instrText></w:r><w:r><w:rPr>` + reference + `</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>`))
		runText(w.XML, strconv.Itoa(number), reference)
		w.Raw([]byte(`<w:r><w:rPr>` + reference + `</w:rPr><w:fldChar w:fldCharType="end"/></w:r>`))
		return
	}
	w.notes++
	number := strconv.Itoa(w.notes)
	w.numbers[mark] = w.notes
	w.bookmarks++
	id := strconv.Itoa(w.bookmarks)
	w.Empty("w:bookmarkStart", "w:id", id, "w:name", "_Noot"+number)
	w.Raw([]byte(`<w:r><w:rPr>` + reference + `</w:rPr><w:footnoteReference w:id="` + number + `"/></w:r>`))
	w.Empty("w:bookmarkEnd", "w:id", id)

	text := w.marks[mark]
	x := w.footnotes
	x.Open("w:footnote", "w:id", number)
	x.Open("w:p")
	x.Raw([]byte(`<w:pPr><w:pStyle w:val="` + w.house.ids["footnote text"] + `"/></w:pPr><w:r><w:rPr>` + reference + `</w:rPr><w:footnoteRef/></w:r>`))
	runText(x, " "+blocks.Plain(text), "")
	x.Close("w:p", "w:footnote")
}

// endFootnotes adds the part of the footnotes.
func (w *writer) endFootnotes() {
	w.footnotes.Close()
	w.pack.Add(ooxml.Part{Name: "word/footnotes.xml", Type: typePrefix + "footnotes+xml", Content: w.footnotes.Bytes()})
	w.pack.Relate(documentPart, "footnotes", "word/footnotes.xml")
}

// settings are those of a document: how numbers are written, and what stands above footnotes.
func settings(lang data.Lang) []byte {
	x := ooxml.NewXML()
	x.Open("w:settings", "xmlns:w", namespace)
	x.Empty("w:defaultTabStop", "w:val", "708")
	x.Raw([]byte(`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`))
	x.Empty("w:themeFontLang", "w:val", tag(lang))
	x.Empty("w:decimalSymbol", "w:val", data.Text{NL: ",", EN: "."}.In(lang))
	x.Empty("w:listSeparator", "w:val", data.Text{NL: ";", EN: ","}.In(lang))
	x.Close()
	return x.Bytes()
}
