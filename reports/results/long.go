package results

import (
	"bytes"
	"strconv"

	"spoor/data"
	"spoor/internal/spreadsheet"
	"spoor/reports"
)

// LongName is the name of the results as long CSV in a report.
const LongName = "results.csv"

// longHeader are the columns of the long form, after those of an Analysis Results Dataset (CDISC ARS; package cards of R).
var longHeader = []string{"context", "wave", "variable", "row", "group", "variable_level", "stat_name", "stat", "method", "conf_level", "mark", "possible_low", "possible_high"}

// Marks of a statistic that does not stand as it was counted.
const (
	markHidden  = "hidden"  // to protect respondents; stat is empty
	markBounded = "bounded" // known within bounds only
)

// longRow is one statistic.
type longRow struct {
	context, wave, variable, row, group, level, name string
	value                                            *float64
	method                                           string
	confidence                                       *float64
	mark                                             string
	possible                                         *data.Span
}

func (r longRow) record() []string {
	record := []string{r.context, r.wave, r.variable, r.row, r.group, r.level, r.name, exact(r.value), r.method, exact(r.confidence), r.mark, "", ""}
	if r.possible != nil && r.mark != "" {
		record[11], record[12] = strconv.Itoa(r.possible.Low), strconv.Itoa(r.possible.High)
	}
	return record
}

func exact(value *float64) string {
	if value == nil {
		return ""
	}
	return strconv.FormatFloat(*value, 'g', -1, 64)
}

func whole(n *int) *float64 {
	if n == nil {
		return nil
	}
	value := float64(*n)
	return &value
}

// Long returns everything that a report counts and estimates as CSV with one statistic a row, in full precision: in which context, of which
// item, row and option, its name, its value and by which method. Proportions are in [0, 1], means in the unit of the item. A count that is
// hidden to protect respondents, or known within bounds only, is marked, with the least and most that it can be.
func Long(d reports.Document) ([]byte, error) {
	var out bytes.Buffer
	writer := spreadsheet.NewWriter(&out)
	if err := writer.Write(longHeader); err != nil {
		return nil, err
	}
	for _, row := range document(d).long() {
		if err := writer.Write(row.record()); err != nil {
			return nil, err
		}
	}
	err := writer.Flush()
	return out.Bytes(), err
}

// long lists the statistics: of each item those of its bases, and then of its options; then of scales and of rankings.
func (r results) long() []longRow {
	var rows []longRow
	for _, item := range r.Items {
		for _, of := range item.Rows {
			at := longRow{context: "base", wave: r.Wave.ID, variable: item.Item, row: of.Row}
			if of.Answered == nil {
				at.mark = markHidden
			}
			rows = append(rows, at.each(stat{"N_asked", whole(of.Asked)}, stat{"N", whole(of.Answered)}, stat{"N_miss", whole(of.Missing)})...)
		}
		for _, e := range r.Estimates {
			if e.Item == item.Item {
				rows = append(rows, e.long()...)
			}
		}
	}
	for _, scale := range r.Ratings {
		rows = append(rows, scale.long()...)
	}
	for _, ranking := range r.Rankings {
		for _, rank := range ranking.Ranks {
			at := longRow{context: "ranking", wave: ranking.Wave, variable: ranking.Item, level: rank.Option, method: string(ranking.Drawn), confidence: &ranking.Level}
			top := "p_top" + strconv.Itoa(ranking.Top)
			rows = append(rows, at.each(stat{"rank", whole(&rank.Rank)}, stat{"rank.low", whole(&rank.Best)}, stat{"rank.high", whole(&rank.Worst)}, stat{top + ".low", &rank.TopLow}, stat{top + ".high", &rank.TopHigh})...)
		}
	}
	return rows
}

// stat is a statistic by its name.
type stat struct {
	name  string
	value *float64
}

// each makes a row for each statistic that has a value, or that is marked.
func (r longRow) each(stats ...stat) []longRow {
	var rows []longRow
	for _, s := range stats {
		if s.value != nil || r.mark != "" {
			r.name, r.value = s.name, s.value
			rows = append(rows, r)
		}
	}
	return rows
}

// long are the statistics of an estimate: of an option its count and share, of a number its mean and spread, each with its interval.
func (e estimateRecord) long() []longRow {
	at := longRow{wave: e.Wave, variable: e.Item, row: e.Row, group: e.Group, level: e.Option, possible: e.Possible}
	switch {
	case e.Hidden:
		at.mark = markHidden
	case e.Possible != nil:
		at.mark = markBounded
	}
	interval := at
	interval.method, interval.confidence = e.Method, e.Level
	var rows []longRow
	if e.Mean == nil && e.Option != "" {
		at.context, interval.context = "categorical", "proportion_ci"
		rows = append(at.each(stat{"n", whole(e.Count)}, stat{"p", e.Proportion}), interval.each(stat{"conf.low", e.Low}, stat{"conf.high", e.High})...)
	} else {
		at.context, interval.context = "continuous", "mean_ci"
		rows = append(at.each(stat{"mean", e.Mean}), interval.each(stat{"conf.low", e.Low}, stat{"conf.high", e.High})...)
	}
	at.mark, interval.mark = "", "" // what follows is there or is not
	rows = append(rows, at.each(stat{"sd", e.Deviation}, stat{"median", e.Median}, stat{"p25", e.LowerFourth}, stat{"p75", e.UpperFourth}, stat{"min", e.Least}, stat{"max", e.Greatest}, stat{"total", e.Total})...)
	interval.method = ""
	rows = append(rows, interval.each(stat{"median.conf.low", e.MedianLow}, stat{"median.conf.high", e.MedianHigh}, stat{"p25.conf.low", e.LowerFourthLow}, stat{"p25.conf.high", e.LowerFourthHigh},
		stat{"p75.conf.low", e.UpperFourthLow}, stat{"p75.conf.high", e.UpperFourthHigh}, stat{"total.conf.low", e.TotalLow}, stat{"total.conf.high", e.TotalHigh},
		stat{"bounded.conf.low", e.BoundedLow}, stat{"bounded.conf.high", e.BoundedHi})...)
	if w := e.Weighted; w != nil {
		at.context = "survey"
		rows = append(rows, at.each(stat{"std.error", &w.StandardError}, stat{"N_weighted", &w.WeightedBase}, stat{"N_effective", &w.EffectiveBase}, stat{"deff", &w.DesignEffect}, stat{"df", whole(&w.DegreesOfFreedom)})...)
	}
	if j := e.Joint; j != nil {
		joint := longRow{context: "joint_ci", wave: e.Wave, variable: e.Item, row: e.Row, group: e.Group, level: e.Option, method: j.Method, confidence: &j.Level}
		rows = append(rows, joint.each(stat{"conf.low", &j.Low}, stat{"conf.high", &j.High})...)
	}
	return rows
}

// long are the statistics of a scale.
func (r rating) long() []longRow {
	at := longRow{context: "rating", wave: r.Wave, variable: r.Item, row: r.Row, group: r.Group}
	rows := at.each(stat{"median", &r.Median}, stat{"mean", &r.Mean}, stat{"net", r.Net})
	at.method, at.confidence = r.Method, r.Level
	rows = append(rows, at.each(stat{"net.conf.low", r.Low}, stat{"net.conf.high", r.High})...)
	at.method, at.confidence = r.MeanMethod, r.MeanLevel
	return append(rows, at.each(stat{"mean.conf.low", r.MeanLow}, stat{"mean.conf.high", r.MeanHigh})...)
}
