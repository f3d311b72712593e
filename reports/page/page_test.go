package page

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"spoor/data"
)

// hostile are texts that a survey may hold and that mean something to a browser or to Markdown.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title></style><b>`, `<!-- `, `&lt;b&gt;`,
	`javascript:alert(1)`, `//example.org/a b?c=d#e`, "a\x00b", `a | b`, "line\nline", "`code`", `[x](javascript:alert(1))`, `*a* _b_ \`, `+ADw-script+AD4-`,
}

// document puts a text everywhere where one can go.
func document(text string) []byte {
	h := NewHTML(data.English, text, text, text)
	h.Put("<header>\n<h1>%s</h1>\n</header>\n<main>\n<section id=\"%s\" aria-label=\"%s\">\n", text, text, text)
	h.Put("<a href=\"%s\">%s</a><a href=\"#%s\">%s</a>\n", text, text, text, text)
	h.List([]string{text, text})
	h.Table(Table{ID: text, Caption: text, Header: []string{text, text}, Words: []int{1}, Rows: []Row{{Name: text, Mark: text, Cells: []string{text}}}})
	h.Notes([]Note{{Mark: text, Text: text}})
	h.Put("</section>\n")
	return h.Close(text)
}

// structure returns the elements of a page and the names of their attributes, in order, and every text and value in it.
func structure(t *testing.T, page []byte) (elements []string, values []string) {
	t.Helper()
	parsed, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	for node := range parsed.Descendants() {
		switch node.Type {
		case html.ElementNode:
			elements = append(elements, node.Data)
			for _, attribute := range node.Attr {
				elements = append(elements, "@"+attribute.Key)
				values = append(values, strings.TrimSpace(attribute.Val))
				if address, err := url.Parse(attribute.Val); attribute.Key == "href" && (err != nil || address.IsAbs() || address.Host != "") {
					t.Errorf("%q leads out of the folder", attribute.Val)
				}
			}
		case html.TextNode:
			values = append(values, strings.TrimSpace(node.Data))
		default:
			elements = append(elements, node.Data)
		}
	}
	return elements, values
}

// harmless is a text of the same length in words as long, as how long texts are decides how a table stands on a phone.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return r
		}
		return 'h'
	}, text)
}

// TestHostileTexts parses pages as a browser does: whatever a text holds, the elements are those of a harmless one, and the
// text is shown as it is.
func TestHostileTexts(t *testing.T) {
	for _, text := range hostile {
		want, _ := structure(t, document(harmless(text)))
		got, values := structure(t, document(text))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q changes the page to %v", text, got)
		}
		shown := 0
		for _, value := range values {
			if value == strings.TrimSpace(strings.ReplaceAll(text, "\x00", "\uFFFD")) {
				shown++
			}
		}
		if shown < 15 {
			t.Errorf("%q is shown as it is %d times", text, shown)
		}
	}
}

// TestAddresses checks that an address stays within the folder or the page.
func TestAddresses(t *testing.T) {
	for _, c := range []struct{ name, file, fragment string }{
		{"early_start.html", "early_start.html", "early_start.html"},
		{"javascript:alert(1)", "./javascript:alert%281%29", "javascript:alert(1)"},
		{`a"b c`, "a%22b%20c", "a%22b%20c"},
	} {
		h := &HTML{}
		h.Put(`<a href="%s"></a><a href="#%s"></a>`, c.name, c.name)
		if want := `<a href="` + c.file + `"></a><a href="#` + c.fragment + `"></a>`; h.b.String() != want {
			t.Errorf("%s, want %s", h.b.String(), want)
		}
		var m Markdown
		m.Put("[a](%s) [b](#%s)", c.name, "item-a_b")
		if want := "[a](" + c.file + ") [b](#item-a_b)"; string(m.Bytes()) != want {
			t.Errorf("%s, want %s", m.Bytes(), want)
		}
	}
}

func TestMarkdownText(t *testing.T) {
	for text, want := range map[string]string{
		`a | b & "c" <b>`: `a \| b & "c" &lt;b>`, "<1%": "<1%", "two\nlines": "two lines", "a_b*c[d]`e`\\": "a\\_b\\*c\\[d\\]\\`e\\`\\\\", "<!--": "&lt;!--",
	} {
		if got := MarkdownText(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestMistakesOfTheProgram checks that markup that does not fit its values, or that leaves a value without quotes, is not written.
func TestMistakesOfTheProgram(t *testing.T) {
	for name, write := range map[string]func(){
		"a value too many":  func() { (&HTML{}).Put("<p>%s</p>", "a", "b") },
		"a value too few":   func() { (&HTML{}).Put("<p>%s%s</p>", "a") },
		"without quotes":    func() { (&HTML{}).Put("<p id=%s></p>", "a") },
		"too many, as text": func() { (&Markdown{}).Put("%s", "a", "b") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was written", name)
				}
			}()
			write()
		}()
	}
}

func TestFootnotes(t *testing.T) {
	notes := NewFootnotes(data.English)
	first, second := data.Text{NL: "een", EN: "one"}, data.Text{NL: "twee", EN: "two"}
	if got := notes.Mark(first) + notes.Mark(second, first); got != "¹²\u202f¹" {
		t.Errorf("marks %q", got)
	}
	if got := strings.Join(Lines(notes.Notes()), ", "); got != "¹ one, ² two" {
		t.Errorf("notes %q", got)
	}
	if superscript(120) != "¹²⁰" {
		t.Error(superscript(120))
	}
}

func TestColumns(t *testing.T) {
	var b strings.Builder
	Table{Header: []string{"", "n"}, Rows: []Row{{Name: "één", Mark: "¹", Cells: []string{"12"}}, {Name: "b", Cells: []string{""}}}}.WriteColumns(&b)
	if want := "       n\néén¹  12\nb\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

// The policy of a page lets its own script run, and no other.
func TestPolicyNamesTheScript(t *testing.T) {
	t.Parallel()
	written := string(NewHTML(data.Dutch, "title", "about", "").Close("made"))
	_, rest, _ := strings.Cut(written, "<script>")
	inside, _, found := strings.Cut(rest, "</script>")
	sum := sha256.Sum256([]byte(inside))
	if want := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"; !found || inside == "" || !strings.Contains(written, want) {
		t.Errorf("%s is not in the policy of %.300s", want, written)
	}
}

// Whoever hears a page tells its tables apart: one without a caption is called by its columns, and no two have one name. A corner without
// a text heads no column, and a figure that may have to be scrolled can be reached.
func TestTablesHaveNames(t *testing.T) {
	h := NewHTML(data.English, "One", "", "")
	rows := []Row{{Name: "a", Cells: []string{"1"}}}
	for _, table := range []Table{
		{ID: "a", Caption: "Sizes", Header: []string{"What", "n"}, Rows: rows}, {ID: "b", Caption: "Sizes", Header: []string{"What", "n"}, Rows: rows},
		{ID: "c", Header: []string{"", "n", "p"}, Rows: rows}, {ID: "d", Header: []string{"", "n", "p"}, Rows: rows},
	} {
		h.Table(table)
	}
	h.Figures([]Figure{{Name: "f", Inline: "<svg></svg>"}, {Name: "g", Inline: "<svg></svg>", Narrow: "<svg></svg>"}})
	got := string(h.Close())
	for want, times := range map[string]int{
		`role="region" aria-labelledby="a"`: 1, `role="region" aria-label="Sizes (2)"`: 1, `role="region" aria-label="n, p"`: 1, `role="region" aria-label="n, p (2)"`: 1,
		`<p class="caption"`: 2, `<tr><td></td>`: 2, `<th scope="col" class="left"></th>`: 0, `<div class="wide" tabindex="0" role="group" aria-label="Figure">`: 1, `<div class="wide">`: 1,
	} {
		if n := strings.Count(got, want); n != times {
			t.Errorf("%s stands there %d times, want %d", want, n, times)
		}
	}
}

// A drawing that is an image of its own takes the colours of a dark screen along, and stays one drawing.
func TestImagesAreDarkOnDarkScreens(t *testing.T) {
	h := NewFragment(data.Dutch)
	const drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>a</title>\n<rect fill=\"#FFFFFF\"/></svg>\n"
	h.Images([]Figure{{Title: "a", Alt: "a", Inline: drawing, Narrow: drawing}})
	images := regexp.MustCompile(`base64,([^"]+)"`).FindAllStringSubmatch(h.Fragment(), -1)
	if len(images) != 2 {
		t.Fatalf("%d images in %s", len(images), h.Fragment())
	}
	for _, image := range images {
		svg, err := base64.StdEncoding.DecodeString(html.UnescapeString(image[1]))
		if err != nil || !strings.Contains(string(svg), `(prefers-color-scheme: dark)`) || !strings.Contains(string(svg), `svg [fill="#FFFFFF"] { fill: var(--back); }`) || xml.Unmarshal(svg, new(struct{})) != nil {
			t.Errorf("%v in\n%s", err, svg)
		}
	}
}

// A short table that is wider than a phone stands there row under row, with the head of its column before each cell; a narrow one and a long one do not.
func TestTablesOnAPhone(t *testing.T) {
	wide := Table{ID: "t", Header: []string{"Uitkomst", "gewone start", "vroege start", "Verschil"}, Rows: []Row{{Name: "Werk", Cells: []string{"23% (n = 44)", "43% (n = 63)", "+20 (+2 tot +36)"}}}}
	narrow := Table{ID: "t", Header: []string{"Antwoord", "Aantal", "%"}, Rows: []Row{{Name: "Ja", Cells: []string{"12", "40%"}}}}
	long := wide
	for range 12 {
		long.Rows = append(long.Rows, wide.Rows[0])
	}
	for name, test := range map[string]struct {
		table  Table
		stacks bool
	}{"wide": {wide, true}, "narrow": {narrow, false}, "long": {long, false}} {
		h := NewFragment("nl")
		h.Table(test.table)
		written := h.Fragment()
		if strings.Contains(written, `class="stacks"`) != test.stacks || strings.Contains(written, `data-head="gewone start"`) != test.stacks {
			t.Errorf("%s: %s", name, written)
		}
		if piece := regexp.MustCompile(`data-head="Verschil"><span>[^<]*(<span[^>]*>[^<]*</span>[^<]*)*</span></td>`); piece.MatchString(written) != test.stacks {
			t.Errorf("%s: the cell beside its head is not one piece: %s", name, written)
		}
	}
}
