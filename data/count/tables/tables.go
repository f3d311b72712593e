package tables

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan"
	"spoor/data/count/tables/server"
	"spoor/data/database"
	"spoor/data/where"
	"spoor/internal/fault"
	"spoor/internal/nearest"
)

// counting counts a table of respondents in a database. The database makes groups of respondents with equal cells; what the
// cells mean is decided here, by the same code that reads a file.
type counting struct {
	name     string // for problems
	table    groupedTable
	wave     data.Wave
	items    []data.Item // in the table, open ones left out
	where    *where.Condition
	combined []answers.Combination
	placing  *answers.Placing
	parts    *scan.Parts
}

// groupedTable is a [server.Table].
type groupedTable interface {
	Columns() []string
	Respondents(ctx context.Context, id string) (server.Respondents, error)
	Sums(column string) bool
	Weighs(column string) bool
	Different(ctx context.Context, column string) (int, error)
	Groups(ctx context.Context, q server.Query) ([]server.Group, error)
	Close() error
}

// mostReplicates keeps a question within the columns that PostgreSQL answers with (1,664) and the length that ClickHouse reads (256 kB),
// also where it asks of each replicate for three sums.
const mostReplicates = 500

// openTable connects to a table of a wave, checks its columns and finds how its respondents were drawn.
func openTable(ctx context.Context, file answers.File, url string) (*counting, data.Problems, error) {
	source, err := database.Parse(url)
	if err != nil {
		return nil, nil, err
	}
	if err := file.MayConnect(source); err != nil {
		return nil, nil, fmt.Errorf("waves/%s/wave.yaml: %w", file.Wave.ID, err)
	}
	t := &counting{name: source.String(), wave: file.Wave, where: file.Where, combined: file.Combined}
	if replicates := file.Wave.Design.Replicates; replicates != nil && len(replicates.Names()) > mostReplicates {
		return nil, nil, fmt.Errorf("%s: more than %d columns of replicate weights are not summed in a database; export the table to a file", t.name, mostReplicates)
	}
	t.items = file.Closed()
	if !scan.Possible(t.items) {
		return nil, nil, fmt.Errorf("%s: a multiple item of more than %d options is not counted in a database; export it to a file", t.name, scan.MostOptions)
	}
	if t.table, err = server.Open(ctx, source); err != nil {
		return nil, nil, err
	}
	problems, err := t.check(ctx)
	if err != nil {
		t.table.Close()
		return nil, nil, err
	}
	return t, problems, nil
}

// check finds what is wrong with the table as a whole, and places its strata and clusters.
func (t *counting) check(ctx context.Context) (data.Problems, error) {
	var wrong data.Problems
	columns := t.table.Columns()
	for _, name := range append([]string{data.RespondentColumn}, answers.Columns(t.items, t.wave.Design)...) {
		if !slices.Contains(columns, name) {
			wrong = append(wrong, data.Problem{File: t.name, Column: name, Message: "the column is missing" + nearest.DidYouMean(name, columns)})
		}
	}
	for _, name := range t.weights() {
		if slices.Contains(columns, name) && !t.table.Weighs(name) {
			wrong = append(wrong, data.Problem{File: t.name, Column: name, Message: "the column does not hold numbers, and weights are numbers"})
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	ids, err := t.table.Respondents(ctx, data.RespondentColumn)
	if err != nil {
		return nil, err
	}
	switch repeated := ids.Filled - ids.Distinct; {
	case repeated > 0:
		return nil, data.Problems{{File: t.name, Column: data.RespondentColumn,
			Message: fmt.Sprintf("%d of the %d rows repeat an id that another row has; a table has no order to choose by, so leave one row for each respondent", repeated, ids.Filled)}}
	case ids.Filled == 0:
		return nil, data.Problems{{File: t.name, Message: "there is no row with an id of a respondent"}}
	}
	var problems data.Problems
	if blank := ids.Rows - ids.Filled; blank > 0 {
		problems = append(problems, data.Problem{File: t.name, Column: data.RespondentColumn, Message: "the id is empty; the row is left out" + times(blank)})
	}
	if err := t.checkRankings(ctx); err != nil {
		return nil, err
	}
	drawn, err := t.drawn(ctx)
	return append(problems, drawn...), err
}

// weights are the columns of weights.
func (t *counting) weights() []string {
	design := t.wave.Design
	names := []string{design.Weight}
	if design.Raking != nil {
		names = append(names, design.Raking.Before)
	}
	if design.Replicates != nil {
		names = append(names, design.Replicates.Names()...)
	}
	return names
}

// checkRankings returns as an error of type [data.Problems] what is wrong with rankings of single respondents, as is done for a file:
// respondents who ranked alike are a group.
func (t *counting) checkRankings(ctx context.Context) error {
	var wrong data.Problems
	for _, item := range t.items {
		if item.Kind != data.Ranking {
			continue
		}
		groups, err := t.table.Groups(ctx, server.Query{ID: data.RespondentColumn, Columns: item.Columns()})
		if err != nil {
			return err
		}
		found := map[data.Problem]int{}
		for _, group := range groups {
			if why := answers.WrongRanks(item, group.Cells); why != "" {
				found[data.Problem{File: t.name, Column: item.ID, Message: why}] += group.Respondents
			}
		}
		wrong = append(wrong, withTimes(found)...)
	}
	if len(wrong) == 0 {
		return nil
	}
	return wrong[:min(len(wrong), answers.MostWrongRanks)]
}

// groups asks for groups by columns, in the order of their cells, so that sums come out the same every time. The number may
// be nil.
func (t *counting) groups(ctx context.Context, columns []string, number server.Number) ([]server.Group, error) {
	groups, err := t.table.Groups(ctx, t.query(columns, number))
	slices.SortFunc(groups, func(a, b server.Group) int { return slices.Compare(a.Cells, b.Cells) })
	return groups, err
}

func (t *counting) query(columns []string, number server.Number) server.Query {
	q := server.Query{ID: data.RespondentColumn, Columns: columns, Weight: t.wave.Design.Weight, Number: number}
	if raking := t.wave.Design.Raking; raking != nil {
		q.Raked, q.Before = true, raking.Before
	}
	if replicates := t.wave.Design.Replicates; replicates != nil {
		q.Replicates = replicates.Names()
	}
	return q
}

// Tallies tallies every item by the databases that hold the tables of a source: those of several are added.
func Tallies(ctx context.Context, file answers.File) ([]data.Tally, data.Problems, error) {
	parts, problems, err := eachTable(ctx, file, func(ctx context.Context, t *counting) ([]data.Tally, data.Problems, error) {
		counts, problems, err := t.count(ctx, t.units(), nil, !file.Wave.Design.IsZero())
		if err != nil {
			return nil, nil, err
		}
		tallies, err := scan.TallyAll(file.Wave.ID, t.parts, counts)
		return tallies, problems, err
	})
	if err != nil {
		return nil, nil, err
	}
	sum := parts[0]
	for _, part := range parts[1:] {
		if sum, err = data.AddAll(sum, part); err != nil {
			return nil, nil, err
		}
	}
	return sum, problems, nil
}

// Crosstabs fills crosstabs by the same item from the databases that hold the tables of a source.
func Crosstabs(ctx context.Context, file answers.File, tables []data.Crosstab) (data.Problems, error) {
	parts, problems, err := eachTable(ctx, file, func(ctx context.Context, t *counting) ([]data.Crosstab, data.Problems, error) {
		return t.crosstabs(ctx, tables)
	})
	if err != nil {
		return nil, err
	}
	copy(tables, parts[0])
	for _, part := range parts[1:] {
		for i := range tables {
			if tables[i], err = tables[i].Add(part[i]); err != nil {
				return nil, err
			}
		}
	}
	return problems, nil
}

// crosstabs returns the crosstabs of one table, filled.
func (t *counting) crosstabs(ctx context.Context, tables []data.Crosstab) ([]data.Crosstab, data.Problems, error) {
	filled := slices.Clone(tables)
	var problems data.Problems
	for i := range filled {
		table := &filled[i]
		table.Groups = slices.Clone(table.Groups)
		counts, found, err := t.count(ctx, answers.Units(table.Item), table.Makers, true)
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, found...)
		if err := scan.AddRows(t.wave.ID, t.parts, counts, func(answers.Unit) *data.Crosstab { return table }); err != nil {
			return nil, nil, err
		}
	}
	return filled, problems, nil
}

// units are what the table is counted by.
func (t *counting) units() []answers.Unit {
	var all []answers.Unit
	for _, item := range t.items {
		all = append(all, answers.Units(item)...)
	}
	return all
}

// eachTable counts the tables of a source side by side and returns what each gave, in their order. The first error ends the
// others.
func eachTable[T any](ctx context.Context, file answers.File, count func(ctx context.Context, t *counting) (T, data.Problems, error)) ([]T, data.Problems, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	results, problems, errs := make([]T, len(file.Of.URLs)), make([]data.Problems, len(file.Of.URLs)), make([]error, len(file.Of.URLs))
	var group sync.WaitGroup
	var once sync.Once
	first := -1
	for i, url := range file.Of.URLs {
		group.Go(func() {
			results[i], problems[i], errs[i] = func() (_ T, _ data.Problems, err error) {
				defer fault.Catch(&err)
				t, found, err := openTable(ctx, file, url)
				if err != nil {
					var none T
					return none, nil, err
				}
				defer t.table.Close()
				counted, more, err := count(ctx, t)
				return counted, append(found, more...), err
			}()
			if errs[i] != nil {
				once.Do(func() { first = i; stop() })
			}
		})
	}
	group.Wait()
	if first >= 0 {
		return nil, nil, errs[first]
	}
	return results, slices.Concat(problems...), nil
}
