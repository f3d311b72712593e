package publication

import (
	"fmt"
	"strconv"
	"strings"

	"spoor/analysis/audit"
	"spoor/data"
)

// Notes says in words what the audit found that a reader of the figure must know: another base than is printed, a lost
// label with several readings, a print that cannot be right with its smallest repairs. The first reading or repair named is
// the one that [Figure.Counts] uses. A figure that stands alone has none: nothing is made from it.
func (f Figure) Notes() []data.Text {
	if f.Alone {
		return nil
	}
	var notes []data.Text
	if f.Mean != nil {
		return nil
	}
	if f.Finding.Possible {
		notes = append(notes, f.baseNotes()...)
	}
	if fitting := f.fittingReadings(); len(fitting) > 1 || len(fitting) == 1 && (f.lostLabels() > 0 || fitting[0].Moved > 0) {
		notes = append(notes, f.readingsNote(fitting))
	}
	if repairs := f.Finding.Repairs.List; len(repairs) > 0 {
		notes = append(notes, f.repairsNote(repairs))
	}
	return notes
}

func (f Figure) baseNotes() []data.Text {
	used, printed := f.Finding.Base, f.Finding.PrintedBase
	switch {
	case printed == 0 && len(f.Finding.Bases) == 1:
		return []data.Text{{
			NL: fmt.Sprintf("De publicatie vermeldt geen basis; van alle bases tot en met %d past alleen n = %d bij deze percentages.", f.Finding.Tried.High, used),
			EN: fmt.Sprintf("The publication prints no base; of all bases up to %d only n = %d fits these percentages.", f.Finding.Tried.High, used),
		}}
	case used == printed && f.Finding.Kind == audit.Rating && len(f.Finding.Bases) > 1:
		others := f.otherBases()
		return []data.Text{{
			NL: fmt.Sprintf("De percentages van deze rij passen ook bij n = %s; er is gerekend met n = %d.", strings.Join(others, " en n = "), used),
			EN: fmt.Sprintf("The percentages of this row also fit n = %s; n = %d is used.", strings.Join(others, " and n = "), used),
		}}
	case used != printed && used > 0:
		return []data.Text{{
			NL: fmt.Sprintf("De publicatie vermeldt n = %d bij de hele vraag; de percentages van deze rij passen daar niet bij, wel bij n = %d.", printed, used),
			EN: fmt.Sprintf("The publication prints n = %d for the whole question; the percentages of this row do not fit it, but do fit n = %d.", printed, used),
		}}
	}
	return nil
}

func (f Figure) otherBases() []string {
	var others []string
	for _, base := range f.Finding.Bases {
		if base != f.Finding.Base {
			others = append(others, strconv.Itoa(base))
		}
	}
	return others
}

func (f Figure) lostLabels() int {
	lost := 0
	for _, printed := range f.Finding.Readings[0].Printed {
		if printed == "" {
			lost++
		}
	}
	return lost
}

// fittingReadings are the readings that fit at the base in use.
func (f Figure) fittingReadings() []audit.Reading {
	var fitting []audit.Reading
	for _, reading := range f.Finding.Readings {
		if _, fits := reading.At(f.Finding.Base); fits {
			fitting = append(fitting, reading)
		}
	}
	return fitting
}

func (f Figure) readingsNote(readings []audit.Reading) data.Text {
	why := f.whyUncertain()
	nl, en := f.describeReadings(readings, data.Dutch), f.describeReadings(readings, data.English)
	if len(readings) == 1 {
		return data.Text{NL: why.NL + "; dat moet zijn: " + nl + ".", EN: why.EN + "; it must be: " + en + "."}
	}
	return data.Text{
		NL: fmt.Sprintf("%s. Er zijn %d lezingen mogelijk: %s. De eerste is gebruikt.", why.NL, len(readings), nl),
		EN: fmt.Sprintf("%s. %d readings are possible: %s. The first is used.", why.EN, len(readings), en),
	}
}

func (f Figure) whyUncertain() data.Text {
	switch lost := f.lostLabels(); lost {
	case 0:
		return data.Text{NL: "In de bron staat niet vast welk percentage bij welk antwoord hoort", EN: "The source leaves open which percentage belongs to which answer"}
	case 1:
		return data.Text{NL: "In de bron is één label niet leesbaar", EN: "One label is lost in the source"}
	default:
		return data.Text{NL: fmt.Sprintf("In de bron zijn %d labels niet leesbaar", lost), EN: fmt.Sprintf("%d labels are lost in the source", lost)}
	}
}

// describeReadings names in each reading the cells that are lost or that hold something else than was transcribed.
func (f Figure) describeReadings(readings []audit.Reading, lang data.Lang) string {
	var described []string
	for _, reading := range readings {
		fit, _ := reading.At(f.Finding.Base)
		var parts []string
		for i, transcribed := range f.Finding.Readings[0].Printed {
			if transcribed == "" || transcribed != reading.Printed[i] {
				parts = append(parts, fmt.Sprintf("%s %s", strings.ToLower(f.label(lang, i)), f.shown(reading, fit, i)))
			}
		}
		if len(parts) == 0 {
			parts = []string{data.Text{NL: "zoals gepubliceerd", EN: "as printed"}.In(lang)}
		}
		described = append(described, data.And(parts, lang))
	}
	return strings.Join(described, "; ")
}

// shown is the percentage of a cell in a reading, with its count: of a lost label the one that follows from the others.
func (f Figure) shown(reading audit.Reading, fit audit.Fit, cell int) string {
	percentage := reading.Printed[cell]
	for _, lost := range fit.Lost {
		if lost.Cell == f.Table.Cells[cell].ID {
			percentage = span(lost.Low, lost.High)
		}
	}
	counts := fit.Ranges[cell]
	return fmt.Sprintf("%s%% (%s/%d)", percentage, span(strconv.Itoa(counts.Low), strconv.Itoa(counts.High)), fit.Base)
}

func span(low, high string) string {
	if low == high {
		return low
	}
	return low + "–" + high
}

func (f Figure) repairsNote(repairs []audit.Repair) data.Text {
	var printed []string
	for _, cell := range f.Table.Cells {
		printed = append(printed, cell.Printed)
	}
	describe := func(lang data.Lang) string {
		var described []string
		for _, repair := range repairs {
			var changes []string
			for _, change := range repair.Changes {
				label, _ := f.Item.Answer(change.Cell)
				changes = append(changes, fmt.Sprintf("%s %s → %s", strings.ToLower(label.Label.In(lang)), change.From, change.To))
			}
			described = append(described, fmt.Sprintf("%s (n = %d)", strings.Join(changes, ", "), repair.Fit.Base))
		}
		return strings.Join(described, "; ")
	}
	row, total := strings.Join(printed, ", "), f.Finding.SumRule.Total
	if len(repairs) == 1 {
		return data.Text{
			NL: fmt.Sprintf("Zo gepubliceerd (%s; samen %s%%) kan deze rij niet kloppen. De enige kleinste correctie is gebruikt: %s.", row, total, describe(data.Dutch)),
			EN: fmt.Sprintf("As printed (%s; together %s%%) this row cannot be right. The only smallest repair is used: %s.", row, total, describe(data.English)),
		}
	}
	return data.Text{
		NL: fmt.Sprintf("Zo gepubliceerd (%s; samen %s%%) kan deze rij niet kloppen. Er passen %d even kleine correcties: %s. De eerste is gebruikt%s.",
			row, total, len(repairs), describe(data.Dutch), because(f.Reason.NL)),
		EN: fmt.Sprintf("As printed (%s; together %s%%) this row cannot be right. There are %d equally small repairs that fit: %s. The first is used%s.",
			row, total, len(repairs), describe(data.English), because(f.Reason.EN)),
	}
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}

func (f Figure) label(lang data.Lang, cell int) string {
	option, _ := f.Item.Answer(f.Table.Cells[cell].ID)
	return option.Label.In(lang)
}
