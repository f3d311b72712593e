package trial

import (
	"math"

	"spoor/data"
	"spoor/data/plan"
)

// ancova compares two means adjusted for what was measured before: the coefficient of the arm in the least-squares regression of the
// outcome on the arm and the earlier value, with one slope for both arms, tested by Student's t with n - 3 degrees of freedom.
//
// The summaries keep the means as they are; the estimate is adjusted. Where the earlier value does not vary nothing is adjusted, and
// Welch's test takes its place with a note.
func (s Spec) ancova(e *Effect, control, other Group) error {
	groups := []Group{s.counted(control), s.counted(other)}
	n := len(groups[0]) + len(groups[1])
	var sxx, sxy, syy float64 // within arms
	means := [2][2]float64{}
	for g, group := range groups {
		for _, o := range group {
			means[g][0] += o.Before / float64(len(group))
			means[g][1] += o.Value / float64(len(group))
		}
		for _, o := range group {
			dx, dy := o.Before-means[g][0], o.Value-means[g][1]
			sxx, sxy, syy = sxx+dx*dx, sxy+dx*dy, syy+dy*dy
		}
	}
	if sxx == 0 || n < 4 {
		e.Notes = append(e.Notes, noteUnadjusted)
		s.welch(e)
		return nil
	}
	slope := sxy / sxx
	apart := means[1][0] - means[0][0]
	e.Estimate = means[1][1] - means[0][1] - slope*apart
	residual := max(syy-slope*sxy, 0) / float64(n-3)
	variance := residual * (1/float64(len(groups[0])) + 1/float64(len(groups[1])) + apart*apart/sxx)
	if variance <= 1e-24*syy {
		e.Notes = append(e.Notes, noteSame)
		return nil
	}
	e.student(math.Sqrt(variance), float64(n-3), plan.Ancova)
	return nil
}

var noteUnadjusted = data.Text{NL: "Wat vooraf is gemeten verschilt binnen de armen niet, of er zijn te weinig deelnemers; er is niet voor gecorrigeerd.", EN: "What was measured before does not vary within arms, or there are too few participants; nothing is adjusted for it."}
