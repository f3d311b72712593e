package results

import (
	"spoor/analysis/estimate"
	"spoor/data"
)

// values are what the record of an estimate holds, nil for what is hidden, not known, or nothing that such an item has.
type values struct {
	hidden                  bool
	possible                *data.Span // what the count can be
	count                   *int
	value, low, high, level *float64 // in the unit of the item
	method                  string
}

func valuesOf(e estimate.Estimate, kind data.Kind) values {
	var v values
	i := e.Interval
	switch {
	case e.Hidden:
		v.hidden = true
		if e.Base > 0 { // of a hidden base nothing is known
			v.possible = &e.Possible
		}
	case e.Unknown:
		v.possible = &e.Possible
		if _, _, bounded := e.Bounded(); bounded {
			v.low, v.high, v.level, v.method = &i.Low, &i.High, &i.Level, string(i.Method)
		}
	case kind != data.Number:
		v.count = &e.Count
	}
	if e.Known() {
		value, low, high := e.InUnit()
		v.value, v.low, v.high, v.level, v.method = &value, &low, &high, &i.Level, string(i.Method)
	}
	return v
}
