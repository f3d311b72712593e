package analysis

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data/count"
)

// byGroup is the table of a number by groups of a wave that is drawn by a design, or not.
func byGroup(t *testing.T, of, answers string) Table { return itemByGroup(t, "x", of, answers) }

// itemByGroup is that of the number x or the rating r.
func itemByGroup(t *testing.T, item, of, answers string) Table {
	t.Helper()
	survey, err := count.Open(fstest.MapFS{
		"codebook.yaml": &fstest.MapFile{Data: []byte(`id: few
title: {nl: Weinig}
items:
- {id: g, kind: single, text: {nl: Groep}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}, {id: c, label: {nl: C}}]}
- {id: x, kind: number, range: [0, 40], text: {nl: Getal}}
- {id: r, kind: rating, text: {nl: Oordeel}, rows: [{id: k, label: {nl: K}}], scale: [{id: p1, label: {nl: "1"}}, {id: p2, label: {nl: "2"}}, {id: p3, label: {nl: "3"}}, {id: p4, label: {nl: "4"}}, {id: p5, label: {nl: "5"}}]}
`)},
		"waves/1/wave.yaml":   &fstest.MapFile{Data: []byte("id: \"1\"\nprovenance: observed\n" + of + "files: [{name: answers.csv, items: [g, " + item + "]}]\n")},
		"waves/1/answers.csv": &fstest.MapFile{Data: []byte(answers)},
	})
	if err != nil {
		t.Fatal(err)
	}
	wave := survey.Waves[0]
	counted, problems, err := survey.Crosstab(t.Context(), wave, item, "g")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	table, err := NewCrosstab(wave, counted, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// A design in which a group has one respondent tells nothing of its spread, so the group differs from nothing and is in no test: not a
// difference without error. R 4.2.2 with survey 4.1.1, D by weight, strata and cluster of these answers: s <- subset(D, g != "c");
// regTermTest(svyglm(x ~ g, s), ~g).
func TestMeanOfAGroupOfOneInADesign(t *testing.T) {
	t.Parallel()
	table := byGroup(t, "design: {weight: w, strata: s, cluster: k}\n", `respondent,w,s,k,g,x
1,1,n,1,a,5
2,1.5,n,1,b,7
3,1,n,2,a,9
4,2,n,2,b,4
5,1,n,3,a,6
6,1,n,3,b,12
7,2,z,4,a,8
8,1,z,4,b,11
9,1,z,5,a,3
10,1.5,z,5,b,10
11,1,z,6,a,7
12,1,z,6,b,13
13,1,z,6,c,30
`)
	a := table.Associations[0]
	agree(t, "F", a.Statistic, 1.172223620219583, 1e-9)
	agree(t, "p", a.P, 0.358202186232251, 1e-9)
	if a.Test != design.MethodWald || a.Degrees != [2]float64{1, 3} || len(a.Notes) != 1 || !strings.Contains(a.Notes[0].EN, "are left out") {
		t.Errorf("%+v", a)
	}
	for _, group := range []string{"a", "b"} {
		if c := contrastOf(t, table, group, "", "").Comparison; !c.Tested() {
			t.Errorf("%s: %+v", group, c)
		}
	}
	if c := contrastOf(t, table, "c", "", "").Comparison; c.Known() || c.Tested() || len(c.Notes) != 1 || !strings.Contains(c.Notes[0].EN, "rule nothing out") {
		t.Errorf("one respondent: %+v", c)
	}
}

// A group in which everybody gave the same number has the widest interval against the rest, as its mean has, and no test.
func TestMeanOfAGroupOfTheSameNumbers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ of, header, more string }{
		"simple":   {"", "respondent,g,x\n", ""},
		"a design": {"design: {weight: w}\n", "respondent,w,g,x\n", "1,"},
	} {
		answers := c.header
		for i, row := range []string{"a,5", "a,5", "a,5", "a,5", "b,6", "b,8", "b,9", "b,11"} {
			answers += string(rune('1'+i)) + "," + c.more + row + "\n"
		}
		table := byGroup(t, c.of, answers)
		for _, group := range []string{"a", "b"} { // each is the rest of the other
			got := contrastOf(t, table, group, "", "").Comparison
			same := func(n Note) bool { return strings.Contains(n.EN, "says nothing of the spread") }
			if got.Tested() || got.Interval.Method != interval.MethodWidestCase || !slices.ContainsFunc(got.Notes, same) {
				t.Errorf("%s: %s: %+v", name, group, got)
			}
		}
	}
}

// Of two groups of which one is small a scale has an exact test, with Kruskal-Wallis beside it; of three groups p is said to be none. R 4.2.2:
// r <- rank(c(1, 1, 2, 3, 2, 4, 5, 5, 4)); s <- combn(9, 3, function(i) sum(r[i])); mean(abs(s - 15) >= abs(sum(r[1:3]) - 15) - 1e-9);
// kruskal.test(c(1, 1, 2, 3, 2, 4, 5, 5, 4), rep(1:2, c(3, 6)))$p.value
func TestScaleOfSmallGroups(t *testing.T) {
	t.Parallel()
	const two = "respondent,g,r.k\n1,a,p1\n2,a,p1\n3,a,p2\n4,b,p3\n5,b,p2\n6,b,p4\n7,b,p5\n8,b,p5\n9,b,p4\n"
	a := itemByGroup(t, "r", "", two).Associations[0]
	agree(t, "p", a.P, 0.0476190476190476, 1e-12)
	agree(t, "p of Kruskal-Wallis", a.CheckP, 0.0256011291775558, 1e-12)
	if a.Test != hypothesis.MethodMannWhitneyExact || a.Check != hypothesis.MethodKruskalWallis || len(a.Notes) != 0 {
		t.Errorf("%+v", a)
	}
	a = itemByGroup(t, "r", "", two+"10,c,p3\n").Associations[0]
	if a.Test != hypothesis.MethodKruskalWallis || a.Check != "" || len(a.Notes) != 1 || !strings.Contains(a.Notes[0].EN, "not exact") {
		t.Errorf("three groups: %+v", a)
	}
	a = itemByGroup(t, "r", "", two+"10,a,p3\n11,a,p4\n").Associations[0]
	if a.Test != hypothesis.MethodKruskalWallis || len(a.Notes) != 0 {
		t.Errorf("five in each group: %+v", a)
	}
}
