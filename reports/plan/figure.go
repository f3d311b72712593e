package plan

import (
	"math"
	"strings"

	"spoor/data"
	"spoor/internal/prose"
)

// figureWords are the fixed texts of a figure of power.
var figureWords = struct {
	test, ratio, comparisons, effect, attrition      data.Text
	axisOne, axisEach, axisControl, titleBy, titleTo data.Text
	label, needed, notDrawn                          data.Text
}{
	test:        data.Text{NL: "%s, tweezijdig, niveau %s", EN: "%s, two-sided, level %s"},
	ratio:       data.Text{NL: "; %s keer zoveel in de andere groep", EN: "; %s times as many in the other group"},
	comparisons: data.Text{NL: "; %d vergelijkingen (Holm)", EN: "; %d comparisons (Holm)"},
	effect:      data.Text{NL: "; designeffect %s", EN: "; design effect %s"},
	attrition:   data.Text{NL: "; %s uitval", EN: "; %s attrition"},
	axisOne:     data.Text{NL: "aantal deelnemers", EN: "number of participants"},
	axisEach:    data.Text{NL: "aantal deelnemers per groep", EN: "number of participants in each group"},
	axisControl: data.Text{NL: "aantal deelnemers in de controlegroep", EN: "number of participants in the control group"},
	titleBy: data.Text{
		NL: "Met welke kans is een verschil van %s procentpunten aan te tonen?",
		EN: "How likely is a difference of %s percentage points to be shown?",
	},
	titleTo:  data.Text{NL: "Met welke kans is een verandering naar %s aan te tonen?", EN: "How likely is a change to %s to be shown?"},
	label:    data.Text{NL: "%s naar %s (%s)", EN: "%s to %s (%s)"},
	needed:   data.Text{NL: "%s nodig", EN: "%s needed"},
	notDrawn: data.Text{NL: "Bij %s is geen lijn getekend: %s.", EN: "No line is drawn at %s: %s."},
}

// Figure holds the words of a figure of the power against the number in the control group.
type Figure struct {
	Title       string
	Subtitle    string
	Description string   // the answer in words
	Axis        string   // what the numbers count
	Notes       []string // on its lines
	Lines       []Line   // for each row that has an answer
}

// Line is a line of a figure, with what stands beside the number that is asked or answered.
type Line struct {
	Row         Row
	Label, Mark string
}

// Figure returns the words of the figure of an answer about one difference.
func (a Answer) Figure(lang data.Lang) Figure {
	w := writer{a, lang}
	figure := Figure{
		Title:       w.figureTitle(),
		Subtitle:    figureWords.test.Say(lang, prose.Capital(w.testName()), w.decimal(a.Design.Alpha)) + w.details(),
		Description: strings.Join(w.conclusions(), " "),
		Axis:        w.axis(),
		Notes:       []string{w.baselineLine() + "."},
	}
	for _, row := range a.Rows {
		if row.None != 0 {
			figure.Notes = append(figure.Notes, figureWords.notDrawn.Say(lang, w.percent(row.Baseline), w.reason(row)))
			continue
		}
		line := Line{Row: row, Label: figureWords.label.Say(lang, w.percent(row.Baseline), w.percent(*row.Target), w.place(row.At))}
		line.Mark = "n = " + w.whole(row.Groups.Control.Recruited)
		if a.Kind == SampleSize {
			line.Mark = figureWords.needed.Say(lang, w.whole(row.Groups.Control.Recruited))
		}
		figure.Lines = append(figure.Lines, line)
	}
	return figure
}

func (w writer) figureTitle() string {
	if w.Target == nil {
		return figureWords.titleBy.Say(w.lang, w.signedPoints(w.Change))
	}
	return figureWords.titleTo.Say(w.lang, w.percent(*w.Target))
}

func (w writer) axis() string {
	switch {
	case w.Design.Arms == 1:
		return figureWords.axisOne.In(w.lang)
	case w.Design.Ratio == 1 && (w.Other == 0 || w.Other == w.Control):
		return figureWords.axisEach.In(w.lang)
	}
	return figureWords.axisControl.In(w.lang)
}

// details names what else sets the power: unequal groups, several comparisons, clusters, attrition.
func (w writer) details() string {
	d, text := w.Design, ""
	ratio := d.Ratio
	if w.Other > 0 {
		ratio = float64(w.Other) / float64(w.Control)
	}
	if ratio != 1 {
		text += figureWords.ratio.Say(w.lang, w.decimal(math.Round(ratio*100)/100))
	}
	if d.Arms > 2 {
		text += figureWords.comparisons.Say(w.lang, d.Arms-1)
	}
	if d.ClusterSize > 1 {
		text += figureWords.effect.Say(w.lang, w.decimal(d.DesignEffect()))
	}
	if d.Attrition > 0 {
		text += figureWords.attrition.Say(w.lang, w.percent(d.Attrition))
	}
	return text
}
