package calc

import (
	"testing"

	"spoor/data"
)

func TestNumbers(t *testing.T) {
	dutch := writer{Answer{Level: 0.95}, data.Dutch}
	for _, test := range []struct{ got, want string }{
		{dutch.percent(35.0/43, 1), "81,4%"},
		{dutch.percent(0, 1), "0%"},
		{dutch.percent(1, 2), "100%"},
		{dutch.percent(0.0001, 1), "<0,1%"},
		{dutch.percent(0.9999, 1), ">99,9%"},
		{dutch.signed(-0.0694, 1), "−6,9"},
		{dutch.signed(-0.0001, 1), "0,0"},
		{dutch.p(0.483), "p = 0,48"},
		{dutch.p(0.0076), "p = 0,008"},
		{dutch.p(0.00001), "p < 0,001"},
		{dutch.p(0.05004), "p = 0,05004"},
		{dutch.p(0.0496), "p = 0,0496"},
		{dutch.p(0.05), "p = 0,050"},
		{writer{Answer{Level: 0.9}, data.English}.p(0.1004), "p = 0.1004"},
		{dutch.alpha(), "0,05"},
		{writer{Answer{Level: 0.999}, data.English}.alpha(), "0.001"},
		{dutch.width(0.125), "12,5 procentpunten"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
