package members

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/exporttest"
)

// numbered are the lines of one question with a number each.
func numbered(numbers ...string) []string {
	var lines []string
	for i, label := range []string{"Proefplaatsing", "Vrijwilligerswerk", "Detachering", "Anders", "(Om)scholing"} {
		lines = append(lines, label+"|"+numbers[i])
	}
	return lines
}

const ofInterim = `"Tussentijdse resultaten"`

// What cannot be right, or can mean two things, is refused in the words of the file, with the row and column, in the file of either kind.
func TestMembersRefusals(t *testing.T) {
	head := []string{"Antwoord|Aantal"}
	counted := numbered("9", "4", "3", "3", "4")
	for name, test := range map[string]struct {
		lines []string
		want  []string
	}{
		"a total of ticks": {append(append(head, counted...), "Totaal|23"),
			[]string{`:7: kolom "Aantal": "Totaal" is 23, en dat is de som van de antwoorden; bij ` + ofInterim + ` zijn meer antwoorden mogelijk, dus dat is niet het aantal respondenten; zet er een regel "Aantal respondenten" onder, of geef --respondents`}},
		"no respondents":  {append(head, counted...), []string{`:2: bij ` + ofInterim + ` zijn meer antwoorden mogelijk, dus de aantallen zeggen niet hoeveel respondenten er zijn`}},
		"two numbers":     {append(append(head, counted...), "Aantal respondenten|12", "Basis|13"), []string{`:8: het aantal respondenten is volgens "Basis" 13 en volgens "Aantal respondenten" 12; geef er één`}},
		"none":            {append(append(head, counted...), "n|0"), []string{`:7: kolom "Aantal": het aantal respondenten is 0`}},
		"more than there": {append(append(head, counted...), "Aantal respondenten|8"), []string{`:2: 9 kozen "Proefplaatsing" bij ` + ofInterim + `, meer dan het aantal respondenten, 8; als dit percentages zijn, zet er dan een procentteken achter`}},
		"slips": {[]string{"ANTWOORD|AANTAL", "Proefplaatsng|9", "Vrijwilligerwerk|4", "Detachering|3", "Anders|3", "(Om)scholing|4", "n|12"}, []string{
			`:2: kolom "ANTWOORD": "Proefplaatsng" is geen antwoord op ` + ofInterim + ` (Proefplaatsing, Vrijwilligerswerk, Detachering, Anders, (Om)scholing); bedoelt u "Proefplaatsing"?`,
			`:3: kolom "ANTWOORD": "Vrijwilligerwerk" is geen antwoord op ` + ofInterim, `; bedoelt u "Vrijwilligerswerk"?`}},
		"all slips": {[]string{"Proefplaatsingen|9", "Vrijwilligerwerk|4", "Detacheren|3", "n|12"}, []string{`:1: kolom "A": "Proefplaatsingen" is geen antwoord op ` + ofInterim, `bedoelt u "Detachering"?`}},
		"no numbers": {append(append(head, numbered("drie", "-", "", "-2", "4,5")...), "n|twaalf"), []string{
			`:2: kolom "Aantal": "drie" is geen aantal; geef een geheel getal van 0 of meer, 0 als niemand dit koos`, `:3: kolom "Aantal": "-" is geen aantal`, `:4: kolom "Aantal": bij "Detachering" staat geen aantal; geef een geheel getal, 0 als niemand dit koos`,
			`:5: kolom "Aantal": "-2" is geen aantal`, `:6: kolom "Aantal": "4,5" is geen aantal, want niet geheel`, `:7: kolom "Aantal": "twaalf" is geen aantal`}},
		"nine or nine thousand":     {append(append(head, numbered("9,000", "4", "3", "3", "4")...), "n|12"), []string{`:2: kolom "Aantal": "9,000" kan 9 of 9000 zijn; schrijf het zonder punt of komma`}},
		"a percentage among counts": {append(append(head, numbered("9", "33%", "3", "3", "4")...), "n|12"), []string{`:3: kolom "Aantal": "33%" is een percentage, en in deze kolom staan aantallen; geef één van beide`}},
		"percentages without respondents": {append([]string{"Antwoord|%"}, numbered("75%", "33%", "25%", "25%", "33%")...),
			[]string{`:2: van ` + ofInterim + ` staan er percentages, en zonder het aantal respondenten zijn daar geen aantallen uit te halen`}},
		"percentages of others": {append(append([]string{"Antwoord|%"}, numbered("75%", "33%", "25%", "25%", "33%")...), "n|17"), []string{`:2: de percentages van ` + ofInterim + ` passen niet bij 17 respondenten`}},
		"percentages of ticks": {append(append([]string{"Antwoord|%"}, numbered("39%", "17%", "13%", "13%", "17%")...), "n|23"),
			[]string{`:2: de percentages van ` + ofInterim + ` tellen op tot 100; er zijn meer antwoorden mogelijk, dus dit zijn delen van alle antwoorden en niet van de respondenten`}},
		"percentages of several counts": {append(append([]string{"Antwoord|%"}, numbered("75%", "33%", "25%", "25%", "33%")...), "n|150"), []string{`:2: de percentages van ` + ofInterim + ` passen bij 150 respondenten op meer dan één manier: "`}},
		"percentages, perhaps":          {[]string{"Meer maatwerk|40", "Samenwerking belanghebbenden|50", "Overig|10"}, []string{`:1: de getallen van "Verbeterpunten" tellen op tot 100, dus het kunnen percentages zijn; zet er "Aantal" of "%" boven`}},
		"two columns":                   {[]string{"Antwoord|2024|2025", "Proefplaatsing|9|8", "Vrijwilligerswerk|4|3"}, []string{`:2: in meer kolommen staan getallen, en het is niet te zien welke de aantallen zijn: "2024", "2025"; zet "Aantal" boven één ervan, of laat de andere weg`}},
		"two lines":                     {[]string{"|Proefplaatsing|Vrijwilligerswerk|Detachering", "Noord|5|4|3", "Zuid|3|4|3"}, []string{`:3: onder de antwoorden staan meer regels met getallen`}},
		"an option twice":               {append(append(head, counted...), "PROEFPLAATSING|2", "n|12"), []string{`:7: kolom "Antwoord": "PROEFPLAATSING" stond al op regel 2`}},
		"two tables that differ":        {append(append(append(append(head, counted...), "n|12", "|"), head...), append(numbered("8", "4", "3", "3", "4"), "n|12")...), []string{`:10: ` + ofInterim + ` staat er twee keer in, met andere aantallen: ook op :2; laat één van beide weg`}},
		"options left out": {append(head, "Proefplaatsing|4", "Vrijwilligerswerk|3", "Aantal respondenten|12"),
			[]string{`:2: de aantallen van ` + ofInterim + ` tellen op tot 7, en er zijn 12 respondenten, dus niet alle antwoorden staan erin; zet ook deze erbij, met 0 als niemand ze koos: Detachering, Anders, (Om)scholing`}},
		"no answer, of several": {append(append(head, counted...), "Weet niet|1", "Aantal respondenten|13"), []string{`:2: onder "Weet niet" staat 1, en of die bij de 13 respondenten horen, is niet te zien`}},
		"a total that is none":  {[]string{"Antwoord|Aantal", "Meer maatwerk|7", "Samenwerking belanghebbenden|6", "Totaal|15"}, []string{`:4: kolom "Aantal": "Totaal" is 15, en dat is niet de som van de antwoorden (13) en kan niet het aantal respondenten zijn; controleer de aantallen`}},
		"rows of a battery":     {[]string{"Partij|Zeer slecht|Slecht|Neutraal|Goed|Zeer goed", "Werkgevers|0|1|3|6|2"}, []string{`:2: kolom "Partij": "Werkgevers" is geen onderdeel van "Samenwerking met andere partijen" (Werknemer, `, `; bedoelt u "Werkgever"?`}},
		"no row of a battery":   {[]string{"Antwoord|Aantal", "Zeer slecht|1", "Goed|4"}, []string{`:2: van welk onderdeel "Zeer slecht" is, is niet te zien; zet bij "Samenwerking met andere partijen" het onderdeel ervoor of erboven (Werknemer, `}},
		"boxes of a scale":      {[]string{"Partij|(Zeer) slecht|Neutraal|(Zeer) goed", "Werkgever|1|3|8"}, []string{`:2: kolom "(Zeer) goed": "(Zeer) goed" kan Goed of Zeer goed zijn; schrijf het antwoord voluit`}},
		"a question":            {[]string{"Vraag|Antwoord|Aantal", "Tusentijdse resultaten|Proefplaatsing|9"}, []string{`:2: kolom "Vraag": "Tusentijdse resultaten" is geen vraag van dit onderzoek; bedoelt u "Tussentijdse resultaten"?`}},
		"nothing known":         {[]string{"Kleur|Aantal", "Rood|9", "Blauw|8"}, []string{`:2: kolom "Kleur": "Rood" en de andere antwoorden horen bij geen vraag; zet de vraag erboven, of geef --item (trajectory_shares (`}},
		"an error of a program": {append(append(head, numbered("#N/B", "4", "3", "3", "4")...), "n|12"), []string{`:2: kolom "Aantal": "#N/B" is geen aantal`}},
	} {
		t.Run(name, func(t *testing.T) {
			exporttest.Both(t, exporttest.Rows(test.lines...), func(t *testing.T, file string, content []byte) {
				got, err := readOwn(t, file, content, FileOptions{Lang: data.Dutch})
				if err == nil {
					t.Fatalf("read: %+v", got)
				}
				for _, want := range test.want {
					if strings.HasPrefix(want, ":") {
						want = file + want
					}
					if !strings.Contains(err.Error(), want) {
						t.Errorf("%v\nwant %s", err, want)
					}
				}
			})
		})
	}
}

// Everything that was assumed is said, and a member who asks for English reads it in English.
func TestMembersNotes(t *testing.T) {
	lines := append(append([]string{"Antwoord|Aantal"}, numbered("9", "4", "3", "3", "4")...), "waarvan betaald|2", "Totaal aantal kruisjes|23", "Aantal respondenten|12", "Bron: administratie|")
	exporttest.Both(t, exporttest.Rows(lines...), func(t *testing.T, file string, content []byte) {
		for lang, wants := range map[data.Lang][]string{
			data.Dutch:   {file + `:2: gelezen als aantallen van "Tussentijdse resultaten", de enige vraag met deze antwoorden`, file + `:7: "waarvan betaald" telt bij "Tussentijdse resultaten" niet mee als antwoord`, file + `: niet gelezen regels zonder getal: "Bron: administratie"`},
			data.English: {file + `:2: read as counts of "Interim results", the only item with these options`, `"waarvan betaald" does not count as an answer to "Interim results"`, `lines without a number that were not read: "Bron: administratie"`},
		} {
			got, err := readOwn(t, file, content, FileOptions{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			notes := strings.Join(got.Notes, "\n")
			for _, want := range wants {
				if !strings.Contains(notes, want) {
					t.Errorf("%s\nwant %s", notes, want)
				}
			}
		}
	})
	_, err := readOwn(t, "own.csv", exporttest.CSV(t, exporttest.Rows("Answer|Count", "Trial placement|9", "Voluntering|4")), FileOptions{Lang: data.English})
	if want := `own.csv:3: column "Answer": "Voluntering" is not an option of "Interim results" (Trial placement, Volunteering, Secondment, Other, (Re)training); did you mean "Volunteering"?`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v\nwant %s", err, want)
	}
}
