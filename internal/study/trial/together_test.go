package trial

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/goldentest"
	"spoor/internal/schematest"
	"spoor/internal/study"
	report "spoor/reports/trial"
)

// shared returns an experiment without its participants, as spoor evaluate --format json writes it.
func shared(t testing.TB, plan, id string, content []byte) Shared {
	t.Helper()
	r := request(t, plan, content, data.Dutch)
	opened, err := survey(t).Survey()
	if err != nil {
		t.Fatal(err)
	}
	source := fixture(t, plan)
	source = bytes.Replace(source, source[:bytes.IndexByte(source, '\n')], []byte("id: "+id), 1)
	registered, err := Register(plan, source, opened.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	r.Plan = registered.Content
	written, err := evaluated(t, survey(t), r).JSON()
	if err != nil {
		t.Fatal(err)
	}
	return Shared{id + ".json", written}
}

// Three experiments of persons and one of employers. R 4.2.2, metafor 3.8.1: escalc(measure = "RD") of the counts, and for the employers the
// difference of cluster means with its standard error; rma(method = "PM", test = "adhoc").
func TestExperimentsTogether(t *testing.T) {
	t.Parallel()
	files := []Shared{shared(t, "persons.yaml", "one", persons(4)), shared(t, "persons.yaml", "two", persons(5)), shared(t, "persons.yaml", "three", persons(6)), shared(t, "employers.yaml", "four", employers(4, 16))}
	p, err := Together(files, 0.95, data.Dutch, "1", study.Look{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "estimate", p.Random.Estimate, 0.2018814029390)
	near(t, "low", p.Random.Low, 0.0582730425401)
	near(t, "high", p.Random.High, 0.3454897633380)
	near(t, "p", p.Random.P, 0.0208142104276)
	near(t, "Q", p.Random.Q, 1.3048552620372)
	near(t, "next, low", p.Random.Next[0], 0.00772356189093)
	near(t, "next, high", p.Random.Next[1], 0.39603924398716)
	goldentest.Same(t, "together.md", p.Markdown())
	if html := string(p.HTML()); strings.Count(html, "<svg") != 2 || strings.Contains(html, "NaN") {
		t.Errorf("the page has %d drawings of figures, each of which it has wide and narrow", strings.Count(html, "<svg"))
	}
	if row := p.Sheet().Tables[0].Rows[4]; row[5].Number != p.Random.Estimate || row[7].Number != p.Random.High {
		t.Errorf("the workbook has %v", row)
	}
	if written, err := p.Files(); err != nil || len(written) < 4 {
		t.Errorf("%d files, %v", len(written), err)
	}

	content, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := schematest.Compile(t, report.TogetherJSONSchema).JSON(t, content); err != nil {
		t.Error(err)
	}

	two, err := Together(files[:2], 0.95, data.English, "1", study.Look{})
	if err != nil || two.Random.Known || !strings.Contains(string(two.Markdown()), "cannot be predicted from two") {
		t.Errorf("of two: %+v, %v", two.Random, err)
	}
}

// Of a rare outcome the exact common odds ratio takes the place of random effects: R's mantelhaen.test(exact = TRUE).
func TestRareOutcomesTogetherAreExact(t *testing.T) {
	t.Parallel()
	rare := func(id string, k1, n1, k2, n2 int) Shared {
		var a report.Aggregate
		if err := json.Unmarshal(shared(t, "persons.yaml", id, persons(4)).Content, &a); err != nil {
			t.Fatal(err)
		}
		o := a.Outcomes[0].Effect
		o.Control, o.Other = report.SharedGroup{N: n1, Events: k1, Value: float64(k1) / float64(n1)}, report.SharedGroup{N: n2, Events: k2, Value: float64(k2) / float64(n2)}
		o.Estimate = o.Other.Value - o.Control.Value
		o.Low, o.High = o.Estimate-0.1, o.Estimate+0.1
		content, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		return Shared{id + ".json", content}
	}
	p, err := Together([]Shared{rare("one", 1, 50, 4, 50), rare("two", 0, 30, 3, 30), rare("three", 2, 60, 2, 60)}, 0.95, data.English, "1", study.Look{})
	if err != nil || p.Odds == nil || p.Random != nil {
		t.Fatalf("%+v, %v", p, err)
	}
	near(t, "p", p.Odds.P, 0.138554017942)
	if text := string(p.Markdown()); !strings.Contains(text, "a common odds ratio of 3.11 (exact 95% interval 0.76 to 18.16), p = 0.14") {
		t.Error(text)
	}
	if content, err := p.JSON(); err != nil || !strings.Contains(string(content), `"method": "exact-odds-ratio"`) {
		t.Errorf("%s, %v", content, err)
	}
}

func TestExperimentsThatDoNotGoTogether(t *testing.T) {
	t.Parallel()
	one := shared(t, "persons.yaml", "one", persons(4))
	change := func(name string, pairs ...string) Shared {
		content := strings.NewReplacer(append(pairs, `"plan": "one"`, `"plan": "`+name+`"`)...).Replace(string(one.Content))
		return Shared{name + ".json", []byte(content)}
	}
	for _, test := range []struct {
		name   string
		second Shared
		want   string
	}{
		{"the same", one, `one.json: is the experiment "one", which one.json holds already`},
		{"no experiment", Shared{"answers.csv", []byte("a;b\n")}, "answers.csv: is no experiment as spoor evaluate --format json or --share writes it"},
		{"another form", change("two", `"schema": "spoor/trial/1"`, `"schema": "spoor/trial/9"`), "two.json: is no experiment"},
		{"another outcome", change("two", `"answer": "work.yes"`, `"answer": "work.no"`), "two.json: has the primary outcome work.no, and one.json has work.yes"},
		{"another goal", change("two", `"goal": "raise"`, `"goal": "lower"`), "hopes to lower the outcome, and one.json to raise it"},
		{"no primary outcome", change("two", `"role": "primary"`, `"role": "secondary"`), "two.json: has no primary outcome"},
		{"more than everybody", change("two", `"events": 10`, `"events": 100`), "two.json: has counts that cannot be"},
		{"a standard error below 0", change("two", `"standard_error": 0`, `"standard_error": -0`), "two.json: has numbers that cannot be"},
	} {
		_, err := Together([]Shared{one, test.second}, 0.95, data.Dutch, "1", study.Look{})
		var unusable study.Unusable
		if !errors.As(err, &unusable) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	var a report.Aggregate
	if err := json.Unmarshal(change("two").Content, &a); err != nil {
		t.Fatal(err)
	}
	a.Outcomes[0].Effect = nil
	content, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	hidden := Shared{"two.json", content}
	var unusable study.Unusable
	if _, err := Together([]Shared{one, hidden}, 0.95, data.Dutch, "1", study.Look{}); !errors.As(err, &unusable) || !strings.Contains(err.Error(), "fewer than two") {
		t.Errorf("one that is hidden: %v", err)
	}
}

func FuzzTogether(f *testing.F) {
	one := shared(f, "persons.yaml", "one", persons(4))
	f.Add(one.Content)
	f.Add([]byte(`{"schema":"spoor/trial/1","outcomes":[{"role":"primary","of":"share","goal":"raise","effect":{"estimate":1e300,"standard_error":1e-300,"control":{"n":1},"other":{"n":1}}}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		p, err := Together([]Shared{one, {"two.json", content}}, 0.95, data.Dutch, "1", study.Look{})
		if err == nil && len(p.Markdown()) == 0 {
			t.Error("nothing is written")
		}
	})
}
