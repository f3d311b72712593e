package member

import (
	"fmt"

	"spoor/analysis"
)

func nothingNote() analysis.Note {
	return analysis.Note{
		NL: "Aan een van beide kanten is er geen antwoord: er is niets te vergelijken.",
		EN: "One of the two sides has no answers: there is nothing to compare.",
	}
}

func hiddenNote() analysis.Note {
	return analysis.Note{
		NL: "Dit aantal is verborgen om respondenten te beschermen: er is niets te vergelijken.",
		EN: "This count is hidden to protect respondents: there is nothing to compare.",
	}
}

func fewNote(base, minimum int) analysis.Note {
	return analysis.Note{
		NL: fmt.Sprintf("Niet getoetst: %d eigen antwoorden, en minder dan %d is te weinig om te vergelijken.", base, minimum),
		EN: fmt.Sprintf("Not tested: %d own answers, and fewer than %d are too few to compare.", base, minimum),
	}
}

// aloneNote explains a verdict that the interval of the difference seems to contradict.
func aloneNote(family int) analysis.Note {
	return analysis.Note{
		NL: fmt.Sprintf("Op zichzelf zou dit verschil meer dan toeval zijn, maar hier zijn %d onderdelen vergeleken, en dan geeft toeval alleen vaker zo'n verschil; na correctie daarvoor is het niet aantoonbaar.", family),
		EN: fmt.Sprintf("On its own this difference would be more than chance, but %d parts are compared here, and then chance alone gives such a difference more often; after correction for that it is not demonstrable.", family),
	}
}

func meansNote() analysis.Note {
	return analysis.Note{
		NL: "De gemiddelden staan naast elkaar zonder toets: de spreiding achter het gemiddelde van de sector is niet bekend.",
		EN: "The means stand side by side without a test: the spread behind the mean of the sector is not known.",
	}
}

func unitsNote() analysis.Note {
	return analysis.Note{
		NL: "Vergelijking tussen eenheden: uw percentages zijn van getelde trajecten, die van de sector zijn gemiddelden van wat respondenten schatten. Een verschil kan aan die eenheid liggen; een toets is niet mogelijk.",
		EN: "A comparison across units: your percentages are of trajectories that were counted, those of the sector are means of what respondents estimated. A difference may be due to the unit; no test is possible.",
	}
}
