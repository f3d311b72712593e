package frame

import (
	"spoor/data"
	"spoor/data/count/answers"
)

// Texts reads an open item from the column that it has in a file of respondents.
func Texts(file answers.File, item data.Item) ([]data.Typed, data.Problems, error) {
	read, problems, err := responsesOf(file)
	if err != nil {
		return nil, nil, err
	}
	ids := read.column(data.RespondentColumn)
	var texts []data.Typed
	for i, cell := range read.column(item.ID) {
		if !answers.IsMissing(cell) {
			texts = append(texts, data.Typed{Respondent: ids[i], Item: item.ID, Text: cell})
		}
	}
	return texts, problems, nil
}
