package reports

import "spoor/analysis"

// rating summarizes a row of a scale: net is the share of top2 minus that of bottom2, in [-1, 1]; median and mean are
// points, from 1 for the worst.
type rating struct {
	Wave     string  `json:"wave"`
	Item     string  `json:"item"`
	Row      string  `json:"row"`
	Group    string  `json:"group"`
	Answered int     `json:"answered"`
	Net      float64 `json:"net"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Level    float64 `json:"level"`
	Method   string  `json:"method"`
	Median   float64 `json:"median"`
	Mean     float64 `json:"mean"`
}

// ratings summarizes the parts of a group, or those of all respondents, that have a summary.
func ratings(table analysis.Table, group string, parts []analysis.Part) []rating {
	var all []rating
	for _, part := range parts {
		if r := part.Rating; r != nil {
			all = append(all, rating{table.Wave.ID, table.Item.ID, part.Row, group, part.Answered,
				r.Net.Estimate, r.Net.Low, r.Net.High, r.Net.Level, string(r.Net.Method), r.Median, r.Mean})
		}
	}
	return all
}
