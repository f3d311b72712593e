package records_test

import (
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"spoor/data/records"
)

func spssTable(t *testing.T, name string) (*records.Reader, []string) {
	t.Helper()
	file, err := os.Open("../spss/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	reader, err := records.Open(name, file, records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return reader, lines
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join(record.Texts(), ";"))
	}
}

// TestSPSSIsATableOfLabels reads labels for codes, nothing for values that the user called missing (role 9, score 99 and -1), and a column
// for each answer of a set.
func TestSPSSIsATableOfLabels(t *testing.T) {
	xs := strings.Repeat("x", 260)
	for _, name := range []string{"pspp.sav", "pspp-plain.sav", "pspp.zsav"} {
		reader, got := spssTable(t, name)
		want := []string{
			"id;Wat is uw rol?;Wat helpt? [Voorlichting];Wat helpt? [Begeleiding];Wat helpt? [Netwerk];Hoe oud bent u?;Welk cijfer geeft u?;Wanneer begon u?;note;story",
			"1;Coach;1;0;0;41.5;7;2026-03-01;Korte;Een verhaal." + xs,
			"2;Arbeidsdeskundige;0;1;1;38;;2026-03-02;cafe;Nog een, met puntjes." + xs,
			"3;Coach;1;1;0;;8;;;" + xs,
			"4;;0;0;0;29.25;;1999-12-31;Lange;Einde." + xs,
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if answers := reader.Answers(1); !reflect.DeepEqual(answers, []string{"Coach", "Arbeidsdeskundige"}) || reader.Answers(0) != nil || reader.Answers(99) != nil {
			t.Errorf("%s: answers %q", name, answers)
		}
		if d := reader.Dialect(); d.Format != records.SAV || d.Encoding != "utf-8" || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "weighted by age") {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// TestSPSSSetOfChoices makes a column for each option of a set of categories, and reads numbers of which only the ends are labelled as
// numbers.
func TestSPSSSetOfChoices(t *testing.T) {
	_, got := spssTable(t, "choices.sav")
	want := []string{
		"Wat koos u? [Scholing];Wat koos u? [Proefplaatsing];Wat koos u? [Geen];Hoe goed ging het?;Waar werkt u?",
		"1;1;0;7;Utrecht (stad)",
		"0;0;1;10;Delft",
		";;;;",
		"1;0;1;1;Utrecht (stad)",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestSPSSCountedValues calls the answers of a set what the counted value is called, where the set says so (MRSETS CATEGORYLABELS).
func TestSPSSCountedValues(t *testing.T) {
	t.Parallel()
	_, got := spssTable(t, "codepage.sav")
	want := []string{
		"Wat hielp één? [Tijd, één twee];Wat hielp één? [Scholing ë];Tijd, één twee [Ja, tíjd];Tijd, één twee [Ja, schólíng];Wáár één? [cafégeld];Wáár één? [één];Tékst",
		"1;0;1;0;1;1;Eén twéé",
		"0;1;0;1;0;1;",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestStataIsATableOfLabels reads a file of haven: labels for codes, a label that says why there is no answer, and nothing for other missing values.
func TestStataIsATableOfLabels(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"haven-8.dta", "haven-14.dta"} {
		content, err := os.ReadFile("../stata/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		reader, err := records.Open(name, strings.NewReader(string(content)), records.Options{Reason: func(label string) bool { return label == "Weet niet" }})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for {
			record, err := reader.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.Join(record.Texts(), ";"))
		}
		if want := []string{"Vraag één;t;d", "Ja;a;2026-03-01", "Nee;;", "Weet niet;é;1950-01-01", ";x;2000-02-29", ";y;1960-01-01"}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q", name, got)
		}
		if d := reader.Dialect(); d.Format != records.DTA || !d.Labelled() || !reflect.DeepEqual(reader.Answers(0), []string{"Ja", "Nee"}) {
			t.Errorf("%s: %+v, %q", name, d, reader.Answers(0))
		}
	}
	if _, err := records.Open("a.dta", strings.NewReader("<stata_dta><header><release>120"), records.Options{}); err == nil || err.Error() != "a.dta: the Stata file is damaged or cut off: it ends before what it says that it holds" {
		t.Error(err)
	}
}
