package analysis

import (
	"fmt"
	"slices"

	"spoor/analysis/interval"
	"spoor/data"
)

// Note is a caution on a number, in both languages: why it must be read with care. It is never logged; it becomes a footnote.
type Note = data.Text

// smallBase is the base below which a percentage gets a note: one respondent is then worth more than 5 percentage points.
const smallBase = 20

func smallBaseNote(base int) Note {
	return Note{
		NL: fmt.Sprintf("Kleine basis (n = %d): één respondent telt voor meer dan 5 procentpunten.", base),
		EN: fmt.Sprintf("Small base (n = %d): one respondent counts for more than 5 percentage points.", base),
	}
}

func unusableNote(count int) Note {
	if count == 1 {
		return Note{
			NL: "1 respondent telt hier niet mee, omdat het antwoord niet bruikbaar is.",
			EN: "1 respondent is left out here, because the answer cannot be used.",
		}
	}
	return Note{
		NL: fmt.Sprintf("%d respondenten tellen hier niet mee, omdat hun antwoord niet bruikbaar is.", count),
		EN: fmt.Sprintf("%d respondents are left out here, because their answer cannot be used.", count),
	}
}

func zeroWeightNote(count int) Note {
	if count == 1 {
		return Note{
			NL: "1 respondent telt hier niet mee, omdat het gewicht 0 is.",
			EN: "1 respondent is left out here, because the weight is 0.",
		}
	}
	return Note{
		NL: fmt.Sprintf("%d respondenten tellen hier niet mee, omdat hun gewicht 0 is.", count),
		EN: fmt.Sprintf("%d respondents are left out here, because their weight is 0.", count),
	}
}

func noBaseNote() Note {
	return Note{
		NL: "Niemand heeft dit beantwoord: er is geen schatting.",
		EN: "Nobody answered this: there is no estimate.",
	}
}

func WidestCaseNote() Note {
	return Note{
		NL: "Van deze gemiddelden is de spreiding niet bekend; de intervallen gelden voor de grootst mogelijke spreiding.",
		EN: "The spread behind these means is not known; the intervals hold for the largest possible spread.",
	}
}

func waldNote() Note {
	return Note{
		NL: "Wald-intervallen zijn bij kleine aantallen en bij percentages dicht bij 0 of 100 te smal, en hebben bij 0% en 100% geen breedte; gebruik ze alleen om een cijfer van elders na te rekenen.",
		EN: "Wald intervals are too narrow for small numbers and for percentages near 0 or 100, and have no width at 0% and 100%; use them only to reproduce a figure made elsewhere.",
	}
}

// usesWald reports whether some interval of the table is Wald's.
func (t Table) usesWald() bool {
	return slices.ContainsFunc(t.Parts, func(p Part) bool {
		return slices.ContainsFunc(slices.Concat(p.Estimates, p.Ends), func(e Estimate) bool { return e.Interval.Method == interval.MethodWald })
	})
}
