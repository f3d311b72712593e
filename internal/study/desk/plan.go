package desk

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/experiment"
	"spoor/internal/study/printed"
	"spoor/reports/audit"
	"spoor/reports/page"
	"spoor/reports/plan"
	"spoor/reports/screen"
)

// starts are the shares that an experiment can start from: figures of others that stand beside an answer of the survey, and that answer.
func (a asking) starts() []screen.Starting {
	var out []screen.Starting
	for _, external := range a.study.External() {
		table, known := a.table(external.Item)
		if !known || external.Row == "" {
			continue
		}
		e, found := table.At(external.Row, "")
		if !found {
			continue
		}
		row, _ := table.Item.Row(external.Row)
		share := fmt.Sprintf("%g%%", external.Percent)
		out = append(out, screen.Starting{Value: share, Label: number.Percent(external.Percent/100, 0, a.Lang) + ": " + external.About.In(a.Lang), Source: external.Source.In(a.Lang)},
			screen.Starting{Value: external.Item + "." + external.Row, Label: number.Percent(e.Proportion, 0, a.Lang) + ": " + row.Label.In(a.Lang), Source: table.Item.Heading(a.Lang) + ", n = " + number.Count(e.Base, a.Lang)})
	}
	return out
}

func (a asking) table(item string) (analysis.Table, bool) {
	for _, table := range a.tables {
		if table.Item.ID == item {
			return table, true
		}
	}
	return analysis.Table{}, false
}

func (a asking) plan(answer *Answer) error {
	starts := a.starts()
	form := screen.Form{"start": "typed", "baseline": "30%", "target": "40%", "size": "1", "icc": "0,05", "attrition": "15%", "power": "0.80"}
	if len(starts) > 0 {
		form["start"], form["target"] = starts[0].Value, ""
	}
	for name, value := range a.Form {
		if value != "" || name == "target" {
			form[name] = value
		}
	}
	baseline := form["start"]
	if baseline == "typed" {
		baseline = form["baseline"]
	}
	request := experiment.Request{Baseline: baseline, Level: 0.95, Method: interval.MethodWilson, Target: form["target"], Arms: 2, Alpha: "0.05", Power: form["power"], Ratio: "1", Attrition: form["attrition"],
		ICC: "0", ClusterSize: cmp.Or(form["size"], "1")}
	if request.ClusterSize != "1" {
		request.ICC = form["icc"]
	}
	if request.Target == "" {
		form["target"] = a.higher(baseline)
		request.Target = form["target"]
	}
	for _, name := range []string{"baseline", "target", "icc", "attrition"} { // whichever way they were typed
		if _, ok := decimal(strings.TrimSuffix(form[name], "%")); ok {
			form[name] = number.Written(strings.ReplaceAll(form[name], ",", "."), a.Lang)
		}
	}
	problem := a.unfit(form, baseline)
	var planned screen.Planned
	if problem == "" {
		var err error
		if planned, err = a.sized(canonical(request)); err != nil {
			problem = noSize.In(a.Lang)
		}
	}
	answer.Title, answer.HTML = a.sector.Plan(form, starts, planned, problem)
	return nil
}

var (
	noSize     = data.Text{NL: "Hiervoor zijn meer deelnemers nodig dan te berekenen is: het verschil is te klein, of de uitval te groot. Kies een percentage dat verder van het huidige ligt, of minder uitval.", EN: "This takes more participants than can be worked out: the difference is too small, or the attrition too large. Choose a percentage further from the present one, or less attrition."}
	unfitShare = data.Text{NL: "‘%s’ is geen percentage. Vul een getal van 0 tot 100 in, zoals 40%%.", EN: "‘%s’ is no percentage. Fill in a number from 0 to 100, such as 40%%."}
	unfitSize  = data.Text{NL: "‘%s’ deelnemers per werkgever kan niet. Vul een geheel getal van 1 of meer in.", EN: "‘%s’ participants per employer cannot be. Fill in a whole number of 1 or more."}
	unfitICC   = data.Text{NL: "De samenhang ‘%s’ ligt niet tussen 0 en 1. Vul een getal in zoals 0,05.", EN: "The correlation ‘%s’ does not lie between 0 and 1. Fill in a number such as 0.05."}
	nobodyLeft = data.Text{NL: "Bij een uitval van 100% heeft niemand een uitkomst. Vul minder in, zoals 15%.", EN: "With an attrition of 100% nobody has an outcome. Fill in less, such as 15%."}
	sameShare  = data.Text{NL: "U wilt %s halen, en daar begint u al. Vul een ander percentage in.", EN: "You want to reach %s, where you start already. Fill in another percentage."}
)

// unfit says what is wrong with what was filled in, in the language of the page.
func (a asking) unfit(form screen.Form, baseline string) string {
	for _, text := range []string{baseline, form["target"], form["attrition"]} {
		if _, named := a.table(strings.Split(text, ".")[0]); named {
			continue
		}
		if share, ok := decimal(strings.TrimSuffix(text, "%")); !ok || share < 0 || share > 100 {
			return unfitShare.Say(a.Lang, text)
		}
	}
	if size, err := strconv.Atoi(form["size"]); err != nil || size < 1 {
		return unfitSize.Say(a.Lang, form["size"])
	}
	if icc, ok := decimal(form["icc"]); !ok || icc < 0 || icc > 1 {
		return unfitICC.Say(a.Lang, form["icc"])
	}
	if a.percent(form["attrition"]) == 100 {
		return nobodyLeft.In(a.Lang)
	}
	if math.Abs(a.percent(baseline)-a.percent(form["target"])) < 1e-9 {
		return sameShare.Say(a.Lang, strings.TrimSuffix(form["target"], "%")+"%")
	}
	return ""
}

// canonical writes what was filled in as the command takes it.
func canonical(r experiment.Request) experiment.Request {
	for _, text := range []*string{&r.Baseline, &r.Target, &r.Attrition} {
		if share, ok := decimal(strings.TrimSuffix(*text, "%")); ok {
			*text = fmt.Sprintf("%g%%", share)
		}
	}
	if icc, ok := decimal(r.ICC); ok {
		r.ICC = fmt.Sprintf("%g", icc)
	}
	return r
}

// decimal reads a number with a comma or a point.
func decimal(text string) (float64, bool) {
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(text), ",", "."), 64)
	return value, err == nil && !math.IsNaN(value)
}

// percent is what was typed as a percentage, or that of an answer of the survey.
func (a asking) percent(share string) float64 {
	if typed, ok := decimal(strings.TrimSuffix(share, "%")); ok {
		return typed
	}
	item, row, _ := strings.Cut(share, ".")
	table, known := a.table(item)
	if !known {
		return 0
	}
	e, _ := table.At(row, "")
	return 100 * e.Proportion
}

// higher is a target to begin with: ten points above the share that an experiment starts from.
func (a asking) higher(baseline string) string {
	return number.Decimals(min(a.percent(baseline)+10, 95), 0, a.Lang) + "%"
}

func (a asking) sized(request experiment.Request) (screen.Planned, error) {
	sized, err := a.sizedBy(request)
	if err != nil {
		return screen.Planned{}, err
	}
	written := sized.Words(a.Lang)
	planned := screen.Planned{Conclusions: ofPage(written.Conclusions), Assumes: ofPage(written.Assumptions), Note: ofPage(written.Notes)}
	if row := sized.Rows[0]; row.None == 0 {
		planned.Each, planned.Total = number.Count(max(row.Groups.Control.Recruited, row.Groups.Other.Recruited), a.Lang), number.Count(row.Groups.Total, a.Lang)
	}
	if curve, err := study.PlanFigure(sized, curveTitle.In(a.Lang), a.Lang); err == nil { // the answer stands without it, as where the target is passed already
		planned.Curve = []page.Figure{curve}
	}
	return planned, nil
}

var curveTitle = data.Text{NL: "Kans om het verschil te zien", EN: "Chance to see the difference"}

// ofPage are the sentences that name no flag of the command.
func ofPage(sentences []string) []string {
	return slices.DeleteFunc(slices.Clone(sentences), func(sentence string) bool { return strings.Contains(sentence, "--") })
}

func (a asking) sizedBy(request experiment.Request) (plan.Answer, error) {
	if err := request.Check(); err != nil {
		return plan.Answer{}, err
	}
	if request.OfSurvey() {
		return a.study.Plan(a.ctx, request)
	}
	return study.Plan(request)
}

func (a asking) audit(answer *Answer) error {
	if strings.TrimSpace(a.Form["lines"]) == "" {
		answer.Title, answer.HTML = a.sector.Audit(a.Form, nil, nil)
		return nil
	}
	found, err := a.audited()
	var problems []string
	if err != nil && a.Sent {
		problems = a.lines(err)
	}
	answer.Title, answer.HTML = a.sector.Audit(a.Form, found, problems)
	return nil
}

// audited writes what was typed as a table of printed percentages, and says what those can stand for.
func (a asking) audited() ([]screen.Audited, error) {
	var table strings.Builder
	table.WriteString("table\tkind\tmax_picks\tbase\toption\tprinted\n")
	kind := cmp.Or(a.Form["kind"], string(data.Single))
	base, most := strings.TrimSpace(a.Form["n"]), ""
	if kind == string(data.Multiple) { // what was filled in of these stays when another kind is chosen
		most = strings.TrimSpace(a.Form["most"])
	}
	for _, line := range strings.Split(a.Form["lines"], "\n") {
		words := strings.Fields(strings.ReplaceAll(line, ";", " "))
		if len(words) == 0 {
			continue
		}
		printed := strings.TrimSuffix(words[len(words)-1], "%")
		label := strings.TrimSuffix(strings.Join(words[:len(words)-1], " "), ":")
		if len(words) == 1 {
			label = printed + "%"
		}
		fmt.Fprintf(&table, "%s\t%s\t%s\t%s\t%s\t%s\n", data.Text{NL: "vraag", EN: "question"}.In(a.Lang), kind, most, base, label, printed)
		kind, base, most = "", "", ""
	}
	figures, err := printed.AuditTables(a.ctx, "ingevuld.csv", []byte(table.String()))
	if err != nil {
		return nil, err
	}
	var found []screen.Audited
	for _, figure := range figures {
		found = append(found, screen.Audited{Possible: figure.Finding.Possible, Lines: audit.Lines(figure, a.Lang)})
	}
	return found, nil
}
