package analysis

import (
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Fitted are the options by which one of several items is estimated, and what is said of them where they are not those asked for.
type Fitted struct {
	Options Options
	Notes   []Note
}

// Fit returns the options of each of several items that are asked for at once, by id. What does not fit an item gives way to what is usual
// for it, with a note: a number among the items of --simultaneous has the interval of its mean. Options that fit none of the items are
// left, so that whoever estimates refuses them, and so are those of one item.
func Fit(options Options, codebook data.Codebook, ids []string) map[string]Fitted {
	fitted := map[string]Fitted{}
	fits := false
	for _, id := range ids {
		item, _ := codebook.Item(id)
		fitted[id] = fit(options, item)
		fits = fits || len(fitted[id].Notes) == 0
	}
	if !fits {
		for id := range fitted {
			fitted[id] = Fitted{Options: options}
		}
	}
	return fitted
}

func fit(options Options, item data.Item) Fitted {
	f := Fitted{Options: options}
	number, multiple := item.Kind == data.Number, item.Kind == data.Multiple
	if options.Joint != "" && number {
		f.Options.Joint = ""
		f.say("Een getal heeft geen antwoorden waarvan de intervallen samen gelden: het interval van het gemiddelde geldt op zichzelf.",
			"A number has no answers whose intervals hold together: the interval of the mean holds by itself.")
	}
	if multiple && (options.Joint == interval.MethodGoodman || options.Joint == interval.MethodSisonGlaz) {
		f.Options.Joint = estimate.JointDefault
		f.say("De gevraagde methode voor intervallen die samen gelden is voor vragen met één antwoord; hier zijn ze volgens Bonferroni-Wilson.",
			"The method that was asked for intervals that hold together is for items of one answer; here they are by Bonferroni-Wilson.")
	}
	if options.Base == estimate.BaseResponses && !multiple {
		f.Options.Base = estimate.BaseAnswered
		f.say("Van wie antwoordde: percentages van de gegeven antwoorden zijn er alleen bij vragen met meer antwoorden.",
			"Of those who answered: only items of several answers have percentages of the answers given.")
	}
	if options.Base == estimate.BaseAsked && number {
		f.Options.Base = estimate.BaseAnswered
		f.say("Van wie antwoordde: wie geen getal gaf, is in geen gemiddelde.", "Of those who answered: who gave no number is in no mean.")
	}
	if options.Adjustment() == hypothesis.MethodTarone && number {
		f.Options.Adjust = hypothesis.MethodHolm
		f.say("Gecorrigeerd volgens Holm: de methode van Tarone is voor de exacte toetsen van aantallen, die gemiddelden niet hebben.",
			"Adjusted by Holm: Tarone's method is for the exact tests of counts, which means do not have.")
	}
	return f
}

func (f *Fitted) say(nl, en string) { f.Notes = append(f.Notes, Note{NL: nl, EN: en}) }
