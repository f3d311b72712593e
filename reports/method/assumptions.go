package method

import "spoor/analysis/interval"

const (
	dutchAnswers = "Onafhankelijke antwoorden uit een grote populatie, elk met dezelfde kans op ja."
	dutchGroups  = "Twee onafhankelijke groepen met onafhankelijke antwoorden."
)

// dutchAssumptions says in Dutch what interval.Description says in English.
var dutchAssumptions = map[interval.Method]string{
	interval.MethodWilson:         dutchAnswers + " Haalt het betrouwbaarheidsniveau gemiddeld; ook bruikbaar bij 0 en n.",
	interval.MethodWilsonCC:       dutchAnswers + " Ruimer dan Wilson, vrijwel gelijk aan Clopper-Pearson; geen correctie bij k = n/2.",
	interval.MethodClopperPearson: dutchAnswers + " Haalt het betrouwbaarheidsniveau altijd, wat het werkelijke percentage ook is.",
	interval.MethodJeffreys:       dutchAnswers + " Gelijke staarten, prior Beta(1/2, 1/2); 0 bij k = 0 en 1 bij k = n.",
	interval.MethodAgrestiCoull:   dutchAnswers + " Telt z² antwoorden bij, de helft daarvan ja, met de exacte z; afgekapt op 0 en 1.",
	interval.MethodMidP:           dutchAnswers + " Telt de gevonden uitkomst voor de helft mee in elke staart; haalt het niveau gemiddeld.",
	interval.MethodLogit:          dutchAnswers + " Log-odds zijn bij benadering normaal verdeeld; Clopper-Pearson bij k = 0 en k = n.",
	interval.MethodWald: dutchAnswers +
		" Grote n en een percentage ver van 0 en 100; zonder breedte bij k = 0 en k = n. Alleen om een uitkomst na te rekenen die zo is gemaakt.",
	interval.MethodWilsonFinite: "Een aselecte steekproef zonder teruglegging uit een populatie van de opgegeven omvang. Zegt niets over non-respons.",
	interval.MethodHypergeometric: "Een aselecte steekproef zonder teruglegging uit een populatie van de opgegeven omvang. Haalt het betrouwbaarheidsniveau altijd. " +
		"Zegt niets over non-respons.",
	interval.MethodWidestCase:          "Onafhankelijke waarden tussen 0 en 1 waarvan de spreiding niet bekend is, zodat de grootste is genomen die bij het gemiddelde past: m(1−m).",
	interval.MethodBonferroniWilson:    "Onafhankelijke respondenten; elke samenhang tussen de opties mag, dus ook bij vragen waarop meer antwoorden mogelijk zijn.",
	interval.MethodGoodman:             "Onafhankelijke respondenten, ieder in precies één categorie; lege categorieën tellen mee.",
	interval.MethodSisonGlaz:           "Onafhankelijke respondenten, ieder in precies één categorie. Haalt het betrouwbaarheidsniveau niet als categorieën zeldzaam zijn.",
	interval.MethodNewcombe:            dutchGroups + " Haalt het betrouwbaarheidsniveau gemiddeld; ook bruikbaar bij 0 en n.",
	interval.MethodMiettinenNurminen:   dutchGroups + " Keert de scoretoets om, met de variantie maal N/(N−1).",
	interval.MethodAgrestiCaffo:        dutchGroups + " Telt in elke groep één ja en één nee bij; afgekapt op −1 en 1.",
	interval.MethodNewcombeSuperiority: dutchGroups + " Neemt de variantie van antwoorden zonder gelijke, en is daardoor voorzichtig bij een schaal met weinig punten; ook bruikbaar bij 0 en 1.",
	interval.MethodMover:               dutchGroups + " Voegt de grenzen van beide saldi samen (MOVER); wat scheef is, blijft scheef.",
	interval.MethodNewcombePaired:      "Onafhankelijke respondenten die ieder beide vragen, of in beide metingen, hebben beantwoord.",
}
