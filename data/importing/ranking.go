package importing

import (
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// ranking is a ranking as an export holds it in one of three forms: a column for each option with its rank, a column for each rank
// with the option, or one cell with the options in their order.
type ranking struct {
	*dictionary // of the options
	ranking     data.Item
	options     []platform.Column
	ranks       []platform.Column
	joined      *joined
}

// ranking finds the columns of a ranking.
func (f *finder) ranking(item data.Item) []found {
	options := item
	options.Kind = data.Multiple // whose answers are the options
	r := ranking{dictionary: newDictionary(options), ranking: item}
	named := slices.ContainsFunc(item.Options, func(o data.Option) bool { return len(o.Headers) > 0 })
	if ranks := f.rankColumns(item); len(ranks) > 1 && !named {
		r.ranks = f.use(item, ranks)
	} else if columns, ok := f.options(item, item.Options); ok || f.failed {
		r.options = columns
	} else if column, ok := f.whole(item); ok {
		separator, note := separatorOf(item, f.importer.export.Cells)
		if note != "" {
			f.importer.once(note)
		}
		r.joined = &joined{choice{dictionary: r.dictionary, column: column, other: -1, open: -1}, separator, map[string]reading{}}
	} else {
		return nil
	}
	if f.failed {
		return nil
	}
	return []found{{question: r}}
}

// rankColumns returns the columns of the ranks, the first first: those that the codebook names, or those of the question whose parts are
// ranks and no options.
func (f *finder) rankColumns(item data.Item) []platform.Column {
	var out []platform.Column
	if len(item.Headers) > 1 {
		for _, name := range item.Headers {
			columns := f.usable(item, f.importer.export.Named(name), true)
			if len(columns) != 1 {
				return nil
			}
			out = append(out, columns[0])
		}
		return out
	}
	for _, name := range names(item) {
		of := f.usable(item, f.ofQuestion(name), false)
		for rank := 1; rank <= min(item.Ranks(), len(of)); rank++ {
			if at := slices.IndexFunc(of, func(c platform.Column) bool { return platform.RankOf(c) == rank }); at >= 0 {
				out = append(out, of[at])
			}
		}
		if len(out) > 1 && len(out) == len(of) {
			return out
		}
		out = nil
	}
	return nil
}

func (f *finder) use(item data.Item, columns []platform.Column) []platform.Column {
	for _, column := range columns {
		f.used[column.Index] = item.ID
	}
	return columns
}

func (q ranking) read(i *Importer, r platform.Response, out []string) data.State {
	ranks := make([]int, len(q.item.Options))
	state, column := data.Skipped, platform.Column{Name: q.item.ID}
	switch {
	case q.joined != nil:
		state = q.inOrder(i, r, ranks)
	case len(q.ranks) > 0:
		state = q.byRank(i, r, ranks)
	default:
		state = q.byOption(i, r, ranks)
	}
	if state != data.Answered {
		return fill(out, state)
	}
	if wrong := answers.CheckRanks(q.ranking, ranks); wrong != "" {
		i.problem(r, column, "%s; the respondent is left out of this item", wrong)
		return fill(out, data.Unusable)
	}
	for k, rank := range ranks {
		if out[k] = data.Unplaced; rank > 0 {
			out[k] = data.RankID(rank)
		}
	}
	return data.Answered
}

// none is why a ranking without any rank has none: what its cells say, or that they are blank.
func none(r platform.Response, columns []platform.Column, why data.State) data.State {
	if why != data.Answered {
		return why
	}
	for _, column := range columns {
		if r.State(column.Index) != platform.NotAsked {
			return data.Skipped
		}
	}
	return data.NotAsked
}

// rankCell is a rank as platforms and people write it: 2, 2e, 2nd, #2, Rang 2, 2e keus.
var rankCell = pattern.New(`^(?:#|(?:rank|rang|plaats|place|keus|keuze|choice|nr\.?)[ _]?)?(\d{1,3})(?:[.,]0+)?(?:e|de|ste|st|nd|rd|th)?(?: (?:keus|keuze|plaats|choice|place))?$`)

// byOption reads a column for each option.
func (q ranking) byOption(i *Importer, r platform.Response, ranks []int) data.State {
	some, why := false, data.Answered
	for k, column := range q.options {
		cell := r.Text(column.Index)
		if i.unreadable(r, column) {
			return data.Unusable
		}
		folded := writing.Fold(cell)
		if cell == "" || folded == data.Unplaced || folded == "0" {
			some = some || cell != ""
			continue
		}
		if m := rankCell.FindStringSubmatch(folded); m != nil {
			ranks[k], _ = strconv.Atoi(m[1]) // three digits at most
			some = true
			continue
		}
		m := q.look(cell)
		if i.missing(q.item, m, cell) {
			why = m.state
			continue
		}
		i.problem(r, column, "%s is no rank from 1 to %d; the respondent is left out of this item", told(cell), q.ranking.Ranks())
		return data.Unusable
	}
	if !some || !slices.ContainsFunc(ranks, func(rank int) bool { return rank > 0 }) {
		return none(r, q.options, why)
	}
	return data.Answered
}

// byRank reads a column for each rank.
func (q ranking) byRank(i *Importer, r platform.Response, ranks []int) data.State {
	some, why := false, data.Answered
	for k, column := range q.ranks {
		cell := r.Text(column.Index)
		if i.unreadable(r, column) {
			return data.Unusable
		}
		if cell == "" {
			continue
		}
		m := q.look(cell)
		switch {
		case m.option >= 0 && ranks[m.option] > 0:
			i.problem(r, column, "%s has rank %d already, and rank %d as well; the respondent is left out of this item", told(cell), ranks[m.option], k+1)
			return data.Unusable
		case m.option >= 0:
			ranks[m.option], some = k+1, true
		case i.missing(q.item, m, cell):
			why = m.state
		default:
			i.problem(r, column, "%s; the respondent is left out of this item", q.why(cell, m))
			i.unknown(q.item, "", cell)
			return data.Unusable
		}
	}
	if !some {
		return none(r, q.ranks, why)
	}
	return data.Answered
}

// inOrder reads one cell with the options in their order.
func (q ranking) inOrder(i *Importer, r platform.Response, ranks []int) data.State {
	column := q.joined.column
	if i.unreadable(r, column) {
		return data.Unusable
	}
	cell := r.Text(column.Index)
	if cell == "" {
		return blankState(r, column.Index)
	}
	if m := q.look(cell); i.missing(q.item, m, cell) {
		return m.state
	}
	order, rest := q.order(cell)
	if rest != "" {
		i.problem(r, column, "%s; the respondent is left out of this item", q.why(rest, meaning{}))
		i.unknown(q.item, "", rest)
		return data.Unusable
	}
	for k, option := range order {
		if ranks[option] > 0 {
			i.problem(r, column, "%s stands at %d and at %d; the respondent is left out of this item", quoted(q.item.Options[option].Label.In(data.Dutch)), ranks[option], k+1)
			return data.Unusable
		}
		ranks[option] = k + 1
	}
	return data.Answered
}

// order returns the options of a cell as they stand in it.
func (q ranking) order(cell string) (order []int, rest string) {
	pieces, list := writing.SplitList(cell)
	if !list && q.joined.separator == " " {
		pieces, list = writing.SplitCodes(cell), true
	}
	if !list {
		places, rest := writing.OrderOfLabels(cell, q.joined.separator, q.labels)
		for _, place := range places {
			order = append(order, q.dictionary.options[place])
		}
		return order, rest
	}
	var unknown []string
	for _, piece := range pieces {
		if m := q.look(piece); m.option >= 0 {
			order = append(order, m.option)
		} else {
			unknown = append(unknown, piece)
		}
	}
	return order, strings.Join(unknown, ", ")
}
