package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/audit"
	"spoor/analysis/published"
	"spoor/data"
)

// AuditSchema names the form of the audit as JSON.
const AuditSchema = "spoor/audit/1"

var auditPhrases = map[string]data.Text{
	"title":      {NL: "Wat de gepubliceerde percentages kunnen betekenen", EN: "What the printed percentages can mean"},
	"printed":    {NL: "Gepubliceerd", EN: "Printed"},
	"base":       {NL: "Vermelde basis", EN: "Printed base"},
	"noBase":     {NL: "geen", EN: "none"},
	"bases":      {NL: "Passende bases", EN: "Bases that fit"},
	"noneFits":   {NL: "geen enkele tot en met %d", EN: "none up to %d"},
	"counts":     {NL: "Aantallen", EN: "Counts"},
	"of":         {NL: "%s van %d (de enige oplossing bij deze basis)", EN: "%s of %d (the only solution at this base)"},
	"solutions":  {NL: "%d oplossingen bij basis %d", EN: "%d solutions at base %d"},
	"many":       {NL: "meer oplossingen bij basis %d dan te tellen zijn", EN: "more solutions at base %d than can be counted"},
	"reading":    {NL: "Lezing %d", EN: "Reading %d"},
	"lost":       {NL: "niet leesbaar", EN: "lost"},
	"repair":     {NL: "Correctie %d", EN: "Repair %d"},
	"repaired":   {NL: "%s, dan %s van %d", EN: "%s, then %s of %d"},
	"sum":        {NL: "Som", EN: "Sum"},
	"sumHolds":   {NL: "%s%%, mogelijk is %s tot %s%%", EN: "%s%%, possible is %s to %s%%"},
	"sumLost":    {NL: "%s%% zonder het onleesbare label", EN: "%s%% without the lost label"},
	"sumBroken":  {NL: "%s%%, maar mogelijk is alleen %s tot %s%%: zo kan het niet kloppen", EN: "%s%%, but only %s to %s%% is possible: the print cannot be right"},
	"impossible": {NL: "Kan zo niet kloppen", EN: "Cannot be right as printed"},
	"missing":    {NL: "Zonder antwoord", EN: "Without an answer"},
	"ofAll":      {NL: "%d van de %d respondenten", EN: "%d of the %d respondents"},
}

// AuditText returns the audit of a publication as plain text.
func AuditText(figures []published.Figure, lang data.Lang) ([]byte, error) {
	var text bytes.Buffer
	for i, figure := range figures {
		if i > 0 {
			fmt.Fprintln(&text)
		}
		fmt.Fprintf(&text, "%s: %s\n", figure.Table.ID, figureTitle(figure, lang))
		for _, line := range auditLines(figure, lang) {
			fmt.Fprintf(&text, "  %-18s %s\n", line[0]+":", line[1])
		}
	}
	return text.Bytes(), nil
}

// AuditMarkdown returns the audit of a publication as Markdown.
func AuditMarkdown(figures []published.Figure, lang data.Lang) ([]byte, error) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "# %s\n", auditPhrases["title"].In(lang))
	for _, figure := range figures {
		fmt.Fprintf(&text, "\n## %s\n\n", figureTitle(figure, lang))
		for _, line := range auditLines(figure, lang) {
			fmt.Fprintf(&text, "- %s: %s\n", line[0], line[1])
		}
	}
	return text.Bytes(), nil
}

func figureTitle(figure published.Figure, lang data.Lang) string {
	title := figure.Item.Heading(lang)
	if figure.Row != "" {
		row, _ := figure.Item.Row(figure.Row)
		title += ": " + row.Label.In(lang)
	}
	return title
}

// auditLines says what was found of one figure, as pairs of a name and a text.
func auditLines(figure published.Figure, lang data.Lang) [][2]string {
	finding := figure.Finding
	say := func(key string, args ...any) string { return fmt.Sprintf(auditPhrases[key].In(lang), args...) }
	lines := [][2]string{{say("printed"), printedCells(figure, lang)}}
	base := say("noBase")
	if finding.PrintedBase > 0 {
		base = fmt.Sprint(finding.PrintedBase)
	}
	bases := say("noneFits", finding.Tried.High)
	if len(finding.Bases) > 0 {
		bases = joinInts(finding.Bases)
	}
	lines = append(lines, [2]string{say("base"), base}, [2]string{say("bases"), bases})
	lines = append(lines, [2]string{say("sum"), sumText(figure, say)})
	if !finding.Possible {
		for i, repair := range finding.Repairs.List {
			lines = append(lines, [2]string{say("repair", i+1), repairText(figure, repair, lang)})
		}
		return lines
	}
	fitting := fits(finding)
	for i, fit := range fitting {
		name := say("counts")
		if len(fitting) > 1 {
			name = say("reading", i+1)
		}
		lines = append(lines, [2]string{name, fitText(fit, say)})
	}
	return append(lines, [2]string{say("missing"), say("ofAll", finding.Nonresponse(finding.Base), finding.Respondents)})
}

func sumText(figure published.Figure, say func(string, ...any) string) string {
	rule := figure.Finding.SumRule
	for _, cell := range figure.Table.Cells {
		if cell.Printed == "" {
			return say("sumLost", rule.Total)
		}
	}
	if rule.Holds {
		return say("sumHolds", rule.Total, rule.Low, rule.High)
	}
	return say("sumBroken", rule.Total, rule.Low, rule.High)
}

// fits returns what each reading means at each base that the publication leaves open: the one it prints, or for a row of a
// battery every base that fits, and where none is printed too. The one in use comes first.
func fits(finding audit.Finding) []audit.Fit {
	var used, others []audit.Fit
	for _, reading := range finding.Readings {
		for _, fit := range slices.Backward(reading.Fits) {
			switch {
			case fit.Base == finding.Base:
				used = append(used, fit)
			case finding.Kind == audit.Rating || finding.PrintedBase == 0:
				others = append(others, fit)
			}
		}
	}
	return append(used, others...)
}

func fitText(fit audit.Fit, say func(string, ...any) string) string {
	switch {
	case fit.Unique():
		return say("of", joinInts(fit.Counts[0]), fit.Base)
	case fit.Solutions == audit.ManySolutions:
		return say("many", fit.Base)
	}
	return say("solutions", fit.Solutions, fit.Base)
}

func repairText(figure published.Figure, repair audit.Repair, lang data.Lang) string {
	var changes []string
	for _, change := range repair.Changes {
		option, _ := figure.Item.Answer(change.Cell)
		changes = append(changes, fmt.Sprintf("%s %s → %s", strings.ToLower(option.Label.In(lang)), change.From, change.To))
	}
	return fmt.Sprintf(auditPhrases["repaired"].In(lang), strings.Join(changes, ", "), joinInts(repair.Fit.Counts[0]), repair.Fit.Base)
}

func printedCells(figure published.Figure, lang data.Lang) string {
	var cells []string
	for _, cell := range figure.Table.Cells {
		if cell.Printed == "" {
			cells = append(cells, auditPhrases["lost"].In(lang))
			continue
		}
		cells = append(cells, cell.Printed)
	}
	return strings.Join(cells, " ")
}

func joinInts(values []int) string {
	return strings.Trim(fmt.Sprint(values), "[]")
}

type auditJSON struct {
	Schema  string        `json:"schema"`
	Figures []auditFigure `json:"figures"`
}

type auditFigure struct {
	Item     string          `json:"item"`
	Row      string          `json:"row"`
	Options  []string        `json:"options"`
	Printed  []string        `json:"printed"` // "" is a lost label
	Base     int             `json:"printed_base"`
	Bases    []int           `json:"bases"`
	Possible bool            `json:"possible"`
	Readings []auditSolution `json:"readings"`
	Repairs  []auditSolution `json:"repairs"`
	Notes    []string        `json:"notes"`
}

// auditSolution is one way to read or repair a figure. Counts is null when there are more than one.
type auditSolution struct {
	Base      int           `json:"base"`
	Changes   []auditChange `json:"changes,omitempty"`
	Solutions uint64        `json:"solutions"`
	Counts    []int         `json:"counts"`
}

// auditChange is one printed number that a repair replaces.
type auditChange struct {
	Option string `json:"option"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// AuditJSON returns the audit of a publication as JSON, notes in lang.
func AuditJSON(figures []published.Figure, lang data.Lang) ([]byte, error) {
	all := auditJSON{Schema: AuditSchema, Figures: []auditFigure{}}
	for _, figure := range figures {
		out := auditFigure{Item: figure.Item.ID, Row: figure.Row, Options: figure.Finding.Cells, Printed: []string{}, Base: figure.Finding.PrintedBase,
			Bases: append([]int{}, figure.Finding.Bases...), Possible: figure.Finding.Possible, Readings: []auditSolution{}, Repairs: []auditSolution{}, Notes: []string{}}
		for _, cell := range figure.Table.Cells {
			out.Printed = append(out.Printed, cell.Printed)
		}
		for _, fit := range fits(figure.Finding) {
			out.Readings = append(out.Readings, newSolution(fit, nil))
		}
		for _, repair := range figure.Finding.Repairs.List {
			out.Repairs = append(out.Repairs, newSolution(repair.Fit, repair.Changes))
		}
		for _, note := range figure.Notes() {
			out.Notes = append(out.Notes, note.In(lang))
		}
		all.Figures = append(all.Figures, out)
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the audit: %w", err)
	}
	return append(text, '\n'), nil
}

func newSolution(fit audit.Fit, changes []audit.Change) auditSolution {
	solution := auditSolution{Base: fit.Base, Solutions: fit.Solutions}
	for _, change := range changes {
		solution.Changes = append(solution.Changes, auditChange{change.Cell, change.From, change.To})
	}
	if fit.Unique() {
		solution.Counts = fit.Counts[0]
	}
	return solution
}
