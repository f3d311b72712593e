package study

import (
	"spoor/data"
	"spoor/internal/study/calculation"
	"spoor/reports/calc"
)

// Calc calculates with counts, without a survey, at a confidence level.
func Calc(asked calculation.Calculation, level float64) (calc.Answer, error) {
	answer, err := calculation.Answer(asked, level)
	if err != nil {
		return calc.Answer{}, Refused{Err: err}
	}
	return answer, nil
}

// RenderCalc writes an answer in the form text or json, explained with what its methods assume.
func RenderCalc(answer calc.Answer, lang data.Lang, form string, explained bool) ([]byte, error) {
	if form == "json" {
		return answer.JSON(lang, explained)
	}
	return answer.Text(lang, explained), nil
}
