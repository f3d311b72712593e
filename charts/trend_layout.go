package charts

import (
	"math"

	"spoor/charts/picture"
	"spoor/internal/number"
)

// measure finds how many panels fit beside each other: each wave must have room for its name, numbers and base.
func (f *trendFigure) measure() {
	need := 26.0
	for i, wave := range f.trend.Waves {
		need = max(need, min(waveStyle.Width(wave.Wave.ID), panelSlotLimit-8)+8)
		for _, line := range f.trend.Lines {
			if point := line.Points[i]; point.Known() {
				need = max(need, panelStyle.Width(f.value(point.Estimate))+6, picture.AxisStyle.Width(number.Count(point.Estimate.Base, f.Lang))+8)
			}
		}
	}
	f.places = f.atDates()
	f.plotStart = f.Side() + picture.AxisStyle.Widest(f.axisLabels(picture.Width)...) + 10
	if f.fit(need); f.panelWidth()/f.slots() < need {
		f.places = equallyFar(len(f.trend.Waves)) // two waves lie too close together for a scale
		f.fit(need)
	}
	f.width = f.panelWidth()
	f.slot = min(f.width/f.slots(), max(need, panelSlotLimit))
}

// fit chooses the most columns of panels in which every wave has the room that it needs.
func (f *trendFigure) fit(need float64) {
	for f.columns = panelColumns; f.columns > 1 && f.panelWidth()/f.slots() < need; f.columns-- {
	}
}

// atDates places the waves as far apart as their fieldwork, and equally far where its date is not known.
func (f *trendFigure) atDates() []float64 {
	places := equallyFar(len(f.trend.Waves))
	all := make([]int, len(places))
	for i := range all {
		all[i] = i
	}
	years := f.trend.Years(all...)
	if years == nil {
		return places
	}
	closest := math.Inf(1)
	for i := 1; i < len(years); i++ {
		closest = min(closest, years[i]-years[i-1])
	}
	for i := range places {
		places[i] = (years[i] - years[0]) / closest
	}
	return places
}

func equallyFar(waves int) []float64 {
	places := make([]float64, waves)
	for i := range places {
		places[i] = float64(i)
	}
	return places
}

// slots is how many slots an axis takes: half of one before the first wave and behind the last.
func (f *trendFigure) slots() float64 { return f.places[len(f.places)-1] + 1 }

func (f *trendFigure) panelWidth() float64 {
	n := float64(f.columns)
	return (f.Breadth() - f.Side() - f.plotStart - (n-1)*panelGap) / n
}
