package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"spoor/analysis/planning"
	"spoor/data"
	goal "spoor/data/plan"
	"spoor/internal/jsonschema"
	"spoor/internal/number"
	"spoor/internal/ooxml/sheets"
	"spoor/reports/page"
)

// Closeness is what it takes to show non-inferiority or equivalence, or the chance that so many show it.
type Closeness struct {
	Asked  planning.Closeness
	Design *planning.Design
	Wanted float64 // power; 0 where the numbers were given
	Found  planning.Power
}

var closenessWords = struct {
	titlePower, titleSize                                                     data.Text
	expectShares, expectMeans, lowerShare, higherShare, lowerMean, higherMean data.Text
	equalShares, equalMeans, takes, chance                                    data.Text
	judged, judgedScore, judgedStudent, asEvaluate, asCalc, newcombe, student data.Text
	exact, lasting, studentPower, fewer, same, random                         data.Text
}{
	titleSize:  data.Text{NL: "Hoeveel deelnemers zijn nodig om dit te tonen?", EN: "How many participants does it take to show this?"},
	titlePower: data.Text{NL: "Hoe groot is de kans om dit te tonen?", EN: "How large is the chance to show this?"},
	expectShares: data.Text{
		NL: "Verwacht: %s in de controlegroep en %s in de andere groep",
		EN: "Expected: %s in the control group and %s in the other group",
	},
	expectMeans: data.Text{
		NL: "Verwacht: een verschil van %s tussen de andere groep en de controlegroep, bij een standaardafwijking van %s",
		EN: "Expected: a difference of %s between the other group and the control group, with a standard deviation of %s",
	},
	lowerShare: data.Text{
		NL: "dat het percentage in de andere groep minder dan %s procentpunten lager is dan in de controlegroep",
		EN: "that the percentage in the other group is less than %s percentage points lower than in the control group",
	},
	higherShare: data.Text{
		NL: "dat het percentage in de andere groep minder dan %s procentpunten hoger is dan in de controlegroep",
		EN: "that the percentage in the other group is less than %s percentage points higher than in the control group",
	},
	lowerMean: data.Text{
		NL: "dat het gemiddelde in de andere groep minder dan %s lager is dan in de controlegroep",
		EN: "that the mean in the other group is less than %s lower than in the control group",
	},
	higherMean: data.Text{
		NL: "dat het gemiddelde in de andere groep minder dan %s hoger is dan in de controlegroep",
		EN: "that the mean in the other group is less than %s higher than in the control group",
	},
	equalShares: data.Text{
		NL: "dat de percentages van beide groepen minder dan %s procentpunten verschillen",
		EN: "that the percentages of the two groups differ by less than %s percentage points",
	},
	equalMeans: data.Text{
		NL: "dat de gemiddelden van beide groepen minder dan %s verschillen",
		EN: "that the means of the two groups differ by less than %s",
	},
	takes:  data.Text{NL: "Om met %[1]s kans te tonen %[2]s, is nodig: %[3]s.", EN: "To show with a chance of %s %s takes %s."},
	chance: data.Text{NL: "Met %[1]s is de kans %[2]s om te tonen %[3]s (het onderscheidend vermogen).", EN: "With %[1]s the chance to show %[3]s is %[2]s (the power)."},
	judged: data.Text{
		NL: "Dit is getoond als het %[1]s-interval van het verschil (%[2]s) de marge niet raakt%[4]s; is de andere groep in werkelijkheid de hele marge slechter, dan gebeurt dat in ongeveer %[3]s van de gevallen.",
		EN: "This is shown if the %[1]s interval of the difference (%[2]s) does not reach the margin%[4]s; if the other group is really worse by the whole margin, that happens in about %[3]s of the cases.",
	},
	judgedScore: data.Text{
		NL: "Dit is getoond als beide eenzijdige scoretoetsen tegen de marge (Farrington en Manning) op niveau %[1]s significant zijn%[3]s; is het verschil in werkelijkheid de hele marge, dan gebeurt dat in hoogstens ongeveer %[2]s van de gevallen.",
		EN: "This is shown if both one-sided score tests against the margin (Farrington and Manning) are significant at level %[1]s%[3]s; if the difference is really the whole margin, that happens in at most about %[2]s of the cases.",
	},
	judgedStudent: data.Text{
		NL: "Dit is getoond als het %[1]s-interval van het verschil (Student) tussen beide marges ligt: twee eenzijdige toetsen op niveau %[2]s. Is het verschil in werkelijkheid de hele marge, dan gebeurt dat in hoogstens ongeveer %[3]s van de gevallen.",
		EN: "This is shown if the %[1]s interval of the difference (Student) lies between both margins: two one-sided tests at level %[2]s. If the difference is really the whole margin, that happens in at most about %[3]s of the cases.",
	},
	asEvaluate: data.Text{NL: ", zoals spoor evaluate oordeelt", EN: ", as spoor evaluate judges"},
	asCalc:     data.Text{NL: ", zoals spoor calc met --margin toetst", EN: ", as spoor calc with --margin tests"},
	newcombe:   data.Text{NL: "Newcombe", EN: "Newcombe"},
	student:    data.Text{NL: "Student", EN: "Student"},
	exact: data.Text{
		NL: "Het onderscheidend vermogen is exact: de opgetelde kansen op alle uitkomsten waarmee dit is getoond.",
		EN: "The power is exact: the chances of all outcomes that show this, added up.",
	},
	lasting: data.Text{
		NL: "Dit is het aantal vanaf waar het vermogen ook bij wat meer deelnemers niet onder %s zakt.",
		EN: "This is the number from which the power does not drop below %s with somewhat more participants either.",
	},
	studentPower: data.Text{
		NL: "Het onderscheidend vermogen is een benadering, met een niet-centrale t-verdeling en in beide groepen de spreiding die wordt verwacht.",
		EN: "The power is approximate, by a non-central t with the spread that is expected in both groups.",
	},
	fewer: data.Text{
		NL: "Het onderscheidend vermogen is een benadering: dat van zoveel minder onafhankelijke deelnemers als het designeffect zegt.",
		EN: "The power is approximate: that of so many fewer independent participants as the design effect says.",
	},
	same: data.Text{
		NL: "Beide groepen zijn hier in werkelijkheid gelijk. Met --change telt een verschil in de richting van de marge, dat al snel veel meer deelnemers vraagt.",
		EN: "Both groups are really the same here. A difference toward the margin, which soon takes many more participants, is given by --change.",
	},
	random: data.Text{NL: "Deelnemers worden door loting over de groepen verdeeld.", EN: "Participants are allotted to the groups at random."},
}

// writer says sizes as those of other questions about an experiment are said.
func (c Closeness) writer(lang data.Lang) writer {
	return writer{Answer{Design: c.Design, Rows: []Row{{Groups: c.Found.Groups}}}, lang}
}

func (c Closeness) title(lang data.Lang) string {
	if c.Wanted == 0 {
		return closenessWords.titlePower.In(lang)
	}
	return closenessWords.titleSize.In(lang)
}

func (c Closeness) expected(lang data.Lang) string {
	w := c.writer(lang)
	if c.Asked.SD > 0 {
		return closenessWords.expectMeans.Say(lang, unit(c.Asked.Difference, lang), unit(c.Asked.SD, lang))
	}
	return closenessWords.expectShares.Say(lang, w.percent(c.Asked.Control), w.percent(c.Asked.Control+c.Asked.Difference))
}

// sentence answers the question.
func (c Closeness) sentence(lang data.Lang) string {
	w := c.writer(lang)
	if c.Wanted == 0 {
		return closenessWords.chance.Say(lang, w.groups(w.Rows[0]), w.chance(c.Found.Power), c.shown(lang))
	}
	return closenessWords.takes.Say(lang, w.percent(c.Wanted), c.shown(lang), w.groups(w.Rows[0]))
}

// shown says what is to be shown.
func (c Closeness) shown(lang data.Lang) string {
	of := map[[3]bool]data.Text{ // a mean, equivalence, lower is better
		{false, false, false}: closenessWords.lowerShare, {false, false, true}: closenessWords.higherShare, {false, true, false}: closenessWords.equalShares,
		{true, false, false}: closenessWords.lowerMean, {true, false, true}: closenessWords.higherMean, {true, true, false}: closenessWords.equalMeans,
	}[[3]bool{c.Asked.SD > 0, c.Asked.Equivalence, c.Asked.Lower}]
	return of.Say(lang, c.margin(lang))
}

// margin is that of a share in percentage points.
func (c Closeness) margin(lang data.Lang) string {
	if c.Asked.SD > 0 {
		return unit(c.Asked.Margin, lang)
	}
	return c.writer(lang).decimal(100 * c.Asked.Margin)
}

// unit is a number in the unit of a mean, with the decimals that it has.
func unit(value float64, lang data.Lang) string {
	return number.Written(strconv.FormatFloat(value, 'f', -1, 64), lang)
}

func (c Closeness) assumptions(lang data.Lang) []string {
	w, d := c.writer(lang), c.Design
	ofMeans := c.Asked.SD > 0 || d.ClusterSize > 1
	name := closenessWords.newcombe
	if ofMeans {
		name = closenessWords.student
	}
	asEvaluate, asCalc := closenessWords.asEvaluate.In(lang), closenessWords.asCalc.In(lang)
	if d.Deff > 0 { // which neither of them knows of
		asEvaluate, asCalc = "", ""
	}
	var lines []string
	switch {
	case !c.Asked.Equivalence:
		lines = append(lines, closenessWords.judged.Say(lang, number.Level(1-d.Alpha, lang), name.In(lang), number.Level(d.Alpha/2, lang), asEvaluate))
	case ofMeans:
		lines = append(lines, closenessWords.judgedStudent.Say(lang, number.Level(1-2*d.Alpha, lang), w.decimal(d.Alpha), number.Level(d.Alpha, lang)))
	default:
		lines = append(lines, closenessWords.judgedScore.Say(lang, w.decimal(d.Alpha), number.Level(d.Alpha, lang), asCalc))
	}
	switch {
	case c.Found.Exact:
		lines = append(lines, closenessWords.exact.In(lang))
	case ofMeans:
		lines = append(lines, closenessWords.studentPower.In(lang))
	default:
		lines = append(lines, closenessWords.fewer.In(lang))
	}
	if c.Wanted > 0 && !ofMeans {
		lines[1] += " " + closenessWords.lasting.Say(lang, w.percent(c.Wanted))
	}
	if c.Asked.Difference == 0 {
		lines = append(lines, closenessWords.same.In(lang))
	}
	if d.Deff > 0 {
		lines = append(lines, marginWords.deff.Say(lang, w.decimal(d.Deff)))
	} else {
		lines = append(lines, w.clusterLine())
	}
	return append(lines, w.attritionLine(), closenessWords.random.In(lang))
}

func (c Closeness) table(lang data.Lang) [][]string {
	w, groups := c.writer(lang), c.Found.Groups
	return [][]string{
		{marginWords.column.In(lang), words.control.In(lang), words.other.In(lang), words.total.In(lang), words.power.In(lang)},
		{c.margin(lang), w.whole(groups.Control.Recruited), w.whole(groups.Other.Recruited), w.whole(groups.Total), w.chance(c.Found.Power)},
	}
}

// Text returns the answer as plain text.
func (c Closeness) Text(lang data.Lang) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s\n\n%s\n\n%s\n%s\n", c.title(lang), c.expected(lang), c.sentence(lang), page.Columns(c.table(lang)), words.assumptions.In(lang))
	for _, line := range c.assumptions(lang) {
		fmt.Fprintf(&out, "- %s\n", line)
	}
	if notes := c.writer(lang).notes(); len(notes) > 0 {
		fmt.Fprintf(&out, "\n%s\n", strings.Join(notes, "\n"))
	}
	return out.Bytes()
}

// Markdown returns the answer as Markdown.
func (c Closeness) Markdown(lang data.Lang) []byte {
	var out page.Markdown
	out.Put("# %s\n\n%s.\n\n%s\n\n", c.title(lang), c.expected(lang), c.sentence(lang))
	out.Grid(c.table(lang), 1)
	out.Put("\n%s:\n\n", words.assumptions.In(lang))
	out.Each("- %s\n", c.assumptions(lang))
	if notes := c.writer(lang).notes(); len(notes) > 0 {
		out.Put("\n%s\n", strings.Join(notes, " "))
	}
	return out.Bytes()
}

// Sheet returns the answer as a sheet: its numbers as numbers, in full precision.
func (c Closeness) Sheet(lang data.Lang) sheets.Sheet {
	groups := c.Found.Groups
	margin := sheets.Percent(1, "")
	if c.Asked.SD > 0 {
		margin = ""
	}
	sheet := sheets.Sheet{Name: c.title(lang), Above: []sheets.Cell{
		sheets.Text(c.title(lang)).As(sheets.Title), sheets.Text(c.expected(lang)).As(sheets.Note), sheets.Text(c.sentence(lang)).As(sheets.Note),
	}}
	table := sheets.Table{Rows: [][]sheets.Cell{{
		sheets.Number(c.Asked.Margin, margin), sheets.Count(groups.Control.Recruited), sheets.Count(groups.Other.Recruited), sheets.Count(groups.Total),
		sheets.Number(c.Found.Power, sheets.Percent(1, "")),
	}}}
	for _, head := range c.table(lang)[0] {
		table.Columns = append(table.Columns, sheets.Column{Head: head, Width: 18})
	}
	sheet.Tables = []sheets.Table{table}
	sheet.Below = append(sheet.Below, sheets.Text(words.assumptions.In(lang)).As(sheets.Strong))
	for _, line := range append(c.assumptions(lang), c.writer(lang).notes()...) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// ClosenessSchema names the form of such an answer in JSON.
const ClosenessSchema = "spoor/closeness/1"

type closenessDocument struct {
	Schema       string    `json:"schema"`
	Question     string    `json:"question"`
	Language     data.Lang `json:"language"`
	Margin       float64   `json:"margin"` // of a share, or in the unit of a mean
	Goal         goal.Goal `json:"goal,omitempty"`
	Share        *float64  `json:"share,omitempty"`
	SD           *float64  `json:"sd,omitempty"`
	Difference   float64   `json:"difference"`
	Alpha        float64   `json:"alpha"`
	ICC          float64   `json:"icc"`
	ClusterSize  int       `json:"cluster_size"`
	DesignEffect float64   `json:"design_effect"`
	Attrition    float64   `json:"attrition"`
	Wanted       *float64  `json:"wanted_power,omitempty"`
	Control      armRecord `json:"control"`
	Other        armRecord `json:"other"`
	Total        int       `json:"total"`
	Power        float64   `json:"power"`
	Exact        bool      `json:"exact"`
	Conclusion   string    `json:"conclusion"`
	Assumptions  []string  `json:"assumptions"`
	Notes        []string  `json:"notes"`
}

// The questions of such an answer in JSON.
const (
	nonInferiority = "non-inferiority"
	equivalence    = "equivalence"
)

// ClosenessJSONSchema returns the JSON Schema of such an answer as JSON.
func ClosenessJSONSchema() ([]byte, error) {
	share := map[string]any{"minimum": 0, "maximum": 1}
	return jsonschema.Written(reflect.TypeFor[closenessDocument](), jsonschema.Options{Title: "spoor closeness", Also: map[string]map[string]any{
		"closenessDocument.schema": {"const": ClosenessSchema}, "closenessDocument.question": {"enum": []string{nonInferiority, equivalence}},
		"closenessDocument.share": share, "closenessDocument.power": share, "closenessDocument.wanted_power": share,
	}, Enums: map[reflect.Type][]string{
		reflect.TypeFor[goal.Goal](): {string(goal.Raise), string(goal.Lower)}, reflect.TypeFor[data.Lang](): {string(data.Dutch), string(data.English)},
	}, Texts: map[string]string{
		"closenessDocument":            "How many participants it takes to show non-inferiority or equivalence, or the power of so many.",
		"closenessDocument.goal":       "The way that is better, for non-inferiority.",
		"closenessDocument.share":      "That is expected in the control group.",
		"closenessDocument.difference": "That is expected: the other group minus the control group.",
		"closenessDocument.alpha":      "Two-sided for non-inferiority, of each one-sided test for equivalence.",
		"closenessDocument.exact":      "Whether the power is exact, and not an approximation.",
	}})
}

// JSON returns the answer with numbers in full precision.
func (c Closeness) JSON(lang data.Lang) ([]byte, error) {
	d, groups := c.Design, c.Found.Groups
	out := closenessDocument{
		Schema: ClosenessSchema, Question: equivalence, Language: lang, Margin: c.Asked.Margin, Difference: c.Asked.Difference, Alpha: d.Alpha,
		ICC: d.ICC, ClusterSize: d.ClusterSize, DesignEffect: d.DesignEffect(), Attrition: d.Attrition, Control: armRecord(groups.Control),
		Other: armRecord(groups.Other), Total: groups.Total, Power: c.Found.Power, Exact: c.Found.Exact, Conclusion: c.sentence(lang),
		Assumptions: c.assumptions(lang), Notes: append([]string{}, c.writer(lang).notes()...),
	}
	if !c.Asked.Equivalence {
		out.Question, out.Goal = nonInferiority, goal.Raise
		if c.Asked.Lower {
			out.Goal = goal.Lower
		}
	}
	if c.Asked.SD > 0 {
		out.SD = &c.Asked.SD
	} else {
		out.Share = &c.Asked.Control
	}
	if c.Wanted > 0 {
		out.Wanted = &c.Wanted
	}
	content, err := json.MarshalIndent(out, "", "  ")
	return append(content, '\n'), err
}
