package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/internal/goldentest"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/schematest"
	"spoor/internal/study"
	report "spoor/reports/trial"
)

const examples = "../../../docs/examples/experiment"

// fixture returns a file of the example, a plan without its checksum.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(examples, name))
	if err != nil {
		t.Fatal(err)
	}
	if at := bytes.Index(content, []byte("checksum:")); at >= 0 {
		content = content[:at]
	}
	return content
}

func survey(t testing.TB) study.Source {
	t.Helper()
	return study.Source{Files: fstest.MapFS{"codebook.yaml": {Data: fixture(t, "codebook.yaml")}}, Place: "survey"}
}

// registered returns a plan of testdata with its checksum.
func registered(t testing.TB, name string) []byte {
	t.Helper()
	opened, err := survey(t).Survey()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Register(name, fixture(t, name), opened.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	return r.Content
}

// persons generates an experiment of participants assigned one by one: eight of 130 are not assigned, one in eight drops out, and a start that is early
// helps.
func persons(seed uint64) []byte {
	random := rand.New(rand.NewPCG(seed, 1))
	var b bytes.Buffer
	b.WriteString("dossier;groep;uitval;gevolgd;Werkt u weer?;Vertrouwen in de coach;Maanden tot werk;Leeftijd;Sector\n")
	for i := range 130 {
		if i%16 == 5 {
			fmt.Fprintf(&b, "%d;;nee;;;;;%d;Zorg\n", 1000+i, 30+i%20)
			continue
		}
		early := random.IntN(2)
		arm, chance := []string{"gewone start", "vroege start"}[early], []float64{0.25, 0.47}[early]
		age, sector := 25+random.IntN(38), []string{"Zorg", "Bouw", "Handel"}[random.IntN(3)]
		followed := []string{"nee", "ja", "ja", "ja", "ja", "ja", "ja", "ja"}[random.IntN(8)]
		if random.IntN(8) == 0 {
			fmt.Fprintf(&b, "%d;%s;%s;%s;;;;%d;%s\n", 1000+i, arm, []string{"verhuisd", "ziek", "ja"}[random.IntN(3)], followed, age, sector)
			continue
		}
		work := "Nee"
		if random.Float64() < chance {
			work = "Ja"
		}
		months := min(36, max(0, int(math.Round(14-3*float64(early)+5*random.NormFloat64()))))
		fmt.Fprintf(&b, "%d;%s;nee;%s;%s;%s;%d;%d;%s\n", 1000+i, arm, followed, work, []string{"Laag", "Matig", "Hoog", "Zeer hoog"}[random.IntN(4)], months, age, sector)
	}
	return b.Bytes()
}

// employers generates an experiment of so many employers, each in one arm with all of its participants, of whom one in seven drops out.
func employers(seed uint64, clusters int) []byte {
	random := rand.New(rand.NewPCG(seed, 2))
	var b bytes.Buffer
	b.WriteString("werkgever;groep;uitval;Werkt u weer?;Vertrouwen in de coach;Leeftijd\n")
	for c := range clusters {
		chance := min(0.9, max(0.05, 0.25+0.2*float64(c%2)+0.08*random.NormFloat64()))
		for range 6 + random.IntN(11) {
			arm, age := []string{"gewone start", "vroege start"}[c%2], 25+random.IntN(38)
			if random.IntN(7) == 0 {
				fmt.Fprintf(&b, "Werkgever %d;%s;verhuisd;;;%d\n", c+1, arm, age)
				continue
			}
			work := "Nee"
			if random.Float64() < chance {
				work = "Ja"
			}
			fmt.Fprintf(&b, "Werkgever %d;%s;;%s;%s;%d\n", c+1, arm, work, []string{"Laag", "Matig", "Hoog", "Zeer hoog"}[random.IntN(4)], age)
		}
	}
	return b.Bytes()
}

func request(t testing.TB, plan string, content []byte, lang data.Lang) Request {
	t.Helper()
	return Request{PlanName: plan, Plan: registered(t, plan), DataName: "data.csv", Data: content, Lang: lang, Version: "1"}
}

func evaluated(t testing.TB, source study.Source, r Request) Evaluated {
	t.Helper()
	e, err := Evaluate(context.Background(), source, r)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-7*max(1, math.Abs(want))) {
		t.Errorf("%s is %.10g; want %.10g", what, got, want)
	}
}

// The first story: participants assigned one by one. The values are those of R 4.2.2 on the same file, by the calls beside them.
func TestTheStoryOfPersons(t *testing.T) {
	t.Parallel()
	r := request(t, "persons.yaml", persons(4), data.Dutch)
	r.Also, r.By = []string{"trust.low"}, []string{"trust"}
	e := evaluated(t, survey(t), r)
	primary := e.Findings[0].Comparisons[0]
	if c, o := primary.Effect.Control, primary.Effect.Other; c.Events != 10 || c.Known != 44 || o.Events != 27 || o.Known != 63 { // table(groep, work)
		t.Errorf("the counts: %+v, %+v", c, o)
	}
	if primary.Verdict != trial.Shown || !primary.Missing.Depends || primary.Missing.Tip != 1 {
		t.Errorf("the verdict: %s, %+v", primary.Verdict, primary.Missing)
	}
	months := e.Findings[2].Comparisons[0].Effect // t.test(m[e], m[!e])
	near(t, "p of months", months.P, 0.0085486338101)
	near(t, "low", months.Interval.Low, -4.54223608857)
	near(t, "high", months.Interval.High, -0.68215063582)
	near(t, "Holm", e.Findings[2].Comparisons[0].AdjustedP, 2*0.0085486338101)
	near(t, "apart in age", e.Balance[0].Apart[0], 0.079584948088)   // (mean - mean) / sqrt((var + var) / 2)
	near(t, "apart in care", e.Balance[1].Apart[0], 0.0099420083832) // (p2 - p1) / sqrt((p1 q1 + p2 q2) / 2)
	goldentest.Same(t, "persons.md", e.Markdown())
	if html := string(e.HTML()); strings.Count(html, "<svg") != 6 || strings.Contains(html, "NaN") {
		t.Errorf("the page has %d drawings of figures, each of which it has wide and narrow", strings.Count(html, "<svg"))
	}
	content, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := schematest.Compile(t, report.JSONSchema).JSON(t, content); err != nil {
		t.Error(err)
	}
	row := e.Sheets()[0].Tables[0].Rows[0] // numbers as numbers
	near(t, "share in the workbook", row[6].Number, 27.0/63)
	near(t, "its interval", row[9].Number, primary.Effect.Interval.Low)
	if !strings.Contains(e.Flowing[0].Says, "44") || !strings.Contains(e.Differences[0].Says, "+20 (+2 tot +36)") {
		t.Errorf("the figures say %q and %q", e.Flowing[0].Says, e.Differences[0].Says)
	}
	if book, err := e.Render("xlsx"); err != nil || !bytes.HasPrefix(book, []byte("PK")) {
		t.Errorf("a workbook: %v", err)
	}
	files, err := e.Files()
	if err != nil || len(files) < 6 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// The example in the documentation is these experiments, with registered plans.
func TestTheExampleIsThatOfTheStories(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]byte{"persons.csv": persons(4), "employers.csv": employers(4, 12), "persons.yaml": registered(t, "persons.yaml"), "employers.yaml": registered(t, "employers.yaml")} {
		if content, err := os.ReadFile(filepath.Join(examples, name)); err != nil || !bytes.Equal(content, want) {
			t.Errorf("%s is another: %v", name, err)
		}
	}
}

// The same with the registered test Fisher's, of which R has the value: fisher.test(table(groep, work)).
func TestTheRegisteredTestIsTheOneThatCounts(t *testing.T) {
	t.Parallel()
	r := request(t, "persons.yaml", persons(4), data.English)
	unregistered := bytes.Replace(fixture(t, "persons.yaml"), []byte("goal: raise, expected"), []byte("goal: raise, test: fisher, expected"), 1)
	r.Plan = unregistered
	e := evaluated(t, survey(t), r)
	near(t, "p", e.Findings[0].Comparisons[0].Effect.P, 0.039363407107)
	text := string(e.Markdown())
	for _, want := range []string{"Fisher's exact test, p = 0.039", "This plan has no checksum", "by a plan of 15 January 2027 that was not registered"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

// The second story: employers assigned with all of their participants. R 4.2.2 and survey 4.1.1 on the same file.
func TestTheStoryOfEmployers(t *testing.T) {
	t.Parallel()
	e := evaluated(t, survey(t), request(t, "employers.yaml", employers(4, 12), data.English))
	c := e.Findings[0].Comparisons[0]
	near(t, "early", c.Effect.Other.Value, 0.31904761905) // tapply(y, cl, mean), and t.test(var.equal = TRUE) over those
	near(t, "usual", c.Effect.Control.Value, 0.25534188034)
	near(t, "low", c.Effect.Interval.Low, -0.18414795630)
	near(t, "high", c.Effect.Interval.High, 0.31155943371)
	near(t, "p", c.Effect.P, 526.0/924)            // combn(12, 6)
	near(t, "icc", e.ICC.Estimate, 0.075339857269) // anova(lm(y ~ factor(arm) + factor(cl)))
	if c.Verdict != trial.DirectionOnly || e.Flow.Arms[0].Clusters != 6 {
		t.Errorf("%s, %+v", c.Verdict, e.Flow.Arms[0])
	}
	goldentest.Same(t, "clusters.md", e.Markdown())

	more := evaluated(t, survey(t), request(t, "employers.yaml", employers(4, 16), data.Dutch)).Findings[0].Comparisons[0].Effect
	near(t, "p of 16 clusters", more.P, 0.21774499326) // t.test(var.equal = TRUE)
	near(t, "low of 16 clusters", more.Interval.Low, -0.081259430087)
	near(t, "design-based", more.Beside.P, 0.32788224907) // svyttest
	near(t, "design-based difference", more.Beside.Estimate, 0.11170634921)
}

// Whatever is wrong is told in one clear line each, all at once, as unusable input.
func TestBadInput(t *testing.T) {
	t.Parallel()
	head := "dossier;groep;uitval;gevolgd;Werkt u weer?;Vertrouwen in de coach;Maanden tot werk;Leeftijd;Sector\n"
	row := func(id, arm, followed string) string {
		return id + ";" + arm + ";nee;" + followed + ";Ja;Hoog;12;40;Zorg\n"
	}
	plain := row("1", "gewone start", "ja") + row("2", "vroege start", "ja")
	clusters := "werkgever;groep;uitval;Werkt u weer?;Vertrouwen in de coach;Leeftijd\nA;gewone start;;Ja;Hoog;40\nB;vroege start;;Ja;Hoog;40\n"
	changed := bytes.Replace(registered(t, "persons.yaml"), []byte("difference: 20"), []byte("difference: 10"), 1)
	for _, test := range []struct {
		name, plan, content string
		source              []byte
		want                []string
	}{
		{"an arm that is not in the plan", "persons.yaml", head + plain + row("3", "vroege strat", "ja") + row("4", "vroege strat", "ja"), nil,
			[]string{`data.csv:4: column "groep": "vroege strat" is no arm of the plan (usual, early); add it to the aliases of an arm before the plan is registered, or correct it; did you mean "vroege start"?`, "(2 rows)"}},
		{"a participant in two arms", "persons.yaml", head + plain + row("1", "vroege start", "ja"), nil,
			[]string{`data.csv:4: column "dossier": participant "1" is in arm "early" here and in arm "usual" on line 2; each participant is in one arm`}},
		{"a participant twice", "persons.yaml", head + plain + row("1", "gewone start", "ja"), nil, []string{`participant "1" stands on line 2 already`}},
		{"a cluster in two arms", "employers.yaml", clusters + "a;vroege start;;Nee;Laag;30\nA;vroege start;;Nee;Laag;31\n", nil,
			[]string{`data.csv:4: column "werkgever": employer "a" is in arm "early" here and in arm "usual" on line 2; each employer is in one arm`}},
		{"no cluster", "employers.yaml", clusters + ";vroege start;;Nee;Laag;30\n", nil, []string{`column "werkgever": is blank; every participant in an arm belongs to one employer`}},
		{"an outcome that is not in the file", "persons.yaml", strings.Replace(head, "Werkt u weer?", "Baan", 1) + plain, nil, []string{`persons.yaml:9: data.csv has no column of item "work" (Werkt u weer?)`}},
		{"no column of the arm", "persons.yaml", strings.Replace(head, "groep", "arm", 1) + plain, nil, []string{`persons.yaml:8: no column "groep"; the export has dossier, arm`}},
		{"nobody in the other arm", "persons.yaml", head + row("1", "gewone start", "ja"), nil, []string{`data.csv: column "groep": nobody is in an arm beside "usual", so there is nothing to compare`}},
		{"nobody in an arm", "persons.yaml", head + row("1", "", "ja"), nil, []string{`data.csv: column "groep": nobody is in arm "usual", so there is nothing to compare`}},
		{"neither yes nor no", "persons.yaml", head + plain + row("3", "vroege start", "misschien"), nil, []string{`data.csv:4: column "gevolgd": "misschien" is neither yes nor no`}},
		{"a plan changed after its checksum", "persons.yaml", head + plain, changed, []string{"persons.yaml:", "the plan was changed after it was registered"}},
		{"nobody", "persons.yaml", head, nil, []string{"data.csv:"}},
		{"two at once", "persons.yaml", head + plain + row("3", "derde", "ja") + row("2", "vroege start", "ja"), nil, []string{`"derde" is no arm`, `participant "2" stands on line 3 already`}},
	} {
		r := request(t, test.plan, []byte(test.content), data.Dutch)
		if test.source != nil {
			r.Plan = test.source
		}
		_, err := Evaluate(context.Background(), survey(t), r)
		var unusable study.Unusable
		if !errors.As(err, &unusable) {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v\ndoes not say %q", test.name, err, want)
			}
		}
	}
}

func TestLayoutsThatAreNotEvaluatedAreRefused(t *testing.T) {
	t.Parallel()
	for layout, want := range map[string]string{"stepped-wedge": "Hussey & Hughes 2007", "crossover": "gepaarde toets"} {
		r := request(t, "employers.yaml", employers(4, 12), data.Dutch)
		r.Plan = append(fixture(t, "employers.yaml"), "layout: "+layout+"\n"...)
		_, err := Evaluate(context.Background(), survey(t), r)
		var refused study.Refused
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", layout, err)
		}
	}
}

func TestRequestsThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		also, by, want string
	}{{"work.yes", "", "it is an outcome already"}, {"work.ys", "", `has no answer "ys"`}, {"", "wrk", "not in the codebook"}, {"", "age", "of kind single"}, {"", "sector", "announces these subgroups already"}} {
		r := request(t, "persons.yaml", persons(4), data.Dutch)
		if test.also != "" {
			r.Also = []string{test.also}
		}
		if test.by != "" {
			r.By = []string{test.by}
		}
		_, err := Evaluate(context.Background(), survey(t), r)
		var refused study.Refused
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v", test, err)
		}
	}
}

// Under a preset no count below its threshold can be read, nor told from what is shown.
func TestSmallCountsAreHidden(t *testing.T) {
	t.Parallel()
	source := survey(t)
	source.Disclosure, source.Audience = disclosure.PresetStrict, study.Others
	e := evaluated(t, source, request(t, "persons.yaml", persons(4), data.English))
	text := string(e.Markdown())
	for _, hidden := range []string{"sick", "ziek:", "verhuisd:", "Dropped out | 7", "| Not as planned | 4"} {
		if strings.Contains(text, hidden) {
			t.Errorf("the report says %q", hidden)
		}
	}
	if !strings.Contains(text, "Counts below 10 are hidden") || !strings.Contains(text, "hidden (small counts)") {
		t.Error("the report does not say that it hides counts")
	}
	if !e.Shown.Hides(shown.Protocol, 1, "") {
		t.Error("who did not follow the plan is told by the difference")
	}
	if e.Hides(e.Findings[0].Outcome, e.Findings[0].Comparisons[0]) {
		t.Error("10 of 44 is hidden")
	}
	for _, sheet := range e.Sheets() {
		for _, row := range sheet.Tables[0].Rows {
			for _, cell := range row {
				if cell.Kind == sheets.Amount && cell.Format == "0" && cell.Number > 0 && cell.Number < 10 {
					t.Errorf("the sheet %q shows %v: %v", sheet.Name, cell.Number, row)
				}
			}
		}
	}
	small := bytes.ReplaceAll(persons(4), []byte(";Ja;"), []byte(";Nee;"))
	small = bytes.Replace(small, []byte(";Nee;"), []byte(";Ja;"), 2)
	content, err := evaluated(t, source, request(t, "persons.yaml", small, data.English)).JSON()
	if err != nil || !bytes.Contains(content, []byte(`"effect": null`)) || bytes.Contains(content, []byte(`"events": 2`)) || bytes.Contains(content, []byte(`"events": 1,`)) {
		t.Errorf("an aggregate shows small counts: %s, %v", content, err)
	}
}

// A margin is decided by the interval: no p-value and no test stand beside it, and the report says what the analysis per protocol gives.
func TestAMarginIsDecidedByTheInterval(t *testing.T) {
	t.Parallel()
	r := request(t, "persons.yaml", persons(4), data.English)
	r.Plan = bytes.Replace(fixture(t, "persons.yaml"), []byte("expected: 23, difference: 20"), []byte("expected: 23, margin: 10"), 1)
	e := evaluated(t, survey(t), r)
	text := string(e.Markdown())
	for _, want := range []string{"A margin of −10 percentage points was registered: the 95% interval decides, and no test.", "as assigned | 23% (n = 44) | 43% (n = 63) | +20 (+2 to +36) | – | not inferior |",
		"it would give: not inferior.", "If the arms are truly alike, this experiment would have shown with a chance of", "The plan reckoned with 23% with usual start, a margin of −10 percentage points"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if strings.Contains(text, "Boschloo's exact test. ") || e.Findings[0].Comparisons[0].Verdict != trial.NotInferior {
		t.Errorf("%s: a test decides", e.Findings[0].Comparisons[0].Verdict)
	}
}
