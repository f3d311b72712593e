package coding

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/open"
)

func TestNearTextsStandTogether(t *testing.T) {
	t.Parallel()
	texts := open.Texts{{Text: "Begeleiding", Respondents: 5}, {Text: "tevreden", Respondents: 4}, {Text: "Begeleidign", Respondents: 3}, {Text: "geen tijd", Respondents: 3},
		{Text: "begleiding", Respondents: 1}, {Text: "ontevreden", Respondents: 1}, {Text: "10 uur", Respondents: 1}, {Text: "16 uur", Respondents: 1}, {Text: "ok", Respondents: 1}, {Text: "op", Respondents: 1}}
	var got []string
	for _, text := range Near(texts, 0.2) {
		got = append(got, text.Text+"<"+text.Near)
	}
	want := []string{"Begeleiding<", "Begeleidign<Begeleiding", "begleiding<Begeleiding", "tevreden<", "geen tijd<", "ontevreden<", "10 uur<", "16 uur<", "ok<", "op<"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	csv, err := Near(texts, 0.2).CSV()
	if err != nil || !strings.Contains(string(csv), "Begeleidign,,Begeleiding\n") || !strings.HasPrefix(string(csv), "text,code,near\n") {
		t.Errorf("got %s %v", csv, err)
	}
}

// A blank code beside a text under near is that of the other; the shares by two coders count what they differ on half.
func TestCountByNearAndTwoCoders(t *testing.T) {
	t.Parallel()
	var first, second strings.Builder
	first.WriteString("text,code,near\nbegeleiding,help,\nbegleiding,,begeleiding\n")
	second.WriteString("text,code\nbegeleiding,help\nbegleiding,help\n")
	texts := open.Texts{{Text: "begeleiding", Respondents: 8}, {Text: "begleiding", Respondents: 4}}
	for i, n := range []int{1, 1, 3, 1, 2} { // on these the coders differ
		text := fmt.Sprint("verschil ", i)
		texts = append(texts, open.Text{Text: text, Respondents: n})
		fmt.Fprintf(&first, "%s,help,\n", text)
		fmt.Fprintf(&second, "%s,other\n", text)
	}
	texts = append(texts, open.Text{Text: "iets anders", Respondents: 30}, open.Text{Text: "niet gecodeerd", Respondents: 7})
	first.WriteString("iets anders,other,\n")
	second.WriteString("iets anders,other\n")
	coded, err := Count("q", texts, []File{{"a.csv", strings.NewReader(first.String())}, {"b.csv", strings.NewReader(second.String())}}, 0.95, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	help := coded.Codes[1]
	if help.Code != "help" || help.Count != 20 || help.Base != 50 || coded.Uncoded != 7 {
		t.Errorf("got %+v", coded)
	}
	// R 4.2.2: see TestShareByTwoCoders of package agreement.
	if c := help.Coders; c.Both != 12 || c.One != 8 || c.Base != 50 || c.Share != 0.32 || math.Abs(c.Low-0.1922591881) > 1e-9 || math.Abs(c.High-0.4819711259) > 1e-9 {
		t.Errorf("got %+v", c)
	}
	if text := string(coded.Text(data.English)); !strings.Contains(text, "12    8  50    32%    19–48%  help\n") {
		t.Errorf("got %s", text)
	}
	csv, err := coded.CSV()
	if err != nil || !strings.Contains(string(csv), ",50,12,8,0.32,") {
		t.Errorf("got %s %v", csv, err)
	}
}

// Capitals and spaces make no other code, and a code that only the second coder gave stands in the table of both. Of the 20 respondents 12 have
// none from both, and 8 tijd from one and duur from the other.
func TestCodersWhoSpellAndCodeOtherwise(t *testing.T) {
	t.Parallel()
	texts := open.Texts{{Text: "niets", Respondents: 12}, {Text: "sneller", Respondents: 5}, {Text: "te laat", Respondents: 3}}
	coded, err := Count("q", texts, []File{{"a.csv", strings.NewReader("text,code\nniets,none\nsneller,Tijd\nte laat,tijd\n")},
		{"b.csv", strings.NewReader("text,code\nniets,None \nsneller,duur\nte laat,DUUR\n")}}, 0.95, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, code := range coded.Codes {
		c := code.Coders
		got = append(got, fmt.Sprintf("%s %d/%d {%d %d %d %.4g %.8f %.8f}", code.Code, code.Count, code.Base, c.Base, c.Both, c.One, c.Share, c.Low, c.High))
	}
	// R 4.2.2: prop.test(12, 20, correct = FALSE)$conf.int; of a share of 0.2 Wilson's interval on 0.16 / (0.16 / 20 + 0.4^2 * (25 + 9) / 64 / 4)
	want := []string{"none 12/20 {20 12 0 0.6 0.38658150 0.78119347}", "Tijd 8/20 {20 0 8 0.2 0.03858848 0.60894031}", "duur 0/20 {20 0 8 0.2 0.03858848 0.60894031}"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if k := coded.Agreement; k.Texts != 3 || math.Abs(k.Observed-1.0/3) > 1e-12 {
		t.Errorf("got %+v", k)
	}
}
