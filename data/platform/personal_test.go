package platform_test

import (
	"strings"
	"testing"

	"spoor/data/platform"
)

// roles returns which columns are personal, by header.
func personalIn(t *testing.T, content string) string {
	t.Helper()
	e := mustOpen(t, content, platform.Options{})
	var names []string
	for _, column := range e.Columns {
		if column.Role == platform.Personal {
			names = append(names, column.Name)
		}
	}
	return strings.Join(names, "|")
}

func TestTicksAreNotPersonal(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"options in columns of a question": {"nr;Hoe wilt u contact? [Telefoon];Hoe wilt u contact? [E-mail];Hoe wilt u contact? [Adres]\n1;1;0;0\n2;0;1;0\n3;1;1;0\n", ""},
		"options called like themselves":   {"nr;Kanaal - Telefoon;Kanaal - E-mail;Kanaal - Mobiel\n1;Telefoon;;\n2;;E-mail;\n3;Telefoon;;Mobiel\n", ""},
		"options without a question":       {"nr;Telefoon;E-mail;Post\n1;x;;\n2;x;x;\n3;;x;x\n", ""},
		"yes and no":                       {"nr;Mobiel;E-mail\n1;Ja;Nee\n2;Nee;Nee\n3;Nee;Ja\n", ""},
		"rows of a battery":                {"nr;Oordeel [Telefoon];Oordeel [E-mail];Oordeel [Website]\n1;Goed;Slecht;Goed\n2;Slecht;Goed;Goed\n3;Goed;Goed;Slecht\n", ""},
		"rows without a question":          {"nr;Telefoon;E-mail;Website\n1;Goed;Slecht;Goed\n2;Slecht;Goed;Goed\n3;Goed;Goed;Slecht\n", ""},
		"scores":                           {"nr;Telefoon;E-mail\n1;4;5\n2;4;3\n3;5;5\n4;4;4\n", ""},
		"yes or no to giving it":           {"nr;Wilt u uw e-mailadres achterlaten?\n1;Ja\n2;Nee\n3;Nee\n", ""},
		"who filled it in, from a list":    {"nr;Ingevuld door\n1;Werkgever\n2;Werknemer\n3;Werkgever\n4;Werknemer\n", ""},
		"one option that nobody ticked":    {"nr;Contact [Telefoon];Contact [Fax];Contact [Post]\n1;1;;1\n2;1;;\n3;;;1\n", ""},
		"telephone numbers":                {"nr;Telefoon;E-mail\n1;0612345678;a@example.org\n2;0687654321;\n3;;b@example.org\n", "Telefoon|E-mail"},
		"several short texts":              {"nr;Gegevens [Naam];Gegevens [E-mail]\n1;Jan;a@example.org\n2;Piet;b@example.org\n3;Anna;c@example.org\n", "Gegevens [Naam]|Gegevens [E-mail]"},
		"the same name twice":              {"nr;Gegevens [Voornaam];Gegevens [Roepnaam]\n1;Jan;Jan\n2;Piet;Piet\n3;Anna;Anna\n", "Gegevens [Voornaam]|Gegevens [Roepnaam]"},
		"few addresses":                    {"nr;Postcode\n1;1234\n2;1234\n3;1234\n4;1235\n5;1235\n", "Postcode"},
		"one answer":                       {"nr;E-mail;Naam\n1;x;x\n", "E-mail|Naam"},
		"mentioned, and there":             {"nr;Als u de resultaten per e-mail wilt krijgen na afloop van dit onderzoek\n1;nee\n2;a@example.org\n3;hoeft niet\n", "Als u de resultaten per e-mail wilt krijgen na afloop van dit onderzoek"},
		"mentioned, and not there":         {"nr;Hoe vaak mailt u per e-mail met de werkgever?\n1;vaak\n2;soms\n3;nooit\n", ""},
		"by their cells alone":             {"nr;a;b;c;d\n1;06-12345678;111222333;1234 AB;Jan de Vries\n2;020-1234567;123456782;5678CD;A. Jansen\n3;+31 6 87654321;111222333;9012 EF;Mevr. Bakker\n", "a|b|c|d"},
		"small numbers":                    {"nr;Telefoongesprekken per week\n1;3\n2;12\n3;40\n", ""},
		"a clinic with a number":           {"nr;KvK\n1;12345678\n2;87654321\n3;12345678\n", "KvK"},
		"organisations, each another":      {"nr;Naam organisatie\n1;Aap\n2;Noot\n3;Mies\n4;Wim\n", "Naam organisatie"},
		"organisations from a list":        {"nr;Naam werkgever\n1;Gemeente\n2;Provincie\n3;Gemeente\n4;Provincie\n", ""},
	} {
		if got := personalIn(t, c.content); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
