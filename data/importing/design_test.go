package importing_test

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/importing"
	"spoor/data/platform"
)

const drawn = "Q1;gewicht;regio;bedrijf;totaal;postcode\nJa;1,5;N;Noord BV;20;1234\nNee;;N;Noord BV;20;1234\nNee;-1;N;Anders;20;1234\nJa;0;;Anders;20;1234\nJa;2;Z;Anders;0;1234\nJa;0;Z;Anders;20;1234\nJa;.5;Z;Noord BV;20;1234\nNee;1;Z;Noord BV;0,25;1235\n"

// Who has no place in the design is left out, clusters are numbered, and decimal commas become points.
func TestDesign(t *testing.T) {
	design := data.Design{Weight: "gewicht", Strata: "regio", Cluster: "Bedrijf", FPC: "totaal"}
	i, err := open("a.csv", drawn, parse(t, questionnaire), importing.Options{Design: design, Without: []string{"helps", "rated", "hours", "remarks"}}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	want := result{
		records: "respondent,design.weight,design.strata,design.cluster,design.fpc,works\n1,1.5,N,1,20,yes\n2,0,Z,2,20,yes\n3,0.5,Z,1,20,yes\n4,1,Z,1,0.25,no",
		problems: `a.csv:3: column "gewicht": the weight is blank; give 0 to count for nothing; the respondent is left out
a.csv:4: column "gewicht": "-1" is not a weight, a number of 0 or more; the respondent is left out
a.csv:5: column "regio": the stratum is blank; the respondent is left out
a.csv:6: column "totaal": "0" is not the size of a population, or the fraction of it that was drawn; the respondent is left out`,
	}
	if got.records != want.records || got.problems != want.problems {
		t.Errorf("got\n%s\n%s", got.records, got.problems)
	}
	if stored := (data.Design{Weight: "design.weight", Strata: "design.strata", Cluster: "design.cluster", FPC: "design.fpc"}); i.Design() != stored || i.Kept() != 4 {
		t.Errorf("%+v, %d kept", i.Design(), i.Kept())
	}
}

// A stratum in which one cluster was drawn is told, unless it is all there is or it was said what to do then.
func TestLonelyStrataAreTold(t *testing.T) {
	t.Parallel()
	const header = "Q1;regio;bedrijf;totaal\n"
	both := data.Design{Strata: "regio", Cluster: "bedrijf"}
	for _, test := range []struct {
		design data.Design
		rows   string
		want   string
	}{
		{both, "Ja;N;a;9\nJa;N;b;9\nJa;Z;c;9\nJa;Z;c;9\n", `strata with one cluster ("Z"), so nothing`},
		{both, "Ja;N;a;9\nJa;N;b;9\nJa;Z;c;9\nJa;Z;a;9\n", ""},
		{both, "Ja;N;a;9\nJa;O;b;9\nJa;Z;c;9\nJa;W;d;9\n", `("N", "O", "W", …)`},
		{data.Design{Strata: "regio", Cluster: "bedrijf", FPC: "totaal"}, "Ja;N;a;9\nJa;N;b;9\nJa;Z;c;1\n", ""},
		{data.Design{Strata: "regio", Cluster: "bedrijf", Lonely: data.LonelyFail}, "Ja;N;a;9\n", ""},
		{data.Design{Strata: "regio"}, "Ja;N;a;9\nJa;N;a;9\nJa;Z;a;9\n", `strata with one respondent ("Z"), so nothing`},
		{data.Design{Cluster: "bedrijf"}, "Ja;N;a;9\nJa;N;a;9\n", "the sample has one cluster, so nothing"},
		{data.Design{Weight: "totaal"}, "Ja;N;a;9\n", ""},
	} {
		i, err := open("a.csv", header+test.rows, parse(t, questionnaire), importing.Options{Design: test.design, Without: []string{"helps", "rated", "hours", "remarks"}}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run(t, i)
		notes := strings.Join(i.Notes(), "\n")
		if !strings.Contains(notes, test.want) || test.want == "" && strings.Contains(notes, "--lonely") {
			t.Errorf("%+v: no %q in\n%s", test.design, test.want, notes)
		}
	}
}

func TestDesignRefuses(t *testing.T) {
	for _, test := range []struct {
		design data.Design
		want   string
	}{
		{data.Design{Weight: "gewich"}, `a.csv: weight: no column "gewich"; did you mean "gewicht"?`},
		{data.Design{Weight: "gewicht", Cluster: "gewicht"}, `a.csv: column "gewicht": is both weight and cluster; give each its own`},
		{data.Design{Strata: "postcode"}, `a.csv: column "postcode": looks personal (its name), and strata is stored as it is; --keep-column keeps it, if it says nothing about who somebody is`},
		{data.Design{Cluster: "postcode"}, ""},
	} {
		_, err := open("a.csv", drawn, parse(t, questionnaire), importing.Options{Design: test.design}, platform.Options{})
		if got := ""; err != nil {
			if got = err.Error(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		} else if test.want != "" {
			t.Errorf("%+v: no error", test.design)
		}
	}
}

// Replicate weights are stored in their order, with the weight that they come beside.
func TestReplicates(t *testing.T) {
	const export = "Q1;w;rw01;rw02;rw03\nJa;1,5;3;0;1,5\nNee;1;0;;1\nNee;1;0;2;x\nJa;2;0;4;2\n"
	design := data.Design{Weight: "w", Replicates: &data.Replicates{Columns: []string{"rw03", "rw01-rw02"}, Type: data.JackknifeOne, AroundEstimate: true}}
	without := []string{"helps", "rated", "hours", "remarks"}
	i, err := open("a.csv", export, parse(t, questionnaire), importing.Options{Design: design, Without: without}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	want := result{
		records: "respondent,design.weight,design.replicate1,design.replicate2,design.replicate3,works\n1,1.5,1.5,3,0,yes\n2,2,2,0,4,yes",
		problems: `a.csv:3: column "rw02": the replicate weight is blank; the respondent is left out
a.csv:4: column "rw03": "x" is not a replicate weight, a number of 0 or more; the respondent is left out`,
	}
	if got.records != want.records || got.problems != want.problems {
		t.Errorf("got\n%s\n%s", got.records, got.problems)
	}
	stored := i.Design()
	if names := stored.Replicates.Names(); len(names) != 3 || names[2] != "design.replicate3" || !stored.Replicates.AroundEstimate || stored.Replicates.Check(stored) != "" {
		t.Errorf("%+v, %+v", stored, stored.Replicates)
	}
	if design.Replicates.Columns[0] != "rw03" {
		t.Error("the design of the export was changed")
	}
	design.Replicates.Columns = []string{"rw01-rw04"}
	if _, err = open("a.csv", export, parse(t, questionnaire), importing.Options{Design: design, Without: without}, platform.Options{}); err == nil ||
		err.Error() != `a.csv: replicate weight: no column "rw04"; did you mean "rw01"?` {
		t.Error(err)
	}
}
