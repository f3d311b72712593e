package planning

import "testing"

// TestRespondentsForAMargin holds what a search from 1 upwards finds in R 4.2.2 with prop.test(p * n, n, correct = FALSE) at n/deff (N-1)/(N-n);
// for all answers at once by max over m in 2:40 of qnorm(1 - (1 - level)/(2 * m)) * sqrt(1/m * (1 - 1/m) / n) at that n; and, for means, with qt((1 + level) / 2, n - 1) * sd / sqrt(n / deff * (N-1)/(N-n)).
func TestRespondentsForAMargin(t *testing.T) {
	t.Parallel()
	share := Precision{Margin: 0.05, Level: 0.95, Share: 0.5, DesignEffect: 1, Together: 1}
	mean := Precision{Margin: 1, Level: 0.95, SD: 5, DesignEffect: 1, Together: 1}
	with := func(p Precision, change func(*Precision)) Precision { change(&p); return p }
	for _, test := range []struct {
		p    Precision
		want int
	}{
		{share, 381},
		{with(share, func(p *Precision) { p.Margin = 0.03 }), 1064},
		{with(share, func(p *Precision) { p.Share = 0.23 }), 270},
		{with(share, func(p *Precision) { p.Population = 120 }), 92},
		{with(share, func(p *Precision) { p.Population = 2500 }), 331},
		{with(share, func(p *Precision) { p.DesignEffect = 1.8 }), 685},
		{with(share, func(p *Precision) { p.Together = 8 }), 741},
		{with(share, func(p *Precision) { p.Level = 0.9 }), 268},
		{with(share, func(p *Precision) { p.Margin, p.Share = 0.03, 0 }), 61},
		{with(share, func(p *Precision) { p.Margin, p.Population = 0.1, 5 }), 5},
		{with(share, func(p *Precision) { p.Population = 1 }), 1},
		{with(share, func(p *Precision) { p.Whole = true }), 510}, // as Thompson's table 1 has it, and his 403, 788 and 177
		{with(share, func(p *Precision) { p.Whole, p.Level = true, 0.9 }), 403},
		{with(share, func(p *Precision) { p.Whole, p.Level = true, 0.99 }), 788},
		{with(share, func(p *Precision) { p.Whole, p.Level = true, 0.5 }), 177},
		{with(share, func(p *Precision) { p.Whole, p.Margin = true, 0.03 }), 1416},
		{with(share, func(p *Precision) { p.Whole, p.Population = true, 400 }), 225},
		{with(share, func(p *Precision) { p.Whole, p.DesignEffect = true, 1.5 }), 765},
		{mean, 99},
		{with(mean, func(p *Precision) { p.Margin, p.SD, p.Level = 0.5, 4, 0.99 }), 429},
		{with(mean, func(p *Precision) { p.Population = 60 }), 39},
		{with(mean, func(p *Precision) { p.Margin, p.DesignEffect = 2, 1.5 }), 39},
		{with(mean, func(p *Precision) { p.Margin = 100 }), 2},
	} {
		if n, err := test.p.Respondents(); n != test.want || err != nil {
			t.Errorf("%+v: %d respondents, not %d; %v", test.p, n, test.want, err)
		}
	}
	for _, p := range []Precision{
		with(share, func(p *Precision) { p.Margin = 0.5 }), with(share, func(p *Precision) { p.Margin = 0 }), with(share, func(p *Precision) { p.Margin = 1e-6 }),
		with(share, func(p *Precision) { p.Level = 1 }), with(share, func(p *Precision) { p.Share = 1.1 }), with(share, func(p *Precision) { p.Together = 0 }),
		with(share, func(p *Precision) { p.DesignEffect = 0 }), with(share, func(p *Precision) { p.Population = -1 }), with(mean, func(p *Precision) { p.SD = -1 }),
		with(mean, func(p *Precision) { p.Margin = -1 }), with(mean, func(p *Precision) { p.Whole = true }),
	} {
		if n, err := p.Respondents(); err == nil {
			t.Errorf("%+v: %d respondents", p, n)
		}
	}
}
