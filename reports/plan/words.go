package plan

import "spoor/data"

// words are the fixed texts of answers.
var words = struct {
	titleSize, titlePower, titleDetectable                                          data.Text
	baseline, of, from, to, riseTo, fallTo, participants, control, other, eachOther data.Text
	total, power, assumptions                                                       data.Text
	estimate, lower, upper                                                          data.Text
	passed, outside                                                                 data.Text
	fall, rise, inTotal, perGroup, inGroups, theOther, theEachOther                 data.Text
	many, one, clusters, oneCluster, analysed                                       data.Text
	takes, each, chance, shows                                                      data.Text
	both, onlyRise, onlyFall, neither                                               data.Text
	certain, giveBase, uncertain, atEnds, noAnswer, noWorse, takesMore, smaller     data.Text
	mean, several, single, random                                                   data.Text
	test, atMost, about, normal                                                     data.Text
	powerSize, powerDetectable, powerGiven                                          data.Text
	independent, clustered, complete, attrition, few                                data.Text
}{
	titleSize:       data.Text{NL: "Hoeveel deelnemers zijn nodig?", EN: "How many participants does it take?"},
	titlePower:      data.Text{NL: "Hoe groot is de kans om het verschil aan te tonen?", EN: "How large is the chance to show the difference?"},
	titleDetectable: data.Text{NL: "Welk verschil is aan te tonen?", EN: "Which difference can be shown?"},

	baseline:     data.Text{NL: "uitgangswaarde", EN: "baseline"},
	of:           data.Text{NL: "%s van %s", EN: "%s of %s"},
	from:         data.Text{NL: "van", EN: "from"},
	to:           data.Text{NL: "naar", EN: "to"},
	riseTo:       data.Text{NL: "stijging naar", EN: "rise to"},
	fallTo:       data.Text{NL: "daling naar", EN: "fall to"},
	participants: data.Text{NL: "deelnemers", EN: "participants"},
	control:      data.Text{NL: "controlegroep", EN: "control group"},
	other:        data.Text{NL: "andere groep", EN: "other group"},
	eachOther:    data.Text{NL: "elke andere groep", EN: "each other group"},
	total:        data.Text{NL: "totaal", EN: "total"},
	power:        data.Text{NL: "vermogen", EN: "power"},
	assumptions:  data.Text{NL: "Aannames", EN: "Assumptions"},
	estimate:     data.Text{NL: "schatting", EN: "estimate"},
	lower:        data.Text{NL: "ondergrens", EN: "lower end"},
	upper:        data.Text{NL: "bovengrens", EN: "upper end"},
	passed:       data.Text{NL: "het doel is daar al bereikt", EN: "the target is reached there already"},
	outside:      data.Text{NL: "het doel komt daar buiten 0 tot 100%", EN: "the target leaves 0 to 100% there"},

	fall:         data.Text{NL: "een daling van %s naar %s", EN: "a fall from %s to %s"},
	rise:         data.Text{NL: "een stijging van %s naar %s", EN: "a rise from %s to %s"},
	inTotal:      data.Text{NL: "%s (%s in totaal)", EN: "%s (%s in total)"},
	perGroup:     data.Text{NL: "%s per groep", EN: "%s in each group"},
	inGroups:     data.Text{NL: "%s in de controlegroep en %s in %s", EN: "%s in the control group and %s in %s"},
	theOther:     data.Text{NL: "de andere groep", EN: "the other group"},
	theEachOther: data.Text{NL: "elke andere groep", EN: "each other group"},
	many:         data.Text{NL: "%s deelnemers", EN: "%s participants"},
	one:          data.Text{NL: "1 deelnemer", EN: "1 participant"},
	clusters:     data.Text{NL: "%s clusters", EN: "%s clusters"},
	oneCluster:   data.Text{NL: "1 cluster", EN: "1 cluster"},
	analysed:     data.Text{NL: "naar verwachting %s met een uitkomst", EN: "%s of them expected to have an outcome"},

	takes: data.Text{NL: "Om %s met %s kans aan te tonen is nodig: %s.", EN: "To show %s with a chance of %s takes %s."},
	each: data.Text{
		NL: "Per groep zijn %s nodig om %s met %s kans aan te tonen: %s in totaal.",
		EN: "Each group needs %s to show %s with a chance of %s: %s in total.",
	},
	chance: data.Text{
		NL: "Met %[1]s is de kans %[2]s om %[3]s aan te tonen (het onderscheidend vermogen).",
		EN: "With %[1]s the chance to show %[3]s is %[2]s (the power).",
	},
	shows: data.Text{NL: "Met %s is met %s kans aan te tonen: %s.", EN: "With %s, what can be shown with a chance of %s is %s."},
	both: data.Text{
		NL: "een stijging van %s naar minstens %s, of een daling naar hoogstens %s",
		EN: "a rise from %s to at least %s, or a fall to at most %s",
	},
	onlyRise: data.Text{
		NL: "een stijging van %s naar minstens %s, en geen enkele daling",
		EN: "a rise from %s to at least %s, and no fall whatever",
	},
	onlyFall: data.Text{
		NL: "een daling van %s naar hoogstens %s, en geen enkele stijging",
		EN: "a fall from %s to at most %s, and no rise whatever",
	},
	neither: data.Text{NL: "geen enkele verandering vanaf %s", EN: "no change whatever from %s"},

	certain: data.Text{
		NL: "De uitgangswaarde is hier zonder onzekerheid genomen.",
		EN: "The baseline is taken without uncertainty here.",
	},
	giveBase: data.Text{
		NL: "Geef het aantal antwoorden achter de uitgangswaarde op (--baseline-n) als zij een schatting is.",
		EN: "Give the number of answers behind the baseline (--baseline-n) if it is an estimate.",
	},
	uncertain: data.Text{NL: "De uitgangswaarde is zelf een schatting (%s). %s", EN: "The baseline is an estimate itself (%s). %s"},
	atEnds:    data.Text{NL: "Aan de uiteinden daarvan is het antwoord anders; zie de tabel.", EN: "At its ends the answer is different; see the table."},
	noAnswer:  data.Text{NL: "Bij %s is er geen antwoord: %s.", EN: "At %s there is no answer: %s."},
	noWorse:   data.Text{NL: "Aan de uiteinden daarvan is het antwoord niet ongunstiger.", EN: "At its ends the answer is no less favourable."},
	takesMore: data.Text{NL: "Bij %s is meer nodig: %s.", EN: "At %s it takes more: %s."},
	smaller:   data.Text{NL: "Bij %s is de kans kleiner: %s.", EN: "At %s the chance is smaller: %s."},

	mean: data.Text{
		NL: "De uitgangswaarde is een gemiddelde van aandelen; gerekend is alsof dat de kans is die voor iedere deelnemer geldt.",
		EN: "The baseline is a mean of shares; it is taken as the chance that holds for every participant.",
	},
	several: data.Text{
		NL: "%[1]d groepen worden elk met de controlegroep vergeleken; met Holm is het niveau per vergelijking ten minste %[2]s/%[1]d = %[3]s, en daarmee is gerekend. Het onderscheidend vermogen geldt per vergelijking.",
		EN: "%[1]d groups are each compared with the control group; with Holm the level of a comparison is at least %[2]s/%[1]d = %[3]s, which is used here. The power is that of one comparison.",
	},
	single: data.Text{
		NL: "Er is geen controlegroep: de uitkomst wordt vergeleken met de uitgangswaarde alsof die vaststaat. Een verschil kan dan ook een andere oorzaak hebben dan de interventie.",
		EN: "There is no control group: the outcome is compared with the baseline as if that were certain. A difference may then have another cause than the intervention.",
	},
	random: data.Text{
		NL: "Deelnemers worden door loting over de groepen verdeeld, en in de controlegroep geldt de uitgangswaarde.",
		EN: "Participants are allotted to the groups at random, and the baseline holds in the control group.",
	},
	test: data.Text{
		NL: "Toets: %s, tweezijdig, significantieniveau %s: als er geen verschil is, wordt er in %s %s van de gevallen toch een gemeld.",
		EN: "Test: %s, two-sided, significance level %s: if there is no difference, one is reported in %s %s of the cases.",
	},
	atMost: data.Text{NL: "hoogstens", EN: "at most"},
	about:  data.Text{NL: "ongeveer", EN: "about"},
	normal: data.Text{
		NL: "%s (boven 10.000 deelnemers de normale benadering van de %s)",
		EN: "%s (above 10,000 participants the normal approximation to the %s)",
	},
	powerSize: data.Text{
		NL: "Onderscheidend vermogen (power): minstens %[1]s; is het verschil er echt, dan vindt het experiment het in minstens zoveel gevallen. Dit is het aantal vanaf waar het vermogen ook bij wat meer deelnemers niet onder %[1]s zakt.",
		EN: "Power: at least %[1]s; if the difference is real, the experiment finds it in at least so many cases. This is the number from which the power does not drop below %[1]s with somewhat more participants either.",
	},
	powerDetectable: data.Text{
		NL: "Onderscheidend vermogen (power): %s; is het verschil er echt, dan vindt het experiment het in minstens zoveel gevallen.",
		EN: "Power: %s; if the difference is real, the experiment finds it in at least so many cases.",
	},
	powerGiven: data.Text{
		NL: "Onderscheidend vermogen (power): de kans dat het experiment het verschil vindt als het er echt is.",
		EN: "Power: the chance that the experiment finds the difference if it is real.",
	},
	independent: data.Text{
		NL: "Deelnemers zijn onafhankelijk van elkaar, zonder clusters (designeffect 1).",
		EN: "Participants are independent of each other, without clusters (design effect 1).",
	},
	clustered: data.Text{
		NL: "Deelnemers komen in clusters van %d met een samenhang (ICC) van %s; het designeffect is %s: %s deelnemers met een uitkomst zeggen zoveel als %s die onafhankelijk zijn. Het onderscheidend vermogen is dat van de t-toets op de gemiddelden van de clusters, met het aantal clusters min het aantal groepen als vrijheidsgraden.",
		EN: "Participants come in clusters of %d with an intraclass correlation of %s; the design effect is %s: %s participants with an outcome say as much as %s independent ones. The power is that of the t-test on the means of the clusters, with the number of clusters minus the number of groups as degrees of freedom.",
	},
	complete: data.Text{NL: "Van iedere deelnemer is de uitkomst bekend (geen uitval).", EN: "The outcome of every participant is known (no attrition)."},
	attrition: data.Text{
		NL: "Van %s van de deelnemers is de uitkomst niet bekend (van %s blijven er %s over); wie uitvalt, verschilt niet van wie blijft.",
		EN: "The outcome of %s of the participants is not known (of %s, %s remain); those who drop out do not differ from those who stay.",
	},
	few: data.Text{
		NL: "Met %d clusters in een groep hangt de uitkomst aan enkele clusters: een die uitvalt of anders is dan de rest, beslist. Neem er ten minste %d per groep.",
		EN: "With %d clusters in a group the outcome hangs on a few of them: one that drops out, or is unlike the others, decides. Take at least %d in each group.",
	},
}
