package member

import (
	"errors"
	"fmt"
	"slices"

	"spoor/data"
)

// ErrNotPart is wrapped by the error for own counts that cannot be part of those of the sector.
var ErrNotPart = errors.New("the own answers cannot be part of the sector's")

// LeaveOut returns the tally of the sector without the own respondents, for a member that took part in the sector's survey.
// It returns an error that wraps ErrNotPart where the counts show that it did not, or not with these answers.
func LeaveOut(sector, own data.Tally) (data.Tally, error) {
	name := own.Item
	if own.Row != "" {
		name += "." + own.Row
	}
	switch {
	case sector.Item != own.Item || sector.Row != own.Row || len(sector.Counts) != len(own.Counts):
		return data.Tally{}, fmt.Errorf("%s cannot be taken out of another item or codebook", name)
	case len(sector.Counts) == 0:
		return data.Tally{}, fmt.Errorf("%s: %w: only a mean of the sector is known; compare without --leave-out", name, ErrNotPart)
	case sector.Spans != nil || own.Spans != nil:
		return data.Tally{}, fmt.Errorf("%s: some counts are hidden, so own answers cannot be taken out; compare without --leave-out", name)
	case sector.Sums != nil:
		return data.Tally{}, fmt.Errorf("%s: the sector is weighted, so own answers cannot be taken out by counting; compare without --leave-out", name)
	case own.Answered > sector.Answered:
		return data.Tally{}, fmt.Errorf("%s: %w: %d own answers, and the sector has %d; compare without --leave-out", name, ErrNotPart, own.Answered, sector.Answered)
	}
	rest := sector
	rest.Counts = slices.Clone(sector.Counts)
	rest.Answered -= own.Answered
	rest.Unusable = max(0, sector.Unusable-own.Unusable)
	rest.Asked = max(sector.Asked-own.Asked, rest.Answered+rest.Unusable)
	for i, count := range own.Counts {
		rest.Counts[i] -= count
		if rest.Counts[i] < 0 || rest.Counts[i] > rest.Answered {
			return data.Tally{}, fmt.Errorf("%s: %w: of option %d they count %d of %d and the sector %d of %d; compare without --leave-out",
				name, ErrNotPart, i+1, count, own.Answered, sector.Counts[i], sector.Answered)
		}
	}
	return rest, nil
}
