package analysis

import (
	"strconv"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count/frame"
)

// ratingHeader are the columns that a frame has last of its numbers where there are ratings.
var ratingHeader = []string{estimate.Net, estimate.Median, estimate.Mean}

// ratingRecords are the lines of a frame, so many cells wide, that summarize a row of a scale.
func (t Table) ratingRecords(group Group, part Part, width int, lang data.Lang) [][]string {
	if part.Rating == nil {
		return nil
	}
	var records [][]string
	for place, name := range ratingHeader {
		record := append(t.record(part, Estimate{Option: name}, lang), make([]string, width-len(frameHeader))...)
		record[countCell] = ""
		if len(t.Groups) > 0 {
			record[len(frameHeader)], record[len(frameHeader)+1] = t.By.ID, group.ID
		}
		own := &record[width-len(ratingHeader)+place]
		switch net := part.Rating.Net; name {
		case estimate.Net:
			if net == nil {
				continue
			}
			*own = frame.Digits(net.Estimate)
			copy(record[countCell+4:], []string{frame.Digits(net.Low), frame.Digits(net.High), frame.Digits(net.Level), string(net.Method)})
		case estimate.Median:
			*own = strconv.FormatFloat(part.Rating.Median, 'f', -1, 64)
		case estimate.Mean:
			*own = frame.Digits(part.Rating.Mean)
			if rank := part.Rating.Rank; rank != nil { // in ranks, as the mean
				record[countCell] = strconv.Itoa(rank.Base)
				copy(record[countCell+4:], []string{frame.Digits(rank.Number.Low), frame.Digits(rank.Number.High), frame.Digits(rank.Interval.Level), string(rank.Interval.Method)})
			}
		}
		records = append(records, record)
	}
	return records
}
