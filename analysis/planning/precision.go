package planning

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/interval"
)

// Precision is how precisely a survey is to know a share, or a mean.
type Precision struct {
	Margin       float64 // half the width of the interval: of a share above 0 and below 0.5, of a mean in its unit
	Level        float64 // of the interval, between 0 and 1
	Share        float64 // that is expected, from 0 to 1; 0.5 takes most respondents. Without SD.
	SD           float64 // the standard deviation that is expected, of a mean; 0 for a share
	Population   int     // from which respondents are drawn without replacement; 0 where it is too large to matter
	DesignEffect float64 // by which clusters and weights multiply the variance; 1 for a simple random sample
	Together     int     // intervals that hold together, by Bonferroni: the level of one is 1 - (1-Level)/Together
	Whole        bool    // the intervals of all answers to a question of one answer hold together, however many and whatever their shares
}

// mostRespondents is the largest sample that is searched.
const mostRespondents = 1_000_000_000

// Respondents returns the smallest number of respondents of whom the interval reaches at most the margin to either side on average: half its
// width is at most the margin. For a share it is Wilson's interval, of a finite population at n(N-1)/(N-n), both divided by the design effect
// first; for a mean t s sqrt(deff/n (N-n)/(N-1)) with t of n-1 degrees of freedom. Everybody is enough in a finite population.
//
// With Whole it is Thompson's bound: z sqrt(1/m (1-1/m)/n) with z the normal quantile at 1 - (1-Level)/2m, for the m of shares of 1/m that
// takes most; neither Share nor Together counts, and SD is refused. Goodman's intervals take what Together = the number of answers does.
//
// It refuses values outside the ranges of [Precision], and more than 10^9 respondents.
//
// W. G. Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 4; S. K. Thompson, Sample size for estimating multinomial proportions,
// The American Statistician 41 (1987).
func (p Precision) Respondents() (int, error) {
	if err := p.check(); err != nil {
		return 0, err
	}
	low, high := 1, mostRespondents
	if p.SD > 0 {
		low = 2 // fewer have no standard error
	}
	if p.Population > 0 {
		high = p.Population
	}
	if p.halfWidth(high) > p.Margin {
		return 0, fmt.Errorf("a margin this small takes more than %d respondents", mostRespondents)
	}
	for low < high {
		if n := low + (high-low)/2; p.halfWidth(n) <= p.Margin {
			high = n
		} else {
			low = n + 1
		}
	}
	return high, nil
}

func (p Precision) check() error {
	switch {
	case !(p.Level > 0 && p.Level < 1):
		return fmt.Errorf("level %v is not between 0 and 1", p.Level)
	case p.Whole && p.SD > 0:
		return fmt.Errorf("the answers to one question have shares, and no standard deviation")
	case p.Together < 1:
		return fmt.Errorf("%d intervals hold together: give 1 or more", p.Together)
	case p.Population < 0 || p.Population > mostRespondents:
		return fmt.Errorf("population of %d is outside 1 to %d", p.Population, mostRespondents)
	case !(p.DesignEffect > 0 && p.DesignEffect <= 1000):
		return fmt.Errorf("design effect %v is outside 0 to 1000", p.DesignEffect)
	case !(p.SD >= 0) || math.IsInf(p.SD, 0):
		return fmt.Errorf("standard deviation %v is not a number above 0", p.SD)
	case p.SD > 0 && !(p.Margin > 0 && !math.IsInf(p.Margin, 0)):
		return fmt.Errorf("margin %v is not a number above 0", p.Margin)
	case p.SD == 0 && !(p.Margin > 0 && p.Margin < 0.5):
		return fmt.Errorf("margin %v of a share is not between 0 and 0.5", p.Margin)
	case p.SD == 0 && !(p.Share >= 0 && p.Share <= 1):
		return fmt.Errorf("share %v is not from 0 to 1", p.Share)
	}
	return nil
}

// halfWidth is half the width of the interval of n respondents, which falls as n rises.
func (p Precision) halfWidth(n int) float64 {
	if n == p.Population {
		return 0
	}
	effective := float64(n) / p.DesignEffect
	if p.Population > 0 {
		effective *= float64(p.Population-1) / float64(p.Population-n)
	}
	if p.Whole {
		return thompson(p.Level) / math.Sqrt(effective)
	}
	level := 1 - (1-p.Level)/float64(p.Together)
	if p.SD > 0 {
		t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile((1 + level) / 2)
		return t * p.SD / math.Sqrt(effective)
	}
	// Check leaves nothing that the interval refuses.
	i, _ := interval.WilsonEffective(p.Share, effective, level)
	return (i.High - i.Low) / 2
}

// thompson is the largest z sqrt(1/m (1-1/m)), which half the widest of the intervals of m equal shares is of sqrt(1/n). It falls beyond six
// shares at every level.
func thompson(level float64) float64 {
	widest := 0.0
	for m := 2.0; m <= 10; m++ {
		widest = max(widest, distuv.UnitNormal.Quantile(1-(1-level)/(2*m))*math.Sqrt((1-1/m)/m))
	}
	return widest
}
