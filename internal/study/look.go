package study

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/ooxml/chart"
	"spoor/reports/page"
	"spoor/reports/slides"
	"spoor/reports/webpage"
	"spoor/reports/word"
)

// Look says how documents for Word and PowerPoint look. The zero value is the look of the program, with charts.
type Look struct {
	Word, Slides Template // whose styles are taken
	Pictures     bool     // figures as pictures, not as charts
}

// Template is a document with a house style; none when it has no name.
type Template struct {
	Name    string
	Content []byte
}

// inputs are the templates that a report in these forms is made from.
func (l Look) inputs(forms []string) []data.Input {
	var inputs []data.Input
	for _, template := range []struct {
		form string
		Template
	}{{"docx", l.Word}, {"pptx", l.Slides}} {
		if template.Name != "" && slices.Contains(forms, template.form) {
			inputs = append(inputs, data.Input{Name: "template." + template.form, SHA256: fmt.Sprintf("%x", sha256.Sum256(template.Content))})
		}
	}
	return inputs
}

// Document writes a document that was written as Markdown as one for Word.
func (l Look) Document(markdown []byte, lang data.Lang, figures []page.Figure) ([]byte, error) {
	content, err := word.Write(markdown, word.Options{Lang: lang, Pictures: l.Pictures, Template: l.Word.Content, Figures: figures})
	if err != nil {
		return nil, Unusable{Err: fmt.Errorf("%s: %w", l.Word.Name, err)}
	}
	return content, nil
}

// Written writes a result that is rendered as Markdown in the form html or docx too: for these its Markdown is written anew, under
// title where it has none of its own. Other forms are rendered as they are.
func (l Look) Written(form string, lang data.Lang, title string, render func(form string) ([]byte, error)) ([]byte, error) {
	if form != "html" && form != "docx" {
		return render(form)
	}
	markdown, err := render("md")
	if err != nil {
		return nil, err
	}
	return l.document(form, page.Titled(markdown, title), lang, nil)
}

// document writes Markdown in the form html or docx.
func (l Look) document(form string, markdown []byte, lang data.Lang, figures []page.Figure) ([]byte, error) {
	if form == "html" {
		return webpage.Write(markdown, lang, figures), nil
	}
	return l.Document(markdown, lang, figures)
}

// Deck writes a presentation for PowerPoint.
func (l Look) Deck(deck slides.Deck, lang data.Lang) ([]byte, error) {
	content, err := slides.Write(deck, slides.Options{Lang: lang, Pictures: l.Pictures, Template: l.Slides.Content})
	if err != nil {
		return nil, Unusable{Err: fmt.Errorf("%s: %w", l.Slides.Name, err)}
	}
	return content, nil
}

// office reports whether a form is one with charts that a reader edits.
func office(form string) bool { return form == "docx" || form == "pptx" }

// Office adds to a figure what a document for an office program shows of it: charts, and where those are asked for a picture.
func (l Look) Office(figure page.Figure, drawn picture.Figure, made ...chart.Chart) (page.Figure, error) {
	figure.Title, figure.Native, figure.Ratio = drawn.Title(), made, drawn.Height()/drawn.Width()
	if !l.Pictures {
		return figure, nil
	}
	var err error
	figure.PNG, err = rendered(drawn, picture.PNG)
	return figure, err
}

// native draws an item as a chart for an office program.
func (s *Study) native(kind data.FigureKind, figure page.Figure, drawn picture.Figure, table analysis.Table, l Look, lang data.Lang) (page.Figure, error) {
	made, err := charts.Native(kind, table, s.External(), charts.Options{Lang: lang})
	if err != nil {
		return page.Figure{}, err
	}
	return l.Office(figure, drawn, made)
}

// AnyOffice reports whether one of the forms is for an office program.
func AnyOffice(forms []string) bool { return slices.ContainsFunc(forms, office) }
