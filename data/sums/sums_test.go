package sums

import (
	"math"
	"testing"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestRefusals(t *testing.T) {
	s := NewMultiple(2)
	single, number := NewSingle(2), NewNumber()
	good := Cell{Respondents: 1, Counts: []int{1, 0}, Weight: 2, SquaredWeight: 4, Picked: []float64{2, 0},
		Beyond: &Beyond{SquaredPicked: []float64{4, 0}, SquaredPairs: []float64{0}}}
	must(t, NewMultiple(2).AddCell(good))
	spoil := func(change func(*Cell)) Cell {
		c := good.clone()
		change(&c)
		return c
	}
	for name, err := range map[string]error{
		"negative weight":        s.Add("", "", -1, 0),
		"weight not a number":    s.Add("", "", math.NaN(), 0),
		"infinite weight":        s.Add("", "", math.Inf(1), 0),
		"unknown option":         s.Add("", "", 1, 2),
		"negative option":        s.Add("", "", 1, -1),
		"option twice":           s.Add("", "", 1, 1, 1),
		"two in a single choice": single.Add("", "", 1, 0, 1),
		"number to options":      s.AddNumber("", "", 1, 3),
		"options to number":      number.Add("", "", 1, 0),
		"value not a number":     number.AddNumber("", "", 1, math.NaN()),
		"merge of other kinds":   s.Merge(single),
		"counts above base":      s.AddCell(spoil(func(c *Cell) { c.Counts[0] = 2 })),
		"negative base":          s.AddCell(spoil(func(c *Cell) { c.Respondents, c.Counts[0] = -1, -1 })),
		"sum not a number":       s.AddCell(spoil(func(c *Cell) { c.Picked[1] = math.NaN() })),
		"negative sum":           s.AddCell(spoil(func(c *Cell) { c.Weight = -2 })),
		"missing pairs":          s.AddCell(spoil(func(c *Cell) { c.SquaredPairs = nil })),
		"squares in a cluster":   s.AddCell(spoil(func(c *Cell) { c.Cluster = "a" })),
		"weight of nobody":       s.AddCell(spoil(func(c *Cell) { c.Respondents, c.Counts[0] = 0, 0 })),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if len(s.Cells()) != 0 {
		t.Errorf("a refused respondent left something: %+v", s.Cells())
	}
}
