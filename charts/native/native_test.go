package native

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/ooxml"
	"spoor/internal/ooxml/chart"
	"spoor/internal/sectortest"
)

// element is an element of a part as a reader finds it.
type element struct {
	XMLName  xml.Name
	Val      string    `xml:"val,attr"`
	Idx      int       `xml:"idx,attr"`
	Children []element `xml:",any"`
	Text     string    `xml:",chardata"`
}

func (e element) all(name string) []element {
	var found []element
	for _, child := range e.Children {
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

func (e element) child(name string) element {
	for _, child := range e.Children {
		if child.XMLName.Local == name {
			return child
		}
	}
	return element{}
}

// numbers are the values that an element holds, in a cache or by themselves; NaN where there is none.
func (e element) numbers(t *testing.T) []float64 {
	t.Helper()
	counts := e.all("ptCount")
	if len(counts) != 1 {
		t.Fatalf("%s has %d lists of numbers", e.XMLName.Local, len(counts))
	}
	n, err := strconv.Atoi(counts[0].Val)
	if err != nil {
		t.Fatal(err)
	}
	values := slices.Repeat([]float64{math.NaN()}, n)
	for _, point := range e.all("pt") {
		if values[point.Idx], err = strconv.ParseFloat(point.child("v").Text, 64); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

func written(t *testing.T, c chart.Chart, lang data.Lang) element {
	t.Helper()
	content := c.XML(c.At("Blad 1", 1, 1), chart.Options{Lang: Language(lang), Titled: true})
	if again := c.XML(c.At("Blad 1", 1, 1), chart.Options{Lang: Language(lang), Titled: true}); !bytes.Equal(content, again) {
		t.Error("the same chart gives other bytes")
	}
	var root element
	if err := xml.Unmarshal(content, &root); err != nil {
		t.Fatal(err)
	}
	checkOrder(t, root)
	return root
}

// orders lists the children that an element may have, in the order of the sequences of dml-chart.xsd (ECMA-376, transitional).
var orders = map[string]string{
	"chartSpace":   "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes",
	"chart":        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
	"title":        "tx layout overlay spPr txPr",
	"plotArea":     "layout barChart scatterChart valAx catAx dateAx dTable spPr",
	"barChart":     "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
	"scatterChart": "scatterStyle varyColors ser dLbls axId",
	"ser":          "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat val xVal yVal smooth",
	"errBars":      "errDir errBarType errValType noEndCap plus minus val spPr",
	"dLbls":        "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator",
	"dLbl":         "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator",
	"catAx":        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
	"valAx":        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits",
	"scaling":      "logBase orientation max min",
	"legend":       "legendPos legendEntry layout overlay spPr txPr",
	"marker":       "symbol size spPr",
	"numRef":       "f numCache",
	"numCache":     "formatCode ptCount pt",
	"strCache":     "ptCount pt",
	"rich":         "bodyPr lstStyle p",
	"manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
}

func checkOrder(t *testing.T, e element) {
	t.Helper()
	if order, known := orders[e.XMLName.Local]; known {
		names, at := strings.Fields(order), 0
		for _, child := range e.Children {
			place := slices.Index(names, child.XMLName.Local)
			if place < 0 || e.XMLName.Local != "plotArea" && place < at {
				t.Errorf("%s stands out of order in %s", child.XMLName.Local, e.XMLName.Local)
			}
			at = place
		}
	}
	for _, child := range e.Children {
		checkOrder(t, child)
	}
}

// checkWhiskers compares a series with estimates: their values, and the distances to the ends of their intervals.
func checkWhiskers(t *testing.T, series element, values string, item data.Item, estimates []analysis.Estimate) {
	t.Helper()
	got := series.child(values).numbers(t)
	bars := series.child("errBars")
	minus, plus := bars.child("minus").numbers(t), bars.child("plus").numbers(t)
	for len(got) > len(estimates) && math.IsNaN(got[len(got)-1]) && len(minus) == len(got) && len(plus) == len(got) { // made even
		got, minus, plus = got[:len(got)-1], minus[:len(got)-1], plus[:len(got)-1]
	}
	if bars.child("errValType").Val != "cust" || len(got) != len(estimates) || len(minus) != len(estimates) || len(plus) != len(estimates) {
		t.Fatalf("%d values, %d and %d whiskers, of %d estimates", len(got), len(minus), len(plus), len(estimates))
	}
	for i, e := range estimates {
		at, low, high := value(item, e)
		if !e.Known() {
			if !math.IsNaN(got[i]) || !math.IsNaN(plus[i]) {
				t.Errorf("%s is drawn and not known", e.Option)
			}
			continue
		}
		if got[i] != at || math.Abs(got[i]-minus[i]-low) > 1e-12 || math.Abs(got[i]+plus[i]-high) > 1e-12 {
			t.Errorf("%s: %v (%v, %v), want %v (%v, %v)", e.Option, got[i], got[i]-minus[i], got[i]+plus[i], at, low, high)
		}
	}
}

// kindOf is the kind of chart that suits an item.
func kindOf(table analysis.Table) func(analysis.Table, []data.ExternalFigure, data.Lang) chart.Chart {
	switch {
	case table.Item.Scaled():
		return Battery
	case table.Item.Kind == data.Number:
		return Shares
	}
	return Bars
}

// TestItems reads back every number of the charts of the built-in survey, in both languages.
func TestItems(t *testing.T) {
	t.Parallel()
	counted := sectortest.BuiltIn(t)
	for _, table := range counted.Tables {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			t.Run(table.Item.ID+"-"+string(lang), func(t *testing.T) {
				c := kindOf(table)(table, nil, lang)
				series := written(t, c, lang).all("ser")
				switch {
				case table.Item.Scaled():
					checkBattery(t, table, series)
				case table.Item.Kind == data.Number:
					var means []analysis.Estimate
					for _, part := range table.Parts {
						means = append(means, part.Estimates[0])
					}
					slices.SortStableFunc(means, Larger)
					checkWhiskers(t, series[0], "val", table.Item, means)
				default:
					checkWhiskers(t, series[0], "val", table.Item, table.Ranked(table.Parts[0]))
				}
				if c.Alt == "" || c.Height < 2 {
					t.Errorf("alt %q, height %v", c.Alt, c.Height)
				}
			})
		}
	}
}

// checkBattery checks that each bar is a whole, that the middle of the scale is on one line, and that the headline begins on one too.
func checkBattery(t *testing.T, table analysis.Table, series []element) {
	t.Helper()
	parts := slices.Clone(table.Parts)
	slices.SortStableFunc(parts, func(a, b analysis.Part) int { return Larger(a.Headline(), b.Headline()) })
	var headlines []analysis.Estimate
	for _, part := range parts {
		headlines = append(headlines, part.Headline())
	}
	points := len(table.Item.Scale)
	checkWhiskers(t, series[points+2], "val", table.Item, headlines)
	middle, panel := math.NaN(), math.NaN()
	for i, part := range parts {
		end := series[0].child("val").numbers(t)[i]
		zero := end + LeftOfMiddle(part.Estimates)
		for k, e := range part.Estimates {
			share := series[1+k].child("val").numbers(t)[i]
			if share != e.Proportion {
				t.Errorf("%s, %s is %v, want %v", part.Row, e.Option, share, e.Proportion)
			}
			end += share
		}
		end += series[points+1].child("val").numbers(t)[i]
		if i > 0 && (math.Abs(zero-middle) > 1e-9 || math.Abs(end-panel) > 1e-9) {
			t.Errorf("%s: the middle lies at %v, not %v; the headline at %v, not %v", part.Row, zero, middle, end, panel)
		}
		middle, panel = zero, end
	}
}

// TestPlacesOfLabels checks that a label stands where the schema and Word allow it: no label lies beyond a stacked bar.
func TestPlacesOfLabels(t *testing.T) {
	t.Parallel()
	allowed := map[chart.Kind][]string{chart.Bars: {"ctr", "inEnd", "inBase", "outEnd"}, chart.Stacked: {"ctr", "inEnd", "inBase"}, chart.Points: {"ctr", "l", "r", "t", "b"}}
	for _, table := range sectortest.BuiltIn(t).Tables {
		kinds := []func(analysis.Table, []data.ExternalFigure, data.Lang) chart.Chart{kindOf(table)}
		if table.Item.Kind == data.Single {
			kinds = append(kinds, Whole)
		}
		for _, kind := range kinds {
			c := kind(table, nil, data.Dutch)
			for _, place := range written(t, c, data.Dutch).all("dLblPos") {
				if !slices.Contains(allowed[c.Kind], place.Val) {
					t.Errorf("%s: a label stands at %s", table.Item.ID, place.Val)
				}
			}
		}
	}
}

func TestDumbbellAndFunnel(t *testing.T) {
	t.Parallel()
	table := sectorItem(t, "interim_results")
	own, err := analysis.NewTable(data.Wave{ID: "own"}, table.Item, []data.Tally{{Item: table.Item.ID, Asked: 12, Answered: 12, Counts: []int{9, 4, 3, 3, 4}}}, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	compared, err := member.Compare(own, table, member.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	series := written(t, Dumbbell(compared, "", data.Dutch), data.Dutch).all("ser")
	var mine, theirs []analysis.Estimate
	for _, r := range compared.Sorted() {
		mine, theirs = append(mine, r.Own), append(theirs, r.Sector)
	}
	checkWhiskers(t, series[0], "val", table.Item, theirs)
	checkWhiskers(t, series[2], "val", table.Item, mine)

	sector, _ := table.At("", "trial_placement")
	var members []member.Member
	for i, c := range [][2]int{{9, 12}, {3, 8}, {30, 55}} {
		members = append(members, member.Member{Alias: fmt.Sprintf("Lid %c", 'A'+i), Estimate: analysis.Estimate{Option: sector.Option, Count: c[0], Base: c[1], Proportion: float64(c[0]) / float64(c[1])}})
	}
	funnel, err := member.NewFunnel(sector, members)
	if err != nil {
		t.Fatal(err)
	}
	drawn := written(t, Funnel(funnel, table, "", sector.Option, data.English), data.English).all("ser")
	if len(drawn) != 2*len(member.ControlLevels)+1+len(members) {
		t.Fatalf("%d series", len(drawn))
	}
	for i, m := range funnel.Members {
		s := drawn[len(drawn)-len(members)+i]
		if x, y := s.child("xVal").numbers(t), s.child("yVal").numbers(t); x[0] != float64(m.Respondents()) || y[0] != m.Estimate.Proportion {
			t.Errorf("%s stands at %v, %v", m.Alias, x, y)
		}
	}
}

func sectorItem(t *testing.T, id string) analysis.Table {
	t.Helper()
	tables := sectortest.BuiltIn(t).Tables
	return tables[slices.IndexFunc(tables, func(table analysis.Table) bool { return table.Item.ID == id })]
}

// TestSheet checks that the cells that a chart refers to hold the numbers that it draws.
func TestSheet(t *testing.T) {
	t.Parallel()
	c := Bars(sectorItem(t, "positive_factors"), nil, data.Dutch)
	rows, ranges := c.Rows(Heads(data.Dutch)), c.At("It's", 1, 1)
	if ranges.Categories != fmt.Sprintf("'It''s'!$A$2:$A$%d", len(c.Categories)+1) || ranges.Series[0].Values != fmt.Sprintf("'It''s'!$B$2:$B$%d", len(c.Categories)+1) || ranges.Series[0].Name != "'It''s'!$B$1" {
		t.Errorf("cells %+v", ranges)
	}
	for i, name := range c.Categories {
		s := c.Series[0]
		got := rows[i+1]
		if got[0].Text != name || got[1].Number != s.Values[i] || math.Abs(got[1].Number-got[2].Number-s.Low[i]) > 1e-12 || math.Abs(got[1].Number+got[3].Number-s.High[i]) > 1e-12 {
			t.Errorf("row %v, want %s, %v (%v, %v)", got, name, s.Values[i], s.Low[i], s.High[i])
		}
	}
	if rows[0][2].Text != "Aandeel: interval omlaag" || rows[1][1].Format != "0%" {
		t.Errorf("heads %v, format %q", rows[0], rows[1][1].Format)
	}
}

// Long names of rows leave the bars of a battery, and the texts beside them, less room; the longest are broken.
func TestPanelBesideNames(t *testing.T) {
	x := strings.Repeat("x", 40)
	for name, want := range map[string]float64{"xxx": panelWidth, x: 15.5 - 6.4, x + " " + x: 15.5 - 6.4} {
		if got := panelBeside([]string{"UWV", wrapped(name, longestLine)}); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v cm, want %v", name, got, want)
		}
	}
}

// A long name of a battery stands on several lines in the chart and in its cells, and the chart is higher for it.
func TestLongNamesOfRowsAreBroken(t *testing.T) {
	table := sectorItem(t, "collaboration")
	short := Battery(table, nil, data.Dutch)
	table.Item.Rows = slices.Clone(table.Item.Rows)
	for i := range table.Item.Rows {
		table.Item.Rows[i].Label.NL = strings.TrimSpace(strings.Repeat("afdeling ", 15))
	}
	long := Battery(table, nil, data.Dutch)
	line := strings.TrimSpace(strings.Repeat("afdeling ", 5))
	want := line + "\n" + line + "\n" + line
	if got := written(t, long, data.Dutch).all("cat")[0].all("v")[0].Text; got != want || long.Rows(chart.Words{})[1][0].Text != want {
		t.Errorf("%q, want %q", got, want)
	}
	if long.Height <= short.Height {
		t.Errorf("%v cm high, and %v with short names", long.Height, short.Height)
	}
	x := ooxml.NewXML()
	x.Lines("t", "a & b\n<c>\x00")
	if got := string(x.Bytes()); !strings.HasSuffix(got, "<t>a &amp; b\n&lt;c&gt;\ufffd</t>") {
		t.Errorf("%q", got)
	}
}
