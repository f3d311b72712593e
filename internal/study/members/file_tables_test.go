package members

import (
	"fmt"
	"strings"
	"testing"

	"spoor/data"
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

// sheets writes a workbook of several sheets.
func sheets(t *testing.T, names []string, rows [][][]string) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var list, targets strings.Builder
	parts := [][2]string{{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`}}
	for i, name := range names {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
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
