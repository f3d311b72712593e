package analysis

import (
	"strconv"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count/frame"
)

// scoreColumn is the column that a frame has beside its own where there are ratings.
const scoreColumn = "score"

// ratingRecords are the lines of a frame, so many cells wide, that summarize a row of a scale.
func (t Table) ratingRecords(group Group, part Part, width int, lang data.Lang) [][]string {
	if part.Rating == nil {
		return nil
	}
	var records [][]string
	for _, name := range []string{estimate.Net, estimate.Median, estimate.Mean} {
		record := append(t.record(part, Estimate{Option: name}, lang), make([]string, width-len(frameHeader))...)
		record[countCell] = ""
		if len(t.Groups) > 0 {
			record[len(frameHeader)], record[len(frameHeader)+1] = t.By.ID, group.ID
		}
		switch net := part.Rating.Net; name {
		case estimate.Net:
			if net == nil {
				continue
			}
			copy(record[countCell+3:], []string{frame.Digits(net.Estimate), frame.Digits(net.Low), frame.Digits(net.High), frame.Digits(net.Level), string(net.Method)})
		case estimate.Median:
			record[width-1] = strconv.FormatFloat(part.Rating.Median, 'f', -1, 64)
		case estimate.Mean:
			record[width-1] = frame.Digits(part.Rating.Mean)
			if rank := part.Rating.Rank; rank != nil { // in ranks, as the mean
				record[countCell] = strconv.Itoa(rank.Base)
				copy(record[countCell+4:], []string{frame.Digits(rank.Number.Low), frame.Digits(rank.Number.High), frame.Digits(rank.Interval.Level), string(rank.Interval.Method)})
			}
		}
		records = append(records, record)
	}
	return records
}
