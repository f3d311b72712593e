package members

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/exporttest"
)

// layout writes an item in one of its layouts.
func (o ownCounts) layout(options, battery string) [][]string {
	if o.rows != nil {
		return batteryLayouts[battery](o)
	}
	return optionLayouts[options](o)
}

func checkAll(t *testing.T, items []ownCounts, name string, content []byte) Answers {
	t.Helper()
	got, err := readOwn(t, name, content, FileOptions{Lang: data.Dutch})
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range items {
		own.check(t, got)
	}
	return got
}

// All nine questions stand below each other on one sheet, with their titles and remarks, or without any gap.
func TestMembersTablesBelowEachOther(t *testing.T) {
	items := countedItems(t)
	for _, layouts := range [][2]string{{"title and remarks", "matrix with totals"}, {"percentages", "matrix of percentages"}, {"side by side", "turned"}, {"departments", "row above its options"}} {
		for _, gap := range []int{0, 1, 2} {
			var rows [][]string
			for _, own := range items {
				rows = append(rows, []string{own.item.Title.NL})
				rows = append(rows, own.layout(layouts[0], layouts[1])...)
				for range gap {
					rows = append(rows, []string{""})
				}
			}
			exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) { checkAll(t, items, name, content) })
		}
	}
}

// Two questions stand beside each other, with or without a blank column between.
func TestMembersTablesBesideEachOther(t *testing.T) {
	items := countedItems(t)
	for i := 1; i < len(items)-1; i++ {
		for _, gap := range []int{0, 1} {
			left, right := items[i], items[i+1]
			for _, layout := range []string{"header and base", "title and remarks", "no header"} {
				if (left.rows != nil || right.rows != nil) && gap == 0 {
					continue
				}
				a, b := left.layout(layout, "matrix"), right.layout(layout, "matrix")
				width := 0
				for _, row := range a {
					width = max(width, len(row))
				}
				var rows [][]string
				for line := range max(len(a), len(b)) {
					row := make([]string, width+gap)
					if line < len(a) {
						copy(row, a[line])
					}
					if line < len(b) {
						row = append(row, b[line]...)
					}
					rows = append(rows, row)
				}
				exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) { checkAll(t, []ownCounts{left, right}, name, content) })
			}
		}
	}
}

// sheets writes a workbook of several sheets, of which those with a name in parentheses are hidden.
func sheets(t *testing.T, names []string, rows [][][]string) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var list, targets strings.Builder
	parts := [][2]string{{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`}}
	for i, name := range names {
		state := ""
		if strings.HasPrefix(name, "(") {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, name, i+1, state, i+1)
		fmt.Fprintf(&targets, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i+1, kind, i+1)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), exporttest.Sheet(rows[i])})
	}
	parts = append(parts, [2]string{"xl/workbook.xml", `<workbook xmlns:r="` + kind + `"><sheets>` + list.String() + `</sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", `<Relationships>` + targets.String() + `</Relationships>`})
	return exporttest.Zip(t, parts...)
}

// A workbook has a sheet for each question, called after it or not, and one with something else, which is named.
func TestMembersSheets(t *testing.T) {
	items := countedItems(t)
	names := []string{"Toelichting"}
	rows := [][][]string{{{"Ledenonderzoek 2025"}, {"Ingevuld door HR"}}}
	for i, own := range items {
		name := []rune(own.item.Title.NL)
		if i%2 == 1 {
			name = []rune(fmt.Sprintf("Vraag %d", i))
		}
		names = append(names, string(name[:min(31, len(name))]))
		rows = append(rows, own.layout("header and base", "long"))
	}
	got := checkAll(t, items, "own.xlsx", sheets(t, names, rows))
	if notes := strings.Join(got.Notes, "\n"); !strings.Contains(notes, `own.xlsx: gelezen zijn de bladen "Geschatte uitkomsten van afgesl", "Vraag 1"`) || !strings.Contains(notes, `own.xlsx: geen aantallen staan op "Toelichting"`) {
		t.Errorf("%s", notes)
	}
}

// Counts may stand behind a cover or a summary, in every layout; what is hidden, such as those of last year, is read where there are no others.
func TestMembersSheetsBehindOthers(t *testing.T) {
	cover := [][]string{{"Ledenonderzoek 2025", ""}, {"Ingevuld door", "HR"}, {"Aantal medewerkers", "112"}}
	own := countedItems(t)[3]
	older := own
	older.counts = []int{5, 5, 2, 1, 1}
	for layout, write := range optionLayouts {
		t.Run(layout, func(t *testing.T) {
			checkAll(t, []ownCounts{own}, "own.xlsx", sheets(t, []string{"Voorblad", "Cijfers"}, [][][]string{cover, write(own)}))
			got := checkAll(t, []ownCounts{own}, "own.xlsx", sheets(t, []string{"(2024)", "Voorblad", "Cijfers"}, [][][]string{write(older), cover, write(own)}))
			if notes := strings.Join(got.Notes, "\n"); !strings.Contains(notes, `own.xlsx: verborgen bladen zijn niet gelezen: "(2024)"`) {
				t.Errorf("%s", notes)
			}
			checkAll(t, []ownCounts{own}, "own.xlsx", sheets(t, []string{"Voorblad", "(Cijfers)"}, [][][]string{cover, write(own)}))
		})
	}
}

// The export of a platform is read as one whatever its cells look like, also as the second sheet of a workbook; how many answered is counted by
// hand from its cells.
func TestMembersExportOfThisSurvey(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "examples", "wave-2026.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.IndexFunc(rows[0], func(name string) bool { return strings.HasSuffix(name, "[UWV]") })
	want := map[string]int{}
	for _, row := range rows[1:] {
		if row[1] != "" { // sent in
			want[row[column]]++
		}
	}
	rows[0] = slices.Clone(rows[0])
	for name, content := range map[string][]byte{"own.csv": content, "own.xlsx": sheets(t, []string{"Voorblad", "Export"}, [][][]string{{{"Export van 1 maart"}}, rows})} {
		got, err := readOwn(t, name, content, FileOptions{Lang: data.Dutch})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		at := slices.IndexFunc(got.Tallies, func(tally data.Tally) bool { return tally.Item == "collaboration" && tally.Row == "uwv" })
		if at < 0 {
			t.Fatalf("%s: no counts of UWV", name)
		}
		for i, label := range []string{"Zeer slecht", "Slecht", "Neutraal", "Goed", "Zeer goed"} {
			if got.Tallies[at].Counts[i] != want[label] {
				t.Errorf("%s: %d of %q, want %d", name, got.Tallies[at].Counts[i], label, want[label])
			}
		}
	}
}

// Weights of an export are not counted by, and that is said.
func TestMembersWeightedExportSaysSo(t *testing.T) {
	got, err := readOwn(t, "own.csv", []byte("ID;Gewicht;Wanneer is een re-integratietraject geslaagd?\n1;0,8;Wanneer het maximale resultaat voor werknemer en werkgever is behaald\n2;1,2;Zelfstandigheid en zelfredzaamheid kandidaat is vergroot\n3;1,1;Zelfstandigheid en zelfredzaamheid kandidaat is vergroot\n"), FileOptions{Lang: data.Dutch})
	if notes := strings.Join(got.Notes, "\n"); err != nil || !strings.Contains(notes, `own.csv: de kolom "Gewicht" bevat gewichten; hier telt elke respondent één keer`) {
		t.Errorf("%v, %s", err, notes)
	}
}

// What is mistyped in the header of an export is proposed, and read as that once it was confirmed: a question, a row and an option.
func TestMembersSlipsInHeaders(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "examples", "wave-2026.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ was, is, item, text, meant string }{
		{"Wanneer is een re-integratietraject geslaagd?", "Wanneer is een reintegratietrajekt geslaagd", "success_definition", "", ""},
		{"[Werkgever]", "[Werkgeevr]", "collaboration", "Werkgeevr", "Werkgever"},
		{"[Herstel in eigen werk]", "[Herstel in egen werk]", "outcomes", "Herstel in egen werk", "Herstel in eigen werk"},
		{"Welke 3 situaties komen binnen uw organisatie het vaakst voor", "Welke drie situaties komen binnen uw organisatie het vaakst vor", "outcomes", "", ""},
	} {
		slipped := bytes.ReplaceAll(content, []byte(test.was), []byte(test.is))
		first, err := readOwn(t, "own.csv", slipped, FileOptions{Lang: data.Dutch})
		if err != nil {
			t.Fatal(err)
		}
		if len(first.Slips) == 0 || test.text != "" && first.Slips[0] != (problem.Slip{Text: test.text, Meant: test.meant}) {
			t.Errorf("%s: %v", test.is, first.Slips)
			continue
		}
		count := func(read Answers) (n int) {
			for _, tally := range read.Tallies {
				if tally.Item == test.item {
					n += tally.Answered
				}
			}
			return n
		}
		whole, err := readOwn(t, "own.csv", content, FileOptions{Lang: data.Dutch})
		if err != nil {
			t.Fatal(err)
		}
		second, err := readOwn(t, "own.csv", slipped, FileOptions{Lang: data.Dutch, Meant: map[string]string{first.Slips[0].Text: first.Slips[0].Meant}})
		if err != nil || count(first) >= count(whole) || count(second) != count(whole) {
			t.Errorf("%s: %v; %d answers, %d once confirmed, %d without the slip", test.is, err, count(first), count(second), count(whole))
		}
	}
}

// A row of a battery is never proposed as another one, however alike they are called: of eight rows the export has two, Werkgever and UWV,
// and Werknemer is not among them. That question is not read, and is said to be a part.
func TestMembersProposeNoRowForAnother(t *testing.T) {
	const asked = "Hoe beoordeelt u in het algemeen de samenwerking met onderstaande partijen tijdens een re-integratie tweede spoor traject?"
	export := "Tijdstempel," + asked + " [Werkgever]," + asked + " [UWV]"
	for what, test := range map[string]struct{ header, cell, want string }{
		"alone":   {"", "", `de vraag "Samenwerking met andere partijen" is niet te lezen: een deel van haar antwoorden of onderdelen heeft geen kolom`},
		"another": {",Wanneer is een re-integratietraject geslaagd?", ",Zelfstandigheid en zelfredzaamheid kandidaat is vergroot", ""},
	} {
		content := export + test.header + "\n" + strings.Repeat("2025/03/01 10:00:00 a.m. CET,Goed,Slecht"+test.cell+"\n", 12)
		read, err := readOwn(t, "own.csv", []byte(content), FileOptions{Lang: data.Dutch})
		if got := fmt.Sprint(err); len(read.Slips) > 0 || strings.Contains(got, "bedoeld") || test.want == "" && err != nil || !strings.Contains(got, test.want) {
			t.Errorf("%s: %v, %v", what, err, read.Slips)
		}
	}
}

// Titles that are merged over the columns of a table stand in each of their cells.
func TestMembersMergedTitles(t *testing.T) {
	for _, own := range countedItems(t) {
		rows := append([][]string{{own.item.Title.NL, ""}, {"", ""}}, own.layout("header and base", "matrix")...)
		checkAll(t, []ownCounts{own}, "own.xlsx", exporttest.Workbook(t, rows, "A1:B1"))
	}
}

// A battery may be there with some of its rows; the others are named.
func TestMembersPartOfABattery(t *testing.T) {
	own := countedItems(t)[1]
	own.item.Rows = own.item.Rows[:3]
	for layout, write := range batteryLayouts {
		exporttest.Both(t, write(own), func(t *testing.T, name string, content []byte) {
			got, err := readOwn(t, name, content, FileOptions{Lang: data.Dutch})
			if err != nil {
				t.Fatalf("%s: %v", layout, err)
			}
			own.check(t, got, "employee", "employer", "casemanager")
			if len(got.Tallies) != 3 || !strings.Contains(strings.Join(got.Notes, "\n"), "3 van de 8 onderdelen") {
				t.Errorf("%s: %d tallies, %v", layout, len(got.Tallies), got.Notes)
			}
		})
	}
}
