package results

import "spoor/analysis"

// rating summarizes a row of a scale: net is the share of one box minus that of another, in [-1, 1], and null where the item has no
// such boxes; median and mean are of what the points count for, from 1 for the worst where the codebook gives no values. Of a ranking they are ranks,
// over those who ranked the option, and the mean has its interval.
type rating struct {
	Wave     string   `json:"wave"`
	Item     string   `json:"item"`
	Row      string   `json:"row"`
	By       string   `json:"by,omitempty"`
	Group    string   `json:"group"`
	Answered int      `json:"answered"`
	NetOf    string   `json:"net_of"` // the boxes that the net is of
	NetMinus string   `json:"net_minus"`
	Net      *float64 `json:"net"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	Level    *float64 `json:"level"`
	Method   string   `json:"method"`
	Median   float64  `json:"median"`
	Mean     float64  `json:"mean"`

	Ranked     *int     `json:"ranked,omitempty"`
	MeanLow    *float64 `json:"mean_low,omitempty"`
	MeanHigh   *float64 `json:"mean_high,omitempty"`
	MeanLevel  *float64 `json:"mean_level,omitempty"`
	MeanMethod string   `json:"mean_method,omitempty"`
}

// ratings summarizes the parts of a group, or those of all respondents, that have a summary.
func ratings(table analysis.Table, group string, parts []analysis.Part) []rating {
	var all []rating
	for _, part := range parts {
		r := part.Rating
		if r == nil {
			continue
		}
		out := rating{Wave: table.Wave.ID, Item: table.Item.ID, Row: part.Row, Group: group, Answered: part.Answered, Median: r.Median, Mean: r.Mean}
		if group != "" {
			out.By = table.By.ID
		}
		if net := r.Net; net != nil {
			score, _ := table.Item.Score()
			out.NetOf, out.NetMinus = score.Of, score.Minus
			out.Net, out.Low, out.High, out.Level, out.Method = &net.Estimate, &net.Low, &net.High, &net.Level, string(net.Method)
		}
		if mean := r.Rank; mean != nil {
			out.Ranked, out.MeanLow, out.MeanHigh, out.MeanLevel, out.MeanMethod = &mean.Base, &mean.Number.Low, &mean.Number.High, &mean.Interval.Level, string(mean.Interval.Method)
		}
		all = append(all, out)
	}
	return all
}
