package frame

import (
	"fmt"

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

// Coded counts the respondents of a file by the options of a multiple item that stand for what they typed, by their id: who has
// none gave no answer.
func Coded(file answers.File, item data.Item, of map[string][]int) (data.Tally, data.Problems, error) {
	read, problems, err := responsesOf(file)
	if err != nil {
		return data.Tally{}, nil, err
	}
	drawn, found := read.sample(file.Wave.Design)
	if err := drawn.sumDrawn(); err != nil {
		return data.Tally{}, nil, fmt.Errorf("read %s: %w", file.Path(), err)
	}
	ids := read.column(data.RespondentColumn)
	given := answers.Answers{Item: item, State: make([]data.State, len(ids)), Picked: make([][]bool, len(item.Options))}
	for k := range given.Picked {
		given.Picked[k] = make([]bool, len(ids))
	}
	for i, id := range ids {
		given.State[i] = data.Skipped
		for _, option := range of[id] {
			given.State[i], given.Picked[option][i] = data.Answered, true
		}
	}
	tally, err := tallyOf(given, file.Wave.ID, drawn, !file.Wave.Design.IsZero(), func(int) bool { return true })
	return tally, append(problems, found...), err
}
