package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"spoor/charts/picture"
	_ "spoor/charts/picture/pdf"
	_ "spoor/charts/picture/raster"
	"spoor/data"
)

func write(t testing.TB, f picture.Figure, format picture.Format) []byte {
	t.Helper()
	var buffer bytes.Buffer
	if err := f.Write(&buffer, format); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func TestGoldenSVG(t *testing.T) {
	wanted := map[string]bool{
		"positive_factors-bars-nl": true, "collaboration-battery-nl": true, "collaboration-battery-en": true,
		"trajectory_shares-shares-nl": true, "personal_traits-stacked-nl": true, "success_definition-pie-nl": true,
	}
	for _, drawn := range sectorFigures(t) {
		if !wanted[drawn.name] {
			continue
		}
		delete(wanted, drawn.name)
		golden(t, drawn.name, drawn.figure)
	}
	if len(wanted) > 0 {
		t.Errorf("not drawn: %v", wanted)
	}
}

func TestSameBytesTwice(t *testing.T) {
	first, second := sectorFigures(t), sectorFigures(t)
	for i, drawn := range first {
		for _, format := range []picture.Format{picture.SVG, picture.PNG, picture.PDF} {
			if !bytes.Equal(write(t, drawn.figure, format), write(t, second[i].figure, format)) {
				t.Errorf("%s differs as %s", drawn.name, format)
			}
		}
	}
}

func TestPDFHasNoDates(t *testing.T) {
	for _, drawn := range sectorFigures(t)[:1] {
		content := write(t, drawn.figure, picture.PDF)
		if !bytes.HasPrefix(content, []byte("%PDF-")) || bytes.Contains(content, []byte("Date")) {
			t.Error("the file is no PDF or holds a date")
		}
		if fonts := bytes.Count(content, []byte("/FontFile2")); fonts != 2 {
			t.Errorf("%d fonts are embedded, want the regular and the bold one", fonts)
		}
	}
}

func TestPNGSize(t *testing.T) {
	figure := sectorFigures(t)[0].figure
	image, err := png.Decode(bytes.NewReader(write(t, figure, picture.PNG)))
	if err != nil {
		t.Fatal(err)
	}
	size := image.Bounds().Size()
	if size.X != 1500 || math.Abs(float64(size.Y)-1.5*figure.Height()) > 1 {
		t.Errorf("image of %v for a figure of %v by %v", size, figure.Width(), figure.Height())
	}
}

// svgElement is what a reader or another program needs of an svg element.
type svgElement struct {
	Role     string `xml:"role,attr"`
	Labelled string `xml:"aria-labelledby,attr"`
	Told     string `xml:"aria-describedby,attr"`
	Box      string `xml:"viewBox,attr"`
	Title    struct {
		ID   string `xml:"id,attr"`
		Text string `xml:",chardata"`
	} `xml:"title"`
	Description struct {
		ID   string `xml:"id,attr"`
		Text string `xml:",chardata"`
	} `xml:"desc"`
	Texts []struct {
		Length string `xml:"textLength,attr"`
	} `xml:"g>text"`
}

func TestSVGForEveryone(t *testing.T) {
	ids := map[string]bool{}
	for _, drawn := range sectorFigures(t) {
		f := drawn.figure
		var element svgElement
		if err := xml.Unmarshal(write(t, f, picture.SVG), &element); err != nil {
			t.Fatalf("%s: %v", drawn.name, err)
		}
		if element.Title.Text != f.Title() || element.Description.Text != f.Description() || f.Description() == "" {
			t.Errorf("%s: title %q, description %q", drawn.name, element.Title.Text, element.Description.Text)
		}
		if element.Role != "img" || element.Labelled != element.Title.ID || element.Told != element.Description.ID || element.Box == "" {
			t.Errorf("%s: %+v", drawn.name, element)
		}
		if strings.HasSuffix(drawn.name, "-nl") {
			if ids[element.Title.ID] {
				t.Errorf("%s: the id %s is taken", drawn.name, element.Title.ID)
			}
			ids[element.Title.ID] = true
		}
		if len(element.Texts) != len(f.Canvas().Texts) {
			t.Errorf("%s: %d texts, want %d", drawn.name, len(element.Texts), len(f.Canvas().Texts))
		}
		for _, text := range element.Texts {
			if text.Length == "" {
				t.Errorf("%s: a text without a length", drawn.name)
			}
		}
		if strings.HasPrefix(f.InlineSVG(), "<?xml") || strings.Contains(f.InlineSVG(), "<!--") {
			t.Errorf("%s: the inline element has a prolog or a comment", drawn.name)
		}
	}
}

// Markup and control characters in a label are text like any other.
func TestSVGEscapes(t *testing.T) {
	item := data.Item{Kind: data.Single, Options: options(2, "<b> & \"q\" 'a' \x00\x1b\n")}
	for _, drawn := range draw(t, tableOf(t, item, nil, []int{3, 4}), nil) {
		var element svgElement
		if err := xml.Unmarshal(write(t, drawn.figure, picture.SVG), &element); err != nil {
			t.Errorf("%s: %v", drawn.name, err)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	figure := sectorFigures(t)[0].figure
	if err := figure.Write(io.Discard, "gif"); err == nil || !strings.Contains(err.Error(), "svg, png or pdf") {
		t.Errorf("error %v does not name the formats", err)
	}
	full := errors.New("no space left on device")
	if err := figure.Write(failing{full}, picture.SVG); !errors.Is(err, full) {
		t.Errorf("error %v, want that of the writer", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func BenchmarkWrite(b *testing.B) {
	table := sectorTable(b, "collaboration")
	for _, format := range []picture.Format{picture.SVG, picture.PNG, picture.PDF} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				figure, err := Draw("battery", table, nil, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := figure.Write(io.Discard, format); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
