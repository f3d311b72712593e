package answers

import (
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/where"
)

// MarkOutside takes respondents for whom a condition does not hold out of the base of every unit, as if they had been asked
// nothing: they stay in the sample, of which those for whom it holds are a domain. It returns who they are, nil without a condition.
func MarkOutside(all []Answers, condition *where.Condition) []bool {
	if condition == nil || len(all) == 0 {
		return nil
	}
	var places []int
	for _, leaf := range condition.Leaves() {
		places = append(places, slices.IndexFunc(all, func(a Answers) bool { return a.Item.ID == leaf.Item.ID && a.Row == leaf.Row }))
	}
	outside := make([]bool, len(all[0].State))
	for i := range outside {
		outside[i] = !condition.Holds(func(leaf int) where.Given { return all[places[leaf]].given(i) })
	}
	for _, a := range all {
		for i := range outside {
			if outside[i] {
				a.State[i] = data.NotAsked
			}
		}
	}
	return outside
}

// given is what respondent i answered, as a condition takes it.
func (a Answers) given(i int) where.Given {
	given := where.Given{Answered: a.State[i] == data.Answered, Value: a.ValueOf(i)}
	switch {
	case a.Item.Kind == data.Multiple:
		given.Picked = a.Picks(i)
	case given.Answered && a.Item.Kind != data.Number:
		given.Code = a.Code[i]
	}
	return given
}

// fits reports why a condition cannot be put to the respondents of a file: it does not hold all items that it is on.
func (f File) fits() error {
	for _, id := range f.Where.Items() {
		if !slices.ContainsFunc(f.Items, func(item data.Item) bool { return item.ID == id }) {
			return fmt.Errorf("--where: item %q does not stand beside the others in %s; a condition takes its items and those that are counted from one file, a row for each respondent",
				id, f.name())
		}
	}
	return nil
}

func (f File) name() string {
	if len(f.Of.URLs) > 0 {
		return "the database"
	}
	return f.Of.Name
}

// Under returns the file with a condition on its respondents, given as text, on the items as the wave asked them.
func (f File) Under(text string, codebook data.Codebook) (File, error) {
	var err error
	if f.Where, err = where.Parse(text, codebook); err != nil {
		return File{}, fmt.Errorf("--where: %w", err)
	}
	return f, f.fits()
}
