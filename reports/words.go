package reports

import "spoor/data"

// words are the fixed texts of a document. Those with verbs are filled in with numbers from the results.
var words = struct {
	method, data, external, wave, section, question, answer,
	row, count, percentage, mean, base, none, other, source, about, printed, counted,
	captionSingle, captionMultiple, captionResponses, atMost, captionRating, captionNet, captionMean, captionMeanBare, captionRank, meanRank, rankedBy, median, methodNet, methodNetBoxes,
	captionNumber, captionSpread, methodMedian, aboutLevel, atLeastLevel, methodBase, methodInterval, joint, methodJoint, methodJointBoth,
	methodJointGoodman, methodJointBonferroni, methodDesign, methodReplicates, methodNetDesign, methodStudentMean,
	methodImprecise, methodSeveral, methodWidest, methodReconstructed, methodSources,
	dataReconstructed, dataPrinted, dataPrintedAll, dataBases, asked, notAnswered,
	answered, lost, deviations, externalCaption, unknownBase, externalLead, filesBeside, fullValues, behind data.Text
}{
	method:   data.Text{NL: "Methode", EN: "Method"},
	data:     data.Text{NL: "Gegevens", EN: "Data"},
	external: data.Text{NL: "Cijfers uit andere bronnen", EN: "Figures from other sources"},

	wave:       data.Text{NL: "golf %s", EN: "wave %s"},
	section:    data.Text{NL: "Paragraaf %s van de publicatie", EN: "Section %s of the publication"},
	question:   data.Text{NL: "Vraag", EN: "Question"},
	answer:     data.Text{NL: "Antwoord", EN: "Answer"},
	row:        data.Text{NL: "Onderdeel", EN: "Part"},
	count:      data.Text{NL: "Aantal", EN: "Count"},
	percentage: data.Text{NL: "Percentage", EN: "Percentage"},
	mean:       data.Text{NL: "Gemiddelde", EN: "Mean"},
	base:       data.Text{NL: "n", EN: "n"},
	none:       data.Text{NL: "geen schatting", EN: "no estimate"},
	other:      data.Text{NL: "Andere bron", EN: "Other source"},
	source:     data.Text{NL: "Bron", EN: "Source"},
	about:      data.Text{NL: "Omschrijving", EN: "What"},
	printed:    data.Text{NL: "Gepubliceerd", EN: "Printed"},
	counted:    data.Text{NL: "Uit de aantallen", EN: "From the counts"},

	captionSingle: data.Text{
		NL: "%s: aantal en percentage van de respondenten, met %s. n = %s.",
		EN: "%s: count and percentage of the respondents, with the %s. n = %s.",
	},
	captionMultiple: data.Text{
		NL: "%s: aantal en percentage van de respondenten, met %s. Meer dan één antwoord mogelijk%s; de percentages kunnen samen meer dan 100 zijn. n = %s.",
		EN: "%s: count and percentage of the respondents, with the %s. More than one answer possible%s; the percentages can add to more than 100. n = %s.",
	},
	captionResponses: data.Text{
		NL: "%s: aantal en percentage van de gegeven antwoorden, met %s. Meer dan één antwoord mogelijk%s. n = %s antwoorden.",
		EN: "%s: count and percentage of the answers given, with the %s. More than one answer possible%s. n = %s answers.",
	},
	atMost: data.Text{NL: " (ten hoogste %d)", EN: " (at most %d)"},
	captionRating: data.Text{
		NL: "%s: percentage van de antwoorden per onderdeel, tussen haakjes het %s.",
		EN: "%s: percentage of the answers to each part, with the %s in brackets.",
	},
	captionNet: data.Text{
		NL: "%s: het percentage %s min het percentage %s, in procentpunten.",
		EN: "%s: the percentage %s minus the percentage %s, in percentage points.",
	},
	captionMean: data.Text{
		NL: "Mediaan en gemiddelde op de schaal van %[1]s tot %[2]s (%[1]s = %[3]s, %[2]s = %[4]s); lees ze naast de verdeling.",
		EN: "Median and mean on the scale from %[1]s to %[2]s (%[1]s = %[3]s, %[2]s = %[4]s); read them beside the distribution.",
	},
	captionMeanBare: data.Text{
		NL: "Mediaan en gemiddelde op de schaal van %s tot %s; lees ze naast de verdeling.",
		EN: "Median and mean on the scale from %s to %s; read them beside the distribution.",
	},
	captionRank: data.Text{
		NL: "Gemiddelde plaats (1 is de hoogste) van wie het antwoord een plaats gaf. Wie het geen plaats gaf, telt hierin niet mee: lees het gemiddelde naast het aandeel dat het plaatste.",
		EN: "Mean rank (1 is the highest) over those who ranked the answer. Who did not rank it is not in this mean: read it beside the share that did.",
	},
	meanRank: data.Text{NL: "Gemiddelde plaats", EN: "Mean rank"},
	rankedBy: data.Text{NL: "n (geplaatst)", EN: "n (ranked)"},
	median:   data.Text{NL: "Mediaan", EN: "Median"},
	methodNet: data.Text{
		NL: "Het saldo van een oordeel is het aandeel van de twee beste punten min dat van de twee slechtste. Beide komen van dezelfde respondenten; het interval is daarom dat van Newcombe voor gepaarde percentages (1998, methode 10). Het houdt breedte, ook als iedereen neutraal is. Het gemiddelde neemt aan dat de punten van de schaal even ver uit elkaar liggen.",
		EN: "The net of a rating is the share of the two best points minus that of the two worst. Both come from the same respondents, so the interval is Newcombe's for paired percentages (1998, method 10). It keeps a width even where everybody is neutral. The mean supposes that the points of the scale lie equally far apart.",
	},
	methodNetBoxes: data.Text{
		NL: " Waar het codeboek zelf groepen van punten noemt, is het saldo dat van die groepen.",
		EN: " Where the codebook names boxes of points of its own, the net is that of those boxes.",
	},
	captionNumber: data.Text{
		NL: "%s: gemiddelde van de opgegeven waarden, met %s.",
		EN: "%s: mean of the values given, with the %s.",
	},
	captionSpread: data.Text{
		NL: "De waarden naast hun gemiddelde: kwartielen en mediaan met tussen haakjes hun %s, spreiding.",
		EN: "The values beside their mean: quartiles and median with their %s in brackets, spread.",
	},

	aboutLevel:   data.Text{NL: "ongeveer", EN: "about"},
	atLeastLevel: data.Text{NL: "ten minste", EN: "at least"},
	methodBase: data.Text{
		NL: "De percentages zijn berekend over de respondenten die de vraag hebben beantwoord; die basis staat er als n bij. Bij een vragenreeks heeft elke rij een eigen basis. Percentages zijn afgerond op hele getallen, halven naar boven%s.",
		EN: "Percentages are taken over the respondents who answered the question; that base is given as n. In a battery every row has a base of its own. Percentages are rounded to whole numbers, halves upwards%s.",
	},
	fullValues: data.Text{
		NL: "; de volledige waarden staan in results.json en in de map tables",
		EN: "; the full values are in results.json and in the folder tables",
	},
	methodInterval: data.Text{
		NL: "De intervallen zijn tweezijdig, met een betrouwbaarheid van %[1]s, en berekend volgens %[2]s. Zo'n interval bevat, als het onderzoek steeds zou worden herhaald, in %[3]s %[1]s van de gevallen het werkelijke percentage. Het gaat alleen over toeval: niet over wie niet meedeed, en niet over hoe de vraag is gesteld.",
		EN: "The intervals are two-sided, with a confidence of %[1]s, by the %[2]s method. Were the survey repeated over and over, such an interval would contain the true percentage in %[3]s %[1]s of the cases. It is about chance only: not about who did not take part, nor about how the question was put.",
	},
	joint: data.Text{NL: "Gezamenlijk interval", EN: "Joint interval"},
	methodJoint: data.Text{
		NL: "De gezamenlijke intervallen van een vraag bevatten met een betrouwbaarheid van %s allemaal tegelijk het werkelijke percentage; gebruik die om antwoorden met elkaar te vergelijken.",
		EN: "The joint intervals of a question all contain their true percentage at once with a confidence of %s; use them to compare answers with each other.",
	},
	methodJointBoth: data.Text{
		NL: "Bij vragen met één antwoord zijn ze berekend volgens Goodman (1965), bij vragen met meer antwoorden volgens Wilson met Bonferroni-correctie.",
		EN: "For questions with one answer they are computed by Goodman (1965), for questions with several answers by Wilson with Bonferroni's correction.",
	},
	methodJointGoodman:    data.Text{NL: "Ze zijn berekend volgens Goodman (1965).", EN: "They are computed by Goodman (1965)."},
	methodJointBonferroni: data.Text{NL: "Ze zijn berekend volgens Wilson met Bonferroni-correctie.", EN: "They are computed by Wilson with Bonferroni's correction."},
	methodDesign: data.Text{
		NL: "De schattingen volgen het steekproefontwerp: de standaardfouten zijn gelineariseerd (Taylor), en de intervallen zijn die bij de effectieve basis, het aantal respondenten gedeeld door het ontwerpeffect (Dean en Pagano, 2015). De aantallen in de tabellen zijn ongewogen.",
		EN: "The estimates follow the sampling design: standard errors are linearised (Taylor), and intervals are those of the effective base, the number of respondents divided by the design effect (Dean and Pagano, 2015). Counts in the tables are unweighted.",
	},
	methodReplicates: data.Text{
		NL: "De standaardfouten volgen uit de replicatiegewichten die bij de gegevens horen, en de intervallen zijn die bij de effectieve basis, het aantal respondenten gedeeld door het ontwerpeffect (Dean en Pagano, 2015). De aantallen in de tabellen zijn ongewogen.",
		EN: "Standard errors follow from the replicate weights that come with the data, and intervals are those of the effective base, the number of respondents divided by the design effect (Dean and Pagano, 2015). Counts in the tables are unweighted.",
	},
	methodNetDesign: data.Text{
		NL: " Bij een steekproefontwerp is dat de vorm van Zou en Donner (2008), met de samenhang die het ontwerp geeft.",
		EN: " With a sampling design it takes the form of Zou and Donner (2008), with the correlation that the design gives.",
	},
	methodStudentMean: data.Text{
		NL: "Van gemiddelden waarvan de waarden bekend zijn, is het interval het gemiddelde plus en min t keer de standaardfout, afgekapt op de grenzen van het bereik. Ze worden vergeleken met de t-toets van Welch.",
		EN: "For means whose values are known, the interval is the mean plus and minus t times the standard error, cut off at the ends of the range. They are compared by Welch's t-test.",
	},
	methodMedian: data.Text{
		NL: "De mediaan is de waarde met aan elke kant de helft van de respondenten (tussen twee waarden het midden), onder het onderste kwartiel ligt een kwart en boven het bovenste ook. Het interval van elk komt uit de volgorde van de waarden en is exact, hoe ze ook verdeeld zijn; bij een steekproefontwerp is het dat van Woodruff.",
		EN: "The median is the value with half of the respondents on each side (the middle between two values); a quarter lies below the lower quartile, and a quarter above the upper. The interval of each comes from the order of the values and is exact however they are distributed; with a sampling design it is Woodruff's.",
	},
	methodImprecise: data.Text{
		NL: "Een sterretje (*) staat bij percentages die niet nauwkeurig zijn volgens de regel waarmee het Amerikaanse National Center for Health Statistics percentages publiceert (Parker e.a., 2017): het exacte 95%-interval is 30 procentpunten breed of meer, of breder dan 5 procentpunten en dan 130% van het percentage, of de basis is kleiner dan 30. Zo'n percentage is niet fout; het ligt alleen ruim.",
		EN: "An asterisk (*) marks percentages that are not precise by the rule that the National Center for Health Statistics of the United States publishes percentages by (Parker and others, 2017): the exact 95% interval is 30 percentage points wide or more, or wider than 5 points and than 130% of the percentage, or the base is below 30. Such a percentage is not wrong; it is only known roughly.",
	},
	methodSeveral: data.Text{
		NL: "Elk interval geldt voor één percentage. Wie meerdere antwoorden tegelijk vergelijkt, doet meer uitspraken en heeft daardoor een grotere kans dat er een niet klopt.",
		EN: "Each interval holds for one percentage. Comparing several answers at once means more statements, and so a larger chance that one of them is wrong.",
	},
	methodWidest: data.Text{
		NL: "Van gemiddelden waarvan de spreiding niet bekend is, is het interval, volgens Wilson en los van de gekozen methode, berekend bij de grootst mogelijke spreiding van waarden tussen de grenzen van de schaal (variantie ten hoogste m(1 − m); Bhatia en Davis, 2000). Het werkelijke interval is dus smaller of even breed.",
		EN: "For means whose spread is not known, the interval is computed by Wilson's formula, whichever method was chosen, at the largest possible spread of values between the ends of the scale (variance at most m(1 − m); Bhatia and Davis, 2000). The actual interval is therefore narrower or as wide.",
	},
	methodReconstructed: data.Text{
		NL: "De publicatie geeft percentages zonder aantallen. Bij een basis van ten hoogste 100 past bij een heel percentage hoogstens één aantal; zo zijn de aantallen teruggerekend, in hele getallen. Daaruit zijn respondenten samengesteld die precies deze aantallen opleveren.",
		EN: "The publication gives percentages without counts. At a base of at most 100 a whole percentage fits at most one count; so the counts were recovered, in whole numbers. From them respondents were made that give exactly these counts.",
	},
	methodSources: data.Text{NL: "Bron van de methode: %s.", EN: "Source of the method: %s."},

	dataReconstructed: data.Text{
		NL: "De antwoorden zijn gereconstrueerd uit de gepubliceerde percentages: de aantallen per vraag kloppen daarmee, maar welke antwoorden bij dezelfde respondent horen is niet bekend. Verbanden tussen vragen zijn met deze gegevens niet te onderzoeken.",
		EN: "The answers were reconstructed from the published percentages: the counts of each question agree with those, but which answers belong to the same respondent is not known. Relations between questions cannot be studied with these data.",
	},
	dataPrinted: data.Text{
		NL: "De publicatie geeft %d percentages; segmenten van 0%% die niet zijn getekend en onleesbare labels tellen mee. Daarvan komen er %d precies zo uit deze gegevens.",
		EN: "The publication gives %d percentages; segments of 0%% that are not drawn, and lost labels, are counted too. Of these, %d come out of these data exactly as printed.",
	},
	dataPrintedAll: data.Text{
		NL: "Alle %d percentages van de publicatie komen precies zo uit deze gegevens; segmenten van 0%% die niet zijn getekend tellen mee.",
		EN: "All %d percentages of the publication come out of these data exactly as printed; segments of 0%% that are not drawn are counted too.",
	},
	dataBases:   data.Text{NL: "Per vraag: hoeveel respondenten hebben geantwoord.", EN: "For each question: how many respondents answered."},
	asked:       data.Text{NL: "Kon antwoorden", EN: "Could answer"},
	notAnswered: data.Text{NL: "Zonder antwoord", EN: "No answer"},
	answered:    data.Text{NL: "Beantwoord", EN: "Answered"},
	lost:        data.Text{NL: "niet leesbaar", EN: "lost"},

	deviations:      data.Text{NL: "Percentages die anders zijn dan de publicatie ze geeft.", EN: "Percentages that differ from what the publication gives."},
	externalCaption: data.Text{NL: "Cijfers uit andere bronnen.", EN: "Figures from other sources."},
	unknownBase:     data.Text{NL: "niet vermeld", EN: "not printed"},

	behind: data.Text{NL: "Tabel, toetsen en noten", EN: "Table, tests and notes"},

	externalLead: data.Text{
		NL: "Deze cijfers komen uit andere bronnen, met een andere populatie en een andere eenheid (trajecten of aanvragen in plaats van schattingen door bedrijven). Ze staan hier ter vergelijking; een toets op verschil is niet mogelijk.",
		EN: "These figures come from other sources, with a different population and a different unit (trajectories or applications rather than estimates by companies). They are here for comparison; a test of the difference is not possible.",
	},
	filesBeside: data.Text{
		NL: "Naast dit rapport staan de figuren (figures), de tabellen als CSV (tables), alle uitkomsten in volle precisie (results.json, en results.csv met één uitkomst per regel) en de controlegetallen van alle bestanden (manifest.json).",
		EN: "Beside this report are the figures (figures), the tables as CSV (tables), all results in full precision (results.json, and results.csv with one a line) and the checksums of all files (manifest.json).",
	},
}
