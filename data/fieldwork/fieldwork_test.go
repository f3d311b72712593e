package fieldwork

import "testing"

func TestApart(t *testing.T) {
	for _, pair := range []struct {
		a, b  Fieldwork
		apart bool
	}{
		{Fieldwork{}, Fieldwork{Year: 2021}, false}, // it may have been then
		{Fieldwork{Year: 2020}, Fieldwork{Year: 2021}, true},
		{Fieldwork{Year: 2021}, Fieldwork{Year: 2021}, false},
		{Fieldwork{From: "2021-03", Until: "2021-04"}, Fieldwork{From: "2021-05"}, true},
		{Fieldwork{From: "2021-03", Until: "2021-04"}, Fieldwork{From: "2021-04-30"}, false}, // until April is until its end
		{Fieldwork{From: "2021-03"}, Fieldwork{Year: 2021}, false},
	} {
		if pair.a.Apart(pair.b) != pair.apart || pair.b.Apart(pair.a) != pair.apart {
			t.Errorf("%v and %v: apart is not %v", pair.a, pair.b, pair.apart)
		}
	}
}
