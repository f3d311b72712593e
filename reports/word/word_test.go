package word

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/reports/blocks"
)

const sample = `# Onderzoek \*2026\*

*Van ons*

## Een

<a id="item-a"></a>

Zie [Twee](#item-b) en **vet *en schuin***, <1% & ` + "`spoor x`" + `.

- eerste
  - dieper

*Tabel met n = 43¹*

| Antwoord | Aantal | % |
|:---|---:|---:|
| a \| b¹ ² | 1 | 2,5% |
| c² | 2 | 3%\* |

¹ Eerste noot.

² Tweede noot.

³ Van de figuur.

\* Niet nauwkeurig.

<a id="item-b"></a>

## Twee

De oppervlakte is 5 m², en het interval 14%–36%.

| Waarom | Interval |
|:---|---:|
| Het hele interval, 14–36%, ligt onder de helft. | 14–36% |

### Drie

## Vier

## Vijf
`

func written(t *testing.T, o Options) map[string][]byte {
	t.Helper()
	content, err := Write([]byte(sample), o)
	if err != nil {
		t.Fatal(err)
	}
	files, err := ooxml.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	for name, part := range files {
		if strings.HasSuffix(name, ".xml") {
			if err := xml.Unmarshal(part, &struct{}{}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	return files
}

// styled returns the texts of the paragraphs with a style.
func styled(document, style string) []string {
	var texts []string
	for _, p := range regexp.MustCompile(`(?s)<w:p>.*?</w:p>`).FindAllString(document, -1) {
		if strings.Contains(p, `<w:pStyle w:val="`+style+`"/>`) {
			text := ""
			for _, run := range regexp.MustCompile(`<w:t[^>]*>([^<]*)</w:t>`).FindAllStringSubmatch(p, -1) {
				text += run[1]
			}
			texts = append(texts, text)
		}
	}
	return texts
}

func TestWrite(t *testing.T) {
	t.Parallel()
	files := written(t, Options{Lang: data.Dutch})
	document, notes := string(files["word/document.xml"]), string(files["word/footnotes.xml"])
	for style, want := range map[string][]string{
		"Titel": {"Onderzoek *2026*"}, "Ondertitel": {"Van ons"}, "Kop1": {"Een", "Twee", "Vier", "Vijf"}, "Kop2": {"Drie"},
		"Lijstopsomteken": {"eerste", "dieper"}, "Bijschrift": {"Tabel\u00a01. Tabel met n\u00a0=\u00a043"}, "Inhopg1": {"Een", "Twee", "Vier", "Vijf"}, "Inhopg2": {"Drie"},
		"Tabelnoot": {"", "³ Van de figuur.", "* Niet nauwkeurig.", ""},
	} {
		if got := styled(document, style); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %q, want %q", style, got, want)
		}
	}
	// a range in running text stays on its line; the cells of numbers have nothing but their numbers
	joined := "<w:r><w:rPr>" + joinerProperties + "</w:rPr><w:t>\u2060</w:t></w:r>"
	for _, want := range []string{
		"het interval 14%–</w:t></w:r>" + joined + "<w:r><w:t>36%.", "Het hele interval, 14–</w:t></w:r>" + joined + "<w:r><w:t>36%, ligt", "<w:t>14–36%</w:t>",
		`<w:tblHeader/>`, `<w:jc w:val="right"/>`, ` SEQ Tabel \* ARABIC `, ` TOC \o "1-2" `, `w:anchor="item_b"`, `w:name="item_b"`,
		`<w:rPr><w:b/><w:i/></w:rPr><w:t>en schuin</w:t>`, `&lt;1% &amp; `, "a | b", "2,5%", "3%*", "5 m²,",
	} {
		if !strings.Contains(document, want) {
			t.Errorf("no %s", want)
		}
	}
	// the caption refers to the first note, the row to it again and to the second, the next row to that again
	if got := strings.Count(document, "<w:footnoteReference "); got != 2 || strings.Count(document, " NOTEREF _Noot") != 2 {
		t.Errorf("%d notes, %d references to them again", got, strings.Count(document, " NOTEREF _Noot"))
	}
	if strings.Count(notes, "<w:footnoteRef/>") != 2 || !strings.Contains(notes, " Eerste noot.") || strings.Contains(notes, "figuur") {
		t.Errorf("notes %s", notes)
	}
	if !strings.Contains(string(files["word/styles.xml"]), `w:styleId="Kop1"><w:name w:val="heading 1"/>`) || !strings.Contains(string(files["word/styles.xml"]), `<w:lang w:val="nl-NL"`) {
		t.Error("the styles are not those of a Dutch document")
	}
	if !strings.Contains(string(files["word/settings.xml"]), `<w:decimalSymbol w:val=","/>`) {
		t.Error("decimals are not written with a comma")
	}
}

// Every line of the contents leads to its heading, also to one that stands above them.
func TestContents(t *testing.T) {
	t.Parallel()
	of := func(text string) string {
		content, err := Write([]byte(text), Options{Lang: data.Dutch})
		if err != nil {
			t.Fatal(err)
		}
		files, err := ooxml.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		return string(files[documentPart])
	}
	const list = "# Titel\n\n## Kort\n\nAlleen tekst.\n\n## A\n\n## B\n\n## A\n\n## C\n"
	if document := of(list); strings.Index(document, "Alleen tekst") < strings.Index(document, "Inhoud") {
		t.Error("the contents stand in the middle of sections that are alike")
	}
	document := of(list + "\n| a | n |\n|:---|---:|\n| b | 1 |\n")
	places := map[string]bool{}
	for _, place := range regexp.MustCompile(`<w:bookmarkStart w:id="\d+" w:name="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		places[place[1]] = true
	}
	lines := regexp.MustCompile(`<w:hyperlink w:anchor="([^"]*)">`).FindAllStringSubmatch(document, -1)
	if len(lines) != 5 || len(places) != 5 || strings.Index(document, "Kort") > strings.Index(document, "Inhoud") {
		t.Errorf("%d lines of contents below the first section, and %d places", len(lines), len(places))
	}
	for _, line := range lines {
		if !places[line[1]] {
			t.Errorf("a line of the contents leads to %q", line[1])
		}
	}
}

// A template keeps its names of styles, its page and its header; what it lacks is added.
func TestTemplate(t *testing.T) {
	t.Parallel()
	p := ooxml.NewPackage(documentPart, "", "nl-NL")
	add := func(name, kind, content string) {
		p.Add(ooxml.Part{Name: name, Type: typePrefix + kind + "+xml", Content: []byte(content)})
	}
	add(documentPart, "document.main", `<w:document xmlns:w="`+namespace+`" xmlns:r="`+ooxml.NamespaceRelationships+`"><w:body><w:p><w:r><w:t>Voorbeeld</w:t></w:r></w:p>`+
		`<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="10000" w:h="15000"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="2000" w:header="500" w:footer="500" w:gutter="0"/><w:cols w:num="2" w:space="340"/></w:sectPr></w:body></w:document>`)
	add("word/styles.xml", "styles", `<w:styles xmlns:w="`+namespace+`"><w:style w:type="paragraph" w:default="1" w:styleId="Basis"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="HuisKop"><w:name w:val="Heading 1"/></w:style></w:styles>`)
	add("word/header1.xml", "header", `<w:hdr xmlns:w="`+namespace+`"><w:p/></w:hdr>`)
	add("word/numbering.xml", "numbering", `<w:numbering xmlns:w="`+namespace+`"><w:abstractNum w:abstractNumId="4"/><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>`)
	p.Relate(documentPart, "styles", "word/styles.xml")
	p.Relate(documentPart, "numbering", "word/numbering.xml")
	p.RelateAs(documentPart, ooxml.Relationship{ID: "rId7", Kind: ooxml.NamespaceRelationships + "/header", Target: "word/header1.xml"})
	template, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	files := written(t, Options{Lang: data.Dutch, Template: template})
	document := string(files["word/document.xml"])
	if got := styled(document, "HuisKop"); len(got) != 4 || strings.Contains(document, "Voorbeeld") {
		t.Errorf("headings %q; the text of the template is not taken", got)
	}
	for part, want := range map[string]string{
		documentPart: `<w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="10000"`, "word/styles.xml": `w:styleId="Bijschrift"><w:name w:val="caption"/><w:basedOn w:val="Basis"/>`,
		"word/numbering.xml": `<w:num w:numId="10">`, "word/header1.xml": "<w:hdr",
	} {
		if !strings.Contains(string(files[part]), want) {
			t.Errorf("%s has no %s", part, want)
		}
	}
	if !strings.Contains(document, `<w:tblW w:w="7000" w:type="dxa"/>`) {
		t.Error("tables are not as wide as the page of the template")
	}
	if strings.Contains(document, "<w:cols") {
		t.Error("tables as wide as the page stand in the columns of the template")
	}
	if got := strings.Count(document, `<w:pStyle w:val="HuisKop"/><w:keepNext/>`); got != 4 {
		t.Errorf("%d of 4 headings stay with what is below them", got)
	}
	for name, content := range map[string][]byte{"text": []byte("text"), "workbook": workbook(t)} {
		if _, err := Write([]byte(sample), Options{Lang: data.Dutch, Template: content}); err == nil {
			t.Errorf("%s is taken as a template", name)
		}
	}
}

func workbook(t *testing.T) []byte {
	t.Helper()
	content, err := ooxml.Workbook([][]ooxml.Cell{{{Text: "a"}, {Number: 0.5, Filled: true, Format: "0%"}}}, "nl-NL")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// What a survey may hold changes nothing of a document but its text.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`</w:t><w:br/>`, "a\x00\x0bb", `"><x y="`, `[x](y`, `**`, `*`, "`", `|`, `¹²`, `\`, "&lt;b", "\xff"} {
		content, err := Write([]byte("# "+text+"\n\n"+text+"\n\n| "+text+" | n |\n|:---|---:|\n| "+text+" | 1 |\n\n- "+text+"\n"), Options{Lang: data.English})
		if err != nil {
			t.Fatal(err)
		}
		files, err := ooxml.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{documentPart, "docProps/core.xml"} {
			if err := xml.Unmarshal(files[name], &struct{}{}); err != nil {
				t.Errorf("%q: %s: %v", text, name, err)
			}
		}
	}
}

// A word as long as the page is wide breaks; the words of the other columns do not.
func TestALongWordLeavesRoomForOtherColumns(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("verzekeraars", 6)
	rows := [][]string{{"Antwoord", "Golven", "Verschil (procentpunten)", "95%-interval", "p (Fisher)", "p (Holm)", "Uitkomst"}, {word, "2024–2026", "−9", "−26 tot +9", "0,34", "1,00", "niet aangetoond"}}
	w := newWriter(house{width: 9638}, Options{Lang: data.Dutch})
	table := blocks.Block{Rows: rows, Left: []bool{true, true, false, false, false, false, true}}
	form, parts := w.laidOut(table)
	widths, _ := w.divided(table, form)
	if need := 10*6*form.size + 190; widths[6] < need || len(parts) != 1 {
		t.Errorf("the last column is %d wide with letters of %d, and its longest word takes %d", widths[6], form.size, need)
	}
}

// A wide table keeps letters that are read: an interval goes below its percentage, and a table that is still too wide goes on below itself.
func TestWideTables(t *testing.T) {
	t.Parallel()
	lines := func(columns int) string {
		all := "*Breed*\n\n| Onderdeel"
		for k := range columns {
			all += fmt.Sprintf(" | Antwoord%d", k+1)
		}
		all += " |\n|:---" + strings.Repeat("|---:", columns) + "|\n"
		for _, row := range []string{"Bedrijfsarts", "Verzekeraar"} {
			all += "| " + row + strings.Repeat(" | 24%\\* (<1–37)", columns) + " |\n"
		}
		return all
	}
	joined := "</w:t></w:r><w:r><w:rPr>" + joinerProperties + "</w:rPr><w:t>\u2060</w:t></w:r>"
	for columns, want := range map[int]struct {
		tables int
		whole  bool
	}{3: {1, true}, 6: {1, true}, 7: {1, false}, 16: {3, true}} {
		content, err := Write([]byte("# Titel\n\n"+lines(columns)), Options{Lang: data.Dutch})
		if err != nil {
			t.Fatal(err)
		}
		files, err := ooxml.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		document := string(files[documentPart])
		tables := strings.Count(document, "<w:tbl>")
		if tables != want.tables || strings.Count(document, "Tabel 1, vervolg") != tables-1 || strings.Count(document, "Bedrijfsarts") != tables {
			t.Errorf("%d columns: %d tables, and the rest is %s", columns, tables, document)
		}
		if whole := !strings.Contains(document, "24%* (&lt;1–"+joined); whole != want.whole {
			t.Errorf("%d columns: numbers stand on one line: %v", columns, whole)
		}
		for k := range columns {
			if name := fmt.Sprintf("Antwoord%d<", k+1); strings.Count(document, name) != 1 {
				t.Errorf("%d columns: %q stands there %d times", columns, name, strings.Count(document, name))
			}
		}
		for _, size := range regexp.MustCompile(`<w:sz w:val="(\d+)"/>`).FindAllStringSubmatch(strings.ReplaceAll(document, joinerProperties, ""), -1) {
			if size[1] != "15" {
				t.Errorf("%d columns: letters of %s half points", columns, size[1])
			}
		}
	}
}
