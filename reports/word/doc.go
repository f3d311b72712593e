// Package word writes documents for Word (WordprocessingML, ECMA-376 part 1, transitional): with styles that a house style can replace, a
// table of contents, real footnotes, numbered captions, and figures as native charts or as pictures.
//
// It reads the Markdown that package page writes, so that a document has the same words and numbers in every form, and whatever is
// written as Markdown can be written for Word.
package word

import (
	"spoor/data"
	"spoor/reports/blocks"
	"spoor/reports/page"
)

// Options say how a document is written.
type Options struct {
	Lang     data.Lang
	Pictures bool          // figures as pictures, not as charts; a figure without a chart is always a picture
	Template []byte        // a document for Word, whose styles, theme, headers, footers and page are taken; none when empty
	Figures  []page.Figure // that the document names
}

// Write returns a document that was written as Markdown as a document for Word. The error says what is wrong with the template.
func Write(markdown []byte, o Options) ([]byte, error) {
	house := plain(o.Lang)
	if len(o.Template) > 0 {
		var err error
		if house, err = readTemplate(o.Template, o.Lang); err != nil {
			return nil, err
		}
	}
	w := newWriter(house, o)
	w.document(blocks.Read(markdown))
	return w.bytes()
}

// words are the fixed texts of a document.
var words = struct{ contents, figure, table, more, page, of data.Text }{
	contents: data.Text{NL: "Inhoud", EN: "Contents"},
	figure:   data.Text{NL: "Figuur", EN: "Figure"},
	table:    data.Text{NL: "Tabel", EN: "Table"},
	more:     data.Text{NL: "Tabel %d, vervolg", EN: "Table %d, continued"},
	page:     data.Text{NL: "Pagina", EN: "Page"},
	of:       data.Text{NL: "van", EN: "of"},
}
