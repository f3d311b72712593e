package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/nearest"
)

// lostRow is a row of a battery that has no column.
type lostRow struct {
	item data.Item
	row  data.Option
}

// notThere is a row of which the export has no column: nobody was asked it, as far as the export tells.
type notThere struct{}

func (notThere) read(_ *Importer, _ platform.Response, out []string) data.State {
	return fill(out, data.NotAsked)
}

// report says what was not found. An item that is not there is a problem as long as a column is left that could be it.
func (f *finder) report() {
	i := f.importer
	var left []platform.Column
	var names []string
	for _, column := range i.export.Columns {
		if column.Role == platform.Answer && f.used[column.Index] == "" && !(i.hasID && column.Index == i.id.Index) && !i.isDesign(column) && !i.isLink(column) && column.Name != "" {
			left, names = append(left, column), append(names, column.Name)
		}
	}
	for _, lost := range f.lost {
		where, slip := "", problem.Slip{}
		if near := nearColumns(left, append(partNames(lost.row), lost.row.Headers...)); len(near) > 0 {
			where, slip = "; did you mean "+listed(near)+"?", i.headerSlip(near[0], lost.row.Label, true)
		}
		i.problems.Add(data.Problem{File: i.file, Slip: slip, Message: fmt.Sprintf("item %q has no column for its row %q%s; name it under columns of the row in the codebook, or list the rows of this wave under items in its wave.yaml. The other rows are read",
			lost.item.ID, lost.row.ID, where)})
	}
	if len(left) == 0 && len(f.absent) > 0 {
		i.once(fmt.Sprintf("%s of the codebook not in the export: %s", count(len(f.absent), "item"), strings.Join(absentIDs(f.absent), ", ")))
		f.absent = nil
	}
	f.reportAbsent(left)
	if len(left) > 0 {
		i.once(fmt.Sprintf("%s of no item left out: %s", count(len(left), "column"), listed(names)))
	}
}

// reportAbsent proposes for each item without a column those that are called nearly so, and takes the others together.
func (f *finder) reportAbsent(left []platform.Column) {
	i := f.importer
	var without []data.Item
	for _, item := range f.absent {
		near := nearColumns(left, names(item))
		if len(near) == 0 {
			without = append(without, item)
			continue
		}
		i.problems.Add(data.Problem{File: i.file, Slip: i.headerSlip(near[0], item.Text, false), Message: fmt.Sprintf("item %q has no column; did you mean %s? Name its column under columns in the codebook, or leave it out with --without %s",
			item.ID, listed(near), item.ID)})
	}
	var codes []string
	for _, column := range left {
		codes = append(codes, column.Code)
	}
	switch ids := absentIDs(without); len(ids) {
	case 0:
	case 1:
		i.problems.Add(data.Problem{File: i.file, Message: fmt.Sprintf("item %q has no column; columns of no item are %s. Name its column under columns in the codebook, or leave it out with --without %s",
			ids[0], listed(codes), ids[0])})
	default:
		i.problems.Add(data.Problem{File: i.file, Message: fmt.Sprintf("%s have no column: %s; columns of no item are %s. Name their columns under columns in the codebook, or leave them out with --without %s",
			count(len(ids), "item"), strings.Join(ids, ", "), listed(codes), strings.Join(ids, ","))})
	}
}

// headerSlip is the header of a column that was probably meant to be a question, or the row or option of one: its part of the header, where
// it has one. The question itself is what its columns share.
func (i *Importer) headerSlip(name string, meant data.Text, part bool) problem.Slip {
	at := slices.IndexFunc(i.export.Columns, func(c platform.Column) bool { return c.Name == name })
	column := i.export.Columns[at]
	text := column.Name
	switch {
	case part && column.Part != "":
		text = column.Part
	case !part && column.Part != "":
		text = column.Text
	}
	slip := problem.Slip{Text: text, Meant: cmp.Or(meant.NL, meant.EN)}
	i.slip(slip)
	return slip
}

func absentIDs(items []data.Item) []string {
	var ids []string
	for _, item := range items {
		ids = append(ids, item.ID)
	}
	return ids
}

const (
	mostNear   = 3   // columns that are proposed
	nearLength = 120 // of a name, in letters: what is compared of it
)

// nearColumns returns the columns that are called nearly like one of the names, the nearest first: by at most a third of the
// letters, the whole name or the part of it that is a row or an option.
func nearColumns(left []platform.Column, called []string) []string {
	type near struct {
		name  string
		share float64
	}
	var all []near
	for _, column := range left {
		best := 1.0
		for _, own := range []string{column.Code, column.Name, column.Text, column.Part} {
			for _, name := range called {
				best = min(best, apart(own, name))
			}
		}
		if best <= 1.0/3 {
			all = append(all, near{column.Name, best})
		}
	}
	inorder.By(all, func(a, b near) int {
		switch {
		case a.share < b.share:
			return -1
		case a.share > b.share:
			return 1
		}
		return 0
	})
	var out []string
	for _, n := range all[:min(len(all), mostNear)] {
		out = append(out, n.name)
	}
	return out
}

// apart is the share of the letters by which two names differ, 1 for a name that is empty or a single letter.
func apart(a, b string) float64 {
	cut := func(text string) []rune {
		letters := []rune(writing.Fold(text))
		return letters[:min(len(letters), nearLength)]
	}
	x, y := cut(a), cut(b)
	longest := max(len(x), len(y))
	if min(len(x), len(y)) < 2 || 3*(longest-min(len(x), len(y))) > longest {
		return 1
	}
	return float64(nearest.Distance(string(x), string(y))) / float64(longest)
}

// listed gives some names in quotes. Of a long one the middle is left out, as questions begin alike and end alike.
func listed(names []string) string {
	const most, head, tail = 6, 24, 25
	var out []string
	for i, name := range names {
		if i == most {
			return strings.Join(out, ", ") + fmt.Sprintf(" and %d more", len(names)-most)
		}
		if letters := []rune(name); len(letters) > head+tail+1 {
			name = string(letters[:head]) + "…" + string(letters[len(letters)-tail:])
		}
		out = append(out, fmt.Sprintf("%q", name))
	}
	return strings.Join(out, ", ")
}
