package personal

import (
	"strings"
	"testing"
)

func TestCell(t *testing.T) {
	for kind, cells := range map[Kind][]string{
		Email:    {"a@example.org", "Jan.de.Vries@sub.example.co.uk", "a+b@example.nl", "<a@example.org>", "Jan <jan@example.org>", "mailto:a@example.org", "naam (at) example.nl", "A@EXAMPLE.ORG"},
		IP:       {"192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", "fe80::1ff:fe23:4567:890a"},
		Phone:    {"0612345678", "06-12345678", "06 12 34 56 78", "06 - 12345678", "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "0031612345678", "020-1234567", "(020) 123 45 67", "0201234567", "0123-456789", "+49 30 123456", "+32 470 12 34 56", "0470 12 34 56", "(555) 123-4567", "555-123-4567", "+1 555 123 4567", "07911 123456", "Tel. 020-1234567", "06.12.34.56.78", "06\u00a012345678", "06–12345678"},
		Account:  {"NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "BE68 5390 0754 7034", "IBAN NL91ABNA0417164300"},
		Citizen:  {"111222333", "123456782", "1234.56.782", "111 222 333", "10000008"},
		Postcode: {"1234 AB", "1234AB", "1234 ab", "SW1A 1AA", "M1 1AE"},
		Address:  {"Dorpsstraat 12", "Dorpsstraat 12a", "Dorpsstraat 12 bis", "Lange Weg 3-5", "Burg. de Vrieslaan 4, 1234 AB Utrecht", "12 High Street", "1234 AB Utrecht", "Prins Hendrikkade 10-II"},
		Location: {"52.37021 4.89517", "52.37021, 4.89517", "52.37021 4.89517 0 0", "-33.8688,151.2093"},
		None: {
			"", "goed", "Zeer goed", "1", "12", "1234", "123456789", "111222334", "20240115", "2024-01-15", "15-01-2024", "01-02-2024", "1-2-2024", "01-02-2024 10:15", "15/01/2024", "10:15:30", "0.123456789", "0.6123456789", "1.200", "1.200,50", "36%", "-5", "06", "2021", "1980", "1e10",
			"0612", "1234 A", "0123 AB", "AB 1234", "NL91ABNA0417164301", "XX00", "1.2.3", "300.1.2.3", "@home", "a@b", "Via de straat", "Op straat", "3 keer per week", "weg", "40 uur per week", "Ja, 2 dagen", "meer dan 10 jaar", "WW+", "1e spoor", "5-10", "10-20-30", "1000000000", "3.14159", "R_3qAbCdEf123", "spoor 2", "Onderweg 3 keer gebeld en nooit iets gehoord van deze mensen", "Fase 2 weg",
		},
	} {
		for _, cell := range cells {
			if got := Cell(cell); got != kind {
				t.Errorf("%q: %q, want %q", cell, got, kind)
			}
		}
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]Kind{
		"a@example.org|b@example.org|geen":                                  Email,
		"a@example.org|geen|nee":                                            None,
		"a@example.org|06-12345678|bel maar niet":                           Email, // a telephone number or an address, as people like
		"a@example.org":                                                     Email,
		"a@example.org|-":                                                   None,
		"192.0.2.1|192.0.2.2|x":                                             IP,
		"0612345678|06-87654321|06 11 22 33 44":                             Phone,
		"111222333|123456782|111222333":                                     Citizen,
		"123456789|234567891|345678912":                                     None,
		"1234 AB|5678 CD|9012 EF":                                           Postcode,
		"Jan de Vries|Piet Jansen|Anna Bakker":                              Name,
		"J. de Vries|P.A. Jansen|A. van den Berg":                           Name,
		"dhr. De Vries|mevr. Jansen|mw. Bakker":                             Name,
		"Vries, Jan de|Jansen, Piet|Bakker, Anna":                           Name,
		"jan de vries|piet jansen|anna bakker":                              Name,
		"Jan|Piet|Anna|Fatima":                                              Name,
		"John Smith|Mary Jones|Ms. Brown":                                   Name,
		"Jan|Jan|Jan|Piet|Piet":                                             None, // hardly different: the names of few, such as team leaders to choose from
		"Zeer goed|Goed|Slecht":                                             None,
		"Universiteit van Amsterdam|Kamer van Koophandel|Gemeente Den Haag": None,
		"Werk bij andere werkgever|Herstel in eigen werk|Anders":            None,
		"Goede begeleiding|Meer tijd|Eerder starten":                        None,
		"12-03-1961|01-11-1975|30-06-1988|14-02-1990":                       Birth,
		"1961-03-12|1975-11-01|1988-06-30":                                  Birth,
		"12 maart 1961|1 november 1975|30 juni 1988":                        Birth,
		"12/03/61|01/11/75|30/06/88":                                        None,
		"12-03-2023|01-11-2024|30-06-2024":                                  None,
		"12-03-1995|01-11-2010|30-06-2021|14-02-2024":                       None, // in service since
		"1961|1975|1988":                                                    None,
		"Dorpsstraat 12|Kerkweg 3|Lange Laan 120":                           Address,
		"1|2|3|4|5":                           None,
		"20240115|20240116|20240117|20240118": None,
		"1.200|950|2.500":                     None,
		"2024-01-15 10:00:00|2024-01-16 11:00:00|2024-01-17 09:00:00": None,
		"NL91ABNA0417164300|GB82WEST12345698765432|n.v.t.":            Account,
		"Telefoon|E-mail|Post":          None,
		"Telefoon;E-mail|Post|Telefoon": None,
		"":                              None,
	} {
		if got := Cells(split(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "|")
}

func TestWithin(t *testing.T) {
	for text, want := range map[string]Kind{
		"bel me op 06-12345678 na vijven":               Phone,
		"mail naar jan@example.org, graag":              Email,
		"mijn bsn is 111222333.":                        Citizen,
		"stort op NL91 ABNA 0417 1643 00 aub":           Account,
		"ik woon op 1234AB, nummer 5":                   Postcode,
		"ik woon op 3512 AB":                            Postcode,
		"vanaf 192.0.2.14 ingelogd":                     IP,
		"0612345678":                                    Phone,
		"(020) 123 45 67 is het nummer van de praktijk": Phone,
		"sinds 2023 IK ben begonnen":                    None,
		"van 01-02-2024 tot 03-04-2025":                 None,
		"het kostte 1.200.000 euro, of 123456789 dus":   None,
		"goed traject":                                  None,
		"3 van de 10 keer, dus 30%":                     None,
		"":                                              None,
	} {
		if got := Within(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzHeader(f *testing.F) {
	for _, text := range []string{"Wat is uw naam?", "e-mail(s)", "KvKNummer", "<b>tel</b>", "naam van\nuw bedrijf", "é\u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if asked := Header(text); asked.Sure && asked.Kind == None {
			t.Errorf("%q: sure of nothing", text)
		}
		Cell(text)
		Within(text)
	})
}
