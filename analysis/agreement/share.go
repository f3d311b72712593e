package agreement

import (
	"errors"

	"spoor/analysis/interval"
)

// Share is the share of a code that two coders gave, with an interval that holds their disagreement.
type Share struct {
	Both, One float64 // shares of the respondents whose text got the code from both coders, and from one of them; in [0, 1]
	// Weight is the sum of the squares of how many respondents typed each text that one coder gave the code, over the square of their
	// sum: 1 for a single text, 1/m for m texts of one respondent each.
	Weight float64
	Base   float64 // respondents, or the effective base of a weighted sample
}

// Interval returns the share Both + One/2 with Wilson's interval on the base that it is worth. What a text is on which the coders differ
// is taken for the toss of a coin, the same for all who typed it: the variance p(1-p)/Base of the sample is increased by
// One² Weight/4, the variance between codings in Rubin's rules for endlessly many imputations. Without disagreement it is Wilson's
// interval. It returns [interval.ErrNoBase] if the base is 0.
//
// D. B. Rubin, Multiple imputation for nonresponse in surveys (1987), chapter 3.
func (s Share) Interval(level float64) (p float64, bounds interval.Interval, err error) {
	if !(s.Both >= 0 && s.One >= 0 && s.Both+s.One <= 1+1e-9 && s.Weight >= 0 && s.Weight <= 1+1e-9) {
		return 0, interval.Interval{}, errors.New("shares of a code lie between 0 and 1, together too")
	}
	p = min(s.Both+s.One/2, 1)
	base := s.Base
	if sampled := p * (1 - p); s.One > 0 && sampled > 0 {
		base = sampled / (sampled/s.Base + s.One*s.One*s.Weight/4)
	}
	bounds, err = interval.WilsonEffective(p, base, level)
	return p, bounds, err
}
