package data

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"spoor/data/database"
)

// tableCount counts a table of respondents in a database. The database makes groups of respondents with equal cells; what the
// cells mean is decided here, by the same code that reads a file.
type tableCount struct {
	name  string // for problems
	table groupedTable
	wave  Wave
	items []Item // in the table, open ones left out
	draw  *scanDraw
}

// groupedTable is a [database.Table].
type groupedTable interface {
	Columns() []string
	Respondents(ctx context.Context, id string) (database.Respondents, error)
	Sums(column string) bool
	Different(ctx context.Context, column string) (int, error)
	Groups(ctx context.Context, q database.Query) ([]database.Group, error)
	Close() error
}

// openTable connects to a table of a wave, checks its columns and finds how its respondents were drawn.
func (s *Survey) openTable(ctx context.Context, wave Wave, file WaveFile, url string) (*tableCount, Problems, error) {
	source, err := database.Parse(url)
	if err != nil {
		return nil, nil, err
	}
	t := &tableCount{name: source.String(), wave: wave}
	if wave.Design.Replicates != nil {
		return nil, nil, fmt.Errorf("%s: replicate weights are not summed in a database; export the table to a file", t.name)
	}
	t.items = slices.DeleteFunc(s.itemsOf(file), func(item Item) bool { return item.Kind == Open })
	if !canScan(t.items) {
		return nil, nil, fmt.Errorf("%s: a multiple item of more than %d options is not counted in a database; export it to a file", t.name, mostScanned)
	}
	if t.table, err = source.Open(ctx); err != nil {
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
func (t *tableCount) check(ctx context.Context) (Problems, error) {
	var missing Problems
	columns := t.table.Columns()
	for _, name := range append([]string{RespondentColumn}, columnsOf(t.items, t.wave.Design)...) {
		if !slices.Contains(columns, name) {
			missing = append(missing, Problem{File: t.name, Column: name, Message: "the column is missing" + didYouMean(name, columns)})
		}
	}
	if len(missing) > 0 {
		return nil, missing
	}
	ids, err := t.table.Respondents(ctx, RespondentColumn)
	if err != nil {
		return nil, err
	}
	switch repeated := ids.Filled - ids.Distinct; {
	case repeated > 0:
		return nil, Problems{{File: t.name, Column: RespondentColumn,
			Message: fmt.Sprintf("%d of the %d rows repeat an id that another row has; a table has no order to choose by, so leave one row for each respondent", repeated, ids.Filled)}}
	case ids.Filled == 0:
		return nil, Problems{{File: t.name, Message: "there is no row with an id of a respondent"}}
	}
	var problems Problems
	if blank := ids.Rows - ids.Filled; blank > 0 {
		problems = append(problems, Problem{File: t.name, Column: RespondentColumn, Message: "the id is empty; the row is left out" + times(blank)})
	}
	drawn, err := t.drawn(ctx)
	return append(problems, drawn...), err
}

// groups asks for groups by columns, in the order of their cells, so that sums come out the same every time. The number may
// be nil.
func (t *tableCount) groups(ctx context.Context, columns []string, number *database.Number) ([]database.Group, error) {
	groups, err := t.table.Groups(ctx, database.Query{ID: RespondentColumn, Columns: columns, Weight: t.wave.Design.Weight, Number: number})
	slices.SortFunc(groups, func(a, b database.Group) int { return slices.Compare(a.Cells, b.Cells) })
	return groups, err
}

// countTables is [Survey.countFile] by the databases that hold the tables of a source: those of several are added.
func (s *Survey) countTables(ctx context.Context, wave Wave, file WaveFile) ([]Tally, Problems, error) {
	parts, problems, err := eachTable(ctx, s, wave, file, func(ctx context.Context, t *tableCount) ([]Tally, Problems, error) {
		counts, problems, err := t.count(ctx, t.units(), Item{}, !wave.Design.IsZero())
		if err != nil {
			return nil, nil, err
		}
		tallies := make([]Tally, len(counts))
		for i, c := range counts {
			if tallies[i], err = c.tally(wave.ID, t.draw, 0); err != nil {
				return nil, nil, fmt.Errorf("count %s: %w", c.column(), err)
			}
		}
		return tallies, problems, nil
	})
	if err != nil {
		return nil, nil, err
	}
	sum := parts[0]
	for _, part := range parts[1:] {
		if sum, err = addAll(sum, part); err != nil {
			return nil, nil, err
		}
	}
	return sum, problems, nil
}

// tableCrosstabs fills crosstabs by the same item from the databases that hold the tables of a source.
func (s *Survey) tableCrosstabs(ctx context.Context, wave Wave, file WaveFile, tables []Crosstab) (Problems, error) {
	parts, problems, err := eachTable(ctx, s, wave, file, func(ctx context.Context, t *tableCount) ([]Crosstab, Problems, error) {
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
func (t *tableCount) crosstabs(ctx context.Context, tables []Crosstab) ([]Crosstab, Problems, error) {
	filled := slices.Clone(tables)
	var problems Problems
	for i := range filled {
		table := &filled[i]
		table.Groups = slices.Clone(table.Groups)
		counts, found, err := t.count(ctx, units(table.Item), table.By, true)
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, found...)
		for _, c := range counts {
			if err := table.addScan(t.wave.ID, t.draw, c); err != nil {
				return nil, nil, fmt.Errorf("count %s: %w", c.column(), err)
			}
		}
	}
	return filled, problems, nil
}

// units are what the table is counted by.
func (t *tableCount) units() []unit {
	var all []unit
	for _, item := range t.items {
		all = append(all, units(item)...)
	}
	return all
}

// eachTable counts the tables of a source side by side and returns what each gave, in their order. The first error ends the
// others.
func eachTable[T any](ctx context.Context, s *Survey, wave Wave, file WaveFile, count func(ctx context.Context, t *tableCount) (T, Problems, error)) ([]T, Problems, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	results, problems, errs := make([]T, len(file.URLs)), make([]Problems, len(file.URLs)), make([]error, len(file.URLs))
	var group sync.WaitGroup
	var once sync.Once
	first := -1
	for i, url := range file.URLs {
		group.Go(func() {
			results[i], problems[i], errs[i] = func() (T, Problems, error) {
				t, found, err := s.openTable(ctx, wave, file, url)
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
