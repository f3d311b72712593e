package desk

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/screen"
)

// Counts as people keep them are compared without another question: 9 of 12 is 75%, whatever stands around it.
func TestDeskReadsCountsAsTheyAreKept(t *testing.T) {
	t.Parallel()
	d := sector(t)
	const trial, employer = "Bij u <b>75%</b> (9 van 12)", "Bij u <b>67%</b> (8 van 12)"
	for name, test := range map[string]struct{ file, want string }{
		"capitals":                  {"ANTWOORD;AANTAL\nPROEFPLAATSING;9\nVRIJWILLIGERSWERK;4\nDETACHERING;3\n(OM)SCHOLING;4\nANDERS;3\nAANTAL RESPONDENTEN;12\n", trial},
		"a title and an empty line": {"Onze cijfers over 2025;\n;\nAntwoord;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n", trial},
		"the base first":            {"Aantal respondenten;12\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\n", trial},
		"a total of ticks":          {"Antwoord;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nTotaal aantal antwoorden;23\nn;12\n", trial},
		"n before a total of ticks": {"Antwoord;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nn;12\nTotaal;23\n", trial},
		"n = 12":                    {"Tussentijdse resultaten (n = 12);\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\n", trial},
		"percentages with a base":   {"Antwoord;Percentage\nProefplaatsing;75%\nVrijwilligerswerk;33%\nDetachering;25%\n(Om)scholing;33%\nAnders;25%\nAantal respondenten;12\n", trial},
		"percentages with decimals": {"Antwoord;%\nProefplaatsing;75,0\nVrijwilligerswerk;33,3\nDetachering;25,0\n(Om)scholing;33,3\nAnders;25,0\nAantal respondenten;12\n", trial},
		"counts and percentages":    {"Antwoord;Aantal;%\nProefplaatsing;9;75%\nVrijwilligerswerk;4;33%\nDetachering;3;25%\n(Om)scholing;4;33%\nAnders;3;25%\nAantal respondenten;12;\n", trial},
		"the title for the id":      {"Vraag;Antwoord;Aantal\nTussentijdse resultaten;Proefplaatsing;9\n;Vrijwilligerswerk;4\n;Detachering;3\n;(Om)scholing;4\n;Anders;3\n;Aantal respondenten;12\n", trial},
		"another order, indented":   {"Antwoord;Aantal\n  Anders;3\n  (Om)scholing ;4\n Detachering;3\nProefplaatsing :;9\nVrijwilligerswerk;4\nRespondenten;12\n", trial},
		"tabs":                      {"Antwoord\tAantal\nProefplaatsing\t9\nVrijwilligerswerk\t4\nDetachering\t3\n(Om)scholing\t4\nAnders\t3\nAantal respondenten\t12\n", trial},
		"answers as columns":        {"Aantal respondenten;Proefplaatsing;Vrijwilligerswerk;Detachering;(Om)scholing;Anders\n12;9;4;3;4;3\n", trial},
		"numbers first":             {"Aantal;Antwoord\n9;Proefplaatsing\n4;Vrijwilligerswerk\n3;Detachering\n4;(Om)scholing\n3;Anders\n12;Aantal respondenten\n", trial},
		"numbered answers":          {"Antwoord;Aantal\n1. Proefplaatsing;9\n2. Vrijwilligerswerk;4\n3. Detachering;3\n4. (Om)scholing;4\n5. Anders;3\nAantal respondenten;12\n", trial},
		"a source below":            {"Antwoord;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n;\nBron: eigen registratie, januari 2025;\n", trial},
		"a battery as a matrix":     {"Samenwerking met andere partijen;;;;;\n;Zeer slecht;Slecht;Neutraal;Goed;Zeer goed\nWERKGEVER;0;1;3;6;2\nUWV;2;3;4;2;1\n", employer},
		"a battery with totals":     {"Partij;Zeer slecht;Slecht;Neutraal;Goed;Zeer goed;Totaal\nWerkgever;0;1;3;6;2;12\nUWV;2;3;4;2;1;12\n", employer},
		"a battery turned":          {";Werkgever;UWV\nZeer slecht;0;2\nSlecht;1;3\nNeutraal;3;4\nGoed;6;2\nZeer goed;2;1\n", employer},
	} {
		answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{"eigen.csv", []byte(test.file)})
		if !strings.Contains(answer.HTML, test.want) {
			_, said, _ := strings.Cut(answer.HTML, `role="alert"`)
			said, _, _ = strings.Cut(said, "<form")
			t.Errorf("%s: no %q; said is %s", name, test.want, said)
		}
	}
}
