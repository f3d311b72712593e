// Package slides writes presentations for PowerPoint (PresentationML, ECMA-376 part 1, transitional): one slide an item, with the finding as
// its title, a native chart, and a line with the source.
package slides

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/internal/ooxml/chart"
	"spoor/internal/pattern"
	"spoor/reports/page"
)

// Slide is what a slide says about one item.
type Slide struct {
	Finding string // its title
	Figure  page.Figure
	Source  string // where it is from, with its base
	of      string // which of several slides it is, behind the title
}

// Deck is a presentation.
type Deck struct {
	Title, Subtitle string
	Slides          []Slide
}

// Options say how a presentation is written.
type Options struct {
	Lang     data.Lang
	Pictures bool   // figures as pictures, not as charts; a figure without a chart is always a picture
	Template []byte // a presentation whose masters, layouts and theme are taken; none when empty
}

// Write returns a presentation as a file for PowerPoint. The error says what is wrong with the template.
func Write(d Deck, o Options) ([]byte, error) {
	h, err := newHouse(o)
	if err != nil {
		return nil, err
	}
	w := &writer{house: h, options: o, pack: ooxml.NewPackage(presentation, d.Title, tag(o.Lang))}
	for _, part := range h.parts {
		w.pack.Add(part)
		for _, r := range h.relationships[part.Name] {
			w.pack.RelateAs(part.Name, r)
		}
	}
	for _, r := range h.relationships[presentation] {
		w.pack.RelateAs(presentation, r)
	}
	w.opening(d)
	for _, s := range d.Slides {
		for _, one := range apart(s, o.Pictures) {
			if err := w.slide(one); err != nil {
				return nil, err
			}
		}
	}
	w.presentation()
	return w.pack.Bytes()
}

// apart makes of a figure of several charts a slide for each.
func apart(s Slide, pictures bool) []Slide {
	if len(s.Figure.Native) < 2 || pictures {
		return []Slide{s}
	}
	var all []Slide
	for i, c := range s.Figure.Native {
		one := s
		one.Figure.Native = []chart.Chart{c}
		one.of = " (" + strconv.Itoa(i+1) + "/" + strconv.Itoa(len(s.Figure.Native)) + ")"
		all = append(all, one)
	}
	return all
}

const (
	presentation = "ppt/presentation.xml"
	typePrefix   = "application/vnd.openxmlformats-officedocument.presentationml."
	namespace    = "http://schemas.openxmlformats.org/presentationml/2006/main"
	centimetre   = 360000
)

func tag(lang data.Lang) string { return data.Text{NL: "nl-NL", EN: "en-GB"}.In(lang) }

var figureWord = data.Text{NL: "Figuur", EN: "Figure"}

// writer writes one presentation.
type writer struct {
	house   house
	options Options
	pack    *ooxml.Package
	slides  []string // ids of their relationships
	figures int
}

// begin begins a slide on a layout, and returns its name; the caller writes its shapes.
func (w *writer) begin(layout string) (x *ooxml.XML, name string) {
	name = "ppt/slides/slide" + strconv.Itoa(len(w.slides)+1) + ".xml"
	w.slides = append(w.slides, w.pack.Relate(presentation, "slide", name))
	w.pack.Relate(name, "slideLayout", layout)
	x = ooxml.NewXML()
	x.Open("p:sld", "xmlns:a", ooxml.NamespaceDrawing, "xmlns:r", ooxml.NamespaceRelationships, "xmlns:p", namespace)
	x.Open("p:cSld")
	x.Open("p:spTree")
	x.Raw([]byte(`<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`))
	return x, name
}

func (w *writer) end(x *ooxml.XML, name string) {
	x.Close("p:spTree", "p:cSld")
	x.Raw([]byte(`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`))
	x.Close()
	w.pack.Add(ooxml.Part{Name: name, Type: typePrefix + "slide+xml", Content: x.Bytes()})
}

// opening writes the first slide: what the presentation is about.
func (w *writer) opening(d Deck) {
	x, name := w.begin(w.house.first.name)
	w.placeholder(x, 2, w.house.first.title, "", d.Title)
	if w.house.first.subtitle != "" {
		w.placeholder(x, 3, "subTitle", w.house.first.subtitle, d.Subtitle)
	} else {
		w.textBox(x, 3, d.Subtitle, 0.4, 0.5, 18)
	}
	w.end(x, name)
}

// slide writes the slide of an item.
func (w *writer) slide(s Slide) error {
	x, name := w.begin(w.house.item.name)
	w.placeholder(x, 2, w.house.item.title, "", headline(s.Finding)+s.of)
	w.textBox(x, 3, s.Figure.Title, 0.205, 0.06, 14)
	if err := w.figure(x, name, s.Figure); err != nil {
		return err
	}
	w.textBox(x, 5, s.Source, 0.925, 0.05, 11)
	w.end(x, name)
	return nil
}

// mostLetters is how long a title may be; longer findings have their first sentence there.
const mostLetters = 150

// statistics are the brackets of a sentence with an interval or a p-value, which the figure and its labels show.
var statistics = pattern.New(` \([^()]*(-interval| interval |\bp [<=])[^()]*\)`)

// headline is as much of a finding as a title has room for: whole sentences, at least the first, which goes without its statistics where it
// is too long.
func headline(finding string) string {
	if first := sentences(finding)[0]; utf8.RuneCountInString(first) > mostLetters {
		finding = statistics.ReplaceAllString(finding, "")
	}
	title := ""
	for _, sentence := range sentences(finding) {
		if title != "" && utf8.RuneCountInString(title)+1+utf8.RuneCountInString(sentence) > mostLetters {
			break
		}
		title = strings.TrimSpace(title + " " + sentence)
	}
	return title
}

// sentences divides a text where a point is followed by a space and a capital, or by a quotation.
func sentences(text string) []string {
	var all []string
	start := 0
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '.' && text[i+1] == ' ' {
			next, _ := utf8.DecodeRuneInString(text[i+2:])
			if strings.ToUpper(string(next)) == string(next) && !strings.ContainsRune("0123456789(", next) {
				all = append(all, text[start:i+1])
				start = i + 2
			}
		}
	}
	return append(all, text[start:])
}

// placeholder fills a place that the layout has, by its type and index.
func (w *writer) placeholder(x *ooxml.XML, id int, kind, index, text string) {
	attributes := []string{"type", kind}
	if index != "" {
		attributes = append(attributes, "idx", index)
	}
	x.Open("p:sp")
	x.Open("p:nvSpPr")
	x.Empty("p:cNvPr", "id", strconv.Itoa(id), "name", "Text "+strconv.Itoa(id))
	x.Raw([]byte(`<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>`))
	x.Open("p:nvPr")
	x.Empty("p:ph", attributes...)
	x.Close("p:nvPr", "p:nvSpPr")
	x.Empty("p:spPr")
	x.Open("p:txBody")
	x.Raw([]byte(`<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>`))
	size := 0
	if letters := utf8.RuneCountInString(text); letters > 120 && kind == "title" {
		size = 20
	} else if letters > 70 && kind == "title" {
		size = 24
	}
	w.line(x, text, size)
	x.Close("p:txBody", "p:sp")
}

func (w *writer) line(x *ooxml.XML, text string, size int) {
	attributes := []string{"lang", tag(w.options.Lang)}
	if size > 0 {
		attributes = append(attributes, "sz", strconv.Itoa(size*100))
	}
	font := ""
	if size > 0 && size < 20 {
		font = "+mn-lt"
	}
	x.Open("a:p")
	for i, piece := range page.Pieces(text) {
		if i > 0 {
			run(x, page.Joiner, page.JoinerFont, "lang", tag(w.options.Lang), "sz", "100")
		}
		run(x, piece, font, attributes...)
	}
	x.Close("a:p")
}

// run writes a text in one look, in a font of its own where it has one.
func run(x *ooxml.XML, text, font string, attributes ...string) {
	x.Open("a:r")
	x.Open("a:rPr", attributes...)
	if font != "" {
		x.Empty("a:latin", "typeface", font)
	}
	x.Close()
	x.Text("a:t", text)
	x.Close("a:r")
}

// textBox writes a text across the slide, at a share of its height.
func (w *writer) textBox(x *ooxml.XML, id int, text string, top, height float64, size int) {
	if text == "" {
		return
	}
	x.Open("p:sp")
	x.Open("p:nvSpPr")
	x.Empty("p:cNvPr", "id", strconv.Itoa(id), "name", "Text "+strconv.Itoa(id))
	x.Raw([]byte(`<p:cNvSpPr txBox="1"/><p:nvPr/>`))
	x.Close()
	x.Open("p:spPr")
	w.place(x, "a", top, height)
	x.Raw([]byte(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>`))
	x.Close()
	x.Open("p:txBody")
	x.Raw([]byte(`<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/>`))
	w.line(x, text, size)
	x.Close("p:txBody", "p:sp")
}

// sideMargin is the share of a slide that is left free on both sides.
const sideMargin = 0.055

// place writes where a shape stands.
func (w *writer) place(x *ooxml.XML, prefix string, top, height float64) {
	w.placeAt(x, prefix, sideMargin, top, 1-2*sideMargin, height)
}

func (w *writer) placeAt(x *ooxml.XML, prefix string, left, top, width, height float64) {
	across, down := float64(w.house.width), float64(w.house.height)
	emu := func(value float64) string { return strconv.Itoa(int(value)) }
	x.Open(prefix + ":xfrm")
	x.Empty("a:off", "x", emu(left*across), "y", emu(top*down))
	x.Empty("a:ext", "cx", emu(width*across), "cy", emu(height*down))
	x.Close()
}

// The room of a figure on a slide, as shares of its height.
const (
	figureTop    = 0.275
	figureHeight = 0.635
)

// figure writes a chart, or a picture.
func (w *writer) figure(x *ooxml.XML, slide string, f page.Figure) error {
	w.figures++
	number := strconv.Itoa(w.figures)
	if len(f.Native) == 0 || w.options.Pictures {
		w.picture(x, slide, f)
		return nil
	}
	c, part := f.Native[0], "ppt/charts/chart"+number+".xml"
	c.Height = figureHeight * float64(w.house.height) / centimetre
	if err := c.AddTo(w.pack, part, "ppt/embeddings/chart"+number+".xlsx", chart.Options{Lang: tag(w.options.Lang), Size: 12}); err != nil {
		return err
	}
	id := w.pack.Relate(slide, "chart", part)
	x.Open("p:graphicFrame")
	x.Open("p:nvGraphicFramePr")
	x.Empty("p:cNvPr", "id", "4", "name", figureWord.In(w.options.Lang)+" "+number, "descr", c.Alt)
	x.Raw([]byte(`<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>`))
	x.Close()
	w.place(x, "p", figureTop, figureHeight)
	x.Open("a:graphic")
	x.Open("a:graphicData", "uri", ooxml.NamespaceChart)
	x.Empty("c:chart", "xmlns:c", ooxml.NamespaceChart, "r:id", id)
	x.Close("a:graphicData", "a:graphic", "p:graphicFrame")
	return nil
}

// picture writes a picture as large as there is room for.
func (w *writer) picture(x *ooxml.XML, slide string, f page.Figure) {
	if len(f.PNG) == 0 {
		return
	}
	name := "ppt/media/figure" + strconv.Itoa(w.figures) + ".png"
	w.pack.Add(ooxml.Part{Name: name, Type: "image/png", Content: f.PNG})
	id := w.pack.Relate(slide, "image", name)
	width, height := 1-2*sideMargin, figureHeight
	if tall := width * float64(w.house.width) * f.Ratio / float64(w.house.height); tall > height {
		width *= height / tall
	} else {
		height = tall
	}
	alt := f.Alt
	if len(f.Native) > 0 {
		alt = f.Native[0].Alt
	}
	x.Open("p:pic")
	x.Open("p:nvPicPr")
	x.Empty("p:cNvPr", "id", "4", "name", f.Name, "descr", alt)
	x.Raw([]byte(`<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>`))
	x.Close()
	x.Open("p:blipFill")
	x.Empty("a:blip", "r:embed", id)
	x.Raw([]byte(`<a:stretch><a:fillRect/></a:stretch>`))
	x.Close()
	x.Open("p:spPr")
	w.placeAt(x, "a", (1-width)/2, figureTop, width, height)
	x.Raw([]byte(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`))
	x.Close("p:spPr", "p:pic")
}

// presentation writes the part that lists the masters and the slides.
func (w *writer) presentation() {
	x := ooxml.NewXML()
	x.Open("p:presentation", "xmlns:a", ooxml.NamespaceDrawing, "xmlns:r", ooxml.NamespaceRelationships, "xmlns:p", namespace)
	x.Open("p:sldMasterIdLst")
	for _, master := range w.house.masters {
		x.Empty("p:sldMasterId", "id", master.id, "r:id", master.relationship)
	}
	x.Close()
	x.Open("p:sldIdLst")
	for i, id := range w.slides {
		x.Empty("p:sldId", "id", strconv.Itoa(256+i), "r:id", id)
	}
	x.Close()
	x.Empty("p:sldSz", "cx", strconv.Itoa(w.house.width), "cy", strconv.Itoa(w.house.height))
	x.Empty("p:notesSz", "cx", "6858000", "cy", "9144000")
	x.Raw([]byte(w.house.textStyle))
	x.Close()
	w.pack.Add(ooxml.Part{Name: presentation, Type: typePrefix + "presentation.main+xml", Content: x.Bytes()})
}
